package actor

import (
	"strings"

	"casus"
)

// Confidence of a reading by how it was come to.
const (
	sureAlias   = 0.95 // a name of one party
	sureTitle   = 0.95 // title and name
	sureOffice  = 0.85 // office and holder at the date
	sureCompose = 0.9  // country or organisation with a noun
	sureSeat    = 0.85 // the Kremlin
	sureCapital = 0.7  // Moscow said
	sureShort   = 0.85 // a name given in full before
	unsureName  = 0.6  // one of several parties of that name
	unknownName = 0.6  // a person or organisation outside the registry
)

// decide chooses the entry that a name means: of several, the one whose country the report speaks of, or who is in office.
func (d *reading) decide(it *item, sentence int) *Entry {
	if it.entry != nil || len(it.refs) == 0 {
		return it.entry
	}
	best, score := it.refs[0].entry, -1.0
	if distinct(it.refs) == 1 {
		if e := d.elsewhere(it, best, sentence); e != nil {
			best = e
		}
		it.entry = best
		return best
	}
	for _, r := range it.refs {
		s := 0.0
		if len(d.places) > 0 {
			for i := max(0, sentence-4); i <= sentence+2 && i < len(d.places); i++ {
				for _, c := range d.places[i] {
					if c.country == r.entry.Country && c.token != it.from {
						s += c.weight
					}
				}
			}
		}
		for _, t := range r.entry.Terms {
			if t.At(d.day) {
				s += 2
				break
			}
		}
		if s > score {
			best, score = r.entry, s
		}
	}
	it.entry = best
	return best
}

// emit puts a mention out over tokens [from, to) of a sentence and takes the items there out of play.
func (d *reading) emit(sentence, from, to, head int, m casus.ActorMention, p *party) int {
	se := &d.sents[sentence]
	m.Evidence = casus.Quote(d.doc.Report.Text, casus.Span{Start: se.s.Tokens[from].Start, End: se.s.Tokens[to-1].End})
	if from+1 < to && se.s.Tokens[from].UPOS == "DET" && se.item(from) != nil {
		from++ // "the" of a name that is listed with it
		head = max(head, from)
		m.Evidence = casus.Quote(d.doc.Report.Text, casus.Span{Start: se.s.Tokens[from].Start, End: se.s.Tokens[to-1].End})
	}
	if h := se.s.Tokens[head].Head; h >= from && h < to {
		head = d.headOf(se, from, to) // what a verb governs
	}
	m.At = at(sentence, head)
	for t := from; t < to; t++ {
		if it := se.item(t); it != nil {
			it.done = true
		}
	}
	d.out = append(d.out, m)
	d.said = append(d.said, p)
	return len(d.out) - 1
}

// resolve says whom a noun phrase means and puts it out.
func (d *reading) resolve(se *sent, ph *phrase) {
	head := d.headOf(se, ph.noun.from, ph.noun.to)
	scope := d.scopeOf(ph)
	noun := ph.noun.noun
	nonstate, sector := noun.agent.code()
	if sector == "UNK" && ph.body != "" {
		sector = ph.body
	}
	if ph.stranger && ph.role(d) {
		sector = "UNK"
	}
	if ph.opposition && sector != "LEG" {
		sector = "OPP"
	}
	if ph.former && (sector == "GOV" || sector == "LEG") && !noun.plural {
		sector = "ELI"
	}
	if ph.company != nil && scope == "" && ph.person != nil && ph.company.basis != "country of the context" {
		scope = ph.company.country // "Chicago Police officer Tom Harlow"
	}
	switch {
	case ph.person != nil:
		d.titled(se, ph, scope, sector)
		return
	case ph.org != nil:
		d.named1(se, ph, scope, sector)
		return
	}
	if noun.agent.Owned && scope == "" && len(ph.orgs) == 0 {
		return
	}
	if d.apposed(se, ph, head, scope, sector) {
		return
	}
	if len(ph.orgs) > 0 {
		d.ofOrg(se, ph, head, ph.orgs[0], sector)
		return
	}
	if ph.company != nil && scope == "" && len(ph.states) == 0 {
		scope = ph.company.country
		if ph.group(d) && !noun.plural {
			d.emitPhrase(se, ph, head, casus.ActorMention{Confidence: unknownName}, ph.company)
			return
		}
		if sector == "UNK" || sector == "" {
			sector = ph.company.sector
		}
	}
	m := casus.ActorMention{Kind: Group, Unnamed: true, Sector: sector, Country: nonstate, Name: d.text(se, ph.from, ph.to), Confidence: sureCompose}
	if noun.agent.Body {
		m.Kind = Organisation
	}
	switch {
	case scope != "":
		if e, o := d.office(ph, scope); e != nil {
			m = e.mention(d.day)
			m.Confidence, m.Basis = sureOffice, "office at date: "+scope+" "+o
			d.emitPhrase(se, ph, head, m, nil)
			return
		}
		if e, o := d.peer(ph, scope); e != nil {
			m = e.mention(d.day)
			m.Confidence, m.Basis = sureShort, "office of the counterpart: "+scope+" "+o
			d.emitPhrase(se, ph, head, m, nil)
			return
		}
		m.Basis = "country + noun"
		m.Country = scope
		if nonstate != "" {
			m.Country = nonstate
		}
	case nonstate != "":
		m.Basis = "noun"
	default:
		if sector == "UNK" && !ph.stranger {
			return // "the group", "a member": whoever was named before; the chains tell
		}
		if ph.related {
			m.Basis = "noun"
			break
		}
		if e, o := d.unique(ph); e != nil && ph.lasting {
			m = e.mention(d.day)
			m.Confidence, m.Basis = sureOffice, "office at date: "+o
			d.emitPhrase(se, ph, head, m, nil)
			return
		}
		if d.worldwide(se, ph) {
			m.Basis = "noun"
			break
		}
		country, sure := d.partner(se, ph, head), sureShort
		if country == "" {
			country, sure = d.context(ph.sentence, ph.noun.from, sector)
		}
		m.Country, m.Confidence, m.Basis = country, sure, "noun, country of the context"
		if country != "" && ph.lasting && !noun.plural && d.definite(se, ph) {
			if e, o := d.office(ph, country); e != nil {
				m = e.mention(d.day)
				m.Confidence, m.Basis = sure*0.8, "office at date, country of the context: "+o
				d.emitPhrase(se, ph, head, m, nil)
				return
			}
		}
	}
	if m.Country != "" && d.x.words["state-noun"][noun.phrase] {
		// "the Ukrainian side"
		if e := d.x.byID[m.Country]; e != nil {
			sure, basis := m.Confidence, m.Basis
			m = e.mention(d.day)
			m.Confidence, m.Basis = sure, basis
			d.emitPhrase(se, ph, head, m, nil)
			return
		}
	}
	if d.bodyName(se, ph) {
		m = d.bodyOf(se, ph, m)
	} else {
		m.Actor = idOf(m.Country, m.Sector, "")
	}
	d.emitPhrase(se, ph, head, m, nil)
}

// partner is the country of the phrase that this one is coordinated with: "the Israeli military and police".
func (d *reading) partner(se *sent, ph *phrase, head int) string {
	t := &se.s.Tokens[head]
	if t.Deprel != "conj" || t.Head < 0 || t.Head >= head {
		return ""
	}
	for n := len(d.out) - 1; n >= 0 && d.out[n].At.Sentence == ph.sentence; n-- {
		if d.out[n].At.Token == t.Head && strings.HasPrefix(d.out[n].Basis, "country + noun") {
			return d.out[n].Country
		}
	}
	return ""
}

// worldwide reports whether a modifier says that the party is of no one country.
func (d *reading) worldwide(se *sent, ph *phrase) bool {
	for t := ph.from; t < ph.noun.from; t++ {
		if d.is("worldwide", &se.s.Tokens[t]) {
			return true
		}
	}
	return false
}

func (d *reading) emitPhrase(se *sent, ph *phrase, head int, m casus.ActorMention, p *party) {
	n := d.emit(ph.sentence, ph.from, ph.to, head, m, p)
	if d.heads[ph.sentence] == nil {
		d.heads[ph.sentence] = map[int]int{}
	}
	d.heads[ph.sentence][ph.from] = n
	d.foreign(se, ph)
	if ph.noun.noun.agent != nil {
		d.shared(se, ph, n)
	}
}

// scopeOf is the country of a noun phrase as its own words tell, or "".
func (d *reading) scopeOf(ph *phrase) string {
	switch {
	case ph.related:
		return ""
	case len(ph.states) > 0:
		return ph.states[0].scope()
	case ph.country != "":
		return ph.country
	case ph.owner != nil && !nonState[ph.owner.Country]:
		return ph.owner.Country
	}
	return ""
}

// scope is what the offices of a state hang on: its id, or its parent's for a region that has none.
func (e *Entry) scope() string {
	if e.Status == "region" || e.Status == "" {
		return e.Country
	}
	if e.Status == "partial" || e.Status == "territory" {
		return e.Country
	}
	return e.ID
}

// idOf is the id of a party without an entry.
func idOf(country, sector, name string) string {
	if country == "" {
		country = "UNK"
	}
	id := country
	if sector != "" {
		id += ":" + sector
	}
	if name != "" {
		id += ":" + slug(name)
	}
	return id
}

// definite reports whether the phrase has the definite article or stands as a title.
func (d *reading) definite(se *sent, ph *phrase) bool {
	if ph.from == 0 {
		return capitalised(se.s.Tokens[0].Form)
	}
	t := &se.s.Tokens[ph.from-1]
	return strings.Contains(t.Feats, "Definite=Def") || capitalised(se.s.Tokens[ph.noun.from].Form)
}

// group reports whether the noun names a kind of organisation: "group", "fishing company".
func (ph *phrase) group(d *reading) bool {
	p := ph.noun.noun.phrase
	return d.x.words["group-noun"][p] || d.x.words["group-noun"][p[strings.LastIndexByte(p, ' ')+1:]]
}

// ofOrg is a noun phrase with an organisation: "NATO's secretary general", "Hamas militants", "the Comando Vermelho gang".
func (d *reading) ofOrg(se *sent, ph *phrase, head int, org *Entry, sector string) {
	noun := ph.noun.noun
	m := casus.ActorMention{Actor: org.ID, Name: d.text(se, ph.from, ph.to), Kind: Group, Country: org.Country, Sector: org.Sector, Unnamed: true,
		Confidence: sureCompose, Basis: "organisation + noun"}
	if m.Sector == "" && !nonState[noun.agent.Sector] && noun.agent.Sector != "UNK" && nonState[org.Country] {
		m.Sector = sector
	}
	switch {
	case org.Kind == Media:
		m.Kind, m.Name, m.Unnamed = Media, org.Name, false
	case ph.group(d) && !noun.plural && ph.to == ph.noun.to:
		m.Kind, m.Name, m.Unnamed, m.Basis = org.Kind, org.Name, false, "name + kind"
	case !noun.plural && !noun.agent.Body:
		if e := d.orgOffice(ph, org); e != nil {
			m = e.mention(d.day)
			m.Confidence, m.Basis = sureOffice, "office at date: "+org.ID+" "+noun.phrase
		} else if d.single(noun.phrase) {
			m.Kind, m.Actor, m.Unnamed = Person, org.ID+":"+slug(noun.phrase), false
			m.Basis, m.Provisional = "organisation + office", true
			m.Name = org.Name + " " + noun.phrase
			if m.Sector == "" {
				m.Sector = sector
			}
		}
	}
	d.emitPhrase(se, ph, head, m, nil)
}

// single reports whether a phrase names an office of one holder.
func (d *reading) single(phrase string) bool {
	for _, o := range d.x.phrases[phrase] {
		if o.Single {
			return true
		}
	}
	return false
}

// titled is a title with a name.
func (d *reading) titled(se *sent, ph *phrase, scope, sector string) {
	it := ph.person
	head := d.headOf(se, it.from, it.to)
	e := d.decide(it, ph.sentence)
	if e == nil {
		e = d.byOffice(se, ph, scope)
	}
	if e != nil {
		m := e.mention(d.day)
		m.Confidence, m.Basis = sureTitle, "title + name"
		if len(it.refs) == 0 {
			m.Confidence, m.Basis = sureOffice, "office + surname at date"
		}
		if ph.former && m.Sector == "GOV" && !e.inOffice(d.day) {
			m.Sector = "ELI"
		}
		d.call(e)
		d.emitPhrase(se, ph, head, m, nil)
		return
	}
	p := d.someone(se, it)
	if len(ph.orgs) > 0 {
		org := ph.orgs[0]
		p.learn(org.Country, orElse(org.Sector, sector), "affiliation")
	} else {
		p.learn(scope, sector, "title")
	}
	if p.country == "" {
		if c, _ := d.context(ph.sentence, it.from, sector); c != "" {
			p.country, p.basis = c, "title, country of the context"
		}
	}
	d.emitPhrase(se, ph, head, casus.ActorMention{Confidence: unknownName}, p)
}

func orElse(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// inOffice reports whether the person holds any office on the day.
func (e *Entry) inOffice(day string) bool {
	for _, t := range e.Terms {
		if t.At(day) {
			return true
		}
	}
	return false
}

// byOffice finds a registry person behind a bare surname with a title: "President Santos" in a report of 2014 on Colombia.
func (d *reading) byOffice(se *sent, ph *phrase, scope string) *Entry {
	it := ph.person
	if it.to-it.from != 1 {
		return nil
	}
	key := d.x.key(se.s.Tokens[it.from].Form)
	if len(key) != 1 {
		return nil
	}
	var found *Entry
	for _, e := range d.x.surnames[key[0]] {
		if scope != "" && e.Country != scope {
			continue
		}
		t, ok := d.x.held(e, ph.noun.noun.phrase, d.day)
		if !ok || scope == "" && d.doc.Report.Published == "" {
			continue
		}
		if scope == "" && t.Scope != d.top && found != nil {
			continue
		}
		if found != nil && found.Country == e.Country {
			return nil
		}
		found = e
	}
	return found
}

// named1 is an organisation with its kind before it: "the Icelandic fishing company Samherji".
func (d *reading) named1(se *sent, ph *phrase, scope, sector string) {
	it := ph.org
	head := d.headOf(se, it.from, it.to)
	if e := d.decide(it, ph.sentence); e != nil {
		m := e.mention(d.day)
		m.Confidence, m.Basis = sureAlias, "kind + name"
		d.emitPhrase(se, ph, head, m, nil)
		return
	}
	p := d.somebody(d.text(se, it.from, it.to))
	p.learn(scope, sector, "kind")
	d.emitPhrase(se, ph, head, casus.ActorMention{Confidence: unknownName}, p)
}

// foreign puts out the state in "Rwanda-backed rebels", which the phrase's own country is not.
func (d *reading) foreign(se *sent, ph *phrase) {
	for t := ph.from; t < ph.noun.from; t++ {
		it := se.item(t)
		if it == nil || it.kind != nameItem || !it.hyphen || it.from != t || it.to+1 >= len(se.s.Tokens) || !d.is("allied", &se.s.Tokens[it.to+1]) {
			continue
		}
		e := d.decide(it, ph.sentence)
		m := e.mention(d.day)
		m.Confidence, m.Basis = sureAlias, "name"
		if it.refs[0].use == adjective && !hasUse(it, fullName) {
			m.Kind, m.Basis = casus.Demonym, "demonym"
		}
		d.emit(ph.sentence, it.from, it.to, it.to-1, m, nil)
	}
}

// shared gives the noun to the demonyms coordinated before it: "Indian and Pakistani soldiers".
func (d *reading) shared(se *sent, ph *phrase, n int) {
	toks := se.s.Tokens
	first := se.item(ph.from)
	if first == nil || first.kind != nameItem || !hasUse(first, adjective) || d.out[n].Kind == Person || len(ph.states) == 0 {
		return
	}
	for t := ph.from - 1; t >= 1; {
		if toks[t].UPOS != "CCONJ" && toks[t].Form != "," {
			return
		}
		if toks[t].UPOS == "CCONJ" && toks[t-1].Form == "," {
			t--
		}
		it := se.item(t - 1)
		if it == nil || it.done || it.kind != nameItem || !hasUse(it, adjective) {
			return
		}
		e := d.decide(it, ph.sentence)
		m := d.out[n]
		m.Country, m.Name, m.Members = e.Country, "", nil
		if e.Kind != State {
			m.Country = e.Country
		}
		m.Name = d.text(se, it.from, it.to) + " " + d.text(se, first.to, ph.to)
		m.Actor, m.Basis, m.Kind, m.Unnamed, m.Provisional = idOf(m.Country, m.Sector, ""), "country + noun shared with the next", Group, true, false
		d.emit(ph.sentence, it.from, it.to, it.to-1, m, nil)
		t = it.from - 1
	}
}
