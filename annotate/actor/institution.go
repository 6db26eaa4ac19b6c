package actor

import "strings"

// institution reads the name of an organ of a state that the registry does not list by itself: the state's name and an agent noun, in any
// order: "Thai House of Representatives", "Constitutional Court of Thailand", "Ministry of Health". The party gets one id however it is
// written, so that the reports of a year speak of one house; without the state, the country that the report speaks of there is meant.
func (d *reading) institution(i int, it *item, p *party) bool {
	if p.composed || p.entry != nil || it.kind != orgItem {
		return p.composed
	}
	se := &d.sents[i]
	first, last := se.first[it.from], se.first[it.to]
	state, first, last := d.stateAround(se, first, last)
	noun, sector := d.organ(se, first, last)
	if noun == "" {
		return false
	}
	if state == nil {
		c, _ := d.context(i, it.from, sector)
		if state = d.x.byID[c]; state == nil || state.Kind != State {
			return false
		}
		p.basis = "noun, country of the context"
	} else {
		p.basis = "country + noun"
	}
	p.country, p.sector, p.composed = state.Country, sector, true
	forces := (sector == "MIL" || sector == "COP") && !d.civil(noun)
	written := p.name
	switch {
	case forces && len(state.Adjectives) > 0 && !state.Article:
		p.name = state.Adjectives[0] + " " + noun // "Israeli Air Force": forces are called by their people
	case forces:
		p.name = state.Name + " " + noun
	case state.Article:
		p.name = noun + " of the " + state.Name
	default:
		p.name = noun + " of " + state.Name
	}
	p.canonical = p.name
	if p.basis == "country + noun" {
		p.name = written
	}
	return true
}

// stateAround takes the name of a state off the beginning or end of the pieces of a name.
func (d *reading) stateAround(se *sent, first, last int) (*Entry, int, int) {
	key := func(k int) string { return se.pieces[k].key }
	if refs, n := d.x.names.Longest(first, last, key); n > 0 && refs[0].entry.Kind == State && (refs[0].use == fullName || refs[0].use == adjective) && first+n < last {
		first += n
		if se.pieces[first].form == possessive && first+1 < last {
			first++
		}
		return refs[0].entry, first, last
	}
	for k := first + 1; k < last; k++ {
		if key(k-1) != "of" && (key(k-1) != "the" || k < first+2 || key(k-2) != "of") {
			continue
		}
		if refs, n := d.x.names.Longest(k, last, key); n > 0 && k+n == last && refs[0].entry.Kind == State && refs[0].use == fullName {
			end := k - 1
			if key(end) == "the" {
				end--
			}
			return refs[0].entry, first, end
		}
	}
	return nil, first, last
}

// organ is the name of an organ of a state that covers the pieces, with its sector: an agent noun for a body, alone or with its field behind
// "of"; "" when they are none.
func (d *reading) organ(se *sent, first, last int) (name, sector string) {
	if first >= last {
		return "", ""
	}
	key := func(k int) string { return se.pieces[k].key }
	nouns, n := d.x.nouns.Longest(first, last, key)
	if n == 0 || nouns[0].agent == nil || !nouns[0].agent.Body {
		return "", ""
	}
	country, sector := nouns[0].agent.code()
	if country != "" || !organs[sector] {
		return "", ""
	}
	if first+n < last {
		if n != 1 || key(first+1) != "of" || first+3 > last || sector != "GOV" {
			return "", ""
		}
		// "Ministry of Defence" has the sector of "defence ministry"
		turned := d.doc.Report.Text[se.pieces[first+2].start:se.pieces[last-1].end] + " " + nouns[0].agent.Noun
		if a := d.x.byName[strings.ToLower(turned)]; a != nil {
			_, sector = a.code()
		}
	}
	return d.doc.Report.Text[se.pieces[first].start:se.pieces[last-1].end], sector
}

// civil reports whether an organ is an office of the government, whatever its field.
func (d *reading) civil(noun string) bool {
	for _, w := range strings.Fields(strings.ToLower(noun)) {
		if d.x.words["ministry"][w] {
			return true
		}
	}
	return false
}

// organs are the sectors of the organs of a state.
var organs = map[string]bool{"GOV": true, "LEG": true, "JUD": true, "MIL": true, "COP": true, "SPY": true}
