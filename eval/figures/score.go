// Package figures scores figures against gold: spans, and among the figures found value, unit, bound, delta and stage.
package figures

import (
	"fmt"
	"math"
	"strings"

	"casus"
	"casus/eval/gold"
)

// Fields are the fields scored among the figures found.
var Fields = []string{"value", "unit", "bound", "delta", "stage"}

// Counts are the sums behind the scores.
type Counts struct {
	Gold, System    int
	Strict, Relaxed int
	Right           map[string]int // by field
	All             int            // value, unit and bound right
	Errors          []string
}

// Score matches the figures of one text: exact spans first, then overlapping ones, each at most once.
func (c *Counts) Score(it *gold.Item, system []casus.Figure) {
	if c.Right == nil {
		c.Right = map[string]int{}
	}
	used := make([]bool, len(system))
	match := make([]int, len(it.Figures))
	for i := range match {
		match[i] = -1
	}
	for pass := 0; pass < 2; pass++ {
		for i := range it.Figures {
			for k := range system {
				at := system[k].Spans.Bounds()
				if match[i] < 0 && !used[k] && (pass == 0 && at == it.Figures[i].At || pass == 1 && at.Overlaps(it.Figures[i].At)) {
					match[i], used[k] = k, true
				}
			}
		}
	}
	for i := range it.Figures {
		g := &it.Figures[i]
		if g.Debatable {
			if match[i] >= 0 {
				c.System--
			}
			continue
		}
		c.Gold++
		if match[i] < 0 {
			c.Errors = append(c.Errors, fmt.Sprintf("%s missed %q in %q", it.ID, g.Text, it.Text))
			continue
		}
		c.found(it, g, &system[match[i]])
	}
	for k := range system {
		c.System++
		if !used[k] {
			c.Errors = append(c.Errors, fmt.Sprintf("%s extra %q (%s %s) in %q", it.ID, system[k].Text, value(system[k].Low, system[k].High), system[k].Unit, it.Text))
		}
	}
}

func (c *Counts) found(it *gold.Item, g *gold.Figure, s *casus.Figure) {
	c.Relaxed++
	if s.Spans.Bounds() == g.At {
		c.Strict++
	} else {
		c.Errors = append(c.Errors, fmt.Sprintf("%s span %q for %q in %q", it.ID, s.Text, g.Text, it.Text))
	}
	all := true
	for _, f := range [][3]string{
		{"value", value(g.Low, g.High), value(s.Low, s.High)}, {"unit", g.Unit, s.Unit}, {"bound", g.Bound, s.Bound}, {"delta", g.Delta, s.Delta}, {"stage", g.Stage, s.Stage},
	} {
		if g.Accepts(f[0], f[1], f[2]) || f[0] == "value" && (g.Accepts("low", f[1], f[2]) || closeTo(g, s)) {
			c.Right[f[0]]++
			continue
		}
		all = all && (f[0] == "delta" || f[0] == "stage")
		c.Errors = append(c.Errors, fmt.Sprintf("%s %s %s for %s: %q in %q", it.ID, f[0], f[2], f[1], g.Text, it.Text))
	}
	if all {
		c.All++
	}
}

// closeTo allows for rounding.
func closeTo(g *gold.Figure, s *casus.Figure) bool {
	same := func(a, b *float64) bool {
		return a == nil && b == nil || a != nil && b != nil && math.Abs(*a-*b) <= 1e-3*math.Max(math.Abs(*a), 1)
	}
	return same(g.Low, s.Low) && same(g.High, s.High)
}

func value(low, high *float64) string {
	text := func(p *float64) string {
		if p == nil {
			return ""
		}
		return strings.TrimSuffix(strings.TrimRight(fmt.Sprintf("%.3f", *p), "0"), ".")
	}
	return text(low) + ".." + text(high)
}

// Lines are the scores, one a line.
func (c *Counts) Lines() []string {
	out := []string{fmt.Sprintf("figures      gold %d  system %d", c.Gold, c.System)}
	row := func(name string, right int) {
		p, r := float64(right)/math.Max(float64(c.System), 1), float64(right)/math.Max(float64(c.Gold), 1)
		f := 0.0
		if p+r > 0 {
			f = 2 * p * r / (p + r)
		}
		out = append(out, fmt.Sprintf("%-12s P %.4f  R %.4f  F1 %.4f", name, p, r, f))
	}
	row("span strict", c.Strict)
	row("span relaxed", c.Relaxed)
	row("value+unit", c.All)
	for _, f := range Fields {
		out = append(out, fmt.Sprintf("%-12s %.4f of those found", f, float64(c.Right[f])/math.Max(float64(c.Relaxed), 1)))
	}
	return out
}
