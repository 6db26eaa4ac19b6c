// Package actor finds the parties that a report names: states, persons, organisations, media and groups, by name, role or
// noun, and says who is meant at the report's date. Names and roles come from the registry of data/actor; parties that
// it does not know become provisional actors with the evidence that the report gives for country and sector.
//
// Pronouns and other back-references are the business of package chain.
package actor

import (
	"sort"
	"strings"

	"casus"
	"casus/lexicon"
)

// Kinds of registry entry and of mention.
const (
	State        = "state"
	Person       = "person"
	Organisation = "organisation"
	Group        = "group"
	Media        = "media"
)

// Entry is one party of the registry.
type Entry struct {
	ID       string
	Name     string
	Kind     string // State, Person, Organisation, Group, Media
	Country  string // alpha-3 or PLOVER non-state code
	Sector   string // PLOVER sector; "" for a state
	Aliases  []string
	Gender   string // m, f or ""
	Terms    []Term // offices held
	Wikidata string
	Verified bool // false where the writer of the entry was not sure

	// Of states and territories.
	Status     string   // state, territory, partial, region
	Article    bool     // takes "the"
	Adjectives []string // demonym adjectives
	People     []string // demonym nouns
	Capitals   []string
	Seats      []string // buildings and streets that stand for the government
	Parent     string   // state whose code a dependency carries

	File string
	Line int
}

// Term is an office held from one day to another.
type Term struct {
	Office string // key of the table of offices
	Scope  string // id of the state or organisation
	From   string // ISO day; "" for ever
	To     string // ISO day, exclusive; "" while in office
	Lead   bool   // the holder is whom "the leader" of the scope means
}

// At reports whether the term covers the day. On an unknown day only a term without end does not answer.
func (t Term) At(day string) bool {
	return day != "" && (t.From == "" || t.From <= day) && (t.To == "" || day < t.To)
}

// Office is a kind of post and the words it is called by.
type Office struct {
	Key     string
	Phrases []string
	Sector  string
	Single  bool            // one holder at a time
	Org     bool            // an office of organisations, not of states
	Only    map[string]bool // states where these words mean it; nil for any
	row     lexicon.Row
}

// Agent is a noun that names parties without a name.
type Agent struct {
	Noun   string
	Plural string
	Sector string // PLOVER sector or IGO, UNO, NGO, MNC
	Body   bool   // an organ that acts as one: "the army"
	Owned  bool   // a party only with a state or organisation whose it is: "Tarskan intelligence"
	row    lexicon.Row
}

// Code is the agent's sector with the non-state code that it stands for, if one.
func (a *Agent) code() (country, sector string) {
	switch {
	case a.Sector == "UNK":
		return "", "UNK"
	case a.Sector == "NGO":
		return "NGO", "SOC"
	case nonState[a.Sector]:
		return a.Sector, ""
	}
	return "", a.Sector
}

// Collective is a noun phrase for several states or parties at once: "Western countries", "the two sides".
type Collective struct {
	Phrase  string
	ID      string // actor id, "" when it is made of the context
	Name    string
	Country string
	Sector  string
	Members []string // actor ids; "states" stands for states of the context, "parties" for its parties
	row     lexicon.Row
}

// Registry is what is known of parties. It is read-only after loading and safe for concurrent use.
type Registry struct {
	Entries     []*Entry // in order of file and line
	Offices     []*Office
	Agents      []*Agent
	Collectives []*Collective

	localities []localities // provinces and towns that names of organs begin with
	titles     map[string]*title
	spelling   map[string]string
	words      map[string]map[string]bool // use -> words
	byID       map[string]*Entry
	holders    map[string][]holder // scope + office -> terms, by from
	leads      map[string][]holder // scope -> terms of its leader
	phrases    map[string][]*Office
}

type title struct {
	sector string
	rank   bool // makes the person known, not only polite
	gender string
}

// localities are provinces and towns of a country.
type localities struct {
	country string
	names   []string
}

type holder struct {
	Term
	entry *Entry
}

// nonState holds PLOVER's codes for parties that are no state's.
var nonState = map[string]bool{"UNO": true, "EUR": true, "IGO": true, "NGO": true, "ISM": true, "IMG": true, "MNC": true, "UNK": true}

// sectors are PLOVER's.
var sectors = map[string]bool{
	"COP": true, "GOV": true, "JUD": true, "LEG": true, "MIL": true, "PRM": true, "PTY": true, "REB": true, "SPY": true, "UAF": true, "UNK": true,
	"AGR": true, "BUS": true, "CRM": true, "CVL": true, "EDU": true, "ELI": true, "JRN": true, "LAB": true, "MED": true, "REF": true,
	"OPP": true, "PRE": true, "REL": true, "SOC": true, "NGO": true,
}

// Entry is the party of that id, or nil.
func (r *Registry) Entry(id string) *Entry { return r.byID[id] }

// Holder is who held an office of a state or organisation on an ISO day; nil when nobody is known, or several are.
func (r *Registry) Holder(scope, office, day string) *Entry {
	return single(r.holders[scope+" "+office], day)
}

// Leader is who led a state or organisation on an ISO day.
func (r *Registry) Leader(scope, day string) *Entry { return single(r.leads[scope], day) }

func single(hs []holder, day string) *Entry {
	var found *Entry
	for _, h := range hs {
		if h.At(day) {
			if found != nil && found != h.entry {
				return nil
			}
			found = h.entry
		}
	}
	return found
}

// byPhrase is the holder that the words of an office mean in a scope on a day, with the office.
func (r *Registry) byPhrase(scope, phrase, day string) (*Entry, *Office) {
	var office *Office
	for _, o := range r.phrases[phrase] {
		if o.Only != nil && !o.Only[scope[:3]] {
			continue
		}
		if o.Org != r.isOrg(scope) {
			continue
		}
		if e := r.Holder(scope, o.Key, day); e != nil {
			return e, o
		}
		if office == nil {
			office = o
		}
	}
	return nil, office
}

func (r *Registry) isOrg(scope string) bool {
	e := r.byID[scope]
	return e != nil && e.Kind != State
}

// held reports whether the person holds the office phrase in any scope on the day, and in which.
func (r *Registry) held(e *Entry, phrase, day string) (Term, bool) {
	for _, o := range r.phrases[phrase] {
		for _, t := range e.Terms {
			if t.Office == o.Key && (o.Only == nil || o.Only[t.Scope[:3]]) && (day == "" || t.At(day)) {
				return t, true
			}
		}
	}
	return Term{}, false
}

// Find lists the entries that a name, alias or id means, best first: by id, by name, by alias, by a part of the name.
func (r *Registry) Find(name string) []*Entry {
	if e := r.byID[name]; e != nil {
		return []*Entry{e}
	}
	want := strings.Join(r.key(name), " ")
	if want == "" {
		return nil
	}
	type hit struct {
		e    *Entry
		rank int
	}
	var hits []hit
	for _, e := range r.Entries {
		best := 9
		for i, n := range e.names() {
			key := strings.Join(r.key(n), " ")
			switch {
			case key == want && i == 0:
				best = min(best, 0)
			case key == want:
				best = min(best, 1)
			case strings.Contains(" "+key+" ", " "+want+" "):
				best = min(best, 2)
			}
		}
		if best < 9 {
			hits = append(hits, hit{e, best})
		}
	}
	sort.SliceStable(hits, func(i, j int) bool { return hits[i].rank < hits[j].rank })
	var out []*Entry
	for _, h := range hits {
		out = append(out, h.e)
	}
	return out
}

// Means reports whether a name is one of the names of the party with that id.
func (r *Registry) Means(id, name string) bool {
	e := r.byID[id]
	if e == nil {
		return false
	}
	for _, n := range e.names() {
		if r.Same(n, name) {
			return true
		}
	}
	return false
}

// Same reports whether two names are one but for case, accents and variant spellings.
func (r *Registry) Same(name, other string) bool {
	a, b := r.key(name), r.key(other)
	return len(a) > 0 && strings.Join(a, " ") == strings.Join(b, " ")
}

// Is reports whether a word, in small letters, stands in a list of data/actor/words.tsv.
func (r *Registry) Is(use, word string) bool { return r.words[use][word] }

// names are all names of an entry, its own first.
func (e *Entry) names() []string {
	out := append([]string{e.Name}, e.Aliases...)
	out = append(out, e.Adjectives...)
	out = append(out, e.People...)
	out = append(out, e.Capitals...)
	return append(out, e.Seats...)
}

// mention is the entry as a mention without words on an ISO day. Who serves an international organisation then acts for it.
func (e *Entry) mention(day string) casus.ActorMention {
	m := casus.ActorMention{Actor: e.ID, Name: e.Name, Kind: e.Kind, Country: e.Country, Sector: e.Sector}
	for _, t := range e.Terms {
		if t.At(day) && len(t.Scope) >= 3 && nonState[t.Scope[:3]] {
			m.Country = t.Scope[:3]
		} else if t.At(day) {
			m.Country = e.Country
			break
		}
	}
	if e.Kind == State && m.Sector == "" {
		m.Sector = "GOV"
	}
	return m
}
