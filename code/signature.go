package code

import (
	"casus"
	"casus/clause"
)

// attained reports whether the act of an infinitive that looks like a purpose took place: after an implicative verb ("went on to win"), a
// measure that sufficed, or an ordinal or superlative ("the first to leave").
func (sc *scene) attained(p *clause.Pred) bool {
	h := sc.g.Head(p.Head)
	if h < 0 {
		return false
	}
	if g := sc.g.At(h); g != nil && g.Kind == clause.Verb && sc.implicative(g) && sc.c.words.realis["motion"][g.Lemma] == "" {
		return true
	}
	t := sc.tok(h)
	if t.XPOS == "JJS" || hasFeat(t, "NumType=Ord") {
		return true
	}
	if base(p.Rel) != "acl" {
		return false
	}
	for _, k := range sc.g.Children(h) {
		if t := sc.tok(k); k < h && sc.c.words.realis["evaluative"][sc.lemma(k)] == "" && (t.XPOS == "JJS" || t.XPOS == "RBS" || hasFeat(t, "NumType=Ord")) {
			return true
		}
	}
	return false
}

// implicative reports whether the open complement of a verb is told as done when the verb is.
func (sc *scene) implicative(g *clause.Pred) bool {
	if g.Tense == clause.Past || g.Perfect {
		if sc.c.words.realis["implicative"][sc.lemma(g.Head)] == "past" {
			return true
		}
	}
	if sc.c.words.realis["implicative"][sc.lemma(g.Head)] == "actual" {
		return true
	}
	if t := g.Head + 1; t < len(sc.lemmas) {
		return sc.c.words.realis["implicative"][sc.lemma(g.Head)+" "+sc.form(t)] == "actual"
	}
	return false
}

// openEnded reports whether an infinitive stands under a word that leaves open whether it is done: any that is not implicative and has no
// signature of its own.
func (sc *scene) openEnded(p, g *clause.Pred) bool {
	if !p.Infin || sc.implicative(g) || sc.intends(g) {
		return false
	}
	if g.Tense == clause.Present && !g.Perfect && !g.Progress && sc.c.words.realis["enabling"][sc.lemma(g.Head)] != "" {
		return true // a law that allows it
	}
	if op := sc.embedding(p, g, sc.g.Index(g)); op != nil && (op.realis == "neg" || op.op == opSay && g.Passive && !sc.asks(g)) {
		return false // not done, or told of them as done: "are said to have fled"
	}
	return !sc.light(p, g)
}

// asks reports whether the verb may also ask for what stands below it: "were told to leave".
func (sc *scene) asks(g *clause.Pred) bool {
	for _, op := range sc.operatorsOf(g) {
		if op.op == "asked" {
			return true
		}
	}
	return false
}

// light reports whether the verb above only carries the act of its infinitive, and does not ask for it as well ("ordered to leave").
func (sc *scene) light(p, g *clause.Pred) bool {
	found := false
	for _, op := range sc.operatorsOf(g) {
		if sc.embeds(op, p, g) || op.op == "asked" && embedsOpen(op, p) {
			if op.realis != "" {
				return false
			}
			found = found || op.op == opDo
		}
	}
	return found
}

// embedsOpen reports whether the operator takes the infinitive p as its content.
func embedsOpen(op *operator, p *clause.Pred) bool {
	for _, s := range op.content {
		if s.kind == slotOpen && base(p.Rel) == "xcomp" {
			return true
		}
	}
	return false
}

// withMain marks subordinators of time: beside what is still to come their clause is so too.
const withMain = "with-main"

// intends reports whether the predicate is the "going" of "is going to leave".
func (sc *scene) intends(p *clause.Pred) bool {
	if !p.Progress || p.Tense == clause.Past || sc.c.words.realis["modal"][sc.form(p.Head)] != casus.Future {
		return false
	}
	for _, k := range sc.g.Children(p.Head) {
		if q := sc.g.At(k); q != nil && q.Infin && k > p.Head && base(q.Rel) == "xcomp" {
			return true
		}
	}
	return false
}

// pending reports whether the clause tells what has not come about yet: "has yet to agree".
func (sc *scene) pending(p *clause.Pred) bool {
	for _, k := range sc.g.Children(p.Head) {
		if sc.tok(k).Deprel == "advmod" && sc.c.words.realis["pending"][sc.lemma(k)] != "" && k+1 < len(sc.s.Tokens) && sc.tok(k+1).XPOS == "TO" {
			return true
		}
	}
	return false
}

// lookedBackOn reports whether an event noun only tells what words, a probe or a reply go back to: "in response to the raid", "last month's
// shooting".
func (sc *scene) lookedBackOn(p *clause.Pred) bool {
	h := sc.g.Head(p.Head)
	if h >= 0 && base(sc.tok(p.Head).Deprel) == "nmod" && sc.c.words.realis["sequel"][sc.lemma(h)] != "" && sc.g.Prep(p.Head) != "" {
		return true
	}
	for _, k := range sc.g.Children(p.Head) {
		if sc.tok(k).Deprel == "nmod:poss" && sc.isTime(k) && !sc.comesLater(k) {
			return true
		}
	}
	return false
}

// comesLater reports whether the time that a token stands in is after the report's day.
func (sc *scene) comesLater(token int) bool {
	day := sc.doc.Report.Day()
	for _, i := range sc.timesIn[sc.si] {
		t := &sc.doc.Times[i]
		if t.Begin != nil && t.Spans.Overlaps(sc.tok(token).Span) {
			return day == "" || *t.Begin > day
		}
	}
	return true
}

// underPrep reports whether a gerund behind a preposition is the content of the verb above it.
func (sc *scene) underPrep(p, g *clause.Pred) bool {
	for _, op := range sc.operatorsOf(g) {
		for _, s := range op.content {
			if s.kind == slotPrep && s.prep == p.Mark {
				return true
			}
		}
	}
	return false
}

// ordered reports whether the clause is an imperative: a bare verb without subject that heads a sentence or a part of one.
func (sc *scene) ordered(p *clause.Pred) bool {
	switch base(p.Rel) {
	case "root", "parataxis":
	default:
		return false
	}
	if !sc.imperative(p) || sc.g.Child(p.Head, "nsubj", "nsubj:pass", "aux", "aux:pass", "cop") >= 0 {
		return false
	}
	return true
}

// asksWhat reports whether a question takes for granted that the act takes place: it has a question word and no modal.
func (sc *scene) asksWhat(p *clause.Pred) bool {
	if p.Modal >= 0 {
		return false
	}
	for i := range sc.s.Tokens {
		switch sc.tok(i).XPOS {
		case "WP", "WRB", "WDT", "WP$":
			return i < p.Head
		}
	}
	return false
}
