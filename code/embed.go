package code

import (
	"casus"
	"casus/clause"
)

// valueOf are the realis values by their names in data/event/operators.txt.
var valueOf = map[string]string{"neg": casus.Negated, "hyp": casus.Hypothetical, "fut": casus.Future, "cond": casus.Conditional, "past": casus.Historical}

// embedding is the operator reading of g that takes p as its content, nil without one. Of several a report comes first when the content is a
// clause told in the indicative: "suggested that he lied" reports, "suggested a vote" and "suggested that he leave" propose.
func (sc *scene) embedding(p, g *clause.Pred, gov int) *operator {
	var first *operator
	for _, op := range sc.operatorsOf(g) {
		if op.op == opResolved || sc.vals[gov].ok && op.op != opThink && op.op != opDeny && op.op != opSay || !sc.embeds(op, p, g) {
			continue
		}
		if first == nil {
			first = op
		}
		if op.op == opSay && sc.indicative(p) {
			return op
		}
	}
	return first
}

// embeds reports whether the operator takes p as its content.
func (sc *scene) embeds(op *operator, p, g *clause.Pred) bool {
	for _, s := range op.content {
		switch s.kind {
		case slotClause:
			if r := base(p.Rel); r == "xcomp" || r == "ccomp" || r == "csubj" || r == "acl" || r == "advcl" && p.Gerund && p.Mark == "" {
				return true
			}
		case slotObject:
			if r := base(p.Rel); r == "obj" || r == "nsubj" && g.Passive {
				return true
			}
		case slotSubject:
			if base(p.Rel) == "nsubj" {
				return true
			}
		case slotPrep:
			if r := base(p.Rel); (r == "obl" || r == "nmod" || r == "advcl") && (s.prep == p.Mark || s.prep == sc.g.Prep(p.Head)) {
				return true
			}
		}
	}
	return false
}

// indicative reports whether a clause is finite and told as a fact: no modal, no subjunctive.
func (sc *scene) indicative(p *clause.Pred) bool {
	return p.Tense != clause.NoTense && p.Modal < 0 && !p.Infin && sc.tok(p.Head).XPOS != "VB"
}

// merelyTells reports whether a verb that puts its content off in other readings only tells it: "warned that gunmen had come".
func (sc *scene) merelyTells(p, g *clause.Pred) bool {
	return base(p.Rel) == "ccomp" && sc.indicative(p) && sc.c.words.realis["tells"][sc.lemma(g.Head)] != ""
}

// unsaid reads the content of a verb of saying, thinking or knowing that is itself negated: what one did not know is so, what one did not think
// is thought not to be so, what one did not say is open.
func (sc *scene) unsaid(v *verdict, g *clause.Pred) {
	w := sc.c.words.realis
	switch l := sc.lemma(g.Head); {
	case w["factive"][l] != "":
	case w["raising"][l] != "":
		v.raise(casus.Negated, "not thought to be so")
	default:
		v.raise(casus.Hypothetical, "not told to be so")
	}
}

// nounOver is what a noun does to the act that is its content: "fear of a raid", "failure to warn". It is "" for other nouns, for a noun that is
// coded with its content, and for what else hangs on a noun.
func (sc *scene) nounOver(p, g *clause.Pred, gov int) string {
	if g.Kind != clause.Noun || sc.vals[gov].ok {
		return ""
	}
	w := sc.c.words.realis
	l := sc.lemma(g.Head)
	switch base(p.Rel) {
	case "acl":
		if p.Rel == "acl:relcl" || p.Partic || p.Gerund && p.Mark == "" && sc.g.Prep(p.Head) == "" {
			return ""
		}
		if r := w["nounclause"][l]; r != "" {
			return r
		}
		return w["noun"][l]
	case "nmod":
		if w["nounprep"][sc.g.Prep(p.Head)] != "" {
			return w["noun"][l]
		}
	}
	return ""
}

// gerundOver is what a word does to a gerund behind its preposition: "spoke of closing the strait", "warned against raising rates".
func (sc *scene) gerundOver(p, g *clause.Pred) string {
	if !p.Gerund {
		return ""
	}
	prep := p.Mark
	if prep == "" {
		prep = sc.g.Prep(p.Head)
	}
	return sc.c.words.realis["gerund"][sc.lemma(g.Head)+" "+prep]
}

// asksWhether reports whether a content clause leaves open whether it is so: "asked whether the dam had burst".
func (sc *scene) asksWhether(p *clause.Pred) bool {
	return (base(p.Rel) == "ccomp" || base(p.Rel) == "csubj") && sc.c.words.realis["mark"][p.Mark] == casus.Conditional
}

// inverted reports whether a clause is a condition by the order of its words: "had they waited, ...".
func (sc *scene) inverted(p *clause.Pred) bool {
	if base(p.Rel) != "advcl" || p.Mark != "" || p.SurfSubj < 0 {
		return false
	}
	for _, k := range sc.g.Children(p.Head) {
		switch sc.tok(k).Deprel {
		case "aux", "aux:pass", "cop":
			return k < p.SurfSubj && sc.c.words.realis["inverted"][sc.form(k)] != ""
		}
	}
	return false
}

// freeRelative reports whether a relative clause hangs on nobody in particular: "any officer who disobeys".
func (sc *scene) freeRelative(p *clause.Pred) bool {
	h := sc.g.Head(p.Head)
	if p.Rel != "acl:relcl" || h < 0 || p.Tense != clause.Present || p.Perfect {
		return false
	}
	w := sc.c.words.realis["free"]
	if w[sc.lemma(h)] != "" {
		return true
	}
	d := sc.g.Child(h, "det")
	return d >= 0 && w[sc.lemma(d)] != ""
}

// adverbSays is the realis value of an adverb with the word before it that belongs to it: "soon", "no longer".
func (sc *scene) adverbSays(k int) string {
	w := sc.c.words.realis["adv"]
	for _, m := range sc.g.Children(k) {
		if m == k-1 {
			if r := w[sc.form(m)+" "+sc.form(k)]; r != "" {
				return r
			}
		}
	}
	return w[sc.lemma(k)]
}

// bareForm reports whether a verb stands in its base form without auxiliary or "to", where neither an order nor a verb like "make" asks for it:
// "asked that he leave". A second verb of a coordination shares the modal of the first.
func (sc *scene) bareForm(p *clause.Pred) bool {
	if p.Kind != clause.Verb || p.Modal >= 0 || p.Infin || sc.tok(p.Head).XPOS != "VB" || sc.ordered(p) || sc.g.Child(p.Head, "aux", "aux:pass", "cop") >= 0 {
		return false
	}
	if base(p.Rel) != "ccomp" || p.Mark == "" && p.First < 0 {
		return false
	}
	return p.Gov < 0 || !sc.implicative(&sc.g.Preds[p.Gov])
}

// dependsOn reports whether a clause without tense tells how or with what effect the clause above comes about, and so no more surely than that:
// "would shell the port, killing many". What is said with it ("will close, citing losses") and what lies before it is told for itself.
func (sc *scene) dependsOn(p, g *clause.Pred) bool {
	if !p.Gerund || p.Tense != clause.NoTense || p.Perfect || sc.isSay(p) || g.Modal < 0 && !sc.ordered(g) {
		return false
	}
	return p.Mark == "" || sc.c.words.realis["manner"][p.Mark] != ""
}
