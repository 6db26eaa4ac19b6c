package web

import (
	"context"
	"sort"
	"strings"
	"time"

	"casus"
)

// Folded is a ledger as merged: records by id as people decided about them, the events made of their mentions, and what follows from both.
type Folded struct {
	AsOf      time.Time // zero: now
	Records   []*casus.Record
	ByID      map[string]*casus.Record
	Coded     map[string]*casus.Record // records that a decision changed, as they were coded
	Events    []casus.Event
	EventBy   map[string]*casus.Event
	Positions []casus.PositionAt
	Shifts    []casus.Shift
	Courses   []casus.Course
	Forecasts []casus.Forecast
	Compare   func(*casus.Event) casus.Comparison
}

// Folder merges the ledger as it stood at a moment; zero is now. It may answer from memory while the ledger has not changed, and for a short while
// after.
type Folder interface {
	Folded(ctx context.Context, asOf time.Time) (*Folded, error)
}

// coded is a record as it was coded, nil when it is not there.
func (f *Folded) coded(report string) *casus.Record {
	if rec := f.Coded[report]; rec != nil {
		return rec
	}
	return f.ByID[report]
}

// mention is the event mention an account stands for, with its record.
func (f *Folded) mention(a casus.Account) (*casus.Record, *casus.EventMention) {
	rec := f.ByID[a.ReportID]
	if rec == nil {
		return nil, nil
	}
	for i := range rec.Events {
		if rec.Events[i].ID == a.EventID {
			return rec, &rec.Events[i]
		}
	}
	return rec, nil
}

// names tells whether a party fits what a reader typed: an id, a country code, or part of a name.
func names(a casus.ActorRef, who string) bool {
	return a.Actor == who || a.Country == who || strings.HasPrefix(a.Actor, who+":") || who != "" && strings.Contains(strings.ToLower(a.Name), strings.ToLower(who))
}

func anyNames(refs []casus.ActorRef, who string) bool {
	for _, a := range refs {
		if names(a, who) {
			return true
		}
	}
	return false
}

// dayOf is the first day of an event, "" when unknown.
func dayOf(t *casus.EventTime) string {
	if t == nil {
		return ""
	}
	return t.Begin[:min(len(t.Begin), 10)]
}

// told is a day for an event without one: the first publication that tells it.
func told(e *casus.Event) string {
	first := ""
	for _, a := range e.Accounts {
		if d := a.Published[:min(len(a.Published), 10)]; d != "" && (first == "" || d < first) {
			first = d
		}
	}
	return first
}

// byDay sorts events by day, unknown days by when they were told.
func byDay(events []*casus.Event) {
	key := func(e *casus.Event) string {
		if d := dayOf(e.Time); d != "" {
			return d
		}
		return told(e) + "~"
	}
	sort.SliceStable(events, func(i, j int) bool { return key(events[i]) < key(events[j]) })
}
