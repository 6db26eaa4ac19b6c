package text

import (
	"unicode/utf8"

	"casus"
)

// surface is a token as written, with what the sentence classifier looks at.
type surface struct {
	span    casus.Span
	hash    uint64 // of the folded lower-case form
	suffix  uint64 // of its last three characters
	shape   uint64 // of its classes, runs joined
	first   int    // class of the first character
	final   int    // class of the last character
	initial uint64 // the only character, or 0
	length  int
	abbr    bool
	usual   bool // seen in small letters, though it may begin with a capital here
	gap     int  // white space behind it: 0 none, 1 one space, 2 more, 3 with a line break
}

func describe(text string, span casus.Span, lex *words, usual bitset, buf []rune) (surface, []rune) {
	s := surface{span: span, hash: 14695981039346656037, shape: 14695981039346656037}
	buf = buf[:0]
	prev := -1
	for i := span.Start; i < span.End; {
		r, n := utf8.DecodeRuneInString(text[i:span.End])
		i += n
		r = fold(r)
		k := classOf(r)
		if s.length == 0 {
			s.first = k
		}
		s.final = k
		s.length++
		r = lowerRune(r)
		s.hash = (s.hash ^ uint64(r)) * 1099511628211
		if k != prev {
			s.shape = (s.shape ^ uint64(k)) * 1099511628211
		}
		prev = k
		if len(buf) < 40 {
			buf = append(buf, r)
		}
	}
	if s.length == 1 && len(buf) == 1 {
		s.initial = uint64(buf[0])
	}
	s.usual = usual.has(s.hash)
	s.suffix = hashRunes(buf[max(0, len(buf)-3):])
	s.abbr = s.length > 1 && s.final == classStop && lex.abbreviation(buf)
	return s, buf
}

// state is what the classifier remembers of the open sentence.
type state struct {
	length int  // tokens so far
	quote  bool // a quotation is open
	depth  int  // open brackets
}

func (st *state) push(s *surface) {
	st.length++
	switch {
	case s.initial == '"':
		st.quote = !st.quote
	case s.first == classOpen:
		st.depth = min(st.depth+1, 3)
	case s.first == classClose:
		st.depth = max(st.depth-1, 0)
	}
}

func bucket(n int) uint64 {
	switch {
	case n < 6:
		return uint64(n)
	case n < 10:
		return 6
	case n < 20:
		return 7
	case n < 40:
		return 8
	}
	return 9
}

var noSurface surface

// endFeatures describes the joint behind token i of a block.
func endFeatures(h *hasher, toks []surface, i int, st *state) {
	h.reset()
	get := func(j int) *surface {
		if j < 0 || j >= len(toks) {
			return &noSurface
		}
		return &toks[j]
	}
	a, b, c := get(i), get(i+1), get(i+2)
	p, q := get(i-1), get(i-2)
	flag := func(v bool) uint64 {
		if v {
			return 1
		}
		return 0
	}
	gap := uint64(a.gap)
	quote, deep := flag(st.quote), uint64(st.depth)
	length := bucket(st.length)
	wordlike := func(s *surface) uint64 { return uint64(s.first)<<8 | uint64(min(s.length, 3)) }
	h.add(0, a.hash)
	h.add(1, b.hash, uint64(b.first))
	h.add(2, a.hash, b.hash)
	h.add(3, a.hash, wordlike(b), gap)
	h.add(4, a.shape, b.shape, gap)
	h.add(5, p.hash, a.hash)
	h.add(6, p.shape, a.hash, b.shape)
	h.add(7, a.hash, b.hash, c.hash)
	h.add(8, a.hash, uint64(b.first), uint64(c.first), gap)
	h.add(9, p.hash, a.hash, uint64(b.first))
	h.add(10, a.hash, quote, deep, wordlike(b))
	h.add(11, a.hash, length, uint64(b.first))
	h.add(12, a.shape, length, b.shape)
	h.add(13, flag(a.abbr), wordlike(b), gap)
	h.add(14, flag(a.abbr), a.hash, b.hash)
	h.add(15, uint64(q.first), wordlike(p), a.hash, wordlike(b))
	h.add(16, p.suffix, a.hash, wordlike(b))
	h.add(17, a.suffix, b.hash, uint64(b.first))
	h.add(18, a.suffix, wordlike(b))
	h.add(19, b.hash, c.hash, uint64(b.first))
	h.add(20, gap, quote, a.hash)
	h.add(21, wordlike(a), wordlike(b), wordlike(c), gap)
	h.add(22, wordlike(p), wordlike(a), wordlike(b), wordlike(c))
	h.add(23, q.hash, p.hash, a.hash)
	h.add(24, b.shape, b.hash, uint64(a.final), length)
	h.add(25, p.initial, a.initial, b.initial, gap)
	h.add(26, uint64(p.first), a.initial, flag(p.length == 1), uint64(b.first), uint64(c.first))
	h.add(29, flag(a.abbr), b.hash, uint64(b.first))
	usual := flag(b.usual)<<1 | flag(b.first == classUpper)
	h.add(31, flag(a.abbr), usual, gap)
	h.add(32, a.hash, usual)
	h.add(33, p.shape, a.shape, usual, uint64(c.first))
	h.add(34, a.suffix, usual, uint64(a.final))
	h.add(35, a.initial, usual, quote, length)
	h.add(36, flag(a.abbr), usual, flag(c.usual), uint64(c.first))
	h.add(30, flag(a.abbr), flag(a.length == 2), b.hash, uint64(b.first), gap)
	d := get(i + 3)
	h.add(27, wordlike(b), wordlike(c), wordlike(d), a.initial)
	h.add(28, c.initial, b.suffix, uint64(a.final))
}

// ends cuts the tokens of a block into sentences: decide is asked behind every token but the last.
func ends(toks []surface, h *hasher, decide func(features []uint32, i int) bool) []int {
	var out []int
	var st state
	for i := range toks {
		st.push(&toks[i])
		if i == len(toks)-1 {
			out = append(out, i+1)
			break
		}
		endFeatures(h, toks, i, &st)
		if decide(h.out, i) {
			out = append(out, i+1)
			st = state{}
		}
	}
	return out
}

// bitset is a set of word hashes, with some falsely in it.
type bitset []byte

const bitsetBytes = 1 << 14

func (b bitset) at(hash uint64) (int, byte) {
	i := hash * 0x9E3779B97F4A7C15 >> 47
	return int(i >> 3), 1 << (i & 7)
}

func (b bitset) has(hash uint64) bool {
	i, bit := b.at(hash)
	return b[i]&bit != 0
}

func (b bitset) add(hash uint64) {
	i, bit := b.at(hash)
	b[i] |= bit
}
