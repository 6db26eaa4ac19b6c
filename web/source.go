// Package web serves a ledger as pages and as JSON and CSV. Pages are rendered on the server and work without scripts; all state is in the
// address. Start with [New].
//
// Everything shown comes through [Source], the reading half of a ledger. Report text is shown as text, never as markup.
package web

import (
	"context"
	"io"

	"casus"
	"casus/store"
)

// Source is what the pages read.
type Source interface {
	Record(ctx context.Context, report string) (*casus.Record, error)
	Reports(ctx context.Context, q store.Query) ([]store.ReportRow, error)
	Events(ctx context.Context, q store.Query) ([]store.EventRow, error)
	Statements(ctx context.Context, q store.Query) ([]store.StatementRow, error)
	Counts(ctx context.Context) (store.Counts, error)
}

// Exporter writes rows as CSV.
type Exporter interface {
	EventsCSV(ctx context.Context, w io.Writer, rows []store.EventRow) error
	StatementsCSV(ctx context.Context, w io.Writer, rows []store.StatementRow) error
}

// Rule is a rule that made a row, with its place in the data files.
type Rule struct {
	ID, File, Text string
	Line           int
}

// Explainer finds the rules behind ids.
type Explainer interface {
	Rules(ids []string) []Rule
}
