package attribute

import (
	"unicode"
	"unicode/utf8"

	"casus"
)

// Quote is a pair of quotation marks, or an opening one whose partner is missing. Outer takes in the marks.
type Quote struct {
	Outer, Inner casus.Span
	Depth        int  // 0 outermost
	Open         bool // no closing mark: runs to the end of the paragraph or to the next opening mark
	Next         int  // index of the quote that carries this one on in the next paragraph, or -1
	single       bool
}

// family of a mark; marks of one family pair with each other.
type family uint8

const (
	doubled family = iota + 1
	single
	guillemet
	angle
	corner
)

// side that a mark shows by its own shape.
type side uint8

const (
	either side = iota
	opening
	closing
)

// mark is one quotation mark or apostrophe in the text.
type mark struct {
	at, end int
	fam     family
	side    side
	left    rune // neighbours; 0 at the edge of the text
	right   rune
}

// markOf reads the mark at offset i, taking a run of the same sign ("" or “, ” set as two) as one.
func markOf(text string, i int) (m mark, ok bool) {
	r, n := utf8.DecodeRuneInString(text[i:])
	m.at, m.end = i, i+n
	switch r {
	case '"', '\u201c', '\u201d', '\u201e', '\u201f', '\u2033', '\uff02', '\u00a8':
		m.fam = doubled
		switch r {
		case '\u201c', '\u201f':
			m.side = opening
		case '\u201d':
			m.side = closing
		case '\u201e':
			m.side = opening
		}
	case '\'', '\u2018', '\u2019', '\u201a', '\u201b', '`', '\u00b4', '\uff07':
		m.fam = single
		switch r {
		case '\u2018', '\u201a', '\u201b', '`':
			m.side = opening
		case '\u2019', '\u00b4':
			m.side = closing
		}
	case '\u00ab', '\u00bb':
		m.fam = guillemet
	case '\u2039', '\u203a':
		m.fam = angle
	case '\u300c', '\u300e':
		m.fam, m.side = corner, opening
	case '\u300d', '\u300f':
		m.fam, m.side = corner, closing
	default:
		return m, false
	}
	for m.end < len(text) {
		next, k := utf8.DecodeRuneInString(text[m.end:])
		if next != r {
			break
		}
		m.end += k
		if m.fam == single && r != '\u2018' && r != '\u2019' || m.fam == single && m.end-m.at > n {
			m.fam = doubled // ``...'' and ''...''
		}
	}
	if r == '\u2018' && m.end-m.at == n { // an opening mark typed as two single ones: ‘’We sign,’’
		if next, k := utf8.DecodeRuneInString(text[m.end:]); next == '\u2019' {
			if after, _ := utf8.DecodeRuneInString(text[m.end+k:]); wordy(after) {
				m.end, m.fam, m.side = m.end+k, doubled, opening
			}
		}
	}
	m.left, _ = utf8.DecodeLastRuneInString(text[:i])
	if i == 0 {
		m.left = 0
	}
	m.right, _ = utf8.DecodeRuneInString(text[m.end:])
	if m.end == len(text) {
		m.right = 0
	}
	return m, true
}

func blank(r rune) bool { return r == 0 || unicode.IsSpace(r) }

func isMark(r rune) bool {
	switch r {
	case '"', '\'', '`', '\u2018', '\u2019', '\u201a', '\u201b', '\u201c', '\u201d', '\u201e', '\u201f', '\u00ab', '\u00bb', '\u2039', '\u203a', '\u300c', '\u300d', '\u300e', '\u300f':
		return true
	}
	return false
}

// opensAfter reports whether a quotation may begin behind r.
func opensAfter(r rune) bool {
	if blank(r) || isMark(r) {
		return true
	}
	switch r {
	case '(', '[', '{', '-', '\u2010', '\u2011', '\u2012', '\u2013', '\u2014', '/', ':', '=', '>', '*', '\u00bf', '\u00a1', '|':
		return true
	}
	return false
}

func wordy(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// canOpen and canClose read the role of a mark off its neighbours.
func (m *mark) canOpen() bool {
	if blank(m.right) {
		return false
	}
	return opensAfter(m.left) || m.side == opening || m.left == ',' || m.left == '.' && wordy(m.right) && m.side != closing
}

func (m *mark) canClose() bool {
	if blank(m.left) || m.side == opening && m.fam != doubled {
		return false
	}
	return !wordy(m.right) || m.side == closing
}

// loose marks stand between blanks: broken by translation or by tokenisation.
func (m *mark) loose() bool {
	if !blank(m.left) {
		return false
	}
	switch m.right {
	case '.', ',', ';', '!', '?', ')':
		return m.side == either && m.fam == doubled
	}
	return blank(m.right)
}
