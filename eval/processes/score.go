// Package processes scores processes against gold: one row for a kind and its parties, with its status and number. Parties are compared as what
// they count for: a ministry is its country.
package processes

import (
	"fmt"
	"slices"
	"strings"

	"casus"
	"casus/eval/gold"
)

// Counts are the sums over all items. Found rows have the kind and the parties; Status and Rounds count those of them that are right.
type Counts struct {
	Gold, Predicted, Found, Status int
	Numbered, Rounds               int // gold rows with a number, and those found with it
	Errors                         []string
}

// Score adds one item.
func (c *Counts) Score(it *gold.Item, rec *casus.Record) {
	used := make([]bool, len(rec.Processes))
	for i := range it.Processes {
		g := &it.Processes[i]
		c.Gold++
		if g.Rounds > 0 {
			c.Numbered++
		}
		hit := -1
		for k := range rec.Processes {
			if p := &rec.Processes[k]; !used[k] && p.Kind == g.Kind && sameParties(g.Parties, p.Parties) && (hit < 0 || g.Accepts("status", g.Status, p.Status)) {
				hit = k
			}
		}
		if hit < 0 {
			c.Errors = append(c.Errors, fmt.Sprintf("%s missed %s %v %s: %q gives %s", it.ID, g.Kind, g.Parties, g.Status, it.Text, rows(rec)))
			continue
		}
		used[hit] = true
		c.Found++
		p := &rec.Processes[hit]
		if g.Accepts("status", g.Status, p.Status) {
			c.Status++
		} else {
			c.Errors = append(c.Errors, fmt.Sprintf("%s is %s, gold %s: %q", it.ID, p.Status, g.Status, it.Text))
		}
		switch {
		case g.Rounds == 0:
		case p.Rounds != nil && *p.Rounds == g.Rounds:
			c.Rounds++
		default:
			c.Errors = append(c.Errors, fmt.Sprintf("%s has not number %d: %q", it.ID, g.Rounds, it.Text))
		}
	}
	for k := range rec.Processes {
		c.Predicted++
		if !used[k] {
			c.Errors = append(c.Errors, fmt.Sprintf("%s wrong: %q gives %s", it.ID, it.Text, rows(rec)))
		}
	}
}

func sameParties(gold []string, refs []casus.ActorRef) bool {
	var got []string
	for i := range refs {
		if h := refs[i].Holder(); !slices.Contains(got, h) {
			got = append(got, h)
		}
	}
	want := slices.Clone(gold)
	slices.Sort(got)
	slices.Sort(want)
	return slices.Equal(got, want)
}

func rows(rec *casus.Record) string {
	var out []string
	for i := range rec.Processes {
		p := &rec.Processes[i]
		s := p.Kind + " " + p.Status
		for j := range p.Parties {
			s += " " + p.Parties[j].Actor
		}
		out = append(out, s)
	}
	return "[" + strings.Join(out, ", ") + "]"
}

// Lines are the scores.
func (c *Counts) Lines() []string {
	p, r := ratio(c.Found, c.Predicted), ratio(c.Found, c.Gold)
	f := 0.0
	if p+r > 0 {
		f = 2 * p * r / (p + r)
	}
	return []string{
		fmt.Sprintf("processes  gold %3d  predicted %3d  found %3d  P %5.1f  R %5.1f  F1 %5.1f", c.Gold, c.Predicted, c.Found, p, r, f),
		fmt.Sprintf("status     right in %d of %d found", c.Status, c.Found),
		fmt.Sprintf("number     right in %d of %d", c.Rounds, c.Numbered),
	}
}

func ratio(a, b int) float64 {
	if b == 0 {
		return 0
	}
	return 100 * float64(a) / float64(b)
}
