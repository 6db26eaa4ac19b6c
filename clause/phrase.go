package clause

import "casus"

// Range is the hull of the token's subtree, as a half-open range of tokens, without punctuation at its ends.
func (g *Graph) Range(token int) (from, to int) {
	from, to = token, token
	g.hull(token, &from, &to, 0)
	for from < token && g.S.Tokens[from].UPOS == "PUNCT" {
		from++
	}
	for to > token && g.S.Tokens[to].UPOS == "PUNCT" {
		to--
	}
	return from, to + 1
}

func (g *Graph) hull(token int, from, to *int, depth int) {
	*from, *to = min(*from, token), max(*to, token)
	if depth > 200 {
		return
	}
	for _, k := range g.Children(token) {
		g.hull(k, from, to, depth+1)
	}
}

// Phrase is the extent in the text of the token's whole subtree, without punctuation at its ends and without the
// token's own preposition, coordinator and further conjuncts.
func (g *Graph) Phrase(token int) casus.Span {
	from, to := token, token
	for _, k := range g.Children(token) {
		switch base(g.S.Tokens[k].Deprel) {
		case "case", "cc", "conj", "punct", "mark", "cop", "nsubj", "aux", "parataxis", "discourse":
			if g.S.Tokens[k].XPOS != "POS" {
				continue
			}
		}
		g.hull(k, &from, &to, 0)
	}
	for from < token && g.S.Tokens[from].UPOS == "PUNCT" {
		from++
	}
	for to > token && g.S.Tokens[to].UPOS == "PUNCT" {
		to--
	}
	return g.S.Tokens[from].Cover(g.S.Tokens[to].Span)
}

// Naming is the smallest phrase that names what the token stands for: the head with the modifiers directly before it
// (adjectives, compounds, possessor, without article, number and quantifier), its flat parts, and a naming phrase
// ("of Tarsk") directly behind it.
func (g *Graph) Naming(token int) casus.Span {
	from, to := g.NamingRange(token)
	return g.S.Tokens[from].Cover(g.S.Tokens[to-1].Span)
}

// NamingRange is Naming as a half-open range of tokens.
func (g *Graph) NamingRange(token int) (from, to int) {
	from, to = token, token
	kids := g.Children(token)
	for j := len(kids) - 1; j >= 0; j-- {
		k := kids[j]
		if k >= token {
			continue
		}
		switch d := g.S.Tokens[k].Deprel; d {
		case "amod", "compound", "nmod:poss", "flat", "nmod:desc", "nmod", "nummod":
			if d == "nmod" && g.Prep(k) != "" {
				continue
			}
			f, t := k, k
			g.hull(k, &f, &t, 0)
			if d == "nummod" {
				continue
			}
			if t >= token || f > from || g.gap(t+1, from) {
				continue
			}
			for f < k && (g.S.Tokens[f].UPOS == "DET" || g.S.Tokens[f].UPOS == "PUNCT") {
				f++
			}
			from = min(from, f)
		}
	}
	for from < token && (g.S.Tokens[from].UPOS == "DET" || g.S.Tokens[from].UPOS == "NUM" || g.S.Tokens[from].UPOS == "PUNCT") {
		from++
	}
	for _, k := range kids {
		if k <= token {
			continue
		}
		t := &g.S.Tokens[k]
		switch base(t.Deprel) {
		case "flat", "fixed", "goeswith":
			if k-to <= 2 {
				f := k
				g.hull(k, &f, &to, 0)
			}
		case "appos":
			if t.UPOS == "PROPN" && k == to+1 && g.S.Tokens[token].UPOS != "PROPN" {
				f := k
				g.hull(k, &f, &to, 0)
			}
		case "nmod":
			if c := g.Prep(k); g.S.Tokens[token].UPOS != "PROPN" && g.grammar.naming[c] && (t.UPOS == "PROPN" || g.Child(k, "nmod:poss", "amod") >= 0) {
				f, e := k, k
				for _, kk := range g.Children(k) {
					if base(g.S.Tokens[kk].Deprel) != "conj" && base(g.S.Tokens[kk].Deprel) != "acl" && base(g.S.Tokens[kk].Deprel) != "appos" {
						g.hull(kk, &f, &e, 0)
					}
				}
				if f == to+1 && e-f <= 4 {
					to = e
				}
			}
		}
	}
	for to > token && g.S.Tokens[to].UPOS == "PUNCT" {
		to--
	}
	return from, to + 1
}

// gap reports whether a token that is no number, article or punctuation stands in [from, to).
func (g *Graph) gap(from, to int) bool {
	for i := from; i < to; i++ {
		switch g.S.Tokens[i].UPOS {
		case "NUM", "DET", "PUNCT", "ADV", "PART", "SYM":
		default:
			return true
		}
	}
	return false
}

// Group is the extent of the predicate's words: auxiliaries, negation and particle with the head, from the first to the
// last of them, as a half-open range of tokens.
func (g *Graph) Group(p *Pred) (from, to int) {
	from, to = p.Head, p.Head
	for _, k := range g.Children(p.Head) {
		switch g.S.Tokens[k].Deprel {
		case "aux", "aux:pass", "cop", "compound:prt":
			from, to = min(from, k), max(to, k)
		case "advmod":
			if g.negates(k) {
				from = min(from, k)
			}
		}
	}
	return from, to + 1
}
