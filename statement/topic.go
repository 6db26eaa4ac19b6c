package statement

import (
	"slices"
	"strings"

	"casus"
	"casus/clause"
	"casus/lexicon"
)

// issue is a matter that parties take positions on, with the alternatives of lemmas that name it, each lemma with its options, and those beside which a
// single one names something else.
type issue struct {
	id     string
	words  [][][]string
	unless []string
}

// loadIssues reads the matters that positions are about, so that statements are filed under the same names.
func loadIssues(lex *lexicon.Set) ([]issue, error) {
	t, err := lex.Table("dispute/issues.tsv", "id", "label", "words")
	if err != nil {
		return nil, err
	}
	var out []issue
	for _, r := range t.Rows {
		i := issue{id: r.Get("id"), unless: r.List("unless")}
		for _, alt := range r.List("words") {
			var words [][]string
			for _, w := range strings.Fields(strings.ToLower(strings.TrimPrefix(alt, "-"))) {
				words = append(words, strings.Split(w, "/"))
			}
			i.words = append(i.words, words)
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
			for _, options := range alt {
				all = all && slices.ContainsFunc(options, func(o string) bool { return holds(have, o) })
			}
			if all && (len(alt) > 1 || !slices.ContainsFunc(st.issues[i].unless, func(w string) bool { return have[w] })) {
				best, most = st.issues[i].id, len(alt)
			}
		}
	}
	return best
}

// holds tells whether a lemma, or a verb with its particle ("pull_out"), is among the lemmas.
func holds(have map[string]bool, word string) bool {
	verb, particle, two := strings.Cut(word, "_")
	return have[verb] && (!two || have[particle])
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
		if k.UPOS != "NOUN" && k.UPOS != "PROPN" || len(within(&w.at.times, k.Span)) > 0 {
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
		if k.UPOS != "NOUN" && k.UPOS != "PROPN" && k.UPOS != "VERB" && k.UPOS != "ADJ" || k.UPOS == "VERB" && w.is("evaded", g.Lemma(t)) { // to talk of a thing is no talks
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
