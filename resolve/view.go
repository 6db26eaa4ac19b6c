package resolve

import (
	"slices"
	"strings"

	"casus"
)

// Stages of realis between which nothing is merged: what is planned and what came of it are two rows with a link.
const (
	happened = iota
	ahead    // future, hypothetical, conditional
	negated
)

// report is what merging keeps of a record.
type report struct {
	id      string
	hash    string
	outlet  string
	title   string
	day     int32 // of publication; never when unknown
	words   vector
	called  []uint32 // stems of the seldom words of the names in it, sorted
	people  []uint32 // those of persons' last names
	lands   []int32  // countries that it names, sorted
	sketch  sketch
	towns   []spot            // that it names
	voices  map[string]*voice // statement id -> who speaks
	credit  string            // agency or paper that the report credits, "" for its own reporting
	denials []denial

	rows []int32 // its mentions
	gone bool
}

// mention is an event mention made comparable. Names are numbers of an interning table; 0 is none.
type mention struct {
	key      string // report id + "/" + row id
	report   int32
	row      *casus.EventMention
	kind     kind
	stage    int8
	past     bool // told as background
	mutual   bool
	joint    bool // told without target, all parties are sources
	violent  bool
	lead     bool // what its report opens with: told by a verb at its head
	other    bool // "another", "a second"
	sole     bool // of a unit: the only one of its type and stage in its report
	ordinal  int32
	sources  []party
	targets  []party
	when     days // stated; unknownDays else
	calendar calendar
	window   days // in which it can lie, for finding candidates
	place    place
	towns    []spot // that its sentences name
	figures  []figure
	sentence vector
	rare     []uint32 // stems of the sentence's rare words, sorted
	around   []uint32 // stems of the words beside the trigger that say something, sorted
	called   []uint32 // stems of the seldom words of its names, sorted
	lands    []int32  // countries that it names, as such or by a place or party known to be of one, sorted
	start    int32    // of the sentence
	article  int8
	borrowed bool // the article is that of a party
	anchors  []uint64
	at       int32 // of the trigger
	gone     bool
}

// kind is what sort of act a mention tells.
type kind struct{ typ, mode, innerType, innerMode, act, lemma int32 }

// party is one source or target.
type party struct {
	id, country, sector int32
	slug, last          int32    // of somebody or something named: the name, and its last word, whatever country and sector the id guesses
	words               []uint32 // of a bare noun phrase: its stems that say something, in order
	name                uint32   // the last of them, its head; 0 when it says nothing
	members             []int32  // of a coalition
	state               bool     // the id is the country itself
	agent               bool     // an unnamed group: the id says only what kind
	person              bool     // somebody known by name
	official            bool     // somebody or something that acts for a state
	guessed             bool     // not of the registry: its country and sector are read from the report
	many                bool     // told in the plural
}

// place is where a mention's act took place.
type place struct {
	name, country, admin int32
	geoname              int32
	wide                 bool // a country, region or sea
	point                bool
	lat, lon             float32
	words                []uint32
}

// spot is a town, building or other point on the map.
type spot struct {
	at       int32 // in the text
	lat, lon float32
}

// towns are the spots that a report names as places, in order of text; not that of its dateline, nor those that stand for a party.
func (v *viewer) towns() []spot {
	var out []spot
	for i := range v.rec.Places {
		p := &v.rec.Places[i]
		if p.Lat == nil || p.Lon == nil || wide(p.Feature) || p.Role == "dateline" || p.Role == "actor" {
			continue
		}
		out = append(out, spot{int32(p.Spans.Bounds().Start), float32(*p.Lat), float32(*p.Lon)})
	}
	slices.SortFunc(out, func(a, b spot) int { return int(a.at - b.at) })
	return out
}

// figure is a quantity of the act.
type figure struct {
	unit, role int32
	low, high  float64 // open ends are ±Inf
}

// names interns strings.
type names struct {
	numbers map[string]int32
	strings []string
}

func newNames() *names { return &names{numbers: map[string]int32{"": 0}, strings: []string{""}} }

func (n *names) number(s string) int32 {
	if i, ok := n.numbers[s]; ok {
		return i
	}
	s = strings.Clone(s)
	i := int32(len(n.strings))
	n.numbers[s] = i
	n.strings = append(n.strings, s)
	return i
}

// one is the interned copy of a string, so that equal strings of many records share their bytes.
func (n *names) one(s string) string { return n.strings[n.number(s)] }

// viewer makes mentions of one record.
type viewer struct {
	r      *Resolver
	names  *names
	rec    *casus.Record
	rep    *report
	text   string
	actors map[string]*casus.Actor
	places map[string]*casus.Place
	figs   map[string]*casus.Figure
}

func newViewer(r *Resolver, n *names, rec *casus.Record) *viewer {
	v := &viewer{r: r, names: n, rec: rec, text: rec.Report.Text,
		actors: map[string]*casus.Actor{}, places: map[string]*casus.Place{}, figs: map[string]*casus.Figure{}}
	for i := range rec.Actors {
		v.actors[rec.Actors[i].ID] = &rec.Actors[i]
	}
	for i := range rec.Places {
		v.places[rec.Places[i].ID] = &rec.Places[i]
	}
	for i := range rec.Figures {
		v.figs[rec.Figures[i].ID] = &rec.Figures[i]
	}
	return v
}

func stageOf(realis string) int8 {
	switch realis {
	case casus.Actual, casus.Historical:
		return happened
	case casus.Negated:
		return negated
	}
	return ahead
}

// actOf is the act that the rules name for a predicate: "verb:shell:fire-on" and "noun:shell:shelling" both are shell. The innermost,
// which is named last, is what the clause is about.
func actOf(rules []string) string {
	act := ""
	for _, r := range rules {
		p := strings.SplitN(r, ":", 3)
		if len(p) == 3 && (p[0] == "verb" || p[0] == "noun") {
			act = p[1]
			if p[0] == "verb" {
				return act
			}
		}
	}
	return act
}

func (v *viewer) mention(e *casus.EventMention) mention {
	m := mention{key: v.rec.ID + "/" + e.ID, row: v.keep(e), stage: stageOf(e.Realis), past: e.Realis == casus.Historical, when: daysOf(e.Time)}
	m.kind = kind{typ: v.names.number(e.Type), act: v.names.number(actOf(e.Rules)), lemma: v.names.number(v.lemma(e))}
	if e.Mode != nil {
		m.kind.mode = v.names.number(*e.Mode)
	}
	if e.Inner != nil {
		m.kind.innerType = v.names.number(e.Inner.Type)
		if e.Inner.Mode != nil {
			m.kind.innerMode = v.names.number(*e.Inner.Mode)
		}
	}
	m.mutual, m.joint, m.violent = v.r.mutual[e.Type], v.r.joint[e.Type], v.r.violent[e.Type]
	for i := range e.Sources {
		m.sources = v.addParty(m.sources, &e.Sources[i])
	}
	for i := range e.Targets {
		m.targets = v.addParty(m.targets, &e.Targets[i])
	}
	m.place = v.scene(e)
	for _, id := range e.Figures {
		if f := v.figs[id]; f != nil {
			m.figures = append(m.figures, v.figure(f))
		}
	}
	from, to := v.sentence(e.Trigger.Spans.Bounds())
	words := Words(v.text[from:to])
	m.sentence, m.start = v.r.lexis.vector(words, 24), int32(from)
	m.rare = v.rare(words)
	m.around = v.around(e, from, to)
	m.calendar = v.calendarOf(&m, e, from, to)
	m.called, m.lands = v.calledIn(from, to), v.landsIn(from, to)
	for _, t := range v.rep.towns {
		if int(t.at) >= from && int(t.at) < to {
			m.towns = append(m.towns, t)
		}
	}
	v.before(&m, v.text[from:max(from, e.Trigger.Spans.Bounds().Start)])
	if m.article == bare {
		m.article, m.borrowed = v.articleOf(e), true
	}
	m.lead = from < headBytes && toldByVerb(e)
	v.numbered(&m, e, to)
	m.at = int32(e.Trigger.Spans.Bounds().Start)
	return m
}

// headBytes is where sentences begin that a report opens with.
const headBytes = 160

// toldByVerb reports whether a verb told the act, as against a noun that takes it up ("after the attack").
func toldByVerb(e *casus.EventMention) bool {
	return slices.ContainsFunc(e.Rules, func(r string) bool { return strings.HasPrefix(r, "verb:") })
}

// lemma is the trigger's head in a form that verb and noun of one stem share.
func (v *viewer) lemma(e *casus.EventMention) string {
	w := e.Lemma
	if w == "" {
		if ws := Words(e.Trigger.Text); len(ws) > 0 {
			w = ws[len(ws)-1]
		}
	}
	return v.r.lexis.stem(strings.ToLower(w))
}

// keep copies a row with its strings shared.
func (v *viewer) keep(e *casus.EventMention) *casus.EventMention {
	c := *e
	one := v.names.one
	c.Type, c.Realis, c.Lemma = one(c.Type), one(c.Realis), one(c.Lemma)
	c.Trigger.Text = one(c.Trigger.Text)
	if c.Mode != nil {
		s := one(*c.Mode)
		c.Mode = &s
	}
	if c.CAMEO != nil {
		s := one(*c.CAMEO)
		c.CAMEO = &s
	}
	refs := func(in []casus.ActorRef) []casus.ActorRef {
		out := slices.Clone(in)
		for i := range out {
			out[i].Actor, out[i].Name, out[i].Country, out[i].Sector, out[i].Text = one(out[i].Actor), one(out[i].Name), one(out[i].Country), one(out[i].Sector), one(out[i].Text)
		}
		return out
	}
	c.Sources, c.Targets = refs(c.Sources), refs(c.Targets)
	c.Contexts = slices.Clone(c.Contexts)
	for i := range c.Contexts {
		c.Contexts[i] = one(c.Contexts[i])
	}
	c.Rules = nil
	return &c
}

// addParty adds a party of which something is known.
func (v *viewer) addParty(to []party, a *casus.ActorRef) []party {
	if p := v.party(a); p.id != 0 || p.name != 0 || p.country != 0 {
		return append(to, p)
	}
	return to
}

func (v *viewer) party(a *casus.ActorRef) party {
	if a.Actor == unknownActor && a.Text == "" {
		return party{}
	}
	p := party{id: v.names.number(a.Actor), country: v.names.number(a.Country), sector: v.names.number(a.Sector)}
	if a.Country == unknownActor || strings.HasPrefix(a.Actor, unknownActor) { // somebody of whom at most the kind is known
		p.country, p.agent = 0, true
	}
	p.state = a.Actor != "" && a.Actor == a.Country
	p.official = !p.state && a.Holder() == a.Country
	if known := v.actors[a.Actor]; known != nil {
		p.agent = p.agent || known.Unnamed
		p.person = !p.agent && known.Kind == "person"
		p.guessed = known.Provisional
		for _, m := range known.Members {
			p.members = append(p.members, v.names.number(m))
		}
		if p.country == 0 && known.Country != unknownActor {
			p.country = v.names.number(known.Country)
		}
	}
	if !p.agent && !p.state {
		if f := strings.SplitN(a.Actor, ":", 3); len(f) == 3 {
			p.slug, p.last = v.names.number(f[2]), v.names.number(f[2][strings.LastIndexByte(f[2], '-')+1:])
		}
	}
	if w := Words(a.Text); len(w) > 0 {
		last := w[len(w)-1]
		p.many = !p.person && (v.r.plural[last] || len(last) > 3 && strings.HasSuffix(last, "s") && !strings.HasSuffix(last, "ss"))
		if a.Actor == "" || p.agent {
			for _, w := range w {
				if v.r.lexis.rarity(w) > minRarity {
					p.words = append(p.words, uint32(hash64(v.r.lexis.stem(w))))
				}
			}
			if v.r.lexis.rarity(last) > minRarity {
				p.name = p.words[len(p.words)-1]
			}
		}
	}
	return p
}

// scene is where an act took place. The country of who acts is none: "negotiators from Tarsk met".
func (v *viewer) scene(e *casus.EventMention) place {
	p := v.place(e.Place)
	for i := range e.Sources {
		if p.wide && p.admin == 0 && p.country != 0 && v.names.number(e.Sources[i].Country) == p.country {
			return place{}
		}
	}
	return p
}

func (v *viewer) place(e *casus.EventPlace) place {
	if e == nil {
		return place{}
	}
	out := place{name: v.names.number(strings.ToLower(e.Name)), country: v.names.number(e.Country)}
	if e.GeonameID != nil {
		out.geoname = int32(*e.GeonameID)
	}
	for _, w := range Words(e.Name) {
		if v.r.lexis.rarity(w) > minRarity {
			out.words = append(out.words, uint32(hash64(v.r.lexis.stem(w))))
		}
	}
	if p := v.places[e.Mention]; p != nil {
		if p.Admin1 != "" {
			out.admin = v.names.number(p.Country + "." + p.Admin1)
		}
		if p.Lat != nil && p.Lon != nil {
			out.point, out.lat, out.lon = true, float32(*p.Lat), float32(*p.Lon)
		}
		if out.country == 0 {
			out.country = v.names.number(p.Country)
		}
		out.wide = wide(p.Feature)
	}
	return out
}

// wide tells the features of GeoNames that hold other places: countries, provinces, areas, waters, as against towns, spots and buildings
// (classes P, S, R).
func wide(feature string) bool {
	class, _, _ := strings.Cut(feature, ".")
	switch class {
	case "P", "S", "R":
		return false
	}
	switch feature {
	case "", "AIRP", "PPL", "PPLC", "PPLA", "PPLX":
		return false
	}
	return true
}

func (v *viewer) figure(f *casus.Figure) figure {
	role := f.Role
	if role == "" {
		role = f.Item
	}
	low, high := bounds(f)
	return figure{unit: v.names.number(f.Unit), role: v.names.number(role), low: low, high: high}
}

// rareWord is from what rarity on a word names something: a person, a small place, an unusual thing.
const rareWord = 6.5

// Articles of a trigger that is a noun.
const (
	bare int8 = iota
	definite
	indefinite
)

// near is how many words before the trigger may number it or set it apart.
const near = 4

// How far back from its publication a report without date tells of news, and of background, in days.
const (
	newsDays       = 10
	backgroundDays = 60
	vagueDays      = 60
)

// window is in which days the act can lie.
func (v *viewer) window(m *mention) days {
	if m.when.known() && m.when.width() <= vagueDays {
		return days{m.when.from - 1, m.when.to + 1}
	}
	if v.rep.day == never {
		return unknownDays
	}
	back := int32(newsDays)
	if m.past {
		back = backgroundDays
	}
	return days{v.rep.day - back, v.rep.day + 2}
}
