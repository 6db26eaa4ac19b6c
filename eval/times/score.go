// Package times scores expressions of time against gold: strict and relaxed spans, type and TIMEX3 value, as TempEval-3 does (UzZaman
// and others 2013). It also reads TimeML documents.
package times

import (
	"fmt"
	"sort"

	"casus"
)

// Mention is one expression, of gold or of a record.
type Mention struct {
	Span      casus.Span
	Text      string
	Type      string
	Value     string
	Alt       []string // other values that count as right
	Debatable bool     // neither asked for nor counted against
}

// Counts are the sums behind the scores.
type Counts struct {
	Gold, System           int
	Strict, Relaxed        int
	Typed                  int // gold that states its type
	Type, Value, StrictVal int // right among the relaxed, right among the strict
	Errors                 []string
}

// Score matches the mentions of one text: exact spans first, then overlapping ones in text order, each at most once.
func (c *Counts) Score(id string, gold, system []Mention) {
	usedG, usedS := make([]bool, len(gold)), make([]bool, len(system))
	pairs := map[int]int{}
	for pass := 0; pass < 2; pass++ {
		for i, g := range gold {
			if usedG[i] {
				continue
			}
			for k, s := range system {
				if !usedS[k] && (pass == 0 && g.Span == s.Span || pass == 1 && g.Span.Overlaps(s.Span)) {
					usedG[i], usedS[k] = true, true
					pairs[i] = k
					break
				}
			}
		}
	}
	for i, g := range gold {
		k, ok := pairs[i]
		if g.Debatable {
			if ok {
				usedS[k] = true
				c.System--
			}
			continue
		}
		c.Gold++
		if g.Type != "" {
			c.Typed++
		}
		if !ok {
			c.Errors = append(c.Errors, fmt.Sprintf("%s %d missed %q %s", id, g.Span.Start, g.Text, g.Value))
			continue
		}
		s := system[k]
		c.Relaxed++
		right := s.Value == g.Value
		for _, a := range g.Alt {
			right = right || s.Value == a
		}
		if g.Span == s.Span {
			c.Strict++
			if right {
				c.StrictVal++
			}
		} else {
			c.Errors = append(c.Errors, fmt.Sprintf("%s %d span %q for %q", id, g.Span.Start, s.Text, g.Text))
		}
		if s.Type == g.Type {
			c.Type++
		} else if g.Type != "" {
			c.Errors = append(c.Errors, fmt.Sprintf("%s %d type %s for %s: %q", id, g.Span.Start, s.Type, g.Type, g.Text))
		}
		if right {
			c.Value++
		} else {
			c.Errors = append(c.Errors, fmt.Sprintf("%s %d value %s for %s: %q", id, g.Span.Start, s.Value, g.Value, g.Text))
		}
	}
	for k, s := range system {
		c.System++
		if !usedS[k] {
			c.Errors = append(c.Errors, fmt.Sprintf("%s %d extra %q %s", id, s.Span.Start, s.Text, s.Value))
		}
	}
}

// F1 is the harmonic mean of precision and recall of right answers.
func (c *Counts) F1(right int) (p, r, f float64) {
	if c.System > 0 {
		p = float64(right) / float64(c.System)
	}
	if c.Gold > 0 {
		r = float64(right) / float64(c.Gold)
	}
	if p+r > 0 {
		f = 2 * p * r / (p + r)
	}
	return p, r, f
}

// Lines are the scores, one a line.
func (c *Counts) Lines() []string {
	out := []string{fmt.Sprintf("expressions  gold %d  system %d", c.Gold, c.System)}
	for _, row := range []struct {
		name  string
		right int
	}{{"span strict", c.Strict}, {"span relaxed", c.Relaxed}, {"type", c.Type}, {"value", c.Value}, {"value strict", c.StrictVal}} {
		if row.name == "type" && c.Typed < c.Gold {
			continue // gold that does not state types
		}
		p, r, f := c.F1(row.right)
		out = append(out, fmt.Sprintf("%-12s P %.4f  R %.4f  F1 %.4f", row.name, p, r, f))
	}
	return out
}

// Of are the times of a record as mentions.
func Of(rec *casus.Record) []Mention {
	out := make([]Mention, 0, len(rec.Times))
	for _, t := range rec.Times {
		m := Mention{Span: t.Spans.Bounds(), Text: t.Text, Type: t.Type}
		if t.Value != nil {
			m.Value = *t.Value
		}
		out = append(out, m)
	}
	sort.Slice(out, func(i, j int) bool { return out[i].Span.Start < out[j].Span.Start })
	return out
}
