package clause

// maxWalk bounds the climb through control and coordination; deeper nesting than this is no English sentence.
const maxWalk = 12

// surfaceSubject finds the surface subject of predicate i: its own, that of the predicate it is coordinated with, the
// controller of its governor, or the noun that it modifies.
func (g *Graph) surfaceSubject(i, depth int) subj {
	p := &g.Preds[i]
	if p.to == 0 || depth > maxWalk {
		return g.subjOf[i]
	}
	p.to = 0
	s := subj{-1, Direct}
	if k := g.Child(p.Head, "nsubj", "nsubj:pass", "nsubj:outer"); k >= 0 {
		s = subj{k, Direct}
	} else if k := -1; p.Kind != Noun {
		if p.Kind == Verb && p.Tense != NoTense {
			k = g.odd(p, true)
		}
		if k >= 0 {
			s = subj{k, Direct}
		} else {
			s = g.understood(p, depth)
		}
	}
	if s.token >= 0 && s.via == Direct {
		if a := g.antecedent(p, s.token); a >= 0 {
			s = subj{a, Relative}
		}
	}
	g.subjOf[i] = s
	p.SurfSubj = s.token
	return s
}

// lastSubject is the last nominal subject of a token, or -1.
func (g *Graph) lastSubject(i int) int {
	last := -1
	for _, k := range g.Children(i) {
		if g.S.Tokens[k].Deprel == "nsubj" {
			last = k
		}
	}
	return last
}

// patient is the logical object of a predicate: its own, or the surface subject of a passive.
func (g *Graph) patient(i, depth int) int {
	p := &g.Preds[i]
	if p.Passive {
		return g.surfaceSubject(i, depth+1).token
	}
	return g.Child(p.Head, "obj", "iobj")
}

// bareNoun reports whether the token is a nominal that heads no clause of its own.
func (g *Graph) bareNoun(i int) bool {
	switch g.S.Tokens[i].UPOS {
	case "NOUN", "PROPN", "PRON", "NUM":
		return g.Child(i, "cop", "nsubj") < 0
	}
	return false
}

// odd finds the nominal that must be a verb's subject (before it) or object (behind it) although its label fits neither: a
// name or noun without preposition under a label that verbs do not take.
func (g *Graph) odd(p *Pred, before bool) int {
	last := -1
	for _, k := range g.Children(p.Head) {
		t := &g.S.Tokens[k]
		if before != (k < p.Head) {
			continue
		}
		switch t.UPOS {
		case "NOUN", "PROPN", "PRON", "NUM":
		default:
			continue
		}
		switch base(t.Deprel) {
		case "compound", "flat", "nmod", "appos", "advmod", "dep", "amod", "nummod", "list", "dislocated":
			if t.Deprel == "compound:prt" || g.Prep(k) != "" {
				continue
			}
			if !before {
				return k
			}
			last = k
		case "obl":
			if t.Deprel == "obl" && !before && g.Prep(k) == "" && t.UPOS != "PRON" {
				return k
			}
		}
	}
	return last
}

// antecedent is the noun meant by a relative pronoun inside a relative clause, else -1.
func (g *Graph) antecedent(p *Pred, token int) int {
	t := &g.S.Tokens[token]
	if !hasFeat(t, "PronType=Rel") && t.XPOS != "WDT" && t.XPOS != "WP" {
		return -1
	}
	top := p.Head
	for n := 0; n < maxWalk && top >= 0; n++ {
		if d := g.S.Tokens[top].Deprel; d == "acl:relcl" || d == "acl" {
			return g.head[top]
		} else if b := base(d); b != "conj" && b != "xcomp" && b != "ccomp" {
			return -1
		}
		top = g.head[top]
	}
	return -1
}

// understood is the subject of a predicate that has none of its own.
func (g *Graph) understood(p *Pred, depth int) subj {
	t := &g.S.Tokens[p.Head]
	head := g.head[p.Head]
	if head < 0 {
		return subj{-1, Direct}
	}
	hp := g.predAt[head]
	switch base(t.Deprel) {
	case "conj", "appos", "dep", "list", "flat", "nmod", "compound", "nsubj":
		if p.Kind == Verb && p.Tense != NoTense && g.bareNoun(head) && head < p.Head {
			// a finite verb under a noun before it is the parser's slip: the noun is its subject
			return subj{head, Shared}
		}
		if base(t.Deprel) != "conj" && base(t.Deprel) != "nmod" && base(t.Deprel) != "nsubj" {
			return subj{-1, Direct}
		}
		if hp >= 0 && (base(t.Deprel) == "conj" || p.Gerund) {
			if s := g.surfaceSubject(hp, depth+1); s.token >= 0 {
				return subj{s.token, max(s.via, Shared)}
			}
		}
	case "parataxis":
		return subj{-1, Direct}
	case "xcomp":
		if hp >= 0 {
			return g.controller(hp, depth)
		}
	case "advcl":
		if hp >= 0 {
			if p.Gerund && g.grammar.objGer[p.Mark] {
				if o := g.patient(hp, depth); o >= 0 {
					return subj{o, Control}
				}
			}
			if s := g.surfaceSubject(hp, depth+1); s.token >= 0 {
				return subj{s.token, Control}
			}
		}
	case "ccomp":
		// "denied shelling": a gerund or infinitive complement shares the subject
		if hp >= 0 && p.Gerund && g.grammar.objGer[p.Mark] {
			if o := g.patient(hp, depth); o >= 0 {
				return subj{o, Control}
			}
		}
		if hp >= 0 && (p.Gerund || p.Infin) {
			if s := g.surfaceSubject(hp, depth+1); s.token >= 0 {
				return subj{s.token, Control}
			}
		}
		// "X and Y signed a pact, the agency reported": a subject that slipped to the reporting verb behind
		if p.Tense != NoTense && head > p.Head {
			if k := g.Child(head, "nsubj"); k >= 0 && k < p.Head && g.lastSubject(head) > p.Head {
				return subj{k, Shared}
			}
		}
	case "acl":
		if p.Infin && t.Deprel != "acl:relcl" && !p.Passive {
			return g.holder(head, depth)
		}
		if t.Deprel == "acl:relcl" {
			// a subject gap only when nothing else can be one
			if g.hasRelative(p.Head) || p.Kind != Verb {
				return subj{-1, Direct}
			}
		}
		if g.S.Tokens[head].UPOS == "NOUN" && p.Gerund && g.Prep(p.Head) != "" {
			return g.holder(head, depth)
		}
		return subj{head, Relative}
	case "amod":
		return subj{head, Relative}
	case "obl", "obj":
		if hp >= 0 && p.Gerund && g.grammar.objGer[g.Prep(p.Head)] {
			if o := g.patient(hp, depth); o >= 0 && o != p.Head {
				return subj{o, Control}
			}
		}
		// a gerund under a preposition: "by shelling", "for attacking"
		if hp >= 0 && p.Gerund {
			if s := g.surfaceSubject(hp, depth+1); s.token >= 0 {
				return subj{s.token, Control}
			}
		}
	}
	return subj{-1, Direct}
}

// controller is the understood subject of an open complement of predicate hp.
func (g *Graph) controller(hp, depth int) subj {
	h := &g.Preds[hp]
	if g.grammar.control[h.Lemma] != nil && !g.grammar.controlledBySubject(h.Lemma) {
		for _, k := range g.Children(h.Head) {
			if base(g.S.Tokens[k].Deprel) == "obl" && g.grammar.controllingCase(h.Lemma, g.Prep(k)) {
				return subj{k, Control}
			}
		}
	}
	if !h.Passive && !g.grammar.controlledBySubject(h.Lemma) {
		if k := g.Child(h.Head, "obj", "iobj"); k >= 0 && h.Kind == Verb {
			if a := g.antecedent(h, k); a >= 0 {
				return subj{a, Control}
			}
			return subj{k, Control}
		}
	}
	if s := g.surfaceSubject(hp, depth+1); s.token >= 0 {
		return subj{s.token, Control}
	}
	return subj{-1, Direct}
}

// holder is who holds the noun that an infinitive completes: "Tarsk's plan to attack", "Tarsk made an offer to talk".
func (g *Graph) holder(noun, depth int) subj {
	if k := g.Child(noun, "nmod:poss"); k >= 0 {
		return subj{k, Control}
	}
	for _, k := range g.Children(noun) {
		if g.S.Tokens[k].Deprel == "nmod" && g.grammar.agent[g.Prep(k)] {
			return subj{k, Control}
		}
	}
	t := &g.S.Tokens[noun]
	if h := g.head[noun]; h >= 0 && g.predAt[h] >= 0 {
		switch base(t.Deprel) {
		case "obj", "xcomp", "obl":
			if s := g.surfaceSubject(g.predAt[h], depth+1); s.token >= 0 {
				return subj{s.token, Control}
			}
		}
	}
	if p := g.predAt[noun]; p >= 0 && g.Preds[p].Kind == Copula {
		if s := g.surfaceSubject(p, depth+1); s.token >= 0 {
			return subj{s.token, Control}
		}
	}
	for _, k := range g.Children(noun) {
		if d := g.S.Tokens[k].Deprel; (d == "compound" || d == "amod") && g.S.Tokens[k].UPOS == "PROPN" {
			return subj{k, Control}
		}
	}
	return subj{-1, Direct}
}

// hasRelative reports whether a relative pronoun stands among the clause's own dependents.
func (g *Graph) hasRelative(token int) bool {
	for _, k := range g.Children(token) {
		t := &g.S.Tokens[k]
		if hasFeat(t, "PronType=Rel") || t.XPOS == "WDT" || t.XPOS == "WP" {
			return true
		}
	}
	return false
}

// fill writes the predicate's arguments.
func (g *Graph) fill(i int) {
	p := &g.Preds[i]
	p.from = len(g.args)
	s := g.subjOf[i]
	surface := Subject
	if p.Passive {
		surface = Object
	}
	if s.token >= 0 && s.via == Direct {
		g.add(s.token, surface, Direct, "")
	}
	for _, k := range g.Children(p.Head) {
		g.own(p, k)
	}
	if s.token >= 0 && s.via != Direct {
		g.add(s.token, surface, s.via, "")
	}
	if p.Kind == Verb && !p.Passive && !g.has(p, Object) && !g.has(p, Clausal) {
		// an indirect object alone is the object: parsers confuse the two
		for i := p.from; i < len(g.args); i++ {
			if g.args[i].Role == Indirect {
				g.args[i].Role = Object
			}
		}
	}
	if p.Kind == Verb {
		if !p.Passive && !g.has(p, Object) && !g.has(p, Clausal) {
			if k := g.odd(p, false); k >= 0 && (k != s.token) {
				g.add(k, Object, Direct, "")
			}
		}
		g.gapObject(p)
		g.sharedObject(p)
	}
	p.to = len(g.args)
}

// own adds the argument that a direct dependent is, if it is one.
func (g *Graph) own(p *Pred, k int) {
	t := &g.S.Tokens[k]
	head, via := k, Direct
	if a := g.antecedent(p, k); a >= 0 {
		head, via = a, Relative
	}
	switch t.Deprel {
	case "obj":
		role := Object
		if p.Passive && g.Child(p.Head, "nsubj:pass") >= 0 {
			role = Indirect // retained object: "was given weapons" has the thing here
		}
		if role == Indirect {
			// the thing given is the object, the passive subject the receiver
			for j := p.from; j < len(g.args); j++ {
				if g.args[j].Role == Object && g.args[j].Via == Direct {
					g.args[j].Role = Indirect
				}
			}
			role = Object
		}
		g.add(head, role, via, "")
	case "iobj":
		g.add(head, Indirect, via, "")
	case "obl:agent":
		g.add(head, Subject, via, g.Prep(k))
	case "obl", "obl:arg", "obl:tmod", "obl:unmarked", "obl:npmod":
		c := g.Prep(k)
		if g.grammar.amount[c] && p.Kind == Verb && k > p.Head && g.Child(k, "nummod") >= 0 && g.Child(p.Head, "obj") < 0 {
			g.add(head, Object, via, "") // "kidnapped up to 16 advisers"
			return
		}
		if p.Passive && g.grammar.agent[c] {
			g.add(head, Subject, via, c)
			return
		}
		g.add(head, Oblique, via, c)
	case "ccomp", "csubj", "csubj:pass":
		g.add(k, Clausal, Direct, g.markOf(k))
	case "xcomp":
		g.add(k, Open, Direct, g.markOf(k))
	case "nmod:poss":
		g.add(head, Poss, via, "")
	case "nmod", "nmod:unmarked", "nmod:npmod", "nmod:desc":
		c := g.Prep(k)
		if c == "" {
			g.add(head, Compound, via, "")
			return
		}
		g.add(head, Oblique, via, c)
	case "compound":
		g.add(k, Compound, Direct, "")
	case "amod":
		g.add(k, Modifier, Direct, "")
	case "appos":
		g.add(k, Appos, Direct, "")
	}
}

func (g *Graph) markOf(k int) string {
	if p := g.At(k); p != nil {
		return p.Mark
	}
	return ""
}

// add appends an argument with its nominal conjuncts.
func (g *Graph) add(head int, role Role, via Via, prep string) {
	g.args = append(g.args, Arg{Head: head, Role: role, Via: via, Case: prep})
	if role == Clausal || role == Open {
		return
	}
	g.conjuncts(head, Arg{Role: role, Via: via, Conj: true, Case: prep}, 0)
}

// conjuncts appends the nominal conjuncts of an argument, those that hang on one another included: "Tarsk, Merria and Norvald".
func (g *Graph) conjuncts(head int, a Arg, depth int) {
	if depth > maxWalk {
		return
	}
	for _, k := range g.Children(head) {
		t := &g.S.Tokens[k]
		if t.Deprel != "conj" && !(t.Deprel == "appos" && g.joined(k)) {
			continue
		}
		if t.UPOS == "VERB" && g.S.Tokens[head].UPOS != "VERB" {
			continue
		}
		next := a
		next.Head = k
		if own := g.Prep(k); own != "" {
			next.Case = own
		}
		g.args = append(g.args, next)
		g.conjuncts(k, next, depth+1)
	}
}

// joined reports whether the phrase of a token begins with a coordinator, whatever it hangs on.
func (g *Graph) joined(token int) bool {
	from, _ := g.Range(token)
	return g.S.Tokens[from].UPOS == "CCONJ"
}

// has reports whether the predicate being filled has an argument in the role.
func (g *Graph) has(p *Pred, role Role) bool {
	for _, a := range g.args[p.from:] {
		if a.Role == role {
			return true
		}
	}
	return false
}

// gapObject fills the object of a relative clause without relative pronoun: "the town they shelled".
func (g *Graph) gapObject(p *Pred) {
	if g.S.Tokens[p.Head].Deprel == "acl:relcl" && !p.Passive && g.Child(p.Head, "nsubj") >= 0 &&
		!g.has(p, Object) && !g.has(p, Clausal) && !g.hasRelative(p.Head) && g.head[p.Head] >= 0 {
		g.add(g.head[p.Head], Object, Gap, "")
	}
}

// sharedObject fills the object that a verb shares with the one it is coordinated with: "shelled and burned the town".
func (g *Graph) sharedObject(p *Pred) {
	if p.Passive || g.has(p, Object) || g.has(p, Clausal) || g.has(p, Open) {
		return
	}
	if g.S.Tokens[p.Head].Deprel == "conj" {
		if h := g.head[p.Head]; h >= 0 && g.S.Tokens[h].UPOS == "VERB" {
			if o := g.Child(h, "obj"); o > p.Head {
				g.add(o, Object, Shared, "")
			}
		}
		return
	}
	for _, k := range g.Children(p.Head) {
		if g.S.Tokens[k].Deprel == "conj" && g.S.Tokens[k].UPOS == "VERB" && g.close(p.Head, k) {
			if o := g.Child(k, "obj"); o > k {
				g.add(o, Object, Shared, "")
				return
			}
		}
	}
}

// close reports whether nothing but function words, particles and adverbs stands between two verbs.
func (g *Graph) close(a, b int) bool {
	for i := a + 1; i < b; i++ {
		switch g.S.Tokens[i].UPOS {
		case "CCONJ", "PUNCT", "ADV", "AUX", "ADP", "PART", "VERB":
		default:
			return false
		}
	}
	return true
}
