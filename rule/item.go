package rule

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"casus"
)

// Kind is the sort of an item.
type Kind uint8

// Kinds of item.
const (
	Word   Kind = 1 << iota // letters, with inner apostrophes and full stops ("o'clock", "a.m.", "U.S.")
	Number                  // digits, with grouping and decimal marks ("1,700", "3.5", "23.04.2022")
	Symbol                  // anything else, one character
)

// Item is what a pattern steps over: a token, or a piece of one.
type Item struct {
	casus.Span
	Form  string
	Lower string // lower case, typographic apostrophes and hyphens made plain
	Kind  Kind
	Glued bool         // no space before it
	Last  bool         // it ends its token
	Token int          // index into the sentence's tokens
	Tok   *casus.Token // the token it is, or lies in
}

// Tokens makes one item of every token of a sentence.
func Tokens(s *casus.Sentence) []Item {
	items := make([]Item, 0, len(s.Tokens))
	for i := range s.Tokens {
		t := &s.Tokens[i]
		items = append(items, Item{
			Span: t.Span, Form: t.Form, Lower: plain(t.Form), Kind: kindOf(t.Form), Token: i, Tok: t, Last: true,
			Glued: i > 0 && s.Tokens[i-1].End == t.Start,
		})
	}
	return items
}

// Split makes the items of a sentence from the report's text, cutting tokens where letters, digits and marks meet, so
// that rules for dates and amounts read the same whatever the tokeniser joins or parts: "12th" is "12" and "th", "3-5"
// is "3", "-" and "5".
func Split(text string, s *casus.Sentence) []Item {
	items := make([]Item, 0, len(s.Tokens)+len(s.Tokens)/4)
	prev := -1
	for i := range s.Tokens {
		t := &s.Tokens[i]
		if t.Start < 0 || t.End > len(text) || t.Start >= t.End || t.Start < prev {
			continue
		}
		form := text[t.Start:t.End]
		for at := 0; at < len(form); {
			n, kind := piece(form[at:])
			if n == 0 { // white space inside a token
				_, w := utf8.DecodeRuneInString(form[at:])
				at += w
				continue
			}
			span := casus.Span{Start: t.Start + at, End: t.Start + at + n}
			w := form[at : at+n]
			items = append(items, Item{
				Span: span, Form: w, Lower: plain(w), Kind: kind, Token: i, Tok: t, Glued: span.Start == prev, Last: at+n == len(form),
			})
			prev = span.End
			at += n
		}
	}
	return join(text, items)
}

// piece is the length and kind of the first item in s; 0 when s starts with white space.
func piece(s string) (int, Kind) {
	r, w := utf8.DecodeRuneInString(s)
	switch {
	case unicode.IsSpace(r):
		return 0, 0
	case r >= '0' && r <= '9':
		return number(s), Number
	case unicode.IsLetter(r):
		return word(s), Word
	}
	return w, Symbol
}

// number is the length of a number at the start of s: digits, then groups behind a full stop, or behind a comma when two
// or three digits follow it.
func number(s string) int {
	n := digits(s)
	for n < len(s) {
		switch k := digits(s[n+1:]); {
		case s[n] == '.' && k > 0, s[n] == ',' && (k == 2 || k == 3):
			n += 1 + k
		default:
			return n
		}
	}
	return n
}

func digits(s string) int {
	n := 0
	for n < len(s) && s[n] >= '0' && s[n] <= '9' {
		n++
	}
	return n
}

// word is the length of a word at the start of s. An apostrophe before a final "s" or at the end is left outside, a full
// stop stays inside an abbreviation of single letters.
func word(s string) int {
	n := letters(s)
	if utf8.RuneCountInString(s[:n]) == 1 && n < len(s) && s[n] == '.' { // a.m., U.S., B.C.
		end := n
		for end < len(s) && s[end] == '.' {
			k := letters(s[end+1:])
			if k == 0 || utf8.RuneCountInString(s[end+1:end+1+k]) != 1 {
				break
			}
			end += 1 + k
		}
		if end > n {
			if end < len(s) && s[end] == '.' {
				end++
			}
			return end
		}
	}
	if n < len(s) {
		r, w := utf8.DecodeRuneInString(s[n:])
		if r == '\'' || r == '’' {
			if k := letters(s[n+w:]); k > 0 && plain(s[n+w:n+w+k]) != "s" {
				return n + w + k
			}
		}
	}
	return n
}

func letters(s string) int {
	for i, r := range s {
		if !unicode.IsLetter(r) && !unicode.IsMark(r) {
			return i
		}
	}
	return len(s)
}

// join mends abbreviations that the tokeniser cut before their last full stop ("p.m" + "."), and numbers cut at their
// grouping marks.
func join(text string, items []Item) []Item {
	out := items[:0]
	for _, it := range items {
		if n := len(out); n > 0 && it.Glued && it.Form == "." {
			if p := &out[n-1]; p.Kind == Word && strings.Contains(p.Form, ".") && !strings.HasSuffix(p.Form, ".") {
				p.End = it.End
				p.Form = text[p.Start:p.End]
				p.Lower = plain(p.Form)
				continue
			}
		}
		if n := len(out); n > 1 && it.Kind == Number && it.Glued && out[n-1].Glued && out[n-2].Kind == Number {
			if whole := text[out[n-2].Start:it.End]; number(whole) == len(whole) {
				it.Start, it.Form, it.Lower, it.Glued = out[n-2].Start, whole, whole, out[n-2].Glued
				out[n-2] = it
				out = out[:n-1]
				continue
			}
		}
		out = append(out, it)
	}
	return out
}

func kindOf(form string) Kind {
	r, _ := utf8.DecodeRuneInString(form)
	switch {
	case r >= '0' && r <= '9':
		return Number
	case unicode.IsLetter(r):
		return Word
	}
	return Symbol
}

// plain is the lower case of s with typographic apostrophes, hyphens and dashes made plain.
func plain(s string) string {
	ascii := true
	for i := 0; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf || (s[i] >= 'A' && s[i] <= 'Z') {
			ascii = false
			break
		}
	}
	if ascii {
		return s
	}
	return strings.Map(func(r rune) rune {
		switch r {
		case '’', '‘', 'ʼ':
			return '\''
		case '‐', '‑', '‒', '–', '−':
			return '-'
		}
		return unicode.ToLower(r)
	}, s)
}

// Key cuts a phrase into the forms that its items would have, to put it into a trie or compare it with a text.
func Key(phrase string) []string {
	forms, _ := keyGlue(phrase)
	return forms
}

// keyGlue is Key with, for each item, whether it must touch the one before it: digits behind letters do ("km2"), marks may stand
// apart in tokenised text ("C $").
func keyGlue(phrase string) (out []string, glued []bool) {
	touches := false
	for at := 0; at < len(phrase); {
		n, _ := piece(phrase[at:])
		if n == 0 {
			_, w := utf8.DecodeRuneInString(phrase[at:])
			at += w
			touches = false
			continue
		}
		out, glued = append(out, plain(phrase[at:at+n])), append(glued, touches && kindOf(phrase[at:]) == Number)
		touches = true
		at += n
	}
	return out, glued
}
