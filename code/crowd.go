package code

import (
	"casus"
	"casus/clause"
)

// demands makes a protest of what protesters ask for in words, when the sentence tells of no other deed of theirs: "demonstrators demanded the
// minister's resignation".
func (sc *scene) demands(f *found) {
	a := sc.c.ontology.acts[sc.c.protestAct]
	if a == nil || !sc.c.protestFor[f.val.code.Type] || f.val.stage != "asked" && f.val.act.id != sc.c.bareActs["asked"] || sc.toldBefore(a.code.Type) {
		return
	}
	f.val.act, f.val.code, f.val.inner, f.val.stage = a, a.code, nil, stageDone
	f.val.addRule("crowd:demand")
}

// addressed gives a protest that names nobody the state of those who protest as its recipient, marked as implied.
func (sc *scene) addressed(e *casus.EventMention) {
	if !sc.c.protestType[e.Type] || len(e.Targets) > 0 || len(e.Sources) == 0 || e.Mode != nil && !sc.c.statePlaces[*e.Mode] {
		return
	}
	country := ""
	if q := sc.g.At(e.At.Token); e.Place != nil && q != nil && q.Kind == clause.Verb {
		country = e.Place.Country // a minority protests against the state it lives in
	}
	for i := range e.Sources {
		if sc.c.servants[e.Sources[i].Sector] && e.Sources[i].Actor != e.Sources[i].Country {
			return // those who serve a state do not protest against it
		}
		if country == "" && e.Sources[i].Country != unidentified {
			country = e.Sources[i].Country
		}
	}
	if country == "" && e.Place != nil {
		country = e.Place.Country
	}
	if len(country) != len("ABC") || country == unidentified || sc.c.nonState[country] {
		return
	}
	e.Targets = append(e.Targets, casus.ActorRef{Actor: country + ":" + government, Country: country, Sector: government, Implicit: "the state of those who protest"})
	e.Rules = append(e.Rules, "crowd:state")
}

// government is PLOVER's sector of the executive.
const government = "GOV"

// jails adds to a conviction that sends somebody to prison the imprisonment, which is an act of its own.
func (sc *scene) jails(f *found) {
	a := sc.c.ontology.acts[sc.c.jailAct]
	p := &sc.g.Preds[f.pred]
	if a == nil || f.val.act.id != sc.c.convictAct || p.Kind != clause.Verb || len(f.targets) == 0 || !sc.toPrison(p) {
		return
	}
	v := newVal(f.pred, f.val.trigger[0])
	v.denote(a)
	v.addRule("conviction:jail")
	g := *f
	g.val = &v
	sc.out = append(sc.out, g)
}

// toPrison reports whether a conviction is one to prison: the verb says so, or a term stands in its clause.
func (sc *scene) toPrison(p *clause.Pred) bool {
	if sc.inClass(p.Head, sc.c.jailVerbs) {
		return true
	}
	if !sc.inClass(p.Head, sc.c.sentencing) {
		return false
	}
	for _, a := range sc.g.Args(p) {
		if a.Role != clause.Oblique && a.Role != clause.Object || a.Via != clause.Direct {
			continue
		}
		if sc.isClass(a.Head, sc.c.jailTerms) {
			return true
		}
		for _, k := range sc.g.Children(a.Head) {
			if base(sc.tok(k).Deprel) == "nmod" && !sc.isTime(k) && sc.isClass(k, sc.c.jailTerms) || base(sc.tok(k).Deprel) == "compound" && sc.inClass(k, sc.c.jailTerms) {
				return true
			}
		}
	}
	return false
}
