package analyse

import (
	"strings"
	"unicode"

	"casus"
)

// word is what the classifiers see of a form.
type word struct {
	form, lower, p1, p2, p3, s1, s2, s3, s4, shape uint64
}

func wordsOf(s *casus.Sentence) []word {
	out := make([]word, len(s.Tokens))
	for i := range s.Tokens {
		out[i] = wordOf(s.Tokens[i].Form)
	}
	return out
}

func wordOf(form string) word {
	form = foldQuotes(form)
	low := strings.ToLower(form)
	rs := []rune(low)
	pre := func(n int) uint64 { return hashString(string(rs[:min(n, len(rs))])) }
	suf := func(n int) uint64 { return hashString(string(rs[max(0, len(rs)-n):])) }
	norm := low
	if strings.ContainsAny(low, "0123456789") {
		norm = strings.Map(func(r rune) rune {
			if unicode.IsDigit(r) {
				return '0'
			}
			return r
		}, low)
	}
	return word{form: hashString(form), lower: hashString(norm), p1: pre(1), p2: pre(2), p3: pre(3), s1: suf(1), s2: suf(2), s3: suf(3), s4: suf(4), shape: hashString(shape(form))}
}

// shape maps characters to classes and joins runs: "NATO-led" is "X-x".
func shape(form string) string {
	var b strings.Builder
	var prev rune
	for _, r := range form {
		switch {
		case unicode.IsUpper(r):
			r = 'X'
		case unicode.IsLetter(r):
			r = 'x'
		case unicode.IsDigit(r):
			r = '0'
		}
		if r != prev {
			b.WriteRune(r)
		}
		prev = r
		if b.Len() > 12 {
			break
		}
	}
	return b.String()
}
