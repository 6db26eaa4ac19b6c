package ingest

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"casus"
)

// mark is a block known from markup, before datelines, credits and end marks are looked for.
type mark struct {
	kind string
	span casus.Span
}

// blocks cuts a report into its typographic parts and reads the dateline.
func (r *Reader) blocks(raw Raw) ([]casus.Block, dateline) {
	marks := raw.marks
	if marks == nil {
		marks = chunks(raw.Text)
	}
	var out []casus.Block
	var line dateline
	add := func(kind string, s casus.Span) *casus.Block {
		s = trim(raw.Text, s)
		if s.Empty() {
			return &casus.Block{}
		}
		out = append(out, casus.Block{Kind: kind, Evidence: casus.Quote(raw.Text, s)})
		return &out[len(out)-1]
	}
	bodySeen := false
	for i, m := range marks {
		text := m.span.In(raw.Text)
		kind := m.kind
		if kind == "" || kind == casus.Paragraph || kind == casus.Headline {
			kind = r.kindOf(text, bodySeen, i, len(marks), kind)
		}
		switch kind {
		case casus.Caption:
			b := add(kind, m.span)
			if d, ok := r.calendar.closing(text); ok {
				b.Date = d.iso()
			}
		case casus.Paragraph:
			s := m.span
			if !bodySeen || line.empty() {
				if found := r.dateline(text, !bodySeen); !found.empty() && line.empty() {
					line = found
					b := add(casus.Dateline, casus.Span{Start: s.Start, End: s.Start + found.end})
					if found.date.year > 0 {
						b.Date = found.date.iso()
					}
					s.Start += found.end
				}
			}
			bodySeen = true
			tail := casus.Span{Start: s.End, End: s.End}
			if at := endmarkAt(text[s.Start-m.span.Start:], r.markers); at >= 0 {
				tail.Start = s.Start + at
				s.End = tail.Start
			}
			add(casus.Paragraph, s)
			add(casus.Endmark, tail)
		default:
			add(kind, m.span)
		}
	}
	return out, line
}

// kindOf tells what a chunk of lines is by its marks, length and place.
func (r *Reader) kindOf(text string, bodySeen bool, index, count int, given string) string {
	if r.markers.isEndmark(text) {
		return casus.Endmark
	}
	words := len(strings.Fields(text))
	switch kind := r.markers.prefixOf(text); kind {
	case casus.Credit:
		if words <= 40 {
			return casus.Credit
		}
	case casus.Caption:
		if words <= 5 { // "Photo: Harbour Wire" names a maker, not a scene
			return casus.Credit
		}
		return casus.Caption
	case casus.Headline:
		return casus.Headline
	case byline:
		if words <= 12 && !ended(text) && !bodySeen {
			return casus.Credit
		}
	}
	if given == casus.Headline {
		return given
	}
	if _, ok := r.calendar.closing(text); ok && words >= 5 && words <= 60 && strings.Count(text, ". ") <= 2 && !strings.ContainsAny(text, "\"“”") {
		return casus.Caption
	}
	if ended(text) || count == 1 || !startsLikeTitle(text) || hasListMark(text) {
		return casus.Paragraph
	}
	switch {
	case index == 0 && words <= 30:
		if !r.dateline(text, true).empty() {
			return casus.Paragraph
		}
		return casus.Headline
	case !bodySeen && words <= 40 && index < count-1, bodySeen && words <= 14 && index < count-1:
		if !r.dateline(text, !bodySeen).empty() {
			return casus.Paragraph
		}
		return casus.Subhead
	}
	return casus.Paragraph
}

// ended tells whether a line ends as sentences do; closing quotes and brackets behind the mark do not count.
func ended(text string) bool {
	text = strings.TrimRightFunc(text, func(c rune) bool {
		return unicode.IsSpace(c) || unicode.Is(unicode.Pf, c) || unicode.Is(unicode.Pe, c) || c == '"' || c == '\''
	})
	c, _ := utf8.DecodeLastRuneInString(text)
	return strings.ContainsRune(".!?…:;,", c)
}

func startsLikeTitle(text string) bool {
	for _, c := range text {
		if unicode.IsLetter(c) {
			return unicode.IsUpper(c) || !unicode.IsLower(c)
		}
		if unicode.IsDigit(c) {
			return true
		}
	}
	return false
}

func hasListMark(text string) bool {
	c, n := utf8.DecodeRuneInString(text)
	return strings.ContainsRune("-–—•*·‣▪", c) && len(text) > n && text[n] == ' '
}

// endmarkAt is the offset of an end mark in brackets that closes a paragraph, or -1.
func endmarkAt(text string, m *markers) int {
	trimmed := strings.TrimRight(text, " \t\r\n")
	if trimmed == "" {
		return -1
	}
	open := byte(0)
	switch trimmed[len(trimmed)-1] {
	case ')':
		open = '('
	case ']':
		open = '['
	default:
		return -1
	}
	at := strings.LastIndexByte(trimmed, open)
	if at <= 0 || !m.isEndmark(trimmed[at:]) {
		return -1
	}
	return at
}

// chunks cuts plain text into runs of lines. Blank lines part paragraphs; where a text has none, each line is a paragraph,
// unless the lines look wrapped at a column.
func chunks(text string) []mark {
	lines := lineSpans(text)
	blanks, long, filled, stops := 0, 0, 0, 0
	for _, l := range lines {
		t := strings.TrimSpace(l.In(text))
		if t == "" {
			blanks++
			continue
		}
		filled++
		if n := utf8.RuneCountInString(t); n > 100 {
			long++
		}
		if ended(t) && !strings.HasSuffix(t, ",") {
			stops++
		}
	}
	wrapped := filled > 3 && long == 0 && stops*2 < filled
	var out []mark
	open := false
	for _, l := range lines {
		t := strings.TrimSpace(l.In(text))
		if t == "" {
			open = false
			continue
		}
		if open && wrapped {
			out[len(out)-1].span.End = l.End
			continue
		}
		out = append(out, mark{span: trim(text, l)})
		open = true
	}
	return out
}

func lineSpans(text string) []casus.Span {
	var out []casus.Span
	start := 0
	for i := 0; i <= len(text); i++ {
		if i == len(text) || text[i] == '\n' || text[i] == '\r' {
			out = append(out, casus.Span{Start: start, End: i})
			if i+1 < len(text) && text[i] == '\r' && text[i+1] == '\n' {
				i++
			}
			start = i + 1
		}
	}
	return out
}

// trim takes white space off both ends of a span.
func trim(text string, s casus.Span) casus.Span {
	for s.Start < s.End {
		c, n := utf8.DecodeRuneInString(text[s.Start:s.End])
		if !unicode.IsSpace(c) && c != '\ufeff' && c != '\u200b' {
			break
		}
		s.Start += n
	}
	for s.Start < s.End {
		c, n := utf8.DecodeLastRuneInString(text[s.Start:s.End])
		if !unicode.IsSpace(c) && c != '\ufeff' && c != '\u200b' {
			break
		}
		s.End -= n
	}
	return s
}
