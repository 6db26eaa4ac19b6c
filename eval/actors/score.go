// Package actors scores mentions of parties against gold: mentions found, and among those found the country, the sector and the
// party meant. Pronouns are left out: they are the chains' business.
package actors

import (
	"fmt"
	"math"
	"strings"

	"casus"
	"casus/eval/gold"
)

// Names decides questions of wording for the scorer.
type Names interface {
	Means(id, name string) bool   // whether a name is one of the party's
	Is(use, word string) bool     // whether a word stands in a list of the data
	Same(name, other string) bool // whether two names are written alike
}

// Counts are the sums behind the scores.
type Counts struct {
	Gold, System, Found    int
	Country, Sector, Party int // right among those found
	Named, NamedRight      int // gold names and offices found, and among them the party right
	Sampled                Resolved
	Errors                 []string
}

// minOverlap is the least share of words in common (Dice, in bytes) that makes two mentions one.
const minOverlap = 1.0 / 3

// Score matches the mentions of one text by overlap, best pairs first, each at most once; the parties of a joint mention ("the two
// sides") share one.
func (c *Counts) Score(it *gold.Item, record *casus.Record, names Names) {
	var system []casus.ActorMention
	for i := range record.Actors {
		for _, m := range record.Actors[i].Mentions {
			if m.Kind != "pronoun" && m.Kind != casus.Demonym && m.Kind != casus.Whereabouts {
				system = append(system, m)
			}
		}
	}
	used := make([]bool, len(system))
	for i := range it.Actors {
		g := &it.Actors[i]
		if names.Is("pronoun", strings.ToLower(g.Text)) {
			continue
		}
		best, score := -1, minOverlap
		for k := range system {
			if s := overlap(g.At, system[k].Spans.Bounds()); s > score && (!used[k] || g.Joint) {
				best, score = k, s
			}
		}
		if best >= 0 {
			used[best] = true
		}
		if g.Debatable {
			continue
		}
		c.Gold++
		if best < 0 {
			c.Errors = append(c.Errors, fmt.Sprintf("%s missed %q (%s) in %q", it.ID, g.Text, g.Code, it.Text))
			continue
		}
		c.found(it, g, &system[best], names)
	}
	for k := range system {
		c.System++
		if !used[k] {
			c.Errors = append(c.Errors, fmt.Sprintf("%s extra %q (%s, %s) in %q", it.ID, system[k].Text, system[k].Actor, system[k].Basis, it.Text))
		}
	}
}

// overlap is the Dice measure of two ranges of bytes.
func overlap(a, b casus.Span) float64 {
	common := min(a.End, b.End) - max(a.Start, b.Start)
	if common <= 0 {
		return 0
	}
	return 2 * float64(common) / float64(a.Len()+b.Len())
}

func (c *Counts) found(it *gold.Item, g *gold.Actor, m *casus.ActorMention, names Names) {
	c.Found++
	code := strings.Fields(g.Code)
	if len(code) == 0 {
		code = []string{""}
	}
	country := m.Country == code[0] || code[0] == "UNK" && m.Country == "" || g.Accepts("code", code[0], m.Country)
	sector := country && (len(code) == 1 || contains(code[1:], m.Sector))
	member := g.Joint && contains(m.Members, g.Actor)
	if g.Joint {
		country, sector = member, member
	}
	party := sector
	named := strings.Count(g.Actor, ":") != 1 // a state, or a party with a name of its own
	if named {
		party = member || m.Actor == g.Actor || g.Accepts("actor", g.Actor, m.Actor) || names.Same(m.Name, g.Name) || names.Means(m.Actor, g.Name)
		c.Named++
		if party {
			c.NamedRight++
		}
	}
	for _, r := range []struct {
		right bool
		sum   *int
	}{{country, &c.Country}, {sector, &c.Sector}, {party, &c.Party}} {
		if r.right {
			*r.sum++
		}
	}
	if !party {
		c.Errors = append(c.Errors, fmt.Sprintf("%s read %q as %s (%s %s, %s), gold %s %q in %q", it.ID, m.Text, m.Actor, m.Country, m.Sector, m.Basis, g.Code, g.Name, it.Text))
	}
}

func contains(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}

// Lines are the scores, one a line.
func (c *Counts) Lines() []string {
	if c.Gold == 0 && c.Sampled.Gold > 0 {
		return c.Sampled.lines()
	}
	share := func(n, of int) float64 { return float64(n) / math.Max(float64(of), 1) }
	p, r := share(c.Found, c.System), share(c.Found, c.Gold)
	return append([]string{
		fmt.Sprintf("actors       gold %d  system %d", c.Gold, c.System),
		fmt.Sprintf("mentions     P %.4f  R %.4f  F1 %.4f", p, r, 2*p*r/math.Max(p+r, 1e-9)),
		fmt.Sprintf("among those found: country %.4f  country and sector %.4f  party %.4f  (of %d named %.4f)",
			share(c.Country, c.Found), share(c.Sector, c.Found), share(c.Party, c.Found), c.Named, share(c.NamedRight, c.Named)),
	}, c.Sampled.lines()...)
}
