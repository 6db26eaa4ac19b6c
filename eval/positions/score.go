// Package positions scores positions against gold: who holds what on which issue, and what it was before. Holders are compared as what they
// count for: a minister is his country.
package positions

import (
	"fmt"
	"strings"

	"casus"
	"casus/eval/gold"
)

// Counts are the sums over all items.
type Counts struct {
	Gold, Predicted, Right int
	Shifts, Said, Kept     int // gold rows that moved, predicted ones, and those right in what they moved from
	Errors                 []string
}

// Score adds one item. A row is right when holder, issue and stance are.
func (c *Counts) Score(it *gold.Item, rec *casus.Record) {
	used := make([]bool, len(rec.Positions))
	for i := range it.Positions {
		g := &it.Positions[i]
		c.Gold++
		if g.ShiftFrom != "" {
			c.Shifts++
		}
		hit := -1
		for k := range rec.Positions {
			p := &rec.Positions[k]
			if !used[k] && p.Actor.Holder() == g.Actor && (g.Issue == "" || p.Issue == g.Issue) && g.Accepts("stance", g.Stance, p.Stance) {
				hit = k
				break
			}
		}
		if hit < 0 {
			c.Errors = append(c.Errors, fmt.Sprintf("%s missed %s %s %s: %q gives %s", it.ID, g.Actor, g.Issue, g.Stance, it.Text, rows(rec)))
			continue
		}
		used[hit] = true
		c.Right++
		switch from := rec.Positions[hit].ShiftFrom; {
		case from != nil && *from == g.ShiftFrom:
			c.Kept++
		case g.ShiftFrom != "":
			c.Errors = append(c.Errors, fmt.Sprintf("%s not moved from %s: %q", it.ID, g.ShiftFrom, it.Text))
		}
	}
	for k := range rec.Positions {
		c.Predicted++
		if rec.Positions[k].ShiftFrom != nil {
			c.Said++
		}
		if !used[k] {
			c.Errors = append(c.Errors, fmt.Sprintf("%s wrong: %q gives %s", it.ID, it.Text, rows(rec)))
		}
	}
}

func rows(rec *casus.Record) string {
	var out []string
	for i := range rec.Positions {
		p := &rec.Positions[i]
		out = append(out, p.Actor.Holder()+" "+p.Issue+" "+p.Stance)
	}
	return "[" + strings.Join(out, ", ") + "]"
}

// Lines are the scores.
func (c *Counts) Lines() []string {
	return []string{
		"positions  " + line(c.Gold, c.Predicted, c.Right),
		"shifts     " + line(c.Shifts, c.Said, c.Kept),
	}
}

func line(gold, predicted, right int) string {
	p, r := ratio(right, predicted), ratio(right, gold)
	f := 0.0
	if p+r > 0 {
		f = 2 * p * r / (p + r)
	}
	return fmt.Sprintf("gold %3d  predicted %3d  right %3d  P %5.1f  R %5.1f  F1 %5.1f", gold, predicted, right, p, r, f)
}

func ratio(a, b int) float64 {
	if b == 0 {
		return 0
	}
	return 100 * float64(a) / float64(b)
}
