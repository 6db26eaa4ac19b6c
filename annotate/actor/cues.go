package actor

import (
	"strings"

	"casus"
)

// cue is a word that ties a sentence to a country.
type cue struct {
	token   int
	country string
	weight  float64
	own     float64 // weight for armed forces and services, who act abroad
}

// Weights of country cues: where a thing happens tells more of the nameless people there than who else is named.
const (
	placeWeight  = 3.0 // "in Syria", "the Syrian city of"
	partyWeight  = 1.5 // "Syria said"
	modifyWeight = 1.0 // "Syrian officials"
	deedWeight   = 0.4 // "the Syrian air strike": who is hit is rather another
	beforeDecay  = 0.6 // a sentence earlier
	afterDecay   = 0.9 // behind the word
	counterDecay = 0.3 // "calls on Syria": whom one acts on is another
	topWeight    = 0.5 // the country that the whole report is about
)

// cues collects the country cues of all sentences.
func (d *reading) cues() {
	d.places = make([][]cue, len(d.sents))
	total := map[string]float64{}
	var countries []string
	for i := range d.sents {
		se := &d.sents[i]
		for k := range se.items {
			it := se.items[k]
			if it.kind == orgItem && it.from < it.to {
				if own, _, _ := d.ownerAround(se, se.first[it.from], se.first[it.to]); own.country != "" {
					d.spoken[own.country] = true
					d.cue(i, cue{token: it.from, country: own.country, weight: partyWeight, own: 4 - partyWeight})
				}
				continue
			}
			if it.kind != nameItem || it.to <= it.from || len(it.refs) == 0 || d.isMoney(se, it) {
				continue
			}
			r := it.refs[0]
			if r.use == capital && d.namesake(se, it) {
				it.kind = localePlace
				it.country = se.item(it.to + 1).refs[0].entry.Country
				continue
			}
			c := cue{token: it.from, country: r.entry.Country, weight: partyWeight}
			if nonState[c.country] || it.hyphen && it.to+1 < len(se.s.Tokens) && d.is("allied", &se.s.Tokens[it.to+1]) {
				continue
			}
			switch {
			case r.entry.Kind == State && r.use == adjective:
				c.weight = modifyWeight
				if next := se.item(it.to); next == nil {
					c.weight = deedWeight
				}
				if d.modifiesPlace(se, it.to-1) {
					c.weight = placeWeight
				}
			case r.entry.Kind == State && (r.use == fullName || r.use == capital):
				if d.locative(se, it) || r.use == capital {
					c.weight = placeWeight
				}
			case r.entry.Kind == Media:
				continue
			case r.entry.Kind == Person:
				c.weight = modifyWeight
			}
			if c.own = 4 - c.weight; r.entry.Kind == State && (r.use == peopleOne || r.use == peopleAll) {
				c.own = deedWeight
			} else if c.weight == deedWeight {
				c.own = 2
			}
			if r.entry.Kind != Organisation {
				d.spoken[c.country] = true
			} else if distinct(it.refs) == 1 {
				c.weight /= 2 // parties of several countries share names
			}
			d.cue(i, c)
		}
	}
	for k := range d.doc.Places {
		p := &d.doc.Places[k]
		if p.Country == "" || p.At.Sentence < 0 || p.At.Sentence >= len(d.sents) {
			continue
		}
		d.spoken[p.Country] = true
		d.cue(p.At.Sentence, cue{p.At.Token, p.Country, placeWeight, 1})
		if se := &d.sents[p.At.Sentence]; se.item(p.At.Token) == nil {
			if from, to := se.s.TokensIn(p.Spans.Bounds()); from < to && d.free(se, from, to) {
				d.put(se, item{kind: localePlace, from: from, to: to, country: p.Country})
			}
		}
	}
	for i := range d.places {
		for _, c := range d.places[i] {
			if total[c.country] == 0 {
				countries = append(countries, c.country)
			}
			total[c.country] += c.weight
		}
	}
	best := 0.0
	for _, c := range countries {
		if total[c] > best {
			d.top, best = c, total[c]
		}
	}
}

// namesake reports whether the country behind the comma says that a town is not the capital that it is called like: "Tripoli, Lebanon".
func (d *reading) namesake(se *sent, it *item) bool {
	toks := se.s.Tokens
	if it.to+1 >= len(toks) || toks[it.to].Form != "," {
		return false
	}
	next := se.item(it.to + 1)
	return next != nil && next.kind == nameItem && kindOf(next) == State && next.refs[0].use == fullName && next.refs[0].entry.Country != it.refs[0].entry.Country &&
		d.placed[casus.Span{Start: toks[it.from].Start, End: toks[it.to-1].End}]
}

// cuesKept is how many cues of one sentence are kept: more are no sentence of a report.
const cuesKept = 64

func (d *reading) cue(sentence int, c cue) {
	if len(d.places[sentence]) < cuesKept {
		d.places[sentence] = append(d.places[sentence], c)
	}
}

func (d *reading) free(se *sent, from, to int) bool {
	for t := from; t < to; t++ {
		if se.at[t] != 0 {
			return false
		}
	}
	return true
}

// context is the country that a nameless party at a token belongs to as far as the words around tell, and how sure that is.
func (d *reading) context(sentence, token int, sector string) (country string, confidence float64) {
	var scores []cue // the best cue of each country
	add := func(c string, w float64) {
		for i := range scores {
			if scores[i].country == c {
				scores[i].weight = max(scores[i].weight, w)
				return
			}
		}
		scores = append(scores, cue{country: c, weight: w})
	}
	owned := d.pronounOwner(sentence, token)
	verb := d.actsFor(sentence, token)
	for back := 0; back < 3 && sentence-back >= 0; back++ {
		decay := 1.0
		for range back {
			decay *= beforeDecay
		}
		for _, c := range d.places[sentence-back] {
			w := c.weight
			if sector == "MIL" || sector == "SPY" {
				w = c.own
			}
			if back == 0 && c.token > token {
				w *= afterDecay
				if owned {
					w *= counterDecay
				}
			}
			if back == 0 && verb >= 0 && d.counterpart(sentence, c.token, verb) {
				w *= counterDecay
			}
			add(c.country, w*decay)
		}
	}
	if d.top != "" {
		add(d.top, topWeight)
	}
	total, best := 0.0, 0.0
	for _, s := range scores {
		total += s.weight
		if s.weight > best {
			country, best = s.country, s.weight
		}
	}
	if total == 0 {
		return "", 0
	}
	return country, 0.3 + 0.4*best/total
}

// pronounOwner reports whether a possessive pronoun stands before a noun phrase: "its police officers" are of a party named before.
func (d *reading) pronounOwner(sentence, token int) bool {
	toks := d.sents[sentence].s.Tokens
	for t := token - 1; t >= 0 && token-t <= 4; t-- {
		switch toks[t].UPOS {
		case "PRON":
			return strings.Contains(toks[t].Feats, "Poss=Yes")
		case "ADJ", "NOUN", "NUM", "PROPN":
			continue
		}
		return false
	}
	return false
}

// actsFor is the verb whose subject holds a token, or -1.
func (d *reading) actsFor(sentence, token int) int {
	toks := d.sents[sentence].s.Tokens
	t := token
	for n := 0; n < 6 && t >= 0 && t < len(toks); n++ {
		switch toks[t].Deprel {
		case "nsubj":
			return toks[t].Head
		case "compound", "flat", "amod", "nmod", "appos", "conj", "nmod:poss":
			t = toks[t].Head
		default:
			return -1
		}
	}
	return -1
}

// counterpart reports whether a token is, with the preposition of a party or none, what a verb acts on.
func (d *reading) counterpart(sentence, token, verb int) bool {
	toks := d.sents[sentence].s.Tokens
	t := token
	for n := 0; n < 4 && t >= 0 && t < len(toks); n++ {
		if toks[t].Head == verb {
			switch toks[t].Deprel {
			case "obj", "iobj":
				return true
			case "obl":
				for k := max(0, t-caseReach); k < t; k++ {
					if toks[k].Head == t && toks[k].Deprel == "case" {
						return d.x.words["party-case"][toks[k].Lemma]
					}
				}
			}
			return false
		}
		switch toks[t].Deprel {
		case "compound", "flat", "amod", "conj":
			t = toks[t].Head
		default:
			return false
		}
	}
	return false
}

// modifiesPlace reports whether the adjective at a token stands before a word for a kind of place: "the Lebanese city of".
func (d *reading) modifiesPlace(se *sent, t int) bool {
	for k := t + 1; k < len(se.s.Tokens) && k < t+4; k++ {
		tok := &se.s.Tokens[k]
		if d.is("place-noun", tok) {
			return true
		}
		if tok.UPOS != "ADJ" && tok.UPOS != "NOUN" && tok.UPOS != "PROPN" {
			return false
		}
	}
	return false
}

// caseReach is how far before its noun a preposition is looked for, so that a line without end costs no more than its length.
const caseReach = 16

// whence reports whether a state that is no party stands as the place one comes from or goes to.
func (d *reading) whence(se *sent, it *item) bool {
	toks := se.s.Tokens
	head := d.headOf(se, it.from, it.to)
	for n := 0; n < 8 && toks[head].Deprel == "conj" && toks[head].Head >= 0; n++ {
		head = toks[head].Head
	}
	for k := max(0, head-caseReach); k < head; k++ {
		if toks[k].Head == head && toks[k].Deprel == "case" && d.is("whence-case", &toks[k]) {
			return true
		}
	}
	return false
}

// locative reports whether a state or town is named as the place of something, not as a party.
func (d *reading) locative(se *sent, it *item) bool {
	toks := se.s.Tokens
	// "Bogotá, Colombia": the second names where the first lies
	if it.from >= 2 && toks[it.from-1].Form == "," && d.townBefore(se, it) {
		return true
	}
	head := d.headOf(se, it.from, it.to)
	owner := it.to < len(toks) && (possessiveForm(toks[it.to].Form) || apostropheOnly(toks[it.to].Form) || d.modifies(se, it))
	p := it.from - 1
	for p >= 0 && (toks[p].Head == head && toks[p].UPOS != "ADP" || toks[p].UPOS == "DET" || toks[p].UPOS == "ADJ" || toks[p].UPOS == "ADV" || toks[p].UPOS == "NOUN" && toks[p].Deprel == "compound") {
		p--
	}
	if p >= 0 && !owner && (toks[p].UPOS == "ADP" || toks[p].UPOS == "") {
		if d.is("place-case", &toks[p]) {
			return true
		}
		if d.is("to-case", &toks[p]) && p > 0 && d.x.words["motion"][toks[p-1].Lemma] {
			return true
		}
		if h := toks[head].Head; d.is("to-case", &toks[p]) && h >= 0 && h < len(toks) && toks[head].Deprel == "obl" && d.x.words["motion"][toks[h].Lemma] {
			return true
		}
		if h := toks[head].Head; h >= 0 && h < p && toks[head].Deprel == "nmod" && d.is("border-noun", &toks[h]) {
			return true
		}
		if d.is("of-case", &toks[p]) && p > 0 && d.is("place-noun", &toks[p-1]) {
			return true
		}
	}
	// a member of a list takes the case of the first
	for n := 0; n < 8 && toks[head].Deprel == "conj" && toks[head].Head >= 0; n++ {
		head = toks[head].Head
		if first := se.item(head); first != nil && first.done && head < it.from {
			return false // "mediators from Qatar, Egypt and Tarsk"
		}
	}
	for k := max(0, head-caseReach); k < head; k++ {
		if !owner && toks[k].Head == head && toks[k].Deprel == "case" && d.is("place-case", &toks[k]) {
			return true
		}
	}
	// "Syria's coast", "Syria border"
	if h := toks[head].Head; h >= 0 && h < len(toks) && h > head {
		switch toks[head].Deprel {
		case "nmod:poss", "compound", "nmod":
			return d.is("place-noun", &toks[h])
		}
	}
	return false
}

// townBefore reports whether a name that is no party stands before the comma: the state is then its country.
func (d *reading) townBefore(se *sent, it *item) bool {
	toks := se.s.Tokens
	b := &toks[it.from-2]
	if other := se.item(it.from - 2); other != nil {
		if other.kind == localePlace {
			return true
		}
		if other.kind != nameItem || other.refs[0].use != capital {
			return false
		}
		return other.refs[0].entry.Country == it.refs[0].entry.Country
	}
	if b.UPOS != "PROPN" && !(b.UPOS == "" && capitalised(b.Form)) {
		return false
	}
	// a list of parties goes on with a conjunction: "Qatar, Egypt and the US"
	return true
}

// headOf is the syntactic head of a run of tokens, or its last token.
func (d *reading) headOf(se *sent, from, to int) int {
	for t := from; t < to; t++ {
		if h := se.s.Tokens[t].Head; (h < from || h >= to) && se.s.Tokens[t].UPOS != "PUNCT" {
			return t
		}
	}
	return to - 1
}

// at is the reference of a token.
func at(sentence, token int) casus.TokenRef { return casus.TokenRef{Sentence: sentence, Token: token} }
