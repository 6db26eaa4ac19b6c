package figure

import (
	"strings"

	"casus"
	"casus/annotate/number"
	"casus/rule"
)

// reader makes a figure of one amount.
type reader struct {
	*Annotator
	doc      *casus.Document
	sentence int
	sent     *casus.Sentence
	items    []rule.Item
	x        *amount
	before   *amount
	outlet   string // alpha-3 country of the outlet, "" unknown
}

// read decides whether the amount is a figure and fills it in.
func (r *reader) read() bool {
	x, q := r.x, r.x.q
	if r.isTime() {
		return false
	}
	switch q.kind {
	case money:
		x.unit = r.currency()
	case percent:
		x.unit = q.unit
		if q.unit != percent && q.high > 100 { // of an index
			x.unit = "point"
		}
		if !q.digits && q.low == 1 && q.unit != percent { // at one point
			return false
		}
	case measured:
		x.unit = q.unit
		if r.isPounds() {
			x.unit = "GBP"
		}
	case fraction:
		if !r.share() {
			return false
		}
	default:
		if to := x.to; to < len(r.items) && r.items[to].Glued && r.items[to].Kind == rule.Word {
			return false // 7th
		}
		if x.match.Rule.Category != "nth" && r.numbered() || !r.counted() {
			return false
		}
	}
	r.fill()
	return true
}

// isTime reports whether the amount lies in an expression of time, or counts units of time.
func (r *reader) isTime() bool {
	number := r.sent.Tokens[r.x.first].Span.Cover(r.sent.Tokens[r.x.core].Span)
	for i := range r.doc.Times {
		t := r.doc.Times[i].Spans.Bounds()
		if t.Start >= number.End {
			break
		}
		if t.Overlaps(number) && r.x.q.kind != money && r.x.q.kind != percent {
			return true
		}
	}
	next := r.x.to
	if r.link(next, "join") && next+1 < len(r.items) && r.items[next+1].Glued {
		next++
	}
	return r.x.q.kind == count && r.words.units[lower(r.items, next)]
}

// link reports whether the item is a small word of a kind (data/figure/links.txt).
func (r *reader) link(i int, kind string) bool {
	return i >= 0 && i < len(r.items) && r.words.links[kind+" "+r.items[i].Lower]
}

func (r *reader) span() casus.Span {
	return casus.Span{Start: r.items[r.x.from].Start, End: r.items[r.x.to-1].End}
}

// numbered reports whether the number is a name's or a label's part: it stands behind the word it hangs on ("Room 101"), or
// it is one of those that count nothing.
func (r *reader) numbered() bool {
	x := r.x
	t := &r.sent.Tokens[x.core]
	if name := x.core + 1; !x.q.digits && x.first > 0 && x.from == x.match.From && name < len(r.sent.Tokens) && r.items[x.from].Token == x.first &&
		r.items[x.from].Form != r.items[x.from].Lower && r.sent.Tokens[name].UPOS == "PROPN" {
		return true // the Six Nations
	}
	if prev := x.first - 1; prev >= 0 && x.q.digits && x.q.bare && x.from == x.match.From && r.items[x.from].Token == x.first {
		// "Leopard 2 tanks", "Shahed 136 drones", "the Group of 20": a name that ends in a number
		p := &r.sent.Tokens[prev]
		if p.UPOS == "PROPN" && (p.Head > x.core || p.Deprel == "compound" || p.Deprel == "flat" || r.items[x.from].Glued || p.Head == t.Head || p.Deprel == "conj" && !r.words.isPerson(strings.ToLower(r.items[x.to%len(r.items)].Tok.Lemma))) && x.q.low < 2000 && !r.clauseStart(prev) {
			return true
		}
		if r.items[x.from].Glued && r.items[x.from-1].Kind == rule.Word {
			return true
		}
	}
	if t.Head >= 0 && t.Head < x.first && x.q.bare && (t.Deprel == "nummod" || t.Deprel == "flat" || t.Deprel == "compound") {
		h := &r.sent.Tokens[t.Head]
		return h.UPOS == "PROPN" || h.UPOS == "NOUN" && t.Head == x.first-1
	}
	return false
}

// clauseStart reports whether the proper noun ends a phrase of its own before the number: a place after "in", a subject
// before a verb.
func (r *reader) clauseStart(i int) bool {
	t := &r.sent.Tokens[i]
	return t.Deprel == "obl" || t.Deprel == "nmod" || strings.HasPrefix(t.Deprel, "nsubj") || t.Deprel == "root" || t.Deprel == "obj"
}

// share reads a part of a whole: "a quarter of the houses", "two-thirds of voters", "half the fleet".
func (r *reader) share() bool {
	x := r.x
	x.unit = percent
	at := x.to
	if !r.link(at, "of") && !r.wholeFollows(at) && !x.q.ratio {
		return false
	}
	if r.link(at, "of") {
		at++
	}
	end := r.phrase(at)
	if end <= at {
		return false
	}
	x.noun = r.items[end-1].Token
	x.to = end
	if r.words.units[strings.ToLower(r.sent.Tokens[x.noun].Form)] {
		return false
	}
	x.q.low, x.q.high = round1(100*x.q.low), round1(100*x.q.high)
	return true
}

// wholeFollows reports whether a determiner starts a noun phrase at item i ("half the fleet").
func (r *reader) wholeFollows(i int) bool {
	return i < len(r.items) && r.items[i].Tok != nil && r.items[i].Tok.UPOS == "DET" && r.items[i].Tok.Deprel != "root"
}

// phrase is the end of the noun phrase that starts at item i: determiners, adjectives, possessors and nouns up to its last
// noun; i when there is none.
func (r *reader) phrase(i int) int {
	end := i
	for k := i; k < len(r.items) && k < i+9; k++ {
		t := r.items[k].Tok
		switch t.UPOS {
		case "NOUN", "PROPN":
			if end > i && r.sent.Tokens[r.items[end-1].Token].Head != r.items[k].Token && !r.inside(r.items[end-1].Token, r.items[k].Token) && !(t.Deprel == "compound" && t.Head > r.items[k].Token && r.inside(r.items[end-1].Token, t.Head)) && r.items[end-1].Token != r.items[k].Token && t.Deprel != "flat" {
				return end
			}
			end = k + 1
			continue
		case "DET", "ADJ", "NUM", "PART", "ADV":
			if end > i && t.UPOS == "DET" {
				return end
			}
			continue
		case "PRON":
			if strings.Contains(t.Feats, "Poss=Yes") {
				continue
			}
		case "VERB":
			if t.Deprel == "amod" {
				continue
			}
		case "ADP": // air-to-surface missiles
			if r.items[k].Glued && end == k-1 && r.link(k-1, "join") {
				continue
			}
		case "PUNCT":
			if r.link(k, "join") && r.items[k].Glued {
				continue
			}
		}
		break
	}
	if end > i && end < len(r.items) && !r.items[end-1].Last { // never half a token
		for end < len(r.items) && r.items[end].Token == r.items[end-1].Token {
			end++
		}
	}
	return end
}

// inside reports whether token a hangs, directly or not, on token b.
func (r *reader) inside(a, b int) bool {
	for n := 0; a >= 0 && n < 20; n++ {
		if a == b {
			return true
		}
		a = r.sent.Tokens[a].Head
	}
	return false
}

// counted finds the noun that a plain number counts and takes it into the mention. False: the number counts nothing.
func (r *reader) counted() bool {
	x := r.x
	at := x.to
	if x.q.many || r.link(at, "of") && x.q.scale > 1 { // dozens of civilians
		if r.link(at, "of") {
			if end := r.phrase(at + 1); end > at+1 {
				return r.take(end)
			}
			return false
		}
	}
	if r.link(at, "ratio") && r.link(at+1, "of") { // three out of four voters
		return false
	}
	if x.match.Rule.Category == "nth" {
		return r.take(x.to)
	}
	if r.link(at, "of") && r.link(x.to-1, "single") {
		return false
	}
	if r.link(at, "of") && at+1 < len(r.items) && r.items[at+1].Tok.UPOS == "DET" { // 48 of the 179 seats
		if end := r.phrase(at + 1); end > at+1 && r.items[end-1].Tok.XPOS == "NNS" && r.items[end-1].Token <= x.core+5 {
			to := x.to
			if ok := r.take(end); ok {
				x.to, x.noun, x.carried = to, -1, true
				return true
			}
			x.to, x.noun = to, -1
		}
	}
	if r.link(at, "more") && !(r.words.persons[lower(r.items, at)] && r.items[at].Tok.UPOS == "NOUN") {
		at++
		x.more = true
	}
	if end := r.plural(at, r.phrase(at)); end > at && r.governs(r.items[end-1].Token) {
		if r.link(at, "join") && r.items[at].Glued && at+1 < end-1 && r.items[at+1].Tok.XPOS == "NN" { // a four-wheel drive vehicle
			return false
		}
		return r.take(end)
	}
	if x.more {
		x.to = at
	}
	return r.elided()
}

// plural leaves out a verb that was taken for the last noun of the phrase from..end: "two bombers strike", "a million people march".
func (r *reader) plural(from, end int) int {
	if end-from < 2 || r.x.q.high <= 1 {
		return end
	}
	last, before := r.items[end-1].Tok, r.items[end-2].Tok
	if !r.words.isPerson(strings.ToLower(last.Lemma)) && before.XPOS == "NNS" && r.words.isPerson(strings.ToLower(before.Lemma)) && r.items[end-2].Last {
		return end - 1
	}
	return end
}

// governs reports whether a noun behind the number is what it counts: the number hangs on it, or nothing else stands
// between them.
func (r *reader) governs(noun int) bool {
	t := &r.sent.Tokens[r.x.core]
	if t.Head == noun || r.inside(r.x.core, noun) {
		return true
	}
	return r.sent.Tokens[noun].UPOS == "NOUN" && noun-r.x.core <= 3 && !r.inside(noun, r.x.core)
}

// take ends the mention at the item and reads the unit from its last noun.
func (r *reader) take(end int) bool {
	x := r.x
	x.to, x.noun = end, r.items[end-1].Token
	t := &r.sent.Tokens[x.noun]
	form := strings.ToLower(t.Form)
	lemma := strings.ToLower(t.Lemma)
	if r.words.units[form] || r.words.units[lemma] {
		return false
	}
	if prev := r.items[end-1].Token - 1; prev > x.core-1 && prev >= 1 && x.q.kind == count && !r.words.isPerson(lemma) && r.joined(x.core, x.noun) && r.modifies(x.noun) {
		return false // a four-wheel drive
	}
	if x.q.digits && x.q.bare && x.q.high > 1 && t.XPOS == "NN" && r.words.nouns[lemma] == "label" && end == x.match.To+1 {
		return false // the 444 brigade
	}
	one := x.q.low == 1 && x.q.high == 1 && !x.q.digits
	switch {
	case r.words.isPerson(lemma) || r.words.isPerson(form) || t.UPOS == "PROPN" && r.words.isPeople(form):
		x.unit = person
	case one:
		return false
	case r.words.nouns[lemma] == "skip" && !x.q.many:
		return false
	case t.UPOS == "PROPN" && x.q.many:
		x.unit = person
	default:
		x.unit = lemma
	}
	return true
}

// joined reports whether a hyphen ties the number to the noun.
func (r *reader) joined(number, noun int) bool {
	for i := number + 1; i < noun; i++ {
		if f := r.sent.Tokens[i].Form; f == "-" || f == "–" {
			return true
		}
	}
	return false
}

// modifies reports whether the noun stands before another noun that it belongs to.
func (r *reader) modifies(noun int) bool {
	t := &r.sent.Tokens[noun]
	return t.Head > noun && (t.Deprel == "compound" || t.Deprel == "amod" || t.Deprel == "nmod")
}

// verb is the predicate that governs the number or its noun, -1 when there is none.
func (r *reader) verb() int {
	at := r.x.core
	if r.x.noun >= 0 {
		at = r.x.noun
	}
	for n := 0; n < 8; n++ {
		for i := range r.sent.Tokens { // people killed in ...: the participle below the noun
			if t := &r.sent.Tokens[i]; t.Head == at && t.Deprel == "acl" && t.UPOS == "VERB" && n == 0 {
				return i
			}
		}
		h := r.sent.Tokens[at].Head
		if h < 0 {
			if r.sent.Tokens[at].UPOS == "VERB" && at != r.x.core {
				return at
			}
			return -1
		}
		if currency := h >= r.x.core && h <= r.items[r.x.match.To-1].Token; currency { // 1.2 trillion won
			at = h
			continue
		}
		if u := r.sent.Tokens[h].UPOS; u == "VERB" || u == "ADJ" && strings.HasPrefix(r.sent.Tokens[at].Deprel, "nsubj") {
			return h
		}
		at = h
	}
	return -1
}

// currency is the ISO code, settled by the country of the sentence or outlet where the word is shared by several.
func (r *reader) currency() string {
	x := r.x
	if x.q.currency != "bare" && x.q.currency != "symbol" {
		return x.q.unit
	}
	for i := x.from; i < x.match.To; i++ {
		named := i > 0 && r.items[i].Glued && r.items[i-1].Kind == rule.Word // US$
		if fam := r.words.family[r.items[i].Lower]; fam != nil && !named {
			if c := r.country(fam); c != "" {
				return c
			}
		}
	}
	return x.q.unit
}

// country finds the code for the country of the actors in the sentence. Dollars are those of the outlet's country, unless the sentence is
// about American parties alone.
func (r *reader) country(fam map[string]string) string {
	if _, dollars := fam["USA"]; dollars {
		code := fam[r.outlet]
		american := false
		for i := range r.doc.Actors {
			if m := &r.doc.Actors[i]; m.At.Sentence == r.sentence && code != "" {
				if m.Country == r.outlet {
					return code
				}
				american = american || m.Country == "USA"
			}
		}
		if american {
			return ""
		}
		return code
	}
	for i := range r.doc.Actors {
		m := &r.doc.Actors[i]
		if m.At.Sentence == r.sentence {
			if c := fam[m.Country]; c != "" {
				return c
			}
		}
	}
	return ""
}

// isPounds settles "5 million pounds": money unless something is weighed.
func (r *reader) isPounds() bool {
	return r.x.q.unit == "pound" && r.x.q.scale >= 1e6
}

// numberText is for tests: the value of a figure as "low..high unit".
func numberText(f *casus.Figure) string {
	text := func(p *float64) string {
		if p == nil {
			return ""
		}
		return number.Format(*p)
	}
	s := text(f.Low)
	if lo, hi := text(f.Low), text(f.High); lo != hi {
		s = lo + ".." + hi
	}
	return s
}
