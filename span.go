package casus

import (
	"encoding/json"
	"fmt"
	"sort"
	"strings"
)

// Span is a half-open range of bytes, [Start, End), in a report's UTF-8 text. Its JSON form is [start,end].
type Span struct {
	Start, End int
}

// Len is the number of bytes in the span.
func (s Span) Len() int { return s.End - s.Start }

// Empty reports whether the span holds no byte.
func (s Span) Empty() bool { return s.End <= s.Start }

// Contains reports whether o lies wholly inside s.
func (s Span) Contains(o Span) bool { return s.Start <= o.Start && o.End <= s.End }

// Overlaps reports whether s and o share at least one byte.
func (s Span) Overlaps(o Span) bool { return s.Start < o.End && o.Start < s.End }

// Cover is the smallest span that holds both s and o.
func (s Span) Cover(o Span) Span { return Span{min(s.Start, o.Start), max(s.End, o.End)} }

// In is the text of the span; it panics when the span lies outside the text, as slicing does.
func (s Span) In(text string) string { return text[s.Start:s.End] }

// MarshalJSON writes the span as a pair.
func (s Span) MarshalJSON() ([]byte, error) { return fmt.Appendf(nil, "[%d,%d]", s.Start, s.End), nil }

// UnmarshalJSON reads a pair of byte offsets.
func (s *Span) UnmarshalJSON(b []byte) error {
	var pair []int
	if err := json.Unmarshal(b, &pair); err != nil {
		return fmt.Errorf("span: %w", err)
	}
	if len(pair) != 2 {
		return fmt.Errorf("span: want [start,end], got %d numbers", len(pair))
	}
	s.Start, s.End = pair[0], pair[1]
	return nil
}

// Spans are the pieces of one mention: sorted by start, none empty, none overlapping.
type Spans []Span

// Piece is the joint between the pieces of a mention in its printed text.
const Piece = " … "

// Of makes a Spans of one piece.
func Of(start, end int) Spans { return Spans{{start, end}} }

// In is the text of the pieces, joined by Piece.
func (ss Spans) In(text string) string {
	if len(ss) == 1 {
		return ss[0].In(text)
	}
	parts := make([]string, len(ss))
	for i, s := range ss {
		parts[i] = s.In(text)
	}
	return strings.Join(parts, Piece)
}

// Bounds is the smallest span over all pieces; the zero Span when there are none.
func (ss Spans) Bounds() Span {
	if len(ss) == 0 {
		return Span{}
	}
	return Span{ss[0].Start, ss[len(ss)-1].End}
}

// Overlaps reports whether any piece shares a byte with s.
func (ss Spans) Overlaps(s Span) bool {
	for _, p := range ss {
		if p.Overlaps(s) {
			return true
		}
	}
	return false
}

// Contains reports whether one piece holds all of s.
func (ss Spans) Contains(s Span) bool {
	for _, p := range ss {
		if p.Contains(s) {
			return true
		}
	}
	return false
}

// Normal returns the pieces sorted, with empty ones dropped and overlapping or touching ones joined.
func (ss Spans) Normal() Spans {
	sorted := make(Spans, 0, len(ss))
	for _, s := range ss {
		if !s.Empty() {
			sorted = append(sorted, s)
		}
	}
	sort.Slice(sorted, func(i, j int) bool {
		if sorted[i].Start != sorted[j].Start {
			return sorted[i].Start < sorted[j].Start
		}
		return sorted[i].End < sorted[j].End
	})
	out := sorted[:0]
	for _, s := range sorted {
		if n := len(out); n > 0 && s.Start <= out[n-1].End {
			out[n-1].End = max(out[n-1].End, s.End)
			continue
		}
		out = append(out, s)
	}
	return out
}

// Evidence is what every mention carries: its pieces and their text.
type Evidence struct {
	Spans Spans  `json:"spans,omitempty"`
	Text  string `json:"text,omitempty"`
}

// Quote makes the evidence for the given pieces of text.
func Quote(text string, spans ...Span) Evidence {
	ss := Spans(spans).Normal()
	return Evidence{Spans: ss, Text: ss.In(text)}
}
