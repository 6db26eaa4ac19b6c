package main

import (
	"encoding/json"
	"io"
	"strings"
	"text/tabwriter"
	"unicode/utf8"

	"casus"
)

// table prints aligned columns. Cells are made safe for a terminal: control characters of report text become blanks.
type table struct {
	w *tabwriter.Writer
}

func newTable(out io.Writer, head ...string) *table {
	t := &table{tabwriter.NewWriter(out, 2, 4, 2, ' ', 0)}
	t.row(head...)
	return t
}

func (t *table) row(cells ...string) {
	for i, c := range cells {
		cells[i] = plain(c)
	}
	io.WriteString(t.w, strings.Join(cells, "\t")+"\n")
}

func (t *table) end() error { return t.w.Flush() }

// plain is s without control characters.
func plain(s string) string {
	return strings.Map(func(c rune) rune {
		if c < ' ' || c == 0x7f || c >= 0x80 && c < 0xa0 {
			return ' '
		}
		return c
	}, s)
}

// clip is s cut to n characters, with an ellipsis.
func clip(s string, n int) string {
	if utf8.RuneCountInString(s) <= n {
		return s
	}
	return string([]rune(s)[:n-1]) + "…"
}

// jsonLines writes one value a line.
func jsonLines[T any](out io.Writer, rows []T) error {
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	for _, r := range rows {
		if err := enc.Encode(r); err != nil {
			return err
		}
	}
	return nil
}

// parties names references for a table: ids, else the report's words.
func parties(refs []casus.ActorRef) string {
	var out []string
	for _, a := range refs {
		switch {
		case a.Name != "":
			out = append(out, a.Name)
		case a.Text != "":
			out = append(out, a.Text)
		case a.Actor == "UNK":
			out = append(out, "unknown")
		default:
			out = append(out, a.Actor)
		}
	}
	return strings.Join(out, ", ")
}

// deref is the string behind p, or "" for null.
func deref(p *string) string {
	if p == nil {
		return ""
	}
	return *p
}
