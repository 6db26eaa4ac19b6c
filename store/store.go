// Package store is the ledger: every record ever coded, append-only. A corrected or re-coded report supersedes the earlier one and both stay;
// decisions of people are appended beside them. Everything else (indexes, merged events, positions over time) is a fold over these
// facts and can be rebuilt.
//
// [Ledger] is what a backend provides; package storetest holds the suite that every backend passes.
package store

import (
	"context"
	"iter"
	"time"

	"casus"
)

// Ledger is an append-only store of records. It is safe for concurrent use, also by several processes.
type Ledger interface {
	// Add appends records in one transaction: all or none. A record of a report (id and text) and version that is there already changes
	// nothing. at is the time of adding, for queries as of a moment.
	Add(ctx context.Context, at time.Time, recs ...*casus.Record) (Added, error)
	// Known tells whether the report is there as coded by this version.
	Known(ctx context.Context, id, hash string, prov casus.Provenance) (bool, error)

	// Record is the latest record of the report with that id, hash, or unambiguous beginning of a hash of at least 6 digits.
	// The error has kind KindStore when there is none.
	Record(ctx context.Context, report string) (*casus.Record, error)
	// RecordAt is the record of the report with that id as it stood at a moment; zero is now.
	RecordAt(ctx context.Context, id string, asOf time.Time) (*casus.Record, error)
	// Records are all current records in the order they were added.
	Records(ctx context.Context, asOf time.Time) iter.Seq2[*casus.Record, error]
	// Reports lists reports without their rows.
	Reports(ctx context.Context, q Query) ([]ReportRow, error)
	// Events lists event mentions, in order of time, unknown times last.
	Events(ctx context.Context, q Query) ([]EventRow, error)
	// Statements lists statements in order of their reports' publication.
	Statements(ctx context.Context, q Query) ([]StatementRow, error)
	// Figures lists figures in order of the day they are of, else of publication.
	Figures(ctx context.Context, q Query) ([]FigureRow, error)
	// Facets counts the kinds of event mentions that a query selects, of the first MostCounted of them.
	Facets(ctx context.Context, q Query) (Facets, error)
	// Counts is how many rows of each kind are current.
	Counts(ctx context.Context) (Counts, error)
	// Version is a number that grows with every record that is added.
	Version(ctx context.Context) (int64, error)

	// Decide appends a decision and returns its number.
	Decide(ctx context.Context, d Decision) (int64, error)
	// Decisions are all decisions, oldest first.
	Decisions(ctx context.Context) ([]Decision, error)

	Close() error
}

// Added says what a call of Add did.
type Added struct {
	New        int // reports that were not there
	Known      int // already there, unchanged
	Superseded int // of New: those that replace an earlier text or version of the same report
}

// Query selects rows. Zero fields select all. Only current rows are seen, unless AsOf says otherwise.
type Query struct {
	Report  string // id or hash
	Outlet  string
	Text    string // full-text search in title and text of the report: words, "phrases", OR, NOT, prefix*
	Actor   string // id, country code or part of a name, in any role
	Source  string // the same, acting or speaking
	Target  string // the same, acted upon or addressed
	Types   []string
	Realis  []string
	Voice   string // "outlet" or "attributed"
	Acts    []string
	About   string // part of a topic, or of the content of a statement
	Place   string // part of the place's name, or its country code
	Since   string // ISO day: the row's own time, or the report's publication where the row has none, is on or after it
	Until   string // ISO day: the same, on or before
	MinConf float64
	AsOf    time.Time // the ledger as it stood; zero = now
	Latest  bool      // the latest day first; then events, statements and figures without any day, of a report without one, are left out
	Limit   int       // 0 = no limit
	Offset  int
}

// ReportRow is a report in a list.
type ReportRow struct {
	Seq       int64     `json:"seq"`
	ID        string    `json:"id"`
	Hash      string    `json:"hash"`
	Outlet    string    `json:"outlet"`
	Published string    `json:"published"`
	Title     string    `json:"title"`
	Added     time.Time `json:"added"`
	Events    int       `json:"events"`
}

// EventRow is an event mention in a list, with the report it stands in.
type EventRow struct {
	ReportID  string             `json:"report_id"`
	Outlet    string             `json:"outlet"`
	Published string             `json:"published"`
	Event     casus.EventMention `json:"event"`
}

// StatementRow is a statement in a list, with the report it stands in.
type StatementRow struct {
	ReportID  string          `json:"report_id"`
	Outlet    string          `json:"outlet"`
	Published string          `json:"published"`
	Statement casus.Statement `json:"statement"`
}

// FigureRow is a figure in a list, with the report it stands in.
type FigureRow struct {
	ReportID  string       `json:"report_id"`
	Outlet    string       `json:"outlet"`
	Published string       `json:"published"`
	Figure    casus.Figure `json:"figure"`
}

// MostCounted bounds how many rows are counted by kind, so that no question is dear.
const MostCounted = 500

// Attributed is the voice of every row that is told inside a statement.
const Attributed = "attributed"

// Facets are numbers of event mentions by kind.
type Facets struct {
	Rows                  int            `json:"rows"`
	More                  bool           `json:"more"` // there are further rows, which are not counted
	Types, Realis, Voices map[string]int // Voices: outlet, attributed
}

// Counts are numbers of current rows.
type Counts struct {
	Reports, Events, Statements, Figures, Positions, Processes int
}

// Decision is what a person decided about a row: kept forever, later runs respect it.
type Decision struct {
	Seq     int64     `json:"seq"`
	At      time.Time `json:"at"`
	By      string    `json:"by"`
	Reason  string    `json:"reason"`
	Action  string    `json:"action"`            // accept, reject, edit, merge, split
	Subject []string  `json:"subject"`           // "REPORT/ROW" ids as of the decision; Reanchor names them as of now
	Anchors []Anchor  `json:"anchors,omitempty"` // of the subjects, in their order: finds the rows again when the report is coded anew
	Edit    string    `json:"edit,omitempty"`    // JSON object of changed fields, for edit
}

// VersionKey is the identity of what coded a record: program, data, models and ontology.
func VersionKey(p casus.Provenance) string {
	return p.Version + "|" + p.Data + "|" + p.Models + "|" + p.Ontology
}
