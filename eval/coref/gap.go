package coref

import (
	"encoding/csv"
	"fmt"
	"io"
	"strconv"
	"unicode/utf8"

	"casus"
)

// Snippet is an item of GAP (Webster et al. 2018): a pronoun and two names, with whether it means them. Spans are bytes.
type Snippet struct {
	ID, Text      string
	Pronoun, A, B casus.Span
	IsA, IsB      bool
}

// ReadGAP reads a file of GAP: tab-separated, offsets in characters.
func ReadGAP(r io.Reader) ([]Snippet, error) {
	c := csv.NewReader(r)
	c.Comma, c.LazyQuotes, c.FieldsPerRecord = '\t', true, -1
	rows, err := c.ReadAll()
	if err != nil {
		return nil, err
	}
	var out []Snippet
	for i, f := range rows {
		if i == 0 {
			continue
		}
		if len(f) < 10 {
			return nil, fmt.Errorf("gap: line %d: %d fields", i+1, len(f))
		}
		s := Snippet{ID: f[0], Text: f[1], IsA: f[6] == "TRUE", IsB: f[9] == "TRUE"}
		for _, at := range []struct {
			span         *casus.Span
			form, offset string
		}{{&s.Pronoun, f[2], f[3]}, {&s.A, f[4], f[5]}, {&s.B, f[7], f[8]}} {
			n, err := strconv.Atoi(at.offset)
			if err != nil {
				return nil, fmt.Errorf("gap: line %d: %w", i+1, err)
			}
			start := bytesOf(s.Text, n)
			*at.span = casus.Span{Start: start, End: start + len(at.form)}
			if at.span.End > len(s.Text) || at.span.In(s.Text) != at.form {
				return nil, fmt.Errorf("gap: line %d: %q does not stand at %d", i+1, at.form, n)
			}
		}
		out = append(out, s)
	}
	return out, nil
}

func bytesOf(s string, characters int) int {
	at := 0
	for ; characters > 0 && at < len(s); characters-- {
		_, n := utf8.DecodeRuneInString(s[at:])
		at += n
	}
	return at
}

// Together tells whether one chain holds the pronoun and a name at the span.
func Together(chains []casus.Chain, pronoun, name casus.Span) bool {
	for _, c := range chains {
		p, n := false, false
		for _, m := range c.Mentions {
			p = p || m.Span == pronoun
			n = n || m.Kind == "name" && m.Span.Overlaps(name)
		}
		if p && n {
			return true
		}
	}
	return false
}
