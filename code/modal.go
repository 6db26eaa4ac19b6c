package code

import (
	"casus"
	"casus/clause"
)

// demanded makes a request of what a party says that another must do, when the lexicon does not know the act: "said that
// both armies must protect the wells".
func (sc *scene) demanded(i int) bool {
	p := &sc.g.Preds[i]
	if p.Modal < 0 || p.Neg || p.Passive || sc.vals[i].consumed || sc.c.words.realis["modal"][sc.lemma(p.Modal)] != "request" {
		return false
	}
	say := sc.sayAbove(p)
	a := sc.c.ontology.acts[sc.c.bareActs["asked"]]
	if say == nil || a == nil || sc.speaksOfSelf(say, p) {
		return false
	}
	from, to := sc.parties(say, subjectSlot), sc.parties(p, subjectSlot)
	if len(from) == 0 || len(to) == 0 {
		return false
	}
	sc.byWords(i, p.Modal, a, "asked", "modal:demand", from, withoutParties(to, from))
	return true
}

// byWords makes predicate i an act that is done by saying so: a bare one at a stage, with its first trigger at head.
func (sc *scene) byWords(i, head int, a *act, stage, rule string, from, to []party) {
	v := newVal(i, head)
	v.addTrigger(sc.g.Preds[i].Head)
	v.act, v.code, v.bare, v.stage, v.realis = a, a.code, true, stage, "act"
	v.addRule(rule)
	v.sources, v.targets = from, to
	sc.vals[i] = v
}

// declined makes a refusal of what a party says it will not do, when the lexicon does not know the act: "will not take part".
func (sc *scene) declined(i int) bool {
	p := &sc.g.Preds[i]
	a := sc.c.ontology.acts[sc.c.bareActs["refused"]]
	if a == nil || p.Kind != clause.Verb || p.Modal < 0 || !p.Neg || p.Passive || sc.vals[i].consumed || sc.c.words.realis["modal"][sc.lemma(p.Modal)] != casus.Future || sc.c.stative[sc.lemma(p.Head)] {
		return false
	}
	switch base(p.Rel) {
	case "root", "ccomp", "conj", "parataxis":
	default:
		return false
	}
	say := sc.sayAbove(p)
	own := say != nil && sc.speaksOfSelf(say, p)
	for _, arg := range sc.g.Args(p) {
		if arg.Role == clause.Subject && sc.actorAt(arg.Head) != nil {
			own = true
		}
	}
	from := sc.parties(p, subjectSlot)
	if !own || len(from) == 0 {
		return false
	}
	v := newVal(i, p.Modal)
	v.addTrigger(p.Head)
	v.act, v.code, v.bare, v.stage, v.realis = a, a.code, true, "refused", "act"
	v.addRule("modal:refusal")
	v.sources, v.targets = from, withoutParties(sc.parties(p, objectSlot), from)
	sc.vals[i] = v
	return true
}

// speakerAbove is the verb of saying or threatening that the clause is the content of, or nil.
func (sc *scene) speakerAbove(p *clause.Pred) *clause.Pred {
	if say := sc.sayAbove(p); say != nil {
		return say
	}
	g := sc.g.Governor(p)
	if g == nil || base(p.Rel) != "ccomp" {
		return nil
	}
	for _, op := range sc.operatorsOf(g) {
		if op.op == "threatened" {
			return g
		}
	}
	return nil
}

// vows reports whether the predicate promises, threatens or warns: one may do so around the words as they were said.
func (sc *scene) vows(p *clause.Pred) bool {
	for _, op := range sc.operatorsOf(p) {
		if op.op == "promised" || op.op == "threatened" || op.op == opHinted {
			return true
		}
	}
	return false
}

// asksOthers reports whether the verb names whom it asks: "called on both sides to hold their fire".
func (sc *scene) asksOthers(p *clause.Pred) bool {
	for _, op := range sc.operatorsOf(p) {
		if op.op != "asked" {
			continue
		}
		for _, s := range op.target {
			if !s.sub && s.kind == slotPrep && len(sc.parties(p, []slot{s})) > 0 {
				return true
			}
		}
	}
	return false
}
