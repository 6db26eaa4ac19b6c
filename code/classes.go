package code

import (
	"sort"
	"strings"

	"casus/lexicon"
)

// several is the member of a class that stands for every plural and every coordination.
const several = "number:several"

func (w *words) loadClasses(lex *lexicon.Set) error {
	t, err := lex.Table("event/classes.txt", "class", "words")
	if err != nil {
		return err
	}
	for _, r := range t.Rows {
		id, ok := w.classID[r.Get("class")]
		if !ok {
			id = len(w.classID)
			w.classID[r.Get("class")] = id
		}
		for _, word := range r.List("words") {
			f := strings.Fields(strings.ToLower(word))
			if strings.HasPrefix(word, "sector:") || strings.HasPrefix(word, "kind:") || strings.HasPrefix(word, "upos:") || strings.HasPrefix(word, "name:") || strings.HasPrefix(word, "mod:") || word == several {
				f = []string{word}
			}
			if strings.HasPrefix(word, "mod:") {
				w.byMod[id] = true
			}
			h := headOf(f)
			w.classes[f[h]] = append(w.classes[f[h]], phrase{f[:h], f[h+1:], id})
		}
	}
	return nil
}

// expand replaces "@CLASS" by the words of the class, in the order of the alphabet.
func (w *words) expand(list []string) []string {
	var out []string
	for _, word := range list {
		name, ok := strings.CutPrefix(word, "@")
		id, known := w.classID[name]
		if !ok || !known {
			out = append(out, word)
			continue
		}
		n := len(out)
		for head, phrases := range w.classes {
			for _, ph := range phrases {
				if ph.class == id && len(ph.after) == 0 && !strings.Contains(head, ":") {
					out = append(out, strings.Join(append(append([]string{}, ph.before...), head), " "))
				}
			}
		}
		sort.Strings(out[n:])
	}
	return out
}

// hasNoun reports whether the phrase has a reading already.
func (w *words) hasNoun(p []string, head int) bool {
	for _, row := range w.nouns[p[head]] {
		if strings.Join(row.before, " ") == strings.Join(p[:head], " ") && len(row.after) == len(p)-head-1 {
			return true
		}
	}
	return false
}
