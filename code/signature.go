package code

import "casus/clause"

// attained reports whether the act of an infinitive that looks like a purpose took place: after an implicative verb ("went on to win"), a
// measure that sufficed, or an ordinal or superlative ("the first to leave").
func (sc *scene) attained(p *clause.Pred) bool {
	h := sc.g.Head(p.Head)
	if h < 0 {
		return false
	}
	if g := sc.g.At(h); g != nil && g.Kind == clause.Verb && sc.implicative(g) {
		return true
	}
	if base(p.Rel) != "acl" {
		return false
	}
	for _, k := range sc.g.Children(h) {
		if t := sc.tok(k); k < h && (t.XPOS == "JJS" || t.XPOS == "RBS" || hasFeat(t, "NumType=Ord")) {
			return true
		}
	}
	t := sc.tok(h)
	return t.XPOS == "JJS" || hasFeat(t, "NumType=Ord")
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
	if !p.Infin || sc.implicative(g) {
		return false
	}
	for _, op := range sc.operatorsOf(g) {
		if op.realis == "" && op.op == opDo && embeds(op, p, g) {
			return false
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
