package attribute

import (
	"strings"

	"casus"
	"casus/clause"
)

// noun tries a noun as a cue: "the claim that", "calls for", "its pledge to".
func (w *work) noun(s *sent, p *clause.Pred) {
	t := p.Head
	classes := w.nouns[p.Lemma]
	if classes == nil || s.used[t] || s.tok(t).UPOS != "NOUN" || s.rel(t) == "compound" {
		return
	}
	if t+1 < len(s.s.Tokens) && s.tok(t+1).XPOS == "VBG" && s.used[t+1] {
		return // "a statement saying": the verb is the cue
	}
	for _, c := range classes {
		if w.nounClass(s, p, c) {
			return
		}
	}
}

func (w *work) nounClass(s *sent, p *clause.Pred, c *class) bool {
	t := p.Head
	v := &cue{p: p, src: -1, surf: -1, subj: -1, obj: -1, from: t, to: t + 1}
	group := []int{t}
	var srcFrom, srcTo = -1, -1
	src := -1
	if k := s.g.Child(t, "nmod:poss"); k >= 0 && k < t {
		src = k
		srcFrom, srcTo = w.phraseOf(s, k)
		for srcTo > srcFrom && s.tok(srcTo-1).XPOS == "POS" {
			srcTo--
		}
	}
	for _, k := range s.g.Children(t) {
		if k > t && s.rel(k) == "nmod" && src < 0 && w.is("speaker", s.g.Prep(k)) && w.speakable(s, k) {
			src = k
			srcFrom, srcTo = w.phraseOf(s, k)
			if b := s.g.Child(k, "case"); b == t+1 {
				group = append(group, b)
				v.to = b + 1
			}
		}
	}
	light := w.light(s, p)
	if light == nil {
		if h := w.holder(s, p); h >= 0 { // "is of the opinion that"
			if src < 0 && w.speakable(s, p.SurfSubj) {
				src = p.SurfSubj
				srcFrom, srcTo = w.phraseOf(s, src)
				srcTo = min(srcTo, h)
			}
			group = group[:0]
			for i := h; i <= t; i++ {
				group = append(group, i)
			}
			v.from = h
		}
	}
	if c.has(fLight) && light == nil {
		return false
	}
	if src >= 0 && light != nil && s.tok(src).XPOS == "PRP$" && !w.is("receiver", light.Lemma) && light.SurfSubj >= 0 && w.speakable(s, light.SurfSubj) {
		src, srcFrom, srcTo = -1, -1, -1 // "repeated its assurance": the speaker is the subject
	}
	if src < 0 && light != nil {
		if sub := light.SurfSubj; sub >= 0 && !light.Passive && !w.is("receiver", light.Lemma) && w.speakable(s, sub) {
			src = sub
			srcFrom, srcTo = w.phraseOf(s, sub)
			lv := w.cueOf(s, light)
			if lv.surf >= 0 {
				src = lv.surf
				srcFrom, srcTo = w.phraseOf(s, src)
			}
			if srcTo > lv.from && sub < lv.from {
				srcTo = lv.from
			}
			if light.Head < t && t-light.Head <= 5 {
				group = group[:0]
				for i := lv.from; i <= t; i++ {
					group = append(group, i)
				}
				v.from = lv.from
				if lv.group == nil {
					return false
				}
			}
			if light.Neg {
				return false
			}
		}
	}
	f := found{class: c, from: v.from, to: v.to, pred: t}
	f.CueAt, f.SrcAt, f.AddrAt = s.ref(t), casus.NoToken, casus.NoToken
	f.Class, f.Act, f.Confidence = c.id, c.act, 0.7
	f.Rules = []string{"noun/" + p.Lemma}
	limit := s.right[t] + 1
	if light != nil {
		limit = max(limit, w.limit(s, light, v.to))
	}
	limit = s.trimRight(t, limit)
	ok := false
	if at := v.to; c.has(fThat) && at+1 < len(s.s.Tokens) && w.is("that", strings.ToLower(s.tok(at).Form)) && s.rel(at) == "mark" { // hung on the predicate behind
		if k := s.g.Head(at); k > at && strings.HasPrefix(s.rel(k), "csubj") && s.left[k] >= at {
			ok = w.content(s, &f, v, at, s.right[k]+1)
		} else if k > at && s.left[k] >= at && strings.HasPrefix(s.rel(k), "obl") && s.g.Child(k, "nsubj") > at { // "her claim that she is in shape did little": hung on the verb behind
			ok = w.content(s, &f, v, at, s.right[k]+1)
		}
	}
	for _, k := range s.g.Children(t) {
		if k <= t || ok {
			continue
		}
		q := s.g.At(k)
		r := s.rel(k)
		if q != nil && q.Gerund {
			continue
		}
		switch {
		case c.has(fThat) && r == "acl:relcl" && q != nil && w.thatClause(s, k):
			ok = w.content(s, &f, v, max(s.left[k], v.to, srcEnd(srcTo, t)), min(s.right[k]+1, limit))
		case c.has(fThat) && (r == "acl" || r == "ccomp") && q != nil && !q.Infin && !q.Gerund && !q.Partic && (q.Mark != "" || s.g.Child(k, "nsubj", "nsubj:pass") >= 0):
			ok = w.content(s, &f, v, max(s.left[k], v.to, srcEnd(srcTo, t)), min(s.right[k]+1, limit))
		case c.has(fTo) && (r == "acl" || r == "xcomp" || r == "ccomp") && w.hasTo(s, k) && r != "acl:relcl":
			ok = w.content(s, &f, v, max(s.left[k], v.to, srcEnd(srcTo, t)), min(s.right[k]+1, limit))
		case c.prep != nil && r == "nmod" && k != src && c.prep[s.g.Prep(k)]:
			at := s.g.Child(k, "case")
			if at < 0 || at < t {
				continue
			}
			if len(group) > 0 && at == group[len(group)-1]+1 {
				group = append(group, at)
			}
			_, e := w.phraseOf(s, k)
			if w.is("evaded", s.g.Lemma(k)) {
				continue // "a request for comment"
			}
			if src < 0 && w.is("owner", s.g.Prep(k)) && w.speakable(s, k) && !w.owned(s, k) {
				continue
			}
			end := max(e, min(limit, s.right[t]+1))
			for i := at + 2; i+1 < end; i++ { // "allegations of theft, which he denies, surfaced": the verb behind the comma is the noun's own
				if x := s.tok(i + 1).XPOS; s.tok(i).Form == "," && s.quote[i] < 0 && (x == "VBD" || x == "VBZ" || x == "VBP" || x == "MD") {
					end = i
				}
			}
			ok = w.content(s, &f, v, at+1, end)
		}
	}
	if !ok && c.prep != nil && light != nil { // "expressed interest in", "issued an apology to A over"
		for i := t + 1; i < min(limit, t+9); i++ {
			if k := s.tok(i); k.UPOS == "ADP" && c.prep[strings.ToLower(k.Form)] && s.quote[i] == s.quote[t] && (i == t+1 || s.g.Head(i) > i && (s.g.Head(s.g.Head(i)) == t || s.g.Head(s.g.Head(i)) == light.Head)) {
				if i == t+1 {
					group = append(group, i)
				}
				from := i + 1
				if i > t+1 {
					from = i
				}
				ok = w.content(s, &f, v, from, limit)
				break
			}
			if s.tok(i).UPOS == "PUNCT" {
				break
			}
		}
	}
	if at := v.to; !ok && c.has(fThat) && at+1 < len(s.s.Tokens) && s.tok(at).XPOS == "PRP" && strings.HasPrefix(s.rel(at), "nsubj") && s.quote[at] == s.quote[t] { // "suggestions he should resign"
		switch s.tok(at + 1).XPOS {
		case "MD", "VBD", "VBZ", "VBP":
			if h := s.g.Head(at); h > at && s.g.Child(h, "aux", "cop", "obj", "ccomp", "xcomp", "obl", "aux:pass") >= 0 { // "the word he used" lacks its object
				end := s.right[h] + 1
				for k := h + 1; k < end; k++ {
					if s.tok(k).Form == "," && s.quote[k] < 0 {
						end = k
					}
				}
				ok = w.content(s, &f, v, at, end)
			}
		}
	}
	if !ok && src < 0 && c.has(fOwned) {
		return false
	}
	if !ok && src > t && srcTo > t && srcTo+1 < len(s.s.Tokens) && (c.has(fTo) && s.tok(srcTo).XPOS == "TO" && s.tok(srcTo+1).UPOS == "VERB" || c.has(fThat) && w.is("that", strings.ToLower(s.tok(srcTo).Form)) && s.tok(srcTo).UPOS == "SCONJ") {
		to := limit
		if h := s.g.Head(srcTo); h > srcTo {
			to = max(to, s.right[h]+1)
		}
		ok = w.content(s, &f, v, srcTo, to) // "calls from deputies to begin", wherever the clause hangs
	}
	if !ok && c.has(fThat|fTo) {
		if from, to := w.equated(s, v, c); to > from { // "his hope is that"
			for i := v.to; i < from; i++ {
				group = append(group, i)
			}
			ok = w.content(s, &f, v, from, to)
		}
	}
	if !ok && c.has(fThat|fTo) && light != nil && light.Head < t {
		// the parser likes to hang the clause on the light verb: "gave notice that"
		for _, k := range s.g.Children(light.Head) {
			q := s.g.At(k)
			if ok || k <= t || q == nil {
				continue
			}
			switch s.rel(k) {
			case "ccomp", "xcomp", "advcl":
				if c.has(fThat) && s.rel(k) == "ccomp" && !q.Infin || c.has(fTo) && s.rel(k) != "advcl" && w.hasTo(s, k) && s.left[k] == v.to {
					ok = w.content(s, &f, v, max(s.left[k], v.to), limit)
				}
			}
		}
	}
	if !ok && c.has(fQuote) {
		ok = w.nounQuote(s, &f, p, src >= 0)
	}
	if !ok || src < 0 && (!c.has(fThat|fTo) && c.prep == nil || c.has(fOwned)) {
		return false
	}
	if end := w.runsOn(s, t, f.Content); end >= 0 {
		f.Content = casus.Spans{{Start: f.Content[0].Start, End: s.tok(end).End}}
	}
	if len(f.Cue) == 0 {
		f.Cue = s.cueSpans(group)
	}
	if src >= 0 && srcFrom >= 0 && srcTo > srcFrom {
		srcTo = s.trimRight(srcFrom, srcTo)
		f.Source = casus.Spans{s.span(srcFrom, srcTo)}
		f.SrcAt = s.ref(src)
	}
	for _, g := range group {
		s.used[g] = true
	}
	w.add(s, f)
	return true
}

// runsOn finds the last token of a noun's clause when the parser ran it on into the noun's own verb: "the claim that he lied was dismissed" has two
// finite verbs and nothing that joins them. -1 when the clause is sound.
func (w *work) runsOn(s *sent, t int, content casus.Spans) int {
	if len(content) != 1 || content[0].Start < s.tok(t).End {
		return -1
	}
	from, to := s.tokensIn(content[0])
	if from != t+1 || !w.is("that", strings.ToLower(s.tok(from).Form)) {
		return -1
	}
	first := -1
	for k := from; k < to; k++ {
		switch u := s.tok(k); {
		case s.quote[k] != s.quote[t]:
			return -1
		case u.UPOS == "SCONJ" && k > from, u.UPOS == "CCONJ", u.XPOS == "WDT", u.XPOS == "WP", u.XPOS == "WRB", u.UPOS == "PUNCT" && u.Form != "-":
			first = -2
		case u.XPOS == "VBD", u.XPOS == "VBZ", u.XPOS == "VBP", u.XPOS == "MD":
			if first == -2 {
				return -1
			}
			if first >= 0 {
				for j := first + 1; j < k; j++ { // a clause of its own lies between: "said he was"
					if strings.HasPrefix(s.rel(j), "nsubj") && s.tok(j).UPOS == "PRON" {
						return -1
					}
				}
				if k > first+1 && s.g.Child(t, "cop") < 0 {
					return k - 1
				}
			}
			first = k
		}
	}
	return -1
}

// holder is the first token of what ties a noun to its subject through a preposition: "is of the opinion", "came to the conclusion"; -1 without.
func (w *work) holder(s *sent, p *clause.Pred) int {
	t := p.Head
	prep := s.g.Child(t, "case")
	if prep < 0 || prep > t || t-prep > 3 {
		return -1
	}
	if cop := s.g.Child(t, "cop"); cop >= 0 && cop < prep && p.SurfSubj >= 0 && w.is("holding", s.g.Lemma(cop)+" "+s.g.Lemma(prep)) {
		return w.groupStart(s, t, cop)
	}
	h := s.g.Head(t)
	q := s.g.At(h)
	if h < 0 || h > prep || q == nil || q.Kind != clause.Verb || q.Passive || q.SurfSubj < 0 || !w.is("holding", q.Lemma+" "+s.g.Lemma(prep)) {
		return -1
	}
	p.SurfSubj = q.SurfSubj
	return w.groupStart(s, h, h)
}

// groupStart is the first token of the auxiliaries and adverbs right before a verb.
func (w *work) groupStart(s *sent, pred, verb int) int {
	from := verb
	for from > 0 && (s.tok(from-1).UPOS == "AUX" || s.tok(from-1).UPOS == "ADV") && s.g.Head(from-1) == pred && w.phrases.Get([]string{strings.ToLower(s.tok(from - 1).Form)}) == nil {
		from--
	}
	return from
}

// equated is the clause that a noun's copula makes equal to it ("the fear is that ..."), as a half-open range; empty without.
func (w *work) equated(s *sent, v *cue, c *class) (from, to int) {
	n := len(s.s.Tokens)
	t := v.to
	for t < n && (s.tok(t).UPOS == "AUX" || s.tok(t).UPOS == "ADV") && t < v.to+4 {
		t++
	}
	if b := s.g.Child(v.p.Head, "case"); b >= 0 && b < v.p.Head {
		return 0, 0 // "the problem with the argument is that"
	}
	if t == v.to || t+1 >= n || s.g.Lemma(t-1) != "be" && s.g.Lemma(v.to) != "be" {
		return 0, 0
	}
	k := s.tok(t)
	if !(c.has(fThat) && w.is("that", strings.ToLower(k.Form)) && k.UPOS == "SCONJ") && !(c.has(fTo) && k.XPOS == "TO") {
		return 0, 0
	}
	end := t + 1
	for ; end < n; end++ {
		if x := s.tok(end); x.UPOS == "PUNCT" && s.quote[end] < 0 && (x.Form == "," || x.Form == ";" || x.Form == ".") || s.used[end] && s.quote[end] < 0 {
			break
		}
	}
	if end < t+3 {
		return 0, 0
	}
	return t, end
}

// says reports whether a noun of saying has its content behind it, so that it and not the verb before is the cue.
func (w *work) says(s *sent, t int) bool {
	if n := t + 1; n+1 < len(s.s.Tokens) && (w.is("that", strings.ToLower(s.tok(n).Form)) || s.tok(n).XPOS == "TO" || s.tok(n).Form == ":" || s.quote[n] >= 0) {
		return true
	}
	for _, c := range w.nouns[s.g.Lemma(t)] {
		if t+1 < len(s.s.Tokens) && s.tok(t+1).UPOS == "ADP" && c.prep[strings.ToLower(s.tok(t+1).Form)] {
			return true
		}
	}
	for _, k := range s.g.Children(t) {
		if k < t {
			continue
		}
		r := s.rel(k)
		for _, c := range w.nouns[s.g.Lemma(t)] {
			if c.has(fThat|fTo) && (r == "acl" || r == "ccomp" || r == "xcomp") || c.prep[s.g.Prep(k)] && r == "nmod" {
				return true
			}
		}
	}
	return false
}

// thatClause reports whether what the parser took for a relative clause is what the noun says: it begins with the complementiser and has
// subject and object of its own.
func (w *work) thatClause(s *sent, k int) bool {
	first := s.left[k]
	if !w.is("that", strings.ToLower(s.tok(first).Form)) {
		return false
	}
	if s.rel(first) == "mark" {
		return true
	}
	sub := s.g.Child(k, "nsubj", "nsubj:pass")
	if sub < 0 || sub == first {
		return false
	}
	if s.tok(k).UPOS != "VERB" || s.g.Child(k, "cop", "aux:pass") >= 0 {
		return true
	}
	for _, o := range s.g.Children(k) {
		switch s.rel(o) {
		case "obj", "ccomp", "xcomp":
			if o > k {
				return true
			}
		}
	}
	// "the claim that he made" lacks the object, "the warning that fuel would run out" does not
	p := s.g.At(k)
	return p != nil && (p.Particle >= 0 || p.Modal >= 0) && !w.is("light", p.Lemma)
}

func srcEnd(to, t int) int {
	if to > t {
		return to
	}
	return 0
}

// owned reports whether a noun phrase has an owner or is no plain speaker: "allegations of police brutality".
func (w *work) owned(s *sent, t int) bool {
	return s.tok(t).UPOS == "NOUN" && !w.persons(s.g.Lemma(t)) && !w.group[s.g.Lemma(t)]
}

// light is the verb that governs a noun as its object and adds nothing to it.
func (w *work) light(s *sent, p *clause.Pred) *clause.Pred {
	h := s.g.Head(p.Head)
	if h < 0 || s.rel(p.Head) != "obj" {
		return nil
	}
	q := s.g.At(h)
	if q == nil || q.Kind != clause.Verb || !w.is("light", q.Lemma) && !w.is("light", s.g.Verb(q)) {
		return nil
	}
	return q
}

// nounQuote takes words in quotation marks or behind a colon that a noun announces: "his answer: ...", "issued a warning: ...".
func (w *work) nounQuote(s *sent, f *found, p *clause.Pred, owned bool) bool {
	t := p.Head
	n := len(s.s.Tokens)
	sep := 0
	for k := t + 1; k < n && k <= t+10; k++ {
		if i := s.quote[k]; i >= 0 && w.quotes[i].Outer.Start == s.tok(k).Start && s.quote[t] < 0 {
			for _, j := range w.bySent[s.i] {
				if g := &w.found[j]; len(g.Content) > 0 && g.Content[0].Start <= w.quotes[i].Outer.Start && w.quotes[i].Outer.Start < g.Content[0].End {
					return false // a verb has taken it
				}
			}
			if !owned && sep != 2 || sep == 0 && (k > t+1 || s.g.Head(t) >= 0 && s.used[s.g.Head(t)]) {
				return false
			}
			f.Content = casus.Spans{w.quotes[i].Outer}
			if !owned { // "a message from an unknown number: ..."
				from, to := w.phraseOf(s, t)
				to = min(to, k-1)
				if to <= t || s.tok(to-1).UPOS == "PUNCT" {
					return false
				}
				f.Source, f.SrcAt = casus.Spans{s.span(from, to)}, s.ref(t)
				f.Cue = casus.Spans{s.tok(k - 1).Span}
			}
			return true
		}
		switch tok := s.tok(k); {
		case tok.Form == ":":
			sep = 2
			if k+1 < n && s.quote[k+1] < 0 {
				if !owned {
					return false
				}
				w.piece(s, f, t, k+1, n)
				return len(f.Content) > 0
			}
		case tok.Form == "," && sep == 0:
			sep = 1
		case tok.UPOS == "VERB" || sep == 1:
			return false
		}
	}
	return false
}
