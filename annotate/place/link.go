package place

import (
	"math"
	"slices"
	"strings"

	"casus"
)

// link joins the names of a sentence that hold one another: "Paris, Texas", "Jowle, Mudug, Puntland", "Sudan's Darfur region". An unknown name
// before a comma and a place is a place too, when a preposition shows it.
func (d *document) link(si int, ws []word, first int) {
	ms := d.mentions[first:]
	for i := 0; i+1 < len(ms); i++ {
		a, b := ms[i], ms[i+1]
		between := d.between(ws, a, b)
		if between == "in" && !b.part && d.holds(b, a) {
			a.within, a.firm, b.firm = b, true, true
		}
		if d.seatOf(a, b) && (d.holds(b, a) || len(a.readings) == 0) {
			a.within, a.firm, b.firm = b, true, true
		}
		if between == "," && i+2 >= len(ms) && d.elsewhere(ws, a, b) {
			a.readings, a.within, a.name = nil, b, a.core.In(d.doc.Text())
			b.outer, b.inner = true, a
			a.firm, b.firm = true, true
		}
		if between == "," && d.holds(b, a) {
			a.within, b.outer, b.inner = b, true, a
			a.firm, b.firm = true, true
			if b.joined { // "Washington, D.C." is one name
				a.span, a.within, b.span = a.span.Cover(b.span), nil, casus.Span{}
			}
		}
	}
	for i := 0; i+1 < len(ms); i++ {
		if a, b := ms[i], ms[i+1]; a.within != b && !b.joined && a.span.End < b.span.Start && d.a.cues.has("list", strings.Trim(d.doc.Text()[a.span.End:b.span.Start], " ")) {
			a.listed, b.listed = append(a.listed, b), append(b.listed, a)
		}
	}
	taken := make([]bool, len(ws))
	for _, m := range ms {
		for k := m.from; k < m.to; k++ {
			taken[k] = true
		}
	}
	// the unknown name before a known one
	for _, b := range ms {
		if b.from == 0 || ws[b.from].gap != comma || b.outer {
			continue
		}
		end := b.from
		from := end
		for from > 0 && end-from < longest && ws[from-1].cap && (from == end || ws[from].gap <= hyphen) && !taken[from-1] && !d.plain(si, ws, from-1) {
			from--
		}
		if from == end || from == 0 || !d.a.cues.has("firm", ws[from-1].lower) || ws[from].gap != space {
			continue
		}
		a := &mention{sentence: si, from: from, to: end, core: ws[from].Cover(ws[end-1].Span), key: key(ws[from:end]), firm: true, within: b}
		if n := d.tag(a); n != nil && n.Type != "LOC" && n.Type != "FAC" || d.persons[ws[end-1].key] {
			continue
		}
		a.span, a.name, a.rules = a.core, a.core.In(d.doc.Text()), []string{"place/before-container"}
		b.outer, b.inner = true, a
		d.mentions = append(d.mentions, a)
	}
}

// seatOf tells whether what parts two mentions says that the second holds the first: "Athens, the capital of Greece".
func (d *document) seatOf(a, b *mention) bool {
	if a.span.End >= b.core.Start {
		return false
	}
	inner, ok := strings.CutPrefix(d.doc.Text()[a.span.End:b.core.Start], ", the ")
	if inner, ok2 := strings.CutSuffix(strings.TrimSuffix(inner, "the "), " of "); ok && ok2 {
		words := strings.Fields(strings.ToLower(inner))
		for k := max(0, len(words)-2); k < len(words); k++ {
			if d.a.cues.has("seatof", strings.Join(words[k:], " ")) && len(words) < 5 {
				return true
			}
		}
	}
	return false
}

// elsewhere tells whether a small place and a comma stand before a state or province that has no place of that name in the gazetteer, and the
// phrase ends there: a hamlet of the state is meant, not its namesake in another.
func (d *document) elsewhere(ws []word, a, b *mention) bool {
	if len(a.readings) == 0 || a.strong() || a.certain() || b.joined || d.holds(b, a) || a.from > 0 && ws[a.from].gap == comma {
		return false
	}
	if b.to < len(ws) && ws[b.to].gap <= hyphen {
		return false
	}
	for _, r := range b.readings {
		if r.class() != "ADM1" || r.alternate && b.to-b.from > 1 {
			continue
		}
		if r.Country == "USA" || r.Country == "CAN" || r.Country == "AUS" {
			return true
		}
	}
	return false
}

// between is "," when only a comma parts two mentions, "-" for a hyphen, "" otherwise.
func (d *document) between(ws []word, a, b *mention) string {
	text := d.doc.Text()
	if a.span.End > b.span.Start {
		return ""
	}
	switch s := text[a.span.End:b.span.Start]; s {
	case ", ", ",", ", the ", ", in ", " in ", ", in the ":
		if s == " in " || s == ", in " || s == ", in the " {
			return "in"
		}
		return ","
	case "-", "–":
		return "-"
	}
	return ""
}

// holds tells whether one reading of outer can hold one of inner: a country or province with its code, or a place near by for those without.
func (d *document) holds(outer, inner *mention) bool {
	if outer.joined {
		return inner.to == outer.from
	}
	if len(inner.readings) == 0 {
		return outer.certain() || len(outer.readings) > 0
	}
	best := math.Inf(-1)
	for _, o := range outer.readings {
		best = max(best, o.prior())
	}
	for _, o := range outer.readings {
		if far := farFetched[o.class()]; o.prior() < best-max(far, 1.5) { // in "San Francisco, Santa Fe and Tampa" nobody means the Santa Fe that has a village San Francisco
			continue
		}
		for _, r := range inner.readings {
			if o.holds(r) {
				return true
			}
		}
	}
	return false
}

// farFetched is how much likelier another reading of a name may be before one that could hold a place is not believed to; 1.5 where
// nothing else is said.
var farFetched = map[string]float64{"ADM1": 3.5, "PCLI": 9}

// holds tells whether r lies in o, by their codes.
func (o *reading) holds(r *reading) bool {
	if o.ID != 0 && o.ID == r.ID || o.Country == "" || o.Country != r.Country {
		return false
	}
	switch {
	case o.country():
		return !r.country()
	case o.class() == "ADM1" && o.Admin1 != "":
		return r.class() != "ADM1" && r.Admin1 == o.Admin1
	case o.Feature[0] == 'L' && r.class() == "ADM1":
		return o.point && r.point && distance(o, r) < holdKm
	case o.province(), o.Feature[0] == 'L':
		return !r.country() && r.class() != "ADM1" && o.point && r.point && distance(o, r) < 250
	case o.city():
		return (r.Feature[0] == 'S' || r.class() == "PPLX") && distance(o, r) < 60
	}
	return false
}

// firmness looks for what shows the names of a sentence to be places, and drops weak names without it.
func (d *document) firmness(si int, ws []word, first int) {
	s := &d.doc.Sentences[si]
	for _, m := range d.mentions[first:] {
		m.first, m.last = tokens(ws, m)
		m.head = headIn(s, m.first, m.last)
		if m.firm && m.clear {
			continue
		}
		k := m.from - 1
		if k >= 0 && m.from < len(ws) && ws[m.from].gap == space && ws[k].lower == "the" {
			k--
		}
		if k >= 0 && ws[k+1].gap == space && d.a.cues.has("firm", ws[k].lower) {
			m.firm = true
			m.clear = m.clear || d.a.cues.has("inside", ws[k].lower)
		}
		if m.head < 0 {
			continue
		}
		if d.a.cues.has("firm", d.graph.Prep(m.head)) {
			m.firm = true
		}
		if g := d.graph.Head(m.head); g >= 0 && d.a.cues.has("motion", d.graph.Lemma(g)) {
			switch s.Tokens[m.head].Deprel {
			case "obj", "nsubj:pass":
				m.firm = true
			}
		}
	}
	heads := map[int]*mention{}
	for _, m := range d.mentions[first:] {
		heads[m.head] = m
	}
	for _, m := range d.mentions[first:] {
		if m.firm || m.head < 0 {
			continue
		}
		if s.Tokens[m.head].Deprel == "conj" {
			if o := heads[d.graph.Head(m.head)]; o != nil && (o.firm || o.strong()) {
				m.firm = true
			}
		}
		for _, k := range d.graph.Children(m.head) {
			if o := heads[k]; o != nil && s.Tokens[k].Deprel == "conj" && (o.firm || o.strong()) {
				m.firm = true
			}
		}
	}
	kept := d.mentions[:first]
	for _, m := range d.mentions[first:] {
		switch {
		case m.outer || m.within != nil:
		case d.articled(ws, m):
			continue
		case d.doubtful(m):
			m.doubt = m.doubt || !m.clear
			if m.doubt && (m.from == 0 && d.a.common[m.key] || d.shape.headline || m.from > 0 && (ws[m.from].gap != space || ws[m.from-1].cap || ws[m.from-1].lower == "the")) {
				continue
			}
		case m.doubt:
		case m.firm || m.strong():
		default:
			m.weak = true
		}
		kept = append(kept, m)
	}
	d.mentions = kept
}

// articled tells whether a lone word that the gazetteer alone knows stands behind an article and before no noun that it could modify: "the
// Earth" is no town, as "the Dayton mayor" speaks of one.
func (d *document) articled(ws []word, m *mention) bool {
	if m.certain() || m.to-m.from > 1 || m.from == 0 || ws[m.from].gap != space || ws[m.from-1].lower != "the" || m.span != m.core || m.head < 0 || len(m.readings) == 0 {
		return false
	}
	switch base(d.doc.Sentences[m.sentence].Tokens[m.head].Deprel) {
	case "compound", "nmod", "amod", "flat":
		return false
	}
	return !slices.ContainsFunc(m.readings, func(r *reading) bool { return !r.city() })
}

// tokens is the half-open range of tokens under a mention's span.
func tokens(ws []word, m *mention) (first, last int) {
	from, to := m.from, m.to
	for from > 0 && ws[from-1].Start >= m.span.Start {
		from--
	}
	for to < len(ws) && ws[to].End <= m.span.End {
		to++
	}
	return ws[from].token, ws[to-1].token + 1
}

// headIn is the token of a range whose head lies outside it; prepositions and articles do not count.
func headIn(s *casus.Sentence, first, last int) int {
	for i := first; i < last; i++ {
		t := &s.Tokens[i]
		if (t.Head < first || t.Head >= last) && t.UPOS != "PUNCT" && t.Deprel != "case" && t.Deprel != "det" {
			return i
		}
	}
	return first
}

// doubtful tells whether a name of the gazetteer alone is a common word.
func (d *document) doubtful(m *mention) bool {
	return !m.certain() && (d.a.common[m.key] || d.a.seldom[m.key])
}

// strong tells whether a name is known well enough to be a place without further signs.
func (m *mention) strong() bool {
	for _, r := range m.readings {
		if r.hand || r.capital() && !r.alternate || r.class() == "ADM1" && !r.alternate || r.city() && r.Population >= 100_000 && !r.alternate ||
			r.city() && r.Population >= 200_000 || r.class() == "AIRP" || r.class() == "ADM2" && m.to-m.from > 1 {
			return true
		}
	}
	return false
}
