package code

import (
	"strings"

	"casus"
	"casus/clause"
)

// party is an actor reference with how it was found.
type party struct {
	ref casus.ActorRef
	how string
}

// parties reads a list of slots at a predicate: the first slot that holds parties gives them, together with those joined
// to it. verb is the predicate for verbal slots; noun frames read the noun's own arguments.
func (sc *scene) parties(p *clause.Pred, slots []slot) []party {
	var out []party
	for i := 0; i < len(slots); i++ {
		if slots[i].join {
			if len(out) > 0 {
				out = sc.slot(out, p, slots[i])
			}
			continue
		}
		if len(out) > 0 {
			break
		}
		out = sc.slot(out, p, slots[i])
	}
	return out
}

// slot appends the parties that stand in one slot.
func (sc *scene) slot(out []party, p *clause.Pred, s slot) []party {
	if s.sub {
		for _, a := range sc.g.Args(p) {
			if a.Conj {
				continue
			}
			if s.at == slotClause && (a.Role == clause.Clausal || a.Role == clause.Open) {
				if q := sc.g.At(a.Head); q != nil && q.Kind != clause.Noun {
					out = sc.slot(out, q, slot{kind: s.kind, prep: s.prep})
				}
				continue
			}
			if s.at == slotObject && sc.isObject(p, a) || s.at == slotSubject && (a.Role == clause.Subject || p.Passive && a.Role == clause.Object) {
				head := a.Head
				for next, n := sc.through(head), 0; next >= 0 && n < 4; next, n = sc.through(next), n+1 {
					head = next
				}
				if q := sc.g.At(head); q != nil {
					out = sc.slot(out, q, slot{kind: s.kind, prep: s.prep})
				} else if s.kind == slotMod || s.kind == slotPoss {
					out = sc.bareMods(out, head, s)
				}
			}
		}
		return out
	}
	before := len(out)
	if s.kind == slotPurpose {
		if q := sc.purposeOf(p); q != nil {
			out = sc.slot(out, q, slot{kind: slotObject})
		}
		return out
	}
	if s.kind == slotSpeaker {
		if say := sc.speakerAbove(p); say != nil {
			out = sc.slot(out, say, slot{kind: slotSubject})
		}
		return out
	}
	for _, a := range sc.g.Args(p) {
		if a.Conj && sc.oneName(a.Head) {
			continue // "the Food and Drug Agency" is one
		}
		how := a.Role.String()
		switch s.kind {
		case slotSubject:
			if a.Role != clause.Subject {
				continue
			}
		case slotObject:
			if !sc.isObject(p, a) {
				continue
			}
		case slotIndirect:
			if a.Role != clause.Indirect {
				continue
			}
		case slotPoss:
			if a.Role != clause.Poss {
				continue
			}
		case slotMod:
			if a.Role != clause.Modifier && a.Role != clause.Compound {
				continue
			}
			out = sc.modifier(out, a.Head, how)
			continue
		case slotPrep:
			if a.Role != clause.Oblique && !(a.Role == clause.Subject && a.Case != "") || a.Case != s.prep {
				continue
			}
			how = s.prep
		default:
			continue
		}
		if a.Via != clause.Direct {
			how += " (" + a.Via.String() + ")"
		}
		if s.kind == slotPrep {
			sc.anyNoun = sc.personal && p.Kind == clause.Noun
			out = sc.behind(out, a.Head, a.Case, how)
			sc.anyNoun = false
			continue
		}
		sc.anyNoun = sc.personal && s.kind == slotObject
		out = sc.party(out, a.Head, how, 0)
		sc.anyNoun = false
	}
	if len(out) == before && s.kind == slotSubject && p.Kind == clause.Verb && p.Passive {
		out = sc.lateAgent(out, p)
	}
	if len(out) == before && s.kind == slotPrep && sc.c.aimed[s.prep] {
		out = sc.aimedAt(out, p, s.prep)
	}
	if len(out) == before && s.kind == slotPrep && p.Kind == clause.Noun {
		// attachment: names take no phrases of their own ("the attack by Tarsk on Merria")
		for _, a := range sc.g.Args(p) {
			if a.Role != clause.Oblique || sc.tok(a.Head).UPOS != "PROPN" {
				continue
			}
			for _, k := range sc.g.Children(a.Head) {
				if sc.tok(k).Deprel == "nmod" && sc.g.Prep(k) == s.prep {
					out = sc.behind(out, k, s.prep, s.prep)
				}
			}
		}
		// or they hang on the verb that the noun is the object of
		if h := sc.g.Head(p.Head); len(out) == before && h >= 0 && (base(sc.tok(p.Head).Deprel) == "obj" || base(sc.tok(p.Head).Deprel) == "obl" && (sc.c.occasion[sc.g.Prep(p.Head)] || sc.c.agents[s.prep] && sc.active(h))) {
			for _, k := range sc.g.Children(h) {
				if k > p.Head && sc.tok(k).Deprel == "obl" && sc.g.Prep(k) == s.prep {
					out = sc.behind(out, k, s.prep, s.prep)
				}
			}
		}
	}
	if len(out) == before && s.kind == slotObject {
		if q := sc.sharesObject(p); q != nil {
			out = sc.slot(out, q, s)
		}
	}
	if len(out) == before && s.kind == slotIndirect {
		out = sc.slippedReceiver(out, p)
	}
	if len(out) == before && s.kind == slotPrep && p.Kind == clause.Verb {
		// attachment: the phrase may hang on the object
		for _, a := range sc.g.Args(p) {
			if a.Role != clause.Object || a.Conj || a.Via == clause.Relative {
				continue
			}
			if q := sc.g.At(a.Head); q != nil && q != p {
				out = sc.slot(out, q, s)
				continue
			}
			for _, k := range sc.g.Children(a.Head) {
				if k > a.Head && base(sc.tok(k).Deprel) == "nmod" && sc.g.Prep(k) == s.prep && sc.tok(a.Head).UPOS == "PROPN" {
					out = sc.behind(out, k, s.prep, s.prep)
				}
			}
		}
		if len(out) == before && sc.c.receiving[s.prep] {
			out = sc.receiver(out, p, s.prep)
		}
	}
	return out
}

// active reports whether the token is a verb in the active, which takes no agent.
func (sc *scene) active(token int) bool {
	q := sc.g.At(token)
	return q != nil && q.Kind == clause.Verb && !q.Passive
}

// isActor reports whether the phrase names an actor of the registry or persons, not just a place.
func (sc *scene) isActor(token int) bool {
	if len(sc.doc.Actors) == 0 {
		return true
	}
	if next := sc.through(token); next >= 0 {
		token = next
	}
	if m := sc.actorAt(token); m != nil {
		return true
	}
	t := sc.tok(token)
	if t.UPOS == "PROPN" || t.UPOS == "NOUN" && allCapitals(t.Form) {
		if pl := sc.placeAt(token); pl != nil {
			return isCountry(pl)
		}
		if n := sc.nameAt(token); n != nil {
			return n.Type != "LOC" && n.Type != "FAC"
		}
		return true
	}
	return t.UPOS == "PRON" && t.XPOS == "PRP" || t.UPOS == "NOUN" && sc.isPerson(token)
}

// bareMods reads possessor and modifiers of a token that is no predicate (a proper name as head).
func (sc *scene) bareMods(out []party, head int, s slot) []party {
	for _, k := range sc.g.Children(head) {
		switch sc.tok(k).Deprel {
		case "nmod:poss":
			if s.kind == slotPoss {
				out = sc.party(out, k, "poss", 0)
			}
		case "amod", "compound":
			if s.kind == slotMod {
				out = sc.modifier(out, k, "modifier")
			}
		}
	}
	return out
}

// modifier appends the party that an adjective or name before a noun stands for: "Russian" in "Russian shelling".
func (sc *scene) modifier(out []party, token int, how string) []party {
	if sc.opposed(token) {
		return out
	}
	t := sc.tok(token)
	if m := sc.actorAt(token); m != nil {
		out = sc.mention(out, m, how)
	} else if len(sc.doc.Actors) == 0 && (t.XPOS == "NNP" || t.UPOS == "PROPN" || t.UPOS == "ADJ" && capital(t.Form)) && !sc.isTime(token) {
		out = append(out, party{sc.bare(token), how})
	} else if t.UPOS == "NOUN" && sc.isTool(token) {
		return sc.owner(out, token) // "Tarskian missile test"
	} else if t.UPOS == "NOUN" && sc.isPerson(token) {
		out = append(out, party{sc.bare(token), how})
	} else {
		return out
	}
	for _, k := range sc.g.Children(token) {
		if sc.tok(k).Deprel == "conj" {
			out = sc.modifier(out, k, how)
		}
	}
	return out
}

func allCapitals(form string) bool {
	for i := 0; i < len(form); i++ {
		if form[i] < 'A' || form[i] > 'Z' {
			return false
		}
	}
	return len(form) > 1
}

// isCountry reports whether the place is a state: where it stands it may be a party.
func isCountry(pl *casus.Place) bool {
	return pl.Country != "" && strings.HasPrefix(pl.Feature, "A.PCL")
}

func capital(form string) bool { return form != "" && 'A' <= form[0] && form[0] <= 'Z' }

// party appends the party that a noun phrase names, if it names one.
func (sc *scene) party(out []party, token int, how string, depth int) []party {
	if depth > 4 || token < 0 {
		return out
	}
	if name := sc.called(token); name >= 0 {
		return sc.mention(out, sc.actorAt(name), how+", by name")
	}
	if m := sc.actorAt(token); m != nil {
		out = sc.sharers(out, token, how)
		return sc.members(sc.mention(out, m, how), token, how)
	}
	ref := casus.TokenRef{Sentence: sc.si, Token: token}
	if at, ok := sc.chainOf[ref]; ok {
		if got := sc.chain(out, at, token, how); len(got) > len(out) {
			return got
		}
	}
	if next := sc.through(token); next >= 0 {
		if got := sc.party(out, next, how, depth+1); len(got) > len(out) {
			return got
		}
	}
	t := sc.tok(token)
	if sc.isTime(token) {
		return out
	}
	if pl := sc.placeAt(token); pl != nil && isCountry(pl) {
		return append(out, party{casus.ActorRef{Evidence: pl.Evidence, Actor: pl.Country, Name: pl.Name, Country: pl.Country, At: pl.At}, how + ", country as party"})
	}
	if t.UPOS == "NOUN" && sc.inClass(token, sc.c.documents) {
		// what a statement or a resolution does is done by who issues it
		if q := sc.g.At(token); q != nil {
			if got := sc.parties(q, sc.c.doerSlots); len(got) > 0 {
				return append(out, got...) // "a council resolution condemning"
			}
		}
		if h := sc.g.At(sc.g.Head(token)); h != nil && h.Kind == clause.Verb && base(t.Deprel) == "obj" && depth < 2 {
			for _, a := range sc.g.Args(h) {
				if a.Role == clause.Subject {
					out = sc.party(out, a.Head, how+", issuer", depth+2)
				}
			}
		}
		return out
	}
	if t.UPOS == "NOUN" && sc.isTool(token) {
		return sc.owner(out, token)
	}
	switch t.UPOS {
	case "PRON":
		if t.XPOS != "PRP" && t.XPOS != "PRP$" {
			return out // "nobody", "everything", "who", "those"
		}
		return append(out, party{sc.bare(token), how + ", pronoun not resolved"})
	case "PROPN":
		if n := sc.nameAt(token); n != nil && n.Type == "MISC" && how != clause.Subject.String() {
			return out
		}
		return append(out, party{sc.bare(token), how})
	case "NUM":
		if (t.Deprel == "nsubj" || t.Deprel == "nsubj:pass" || t.Deprel == "obj" || t.Deprel == "conj") && !sc.isAmount(token) {
			return append(out, party{sc.bare(token), how})
		}
		return out
	case "NOUN", "ADJ", "VERB":
		if q := sc.g.At(token); q != nil && t.UPOS == "NOUN" && sc.nounRow(token) != nil && !sc.isPerson(token) {
			return out // an event is no party
		}
		if t.UPOS == "NOUN" && sc.isThingParty(token) {
			return append(out, party{sc.belonging(token), how})
		}
		if sc.isPerson(token) || t.UPOS == "NOUN" && (sc.anyNoun && !sc.isTime(token) && !sc.isDoing(token)) {
			return append(out, party{sc.bare(token), how})
		}
	}
	return out
}

// bare is a reference by words alone.
func (sc *scene) bare(token int) casus.ActorRef {
	sp := sc.g.Naming(token)
	return casus.ActorRef{Evidence: casus.Quote(sc.doc.Report.Text, sp), At: casus.TokenRef{Sentence: sc.si, Token: token}}
}

// mention appends an actor mention; the members of "both sides" become references of their own.
func (sc *scene) mention(out []party, m *casus.ActorMention, how string) []party {
	if m.Basis != "" {
		how += ", " + m.Basis
	}
	if len(m.Members) < 2 {
		return append(out, party{m.Ref(), how})
	}
	for _, id := range m.Members {
		r := m.Ref()
		r.Actor, r.Name, r.Country = id, "", countryOf(id)
		r.Implicit = "member of a group"
		for i := range sc.doc.Actors {
			if sc.doc.Actors[i].Actor == id {
				r.Name, r.Sector = sc.doc.Actors[i].Name, sc.doc.Actors[i].Sector
				break
			}
		}
		out = append(out, party{r, how + ", member"})
	}
	return out
}

// chain appends the party that a pronoun or noun means by coreference, with the words as written.
func (sc *scene) chain(out []party, at chainAt, token int, how string) []party {
	ch := &sc.doc.Chains[at.chain]
	m := &ch.Mentions[at.mention]
	ids := ch.Members
	if len(ids) == 0 && ch.Actor != "" {
		ids = []string{ch.Actor}
	}
	if len(ids) == 0 {
		for i := range ch.Mentions {
			other := &ch.Mentions[i]
			if other.Kind == "name" || other.Kind == "nominal" {
				if k, ok := sc.actorOf[other.At]; ok {
					r := sc.doc.Actors[k].Ref()
					r.Evidence = casus.Quote(sc.doc.Report.Text, m.Span)
					r.At = m.At
					return append(out, party{r, how + ", chain"})
				}
			}
		}
		return out
	}
	for _, id := range ids {
		r := casus.ActorRef{Evidence: casus.Quote(sc.doc.Report.Text, m.Span), Actor: id, Country: countryOf(id), At: m.At}
		for i := range sc.doc.Actors {
			if sc.doc.Actors[i].Actor == id {
				r.Name, r.Sector, r.Country = sc.doc.Actors[i].Name, sc.doc.Actors[i].Sector, sc.doc.Actors[i].Country
				break
			}
		}
		out = append(out, party{r, how + ", chain"})
	}
	return out
}

// countryOf is the leading country or non-state code of an actor id.
func countryOf(id string) string {
	for i := 0; i < len(id); i++ {
		if id[i] == ':' {
			return id[:i]
		}
	}
	return id
}

// refs are the references of parties, without repeats.
func refs(ps []party) []casus.ActorRef {
	out := make([]casus.ActorRef, 0, len(ps))
	for _, p := range ps {
		same := false
		for i := range out {
			if sameRef(&out[i], &p.ref) {
				same = true
				break
			}
		}
		if !same {
			out = append(out, p.ref)
		}
	}
	return out
}

// sameRef reports whether two references mean the same party as far as can be told.
func sameRef(a, b *casus.ActorRef) bool {
	if a.Actor != "" && b.Actor != "" {
		return a.Actor == b.Actor
	}
	if a.Actor != b.Actor {
		return false
	}
	if len(a.Spans) > 0 && len(b.Spans) > 0 {
		return a.Spans[0] == b.Spans[0]
	}
	return a.Text == b.Text && a.Name == b.Name
}
