package actor

import (
	"sort"
	"strings"

	"casus"
)

// loose puts out the names that stand outside the noun phrases of agents.
func (d *reading) loose(i int) {
	se := &d.sents[i]
	d.surnames(i)
	sort.SliceStable(se.items, func(a, b int) bool { return se.items[a].from < se.items[b].from })
	for k, it := range se.items {
		for t := it.from; t < it.to; t++ {
			se.at[t] = int32(k + 1)
		}
	}
	mark := len(d.doc.Report.Blocks) > se.s.Block && d.doc.Report.Blocks[se.s.Block].Kind == casus.Endmark
	for _, it := range se.items {
		if it.done || it.from >= it.to || mark {
			continue
		}
		switch it.kind {
		case nameItem:
			d.name(i, it)
		case personItem:
			d.stranger(i, it)
		case orgItem:
			p := it.known
			if p == nil {
				p = d.somebody(d.text(se, it.from, it.to))
			}
			d.affiliate(i, it, p)
			d.emit(i, it.from, it.to, d.headOf(se, it.from, it.to), casus.ActorMention{Confidence: unknownName}, p)
		case nounItem:
			if it.noun.collective != nil {
				d.collective(i, it)
			}
		}
	}
}

// stranger is a name of a person outside the registry.
func (d *reading) stranger(i int, it *item) {
	se := &d.sents[i]
	head := d.headOf(se, it.from, it.to)
	if it.to-it.from == 1 {
		if e := d.short[d.foldOne(se, it.from)]; e != nil {
			m := e.mention(d.day)
			m.Confidence, m.Basis = sureShort, "short name after the full one"
			d.emit(i, it.from, it.to, head, m, nil)
			return
		}
	}
	p := d.someone(se, it)
	if p.country == "" {
		if c, _ := d.context(i, it.from, p.sector); c != "" {
			p.country, p.basis = c, "country of the context"
		}
	}
	d.emit(i, it.from, it.to, head, casus.ActorMention{Confidence: unknownName}, p)
}

// affiliate guesses country and sector of an unknown organisation from the words of its name.
func (d *reading) affiliate(i int, it *item, p *party) {
	if d.institution(i, it, p) || p.entry != nil || p.sector != "" && p.country != "" {
		return
	}
	se := &d.sents[i]
	key := func(k int) string { return se.pieces[k].key }
	first, last := se.first[it.from], se.first[it.to]
	for k := first; k < last; k++ {
		if nouns, n := d.x.nouns.Longest(k, last, key); n > 0 && nouns[0].agent != nil && p.sector == "" {
			if c, s := nouns[0].agent.code(); c == "" && s != "UNK" {
				p.sector = s
			}
		}
		if names, n := d.x.names.Longest(k, last, key); n > 0 && p.country == "" {
			if e := names[0].entry; e.Kind == State {
				p.learn(e.Country, "", "its name")
			}
		}
		if country, n := d.x.localities.Longest(k, last, key); n > 0 && p.country == "" && se.pieces[k].form != lower {
			p.learn(country[0], "", "its name")
		}
	}
	if p.country == "" {
		if c, _ := d.context(i, it.from, p.sector); c != "" {
			p.country, p.basis = c, "country of the context"
		}
	}
}

// surnames finds later short names of persons named in full.
func (d *reading) surnames(i int) {
	se := &d.sents[i]
	for _, it := range se.items {
		if !it.done && it.kind == nameItem && kindOf(it) == Person && it.to-it.from > 1 {
			d.call(d.decide(it, i))
		}
	}
	if len(d.short) == 0 && len(d.people) == 0 {
		return
	}
	for t := range se.s.Tokens {
		tok := &se.s.Tokens[t]
		if se.at[t] != 0 || !d.nameLike(tok) {
			continue
		}
		key := d.foldOne(se, t)
		if e := d.short[key]; e != nil {
			m := e.mention(d.day)
			m.Confidence, m.Basis = sureShort, "short name after the full one"
			d.emit(i, t, t+1, t, m, nil)
			d.put(se, item{kind: nameItem, from: t, to: t + 1, refs: []nameRef{{entry: e}}, done: true})
		} else if p := d.people[slug(tok.Form)]; p != nil {
			d.emit(i, t, t+1, t, casus.ActorMention{Confidence: unknownName}, p)
			d.put(se, item{kind: personItem, from: t, to: t + 1, known: p, done: true})
		}
	}
}

// foldOne is the key of a one-word name.
func (d *reading) foldOne(se *sent, t int) string {
	if k := d.x.key(se.s.Tokens[t].Form); len(k) == 1 {
		return k[0]
	}
	return ""
}

// name puts out a registry name.
func (d *reading) name(i int, it *item) {
	se := &d.sents[i]
	e := d.decide(it, i)
	if e.Kind == Person && it.to-it.from == 1 {
		// a surname means whom the report has named in full
		if known := d.short[d.foldOne(se, it.from)]; known != nil {
			e = known
		} else if p := d.people[slug(se.s.Tokens[it.from].Form)]; p != nil {
			d.emit(i, it.from, it.to, it.from, casus.ActorMention{Confidence: unknownName}, p)
			return
		}
	}
	if d.isMoney(se, it) {
		return
	}
	m := e.mention(d.day)
	m.Confidence, m.Basis = sureAlias, "name"
	if n := distinct(it.refs); n > 1 {
		m.Confidence, m.Basis = unsureName, "name of several, by the context"
	}
	head := d.headOf(se, it.from, it.to)
	use := useOf(it, e)
	if e.Kind != State {
		if (e.ID == "EUR" || e.Sector == "" && e.Country == "EUR") && d.locative(se, it) {
			return
		}
		d.emit(i, it.from, it.to, head, m, nil)
		return
	}
	if hasUse(it, adjective) && use != adjective && d.modifies(se, it) {
		// "U.S. drone": a name that serves as adjective
		if use == fullName {
			d.emit(i, it.from, it.to, head, m, nil)
			return
		}
		use = adjective
	}
	switch use {
	case fullName:
		if d.locative(se, it) && d.whence(se, it) {
			m.Kind, m.Confidence, m.Basis = casus.Whereabouts, unsureName, "name, as a place"
			break
		}
		if d.locative(se, it) || d.modifies(se, it) && !it.hyphen && !d.afterHyphen(se, it) && e.Status != "partial" {
			return
		}
	case adjective:
		if !d.modifies(se, it) && !it.hyphen {
			if t := &se.s.Tokens[head]; t.UPOS == "ADJ" && !strings.HasPrefix(t.Deprel, "nsubj") && t.Deprel != "obj" && t.Deprel != "conj" && t.Deprel != "nmod" && t.Deprel != "" {
				return
			}
			m.Kind, m.Unnamed, m.Name = Group, true, d.text(se, it.from, it.to)
			m.Actor, m.Basis = e.ID, "demonym as noun"
			if d.counted(se, head) {
				m.Sector, m.Actor, m.Basis = "CVL", idOf(e.Country, "CVL", ""), "people of a country"
			}
			break
		}
		m.Kind, m.Basis = casus.Demonym, "demonym"
	case peopleOne, peopleAll:
		m.Kind, m.Unnamed, m.Sector, m.Name = Group, true, "CVL", d.text(se, it.from, it.to)
		m.Actor, m.Basis = idOf(e.Country, "CVL", ""), "people of a country"
	case capital:
		if !d.acts(se, it) {
			return
		}
		m.Confidence, m.Basis = sureCapital, "capital as government"
	case seat:
		if d.locative(se, it) {
			return
		}
		m.Confidence, m.Basis = sureSeat, "seat of government"
	}
	d.emit(i, it.from, it.to, head, m, nil)
}

// counted reports whether the token's phrase has a number, as only people have: "two Japanese", "hundreds of Sudanese".
func (d *reading) counted(se *sent, token int) bool {
	toks := se.s.Tokens
	if up := toks[token].Head; up >= 0 && up < token && toks[token].Deprel == "nmod" && d.x.words["multitude"][toks[up].Lemma] {
		return true
	}
	for i := range toks[:token] {
		if toks[i].Head == token && toks[i].Deprel == "nummod" {
			return true
		}
	}
	return false
}

// isMoney reports whether a name of a state only says whose dollars are meant: "US$".
func (d *reading) isMoney(se *sent, it *item) bool {
	last := &se.s.Tokens[it.to-1]
	return strings.HasPrefix(d.doc.Report.Text[last.End:], "$") || strings.HasSuffix(last.Form, "$")
}

func distinct(refs []nameRef) int {
	n := 0
	for i := range refs {
		same := false
		for j := range i {
			same = same || refs[j].entry == refs[i].entry
		}
		if !same {
			n++
		}
	}
	return n
}

// useOf is the foremost use of the name for the entry.
func useOf(it *item, e *Entry) nameUse {
	for _, r := range it.refs {
		if r.entry == e {
			return r.use
		}
	}
	return fullName
}

// modifies reports whether a name stands before a noun that it modifies.
func (d *reading) modifies(se *sent, it *item) bool {
	toks := se.s.Tokens
	if it.to >= len(toks) {
		return false
	}
	h := d.headOf(se, it.from, it.to)
	next := &toks[it.to]
	switch toks[h].Deprel {
	case "amod", "compound", "nmod:poss", "nmod", "flat":
		if toks[h].Head >= it.to && !possessiveForm(next.Form) && !apostropheOnly(next.Form) {
			return true
		}
	case "":
		return next.UPOS == "NOUN"
	}
	return next.UPOS == "NOUN" && next.Deprel != "appos" && !hasUse(it, fullName) && next.Start > toks[it.to-1].End
}

func (d *reading) afterHyphen(se *sent, it *item) bool {
	return it.from > 0 && isHyphen(se.s.Tokens[it.from-1].Form) && se.s.Tokens[it.from-1].End == se.s.Tokens[it.from].Start
}

// acts reports whether a town is spoken of as a party: subject of a verb of speech or decision, object of one of address, in
// the possessive of a stance, or between the partners of talks.
func (d *reading) acts(se *sent, it *item) bool {
	toks := se.s.Tokens
	h := d.headOf(se, it.from, it.to)
	t := &toks[h]
	if d.townPair(se, it) {
		return true
	}
	for n := 0; n < 8 && t.Deprel == "conj" && t.Head >= 0; n++ {
		t = &toks[t.Head]
	}
	if t.Head < 0 || t.Head >= len(toks) {
		return false
	}
	verb := &toks[t.Head]
	switch t.Deprel {
	case "nsubj":
		if d.x.words["speech"][verb.Lemma] || d.x.words["address"][verb.Lemma] {
			return true
		}
		return verb.UPOS == "VERB" && !d.x.words["town-verb"][verb.Lemma]
	case "nsubj:pass":
		return d.x.words["address"][verb.Lemma]
	case "iobj":
		return true
	case "obj":
		return d.x.words["address"][verb.Lemma]
	case "nmod:poss":
		return !d.is("place-noun", verb)
	case "obl", "nmod", "obl:agent":
		for k := max(0, h-caseReach); k < h; k++ {
			if toks[k].Head == h && toks[k].Deprel == "case" {
				return d.x.words["party-case"][toks[k].Lemma]
			}
		}
	}
	return false
}

// townPair tells "Moscow-Kyiv talks".
func (d *reading) townPair(se *sent, it *item) bool {
	if it.hyphen {
		other := se.item(it.to + 1)
		return other != nil && other.kind == nameItem && kindOf(other) == State
	}
	if d.afterHyphen(se, it) && it.from >= 2 {
		other := se.item(it.from - 2)
		return other != nil && other.kind == nameItem && kindOf(other) == State
	}
	return false
}

// collective notes a phrase for several parties; its members are found when all parties are known.
func (d *reading) collective(i int, it *item) {
	d.joints = append(d.joints, jointUse{i, it.from, it})
}

// joint finds the members of the collectives and gives the parties outside the registry their final reading.
func (d *reading) joint() {
	for n := range d.out {
		if p := d.said[n]; p != nil {
			p.fill(&d.out[n], d.day)
		}
	}
	if len(d.joints) == 0 {
		return
	}
	order := make([]int, len(d.out))
	for i := range order {
		order[i] = i
	}
	sort.SliceStable(order, func(a, b int) bool {
		return d.out[order[a]].Spans.Bounds().Start < d.out[order[b]].Spans.Bounds().Start
	})
	next := 0
	var states, parties []string
	names := map[string]string{}
	for _, j := range d.joints {
		start := d.sents[j.sentence].s.Tokens[j.from].Start
		for next < len(order) && d.out[order[next]].Spans.Bounds().Start < start {
			m := &d.out[order[next]]
			next++
			if m.Kind == State || m.Sector == "GOV" && len(m.Country) == 3 && !nonState[m.Country] {
				if e := d.x.byID[m.Country]; e != nil {
					states = lately(states, e.ID)
					names[e.ID] = e.Name
				}
			}
			switch {
			case m.Kind == Group && !m.Unnamed, m.Kind == Organisation && (m.Sector == "REB" || m.Sector == "PRM"):
				parties = lately(parties, m.Actor)
				names[m.Actor] = m.Name
			case m.Country != "" && !nonState[m.Country] && (m.Sector == "GOV" || m.Sector == "MIL") && m.Kind != Media:
				if e := d.x.byID[m.Country]; e != nil {
					parties = lately(parties, e.ID)
					names[e.ID] = e.Name
				}
			}
		}
		d.out = append(d.out, d.jointMention(j, states, parties, names))
	}
}

// recent is how many parties are kept in mind for "the two sides".
const recent = 8

// lately puts an id at the end of the list, once.
func lately(ids []string, id string) []string {
	out := ids[:0:0]
	for _, x := range ids[max(0, len(ids)-recent):] {
		if x != id {
			out = append(out, x)
		}
	}
	return append(out, id)
}

func (d *reading) jointMention(j jointUse, states, parties []string, names map[string]string) casus.ActorMention {
	se := &d.sents[j.sentence]
	c := j.it.noun.collective
	m := casus.ActorMention{Actor: c.ID, Name: c.Name, Kind: Group, Country: c.Country, Sector: c.Sector, Unnamed: c.ID == "", Confidence: sureCompose, Basis: "collective"}
	from := j.from
	if from > 0 && se.s.Tokens[from-1].UPOS == "DET" && strings.Contains(se.s.Tokens[from-1].Feats, "PronType=Ind") {
		from-- // "some European countries"
	}
	m.Evidence = casus.Quote(d.doc.Report.Text, casus.Span{Start: se.s.Tokens[from].Start, End: se.s.Tokens[j.it.to-1].End})
	m.At = at(j.sentence, d.headOf(se, j.it.from, j.it.to))
	for _, member := range c.Members {
		var two []string
		switch member {
		case "states":
			two = lastTwo(states)
		case "parties":
			two = lastTwo(parties)
		default:
			m.Members = append(m.Members, member)
			continue
		}
		if two == nil {
			m.Confidence = 0.3
			continue
		}
		m.Members, m.Basis, m.Confidence = two, "the two named before", 0.7
		m.Name = names[two[0]] + " and " + names[two[1]]
	}
	if m.Name == "" {
		m.Name = m.Text
	}
	if m.Actor == "" {
		if c.Name == "" && len(m.Members) == 2 {
			m.Actor = m.Members[0] + "+" + m.Members[1]
		} else {
			m.Actor = idOf("", m.Sector, m.Name)
		}
	}
	return m
}

func lastTwo(ids []string) []string {
	if len(ids) < 2 {
		return nil
	}
	return append([]string{}, ids[len(ids)-2:]...)
}
