package statement

import (
	"strings"

	"casus"
	"casus/clause"
	"casus/lexicon"
)

// issue is a matter that parties take positions on, with the alternatives of lemmas that name it.
type issue struct {
	id    string
	words [][]string
}

// loadIssues reads the matters that positions are about, so that statements are filed under the same names.
func loadIssues(lex *lexicon.Set) ([]issue, error) {
	t, err := lex.Table("dispute/issues.tsv", "id", "label", "words")
	if err != nil {
		return nil, err
	}
	var out []issue
	for _, r := range t.Rows {
		i := issue{id: r.Get("id")}
		for _, alt := range r.List("words") {
			i.words = append(i.words, strings.Fields(strings.ToLower(alt)))
		}
		out = append(out, i)
	}
	return out, nil
}

// issueOf is the id of the issue whose longest alternative the lemmas hold, or "".
func (st *Stater) issueOf(have map[string]bool) string {
	best, most := "", 0
	for i := range st.issues {
		for _, alt := range st.issues[i].words {
			all := len(alt) > most
			for _, w := range alt {
				all = all && have[w]
			}
			if all {
				best, most = st.issues[i].id, len(alt)
			}
		}
	}
	return best
}

// about names the topic: the issue that the main clause of what is said is about, else the words of its subject, or of its object when the subject
// is a pronoun.
func (w *work) about(s *casus.Statement, a *casus.Attribution) {
	if len(a.Content) == 0 {
		return
	}
	piece := a.Content[0]
	i := casus.SentenceAt(w.doc.Sentences, piece.Start)
	if i < 0 {
		return
	}
	g := w.graph(i)
	from, to := g.S.TokensIn(piece)
	if id := w.issueOf(w.matter(g, a, from, to)); id != "" {
		s.About = append(s.About, id)
		return
	}
	pick := -1
	for t := from; t < to; t++ {
		k := &g.S.Tokens[t]
		if k.UPOS != "NOUN" && k.UPOS != "PROPN" {
			continue
		}
		switch {
		case strings.HasPrefix(k.Deprel, "nsubj"), k.Deprel == "obj":
			pick = t
		case pick < 0 && (strings.HasPrefix(k.Deprel, "obl") || k.Deprel == "nmod" || k.Deprel == "root"):
			pick = t
			continue
		default:
			continue
		}
		break
	}
	if pick >= 0 {
		s.About = append(s.About, g.Naming(pick).In(w.text))
	}
}

// matter are the lemmas of the main predicate of a content with its subject and complements, without the clauses below them: what the words are about,
// not all that they mention. A content without predicate is taken at its noun.
func (w *work) matter(g *clause.Graph, a *casus.Attribution, from, to int) map[string]bool {
	have := map[string]bool{}
	root := -1
	if top := w.head(g, a); top != nil {
		root = top.Head
	}
	for t := from; t < to && root < 0; t++ { // a noun phrase
		if h := g.Head(t); (h < from || h >= to) && g.S.Tokens[t].UPOS != "PUNCT" && g.S.Tokens[t].UPOS != "ADP" {
			root = t
		}
	}
	for t := from; t < to; t++ {
		k := &g.S.Tokens[t]
		if k.UPOS != "NOUN" && k.UPOS != "PROPN" && k.UPOS != "VERB" && k.UPOS != "ADJ" {
			continue
		}
		near := t == root
		for h, steps := t, 0; !near && h >= 0 && steps < 3; steps++ {
			if r := g.S.Tokens[h].Deprel; h != t && g.S.Tokens[h].UPOS == "VERB" && h != root || strings.HasPrefix(r, "acl") || strings.HasPrefix(r, "advcl") || r == "conj" {
				break
			}
			h = g.Head(h)
			near = h == root
		}
		if near {
			l := strings.ToLower(g.Lemma(t))
			have[l], have[strings.TrimSuffix(l, "s")] = true, true // "troops" is a lemma too
		}
	}
	return have
}
