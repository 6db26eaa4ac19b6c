package text

import (
	"fmt"
	"strings"

	"casus/lexicon"
)

// words are the word data of data/text.
type words struct {
	abbreviations map[string]bool
	parts         map[string][]int // lower-cased contraction -> lengths in characters of its words
	clitics       []clitic
	joints        *joints
}

// clitic is an ending that is a word of its own, after a stem.
type clitic struct {
	form  []rune   // folded, lower case
	words []int    // lengths of its words in characters
	after []string // what the stem must end in, folded; empty for any letter
}

func loadWords(lex *lexicon.Set) (*words, error) {
	w := &words{abbreviations: map[string]bool{}, parts: map[string][]int{}}
	list, err := lex.Words("text/abbreviations.txt")
	if err != nil {
		return nil, err
	}
	if w.joints, err = loadJoints(lex); err != nil {
		return nil, err
	}
	for _, a := range list {
		w.abbreviations[foldString(a)] = true
	}
	t, err := lex.Table("text/contractions.tsv", "form", "words")
	if err != nil {
		return nil, err
	}
	for _, row := range t.Rows {
		form := foldString(row.Get("form"))
		var lengths []int
		joined := ""
		for _, p := range strings.Fields(row.Get("words")) {
			p = foldString(p)
			joined += p
			lengths = append(lengths, len([]rune(p)))
		}
		if stem, ok := strings.CutPrefix(form, "~"); ok {
			if joined != stem {
				return nil, row.Errorf("words %q do not spell the ending %q", row.Get("words"), stem)
			}
			c := clitic{form: []rune(stem), words: lengths}
			for _, a := range row.List("after") {
				c.after = append(c.after, foldString(a))
			}
			w.clitics = append(w.clitics, c)
			continue
		}
		if joined != form || len(lengths) < 2 {
			return nil, row.Errorf("words %q do not spell %q in two words or more", row.Get("words"), form)
		}
		w.parts[form] = lengths
	}
	if len(w.clitics) == 0 {
		return nil, fmt.Errorf("text/contractions.tsv: no endings")
	}
	return w, nil
}

func (w *words) abbreviation(rs []rune) bool {
	if len(rs) > 12 {
		return false
	}
	return w.abbreviations[string(rs)]
}

// foldString folds quotation marks and lowers letters.
func foldString(s string) string {
	return strings.Map(func(r rune) rune { return lowerRune(fold(r)) }, s)
}

// split gives the lengths in characters of the words of a contraction, nil for a word that is none. rs is folded, lower
// case.
func (w *words) split(rs []rune) []int {
	if len(rs) < 2 || len(rs) > 60 {
		return nil
	}
	form := string(rs)
	if p, ok := w.parts[form]; ok {
		return p
	}
	for _, c := range w.clitics {
		n := len(rs) - len(c.form)
		if n < 1 || string(rs[n:]) != string(c.form) || !isLetter(classOf(rs[n-1])) {
			continue
		}
		if len(c.after) > 0 && !endsIn(string(rs[:n]), c.after) {
			continue
		}
		return append([]int{n}, c.words...)
	}
	return nil
}

func endsIn(stem string, after []string) bool {
	for _, a := range after {
		if strings.HasSuffix(stem, a) {
			return true
		}
	}
	return false
}
