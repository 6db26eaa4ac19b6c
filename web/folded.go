package web

import (
	"context"
	"sort"
	"strings"

	"casus"
)

// Folded is a ledger as merged: records by id and the events made of their mentions.
type Folded struct {
	Records []*casus.Record
	ByID    map[string]*casus.Record
	Events  []casus.Event
	EventBy map[string]*casus.Event
}

// Folder merges the ledger. It may answer from memory while the ledger has not changed.
type Folder interface {
	Folded(ctx context.Context) (*Folded, error)
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
