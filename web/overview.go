package web

import (
	"net/http"
	"net/url"
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
	Shifts       []casus.Shift
	Courses      []courseChange
	Gaps         []figureGap
	Due          []dueForecast
	Review       int // events that wait in the review queue
	Decisions    int
}

// courseChange is a course of talks, sanctions, aid ... with the steps that reports told from the day on.
type courseChange struct {
	Course *casus.Course
	New    bool // its first step is one of them
	Steps  []casus.Step
}

// Last is the latest step.
func (c courseChange) Last() casus.Step { return c.Steps[len(c.Steps)-1] }

// figureGap is an item of one event that reports put differently. Values stand beside one another, never averaged.
type figureGap struct {
	Event  *casus.Event
	Item   string
	Values []toldFigure
}

type toldFigure struct{ Text, Outlet, Link string }

// dueForecast is a forecast whose time has come, with what was reported since.
type dueForecast struct {
	casus.Forecast
	Outlet string
}

// shownChanges bounds each list of the page; the JSON form has all.
const shownChanges = 10

// overview is the first page: what the ledger holds and what changed since a day.
func (s *Server) overview(w http.ResponseWriter, r *http.Request) error {
	f, err := s.folded(r)
	if err != nil {
		return err
	}
	counts, err := s.src.Counts(r.Context())
	if err != nil {
		return err
	}
	if !f.AsOf.IsZero() {
		counts = countsOf(f)
	}
	decisions, err := s.decide.Decisions(r.Context())
	if err != nil {
		return err
	}
	decisions = store.Until(decisions, f.AsOf)
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
	for i := len(f.Shifts) - 1; i >= 0; i-- {
		if f.Shifts[i].Day >= p.Since {
			p.Shifts = append(p.Shifts, f.Shifts[i])
		}
	}
	p.Courses = courseChanges(f, p.Since)
	p.Gaps = figureGaps(f, p.Since)
	p.Due = dueForecasts(f, p.Since, p.Until)
	p.Review = len(queue(f, store.Verdicts(store.Reanchor(decisions, f.coded))))
	switch wants(r) {
	case "json":
		return writeJSON(w, p)
	case "csv":
		return writeSheet(w, []string{"kind", "day", "what", "link"}, p.sheet())
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

// courseChanges are the courses that have a step of a day on, the latest step first.
func courseChanges(f *Folded, since string) []courseChange {
	out := []courseChange{}
	for i := range f.Courses {
		c := courseChange{Course: &f.Courses[i], New: true}
		for _, step := range c.Course.Steps {
			rec := f.ByID[step.ReportID]
			switch {
			case step.Planned || rec == nil:
			case published(rec) >= since:
				c.Steps = append(c.Steps, step)
			default:
				c.New = false
			}
		}
		if c.Steps != nil {
			out = append(out, c)
		}
	}
	sort.SliceStable(out, func(i, j int) bool { return out[i].Last().Day > out[j].Last().Day })
	return out
}

// countsOf are the numbers of rows of a moment.
func countsOf(f *Folded) store.Counts {
	c := store.Counts{Reports: len(f.Records)}
	for _, rec := range f.Records {
		if coded := f.coded(rec.ID); coded != nil {
			rec = coded
		}
		c.Events += len(rec.Events)
		c.Statements += len(rec.Statements)
		c.Figures += len(rec.Figures)
		c.Positions += len(rec.Positions)
		c.Processes += len(rec.Processes)
	}
	return c
}

// sheet is the page as rows: kind, day, what, link.
func (p overviewPage) sheet() [][]string {
	out := [][]string{}
	for _, e := range p.New {
		out = append(out, []string{"event", eventDay(e), spaced(e.Type, deref(e.Mode)) + ": " + partyNames(e.Sources) + " > " + partyNames(e.Targets), "/compare?event=" + e.ID})
	}
	for _, x := range p.Shifts {
		out = append(out, []string{"shift", x.Day, x.Holder + " on " + x.Issue + ": " + x.From + " > " + x.To, rowLink(x.After.ReportID, x.After.ID)})
	}
	for _, c := range p.Courses {
		for _, step := range c.Steps {
			out = append(out, []string{c.Course.Kind, step.Day, partyNames(c.Course.Parties) + ": " + step.Status, "/report?id=" + url.QueryEscape(step.ReportID)})
		}
	}
	for _, g := range p.Gaps {
		for _, v := range g.Values {
			out = append(out, []string{"figure", eventDay(g.Event), g.Item + ": " + v.Text + " (" + v.Outlet + ")", v.Link})
		}
	}
	for _, d := range p.Due {
		out = append(out, []string{"forecast", d.Horizon, d.Outcome + ": " + d.Text, rowLink(d.ReportID, d.Statement)})
	}
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
	if strings.HasPrefix(g.Item, g.Unit) {
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
	for _, x := range f.Forecasts {
		if end := x.Horizon[:min(len(x.Horizon), 10)]; end > since && end <= until {
			d := dueForecast{Forecast: x}
			if rec := f.ByID[x.ReportID]; rec != nil {
				d.Outlet = deref(rec.Report.Source)
			}
			out = append(out, d)
		}
	}
	sort.SliceStable(out, func(i, j int) bool { return out[i].Horizon > out[j].Horizon })
	return out
}
