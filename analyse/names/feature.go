package names

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"casus"
)

// Case modes of a sentence.
const (
	modeNormal = iota
	modeUpper  // ALL CAPITALS
	modeTitle  // Most Words Begin With One
	modeLower  // no capital at all
)

// sentence is what the features of a sentence are made from.
type sentence struct {
	n       int
	mode    int
	lower   []string
	class   []uint32
	w       []wordFeatures
	known   []uint8 // what the registry says
	run     []run
	runOf   []int // index into run, or -1
	classes *words
}

type wordFeatures struct {
	form, lower, p2, p3, p4, s2, s3, s4, shape uint64
	a, b                                       uint64 // clusters by left and right neighbours
	caps                                       bool
}

// run is a stretch of capitalised words with linkers between them: tokens [from, to).
type run struct{ from, to int }

const none = 0x5bd1e995

func hashString(s string) uint64 {
	x := uint64(14695981039346656037)
	for i := range len(s) {
		x = (x ^ uint64(s[i])) * 1099511628211
	}
	return x
}

func mix(template uint64, values ...uint64) uint64 {
	x := (template + 1) * 0x9E3779B97F4A7C15
	for _, v := range values {
		x ^= v
		x *= 0xff51afd7ed558ccd
		x ^= x >> 29
	}
	x *= 0xc4ceb9fe1a85ec53
	return x ^ x>>31
}

// read fills s from tokens.
func (s *sentence) read(tokens []casus.Token, w *words, c *clusters) {
	s.n, s.classes = len(tokens), w
	s.lower, s.class, s.w = grow(s.lower, s.n), grow(s.class, s.n), grow(s.w, s.n)
	s.mode = modeOf(tokens)
	s.known = grow(s.known, s.n)
	for i := range tokens {
		form := fold(tokens[i].Form)
		s.lower[i] = strings.ToLower(form)
		s.w[i] = s.word(form, s.lower[i], c)
	}
	w.mark(s.lower, s.class)
	if s.mode == modeNormal {
		w.lookUp(func(i int) string { return fold(tokens[i].Form) }, false, s.known)
	} else {
		w.lookUp(func(i int) string { return s.lower[i] }, true, s.known)
	}
	s.runs(tokens)
}

func (s *sentence) word(form, low string, c *clusters) wordFeatures {
	norm := low
	if strings.ContainsAny(low, "0123456789") {
		norm = strings.Map(func(r rune) rune {
			if unicode.IsDigit(r) {
				return '0'
			}
			return r
		}, low)
	}
	f := wordFeatures{form: hashString(form), lower: hashString(norm)}
	f.p2, f.p3, f.p4 = prefix(low, 2), prefix(low, 3), prefix(low, 4)
	f.s2, f.s3, f.s4 = suffix(low, 2), suffix(low, 3), suffix(low, 4)
	f.shape = mix(uint64(s.mode), hashString(shape(form)))
	f.a, f.b = c.of(form, low, s.mode != modeNormal)
	r, _ := utf8.DecodeRuneInString(form)
	f.caps = unicode.IsUpper(r) || unicode.IsTitle(r)
	return f
}

// fold makes one form of the typographic variants.
func fold(form string) string {
	if !strings.ContainsAny(form, "’‘“”–—") {
		return form
	}
	return strings.NewReplacer("’", "'", "‘", "'", "“", `"`, "”", `"`, "–", "-", "—", "-").Replace(form)
}

func prefix(s string, n int) uint64 {
	for i := range s {
		if n == 0 {
			return hashString(s[:i])
		}
		n--
	}
	return hashString(s)
}

func suffix(s string, n int) uint64 {
	i := len(s)
	for ; n > 0 && i > 0; n-- {
		_, size := utf8.DecodeLastRuneInString(s[:i])
		i -= size
	}
	return hashString(s[i:])
}

// shape maps characters to classes and shortens runs to two: "NATO" is "XX", "Shahed-136" is "Xxx-00".
func shape(form string) string {
	var b strings.Builder
	var prev rune
	same := 0
	for _, r := range form {
		switch {
		case unicode.IsUpper(r):
			r = 'X'
		case unicode.IsLetter(r):
			r = 'x'
		case unicode.IsDigit(r):
			r = '0'
		}
		if r == prev {
			same++
		} else {
			same = 0
		}
		if same < 2 {
			b.WriteRune(r)
		}
		prev = r
		if b.Len() > 14 {
			break
		}
	}
	return b.String()
}

// modeOf tells how a sentence is written.
func modeOf(tokens []casus.Token) int {
	letters, upper, long, longCaps, capital := 0, 0, 0, 0, 0
	for i := range tokens {
		n, u := 0, 0
		for _, r := range tokens[i].Form {
			if unicode.IsLetter(r) {
				n++
				if unicode.IsUpper(r) {
					u++
				}
			}
		}
		letters += n
		upper += u
		first, _ := utf8.DecodeRuneInString(tokens[i].Form)
		if unicode.IsUpper(first) {
			capital++
		}
		if n >= 4 {
			long++
			if unicode.IsUpper(first) {
				longCaps++
			}
		}
	}
	switch {
	case letters >= 8 && upper*5 >= letters*4:
		return modeUpper
	case capital == 0 && long >= 3:
		return modeLower
	case long >= 4 && longCaps*10 >= long*8:
		return modeTitle
	}
	return modeNormal
}

// runs finds the stretches of capitalised words.
func (s *sentence) runs(tokens []casus.Token) {
	s.run = s.run[:0]
	s.runOf = grow(s.runOf, s.n)
	linker := s.classes.bit(classLinker)
	joins := func(i int) bool {
		return s.class[i]&linker != 0 || s.lower[i] == "-" || s.lower[i] == "."
	}
	for i := 0; i < s.n; {
		if !s.w[i].caps {
			s.runOf[i] = -1
			i++
			continue
		}
		to := i + 1
		for to < s.n {
			j := to
			for j < s.n && j < to+2 && !s.w[j].caps && joins(j) {
				j++
			}
			if j >= s.n || !s.w[j].caps {
				break
			}
			to = j + 1
		}
		for k := i; k < to; k++ {
			s.runOf[k] = len(s.run)
		}
		s.run = append(s.run, run{i, to})
		i = to
	}
}

// features appends the hashed features of token i.
func (s *sentence) features(f []uint64, i int) []uint64 {
	get := func(j int) *wordFeatures {
		if j < 0 {
			return &outsideLeft
		}
		if j >= s.n {
			return &outsideRight
		}
		return &s.w[j]
	}
	w0, l1, l2, r1, r2 := &s.w[i], get(i-1), get(i-2), get(i+1), get(i+2)
	t := uint64(0)
	add := func(v ...uint64) {
		f = append(f, mix(t, v...))
		t++
	}
	add()
	add(w0.form)
	add(w0.lower)
	add(l1.lower)
	add(r1.lower)
	add(l2.lower)
	add(r2.lower)
	add(l1.lower, w0.lower)
	add(w0.lower, r1.lower)
	add(l1.lower, r1.lower)
	add(l2.lower, l1.lower)
	add(r1.lower, r2.lower)
	add(w0.p2)
	add(w0.p3)
	add(w0.p4)
	add(w0.s2)
	add(w0.s3)
	add(w0.s4)
	add(r1.s3)
	add(l1.s3)
	add(w0.shape)
	add(l1.shape, w0.shape)
	add(w0.shape, r1.shape)
	add(l1.shape, w0.shape, r1.shape)
	add(w0.s3, w0.shape)
	first := uint64(0)
	if i == 0 {
		first = 1
	}
	add(first, w0.shape)
	add(w0.a)
	add(w0.b)
	add(l1.a)
	add(l1.b)
	add(r1.a)
	add(r1.b)
	add(l2.b)
	add(r2.b)
	add(l1.b, w0.a)
	add(w0.b, r1.a)
	add(l1.b, w0.b, r1.b)
	add(l1.b, w0.shape)
	add(w0.shape, r1.b)
	add(l1.b, w0.shape, r1.b)
	add(l2.b, l1.b, w0.shape)
	add(w0.shape, r1.b, r2.b)
	for d := -2; d <= 2; d++ {
		j := i + d
		if j < 0 || j >= s.n {
			continue
		}
		for bits, k := s.class[j], uint64(0); bits != 0; bits, k = bits>>1, k+1 {
			if bits&1 != 0 {
				f = append(f, mix(100+uint64(d+2), k))
				if d == 1 || d == -1 {
					f = append(f, mix(106+uint64(d+2), k, w0.shape))
				}
			}
		}
	}
	for d := -1; d <= 1; d++ {
		if j := i + d; j >= 0 && j < s.n && s.known[j] > 0 {
			f = append(f, mix(140+uint64(d+1), uint64(s.known[j])), mix(143+uint64(d+1), uint64(s.known[j]), w0.shape))
		}
	}
	f = s.runFeatures(f, i)
	return f
}

// runFeatures tell what stands around and at the end of the stretch of capitals that holds token i.
func (s *sentence) runFeatures(f []uint64, i int) []uint64 {
	if s.runOf[i] < 0 {
		return f
	}
	r := s.run[s.runOf[i]]
	pre, post := &outsideLeft, &outsideRight
	if r.from > 0 {
		pre = &s.w[r.from-1]
	}
	if r.to < s.n {
		post = &s.w[r.to]
	}
	at := uint64(1)
	switch {
	case r.to-r.from == 1:
		at = 4
	case i == r.from:
		at = 0
	case i == r.to-1:
		at = 2
	}
	size := uint64(min(r.to-r.from, 6))
	last, start := &s.w[r.to-1], &s.w[r.from]
	f = append(f,
		mix(120, at, size),
		mix(121, at, pre.lower),
		mix(122, at, post.lower),
		mix(123, pre.lower, post.lower),
		mix(124, last.lower),
		mix(125, start.lower),
		mix(126, at, pre.b, post.b),
		mix(127, last.b),
		mix(128, start.a),
		mix(129, at, last.s3),
	)
	for bits, k := s.class[r.to-1], uint64(0); bits != 0; bits, k = bits>>1, k+1 {
		if bits&1 != 0 {
			f = append(f, mix(130, k, at))
		}
	}
	for bits, k := s.class[r.from], uint64(0); bits != 0; bits, k = bits>>1, k+1 {
		if bits&1 != 0 {
			f = append(f, mix(131, k, at))
		}
	}
	if r.from > 0 {
		for bits, k := s.class[r.from-1], uint64(0); bits != 0; bits, k = bits>>1, k+1 {
			if bits&1 != 0 {
				f = append(f, mix(132, k, at))
			}
		}
	}
	if r.to < s.n {
		for bits, k := s.class[r.to], uint64(0); bits != 0; bits, k = bits>>1, k+1 {
			if bits&1 != 0 {
				f = append(f, mix(133, k, at))
			}
		}
	}
	return f
}

var outsideLeft, outsideRight = edge(1), edge(2)

func edge(k uint64) wordFeatures {
	x := k * none
	return wordFeatures{form: x, lower: x, p2: x, p3: x, p4: x, s2: x, s3: x, s4: x, shape: x, a: x, b: x}
}
