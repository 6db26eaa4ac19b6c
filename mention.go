package casus

// Name is a named entity: PER, ORG, LOC, NORP, FAC or MISC, without article, title or possessive.
type Name struct {
	ID string `json:"id"`
	Evidence
	Type  string   `json:"type"`
	Actor string   `json:"actor,omitempty"`
	At    TokenRef `json:"-"` // head token
}

// Time is a TIMEX3 expression with its interval.
type Time struct {
	ID string `json:"id"`
	Evidence
	Type        string   `json:"type"`             // DATE, TIME, DURATION, SET
	Value       *string  `json:"value"`            // TIMEX3 value without zone; null when unknown
	Zone        string   `json:"zone,omitempty"`   // as written or ISO offset
	Begin       *string  `json:"begin"`            // local ISO date or time, inclusive, with the signal taken in
	End         *string  `json:"end"`              // exclusive
	Granularity string   `json:"granularity"`      // day, month, year, ..., range, vague
	Direction   string   `json:"direction"`        // at, since, until, by, before, after, past, present, future, ...
	Anchor      string   `json:"anchor,omitempty"` // ISO date the reading hangs on
	Basis       string   `json:"basis"`            // how the missing parts were found
	Rules       []string `json:"rules,omitempty"`
	At          TokenRef `json:"-"`
}

// Place is a noun that names a place. Lat and Lon are WGS 84 degrees.
type Place struct {
	ID string `json:"id"`
	Evidence
	Name       string           `json:"name"`
	GeonameID  *int             `json:"geonameid"`
	Country    string           `json:"country,omitempty"` // ISO 3166-1 alpha-3
	Admin1     string           `json:"admin1,omitempty"`
	Lat        *float64         `json:"lat"`
	Lon        *float64         `json:"lon"`
	Feature    string           `json:"feature,omitempty"` // GeoNames class.code, or region, sea, river, area
	Role       string           `json:"role"`              // event, dateline, actor, mention
	Confidence float64          `json:"confidence"`
	Disputed   bool             `json:"disputed,omitempty"`
	Candidates []PlaceCandidate `json:"candidates,omitempty"` // kept where the place stays unresolved
	Rules      []string         `json:"rules,omitempty"`
	At         TokenRef         `json:"-"`
}

// PlaceCandidate is a reading of a place name that the evidence did not decide for.
type PlaceCandidate struct {
	Name      string  `json:"name"`
	GeonameID int     `json:"geonameid,omitempty"`
	Country   string  `json:"country"`
	Admin1    string  `json:"admin1,omitempty"`
	Score     float64 `json:"score"`
}

// Figure is a reported quantity. A missing bound of an interval is nil: over has no High, under has no Low.
type Figure struct {
	ID string `json:"id"`
	Evidence
	Low   *float64  `json:"low"`
	High  *float64  `json:"high"`
	Unit  string    `json:"unit"`           // ISO 4217, percent, person, else a singular noun
	Item  string    `json:"item,omitempty"` // what is counted
	Role  string    `json:"role,omitempty"` // of people: killed, wounded, missing, captured, displaced
	Bound string    `json:"bound"`          // exact, over, under, about
	Delta string    `json:"delta"`          // cumulative, additional, level
	Stage string    `json:"stage"`          // announced, approved, committed, delivered, reported
	From  *ActorRef `json:"from"`
	To    *ActorRef `json:"to"`
	AsOf  *string   `json:"as_of"` // ISO date
	Rules []string  `json:"rules,omitempty"`
	At    TokenRef  `json:"-"`
}

// ActorRef names a party where one is meant. Without words of its own it carries neither spans nor text, and Implicit
// says why it stands there ("elided subject", "members of the two sides").
type ActorRef struct {
	Evidence
	Actor    string   `json:"actor,omitempty"`   // registry or provisional id; "" when unknown
	Name     string   `json:"name,omitempty"`    // resolved name or description
	Country  string   `json:"country,omitempty"` // ISO 3166-1 alpha-3 or PLOVER non-state code
	Sector   string   `json:"sector,omitempty"`  // PLOVER sector
	Implicit string   `json:"implicit,omitempty"`
	At       TokenRef `json:"-"`
}

// Demonym is the kind of an actor mention that is an adjective alone ("Russian" in "Russian airstrikes"): evidence of a party for the
// coders, not a noun phrase that names one.
const Demonym = "demonym"

// Whereabouts is the kind of an actor mention that names a state as the place one comes from or goes to ("fled to Tarsk"): known to the
// coders, but no party by itself.
const Whereabouts = "place"

// ActorMention is a span that names a party, with its reading. At is the head token.
type ActorMention struct {
	ID string `json:"id"`
	Evidence
	Actor       string   `json:"actor,omitempty"` // id: ISO alpha-3, "RUS:GOV:vladimir-putin", "IGO:NATO", provisional ids
	Name        string   `json:"name,omitempty"`
	Kind        string   `json:"kind,omitempty"`    // state, person, organisation, group, media, pronoun
	Country     string   `json:"country,omitempty"` // alpha-3 or PLOVER non-state code
	Sector      string   `json:"sector,omitempty"`
	Members     []string `json:"members,omitempty"` // actor ids, for coalitions and "the two sides"
	Unnamed     bool     `json:"unnamed,omitempty"`
	Provisional bool     `json:"provisional,omitempty"`
	Confidence  float64  `json:"confidence"`
	Basis       string   `json:"basis,omitempty"` // how it was read: alias, office at date, country + agent, chain, ...
	At          TokenRef `json:"-"`
}

// Ref is the mention as an actor reference.
func (m *ActorMention) Ref() ActorRef {
	return ActorRef{Evidence: m.Evidence, Actor: m.Actor, Name: m.Name, Country: m.Country, Sector: m.Sector, At: m.At}
}

// Actor is a party of the record with all its mentions.
type Actor struct {
	ID          string         `json:"id"`
	Kind        string         `json:"kind"`
	Name        string         `json:"name"`
	Country     string         `json:"country,omitempty"`
	Sector      string         `json:"sector,omitempty"`
	Members     []string       `json:"members,omitempty"`
	Unnamed     bool           `json:"unnamed,omitempty"`
	Provisional bool           `json:"provisional,omitempty"`
	Mentions    []ActorMention `json:"mentions"`
}

// Chain is a set of mentions in one report that mean the same party (coreference), including pronouns.
type Chain struct {
	ID       string
	Actor    string   // actor id when known
	Members  []string // actor ids of a plural ("both sides")
	Mentions []ChainMention
}

// ChainMention is one mention of a chain.
type ChainMention struct {
	Span       Span
	At         TokenRef
	Kind       string // name, nominal, pronoun, implicit
	Confidence float64
	Rule       string
}
