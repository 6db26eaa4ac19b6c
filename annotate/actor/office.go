package actor

// office is who holds the phrase's office in a scope at the report's date.
func (d *reading) office(ph *phrase, scope string) (*Entry, string) {
	noun := ph.noun.noun
	if noun.plural || ph.former || ph.pending || ph.stranger || ph.local || d.day == "" {
		return nil, ""
	}
	if len(ph.states) > 0 && ph.states[0].ID != scope && d.x.byID[ph.states[0].ID] != nil {
		scope = ph.states[0].ID // the president of Abkhazia is not Georgia's
	}
	if d.x.words["leader"][noun.phrase] {
		if e := d.x.Leader(scope, d.day); e != nil {
			return e, noun.phrase
		}
	}
	if ph.narrowed(d) {
		return nil, ""
	}
	e, o := d.x.byPhrase(scope, noun.phrase, d.day)
	if e == nil || o == nil || !o.Single && !(ph.seat && ph.lasting) {
		return nil, ""
	}
	return e, o.Key
}

// peer is who holds in a country the office of the person named before: "Foreign Minister Sergei Lavrov and his Turkish counterpart".
func (d *reading) peer(ph *phrase, scope string) (*Entry, string) {
	if !d.x.words["counterpart"][ph.noun.noun.phrase] || ph.noun.noun.plural || ph.former || ph.pending || d.day == "" {
		return nil, ""
	}
	se := &d.sents[ph.sentence]
	var e *Entry
	at := -1
	for n := range d.out {
		if m := &d.out[n]; m.At.Sentence == ph.sentence && m.At.Token < ph.from && m.At.Token > at && d.x.byID[m.Actor] != nil && d.x.byID[m.Actor].Kind == Person {
			e, at = d.x.byID[m.Actor], m.At.Token
		}
	}
	for _, it := range se.items {
		if it.kind == nameItem && !it.done && it.to <= ph.from && it.from > at && kindOf(it) == Person {
			e, at = d.decide(it, ph.sentence), it.from
		}
	}
	if e == nil || e.Country == scope {
		return nil, ""
	}
	for _, t := range e.Terms {
		if t.At(d.day) && t.Scope == e.Country && d.singleOffice(t.Office) {
			return d.x.Holder(scope, t.Office, d.day), t.Office
		}
	}
	return nil, ""
}

// singleOffice reports whether one person at a time holds an office.
func (d *reading) singleOffice(key string) bool {
	for _, o := range d.x.Offices {
		if o.Key == key {
			return o.Single
		}
	}
	return false
}

// unique is the holder of an office that only one state has: "the pope".
func (d *reading) unique(ph *phrase) (*Entry, string) {
	if ph.noun.noun.plural || ph.former || ph.pending || ph.stranger || ph.from != ph.noun.from {
		return nil, ""
	}
	os := d.x.phrases[ph.noun.noun.phrase]
	if len(os) != 1 || len(os[0].Only) != 1 || !os[0].Single {
		return nil, ""
	}
	for scope := range os[0].Only {
		if e := d.x.Holder(scope, os[0].Key, d.day); e != nil {
			return e, os[0].Key
		}
	}
	return nil, ""
}

// narrowed reports whether a word between country and office makes it another office: "the Ukrainian party president".
func (ph *phrase) narrowed(d *reading) bool {
	se := &d.sents[ph.sentence]
	for t := ph.from; t < ph.noun.from; t++ {
		if it := se.item(t); it != nil {
			if it.kind == nounItem {
				return true
			}
			continue
		}
		tok := &se.s.Tokens[t]
		if tok.UPOS == "NOUN" || tok.UPOS == "PROPN" || tok.UPOS == "ADJ" && d.is("part-of-state", tok) {
			return true
		}
	}
	return false
}

func (d *reading) orgOffice(ph *phrase, org *Entry) *Entry {
	phrase := ph.noun.noun.phrase
	if d.day == "" || ph.former || ph.pending {
		return nil
	}
	if d.x.words["leader"][phrase] {
		if e := d.x.Leader(org.ID, d.day); e != nil {
			return e
		}
	}
	for _, o := range d.x.phrases[phrase] {
		if o.Single && o.Org {
			if e := d.x.Holder(org.ID, o.Key, d.day); e != nil {
				return e
			}
		}
	}
	return nil
}

// teach tells a person outside the registry what they are said to be, or to be made: "Pel Dorn is the leader of the Hill Front", "resigns as
// minister", "is elected president of Tarsk".
func (d *reading) teach(se *sent, ph *phrase) {
	_, sector := ph.noun.noun.agent.code()
	if ph.noun.noun.plural || ph.noun.noun.agent.Body || sector == "" {
		return
	}
	scope := d.scopeOf(ph)
	if len(ph.orgs) > 0 {
		scope, sector = ph.orgs[0].Country, orElse(ph.orgs[0].Sector, sector)
	} else if ph.company != nil && scope == "" {
		scope = ph.company.country
	}
	if ph.opposition && sector != "LEG" {
		sector = "OPP"
	}
	for _, t := range d.bearers(se, d.headOf(se, ph.noun.from, ph.noun.to)) {
		if it := se.item(t); it != nil && it.kind == personItem && it.from < it.to {
			d.someone(se, it).learn(scope, sector, "what they are said to be")
		}
	}
}

// bearers are the heads of the persons whom a predicate noun at a token is said of.
func (d *reading) bearers(se *sent, head int) []int {
	toks := se.s.Tokens
	verb := head
	for k := max(0, head-12); k < head; k++ {
		if toks[k].Head == head && toks[k].Deprel == "cop" {
			verb = -1
		}
	}
	if verb < 0 {
		verb = head
	} else if verb = toks[head].Head; verb < 0 || verb >= len(toks) {
		return nil
	}
	var subject, object, by []int
	for t := range toks {
		if toks[t].Head != verb || t == head {
			continue
		}
		switch toks[t].Deprel {
		case "nsubj", "nsubj:pass":
			subject = append(subject, t)
		case "obj":
			object = append(object, t)
		case "obl:agent":
			by = append(by, t)
		case "obl":
			for k := max(0, t-4); k < t; k++ {
				if toks[k].Head == t && d.is("agent-case", &toks[k]) {
					by = append(by, t)
				}
			}
		}
	}
	if len(object) > 0 {
		return object
	}
	return append(subject, by...)
}
