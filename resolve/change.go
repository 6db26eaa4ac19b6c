package resolve

import (
	"fmt"
	"sort"
	"strings"

	"casus"
)

// State is a ledger folded as of one moment.
type State struct {
	Records   []*casus.Record
	Events    []casus.Event
	Shifts    []casus.Shift
	Courses   []casus.Course
	Forecasts []casus.Forecast
}

// Fold folds records, with the decisions about them, as of a day (ISO, for forecasts that came due).
func (r *Resolver) Fold(records []*casus.Record, now string, decisions ...Decision) *State {
	s := &State{Records: records, Events: r.Merge(records, decisions...)}
	s.Shifts = Shifts(Positions(records, "", ""))
	s.Courses = r.Courses(records, s.Events, "")
	s.Forecasts = r.Forecasts(records, s.Events, now)
	return s
}

// Changes are what a later state has and an earlier one had not: events that are new, events with new accounts whose fields were revised or
// contradicted, shifts, steps of courses, forecasts that came due or true. In order of kind, then day.
func (r *Resolver) Changes(before, after *State) []casus.Change {
	var out []casus.Change
	old := map[string]string{} // mention -> event
	oldEvents := map[string]*casus.Event{}
	for i := range before.Events {
		e := &before.Events[i]
		oldEvents[e.ID] = e
		for _, a := range e.Accounts {
			old[a.ReportID+"/"+a.EventID] = e.ID
		}
	}
	called := Called(after.Records)
	records := map[string]*casus.Record{}
	for _, rec := range after.Records {
		records[rec.ID] = rec
	}
	for i := range after.Events {
		e := &after.Events[i]
		was := ""
		for _, a := range e.Accounts {
			if id := old[a.ReportID+"/"+a.EventID]; id != "" {
				was = id
				break
			}
		}
		if was == "" {
			if e.Realis == casus.Actual {
				out = append(out, casus.Change{Kind: casus.ChangeNew, Day: Day(e), What: strings.TrimSpace(e.Type + " " + deref(e.Mode)), Event: e.ID, Row: e})
			}
			continue
		}
		if len(oldEvents[was].Accounts) == len(e.Accounts) && len(oldEvents[was].Links) == len(e.Links) {
			continue
		}
		out = append(out, r.revisions(oldEvents[was], e, records)...)
	}
	have := map[string]bool{}
	for _, s := range before.Shifts {
		have[shiftKey(&s)] = true
	}
	for i := range after.Shifts {
		if s := &after.Shifts[i]; !have[shiftKey(s)] {
			out = append(out, casus.Change{Kind: casus.ChangeShift, Day: s.Day, What: shiftText(s, called), Row: s})
		}
	}
	out = append(out, courseChanges(before, after)...)
	outcome := map[string]string{}
	for _, f := range before.Forecasts {
		outcome[f.ReportID+"/"+f.Statement] = f.Outcome
	}
	for i := range after.Forecasts {
		f := &after.Forecasts[i]
		if was := outcome[f.ReportID+"/"+f.Statement]; f.Outcome != "open" && was != f.Outcome {
			out = append(out, casus.Change{Kind: casus.ChangeForecast, Day: f.Made, What: fmt.Sprintf("%s: %s (%s)", f.Outcome, f.Text, f.ReportID), Row: f})
		}
	}
	rank := map[string]int{casus.ChangeNew: 0, casus.ChangeRevised: 1, casus.ChangeContradicted: 2, casus.ChangeShift: 3, casus.ChangeCourse: 4, casus.ChangeForecast: 5}
	sort.SliceStable(out, func(i, j int) bool {
		if a, b := rank[out[i].Kind], rank[out[j].Kind]; a != b {
			return a < b
		}
		return out[i].Day < out[j].Day
	})
	return out
}

// revisions are the fields of an event that read otherwise than before.
func (r *Resolver) revisions(was, is *casus.Event, records map[string]*casus.Record) []casus.Change {
	var recs []*casus.Record
	for _, a := range is.Accounts {
		if rec := records[a.ReportID]; rec != nil {
			recs = append(recs, rec)
		}
	}
	old := map[string]casus.Field{}
	for _, f := range r.Accounts(was, recs).Fields {
		old[f.Name] = f
	}
	var out []casus.Change
	add := func(kind, what string) {
		out = append(out, casus.Change{Kind: kind, Day: Day(is), What: what, Event: is.ID, Row: is})
	}
	for _, f := range r.Accounts(is, recs).Fields {
		o, known := old[f.Name]
		now := values(f)
		switch {
		case known && f.Status == casus.FieldDiffer && len(f.Values) > len(o.Values) && now != values(o):
			add(casus.ChangeContradicted, fmt.Sprintf("%s: %s, formerly %s", f.Name, now, values(o)))
		case known && now != values(o):
			add(casus.ChangeRevised, fmt.Sprintf("%s: %s, formerly %s", f.Name, now, values(o)))
		case !known:
			add(casus.ChangeRevised, fmt.Sprintf("%s: %s, not stated before", f.Name, now))
		}
	}
	for _, l := range is.Links[min(len(was.Links), len(is.Links)):] {
		if l.Kind == casus.LinkDenied {
			add(casus.ChangeContradicted, "denied by "+l.By)
		}
	}
	if len(out) == 0 && len(is.Accounts) != len(was.Accounts) {
		add(casus.ChangeRevised, fmt.Sprintf("%d accounts, formerly %d", len(is.Accounts), len(was.Accounts)))
	}
	return out
}

// values are the different values of a field.
func values(f casus.Field) string {
	var out []string
	seen := map[string]bool{}
	for _, v := range f.Values {
		if !seen[v.Value] {
			seen[v.Value] = true
			out = append(out, v.Value)
		}
	}
	return strings.Join(out, " / ")
}

func shiftKey(s *casus.Shift) string {
	return s.Holder + "|" + s.Issue + "|" + s.From + "|" + s.To + "|" + s.Day
}

// shiftText is a shift in words: who moved, from what to what, in which words, by whose account.
func shiftText(s *casus.Shift, called map[string]string) string {
	name := called[s.Holder]
	if name == "" {
		name = s.Holder
	}
	return fmt.Sprintf("%s on %s: %s -> %s, %q (%s)", name, s.Issue, s.From, s.To, s.After.Text, s.After.ReportID)
}

// stepText is a step of a course in words.
func stepText(c *casus.Course, s *casus.Step) string {
	names := func(refs []casus.ActorRef) string {
		var out []string
		for i := range refs {
			name := refs[i].Name
			if name == "" {
				name = refs[i].Actor
			}
			out = append(out, name)
		}
		return strings.Join(out, ", ")
	}
	who := names(c.Parties)
	if len(c.From) > 0 && len(c.To) > 0 {
		who = names(c.From) + " -> " + names(c.To)
	}
	what := c.Kind + " " + who + ": " + s.Status
	if s.Planned {
		what += " (ahead)"
	}
	if s.Ordinal > 0 {
		what += fmt.Sprintf(", number %d", s.Ordinal)
	}
	return what + " (" + s.ReportID + ")"
}

// courseChanges are the steps that courses have taken.
func courseChanges(before, after *State) []casus.Change {
	steps := map[string]bool{}
	key := func(c *casus.Course, s *casus.Step) string {
		return c.Kind + "|" + s.ReportID + "|" + fmt.Sprint(s.Spans)
	}
	for i := range before.Courses {
		for j := range before.Courses[i].Steps {
			steps[key(&before.Courses[i], &before.Courses[i].Steps[j])] = true
		}
	}
	var out []casus.Change
	for i := range after.Courses {
		c := &after.Courses[i]
		for j := range c.Steps {
			if s := &c.Steps[j]; !steps[key(c, s)] {
				out = append(out, casus.Change{Kind: casus.ChangeCourse, Day: s.Day, What: stepText(c, s), Event: s.Event, Row: c})
			}
		}
	}
	return out
}
