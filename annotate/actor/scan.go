package actor

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"casus"
)

// itemKind is what a run of tokens was recognised as.
type itemKind uint8

const (
	nameItem    itemKind = iota // a name of the registry
	nounItem                    // an agent or a collective
	personItem                  // a person whom the registry does not have
	orgItem                     // an organisation that it does not have
	localePlace                 // a place known from the place layer
)

// item is a recognised run of tokens [from, to) of a sentence.
type item struct {
	kind     itemKind
	from, to int
	refs     []nameRef
	noun     nounRef
	entry    *Entry // the reading of a name, once decided
	known    *party // of persons and organisations outside the registry
	country  string // of a place
	done     bool   // inside a mention that is out
	hyphen   bool   // joined to the next token by a hyphen
}

// sent is a sentence with what was found in it.
type sent struct {
	s      *casus.Sentence
	pieces []piece
	first  []int   // token -> its first piece
	items  []*item // none overlapping
	at     []int32 // token -> item + 1, or 0
	small  int     // pieces in small letters + 1, once counted
}

// party is a person or organisation without an entry.
type party struct {
	name    string
	kind    string
	country string
	sector  string
	basis   string
	entry   *Entry

	composed  bool   // the organ of a state, by its words
	canonical string // its name for the id
}

// reading is one report in work.
type reading struct {
	x      *index
	doc    *casus.Document
	day    string
	sents  []sent
	out    []casus.ActorMention
	short  map[string]*Entry // surname or acronym -> entry named in full before
	people map[string]*party // surname and full key -> unknown person
	orgs   map[string]*party // key -> unknown organisation
	said   []*party          // of out: the party that the reading comes from, or nil
	heads  []map[int]int     // sentence -> first token of a noun phrase -> index in out
	joints []jointUse
	places [][]cue             // country cues by sentence
	top    string              // the country most spoken of
	spoken map[string]bool     // the countries that the report names otherwise than by an organisation
	organs map[string]string   // the country whose organ a name was last told to be, by the name's keys without the country
	names  [][]int             // sentence -> its persons and organisations in the name layer
	placed map[casus.Span]bool // what the place layer has read as a known place
}

// jointUse is a collective that waits for its members.
type jointUse struct {
	sentence, from int
	it             *item
}

func newReading(x *index, doc *casus.Document) *reading {
	d := &reading{x: x, doc: doc, day: doc.Report.Day(), short: map[string]*Entry{}, people: map[string]*party{}, orgs: map[string]*party{}, spoken: map[string]bool{}, organs: map[string]string{}, placed: map[casus.Span]bool{},
		sents: make([]sent, len(doc.Sentences)), names: make([][]int, len(doc.Sentences)),
		heads: make([]map[int]int, len(doc.Sentences))}
	for k := range doc.Places {
		if p := &doc.Places[k]; p.Lat != nil && len(p.Spans) == 1 {
			d.placed[p.Spans.Bounds()] = true
		}
	}
	for n := range doc.Names {
		b := doc.Names[n].Spans.Bounds()
		if t := doc.Names[n].Type; t == "PER" || t == "ORG" {
			if i := casus.SentenceAt(doc.Sentences, b.Start); i >= 0 && doc.Sentences[i].Contains(b) {
				d.names[i] = append(d.names[i], n)
			}
		}
	}
	return d
}

// scan recognises names and nouns in a sentence.
func (d *reading) scan(i int) {
	se := &d.sents[i]
	s := &d.doc.Sentences[i]
	se.s = s
	sp := splitter{canon: d.x.canon, buf: make([]byte, 0, 32)}
	se.pieces = make([]piece, 0, len(s.Tokens)+8)
	se.first = make([]int, len(s.Tokens)+1)
	for t := range s.Tokens {
		se.first[t] = len(se.pieces)
		se.pieces = sp.split(s.Tokens[t].Form, s.Tokens[t].Start, t, se.pieces)
		d.rejoin(se, t)
	}
	se.first[len(s.Tokens)] = len(se.pieces)
	se.at = make([]int32, len(s.Tokens))
	key := func(p int) string { return se.pieces[p].key }
	for p := 0; p < len(se.pieces); {
		if se.pieces[p].key == "" || p > se.first[se.pieces[p].begin] {
			p++
			continue
		}
		it, n := d.match(se, p, key)
		if it.kind == nounItem && n > 1 {
			it, n = d.yield(se, p, n, it, key)
		}
		if n == 0 {
			p++
			continue
		}
		d.put(se, it)
		p += n
		for p < len(se.pieces) && se.pieces[p].token < it.to {
			p++
		}
	}
	d.named(i)
}

// rejoin makes one piece of a name that the tokeniser has cut before its number: "M" + "23".
func (d *reading) rejoin(se *sent, t int) {
	n := se.first[t]
	if n == 0 || n+1 != len(se.pieces) {
		return
	}
	a, b := &se.pieces[n-1], &se.pieces[n]
	if a.end != b.start || a.form == mark || b.form != lower {
		return
	}
	text := d.doc.Report.Text[a.start:b.end]
	if c := text[len(text)-1]; c < '0' || c > '9' {
		return
	}
	a.key, a.end, a.token = d.x.canon([]byte(strings.ToLower(text))), b.end, t
	se.pieces = se.pieces[:n]
	se.first[t] = n - 1
}

// match is the longest name or noun at a piece, with its length in pieces.
func (d *reading) match(se *sent, p int, key func(int) string) (item, int) {
	var refs []nameRef
	nameLen := 0
	d.x.names.All(p, len(se.pieces), key, func(n int, values []nameRef) {
		if !d.whole(se, p, n) {
			return
		}
		var ok []nameRef
		for _, v := range values {
			if fits(v.forms, se.pieces[p:p+n]) && !d.commonWord(se, p, n) {
				ok = append(ok, v)
			}
		}
		if len(ok) > 0 {
			refs, nameLen = ok, n
		}
	})
	var noun nounRef
	nounLen := 0
	d.x.nouns.All(p, len(se.pieces), key, func(n int, values []nounRef) {
		if n <= nounLen || !d.whole(se, p, n) {
			return
		}
		for _, v := range values {
			if fits(v.forms, se.pieces[p:p+n]) && (n > nounLen || v.collective != nil) {
				noun, nounLen = v, n
			}
		}
	})
	from := se.pieces[p].begin
	switch {
	case nameLen > 0 && nameLen >= nounLen:
		return item{kind: nameItem, from: from, to: se.pieces[p+nameLen-1].token + 1, refs: refs}, nameLen
	case nounLen > 0 && d.isNoun(se, from, se.pieces[p+nounLen-1].token, noun):
		return item{kind: nounItem, from: from, to: se.pieces[p+nounLen-1].token + 1, noun: noun}, nounLen
	}
	return item{}, 0
}

// yield gives up the end of a noun of several words where a name begins in it and runs on: "the opposition Movement for Change" is no
// "opposition movement".
func (d *reading) yield(se *sent, p, n int, it item, key func(int) string) (item, int) {
	for q := p + 1; q < p+n; q++ {
		if q > se.first[se.pieces[q].begin] {
			continue
		}
		name, m := d.match(se, q, key)
		if m == 0 || name.kind != nameItem || q+m <= p+n {
			continue
		}
		nouns, k := d.x.nouns.Longest(p, q, key)
		if k == 0 || !d.whole(se, p, k) {
			return item{}, 0
		}
		return item{kind: nounItem, from: it.from, to: se.pieces[p+k-1].token + 1, noun: nouns[0]}, k
	}
	return it, n
}

// whole reports whether n pieces from p end with a token.
func (d *reading) whole(se *sent, p, n int) bool {
	last := se.pieces[p+n-1].token
	return p+n == se.first[last+1] || p+n == len(se.pieces)
}

// commonWord guards one-word names that are words of the language when small: in a line of capitals the tagger decides.
func (d *reading) commonWord(se *sent, p, n int) bool {
	if n > 1 || strings.ContainsAny(se.s.Tokens[se.pieces[p].token].Form, "0123456789") {
		return false
	}
	switch se.s.Tokens[se.pieces[p].token].UPOS {
	case "AUX", "PRON", "ADP", "CCONJ", "SCONJ", "DET", "PART", "VERB", "ADV", "INTJ":
		return se.pieces[p].form != upper || se.pieces[p].end-se.pieces[p].start < 4 && !d.mixed(se)
	}
	return false
}

// mixed reports whether the sentence has small letters besides capitals, so that capitals mean something.
func (d *reading) mixed(se *sent) bool {
	if se.small == 0 {
		se.small = 1
		for i := range se.pieces {
			if se.pieces[i].form == lower {
				se.small++
			}
		}
	}
	return (se.small-1)*3 > len(se.pieces)
}

// isNoun reports whether the tagger lets the last word of the phrase be the head of a noun phrase.
func (d *reading) isNoun(se *sent, from, last int, noun nounRef) bool {
	t := &se.s.Tokens[last]
	switch t.UPOS {
	case "", "NOUN", "PROPN", "X":
		return true
	case "ADJ":
		// "the wounded", "two injured": an adjective is a head only where no noun follows, or a name does ("chief executive Tom Harlow")
		if last > from && noun.agent != nil && !noun.agent.Body && last+1 < len(se.s.Tokens) && se.s.Tokens[last+1].UPOS == "PROPN" && capitalised(se.s.Tokens[last+1].Form) {
			return true
		}
		return last+1 >= len(se.s.Tokens) || !nominal(se.s.Tokens[last+1].UPOS)
	case "VERB", "ADV", "NUM", "PRON":
		return last > from && noun.collective == nil && t.UPOS != "VERB"
	}
	return false
}

func nominal(upos string) bool { return upos == "NOUN" || upos == "PROPN" || upos == "ADJ" }

func (d *reading) put(se *sent, it item) *item {
	it.hyphen = it.to < len(se.s.Tokens) && isHyphen(se.s.Tokens[it.to].Form) && se.s.Tokens[it.to].Start == se.s.Tokens[it.to-1].End
	se.items = append(se.items, &it)
	for t := it.from; t < it.to; t++ {
		se.at[t] = int32(len(se.items))
	}
	return &it
}

// item is the item that covers a token, or nil.
func (se *sent) item(t int) *item {
	if t < 0 || t >= len(se.at) || se.at[t] == 0 {
		return nil
	}
	return se.items[se.at[t]-1]
}

func isHyphen(form string) bool {
	return form == "-" || form == "–" || form == "‐" || form == "‑"
}

// named takes names of the name layer that the registry does not have: persons and organisations.
func (d *reading) named(i int) {
	se := &d.sents[i]
	for _, n := range d.names[i] {
		name := &d.doc.Names[n]
		b := name.Spans.Bounds()
		from, to := se.s.TokensIn(b)
		if from >= to || d.placed[b] || d.nobody(se, from, to) {
			continue
		}
		d.unknown(se, from, to, name.Type == "PER")
	}
}

// nobody reports whether a name is that of a storm, a disease, a contest or a prize, which no party is.
func (d *reading) nobody(se *sent, from, to int) bool {
	first, last := &se.s.Tokens[from], &se.s.Tokens[to-1]
	return to-from > 1 && (d.x.words["storm"][strings.ToLower(first.Form)] || d.x.words["contest"][strings.ToLower(last.Form)]) ||
		d.x.words["disease"][strings.ToLower(d.text(se, from, to))]
}

// unknown puts a person or organisation over tokens; what the registry or a longer noun phrase has recognised stays, unless the
// name reaches over it.
func (d *reading) unknown(se *sent, from, to int, person bool) *item {
	if from >= to {
		return nil
	}
	if last := se.item(to - 1); last != nil && last.kind == nameItem && kindOf(last) == Person && last.from > from && last.to == to && last.to-last.from > 1 && se.item(last.from-1) != nil {
		return last // "United Nations Secretary-General" and the man
	}
	if last := se.item(to - 1); !person && last != nil && last.kind == nounItem && last.to == to && last.from > from && d.ownGovernment(se, from, last) {
		return last
	}
	for t := from; t < to; t++ {
		it := se.item(t)
		if it == nil {
			continue
		}
		article := it.from+1 == from && se.s.Tokens[it.from].UPOS == "DET" && it.to < to // "The National" in "The National Assembly"
		if it.from < from && !article || it.to > to {
			return nil
		}
		if it.from == from && it.to == to && (it.kind == nameItem || d.commonNoun(se, it) || person && it.kind == nounItem) {
			return it
		}
		if it.kind == nameItem && !person && d.labelled(se, it, from, to) {
			return it
		}
		if it.kind == nameItem && it.to-it.from > 1 && (d.overrun(se, it, to) || d.suffices(se, it, from, to)) {
			return it
		}
		// a registry person or organisation inside a longer name is a chance likeness ("Clinton Foundation")
		for k := it.from; k < it.to; k++ {
			se.at[k] = 0
		}
		it.done, it.from, it.to = true, 0, 0
	}
	kind := orgItem
	if person {
		kind = personItem
	}
	return d.put(se, item{kind: kind, from: from, to: to})
}

// ownGovernment reports whether a name is no more than a state or a person and a word for their government: "British Government", "Vosk
// Administration".
func (d *reading) ownGovernment(se *sent, from int, noun *item) bool {
	owner := se.item(from)
	if owner == nil || owner.from != from || owner.kind != nameItem || kindOf(owner) != State && kindOf(owner) != Person || !d.x.words["cabinet"][noun.noun.phrase] {
		return false
	}
	rest := se.s.Tokens[owner.to:noun.from]
	return len(rest) == 0 || len(rest) == 1 && possessiveForm(rest[0].Form)
}

// commonNoun reports whether an item is an agent noun by itself, not the name of a body: "NGO", "police".
func (d *reading) commonNoun(se *sent, it *item) bool {
	return it.kind == nounItem && (it.to-it.from == 1 || !capitalised(se.s.Tokens[it.to-1].Form))
}

// suffices reports whether a name only adds a title or a country to a registry name: "U.S. Secretary of State Hillary Clinton",
// "National Transitional Council of Libya".
func (d *reading) suffices(se *sent, it *item, from, to int) bool {
	if kindOf(it) == State {
		return false
	}
	return it.to == to && (it.from == from || se.item(it.from-1) != nil) || it.from == from && it.to < to && d.is("of-case", &se.s.Tokens[it.to])
}

// labelled reports whether a name only adds a word for its kind to a registry organisation: "Islamist al-Nusra Front", "Syriza party".
func (d *reading) labelled(se *sent, it *item, from, to int) bool {
	if k := kindOf(it); k != Organisation && k != Group {
		return false
	}
	for t := from; t < to; t++ {
		if t == it.from {
			t = it.to - 1
			continue
		}
		if tok := &se.s.Tokens[t]; !isHyphen(tok.Form) && !d.is("label", tok) && !(t >= it.to && (d.is("group-noun", tok) || d.is("member-noun", tok))) {
			return false
		}
	}
	return true
}

// overrun reports whether a name runs on over a preposition behind a registry name: "Islamic State with the United States".
func (d *reading) overrun(se *sent, it *item, to int) bool {
	for t := it.to; t < to; t++ {
		if tok := &se.s.Tokens[t]; tok.UPOS == "ADP" && !d.is("of-case", tok) || tok.UPOS == "VERB" {
			return true
		}
	}
	return false
}

// text is the report's text from the first to before the last token.
func (d *reading) text(se *sent, from, to int) string {
	return d.doc.Report.Text[se.s.Tokens[from].Start:se.s.Tokens[to-1].End]
}

// capitalised reports whether a token begins with a capital letter.
func capitalised(form string) bool {
	r, _ := utf8.DecodeRuneInString(form)
	return unicode.IsUpper(r)
}

// is reports whether a word of the token, form or lemma, stands in a list of the data.
func (d *reading) is(use string, t *casus.Token) bool {
	set := d.x.words[use]
	return set[t.Lemma] || set[strings.ToLower(t.Form)]
}
