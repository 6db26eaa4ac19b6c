package actor

import "strings"

// national is the organisation of a country that is called so once the state is left out of its name, by the keys of the name's pieces, each
// with a blank behind it; nil where none or several are.
func (x *index) national(country, keys string) *Entry {
	if country == "" || keys == "" {
		return nil
	}
	return x.tails[country+" "+keys]
}

// addTails notes the names of an organisation without the state that they begin or end with: "Socialist Party" of "Tarskan Socialist
// Party", "Socialist Party of Tarsk" and "Socialist Party (Tarsk)". One word alone is no name, an acronym apart.
func (x *index) addTails(e *Entry) {
	if e.Kind != Organisation && e.Kind != Group || nonState[e.Country] {
		return
	}
	state := x.byID[e.Country]
	if state == nil {
		return
	}
	seen := map[string]bool{}
	for _, n := range append([]string{e.Name}, e.Aliases...) {
		key, _ := x.pieces(n)
		for _, tail := range stripState(key, x.stateKeys(state)) {
			if len(tail) < 2 && !strings.EqualFold(n, tail[0]) {
				continue
			}
			k := e.Country + " " + strings.Join(tail, " ") + " "
			if seen[k] {
				continue
			}
			seen[k] = true
			x.shared[strings.Join(tail, " ")+" "]++
			if old, ok := x.tails[k]; ok && old != e {
				x.tails[k] = nil
				continue
			}
			x.tails[k] = e
		}
	}
}

// stateKeys are the names and adjectives of a state as keys.
func (x *index) stateKeys(state *Entry) [][]string {
	var out [][]string
	for _, n := range append(append([]string{state.Name}, state.Aliases...), state.Adjectives...) {
		key, _ := x.pieces(n)
		out = append(out, key)
	}
	return out
}

// stripState is the name and what is left of it without the state at its beginning or end.
func stripState(key []string, states [][]string) [][]string {
	out := [][]string{key}
	for _, s := range states {
		n := len(key) - len(s)
		if n < 1 {
			continue
		}
		if equal(key[:len(s)], s) {
			rest := key[len(s):]
			if rest[0] == possessiveKey && len(rest) > 1 {
				rest = rest[1:]
			}
			out = append(out, rest)
		}
		switch rest := key[:n]; {
		case !equal(key[n:], s):
		case n > 2 && rest[n-1] == "the" && rest[n-2] == "of":
			out = append(out, rest[:n-2])
		case n > 1 && rest[n-1] == "of":
			out = append(out, rest[:n-1])
		case n > 1 && rest[n-1] == "(":
			out = append(out, rest[:n-1])
		}
		if n > 2 && key[len(key)-1] == ")" && equal(key[n-1:len(key)-1], s) && key[n-2] == "(" {
			out = append(out, key[:n-2])
		}
	}
	return out
}

// elsewhere is the organisation that a common name ("the Labour Party") means in the country that the report speaks of, where the one
// that bears the bare name is of a country that the report does not name at all.
func (d *reading) elsewhere(it *item, e *Entry, sentence int) *Entry {
	if e.Kind != Organisation || nonState[e.Country] || len(d.places) == 0 || d.spoken[e.Country] {
		return nil
	}
	c, sure := d.context(sentence, it.from, e.Sector)
	if c == e.Country || sure < contextSure {
		return nil
	}
	se := &d.sents[sentence]
	keys := d.keys(se, se.first[it.from], se.first[it.to])
	if d.organs[keys] == e.Country {
		return nil // told with its state before
	}
	return d.x.national(c, keys)
}

// strangers takes names of organs and parties that several countries have ("the Department of Education", "the Democratic Party") off the one
// entry that bears the bare name, where the report speaks of another country and not at all of that one.
func (d *reading) strangers() {
	for i := range d.sents {
		se := &d.sents[i]
		for _, it := range se.items {
			if it.from >= it.to {
				continue
			}
			if it.kind == orgItem {
				if own, first, last := d.ownerAround(se, se.first[it.from], se.first[it.to]); own.country != "" && own.locality == "" {
					d.organs[d.keys(se, first, last)] = own.country
				}
			}
			if it.kind != nameItem {
				continue
			}
			d.lastNamed(se, it)
			if distinct(it.refs) > 1 {
				d.unspoken(it)
				continue
			}
			e := it.refs[0].entry
			if e.Kind != Organisation || nonState[e.Country] || d.spoken[e.Country] {
				continue
			}
			first, last := se.first[it.from], se.first[it.to]
			keys := d.keys(se, first, last)
			if noun, _ := d.organ(se, first, last, false); noun == "" && d.x.shared[keys] < 2 {
				continue
			}
			if c, sure := d.context(i, it.from, e.Sector); c != e.Country && sure >= contextSure && d.x.national(c, keys) == nil {
				it.kind, it.refs = orgItem, nil
			}
		}
	}
}

// lastNamed remembers whose organ a name with its state is, and reads the same name without the state ("the Supreme Court" behind "the Indian Supreme
// Court") as that of the state it was last told with, whichever state's organ bears the bare name.
func (d *reading) lastNamed(se *sent, it *item) {
	e := it.refs[0].entry
	if e.Kind != Organisation || nonState[e.Country] || d.x.byID[e.Country] == nil {
		return
	}
	keys := d.keys(se, se.first[it.from], se.first[it.to])
	for _, tail := range stripState(strings.Fields(keys), d.x.stateKeys(d.x.byID[e.Country]))[1:] {
		d.organs[strings.Join(tail, " ")+" "] = e.Country
	}
	if c := d.organs[keys]; c != "" && c != e.Country {
		if other := d.x.national(c, keys); other != nil {
			it.refs = []nameRef{{entry: other}}
		}
	}
}

// unspoken takes a name that organisations of several countries share for one that the registry does not have, where the report speaks of
// none of those countries.
func (d *reading) unspoken(it *item) {
	for _, r := range it.refs {
		if r.entry.Kind != Organisation || nonState[r.entry.Country] || d.spoken[r.entry.Country] {
			return
		}
	}
	it.kind, it.refs = orgItem, nil
}

func equal(a, b []string) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}
