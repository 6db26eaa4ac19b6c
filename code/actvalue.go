package code

import (
	"strings"

	"casus/clause"
)

// verbRow is the first frame of the verb whose conditions hold.
func (sc *scene) verbRow(p *clause.Pred) *verbRow {
	if p.Kind == clause.Noun {
		return nil
	}
	t := sc.tok(p.Head)
	adjective := t.UPOS == "ADJ" && t.XPOS == "JJ" && sc.form(p.Head) == sc.lemma(p.Head) // "free of charge" is no act of freeing
	particle := sc.particled(p)
	rows := sc.c.words.verbs[sc.lemma(p.Head)]
	if l := sc.c.again[sc.lemma(p.Head)]; l != "" {
		rows = append(rows[:len(rows):len(rows)], sc.c.words.verbs[l]...) // "reimpose": the same act again
	}
	for _, row := range rows {
		if row.act == nil || adjective != row.adjective || !sc.rest(p, row.rest) || len(row.rest) == 0 && particle || sc.c.noResult[row.id] && sc.hasResult(p) {
			continue
		}
		ok := true
		sc.asObject = particleOf(row.rest)
		for _, c := range row.conds {
			if !sc.holds(p, c) {
				ok = false
				break
			}
		}
		sc.asObject = ""
		if ok {
			return row
		}
	}
	return nil
}

// particled reports whether the verb has a particle, without which it is another verb: "took on" is no taking. The words of a measure are
// none ("abducted up to ten").
func (sc *scene) particled(p *clause.Pred) bool {
	k := sc.g.Child(p.Head, "compound:prt")
	if k < 0 || k+1 >= len(sc.lemmas) {
		return k >= 0
	}
	for _, m := range sc.c.measures {
		if sc.form(k) == m[0] && sc.form(k+1) == m[1] {
			return false
		}
	}
	return true
}

// operatorsOf are the readings of the predicate's word as operator.
func (sc *scene) operatorsOf(p *clause.Pred) []*operator {
	all := sc.c.words.operators[sc.lemma(p.Head)]
	fits := func(op *operator) bool {
		return (op.upos == "" || op.upos == sc.tok(p.Head).UPOS) && sc.rest(p, op.rest)
	}
	for i, op := range all {
		if !fits(op) {
			out := make([]*operator, 0, len(all))
			out = append(out, all[:i]...)
			for _, op := range all[i+1:] {
				if fits(op) {
					out = append(out, op)
				}
			}
			return out
		}
	}
	return all
}

// rest reports whether the further words of a verb stand behind it: its particle, or a phrase in its clause ("took two
// men hostage", "set the house on fire").
func (sc *scene) rest(p *clause.Pred, words []string) bool {
	if len(words) == 0 {
		return true
	}
	end := min(len(sc.lemmas), p.Head+14)
	for t := p.Head + 1; t+len(words) <= end; t++ {
		match := true
		for j, w := range words {
			if sc.lemma(t+j) != w && sc.form(t+j) != w {
				match = false
				break
			}
		}
		if !match {
			continue
		}
		if t == p.Head+1 {
			return true
		}
		if len(words) == 1 && (sc.tok(t).Deprel == "case" && (t+1 >= end || sc.tok(t+1).Deprel != "case" && sc.tok(t+1).Deprel != "fixed") || sc.tok(t).Deprel == "mark") {
			continue // a preposition of another phrase
		}
		if len(words) == 1 && sc.tok(t).Deprel == "compound:prt" && sc.g.Head(t) != p.Head {
			continue // the particle of another verb: "warned that it would cut off"
		}
		// within the verb's own phrase, no deeper than its object's preposition
		h := t + len(words) - 1
		for n := 0; n < 3 && h >= 0; n++ {
			if h == p.Head {
				return true
			}
			h = sc.g.Head(h)
		}
	}
	return false
}

// hasResult reports whether the verb has an open complement or its object a participle behind it: "leaving twelve injured".
func (sc *scene) hasResult(p *clause.Pred) bool {
	for _, a := range sc.g.Args(p) {
		if a.Role == clause.Open {
			return true
		}
		if a.Role == clause.Object && a.Via == clause.Direct {
			for k := a.Head + 1; k < len(sc.lemmas) && k <= a.Head+2; k++ {
				x := sc.tok(k).XPOS
				if (x == "VBN" || x == "JJ") && (k+1 >= len(sc.lemmas) || sc.tok(k+1).UPOS != "NOUN" && sc.tok(k+1).UPOS != "PROPN") {
					return true
				}
			}
		}
	}
	return false
}

// particleOf are the further words of a verb as they may stand before its object as a preposition: "broke off the talks", "lined up
// behind Tarsk".
func particleOf(rest []string) string { return strings.Join(rest, " ") }

// isObject reports whether an argument is the object: also a phrase whose preposition is really the verb's particle.
func (sc *scene) isObject(p *clause.Pred, a clause.Arg) bool {
	if a.Role == clause.Object {
		return true
	}
	if sc.asObject == "" || a.Role != clause.Oblique || a.Case == "" || p.Head+1 >= len(sc.lemmas) {
		return false
	}
	first, _, _ := strings.Cut(sc.asObject, " ")
	return sc.form(p.Head+1) == first && (a.Case == sc.asObject || strings.HasSuffix(sc.asObject, " "+a.Case))
}

// actValue is the act of a verb frame with its parties.
func (sc *scene) actValue(i int, row *verbRow) val {
	p := &sc.g.Preds[i]
	v := newVal(i, p.Head)
	v.denote(row.act)
	v.addRule(row.rule)
	sc.asObject = particleOf(row.rest)
	defer func() { sc.asObject = "" }()
	sc.frameParties(&v, p, row.frame)
	v.agentive, v.specific = row.agentive(), row.specific()
	for _, c := range row.conds {
		if c.kind == slotNot && !c.not {
			v.realis = "act" // "will not tolerate": the negation makes the act
		}
	}
	// "went on strike" is one act; what one flies somewhere for is another
	conflict := sc.c.ontology.types[row.act.code.Type].Quad >= materialConflict
	for _, c := range row.conds {
		if c.kind == slotPurpose && c.class >= 0 && !c.not {
			if q := sc.purposeOf(p); q != nil {
				sc.consume(sc.g.Index(q)) // "let inspectors visit the site" is one act
			}
		}
		if c.kind != slotObject && c.kind != slotPrep || c.class < 0 || c.not {
			continue
		}
		for _, a := range sc.g.Args(p) {
			if c.kind == slotObject && sc.isObject(p, a) && !a.Conj || c.kind == slotPrep && conflict && a.Role == clause.Oblique && a.Case == c.prep && !a.Conj {
				if c.kind == slotObject {
					sc.adopt(a.Head, i, &v)
				}
				sc.take(a.Head, &v)
			}
		}
	}
	if id := row.act.id; v.stage == stageDone && (id == sc.c.bareActs["promised"] || id == sc.c.bareActs["asked"]) {
		if sc.gift(p, &v); v.inner != nil {
			v.stage = "promised"
			if id == sc.c.bareActs["asked"] {
				v.stage = "asked"
			}
		}
	}
	for k, w := range row.rest {
		if k == 0 {
			for t := p.Head + 1; t < len(sc.lemmas) && t < p.Head+14; t++ {
				if sc.lemma(t) == w || sc.form(t) == w {
					v.addTrigger(t)
					sc.take(t+len(row.rest)-1, &v)
					if len(row.rest) > 1 && t+len(row.rest)-1 < len(sc.lemmas) {
						v.addTrigger(t + len(row.rest) - 1)
					}
					break
				}
			}
		}
	}
	return v
}

// adopt takes over what the object noun is about: "reached a deal on a swap of prisoners" promises the swap.
func (sc *scene) adopt(token, i int, v *val) {
	j := sc.predIndex(token)
	if j < 0 || j == i || v.inner != nil || v.stage != stageDone || !sc.c.ontology.types[v.code.Type].Inner {
		return
	}
	c := sc.value(j)
	if c.ok && c.inner != nil {
		v.inner, v.stage = c.inner, c.stage
		for k := 1; k < len(c.trigger); k++ {
			if c.trigger[k] >= 0 {
				v.addTrigger(c.trigger[k])
			}
		}
		sc.consume(j)
	}
}

// take marks the object noun that a frame names as part of the trigger and as consumed, when it is an event noun.
func (sc *scene) take(token int, v *val) {
	if next := sc.through(token); next >= 0 {
		if j := sc.predIndex(next); j >= 0 && sc.nounRow(next) != nil {
			sc.consume(j)
		}
	}
	if j := sc.predIndex(token); j >= 0 && sc.tok(token).UPOS == "NOUN" {
		if sc.nounRow(token) != nil {
			sc.consume(j)
			v.addTrigger(token)
		}
	}
}

func (sc *scene) predIndex(token int) int {
	if p := sc.g.At(token); p != nil {
		return sc.g.Index(p)
	}
	return -1
}

// frameParties fills sources and targets after a frame.
func (sc *scene) frameParties(v *val, p *clause.Pred, f frame) {
	v.mutual = f.mutual
	v.sources = sc.parties(p, f.sources)
	t := sc.targetParties(v.act, p, f.targets)
	if f.mutual {
		v.sources = append(v.sources, t...)
		return
	}
	sc.resultOfPassive(v, p)
	if len(t) == 0 && sc.c.judging[v.code.Type] {
		t = withoutParties(sc.doers(p), v.sources)
	}
	if len(t) == 0 && (len(v.sources) > 0 || p.Passive && sc.c.judging[v.code.Type]) && !sc.c.noImplied[v.code.Type] {
		t = withoutParties(sc.implied(v, p, f.targets), v.sources)
	}
	if len(t) == 0 && sc.c.ontology.types[v.code.Type].Quad == materialConflict && sc.c.noImplied[v.code.Type] && !sc.c.protestType[v.code.Type] {
		t = sc.acrossBorder(p, v.sources)
	}
	v.targets = t
	sc.eventAsSubject(v, p, f)
}

// targetParties reads the recipients of an act. A noun of no known kind is a party only when nothing else is and the act is always done
// to somebody.
func (sc *scene) targetParties(a *act, p *clause.Pred, slots []slot) []party {
	quad := sc.c.ontology.types[a.code.Type].Quad
	sc.ofWords = quad == verbalCooperation || quad == verbalConflict
	sc.hosted, sc.ruled, sc.struck = sc.c.hosted[a.id], sc.c.territorial[a.id], sc.c.striking[a.id]
	out := sc.parties(p, slots)
	if len(out) == 0 && sc.c.personalActs[a.id] {
		sc.personal = true
		out = sc.parties(p, slots)
		sc.personal = false
	}
	sc.hosted, sc.ruled, sc.struck, sc.ofWords = false, false, false, false
	return out
}

// eventAsSubject lets an event that does something hand on its parties: "the shelling killed five".
func (sc *scene) eventAsSubject(v *val, p *clause.Pred, f frame) {
	if len(v.sources) > 0 || len(f.sources) == 0 || f.sources[0].kind != slotSubject {
		return
	}
	for _, a := range sc.g.Args(p) {
		if a.Role != clause.Subject && !(a.Role == clause.Oblique && sc.c.inPrep(a.Case)) {
			continue
		}
		j := sc.predIndex(a.Head)
		if j < 0 || sc.g.Preds[j].Kind != clause.Noun {
			if next := sc.through(a.Head); next >= 0 {
				j = sc.predIndex(next)
			}
		}
		if j < 0 {
			continue
		}
		e := sc.value(j)
		if !e.ok || e.content || e.act == nil || !sc.c.merges(e.code, v.code) {
			continue
		}
		v.told = j + 1
		v.sources = e.sources
		if len(v.sources) == 0 {
			v.sources = sc.carrier(j)
		}
		v.mutual = e.mutual
		if len(v.targets) == 0 || sc.people(e.targets) && !sc.people(v.targets) {
			v.targets = e.targets
		}
		if e.code.Mode != "" || v.act.id == sc.c.vague || e.mutual {
			v.code, v.act = e.code, e.act
		}
		if e.mutual && len(e.sources) > 1 {
			v.targets = nil
		} else if e.mutual {
			v.mutual = false // one side is named: those hurt are the other
		}
		// the noun names the act, so it is the trigger
		v.trigger = [4]int{sc.g.Preds[j].Head, p.Head, -1, -1}
		for _, r := range e.rules {
			if r != "" {
				v.addRule(r)
			}
		}
		sc.consume(j)
		return
	}
}

// carrier is who does the act of an event noun that a light verb carries: "conducted an air strike that killed five".
func (sc *scene) carrier(j int) []party {
	q := &sc.g.Preds[j]
	g := sc.g.At(sc.g.Head(q.Head))
	if g == nil || g.Kind != clause.Verb || base(sc.tok(q.Head).Deprel) != "obj" {
		return nil
	}
	for _, op := range sc.operatorsOf(g) {
		if op.op == opDo {
			return sc.parties(g, subjectSlot)
		}
	}
	return nil
}

// people reports whether the parties are persons or bodies, not things or places that were hit.
func (sc *scene) people(ps []party) bool {
	for i := range ps {
		at := ps[i].ref.At
		if strings.HasSuffix(ps[i].how, placeHow) || strings.HasSuffix(ps[i].how, capitalHow) {
			continue // a place, for its people
		}
		if ps[i].ref.Actor == "" && at.Sentence == sc.si && sc.tok(at.Token).UPOS == "PROPN" && sc.placeAt(at.Token) != nil {
			continue // a town that was hit
		}
		if at.Sentence != sc.si || sc.actors[at.Token] >= 0 && sc.doc.Actors[sc.actors[at.Token]].Kind != "state" || sc.isPerson(at.Token) || sc.tok(at.Token).UPOS == "NUM" || sc.tok(at.Token).UPOS == "PRON" {
			return true
		}
	}
	return false
}

func (sc *scene) consume(i int) { sc.vals[i].consumed = true }
