package code

import "casus/clause"

// jointly is what several parties do with one another when an adverb says so and the verb itself tells nothing more: "jointly swept the
// channel". A row of the types that this changes (moves of troops) gives way to it.
func (sc *scene) jointly(i int, p *clause.Pred, row *verbRow) val {
	a := sc.c.ontology.acts[sc.c.jointAct]
	if a == nil || p.Kind != clause.Verb || p.Passive || row != nil && !sc.c.jointTypes[row.act.code.Type] {
		return val{}
	}
	adverb := -1
	for _, k := range sc.g.Children(p.Head) {
		if sc.c.jointAdverbs[sc.form(k)] && base(sc.tok(k).Deprel) == "advmod" {
			adverb = k
		}
	}
	if adverb < 0 || sc.c.jointNot[sc.lemma(p.Head)] {
		return val{}
	}
	object, several := false, false
	for _, x := range sc.g.Args(p) {
		object = object || x.Role == clause.Object
		several = several || x.Role == clause.Subject && sc.isSeveral(x.Head)
	}
	if !object || !several {
		return val{}
	}
	v := newVal(i, p.Head)
	v.denote(a)
	v.addRule("adverb:" + a.id + ":" + sc.form(adverb))
	v.addTrigger(adverb)
	v.mutual = true
	v.sources = sc.parties(p, subjectSlot)
	v.sources = append(v.sources, withoutParties(sc.parties(p, sc.c.companySlots), v.sources)...)
	v.ok = len(v.sources) > 0
	return v
}
