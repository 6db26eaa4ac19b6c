package actor

import (
	"strings"
)

// phrase is a noun phrase around an agent noun: "former Ukrainian president Petro Poroshenko", "the rebels' envoys", "police in
// Harare". Tokens are half-open ranges of one sentence.
type phrase struct {
	sentence int
	from, to int   // the words to quote, without article
	noun     *item // the agent
	states   []*Entry
	orgs     []*Entry
	owner    *Entry // a person in the possessive
	country  string // of a place in the phrase
	lasting  bool   // definite, or without article
	former   bool
	pending  bool // acting, elect, next
	person   *item
	org      *item // a named organisation beside its kind

	opposition bool
	seat       bool     // the country is named by its seat of government, whose spokesman is one man: "the Kremlin spokesman"
	body       string   // sector of a body that modifies the noun: "parliament members"
	company    *party   // an organisation outside the registry that the noun belongs to
	related    bool     // "Niger's neighbours": not of that country
	local      bool     // the country is that of a town or region: its offices are not the state's
	behind     []*Entry // states behind the noun
	stranger   bool     // "leader of the ..." of somebody not in the registry
}

// phrases finds the noun phrases with an agent noun in a sentence.
func (d *reading) phrases(i int) {
	se := &d.sents[i]
	for k := 0; k < len(se.items); k++ {
		it := se.items[k]
		if it.kind != nounItem || it.done || it.from >= it.to {
			continue
		}
		if it.noun.collective != nil {
			continue
		}
		if d.insideName(se, it) {
			continue
		}
		ph := &phrase{sentence: i, from: it.from, to: it.to, noun: it}
		d.right(se, ph)
		d.nameOf(se, ph)
		d.left(se, ph)
		ph.settle(d, se)
		if it.noun.title != nil && ph.person == nil {
			continue
		}
		if d.predicate(se, ph) {
			d.teach(se, ph)
			for t := ph.from; t < ph.to; t++ {
				if it := se.item(t); it != nil && (it.kind == nounItem || kindOf(it) == State) {
					it.done = true
				}
			}
			continue
		}
		if h := se.s.Tokens[d.headOf(se, it.from, it.to)].Head; h >= 0 && h < len(se.s.Tokens) && d.x.words["role-verb"][se.s.Tokens[h].Lemma] {
			d.teach(se, ph)
		}
		d.resolve(se, ph)
	}
}

// insideName reports whether the noun only modifies what follows: "police station", "army base". A noun before an agent noun or a
// name is part of that phrase and handled there.
func (d *reading) insideName(se *sent, it *item) bool {
	toks := se.s.Tokens
	if it.to >= len(toks) {
		return false
	}
	next := &toks[it.to]
	if it.hyphen {
		return true
	}
	if other := se.item(it.to); other != nil {
		last := &toks[it.to-1]
		if k := kindOf(other); other.kind == nameItem && (k == Organisation || k == Group) && d.is("label", last) {
			return true // "Islamist Hill Front"
		}
		return other.kind == nounItem && last.Deprel == "compound" && last.Head >= other.from && last.Head < other.to
	}
	if next.UPOS != "NOUN" {
		return false
	}
	if d.readAsNoun(se, it) {
		return false
	}
	if it.to+1 < len(toks) {
		// "police arrest 37 suspects": no noun phrase goes on with a number or an article, so the noun is a verb
		switch toks[it.to+1].UPOS {
		case "DET", "NUM", "PRON":
			return false
		}
	}
	last := &toks[it.to-1]
	if last.Head >= 0 {
		return last.Head >= it.to && (last.Deprel == "compound" || last.Deprel == "amod")
	}
	return last.Head < 0 && last.Deprel == "" && next.UPOS == "NOUN"
}

// readAsNoun reports whether the word behind an agent noun is a verb that the tagger took for a noun: it agrees with the noun as a verb does,
// and stands where a sentence has its verb, or has an object: "the army clashes with", "police bar lawmakers".
func (d *reading) readAsNoun(se *sent, it *item) bool {
	toks := se.s.Tokens
	next := &toks[it.to]
	many := it.noun.plural || it.noun.agent != nil && it.noun.agent.Plural == ""
	if it.noun.agent == nil || strings.HasSuffix(next.Form, "s") == many || next.Form != strings.ToLower(next.Form) || it.to+2 >= len(toks) {
		return false
	}
	switch {
	case next.Deprel == "root":
		return toks[len(toks)-1].Form == "." && toks[it.to+1].UPOS == "ADP" && !d.is("of-case", &toks[it.to+1])
	case next.Deprel == "conj" && next.Head >= 0 && next.Head < len(toks) && toks[next.Head].UPOS == "VERB":
		return toks[it.to-1].Deprel == "compound"
	}
	for k := it.to + 1; k < len(toks) && k < it.to+6; k++ {
		if toks[k].Head == it.to && toks[k].Deprel == "obj" {
			return true
		}
	}
	return false
}

// personal reports whether the noun can stand before a name as a title.
func personal(it *item) bool { return it.noun.agent != nil && !it.noun.agent.Body && !it.noun.plural }

// phraseReach is the most tokens that modifiers before a noun may take.
const phraseReach = 24

// left takes the modifiers before the noun.
func (d *reading) left(se *sent, ph *phrase) {
	toks := se.s.Tokens
	end := ph.to
	t := ph.from - 1
	for t >= 0 && ph.noun.from-t <= phraseReach {
		tok := &toks[t]
		if it := se.item(t); it != nil && it.kind != localePlace {
			if !d.joins(se, it.from, it.to, end, ph) {
				break
			}
			if it.kind == nounItem && it.noun.collective != nil {
				break
			}
			if !d.modifier(se, ph, it) {
				break
			}
			ph.from = it.from
			t = it.from - 1
			continue
		} else if it != nil {
			if !d.joins(se, it.from, it.to, end, ph) {
				break
			}
			ph.country, ph.local = it.country, true
			ph.from = it.from
			t = it.from - 1
			continue
		}
		if from, country := d.localityBefore(se, t); country != "" && d.joins(se, from, t+1, end, ph) {
			ph.country, ph.local = country, true
			ph.from, t = from, from-1
			continue
		}
		switch {
		case tok.UPOS == "PART" && possessiveForm(tok.Form) || tok.UPOS == "PART" && apostropheOnly(tok.Form):
			if !d.owned(se, t-1) {
				d.mark(se, ph)
				return
			}
			ph.related = d.is("relational", &toks[ph.noun.to-1])
			t--
			continue
		case isHyphen(tok.Form):
			t--
			continue
		case d.is("quantity", tok):
			d.mark(se, ph)
			return
		case tok.UPOS == "VERB" && tok.Form == strings.ToLower(tok.Form) && (tok.XPOS == "VBN" || tok.XPOS == "VBG") && t > 0 && t+1 == ph.from && d.opens(se, t-1):
			ph.former = ph.former || d.is("former", tok)
			ph.from = t
			t--
			continue
		case tok.UPOS == "ADJ", tok.UPOS == "PROPN", tok.UPOS == "NOUN", tok.UPOS == "VERB" && (tok.Deprel == "amod" || tok.Deprel == "compound"), tok.UPOS == "X":
			if !d.joins(se, t, t+1, end, ph) || d.is("calendar", tok) {
				d.mark(se, ph)
				return
			}
			if d.is("former", tok) {
				ph.former = true
			}
			if d.is("elect", tok) {
				ph.pending = true
			}
			ph.from = t
			t--
			continue
		case tok.UPOS == "ADV" && tok.Deprel == "advmod" && tok.Head > t && tok.Head < end && toks[tok.Head].UPOS != "NOUN":
			if d.is("former", tok) {
				ph.former = true
			}
			ph.from = t
			t--
			continue
		}
		break
	}
	d.mark(se, ph)
}

// localityBefore is the first token of the province or town whose name ends at a token, and its country.
func (d *reading) localityBefore(se *sent, t int) (int, string) {
	if tok := &se.s.Tokens[t]; tok.UPOS != "PROPN" && tok.UPOS != "NOUN" || !capitalised(tok.Form) {
		return t, ""
	}
	key := func(k int) string { return se.pieces[k].key }
	for from := max(0, t-2); from <= t; from++ {
		last := se.first[t+1]
		if c, n := d.x.localities.Longest(se.first[from], last, key); n > 0 && se.first[from]+n == last && d.free(se, from, t+1) {
			return from, c[0]
		}
	}
	return t, ""
}

func apostropheOnly(form string) bool { return form == "'" || form == "’" }

// opens reports whether only a noun phrase can go on behind a token: an article, a possessive, a demonym.
func (d *reading) opens(se *sent, t int) bool {
	tok := &se.s.Tokens[t]
	if it := se.item(t); it != nil {
		return it.kind == nameItem && hasUse(it, adjective)
	}
	return tok.UPOS == "DET" || possessiveForm(tok.Form) || tok.UPOS == "PRON" && strings.Contains(tok.Feats, "Poss=Yes")
}

// mark notes whether an indefinite article stands before the phrase.
func (d *reading) mark(se *sent, ph *phrase) {
	for ph.from < ph.noun.from && (isHyphen(se.s.Tokens[ph.from].Form) || se.s.Tokens[ph.from].UPOS == "PART") {
		ph.from++
	}
	ph.lasting = true
	if ph.from > 0 {
		if t := &se.s.Tokens[ph.from-1]; t.UPOS == "DET" && strings.Contains(t.Feats, "Definite=Ind") {
			ph.lasting = false
		}
	}
}

// joins reports whether tokens [from, to) belong to the phrase that ends at end, by the tree where there is one.
func (d *reading) joins(se *sent, from, to, end int, ph *phrase) bool {
	h := d.headOf(se, from, to)
	t := &se.s.Tokens[h]
	if t.Deprel == "" {
		return true
	}
	if t.Head > h && t.Head < end {
		return true
	}
	// an adjective right before the noun can belong nowhere else; nor can a name in the possessive
	if it := se.item(from); to == ph.from && it != nil && it.kind == nameItem && hasUse(it, adjective) && t.Deprel != "appos" && t.UPOS != "VERB" {
		return true
	}
	if to == ph.from && (t.UPOS == "ADJ" || t.UPOS == "PROPN") && t.Deprel != "appos" && t.Deprel != "conj" {
		it := se.item(from)
		if it != nil && it.kind == nameItem && hasUse(it, adjective) {
			return true
		}
		return t.UPOS == "ADJ" && t.Deprel == "amod" || t.Deprel == "flat" || t.Deprel == "compound"
	}
	if it := se.item(from); to == ph.from && it != nil && (it.kind == orgItem || it.kind == nameItem && kindOf(it) != State && kindOf(it) != Person) {
		return t.Deprel == "compound" || t.Deprel == "flat" || t.Deprel == "nmod" || t.Deprel == "amod"
	}
	if to < len(se.s.Tokens) && possessiveForm(se.s.Tokens[to].Form) && to+1 == ph.from {
		return true
	}
	return false
}

func hasUse(it *item, use nameUse) bool {
	for _, r := range it.refs {
		if r.use == use {
			return true
		}
	}
	return false
}

// owned reports whether a possessive at the token after t belongs to a name or agent.
func (d *reading) owned(se *sent, t int) bool {
	if t < 0 {
		return false
	}
	it := se.item(t)
	return it != nil && (it.kind != nounItem || it.noun.agent != nil)
}

// modifier takes an item into the phrase; false where it cannot be part of it.
func (d *reading) modifier(se *sent, ph *phrase, it *item) bool {
	toks := se.s.Tokens
	if it.kind == nounItem {
		if it.noun.agent != nil && it.noun.agent.Sector == "OPP" && len(ph.orgs) == 0 {
			ph.opposition = true
		}
		if it.noun.agent != nil && ph.body == "" {
			if _, s := it.noun.agent.code(); s != "UNK" {
				ph.body = s
			}
		}
		return true
	}
	if it.kind == orgItem {
		p := it.known
		if p == nil {
			p = d.somebody(d.text(se, it.from, it.to))
			d.affiliate(ph.sentence, it, p)
		}
		if p.entry != nil {
			ph.orgs = append(ph.orgs, p.entry)
			return true
		}
		ph.company = p
		return true
	}
	if it.kind != nameItem {
		return true
	}
	// "Rwanda-backed", "pro-Russian": the state is not the party's own
	foreign := false
	if it.hyphen && it.to+1 < len(toks) && d.is("allied", &toks[it.to+1]) {
		foreign = true
	}
	if it.from >= 2 && isHyphen(toks[it.from-1].Form) && d.is("stance", &toks[it.from-2]) {
		foreign = true
	}
	if it.from >= 1 && d.is("stance", &toks[it.from-1]) {
		foreign = true
	}
	if foreign {
		return true
	}
	e := d.decide(it, ph.sentence)
	if e == nil {
		return false
	}
	switch e.Kind {
	case State:
		ph.states = append(ph.states, e)
		ph.seat = ph.seat || hasUse(it, seat)
	case Person:
		ph.owner = e
	default:
		ph.orgs = append(ph.orgs, e)
	}
	return true
}

// right takes "of Ukraine", "from Nicosia", "in Harare" behind the noun.
func (d *reading) right(se *sent, ph *phrase) {
	toks := se.s.Tokens
	t := ph.to
	if t+1 >= len(toks) || toks[t].UPOS != "ADP" || !d.is("affiliation-case", &toks[t]) {
		return
	}
	of := d.is("of-case", &toks[t])
	k := t + 1
	for k < len(toks) && (toks[k].UPOS == "DET" || toks[k].UPOS == "ADJ" && se.item(k) == nil) {
		k++
	}
	if k >= len(toks) {
		return
	}
	nounHead := d.headOf(se, ph.noun.from, ph.noun.to)
	it := se.item(k)
	attached := func(from, to int) bool {
		h := d.headOf(se, from, to)
		return toks[h].Deprel == "" || toks[h].Head == nounHead || toks[h].Head >= ph.noun.from && toks[h].Head < ph.noun.to
	}
	if it == nil {
		// a place or body that is not in the registry
		if of {
			ph.stranger = true
		}
		if toks[k].UPOS != "PROPN" || !attached(k, k+1) && !of {
			return
		}
		if d.is("calendar", &toks[k]) {
			return
		}
		end := k + 1
		for end < len(toks) && toks[end].UPOS == "PROPN" && se.item(end) == nil {
			end++
		}
		if of || attached(k, end) {
			ph.to = end
		}
		return
	}
	if it.done || it.kind == nounItem {
		ph.stranger = of && it.kind == nounItem
		return
	}
	if it.kind == orgItem {
		ph.stranger = of
	}
	if !attached(it.from, it.to) && !of {
		return
	}
	switch it.kind {
	case localePlace:
		ph.country, ph.local = it.country, true
	case nameItem:
		if it.hyphen {
			return
		}
		e := d.decide(it, ph.sentence)
		if e == nil || it.refs[0].use == adjective && !hasUse(it, fullName) {
			return
		}
		switch e.Kind {
		case State:
			if !of && !attached(it.from, it.to) {
				return
			}
			ph.behind = append(ph.behind, e)
		case Person:
			return
		default:
			ph.orgs = append([]*Entry{e}, ph.orgs...)
		}
	case personItem:
		if !of || !personal(ph.noun) || d.x.words["kin"][ph.noun.noun.phrase] || ph.noun.noun.agent.Sector != "GOV" {
			return
		}
		ph.stranger = true // a place that was taken for a person: "mayor of Kosovska Kamenica"
	}
	ph.to = it.to
}

// settle drops "in the West Bank" and the like behind a noun whose country stands before it, and takes the states behind the noun
// after those before.
func (ph *phrase) settle(d *reading, se *sent) {
	if tail := ph.noun.to; len(ph.states) > 0 && ph.person == nil && ph.to > tail && tail < len(se.s.Tokens) && !d.is("of-case", &se.s.Tokens[tail]) && len(ph.orgs) == 0 {
		ph.to, ph.country, ph.behind = tail, "", nil
	}
	ph.states = append(ph.states, ph.behind...)
}

// role reports whether the noun is a post in whatever is named with it: leader, head, chief.
func (ph *phrase) role(d *reading) bool { return d.x.words["leader"][ph.noun.noun.phrase] }
