package dispute

import (
	"fmt"
	"strings"

	"casus"
	"casus/clause"
)

// Positions are what parties hold by this report, in text order. A position needs a holder with an identity, a predicate of stance and a
// matter: one of the issues, or for the plainest predicates the words themselves. It needs doc.Actors and doc.Statements.
func (r *Reader) Positions(doc *casus.Document) []casus.Position {
	v := newView(doc)
	var out []casus.Position
	g, last := &clause.Graph{}, &clause.Graph{}
	var before *sentence
	for si := range doc.Sentences {
		if k := doc.BlockOf(si).Kind; k == casus.Credit || k == casus.Endmark || k == casus.Dateline {
			continue
		}
		r.grammar.Into(g, &doc.Sentences[si])
		s := &sentence{r: r, v: v, g: g, si: si, taken: map[int]bool{}, before: before}
		for i := range g.Preds {
			if p := &g.Preds[i]; !p.Question && !s.supposed(p) {
				s.conditions(p)
			}
		}
		for i := range g.Preds {
			s.read(&g.Preds[i])
		}
		s.shifts()
		s.outgrown()
		out = append(out, s.out...)
		s.before, before = nil, s
		g, last = last, g
	}
	for i := range out {
		out[i].ID = fmt.Sprintf("o%d", i+1)
	}
	return out
}

// sentence collects the positions of one sentence.
type sentence struct {
	r      *Reader
	v      *view
	g      *clause.Graph
	si     int
	out    []casus.Position
	heads  []int        // the predicates of out
	taken  map[int]bool // predicates that a stance over them has read
	before *sentence    // the one before, for what is taken up from it
}

// read adds the positions that a predicate tells.
func (s *sentence) read(p *clause.Pred) {
	if p.Question || s.taken[p.Head] || s.embeddedStance(p) || s.supposed(p) {
		return
	}
	h, ok := s.stanceOf(p, 0)
	holder := (*casus.ActorMention)(nil)
	switch {
	case ok && h.value == talk:
		return
	case ok:
		holder = s.holder(p)
	default:
		if h, holder, ok = s.without(p); ok {
			break
		}
		if h, holder, ok = s.verdict(p); ok {
			break
		}
		if h, ok = s.preposition(p); ok {
			holder = s.holder(p)
		} else if h, ok = s.intends(p); ok {
			holder = s.holder(p)
		} else {
			s.bare(p)
			return
		}
	}
	if holder == nil || h.own && !s.firstPerson(p) || holder.At == (casus.TokenRef{Sentence: s.si, Token: h.matter}) {
		return
	}
	if h.value == forIt || h.value == open { // the condition may hang on what is accepted
		for _, t := range append([]int{h.matter}, h.acts...) {
			if s.onCondition(t) {
				h.value = onTerms
			}
		}
		if h.value == onTerms && h.onTalk != "" {
			h.onTalk = onTerms
		}
	}
	if s.g.S.Tokens[h.matter].UPOS == "PRON" || s.g.Lemma(h.matter) == "one" {
		if s.again(p, holder, h) || s.r.turns["taking-up"][s.g.Verb(p)] && s.takesUp(p, holder, h) {
			return
		}
		if h.matter = s.topic(); h.matter < 0 {
			return
		}
		h.free = true
	}
	if is, _ := s.issueOf(h.matter, h.acts); is == nil && s.refers(h.matter) && s.takesUp(p, holder, h) {
		return
	}
	if h.talks >= 0 {
		t := h
		t.value, t.matter, t.free = h.onTalk, h.talks, false
		if is, opposite := s.issueHead(h.talks); is != nil {
			s.add(p, holder, t, h.talks, is.id, opposite)
		}
	}
	named := false
	if h.direct { // what must be done, not what it is done for
		if is, _ := s.issueOf(h.matter, nil); is == nil || !s.direct(h.matter, is) {
			return
		}
	}
	for _, top := range s.conjuncts(h.matter) {
		if is, opposite := s.issueOf(top, h.acts); is != nil {
			g := h
			g.rules = append(append([]string{}, h.rules...), is.id)
			for _, m := range s.jointly(p, holder) {
				s.add(p, m, g, top, is.id, opposite)
			}
			named = true
		}
	}
	if !named && h.free && !p.Partic && s.near(p, h) && s.nameable(h.matter) {
		s.add(p, holder, h, h.matter, s.freeName(h.matter), false)
	}
}

// jointly are a holder and those who are coordinated with it as the predicate's subject: "Merria and Norvald signed the accord".
func (s *sentence) jointly(p *clause.Pred, holder *casus.ActorMention) []*casus.ActorMention {
	out := []*casus.ActorMention{holder}
	for _, a := range s.g.Args(p) {
		if a.Role != clause.Subject || !a.Conj {
			continue
		}
		if m := s.v.party(s.g, s.si, a.Head, s.r.turns["spokesman"]); m != nil && m.Actor != holder.Actor && holder.At.Sentence == s.si {
			out = append(out, m)
		}
	}
	return out
}

// near tells whether the matter is an argument of its own predicate, not the noun that a relative clause hangs on.
func (s *sentence) near(p *clause.Pred, h held) bool {
	if n := len(h.acts); n > 0 {
		if q := s.g.At(h.acts[n-1]); q != nil {
			p = q
		}
	}
	for _, a := range s.g.Args(p) {
		if a.Head == h.matter && (a.Via == clause.Relative || a.Via == clause.Gap) {
			return false
		}
	}
	return true
}

// add adds a position of a holder on a matter.
func (s *sentence) add(p *clause.Pred, holder *casus.ActorMention, h held, matter int, issue string, opposite bool) {
	if opposite {
		h.value = flip(h.value)
	}
	for i := range s.out {
		if x := &s.out[i]; x.Issue == issue && x.Actor.Actor == holder.Actor && x.Stance == h.value {
			return
		}
	}
	from := s.g.S.Tokens[p.Head].Cover(s.g.Phrase(matter))
	if group, _ := s.g.Group(p); group < p.Head {
		from = s.g.S.Tokens[group].Cover(from)
	}
	if holder.At.Sentence == s.si && len(holder.Spans) > 0 && holder.Spans[0].Start < from.Start {
		from = from.Cover(holder.Spans.Bounds())
	}
	x := casus.Position{Actor: refOf(holder), Issue: issue, Stance: h.value, Evidence: casus.Quote(s.v.doc.Text(), from), Voice: casus.VoiceOutlet, Rules: h.rules}
	if said := s.v.voice(s.g.S.Tokens[p.Head].Span); said != nil {
		x.Voice = said.id
		// A speaker who says what his own side wants holds it himself.
		if said.by != nil && said.by.Actor != holder.Actor && holder.Actor == holder.Country && said.by.Country == holder.Country {
			x.Actor = *said.by
		}
	}
	switch before := s.former(p, h, opposite); {
	case s.longer(p):
		before = h.value
		x.Stance = flip(h.value)
		x.ShiftFrom = &before
	case before != "" && before != x.Stance:
		x.ShiftFrom = &before
	}
	x.Time = s.when(p)
	s.out = append(s.out, x)
	s.heads = append(s.heads, p.Head)
}

// issueHead is the issue that a noun of talking is by itself.
func (s *sentence) issueHead(token int) (*issue, bool) {
	w := &wording{}
	w.add(token, 0, true, -1)
	for i := range s.r.issues {
		is := &s.r.issues[i]
		for _, alt := range is.words {
			if _, _, ok := s.match(w, alt.words); ok {
				return is, alt.opposite
			}
		}
	}
	return nil, false
}

// direct tells whether the issue is the act or its object, not what it is done for.
func (s *sentence) direct(top int, is *issue) bool {
	w := &wording{}
	w.add(top, 0, true, -1)
	for _, k := range s.g.Children(top) {
		switch rel := s.g.S.Tokens[k].Deprel; rel {
		case "obj", "nsubj:pass", "xcomp", "nsubj", "compound:prt":
			w.add(k, 1, s.transparent(top, k), 0)
			s.wordsBelow(w, k, len(w.tokens)-1)
		}
	}
	for _, alt := range is.words {
		if _, depth, ok := s.match(w, alt.words); ok && depth <= 1 {
			return true
		}
	}
	return false
}

// when is the past day that a predicate carries itself: "two weeks ago he had ruled out talks".
func (s *sentence) when(p *clause.Pred) *casus.EventTime {
	if p.Tense != clause.Past && !p.Perfect || p.Modal >= 0 {
		return nil
	}
	for _, k := range s.g.Children(p.Head) {
		if d := s.g.S.Tokens[k].Deprel; !strings.HasPrefix(d, "obl") && d != "advmod" && d != "advcl" {
			continue
		}
		for i := range s.v.doc.Times {
			t := &s.v.doc.Times[i]
			if t.Type == "DATE" && t.Begin != nil && t.End != nil && s.g.Phrase(k).Contains(t.Spans.Bounds()) && s.g.At(k) == nil {
				return &casus.EventTime{Begin: *t.Begin, End: *t.End, Basis: "stated", Mention: t.ID}
			}
		}
	}
	return nil
}

// preposition reads "is against talks", "is for a truce".
func (s *sentence) preposition(p *clause.Pred) (held, bool) {
	if p.Kind != clause.Copula && p.Kind != clause.Noun || s.g.Child(p.Head, "cop") < 0 {
		return held{}, false
	}
	for _, st := range s.r.stances[s.g.Prep(p.Head)] {
		if st.kind == "prep" {
			return held{value: s.modified(p, st.value), matter: p.Head, free: st.free, rules: []string{st.id()}, talks: -1}, true
		}
	}
	return held{}, false
}

// takesUp reads a stance on what was proposed before: "rejected the offer", "turned it down".
func (s *sentence) takesUp(p *clause.Pred, holder *casus.ActorMention, h held) bool {
	if h.value == talk || h.value == shutOut || p.Neg && p.Perfect && p.Tense == clause.Past { // "had never rejected it"
		return false
	}
	is, opposite := s.proposed(p)
	if is == nil {
		return false
	}
	h.rules = append(append([]string{}, h.rules...), "turn.proposal", is.id)
	s.add(p, holder, h, h.matter, is.id, opposite)
	return true
}

// bare reads an answer that leaves out what it answers: "Tarsk accepted within the hour".
func (s *sentence) bare(p *clause.Pred) {
	if p.Kind != clause.Verb || p.Passive || p.Infin || p.Gerund || p.Partic || len(s.g.Args(p)) == 0 {
		return
	}
	for _, a := range s.g.Args(p) {
		if a.Role != clause.Subject && a.Role != clause.Oblique || a.Role == clause.Oblique && s.r.turns["of"][a.Case] {
			return
		}
	}
	for _, st := range s.r.stances[s.g.Verb(p)] {
		if st.slot != "obj" && st.slot != "to" || st.kind != "verb" || !s.r.turns["answering"][p.Lemma] {
			continue
		}
		is, opposite := s.proposed(p)
		holder := s.holder(p)
		if is == nil || holder == nil {
			return
		}
		s.add(p, holder, held{value: s.modified(p, st.value), rules: []string{st.id(), is.id}}, p.Head, is.id, opposite)
		return
	}
}

// holder is the party whose stance it is: the predicate's subject, through control; for "we" and "I" the speaker.
func (s *sentence) holder(p *clause.Pred) *casus.ActorMention {
	role := clause.Subject
	if p.Kind == clause.Noun {
		role = clause.Poss
	}
	subject := -1
	for _, a := range s.g.Args(p) {
		if a.Role == role && !a.Conj {
			subject = a.Head
			break
		}
	}
	if subject < 0 && p.Kind != clause.Noun {
		subject = p.SurfSubj // "is committed to", and what a tree takes for a passive
	}
	if p.Kind == clause.Noun && (subject < 0 || s.v.party(s.g, s.si, subject, s.r.turns["spokesman"]) == nil) {
		if gov := s.g.Governor(p); gov != nil && gov.Kind == clause.Verb && (subject >= 0 || s.r.turns["uttering"][gov.Lemma]) { // "voiced opposition", "dropped its demand"
			return s.holder(gov)
		}
	}
	at := s.g.S.Tokens[p.Head].Span
	switch {
	case subject < 0 && p.Kind == clause.Verb && !p.Infin: // "no talk of it": said without a subject, it is the speaker's own
		if by := s.speaker(at); by != nil {
			return by
		}
		return s.setOff(p)
	case subject < 0:
		return nil
	}
	if s.r.turns["inclusive"][s.g.Lemma(subject)] {
		if by := s.speaker(s.g.S.Tokens[subject].Span); by != nil {
			return by
		}
	}
	if m := s.v.party(s.g, s.si, subject, s.r.turns["spokesman"]); m != nil {
		if m.Sector == "JRN" && s.g.S.Tokens[subject].UPOS == "PRON" { // who tells holds nothing
			return nil
		}
		return m
	}
	// "We will not": the speaker; "Kaldova said it would not", "she said her country would not": the same.
	if s.g.S.Tokens[subject].UPOS == "PRON" || s.possessed(subject) {
		return s.speaker(s.g.S.Tokens[subject].Span)
	}
	return nil
}

// setOff is the subject of what a tree takes for a main clause and is set off by a comma: "her spokesman, asked twice, declined to discuss it".
func (s *sentence) setOff(p *clause.Pred) *casus.ActorMention {
	gov := s.g.Governor(p)
	if gov == nil || p.Rel != "ccomp" || p.Mark != "" || gov.SurfSubj < 0 || gov.SurfSubj+1 >= gov.Head || s.g.S.Tokens[gov.SurfSubj+1].Form != "," {
		return nil
	}
	return s.v.party(s.g, s.si, gov.SurfSubj, s.r.turns["spokesman"])
}

// possessed tells whether a noun belongs to a pronoun: "her country", "our side".
func (s *sentence) possessed(token int) bool {
	k := s.g.Child(token, "nmod:poss")
	return k >= 0 && s.g.S.Tokens[k].UPOS == "PRON"
}

// speaker is who says the words at a span, as a mention.
func (s *sentence) speaker(at casus.Span) *casus.ActorMention {
	x := s.v.voice(at)
	if x == nil || x.by == nil {
		return nil
	}
	return &casus.ActorMention{Evidence: x.by.Evidence, Actor: x.by.Actor, Name: x.by.Name, Country: x.by.Country, Sector: x.by.Sector, At: casus.NoToken}
}
