package lexicon

import (
	"bytes"
	"errors"
	"fmt"
	"strings"

	"go.yaml.in/yaml/v3"
)

// Header is what stands at the head of every data file, in comment lines "# key: value".
type Header struct {
	Source  string
	Licence string
	Date    string // ISO day of the last edit
}

// Row is one line of a table: its fields by column name.
type Row struct {
	File   string
	Line   int // 1-based
	fields []string
	cols   map[string]int
}

// Get is the field of a column, trimmed; "" when the row ends before it.
func (r Row) Get(col string) string {
	i, ok := r.cols[col]
	if !ok || i >= len(r.fields) {
		return ""
	}
	return r.fields[i]
}

// List is the field of a column split at "|", pieces trimmed, empty ones dropped.
func (r Row) List(col string) []string {
	var out []string
	for _, p := range strings.Split(r.Get(col), "|") {
		if p = strings.TrimSpace(p); p != "" {
			out = append(out, p)
		}
	}
	return out
}

// Errorf is an error at the row's file and line.
func (r Row) Errorf(format string, args ...any) error {
	return dataError(r.File, r.Line, fmt.Errorf(format, args...))
}

// Table is a data file of tab-separated rows. Lines starting with "#" and blank lines are passed over; the head of the
// file has "# source:", "# licence:", "# date:" and "# columns: a b c".
type Table struct {
	Header Header
	Rows   []Row
}

// Table reads a tab-separated file. It refuses a file without header, a row with more fields than columns, and a column
// of need that a row leaves empty.
func (s *Set) Table(name string, need ...string) (*Table, error) {
	files, err := s.sources(name)
	if err != nil {
		return nil, err
	}
	t := &Table{}
	for i, f := range files {
		part, err := parseTable(f, need)
		if err != nil {
			return nil, err
		}
		if i == 0 {
			t.Header = part.Header
		}
		t.Rows = append(t.Rows, part.Rows...)
	}
	return t, nil
}

func parseTable(f source, need []string) (*Table, error) {
	t := &Table{}
	head, err := header(f)
	if err != nil {
		return nil, err
	}
	t.Header = head.Header
	if len(head.columns) == 0 {
		return nil, dataError(f.name, 1, errors.New(`no "# columns:" line in the header`))
	}
	cols := make(map[string]int, len(head.columns))
	for i, c := range head.columns {
		cols[c] = i
	}
	for i, line := range strings.Split(string(f.data), "\n") {
		line = strings.TrimRight(line, "\r")
		if strings.TrimSpace(line) == "" || strings.HasPrefix(line, "#") {
			continue
		}
		fields := strings.Split(line, "\t")
		for j := range fields {
			fields[j] = strings.TrimSpace(fields[j])
		}
		row := Row{File: f.name, Line: i + 1, fields: fields, cols: cols}
		if len(fields) > len(cols) {
			return nil, row.Errorf("%d fields, but %d columns", len(fields), len(cols))
		}
		for _, c := range need {
			if row.Get(c) == "" {
				return nil, row.Errorf("column %q is empty", c)
			}
		}
		t.Rows = append(t.Rows, row)
	}
	return t, nil
}

type head struct {
	Header
	columns []string
}

func header(f source) (head, error) {
	var h head
	for _, line := range strings.Split(string(f.data[:min(len(f.data), 8192)]), "\n") {
		rest, ok := strings.CutPrefix(line, "#")
		if !ok {
			break
		}
		key, value, ok := strings.Cut(rest, ":")
		if !ok {
			continue
		}
		value = strings.TrimSpace(value)
		switch strings.ToLower(strings.TrimSpace(key)) {
		case "source":
			h.Source = value
		case "licence":
			h.Licence = value
		case "date":
			h.Date = value
		case "columns":
			h.columns = strings.Fields(value)
		}
	}
	for _, miss := range []struct{ key, value string }{{"source", h.Source}, {"licence", h.Licence}, {"date", h.Date}} {
		if miss.value == "" {
			return h, dataError(f.name, 1, fmt.Errorf("no \"# %s:\" line in the header", miss.key))
		}
	}
	return h, nil
}

// YAML decodes a YAML file into out (a pointer to a slice or struct), refusing unknown keys. Files behind one name are
// decoded one after the other; each is handed to add, which is called once a file.
func (s *Set) YAML(name string, out func() any, add func(file string, decoded any) error) error {
	files, err := s.sources(name)
	if err != nil {
		return err
	}
	for _, f := range files {
		if _, err := header(f); err != nil {
			return err
		}
		dec := yaml.NewDecoder(bytes.NewReader(f.data))
		dec.KnownFields(true)
		v := out()
		if err := dec.Decode(v); err != nil {
			return dataError(f.name, 0, err)
		}
		if err := add(f.name, v); err != nil {
			return dataError(f.name, 0, err)
		}
	}
	return nil
}

// Words reads a file of one entry a line, with a header and comments as in a table.
func (s *Set) Words(name string) ([]string, error) {
	files, err := s.sources(name)
	if err != nil {
		return nil, err
	}
	var out []string
	for _, f := range files {
		if _, err := header(f); err != nil {
			return nil, err
		}
		for _, line := range strings.Split(string(f.data), "\n") {
			if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "#") {
				out = append(out, line)
			}
		}
	}
	return out, nil
}
