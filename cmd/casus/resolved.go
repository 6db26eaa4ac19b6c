package main

import (
	"context"
	"fmt"
	"io"
	"strings"
	"time"

	"casus"
	"casus/lexicon"
	"casus/resolve"
	"casus/store"
)

// resolved is a ledger folded: its records in order of adding, as people decided about them, and the events merged of them.
type resolved struct {
	called   map[string]string // names of parties by id
	resolver *resolve.Resolver
	records  []*casus.Record
	byID     map[string]*casus.Record
	coded    map[string]*casus.Record // those that a decision changed, as they were coded
	events   []casus.Event
}

// fold reads the records of a ledger as of a moment (zero: now) and merges them, respecting the decisions made up to then.
func fold(ctx context.Context, lex *lexicon.Set, l store.Ledger, asOf time.Time) (*resolved, error) {
	r, err := resolve.New(lex)
	if err != nil {
		return nil, err
	}
	out := &resolved{resolver: r, byID: map[string]*casus.Record{}, coded: map[string]*casus.Record{}}
	for rec, err := range l.Records(ctx, asOf) {
		if err != nil {
			return nil, err
		}
		out.records = append(out.records, rec)
		out.byID[rec.ID] = rec
	}
	decisions, err := decisionsOn(ctx, l, asOf, func(report string) *casus.Record { return out.byID[report] })
	if err != nil {
		return nil, err
	}
	reviser, err := newReviser(lex, store.Verdicts(decisions))
	if err != nil {
		return nil, err
	}
	for i, rec := range out.records {
		if revised := reviser.revise(rec); revised != rec {
			out.records[i], out.byID[rec.ID], out.coded[rec.ID] = revised, revised, rec
		}
	}
	out.events = r.Merge(out.records, mergeDecisions(decisions)...)
	out.called = resolve.Called(out.records)
	resolve.Name(out.events, out.called)
	return out, nil
}

// decisionsOn are the decisions of a ledger up to a moment (zero: all), with the names that their rows have in the records.
func decisionsOn(ctx context.Context, l store.Ledger, asOf time.Time, record func(string) *casus.Record) ([]store.Decision, error) {
	all, err := l.Decisions(ctx)
	if err != nil {
		return nil, err
	}
	return store.Reanchor(store.Until(all, asOf), record), nil
}

// mergeDecisions are the decisions that concern merging.
func mergeDecisions(ds []store.Decision) []resolve.Decision {
	var out []resolve.Decision
	for _, d := range ds {
		if d.Action == resolve.Merge || d.Action == resolve.Split {
			out = append(out, resolve.Decision{Action: d.Action, Subject: d.Subject})
		}
	}
	return out
}

// folded are the flags of commands that read a folded ledger.
type folded struct {
	ledgerFlag
	AsOf time.Time `format:"2006-01-02" placeholder:"DAY" help:"The ledger as it stood at the end of that day."`
}

func (f *folded) moment() time.Time {
	if f.AsOf.IsZero() {
		return f.AsOf
	}
	return f.AsOf.Add(24*time.Hour - 1)
}

// fold opens the ledger and folds it.
func (f *folded) fold(ctx context.Context, s *settings) (*resolved, error) {
	lex, err := s.lexicon()
	if err != nil {
		return nil, err
	}
	l, err := f.open(ctx)
	if err != nil {
		return nil, err
	}
	defer l.Close()
	return fold(ctx, lex, l, f.moment())
}

// records are those of the ledger, without merging.
func (f *folded) records(ctx context.Context) ([]*casus.Record, error) {
	l, err := f.open(ctx)
	if err != nil {
		return nil, err
	}
	defer l.Close()
	var out []*casus.Record
	for rec, err := range l.Records(ctx, f.moment()) {
		if err != nil {
			return nil, err
		}
		out = append(out, rec)
	}
	return out, nil
}

// mention is a row of a record, nil when it is not there.
func (r *resolved) mention(report, id string) (*casus.Record, *casus.EventMention) {
	rec := r.byID[report]
	if rec == nil {
		return nil, nil
	}
	for i := range rec.Events {
		if rec.Events[i].ID == id {
			return rec, &rec.Events[i]
		}
	}
	return rec, nil
}

// evidence prints the accounts of an event: outlet, origin and the words around the trigger.
func (r *resolved) evidence(out io.Writer, e *casus.Event) {
	seen := map[string]bool{}
	for _, a := range e.Accounts {
		rec, m := r.mention(a.ReportID, a.EventID)
		if m == nil || seen[a.ReportID] {
			continue
		}
		seen[a.ReportID] = true
		origin := ""
		if kind, name, _ := strings.Cut(a.Origin, ":"); kind != "own" {
			if kind == "statement" {
				name = nameOf(name, r.called)
			}
			origin = ", " + kind + " " + name
		}
		outlet := a.Outlet
		if outlet == "" {
			outlet = a.ReportID
		}
		fmt.Fprintf(out, "      %s%s: %s\n", plain(outlet), plain(origin), plain(excerpt(rec.Report.Text, m.Trigger.Spans.Bounds(), 56)))
	}
	for _, l := range e.Links {
		if l.Kind == casus.LinkDenied {
			fmt.Fprintf(out, "      denied by %s: %s\n", plain(nameOf(l.By, r.called)), plain(clip(l.Text, 90)))
		}
	}
}

// excerpt is the text around a span, cut at words, with the span in square brackets.
func excerpt(text string, s casus.Span, around int) string {
	from, to := max(0, s.Start-around), min(len(text), s.End+around)
	for from > 0 && text[from-1] != ' ' && text[from-1] != '\n' {
		from--
	}
	for to < len(text) && text[to] != ' ' && text[to] != '\n' {
		to++
	}
	if i := strings.LastIndexByte(text[from:s.Start], '\n'); i >= 0 {
		from += i + 1
	}
	if i := strings.IndexByte(text[s.End:to], '\n'); i >= 0 {
		to = s.End + i
	}
	lead, tail := "", ""
	if from > 0 && text[from-1] != '\n' {
		lead = "…"
	}
	if to < len(text) && text[to] != '\n' {
		tail = "…"
	}
	return lead + text[from:s.Start] + "[" + text[s.Start:s.End] + "]" + text[s.End:to] + tail
}

// headline is an event in a line: type, mode, who to whom, where.
func headline(e *casus.Event) string {
	var b strings.Builder
	b.WriteString(e.Type)
	if e.Mode != nil {
		b.WriteString(" " + *e.Mode)
	}
	if e.Inner != nil {
		b.WriteString(" (" + e.Inner.Type + ")")
	}
	b.WriteString("  " + parties(e.Sources))
	if len(e.Targets) > 0 {
		b.WriteString(" -> " + parties(e.Targets))
	}
	if e.Place != nil {
		b.WriteString("  at " + e.Place.Name)
	}
	if e.Realis != casus.Actual {
		b.WriteString("  [" + e.Realis + "]")
	}
	return plain(b.String())
}
