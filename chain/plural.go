package chain

// joinMembers reads "both sides", "the two leaders": a phrase that stands for parties named before. It reports whether the
// phrase is one of these, found or not.
func (d *document) joinMembers(k int) bool {
	m := d.mentions[k]
	if !m.plural {
		return false
	}
	tokens := d.doc.Sentences[m.sent].Tokens
	want, definite := 0, m.det == "the" || m.det == "both" || m.det == ""
	for _, c := range d.kids[m.sent][m.head] {
		if n := d.w.count[lower(tokens[c].Form)]; n > 0 {
			want = n
		}
		if base(tokens[c].Deprel) == "amod" || base(tokens[c].Deprel) == "nmod" {
			return false
		}
	}
	if m.det == "" && want > 0 && lower(tokens[m.head].Form) != "" {
		definite = d.w.count[lower(firstWord(d, m))] == 2 && firstWord(d, m) != "two"
	}
	kind, ok := d.w.groups[lower(tokens[m.head].Form)]
	if want == 0 || !ok || !definite {
		return false
	}
	d.found(k)
	if members := d.members(m, kind, want); members != nil {
		m.members = members
		m.rule = "members"
	}
	return true
}

func firstWord(d *document, m *mention) string {
	tokens := d.doc.Sentences[m.sent].Tokens
	for i := range tokens {
		if tokens[i].Start == m.span.Start {
			return lower(tokens[i].Form)
		}
	}
	return ""
}

// members are the parties of a kind named last: those of a coordination of that many, else exactly that many in one sentence.
func (d *document) members(m *mention, kind string, want int) []int {
	for back := 0; back <= window && m.sent-back >= 0; back++ {
		var list []int
		seen := map[int]bool{}
		before := d.before(m.sent-back, m.span.Start)
		if len(before) > 5*most {
			return nil
		}
		for _, k := range before {
			o := d.mentions[k]
			if o.kind == kindGroup && len(o.members) == want && d.allFit(o.members, kind) {
				return o.members
			}
			if o.entity < 0 || seen[o.entity] || !d.fits(k, kind) {
				continue
			}
			seen[o.entity] = true
			list = append(list, k)
		}
		if len(list) == want {
			return list
		}
		if len(list) > 0 {
			return nil
		}
	}
	return nil
}

func (d *document) allFit(ms []int, kind string) bool {
	for _, k := range ms {
		if !d.fits(k, kind) {
			return false
		}
	}
	return true
}

// fits tells whether a mention is a party of the kind that a plural asks for.
func (d *document) fits(k int, kind string) bool {
	m := d.mentions[k]
	if m.kind == kindGroup || m.plural || m.entity < 0 {
		return false
	}
	e := d.entities[m.entity]
	switch kind {
	case "PER":
		return e.typ == "PER" || m.kind == kindPronoun && e.class == person
	case "LOC":
		return d.isState(e)
	case "ORG":
		return e.typ == "ORG"
	}
	return e.typ == "ORG" || d.isState(e)
}

func (d *document) isState(e *entity) bool {
	for _, n := range e.names {
		if d.w.state[join(n)] != "" {
			return true
		}
	}
	return false
}
