package code

import (
	"strings"

	"casus/lexicon"
)

func (w *words) loadFilters(lex *lexicon.Set) error {
	t, err := lex.Table("event/filters.txt", "kind", "words")
	if err != nil {
		return err
	}
	for _, r := range t.Rows {
		list := r.List("words")
		switch r.Get("kind") {
		case "idiom":
			for _, v := range list {
				f := strings.Fields(v)
				w.idioms[f[0]] = append(w.idioms[f[0]], idiom{rest: f[1:], with: r.List("with")})
			}
		case "noun-idiom":
			for _, n := range list {
				w.nounIdioms[n] = append(w.nounIdioms[n], idiom{with: r.List("with")})
			}
		case "topic":
			for _, v := range list {
				weight := 1
				for v = strings.ToLower(v); strings.HasPrefix(v, "!"); weight++ {
					v = v[1:]
				}
				f := strings.Fields(v)
				w.topics[f[0]] = append(w.topics[f[0]], topicWord{topic: r.Get("with"), weight: weight, rest: f[1:]})
			}
		case "subject":
			for _, v := range list {
				w.inert[v] = true
			}
		default:
			return r.Errorf("unknown kind %q", r.Get("kind"))
		}
	}
	return nil
}

func (w *words) loadContexts(lex *lexicon.Set) error {
	t, err := lex.Table("event/contexts.txt", "context", "words")
	if err != nil {
		return err
	}
	for _, r := range t.Rows {
		for _, word := range r.List("words") {
			f := strings.Fields(strings.ToLower(word))
			head := f[len(f)-1]
			w.contexts[head] = append(w.contexts[head], contextWord{r.Get("context"), f[:len(f)-1]})
		}
	}
	return nil
}
