package dispute

import (
	"fmt"
	"sort"
	"strings"

	"casus"
	"casus/clause"
)

// Processes are the courses of talks, sanctions, aid, deployments and truces as this report tells them: steps (events) and predicates over a
// course's noun ("the talks stalled"), one row for each course, parties and status. It needs doc.Actors and doc.Events.
func (r *Reader) Processes(doc *casus.Document) []casus.Process {
	v := newView(doc)
	c := &courseReader{r: r, v: v, doc: doc, parties: map[string][]casus.ActorRef{}, known: map[string]*casus.ActorMention{}}
	for i := range doc.Actors {
		if m := &doc.Actors[i]; m.Actor != "" && c.known[m.Actor] == nil {
			c.known[m.Actor] = m
		}
	}
	g := &clause.Graph{}
	byToken := map[casus.TokenRef]*casus.EventMention{}
	for i := range doc.Events {
		byToken[doc.Events[i].At] = &doc.Events[i]
	}
	for si := range doc.Sentences {
		if k := doc.BlockOf(si).Kind; k == casus.Credit || k == casus.Endmark || k == casus.Dateline {
			continue
		}
		r.grammar.Into(g, &doc.Sentences[si])
		c.sentence(g, si, byToken)
	}
	sort.SliceStable(c.out, func(i, j int) bool { return c.out[i].Spans[0].Start < c.out[j].Spans[0].Start })
	for i := range c.out {
		c.out[i].ID = fmt.Sprintf("c%d", i+1)
	}
	return c.out
}

type courseReader struct {
	r       *Reader
	v       *view
	doc     *casus.Document
	parties map[string][]casus.ActorRef // of the last row of each course
	known   map[string]*casus.ActorMention
	out     []casus.Process
}

func (c *courseReader) sentence(g *clause.Graph, si int, events map[casus.TokenRef]*casus.EventMention) {
	done := map[int]bool{}
	for i := range g.Preds {
		p := &g.Preds[i]
		course, status, noun := c.statusOf(g, p)
		if status == "" || done[noun] {
			continue
		}
		done[noun], done[p.Head] = true, true
		e := events[casus.TokenRef{Sentence: si, Token: p.Head}]
		if e == nil {
			e = events[casus.TokenRef{Sentence: si, Token: noun}]
		}
		if c.unreal(e) || p.Modal >= 0 && e == nil {
			continue
		}
		parties := c.partiesOf(g, si, p, noun, e)
		from, to := g.Group(p)
		span := g.S.Tokens[from].Cover(g.S.Tokens[max(from, to-1)].Span)
		ev := casus.Quote(c.doc.Text(), span, g.Naming(noun))
		c.add(course, status, parties, ev, e, g, si, noun, "courses."+course+"."+status)
	}
	for i := range c.doc.Events {
		e := &c.doc.Events[i]
		if e.At.Sentence != si || done[e.At.Token] || c.unreal(e) {
			continue
		}
		st, ok := c.r.courses.events[e.Type]
		if e.Mode != nil {
			if s, moded := c.r.courses.events[e.Type+" "+*e.Mode]; moded {
				st, ok = s, true
			}
		}
		if !ok || st.course == "" || st.named && !c.isNamed(st.course, e, g) || st.told && !c.told(st.course, e, g) {
			continue
		}
		if verb := g.At(e.At.Token); verb != nil {
			for _, ph := range c.r.courses.status[verb.Lemma] {
				if ph.course == st.course && ph.second == "" && !ph.negated {
					st.status = ph.status
					break
				}
			}
		}
		if c.r.courses.mutual[st.course] && len(identified(append(append([]casus.ActorRef{}, e.Sources...), e.Targets...))) < 2 {
			continue // one who travels alone
		}
		c.add(st.course, st.status, identified(append(append([]casus.ActorRef{}, e.Sources...), e.Targets...)), e.Trigger, e, g, si, e.At.Token, "courses."+st.course+".event")
	}
}

// identified are the parties that are known; a place where troops go is none.
func identified(refs []casus.ActorRef) []casus.ActorRef {
	var out []casus.ActorRef
	for _, a := range refs {
		if a.Actor != "" {
			out = append(out, a)
		}
	}
	return out
}

// isNamed tells whether the course's noun stands among the words of a step.
func (c *courseReader) isNamed(course string, e *casus.EventMention, g *clause.Graph) bool {
	for w := range lemmas(g, g.Phrase(e.At.Token)) {
		if c.r.courses.nouns[w] == course {
			return true
		}
	}
	return false
}

// told tells whether the predicate of a step, or a noun among its words, is one of the course.
func (c *courseReader) told(course string, e *casus.EventMention, g *clause.Graph) bool {
	for _, ph := range c.r.courses.status[g.Lemma(e.At.Token)] {
		if ph.course == course && ph.second == "" {
			return true
		}
	}
	return c.isNamed(course, e, g)
}

// unreal tells of acts that are not a step of a course: negated, only supposed, or background.
func (c *courseReader) unreal(e *casus.EventMention) bool {
	if e == nil {
		return false
	}
	switch e.Realis {
	case casus.Negated, casus.Hypothetical, casus.Conditional:
		return true
	}
	return false
}

// statusOf is the status that a predicate gives to a course whose noun is its subject or object, with the noun's token.
func (c *courseReader) statusOf(g *clause.Graph, p *clause.Pred) (course, status string, noun int) {
	phases := c.r.courses.status[p.Lemma]
	if len(phases) == 0 {
		return "", "", -1
	}
	nouns := map[string]int{}
	have := map[string]bool{}
	for _, a := range g.Args(p) {
		have[g.Lemma(a.Head)] = true
		if c.r.courses.beside[a.Case] { // "ended without a ceasefire"
			continue
		}
		for _, t := range append([]int{a.Head}, g.Children(a.Head)...) {
			if t != a.Head {
				if d := g.S.Tokens[t].Deprel; d != "nmod" && d != "amod" && d != "compound" {
					continue
				}
				have[g.Lemma(t)] = true
			}
			if course := c.r.courses.nouns[g.Lemma(t)]; course != "" && g.S.Tokens[t].UPOS != "PROPN" {
				if _, ok := nouns[course]; !ok {
					nouns[course] = t
				}
			}
		}
	}
	if p.Particle >= 0 {
		have[g.Lemma(p.Particle)] = true
	}
	var plain *phase
	for i := range phases {
		ph := &phases[i]
		at, ok := nouns[ph.course]
		if !ok || ph.negated != (p.Neg || p.NegArg) {
			continue
		}
		if ph.second != "" && have[ph.second] {
			return ph.course, ph.status, at
		}
		if ph.second == "" && plain == nil {
			plain = ph
		}
	}
	if plain == nil {
		return "", "", -1
	}
	return plain.course, plain.status, nouns[plain.course]
}

// partiesOf are the parties of a course: those of its event, of its noun ("Kaldova-Tarsk talks", "aid to Tarsk"), of its predicate's
// subject; for none, those the report named last for the course.
func (c *courseReader) partiesOf(g *clause.Graph, si int, p *clause.Pred, noun int, e *casus.EventMention) []casus.ActorRef {
	var out []casus.ActorRef
	seen := map[string]bool{}
	add := func(a casus.ActorRef) {
		if a.Actor != "" && !seen[a.Actor] {
			seen[a.Actor] = true
			out = append(out, a)
		}
	}
	joint := func(m *casus.ActorMention) { // "the two sides" are their members
		for _, id := range m.Members {
			if of := c.known[id]; of != nil {
				a := refOf(of)
				a.Evidence, a.At = m.Evidence, m.At
				add(a)
			}
		}
		if len(m.Members) == 0 {
			add(refOf(m))
		}
	}
	if e != nil {
		for _, a := range e.Sources {
			add(a)
		}
		for _, a := range e.Targets {
			add(a)
		}
	}
	for _, a := range g.Args(p) {
		if a.Role == clause.Subject {
			if m := c.v.party(g, si, a.Head, c.r.turns["spokesman"]); m != nil {
				joint(m)
			}
		}
	}
	c.below(g, si, noun, add)
	return out
}

// below adds the parties among the nominal modifiers of a noun: "the Kaldova-Tarsk talks", "talks between Kaldova and Tarsk", "aid to
// Tarsk", but not those of its relative clauses.
func (c *courseReader) below(g *clause.Graph, si, token int, add func(casus.ActorRef)) {
	for _, k := range g.Children(token) {
		switch rel, _, _ := strings.Cut(g.S.Tokens[k].Deprel, ":"); rel {
		case "nmod", "compound", "amod", "conj", "appos", "flat":
			if m := c.v.mentions[casus.TokenRef{Sentence: si, Token: k}]; m != nil {
				add(refOf(m))
			}
			c.below(g, si, k, add)
		}
	}
}

func (c *courseReader) add(course, status string, parties []casus.ActorRef, ev casus.Evidence, e *casus.EventMention, g *clause.Graph, si, noun int, rule string) {
	if len(parties) == 0 {
		for _, a := range c.parties[course] {
			a.Evidence, a.Implicit = casus.Evidence{}, "parties of the course named before"
			parties = append(parties, a)
		}
	}
	if len(parties) == 0 {
		return
	}
	c.parties[course] = parties
	x := casus.Process{Kind: course, Parties: parties, Status: status, Evidence: ev, Voice: voiceOf(c.v.voice(ev.Spans.Bounds())), Rules: []string{rule}}
	if e != nil {
		x.Figures = e.Figures
		x.Rules = append(x.Rules, e.Rules...)
	}
	if c.r.courses.rounds[course] {
		x.Rounds = c.rounds(g, si)
	}
	for i := range c.out {
		if o := &c.out[i]; o.Kind == x.Kind && o.Status == x.Status && o.Voice == x.Voice && sameParties(o.Parties, x.Parties) {
			o.Figures = append(o.Figures, x.Figures...)
			if o.Rounds == nil {
				o.Rounds = x.Rounds
			}
			return
		}
	}
	c.out = append(c.out, x)
}

// rounds is the number of rounds that a figure of the sentence counts.
func (c *courseReader) rounds(g *clause.Graph, si int) *int {
	for i := range c.doc.Figures {
		f := &c.doc.Figures[i]
		if f.At.Sentence == si && f.Low != nil && f.High != nil && *f.Low == *f.High && f.Unit == "round" {
			n := int(*f.Low)
			return &n
		}
	}
	return nil
}

// sameParties compares parties without regard to order.
func sameParties(a, b []casus.ActorRef) bool {
	key := func(refs []casus.ActorRef) string {
		var ids []string
		for _, r := range refs {
			if r.Actor != "" {
				ids = append(ids, r.Actor)
			} else {
				ids = append(ids, r.Text)
			}
		}
		sort.Strings(ids)
		return strings.Join(ids, "|")
	}
	return key(a) == key(b)
}
