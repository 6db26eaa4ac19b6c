package chain

import (
	"strings"

	"casus"
)

// entity is a set of mentions that mean the same.
type entity struct {
	mentions []int
	typ      string
	class    class
	gender   gender
	known    bool
	plural   bool
	actor    string
	full     []string // words of the longest name
	names    [][]string
	roles    map[string]bool
	size     int // names of the whole report that join it, pronouns not counted
}

// found opens an entity with a mention.
func (d *document) found(k int) int {
	m := d.mentions[k]
	d.entities = append(d.entities, &entity{typ: m.typ, class: m.class, gender: m.gender, known: m.known, plural: m.plural && !m.single, actor: m.actor, roles: map[string]bool{}})
	e := len(d.entities) - 1
	d.join(k, e, "new", 1)
	return e
}

// join puts a mention into an entity.
func (d *document) join(k, e int, rule string, confidence float64) {
	m, x := d.mentions[k], d.entities[e]
	m.entity, m.rule, m.conf = e, rule, confidence
	x.mentions = append(x.mentions, k)
	if x.actor == "" {
		x.actor = m.actor
	}
	if m.kind == kindPronoun {
		if g := x.gender & m.gender; g != 0 {
			x.gender = g
		}
		if len(x.mentions) == 1 && x.gender&neuter == 0 && !x.plural {
			x.class = person
		}
		return
	}
	for _, r := range m.roles {
		x.roles[r] = true
	}
	if m.kind == kindName {
		x.size++
		if g := x.gender & m.gender; g != 0 && m.known && !x.known {
			x.gender, x.known = g, true
		}
		if len(m.tokens) > len(x.full) {
			x.full = m.tokens
		}
		if !x.has(m.tokens) {
			x.names = append(x.names, m.tokens)
		}
		if id := d.w.state[strings.Join(m.tokens, " ")]; id != "" && m.typ != "PER" {
			if _, ok := d.states[id]; !ok {
				d.states[id] = e
			}
		}
	}
}

// joinNames makes entities of the names, in text order.
func (d *document) joinNames() {
	index := map[string][]int{} // word or whole name -> entities
	for s := range d.bySent {
		for _, k := range d.bySent[s] {
			m := d.mentions[k]
			if m.kind != kindName || m.class == unknownClass || len(m.tokens) == 0 {
				continue
			}
			e, rule := -1, ""
			if d.unique(m) {
				e, rule = d.sameName(m, index)
			}
			if e < 0 {
				e = d.found(k)
				m.rule = "name"
			} else {
				d.join(k, e, rule, 0.95)
			}
			for _, key := range keysOf(m) {
				if list := index[key]; len(list) == 0 || list[len(list)-1] != e {
					index[key] = append(list, e)
				}
			}
		}
	}
}

// unique tells whether the same name again means the same: not with peoples ("Russians"), single words that name no party
// ("Figure"), and letters.
func (d *document) unique(m *mention) bool {
	if m.typ == "NORP" || len(m.tokens) == 1 && (m.typ == "MISC" || len(m.tokens[0]) < 2) {
		return false
	}
	_, pro := d.w.pronouns[m.tokens[0]]
	return !pro || len(m.tokens) > 1 || m.typ != "PER"
}

// keysOf are the keys under which a name is looked up: itself, its words (persons and organisations), its initials.
func keysOf(m *mention) []string {
	out := []string{strings.Join(m.tokens, " ")}
	if m.actor != "" {
		out = append(out, "#"+m.actor)
	}
	if len(m.tokens) > 1 {
		switch m.typ {
		case "PER":
			out = append(out, m.tokens...)
		case "ORG":
			out = append(out, m.tokens[len(m.tokens)-1], m.tokens[0])
		}
	}
	if a := initials(m.tokens); len(a) > 1 && m.typ != "PER" {
		out = append(out, a)
	}
	return out
}

// initials are the first letters of the words longer than three letters or of all words but the short ones in between.
func initials(tokens []string) string {
	var b strings.Builder
	if len(tokens) < 2 {
		return ""
	}
	for _, t := range tokens {
		if len(t) > 3 || len(tokens) == 2 {
			b.WriteByte(t[0])
		}
	}
	return b.String()
}

// sameName finds the entity that a name belongs to, or -1: the last one that matches.
func (d *document) sameName(m *mention, index map[string][]int) (int, string) {
	whole := strings.Join(m.tokens, " ")
	if list := index[whole]; len(list) > 0 {
		for i := len(list) - 1; i >= 0; i-- {
			x := d.entities[list[i]]
			if !compatible(m, x) {
				continue
			}
			switch {
			case x.has(m.tokens):
				return list[i], "same name"
			case m.typ == "PER" && x.typ == "PER" && len(m.tokens) == 1:
				return list[i], "short name"
			case len(m.tokens) == 1 && initialsOf(x, m.tokens[0]):
				return list[i], "acronym"
			case m.typ == "ORG" && x.typ == "ORG" && len(m.tokens) == 1:
				return list[i], "short name"
			}
		}
	}
	if m.actor != "" && (m.typ == "PER" || m.typ == "ORG") {
		for _, e := range index["#"+m.actor] {
			if d.entities[e].typ == m.typ {
				return e, "registry"
			}
		}
	}
	if id := d.w.state[strings.Join(m.tokens, " ")]; id != "" && m.typ != "PER" {
		if e, ok := d.states[id]; ok {
			return e, "registry"
		}
	}
	if m.typ == "PER" && len(m.tokens) > 1 {
		for _, t := range []string{m.tokens[len(m.tokens)-1], m.tokens[0]} {
			for i := len(index[t]) - 1; i >= 0; i-- {
				e := index[t][i]
				x := d.entities[e]
				if x.typ == "PER" && compatible(m, x) && (within(m.tokens, x.full) || within(x.full, m.tokens)) {
					return e, "part of the name"
				}
			}
		}
	}
	if m.typ == "ORG" {
		if a := initials(m.tokens); len(a) > 1 {
			for _, e := range index[a] {
				if d.entities[e].typ == "ORG" && d.entities[e].has([]string{a}) {
					return e, "acronym"
				}
			}
		}
	}
	return -1, ""
}

func compatible(m *mention, x *entity) bool {
	if (m.typ == "PER") != (x.typ == "PER") || (m.typ == "NORP") != (x.typ == "NORP") {
		return false
	}
	return !m.known || !x.known || m.gender&x.gender != 0
}

func (x *entity) has(tokens []string) bool {
	for _, n := range x.names {
		if len(n) != len(tokens) {
			continue
		}
		same := true
		for i := range n {
			same = same && n[i] == tokens[i]
		}
		if same {
			return true
		}
	}
	return false
}

func initialsOf(x *entity, a string) bool {
	return initials(x.full) == a
}

// within tells whether the words of short stand in long, in order, with the last ones equal; an initial stands for its word.
func within(short, long []string) bool {
	if len(short) > len(long) {
		return false
	}
	i := 0
	for _, t := range long {
		if i < len(short) && (short[i] == t || len(short[i]) == 1 && strings.HasPrefix(t, short[i])) {
			i++
		}
	}
	return i == len(short)
}

// joinRoles joins definite phrases to the one party that they can mean.
func (d *document) joinRoles(k int) {
	m := d.mentions[k]
	if m.kind != kindNominal || m.entity >= 0 {
		return
	}
	tokens := d.doc.Sentences[m.sent].Tokens
	if e := d.apposition(m, tokens); e >= 0 {
		d.join(k, e, "apposition", 0.9)
		return
	}
	if m.det != "the" && m.det != "this" && m.det != "that" || m.plural || d.modified(m, tokens) {
		d.found(k)
		return
	}
	lem := m.roles[0]
	best, rule := -1, ""
	for back := 0; back <= 6 && m.sent-back >= 0 && best < 0; back++ {
		list := d.before(m.sent-back, m.span.Start)
		for i := len(list) - 1; i >= max(0, len(list)-5*most); i-- {
			o := d.mentions[list[i]]
			if o.entity < 0 || o.kind == kindGroup {
				continue
			}
			x := d.entities[o.entity]
			if x.roles[lem] && (o.kind == kindNominal && o.roles[0] == lem && !o.plural || x.typ == "PER" && m.class == person && m.gender&x.gender != 0) {
				best, rule = o.entity, "role"
				break
			}
			if m.class == body && x.typ == "ORG" && len(x.full) > 0 && x.full[len(x.full)-1] == lem {
				best, rule = o.entity, "head of the name"
				break
			}
		}
	}
	if best < 0 {
		best, rule = d.only(m)
	}
	if best >= 0 {
		d.join(k, best, rule, 0.7)
		return
	}
	d.found(k)
}

// modified tells whether words narrow a phrase down, so that it is not the same as one without them.
func (d *document) modified(m *mention, tokens []casus.Token) bool {
	for _, c := range d.kids[m.sent][m.head] {
		switch base(tokens[c].Deprel) {
		case "amod", "nmod", "compound", "acl", "nummod":
			return true
		}
	}
	return false
}

// apposition finds the entity of the name that a phrase stands beside.
func (d *document) apposition(m *mention, tokens []casus.Token) int {
	if base(tokens[m.head].Deprel) == "appos" {
		if o := d.named(m.sent, tokens[m.head].Head); o != nil && (m.class == o.class || m.class == unknownClass && o.class != person) {
			return o.entity
		}
	}
	for _, c := range d.kids[m.sent][m.head] {
		if base(tokens[c].Deprel) != "appos" {
			continue
		}
		if o := d.named(m.sent, c); o != nil && m.class == o.class {
			return o.entity
		}
	}
	return -1
}

// named is the name that hangs on a token, or nil.
func (d *document) named(s, token int) *mention {
	k, ok := d.at[casus.TokenRef{Sentence: s, Token: token}]
	if !ok || d.mentions[k].kind != kindName || d.mentions[k].entity < 0 {
		return nil
	}
	return d.mentions[k]
}

// only finds the one named party of the kind that a phrase asks for, in this sentence and the two before.
func (d *document) only(m *mention) (int, string) {
	if m.class != body && m.class != place {
		return -1, ""
	}
	state := m.roles[0]
	_, isState := d.w.groups[plural(state)]
	found := -1
	for back := 0; back <= 2 && m.sent-back >= 0; back++ {
		list := d.before(m.sent-back, m.span.Start)
		if len(list) > 5*most {
			return -1, ""
		}
		for _, k := range list {
			o := d.mentions[k]
			if o.entity < 0 || o.kind != kindName {
				continue
			}
			x := d.entities[o.entity]
			switch {
			case m.class == body && x.typ == "ORG":
			case m.class == place && x.typ == "LOC" && isState == (d.w.state[strings.Join(x.full, " ")] != ""):
			default:
				continue
			}
			if found >= 0 && found != o.entity {
				return -1, ""
			}
			found = o.entity
		}
	}
	return found, "only one"
}

// plural is the regular plural of a noun.
func plural(n string) string {
	if strings.HasSuffix(n, "y") {
		return n[:len(n)-1] + "ies"
	}
	return n + "s"
}
