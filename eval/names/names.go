// Package names scores named entities: a name is right when its span and its type are.
package names

import (
	"fmt"

	"casus"
)

// Name is a name of either side.
type Name struct {
	casus.Span
	Text, Type string
	Spans      []casus.Span // further spans that count as right
	Types      []string     // further types that count as right; "*" accepts any
	Debatable  bool         // right when found, no miss when not
}

// Counts sums up reports.
type Counts struct {
	Types  map[string]*Count
	Spans  Count // spans right, whatever the type
	Errors []string
}

// Count are the names of one type. Gold counts what should be found, Found what was.
type Count struct{ Gold, Found, Right int }

// Order is the order of the types in print.
var Order = []string{"PER", "ORG", "LOC", "NORP", "FAC", "MISC"}

// PRF are precision, recall and F1 in percent.
func (c Count) PRF() (p, r, f float64) {
	if c.Found > 0 {
		p = 100 * float64(c.Right) / float64(c.Found)
	}
	if c.Gold > 0 {
		r = 100 * float64(c.Right) / float64(c.Gold)
	}
	if p+r > 0 {
		f = 2 * p * r / (p + r)
	}
	return p, r, f
}

// Score compares the names of one report.
func (c *Counts) Score(id string, gold, found []Name) {
	if c.Types == nil {
		c.Types = map[string]*Count{}
	}
	taken := make([]bool, len(gold))
	for _, f := range found {
		best := -1
		for i, g := range gold {
			if !taken[i] && g.at(f.Span) && (best < 0 || g.is(f.Type)) {
				best = i
			}
		}
		if best < 0 {
			c.of(f.Type).Found++
			c.Spans.Found++
			c.Errors = append(c.Errors, fmt.Sprintf("%s: %s %q is no name here", id, f.Type, f.Text))
			continue
		}
		g := gold[best]
		taken[best] = true
		if g.Debatable {
			continue
		}
		c.Spans.Found++
		c.Spans.Right++
		if g.is(f.Type) {
			k := c.of(g.Type)
			k.Found++
			k.Right++
			continue
		}
		c.of(f.Type).Found++
		c.Errors = append(c.Errors, fmt.Sprintf("%s: %q is %s, not %s", id, f.Text, g.Type, f.Type))
	}
	for i, g := range gold {
		if g.Debatable {
			continue
		}
		c.of(g.Type).Gold++
		c.Spans.Gold++
		if !taken[i] {
			c.Errors = append(c.Errors, fmt.Sprintf("%s: %s %q not found", id, g.Type, g.Text))
		}
	}
}

func (g *Name) at(s casus.Span) bool {
	if g.Span == s {
		return true
	}
	for _, o := range g.Spans {
		if o == s {
			return true
		}
	}
	return false
}

func (g *Name) is(kind string) bool {
	if g.Type == kind {
		return true
	}
	for _, t := range g.Types {
		if t == kind || t == "*" {
			return true
		}
	}
	return false
}

func (c *Counts) of(kind string) *Count {
	k := c.Types[kind]
	if k == nil {
		k = &Count{}
		c.Types[kind] = k
	}
	return k
}

// All are the names of all types.
func (c *Counts) All() Count {
	var sum Count
	for _, k := range c.Types {
		sum.Gold += k.Gold
		sum.Found += k.Found
		sum.Right += k.Right
	}
	return sum
}

// Lines are the scores as printed.
func (c *Counts) Lines() []string {
	line := func(name string, k Count) string {
		p, r, f := k.PRF()
		return fmt.Sprintf("%-6s P %6.2f R %6.2f F1 %6.2f (%d of %d gold, %d found)", name, p, r, f, k.Right, k.Gold, k.Found)
	}
	out := []string{line("all", c.All()), line("spans", c.Spans)}
	for _, t := range Order {
		if k := c.Types[t]; k != nil {
			out = append(out, line(t, *k))
		}
	}
	return out
}
