package code

import (
	"casus"
	"casus/clause"
)

// settle decides realis and what the event finally counts as: what is still to come is promised or threatened, what is
// refused is no negated act, what "must" be done is asked for.
func (sc *scene) settle(f *found) {
	v := *f.val // settling one event leaves the value as others see it
	f.val = &v
	r := sc.realisOf(f.pred)
	switch v.realis {
	case "neg":
		r.raise(casus.Negated, "under its noun")
	case "hyp":
		r.raise(casus.Hypothetical, "under its noun")
	case "fut":
		r.raise(casus.Future, "under its noun")
	case "act":
		r.value, r.why = casus.Actual, "said"
	}
	if sc.c.spoken[v.act.id] && r.value == casus.Hypothetical && sc.wished(&sc.g.Preds[f.pred]) {
		r.value, r.why = casus.Actual, "done by saying so"
	}
	f.realis = r
	p := &sc.g.Preds[f.pred]
	if v.code.Type == sc.c.violentType {
		sc.whereabouts(f, p)
	}
	sc.together(f, p)
	sc.ofSpeaker(f, p)
	if v.stage == stageDone && v.inner == nil && p.Kind != clause.Noun {
		sc.commissive(f, p)
	} else if say := sc.sayAbove(p); v.act.inner != nil && p.Modal >= 0 && !p.Neg && say != nil && sc.speaksOfSelf(say, p) {
		f.realis.value, f.realis.why = casus.Actual, "said by the party itself" // "would respond with force if attacked"
	}
	sc.failedToAgree(f, p)
	if v.noun && v.stage == stageDone && r.value == casus.Future {
		sc.scheduled(f)
	}
	if len(f.sources) == 0 && len(f.targets) == 0 && !sc.standsAlone(f) {
		f.drop = true
	}
	if sc.isEveryday(f, p) || sc.private(f) || sc.forecast(f, p) || sc.alleged(f) || sc.purpose(f) || sc.modifierOnly(f) {
		f.drop = true
	}
	if sc.crowdDemand(f) {
		if sc.demands(f); sc.c.wordTypes[f.val.code.Type] && sc.toldBefore(sc.protests()) {
			f.drop = true
		}
	}
	if len(f.sources) == 0 && sc.c.harmActs[v.act.id] && (sc.accident || !sc.violent || sc.toldBefore(v.code.Type)) {
		f.drop = true // casualties of an accident, or of what was told already
	}
	if sc.accident && sc.c.harmActs[v.act.id] && len(f.targets) == 0 && p.Kind == clause.Verb && sc.tok(p.Head).XPOS == "VBN" {
		f.drop = true // "four die and ten injured": those hurt stand as the subject
	}
	if sc.accident && (sc.c.disasterActs[v.act.id] || v.bare || v.code.Type == sc.c.violentType && !sc.people(f.sources)) {
		f.drop = true
	}
	if r.denied || sc.reflexive(p) && v.stage == stageDone && v.act.id != "" && !v.specific {
		f.drop = true
	}
}

// together makes an act that several parties do with one another what it then is: manoeuvres of two armies are co-operation.
func (sc *scene) together(f *found, p *clause.Pred) {
	v := f.val
	if v.act.together == nil || v.stage != stageDone {
		return
	}
	with := sc.parties(p, sc.c.companySlots)
	if with = withoutParties(with, f.sources); len(f.sources)+len(with) < 2 {
		return
	}
	v.act, v.code, v.mutual = v.act.together, v.act.together.code, true
	f.sources = append(f.sources, with...)
	f.targets = nil
	v.addRule("act:" + v.act.id + ":together")
}

// failedToAgree makes a refusal of a promise that was not to be had: "could not agree on a tariff", "would not agree to talks".
func (sc *scene) failedToAgree(f *found, p *clause.Pred) {
	v, promise := f.val, sc.c.bareActs["promised"]
	if f.realis.value != casus.Negated || !p.Neg || p.Modal < 0 || len(f.sources) == 0 || v.stage != "promised" && v.act.id != promise {
		return
	}
	a, inner := v.inner, v.inner
	if a == nil {
		a = sc.c.ontology.acts[promise]
	}
	code, ok := sc.c.ontology.at(a, "refused")
	if !ok {
		return
	}
	sc.restage(f, code, "refused", casus.Actual, "a failure to agree")
	v.inner = inner
}

// ofSpeaker resolves a pronoun as source to the one who says so: "the rebels said they would leave".
func (sc *scene) ofSpeaker(f *found, p *clause.Pred) {
	if len(f.sources) != 1 || f.sources[0].ref.Actor != "" || f.sources[0].ref.At.Sentence != sc.si {
		return
	}
	if t := sc.tok(f.sources[0].ref.At.Token); t.UPOS != "PRON" || t.XPOS != "PRP" {
		return
	}
	say := sc.sayAbove(p)
	if say == nil {
		return
	}
	from := sc.parties(say, subjectSlot)
	if len(from) != 1 || from[0].ref.At == f.sources[0].ref.At {
		return
	}
	own := f.sources[0]
	r := from[0].ref
	r.Evidence, r.At = own.ref.Evidence, own.ref.At
	if r.Name == "" {
		r.Name = from[0].ref.Text
	}
	f.sources = []party{{r, own.how + ", the speaker"}}
}

// toldBefore reports whether an event of the type stands in one of the sentences before.
func (sc *scene) toldBefore(typ string) bool {
	for k := len(sc.told) - 1; k >= 0 && sc.si-sc.told[k].si <= maxBack; k-- {
		if sc.told[k].code.Type == typ && sc.told[k].si < sc.si {
			return true
		}
	}
	return false
}

// reflexive reports whether the act is done to oneself.
func (sc *scene) reflexive(p *clause.Pred) bool {
	for _, a := range sc.g.Args(p) {
		if a.Role == clause.Object && a.Via == clause.Direct && hasFeat(sc.tok(a.Head), "Reflex=Yes") {
			return true
		}
	}
	return false
}

// standsAlone reports whether an event without parties is told plainly enough to be kept.
func (sc *scene) standsAlone(f *found) bool {
	if f.val.noun || f.val.carried {
		return sc.c.alone[f.val.act.id] || f.val.carried && f.val.code.Type == sc.c.violentType && f.realis.value == casus.Actual // "violence erupted in the north"
	}
	return f.val.specific && (sc.c.ontology.types[f.val.code.Type].Quad == materialConflict || sc.c.unparted[f.val.act.id] && (f.realis.value == casus.Actual || f.realis.value == casus.Negated))
}

// alleged reports whether the event is only what somebody is charged with, convicted of or investigated for: the charge is
// the event.
func (sc *scene) alleged(f *found) bool {
	p := &sc.g.Preds[f.pred]
	rel := base(p.Rel)
	if rel != "obl" && rel != "nmod" && rel != "compound" && !(rel == "advcl" && p.Gerund) && !(rel == "acl" && p.Gerund) {
		return false
	}
	for g := sc.g.Governor(p); g != nil; g = sc.g.Governor(g) {
		v := &sc.vals[sc.g.Index(g)]
		if v.ok && v.act != nil && sc.c.chargeActs[v.act.id] {
			return p.Mark != "" || sc.g.Prep(p.Head) != "" && sc.c.chargePreps[sc.g.Prep(p.Head)] || rel == "compound" || rel == "nmod" || p.Gerund
		}
		if g.Kind != clause.Noun || sc.g.Index(g) == f.pred {
			return false
		}
	}
	return false
}

// purpose reports whether the act is only what another act is for ("to reclaim the town").
func (sc *scene) purpose(f *found) bool {
	p := &sc.g.Preds[f.pred]
	return p.Infin && (base(p.Rel) == "advcl" || p.Rel == "acl") && f.val.stage == stageDone && f.realis.value == casus.Hypothetical && p.Modal < 0 && !sc.c.oneActs[f.val.code.Type]
}

// crowdDemand reports whether words are those of a crowd: what protesters demand is part of their protest.
func (sc *scene) crowdDemand(f *found) bool {
	if !sc.c.wordTypes[f.val.code.Type] {
		return false
	}
	for i := range f.sources {
		if at := f.sources[i].ref.At; at.Sentence == sc.si && sc.inClass(at.Token, sc.c.protesters) {
			return true
		}
	}
	return false
}

// protests is the type of protests.
func (sc *scene) protests() string {
	if a := sc.c.ontology.acts[sc.c.protestAct]; a != nil {
		return a.code.Type
	}
	return ""
}

// modifierOnly reports whether the predicate only names a party by what happened to it: "the ousted president".
func (sc *scene) modifierOnly(f *found) bool {
	p := &sc.g.Preds[f.pred]
	if p.Kind == clause.Verb && sc.tok(p.Head).Deprel == "amod" {
		return true
	}
	if h := sc.g.Head(p.Head); f.val.noun && h >= 0 && base(sc.tok(p.Head).Deprel) == "compound" && sc.c.ontology.types[f.val.code.Type].Quad <= 2 && sc.inClass(h, sc.c.papers) {
		return true // "the withdrawal bill"
	}
	// a noun told as merely possible, without parties, is talk
	return f.val.noun && len(f.sources) == 0 && len(f.targets) == 0 && (f.realis.value == casus.Hypothetical || f.realis.value == casus.Future || f.realis.value == casus.Conditional)
}

// commissive turns acts that are still to come into promises and threats, refusals to act into refusals, and acts that
// must be done into requests.
func (sc *scene) commissive(f *found, p *clause.Pred) {
	v := f.val
	say := sc.sayAbove(p)
	own := say != nil && sc.speaksOfSelf(say, p)
	quad := sc.c.ontology.types[v.code.Type].Quad
	would := p.Modal >= 0 && f.realis.value == casus.Conditional
	if say != nil && p.Passive && len(f.sources) == 0 && (f.realis.value == casus.Future || would && v.code.Type != sc.c.violentType && sc.offices(sc.parties(say, subjectSlot))) {
		// "will be jailed, police said"
		f.sources, own = sc.parties(say, subjectSlot), true
		f.targets = withoutParties(f.targets, f.sources)
	}
	if own && quad == materialConflict && f.realis.value == casus.Hypothetical && p.Modal >= 0 && !p.Passive && !p.Perfect && sc.c.words.realis["modal"][sc.lemma(p.Modal)] == casus.Hypothetical {
		f.realis.value = casus.Future // "may halt its payments, an official said": who says that of its own side threatens with it
	}
	switch {
	case sc.c.ontology.types[v.code.Type].Inner && say != nil && p.Modal >= 0 && !p.Neg && len(f.sources) > 0 && overlap(f.sources, sc.parties(say, subjectSlot)):
		f.realis.value, f.realis.why = casus.Actual, "said" // "will pay a price, the president said"
		v.addTrigger(say.Head)
	case f.realis.value == casus.Negated && p.Neg && p.Modal >= 0 && (sc.c.words.realis["modal"][sc.lemma(p.Modal)] == casus.Future || own && !p.Perfect && sc.c.words.realis["modal"][sc.lemma(p.Modal)] == casus.Conditional):
		if code, ok := sc.c.ontology.at(v.act, "refused"); ok && len(f.sources) > 0 {
			sc.restage(f, code, "refused", casus.Actual, "a refusal to act")
		}
	case f.realis.asked && p.Modal >= 0 && !p.Neg && say != nil && !own:
		code, ok := sc.c.ontology.at(v.act, "asked")
		if !ok {
			return
		}
		f.targets = f.sources
		f.sources = sc.parties(say, subjectSlot)
		sc.restage(f, code, "asked", casus.Actual, "a demand: "+sc.form(p.Modal))
		f.val.addTrigger(p.Modal)
	case f.realis.value == casus.Future || f.realis.will && own && !p.Neg || would && own && !p.Perfect:
		code, ok := sc.c.ontology.at(v.act, "promised")
		if !ok || len(f.sources) == 0 {
			return
		}
		realis, why := casus.Future, "scheduled, not promised"
		if own {
			realis, why = casus.Actual, "said by the party itself"
		}
		if quad >= 3 && !own {
			return // another's forecast of harm keeps its type
		}
		sc.restage(f, code, "promised", realis, why)
		if own && (quad == materialConflict || base(p.Rel) == "ccomp" && sc.g.Governor(p) == say && say.Head < p.Head) {
			v.addTrigger(say.Head)
		}
	case sc.imperative(p) && say != nil:
		code, ok := sc.c.ontology.at(v.act, "asked")
		if !ok {
			return
		}
		f.sources = sc.parties(say, subjectSlot)
		f.targets = withoutParties(f.targets, f.sources)
		sc.restage(f, code, "asked", casus.Actual, "an imperative")
	}
}

// imperative reports whether the clause orders: a bare verb without subject.
func (sc *scene) imperative(p *clause.Pred) bool {
	return sc.tok(p.Head).XPOS == "VB" && p.SurfSubj < 0 && p.Modal < 0 && !p.Infin && !p.Neg && p.Kind == clause.Verb
}

// scheduled turns a planned meeting or exchange into an agreement that is still to come.
func (sc *scene) scheduled(f *found) {
	v := f.val
	code, ok := sc.c.ontology.at(v.act, "promised")
	if !ok || sc.c.ontology.types[v.code.Type].Quad >= 3 {
		return
	}
	sc.restage(f, code, "promised", casus.Future, "scheduled, not promised")
}

func (sc *scene) restage(f *found, code Code, stage, realis, why string) {
	v := f.val
	if sc.c.ontology.types[code.Type].Inner {
		v.inner = v.act
	}
	v.code, v.act, v.stage = code, sc.c.stageAct(code), stage
	v.addRule("stage:" + stage)
	f.realis.value, f.realis.why = realis, why
}

// sayAbove is the verb of saying that the predicate is the content of, or nil.
func (sc *scene) sayAbove(p *clause.Pred) *clause.Pred {
	q := p
	for n := 0; n < maxDepth && q != nil; n++ {
		switch base(q.Rel) {
		case "ccomp", "xcomp", "parataxis":
		default:
			// "..., the minister said": the report hangs below
			for _, k := range sc.g.Children(q.Head) {
				if sc.tok(k).Deprel == "parataxis" || sc.tok(k).Deprel == "ccomp" {
					if s := sc.g.At(k); s != nil && sc.tok(k).Deprel == "parataxis" && (sc.isSay(s) || sc.vows(s)) {
						return s
					}
				}
			}
			return nil
		}
		g := sc.g.Governor(q)
		if g == nil {
			return nil
		}
		if sc.isSay(g) {
			return g
		}
		q = g
	}
	return nil
}

func (sc *scene) isSay(p *clause.Pred) bool {
	for _, op := range sc.operatorsOf(p) {
		if op.op == opSay {
			return true
		}
	}
	return false
}

// speaksOfSelf reports whether the speaker and the subject of the act are one party: the same actor, the same country,
// or a pronoun.
func (sc *scene) speaksOfSelf(say, p *clause.Pred) bool {
	speakers := sc.parties(say, subjectSlot)
	for _, a := range sc.g.Args(p) {
		if a.Role != clause.Subject {
			continue
		}
		if t := sc.tok(a.Head); t.UPOS == "PRON" && (t.XPOS == "PRP") {
			return true
		}
		for _, s := range sc.party(nil, a.Head, "", 0) {
			for _, sp := range speakers {
				if sameRef(&s.ref, &sp.ref) || s.ref.Country != "" && s.ref.Country == sp.ref.Country && (sp.ref.Actor == sp.ref.Country || sc.c.stateSectors[sp.ref.Sector]) {
					return true
				}
			}
		}
	}
	return false
}
