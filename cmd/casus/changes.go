package main

import (
	"context"
	"time"

	"casus"
	"casus/resolve"
)

type changesCmd struct {
	ledgerFlag
	Since     time.Time `required:"" format:"2006-01-02" placeholder:"DAY" help:"What was added on this day (ISO) or later."`
	Published bool      `help:"Go by the day on which reports were published instead of that on which they were added."`
	Forecasts bool      `help:"Forecasts whose horizon has passed by today count as due."`
}

// Run lists what is new, revised or contradicted since a day.
func (c *changesCmd) Run(ctx context.Context, s *settings, std streams) error {
	lex, err := s.lexicon()
	if err != nil {
		return err
	}
	l, err := c.open(ctx)
	if err != nil {
		return err
	}
	defer l.Close()
	r, err := resolve.New(lex)
	if err != nil {
		return err
	}
	day := c.Since.Format(time.DateOnly)
	var before, after []*casus.Record
	for rec, err := range l.Records(ctx, time.Time{}) {
		if err != nil {
			return err
		}
		after = append(after, rec)
		if c.Published && rec.Report.Published != nil && *rec.Report.Published < day {
			before = append(before, rec)
		}
	}
	if !c.Published {
		for rec, err := range l.Records(ctx, c.Since.Add(-time.Nanosecond)) {
			if err != nil {
				return err
			}
			before = append(before, rec)
		}
	}
	decided := func(recs []*casus.Record, until time.Time) ([]resolve.Decision, error) {
		byID := map[string]*casus.Record{}
		for _, rec := range recs {
			byID[rec.ID] = rec
		}
		ds, err := decisionsOn(ctx, l, until, func(report string) *casus.Record { return byID[report] })
		return mergeDecisions(ds), err
	}
	now := ""
	if c.Forecasts {
		now = time.Now().Format(time.DateOnly)
	}
	var until time.Time
	if !c.Published {
		until = c.Since.Add(-time.Nanosecond)
	}
	old, err := decided(before, until)
	if err != nil {
		return err
	}
	present, err := decided(after, time.Time{})
	if err != nil {
		return err
	}
	state := r.Fold(after, now, present...)
	resolve.Name(state.Events, resolve.Called(after))
	changes := r.Changes(r.Fold(before, day, old...), state)
	if s.JSON {
		return jsonLines(std.out, changes)
	}
	t := newTable(std.out, "KIND", "DAY", "WHAT", "EVENT")
	for _, x := range changes {
		what := x.What
		if e, ok := x.Row.(*casus.Event); ok {
			if x.Kind != casus.ChangeNew {
				what += "  of"
			} else {
				what = ""
			}
			what += " " + headline(e)
		}
		t.row(x.Kind, x.Day, clip(what, 140), x.Event)
	}
	return t.end()
}
