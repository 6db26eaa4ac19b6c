package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"casus"
)

type showCmd struct {
	ledgerFlag
	Row string `arg:"" help:"A report (id or hash), or a row in it: REPORT/e3."`
}

// Run prints a report with its rows, or one row with its evidence in the sentence it stands in.
func (c *showCmd) Run(ctx context.Context, s *settings, std streams) error {
	l, err := c.open(ctx)
	if err != nil {
		return err
	}
	defer l.Close()
	rec, err := l.Record(ctx, c.Row)
	if err == nil {
		if s.JSON {
			enc := json.NewEncoder(std.out)
			enc.SetEscapeHTML(false)
			return enc.Encode(rec)
		}
		showReport(std.out, rec)
		return nil
	}
	report, id, ok := cutRow(c.Row)
	if !ok {
		return err
	}
	if rec, err = l.Record(ctx, report); err != nil {
		return err
	}
	row, err := findRow(rec, id)
	if err != nil {
		return err
	}
	if s.JSON {
		enc := json.NewEncoder(std.out)
		enc.SetEscapeHTML(false)
		return enc.Encode(row.value)
	}
	row.print(std.out, rec)
	return nil
}

// cutRow parts "REPORT/e3"; a report's id may hold slashes itself.
func cutRow(s string) (report, id string, ok bool) {
	i := strings.LastIndexByte(s, '/')
	if i <= 0 || i == len(s)-1 {
		return "", "", false
	}
	return s[:i], s[i+1:], true
}

func showReport(out io.Writer, rec *casus.Record) {
	fmt.Fprintf(out, "%s\n%s, %s (%s)\n\n%s\n\n", rec.ID, orUnknown(rec.Report.Source, "outlet"), orUnknown(rec.Report.Published, "date"), orUnknown(rec.Report.PublishedBasis, "basis"), rec.Report.Text)
	for _, kind := range []struct {
		name string
		ids  []string
	}{{"Events", ids(rec.Events, func(e casus.EventMention) string { return e.ID })}, {"Statements", ids(rec.Statements, func(s casus.Statement) string { return s.ID })},
		{"Positions", ids(rec.Positions, func(p casus.Position) string { return p.ID })}, {"Processes", ids(rec.Processes, func(p casus.Process) string { return p.ID })},
		{"Figures", ids(rec.Figures, func(f casus.Figure) string { return f.ID })}, {"Times", ids(rec.Times, func(t casus.Time) string { return t.ID })},
		{"Places", ids(rec.Places, func(p casus.Place) string { return p.ID })}} {
		if len(kind.ids) == 0 {
			continue
		}
		fmt.Fprintln(out, kind.name)
		for _, id := range kind.ids {
			if row, err := findRow(rec, id); err == nil {
				fmt.Fprintf(out, "  %-5s %s\n", id, plain(row.line))
			}
		}
		fmt.Fprintln(out)
	}
}

func orUnknown(s *string, what string) string {
	if s == nil {
		return what + " unknown"
	}
	return *s
}

func ids[T any](rows []T, id func(T) string) []string {
	out := make([]string, len(rows))
	for i, r := range rows {
		out[i] = id(r)
	}
	return out
}

// recordRow is one row of a record as show and explain print it.
type recordRow struct {
	line  string // the row in one line
	spans casus.Spans
	rules []string
	value any
	notes []string // further readings, one a line
	with  []string // ids of rows it rests on
}

// print writes the row and its evidence.
func (r recordRow) print(out io.Writer, rec *casus.Record) {
	fmt.Fprintln(out, plain(r.line))
	for _, n := range r.notes {
		fmt.Fprintln(out, "  "+plain(n))
	}
	fmt.Fprintf(out, "  %s\n", quoteInContext(rec.Report.Text, r.spans))
}

// quoteInContext shows the evidence in brackets inside the line it stands in.
func quoteInContext(text string, spans casus.Spans) string {
	if len(spans) == 0 {
		return "(no words of its own)"
	}
	b := spans.Bounds()
	start := strings.LastIndexByte(text[:b.Start], '\n') + 1
	end := len(text)
	if i := strings.IndexByte(text[b.End:], '\n'); i >= 0 {
		end = b.End + i
	}
	const margin = 160
	if b.Start-start > margin {
		start = cutForward(text, b.Start-margin)
	}
	if end-b.End > margin {
		end = cutForward(text, b.End+margin)
	}
	var s strings.Builder
	at := start
	for _, p := range spans {
		s.WriteString(text[at:p.Start] + "[" + p.In(text) + "]")
		at = p.End
	}
	s.WriteString(text[at:end])
	return fmt.Sprintf("bytes %d-%d: %s", b.Start, b.End, strings.TrimSpace(plain(s.String())))
}

// cutForward is the next blank at or behind an offset, so that no character is cut.
func cutForward(text string, at int) int {
	if i := strings.IndexByte(text[at:], ' '); i >= 0 {
		return at + i
	}
	return len(text)
}
