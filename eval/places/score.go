// Package places scores place mentions against gold: recognition with exact and overlapping spans, country, role, and the distance of the point
// where gold has one (accuracy within 161 km, as in Gritta and others 2018).
package places

import (
	"fmt"

	"casus"
)

// Mention is one place, of gold or of a record.
type Mention struct {
	Span      casus.Span
	Text      string
	Country   string
	Role      string
	GeonameID int      // 0 when unknown
	Lat, Lon  *float64 // nil when unknown
	Debatable bool     // neither asked for nor counted against

	// Countries and Roles are further values that count as right; in a gold mention that leaves a field open they hold "*".
	Countries, Roles []string
}

// Of are the places of a record.
func Of(rec *casus.Record) []Mention {
	var out []Mention
	for _, p := range rec.Places {
		m := Mention{Span: p.Spans.Bounds(), Text: p.Text, Country: p.Country, Role: p.Role, Lat: p.Lat, Lon: p.Lon}
		if p.GeonameID != nil {
			m.GeonameID = *p.GeonameID
		}
		out = append(out, m)
	}
	return out
}

// near is the distance in kilometres under which a point counts as right: 100 miles.
const near = 161

// Counts are the sums behind the scores.
type Counts struct {
	Gold, System   int
	Exact, Relaxed int
	Country, Role  int     // right among the relaxed
	All            int     // right in country and role, of all gold
	Points, Met    int     // gold with a point; found by their words
	Near           int     // of these, within 161 km or of the same geonameid
	IDs, ID        int     // gold with a geonameid; found with the same
	Placed         int     // gold with a point, found with one
	Kilometres     float64 // sum of the distances of those
	Errors         []string
}

// Score matches the places of one text: equal spans first, then overlapping ones in text order, each at most once.
func (c *Counts) Score(id string, gold, system []Mention) {
	usedG, usedS := make([]bool, len(gold)), make([]bool, len(system))
	pair := make([]int, len(gold))
	for i := range pair {
		pair[i] = -1
	}
	for pass := 0; pass < 2; pass++ {
		for i, g := range gold {
			for k, s := range system {
				if !usedG[i] && !usedS[k] && (pass == 0 && g.Span == s.Span || pass == 1 && g.Span.Overlaps(s.Span)) {
					usedG[i], usedS[k], pair[i] = true, true, k
				}
			}
		}
	}
	for i, g := range gold {
		k := pair[i]
		if g.Debatable {
			if k >= 0 {
				c.System--
			}
			continue
		}
		c.Gold++
		if g.Lat != nil {
			c.Points++
		}
		if g.GeonameID != 0 {
			c.IDs++
		}
		if k < 0 {
			c.errorf("%s %d missed %q (%s)", id, g.Span.Start, g.Text, g.Country)
			continue
		}
		c.pair(id, g, system[k])
	}
	c.System += len(system)
	for k, s := range system {
		if !usedS[k] {
			c.errorf("%s %d false %q (%s %s)", id, s.Span.Start, s.Text, s.Country, s.Role)
		}
	}
}

func (c *Counts) pair(id string, g, s Mention) {
	c.Relaxed++
	if g.Span == s.Span {
		c.Exact++
	} else {
		c.errorf("%s %d span %q for %q", id, g.Span.Start, s.Text, g.Text)
	}
	country, role := right(g.Country, s.Country, g.Countries), right(g.Role, s.Role, g.Roles)
	if country {
		c.Country++
	} else {
		c.errorf("%s %d country %q for %q: %q", id, g.Span.Start, s.Country, g.Country, g.Text)
	}
	if role {
		c.Role++
	} else {
		c.errorf("%s %d role %s for %s: %q", id, g.Span.Start, s.Role, g.Role, g.Text)
	}
	if country && role {
		c.All++
	}
	if g.GeonameID != 0 && g.GeonameID == s.GeonameID {
		c.ID++
	}
	if g.Lat == nil {
		return
	}
	c.Met++
	if s.Lat == nil {
		c.errorf("%s %d no point of %q", id, g.Span.Start, g.Text)
		return
	}
	km := kilometres(*g.Lat, *g.Lon, *s.Lat, *s.Lon)
	c.Placed++
	c.Kilometres += km
	if km <= near || g.GeonameID != 0 && g.GeonameID == s.GeonameID {
		c.Near++
	} else {
		c.errorf("%s %d point of %q %.0f km off (%d for %d)", id, g.Span.Start, g.Text, km, s.GeonameID, g.GeonameID)
	}
}

func right(gold, got string, others []string) bool {
	if gold == got {
		return true
	}
	for _, o := range others {
		if o == got || o == "*" {
			return true
		}
	}
	return false
}

func (c *Counts) errorf(format string, args ...any) {
	c.Errors = append(c.Errors, fmt.Sprintf(format, args...))
}

// Lines are the scores in print.
func (c *Counts) Lines() []string {
	out := []string{
		fmt.Sprintf("places: %d gold, %d found", c.Gold, c.System),
		"overlapping " + prf(c.Relaxed, c.System, c.Gold),
		"exact       " + prf(c.Exact, c.System, c.Gold),
		fmt.Sprintf("country %s, role %s of those found; country and role %s of all", share(c.Country, c.Relaxed), share(c.Role, c.Relaxed), share(c.All, c.Gold)),
	}
	if c.Points > 0 {
		out = append(out, fmt.Sprintf("point within %d km or same geonameid %s of %d, %s of those found; mean error %.0f km of %d; same geonameid %s of %d",
			near, share(c.Near, c.Points), c.Points, share(c.Near, c.Met), c.Kilometres/float64(max(1, c.Placed)), c.Placed, share(c.ID, c.IDs), c.IDs))
	}
	return out
}

func prf(right, system, gold int) string {
	p, r := ratio(right, system), ratio(right, gold)
	f := 0.0
	if p+r > 0 {
		f = 2 * p * r / (p + r)
	}
	return fmt.Sprintf("P %.3f R %.3f F1 %.3f", p, r, f)
}

func share(n, of int) string { return fmt.Sprintf("%.3f", ratio(n, of)) }

func ratio(n, of int) float64 {
	if of == 0 {
		return 0
	}
	return float64(n) / float64(of)
}
