package dispute

import (
	"maps"
	"slices"
	"strings"

	"casus"
	"casus/clause"
)

// reading is what a predicate says of a course.
type reading struct {
	course, status string
	planned        bool
	off            bool // said by a negated predicate: "will not be held" is news of now
	noun           int  // the course's noun
	top            int  // the noun phrase that it stands in: "round" of "round of talks"
}

// statusOf is the status that a predicate gives to a course whose noun is its subject or object.
func (c *courseReader) statusOf(p *clause.Pred) (reading, bool) {
	phases := c.words.status[p.Lemma]
	if p.Kind != clause.Verb { // "the talks are deadlocked"
		phases = nil
		for _, ph := range c.words.status["is"] {
			if ph.second == p.Lemma || ph.second == strings.ToLower(c.g.S.Tokens[p.Head].Form) {
				ph.second = ""
				phases = append(phases, ph)
			}
		}
	}
	gov, isGov := c.words.governors[p.Lemma]
	tells := isGov && gov != unreal
	if len(phases) == 0 && !tells {
		return reading{}, false
	}
	nouns := map[string]reading{}
	have := map[string]bool{}
	for _, a := range c.g.Args(p) {
		have[c.g.Lemma(a.Head)] = true
		for _, k := range c.g.Children(a.Head) {
			have[c.g.Lemma(k)] = true
		}
		if c.words.beside[a.Case] { // "ended without a ceasefire"
			continue
		}
		s, ok := c.courseNoun(a.Head)
		if !ok {
			continue
		}
		if s.status != "" { // "announced the suspension of aid", "the withdrawal of troops began"
			if tells && !p.Neg && !p.NegArg {
				s.planned = gov == ahead
				return s, true
			}
			continue
		}
		if _, ok := nouns[s.course]; !ok {
			nouns[s.course] = s
		}
	}
	if p.Particle >= 0 {
		have[c.g.Lemma(p.Particle)] = true
	}
	var plain *phase
	for i := range phases {
		ph := &phases[i]
		if _, ok := nouns[ph.course]; !ok || ph.negated != (p.Neg || p.NegArg) {
			continue
		}
		if ph.second == "" {
			if plain == nil {
				plain = ph
			}
		} else if have[ph.second] {
			plain = ph
			break
		}
	}
	if plain == nil {
		return reading{}, false
	}
	s := nouns[plain.course]
	s.status, s.off = plain.status, plain.negated
	return s, true
}

// courseNoun is the course that a noun phrase names: by its head ("peace talks"), by what its head counts or holds together ("a round of
// talks", "an aid package"), or by what its head says of it ("the suspension of aid"), which is then its status.
func (c *courseReader) courseNoun(head int) (reading, bool) {
	if c.g.S.Tokens[head].UPOS != "NOUN" {
		return reading{}, false
	}
	word := c.g.Lemma(head)
	if course := c.words.nouns[word]; course != "" {
		return reading{course: course, noun: head, top: head}, true
	}
	carrier := c.words.carriers[word]
	for _, k := range c.g.Children(head) {
		course := ""
		switch rel := c.g.S.Tokens[k].Deprel; {
		case rel == "compound", rel == "amod", rel == "nmod:poss":
			course = c.words.nouns[c.g.Lemma(k)]
		case rel == "nmod" && (carrier && (c.g.Prep(k) == "of" || c.g.Prep(k) == "in" || c.g.Prep(k) == "with") || !carrier && c.ofNominal(word, c.g.Prep(k))):
			if s, ok := c.courseNoun(k); ok && s.status == "" {
				course = s.course
			}
		}
		if course == "" {
			continue
		}
		if status := c.words.nominalOf(word, course); status != "" {
			return reading{course: course, status: status, noun: k, top: head}, true
		}
		if carrier {
			return reading{course: course, noun: k, top: head}, true
		}
	}
	for _, course := range sortedKeys(c.words.units[word]) { // "the fourth round"
		if c.spoken[course] && c.numbered(head) {
			return reading{course: course, noun: head, top: head}, true
		}
	}
	return reading{}, false
}

// ofNominal tells whether a preposition joins a noun of status to its course: "end of the talks", "end to the sanctions".
func (c *courseReader) ofNominal(noun, prep string) bool {
	return len(c.words.nominal[noun]) > 0 && (prep == "of" || prep == "to" || prep == "in" || prep == "on" || prep == "from")
}

// numbered tells whether a noun carries an ordinal.
func (c *courseReader) numbered(noun int) bool {
	span := c.g.Phrase(noun)
	for i := range c.doc.Figures {
		if f := &c.doc.Figures[i]; f.At.Sentence == c.si && f.Delta == "cumulative" && span.Contains(f.Spans.Bounds()) {
			return true
		}
	}
	return false
}

// stage tells whether what a predicate tells took place or is to come: real is false for what is only wanted, refused, supposed or asked.
func (c *courseReader) stage(p *clause.Pred, e *casus.EventMention) (planned, real bool) {
	if e != nil && unrealEvent(e) {
		return false, false
	}
	planned = e != nil && e.Realis == casus.Future
	if p.Question {
		return false, false
	}
	if p.Modal >= 0 {
		if !c.r.turns["coming"][c.g.ModalLemma(p)] {
			return false, false
		}
		planned = true
	}
	for q, steps := p, 0; q != nil && steps < 6; steps++ {
		if c.r.turns["supposing"][q.Mark] && q.Mark != "before" {
			return false, false
		}
		gov := c.g.Governor(q)
		below := q.Infin || q.Gerund && (q.Rel == "xcomp" || q.Rel == "ccomp" || q.Rel == "obj")
		if gov == nil || q.Rel == "parataxis" {
			if q.Infin && q.Rel != "root" && !planned { // "to resume talks", for what it is done
				return false, false
			}
			break
		}
		kind, known := c.words.governors[gov.Lemma]
		if !known {
			kind, known = c.words.governors[c.g.Verb(gov)]
		}
		switch {
		case below && known && kind == ahead:
			planned = true
		case below && known && (kind == through || kind == telling):
		case below && q.Infin, known && kind == unreal && (below || q.Rel == "ccomp" || q.Rel == "xcomp"):
			return false, false
		}
		if gov.Neg && below {
			return false, false
		}
		if below && gov.Modal >= 0 {
			if !c.r.turns["coming"][c.g.ModalLemma(gov)] {
				return false, false
			}
			planned = true
		}
		q = gov
	}
	return planned, true
}

// aside tells whether a noun stands where it is only spoken of: "against any talks", "after the talks".
func (c *courseReader) aside(token int) bool {
	prep := c.g.Prep(token)
	return c.g.S.Tokens[token].UPOS == "NOUN" && prep != "" && (c.words.beside[prep] || c.r.stances[prep] != nil)
}

// goesOn tells whether a word by the predicate says that it lasts: "continuously imposing", "continued to provide".
func (c *courseReader) goesOn(p *clause.Pred) bool {
	for _, k := range c.g.Children(p.Head) {
		if c.g.S.Tokens[k].Deprel == "advmod" && c.words.lasting[strings.ToLower(c.g.S.Tokens[k].Form)] {
			return true
		}
	}
	gov := c.g.Governor(p)
	return gov != nil && c.words.lasting[gov.Lemma] && (p.Infin || p.Gerund) && p.Rel == "xcomp"
}

// lasting is the status of a step that goes on: "imposed" becomes "ongoing", a state stays.
func (c *courseReader) lasting(course, status string) string {
	if c.words.state[course][status] {
		return status
	}
	return "ongoing"
}

// stepOf is the course that an event is a step of by its kind, mode or the act that is promised.
func (c *courseReader) stepOf(e *casus.EventMention) (step, bool) {
	st, ok := c.words.events[e.Type]
	if e.Mode != nil {
		if s, moded := c.words.events[e.Type+" "+*e.Mode]; moded {
			st, ok = s, true
		}
	}
	if e.Inner != nil {
		key := e.Type + ">" + e.Inner.Type
		if s, inner := c.words.events[key]; inner {
			st, ok = s, true
		}
		if e.Inner.Mode != nil {
			if s, inner := c.words.events[key+" "+*e.Inner.Mode]; inner {
				st, ok = s, true
			}
		}
	}
	return st, ok && st.course != ""
}

// isStep tells whether the event of a predicate is the one that the predicate's words on the course tell: by its kind, or because the noun
// is among its words.
func (c *courseReader) isStep(e *casus.EventMention, course string, noun int) bool {
	if st, ok := c.stepOf(e); ok && st.course == course {
		return true
	}
	return e.Trigger.Spans.Overlaps(c.g.S.Tokens[noun].Span)
}

// isNamed tells whether the course's noun stands among the words of a step.
func (c *courseReader) isNamed(course string, e *casus.EventMention) bool {
	span := c.g.Phrase(e.At.Token)
	for i := range c.g.S.Tokens {
		if t := &c.g.S.Tokens[i]; t.UPOS == "NOUN" && span.Contains(t.Span) && c.words.nouns[lower(t)] == course {
			return true
		}
	}
	return c.words.nouns[c.g.Lemma(e.At.Token)] == course
}

// toldBy tells whether the predicate of a step is one of the course's own, or a noun of the course stands among its words.
func (c *courseReader) toldBy(course string, e *casus.EventMention) bool {
	for _, ph := range c.words.status[c.g.Lemma(e.At.Token)] {
		if ph.course == course && ph.second == "" && c.words.deeds[course][ph.status] {
			return true
		}
	}
	return c.isNamed(course, e)
}

// unrealEvent tells of acts that are no step of a course: negated, or only supposed.
func unrealEvent(e *casus.EventMention) bool {
	return slices.Contains([]string{casus.Negated, casus.Hypothetical, casus.Conditional}, e.Realis)
}

// actOf is the act that the rules of an event name.
func actOf(rules []string) string {
	for _, r := range rules {
		if p := strings.SplitN(r, ":", 3); len(p) == 3 && (p[0] == "verb" || p[0] == "noun") {
			return p[1]
		}
	}
	return ""
}

func sortedKeys(set map[string]bool) []string { return slices.Sorted(maps.Keys(set)) }

func lower(t *casus.Token) string {
	if t.Lemma != "" {
		return strings.ToLower(t.Lemma)
	}
	return strings.ToLower(t.Form)
}
