package place

import (
	"math"
	"slices"
	"sort"
	"strings"
)

// Weights of the evidence for a reading, in the unit of one tenfold of population times sizeWeight. Set on the development half of the
// own sentences and reports.
const (
	sizeWeight     = 0.8
	renownWeight   = 0.3 // of a doubling of the names it has in all languages
	capitalBonus   = 1.0
	provinceMalus  = -0.6 // provinces come without renown
	countyMalus    = 0.3
	twinMalus      = 1.5
	nearTwin       = 100.0
	alternateMalus = 0.8
	countryPrior   = 8.5
	handPrior      = 8.0
	typeBonus      = 2.0
	typeMalus      = 2.0
	shareWeight    = 1.5 // of the report's evidence that speaks for the country
	stateWeight    = 0.8 // the same for its division of the first order
	sentenceBonus  = 1.2 // evidence for the country in the same sentence
	besideBonus    = 0.5 // or in the one before or behind
	parallelWeight = 1.0 // of the share of its neighbours in enumerations that are of its kind
	worldWeight    = 1.6 // the same for capitals and cities of millions beside one another
	metropolis     = 1_000_000
	paperBonus     = 4.0   // times the country's share, of the town that the outlet is called after
	sourceWeight   = 0.3   // of the place in the outlet's name
	datelineWeight = 2.0   // of the places of the dateline, against 0.7 for other towns and 1 for countries
	strangerMalus  = 1.5   // a small place of a country that nothing else speaks for
	smallTown      = 15000 // inhabitants
	hamlet         = 5000
	knownTown      = 100000 // whose lesser names are believed without a word of its country, where nobody else has them
	sureMargin     = 1.3    // between the best two readings of a name that may speak for others
	openMargin     = 0.3    // under which a name stays open, when nothing in the report decides
	sameKm         = 161.0  // readings nearer than this are one place for the margin
	fewVotes       = 0.25   // of places near by, under which a street says nothing of the town it is called after
	holdKm         = 300.0
	dominantShare  = 0.7
)

// scored is a reading with its score; context is the part that the report gives.
type scored struct {
	*reading
	score, context float64
	votes          float64 // of places near by
}

// group is all mentions of one name that are read alike: one sense per report.
type group struct {
	mentions []*mention
	sure     *reading
	ranked   []scored
	top      *reading // the likeliest one of the round before
	source   bool     // named by the outlet, not by the report
}

// anchor is a sure reading, or a demonym, that speaks for the country of others.
type anchor struct {
	sentence int
	weight   float64
	country  string
	reading  *reading // nil for a demonym
	group    *group
}

// resolve chooses the readings.
func (d *document) resolve() {
	groups := append(d.groups(), d.outlet()...)
	for _, g := range groups {
		g.rank(d, nil, nil)
	}
	for round := 0; round < 6; round++ {
		votes := voters(groups)
		for _, g := range groups {
			g.top = nil
			if len(g.ranked) > 0 {
				g.top = g.ranked[0].reading
			}
		}
		var e *evidence
		if round > 0 { // the first round looks at nearness alone: a famous namesake is sure of itself until its neighbours have spoken
			e = gather(d.anchors(groups))
		}
		for _, g := range groups {
			g.rank(d, e, votes)
		}
	}
	d.survey(d.anchors(groups))
	for _, g := range groups {
		for _, m := range g.mentions {
			d.settle(g, m)
		}
	}
	d.dropWeak(groups)
}

// groups puts mentions of one name together, unless what stands around them asks for different kinds or holders.
func (d *document) groups() []*group {
	at := map[string]*group{}
	var out []*group
	for _, m := range d.mentions {
		k := m.key + "|" + m.facility
		for _, t := range m.types {
			k += "|" + t
		}
		g := at[k]
		if g == nil || m.within != nil && g.mentions[0].within != nil && g.mentions[0].within.key != m.within.key {
			g = &group{}
			at[k] = g
			out = append(out, g)
		}
		g.mentions = append(g.mentions, m)
		m.group = g
	}
	return out
}

// rank scores the readings of a group.
func (g *group) rank(d *document, e *evidence, votes []voter) {
	g.ranked = g.ranked[:0]
	inside := map[string]float64{}
	heed := !g.mentions[0].certain()
	for _, r := range g.mentions[0].readings {
		for _, c := range g.mentions[0].country {
			heed = heed || r.Country == c
		}
	}
	for _, r := range g.mentions[0].readings {
		s := scored{reading: r, score: r.prior()}
		for _, m := range g.mentions {
			if heed && !m.speaksOf(r) || !m.natural(r) || !m.allows(r) {
				s.score = math.Inf(-1)
			}
		}
		if math.IsInf(s.score, -1) {
			continue
		}
		s.score += g.mentions[0].typed(r)
		if g.mentions[0].twin(r) {
			s.score -= twinMalus
		}
		s.context = g.context(r, e)
		worth := 0.0
		if votes != nil {
			worth, s.votes = g.support(r, votes)
			s.context += worth
		}
		if e != nil && d.papers[g.mentions[0].key] && s.context > 0 {
			s.context += paperBonus * e.share(r.Country, g)
		}
		if votes != nil {
			kind, world := g.parallel(r)
			s.context += parallelWeight*kind + worldWeight*world
		}
		s.score += s.context
		g.ranked = append(g.ranked, s)
		inside[r.Country] = max(inside[r.Country], worth)
	}
	for i := range g.ranked { // what speaks for the city of Panama speaks for the country of Panama too
		if s := &g.ranked[i]; s.country() {
			s.context += inside[s.Country]
			s.score += inside[s.Country]
		}
	}
	sort.SliceStable(g.ranked, func(i, j int) bool { return g.ranked[i].score > g.ranked[j].score })
	g.sure = nil
	if len(g.ranked) > 0 && (g.margin() >= sureMargin || g.ranked[0].hand && g.margin() > 0.8) {
		g.sure = g.ranked[0].reading
	}
}

// parallel is the share of the neighbours in enumerations whose likeliest reading is of the same kind: "New York, Michigan and Ohio" are states,
// "New York, London and Tokyo" cities, and of the world.
func (g *group) parallel(r *reading) (kind, world float64) {
	same, large, all := 0.0, 0.0, 0.0
	for _, m := range g.mentions {
		for _, o := range m.listed {
			if o.group == nil || o.group == g || o.group.top == nil {
				continue
			}
			all++
			if manner(o.group.top) == manner(r) {
				same++
			}
			if o.group.top.metropolis() && r.metropolis() {
				large++
			}
		}
	}
	if all == 0 {
		return 0, 0
	}
	return same / all, large / all
}

// metropolis tells a capital or a city of millions, which is told of beside others far away.
func (r *reading) metropolis() bool {
	return r.city() && !r.alternate && (r.capital() || r.Population >= metropolis)
}

// manner is the kind of a reading as enumerations keep to it.
func manner(r *reading) string {
	switch {
	case r.country():
		return "country"
	case r.city():
		return "city"
	case r.class() == "ADM1" || r.class() == "ADM2":
		return r.class()
	}
	return r.Feature[:1]
}

// prior is what a reading is worth before the report is looked at.
func (r *reading) prior() float64 {
	p := sizeWeight * math.Log10(float64(r.Population)+10)
	renown := renownWeight * math.Log2(1+float64(r.Names))
	if r.alternate {
		renown /= 2
	}
	p += renown
	switch {
	case r.country():
		p = countryPrior
	case r.hand && r.class() == "ADM1":
		p = sizeWeight*7 - provinceMalus
	case r.hand:
		p = handPrior
	case r.class() == "ADM1":
		p -= provinceMalus
	case r.class() == "ADM2":
		p -= countyMalus
	case r.capital() && r.alternate:
		p += capitalBonus / 2
	case r.capital():
		p += capitalBonus
	}
	if r.alternate && !r.hand {
		p -= alternateMalus
	}
	return p
}

// twin tells whether a division bears the name of a town in it that has a third of its people: without a word for the division, the town is
// meant.
func (m *mention) twin(r *reading) bool {
	if !r.province() || len(m.types) > 0 {
		return false
	}
	for _, o := range m.readings {
		if o.city() && o.Country == r.Country && (3*o.Population >= r.Population || r.alternate && o.Population > 100_000) && distance(o, r) < nearTwin {
			return true
		}
	}
	return false
}

// typed is what the words around the name say of the kind of place.
func (m *mention) typed(r *reading) float64 {
	if len(m.types) == 0 {
		return 0
	}
	for _, t := range m.types {
		if r.is(t) {
			return typeBonus
		}
	}
	return -typeMalus
}

// is tells whether a reading is of the kind that a cue word asks for.
func (r *reading) is(kind string) bool {
	switch kind {
	case "":
		return true
	case "PPL":
		return r.city()
	case "ADM1":
		return r.class() == "ADM1" || r.hand && r.class() == "RGN"
	case "ADM2":
		return r.class() == "ADM2" || r.class() == "PPLX" || r.city() && r.class() != "PPLC"
	case "RGN":
		return r.Feature[0] == 'L' || r.class() == "ADM1" || r.class() == "ADM2"
	case "ISL":
		return r.class() == "ISL" || r.class() == "ISLS" || r.class() == "ADM1"
	case "MT", "MTS":
		return r.class() == "MT" || r.class() == "MTS"
	case "SEA":
		return r.Feature[0] == 'H'
	}
	return r.class() == kind
}

// natural tells whether a reading may be meant where the words behind the name say that it is water, a mountain or a desert: no town is.
func (m *mention) natural(r *reading) bool {
	if len(m.types) == 0 || m.span == m.core {
		return true
	}
	open := false
	for _, t := range m.types {
		switch t {
		case "STM", "LK", "SEA", "STRT", "MT", "MTS", "DSRT":
			if r.is(t) {
				return true
			}
		default:
			open = true
		}
	}
	return open
}

// speaksOf tells whether the demonym before the name, if one, goes with a reading.
func (m *mention) speaksOf(r *reading) bool {
	for _, c := range m.country {
		if r.Country == c {
			return true
		}
	}
	return len(m.country) == 0 || r.country() || r.Country == "" || r.disputed
}

// allows tells whether the places named as holding the mention, or held by it, leave a reading possible.
func (m *mention) allows(r *reading) bool {
	if m.within != nil {
		for _, o := range m.within.readings {
			if o.holds(r) || o.Country == "" && o.point && r.point && distance(o, r) < 3*holdKm {
				return true
			}
		}
		return false
	}
	if m.outer {
		if in := m.inner; in != nil {
			for _, x := range in.readings {
				if r.holds(x) {
					return true
				}
			}
			return len(in.readings) == 0 || !m.anyHolds(in)
		}
	}
	return true
}

func (m *mention) anyHolds(in *mention) bool {
	for _, o := range m.readings {
		for _, x := range in.readings {
			if o.holds(x) {
				return true
			}
		}
	}
	return false
}

// margin is how far the best reading leads before the next one that is another place.
func (g *group) margin() float64 {
	for _, s := range g.ranked[1:] {
		b := g.ranked[0]
		if b.point && s.point && b.Country == s.Country && (distance(b.reading, s.reading) < sameKm || b.reading.holds(s.reading) || s.reading.holds(b.reading)) {
			continue
		}
		return b.score - s.score
	}
	return 5
}

// anchors are the sure readings and the demonyms.
func (d *document) anchors(groups []*group) []anchor {
	var out []anchor
	for _, g := range groups {
		if g.sure == nil || g.sure.Country == "" || g.doubtful() {
			continue
		}
		w := 0.7
		if g.source {
			w = sourceWeight
		}
		if g.sure.country() {
			w = 1
		}
		for _, m := range g.mentions {
			if m.dateline {
				w = datelineWeight
			}
			out = append(out, anchor{m.sentence, w, g.sure.Country, g.sure, g})
		}
	}
	countries := make([]string, 0, len(d.hinted))
	for c := range d.hinted {
		countries = append(countries, c)
	}
	sort.Strings(countries)
	for _, c := range countries {
		for _, o := range d.hinted[c] {
			out = append(out, anchor{sentence: o.sentence, weight: o.weight, country: c})
		}
	}
	return out
}

// settle gives a mention its reading, or leaves it open with its candidates.
func (d *document) settle(g *group, m *mention) {
	m.tried = g.ranked
	if len(g.ranked) == 0 {
		return
	}
	best := g.ranked[0]
	m.margin = g.margin()
	explicit := len(m.country) > 0 || m.within != nil || m.outer
	if !explicit && m.margin < openMargin && best.context < 0.3 {
		m.tie = true
		return
	}
	if !explicit && !best.hand && !best.capital() && (best.Population < hamlet || best.alternate) && best.context < -1 && (best.Population < knownTown || m.margin < sureMargin) {
		return // a namesake far from everything the report speaks of
	}
	if m.facility == "S.BLDG" && len(d.spoken[m.sentence]) > 0 && best.context < sentenceBonus && !slices.Contains(d.spoken[m.sentence], best.Country) {
		return // a square may be called after any place
	}
	if m.facility == "S.BLDG" && best.votes < fewVotes && d.a.namesake(m) {
		return // streets and schools are called after places that may lie anywhere
	}
	if m.facility == "S.BLDG" && d.a.seldom[m.key] {
		return
	}
	m.chosen, m.votes, m.context = best.reading, best.votes, best.context
}

// namesake tells whether a built place is of a kind that is called after other places.
func (a *Annotator) namesake(m *mention) bool {
	word := m.name[strings.LastIndexByte(m.name, ' ')+1:]
	return a.cues.has("namesake", strings.ToLower(word))
}

// holder is the only country that the sentence speaks of beside a disputed place, or "".
func (d *document) holder(m *mention) string {
	if here := d.spoken[m.sentence]; len(here) == 1 {
		return here[0]
	}
	return ""
}

// openCountry is the country of a place that the gazetteer does not have: that of the place named as holding it, of the demonym before it,
// the only one its sentence speaks of, or the one the whole report is about.
func (d *document) openCountry(m *mention) string {
	if m.within != nil {
		if c := m.within.chosen; c != nil && c.Country != "" {
			return c.Country
		}
		if m.within.within != nil && m.within.within.chosen != nil {
			return m.within.within.chosen.Country
		}
	}
	if len(m.country) == 1 {
		return m.country[0]
	}
	if m.tie { // namesakes as good as each other: what else the report speaks of does not decide
		return ""
	}
	if here := d.spoken[m.sentence]; len(here) == 1 {
		return here[0]
	}
	return d.dominant
}

// survey notes which countries each sentence speaks of, and the one that the report is mostly about.
func (d *document) survey(anchors []anchor) {
	d.spoken = map[int][]string{}
	weights, total := map[string]float64{}, 0.0
	for _, a := range anchors {
		weights[a.country] += a.weight
		total += a.weight
		if here := d.spoken[a.sentence]; !slices.Contains(here, a.country) {
			d.spoken[a.sentence] = append(here, a.country)
		}
	}
	for c, w := range weights {
		if w >= dominantShare*total { // at most one
			d.dominant = c
		}
	}
}
