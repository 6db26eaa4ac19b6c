package place

// nearest bounds the names that vote on where the others lie, so that the work stays linear in the report.
const nearest = 64

// evidence is what the sure readings and the demonyms of a report say of countries, laid out so that a group can leave out what
// it said itself.
type evidence struct {
	total  float64
	shares map[string]float64
	states divisions
	own    map[*group]saying // what a group put into the share of its country
	at     map[spot]speaker
}

// saying is the weight that a group gives its country.
type saying struct {
	country string
	weight  float64
}

// spot is a country in a sentence.
type spot struct {
	code     string
	sentence int
}

// speaker is who speaks for a spot: one group, nil for a demonym, or several.
type speaker struct {
	first *group
	more  bool
}

// gather lays anchors out.
func gather(anchors []anchor) *evidence {
	e := &evidence{shares: map[string]float64{}, states: divisions{shares: map[string]float64{}, own: map[*group]saying{}}, own: map[*group]saying{}, at: map[spot]speaker{}}
	for _, a := range anchors {
		e.total += a.weight
		e.states.gather(a)
		e.shares[a.country] += a.weight
		if a.group != nil {
			e.own[a.group] = saying{a.country, e.own[a.group].weight + a.weight}
		}
		e.say(spot{a.country, a.sentence}, a.group)
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

// divisions is what the sure readings say of divisions of the first order: a report on Mississippi means its Cleveland.
type divisions struct {
	total  float64
	shares map[string]float64
	own    map[*group]saying
}

func (d *divisions) gather(a anchor) {
	if a.reading == nil || a.reading.Admin1 == "" {
		return
	}
	d.total += a.weight
	d.shares[a.reading.Admin1] += a.weight
	d.own[a.group] = saying{a.reading.Admin1, d.own[a.group].weight + a.weight}
}

// share is the part of what others say of divisions that is for the one of a reading.
func (d *divisions) share(r *reading, g *group) float64 {
	own := d.own[g]
	total := d.total - own.weight
	if r.Admin1 == "" || total <= 0 {
		return 0
	}
	s := d.shares[r.Admin1]
	if own.country == r.Admin1 {
		s -= own.weight
	}
	return max(0, s) / total
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
	c := shareWeight*share + stateWeight*e.states.share(r, g)
	same, beside := false, false
	for _, m := range g.mentions {
		if r.Country != "" && share > 0 && !same {
			same = e.heard(spot{r.Country, m.sentence}, g)
			beside = beside || e.heard(spot{r.Country, m.sentence - 1}, g) || e.heard(spot{r.Country, m.sentence + 1}, g)
		}
	}
	switch {
	case same:
		c += sentenceBonus
	case beside:
		c += besideBonus
	}
	if share == 0 && !r.hand && !r.capital() && (r.Population < smallTown || r.alternate && r.Population < 50*smallTown) {
		c -= strangerMalus
	}
	return c
}
