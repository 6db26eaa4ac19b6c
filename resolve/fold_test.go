package resolve

import (
	"fmt"
	"strings"
	"testing"

	"casus"
)

// stands adds a position to a record.
func stands(rec *casus.Record, actor, issue, stance, voice string, from *string) {
	n := len(rec.Positions) + 1
	country, _, _ := strings.Cut(actor, ":")
	rec.Positions = append(rec.Positions, casus.Position{ID: fmt.Sprintf("o%d", n), Actor: casus.ActorRef{Actor: actor, Country: country}, Issue: issue, Stance: stance,
		Voice: voice, ShiftFrom: from, Evidence: casus.Evidence{Spans: casus.Of(0, 1), Text: rec.Report.Text[:1]}})
}

func report1(id, day string) *casus.Record {
	return told(id, "One", day, "CONSULT|XKE XDO||actual|"+day+"|Wick|Envoys of both sides [met] in Wick.")
}

func TestShifts(t *testing.T) {
	against := "against"
	a, b, c, d, e := report1("a", "2024-03-01"), report1("b", "2024-03-02"), report1("c", "2024-03-10"), report1("d", "2024-03-10"), report1("e", "2024-03-12")
	stands(a, "XKE", "nato-membership", "against", casus.VoiceOutlet, nil)
	stands(b, "XKE:GOV:ilse-maron", "nato-membership", "against", casus.VoiceOutlet, nil) // officials count for their country: no shift
	stands(b, "XDO", "ceasefire", "open", casus.VoiceOutlet, nil)
	stands(c, "XKE:GOV:ilse-maron", "nato-membership", "for", casus.VoiceOutlet, nil)     // a shift
	stands(d, "XKE", "nato-membership", "against", casus.VoiceOutlet, nil)                // of the same day: two accounts, no shift
	stands(d, "XKE:REB:hill-front", "nato-membership", "against", casus.VoiceOutlet, nil) // another party
	stands(e, "XDO", "territory", "for", casus.VoiceOutlet, &against)                     // the outlet calls it a change
	e.Statements = []casus.Statement{{ID: "s1", Act: casus.ActSay, Source: &casus.StatementSource{ActorRef: casus.ActorRef{Actor: "XHA:GOV", Country: "XHA"}}}}
	stands(e, "XDO", "ceasefire", "against", "s1", nil) // what a third party says of it is no shift
	got := Shifts(Positions([]*casus.Record{e, d, c, b, a}, "", ""))
	var lines []string
	for _, s := range got {
		lines = append(lines, fmt.Sprintf("%s %s %s>%s %s %s", s.Day, s.Holder, s.From, s.To, s.Issue, s.ClaimedBy))
	}
	want := "2024-03-10 XKE against>for nato-membership |2024-03-12 XDO against>for territory outlet"
	if strings.Join(lines, "|") != want {
		t.Errorf("shifts\n%s\nwant\n%s", strings.Join(lines, "|"), want)
	}
	if n := len(Positions([]*casus.Record{a, b, c}, "XKE", "nato")); n != 3 {
		t.Errorf("%d positions of XKE on NATO, want 3", n)
	}
	if n := len(Since(got, "2024-03-11")); n != 1 {
		t.Errorf("%d shifts since March 11, want 1", n)
	}
}

// sum adds a figure to the record's first event.
func sum(rec *casus.Record, value float64, unit, delta string) string {
	id := fmt.Sprintf("f%d", len(rec.Figures)+1)
	rec.Figures = append(rec.Figures, casus.Figure{ID: id, Low: &value, High: &value, Unit: unit, Delta: delta, Bound: "exact", Evidence: casus.Evidence{Spans: casus.Of(0, 1), Text: number(value)}})
	return id
}

func step(rec *casus.Record, kind, status string, rounds int, figures []string, parties ...string) {
	p := casus.Process{ID: fmt.Sprintf("c%d", len(rec.Processes)+1), Kind: kind, Status: status, Figures: figures, Voice: casus.VoiceOutlet, Evidence: rec.Events[0].Trigger}
	if rounds > 0 {
		p.Rounds = &rounds
	}
	p.Steps = []casus.ProcessStep{{Status: status, Ordinal: rounds, Figures: figures, Event: rec.Events[0].ID, Evidence: p.Evidence, Voice: p.Voice}}
	for _, id := range parties {
		country, _, _ := strings.Cut(id, ":")
		p.Parties = append(p.Parties, casus.ActorRef{Actor: id, Country: country, Name: id})
	}
	rec.Processes = append(rec.Processes, p)
}

func TestCourses(t *testing.T) {
	r := newResolver(t)
	var recs []*casus.Record
	add := func(id, day, sentence string) *casus.Record {
		rec := told(id, "One", day, "AID|XHA|XOR|actual|"+day+"||"+sentence)
		recs = append(recs, rec)
		return rec
	}
	a := add("a", "2024-03-08", "Halmark [gave] an additional sum to Orlay.")
	step(a, "aid", "announced", 0, []string{sum(a, 400e6, "USD", "cumulative")}, "XHA:GOV:gerrit-vale", "XOR")
	b := add("b", "2024-03-15", "Halmark [promised] Orlay more.")
	step(b, "aid", "announced", 0, []string{sum(b, 80e6, "USD", "additional"), sum(b, 450e6, "USD", "cumulative")}, "XHA", "XOR")
	c := add("c", "2024-03-20", "Halmark and Orlay agreed on what it [paid].")
	step(c, "aid", "delivered", 0, []string{sum(c, 450e6, "USD", "cumulative")}, "XHA", "XOR")
	for i, n := range []int{1, 2, 4} {
		rec := told(fmt.Sprintf("t%d", i), "One", fmt.Sprintf("2024-0%d-02", i+1), fmt.Sprintf("CONSULT|XKE XDO||actual|2024-0%d-02|Wick|The sides [met].", i+1))
		step(rec, "talks", "ongoing", n, nil, "XKE", "XDO")
		recs = append(recs, rec)
	}
	// another pair of parties makes a course of its own
	other := told("o", "One", "2024-02-10", "CONSULT|XSA XOR||actual|2024-02-10||Others [met].")
	step(other, "talks", "ongoing", 0, nil, "XSA", "XOR")
	recs = append(recs, other)

	var lines []string
	for _, x := range r.Courses(recs, r.Merge(recs), "") {
		var ps []string
		for _, p := range x.Parties {
			ps = append(ps, p.Actor)
		}
		lines = append(lines, fmt.Sprintf("%s %s %s %d steps, %d, %q", x.Kind, strings.Join(ps, "+"), x.Status, len(x.Steps), x.Rounds, x.Flags))
	}
	want := []string{
		`talks XDO+XKE ongoing 3 steps, 4, ["2024-03-02: number 4 comes after number 2"]`,
		`talks XOR+XSA ongoing 1 steps, 0, []`,
		`aid XHA+XOR delivered 3 steps, 0, ["2024-03-15: 450000000 does not fit 400000000 of 2024-03-08 and 80000000 since"]`,
	}
	if strings.Join(lines, "\n") != strings.Join(want, "\n") {
		t.Errorf("courses\n%s\nwant\n%s", strings.Join(lines, "\n"), strings.Join(want, "\n"))
	}
}

func TestAccounts(t *testing.T) {
	r := newResolver(t)
	a := told("a", "One", "2024-03-06", "ASSAULT/heavy-weapons|XDO|XKE|actual|2024-03-06|Brannock|Dorvanian guns [shelled] the market of Brannock.")
	b := told("b", "Two", "2024-03-06", "ASSAULT/heavy-weapons||XKE|actual|2024-03-06|Brannock|Guns [shelled] the market of Brannock.")
	for rec, n := range map[*casus.Record]float64{a: 11, b: 4} {
		id := sum(rec, n, "person", "level")
		rec.Figures[0].Role = "killed"
		rec.Events[0].Figures = []string{id}
	}
	events := r.Merge([]*casus.Record{a, b})
	if len(events) != 1 {
		t.Fatalf("%d events", len(events))
	}
	got := map[string]string{}
	cmp := r.Accounts(&events[0], []*casus.Record{a, b})
	for _, f := range cmp.Fields {
		got[f.Name] = f.Status + " silent:" + strings.Join(f.Silent, ",")
	}
	for field, want := range map[string]string{"killed": "differ silent:", "place": "agree silent:", "sources": "single silent:b", "time": "agree silent:", "act": "agree silent:"} {
		if got[field] != want {
			t.Errorf("%s: %s, want %s", field, got[field], want)
		}
	}
	for _, f := range cmp.Fields {
		if f.Name == "killed" && (*f.Low != 4 || *f.High != 11) {
			t.Errorf("killed is %g to %g, want 4 to 11", *f.Low, *f.High)
		}
	}
}

func TestLinks(t *testing.T) {
	r := newResolver(t)
	plan := told("a", "One", "2024-03-02", "CONSULT|XKE XDO||future|2024-03-12|Port Selwyn|Kestria and Dorvania are to [meet] in Port Selwyn.")
	done := told("b", "One", "2024-03-12", "CONSULT|XKE XDO||actual|2024-03-12|Port Selwyn|Kestria and Dorvania [met] in Port Selwyn.")
	denied := told("c", "Two", "2024-03-12", "CONSULT|XKE XDO||negated|2024-03-12|Port Selwyn|Kestria and Dorvania did not [meet] in Port Selwyn.")
	kinds := map[string]string{}
	for _, e := range r.Merge([]*casus.Record{denied, done, plan}) {
		for _, l := range e.Links {
			kinds[e.Accounts[0].ReportID] += l.Kind + " "
		}
	}
	for id, want := range map[string]string{"a": "carried_out ", "b": "negated planned ", "c": "negated "} {
		if kinds[id] != want {
			t.Errorf("links of %s: %q, want %q", id, kinds[id], want)
		}
	}
}

func TestForecasts(t *testing.T) {
	r := newResolver(t)
	a := told("a", "One", "2024-03-02", "CONSULT|XKE||actual|||Analysts [said] that Dorvania would shell the harbour of Brannock in March.")
	content := casus.Quote(a.Report.Text, casus.Span{Start: 19, End: len(a.Report.Text) - 2})
	a.Statements = []casus.Statement{{ID: "s1", Act: casus.ActForecast, Content: &content, Horizon: &casus.EventTime{Begin: "2024-03-02", End: "2024-04-01", Basis: "test"}}}
	b := told("b", "One", "2024-03-20", "ASSAULT|XDO|XKE|actual|2024-03-20|Brannock|Dorvania [shelled] the harbour of Brannock.")
	for _, c := range []struct {
		recs []*casus.Record
		now  string
		want string
	}{{[]*casus.Record{a}, "2024-03-10", "open"}, {[]*casus.Record{a}, "2024-04-02", "due"}, {[]*casus.Record{a, b}, "2024-04-02", "happened"}} {
		f := r.Forecasts(c.recs, r.Merge(c.recs), c.now)
		if len(f) != 1 || f[0].Outcome != c.want {
			t.Errorf("%d reports by %s: %v, want %s", len(c.recs), c.now, f, c.want)
		}
	}
}

func TestChanges(t *testing.T) {
	r := newResolver(t)
	a := told("a", "One", "2024-03-06", "ASSAULT|XDO|XKE|actual|2024-03-06|Brannock|Dorvanian guns [shelled] the market of Brannock.")
	b := told("b", "Two", "2024-03-07", "ASSAULT|XDO|XKE|actual|2024-03-06|Brannock|Dorvanian guns [shelled] the market of Brannock.", "AID|XHA|XOR|actual|2024-03-07|Wick|Halmark [sent] flour to Wick.")
	for rec, n := range map[*casus.Record]float64{a: 11, b: 14} {
		id := sum(rec, n, "person", "level")
		rec.Figures[0].Role = "killed"
		rec.Events[0].Figures = []string{id}
	}
	var got []string
	for _, c := range r.Changes(r.Fold([]*casus.Record{a}, ""), r.Fold([]*casus.Record{a, b}, "")) {
		got = append(got, c.Kind+" "+c.What)
	}
	want := "new AID|contradicted killed: 11 / 14, formerly 11"
	if strings.Join(got, "|") != want {
		t.Errorf("changes %q, want %q", strings.Join(got, "|"), want)
	}
}
