package code

import (
	"strings"

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
	realis   string // fixed by the composition, else ""
	consumed bool   // taken into another event
	carried  bool   // an event noun under a light or aspectual verb
	specific bool   // its frame names the class of an object or oblique
	agentive bool   // its frame names the class of the subject
	told     int    // 1 + predicate of the event noun that the verb tells more of, 0 without
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
	if got.ok && (strings.HasPrefix(got.rules[0], "verb:") && sc.idiom(i) || sc.immaterial(i)) {
		got = val{} // "plans to axe jobs"
	}
	sc.vals[i] = got
	sc.vals[i].consumed = consumed
	sc.state[i] = 2
	return v
}

// denote makes the value one of an act, which may be itself about another one: an invitation is about a visit.
func (v *val) denote(a *act) {
	v.act, v.code = a, a.code
	if a.inner != nil {
		v.inner, v.stage = a.inner, a.stage
	}
}

// about keeps the act that a refusal is about when an operator made one of it: a visit called off.
func (v *val) about(o *Ontology, content *act) {
	if o.types[v.code.Type].Inner {
		v.inner, v.stage = content, "refused"
	}
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
	if v := sc.jointly(i, p, row); v.ok {
		return v
	}
	if row != nil && row.specific() && sc.c.bareAct(row.id) {
		// "ruled out an end to the embargo": the content says more than the phrase
		for _, op := range sc.operatorsOf(p) {
			if sc.isStage(op.op) {
				if v := sc.operate(i, op); v.ok && !v.bare {
					return v
				}
			}
		}
		if row.id != sc.c.bareActs["asked"] {
			return sc.actValue(i, row)
		}
	} else if row != nil && row.specific() {
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
		if (s.kind == slotClause || s.kind == slotOpen) && op.op != opDo {
			// the infinitive of an operator is its content, whatever the label
			for _, k := range sc.g.Children(p.Head) {
				if q := sc.g.At(k); q != nil && (q.Infin || q.Gerund && q.Mark == "" && k <= p.Head+2) && k > p.Head && base(q.Rel) == "advcl" && q.First < 0 && (op.op != opDo || q.Gerund || sc.implicative(p)) {
					if c := sc.value(sc.g.Index(q)); c.ok && c.act != nil {
						if v, ok := sc.apply(i, op, sc.g.Index(q), c); ok {
							return v
						}
					}
				}
			}
		}
		if s.kind == slotPrep {
			// "committed itself to pulling out"
			for _, k := range sc.g.Children(p.Head) {
				if q := sc.g.At(k); q != nil && q.Gerund && k > p.Head && (q.Mark == s.prep || sc.g.Prep(k) == s.prep) {
					if c := sc.value(sc.g.Index(q)); c.ok && c.act != nil {
						if v, ok := sc.apply(i, op, sc.g.Index(q), c); ok {
							return v
						}
					}
				}
			}
		}
		if s.kind == slotClause && len(op.rest) > 0 {
			// or the clause on the noun of the operator's own phrase: "reserves the right to retaliate", "put them on notice that"
			if j := sc.underPhrase(p, op.rest); j >= 0 {
				if c := sc.value(j); c.ok && c.act != nil {
					if v, ok := sc.apply(i, op, j, c); ok {
						if k := sc.predIndex(sc.g.Head(sc.g.Preds[j].Head)); k >= 0 && k != i {
							sc.consume(k) // the noun of the phrase tells nothing else
						}
						return v
					}
				}
			}
		}
		// the phrase may hang on the object: "issued a call for talks"
		if s.kind == slotPrep {
			for _, a := range sc.g.Args(p) {
				if a.Role != clause.Object || a.Conj || op.op == opDo && sc.inClass(a.Head, sc.c.tellings) {
					continue // "gave details of the raid" is no raid
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

// underPhrase is the clause below the last word of a phrase that stands behind the verb; -1 without.
func (sc *scene) underPhrase(p *clause.Pred, words []string) int {
	last := words[len(words)-1]
	for t := p.Head + 1; t < len(sc.lemmas) && t < p.Head+14; t++ {
		if sc.lemma(t) != last || sc.tok(t).UPOS != "NOUN" {
			continue
		}
		for _, k := range sc.g.Children(t) {
			if d := base(sc.tok(k).Deprel); k > t && (d == "acl" || d == "ccomp" || d == "xcomp" || d == "advcl") && sc.predIndex(k) >= 0 {
				return sc.predIndex(k)
			}
		}
	}
	return -1
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
	if !isNoun && c.stage == stageDone && !c.specific && sc.reflexive(&sc.g.Preds[j]) {
		return val{}, false // "ready to defend itself"
	}
	if c.staged {
		switch op.op {
		case opDo:
			if sc.c.noCarry[c.act.content] {
				return val{}, false
			}
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
		if c.staged || c.bare {
			return val{}, false // "announced plans to buy": no act of ours
		}
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
		if c.stage == stageDone && !isNoun && !p.Passive && p.Kind == clause.Verb && len(sc.parties(p, subjectSlot)) > 0 {
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
	case opHinted, opResolved:
		q := &sc.g.Preds[j]
		if op.op == opResolved && !p.Neg || c.stage != stageDone || op.op == opHinted && q.Kind == clause.Verb && !q.Infin && !q.Gerund && (q.Modal < 0 || !sc.speaksOfSelf(p, q)) {
			return val{}, false
		}
		promise := *op
		promise.op = "promised"
		v.realis = "act"
		return sc.staged(v, i, &promise, j, c)
	case opDo:
		if c.content && sc.c.noCarry[c.act.content] {
			return val{}, false
		}
		if q := &sc.g.Preds[j]; q.Kind == clause.Verb && (q.Tense != clause.NoTense && !q.Partic || q.Modal >= 0) {
			return val{}, false // a clause of its own is told, not done: "reiterated that Tarsk must leave"
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
		v.about(sc.c.ontology, c.act)
		sc.roles(&v, p, op, c)
		v.targets = sc.either(v.targets, sc.contentParties(c, v.sources))
		if len(v.targets) == 0 {
			v.targets = withoutParties(sc.others(sc.implied(&v, p, op.target), v.sources), v.sources)
		}
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
	v.act, v.code, v.inner, v.stage, v.realis = c.act, c.code, c.inner, c.stage, c.realis
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
	case len(subject) > 0 && (c.noun || len(own) == 0):
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
	v.addTrigger(sc.g.Preds[j].Head)
	for k := 1; k < len(c.trigger); k++ {
		if c.trigger[k] >= 0 {
			v.addTrigger(c.trigger[k])
		}
	}
	return v
}
