package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"casus"
)

// chunksOf lists the runs of characters without white space.
func chunksOf(text string, in casus.Span) []casus.Span {
	var out []casus.Span
	start := -1
	for i := in.Start; i < in.End; {
		r, n := utf8.DecodeRuneInString(text[i:in.End])
		if space(r) {
			if start >= 0 {
				out = append(out, casus.Span{Start: start, End: i})
				start = -1
			}
		} else if start < 0 {
			start = i
		}
		i += n
	}
	if start >= 0 {
		out = append(out, casus.Span{Start: start, End: in.End})
	}
	return out
}

// space takes in the invisible characters that are no part of any word.
func space(r rune) bool {
	return unicode.IsSpace(r) || r == '\ufeff' || r == '\u2060' || r < 0x20
}

func gapKind(gap string) int {
	switch {
	case strings.ContainsAny(gap, "\n\r\u2028\u2029"):
		return 3
	case len(gap) > 1:
		return 2
	case gap == "":
		return 0
	}
	return 1
}

// pieces cuts a block at its line breaks, except where the break is the fold of a wrapped line: the first word of the
// next line would not have fitted, measured by the longest line of the block.
func pieces(text string, block casus.Span) []casus.Span {
	body := block.In(text)
	if !strings.Contains(body, "\n") {
		return []casus.Span{block}
	}
	width, lines := 0, 0
	for line := range strings.SplitSeq(body, "\n") {
		if n := utf8.RuneCountInString(strings.TrimRight(line, "\r ")); n > 0 {
			width, lines = max(width, n), lines+1
		}
	}
	var out []casus.Span
	start, at := block.Start, block.Start
	for line := range strings.SplitSeq(body, "\n") {
		end := at + len(line)
		next := min(end+1, block.End)
		if next >= block.End || !folded(line, text[next:block.End], width, lines) {
			out = append(out, casus.Span{Start: start, End: end})
			start = next
		}
		at = next
	}
	return out
}

// narrowest and widest say how long the lines of hand-wrapped text are, in characters.
const narrowest, widest = 40, 100

func folded(line, rest string, width, lines int) bool {
	if lines < 2 || width < narrowest || width > widest {
		return false
	}
	n := utf8.RuneCountInString(strings.TrimRight(line, "\r "))
	if n == 0 {
		return false
	}
	rest, _, _ = strings.Cut(rest, "\n")
	first := strings.Fields(rest)
	if len(first) == 0 {
		return false
	}
	return n+1+utf8.RuneCountInString(first[0]) > width
}
