package resolve

import (
	"slices"
	"sort"
	"strings"

	"casus"
)

// Positions are what parties hold by the records, in order of day, report and row. actor and issue select: "" is all; an actor is an id, a country
// or a part of a name, an issue an id or a part of its words.
func Positions(records []*casus.Record, actor, issue string) []casus.PositionAt {
	var out []casus.PositionAt
	for _, rec := range records {
		for i := range rec.Positions {
			p := &rec.Positions[i]
			at := casus.PositionAt{Position: *p, Holder: p.Actor.Holder(), ReportID: rec.ID, Outlet: deref(rec.Report.Source), Day: positionDay(rec, p)}
			if s := statement(rec, p.Voice); s != nil {
				at.By = speaker(rec, s)
			}
			if actor != "" && at.Holder != actor && !Names(actor, p.Actor) || issue != "" && !strings.Contains(strings.ToLower(p.Issue), strings.ToLower(issue)) {
				continue
			}
			out = append(out, at)
		}
	}
	sort.SliceStable(out, func(i, j int) bool {
		a, b := &out[i], &out[j]
		if a.Day != b.Day {
			return a.Day != "" && (b.Day == "" || a.Day < b.Day)
		}
		if a.ReportID != b.ReportID {
			return a.ReportID < b.ReportID
		}
		return start(a.Spans) < start(b.Spans)
	})
	return out
}

func start(s casus.Spans) int { return s.Bounds().Start }

func positionDay(rec *casus.Record, p *casus.Position) string {
	if d := eventDay(p.Time); d != "" {
		return d
	}
	if s := statement(rec, p.Voice); s != nil {
		if d := eventDay(s.Time); d != "" {
			return d
		}
	}
	return published(rec)
}

// eventDay is the ISO day on which an interval begins, or ends when it has no beginning.
func eventDay(t *casus.EventTime) string {
	if t == nil {
		return ""
	}
	d := t.Begin
	if d == "" {
		d = t.End
	}
	return d[:min(10, len(d))]
}

func published(rec *casus.Record) string {
	d := deref(rec.Report.Published)
	return d[:min(10, len(d))]
}

func deref(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

func statement(rec *casus.Record, id string) *casus.Statement {
	for i := range rec.Statements {
		if rec.Statements[i].ID == id {
			return &rec.Statements[i]
		}
	}
	return nil
}

// speaker is the id of a statement's source, else that of the party of its name, else its words.
func speaker(rec *casus.Record, s *casus.Statement) string {
	switch {
	case s.Source == nil:
		return ""
	case s.Source.Actor != "":
		return s.Source.Actor
	case s.Source.Name != "":
		for i := range rec.Actors {
			if rec.Actors[i].Name == s.Source.Name {
				return rec.Actors[i].ID
			}
		}
	}
	return s.Source.Text
}

// Shifts are the changes of stance in a run of positions: two of one holder on one issue, the later of another day and another stance. Positions of
// one day that differ are no shift but two accounts. What a third party says of the holder's stance does not make a shift. A position that
// the report itself calls changed is one even without an earlier report.
func Shifts(positions []casus.PositionAt) []casus.Shift {
	type key struct{ holder, issue string }
	last := map[key]*casus.PositionAt{}
	var out []casus.Shift
	for i := range positions {
		p := &positions[i]
		if p.Holder == "" || hearsay(p) {
			continue
		}
		k := key{p.Holder, strings.ToLower(p.Issue)}
		before := last[k]
		switch {
		case before != nil && before.Stance != p.Stance && p.Day > before.Day:
			s := casus.Shift{Holder: p.Holder, Issue: p.Issue, From: before.Stance, To: p.Stance, Day: p.Day, Before: *before, After: *p}
			if p.ShiftFrom != nil {
				s.ClaimedBy = claimant(p)
			}
			out = append(out, s)
		case before == nil && p.ShiftFrom != nil && *p.ShiftFrom != p.Stance:
			out = append(out, casus.Shift{Holder: p.Holder, Issue: p.Issue, From: *p.ShiftFrom, To: p.Stance, Day: p.Day, After: *p, ClaimedBy: claimant(p)})
		}
		if before == nil || p.Day > before.Day || before.Stance == p.Stance {
			last[k] = p
		}
	}
	return out
}

// claimant is who says that the stance changed.
func claimant(p *casus.PositionAt) string {
	if p.By == "" {
		return casus.VoiceOutlet
	}
	return p.By
}

// hearsay reports whether somebody else than the holder, or an unnamed source, tells of the stance.
func hearsay(p *casus.PositionAt) bool {
	if p.Voice == casus.VoiceOutlet || p.By == "" {
		return false
	}
	country, _, _ := strings.Cut(p.By, ":")
	holder, _, _ := strings.Cut(p.Holder, ":")
	return p.By != p.Holder && country != holder && country != p.Actor.Country
}

// Since keeps the shifts of a day or later.
func Since(shifts []casus.Shift, day string) []casus.Shift {
	return slices.DeleteFunc(slices.Clone(shifts), func(s casus.Shift) bool { return s.Day < day })
}
