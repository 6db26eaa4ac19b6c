package code

import (
	"casus"
	"casus/clause"
)

// nowhere is the cost of a place that does not tell where an event was.
const nowhere = 1 << 20

// Costs of the ways from a place to an event: the place that costs least is the event's.
const (
	perPart     = 1 // the place is named beside another one: "in Zintan, Libya"
	perObject   = 1 // the act is done to the place
	perLight    = 1 // the place hangs on the verb that the event noun hangs on
	perCompound = 3 // "the Itamar attack"
	perArgument = 2 // the place is that of a party or thing: "police in Tarsk arrested"
	perConjunct = 3 // the place of a coordinated clause
	perInner    = 4 // the place of a clause on a party or thing: "recruits lining up in Tarsk"
	perOuter    = 7 // the place of the clause that the event's clause hangs on
	innerMost   = 2 // clauses between a place and the event above
)

// placing holds what decides where an event may be: acts of words only where they are said, material acts also where their parties and
// objects are.
type placing struct {
	sc       *scene
	f        *found
	head     int
	material bool
	objects  bool
}

// whereOf chooses the place of an event among those of its sentence, -1 for none.
func (sc *scene) whereOf(f *found) int {
	code := f.val.code
	p := placing{sc: sc, f: f, head: sc.g.Preds[f.pred].Head}
	p.material = sc.c.placedTypes[code.Type] || sc.c.placedTypes[code.Type+"/"+code.Mode]
	p.objects = sc.c.placedObjects[code.Type] || sc.c.placedObjects[code.Type+"/"+code.Mode]
	best, least := -1, nowhere
	for _, i := range sc.placeIn[sc.si] {
		if sc.doc.Places[i].Role == "dateline" {
			continue
		}
		if c := p.cost(&sc.doc.Places[i]); c < least {
			best, least = i, c
		}
	}
	return best
}

// cost is what it costs to take the place for the event's, over all phrases that it names: of "the village of Tarsk", "Tarsk, Merria", "a port
// of Merria" also the village, Tarsk, the port.
func (p *placing) cost(pl *casus.Place) int {
	sc := p.sc
	t := pl.At.Token
	for h := sc.g.Head(t); h >= 0 && pl.Spans.Overlaps(sc.tok(h).Span); h = sc.g.Head(t) {
		t = h
	}
	if !p.material && sc.usedAsParty(p.f, pl) {
		return nowhere
	}
	least, beside := nowhere, 0
	for n := 0; n < maxDepth && t >= 0; n++ {
		if c := p.phrase(t, pl); c < nowhere {
			least = min(least, c+beside)
		}
		cost, ok := sc.naming(t)
		if !ok {
			break
		}
		t, beside = sc.g.Head(t), beside+cost
	}
	return least
}

// naming reports whether the word above a token names the same place, or one that it lies in or beside, and what the step costs.
func (sc *scene) naming(t int) (cost int, ok bool) {
	h := sc.g.Head(t)
	if h < 0 {
		return 0, false
	}
	kind := sc.c.placeNouns[sc.lemma(h)]
	switch rel := base(sc.tok(t).Deprel); rel {
	case "appos", "flat", "list":
		return perPart, true
	case "conj":
		return perPart, kind || sc.tok(h).UPOS == "PROPN"
	case "nmod", "compound", "amod", "obl":
		if kind && sc.g.Prep(t) == "of" {
			return 0, true
		}
		return perPart, rel != "obl" && (kind || sc.isPlace(h))
	}
	return 0, false
}

// phrase is the cost of a phrase by the preposition and the word that it hangs on.
func (p *placing) phrase(t int, pl *casus.Place) int {
	sc := p.sc
	h := sc.g.Head(t)
	if h < 0 {
		return nowhere
	}
	prep := sc.g.Prep(t)
	preps := sc.c.placePreps
	if !p.material {
		preps = sc.c.saidPreps
	}
	rel := base(sc.tok(t).Deprel)
	if rel == "advmod" && sc.isNoun(t) || rel == "advmod" && sc.c.placeNouns[sc.lemma(t)] {
		return p.reached(h, true) // "south of Tarsk"
	}
	switch rel {
	case "obl", "nmod":
		if !p.material && p.between(t) {
			return nowhere // "condemned the massacre in Tarsk"
		}
		if (h == p.head || p.isTrigger(h) && (p.material || p.objects)) && (preps[prep] || prep == "of" && p.material && sc.isNoun(h)) {
			return 0
		}
		if rel == "obl" && preps[prep] {
			return p.reached(h, sc.c.stillPreps[prep])
		}
		if rel == "nmod" && sc.c.stillPreps[prep] && (p.material || sc.c.seats[sc.lemma(h)] && (base(sc.tok(h).Deprel) == "nsubj" || sc.tok(h).Deprel == "obl:agent")) {
			return p.argument(h, perArgument)
		}
	case "obj", "nsubj":
		if (rel == "obj" || sc.tok(t).Deprel == "nsubj:pass") && p.objects && p.isTrigger(h) {
			return perObject
		}
	case "compound", "amod":
		if p.material && p.isTrigger(h) && sc.isNoun(h) && pl.Role != "actor" {
			return perCompound
		}
	}
	return nowhere
}

// isPlace reports whether a token is part of a place of the report.
func (sc *scene) isPlace(token int) bool {
	for _, i := range sc.placeIn[sc.si] {
		if sc.doc.Places[i].Spans.Overlaps(sc.tok(token).Span) {
			return true
		}
	}
	return false
}

func (sc *scene) isNoun(token int) bool {
	return sc.tok(token).UPOS == "NOUN" || sc.tok(token).UPOS == "PROPN"
}

// isTrigger reports whether a token is the event's predicate or another word of its trigger.
func (p *placing) isTrigger(token int) bool {
	if token == p.head {
		return true
	}
	for _, t := range p.f.val.trigger {
		if t == token {
			return true
		}
	}
	return false
}

// tells reports whether a predicate tells an act of its own, and is not only what an act may be about.
func (v *val) tells() bool { return v.ok && v.act != nil && !v.content && !v.staged }

// another reports whether a token heads another event, whose place is its own: a verb, or a noun that is no scene of this one ("killed at a rally
// in Tarsk").
func (p *placing) another(token int) bool {
	sc := p.sc
	i := sc.predIndex(token)
	if i < 0 || i == p.f.pred || !sc.vals[i].tells() || sc.vals[i].consumed {
		return false
	}
	if sc.g.Preds[i].Kind != clause.Noun {
		return true
	}
	prep := sc.g.Prep(token)
	switch base(sc.tok(token).Deprel) {
	case "obj", "nsubj":
		return false
	case "obl":
		return !sc.c.sceneOf[prep]
	}
	return prep != "of" && !(sc.c.sceneOf[prep] && p.isTrigger(sc.g.Head(token)))
}

// between reports whether a phrase behind the event stands directly behind another event, so that it may as well be that one's.
func (p *placing) between(token int) bool {
	start, _ := p.sc.g.Range(token)
	for i := range p.sc.g.Preds {
		h := p.sc.g.Preds[i].Head
		if h <= p.head || h >= token || !p.sc.vals[i].tells() || p.isTrigger(h) {
			continue
		}
		if _, end := p.sc.g.Range(h); end >= start {
			return true
		}
	}
	return false
}

// reached is the cost of a place on the verb at token: the event's, the one above the event noun, one below its parties, or the one that the
// event's clause hangs on.
func (p *placing) reached(token int, still bool) int {
	sc := p.sc
	if p.isTrigger(token) {
		return 0
	}
	if token == sc.clauseTop(p.f) && (still || sc.g.Head(p.head) == token) {
		if base(sc.tok(p.head).Deprel) != "obl" || sc.c.sceneOf[sc.g.Prep(p.head)] {
			return perLight
		}
	}
	if !p.material || !still {
		return nowhere
	}
	if c := p.climbed(token); c < nowhere {
		return c
	}
	return p.argument(token, perInner)
}

// climbed is the cost of the way up from the event to a verb that has the place.
func (p *placing) climbed(verb int) int {
	sc := p.sc
	cost := 0
	for t, n := p.head, 0; n < maxDepth; n++ {
		h := sc.g.Head(t)
		if h < 0 {
			return nowhere
		}
		switch base(sc.tok(t).Deprel) {
		case "conj":
			cost += perConjunct
		case "acl":
			cost += perOuter
		case "advcl":
			if q := sc.g.At(t); q != nil && q.Mark != "" && !sc.c.whileMarks[q.Mark] {
				return nowhere
			}
			cost += perOuter
		case "obj", "nsubj":
			cost++
		case "obl", "nmod":
			if prep := sc.g.Prep(t); prep != "of" && !sc.c.sceneOf[prep] {
				return nowhere
			}
			cost++
		default:
			return nowhere
		}
		if h == verb {
			return cost
		}
		t = h
	}
	return nowhere
}

// argument is the cost of a place below a party or thing of the event, or on the clause that goes on with it.
func (p *placing) argument(token, cost int) int {
	sc := p.sc
	clauses := 0
	top := sc.clauseTop(p.f)
	for t, n := token, 0; n < maxDepth; n++ {
		if p.isTrigger(t) {
			return cost
		}
		h := sc.g.Head(t)
		if h < 0 || p.another(t) && base(sc.tok(t).Deprel) != "conj" {
			return nowhere
		}
		switch base(sc.tok(t).Deprel) {
		case "acl", "advcl":
			if clauses++; clauses > innerMost {
				return nowhere
			}
			cost += perArgument
		case "conj":
			if q, r := sc.g.At(t), sc.g.At(h); q != nil && r != nil && q.Kind == clause.Verb && (q.Tense != r.Tense && q.Tense != clause.NoTense || (q.Modal < 0) != (r.Modal < 0)) {
				return nowhere
			}
			cost++
		case "obj", "nsubj", "obl", "nmod", "appos", "xcomp":
			cost++
		default:
			return nowhere
		}
		if h == top && h != p.head && n == 0 && !p.isTrigger(h) {
			if q := sc.g.At(h); q != nil && q.Kind == clause.Verb {
				return cost + perLight
			}
		}
		t = h
	}
	return nowhere
}

// usedAsParty reports whether the place names one of the event's parties.
func (sc *scene) usedAsParty(f *found, pl *casus.Place) bool {
	b := pl.Spans.Bounds()
	for _, list := range [][]party{f.sources, f.targets} {
		for i := range list {
			if list[i].ref.At.Sentence == sc.si && list[i].ref.At.Token == pl.At.Token || len(list[i].ref.Spans) > 0 && list[i].ref.Spans.Bounds() == b {
				return true
			}
		}
	}
	return false
}
