package attribute

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"casus"
)

// Pairer pairs quotation marks. It is read-only after it is made and safe for concurrent use.
type Pairer struct {
	elisions map[string]bool // words whose first sign may be an apostrophe: 'tis, 'em
}

// open is an opening mark that waits for its partner.
type open struct {
	m     mark
	index int // of its Quote
}

// Quotes pairs the marks of a text, paragraph by paragraph; paragraphs are the half-open spans given, in order. The result is in
// order of the opening mark. Time and memory are linear in the text.
func (p *Pairer) Quotes(text string, paragraphs []casus.Span) []Quote {
	var out []Quote
	carried := -1 // quote that the paragraph before left open
	for i, par := range paragraphs {
		marks := p.marks(text, par)
		before := len(out)
		out = p.pair(out, text, par, marks)
		// A paragraph that begins with an opening mark carries on a quotation that the one before left open.
		if carried >= 0 && before < len(out) && blankOnly(text[par.Start:out[before].Outer.Start]) {
			out[carried].Next = before
		}
		carried = -1
		for j := len(out) - 1; j >= before; j-- {
			if out[j].Open && out[j].Depth == 0 && out[j].Outer.End == par.End {
				carried = j
				break
			}
		}
		if carried >= 0 && i+1 < len(paragraphs) {
			out = p.through(out, text, paragraphs[i+1:], carried)
		}
	}
	return out
}

// through closes an open quotation in a later paragraph when the next mark there can only be a closing one: verse, minutes and letters are
// quoted over many lines with one mark at either end.
func (p *Pairer) through(out []Quote, text string, rest []casus.Span, carried int) []Quote {
	const far = 400 // paragraphs
	for i, par := range rest {
		if i >= far {
			return out
		}
		if strings.IndexFunc(text[par.Start:par.End], isMark) < 0 {
			continue
		}
		for _, m := range p.marks(text, par) {
			if m.fam == single && !out[carried].single {
				continue
			}
			if m.canClose() && !m.canOpen() && m.side != opening {
				out[carried].Outer.End, out[carried].Inner.End = m.end, m.at
				out[carried].Open = false
			}
			return out
		}
	}
	return out
}

func blankOnly(s string) bool { return strings.TrimSpace(s) == "" }

// marks lists the marks of a paragraph that may be quotation marks, apostrophes inside words left out.
func (p *Pairer) marks(text string, par casus.Span) []mark {
	var out []mark
	for i := par.Start; i < par.End; {
		r, n := utf8.DecodeRuneInString(text[i:par.End])
		if !isMark(r) && r != '\u2033' && r != '\uff02' && r != '\u300c' {
			i += n
			continue
		}
		m, ok := markOf(text[:par.End], i)
		if !ok {
			i += n
			continue
		}
		if m.at == par.Start {
			m.left = 0
		}
		i = m.end
		if p.apostrophe(text, &m, par.End) {
			continue
		}
		out = append(out, m)
	}
	return out
}

// apostrophe reports whether a mark is surely none of a quotation: inside a word, before an elided word, after a figure (feet, inches).
func (p *Pairer) apostrophe(text string, m *mark, end int) bool {
	if m.fam == doubled {
		return unicode.IsDigit(m.left) && m.side == either && m.end-m.at == 1 && (blank(m.right) || m.right == 'x') && strings.IndexByte(text[m.end:min(end, m.end+1)], ' ') >= 0 &&
			!strings.Contains(text[max(0, m.at-200):m.at], "\"")
	}
	if m.fam != single {
		return false
	}
	if wordy(m.left) && wordy(m.right) {
		return true
	}
	if unicode.IsDigit(m.right) && !wordy(m.left) && m.end+2 <= end && strings.HasPrefix(text[min(end, m.end+2):end], "s") { // '90s
		return true
	}
	if wordy(m.right) && m.side != opening {
		j := m.end
		for j < end {
			r, n := utf8.DecodeRuneInString(text[j:end])
			if !unicode.IsLetter(r) {
				break
			}
			j += n
		}
		return p.elisions[strings.ToLower(text[m.end:j])]
	}
	return false
}

// pair matches the marks of one paragraph and appends its quotes.
func (p *Pairer) pair(out []Quote, text string, par casus.Span, marks []mark) []Quote {
	firm := firmCloses(text, marks)
	base := len(out)
	var stack []open
	const deepest = 16 // quotations inside each other; more is noise
	push := func(m mark) {
		if len(stack) >= deepest {
			return
		}
		out = append(out, Quote{Outer: casus.Span{Start: m.at, End: par.End}, Inner: casus.Span{Start: m.end, End: par.End},
			Depth: len(stack), Open: true, Next: -1, single: m.fam == single})
		stack = append(stack, open{m, len(out) - 1})
	}
	// closeAt ends the innermost open quote of the family; what was opened inside it and never closed was no quotation.
	closeAt := func(k int, m mark) {
		q := &out[stack[k].index]
		q.Outer.End, q.Inner.End, q.Open = m.end, m.at, false
		for _, o := range stack[k+1:] {
			out[o.index].Outer = casus.Span{}
		}
		stack = stack[:k]
	}
	top := func(f family) int {
		for k := len(stack) - 1; k >= 0; k-- {
			if stack[k].m.fam == f {
				return k
			}
		}
		return -1
	}
	for i, m := range marks {
		k := top(m.fam)
		opens, closes := m.canOpen(), m.canClose()
		switch {
		case m.loose() && m.side != closing:
			opens, closes = k < 0, k >= 0
		case m.loose():
			opens, closes = false, true
		}
		if m.fam == guillemet || m.fam == angle { // »...« and «...» alike
			opens, closes = k < 0, k >= 0
		}
		if m.fam == doubled && m.side == opening && k >= 0 && stack[k].m.side == opening && closes && !opensAfter(m.left) {
			opens = false // „...“
		} else if m.side == opening && !m.loose() && opens {
			closes = false
		}
		if m.fam == doubled && m.side == either && k < 0 && closes && !opens && blank(m.right) && nextCloses(marks, i) {
			opens, closes = true, false // said," We leave": set on the wrong side of the blank
		}
		if m.fam == single {
			if k >= 0 && closes && !firm[i].here && firm[i].later {
				continue // a genitive inside the quotation
			}
			if k < 0 && !opens {
				continue
			}
			if k >= 0 && !closes {
				continue
			}
			if k < 0 && m.side != opening && !firm[i].later {
				continue // nothing to close it: an apostrophe
			}
		}
		switch {
		case k >= 0 && closes && (!opens || k == len(stack)-1):
			closeAt(k, m)
		case opens && k >= 0 && m.fam != single && stack[k].m.fam == m.fam && k == len(stack)-1 && m.side == either:
			// A second straight opening mark: the first has lost its partner.
			q := &out[stack[k].index]
			q.Outer.End, q.Inner.End = trimEnd(text, q.Inner.Start, m.at), trimEnd(text, q.Inner.Start, m.at)
			stack = stack[:k]
			push(m)
		case opens:
			push(m)
		}
	}
	return compact(out, base)
}

// nextCloses reports whether the next mark of the same family can only close, so that this one must have opened.
func nextCloses(marks []mark, i int) bool {
	for _, m := range marks[i+1:] {
		if m.fam == marks[i].fam {
			return m.canClose() && !m.canOpen()
		}
	}
	return false
}

func trimEnd(text string, from, to int) int {
	return from + len(strings.TrimRightFunc(text[from:to], unicode.IsSpace))
}

// compact drops the quotes from base on that were voided while pairing; no link points at them yet.
func compact(out []Quote, base int) []Quote {
	n := base
	for _, q := range out[base:] {
		if !q.Outer.Empty() {
			out[n] = q
			n++
		}
	}
	return out[:n]
}

// firmness of single marks as closing marks: here = this one stands beside punctuation or behind no genitive; later = a firm closing
// mark follows before the next opening one.
type firmness struct{ here, later bool }

// firmCloses walks backwards over the marks, so that each mark knows what follows it.
func firmCloses(text string, marks []mark) []firmness {
	out := make([]firmness, len(marks))
	later := false
	for i := len(marks) - 1; i >= 0; i-- {
		m := &marks[i]
		if m.fam != single {
			continue
		}
		out[i].later = later
		if m.canClose() {
			weak := wordy(m.left) && blank(m.right) && m.right != 0 && (m.left == 's' || strings.HasSuffix(text[:m.at], "in"))
			out[i].here = !weak
			if !weak {
				later = true
			}
		} else if m.canOpen() {
			later = false
		}
		if m.canClose() && !out[i].here && !out[i].later {
			out[i].here = true // the last chance to close
		}
	}
	// A weak mark that closes at the last chance counts as a closing mark for those before it.
	last := false
	for i := len(marks) - 1; i >= 0; i-- {
		m := &marks[i]
		if m.fam != single {
			continue
		}
		out[i].later = out[i].later || last && m.canOpen()
		if m.canClose() {
			last = true
		} else if m.canOpen() {
			last = false
		}
	}
	return out
}
