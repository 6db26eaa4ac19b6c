package actor

import "strings"

// institution reads the name of an organ of a state, or of one of its provinces and towns, that the registry does not list by itself: the
// owner's name and an agent noun, in any order: "Thai House of Representatives", "Constitutional Court of Thailand", "Belfast City
// Council", "Ministry of Health". The party gets one id however it is written, so that the reports of a year speak of one house; without
// the owner, an organ of the country that the report speaks of there is meant. An organisation that the registry lists with its state
// ("Socialist Party of Tarsk") is found by the rest of its name.
func (d *reading) institution(i int, it *item, p *party) bool {
	if p.composed || p.entry != nil || it.kind != orgItem {
		return p.composed
	}
	se := &d.sents[i]
	own, first, last := d.ownerAround(se, se.first[it.from], se.first[it.to])
	keys := d.keys(se, first, last)
	if own.country != "" && own.locality == "" {
		if e := d.x.national(own.country, keys); e != nil {
			p.entry, p.basis = e, "name with its state"
			return false
		}
	}
	noun, sector := d.organ(se, first, last, own.country != "")
	if noun == "" && own.locality != "" && first < last && d.x.words["division"][se.pieces[first].key] && se.pieces[first].form == titled {
		own.locality += " " + d.doc.Report.Text[se.pieces[first].start:se.pieces[first].end] // "Los Angeles County"
		noun, sector = d.organ(se, first+1, last, true)
	}
	if noun == "" && own.locality != "" && first > se.first[it.from] && d.x.words["division"][se.pieces[first-1].key] {
		noun, sector = d.organ(se, first-1, last, true) // "New York City Council"
	}
	written := p.name
	if own.country == "" {
		c, sure := d.context(i, it.from, orElse(sector, "PTY"))
		if named := d.organs[keys]; named != "" {
			c, sure = named, contextSure // "the High Court" behind "the Malaysian High Court"
		}
		if e := d.x.national(c, keys); e != nil && sure >= contextSure {
			p.entry, p.basis = e, "name, country of the context"
			return false
		}
		if noun == "" || d.x.byID[c] == nil || d.x.byID[c].Kind != State {
			return false
		}
		own.country, own.name, p.basis = c, "", "noun, country of the context"
	} else if noun == "" {
		return false
	} else {
		p.basis = "country + noun"
	}
	p.country, p.sector, p.composed = own.country, sector, true
	switch state := d.x.byID[own.country]; {
	case own.locality != "":
		p.name = noun + " of " + own.locality
	case state == nil:
		p.name = written
	default:
		p.name = d.organName(state, noun, sector)
	}
	p.canonical = p.name
	if p.basis == "country + noun" {
		p.name = written
	}
	return true
}

// contextSure is how clear the country of the context must be for a party that several countries have under that name.
const contextSure = 0.5

// owner is the state, province or town that a name of an organ begins or ends with.
type owner struct {
	country  string
	name     string
	locality string // its name, where it is no state
}

// keys are the keys of the pieces [first, last) as one string.
func (d *reading) keys(se *sent, first, last int) string {
	var b strings.Builder
	for k := first; k < last; k++ {
		b.WriteString(se.pieces[k].key)
		b.WriteByte(' ')
	}
	return b.String()
}

// ownerAround takes the name of a state, province or town off the beginning or end of the pieces of a name.
func (d *reading) ownerAround(se *sent, first, last int) (owner, int, int) {
	key := func(k int) string { return se.pieces[k].key }
	if key(first) == "the" && first+1 < last {
		first++
	}
	if own, n := d.ownerAt(se, first, last); n > 0 && first+n < last {
		first += n
		if se.pieces[first].form == possessive && first+1 < last {
			first++
		}
		return own, first, last
	}
	for k := first + 1; k < last; k++ {
		if key(k-1) != "of" && (key(k-1) != "the" || k < first+2 || key(k-2) != "of") {
			continue
		}
		if own, n := d.ownerAt(se, k, last); n > 0 && k+n == last {
			end := k - 1
			if key(end) == "the" {
				end--
			}
			return own, first, end
		}
	}
	return owner{}, first, last
}

// ownerAt is the state, province or town named at a piece, with its length in pieces.
func (d *reading) ownerAt(se *sent, first, last int) (owner, int) {
	key := func(k int) string { return se.pieces[k].key }
	var own owner
	n := 0
	d.x.names.All(first, last, key, func(length int, refs []nameRef) {
		for _, r := range refs {
			if e := r.entry; e.Kind == State && length > n && fits(r.forms, se.pieces[first:first+length]) && (r.use == fullName || r.use == adjective || r.use == capital) {
				own, n = owner{country: e.Country, name: e.Name}, length
				if r.use == capital || e.Status == "region" {
					own.locality = d.doc.Report.Text[se.pieces[first].start:se.pieces[first+length-1].end]
				}
				return
			}
		}
	})
	if country, length := d.x.localities.Longest(first, last, key); length > n {
		n = length
		own = owner{country: country[0], locality: d.doc.Report.Text[se.pieces[first].start:se.pieces[first+length-1].end]}
	}
	return own, n
}

// organ is the name of an organ of a state that covers the pieces, with its sector: an agent noun for a body, alone, with its field behind
// "of", or, where the owner is named, for courts, houses and forces with a word or two before it ("Central District Court"); "" when they are none.
func (d *reading) organ(se *sent, first, last int, owned bool) (name, sector string) {
	if first >= last {
		return "", ""
	}
	key := func(k int) string { return se.pieces[k].key }
	start := first
	nouns, n := d.x.nouns.Longest(first, last, key)
	for extra := 1; owned && extra <= 2 && first+extra < last && (n == 0 || start+n < last); extra++ {
		if more, m := d.x.nouns.Longest(first+extra, last, key); m > 0 && first+extra+m == last && more[0].agent != nil && more[0].agent.Body {
			if _, s := more[0].agent.code(); s != "GOV" && se.pieces[first].form == titled && se.pieces[first+extra-1].form == titled {
				nouns, n, start = more, m, first+extra
			}
		}
	}
	if n == 0 && first+2 < last && d.x.words["department"][key(first)] && key(first+1) == "of" {
		return d.doc.Report.Text[se.pieces[first].start:se.pieces[last-1].end], "GOV"
	}
	if n == 0 || nouns[0].agent == nil || !nouns[0].agent.Body {
		return "", ""
	}
	country, sector := nouns[0].agent.code()
	if country != "" || !organs[sector] {
		return "", ""
	}
	if start+n < last {
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
