package actor

import (
	"strings"

	"casus/lexicon"
)

// nameUse is what a name is to its entry.
type nameUse uint8

const (
	fullName  nameUse = iota
	adjective         // "Israeli"
	peopleOne         // "an Israeli"
	peopleAll         // "Israelis"
	capital           // "Moscow"
	seat              // "the Kremlin"
)

// nameRef is a way to name an entry.
type nameRef struct {
	entry *Entry
	use   nameUse
	forms []form // how the pieces must be written
}

// nounRef is a way to name an agent or a collective.
type nounRef struct {
	agent      *Agent
	collective *Collective
	plural     bool
	title      *title // a title that stands only before a name
	phrase     string // small letters, singular
	forms      []form
}

// index is the registry made ready for scanning.
type index struct {
	*Registry
	vocabulary map[string]string
	names      lexicon.Trie[nameRef]
	nouns      lexicon.Trie[nounRef]
	surnames   map[string][]*Entry // last piece (first where the family name leads) -> persons
	familyOf   map[string]bool     // states where the family name leads
	byName     map[string]*Agent
	localities lexicon.Trie[string] // provinces and towns -> country
	shared     map[string]int       // names without the state -> how many organisations bear them
	tails      map[string]*Entry    // country and name of an organisation without its state -> entry; nil where two share it
}

// newIndex prepares the registry.
func newIndex(r *Registry) *index {
	x := &index{Registry: r, vocabulary: map[string]string{}, surnames: map[string][]*Entry{}, byName: map[string]*Agent{}, tails: map[string]*Entry{}, shared: map[string]int{}}
	x.familyOf = r.words["family-first"]
	for _, e := range r.Entries {
		x.addName(e, e.Name, fullName)
		for _, n := range e.Aliases {
			x.addName(e, n, fullName)
		}
		for _, n := range e.Adjectives {
			x.addName(e, n, adjective)
		}
		for i, n := range e.People {
			if i+1 < len(e.People) && strings.HasPrefix(e.People[i+1], n) && e.People[i+1] != n {
				x.addName(e, n, peopleOne)
			} else {
				x.addName(e, n, peopleAll)
			}
		}
		for _, n := range e.Capitals {
			x.addName(e, n, capital)
		}
		for _, n := range e.Seats {
			x.addName(e, n, seat)
		}
		if e.Kind == Person {
			if s := x.surname(e.Name, e.Country); s != "" {
				x.surnames[s] = append(x.surnames[s], e)
			}
		}
	}
	for _, l := range r.localities {
		for _, n := range l.names {
			key, _ := x.pieces(n)
			x.localities.Add(key, l.country)
		}
	}
	for _, use := range []string{"division", "department"} {
		for _, w := range sortedKeys(r.words[use]) {
			x.learn(w)
		}
	}
	for _, e := range r.Entries {
		x.addTails(e)
	}
	for _, a := range r.Agents {
		x.byName[a.Noun] = a
		x.addNoun(a, a.Noun, strings.ToLower(a.Noun), a.Plural == "")
		if a.Plural != "" {
			x.addNoun(a, a.Plural, strings.ToLower(a.Noun), true)
		}
	}
	for _, o := range r.Offices {
		for _, p := range o.Phrases {
			if _, ok := x.byName[p]; !ok {
				a := &Agent{Noun: p, Sector: o.Sector}
				x.byName[p] = a
				x.addNoun(a, p, strings.ToLower(p), false)
			}
		}
	}
	for _, t := range sortedKeys(r.titles) {
		if x.byName[t] == nil {
			key, forms := x.pieces(t)
			for i := range forms {
				forms[i] = titled
			}
			x.nouns.Add(key, nounRef{agent: &Agent{Noun: t, Sector: r.titles[t].sector}, title: r.titles[t], phrase: t, forms: forms})
		}
	}
	for _, c := range r.Collectives {
		key, forms := x.pieces(c.Phrase)
		x.nouns.Add(key, nounRef{collective: c, plural: true, phrase: strings.ToLower(c.Phrase), forms: forms})
	}
	return x
}

func (x *index) addName(e *Entry, name string, use nameUse) {
	key, forms := x.pieces(name)
	if len(key) > 0 {
		x.names.Add(key, nameRef{e, use, forms})
	}
}

func (x *index) addNoun(a *Agent, words, phrase string, plural bool) {
	key, forms := x.pieces(words)
	if len(key) > 0 {
		x.nouns.Add(key, nounRef{agent: a, plural: plural, phrase: phrase, forms: forms})
	}
}

// pieces are the key of a registry name, put into the vocabulary, and how its pieces are written.
func (x *index) pieces(name string) (key []string, forms []form) {
	s := splitter{canon: func(b []byte) string { return x.learn(string(b)) }}
	for _, p := range s.split(name, 0, 0, nil) {
		if p.form == possessive {
			p.key = x.learn(p.key)
		}
		key = append(key, p.key)
		forms = append(forms, p.form)
	}
	return key, forms
}

// learn puts a folded piece and all its spellings into the vocabulary and returns the shared spelling.
func (x *index) learn(folded string) string {
	to := x.respell(folded)
	x.vocabulary[folded] = to
	x.vocabulary[to] = to
	return to
}

// finish adds the variant spellings of the words in use to the vocabulary.
func (x *index) finish() {
	for from, to := range x.spelling {
		if x.vocabulary[to] != "" {
			x.vocabulary[from] = to
		}
	}
}

// canon is the shared spelling of a folded piece, "" when no entry holds it.
func (x *index) canon(folded []byte) string { return x.vocabulary[string(folded)] }

// surname is the key of the piece that a person is later called by.
func (x *index) surname(name, country string) string {
	key := x.key(name)
	if len(key) < 2 {
		return ""
	}
	if x.familyOf[country] {
		return key[0]
	}
	return key[len(key)-1]
}

// fits reports whether the text pieces are written as the entry asks: a capital where it has one, all capitals for an acronym.
func fits(want []form, got []piece) bool {
	for i, w := range want {
		switch w {
		case titled:
			if got[i].form != titled && got[i].form != upper {
				return false
			}
		case upper:
			if got[i].form != upper && !(got[i].form == titled && got[i].end-got[i].start == 1) {
				return false
			}
		}
	}
	return true
}
