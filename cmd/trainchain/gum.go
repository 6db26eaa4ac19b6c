package main

import (
	"compress/gzip"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"casus"
	"casus/conllu"
	"casus/eval/coref"
)

// annotated is a document of GUM as we read it, with its gold.
type annotated struct {
	gold coref.Document
	doc  *casus.Document
	at   map[casus.TokenRef]int // token -> gold mention with that head, the widest
}

func (r *reader) gum(part string) ([]annotated, error) {
	f, err := os.Open(filepath.Join(r.shared, "treebanks/en_gum-"+part+".conllu.gz"))
	if err != nil {
		return nil, err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, err
	}
	body, sentences, err := conllu.Read(z)
	if err != nil {
		return nil, err
	}
	var out []annotated
	for _, g := range coref.Documents(sentences) {
		bare := make([]casus.Sentence, len(g.Sentences))
		for i, s := range g.Sentences {
			bare[i] = casus.Sentence{Span: s.Span}
			for _, t := range s.Tokens {
				bare[i].Tokens = append(bare[i].Tokens, casus.Token{Span: t.Span, Form: t.Form, Head: -1})
			}
		}
		a := annotated{gold: g, doc: r.document(body, bare), at: map[casus.TokenRef]int{}}
		for k, m := range g.Mentions {
			at := casus.TokenRef{Sentence: m.Sentence, Token: m.Head}
			if o, ok := a.at[at]; !ok || g.Mentions[o].To-g.Mentions[o].From < m.To-m.From {
				a.at[at] = k
			}
		}
		out = append(out, a)
	}
	return out, nil
}

// mention is the gold mention whose head stands in the span, the widest such; -1 when none does.
func (a *annotated) mention(span casus.Span) int {
	s := casus.SentenceAt(a.doc.Sentences, span.Start)
	if s < 0 {
		return -1
	}
	from, to := a.doc.Sentences[s].TokensIn(span)
	best := -1
	for i := from; i < to; i++ {
		if k, ok := a.at[casus.TokenRef{Sentence: s, Token: i}]; ok && (best < 0 || size(a.gold.Mentions[k]) > size(a.gold.Mentions[best])) {
			best = k
		}
	}
	if best < 0 { // the head may be a title before the name
		for k, m := range a.gold.Mentions {
			if m.Sentence == s && m.From <= from && to <= m.To && (best < 0 || size(m) < size(a.gold.Mentions[best])) {
				best = k
			}
		}
	}
	return best
}

func size(m coref.Mention) int { return m.To - m.From }

// Right implements chain.Answer.
func (a *annotated) Right(pronoun, mention casus.Span) bool {
	p, m := a.mention(pronoun), a.mention(mention)
	return p >= 0 && m >= 0 && a.gold.Mentions[p].ID == a.gold.Mentions[m].ID
}

// Known implements chain.Answer.
func (a *annotated) Known(pronoun casus.Span) (known, taken bool) {
	p := a.mention(pronoun)
	if p < 0 {
		return true, false
	}
	id := a.gold.Mentions[p].ID
	for k := range a.gold.Mentions {
		if k != p && a.gold.Mentions[k].ID == id {
			return true, true
		}
	}
	return true, false
}

// kind sorts gold mentions: name, pronoun of the third person, or "".
func (a *annotated) kind(m coref.Mention) string {
	t := &a.gold.Sentences[m.Sentence].Tokens[m.Head]
	switch {
	case t.UPOS == "PROPN":
		return "name"
	case t.UPOS == "PRON" && (strings.Contains(t.Feats, "Person=3") || strings.Contains(t.Feats, "Reflex=Yes")) && strings.Contains(t.Feats, "PronType=Prs"):
		return "pronoun"
	}
	return ""
}

// gumScore prints the scores on GUM.
func (r *reader) gumScore(part string) error {
	docs, err := r.gum(part)
	if err != nil {
		return err
	}
	var all, named coref.Score
	var pronouns, given, links coref.Count
	shown := 0
	for i := range docs {
		a := &docs[i]
		chains := r.resolver.Resolve(a.doc)
		gold := clusters(a, func(kind string) bool { return kind != "" })
		goldNames := clusters(a, func(kind string) bool { return kind == "name" })
		var found, foundNames [][]int
		linked := map[int][]int{} // gold pronoun -> gold mentions of its chain before it
		apart := -1
		used := map[int]bool{}
		for _, c := range chains {
			var ms, ns, names []int
			var before []int
			for i, m := range c.Mentions {
				k := a.mention(m.Span)
				if m.Kind == "pronoun" && k >= 0 {
					linked[k] = append([]int{}, before...)
				}
				before = append(before, k)
				if m.Kind == "nominal" || m.Kind == "pronoun" && !third(a.doc.Token(m.At)) {
					continue
				}
				if k < 0 || used[k] || a.kind(a.gold.Mentions[k]) == "" {
					k = apart
					apart--
				}
				used[k] = true
				ms = append(ms, k)
				if m.Kind == "name" {
					names = append(names, i)
					ns = append(ns, k)
				}
			}
			if len(ms) > 1 {
				found = append(found, ms)
			}
			if len(ns) > 1 {
				foundNames = append(foundNames, ns)
				for j := 1; j < len(ns); j++ {
					links.All++
					if ns[j] >= 0 && ns[0] >= 0 && a.gold.Mentions[ns[j]].ID == a.gold.Mentions[ns[0]].ID {
						links.Right++
					} else if r.show > 0 {
						m, o := c.Mentions[names[j]], c.Mentions[names[0]]
						fmt.Printf("  name %q is not %q (%s)\n", m.Span.In(a.doc.Text()), o.Span.In(a.doc.Text()), m.Rule)
					}
				}
			}
		}
		all.Add(gold, found)
		named.Add(goldNames, foundNames)
		for k, m := range a.gold.Mentions {
			if a.kind(m) != "pronoun" || a.at[casus.TokenRef{Sentence: m.Sentence, Token: m.Head}] != k || !a.anaphoric(k) {
				continue
			}
			pronouns.All++
			before, ok := linked[k]
			right := false
			if ok && len(before) > 0 {
				given.All++
				for n := len(before) - 1; n >= 0; n-- {
					if j := before[n]; j >= 0 && j != k {
						right = a.gold.Mentions[j].ID == m.ID
						break
					}
				}
			}
			if right {
				pronouns.Right++
				given.Right++
			} else if shown < r.show {
				shown++
				r.explain(a, m, before)
			}
		}
	}
	fmt.Printf("GUM %s: CoNLL F1 of names and pronouns %.2f (MUC %.2f, B3 %.2f, CEAFe %.2f)\n", part, 100*all.CoNLL(), 100*all.MUC.F1(), 100*all.B3.F1(), 100*all.CEAF.F1())
	fmt.Printf("  names: CoNLL F1 %.2f, links right %.2f%% of %.0f, B3 precision %.2f\n", 100*named.CoNLL(), 100*links.Ratio(), links.All, 100*named.B3.Precision.Ratio())
	fmt.Printf("  pronouns: right %.2f%% of %.0f; of those given one %.2f%% of %.0f\n", 100*pronouns.Ratio(), pronouns.All, 100*given.Ratio(), given.All)
	return nil
}

func third(t *casus.Token) bool { return strings.Contains(t.Feats, "Person=3") }

// anaphoric: another mention of the same stands before the pronoun.
func (a *annotated) anaphoric(k int) bool {
	m := a.gold.Mentions[k]
	for j, o := range a.gold.Mentions {
		if j != k && o.ID == m.ID && (o.Sentence < m.Sentence || o.Sentence == m.Sentence && o.Head < m.Head) {
			return true
		}
	}
	return false
}

// clusters are the gold clusters of mentions of some kinds, singletons left out.
func clusters(a *annotated, take func(kind string) bool) [][]int {
	at := map[string]int{}
	var all [][]int
	for k, m := range a.gold.Mentions {
		if !take(a.kind(m)) || a.at[casus.TokenRef{Sentence: m.Sentence, Token: m.Head}] != k {
			continue
		}
		i, ok := at[m.ID]
		if !ok {
			i = len(all)
			at[m.ID] = i
			all = append(all, nil)
		}
		all[i] = append(all[i], k)
	}
	var out [][]int
	for _, c := range all {
		if len(c) > 1 {
			out = append(out, c)
		}
	}
	return out
}

// explain prints a wrong pronoun with what it was given to.
func (r *reader) explain(a *annotated, m coref.Mention, before []int) {
	words := func(m coref.Mention) string {
		var w []string
		for _, t := range a.gold.Sentences[m.Sentence].Tokens[m.From:m.To] {
			w = append(w, t.Form)
		}
		return strings.Join(w, " ")
	}
	got := "nothing"
	if n := len(before); n > 0 {
		got = "something else"
		if k := before[n-1]; k >= 0 {
			got = words(a.gold.Mentions[k])
		}
	}
	want := ""
	for _, o := range a.gold.Mentions {
		if o.ID == m.ID && (o.Sentence < m.Sentence || o.Sentence == m.Sentence && o.Head < m.Head) {
			want = words(o)
			if o.Sentence < m.Sentence {
				want = fmt.Sprintf("%s (%d)", want, m.Sentence-o.Sentence)
			}
		}
	}
	var line []string
	for i := max(0, m.Sentence-1); i <= m.Sentence; i++ {
		for j, t := range a.gold.Sentences[i].Tokens {
			w := t.Form
			if i == m.Sentence && j == m.Head {
				w = "<<" + w + ">>"
			}
			line = append(line, w)
		}
	}
	fmt.Printf("  got %q want %q: %s\n", got, want, strings.Join(line, " "))
}
