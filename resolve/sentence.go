package resolve

import (
	"slices"
	"unicode"
	"unicode/utf8"

	"casus"
)

// sentence is the extent of the sentence around a span: up to the stops, question marks or line ends beside it. Records carry no
// sentences; this is near enough for comparing words.
func (v *viewer) sentence(s casus.Span) (from, to int) {
	const far = 600
	from, to = s.Start, s.End
	for from > 0 && s.Start-from < far && !v.ends(from-1) {
		from--
	}
	for to < len(v.text) && to-s.End < far && !v.ends(to) {
		to++
	}
	for from < s.Start && !utf8.RuneStart(v.text[from]) {
		from++
	}
	for to < len(v.text) && to > s.End && !utf8.RuneStart(v.text[to]) {
		to--
	}
	return from, to
}

// ends reports whether a sentence ends at the byte: a line break, or a stop before a space and a capital, quotation mark or digit.
func (v *viewer) ends(i int) bool {
	switch v.text[i] {
	case '\n':
		return true
	case '.', '!', '?':
		if i+2 >= len(v.text) || v.text[i+1] != ' ' || i > 2 && v.text[i-2] == ' ' || i > 2 && v.text[i-2] == '.' {
			return false
		}
		next, _ := utf8.DecodeRuneInString(v.text[i+2:])
		return unicode.IsUpper(next) || unicode.IsDigit(next) || next == '"' || next == '“'
	}
	return false
}

func (v *viewer) rare(words []string) []uint32 {
	var out []uint32
	for _, w := range words {
		if len(w) > 2 && v.r.lexis.rarity(w) >= rareWord {
			out = append(out, uint32(hash64(v.r.lexis.stem(w))))
		}
	}
	slices.Sort(out)
	return slices.Clip(slices.Compact(out))
}

// articleOf is the article of the party that an act is done to, else of the one that does it: "the suspect was taken away" takes an arrest up, "a man was"
// does not.
func (v *viewer) articleOf(e *casus.EventMention) int8 {
	for _, refs := range [][]casus.ActorRef{e.Targets, e.Sources} {
		for i := range refs {
			if len(refs[i].Spans) == 0 {
				continue
			}
			at := refs[i].Spans.Bounds()
			words := Words(v.text[max(0, at.Start-12):at.Start])
			if first := Words(v.text[at.Start:at.End]); len(first) > 0 {
				words = append(words, first[0])
			}
			for k := len(words) - 1; k >= max(0, len(words)-2); k-- {
				if a := v.r.articles[words[k]]; a != bare {
					return a
				}
			}
			return bare
		}
	}
	return bare
}

// before reads the words that lead to the trigger: its ordinal ("a third round of talks") and what sets it apart ("another attack").
func (v *viewer) before(m *mention, lead string) {
	words := Words(lead)
	if n := len(words); n > 0 {
		m.article = v.r.articles[words[n-1]]
		if n > 1 && m.article == bare && v.r.ordinals[words[n-1]] == 0 {
			m.article = v.r.articles[words[n-2]]
		}
	}
	for _, w := range Words(m.row.Trigger.Text) { // "confirmed the arrest"
		if a := v.r.articles[w]; a != bare {
			m.article = a
		}
	}
	words = append(words[max(0, len(words)-near):], Words(m.row.Trigger.Text)...)
	for _, w := range words {
		if n := v.r.ordinals[w]; n > 0 && m.ordinal == 0 {
			m.ordinal = n
		}
		if v.r.other[w] || v.r.again[w] {
			m.other = true
		}
	}
}

// numbered reads what sets an act apart behind its trigger: "met for a second time", "destroyed a second bridge", "freed four more hostages".
func (v *viewer) numbered(m *mention, e *casus.EventMention, to int) {
	after := Words(v.text[min(to, e.Trigger.Spans.Bounds().End):to])
	for i, w := range after[:min(len(after), aroundAfter)] {
		if v.r.again[w] || i > 0 && v.r.occasions[w] && v.r.ordinals[after[i-1]] > 1 {
			m.other = true
		}
	}
	for i := range m.targets {
		if m.targets[i].person || m.targets[i].state {
			return
		}
	}
	for i := range e.Targets {
		words := Words(e.Targets[i].Text)
		for _, w := range words[:min(len(words), near)] {
			if n := v.r.ordinals[w]; n > 0 && m.ordinal == 0 {
				m.ordinal = n
			}
			if v.r.other[w] {
				m.other = true
			}
		}
	}
}

// How many words before and after a trigger tell what the act is about.
const (
	aroundBefore = 4
	aroundAfter  = 8
)

// around are the stems of the words beside a trigger that say something, sorted.
func (v *viewer) around(e *casus.EventMention, from, to int) (out []uint32) {
	at := e.Trigger.Spans.Bounds()
	before, after := Words(v.text[from:max(from, at.Start)]), Words(v.text[min(to, at.End):to])
	for _, words := range [][]string{before[max(0, len(before)-aroundBefore):], after[:min(len(after), aroundAfter)]} {
		for _, w := range words {
			if v.r.lexis.rarity(w) >= minRarity {
				out = append(out, uint32(hash64(v.r.lexis.stem(w))))
			}
		}
	}
	slices.Sort(out)
	return slices.Clip(slices.Compact(out))
}
