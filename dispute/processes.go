package dispute

import (
	"fmt"
	"slices"
	"sort"
	"strings"

	"casus"
	"casus/clause"
)

// Processes are the courses of talks, sanctions, aid, deployments and truces as this report tells them: one row for each kind and its parties,
// folded of what the report says of it in several places. It needs doc.Actors and doc.Events.
func (r *Reader) Processes(doc *casus.Document) []casus.Process {
	c := &courseReader{r: r, words: r.courses, v: newView(doc), doc: doc, known: map[string]*casus.ActorMention{}, spoken: map[string]bool{}}
	for i := range doc.Actors {
		if m := &doc.Actors[i]; m.Actor != "" && c.known[m.Actor] == nil {
			c.known[m.Actor] = m
		}
	}
	byToken := map[casus.TokenRef]*casus.EventMention{}
	for i := range doc.Events {
		byToken[doc.Events[i].At] = &doc.Events[i]
	}
	for si := range doc.Sentences {
		for i := range doc.Sentences[si].Tokens {
			c.spoken[c.words.nouns[lower(&doc.Sentences[si].Tokens[i])]] = true
		}
	}
	g := &clause.Graph{}
	for si := range doc.Sentences {
		if k := doc.BlockOf(si).Kind; k == casus.Credit || k == casus.Endmark || k == casus.Dateline {
			continue
		}
		r.grammar.Into(g, &doc.Sentences[si])
		c.g, c.si = g, si
		c.sentence(byToken)
	}
	out := c.fold()
	sort.SliceStable(out, func(i, j int) bool { return out[i].Spans[0].Start < out[j].Spans[0].Start })
	for i := range out {
		out[i].ID = fmt.Sprintf("c%d", i+1)
	}
	return out
}

// courseReader collects what a report tells of courses, sentence by sentence.
type courseReader struct {
	r      *Reader
	words  *courses
	v      *view
	doc    *casus.Document
	known  map[string]*casus.ActorMention
	spoken map[string]bool // courses whose noun stands somewhere in the report
	g      *clause.Graph   // of the sentence in hand
	si     int
	told   []told
}

// told is one mention of a course.
type told struct {
	kind, status string
	planned      bool
	past         bool             // background from before the news
	near, far    []casus.ActorRef // who acts, and towards whom; of mutual courses all stand in near
	hosts        []casus.ActorRef
	guess        []casus.ActorRef // of a mutual course that names no party: those of its sentence and who speaks
	ordinal      int
	event        *casus.EventMention
	figures      []string
	time         *casus.EventTime
	evidence     casus.Evidence
	voice        string
	rules        []string
	sentence     int
}

// sentence reads the predicates over a course's noun, then the events that are a step by themselves.
func (c *courseReader) sentence(events map[casus.TokenRef]*casus.EventMention) {
	done := map[int]bool{}
	for _, p := range c.inOrder() {
		s, ok := c.statusOf(p)
		if !ok || done[s.noun] {
			continue
		}
		done[s.noun], done[s.top], done[p.Head] = true, true, true
		e := events[casus.TokenRef{Sentence: c.si, Token: p.Head}]
		if e == nil || !c.isStep(e, s.course, s.noun) {
			if e = events[casus.TokenRef{Sentence: c.si, Token: s.noun}]; e != nil && !c.isStep(e, s.course, s.noun) {
				e = nil
			}
		}
		ahead, real := c.stage(p, e)
		if !real {
			continue
		}
		from, to := c.g.Group(p)
		t := told{kind: s.course, status: s.status, planned: (ahead || s.planned) && !s.off, event: e, sentence: c.si, rules: []string{"courses." + s.course + "." + s.status}}
		t.evidence = casus.Quote(c.doc.Text(), c.g.S.Tokens[from].Cover(c.g.S.Tokens[max(from, to-1)].Span), c.g.Naming(s.top))
		c.sides(&t, p, s)
		if c.goesOn(p) {
			t.status = c.lasting(t.kind, t.status)
		}
		c.complete(&t, s.noun)
	}
	for i := range c.doc.Events {
		if e := &c.doc.Events[i]; e.At.Sentence == c.si && !done[e.At.Token] {
			c.event(e)
		}
	}
	c.totals()
}

// totals reads sums that stand for a whole course where no predicate of its own tells them: "total aid since January: $450 million".
func (c *courseReader) totals() {
	for i := range c.doc.Figures {
		f := &c.doc.Figures[i]
		if f.At.Sentence != c.si || f.Delta != "cumulative" || !isMoney(f.Unit) {
			continue
		}
		for n := range c.g.S.Tokens {
			course := c.words.nouns[c.g.Lemma(n)]
			if status := c.words.sums[course]; status != "" && c.g.S.Tokens[n].UPOS == "NOUN" && !c.tells(course) {
				t := told{kind: course, status: status, evidence: casus.Quote(c.doc.Text(), c.g.S.Tokens[n].Span, f.Spans.Bounds()), sentence: c.si, rules: []string{"courses." + course + ".sum"}}
				c.below(n, &t.near, &t.far)
				c.complete(&t, n)
			}
		}
	}
}

// tells tells whether the sentence in hand has told of a course already.
func (c *courseReader) tells(course string) bool {
	for i := len(c.told) - 1; i >= 0 && c.told[i].sentence == c.si; i-- {
		if c.told[i].kind == course {
			return true
		}
	}
	return false
}

// inOrder are the predicates of the sentence, those within noun phrases ("the round scheduled for May") last.
func (c *courseReader) inOrder() []*clause.Pred {
	var out, within []*clause.Pred
	for i := range c.g.Preds {
		if p := &c.g.Preds[i]; strings.HasPrefix(p.Rel, "acl") {
			within = append(within, p)
		} else {
			out = append(out, p)
		}
	}
	return append(out, within...)
}

// event adds an event that is a step of a course by its kind.
func (c *courseReader) event(e *casus.EventMention) {
	st, ok := c.stepOf(e)
	if !ok || unrealEvent(e) || e.Inner != nil && !c.promises(st.course, e) || c.aside(e.At.Token) || st.named && !c.isNamed(st.course, e) || st.told && !c.toldBy(st.course, e) {
		return
	}
	verb := c.g.At(e.At.Token)
	if verb != nil {
		for _, ph := range c.words.status[verb.Lemma] {
			if ph.course == st.course && ph.second == "" && !ph.negated && c.words.deeds[st.course][ph.status] {
				st.status = ph.status
				break
			}
		}
	}
	t := told{kind: st.course, status: st.status, planned: e.Realis == casus.Future, event: e, evidence: e.Trigger, sentence: c.si, rules: []string{"courses." + st.course + ".event"}}
	t.near, t.far = identified(e.Sources), identified(e.Targets)
	switch act := actOf(e.Rules); {
	case c.words.hosting[act]:
		t.hosts, t.near, t.far = t.near, t.far, nil
		if len(t.near) == 0 && len(t.hosts) > 1 {
			t.hosts, t.near = t.hosts[:1], t.hosts[1:]
		}
	case c.words.mutual[st.course]:
		t.near, t.far = append(t.near, t.far...), nil
		if verb != nil && holders(t.near) < 2 { // "negotiators of Kaldova and Tarsk met"
			for _, a := range c.g.Args(verb) {
				if a.Role == clause.Subject {
					var own []casus.ActorRef
					c.below(a.Head, &own, &own)
					t.near = union(t.near, own)
				}
			}
		}
		if t.near = c.notPrivate(t.near); holders(t.near) < 2 || !slices.ContainsFunc(t.near, c.public) || c.words.meeting[act] && !c.spoken[st.course] {
			return // one who travels alone, heads of state who meet
		}
	case !c.words.sided[st.course]:
		t.far = nil
	case verb != nil && len(t.near) == 0: // "delivered fuel from Halmark to Orlay"
		for _, a := range c.g.Args(verb) {
			if m := c.v.party(c.g, c.si, a.Head, nil); m != nil && a.Role == clause.Oblique && a.Case == "from" {
				t.near = c.add(t.near, m)
			} else if a.Role == clause.Object {
				c.below(a.Head, &t.near, &t.far)
			}
		}
		t.near = without(t.near, t.far)
	}
	if verb != nil && c.words.sided[st.course] && len(t.far) == 0 { // "supplied Tarsk with arms"
		for _, a := range c.g.Args(verb) {
			if m := c.v.party(c.g, c.si, a.Head, nil); m != nil && (a.Role == clause.Object || a.Role == clause.Indirect) {
				t.far = without(c.add(t.far, m), t.near)
			}
		}
	}
	if c.words.sided[st.course] && (len(t.near) == 0 || st.told && !c.isNamed(st.course, e) && !c.given(t.near, t.far, actOf(e.Rules))) {
		return
	}
	if verb != nil && c.goesOn(verb) {
		t.status = c.lasting(t.kind, t.status)
	}
	c.complete(&t, e.At.Token)
}

// promises tells whether an event says that a step is to come: "agreed to send", not "is open to sending"; of what one side does for another the course or a
// sum must be named.
func (c *courseReader) promises(course string, e *casus.EventMention) bool {
	if kind, ok := c.words.governors[c.g.Lemma(e.At.Token)]; !ok || kind != ahead {
		return false
	}
	if !c.words.sided[course] || c.isNamed(course, e) {
		return true
	}
	for i := range c.doc.Figures {
		if f := &c.doc.Figures[i]; slices.Contains(e.Figures, f.ID) && isMoney(f.Unit) {
			return true
		}
	}
	return false
}

// complete adds what the sentence says beside: when, which number, which sums.
func (c *courseReader) complete(t *told, noun int) {
	if t.event != nil {
		t.past = t.event.Realis == casus.Historical
		t.time = t.event.Time
		t.rules = append(t.rules, t.event.Rules...)
	}
	if t.planned {
		if s := c.words.planned[t.kind][t.status]; s != "" {
			t.status = s
		}
	}
	if c.words.mutual[t.kind] {
		if t.near = without(named(t.near), t.hosts); len(t.near) == 0 {
			t.guess = without(c.around(), t.hosts)
		}
	}
	t.voice = voiceOf(c.v.voice(t.evidence.Spans.Bounds()))
	t.ordinal = c.ordinal(t.kind, noun)
	t.figures = c.figures(t)
	c.told = append(c.told, *t)
}
