package actors

import (
	"fmt"
	"math"
	"strings"

	"casus"
	"casus/eval/gold"
)

// Resolved are the sums of a sample of parties: who is meant, whatever else the report names.
type Resolved struct {
	Gold  int // mentions of the sample
	Found int
	Right int // led to the party meant: an entry, an organ of a state, or the country and sector of a nameless group
	Coded int // not led there, but given the right country and sector
}

// Sample scores the mentions of a sampled text that are annotated. A mention may be one that the record lists as demonym or place: what
// the coders make of it is the same party.
func (c *Counts) Sample(it *gold.Item, record *casus.Record, names Names) {
	for i := range it.Parties {
		g := &it.Parties[i]
		c.Sampled.Gold++
		var best *casus.ActorMention
		score := minOverlap
		for k := range record.Actors {
			for n := range record.Actors[k].Mentions {
				m := &record.Actors[k].Mentions[n]
				if s := overlap(g.At, m.Spans.Bounds()); s > score && m.Kind != "pronoun" {
					best, score = m, s
				}
				if b := m.Spans.Bounds(); best == nil && b.Start <= g.At.Start && b.End == g.At.End && m.Kind != "pronoun" {
					best = m // a long title before the name
				}
			}
		}
		if best == nil {
			c.Errors = append(c.Errors, fmt.Sprintf("%s missed %q (%s %s) in %q", it.ID, g.Text, g.Code, g.Name, it.Text))
			continue
		}
		c.Sampled.Found++
		if resolved(g, best, names) {
			c.Sampled.Right++
			continue
		}
		code := strings.Fields(g.Code)
		if len(code) > 0 && best.Country == code[0] && (len(code) == 1 || best.Sector == code[1]) {
			c.Sampled.Coded++
		}
		c.Errors = append(c.Errors, fmt.Sprintf("%s read %q as %s (%s %s, %s), gold %s %q in %q", it.ID, best.Text, best.Actor, best.Country, best.Sector, best.Basis, g.Code, g.Name, it.Text))
	}
}

// resolved reports whether a mention leads to the party of gold: by id, by name, or for a party without a name by country and sector. A
// name that only the report knows is no resolution.
func resolved(g *gold.Actor, m *casus.ActorMention, names Names) bool {
	switch {
	case g.Name == "":
		return g.Accepts("actor", g.Actor, m.Actor) || g.Accepts("actor", g.Actor, strings.Trim(m.Country+":"+m.Sector, ":"))
	case m.Provisional:
		return false
	case g.Actor != "" && g.Accepts("actor", g.Actor, m.Actor):
		return true
	}
	return names.Means(m.Actor, g.Name) || names.Same(m.Name, g.Name)
}

func (r *Resolved) lines() []string {
	if r.Gold == 0 {
		return nil
	}
	of := math.Max(float64(r.Gold), 1)
	return []string{fmt.Sprintf("sample       %d parties: found %.4f  resolved rightly %.4f  else with the right country and sector %.4f", r.Gold,
		float64(r.Found)/of, float64(r.Right)/of, float64(r.Coded)/of)}
}
