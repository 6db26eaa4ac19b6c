package clause

import (
	"casus"
)

type subj struct {
	token int
	via   Via
}

// Of makes the graph of a sentence.
func (gr *Grammar) Of(s *casus.Sentence) *Graph {
	g := &Graph{}
	gr.Into(g, s)
	return g
}

// Into makes the graph of a sentence in g, reusing its memory. What was read from g before is void.
func (gr *Grammar) Into(g *Graph, s *casus.Sentence) {
	g.S, g.grammar = s, gr
	g.Preds, g.args, g.subjOf = g.Preds[:0], g.args[:0], g.subjOf[:0]
	g.tree()
	g.question = isQuestion(s)
	for i := range s.Tokens {
		g.predAt[i] = -1
		if kind, ok := g.kindOf(i); ok {
			g.predAt[i] = len(g.Preds)
			g.Preds = append(g.Preds, Pred{Head: i, Kind: kind, Lemma: lemma(&s.Tokens[i]), Particle: -1, Modal: -1, Gov: -1, First: -1, SurfSubj: -1})
		}
	}
	for i := range g.Preds {
		g.verbGroup(&g.Preds[i])
		g.govern(&g.Preds[i])
	}
	for i := range g.Preds {
		g.subjOf = append(g.subjOf, subj{-1, Direct})
		g.Preds[i].to = -1 // subject not looked for yet
	}
	for i := range g.Preds {
		g.surfaceSubject(i, 0)
	}
	for i := range g.Preds {
		g.fill(i)
	}
}

// tree lays out children and cuts heads that are out of range or lead into a cycle.
func (g *Graph) tree() {
	n := len(g.S.Tokens)
	g.head = resize(g.head, n)
	g.predAt = resize(g.predAt, n)
	g.kidFrom = resize(g.kidFrom, n+1)
	g.kids = resize(g.kids, n)
	g.scratch = resize(g.scratch, n)
	state := g.scratch
	for i := range g.S.Tokens {
		h := g.S.Tokens[i].Head
		if h < 0 || h >= n || h == i {
			h = -1
		} else if a := &g.S.Tokens[h]; a.UPOS == "AUX" && base(g.S.Tokens[i].Deprel) != "conj" && a.Head >= 0 && a.Head < n && a.Head != i {
			// function words have no dependents of their own (UD): what hangs on an auxiliary belongs to its verb
			switch base(a.Deprel) {
			case "aux", "cop":
				h = a.Head
			}
		}
		g.head[i] = h
		state[i] = 0
	}
	for i := range g.head {
		// 1 = on the present walk, 2 = known to reach a root
		t := i
		for t >= 0 && state[t] == 0 {
			state[t] = 1
			if h := g.head[t]; h >= 0 && state[h] == 1 {
				g.head[t] = -1
				break
			}
			t = g.head[t]
		}
		for t = i; t >= 0 && state[t] == 1; t = g.head[t] {
			state[t] = 2
		}
	}
	for i := range g.kidFrom {
		g.kidFrom[i] = 0
	}
	for _, h := range g.head {
		if h >= 0 {
			g.kidFrom[h+1]++
		}
	}
	for i := 0; i < n; i++ {
		g.kidFrom[i+1] += g.kidFrom[i]
		state[i] = g.kidFrom[i]
	}
	for i, h := range g.head {
		if h >= 0 {
			g.kids[state[h]] = i
			state[h]++
		}
	}
}

func resize(b []int, n int) []int {
	if cap(b) < n {
		return make([]int, n, n+n/2)
	}
	return b[:n]
}

// kindOf says whether a token heads a predicate.
func (g *Graph) kindOf(i int) (Kind, bool) {
	t := &g.S.Tokens[i]
	switch t.UPOS {
	case "VERB":
		if t.Deprel == "case" || t.Deprel == "mark" || t.Deprel == "fixed" { // "including", "according to"
			return Verb, false
		}
		return Verb, true
	case "NOUN":
		if g.Child(i, "cop") >= 0 {
			return Copula, true
		}
		return Noun, true
	case "ADJ":
		switch base(t.Deprel) {
		case "amod", "det", "case", "fixed", "flat", "compound":
			return Adjective, g.Child(i, "cop") >= 0
		}
		return Adjective, true
	case "AUX":
		// an auxiliary that heads something is a verb to us: "did so", parse errors
		switch base(t.Deprel) {
		case "aux", "cop":
			return Verb, false
		}
		return Verb, true
	case "PUNCT", "SYM", "ADP", "DET", "CCONJ", "SCONJ", "PART", "INTJ":
		return Copula, g.Child(i, "cop") >= 0 && t.UPOS != "PUNCT"
	}
	return Copula, g.Child(i, "cop") >= 0
}

// verbGroup reads voice, tense, modality and negation off the predicate's auxiliaries.
func (g *Graph) verbGroup(p *Pred) {
	t := &g.S.Tokens[p.Head]
	finite, aux := "", false
	finiteAux := -1               // a finite auxiliary that is no modal
	having := false               // "having shelled"
	mark := -1                    // the subordinator before
	been, perfect := false, false // a participle among the auxiliaries; an auxiliary before a participle
	for _, k := range g.Children(p.Head) {
		c := &g.S.Tokens[k]
		switch c.Deprel {
		case "compound:prt":
			if p.Particle < 0 {
				p.Particle = k
			}
		case "aux:pass":
			p.Passive, aux = true, true
			if finite == "" {
				finite = c.XPOS
			}
			been = been || c.XPOS == "VBN"
			p.Progress = p.Progress || c.XPOS == "VBG"
		case "cop":
			been = been || c.XPOS == "VBN"
			if finite == "" {
				finite = c.XPOS
			}
			if p.Kind == Verb && t.XPOS == "VB" && finiteAux < 0 {
				finiteAux = k // "is to travel", whatever the label
			}
			aux = true
		case "aux":
			if c.XPOS == "MD" {
				p.Modal = k
			} else if c.XPOS != "TO" {
				if finite == "" {
					finite = c.XPOS
				}
				if finiteAux < 0 && (c.XPOS == "VBZ" || c.XPOS == "VBP" || c.XPOS == "VBD") {
					finiteAux = k
				}
				having = having || c.XPOS == "VBG"
				been = been || c.XPOS == "VBN"
				perfect = perfect || t.XPOS == "VBN" && p.Kind == Verb && g.Child(p.Head, "aux:pass") < 0
				p.Progress = p.Progress || p.Kind == Verb && t.XPOS == "VBG"
			}
			aux = true
		case "nsubj:pass", "csubj:pass":
			p.Passive = true
		case "mark":
			w := g.phraseWord(k)
			if c.XPOS == "TO" {
				p.Infin = true
				if p.Mark == "" {
					p.Mark = w
				}
			} else if mark >= 0 && mark+1 == k {
				p.Mark += " " + w // "so that", "as if"
			} else {
				p.Mark = w
			}
			mark = k
			if g.grammar.negMark[w] {
				p.Neg = true
			}
		case "advmod", "advmod:neg", "neg":
			if g.negates(k) {
				p.Neg = p.Neg || k+1 >= len(g.S.Tokens) || !g.grammar.negBreak[lower(g.S.Tokens[k+1].Form)]
			} else if p.Mark == "" && (c.XPOS == "WRB" || c.UPOS == "SCONJ") {
				p.Mark = lower(c.Form)
			}
		case "case":
			w := g.phraseWord(k)
			if g.grammar.negMark[w] {
				p.Neg = true
			}
			if p.Kind == Verb && p.Mark == "" {
				p.Mark = w
			}
		case "det":
			if g.negates(k) {
				p.Neg = true
			}
		case "cc":
			if g.grammar.negMark[g.phraseWord(k)] { // "rather than surrender, they fought"
				p.Neg = p.Neg || base(t.Deprel) == "advcl"
			}
		case "cc:preconj":
			if g.negates(k) {
				p.Neg = true
			}
		case "nsubj", "obj":
			p.NegArg = p.NegArg || g.negates(k) || g.negDet(k)
		case "obl":
			// "at no point", not "with no losses"
			p.NegArg = p.NegArg || (g.negates(k) || g.negDet(k)) && (g.Prep(k) == "" || g.grammar.negPrep[g.Prep(k)])
		}
		if c.Deprel == "nsubj:pass" && (g.negates(k) || g.negDet(k)) {
			p.NegArg = true
		}
	}
	p.Perfect = been || perfect
	if having && finiteAux < 0 && p.Modal < 0 && p.Kind == Verb {
		p.Gerund = true
	}
	if p.Infin && finiteAux >= 0 && p.Modal < 0 && finiteAux < p.Head {
		p.Modal, p.Infin = finiteAux, false // "is to leave", "has to leave"
	}
	if p.Kind == Verb {
		if finite == "" && !aux {
			finite = t.XPOS
		} else if finite == "" && p.Modal < 0 {
			finite = t.XPOS
		}
		if !aux && p.Modal < 0 {
			switch t.XPOS {
			case "VBG":
				p.Gerund = true
			case "VBN":
				p.Partic = true
				switch base(t.Deprel) {
				case "acl", "advcl", "amod", "xcomp":
					p.Passive = true
				}
			}
		}
	}
	switch finite {
	case "VBD":
		p.Tense = Past
	case "VBZ", "VBP":
		p.Tense = Present
	}
	if g.question && g.head[p.Head] < 0 {
		p.Question = true
	}
}

func (g *Graph) negates(i int) bool {
	t := &g.S.Tokens[i]
	return hasFeat(t, "Polarity=Neg") || g.grammar.neg[lemma(t)] || g.grammar.neg[lower(t.Form)]
}

func (g *Graph) negDet(i int) bool {
	for _, k := range g.Children(i) {
		switch g.S.Tokens[k].Deprel {
		case "det", "cc:preconj", "nummod", "advmod":
			if g.negates(k) || g.S.Tokens[k].Deprel != "advmod" && k < i && g.Child(k, "advmod") >= 0 && g.negates(g.Child(k, "advmod")) {
				return true // "no talks", "not a single rifle", "not one of them"
			}
		}
	}
	return false
}

// govern finds the governing predicate, the relation to it and the first conjunct, and hands a negation on through a
// coordination with "or" and "nor".
func (g *Graph) govern(p *Pred) {
	top := p.Head
	for base(g.S.Tokens[top].Deprel) == "conj" && g.head[top] >= 0 {
		if g.predAt[g.head[top]] >= 0 {
			p.First = g.predAt[g.head[top]]
		}
		top = g.head[top]
	}
	p.Rel = g.S.Tokens[top].Deprel
	for t := g.head[top]; t >= 0; t = g.head[t] {
		if i := g.predAt[t]; i >= 0 {
			p.Gov = i
			break
		}
	}
	if p.First >= 0 && g.predAt[p.Head] != p.First {
		f := &g.Preds[p.First]
		cc := g.Child(p.Head, "cc")
		if f.Neg && cc >= 0 && g.grammar.negCC[lemma(&g.S.Tokens[cc])] {
			p.Neg = true
		}
		if p.Modal < 0 && f.Modal >= 0 && p.Kind == Verb && g.S.Tokens[p.Head].XPOS == "VB" {
			p.Modal = f.Modal
		}
		if f.Infin && g.S.Tokens[p.Head].XPOS == "VB" && p.Modal < 0 {
			p.Infin = true
		}
		if p.Kind == Verb && p.Partic && f.Passive && g.Child(p.Head, "nsubj") < 0 {
			p.Passive, p.Partic, p.Tense, p.Perfect, p.Modal = true, false, f.Tense, f.Perfect, f.Modal
		}
		if p.Mark == "" {
			p.Mark = f.Mark
		}
		if f.Question {
			p.Question = true
		}
	}
}

func isQuestion(s *casus.Sentence) bool {
	for i := len(s.Tokens) - 1; i >= 0; i-- {
		t := &s.Tokens[i]
		if t.UPOS != "PUNCT" {
			return false
		}
		for j := 0; j < len(t.Form); j++ {
			if t.Form[j] == '?' {
				return true
			}
		}
	}
	return false
}
