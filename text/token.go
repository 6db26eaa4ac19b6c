package text

import (
	"slices"
	"unicode/utf8"

	"casus"
)

// chunk is a run of characters without white space.
type chunk struct {
	span  casus.Span
	runes []rune // folded
	class []int
	at    []int // byte offset of each rune, and the end
}

// load fills the chunk from the text; its slices are reused.
func (c *chunk) load(text string, span casus.Span) {
	c.span, c.runes, c.class, c.at = span, c.runes[:0], c.class[:0], c.at[:0]
	for i := span.Start; i < span.End; {
		r, n := utf8.DecodeRuneInString(text[i:span.End])
		r = fold(r)
		c.runes, c.class, c.at = append(c.runes, r), append(c.class, classOf(r)), append(c.at, i)
		i += n
	}
	c.at = append(c.at, span.End)
}

func (c *chunk) rune(i int) uint64 {
	if i < 0 || i >= len(c.runes) {
		return 0
	}
	return uint64(lowerRune(c.runes[i]))
}

func (c *chunk) cls(i int) uint64 {
	if i < 0 || i >= len(c.class) {
		return classNone
	}
	return uint64(c.class[i])
}

func lowerRune(r rune) rune {
	if 'A' <= r && r <= 'Z' {
		return r + 32
	}
	return r
}

// run is the hash and length of the run of letters or digits that ends before (dir -1) or begins at (dir 1) rune i.
func (c *chunk) run(i, dir int) (uint64, int) {
	x, n := uint64(14695981039346656037), 0
	j := i
	if dir < 0 {
		j--
	}
	for ; j >= 0 && j < len(c.runes) && n < 40; j += dir {
		if k := c.class[j]; !isLetter(k) && k != classDigit && k != classMark {
			break
		}
		x ^= c.rune(j)
		x *= 1099511628211
		n++
	}
	return x, n
}

// chunkInfo is what is known of a whole chunk and of its neighbours.
type chunkInfo struct {
	hash, shape uint64
	web         uint64 // 1 address of a page, 2 of a mailbox
	next        uint64 // class of the next chunk's first character
	last        bool   // last of its block
}

func (c *chunk) info() chunkInfo {
	var f chunkInfo
	x, s := uint64(14695981039346656037), uint64(14695981039346656037)
	prev := -1
	for i := range c.runes {
		x = (x ^ c.rune(i)) * 1099511628211
		if c.class[i] != prev {
			s = (s ^ uint64(c.class[i])) * 1099511628211
		}
		prev = c.class[i]
		switch c.runes[i] {
		case '@':
			if i > 0 && i+1 < len(c.runes) {
				f.web = 2
			}
		case ':':
			if i+2 < len(c.runes) && c.runes[i+1] == '/' && c.runes[i+2] == '/' {
				f.web = 1
			}
		case '.':
			if i == 3 && c.rune(0) == 'w' && c.rune(1) == 'w' && c.rune(2) == 'w' {
				f.web = 1
			}
		}
	}
	f.hash, f.shape = x, s
	return f
}

// partFeatures describes the joint before rune i; begin is where the open token began.
func (c *chunk) partFeatures(h *hasher, i, begin int, info chunkInfo, lex *words) {
	h.reset()
	l, ln := c.run(i, -1)
	r, rn := c.run(i, 1)
	whole, open, rest := min(len(c.runes), 12), min(i-begin, 6), min(len(c.runes)-i, 6)
	a, b := c.rune(i-1), c.rune(i)
	ca, cb := c.cls(i-1), c.cls(i)
	joint := ca<<8 | cb
	h.add(0, joint)
	h.add(1, a, b)
	h.add(2, a, cb)
	h.add(3, ca, b)
	h.add(4, c.rune(i-2), a, b)
	h.add(5, a, b, c.rune(i+1))
	h.add(6, c.rune(i-2), a, b, c.rune(i+1))
	h.add(7, c.cls(i-3), c.cls(i-2), joint)
	h.add(8, joint, c.cls(i+1), c.cls(i+2))
	h.add(9, c.cls(i-2), joint, c.cls(i+1))
	h.add(10, c.cls(i-3), c.cls(i-2), joint, c.cls(i+1), c.cls(i+2))
	h.add(11, l, a, b)
	h.add(12, r, a, b)
	h.add(13, l, a, r, b)
	h.add(14, hashRunes(c.runes[begin:i]), b)
	h.add(15, info.hash, uint64(i))
	h.add(16, info.shape, uint64(i), joint)
	h.add(17, info.web, joint)
	h.add(18, info.next, joint, uint64(rest))
	h.add(19, joint, uint64(open), uint64(rest))
	h.add(20, joint, uint64(min(ln, 5)), uint64(min(rn, 5)), a, b)
	h.add(21, joint, uint64(whole), info.next)
	_, far := c.run(i-1, -1) // letters before the character before the joint
	prevRun, _ := c.run(i-1, -1)
	nextRun, nextLen := c.run(i+1, 1)
	h.add(22, prevRun, a, b)
	h.add(23, nextRun, a, b)
	h.add(24, prevRun, a, r)
	h.add(25, l, b, nextRun)
	h.add(26, joint, uint64(min(far, 4)), uint64(min(nextLen, 4)), info.next)
	abbr := uint64(0)
	if i == len(c.runes)-1 && c.runes[i] == '.' && lex.abbreviation(c.runes[begin:]) {
		abbr = 1
		if info.last {
			abbr = 2
		}
	}
	h.add(27, abbr, b, info.next)
	h.add(28, joint, uint64(min(ln, 4)), b, uint64(min(rest, 2)), info.next)
}

// address is the range of runes that a web or mail address takes up: the chunk without marks around it.
func (c *chunk) address() (from, to int) {
	to = len(c.runes)
	for from < to && !isLetter(c.class[from]) && c.class[from] != classDigit {
		from++
	}
	for ; to > from; to-- {
		switch k := c.class[to-1]; {
		case k == classStop, k == classQuote, k == classApostrophe, k == classOther:
			continue
		case k == classClose && !slices.Contains(c.class[from:to], classOpen):
			continue
		}
		break
	}
	return from, to
}

// tokens appends the spans of the chunk's tokens. decide is asked at each joint.
func (c *chunk) tokens(out []casus.Span, info chunkInfo, lex *words, h *hasher, decide func(features []uint32, i int) bool) []casus.Span {
	begin := 0
	webStart, webEnd := 0, 0
	if info.web > 0 {
		webStart, webEnd = c.address()
	}
	for i := 1; i < len(c.runes); i++ {
		if !mayPart(c.class[i-1], c.class[i]) || webStart < i && i < webEnd {
			continue
		}
		if i == len(c.runes)-1 && c.runes[i] == '.' && lex.joints.whole(c.runes[begin:], info) {
			continue
		}
		c.partFeatures(h, i, begin, info, lex)
		if decide(h.out, i) {
			out = append(out, casus.Span{Start: c.at[begin], End: c.at[i]})
			begin = i
		}
	}
	if begin < len(c.runes) {
		out = append(out, casus.Span{Start: c.at[begin], End: c.span.End})
	}
	return out
}
