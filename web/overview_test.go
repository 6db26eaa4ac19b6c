package web

import (
	"testing"

	"casus"
)

// told3 are three reports in order of publication about the same talks and toll.
func told3() *Folded {
	text := func(s string) *string { return &s }
	count := func(n float64) *float64 { return &n }
	f := &Folded{ByID: map[string]*casus.Record{}}
	e := casus.Event{ID: "m1", Type: "ASSAULT", Realis: casus.Actual}
	for i, c := range []struct {
		day     string
		dead    float64
		horizon string
	}{
		{"2024-05-01", 3, "2024-05-12"},
		{"2024-05-10", 3, "2024-06-01"},
		{"2024-05-14", 4, "2024-05-02"},
	} {
		id := string(rune('a' + i))
		rec := &casus.Record{ID: id, Report: casus.RecordReport{Published: text(c.day), Source: text("Harbour Wire")},
			Figures: []casus.Figure{{ID: "f1", Low: count(c.dead), High: count(c.dead), Unit: "person", Role: "killed"}},
			Events:  []casus.EventMention{{ID: "e1", Figures: []string{"f1"}, Confidence: 0.4 + float64(i)/10}}}
		f.Forecasts = append(f.Forecasts, casus.Forecast{ReportID: id, Statement: "s1", Made: c.day, Horizon: c.horizon})
		f.Records = append(f.Records, rec)
		f.ByID[id] = rec
		e.Accounts = append(e.Accounts, casus.Account{ReportID: id, EventID: "e1", Published: c.day})
	}
	f.Events = []casus.Event{e}
	f.Courses = []casus.Course{{Kind: "talks", Steps: []casus.Step{{Day: "2024-05-01", Status: "running", Ordinal: 1, ReportID: "a"},
		{Day: "2024-05-14", Status: "running", Ordinal: 2, ReportID: "c"}, {Day: "2024-06-01", Status: "agreed", Planned: true, ReportID: "c"}}}}
	return f
}

func TestWhatChanged(t *testing.T) {
	f := told3()
	const since, until = "2024-05-07", "2024-05-14"
	if got := newEvents(f, since); len(got) != 0 {
		t.Errorf("an event told before counts as new")
	}
	if got := newEvents(f, "2024-05-01"); len(got) != 1 {
		t.Errorf("%d new events, want 1", len(got))
	}
	if got := courseChanges(f, since); len(got) != 1 || got[0].New || len(got[0].Steps) != 1 || got[0].Last().Ordinal != 2 {
		t.Errorf("courses %+v", got)
	}
	if got := courseChanges(f, "2024-05-01"); len(got) != 1 || !got[0].New || len(got[0].Steps) != 2 {
		t.Errorf("courses from the first day %+v", got)
	}
	if got := figureGaps(f, since); len(got) != 1 || got[0].Item != "killed" || len(got[0].Values) != 3 {
		t.Errorf("figures %+v", got)
	}
	if got := dueForecasts(f, since, until); len(got) != 1 || got[0].ReportID != "a" {
		t.Errorf("forecasts %+v", got)
	}
	if got := queue(f, nil); len(got) != 1 || got[0].Confidence != 0.4 || len(got[0].Why) != 2 {
		t.Errorf("queue %+v", got)
	}
}
