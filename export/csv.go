// Package export writes records as tables for R, pandas, DuckDB and spreadsheets. [Events] and [Statements] say which columns there are;
// docs/csv.md is their codebook and is held against them by a test.
package export

import (
	"encoding/csv"
	"io"
	"strconv"
	"strings"

	"casus"
)

// Column is one column of a table: its name, what it holds, and how a row's value is found.
type Column[T any] struct {
	Name  string
	Holds string
	Value func(T) string
}

// Table writes rows of one kind as CSV (RFC 4180) with a header line.
type Table[T any] struct {
	Columns []Column[T]
	w       *csv.Writer
	row     []string
}

// Sep parts the items of a list inside one field.
const Sep = "; "

// Begin writes the header line; rows follow to the same writer.
func (t *Table[T]) Begin(w io.Writer) error {
	t.w = csv.NewWriter(w)
	t.row = make([]string, len(t.Columns))
	for i, c := range t.Columns {
		t.row[i] = c.Name
	}
	return t.w.Write(t.row)
}

// Write adds one row.
func (t *Table[T]) Write(v T) error {
	for i, c := range t.Columns {
		t.row[i] = guard(c.Value(v))
	}
	return t.w.Write(t.row)
}

// End flushes and returns the first error of writing.
func (t *Table[T]) End() error {
	t.w.Flush()
	return t.w.Error()
}

// guard keeps a spreadsheet from taking report text for a formula: a leading =, +, - or @ gets an apostrophe, unless the field is a number.
func guard(s string) string {
	if s == "" || !strings.ContainsRune("=+-@\t\r", rune(s[0])) {
		return s
	}
	if _, err := strconv.ParseFloat(s, 64); err == nil {
		return s
	}
	return "'" + s
}

// EventRow is an event mention with the record it stands in.
type EventRow struct {
	Record *casus.Record
	Event  *casus.EventMention
}

// StatementRow is a statement with the record it stands in.
type StatementRow struct {
	Record    *casus.Record
	Statement *casus.Statement
}

// FigureRow is a figure with the record it stands in.
type FigureRow struct {
	Record *casus.Record
	Figure *casus.Figure
}

// Sheet writes rows of any kind with a header, guarded like the tables.
func Sheet(w io.Writer, header []string, rows [][]string) error {
	t := &Table[[]string]{}
	for i, name := range header {
		t.Columns = append(t.Columns, Column[[]string]{Name: name, Value: func(row []string) string { return row[i] }})
	}
	if err := t.Begin(w); err != nil {
		return err
	}
	for _, row := range rows {
		if err := t.Write(row); err != nil {
			return err
		}
	}
	return t.End()
}

// Figures is the table of figures.
func Figures() *Table[FigureRow] {
	return &Table[FigureRow]{Columns: append(reportColumns(func(r FigureRow) *casus.Record { return r.Record }), []Column[FigureRow]{
		{"figure_id", "id of the figure in its record", func(r FigureRow) string { return r.Figure.ID }},
		{"low", "least value; empty when open below", func(r FigureRow) string { return bound(r.Figure.Low) }},
		{"high", "greatest value; empty when open above", func(r FigureRow) string { return bound(r.Figure.High) }},
		{"unit", "ISO 4217, percent, person, else a singular noun", func(r FigureRow) string { return r.Figure.Unit }},
		{"item", "what is counted", func(r FigureRow) string { return r.Figure.Item }},
		{"role", "of people: killed, wounded, missing, captured, displaced", func(r FigureRow) string { return r.Figure.Role }},
		{"bound", "exact, over, under or about", func(r FigureRow) string { return r.Figure.Bound }},
		{"delta", "cumulative, additional or level", func(r FigureRow) string { return r.Figure.Delta }},
		{"stage", "announced, approved, committed, delivered or reported", func(r FigureRow) string { return r.Figure.Stage }},
		{"from_name", "who gives", func(r FigureRow) string { return partyName(r.Figure.From) }},
		{"to_name", "who gets", func(r FigureRow) string { return partyName(r.Figure.To) }},
		{"as_of", "day it is of, ISO 8601", func(r FigureRow) string { return deref(r.Figure.AsOf) }},
		{"text", "the words", func(r FigureRow) string { return r.Figure.Text }},
		{"spans", "their bytes in the report's text, start-end, a list", func(r FigureRow) string { return spans(r.Figure.Spans) }},
		{"rules", "rules that made the row", func(r FigureRow) string { return strings.Join(r.Figure.Rules, Sep) }},
	}...)}
}

// Events is the table of event mentions.
func Events() *Table[EventRow] {
	return &Table[EventRow]{Columns: append(reportColumns(func(r EventRow) *casus.Record { return r.Record }), []Column[EventRow]{
		{"event_id", "id of the event mention in its record", func(r EventRow) string { return r.Event.ID }},
		{"type", "PLOVER type", func(r EventRow) string { return r.Event.Type }},
		{"mode", "PLOVER mode, empty when none fits", func(r EventRow) string { return deref(r.Event.Mode) }},
		{"contexts", "PLOVER contexts, a list", func(r EventRow) string { return strings.Join(r.Event.Contexts, Sep) }},
		{"source_actors", "ids of the acting parties, a list; ? where unknown", func(r EventRow) string { return refs(r.Event.Sources, actorOf) }},
		{"source_names", "their names", func(r EventRow) string { return refs(r.Event.Sources, nameOf) }},
		{"source_countries", "their ISO alpha-3 or PLOVER non-state codes", func(r EventRow) string { return refs(r.Event.Sources, countryOf) }},
		{"source_sectors", "their PLOVER sectors", func(r EventRow) string { return refs(r.Event.Sources, sectorOf) }},
		{"target_actors", "ids of the parties at whom the act is aimed", func(r EventRow) string { return refs(r.Event.Targets, actorOf) }},
		{"target_names", "their names", func(r EventRow) string { return refs(r.Event.Targets, nameOf) }},
		{"target_countries", "their country codes", func(r EventRow) string { return refs(r.Event.Targets, countryOf) }},
		{"target_sectors", "their sectors", func(r EventRow) string { return refs(r.Event.Targets, sectorOf) }},
		{"realis", "actual, future, hypothetical, conditional, negated or historical", func(r EventRow) string { return r.Event.Realis }},
		{"voice", "outlet, or the id of the statement that tells the act", func(r EventRow) string { return r.Event.Voice }},
		{"inner_type", "type of the act promised, asked, refused or threatened", func(r EventRow) string {
			if r.Event.Inner == nil {
				return ""
			}
			return r.Event.Inner.Type
		}},
		{"inner_mode", "its mode", func(r EventRow) string {
			if r.Event.Inner == nil {
				return ""
			}
			return deref(r.Event.Inner.Mode)
		}},
		{"time_begin", "first day or time of the act, ISO 8601, local; empty when unknown", func(r EventRow) string { return timeOf(r.Event.Time).Begin }},
		{"time_end", "end of that interval, exclusive", func(r EventRow) string { return timeOf(r.Event.Time).End }},
		{"time_basis", "what the time rests on", func(r EventRow) string { return timeOf(r.Event.Time).Basis }},
		{"place", "name of the scene; empty when not stated", func(r EventRow) string { return placeOf(r.Event).Name }},
		{"place_country", "its country", func(r EventRow) string { return placeOf(r.Event).Country }},
		{"geonameid", "its GeoNames id", func(r EventRow) string {
			if id := placeOf(r.Event).GeonameID; id != nil {
				return strconv.Itoa(*id)
			}
			return ""
		}},
		{"cameo", "CAMEO code, a string with leading zeros", func(r EventRow) string { return deref(r.Event.CAMEO) }},
		{"quad", "quad class, 1 to 4", func(r EventRow) string { return strconv.Itoa(r.Event.Quad) }},
		{"intensity", "conflict-co-operation score, -10 to +10", func(r EventRow) string {
			if r.Event.Intensity == nil {
				return ""
			}
			return number(*r.Event.Intensity)
		}},
		{"confidence", "0 to 1", func(r EventRow) string { return number(r.Event.Confidence) }},
		{"trigger", "the words of the act", func(r EventRow) string { return r.Event.Trigger.Text }},
		{"trigger_spans", "their bytes in the report's text, start-end, a list", func(r EventRow) string { return spans(r.Event.Trigger.Spans) }},
		{"rules", "rules and models that made the row", func(r EventRow) string { return strings.Join(r.Event.Rules, Sep) }},
	}...)}
}

// Statements is the table of statements.
func Statements() *Table[StatementRow] {
	return &Table[StatementRow]{Columns: append(reportColumns(func(r StatementRow) *casus.Record { return r.Record }), []Column[StatementRow]{
		{"statement_id", "id of the statement in its record", func(r StatementRow) string { return r.Statement.ID }},
		{"source_actor", "id of the speaker; empty when unknown", func(r StatementRow) string { return sourceOf(r.Statement).Actor }},
		{"source_name", "name or description of the speaker", func(r StatementRow) string { return sourceOf(r.Statement).Name }},
		{"source_words", "the words that name the speaker", func(r StatementRow) string { return sourceOf(r.Statement).Text }},
		{"unnamed", "true when the speaker is not named", func(r StatementRow) string { return strconv.FormatBool(sourceOf(r.Statement).Unnamed) }},
		{"co_sources", "others who say it too", func(r StatementRow) string { return refs(r.Statement.CoSources, nameOf) }},
		{"chain", "who passes it on, outermost first, without the speaker", func(r StatementRow) string { return refs(r.Statement.Chain, nameOf) }},
		{"kind", "direct, indirect, mixed or scare", func(r StatementRow) string { return r.Statement.Kind }},
		{"act", "speech act", func(r StatementRow) string { return r.Statement.Act }},
		{"about", "issues or topics, a list", func(r StatementRow) string { return strings.Join(r.Statement.About, Sep) }},
		{"addressee", "to whom", func(r StatementRow) string { return refs(r.Statement.Addressee, nameOf) }},
		{"time_begin", "when it was said, ISO 8601, local", func(r StatementRow) string { return timeOf(r.Statement.Time).Begin }},
		{"time_end", "end of that interval, exclusive", func(r StatementRow) string { return timeOf(r.Statement.Time).End }},
		{"parent", "id of the statement whose content holds this one", func(r StatementRow) string { return deref(r.Statement.Parent) }},
		{"cue", "the words of saying", func(r StatementRow) string { return evidence(r.Statement.Cue).Text }},
		{"content", "what is said, as the report words it", func(r StatementRow) string { return evidence(r.Statement.Content).Text }},
		{"content_spans", "its bytes in the report's text", func(r StatementRow) string { return spans(evidence(r.Statement.Content).Spans) }},
		{"quoted", "the words in quotation marks: the only quotation", func(r StatementRow) string {
			parts := make([]string, len(r.Statement.Quoted))
			for i, q := range r.Statement.Quoted {
				parts[i] = q.Text
			}
			return strings.Join(parts, Sep)
		}},
		{"confidence", "0 to 1", func(r StatementRow) string { return number(r.Statement.Conf) }},
		{"rules", "rules and models that made the row", func(r StatementRow) string { return strings.Join(r.Statement.Rules, Sep) }},
	}...)}
}

// reportColumns stand at the head of every table.
func reportColumns[T any](of func(T) *casus.Record) []Column[T] {
	return []Column[T]{
		{"report_id", "given id of the report, else its hash", func(v T) string { return of(v).ID }},
		{"report_hash", "SHA-256 of the report's text", func(v T) string { return of(v).Report.Hash }},
		{"outlet", "who publishes", func(v T) string { return deref(of(v).Report.Source) }},
		{"published", "day of publication, ISO 8601; empty when unknown", func(v T) string { return deref(of(v).Report.Published) }},
		{"version", "program version", func(v T) string { return of(v).Provenance.Version }},
		{"data", "first 12 digits of the data hash", func(v T) string { return short(of(v).Provenance.Data) }},
		{"models", "first 12 digits of the model hash", func(v T) string { return short(of(v).Provenance.Models) }},
	}
}
