package chain

import (
	"sort"
	"strings"

	"casus"
)

// Kinds of mention, as they stand in [casus.ChainMention].
const (
	kindName    = "name"
	kindNominal = "nominal"
	kindPronoun = "pronoun"
	kindGroup   = "group" // a coordination: "Ankara and Athens"
)

// mention is a phrase that may mean a party.
type mention struct {
	span    casus.Span
	sent    int
	head    int    // token that the phrase hangs on
	noun    int    // its own last noun, for nominals and names
	kind    string // one of the kinds above
	typ     string // type of a name
	class   class
	gender  gender
	known   bool // the gender is sure
	plural  bool
	single  bool
	pro     pronoun
	tokens  []string // folded words of a name, title left out
	roles   []string // lemmas of titles and appositions
	actor   string
	det     string // lower-cased determiner
	role    string // syntactic role
	quote   int    // index of the attribution that quotes it, or -1
	speaker int    // entity that speaks it, or -1
	entity  int
	members []int // mentions of a coordination
	rule    string
	conf    float64
}

// document is a report being worked on.
type document struct {
	doc      *casus.Document
	w        *words
	kids     [][][]int
	mentions []*mention
	bySent   [][]int // mentions by sentence, in text order
	entities []*entity
	at       map[casus.TokenRef]int // head token -> mention
	order    [][]int                // mentions by sentence, in order of their start
	states   map[string]int         // id of a state -> entity
}

// steps bounds every climb in a tree, so that a degenerate one costs no more than another.
const steps = 64

func (w *words) open(doc *casus.Document) *document {
	d := &document{doc: doc, w: w, at: map[casus.TokenRef]int{}, bySent: make([][]int, len(doc.Sentences)), kids: make([][][]int, len(doc.Sentences)), order: make([][]int, len(doc.Sentences)), states: map[string]int{}}
	names := make([][]*casus.Name, len(doc.Sentences))
	for i := range doc.Names {
		n := &doc.Names[i]
		if s := casus.SentenceAt(doc.Sentences, n.Spans.Bounds().Start); s >= 0 {
			names[s] = append(names[s], n)
		}
	}
	actors := map[casus.Span]string{}
	for i := range doc.Actors {
		a := &doc.Actors[i]
		if a.Actor != "" && len(a.Spans) > 0 {
			actors[a.Spans.Bounds()] = a.Actor
			if a.At.Sentence >= 0 && a.At.Sentence < len(doc.Sentences) && a.At.Token >= 0 && a.At.Token < len(doc.Sentences[a.At.Sentence].Tokens) {
				key := doc.Token(a.At).Span
				if _, ok := actors[key]; !ok {
					actors[key] = a.Actor
				}
			}
		}
	}
	for s := range doc.Sentences {
		d.tree(s)
		d.sentence(s, names[s])
		for _, k := range d.bySent[s] {
			m := d.mentions[k]
			t := doc.Sentences[s].Tokens
			if id, ok := actors[m.span]; ok {
				m.actor = id
			} else if id, ok := actors[t[m.noun].Span]; ok && m.kind != kindPronoun {
				m.actor = id
			} else if id, ok := actors[t[m.head].Span]; ok && m.kind != kindPronoun {
				m.actor = id
			}
		}
	}
	return d
}

func (d *document) tree(s int) {
	tokens := d.doc.Sentences[s].Tokens
	kids := make([][]int, len(tokens))
	for i := range tokens {
		if h := tokens[i].Head; h >= 0 && h < len(tokens) && h != i {
			kids[h] = append(kids[h], i)
		}
	}
	d.kids[s] = kids
}

// base is a relation without its subtype.
func base(rel string) string {
	b, _, _ := strings.Cut(rel, ":")
	return b
}

// top climbs from a word inside a name to the word that the whole phrase hangs on.
func top(tokens []casus.Token, i int) int {
	for range steps {
		t := &tokens[i]
		switch base(t.Deprel) {
		case "flat", "fixed", "goeswith":
		case "appos", "compound", "nmod":
			// "Foreign Minister Sergei Voronin": the title leads and the name hangs on it, directly behind
			if t.Head < 0 || t.Head >= i || t.Deprel == "nmod:poss" || !titleBefore(tokens, t.Head, i) {
				return i
			}
		default:
			return i
		}
		if t.Head < 0 || t.Head >= len(tokens) {
			return i
		}
		i = t.Head
	}
	return i
}

// titleBefore tells whether nothing but words of one phrase stand between the tokens.
func titleBefore(tokens []casus.Token, from, to int) bool {
	for i := from; i < to; i++ {
		switch tokens[i].UPOS {
		case "NOUN", "PROPN", "ADJ":
		default:
			return false
		}
	}
	return true
}

func (d *document) sentence(s int, names []*casus.Name) {
	tokens := d.doc.Sentences[s].Tokens
	taken := make([]bool, len(tokens))
	var found []*mention
	for _, n := range names {
		if m := d.name(s, n); m != nil {
			from, to := d.doc.Sentences[s].TokensIn(n.Spans.Bounds())
			for i := from; i < to; i++ {
				taken[i] = true
			}
			taken[m.head] = true
			found = append(found, m)
		}
	}
	for i := range tokens {
		if taken[i] {
			continue
		}
		t := &tokens[i]
		if p, ok := d.w.pronouns[strings.ToLower(t.Form)]; ok && t.UPOS == "PRON" {
			if p.use == "self" && t.Deprel == "nmod:poss" {
				p.use = "poss" // "her"
			}
			found = append(found, &mention{span: t.Span, head: i, noun: i, kind: kindPronoun, pro: p, gender: p.gender, known: true, plural: p.number == 'p', single: p.number == 's'})
			continue
		}
		if t.UPOS == "PRON" && (strings.Contains(t.Feats, "PronType=Dem") || strings.Contains(t.Feats, "PronType=Ind")) || t.UPOS == "NOUN" || t.UPOS == "PROPN" && !d.partOfName(s, i) {
			if m := d.nominal(s, i); m != nil {
				found = append(found, m)
			}
		}
	}
	sortMentions(found)
	for _, m := range found {
		m.sent, m.quote, m.speaker, m.entity = s, -1, -1, -1
		m.role = d.roleOf(s, m.head)
		d.bySent[s] = append(d.bySent[s], len(d.mentions))
		if _, ok := d.at[casus.TokenRef{Sentence: s, Token: m.head}]; !ok || m.kind == kindName {
			d.at[casus.TokenRef{Sentence: s, Token: m.head}] = len(d.mentions)
		}
		if at := (casus.TokenRef{Sentence: s, Token: m.noun}); m.kind == kindName && m.noun != m.head {
			if _, ok := d.at[at]; !ok {
				d.at[at] = len(d.mentions)
			}
		}
		d.mentions = append(d.mentions, m)
	}
	d.coordinations(s)
}

func sortMentions(ms []*mention) {
	sort.SliceStable(ms, func(i, j int) bool { return ms[i].span.Start < ms[j].span.Start })
}

// partOfName: a word that only modifies another.
func (d *document) partOfName(s, i int) bool {
	switch base(d.doc.Sentences[s].Tokens[i].Deprel) {
	case "flat", "compound", "fixed", "goeswith":
		return true
	}
	return false
}

func fold(s string) string {
	s = strings.ReplaceAll(strings.ReplaceAll(s, "’", "'"), ".", "")
	return strings.ToLower(s)
}

// name makes a mention of a named entity.
func (d *document) name(s int, n *casus.Name) *mention {
	sent := &d.doc.Sentences[s]
	span := n.Spans.Bounds()
	from, to := sent.TokensIn(span)
	if from == to {
		return nil
	}
	own := sent.HeadOf(span)
	m := &mention{span: span, noun: own, head: top(sent.Tokens, own), kind: kindName, typ: n.Type, actor: n.Actor, single: true}
	for i := from; i < to; i++ {
		if f := fold(sent.Tokens[i].Form); f != "" && f != "-" {
			m.tokens = append(m.tokens, f)
		}
	}
	switch n.Type {
	case "PER":
		m.class, m.gender = person, male|female
		d.personGender(s, m, from, to)
	case "ORG":
		m.class, m.gender = body, neuter
	case "LOC", "FAC":
		m.class, m.gender = place, neuter
	case "NORP":
		t := &sent.Tokens[own]
		if t.UPOS == "ADJ" || base(t.Deprel) == "amod" || base(t.Deprel) == "compound" {
			m.class, m.gender = unknownClass, 0 // a bare adjective takes no pronoun
			break
		}
		m.class, m.gender = people, male|female
		if strings.HasSuffix(t.XPOS, "S") {
			m.plural, m.single = true, false
		}
	default:
		m.class, m.gender = thing, neuter
	}
	// the words before it that belong to the same phrase are its titles
	for i := from - 1; i >= 0 && i >= from-4; i-- {
		t := &sent.Tokens[i]
		if t.UPOS != "NOUN" && t.UPOS != "PROPN" && t.UPOS != "ADJ" {
			break
		}
		if t.UPOS != "ADJ" {
			m.roles = append(m.roles, strings.ToLower(t.Lemma))
		}
	}
	if n.Type == "PER" {
		for _, r := range m.roles {
			if g := d.w.nouns[r].gender; g == male || g == female {
				m.gender, m.known = g, true
			}
		}
	} else {
		m.roles = m.roles[:0]
	}
	for _, at := range []int{m.head, own} {
		for _, k := range d.kids[s][at] {
			if base(sent.Tokens[k].Deprel) == "appos" && (k < from || k >= to) && sent.Tokens[k].UPOS == "NOUN" {
				m.roles = append(m.roles, strings.ToLower(sent.Tokens[k].Lemma))
			}
		}
	}
	if base(sent.Tokens[m.head].Deprel) == "appos" && sent.Tokens[m.head].Head >= 0 && sent.Tokens[m.head].Head < len(sent.Tokens) {
		if h := &sent.Tokens[sent.Tokens[m.head].Head]; h.UPOS == "NOUN" {
			m.roles = append(m.roles, strings.ToLower(h.Lemma))
		}
	}
	return m
}

func (d *document) personGender(s int, m *mention, from, to int) {
	full := strings.ToLower(d.doc.Sentences[s].Tokens[from].Form)
	for i := from + 1; i < to; i++ {
		full += " " + strings.ToLower(d.doc.Sentences[s].Tokens[i].Form)
	}
	if g := d.w.known[full]; g == male || g == female {
		m.gender, m.known = g, true
		return
	}
	if g := d.w.given[strings.ToLower(d.doc.Sentences[s].Tokens[from].Form)]; (g == male || g == female) && to-from > 1 {
		m.gender, m.known = g, true
	} else if to-from == 1 && (g == male || g == female) {
		m.gender, m.known = g, true
	}
}

// nominal makes a mention of a common noun phrase; nil for words that take no pronoun.
func (d *document) nominal(s, i int) *mention {
	tokens := d.doc.Sentences[s].Tokens
	t := &tokens[i]
	switch base(t.Deprel) {
	case "nsubj", "obj", "iobj", "obl", "nmod", "conj", "appos", "root", "xcomp", "ccomp", "advcl", "parataxis", "dislocated", "vocative", "list", "acl":
	default:
		return nil
	}
	if t.Deprel == "obl:tmod" || t.Deprel == "nmod:tmod" || t.Deprel == "obl:unmarked" || t.Deprel == "obl:npmod" {
		return nil
	}
	m := &mention{span: t.Span, head: i, noun: i, kind: kindNominal}
	if t.UPOS == "PROPN" {
		m.gender, m.single = anyGender, true
	}
	lem := strings.ToLower(t.Lemma)
	if n, ok := d.w.nouns[lem]; ok {
		m.class, m.gender = n.class, n.gender
		m.known = n.gender == male || n.gender == female
	} else if t.UPOS == "NOUN" {
		m.gender = anyGender
	} else if strings.Contains(t.Feats, "PronType=Dem") {
		m.class, m.gender = thing, neuter
	} else if t.UPOS == "PRON" {
		m.gender = anyGender
	}
	if strings.HasSuffix(t.XPOS, "S") || strings.Contains(t.Feats, "Number=Plur") {
		m.plural = true
	} else {
		m.single = true
	}
	m.roles = []string{lem}
	first := i
	for _, k := range d.kids[s][i] {
		if k > i {
			break
		}
		switch base(tokens[k].Deprel) {
		case "det":
			m.det = strings.ToLower(tokens[k].Form)
			first = min(first, k)
		case "nmod":
			if tokens[k].Deprel == "nmod:poss" {
				m.det = "poss"
				first = min(first, k)
			}
		case "amod", "compound", "nummod":
			first = min(first, k)
		}
	}
	m.span.Start = tokens[first].Start
	return m
}

// coordinations makes a plural mention of phrases joined by "and".
func (d *document) coordinations(s int) {
	tokens := d.doc.Sentences[s].Tokens
	var groups []*mention
	for _, k := range d.bySent[s] {
		m := d.mentions[k]
		if m.kind == kindPronoun && m.pro.use == "poss" {
			continue
		}
		g := &mention{span: m.span, sent: s, head: m.head, noun: m.noun, kind: kindGroup, plural: true, quote: -1, speaker: -1, entity: -1, role: m.role, members: []int{k}, class: m.class}
		g.gender = male | female | neuter
		joined := false
		for _, c := range d.kids[s][m.head] {
			if base(tokens[c].Deprel) != "conj" {
				continue
			}
			other, ok := d.at[casus.TokenRef{Sentence: s, Token: c}]
			if !ok {
				continue
			}
			for _, cc := range d.kids[s][c] {
				if base(tokens[cc].Deprel) == "cc" && tokens[cc].Lemma == "and" {
					joined = true
				}
			}
			g.members = append(g.members, other)
			g.span = g.span.Cover(d.mentions[other].span)
			if d.mentions[other].class != g.class {
				g.class = unknownClass
			}
		}
		if joined {
			groups = append(groups, g)
		}
	}
	for _, g := range groups {
		d.bySent[s] = append(d.bySent[s], len(d.mentions))
		d.mentions = append(d.mentions, g)
	}
}

// roleOf is the syntactic role of a phrase; conjuncts take that of the first.
func (d *document) roleOf(s, i int) string {
	tokens := d.doc.Sentences[s].Tokens
	for range steps {
		t := &tokens[i]
		switch base(t.Deprel) {
		case "conj", "appos", "flat":
			if t.Head < 0 || t.Head >= len(tokens) || t.UPOS == "VERB" {
				return "other"
			}
			i = t.Head
			continue
		case "expl":
			return "expl"
		case "nsubj", "csubj":
			if t.Deprel == "nsubj:pass" {
				return "pass"
			}
			return "subj"
		case "obj":
			return "obj"
		case "iobj":
			return "iobj"
		case "obl":
			if t.Deprel == "obl:agent" {
				return "agent"
			}
			return "obl"
		case "nmod":
			if t.Deprel == "nmod:poss" {
				return "poss"
			}
			return "nmod"
		case "compound", "amod":
			return "mod"
		case "root":
			return "root"
		}
		return "other"
	}
	return "other"
}
