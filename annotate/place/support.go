package place

import (
	"math"
	"strings"
)

// The weights of what the other names of a report say for a reading by where they may lie themselves: towns that are told of together lie
// together, however many namesakes each of them has. Kept apart from the evidence for countries, which needs sure readings.
const (
	temperature   = 0.9 // of the scores, when they are read as chances
	leastChance   = 0.04
	fewest        = 8     // readings of a name that vote, the likeliest
	reachKm       = 100.0 // distance at which a vote counts half
	divisionKm    = 500.0 // the same between divisions of the first order
	supportWeight = 1.3   // of a doubling of the votes
	clusterWeight = 2.5   // of the share of all votes that are near
	heldVote      = 0.5   // of a division that holds the reading
	datelineVote  = 2.0
	sourceVote    = 1.5
	weakVote      = 0.6
	doubtVote     = 0.3
)

// chance is a reading of a group with how likely it is, and its point on the unit sphere.
type chance struct {
	*reading
	p       float64
	x, y, z float64
}

// voter is a group with its likely readings.
type voter struct {
	group   *group
	weight  float64
	chances []chance
}

// sphere is the point of a reading on the unit sphere.
func sphere(r *reading) (x, y, z float64) {
	const rad = math.Pi / 180
	lat, lon := r.Lat*rad, r.Lon*rad
	return math.Cos(lat) * math.Cos(lon), math.Cos(lat) * math.Sin(lon), math.Sin(lat)
}

// voters are the groups with their chances, as the scores stand now: towns and divisions, not countries and larger regions, which tell
// nothing of nearness.
func voters(groups []*group) []voter {
	var out []voter
	for _, g := range groups {
		if len(g.ranked) == 0 || len(out) == nearest {
			continue
		}
		v := voter{group: g, weight: g.weight()}
		total := 0.0
		for _, s := range g.ranked {
			total += math.Exp((s.score - g.ranked[0].score) / temperature)
		}
		for _, s := range g.ranked[:min(fewest, len(g.ranked))] {
			p := math.Exp((s.score-g.ranked[0].score)/temperature) / total
			if p < leastChance || !s.point || s.wide() {
				continue
			}
			c := chance{reading: s.reading, p: p}
			c.x, c.y, c.z = sphere(s.reading)
			v.chances = append(v.chances, c)
		}
		if len(v.chances) > 0 {
			out = append(out, v)
		}
	}
	return out
}

// wide tells whether a reading is too large for its point to say where things happen.
func (r *reading) wide() bool {
	switch r.class() {
	case "CONT", "RGN", "AREA", "SEA", "OCN", "GULF", "STM", "MTS", "DSRT":
		return true
	}
	return r.country()
}

// weight is how much a group's vote counts.
func (g *group) weight() float64 {
	if g.source {
		return sourceVote
	}
	w := 0.0
	for _, m := range g.mentions {
		switch {
		case m.dateline:
			w = max(w, datelineVote)
		case m.doubt:
			w = max(w, doubtVote)
		case m.weak:
			w = max(w, weakVote)
		default:
			w = max(w, 1)
		}
	}
	return w
}

// support is what the votes of others are worth for a reading, and how many there are near it.
func (g *group) support(r *reading, all []voter) (worth, votes float64) {
	if !r.point || r.wide() {
		return 0, 0
	}
	x, y, z := sphere(r)
	near, held, total := 0.0, 0.0, 0.0
	for i := range all {
		v := &all[i]
		if v.group == g {
			continue
		}
		total += v.weight
		best, inside := 0.0, 0.0
		for k := range v.chances {
			c := &v.chances[k]
			if c.index == r.index && c.ID == r.ID && !shortFor(g.mentions[0].key, v.group.mentions[0].key) {
				continue // "Rio de Janeiro" speaks for Rio, no other name of the same place does
			}
			switch {
			case c.class() == "ADM1" && r.class() == "ADM1": // states are told of together too
				if cos := x*c.x + y*c.y + z*c.z; cos > 0.96 {
					d := 6371 * math.Acos(min(1, cos)) / divisionKm
					inside = max(inside, heldVote*c.p/(1+d*d))
				}
			case c.class() == "ADM1" || r.class() == "ADM1":
				if c.reading.holds(r) || r.holds(c.reading) {
					inside = max(inside, heldVote*c.p)
				}
			default:
				cos := x*c.x + y*c.y + z*c.z
				if cos < 0.99 { // over 900 km
					continue
				}
				d := 6371 * math.Acos(min(1, cos)) / reachKm
				best = max(best, c.p/(1+d*d))
			}
		}
		near += v.weight * best
		held += v.weight * max(0, inside-best)
	}
	if total == 0 {
		return 0, 0
	}
	return supportWeight*math.Log2(1+near+held) + clusterWeight*near/total, near + held
}

// shortFor tells whether a name is a part of another one, by whole words.
func shortFor(short, long string) bool {
	return len(short) < len(long) && strings.Contains(" "+long+" ", " "+short+" ")
}
