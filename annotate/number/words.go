// Package number recognises numbers in items of text: cardinals in digits, words and both, ordinals, fractions. It is the
// word class that the rules for times and figures share. The words come from data/number/words.txt.
package number

import (
	"strconv"

	"casus/lexicon"
	"casus/rule"
)

// word is what a number word does; a form can do several things ("second", "quarter").
type word struct {
	kind string
	num  float64
	low  float64
	len  int // items
}

// Recogniser finds numbers. It is read-only and safe for concurrent use.
type Recogniser struct {
	trie  lexicon.Trie[word]
	first map[string]bool // first items of all words
}

const wordsFile = "number/words.txt"

var kinds = map[string]bool{
	"unit": true, "teen": true, "tens": true, "hundred": true, "scale": true, "suffix": true, "count": true, "many": true, "vague": true,
	"ordinal": true, "denominator": true, "article": true, "and": true, "point": true, "minus": true, "half": true, "over": true, "ending": true,
	"among": true, "pointer": true, "exponent": true, "times": true, "letter": true, "of": true,
}

// New loads the number words.
func New(lex *lexicon.Set) (*Recogniser, error) {
	t, err := lex.Table(wordsFile, "form", "kind")
	if err != nil {
		return nil, err
	}
	r := &Recogniser{first: map[string]bool{}}
	for _, row := range t.Rows {
		w := word{kind: row.Get("kind")}
		if !kinds[w.kind] {
			return nil, row.Errorf("unknown kind %q", w.kind)
		}
		for col, into := range map[string]*float64{"value": &w.num, "low": &w.low} {
			if s := row.Get(col); s != "" {
				if *into, err = strconv.ParseFloat(s, 64); err != nil {
					return nil, row.Errorf("%s: %w", col, err)
				}
			}
		}
		for _, form := range row.List("form") {
			key := rule.Key(form)
			w.len = len(key)
			r.first[key[0]] = true
			r.trie.Add(key, w)
		}
	}
	return r, nil
}

// word is the entry of a kind at item i.
func (r *Recogniser) word(items []rule.Item, i int, kind string) (word, bool) {
	if i >= len(items) || !r.first[items[i].Lower] {
		return word{}, false
	}
	var found word
	ok := false
	r.trie.All(i, len(items), func(k int) string { return items[k].Lower }, func(_ int, ws []word) {
		for _, w := range ws {
			if w.kind == kind {
				found, ok = w, true
			}
		}
	})
	return found, ok
}

// is reports whether item i is a mark.
func is(items []rule.Item, i int, mark string) bool {
	return i >= 0 && i < len(items) && items[i].Lower == mark
}
