package store_test

import (
	"strings"
	"testing"

	"casus"
	"casus/store"
	"casus/store/storetest"
)

// TestReanchor codes a report anew with other numbers, other types and another text, and looks for the rows that were decided.
func TestReanchor(t *testing.T) {
	text := "Kaldova shelled Tarsk, mined the port and shelled Merria. Talks ended."
	rec := storetest.Sample("r1", 3)
	rec.Report.Text, rec.Report.Hash = text, casus.HashText(text)
	event := func(id, kind, words string, nth int) casus.EventMention {
		at := 0
		for range nth {
			at = strings.Index(text[at:], words) + at + 1
		}
		return casus.EventMention{ID: id, Type: kind, Trigger: casus.Quote(text, casus.Span{Start: at - 1, End: at - 1 + len(words)})}
	}
	rec.Events = []casus.EventMention{event("e1", "ASSAULT", "shelled", 1), event("e2", "ASSAULT", "mined", 1), event("e3", "ASSAULT", "shelled", 2), event("e4", "CONSULT", "Talks", 1)}
	recoded := *rec
	recoded.Events = []casus.EventMention{event("e1", "MOBILIZE", "mined", 1), event("e2", "ASSAULT", "shelled", 1), event("e3", "ASSAULT", "shelled Merria", 1), event("e4", "REJECT", "ended", 1)}
	corrected := *rec
	corrected.Report.Text += " More follows."
	corrected.Report.Hash = casus.HashText(corrected.Report.Text)
	corrected.Events = []casus.EventMention{event("e7", "ASSAULT", "mined", 1), event("e8", "ASSAULT", "shelled", 1), event("e9", "ASSAULT", "shelled", 2)}
	for _, c := range []struct {
		name, action string
		rows         []string
		now          *casus.Record
		want         string
	}{
		{"nothing changed", store.Reject, []string{"e1", "e2", "e3"}, rec, "r1/e1 r1/e2 r1/e3"},
		{"other numbers", store.Reject, []string{"e1"}, &recoded, "r1/e2"},
		{"another type was not rejected", store.Reject, []string{"e2"}, &recoded, ""},
		{"an edit says what the words mean", store.Edit, []string{"e2"}, &recoded, "r1/e1"},
		{"longer words", store.Accept, []string{"e3"}, &recoded, "r1/e3"},
		{"gone", store.Merge, []string{"e4", "e1"}, &recoded, "r1/e2"},
		{"another text, words alone there", store.Accept, []string{"e2"}, &corrected, "r1/e7"},
		{"another text, words twice", store.Accept, []string{"e1"}, &corrected, ""},
		{"a report that is not there", store.Accept, []string{"e1"}, nil, "r1/e1"},
	} {
		d := store.Decision{Action: c.action}
		for _, row := range c.rows {
			d.Subject = append(d.Subject, store.SubjectOf("r1", row))
			d.Anchors = append(d.Anchors, store.AnchorOf(rec, row))
		}
		var got []string
		for _, d := range store.Reanchor([]store.Decision{d}, func(string) *casus.Record { return c.now }) {
			got = append(got, d.Subject...)
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%s: %q, want %q", c.name, s, c.want)
		}
	}
	old := []store.Decision{{Action: store.Accept, Subject: []string{"r1/e1"}}}
	if got := store.Reanchor(old, func(string) *casus.Record { return &recoded }); len(got) != 1 || got[0].Subject[0] != "r1/e1" {
		t.Errorf("a decision without anchors: %+v", got)
	}
}
