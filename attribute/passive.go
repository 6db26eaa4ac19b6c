package attribute

import (
	"strings"

	"casus"
	"casus/clause"
)

// passive takes a passive: "is said to be", "was accused of", "was told that", "it is feared that", "was condemned by".
func (w *work) passive(s *sent, v *cue, c *class) bool {
	p := v.p
	if g := s.g.Governor(p); g != nil && s.rel(p.Head) == "xcomp" && w.is("becoming", g.Lemma) && !v.p.Infin {
		return false // "felt threatened by the king"
	}
	agent := -1
	for _, k := range s.g.Children(p.Head) {
		if strings.HasPrefix(s.rel(k), "obl") && k > p.Head {
			if pr := s.g.Prep(k); pr != "" && w.byAgent(s, pr) {
				agent = k
			}
		}
	}
	v.src = agent
	v.surf = -1
	group := v.group
	if agent >= 0 {
		if by := s.g.Child(agent, "case"); by == v.to {
			group = append(append([]int(nil), group...), by)
		}
	}
	f := w.make(s, v, c)
	f.Cue = s.cueSpans(group)
	limit := v.limit
	if agent >= 0 {
		w.source(s, &f, agent, v)
		for t := agent + 1; t+1 < len(s.s.Tokens) && len(f.Source) > 0 && s.tok(t).Start < f.Source[0].End; t++ { // "by the party on Monday"
			if s.tok(t).UPOS == "ADP" && w.temporal(s, t+1) && s.tok(t-1).End <= f.Source[0].End {
				f.Source[0].End = s.tok(t - 1).End
			}
		}
	}
	subj := v.subj
	if w.is("hypothetical", p.Mark) && s.g.Child(p.Head, "nsubj:pass", "nsubj") < 0 {
		return false // "even if ordered by a president"
	}
	if agent < 0 && p.Modal >= 0 && w.is("modal", s.g.ModalLemma(p)) {
		return false // "it should be noted", "it can be argued": nobody has
	}
	if subj > 0 && w.is("free", s.g.Lemma(subj)) && s.tok(subj-1).UPOS == "ADP" { // "In what was described as a coup, ..."
		for t := v.to; t < limit; t++ {
			if s.tok(t).Form == "," && s.quote[t] < 0 {
				limit = t
			}
		}
		v.limit = min(v.limit, limit)
	}
	expl := subj >= 0 && (s.rel(subj) == "expl" || w.is("it", s.g.Lemma(subj)))
	k := w.complement(s, v)
	if k < 0 && agent > 0 { // "asked by a reporter whether ...", wherever the clause hangs
		if t := s.right[agent] + 1; t < len(s.s.Tokens) && w.is("whether", strings.ToLower(s.tok(t).Form)) && s.g.Head(t) > t {
			k = s.g.Head(t)
		}
	}
	x := s.g.Child(p.Head, "xcomp")
	for _, k := range s.g.Children(p.Head) { // "urged by donors to go"
		if x < 0 && agent > 0 && k > agent && s.rel(k) == "advcl" && c.has(fObjTo) && w.hasTo(s, k) {
			x = k
		}
	}
	start := v.to
	if agent >= 0 {
		from, e := w.phraseOf(s, agent)
		if by := s.g.Child(agent, "case"); by == v.to {
			start = max(start, e)
		} else if by > v.to {
			limit = min(limit, by)
		} else {
			limit = min(limit, from)
		}
	}
	subject := func() bool {
		if h := s.g.Head(p.Head); s.rel(p.Head) == "acl" && h >= 0 && h < v.from && (subj < 0 || subj >= v.from) {
			from, to := w.phraseOf(s, h) // "a man believed by the press to be the heir"
			return w.content(s, &f, v, from, min(to, v.from))
		}
		if subj < 0 || expl {
			return false
		}
		if v.from == 0 && subj >= v.to {
			return true // "Pressed for details, the spokesman said"
		}
		from, to := w.phraseOf(s, subj)
		if subj < v.from {
			to = min(to, v.from)
		}
		return w.content(s, &f, v, from, to)
	}
	with := func(t int) { // the preposition beside the group belongs to the cue
		if t == v.to || agent < 0 && t == v.to+1 && w.temporal(s, v.to) {
			f.Cue = s.cueSpans(append(append([]int(nil), group...), t))
		}
	}
	prepAt := func(preps map[string]bool) int {
		for i := start; i < min(limit, start+2); i++ {
			if preps[s.g.Lemma(i)] && s.tok(i).UPOS != "VERB" {
				return i
			}
		}
		return -1
	}
	if c.objPrep != nil && agent >= 0 && agent > v.from { // "accused by A and B of"
		for t := agent + 1; t < min(limit, agent+9); t++ {
			if u := s.tok(t).UPOS; c.objPrep[s.g.Lemma(t)] && (u == "ADP" || u == "SCONJ") {
				if from, _ := w.phraseOf(s, agent); from < t && len(f.Source) > 0 {
					f.Source = casus.Spans{s.span(from, t)}
					start = max(v.to, t)
				}
				break
			} else if u == "VERB" || u == "AUX" || u == "PUNCT" {
				break
			}
		}
	}
	noun := s.rel(p.Head) == "acl"                                                                                                         // "men accused of theft" tells who the men are
	if as := v.from - 1; as >= 0 && w.is("as", s.g.Lemma(as)) && s.tok(as).UPOS != "ADP" && s.g.Child(p.Head, "nsubj:pass", "nsubj") < 0 { // "closes the port, as demanded by the union"
		end := start
		for end < len(s.s.Tokens) && s.tok(end).UPOS != "PUNCT" {
			end++
		}
		if agent >= 0 && (c.has(fThat) || c.has(fNP)) {
			if w.around(s, &f, as, end, s.g.Head(p.Head)); len(f.Content) > 0 {
				w.commit(s, v, f)
				return true
			}
		}
	}
	switch {
	case k >= start && c.has(fThat) && (expl || c.has(fAddr) || subj < 0):
		if !w.content(s, &f, v, max(s.left[k], start), w.clauseEnd(s, v, k, limit)) {
			return false
		}
	case x >= start && w.hasTo(s, x) && (c.has(fPass) || c.has(fObjTo)):
		if (subj < 0 || subj >= v.from) && s.rel(p.Head) != "acl" || !subject() || !w.content(s, &f, v, max(s.left[x], start), limit) {
			return false
		}
		if c.has(fObjTo) {
			f.Act = asking(f.Act)
		}
	case x >= start && x <= start+3 && c.has(fObjPred) && !w.hasTo(s, x) && !(agent < 0 && c.has(fBy) && s.quote[x] == s.quote[p.Head] && !w.agentBehind(s, x)) && s.tok(x).UPOS != "VERB" && !noun: // "are feared dead", "was called a farce by the union"
		end := limit
		if agent > x {
			end = min(end, s.left[agent])
		}
		if agent < 0 {
			end = w.agentInside(s, &f, x+1, end)
		}
		if !subject() || !w.content(s, &f, v, max(s.left[x], start), end) {
			return false
		}
	case c.has(fObjAs) && agent > v.from && !noun && w.asBehind(s, agent, limit) >= 0: // "characterised by A as B"
		t := w.asBehind(s, agent, limit)
		if from, _ := w.phraseOf(s, agent); from < t && len(f.Source) > 0 {
			f.Source = casus.Spans{s.span(from, s.trimRight(from, t))}
		}
		if !subject() || !w.content(s, &f, v, t+1, v.limit) {
			return false
		}
	case c.has(fObjAs) && start < limit && w.is("as", s.g.Lemma(start)) && !noun:
		end := limit
		if agent < 0 {
			end = w.agentInside(s, &f, start+2, end)
		}
		if !subject() || !w.content(s, &f, v, start+1, end) {
			return false
		}
		with(start)
	case c.objPrep != nil && !noun && prepAt(c.objPrep) >= 0:
		t := prepAt(c.objPrep)
		if !subject() || !w.content(s, &f, v, t+1, limit) {
			return false
		}
		with(t)
	case c.prep != nil && c.has(fAddr) && (subj < 0 || noun) && prepAt(c.prep) >= 0:
		t := prepAt(c.prep)
		if !w.content(s, &f, v, t+1, w.clauseEnd(s, v, -1, limit)) {
			return false
		}
		with(t)
	case agent >= 0 && c.has(fNP) && noun && c.act != casus.ActSay && w.speakable(s, agent): // "the plan, backed by the union"
		h := s.g.Head(p.Head)
		if h < 0 || h >= v.from {
			return false
		}
		from, to := w.phraseOf(s, h)
		if !w.content(s, &f, v, from, min(to, v.from)) {
			return false
		}
	case agent >= 0 && c.has(fNP) && !noun && w.speakable(s, agent) && !(c.has(fThing) && subj >= 0 && w.party(s, subj)):
		if !subject() {
			return false
		}
	case c.has(fPass|fThat) && (subj < 0 || expl) && !w.hasContentRight(s, v) && w.before(s, &f, v, c):
	default:
		return false
	}
	w.commit(s, v, f)
	return true
}

// asBehind is the "as" behind an agent before any other verb, or -1.
func (w *work) asBehind(s *sent, agent, limit int) int {
	for t := agent + 1; t < limit && t < agent+12; t++ {
		switch u := s.tok(t).UPOS; {
		case w.is("as", s.g.Lemma(t)):
			return t
		case u == "VERB", u == "AUX", u == "PUNCT" && s.quote[t] < 0:
			return -1
		}
	}
	return -1
}

// agentBehind reports whether an agent stands behind a token before the next mark.
func (w *work) agentBehind(s *sent, t int) bool {
	for t++; t < len(s.s.Tokens) && s.tok(t).UPOS != "PUNCT"; t++ {
		if s.tok(t).UPOS == "ADP" && w.byAgent(s, s.g.Lemma(t)) {
			return true
		}
	}
	return false
}

// agentInside finds an agent that the parser hung on the predicate of a passive ("was called a farce by the union"), makes it the source and returns
// where the content ends.
func (w *work) agentInside(s *sent, f *found, from, end int) int {
	for t := from; t < end; t++ {
		if h := s.g.Head(t); s.tok(t).UPOS == "ADP" && w.byAgent(s, s.g.Lemma(t)) && h > t && h < end && w.speakable(s, h) && s.tok(t-1).UPOS != "VERB" {
			w.source(s, f, h, nil)
			return t
		}
	}
	return end
}

// clauseEnd bounds the content of a participle at the sentence's start ("Asked whether ..., he said") by the comma before the main clause.
func (w *work) clauseEnd(s *sent, v *cue, k, limit int) int {
	if v.from > 0 {
		return limit
	}
	for t := v.to + 1; t < limit; t++ {
		if s.tok(t).Form == "," && s.quote[t] < 0 {
			return t
		}
	}
	return limit
}

// hasContentRight reports whether anything but punctuation and times stands behind the cue in its clause.
func (w *work) hasContentRight(s *sent, v *cue) bool {
	for t := v.to; t < v.limit; t++ {
		if s.tok(t).UPOS != "PUNCT" {
			return true
		}
	}
	return false
}

func (w *work) byAgent(s *sent, prep string) bool { return w.is("agent", prep) }

// adjective takes "is concerned that", "are willing to".
func (w *work) adjective(s *sent, p *clause.Pred) {
	classes := w.adjs[p.Lemma]
	if classes == nil || s.used[p.Head] {
		return
	}
	cop := s.g.Child(p.Head, "cop")
	held := s.g.Governor(p) // "remain uncertain about"
	if held != nil && (s.rel(p.Head) != "xcomp" || held.Head > p.Head || !w.is("becoming", held.Lemma) || held.Infin) {
		held = nil
	}
	if held != nil && cop < 0 {
		cop = held.Head
		if p.SurfSubj < 0 {
			p.SurfSubj = held.SurfSubj
		}
	}
	if cop < 0 || p.SurfSubj < 0 || !w.speakable(s, p.SurfSubj) {
		return
	}
	v := w.cueOf(s, p)
	v.src = p.SurfSubj
	if held != nil {
		v.group = append(w.groupOf(s, held, v.src), v.group...)
		v.from = v.group[0]
	}
	if n := s.g.Child(p.Head, "nsubj"); n >= 0 && w.is("relative", s.g.Lemma(n)) {
		v.surf = n
	}
	for _, c := range classes {
		f := w.make(s, v, c)
		switch {
		case v.to < v.limit && s.tok(v.to).XPOS == "WRB" && w.is("whenever", strings.ToLower(s.tok(v.to).Form)): // "were furious when he left"
		case v.to < v.limit && c.prep[strings.ToLower(s.tok(v.to).Form)] && w.prepositional(s, &f, v, c.prep, false):
		case c.has(fThat) && !(v.to < len(s.s.Tokens) && s.tok(v.to).Form == ":") && w.that(s, &f, v, c):
		case c.has(fTo) && w.infinitive(s, &f, v):
		case c.prep != nil && w.prepositional(s, &f, v, c.prep, false):
		default:
			continue
		}
		w.commit(s, v, f)
		return
	}
}
