package place

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"casus"
	"casus/annotate/place/gazetteer"
)

// word is a part of a token that stands between spaces and hyphens.
type word struct {
	casus.Span
	text  string
	key   string // folded
	lower string // lower case, a full stop at its end left off
	token int
	cap   bool // begins with a capital
	upper bool // wholly capitals, two letters at least
	gap   gap  // what parts it from the word before
}

type gap uint8

const (
	space  gap = iota
	hyphen     // "Iran-backed", "El-Arish"
	comma
	stop // any other punctuation, the beginning of the sentence
)

// words parts a sentence.
func (a *Annotator) words(s *casus.Sentence, text string, out []word) []word {
	out = out[:0]
	sep := stop
	end := -1 // end of the last word
	for i := range s.Tokens {
		t := &s.Tokens[i]
		if t.Start < 0 || t.End > len(text) || t.Start >= t.End {
			continue
		}
		form := text[t.Start:t.End]
		at := 0
		for at < len(form) {
			n := strings.IndexFunc(form[at:], parts)
			if n < 0 {
				n = len(form) - at
			}
			if piece := form[at : at+n]; hasLetter(piece) {
				start := t.Start + at
				if sep == space && end == start && end >= 0 {
					sep = stop
					if len(out) > 0 && out[len(out)-1].token != i {
						sep = space // a clitic: "Israel's", "cannot"
					}
				}
				w := word{Span: casus.Span{Start: start, End: start + n}, text: piece, key: a.fold.Word(piece), token: i, gap: sep}
				w.lower = strings.TrimSuffix(strings.ToLower(piece), ".")
				if strings.ContainsAny(piece, "$€£¥#@%") {
					w.key = ""
				}
				first, size := utf8.DecodeRuneInString(strings.TrimLeft(piece, "'’‘ʻ`\""))
				w.cap = unicode.IsUpper(first)
				w.upper = w.cap && len(piece) > size && strings.ToUpper(piece) == piece
				out = append(out, w)
				sep, end = space, w.End
			} else if piece != "" {
				sep = max(sep, kindOf(piece))
			}
			at += n
			if at < len(form) {
				c, size := utf8.DecodeRuneInString(form[at:])
				sep = max(sep, kindOf(string(c)))
				at += size
			}
		}
	}
	return out
}

// plainWords parts a line that has no tokens: the name of an outlet.
func (a *Annotator) plainWords(line string) []word {
	var out []word
	for _, f := range strings.FieldsFunc(line, gazetteer.Parts) {
		first, _ := utf8.DecodeRuneInString(f)
		out = append(out, word{
			text: f, key: a.fold.Word(f), lower: strings.ToLower(f), cap: unicode.IsUpper(first), upper: len(f) > 1 && strings.ToUpper(f) == f, gap: space,
		})
	}
	return out
}

// parts tells the characters that part words.
func parts(c rune) bool { return unicode.Is(unicode.Pd, c) || c == '/' || c == ',' }

func hasLetter(s string) bool {
	return strings.IndexFunc(s, func(c rune) bool { return unicode.IsLetter(c) || unicode.IsDigit(c) }) >= 0
}

func kindOf(sep string) gap {
	c, _ := utf8.DecodeRuneInString(sep)
	switch {
	case unicode.Is(unicode.Pd, c) || c == '/':
		return hyphen
	case c == ',':
		return comma
	case sep == "'" || sep == "’" || sep == "`":
		return space
	}
	return stop
}

// demonym is the length in words of a demonym at i, with its countries, or 0.
func (d *document) demonym(ws []word, i int) (int, []string) {
	if i < 0 { // what stands before the first word
		return 0, nil
	}
	countries, n := d.a.hand.dtrie.Longest(i, min(len(ws), i+3), func(k int) string { return ws[k].key })
	return n, countries
}
