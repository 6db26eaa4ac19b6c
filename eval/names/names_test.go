package names

import (
	"testing"

	"casus"
)

func TestScore(t *testing.T) {
	span := func(a, b int) casus.Span { return casus.Span{Start: a, End: b} }
	var c Counts
	c.Score("r", []Name{{Span: span(0, 5), Type: "PER"}, {Span: span(6, 9), Type: "ORG", Types: []string{"NORP"}}, {Span: span(10, 12), Type: "LOC"}, {Span: span(20, 25), Type: "MISC", Debatable: true}},
		[]Name{{Span: span(0, 5), Type: "PER"}, {Span: span(6, 9), Type: "NORP"}, {Span: span(10, 12), Type: "FAC"}, {Span: span(20, 25), Type: "LOC"}, {Span: span(30, 31), Type: "PER"}})
	if got, want := c.All(), (Count{Gold: 3, Found: 4, Right: 2}); got != want {
		t.Errorf("all %+v, want %+v", got, want)
	}
	if want := (Count{Gold: 3, Found: 4, Right: 3}); c.Spans != want {
		t.Errorf("spans %+v, want %+v", c.Spans, want)
	}
}
