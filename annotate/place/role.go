package place

import (
	"strings"

	"casus/clause"
)

// Roles of places.
const (
	event    = "event"
	dateline = "dateline"
	actor    = "actor"
	aside    = "mention"
)

// roles tells the part that each place plays, from the tree and the cue words.
func (d *document) roles() {
	si := -1
	for i, m := range d.mentions {
		if m.sentence != si {
			si = m.sentence
			d.a.grammar.Into(&d.graph, &d.doc.Sentences[si])
			d.index = map[int]*mention{}
			for _, o := range d.mentions[i:] {
				if o.sentence != si {
					break
				}
				for k := o.first; k < o.last; k++ {
					if d.index[k] == nil {
						d.index[k] = o
					}
				}
			}
		}
		m.role = d.role(m)
	}
	for _, m := range d.mentions { // what holds a scene is a scene
		if m.within != nil && m.role != actor {
			m.within.role = m.role
		}
	}
}

func (d *document) role(m *mention) string {
	if m.dateline {
		return dateline
	}
	r := d.reader(m)
	if d.joined(m) != "" {
		return d.joined(m)
	}
	g := &d.graph
	if m.head < 0 {
		return aside
	}
	t := d.top(m.head)
	return d.byRelation(g, m, r, t, 0)
}

// party says what kind of party a place can be.
type party uint8

const (
	scene   party = iota // a place only
	capital              // a capital: speaks for its government
	state                // a country, a polity, a seat
)

func (d *document) reader(m *mention) party {
	r := m.chosen
	if r == nil || m.facility != "" {
		if r == nil && m.countryName() {
			return state
		}
		return scene
	}
	switch {
	case m.part:
		return scene
	case r.country() || r.polity || r.seat || r.class() == "CONT" || r.class() == "AREA" || r.hand && r.class() == "RGN" && r.Country == "":
		return state
	case r.capital():
		return capital
	}
	return scene
}

// joined is the role of a place before a hyphen: "Iran-backed", "Geneva-based"; "" for others.
func (d *document) joined(m *mention) string {
	text := d.doc.Text()
	end := m.span.End
	if end+2 >= len(text) || text[end] != '-' {
		return ""
	}
	rest := text[end+1:]
	n := strings.IndexFunc(rest, func(c rune) bool { return c < 'a' || c > 'z' })
	if n < 0 {
		n = len(rest)
	}
	if v := d.a.cues.values("joined", rest[:n]); len(v) > 0 {
		return v[0]
	}
	return ""
}

// top climbs from a name to the head of its coordination or flat name.
func (d *document) top(t int) int {
	s := d.graph.S
	for n := 0; n < 8; n++ {
		switch base(s.Tokens[t].Deprel) {
		case "conj":
			if h := d.graph.Head(t); h >= 0 && s.Tokens[h].UPOS != "VERB" {
				t = h
				continue
			}
		case "flat", "goeswith", "list":
			if h := d.graph.Head(t); h >= 0 {
				t = h
				continue
			}
		}
		break
	}
	return t
}

func base(rel string) string {
	if i := strings.IndexByte(rel, ':'); i >= 0 {
		return rel[:i]
	}
	return rel
}

// byRelation reads the role off the relation of token t to its head.
func (d *document) byRelation(g *clause.Graph, m *mention, p party, t, depth int) string {
	h := g.Head(t)
	rel := g.S.Tokens[t].Deprel
	if h < 0 || depth > 6 {
		switch {
		case p == state && rel == "root":
			return actor
		case p == scene && g.Prep(t) != "":
			return event
		}
		return aside
	}
	prep := d.prep(g, t)
	if o := d.index[t]; o != nil && prep == "" && depth == 0 {
		for k := o.first; prep == "" && k < o.last; k++ { // on another part of the name: "Guinea-Bissau"
			prep = g.Prep(k)
		}
	}
	if prep != "" {
		return d.byPreposition(g, m, p, h, prep)
	}
	verb := g.Lemma(h)
	motion := d.a.cues.has("motion", verb)
	switch rel {
	case "nsubj", "csubj", "nsubj:outer":
		if p == scene {
			return event
		}
		return actor
	case "nsubj:pass":
		if p == state && !motion {
			return actor
		}
		return event
	case "obj", "iobj":
		if p == scene || motion || p == capital && !d.a.cues.has("speech", verb) {
			return event
		}
		return actor
	case "appos":
		return d.byRelation(g, m, p, d.top(h), depth+1)
	case "nmod:poss", "compound", "amod", "nmod:desc":
		return d.ofNoun(g, m, p, h, rel)
	}
	switch p {
	case state:
		return actor
	case scene:
		return event
	}
	return aside
}

// prep is the preposition of a token, or of the one before it in a list: "envoys from Qatar, Egypt and Oman".
func (d *document) prep(g *clause.Graph, t int) string {
	if p := g.Prep(t); p != "" {
		return p
	}
	rel := base(g.S.Tokens[t].Deprel)
	if rel != "nmod" && rel != "obl" || g.S.Tokens[t].Deprel == "nmod:poss" {
		return ""
	}
	kids := g.Children(g.Head(t))
	for i := len(kids) - 1; i >= 0; i-- {
		if k := kids[i]; k < t && base(g.S.Tokens[k].Deprel) == rel {
			if p := g.Prep(k); p != "" && t-k <= 3 {
				return p
			}
		}
	}
	return ""
}

// byPreposition is the role of a place behind a preposition; h is what the phrase hangs on.
func (d *document) byPreposition(g *clause.Graph, m *mention, p party, h int, prep string) string {
	c := d.a.cues
	head := g.Lemma(h)
	noun := g.S.Tokens[h].UPOS != "VERB"
	if i := strings.IndexByte(prep, ' '); i >= 0 && !c.has("locative", prep) {
		prep = prep[:i]
	}
	switch {
	case prep == "of":
		return d.ofNoun(g, m, p, h, "of")
	case c.has("upon", prep):
		switch {
		case m.chosen != nil && (m.chosen.country() || m.chosen.seat):
			return actor
		case p == state && noun:
			return aside
		}
		return event
	case c.has("passage", prep):
		return event
	case c.has("topic", prep) && (p != scene || !c.has("locative", prep)):
		return aside
	case c.has("party", prep):
		switch {
		case c.has("boundary", head):
			return event
		case p == scene:
			return event
		}
		return actor
	case c.has("source", prep):
		return d.source(p, head, noun)
	case c.has("locative", prep):
		return event
	case c.has("goal", prep):
		switch {
		case c.has("away", head) && (noun || p != state), c.has("boundary", head):
			return aside
		case p == state && !c.has("motion", head), p == capital && c.has("speech", head):
			return actor
		case noun && p != state && !c.has("motion", head):
			return aside
		}
		return event
	case c.has("apart", prep):
		return aside
	case p == scene:
		return event
	case p == state:
		return actor
	}
	return aside
}

// source is the role of a place behind "from".
func (d *document) source(p party, head string, noun bool) string {
	c := d.a.cues
	switch {
	case c.has("leaving", head):
		return event
	case noun && p != scene:
		return aside
	case noun && (c.has("office", head) || c.has("measure", head)):
		return aside
	case p == state && !c.has("motion", head):
		return actor
	case p == scene:
		return event
	}
	return aside
}

// ofNoun is the role of a place that modifies a noun: "Sudan's army", "the president of Sudan", "Sudan's Darfur region", "the invasion of Sudan".
func (d *document) ofNoun(g *clause.Graph, m *mention, p party, h int, rel string) string {
	c := d.a.cues
	lemma := g.Lemma(h)
	if o := d.index[h]; o != nil && o != m && !o.asking {
		if o.chosen != nil && m.chosen != nil || p == scene {
			m.asking = true
			defer func() { m.asking = false }()
			return d.role(o)
		}
	}
	switch {
	case c.has("type", lemma) && !c.has("office", lemma) || c.has("direction", lemma) || c.has("part", lemma):
		if n := d.top(h); g.Head(n) >= 0 {
			return d.byRelation(g, m, scene, n, 3)
		}
		return event
	case c.has("boundary", lemma):
		return aside
	case c.has("facility", lemma):
		if p == state && rel == "compound" {
			return aside
		}
		return event
	case c.has("happening", lemma) && rel == "compound":
		return event
	case c.has("office", lemma):
		return aside
	case p == scene:
		return event
	case p == capital:
		return event
	}
	return actor
}
