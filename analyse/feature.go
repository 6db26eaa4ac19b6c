package analyse

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// parts is how many hashed parts of a form have embeddings: the form, endings, beginnings, shape.
const parts = 9

// partRows is the number of rows that parts hash into.
const partRows = 1 << 15

// ids are the rows of a word's embeddings.
type ids struct {
	word  int32 // in the vocabulary; 0 is unknown
	parts [parts]int32
}

// vocabulary numbers the lower-cased words that have embeddings of their own; 0 is for all others.
type vocabulary struct {
	words []string
	index map[string]int32
}

func newVocabulary(words []string) *vocabulary {
	v := &vocabulary{words: words, index: make(map[string]int32, len(words))}
	for i, w := range words {
		v.index[w] = int32(i + 1)
	}
	return v
}

// size counts the unknown word too.
func (v *vocabulary) size() int { return len(v.words) + 1 }

// has reports whether a word in small letters is known.
func (v *vocabulary) has(word string) bool { return v.index[word] > 0 }

// key is a form as the vocabulary has it: quotation marks folded, lower case, digits all 0.
func key(form string) string {
	for i := range len(form) {
		if c := form[i]; c < 'a' || c > 'z' {
			return strings.Map(digit, strings.ToLower(foldQuotes(form)))
		}
	}
	return form
}

func digit(r rune) rune {
	if unicode.IsDigit(r) {
		return '0'
	}
	return r
}

// of finds the embeddings of a form.
func (v *vocabulary) of(form string) ids {
	low := key(form)
	id := ids{word: v.index[low]}
	cut := func(n int) string { return low[max(0, len(low)-n):] }
	set := func(i int, s string) { id.parts[i] = int32(hashPart(i, s) % partRows) }
	set(0, low)
	for i, n := range [...]int{1, 2, 3, 4} {
		set(1+i, ending(low, n))
	}
	set(5, beginning(low, 1))
	set(6, beginning(low, 3))
	set(7, shape(form))
	set(8, cut(6))
	return id
}

func ending(s string, n int) string {
	at := len(s)
	for ; n > 0 && at > 0; n-- {
		_, size := utf8.DecodeLastRuneInString(s[:at])
		at -= size
	}
	return s[at:]
}

func beginning(s string, n int) string {
	at := 0
	for ; n > 0 && at < len(s); n-- {
		_, size := utf8.DecodeRuneInString(s[at:])
		at += size
	}
	return s[:at]
}

func hashPart(i int, s string) uint32 {
	x := uint32(2166136261) ^ uint32(i)*0x9E3779B9
	for j := range len(s) {
		x = (x ^ uint32(s[j])) * 16777619
	}
	x ^= x >> 15
	x *= 0x2c1b3c6d
	return x ^ x>>12
}

// shape maps characters to classes and shortens runs to two: "NATO-led" is "XX-xx", "Kyiv" is "Xxx". Curly quotation
// marks keep their direction.
func shape(form string) string {
	var out [14]byte
	n, run := 0, 0
	var prev byte
	for _, r := range form {
		c := byte('?')
		switch {
		case unicode.IsUpper(r):
			c = 'X'
		case unicode.IsLetter(r):
			c = 'x'
		case unicode.IsDigit(r):
			c = '0'
		case r < utf8.RuneSelf:
			c = byte(r)
		case r == '“', r == '‘', r == '«', r == '„':
			c = '<'
		case r == '”', r == '’', r == '»':
			c = '>'
		}
		if run++; c != prev {
			run = 1
		}
		prev = c
		if run > 2 {
			continue
		}
		if n == len(out) {
			break
		}
		out[n] = c
		n++
	}
	return string(out[:n])
}
