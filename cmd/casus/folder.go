package main

import (
	"context"
	"sync"
	"time"

	"casus"
	"casus/lexicon"
	"casus/resolve"
	"casus/store"
	"casus/web"
)

// patience is how long a page waits for a ledger that changed to be merged anew; where that takes longer, pages show the ledger as merged last
// while it is merged in the background.
const patience = 400 * time.Millisecond

// restFactor is how many times as long as a merge took the pages rest before the next one, while reports keep coming.
const restFactor = 8

// mostMoments is how many past states of the ledger are kept merged.
const mostMoments = 4

// folder merges a ledger for the pages and keeps the result until a record is added or a decision that changes events.
type folder struct {
	lex *lexicon.Set
	l   store.Ledger

	merging sync.Mutex // one at a time: the work fills the machine by itself

	mu      sync.Mutex
	key     ledgerKey
	last    *web.Folded
	took    time.Duration
	ended   time.Time // the last merge
	pending bool
	moments []*web.Folded // as of past moments, the latest used last
}

// ledgerKey changes with everything that changes merged events.
type ledgerKey struct {
	version int64 // of the ledger
	changes int   // decisions that change events
}

func newFolder(lex *lexicon.Set, l store.Ledger) *folder { return &folder{lex: lex, l: l} }

// Folded is the ledger as merged at a moment; zero is now.
func (f *folder) Folded(ctx context.Context, asOf time.Time) (*web.Folded, error) {
	if !asOf.IsZero() {
		return patiently(ctx, func(ctx context.Context) (*web.Folded, error) { return f.past(ctx, asOf) })
	}
	key, err := f.now(ctx)
	if err != nil {
		return nil, err
	}
	f.mu.Lock()
	last := f.last
	fresh := last != nil && key == f.key
	wait := last == nil || key.changes != f.key.changes || f.took < patience
	start := !fresh && !wait && !f.pending && time.Since(f.ended) > restFactor*f.took
	f.pending = f.pending || start
	f.mu.Unlock()
	switch {
	case fresh:
		return last, nil
	case wait:
		return patiently(ctx, f.refresh)
	case start:
		go func() {
			f.refresh(context.WithoutCancel(ctx))
			f.mu.Lock()
			f.pending = false
			f.mu.Unlock()
		}()
	}
	return last, nil
}

// patiently waits for a merge as long as the page may wait; the merge itself goes on, for the pages after it.
func patiently(ctx context.Context, merge func(context.Context) (*web.Folded, error)) (*web.Folded, error) {
	type result struct {
		folded *web.Folded
		err    error
	}
	done := make(chan result, 1)
	go func() {
		folded, err := merge(context.WithoutCancel(ctx))
		done <- result{folded, err}
	}()
	select {
	case r := <-done:
		return r.folded, r.err
	case <-ctx.Done():
		return nil, web.ErrMerging
	}
}

func (f *folder) now(ctx context.Context) (ledgerKey, error) {
	version, err := f.l.Version(ctx)
	if err != nil {
		return ledgerKey{}, err
	}
	decisions, err := f.l.Decisions(ctx)
	return ledgerKey{version, changing(decisions)}, err
}

// refresh merges the ledger, unless another call has just done so.
func (f *folder) refresh(ctx context.Context) (*web.Folded, error) {
	f.merging.Lock()
	defer f.merging.Unlock()
	key, err := f.now(ctx)
	if err != nil {
		return nil, err
	}
	f.mu.Lock()
	last, fresh := f.last, f.last != nil && key == f.key
	f.mu.Unlock()
	if fresh {
		return last, nil
	}
	start := time.Now()
	out, err := f.merge(ctx, time.Time{})
	if err != nil {
		return nil, err
	}
	f.mu.Lock()
	f.last, f.key, f.took, f.ended = out, key, time.Since(start), time.Now()
	f.mu.Unlock()
	return out, nil
}

func (f *folder) past(ctx context.Context, asOf time.Time) (*web.Folded, error) {
	f.merging.Lock()
	defer f.merging.Unlock()
	for i, m := range f.moments {
		if m.AsOf.Equal(asOf) {
			f.moments = append(append(f.moments[:i:i], f.moments[i+1:]...), m)
			return m, nil
		}
	}
	out, err := f.merge(ctx, asOf)
	if err != nil {
		return nil, err
	}
	f.moments = append(f.moments, out)
	f.moments = f.moments[max(0, len(f.moments)-mostMoments):]
	return out, nil
}

func (f *folder) merge(ctx context.Context, asOf time.Time) (*web.Folded, error) {
	r, err := fold(ctx, f.lex, f.l, asOf)
	if err != nil {
		return nil, err
	}
	out := &web.Folded{AsOf: asOf, Records: r.records, ByID: r.byID, Coded: r.coded, Events: r.events, EventBy: make(map[string]*casus.Event, len(r.events))}
	last := ""
	for i := range out.Events {
		out.EventBy[out.Events[i].ID] = &out.Events[i]
	}
	for _, rec := range out.Records {
		if rec.Report.Published != nil {
			last = max(last, *rec.Report.Published)
		}
	}
	out.Positions = resolve.Positions(r.records, "", "")
	out.Shifts = resolve.Shifts(out.Positions)
	out.Courses = r.resolver.Courses(r.records, r.events, "")
	out.Forecasts = r.resolver.Forecasts(r.records, r.events, last)
	out.Compare = func(e *casus.Event) casus.Comparison {
		var told []*casus.Record
		for _, a := range e.Accounts {
			if rec := r.byID[a.ReportID]; rec != nil {
				told = append(told, rec)
			}
		}
		return r.resolver.Accounts(e, told)
	}
	return out, nil
}

// changing counts the decisions that change events: all but acceptances of what was not rejected before.
func changing(ds []store.Decision) int {
	n := 0
	rejected := map[string]bool{}
	for _, d := range ds {
		changes := d.Action != store.Accept
		for _, s := range d.Subject {
			changes = changes || rejected[s]
			switch d.Action {
			case store.Reject:
				rejected[s] = true
			case store.Accept, store.Edit:
				delete(rejected, s)
			}
		}
		if changes {
			n++
		}
	}
	return n
}
