package chain

import "strings"

// names of features are words joined by spaces; a collector keeps them for the learner, else only the hashes matter.
type collector struct {
	w      map[uint64]float64
	sum    float64
	hashes []uint64
	keep   bool
	names  map[uint64]string
}

func (c *collector) reset() {
	c.sum = 0
	c.hashes = c.hashes[:0]
}

func (c *collector) add(parts ...string) {
	h := hash(parts...)
	c.sum += c.w[h]
	if c.keep {
		c.hashes = append(c.hashes, h)
		if _, ok := c.names[h]; !ok {
			c.names[h] = strings.Join(parts, " ")
		}
	}
}

var digits = [...]string{"0", "1", "2", "3", "4", "5", "6", "7", "8", "9"}

// number writes small counts; larger ones are put together.
func number(n int) string {
	switch {
	case n < 0:
		return "-"
	case n <= 4:
		return digits[n]
	case n <= 7:
		return "5+"
	}
	return "8+"
}

// kindOf sums up a pronoun for features.
func (m *mention) pronounKind() string {
	switch {
	case m.pro.person != 3:
		return "speaker"
	case m.pro.number == 'p':
		return "they"
	case m.pro.gender == neuter:
		return "it"
	}
	return "he"
}

func (m *mention) sort() string {
	if m.kind == kindName {
		return m.typ
	}
	if m.kind == kindPronoun {
		return "pro"
	}
	if m.kind == kindGroup {
		return "group"
	}
	switch m.class {
	case person:
		return "person"
	case body:
		return "body"
	case place:
		return "place"
	case people:
		return "people"
	case thing:
		return "thing"
	}
	return "noun"
}

// candidate is a mention that a pronoun may take up, with what is known of its place among the others.
type candidate struct {
	mention int
	entity  int
	between int // other entities that fit between it and the pronoun
}

// none writes the features of "nothing before it".
func (d *document) none(c *collector, p *mention) {
	c.add("none", p.pronounKind())
	c.add("none", p.pronounKind(), p.role)
	c.add("none", p.pro.form)
	t := d.doc.Sentences[p.sent].Tokens
	if h := t[p.head].Head; h >= 0 && h < len(t) && p.pronounKind() == "it" {
		c.add("none it", t[h].Lemma)
		clause := "-"
		if t[h].UPOS == "VERB" {
			for _, k := range d.kids[p.sent][h] {
				if base(t[k].Deprel) == "mark" || base(t[k].Deprel) == "aux" {
					clause = t[k].Lemma
				}
			}
			c.add("none it mark", clause, p.role)
			clause = "-"
		}
		if g := t[h].Head; g >= 0 && g < len(t) {
			c.add("none it under", base(t[h].Deprel), t[g].Lemma, p.role)
		}
		for _, k := range d.kids[p.sent][h] {
			switch base(t[k].Deprel) {
			case "csubj", "ccomp", "xcomp", "advcl":
				clause = base(t[k].Deprel)
			}
		}
		c.add("none it clause", clause, t[h].UPOS)
	}
}

// features writes those of taking up a candidate.
func (d *document) features(c *collector, p *mention, x candidate) {
	m, e := d.mentions[x.mention], d.entities[x.entity]
	kind := p.pronounKind()
	dist := number(p.sent - m.sent)
	after := "before"
	if m.span.Start > p.span.Start {
		after = "after"
		dist = "after"
	}
	use := p.pro.use
	pr := p.role
	c.add("sort", kind, m.sort())
	c.add("dist", kind, dist)
	c.add("sort dist", kind, m.sort(), dist)
	c.add("role", kind, m.role, dist)
	c.add("roles", pr, m.role, dist)
	c.add("use", use, m.role, dist)
	c.add("between", kind, number(x.between), after)
	c.add("between dist", number(x.between), dist)
	c.add("between role", number(x.between), m.role)
	gen := "unknown"
	if e.known && e.gender&p.gender != 0 {
		gen = "fits"
	}
	c.add("gender", kind, gen)
	same := "-"
	if m.kind == kindPronoun {
		same = "other"
		if m.pro.gender == p.pro.gender && m.pro.number == p.pro.number {
			same = "same"
		}
		c.add("pronoun", kind, same, dist)
		c.add("pronoun role", kind, m.role, pr, dist)
	}
	c.add("size", kind, number(e.size))
	taken := 0
	for _, k := range e.mentions[max(0, len(e.mentions)-most):] {
		if d.mentions[k].kind == kindPronoun && d.mentions[k].pro.gender == p.pro.gender {
			taken++
		}
	}
	c.add("taken", kind, number(taken))
	c.add("mentions", kind, number(len(e.mentions)))
	c.add("total", kind, number(d.total(x.entity)))
	if m.plural {
		c.add("plural", kind, m.sort())
	} else {
		c.add("singular", kind, m.sort())
	}
	if first := d.firstSubject(m.sent); first == x.mention {
		c.add("first subject", kind, dist, pr)
	}
	if m.kind == kindNominal {
		c.add("det", kind, m.det)
	}
	if m.role == "poss" || m.role == "mod" {
		c.add("inner", kind, m.role, dist, use)
	}
	if p.quote != m.quote {
		c.add("quote", kind, m.kind)
	}
	if p.speaker >= 0 && p.speaker == x.entity {
		c.add("own quote", kind)
	}
	if p.sent == m.sent {
		way := d.way(p, m)
		c.add("way", way)
		c.add("way use", way, use, m.role)
		c.add("way role", way, pr, m.role)
	} else {
		c.add("depth", dist, number(d.depth(m)))
		if p.sent-m.sent == 1 {
			c.add("parallel", pr, m.role, number(d.depth(p)), number(d.depth(m)))
		}
	}
	if d.sameVerb(p, m) {
		c.add("same verb", pr, m.role)
	}
}

// total counts the mentions of the names of an entity in the whole report.
func (d *document) total(e int) int { return d.entities[e].size }

// firstSubject is the first mention of a sentence that is a subject, or -1.
func (d *document) firstSubject(s int) int {
	for _, k := range d.bySent[s][:min(len(d.bySent[s]), most)] {
		if m := d.mentions[k]; (m.role == "subj" || m.role == "pass") && m.kind != kindGroup {
			return k
		}
	}
	return -1
}

// predicate is the verb or other word that a phrase is an argument of.
func (d *document) predicate(s, i int) int {
	tokens := d.doc.Sentences[s].Tokens
	for range steps {
		t := &tokens[i]
		switch base(t.Deprel) {
		case "nsubj", "csubj", "obj", "iobj", "obl", "expl", "dislocated", "vocative":
			if t.Head >= 0 && t.Head < len(tokens) {
				return t.Head
			}
			return i
		case "root", "ccomp", "xcomp", "advcl", "acl", "parataxis":
			return i
		}
		if t.UPOS == "VERB" || t.Head < 0 || t.Head >= len(tokens) {
			return i
		}
		i = t.Head
	}
	return i
}

// path is the chain of heads from a token to the root.
func (d *document) path(s, i int) []int {
	tokens := d.doc.Sentences[s].Tokens
	var out []int
	for n := 0; n < steps && i >= 0 && i < len(tokens); n++ {
		out = append(out, i)
		i = tokens[i].Head
	}
	return out
}

// way says how two phrases of one sentence lie to each other: over which clause boundaries.
func (d *document) way(p, m *mention) string {
	s := p.sent
	tokens := d.doc.Sentences[s].Tokens
	a, b := d.path(s, p.head), d.path(s, m.head)
	at := map[int]int{}
	for i, t := range a {
		at[t] = i
	}
	up, down, meet := -1, 0, -1
	for j, t := range b {
		if i, ok := at[t]; ok {
			up, down, meet = i, j, t
			break
		}
	}
	if up < 0 {
		return "apart"
	}
	// the clause edge highest on each side
	edge := func(path []int, n int) string {
		for i := n - 1; i >= 0; i-- {
			switch rel := base(tokens[path[i]].Deprel); rel {
			case "ccomp", "xcomp", "advcl", "acl", "csubj", "parataxis":
				return rel
			case "conj":
				if tokens[path[i]].UPOS == "VERB" {
					return rel
				}
			}
		}
		return "-"
	}
	switch {
	case meet == m.head:
		return "over " + edge(a, up)
	case meet == p.head:
		return "under " + edge(b, down)
	}
	return "up " + edge(a, up) + " down " + edge(b, down)
}

// depth is the number of clauses over a phrase.
func (d *document) depth(m *mention) int {
	n := 0
	for _, t := range d.path(m.sent, m.head) {
		switch base(d.doc.Sentences[m.sent].Tokens[t].Deprel) {
		case "ccomp", "xcomp", "advcl", "acl", "csubj":
			n++
		}
	}
	return n
}

func (d *document) sameVerb(p, m *mention) bool {
	a := d.doc.Sentences[p.sent].Tokens[d.predicate(p.sent, p.head)].Lemma
	b := d.doc.Sentences[m.sent].Tokens[d.predicate(m.sent, m.head)].Lemma
	return a == b && (p.sent != m.sent)
}

// barred tells whether grammar keeps a pronoun from meaning a phrase of its own clause (binding conditions of
// Chomsky 1981, in the form of Lappin and Leass 1994).
func (d *document) barred(p, m *mention) bool {
	if p.sent != m.sent {
		return p.pro.use == "refl" && p.pro.person == 3
	}
	tokens := d.doc.Sentences[p.sent].Tokens
	pp, mp := d.predicate(p.sent, p.head), d.predicate(m.sent, m.head)
	if p.pro.use == "refl" {
		return m.span.Start > p.span.Start
	}
	// a phrase does not hold its own pronoun, save in a relative clause
	for i, t := range d.path(p.sent, p.head) {
		if t == m.head && i > 0 || m.kind == kindName && t == m.noun && i > 0 {
			return true
		}
		switch base(tokens[t].Deprel) {
		case "acl", "ccomp", "advcl", "xcomp", "csubj", "parataxis", "appos", "conj":
			i = len(tokens)
		}
		if i == len(tokens) {
			break
		}
	}
	if p.pro.use == "poss" {
		return false
	}
	if pp == mp && argument(p.role) && argument(m.role) && !d.nested(m) {
		return true
	}
	return false
}

// nested: the phrase hangs on another noun, and is no argument of the verb itself.
func (d *document) nested(m *mention) bool {
	switch m.role {
	case "nmod", "poss", "mod":
		return true
	}
	return false
}

func argument(role string) bool {
	switch role {
	case "subj", "pass", "obj", "iobj", "obl", "agent":
		return true
	}
	return false
}

// agree tells whether number and gender let a pronoun take up a mention.
func agree(p, m *mention, e *entity) bool {
	if m.kind == kindPronoun && m.pro.person != 3 {
		return false
	}
	if m.kind == kindName && m.class == unknownClass {
		return false
	}
	switch p.pro.number {
	case 's':
		if m.kind == kindGroup || m.plural && !m.single || e.plural {
			return false
		}
		if m.kind == kindPronoun && m.pro.number != 's' {
			return false
		}
		return e.gender&p.gender != 0 && m.gender&p.gender != 0
	case 'p':
		if m.kind == kindPronoun {
			return m.pro.number == 'p' || m.pro.gender == neuter && e.class == body
		}
		if m.kind == kindGroup || m.plural || e.plural {
			return true
		}
		switch m.class {
		case body, people, place, person:
			return m.class != person || m.kind == kindNominal
		case unknownClass:
			return m.kind == kindNominal
		}
		return false
	}
	return true
}
