package web

import (
	"net/http"
	"net/url"
	"time"

	"casus"
)

// lanes are the rows of a timeline with the event types that stand in them.
var lanes = []struct {
	Name  string
	Types []string
}{
	{"Talks", []string{"CONSULT", "AGREE", "COOPERATE"}},
	{"Words", []string{"REQUEST", "ACCUSE", "REJECT", "THREATEN", "SUPPORT", "CONCEDE"}},
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
}

type drawnLane struct {
	Name  string
	Y     int
	Marks []eventMark
}

// eventMark is an event: a bar over its interval, so that an uncertain day is seen as one.
type eventMark struct {
	X, Y, W int
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
)

// timeline draws the events of a selection in lanes.
func (s *Server) timeline(w http.ResponseWriter, r *http.Request) error {
	f, err := s.fold.Folded(r.Context())
	if err != nil {
		return err
	}
	events := selectEvents(f, r.URL.Query())
	if wants(r) == "json" {
		return writeJSON(w, events)
	}
	page := timelinePage{Query: r.URL.Query(), Events: events, Total: len(events)}
	if len(page.Events) > mostMarks {
		page.Events = page.Events[:mostMarks]
	}
	page.draw()
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
	interval := func(e *casus.Event) (time.Time, time.Time, bool) {
		if e.Time == nil {
			return time.Time{}, time.Time{}, false
		}
		b, err := time.Parse(time.DateOnly, dayOf(e.Time))
		if err != nil {
			return time.Time{}, time.Time{}, false
		}
		end, err := time.Parse(time.DateOnly, e.Time.End[:min(len(e.Time.End), 10)])
		if err != nil || !end.After(b) {
			end = b.AddDate(0, 0, 1)
		}
		return b, end, true
	}
	for _, e := range p.Events {
		if b, end, ok := interval(e); ok && e.Realis != casus.Historical {
			if first.IsZero() || b.Before(first) {
				first = b
			}
			if end.After(last) {
				last = end
			}
		}
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
			b, end, ok := interval(e)
			if !ok || b.Before(first) || !contains(l.Types, e.Type) {
				continue
			}
			m := eventMark{X: x(b), Quad: e.Quad, Firm: e.Realis == casus.Actual || e.Realis == casus.Historical, Event: e}
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
