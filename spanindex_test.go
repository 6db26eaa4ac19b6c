package casus_test

import (
	"testing"

	"casus"
)

func TestSpanIndex(t *testing.T) {
	spans := []casus.Span{{Start: 10, End: 14}, {Start: 0, End: 3}, {Start: 12, End: 30}, {}, {Start: 2, End: 11}}
	x := casus.IndexSpans(len(spans), func(i int) casus.Span { return spans[i] })
	for from := 0; from < 32; from++ {
		for to := from + 1; to < 34; to++ {
			s := casus.Span{Start: from, End: to}
			got := map[int]bool{}
			x.Overlapping(s, func(i int) bool { got[i] = true; return true })
			for i, p := range spans {
				if want := !p.Empty() && p.Overlaps(s); want != got[i] {
					t.Fatalf("%v and %v: %v, want %v", s, p, got[i], want)
				}
			}
		}
	}
}
