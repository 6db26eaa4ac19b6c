package actor

import (
	"strings"

	"casus"
)

// call notes that a registry party was named in full, so that a surname will do later.
func (d *reading) call(e *Entry) {
	if e.Kind == Person {
		if s := d.x.surname(e.Name, e.Country); s != "" {
			d.short[s] = e
		}
	}
}

// someone is the person of that name outside the registry, the same for the full name and a later surname.
func (d *reading) someone(se *sent, it *item) *party {
	if it.known != nil {
		return it.known
	}
	name := d.text(se, it.from, it.to)
	key := slug(name)
	p := d.people[key]
	if p == nil {
		p = &party{name: name, kind: Person}
		d.people[key] = p
		if k := strings.LastIndexByte(key, '-'); k >= 0 {
			if last := key[k+1:]; d.people[last] == nil {
				d.people[last] = p
			}
			if first, _, _ := strings.Cut(key, "-"); len(first) > 2 && d.people[first] == nil {
				d.people[first] = p // where the family name leads
			}
		}
	} else if len(name) > len(p.name) && strings.Contains(slug(name), slug(p.name)) {
		p.name = name
	}
	it.known = p
	return p
}

// somebody is the organisation of that name outside the registry.
func (d *reading) somebody(name string) *party {
	key := slug(name)
	p := d.orgs[key]
	if p == nil {
		p = &party{name: name, kind: Organisation}
		d.orgs[key] = p
	}
	return p
}

// learn adds evidence for country and sector; what the report states beats what was taken from the context.
func (p *party) learn(country, sector, basis string) {
	if country != "" && (p.country == "" || strings.Contains(p.basis, "context")) {
		p.country, p.basis = country, basis
	}
	if sector != "" && sector != "UNK" && p.sector == "" {
		p.sector = sector
	}
	if p.basis == "" {
		p.basis = basis
	}
}

// fill writes what is known of the party into a mention.
func (p *party) fill(m *casus.ActorMention, day string) {
	if p.entry != nil {
		e := p.entry.mention(day)
		m.Actor, m.Name, m.Kind, m.Country, m.Sector = e.Actor, e.Name, e.Kind, e.Country, e.Sector
		if m.Basis == "" {
			m.Basis = orElse(p.basis, "acronym of the report")
		}
		if p.basis == "name with its state" {
			m.Confidence = sureAlias
		}
		return
	}
	m.Name, m.Kind, m.Country, m.Sector, m.Provisional = p.name, p.kind, p.country, p.sector, true
	id := m.Sector
	if id == "" && p.kind == Person {
		id = "CVL"
		m.Sector = "CVL"
	} else if id == "" {
		id = "UNK"
	}
	m.Actor = idOf(m.Country, id, p.name)
	if p.composed {
		m.Actor = idOf(m.Country, id, p.canonical)
		m.Provisional, m.Basis = false, p.basis
		if p.basis == "country + noun" {
			m.Confidence = sureCompose
		}
		return
	}
	basis := "not in the registry"
	if p.basis != "" {
		basis += ": " + p.basis
	}
	m.Basis = basis
}

// apposed ties a noun phrase to the name beside it: "Saad Rizvi, the leader of the party", "the foreign minister, Ararat Mirzoyan".
// It reports whether the phrase is done with.
func (d *reading) apposed(se *sent, ph *phrase, head int, scope, sector string) bool {
	if ph.noun.noun.plural || ph.noun.noun.agent.Body {
		return false
	}
	it := d.nameBeside(se, ph, head)
	if it == nil {
		return false
	}
	kin := d.x.words["kin"][ph.noun.noun.phrase]
	e := d.decide(it, ph.sentence)
	if kin {
		return e != nil || it.kind == personItem
	}
	if e != nil {
		if e.Kind != Person {
			return false
		}
		m := e.mention(d.day)
		m.Confidence, m.Basis = sureShort, "apposition"
		d.emitPhrase(se, ph, head, m, nil)
		return true
	}
	p := d.someone(se, it)
	if len(ph.orgs) > 0 {
		p.learn(ph.orgs[0].Country, orElse(ph.orgs[0].Sector, sector), "apposition")
	} else {
		p.learn(scope, sector, "apposition")
	}
	d.emitPhrase(se, ph, head, casus.ActorMention{Confidence: unknownName}, p)
	return true
}

// nameBeside is the person's name that a phrase stands in apposition to, before or behind it.
func (d *reading) nameBeside(se *sent, ph *phrase, head int) *item {
	toks := se.s.Tokens
	b := ph.from - 1
	for b >= 0 && toks[b].UPOS == "DET" {
		b--
	}
	if b >= 1 && (toks[b].Form == "," || toks[b].Form == "–" || toks[b].Form == "—" || toks[b].Form == "(") {
		it := se.item(b - 1)
		if it == nil && d.nameLike(&toks[b-1]) && toks[head].Deprel == "appos" {
			from := b - 1
			for from > 0 && se.item(from-1) == nil && d.nameLike(&toks[from-1]) {
				from--
			}
			if b-from >= 2 {
				it = d.unknown(se, from, b, true)
			}
		}
		if it != nil && it.to == b && (it.kind == personItem || it.kind == nameItem && kindOf(it) == Person) && d.apposDeprel(se, head, it) {
			return it
		}
	}
	if a := ph.to; a+1 < len(toks) && toks[a].Form == "," {
		it := se.item(a + 1)
		if it != nil && (it.kind == personItem || it.kind == nameItem && kindOf(it) == Person) && toks[d.headOf(se, it.from, it.to)].Deprel == "appos" && it.to < len(toks) && (toks[it.to].Form == "," || toks[it.to].UPOS == "PUNCT") {
			return it
		}
	}
	return nil
}

// apposDeprel asks the tree, where there is one, whether the phrase hangs on the name.
func (d *reading) apposDeprel(se *sent, head int, it *item) bool {
	t := &se.s.Tokens[head]
	if t.Deprel == "" || t.Deprel == "appos" {
		return true
	}
	return t.Head >= it.from && t.Head < it.to && t.Deprel != "conj"
}

// acronyms reads definitions such as "Syrian Observatory for Human Rights (SOHR)".
func (d *reading) acronyms() {
	defined := map[string]*party{}
	for i := range d.sents {
		se := &d.sents[i]
		toks := se.s.Tokens
		for t := 1; t+2 < len(toks); t++ {
			if toks[t].Form != "(" || toks[t+2].Form != ")" || !acronymLike(toks[t+1].Form) {
				continue
			}
			short := toks[t+1].Form
			if it := se.item(t + 1); it != nil && it.kind == nameItem && kindOf(it) == State {
				continue // "the Government of the United Arab Emirates (UAE)"
			}
			var p *party
			if it := se.item(t - 1); it != nil && it.to == t && it.kind == nameItem && kindOf(it) != State && kindOf(it) != Person {
				p = &party{entry: it.refs[0].entry}
			} else if it != nil && it.to == t && it.kind == orgItem {
				p = d.somebody(d.text(se, it.from, it.to))
				it.known = p
			} else if from := d.longForm(se, t, short); from >= 0 {
				if it := d.unknown(se, from, t, false); it != nil && it.kind == orgItem {
					p = d.somebody(d.text(se, from, t))
					it.known = p
				} else if it != nil {
					p = &party{entry: it.refs[0].entry}
				}
			}
			if p != nil {
				defined[short] = p
			}
		}
	}
	if len(defined) == 0 {
		return
	}
	for i := range d.sents {
		se := &d.sents[i]
		for t := range se.s.Tokens {
			p := defined[se.s.Tokens[t].Form]
			if p == nil {
				continue
			}
			it := se.item(t)
			if it == nil {
				it = d.put(se, item{kind: orgItem, from: t, to: t + 1})
			}
			if it.from != t || it.to != t+1 {
				continue
			}
			it.known = p
			if p.entry != nil {
				it.kind, it.refs = nameItem, []nameRef{{entry: p.entry}}
			} else {
				it.kind, it.refs = orgItem, nil
			}
		}
	}
}

// acronymLike reports whether a word is written as an acronym.
func acronymLike(form string) bool {
	capitals := 0
	for _, r := range form {
		switch {
		case r >= 'A' && r <= 'Z':
			capitals++
		case r == '-' || r == '–' || r >= '0' && r <= '9' || r >= 'a' && r <= 'z':
		default:
			return false
		}
	}
	return capitals >= 2 && len(form) <= 10
}

// longForm is the first token of the words before end whose initials make the acronym, or -1.
func (d *reading) longForm(se *sent, end int, short string) int {
	var letters []byte
	for i := 0; i < len(short); i++ {
		if c := short[i]; c >= 'A' && c <= 'Z' {
			letters = append(letters, c)
		}
	}
	toks := se.s.Tokens
	need := len(letters) - 1
	for t := end - 1; t >= 0 && end-t <= 2*len(letters)+4; t-- {
		form := toks[t].Form
		if isHyphen(form) || possessiveForm(form) || apostropheOnly(form) {
			continue
		}
		if !capitalised(form) {
			if !d.x.words["connector"][strings.ToLower(form)] {
				return -1
			}
			if need >= 0 && form[0]-'a'+'A' == letters[need] && need > 0 && t > 0 && !capitalised(toks[t-1].Form) {
				need--
			}
			continue
		}
		if need >= 0 && form[0] == letters[need] {
			need--
		}
		if need < 0 {
			return t
		}
	}
	return -1
}
