package web

import (
	"net/http"
	"sort"
	"strconv"
	"strings"
	"time"

	"casus"
	"casus/store"
)

// overviewPage is what the ledger holds, and what changed in it from a day on. Days are those of publication or of the thing told.
type overviewPage struct {
	store.Counts
	Since, Until string // Until is the last day of publication
	New          []*casus.Event
	Shifts       []held
	Courses      []courseChange
	Gaps         []figureGap
	Due          []dueForecast
	Review       int // events that wait in the review queue
	Decisions    int
}

// courseChange is a process that a report tells of for the first time, or otherwise than the report before it did.
type courseChange struct {
	Process        casus.Process
	Report, Outlet string
	Day            string
	Was            string // status before, "" for a new process
	WasRounds      *int
}

// figureGap is an item of one event that reports put differently. Values stand beside one another, never averaged.
type figureGap struct {
	Event  *casus.Event
	Item   string
	Values []toldFigure
}

type toldFigure struct{ Text, Outlet, Link string }

// dueForecast is a forecast whose time has come.
type dueForecast struct {
	Report, Outlet, Published string
	Statement                 *casus.Statement
}

// shownChanges bounds each list of the page; the JSON form has all.
const shownChanges = 10

// overview is the first page: what the ledger holds and what changed since a day.
func (s *Server) overview(w http.ResponseWriter, r *http.Request) error {
	counts, err := s.src.Counts(r.Context())
	if err != nil {
		return err
	}
	f, err := s.fold.Folded(r.Context())
	if err != nil {
		return err
	}
	decisions, err := s.decide.Decisions(r.Context())
	if err != nil {
		return err
	}
	p := overviewPage{Counts: counts, Since: r.URL.Query().Get("since"), Decisions: len(decisions)}
	for _, rec := range f.Records {
		p.Until = max(p.Until, published(rec))
	}
	if _, err := time.Parse(time.DateOnly, p.Since); err != nil {
		p.Since = ""
		if last, err := time.Parse(time.DateOnly, p.Until); err == nil {
			p.Since = last.AddDate(0, 0, -7).Format(time.DateOnly)
		}
	}
	p.New = newEvents(f, p.Since)
	p.Shifts = shifts(f, p.Since)
	p.Courses = courseChanges(f, p.Since)
	p.Gaps = figureGaps(f, p.Since)
	p.Due = dueForecasts(f, p.Since, p.Until)
	p.Review = len(queue(f, store.Verdicts(decisions, time.Time{})))
	if wants(r) == "json" {
		return writeJSON(w, p)
	}
	return s.render(w, r, "overview", "Overview", p)
}

// published is the day of a report's publication, "" when unknown.
func published(rec *casus.Record) string {
	d := deref(rec.Report.Published)
	return d[:min(len(d), 10)]
}

// newEvents are the events first told on or after a day, those with the most accounts first.
func newEvents(f *Folded, since string) []*casus.Event {
	out := []*casus.Event{}
	for i := range f.Events {
		if e := &f.Events[i]; e.Realis != casus.Historical && told(e) >= since {
			out = append(out, e)
		}
	}
	sort.SliceStable(out, func(i, j int) bool {
		a, b := out[i], out[j]
		if len(a.Accounts) != len(b.Accounts) {
			return len(a.Accounts) > len(b.Accounts)
		}
		return told(a) > told(b)
	})
	return out
}

// shifts are the positions told on or after a day that differ from the party's position before, latest first.
func shifts(f *Folded, since string) []held {
	cells := map[string][]held{}
	var order []string
	for _, rec := range f.Records {
		for _, x := range rec.Positions {
			if x.Actor.Actor == "" {
				continue
			}
			h := held{Report: rec.ID, Outlet: deref(rec.Report.Source), Day: published(rec), Position: x}
			if d := dayOf(x.Time); d != "" {
				h.Day = d
			}
			key := x.Actor.Actor + "\x00" + x.Issue
			if cells[key] == nil {
				order = append(order, key)
			}
			cells[key] = append(cells[key], h)
		}
	}
	out := []held{}
	for _, key := range order {
		history(cells[key])
		for _, h := range cells[key] {
			if h.Changed && h.Day >= since {
				out = append(out, h)
			}
		}
	}
	sort.SliceStable(out, func(i, j int) bool { return out[i].Day > out[j].Day })
	return out
}

// courseChanges are processes that are new or stand otherwise than before, in reports from a day on, latest first. Processes of one kind
// between the same parties are one.
func courseChanges(f *Folded, since string) []courseChange {
	records := append([]*casus.Record{}, f.Records...)
	sort.SliceStable(records, func(i, j int) bool { return published(records[i]) < published(records[j]) })
	last := map[string]casus.Process{}
	out := []courseChange{}
	for _, rec := range records {
		for _, p := range rec.Processes {
			var parties []string
			for _, a := range p.Parties {
				parties = append(parties, a.Actor)
			}
			sort.Strings(parties)
			key := p.Kind + "\x00" + strings.Join(parties, "\x00")
			before, known := last[key]
			c := courseChange{Process: p, Report: rec.ID, Outlet: deref(rec.Report.Source), Day: published(rec), Was: before.Status, WasRounds: before.Rounds}
			if p.Rounds == nil {
				p.Rounds = before.Rounds // a report that does not count the rounds takes none back
			}
			if same := known && before.Status == p.Status && deref(before.Rounds) == deref(p.Rounds); !same && c.Day >= since {
				out = append(out, c)
			}
			last[key] = p
		}
	}
	sort.SliceStable(out, func(i, j int) bool { return out[i].Day > out[j].Day })
	return out
}

// figureGaps are the figures of one item that the reports of one event put differently, where a report from the day on tells it.
func figureGaps(f *Folded, since string) []figureGap {
	out := []figureGap{}
	for i := range f.Events {
		e := &f.Events[i]
		if len(e.Accounts) < 2 || lastTold(e) < since {
			continue
		}
		values := map[string][]toldFigure{}
		bounds := map[string]map[string]bool{}
		var items []string
		for _, a := range e.Accounts {
			rec, m := f.mention(a)
			if m == nil {
				continue
			}
			for _, id := range m.Figures {
				for k := range rec.Figures {
					g := &rec.Figures[k]
					if g.ID != id {
						continue
					}
					item := itemOf(g)
					if bounds[item] == nil {
						bounds[item] = map[string]bool{}
						items = append(items, item)
					}
					bounds[item][number(g.Low)+" to "+number(g.High)] = true
					values[item] = append(values[item], toldFigure{g.Text, deref(rec.Report.Source), rowLink(rec.ID, m.ID)})
				}
			}
		}
		for _, item := range items {
			if len(bounds[item]) > 1 {
				out = append(out, figureGap{e, item, values[item]})
			}
		}
	}
	return out
}

// itemOf is what a figure counts.
func itemOf(g *casus.Figure) string {
	switch {
	case g.Role != "":
		return g.Role
	case g.Item != "":
		return spaced(g.Item, unitOf(g))
	}
	return g.Unit
}

func unitOf(g *casus.Figure) string {
	if g.Unit == g.Item {
		return ""
	}
	return "(" + g.Unit + ")"
}

func number(x *float64) string {
	if x == nil {
		return "?"
	}
	return strconv.FormatFloat(*x, 'g', -1, 64)
}

// lastTold is the day of the latest account.
func lastTold(e *casus.Event) string {
	last := ""
	for _, a := range e.Accounts {
		last = max(last, a.Published[:min(len(a.Published), 10)])
	}
	return last
}

// dueForecasts are forecasts whose horizon ended from a day on and before the end of the last day of publication, latest first.
func dueForecasts(f *Folded, since, until string) []dueForecast {
	out := []dueForecast{}
	for _, rec := range f.Records {
		for i := range rec.Statements {
			st := &rec.Statements[i]
			if st.Act != casus.ActForecast || st.Horizon == nil {
				continue
			}
			if end := st.Horizon.End[:min(len(st.Horizon.End), 10)]; end > since && end <= until {
				out = append(out, dueForecast{rec.ID, deref(rec.Report.Source), published(rec), st})
			}
		}
	}
	sort.SliceStable(out, func(i, j int) bool { return out[i].Statement.Horizon.End > out[j].Statement.Horizon.End })
	return out
}
