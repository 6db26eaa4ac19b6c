package dispute

import (
	"slices"
	"strconv"
	"strings"

	"casus"
	"casus/clause"
)

// identified are the parties that are known.
func identified(refs []casus.ActorRef) []casus.ActorRef {
	var out []casus.ActorRef
	for _, a := range refs {
		if a.Actor != "" && a.Actor != "UNK" {
			out = append(out, a)
		}
	}
	return out
}

// sides fills in the parties of a course that a predicate tells of: those of its event, of the course's noun ("Kaldova-Tarsk talks", "aid to Tarsk"), and
// of the predicate ("provide aid to Tarsk"). What the noun says of its own side ("U.S. aid") outweighs who hands it over.
func (c *courseReader) sides(t *told, p *clause.Pred, s reading) {
	var near, far, own []casus.ActorRef
	if t.event != nil {
		near, far = identified(t.event.Sources), identified(t.event.Targets)
	}
	for _, a := range c.g.Args(p) {
		m := c.v.party(c.g, c.si, a.Head, c.r.turns["spokesman"])
		if m == nil {
			continue
		}
		switch {
		case a.Role == clause.Subject:
			near = c.add(near, m)
		case a.Role == clause.Oblique && c.words.to[a.Case], a.Role == clause.Indirect, a.Role == clause.Object && c.words.sided[t.kind]:
			far = c.add(far, m)
		case a.Role == clause.Oblique && c.words.mutual[t.kind] && (a.Case == "with" || a.Case == "between"):
			far = c.add(far, m)
		}
	}
	c.below(s.top, &own, &far)
	switch {
	case c.words.mutual[t.kind]:
		t.near = union(union(near, far), own)
	case !c.words.sided[t.kind]:
		if t.near = near; len(own) > 0 {
			t.near = own
		}
	default:
		if t.near, t.far = near, far; len(own) > 0 {
			t.near = own
		}
		t.far = without(t.far, t.near)
		if len(t.near) > 0 && len(t.far) > 0 {
			t.near = without(t.near, t.far)
		}
	}
}

// below adds the parties among the nominal modifiers of a noun: "the Kaldova-Tarsk talks", "talks between Kaldova and Tarsk", "aid to Tarsk", but
// not those of its relative clauses.
func (c *courseReader) below(token int, own, far *[]casus.ActorRef) {
	for _, k := range c.g.Children(token) {
		rel, _, _ := strings.Cut(c.g.S.Tokens[k].Deprel, ":")
		switch rel {
		case "nmod", "compound", "amod", "conj", "appos", "flat":
		default:
			continue
		}
		to := own
		switch prep := c.g.Prep(k); {
		case c.words.to[prep]:
			to = far
		case prep != "" && !c.words.of[prep]: // "a package including the ships of Tarsk"
			continue
		}
		if m := c.v.mentions[casus.TokenRef{Sentence: c.si, Token: k}]; m != nil {
			*to = c.add(*to, m)
		}
		if to == far {
			c.below(k, far, far)
		} else {
			c.below(k, own, far)
		}
	}
}

// add appends a party, or the members of "the two sides".
func (c *courseReader) add(to []casus.ActorRef, m *casus.ActorMention) []casus.ActorRef {
	if len(m.Members) == 0 {
		return union(to, identified([]casus.ActorRef{refOf(m)}))
	}
	for _, id := range m.Members {
		if of := c.known[id]; of != nil {
			a := refOf(of)
			a.Evidence, a.At = m.Evidence, m.At
			to = union(to, []casus.ActorRef{a})
		}
	}
	return to
}

// around are the parties with a part in public affairs whom the sentence in hand names, and who says it.
func (c *courseReader) around() []casus.ActorRef {
	var out []casus.ActorRef
	take := func(a casus.ActorRef) {
		if a.Country != "UNO" && c.public(a) { // the United Nations mediate
			a.Implicit = "party named beside the course"
			out = union(out, named(identified([]casus.ActorRef{a})))
		}
	}
	for i := range c.g.S.Tokens {
		if m := c.v.mentions[casus.TokenRef{Sentence: c.si, Token: i}]; m != nil && m.At.Sentence == c.si && m.Kind != casus.Whereabouts {
			take(refOf(m))
		}
	}
	if x := c.v.voice(c.g.S.Tokens[0].Span.Cover(c.g.S.Tokens[len(c.g.S.Tokens)-1].Span)); x != nil && x.by != nil {
		take(*x.by)
	}
	return out
}

// public tells whether a party is one of public affairs: a state or what acts for it, rebels, parties, organisations of states.
func (c *courseReader) public(a casus.ActorRef) bool {
	return a.Holder() == a.Country || c.words.parties[a.Sector] || c.words.parties[a.Country]
}

// notPrivate leaves out persons and firms known by name that are no parties of public affairs.
func (c *courseReader) notPrivate(refs []casus.ActorRef) []casus.ActorRef {
	var out []casus.ActorRef
	for _, a := range refs {
		if c.public(a) || strings.Count(a.Actor, ":") < 2 {
			out = append(out, a)
		}
	}
	return out
}

// given tells whether what one sends another is aid without being called so: from a party of public affairs to people, a state or an organisation, or arms, whoever gets
// them.
func (c *courseReader) given(near, far []casus.ActorRef, act string) bool {
	return slices.ContainsFunc(near, c.public) && (c.words.arming[act] || len(c.notPrivate(far)) > 0)
}

// union is a with the parties of b that count for others.
func union(a, b []casus.ActorRef) []casus.ActorRef {
	for _, x := range b {
		if !hasHolder(a, x.Holder()) {
			a = append(a, x)
		}
	}
	return a
}

// without is a less the parties of b.
func without(a, b []casus.ActorRef) []casus.ActorRef {
	var out []casus.ActorRef
	for _, x := range a {
		if !hasHolder(b, x.Holder()) {
			out = append(out, x)
		}
	}
	return out
}

func hasHolder(refs []casus.ActorRef, holder string) bool {
	for _, r := range refs {
		if r.Holder() == holder {
			return true
		}
	}
	return false
}

// holders is how many parties the references count for.
func holders(refs []casus.ActorRef) int { return len(union(nil, refs)) }

// ordinal is the number that stands in the noun phrase of a course, or of its part: "third round of talks", "17th package", "five rounds of
// sanctions"; 0 without.
func (c *courseReader) ordinal(course string, noun int) int {
	top := noun
	for h := c.g.Head(top); h >= 0 && c.g.S.Tokens[h].UPOS == "NOUN"; h = c.g.Head(h) {
		top = h
	}
	span := c.g.Phrase(top)
	n := 0
	for i := range c.doc.Figures {
		f := &c.doc.Figures[i]
		if f.At.Sentence != c.si || f.Low == nil || f.High == nil || *f.Low != *f.High {
			continue
		}
		if c.words.units[f.Unit][course] && (n == 0 || span.Contains(f.Spans.Bounds())) {
			n = int(*f.Low)
		}
	}
	from, to := c.g.Range(top)
	for i := from; i < to && n == 0 && len(c.words.units[c.g.Lemma(top)]) > 0; i++ { // "17th sanctions package"
		digits := strings.TrimRight(c.g.S.Tokens[i].Form, "abcdefghijklmnopqrstuvwxyz")
		if digits != c.g.S.Tokens[i].Form {
			n, _ = strconv.Atoi(digits)
		}
	}
	return n
}

// figures are the sums and counts of a step: those of its event, and the sums of its sentence that are added or stand for the whole.
func (c *courseReader) figures(t *told) []string {
	var out []string
	seen := map[string]bool{}
	if t.event != nil {
		for _, id := range t.event.Figures {
			seen[id] = true
			out = append(out, id)
		}
	}
	if !c.words.sided[t.kind] {
		return out
	}
	tied := map[string]bool{}
	for i := range c.doc.Events {
		if e := &c.doc.Events[i]; e != t.event {
			if st, ok := c.stepOf(e); !ok || st.course != t.kind {
				for _, id := range e.Figures {
					tied[id] = true
				}
			}
		}
	}
	for i := range c.doc.Figures {
		f := &c.doc.Figures[i]
		if f.At.Sentence == c.si && !seen[f.ID] && !tied[f.ID] && (f.Delta == "cumulative" || f.Delta == "additional") && isMoney(f.Unit) {
			out = append(out, f.ID)
		}
	}
	return out
}

// isMoney tells the codes of ISO 4217 from other units.
func isMoney(unit string) bool { return len(unit) == 3 && strings.ToUpper(unit) == unit }
