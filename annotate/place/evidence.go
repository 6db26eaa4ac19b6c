package place

// nearest bounds the sure readings that distances are measured to, so that the work stays linear in the report.
const nearest = 64

// evidence is what the sure readings and the demonyms of a report say of countries and divisions, laid out so that a group can leave out what
// it said itself.
type evidence struct {
	total  float64
	shares map[string]float64
	own    map[*group]saying // what a group put into the share of its country
	at     map[spot]speaker
	points []anchor // sure towns, one a group, in order of first mention, at most nearest
}

// saying is the weight that a group gives its country.
type saying struct {
	country string
	weight  float64
}

// spot is a country or division in a sentence, or in the report where sentence is anywhere.
type spot struct {
	code     string
	sentence int
}

const anywhere = -1

// speaker is who speaks for a spot: one group, nil for a demonym, or several.
type speaker struct {
	first *group
	more  bool
}

// gather lays anchors out.
func gather(anchors []anchor) *evidence {
	e := &evidence{shares: map[string]float64{}, own: map[*group]saying{}, at: map[spot]speaker{}}
	var last *group
	for _, a := range anchors {
		e.total += a.weight
		e.shares[a.country] += a.weight
		if a.group != nil {
			e.own[a.group] = saying{a.country, e.own[a.group].weight + a.weight}
		}
		e.say(spot{a.country, a.sentence}, a.group)
		o := a.reading
		if o == nil || o.country() || o.hand {
			continue
		}
		if o.Admin1 != "" {
			e.say(spot{o.Admin1, a.sentence}, a.group)
			e.say(spot{o.Admin1, anywhere}, a.group)
		}
		if a.group != last && o.point && len(e.points) < nearest {
			e.points = append(e.points, a)
			last = a.group
		}
	}
	return e
}

func (e *evidence) say(s spot, g *group) {
	x, ok := e.at[s]
	switch {
	case !ok:
		e.at[s] = speaker{first: g}
	case x.first != g || g == nil:
		x.more = true
		e.at[s] = x
	}
}

// heard tells whether somebody other than the group speaks for a spot.
func (e *evidence) heard(s spot, g *group) bool {
	x, ok := e.at[s]
	return ok && (x.first != g || x.more)
}

// share is the part of the evidence of others that is for a country.
func (e *evidence) share(country string, g *group) float64 {
	own := e.own[g]
	total := e.total - own.weight
	if total <= 0 {
		return 0
	}
	s := e.shares[country]
	if own.country == country {
		s -= own.weight
	}
	return max(0, s) / total
}

// context is what the rest of the report says for a reading.
func (g *group) context(r *reading, e *evidence) float64 {
	if e == nil || e.total-e.own[g].weight <= 0 {
		return 0
	}
	share := 0.0
	if r.Country != "" {
		share = e.share(r.Country, g)
	}
	c := shareWeight * share
	same, beside, here := false, false, false
	for _, m := range g.mentions {
		if r.Country != "" && share > 0 && !same {
			same = e.heard(spot{r.Country, m.sentence}, g)
			beside = beside || e.heard(spot{r.Country, m.sentence - 1}, g) || e.heard(spot{r.Country, m.sentence + 1}, g)
		}
		here = here || r.Admin1 != "" && e.heard(spot{r.Admin1, m.sentence}, g)
	}
	switch {
	case same:
		c += sentenceBonus
	case beside:
		c += besideBonus
	}
	if r.Admin1 != "" && e.heard(spot{r.Admin1, anywhere}, g) {
		c += adminBonus
	}
	if here {
		c += adminHere
	}
	if r.point && !r.hand {
		for _, o := range e.points {
			if o.group != g && distance(o.reading, r) < nearKm {
				c += nearBonus
				break
			}
		}
	}
	if share == 0 && !r.hand && !r.capital() && (r.Population < smallTown || r.alternate && r.Population < 50*smallTown) {
		c -= strangerMalus
	}
	return c
}
