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
	g := &clause.Graph{}
	for si := range doc.Sentences {
		if k := doc.BlockOf(si).Kind; k == casus.Credit || k == casus.Endmark || k == casus.Dateline {
			continue
		}
		r.grammar.Into(g, &doc.Sentences[si])
		s := &sentence{r: r, v: v, g: g, si: si, taken: map[int]bool{}}
		for i := range g.Preds {
			s.read(&g.Preds[i])
		}
		s.shifts()
		out = append(out, s.out...)
	}
	for i := range out {
		out[i].ID = fmt.Sprintf("o%d", i+1)
	}
	return out
}

// sentence collects the positions of one sentence.
type sentence struct {
	r   *Reader
	v   *view
	g   *clause.Graph
	si  int
	out []casus.Position

	taken map[int]bool // predicates that a stance over them has read
}

// held is a stance with its matter: the token under which the matter stands.
type held struct {
	value  string
	matter int
	free   bool
	acts   []string // lemmas of the predicates on the way to the matter
	rules  []string
}

// read adds the position that a predicate tells.
func (s *sentence) read(p *clause.Pred) {
	if p.Question || s.taken[p.Head] || s.embeddedStance(p) {
		return
	}
	h, ok := s.stanceOf(p, 0)
	if !ok || h.value == talk {
		return
	}
	holder := s.holder(p)
	if holder == nil {
		return
	}
	if s.g.S.Tokens[h.matter].UPOS == "PRON" {
		if h.matter = s.topic(); h.matter < 0 {
			return
		}
		h.free = true
	}
	matter := s.g.Phrase(h.matter)
	have := lemmas(s.g, matter)
	for _, act := range h.acts { // the act belongs to the matter: "join" to "NATO"
		have[act] = true
	}
	about := s.r.issueOf(have)
	name := ""
	switch {
	case about != nil:
		name = about.id
		h.rules = append(h.rules, about.id)
	case h.free && s.nameable(h.matter):
		name = s.freeName(h.matter)
	default:
		return
	}
	from := s.g.S.Tokens[p.Head].Cover(matter)
	if group, _ := s.g.Group(p); group < p.Head {
		from = s.g.S.Tokens[group].Cover(from)
	}
	if holder.At.Sentence == s.si && len(holder.Spans) > 0 && holder.Spans[0].Start < from.Start {
		from = from.Cover(holder.Spans.Bounds())
	}
	x := casus.Position{Actor: refOf(holder), Issue: name, Stance: h.value, Evidence: casus.Quote(s.v.doc.Text(), from), Voice: casus.VoiceOutlet, Rules: h.rules}
	if said := s.v.voice(s.g.S.Tokens[p.Head].Span); said != nil {
		x.Voice = said.id
		// A speaker who says what his own side wants holds it himself.
		if said.by != nil && said.by.Actor != holder.Actor && said.by.Country != "" && said.by.Country == holder.Country {
			x.Actor = *said.by
		}
	}
	if s.longer(p) {
		before := h.value
		x.Stance = flip(h.value)
		x.ShiftFrom = &before
	}
	s.out = append(s.out, x)
}

// embeddedStance tells whether a stance predicate above this one already reads it: "ready to join", "refused to discuss".
func (s *sentence) embeddedStance(p *clause.Pred) bool {
	gov := s.g.Governor(p)
	if gov == nil {
		return false
	}
	for _, st := range s.r.stances[s.g.Verb(gov)] {
		if (st.slot == "to" || st.value == turnOver) && s.slot(gov, st.slot) == p.Head {
			return true
		}
	}
	return s.r.turns["refusing"][gov.Lemma] && s.slot(gov, "to") == p.Head
}

// stanceOf is what a predicate says, with the predicates below it taken in: "ready to join NATO" is for it, "refuses to discuss" shuts it
// out, "gave up its demand" turns the demand.
func (s *sentence) stanceOf(p *clause.Pred, depth int) (held, bool) {
	if depth > 4 {
		return held{}, false
	}
	for _, st := range s.r.stances[s.g.Verb(p)] {
		if !s.kindFits(p, st) {
			continue
		}
		matter := s.slot(p, st.slot)
		if matter < 0 {
			continue
		}
		h := held{value: st.value, matter: matter, free: st.free, acts: []string{p.Lemma}, rules: []string{st.id()}}
		if below := s.g.At(matter); below != nil {
			if inner, ok := s.stanceOf(below, depth+1); ok {
				h = s.combine(p, h, inner)
				s.taken[below.Head] = true
			}
		}
		if h.value == turnOver {
			h.value = against
		}
		if p.Neg || p.NegArg {
			h.value = s.negate(h.value)
		}
		if h.value == forIt && s.onCondition(p) {
			h.value = onTerms
		}
		return h, true
	}
	return held{}, false
}

// combine is an outer stance over an inner one.
func (s *sentence) combine(p *clause.Pred, outer, inner held) held {
	h := inner
	h.rules = append(append([]string{}, outer.rules...), inner.rules...)
	h.acts = append(append([]string{}, outer.acts...), inner.acts...)
	h.free = outer.free || inner.free
	switch {
	case inner.value == talk && (outer.value == against || s.r.turns["refusing"][p.Lemma]):
		h.value = shutOut
	case inner.value == talk && (outer.value == forIt || outer.value == open):
		h.value = open
	case inner.value == talk:
		h.value = talk
	case outer.value == turnOver, outer.value == against:
		h.value = flip(inner.value)
	case outer.value == open && inner.value == forIt:
		h.value = open
	}
	return h
}

// negate is a stance under negation: who does not discuss shuts the matter out, who does not rule out leaves it open.
func (s *sentence) negate(value string) string {
	switch value {
	case talk:
		return shutOut
	case against:
		return open
	case shutOut:
		return open
	}
	return flip(value)
}

func flip(value string) string {
	switch value {
	case forIt, onTerms, open:
		return against
	case against:
		return forIt
	}
	return value
}

func (s *sentence) kindFits(p *clause.Pred, st stance) bool {
	switch st.kind {
	case "verb":
		return p.Kind == clause.Verb
	case "adj":
		return p.Kind == clause.Adjective || p.Kind == clause.Copula || p.Kind == clause.Verb && (p.Passive || p.Partic)
	}
	return p.Kind == clause.Noun || p.Kind == clause.Copula
}

// slot is the token that stands in a slot of the predicate, or -1.
func (s *sentence) slot(p *clause.Pred, slot string) int {
	for _, a := range s.g.Args(p) {
		switch slot {
		case "obj":
			if a.Role == clause.Object {
				return a.Head
			}
			if a.Role == clause.Open && s.g.S.Tokens[a.Head].XPOS == "VBG" { // gave up joining
				return a.Head
			}
		case "to":
			if a.Role == clause.Open {
				return a.Head
			}
			if a.Role == clause.Oblique && a.Case == "to" {
				return a.Head
			}
		case "that":
			if a.Role == clause.Clausal {
				return a.Head
			}
		default:
			if a.Case == slot && (a.Role == clause.Oblique || a.Role == clause.Object) {
				return a.Head
			}
		}
	}
	if gov := s.g.Governor(p); p.Kind == clause.Noun && gov != nil { // "gave up its demand for reparations", hung on the verb
		for _, a := range s.g.Args(gov) {
			if a.Role == clause.Oblique && a.Case == slot && a.Head > p.Head {
				return a.Head
			}
		}
		for _, k := range s.g.Children(gov.Head) { // "gave up its bid to join", the same
			if m := s.g.Child(k, "mark"); slot == "to" && m == p.Head+1 && s.g.S.Tokens[k].Deprel == "advcl" {
				return k
			}
		}
	}
	// An infinitive or gerund below the predicate that the tree hangs as an adverbial or adnominal clause.
	for _, k := range s.g.Children(p.Head) {
		rel := s.g.S.Tokens[k].Deprel
		if rel != "advcl" && rel != "acl" && rel != "xcomp" && rel != "ccomp" {
			continue
		}
		mark := ""
		for _, m := range s.g.Children(k) {
			if d := s.g.S.Tokens[m].Deprel; d == "mark" || d == "case" {
				mark = strings.ToLower(s.g.S.Tokens[m].Form)
				break
			}
		}
		if slot == mark && mark != "" || slot == "to" && rel == "xcomp" || slot == "obj" && p.Particle >= 0 && s.g.S.Tokens[k].XPOS == "VBG" && mark == "" {
			return k
		}
	}
	return -1
}

// onCondition tells whether the predicate stands under a condition.
func (s *sentence) onCondition(p *clause.Pred) bool {
	for _, k := range s.g.Children(p.Head) {
		if s.g.S.Tokens[k].Deprel != "advcl" {
			continue
		}
		if q := s.g.At(k); q != nil && s.r.turns["condition"][q.Mark] {
			return true
		}
	}
	return false
}

// longer tells of a stance that was held and is held no more: "no longer supports".
func (s *sentence) longer(p *clause.Pred) bool {
	for _, k := range s.g.Children(p.Head) {
		if k == 0 || s.g.S.Tokens[k].Deprel != "advmod" {
			continue
		}
		phrase := strings.ToLower(s.g.S.Tokens[k-1].Form + " " + s.g.S.Tokens[k].Form)
		if s.r.turns["no-longer"][phrase] {
			return true
		}
	}
	return false
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
	if p.Kind == clause.Noun && (subject < 0 || s.v.party(s.g, s.si, subject) == nil) {
		if gov := s.g.Governor(p); gov != nil && gov.Kind == clause.Verb { // "voiced opposition", "dropped its demand"
			return s.holder(gov)
		}
	}
	at := s.g.S.Tokens[p.Head].Span
	switch {
	case subject < 0 && p.Kind == clause.Verb && !p.Infin: // "no talk of it": said without a subject, it is the speaker's own
		return s.speaker(at)
	case subject < 0:
		return nil
	}
	if m := s.v.party(s.g, s.si, subject); m != nil {
		return m
	}
	// "We will not": the speaker; "Kaldova said it would not", "she said her country would not": the same.
	if s.g.S.Tokens[subject].UPOS == "PRON" || s.possessed(subject) {
		return s.speaker(s.g.S.Tokens[subject].Span)
	}
	return nil
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

// topic is the matter that a sentence names apart, for a pronoun to take up: "on the issue of X, ... about it". It is the token of X, or -1.
func (s *sentence) topic() int {
	for i := range s.g.S.Tokens {
		if s.g.S.Tokens[i].UPOS != "NOUN" || !s.r.turns["topic-noun"][s.g.Lemma(i)] {
			continue
		}
		for _, k := range s.g.Children(i) {
			if d := s.g.S.Tokens[k].Deprel; d == "nmod" || d == "acl" {
				return k
			}
		}
	}
	return -1
}

// nameable tells whether a noun phrase names a matter by itself: a common noun with something that says which one.
func (s *sentence) nameable(token int) bool {
	t := &s.g.S.Tokens[token]
	if t.UPOS != "NOUN" && t.UPOS != "VERB" || s.v.party(s.g, s.si, token) != nil {
		return false
	}
	from, to := s.g.Range(token)
	return to-from >= 2 && to-from <= 24
}

// freeName are the words of a matter that issues.tsv does not list.
func (s *sentence) freeName(token int) string {
	span := s.g.Phrase(token)
	for i := range s.g.S.Tokens { // without its article or possessor
		if t := &s.g.S.Tokens[i]; t.Start == span.Start && (t.UPOS == "DET" || t.Deprel == "nmod:poss") && i+1 < len(s.g.S.Tokens) && i < token {
			span.Start = s.g.S.Tokens[i+1].Start
			break
		}
	}
	words := strings.Fields(span.In(s.v.doc.Text()))
	const most = 12
	if len(words) > most {
		words = words[:most]
	}
	return strings.Join(words, " ")
}

// shifts reads what the outlet says of a change: "changed his attitude of giving up joining, saying that ...". The new position of the same
// holder in the sentence gets what it moved from; voice and evidence are the clause of change.
func (s *sentence) shifts() {
	for i := range s.g.Preds {
		p := &s.g.Preds[i]
		if p.Kind != clause.Verb || p.Neg || !s.r.turns["change-verb"][p.Lemma] {
			continue
		}
		noun := s.slot(p, "obj")
		if noun < 0 || !s.r.turns["stance-noun"][s.g.Lemma(noun)] {
			continue
		}
		holder := s.holder(p)
		if holder == nil {
			continue
		}
		old, hasOld := held{}, false
		for _, k := range s.g.Children(noun) {
			if q := s.g.At(k); q != nil && !hasOld {
				old, hasOld = s.stanceOf(q, 0)
			}
		}
		s.mark(p, holder, old, hasOld)
	}
}

// mark gives the holder's position in the sentence the stance it moved from.
func (s *sentence) mark(p *clause.Pred, holder *casus.ActorMention, old held, hasOld bool) {
	for i := range s.out {
		x := &s.out[i]
		if x.Actor.Actor != holder.Actor || x.Spans.Bounds().Start < s.g.S.Tokens[p.Head].Start || x.ShiftFrom != nil {
			continue
		}
		from := flip(x.Stance)
		if hasOld {
			from = old.value
		}
		if from == x.Stance {
			continue
		}
		x.ShiftFrom = &from
		x.Voice = voiceOf(s.v.voice(s.g.S.Tokens[p.Head].Span))
		span := s.g.S.Tokens[p.Head].Cover(x.Spans.Bounds())
		if holder.At.Sentence == s.si && len(holder.Spans) > 0 && holder.Spans[0].Start < span.Start {
			span = span.Cover(holder.Spans.Bounds())
		}
		x.Evidence = casus.Quote(s.v.doc.Text(), span)
		x.Rules = append(x.Rules, "turn.change-verb."+p.Lemma)
		return
	}
}

func voiceOf(x *said) string {
	if x == nil {
		return casus.VoiceOutlet
	}
	return x.id
}
