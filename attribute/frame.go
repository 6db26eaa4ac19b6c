package attribute

import (
	"strings"

	"casus"
	"casus/clause"
)

// negatedHere reports whether the negation stands with the cue: one behind its complement belongs there ("maintain he was not").
func (w *work) negatedHere(s *sent, v *cue) bool {
	far := false
	for _, k := range s.g.Children(v.p.Head) {
		if k < v.p.Head && v.from > 0 && s.tok(v.from-1).Form == "," && k < v.from-1 {
			far = true
			continue // "Not so, says the baker"
		}
		if k == v.p.Head+1 && k+1 < len(s.s.Tokens) && s.tok(k).UPOS == "ADV" && s.tok(k+1).XPOS == "TO" {
			return false // "vowed never to vote for him"
		}
		if s.rel(k) != "advmod" && s.rel(k) != "advmod:neg" || !strings.Contains(s.tok(k).Feats, "Polarity=Neg") {
			continue
		}
		if k <= v.p.Head+1 {
			return true
		}
		far = true
	}
	return !far
}

// frames are the ways to find content, surest first.
var frames = []func(*work, *sent, *found, *cue, *class) bool{
	func(w *work, s *sent, f *found, v *cue, c *class) bool {
		return c.has(fQuote|fParen) && w.leftQuote(s, v) && w.before(s, f, v, c)
	},
	func(w *work, s *sent, f *found, v *cue, c *class) bool {
		return c.has(fThat|fParen) && w.asClause(s, f, v)
	},
	func(w *work, s *sent, f *found, v *cue, c *class) bool {
		return c.has(fParen) && w.between(s, v) && w.before(s, f, v, c)
	},
	func(w *work, s *sent, f *found, v *cue, c *class) bool { return w.relative(s, f, v, c) },
	func(w *work, s *sent, f *found, v *cue, c *class) bool { return c.has(fThat) && w.that(s, f, v, c) },
	func(w *work, s *sent, f *found, v *cue, c *class) bool {
		return c.has(fQuote) && w.quotation(s, f, v, c)
	},
	func(w *work, s *sent, f *found, v *cue, c *class) bool {
		return c.has(fObjTo) && w.voiced(s, v, c) && w.objectTo(s, f, v)
	},
	func(w *work, s *sent, f *found, v *cue, c *class) bool {
		return c.has(fTo) && w.voiced(s, v, c) && w.infinitive(s, f, v)
	},
	func(w *work, s *sent, f *found, v *cue, c *class) bool {
		return c.has(fIng) && w.voiced(s, v, c) && w.gerund(s, f, v)
	},
	func(w *work, s *sent, f *found, v *cue, c *class) bool {
		return c.objPrep != nil && w.objectPrep(s, f, v, c)
	},
	func(w *work, s *sent, f *found, v *cue, c *class) bool {
		return c.has(fObjAs) && w.voiced(s, v, c) && w.objectAs(s, f, v)
	},
	func(w *work, s *sent, f *found, v *cue, c *class) bool {
		return c.has(fObjIng) && w.objectGerund(s, f, v)
	},
	func(w *work, s *sent, f *found, v *cue, c *class) bool {
		return c.has(fObjPred) && w.objectPred(s, f, v)
	},
	func(w *work, s *sent, f *found, v *cue, c *class) bool {
		return c.prepTo != nil && w.prepositional(s, f, v, c.prepTo, true)
	},
	func(w *work, s *sent, f *found, v *cue, c *class) bool {
		return c.prep != nil && w.prepositional(s, f, v, c.prep, false)
	},
	func(w *work, s *sent, f *found, v *cue, c *class) bool {
		return c.has(fParen|fThat) && w.before(s, f, v, c)
	},
	func(w *work, s *sent, f *found, v *cue, c *class) bool {
		return c.has(fNP|fNum) && w.object(s, f, v, c)
	},
}

// admits reports whether a verb can be a cue of the class at all: source, negation.
func (w *work) admits(s *sent, v *cue, c *class) bool {
	p := v.p
	if c.human && !c.clauses && !p.Passive && v.src >= 0 && !w.speakable(s, v.src) && !(c.has(fQuote) && w.quoteBeside(s, v) >= 0) {
		return false
	}
	if v.src < 0 && p.Infin && !p.Passive || c.papers && (v.src < 0 || !w.document[s.g.Lemma(v.src)]) {
		return false
	}
	if w.is("hypothetical", p.Mark) && s.rel(p.Head) == "advcl" && (p.Passive || p.Modal < 0 && p.Tense == clause.Present) && s.g.Head(p.Head) >= 0 && !w.isCueAt(s, s.g.Head(p.Head)) {
		return false // "if any official is found to have lied": nobody has yet
	}
	if p.Gerund && p.Head > 1 && w.is("avoid", s.g.Lemma(p.Head-2)+" "+s.g.Lemma(p.Head-1)) {
		return false // "stopped short of calling"
	}
	if g := s.g.Governor(p); g != nil && g.Head < p.Head && w.is("avoid", g.Lemma) && (p.Gerund || p.Infin) {
		return false // "avoided criticising the king"
	}
	if (p.Neg && w.negatedHere(s, v) || p.NegArg && (v.src < 0 || w.negated(s, v.src) || w.is("none", s.g.Lemma(v.src)) || v.obj >= 0 && (w.negated(s, v.obj) || w.is("none", s.g.Lemma(v.obj))))) && (p.Passive || !c.has(fNeg)) && c.act != casus.ActDeny && c.act != casus.ActReject {
		return false
	}
	if p.Modal >= 0 && !p.Passive && v.src >= 0 && s.quote[p.Head] == s.quote[v.src] && w.is("duty", s.g.ModalLemma(p)) && !w.is("first", s.g.Lemma(v.src)) && !w.is("firstplural", s.g.Lemma(v.src)) {
		return false // "members should say what they want": nobody has
	}
	if v.src < 0 && s.tok(p.Head).XPOS == "VB" && !p.Infin && p.Modal < 0 && v.from == p.Head {
		return false // "Remember that": an order reports nothing
	}
	if v.src >= 0 && !p.Passive && ((p.NegArg || !c.has(fNeg)) && w.negated(s, v.src) || w.is("none", s.g.Lemma(v.src))) {
		return false
	}
	return true
}

func (w *work) commit(s *sent, v *cue, f found) {
	for _, t := range v.group {
		s.used[t] = true
	}
	w.add(s, f)
}

// negated reports whether a noun phrase names nobody: "no one", "neither".
func (w *work) negated(s *sent, t int) bool {
	if strings.Contains(s.tok(t).Feats, "Polarity=Neg") || strings.Contains(s.tok(t).Feats, "PronType=Neg") {
		return true
	}
	if d := s.g.Child(t, "cc:preconj"); d >= 0 && d < t && w.is("neither", s.g.Lemma(d)) {
		return true
	}
	if d := s.g.Child(t, "det"); d >= 0 && (strings.Contains(s.tok(d).Feats, "PronType=Neg") || strings.Contains(s.tok(d).Feats, "Polarity=Neg")) {
		return true
	}
	return false
}

// content sets the content to tokens [from, to), widened to whole quotations and cut at the end of the quotation that holds the cue.
func (w *work) content(s *sent, f *found, v *cue, from, to int) bool {
	for from < to && s.tok(from).UPOS == "PUNCT" && s.quote[from] < 0 && !isOpening(s.tok(from).Form) {
		from++
	}
	to = s.trimRight(from, to)
	for q := s.quote[v.p.Head]; q >= 0 && !w.quotes[q].Open && to > from && s.quote[to-1] == q && s.tok(to-1).UPOS == "PUNCT" && !isClosing(s.tok(to-1).Form); {
		to-- // inside the quotation that holds the cue its last mark is none of the content
	}
	for q := s.quote[v.p.Head]; q >= 0 && !w.quotes[q].Open && to > from && s.quote[from] == q && s.tok(from).UPOS == "PUNCT" && !isOpening(s.tok(from).Form); {
		from++
	}
	if from >= to {
		return false
	}
	if sp := w.snap(s, v.p.Head, s.span(from, to)); !sp.Empty() {
		f.Content = append(f.Content, sp).Normal()
		if a := f.AddrAt; a.Sentence == s.i && len(f.Addressee) == 1 && a.Token < from && f.Addressee[0].End > s.tok(from).Start { // the clause hung on the addressee is none of it
			f.Addressee = casus.Spans{{Start: f.Addressee[0].Start, End: s.tok(max(s.trimRight(a.Token, from), a.Token+1) - 1).End}}
		}
		return true
	}
	return false
}

func isOpening(form string) bool {
	switch form {
	case "(", "[", "{", "$", "£", "€", "#", "...", "…":
		return true
	}
	return false
}

// snap fits a span to the quotations that it cuts: one that does not hold the cue is taken in whole, one that does bounds the span.
func (w *work) snap(s *sent, cueTok int, sp casus.Span) casus.Span {
	at := s.tok(cueTok).Span
	from, to := s.tokensIn(sp)
	for t := from; t < to; t++ {
		q := s.quote[t]
		if q < 0 {
			continue
		}
		sp = w.snapTo(&w.quotes[q], at, sp)
	}
	for q := s.quote[cueTok]; q >= 0; q = -1 {
		if in := w.quotes[q].Inner; !w.quotes[q].Open && in.Start < in.End {
			sp.Start, sp.End = max(sp.Start, in.Start), min(sp.End, in.End)
		}
	}
	return sp
}

func (w *work) snapTo(q *Quote, at, sp casus.Span) casus.Span {
	if q.Outer.Contains(at) || !q.Outer.Overlaps(sp) {
		return sp
	}
	if q.Open && q.Next < 0 {
		sp.Start = min(sp.Start, max(q.Outer.Start, sp.Start-(q.Inner.Start-q.Outer.Start)))
		return sp
	}
	return sp.Cover(q.Outer)
}

// addressee notes who was spoken to.
func (w *work) addressee(s *sent, f *found, head int) {
	if !w.speakable(s, head) {
		return
	}
	from, to := w.phraseOf(s, head)
	f.Addressee = casus.Spans{s.span(from, to)}
	f.AddrAt = s.ref(head)
}

// clausal is a ccomp to the right, or -1: parsers call "wants A to go" both ways.
func (w *work) clausal(s *sent, v *cue) int {
	for _, k := range s.g.Children(v.p.Head) {
		if k >= v.to && (s.rel(k) == "ccomp" || s.rel(k) == "advcl") {
			return k
		}
	}
	return -1
}

// hasTo reports whether a clause is an infinitive with "to".
func (w *work) hasTo(s *sent, x int) bool {
	for _, k := range s.g.Children(x) {
		if s.tok(k).XPOS == "TO" {
			return true
		}
	}
	return false
}

// infinitive takes the source's own act: "vowed to stay".
func (w *work) infinitive(s *sent, f *found, v *cue) bool {
	for _, k := range s.g.Children(v.p.Head) {
		if k < v.to || k >= v.limit || !w.hasTo(s, k) {
			continue
		}
		switch s.rel(k) {
		case "xcomp", "ccomp", "advcl":
			from := s.left[k]
			if from < v.to || from > v.to+6 {
				continue
			}
			if t := v.to; t < from && f.class.prep[strings.ToLower(s.tok(t).Form)] && s.g.Head(t) != k && !(s.g.Head(t) > t && w.temporal(s, s.g.Head(t))) {
				continue // "asks for talks to avert a war": the phrase is asked for
			}
			if v.obj >= 0 && v.obj < from {
				if f.class.frame&(fAddr|fObjTo) == 0 {
					return false // "elected me to do a job"
				}
				w.addressee(s, f, v.obj)
				from, _ = w.phraseOf(s, v.obj)
			}
			for t := v.to; t < from; t++ { // "whether to go", "not to go"
				if k := s.tok(t); k.UPOS == "PART" || k.UPOS == "SCONJ" || k.UPOS == "ADV" && s.tok(t+1).XPOS == "TO" && v.p.Neg {
					from = t
				}
			}
			end := v.limit
			for t := from + 2; t+1 < end; t++ { // "hoped to meet him, but that nothing was arranged" goes on with the verb above
				if s.tok(t).UPOS == "CCONJ" && w.is("that", strings.ToLower(s.tok(t+1).Form)) && s.rel(t+1) == "mark" {
					end = s.trimRight(from, t)
				}
			}
			return w.content(s, f, v, from, w.beforeCircumstance(s, from, end))
		}
	}
	return false
}

// gerund takes a gerund: "denied firing".
func (w *work) gerund(s *sent, f *found, v *cue) bool {
	for _, k := range s.g.Children(v.p.Head) {
		if k != v.to && s.left[k] != v.to || k < v.to || k >= v.limit || s.tok(k).XPOS != "VBG" && s.tok(s.left[k]).XPOS != "VBG" {
			continue
		}
		switch s.rel(k) {
		case "xcomp", "ccomp", "obj", "advcl":
			return w.content(s, f, v, s.left[k], w.beforeCircumstance(s, s.left[k], v.limit))
		}
	}
	return false
}

// prepositional takes a phrase with a preposition that belongs to the cue.
func (w *work) prepositional(s *sent, f *found, v *cue, preps map[string]bool, needTo bool) bool {
	for t := v.to; t < min(v.limit, v.to+8); t++ {
		k := s.tok(t)
		if k.UPOS != "ADP" && k.UPOS != "SCONJ" || !preps[strings.ToLower(k.Form)] {
			continue
		}
		asks := t+1 < len(s.s.Tokens) && (s.tok(t+1).XPOS == "WP" || s.tok(t+1).XPOS == "WRB")
		if h := s.g.Head(t); h >= 0 && s.g.Head(h) != v.p.Head && h != v.p.Head && !(asks && t == v.to) {
			continue
		}
		if t+1 >= v.limit {
			return false
		}
		if h := s.g.Head(t); h > t && w.temporal(s, h) {
			continue
		}
		if needTo {
			found := false
			for _, k := range s.g.Children(v.p.Head) {
				found = found || k > t && k < v.limit && w.hasTo(s, k)
			}
			if h := s.g.Head(t); h >= 0 && !found {
				for _, k := range s.g.Children(h) {
					found = found || k > t && k < v.limit && w.hasTo(s, k)
				}
			}
			if !found {
				continue
			}
		}
		f.Cue = append(f.Cue, k.Span).Normal()
		if t == v.to {
			f.Cue = s.cueSpans(append(append([]int(nil), v.group...), t))
		}
		end := v.limit
		if !needTo {
			if x := s.tok(t + 1).XPOS; x == "WP" || x == "WRB" || w.is("whether", strings.ToLower(s.tok(t+1).Form)) {
				end := v.limit
				for k := t + 2; k < len(s.s.Tokens) && k < t+6; k++ { // the clause hung elsewhere: "worries about what | will happen"
					if s.left[k] == t+2 && s.tok(k).UPOS == "VERB" && s.g.Child(k, "nsubj", "nsubj:pass") < 0 {
						end = max(end, s.right[k]+1)
						break
					}
				}
				return w.content(s, f, v, t+1, end) // "worries about what will happen"
			}
			if h := s.g.Head(t); h > t {
				end = w.phraseEnd(s, v, h, v.limit)
			}
			if u := s.tok(min(end, len(s.s.Tokens)-1)).UPOS; end < v.limit && (u == "NOUN" || u == "PROPN" || u == "ADJ") { // cut inside the noun phrase, behind a quotation
				if h := w.nounFrom(s, end); h >= 0 && h < v.limit {
					end = w.phraseEnd(s, v, h, v.limit)
				}
			}
		}
		if q := -1; end < v.limit {
			if q = s.quote[end]; q >= 0 && q != s.quote[v.p.Head] && s.tok(end).Start == w.quotes[q].Outer.Start { // calls for him to go "if it can be shown that he knew"
				_, last := s.tokensIn(w.quotes[q].Outer)
				return w.content(s, f, v, t+1, max(end, last))
			}
		}
		return w.content(s, f, v, t+1, w.beforeCircumstance(s, t+1, end))
	}
	return false
}

// phraseEnd is the end of a nominal content: the object with what hangs on the verb directly behind it, without a day, an adverbial clause
// or what stands behind a comma.
func (w *work) phraseEnd(s *sent, v *cue, obj, limit int) int {
	end := s.right[obj] + 1
	for t := obj + 1; t+1 < end; t++ { // "praised the plan, reversing his stance"
		if s.tok(t).Form == "," && s.quote[t] < 0 && s.tok(t+1).XPOS == "VBG" && !w.is("including", strings.ToLower(s.tok(t+1).Form)) && s.left[t+1] <= t+1 {
			return min(t, limit)
		}
	}
	if k := s.g.Child(obj, "appos"); k > obj && s.g.Child(obj, "nummod") >= 0 && s.tok(k).UPOS == "NOUN" && s.g.Child(k, "det") >= 0 { // "reports nine cases, a new record"
		for t := obj + 1; t < k; t++ {
			if s.tok(t).Form == "," && s.quote[t] < 0 {
				return min(t, limit)
			}
		}
	}
	if t := min(end, limit) - 2; t > obj && s.tok(t).UPOS == "ADP" && !w.is("deadline", s.g.Lemma(t)) && w.is("day", strings.ToLower(s.tok(t+1).Form)) {
		return t // "reports nine cases on Wednesday"
	}
	for end < limit {
		t := s.tok(end)
		if t.UPOS == "PUNCT" && s.quote[end] < 0 && !isOpening(t.Form) {
			break
		}
		// the child of the verb that begins here
		top := end
		for h := s.g.Head(top); h >= 0 && h != v.p.Head && s.left[h] >= end; h = s.g.Head(h) {
			top = h
		}
		if s.left[top] < end {
			end++
			continue
		}
		switch strings.SplitN(s.rel(top), ":", 2)[0] {
		case "advcl", "conj", "parataxis", "cc":
			if w.hasTo(s, top) || s.tok(end).UPOS != "PUNCT" && w.is("condition", strings.ToLower(s.tok(end).Form)) {
				break
			}
			return min(end, limit)
		case "obl", "advmod":
			if w.is("day", s.g.Lemma(top)) && !w.is("deadline", s.g.Prep(top)) || w.is("circumstance", s.g.Prep(top)) || w.is("at", s.g.Prep(top)) && w.is("medium", strings.ToLower(s.g.Lemma(top))) {
				return min(end, limit)
			}
		}
		end = max(end, s.right[top]) + 1
	}
	return min(end, limit)
}

// before a comma and a circumstance ("..., after the vote"; "..., two days after the raid") content that is no finite clause ends. beforeCircumstance is the end.
func (w *work) beforeCircumstance(s *sent, from, end int) int {
	for t := from + 1; t+2 < end; t++ {
		if s.tok(t).Form != "," || s.quote[t] >= 0 {
			continue
		}
		if w.is("circumstance", strings.ToLower(s.tok(t+1).Form)) && (s.tok(t+1).UPOS == "ADP" || s.tok(t+1).UPOS == "SCONJ") {
			return t
		}
		for k := t + 1; k < end && k < t+5 && (s.tok(k).UPOS == "NUM" || s.tok(k).UPOS == "DET" || s.tok(k).UPOS == "ADJ" || s.tok(k).UPOS == "NOUN"); k++ {
			if s.tok(k).UPOS == "NOUN" && k+1 < end && (s.tok(k+1).UPOS == "ADP" || s.tok(k+1).UPOS == "SCONJ") && w.is("circumstance", strings.ToLower(s.tok(k+1).Form)) && w.temporal(s, k) {
				return t
			}
		}
	}
	return end
}

// temporal reports whether a phrase tells when.
func (w *work) temporal(s *sent, t int) bool {
	at := s.tok(t).Span
	hit := false
	w.times.Overlapping(at, func(int) bool { hit = true; return false })
	return hit || w.is("day", s.g.Lemma(t)) || w.is("day", strings.ToLower(s.tok(t).Form))
}

// voiced reports whether the source may take a frame other than a clause or quotation.
func (w *work) voiced(s *sent, v *cue, c *class) bool {
	if c.frame&(fObjTo|fTo) == 0 && v.p.Infin && v.from == v.p.Head {
		return false // "urged them to agree to the plan" reports no agreement
	}
	return !c.human || v.src < 0 || w.speakable(s, v.src)
}
