package casus

import "sort"

// SpanIndex finds which of many short spans overlap a given one, without walking through all of them. The zero value is empty.
type SpanIndex struct {
	spans   []Span
	items   []int
	longest int
}

// IndexSpans makes an index over n items; at gives the extent of item i. Items with an empty extent are left out.
func IndexSpans(n int, at func(i int) Span) SpanIndex {
	var x SpanIndex
	for i := range n {
		if s := at(i); !s.Empty() {
			x.spans, x.items = append(x.spans, s), append(x.items, i)
			x.longest = max(x.longest, s.Len())
		}
	}
	sort.Stable(&x)
	return x
}

// Len, Less and Swap order the spans by start.
func (x *SpanIndex) Len() int           { return len(x.spans) }
func (x *SpanIndex) Less(i, j int) bool { return x.spans[i].Start < x.spans[j].Start }
func (x *SpanIndex) Swap(i, j int) {
	x.spans[i], x.spans[j] = x.spans[j], x.spans[i]
	x.items[i], x.items[j] = x.items[j], x.items[i]
}

// Overlapping calls yield with the items whose spans share a byte with s, in order of their start, until it returns false.
func (x *SpanIndex) Overlapping(s Span, yield func(item int) bool) {
	from := sort.Search(len(x.spans), func(i int) bool { return x.spans[i].Start > s.Start-x.longest })
	for i := from; i < len(x.spans) && x.spans[i].Start < s.End; i++ {
		if x.spans[i].Overlaps(s) && !yield(x.items[i]) {
			return
		}
	}
}
