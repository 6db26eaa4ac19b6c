// Package web serves a ledger as pages and as JSON and CSV. Pages are rendered on the server and work without scripts; all state is in the
// address. Start with [New].
//
// Everything shown comes through [Source], the reading half of a ledger. Report text is shown as text, never as markup.
package web

import (
	"context"
	"io"
	"time"

	"casus"
	"casus/store"
)

// Source is what the pages read.
type Source interface {
	RecordAt(ctx context.Context, report string, asOf time.Time) (*casus.Record, error)
	Reports(ctx context.Context, q store.Query) ([]store.ReportRow, error)
	Events(ctx context.Context, q store.Query) ([]store.EventRow, error)
	Statements(ctx context.Context, q store.Query) ([]store.StatementRow, error)
	Figures(ctx context.Context, q store.Query) ([]store.FigureRow, error)
	Facets(ctx context.Context, q store.Query) (store.Facets, error)
	Counts(ctx context.Context) (store.Counts, error)
	Version(ctx context.Context) (int64, error)
}

// Exporter writes rows as CSV.
type Exporter interface {
	EventsCSV(ctx context.Context, w io.Writer, rows []store.EventRow) error
	StatementsCSV(ctx context.Context, w io.Writer, rows []store.StatementRow) error
	FiguresCSV(ctx context.Context, w io.Writer, rows []store.FigureRow) error
}

// Rule is a rule that made a row, with its place in the data files.
type Rule struct {
	ID, File, Text string
	Line           int
}

// Party is what the registry knows of a party.
type Party struct {
	Name, Kind string
	Aliases    []string
	Offices    []Office
	File       string
	Line       int
}

// Office is an office of a state or organisation (Of, with the id Scope) that a person held from one ISO day to another, exclusive; "" is open.
type Office struct {
	Name, Scope, Of, From, To string
}

// Explainer tells what rows rest on in the data files.
type Explainer interface {
	Rules(ids []string) []Rule
	Party(id string) *Party // nil when the registry has no entry
}
