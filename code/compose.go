package code

import (
	"casus"
	"casus/clause"
)

// val is what a predicate denotes: an act at a stage with its parties, or nothing.
type val struct {
	ok       bool
	act      *act   // the act, as far as later stages see it
	code     Code   // its code
	inner    *act   // the act that is promised, asked, refused or threatened
	stage    string // done, or the stage of the outermost operator
	sources  []party
	targets  []party
	mutual   bool
	innerS   []party // parties of the content, for roles that the outer act leaves empty
	innerT   []party
	head     int    // predicate that carries the event: index into Preds
	trigger  [4]int // tokens of the trigger: predicate, noun, ...; -1 = unused
	rules    [6]string
	noun     bool   // an event noun on its own
	content  bool   // a noun that counts only as content
	staged   bool   // a noun that counts only at a stage
	bare     bool   // an operator without recognised content
	negated  bool   // negated by the composition
	realis   string // fixed by the composition, else ""
	consumed bool   // taken into another event
	carried  bool   // an event noun under a light or aspectual verb
	specific bool   // its frame names the class of an object or oblique
	agentive bool   // its frame names the class of the subject
	told     int    // 1 + predicate of the event noun that the verb tells more of, 0 without
	by       string // stage operator without content of its own
}

func (v *val) addTrigger(token int) {
	for i := range v.trigger {
		if v.trigger[i] == token {
			return
		}
		if v.trigger[i] < 0 {
			v.trigger[i] = token
			return
		}
	}
}

func (v *val) addRule(id string) {
	for i := range v.rules {
		if v.rules[i] == id {
			return
		}
		if v.rules[i] == "" {
			v.rules[i] = id
			return
		}
	}
}

const maxDepth = 8

// value is what the predicate with this index denotes, worked out once.
func (sc *scene) value(i int) *val {
	v := &sc.vals[i]
	if sc.state[i] != 0 || sc.depth > maxDepth {
		return v
	}
	sc.state[i] = 1
	sc.depth++
	got := sc.evaluate(i)
	sc.depth--
	consumed := sc.vals[i].consumed
	sc.vals[i] = got
	sc.vals[i].consumed = consumed
	sc.state[i] = 2
	return v
}

func newVal(i, token int) val {
	return val{ok: true, stage: stageDone, head: i, trigger: [4]int{token, -1, -1, -1}}
}

// evaluate decides between the frames of the predicate's word and its reading as operator over an act.
func (sc *scene) evaluate(i int) val {
	p := &sc.g.Preds[i]
	if p.Kind == clause.Noun || p.Kind == clause.Copula && sc.tok(p.Head).UPOS == "NOUN" {
		return sc.nounValue(i)
	}
	row := sc.verbRow(p)
	if row != nil && row.specific() && row.id != sc.c.bareActs["asked"] {
		return sc.actValue(i, row)
	}
	best := val{}
	if ops := sc.operatorsOf(p); len(ops) > 0 && ops[0].op == opNone {
		return val{}
	}
	for _, op := range sc.operatorsOf(p) {
		v := sc.operate(i, op)
		if !v.ok {
			continue
		}
		if !v.bare {
			return v
		}
		if !best.ok {
			best = v
		}
	}
	if row != nil {
		return sc.actValue(i, row)
	}
	return best
}

// verbRow is the first frame of the verb whose conditions hold.
func (sc *scene) verbRow(p *clause.Pred) *verbRow {
	if p.Kind == clause.Noun {
		return nil
	}
	for _, row := range sc.c.words.verbs[sc.lemma(p.Head)] {
		if row.act == nil || !sc.rest(p, row.rest) || sc.c.noResult[row.id] && sc.hasResult(p) {
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

// operatorsOf are the readings of the predicate's word as operator.
func (sc *scene) operatorsOf(p *clause.Pred) []*operator {
	all := sc.c.words.operators[sc.lemma(p.Head)]
	for i, op := range all {
		if !sc.rest(p, op.rest) {
			out := make([]*operator, 0, len(all))
			out = append(out, all[:i]...)
			for _, op := range all[i+1:] {
				if sc.rest(p, op.rest) {
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
		if sc.tok(t).Deprel == "case" && (t+1 >= end || sc.tok(t+1).Deprel != "case") || sc.tok(t).Deprel == "mark" && len(words) == 1 {
			continue // a preposition of another phrase
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
			for _, k := range sc.g.Children(a.Head) {
				if k > a.Head && sc.tok(k).XPOS == "VBN" {
					return true
				}
			}
		}
	}
	return false
}

// particleOf is the particle of a verb's further words, when that is all they are.
func particleOf(rest []string) string {
	if len(rest) == 1 {
		return rest[0]
	}
	return ""
}

// isObject reports whether an argument is the object: also a phrase whose preposition is really the verb's particle ("broke
// off the talks").
func (sc *scene) isObject(p *clause.Pred, a clause.Arg) bool {
	if a.Role == clause.Object {
		return true
	}
	return sc.asObject != "" && a.Role == clause.Oblique && a.Case == sc.asObject && p.Head+1 < len(sc.lemmas) && sc.form(p.Head+1) == sc.asObject
}

// actValue is the act of a verb frame with its parties.
func (sc *scene) actValue(i int, row *verbRow) val {
	p := &sc.g.Preds[i]
	v := newVal(i, p.Head)
	v.act, v.code = row.act, row.act.code
	v.addRule(row.rule)
	sc.asObject = particleOf(row.rest)
	defer func() { sc.asObject = "" }()
	sc.frameParties(&v, p, row.frame)
	v.agentive, v.specific = row.agentive(), row.specific()
	for _, c := range row.conds {
		if c.kind != slotObject || c.class < 0 || c.not {
			continue
		}
		for _, a := range sc.g.Args(p) {
			if sc.isObject(p, a) && !a.Conj {
				sc.take(a.Head, &v)
			}
		}
	}
	for k, w := range row.rest {
		if k == 0 {
			for t := p.Head + 1; t < len(sc.lemmas) && t < p.Head+14; t++ {
				if sc.lemma(t) == w || sc.form(t) == w {
					v.addTrigger(t)
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
	sc.personal = sc.c.personalActs[v.act.id]
	t := sc.parties(p, f.targets)
	sc.personal = false
	if f.mutual {
		v.sources = append(v.sources, t...)
		return
	}
	v.targets = t
	sc.eventAsSubject(v, p, f)
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
		v.mutual = e.mutual
		if len(v.targets) == 0 || sc.people(e.targets) && !sc.people(v.targets) {
			v.targets = e.targets
		}
		if e.code.Mode != "" || v.act.id == sc.c.vague || e.mutual {
			v.code, v.act = e.code, e.act
		}
		if e.mutual && len(e.sources) > 0 {
			v.targets = nil
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

// people reports whether the parties are persons or bodies, not things or places that were hit.
func (sc *scene) people(ps []party) bool {
	for i := range ps {
		at := ps[i].ref.At
		if at.Sentence != sc.si || sc.actors[at.Token] >= 0 && sc.doc.Actors[sc.actors[at.Token]].Kind != "state" || sc.isPerson(at.Token) || sc.tok(at.Token).UPOS == "NUM" || sc.tok(at.Token).UPOS == "PRON" {
			return true
		}
	}
	return false
}

func (sc *scene) consume(i int) { sc.vals[i].consumed = true }

// operate applies an operator to the act below it.
func (sc *scene) operate(i int, op *operator) val {
	p := &sc.g.Preds[i]
	for _, s := range op.content {
		for _, a := range sc.g.Args(p) {
			if !contentArg(a, s) && !(s.kind == slotObject && len(op.rest) == 1 && !a.Conj && a.Role == clause.Oblique && a.Case == op.rest[0] && sc.form(p.Head+1) == op.rest[0]) || a.Via == clause.Relative && p.Partic && (op.op == opScheduled || op.op == opAnnounce || op.op == "promised") {
				continue
			}
			j := sc.contentPred(a.Head)
			if j < 0 || j == i || s.kind == slotObject && a.Via != clause.Direct && sc.g.Preds[j].Kind == clause.Verb {
				continue
			}
			c := sc.value(j)
			if !c.ok || c.act == nil {
				continue
			}
			if v, ok := sc.apply(i, op, j, c); ok {
				return v
			}
		}
		if s.kind == slotClause || s.kind == slotOpen {
			// the infinitive of an operator is its content, whatever the label
			for _, k := range sc.g.Children(p.Head) {
				if q := sc.g.At(k); q != nil && (q.Infin || q.Gerund && q.Mark == "" && k <= p.Head+2) && k > p.Head && base(q.Rel) == "advcl" && q.First < 0 {
					if c := sc.value(sc.g.Index(q)); c.ok && c.act != nil {
						if v, ok := sc.apply(i, op, sc.g.Index(q), c); ok {
							return v
						}
					}
				}
			}
		}
		// the phrase may hang on the object: "issued a call for talks"
		if s.kind == slotPrep {
			for _, a := range sc.g.Args(p) {
				if a.Role != clause.Object || a.Conj {
					continue
				}
				q := sc.g.At(a.Head)
				if q == nil {
					continue
				}
				for _, b := range sc.g.Args(q) {
					if b.Role == clause.Oblique && b.Case == s.prep {
						if j := sc.contentPred(b.Head); j >= 0 && j != i {
							if c := sc.value(j); c.ok && c.act != nil {
								if v, ok := sc.apply(i, op, j, c); ok {
									return v
								}
							}
						}
					}
				}
			}
		}
	}
	if op.bare && sc.isStage(op.op) {
		return sc.bareOperator(i, op)
	}
	return val{}
}

func contentArg(a clause.Arg, s slot) bool {
	if a.Conj {
		return false
	}
	switch s.kind {
	case slotClause:
		return a.Role == clause.Clausal || a.Role == clause.Open
	case slotOpen:
		return a.Role == clause.Open
	case slotObject:
		return a.Role == clause.Object
	case slotSubject:
		return a.Role == clause.Subject
	case slotCompound:
		return a.Role == clause.Compound
	case slotPrep:
		return (a.Role == clause.Oblique || a.Role == clause.Open || a.Role == clause.Clausal) && a.Case == s.prep
	}
	return false
}

// contentPred is the predicate of a content: the token's own, or what it only measures.
func (sc *scene) contentPred(token int) int {
	if next := sc.through(token); next >= 0 {
		if j := sc.predIndex(next); j >= 0 && sc.nounRow(next) != nil {
			return j
		}
	}
	return sc.predIndex(token)
}

func (sc *scene) isStage(op string) bool {
	switch op {
	case opDo, opEnded, opSay, opDeny, opThink, opNone, opAnnounce, opScheduled:
		return false
	}
	return true
}

// apply composes an operator with the act c of predicate j.
func (sc *scene) apply(i int, op *operator, j int, c *val) (val, bool) {
	p := &sc.g.Preds[i]
	v := newVal(i, p.Head)
	v.addRule(op.rule)
	for _, r := range c.rules {
		if r != "" {
			v.addRule(r)
		}
	}
	isNoun := sc.g.Preds[j].Kind == clause.Noun
	if c.staged {
		switch op.op {
		case opDo:
			v = sc.carry(v, i, j, c)
			v.staged, v.content = true, true
			return v, true
		case stageCut, "cancelled", opEnded:
			return val{}, false
		}
	}
	switch op.op {
	case opSay, opDeny, opThink:
		return val{}, false // told of, not done to: see realis
	case opEnded:
		if c.act.content == sc.c.meeting {
			return sc.carry(v, i, j, c), true
		}
		ended := sc.c.ontology.cut(c.act, stageCut)
		if ended == nil || isNoun && c.noun && !c.content && !sc.c.endable(c.act) {
			return sc.carry(v, i, j, c), true
		}
		v.act, v.code = ended, ended.code
		v.sources, v.targets, v.mutual = c.sources, c.targets, c.mutual
		sc.consume(j)
		v.trigger = [4]int{p.Head, sc.g.Preds[j].Head, -1, -1}
		return v, true
	case opAnnounce:
		q := &sc.g.Preds[j]
		if !isNoun && !q.Infin && q.Modal < 0 && !q.Gerund {
			return val{}, false // "announced that it had arrested": a report
		}
		if !isNoun && q.Modal >= 0 {
			return val{}, false // its own future makes it a promise
		}
		if _, ok := sc.c.ontology.at(c.act, opAnnounce); !ok || c.stage != stageDone {
			return sc.carry(v, i, j, c), true
		}
		return sc.staged(v, i, op, j, c)
	case opScheduled:
		if c.stage == stageDone && !p.Passive && p.Kind == clause.Verb && len(sc.parties(p, subjectSlot)) > 0 {
			threat := *op
			threat.op = "promised"
			v, ok := sc.staged(v, i, &threat, j, c)
			if ok && sc.c.ontology.types[c.code.Type].Quad <= 2 {
				v.realis = "fut"
			}
			return v, ok
		}
		if c.stage == stageDone && sc.c.ontology.types[c.code.Type].Quad <= 2 {
			promise := *op
			promise.op = "promised"
			v, ok := sc.staged(v, i, &promise, j, c)
			v.realis = "fut"
			return v, ok
		}
		return val{}, false
	case opDo:
		if c.content && sc.c.noCarry[c.act.content] {
			return val{}, false
		}
		if !isNoun && c.stage == stageDone && sc.g.Preds[j].Kind == clause.Verb && len(op.rest) == 0 && sc.g.Preds[j].Infin && op.realis != "" {
			return val{}, false
		}
		return sc.carry(v, i, j, c), true
	case stageCut, "cancelled":
		if c.stage != stageDone {
			return sc.cutStage(v, i, j, c)
		}
		ended := sc.c.ontology.cut(c.act, op.op)
		if ended == nil {
			return val{}, false
		}
		v.act, v.code = ended, ended.code
		sc.roles(&v, p, op, c)
		v.targets = sc.either(v.targets, sc.contentParties(c, v.sources))
	default:
		return sc.staged(v, i, op, j, c)
	}
	sc.consume(j)
	v.addTrigger(sc.g.Preds[j].Head)
	return v, true
}

// carry lets a light or aspectual word carry the act of its content, with the subject as source.
func (sc *scene) carry(v val, i, j int, c *val) val {
	p := &sc.g.Preds[i]
	v.act, v.code, v.inner, v.stage, v.negated, v.realis = c.act, c.code, c.inner, c.stage, c.negated, c.realis
	v.mutual = c.mutual
	v.carried = c.noun || c.carried
	v.innerS, v.innerT = c.innerS, c.innerT
	subject := sc.parties(p, subjectSlot)
	own := c.sources
	switch {
	case c.mutual:
		v.sources = append(append([]party{}, subject...), own...)
		if q := sc.parties(p, sc.c.withSlots); len(q) > 0 {
			v.sources = append(v.sources, q...)
		}
	case len(subject) > 0:
		v.sources = subject
	default:
		v.sources = own
	}
	if !c.mutual {
		v.targets = c.targets
		if len(v.targets) == 0 {
			v.targets = withoutParties(sc.parties(p, sc.c.targetSlots), v.sources)
		}
		if len(v.targets) == 0 && c.noun {
			v.targets = withoutParties(sc.parties(p, objectSlot), v.sources) // "put the man under investigation"
		}
	}
	sc.consume(j)
	if sc.g.Preds[j].Kind == clause.Noun {
		v.addTrigger(sc.g.Preds[j].Head)
	} else {
		v.addTrigger(sc.g.Preds[j].Head)
	}
	for k := 1; k < len(c.trigger); k++ {
		if c.trigger[k] >= 0 {
			v.addTrigger(c.trigger[k])
		}
	}
	return v
}

// cutStage ends a promise, request, refusal or threat: a demand dropped, an offer withdrawn.
func (sc *scene) cutStage(v val, i, j int, c *val) (val, bool) {
	p := &sc.g.Preds[i]
	switch {
	case c.stage == "promised" && c.inner != nil:
		code, ok := sc.c.ontology.at(c.inner, "refused")
		if !ok {
			return val{}, false
		}
		v.code, v.act, v.inner, v.stage = code, sc.c.stageAct(code), c.inner, "refused"
	default:
		ended := sc.c.ontology.cut(c.act, stageCut)
		if ended == nil {
			return val{}, false
		}
		v.act, v.code = ended, ended.code
	}
	v.sources = sc.parties(p, subjectSlot)
	if len(v.sources) == 0 {
		v.sources = c.sources
	}
	v.targets = c.targets
	sc.consume(j)
	v.addTrigger(sc.g.Preds[j].Head)
	return v, true
}

// staged puts an act at a stage of the table: asked, promised, refused, threatened.
func (sc *scene) staged(v val, i int, op *operator, j int, c *val) (val, bool) {
	p := &sc.g.Preds[i]
	content := c.act
	if c.stage != stageDone {
		// a refused offer of talks is about the talks
		if c.inner == nil {
			content = c.act
		} else if op.op != "asked" || c.stage == "asked" || c.stage == "promised" {
			content = c.inner
		}
	}
	stage := op.op
	if q := &sc.g.Preds[j]; stage == "threatened" && q.Kind == clause.Verb && !q.Infin && !q.Gerund && !sc.speaksOfSelf(p, q) {
		return val{}, false // a forecast of what others may do
	}
	if q := &sc.g.Preds[j]; q.Neg && q.Kind == clause.Verb && c.stage == stageDone {
		// not to do it: harm left out is a concession, help left out a refusal
		if sc.c.ontology.types[content.code.Type].Quad >= 3 {
			if content = sc.c.ontology.cut(content, stageCut); content == nil {
				return val{}, false
			}
		} else if stage == "promised" || stage == "threatened" {
			stage = "refused"
		} else if stage == "asked" {
			return val{}, false
		}
	}
	code, ok := sc.c.ontology.at(content, stage)
	if !ok {
		return val{}, false
	}
	if yield := sc.c.ontology.acts[sc.c.yields]; stage == "promised" && c.stage == "asked" && c.inner == nil && yield != nil {
		// a demand accepted
		v.code, v.act = yield.code, yield
		sc.roles(&v, p, op, c)
		v.targets = sc.either(v.targets, withoutParties(c.sources, v.sources))
		sc.consume(j)
		v.addTrigger(sc.g.Preds[j].Head)
		return v, true
	}
	v.code, v.act, v.inner, v.stage = code, sc.c.stageAct(code), content, stage
	if !sc.c.ontology.types[code.Type].Inner {
		v.inner, v.stage = nil, stageDone
		if code.Type == content.code.Type {
			v.act = content
		}
	}
	sc.roles(&v, p, op, c)
	sc.consume(j)
	v.addTrigger(sc.g.Preds[j].Head)
	v.innerS, v.innerT = c.sources, c.targets
	return v, true
}

// roles fills the parties of an outer act: its subject, and whoever the operator names as target, else who is asked in
// the clause below or hit by the content.
func (sc *scene) roles(v *val, p *clause.Pred, op *operator, c *val) {
	v.sources = sc.parties(p, subjectSlot)
	v.targets = sc.parties(p, op.target)
	v.targets = withoutParties(v.targets, v.sources)
	if len(v.sources) == 0 && !p.Passive && p.Kind != clause.Verb {
		v.sources = c.sources
	}
	if op.op == stageCut || op.op == "cancelled" {
		return
	}
	if c.mutual && op.op == "promised" {
		// a mutual promise: everybody is a source
		if rest := withoutParties(c.sources, v.sources); len(v.sources) > 1 || len(rest) == 0 {
			v.targets = nil
		} else if len(v.targets) == 0 {
			v.targets = rest
		}
		return
	}
	if len(v.targets) > 0 {
		return
	}
	switch op.op {
	case "asked":
		v.targets = withoutParties(c.sources, v.sources)
		if len(v.targets) == 0 {
			v.targets = withoutParties(c.targets, v.sources)
		}
	default:
		v.targets = sc.contentParties(c, v.sources)
	}
}

// contentParties are whom the content concerns besides the sources of the outer act.
func (sc *scene) contentParties(c *val, sources []party) []party {
	out := withoutParties(c.targets, sources)
	if len(out) == 0 {
		out = withoutParties(c.sources, sources)
	}
	return out
}

func (sc *scene) either(a, b []party) []party {
	if len(a) > 0 {
		return a
	}
	return b
}

func withoutParties(ps, without []party) []party {
	var out []party
	for _, p := range ps {
		same := false
		for i := range without {
			if sameRef(&p.ref, &without[i].ref) {
				same = true
			}
		}
		if !same {
			out = append(out, p)
		}
	}
	return out
}

func takesClause(op *operator) bool {
	for _, s := range op.content {
		if s.kind == slotClause {
			return true
		}
	}
	return false
}

// asksAfter reports whether a clause is an indirect question.
func (sc *scene) asksAfter(q *clause.Pred) bool {
	if r := sc.c.words.realis["mark"][q.Mark]; r == casus.Conditional {
		return true
	}
	for _, k := range sc.g.Children(q.Head) {
		if x := sc.tok(k).XPOS; x == "WRB" || x == "WP" || x == "WDT" {
			return true
		}
	}
	return false
}

// bareOperator is a request, promise, refusal or threat whose content the lexicon does not know.
func (sc *scene) bareOperator(i int, op *operator) val {
	p := &sc.g.Preds[i]
	a := sc.c.ontology.acts[sc.c.bareActs[op.op]]
	if a == nil {
		return val{}
	}
	v := newVal(i, p.Head)
	v.act, v.code, v.bare, v.stage = a, a.code, true, op.op
	v.addRule(op.rule)
	v.addRule("bare:" + a.id + ":" + op.op)
	v.sources = sc.parties(p, subjectSlot)
	v.targets = withoutParties(sc.parties(p, op.target), v.sources)
	hasClause := false
	for _, x := range sc.g.Args(p) {
		if x.Role == clause.Open || x.Role == clause.Clausal {
			q := sc.g.At(x.Head)
			if q == nil || x.Role == clause.Open && (q.Kind != clause.Verb || !q.Infin) {
				continue
			}
			if x.Role == clause.Clausal && sc.asksAfter(q) {
				return val{} // "asked why"
			}
			if x.Role == clause.Clausal && !takesClause(op) {
				continue
			}
			hasClause = true
		}
	}
	for _, k := range sc.g.Children(p.Head) {
		if q := sc.g.At(k); q != nil && q.Infin && k > p.Head && len(v.targets) > 0 {
			hasClause = true
		}
	}
	if len(v.sources) == 0 && len(v.targets) == 0 || !hasClause && (len(v.targets) == 0 || op.op == "asked") {
		return val{}
	}
	return v
}
