package actor

import (
	"strings"

	"casus"
)

// bodyName reports whether the phrase is written as a name: "Constitutional Court", "Armenian Defence Ministry".
func (d *reading) bodyName(se *sent, ph *phrase) bool {
	toks := se.s.Tokens
	if !capitalised(toks[ph.noun.to-1].Form) || d.x.words["cabinet"][ph.noun.noun.phrase] || ph.noun.noun.plural && !ph.noun.noun.agent.Body || personal(ph.noun) && !ph.group(d) {
		return false
	}
	own := 0
	for t := ph.from; t < ph.noun.to; t++ {
		if it := se.item(t); it != nil && it.kind == nameItem || !capitalised(toks[t].Form) {
			continue
		}
		if t > 0 {
			own++
		}
	}
	return own >= 2 || own == 1 && ph.noun.noun.agent.Body && ph.from > 0 && (len(ph.states) > 0 && ph.from < ph.noun.from || ph.noun.from > 1 && ph.to > ph.noun.to)
}

// bodyOf is the mention of a body that is written as a name: the registry's entry for it, else an organ of the state with the id that it has
// however it is written.
func (d *reading) bodyOf(se *sent, ph *phrase, m casus.ActorMention) casus.ActorMention {
	m.Kind, m.Unnamed, m.Basis = Organisation, false, "name with "+m.Basis
	from := ph.noun.from
	for from > ph.from && se.item(from-1) == nil && capitalised(se.s.Tokens[from-1].Form) {
		from--
	}
	first, last := se.first[from], se.first[ph.noun.to]
	if e := d.x.national(m.Country, d.keys(se, first, last)); e != nil && !ph.local {
		sure, basis := m.Confidence, m.Basis
		m = e.mention(d.day)
		m.Confidence, m.Basis = sure, basis
		return m
	}
	state := d.x.byID[m.Country]
	if state == nil || !organs[m.Sector] || ph.local || ph.former {
		m.Provisional = true
		m.Actor = idOf(m.Country, m.Sector, m.Name)
		return m
	}
	m.Actor = idOf(m.Country, m.Sector, d.organName(state, d.text(se, from, ph.noun.to), m.Sector))
	return m
}

// turned brings "Ministry of the Interior" to "Interior Ministry", and its words to one spelling, so that both have one id.
func (d *reading) turned(noun string) string {
	words := strings.Fields(noun)
	if len(words) > 2 && words[1] == "of" && d.x.words["portfolio"][strings.ToLower(words[0])] {
		rest := words[2:]
		if rest[0] == "the" && len(rest) > 1 {
			rest = rest[1:]
		}
		words = append(append([]string{}, rest...), words[0])
	}
	for i, w := range words {
		if to, ok := d.x.spelling[strings.ToLower(w)]; ok && capitalised(w) {
			words[i] = strings.ToUpper(to[:1]) + to[1:]
		}
	}
	return strings.Join(words, " ")
}

// organName is the name of an organ of a state by which its id is made.
func (d *reading) organName(state *Entry, noun, sector string) string {
	noun = d.turned(noun)
	forces := (sector == "MIL" || sector == "COP") && !d.civil(noun)
	switch {
	case forces && len(state.Adjectives) > 0 && !state.Article:
		return state.Adjectives[0] + " " + noun // "Israeli Air Force": forces are called by their people
	case forces:
		return state.Name + " " + noun
	case state.Article:
		return noun + " of the " + state.Name
	}
	return noun + " of " + state.Name
}
