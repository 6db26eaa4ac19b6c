package main

import (
	"context"
	"io"
	"time"

	"casus"
	"casus/export"
	"casus/store"
)

// window is the part of a ledger that a list shows.
type window struct {
	ledgerFlag
	Outlet string    `help:"Only reports of this outlet (part of its name)."`
	Text   string    `help:"Only reports with these words: words, \"phrases\", prefix*, OR, NOT."`
	Since  string    `placeholder:"DAY" help:"On or after this day (ISO)."`
	Until  string    `placeholder:"DAY" help:"On or before this day."`
	AsOf   time.Time `format:"2006-01-02" placeholder:"DAY" help:"The ledger as it stood at the end of that day."`
	Limit  int       `default:"0" help:"At most so many rows; 0 for all."`
	CSV    bool      `name:"csv" help:"Write CSV."`
}

func (w *window) query() store.Query {
	q := store.Query{Outlet: w.Outlet, Text: w.Text, Since: w.Since, Until: w.Until, Limit: w.Limit}
	if !w.AsOf.IsZero() {
		q.AsOf = w.AsOf.Add(24*time.Hour - 1)
	}
	return q
}

type eventsCmd struct {
	window
	Type    []string `help:"PLOVER types."`
	Actor   string   `help:"A party in any role: id, country code or part of a name."`
	Source  string   `help:"The acting party."`
	Target  string   `help:"The party at whom it is aimed."`
	Realis  []string `help:"actual, future, hypothetical, conditional, negated, historical."`
	Voice   string   `enum:",outlet,attributed" default:"" help:"outlet or attributed."`
	Place   string   `help:"Part of the place's name, or its country code."`
	MinConf float64  `name:"min-confidence" help:"Least confidence, 0 to 1."`
}

// Run lists event mentions with their evidence.
func (c *eventsCmd) Run(ctx context.Context, s *settings, std streams) error {
	l, err := c.open(ctx)
	if err != nil {
		return err
	}
	defer l.Close()
	q := c.query()
	q.Types, q.Actor, q.Source, q.Target, q.Realis, q.Voice, q.Place, q.MinConf = c.Type, c.Actor, c.Source, c.Target, c.Realis, c.Voice, c.Place, c.MinConf
	rows, err := l.Events(ctx, q)
	if err != nil {
		return err
	}
	switch {
	case s.JSON:
		return jsonLines(std.out, rows)
	case c.CSV:
		return tables{l}.EventsCSV(ctx, std.out, rows)
	}
	return printEvents(std.out, rows)
}

// printEvents prints event mentions as a table.
func printEvents(out io.Writer, rows []store.EventRow) error {
	t := newTable(out, "DAY", "TYPE", "SOURCES", "TARGETS", "REALIS", "VOICE", "PLACE", "WORDS", "OUTLET", "ROW")
	for _, r := range rows {
		e := r.Event
		day, place := "?", ""
		if e.Time != nil {
			day = e.Time.Begin[:min(len(e.Time.Begin), 10)]
		}
		if e.Place != nil {
			place = e.Place.Name
		}
		kind := e.Type
		if e.Mode != nil {
			kind += " " + *e.Mode
		}
		t.row(day, kind, clip(parties(e.Sources), 40), clip(parties(e.Targets), 40), e.Realis, e.Voice, clip(place, 24), clip(e.Trigger.Text, 40), clip(r.Outlet, 24), r.ReportID+"/"+e.ID)
	}
	return t.end()
}

type statementsCmd struct {
	window
	By    string   `help:"The speaker: id, country code or part of a name."`
	To    string   `help:"The addressee or target."`
	About string   `help:"Part of a topic or of the words."`
	Act   []string `help:"Speech acts: SAY, ACCUSE, DENY, REJECT, THREATEN, PROMISE, REQUEST, SUPPORT, FORECAST, ASSESS."`
}

// Run lists statements: who said what, according to whom.
func (c *statementsCmd) Run(ctx context.Context, s *settings, std streams) error {
	l, err := c.open(ctx)
	if err != nil {
		return err
	}
	defer l.Close()
	q := c.query()
	q.Source, q.Target, q.About, q.Acts = c.By, c.To, c.About, c.Act
	rows, err := l.Statements(ctx, q)
	if err != nil {
		return err
	}
	switch {
	case s.JSON:
		return jsonLines(std.out, rows)
	case c.CSV:
		return tables{l}.StatementsCSV(ctx, std.out, rows)
	}
	return printStatements(std.out, rows)
}

// printStatements prints statements as a table.
func printStatements(out io.Writer, rows []store.StatementRow) error {
	t := newTable(out, "DAY", "SPEAKER", "ACT", "KIND", "CONTENT", "PASSED ON BY", "ROW")
	for _, r := range rows {
		st := r.Statement
		day, speaker, content := r.Published, "?", ""
		if st.Time != nil {
			day = st.Time.Begin
		}
		if st.Source != nil {
			speaker = parties([]casus.ActorRef{st.Source.ActorRef})
		}
		if st.Content != nil {
			content = st.Content.Text
		}
		t.row(day[:min(len(day), 10)], clip(speaker, 40), st.Act, st.Kind, clip(content, 80), clip(parties(st.Chain), 40), r.ReportID+"/"+st.ID)
	}
	return t.end()
}

// writeCSV writes rows with the records they stand in; a record is read once for a run of its rows.
func writeCSV[R, T any](ctx context.Context, l store.Ledger, out io.Writer, t *export.Table[T], rows []R, report func(R) string, join func(*casus.Record, R) T) error {
	if err := t.Begin(out); err != nil {
		return err
	}
	var rec *casus.Record
	for _, r := range rows {
		if id := report(r); rec == nil || rec.ID != id {
			var err error
			if rec, err = l.Record(ctx, id); err != nil {
				return err
			}
		}
		if err := t.Write(join(rec, r)); err != nil {
			return err
		}
	}
	return t.End()
}
