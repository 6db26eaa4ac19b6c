package code

import "casus/clause"

// factors are what the model of factuality reads of a predicate: the rules' realis value with its reason, its own form, and the words above it.
// They name no genre and no topic; of words only what embeds, modifies or asks.
func (sc *scene) factors(i int) []string {
	p := &sc.g.Preds[i]
	out := make([]string, 0, 40)
	add := func(name, value string) {
		if value != "" {
			out = append(out, name+"="+value)
		}
	}
	v := sc.realisOf(i)
	form := sc.formOf(p)
	rel := base(p.Rel)
	add("bias", "1")
	add("realis", v.value)
	add("realis+form", v.value+"+"+form)
	add("why", reason(v.why))
	add("form", form)
	add("rel", p.Rel)
	add("rel+form", p.Rel+"+"+form)
	add("tag", sc.tok(p.Head).XPOS)
	add("mark", p.Mark)
	if p.Mark != "" {
		add("mark+form", p.Mark+"+"+form)
	}
	if p.Kind != clause.Noun {
		add("subject", sc.subjectKind(p))
		add("subject+form", sc.subjectKind(p)+"+"+form)
	}
	if p.Modal >= 0 {
		m := sc.lemma(p.Modal)
		if p.Neg {
			m += "+not"
		}
		if p.Perfect {
			m += "+have"
		}
		add("modal", m)
		add("modal+subject", sc.lemma(p.Modal)+"+"+sc.subjectKind(p))
	}
	if p.Neg {
		add("not", form)
	}
	if p.NegArg {
		add("no", form)
	}
	if p.Question {
		add("question", form)
	}
	if sc.ordered(p) {
		add("order", "1")
	}
	sc.ownWords(p, add)
	if p.First >= 0 {
		add("first", sc.realisOf(p.First).value)
	}
	if p.Gov >= 0 && p.First != p.Gov {
		sc.factorsAbove(p, rel, form, add)
	} else if p.First >= 0 && sc.g.Preds[p.First].Gov >= 0 {
		sc.factorsAbove(&sc.g.Preds[p.First], rel, form, add)
	}
	sc.factorsFarAbove(p, add)
	if n := len(sc.s.Tokens); n > 0 && sc.tok(n-1).Form == "?" {
		add("asked", form)
	}
	return out
}

// ownWords adds the words that modify the predicate.
func (sc *scene) ownWords(p *clause.Pred, add func(name, value string)) {
	add("word", sc.lemma(p.Head))
	for _, k := range sc.g.Children(p.Head) {
		t := sc.tok(k)
		switch base(t.Deprel) {
		case "advmod":
			add("adverb", sc.lemma(k))
		case "det":
			add("article", sc.lemma(k))
		case "amod":
			if p.Kind == clause.Noun {
				add("adjective", sc.lemma(k))
			}
		case "case":
			add("prep", sc.lemma(k))
		case "advcl":
			if q := sc.g.At(k); q != nil && q.Mark != "" {
				add("condition", q.Mark)
			}
		case "obj":
			if d := sc.g.Child(k, "det"); d >= 0 && !hasFeat(sc.tok(d), "PronType=Art") {
				add("object", sc.lemma(d))
			}
		}
	}
}

// factorsAbove adds what the predicate directly above says of p.
func (sc *scene) factorsAbove(p *clause.Pred, rel, form string, add func(name, value string)) {
	g := &sc.g.Preds[p.Gov]
	word := sc.lemma(g.Head)
	above := sc.realisOf(p.Gov)
	add("above", above.value+"+"+base(p.Rel))
	add("above+form", above.value+"+"+base(p.Rel)+"+"+form)
	add("above.form", sc.formOf(g)+"+"+base(p.Rel))
	add("above.word", word+"+"+base(p.Rel))
	if p.Infin || p.Gerund {
		add("above.subject", sc.subjectKind(g)+"+"+base(p.Rel))
		add("above.open", word)
		if g.Tense == clause.Past || g.Perfect {
			add("above.past", word)
		}
		if pr := sc.g.Prep(p.Head); pr != "" {
			add("above.prep", pr)
		}
	}
	if op := sc.embedding(p, g, p.Gov); op != nil {
		neg := ""
		if g.Neg {
			neg = "+not"
		}
		add("above.op", op.op+"+"+op.realis+neg)
		add("above.op+form", op.op+"+"+op.realis+neg+"+"+form)
	}
	if p.Rel == "acl:relcl" {
		if d := sc.g.Child(g.Head, "det"); d >= 0 {
			add("of", sc.lemma(d))
		} else {
			add("of", sc.tok(g.Head).XPOS)
		}
	}
}

// factorsFarAbove adds the conditions, modals, negations and reports on the way up.
func (sc *scene) factorsFarAbove(p *clause.Pred, add func(name, value string)) {
	path := ""
	for n, gov := 0, p.Gov; n < maxDepth && gov >= 0; n++ {
		g := &sc.g.Preds[gov]
		switch {
		case sc.c.conditionMark[g.Mark] && base(g.Rel) == "advcl":
			add("under", "condition")
		case g.Modal >= 0:
			add("under", sc.lemma(g.Modal))
		case g.Neg:
			add("under", "not")
		case g.Question:
			add("under", "question")
		case sc.ordered(g):
			add("under", "order")
		}
		if n < 2 {
			path += "<" + base(g.Rel)
		}
		if sc.isSay(g) && n > 0 {
			add("under", "report")
		}
		gov = g.Gov
	}
	add("path", base(p.Rel)+path)
}

// formOf is the form of a predicate in a word.
func (sc *scene) formOf(p *clause.Pred) string {
	switch {
	case p.Kind == clause.Noun:
		return "noun"
	case p.Modal >= 0:
		return "modal"
	case p.Infin:
		return "infinitive"
	case p.Gerund:
		return "gerund"
	}
	s := "none"
	switch {
	case p.Tense == clause.Past:
		s = "past"
	case p.Tense == clause.Present:
		s = "present"
	case p.Partic:
		s = "participle"
	case sc.tok(p.Head).XPOS == "VB":
		s = "bare"
	}
	if p.Perfect {
		s += ".perfect"
	}
	if p.Progress {
		s += ".progressive"
	}
	if p.Kind != clause.Verb {
		s += ".is"
	}
	return s
}

// subjectKind tells what the subject is: the pronoun, the word that quantifies it, or its tag.
func (sc *scene) subjectKind(p *clause.Pred) string {
	s := p.SurfSubj
	if s < 0 {
		return "none"
	}
	t := sc.tok(s)
	if t.UPOS == "PRON" {
		return sc.lemma(s)
	}
	if d := sc.g.Child(s, "det"); d >= 0 && !hasFeat(sc.tok(d), "Definite=Def") {
		return sc.lemma(d)
	}
	return t.XPOS
}

// reason is the part of a reason that does not depend on the sentence's words.
func reason(why string) string {
	for i := 0; i < len(why); i++ {
		if why[i] == ' ' && i > 0 {
			for j := i + 1; j < len(why); j++ {
				if why[j] == ' ' {
					return why[:j]
				}
			}
		}
	}
	return why
}
