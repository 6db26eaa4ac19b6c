package web

import (
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"time"

	"casus"
)

// lanes are the rows of a timeline with the event types that stand in them.
var lanes = []struct {
	Name  string
	Types []string
}{
	{"Talks", []string{"CONSULT", "AGREE", "COOPERATE"}},
	{"Statements", []string{"REQUEST", "ACCUSE", "REJECT", "THREATEN", "SUPPORT", "CONCEDE"}},
	{"Sanctions", []string{"SANCTION"}},
	{"Aid", []string{"AID"}},
	{"Deployments", []string{"MOBILIZE"}},
	{"Violence", []string{"ASSAULT", "COERCE", "PROTEST"}},
	{"Yielding", []string{"RETREAT"}},
}

// timelinePage is a drawn timeline. Sizes are those of the drawing's own units.
type timelinePage struct {
	Query  url.Values
	Width  int
	Height int
	Lanes  []drawnLane
	Ticks  []tick
	Events []*casus.Event
	Total  int
	Items  []string // what figures of the selection count
	Item   string
	Series []figureSeries
	Steps  stepDrawing
}

type drawnLane struct {
	Name  string
	Y     int
	Marks []eventMark
}

// eventMark is an event: a bar over its interval, so that an uncertain day is seen as one.
type eventMark struct {
	X, Y, W int
	Told    bool // no report says when: it stands on the day it was first told
	Unsure  bool // the act is on one of several days
	Quad    int
	Firm    bool // it happened; what is planned, supposed or denied is drawn hollow
	Event   *casus.Event
}

type tick struct {
	X     int
	Label string
}

const (
	laneLabel  = 110
	laneWidth  = 1000
	laneHeight = 54
	mostMarks  = 2000
	mostListed = 200 // rows of the table below the drawing
)

var eventHeader = []string{"event", "begin", "end", "type", "mode", "sources", "targets", "place", "realis", "accounts", "origins"}

// eventSheet are merged events as rows.
func eventSheet(events []*casus.Event) [][]string {
	out := [][]string{}
	for _, e := range events {
		var begin, end, place string
		if e.Time != nil {
			begin, end = e.Time.Begin, e.Time.End
		}
		if e.Place != nil {
			place = e.Place.Name
		}
		out = append(out, []string{e.ID, begin, end, e.Type, deref(e.Mode), partyNames(e.Sources), partyNames(e.Targets), place, e.Realis, strconv.Itoa(len(e.Accounts)), strconv.Itoa(e.Origins)})
	}
	return out
}

// drawnMark is an event as scripts draw it.
type drawnMark struct {
	ID, Begin, End string
	Lane, Quad     int
	Firm, Told     bool
	Label          string
}

// marks is what scripts draw the timeline from. Background from before the reports begins no timeline: it would leave the rest no room.
func (p *timelinePage) marks() map[string]any {
	marks, names := []drawnMark{}, []string{}
	for i, l := range lanes {
		names = append(names, l.Name)
		for _, e := range p.Events {
			b, end, ok := days(e)
			if !ok || !contains(l.Types, e.Type) || e.Realis == casus.Historical {
				continue
			}
			marks = append(marks, drawnMark{e.ID, b.Format(time.DateOnly), end.Format(time.DateOnly), i, e.Quad, e.Realis == casus.Actual, dayOf(e.Time) == "", labelOf(e)})
		}
	}
	return map[string]any{"Lanes": names, "Marks": marks, "Item": p.Item, "Series": p.Series}
}

// labelOf is an event in a line.
func labelOf(e *casus.Event) string {
	out := interval(e.Time)
	if out == "" {
		out = "Told on " + englishDay(told(e))
	}
	out += ": " + spaced(e.Type, deref(e.Mode)) + ", " + partyNames(e.Sources)
	if len(e.Targets) > 0 {
		out += " to " + partyNames(e.Targets)
	}
	out += " (" + e.Realis + ", " + group(len(e.Accounts)) + " account"
	if len(e.Accounts) != 1 {
		out += "s"
	}
	return out + ")"
}

// days are the first day of an event and the day behind its last; of an event without a day, the day on which it was first told.
func days(e *casus.Event) (begin, end time.Time, ok bool) {
	if dayOf(e.Time) == "" {
		begin, err := time.Parse(time.DateOnly, told(e))
		return begin, begin.AddDate(0, 0, 1), err == nil && e.Realis != casus.Historical
	}
	begin, err := time.Parse(time.DateOnly, dayOf(e.Time))
	if err != nil {
		return begin, end, false
	}
	end, err = time.Parse(time.DateOnly, e.Time.End[:min(len(e.Time.End), 10)])
	if err != nil || !end.After(begin) {
		end = begin.AddDate(0, 0, 1)
	}
	return begin, end, true
}

// timeline draws the events of a selection in lanes.
func (s *Server) timeline(w http.ResponseWriter, r *http.Request) error {
	f, err := s.folded(r)
	if err != nil {
		return err
	}
	events := selectEvents(f, r.URL.Query())
	page := timelinePage{Query: r.URL.Query(), Events: events, Total: len(events)}
	page.Series, page.Items, page.Item = series(f, events, r.URL.Query().Get("item"))
	switch wants(r) {
	case "json":
		return writeJSON(w, events)
	case "marks":
		return writeJSON(w, page.marks())
	case "csv":
		return writeSheet(w, eventHeader, eventSheet(events))
	}
	if len(page.Events) > mostMarks {
		page.Events = page.Events[:mostMarks]
	}
	page.draw()
	page.Events = page.Events[:min(len(page.Events), mostListed)]
	return s.render(w, r, "timeline", "Timeline", page)
}

// selectEvents are the events that fit an address's actor, second party, place, type, realis and days.
func selectEvents(f *Folded, q url.Values) []*casus.Event {
	out := []*casus.Event{}
	for i := range f.Events {
		e := &f.Events[i]
		all := append(append([]casus.ActorRef{}, e.Sources...), e.Targets...)
		day := dayOf(e.Time)
		if day == "" {
			day = told(e)
		}
		switch {
		case q.Get("actor") != "" && !anyNames(all, q.Get("actor")),
			q.Get("other") != "" && !anyNames(all, q.Get("other")),
			q.Get("type") != "" && e.Type != q.Get("type"),
			q.Get("since") != "" && day < q.Get("since"),
			q.Get("until") != "" && day > q.Get("until"),
			q.Get("place") != "" && (e.Place == nil || e.Place.Country != q.Get("place") && !names(casus.ActorRef{Name: e.Place.Name}, q.Get("place"))),
			q.Get("realis") != "" && e.Realis != q.Get("realis"):
			continue
		}
		out = append(out, e)
	}
	byDay(out)
	return out
}

// draw places the events that have a day. Marks of one lane that would cover each other step down.
func (p *timelinePage) draw() {
	var first, last time.Time
	var begins, ends []time.Time
	for _, e := range p.Events {
		if b, end, ok := days(e); ok && e.Realis != casus.Historical {
			begins, ends = append(begins, b), append(ends, end)
		}
	}
	if len(begins) > 0 {
		slices.SortFunc(begins, time.Time.Compare)
		slices.SortFunc(ends, time.Time.Compare)
		// A few far days leave the rest no room: what begins before the drawing is drawn from its edge.
		cut := len(begins) / 50
		first, last = begins[cut], ends[len(ends)-1-cut]
	}
	p.Width, p.Height = laneLabel+laneWidth+20, len(lanes)*laneHeight+40
	if first.IsZero() {
		return
	}
	span := last.Sub(first).Hours() / 24
	x := func(t time.Time) int { return laneLabel + int(t.Sub(first).Hours()/24/span*laneWidth) }
	for i, l := range lanes {
		lane := drawnLane{Name: l.Name, Y: 30 + i*laneHeight}
		ends := []int{}
		for _, e := range p.Events {
			b, end, ok := days(e)
			if !ok || !end.After(first) || !b.Before(last) || !contains(l.Types, e.Type) || e.Realis == casus.Historical {
				continue
			}
			unsure := end.Sub(b) > 24*time.Hour
			if b.Before(first) {
				b = first
			}
			if end.After(last) {
				end = last
			}
			m := eventMark{X: x(b), Quad: e.Quad, Firm: e.Realis == casus.Actual || e.Realis == casus.Historical, Event: e, Unsure: unsure, Told: dayOf(e.Time) == ""}
			m.W = max(8, x(end)-m.X-1)
			row := 0
			for row < len(ends) && ends[row] > m.X {
				row++
			}
			if row == len(ends) {
				ends = append(ends, 0)
			}
			ends[row] = m.X + m.W + 2
			m.Y = lane.Y + 4 + (row%4)*11
			lane.Marks = append(lane.Marks, m)
		}
		p.Lanes = append(p.Lanes, lane)
	}
	p.Ticks = ticks(first, last, x)
	p.Steps = drawSteps(p.Series, first, last, x)
}

// ticks are at most a dozen dates along the axis: days, weeks, months or years.
func ticks(first, last time.Time, x func(time.Time) int) []tick {
	days := int(last.Sub(first).Hours() / 24)
	step, form := func(t time.Time) time.Time { return t.AddDate(0, 0, max(1, (days+9)/10)) }, "2 Jan"
	at := first
	switch {
	case days > 3650:
		step, form = func(t time.Time) time.Time { return t.AddDate(max(1, days/3650), 0, 0) }, "2006"
		at = time.Date(first.Year()+1, 1, 1, 0, 0, 0, 0, time.UTC)
	case days > 120:
		step, form = func(t time.Time) time.Time { return t.AddDate(0, max(1, days/300), 0) }, "Jan 2006"
		at = time.Date(first.Year(), first.Month()+1, 1, 0, 0, 0, 0, time.UTC)
	}
	var out []tick
	for ; at.Before(last); at = step(at) {
		out = append(out, tick{x(at), at.Format(form)})
	}
	return out
}

func contains(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}
