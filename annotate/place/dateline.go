package place

import (
	"strings"
	"unicode"

	"casus"
)

// datelineEnd is how far into a block a dateline may reach, in bytes.
const datelineEnd = 80

// datelines marks the places of a dateline: those of a block of that kind, and those in capitals or before an agency in brackets that a dash
// parts from the first sentence of a block: "LEXINGTON, Ky. (AP) - ", "Dakar (Reuters) - ".
func (d *document) datelines(si, first int) {
	ms := d.mentions[first:]
	block := d.doc.BlockOf(si)
	if block.Kind == casus.Dateline {
		for _, m := range ms {
			m.dateline = true
			m.firm, m.clear = true, true
		}
		return
	}
	start := d.doc.Sentences[si].Start
	if len(ms) == 0 || start-block.Span().Start > datelineEnd {
		return
	}
	text := d.doc.Text()
	head := text[start:min(len(text), start+datelineEnd)]
	if end := dash(head); end >= 0 {
		head = head[:end]
	} else {
		return
	}
	words := strings.FieldsFunc(head, func(c rune) bool { return !unicode.IsLetter(c) && c != '.' && c != '\'' })
	if len(words) == 0 || len(words) > 8 || ms[0].core.Start > start+2 {
		return
	}
	if words[0] != strings.ToUpper(words[0]) && !strings.Contains(head, "(") {
		return
	}
	for _, w := range words {
		if w[0] >= 'a' && w[0] <= 'z' {
			return
		}
	}
	for _, m := range ms {
		if m.span.End <= start+len(head) {
			m.dateline = true
			m.firm, m.clear = true, true
		}
	}
}

// dash is the offset of the first dash with a space on both sides, or of a double one.
func dash(s string) int {
	best := -1
	for _, mark := range []string{" - ", " – ", " — ", "--", "— ", " -- "} {
		if i := strings.Index(s, mark); i >= 0 && (best < 0 || i < best) {
			best = i
		}
	}
	return best
}
