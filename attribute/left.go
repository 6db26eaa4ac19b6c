package attribute

import (
	"strings"

	"casus"
	"casus/clause"
)

// before takes content that stands before the reporting clause, or around it: "..., A said", "..., said A, ...".
func (w *work) before(s *sent, f *found, v *cue, c *class) bool {
	if x := s.tok(v.p.Head).XPOS; v.surf >= 0 || strings.HasPrefix(s.rel(v.p.Head), "acl") && (s.g.Child(v.p.Head, "nsubj") < 0 || !w.leftQuote(s, v)) || x == "VBG" && v.from == v.p.Head || v.p.Infin && v.from == v.p.Head {
		return false
	}
	if v.from > 0 && v.from == v.p.Head && s.g.Child(v.p.Head, "nsubj") < 0 && (s.tok(v.from).XPOS == "VBN" || s.tok(v.from).XPOS == "VBD") && w.is("whenever", strings.ToLower(s.tok(v.from-1).Form)) {
		return false // "..., she replied when asked"
	}
	for _, k := range s.g.Children(v.p.Head) { // "..., as the government continues to fight" reports nothing
		r := s.rel(k)
		if r == "ccomp" && (w.circumstantial(s, v, k) || w.verbless(s, k)) || k >= v.to && k < len(s.s.Tokens) && w.parted(s, v.to, k) {
			continue
		}
		if k >= v.to && (r == "xcomp" || r == "ccomp" || r == "obj" && !c.has(fAddr) && v.src >= 0 && k != v.src) && s.quote[k] == s.quote[v.p.Head] && !w.splitOff(s, v, k) {
			return false
		}
		if r == "mark" && k < v.from && !w.is("as", s.g.Lemma(k)) && s.quote[k] == s.quote[v.p.Head] {
			return false
		}
	}
	w.inverted(s, f, v)
	if v.src < 0 && w.trailing(s, f, v) {
		return true
	}
	cs, ce := w.clauseOf(s, v)
	if cs > v.from && v.src < 0 {
		return false
	}
	q := w.quoteEnding(s, cs, v.p.Head)
	if q < 0 && v.src >= 0 && v.src < v.from {
		if at, to := w.afterQuotation(s, v, cs); at >= 0 { // ""It is late," Ada Holm, head of the "North" office, said"
			f.Source, cs = casus.Spans{s.span(at, to)}, at
			q = w.quoteEnding(s, at, v.p.Head)
			for t := at; t < to; t++ {
				if nominal(s.tok(t)) && !(t+1 < to && s.tok(t+1).UPOS == "PROPN") {
					f.SrcAt = s.ref(t)
					for h := s.g.Head(t); h >= at && h < t && s.tok(h).UPOS == "PROPN"; h = s.g.Head(h) {
						f.SrcAt = s.ref(h)
					}
					break
				}
			}
		}
	}
	if q < 0 && !c.has(fParen) {
		return false
	}
	lo := 0
	if i := s.quote[v.p.Head]; i >= 0 && !w.quotes[i].Open {
		lo, _ = s.tokensIn(w.quotes[i].Inner)
	}
	region := lo
	for t := lo; t < cs; t++ {
		if s.tok(t).Form == ";" && s.quote[t] < 0 {
			region = t + 1
		}
		if s.tok(t).Form == ":" && t <= lo+4 && s.quote[t] < 0 && w.isLabel(s, lo, t) {
			region = t + 1
		}
	}
	if region >= cs {
		if q >= 0 && strings.HasSuffix(trimBlank(w.text, w.quotes[q].Inner).In(w.text), ".") && v.src < v.to {
			return false // a new sentence behind a whole quotation
		}
		if q >= 0 && q < len(w.taken) { // the splitter has cut behind the quotation
			f.Content = casus.Spans{w.quotes[q].Outer}
			w.after(s, f, v, region, cs, ce)
			return true
		}
		return false
	}
	prev := s.tok(cs - 1)
	if prev.UPOS != "PUNCT" && q < 0 {
		return false
	}
	if prev.UPOS == "PUNCT" && (prev.Form == ":" || prev.Form == "(" || prev.Form == "[") {
		return false
	}
	if q < 0 && v.src < v.to && !w.parenthetical(s, v, region, cs) && !w.inserted(s, v) {
		return false
	}
	if !w.content(s, f, v, region, cs) {
		return false
	}
	if c.has(fAddr) && v.obj >= v.to && v.obj != v.src && len(f.Addressee) == 0 {
		w.addressee(s, f, v.obj)
	}
	w.after(s, f, v, region, cs, ce)
	return true
}

// afterQuotation is the name that stands between a quotation and what the parser took for the subject of the verb behind it, with that subject as its
// apposition, as a half-open range; -1 without.
func (w *work) afterQuotation(s *sent, v *cue, cs int) (from, to int) {
	to = s.trimRight(0, v.from)
	for t := cs - 1; t > 0 && t > cs-12; t-- {
		k := s.tok(t)
		if q := s.quote[t]; q >= 0 {
			if w.quotes[q].Depth != w.level(s, v.p.Head) || w.quotes[q].Outer.End != k.End || w.quotes[q].Open || t+1 >= cs || !endsSentence(trimBlank(w.text, w.quotes[q].Inner).In(w.text)) {
				return -1, 0
			}
			if s.tok(t+1).UPOS == "PROPN" && s.tok(cs-1).Form == "," {
				return t + 1, to
			}
			return -1, 0
		}
		if k.UPOS == "VERB" || k.UPOS == "AUX" || k.UPOS == "SCONJ" || k.UPOS == "PRON" {
			return -1, 0
		}
	}
	return -1, 0
}

// trailing takes what stands between a quotation and a verb that ends the sentence for its source, where the parser found none: "It is late," Ada Holm,
// editor at large of the Courier, said.
func (w *work) trailing(s *sent, f *found, v *cue) bool {
	n := len(s.s.Tokens)
	if s.quote[v.p.Head] >= 0 || v.from < 3 {
		return false
	}
	for t := v.to; t < n && s.tok(t).UPOS != "PUNCT"; t++ { // behind it at most when and where
		switch s.tok(t).UPOS {
		case "ADP", "DET", "NOUN", "PROPN", "NUM", "ADV", "ADJ":
			if t == v.to && s.tok(t).UPOS != "ADP" && !w.temporal(s, t) {
				return false
			}
		default:
			return false
		}
	}
	switch s.tok(v.p.Head).XPOS {
	case "VBD", "VBZ", "VBP":
	default:
		return false
	}
	at := v.from
	for at > 0 && s.quote[at-1] < 0 {
		at--
	}
	if at == 0 || at >= v.from {
		return false
	}
	q := s.quote[at-1]
	for w.quotes[q].Depth > 0 && q > 0 {
		q--
	}
	if end := s.tok(at - 1).End; w.quotes[q].Open || w.quotes[q].Outer.End != end || !endsSentence(trimBlank(w.text, w.quotes[q].Inner).In(w.text)) {
		return false
	}
	h := -1
	for t := at; t < v.from; t++ {
		switch k := s.tok(t); {
		case strings.HasPrefix(s.rel(t), "acl"):
		case k.UPOS == "AUX", k.XPOS == "VBD", k.XPOS == "VBZ", k.XPOS == "VBP", k.UPOS == "SCONJ", k.Form == ";", k.Form == ":":
			return false
		case h < 0 && nominal(k):
			h = t
		}
	}
	end := s.trimRight(at, v.from)
	if h < 0 || end <= at || end-at > 30 || s.tok(at).UPOS == "ADP" || s.tok(at).UPOS == "ADV" || s.tok(at).UPOS == "PUNCT" {
		return false
	}
	for h+1 < end && (s.tok(h+1).UPOS == "NOUN" && s.tok(h).UPOS == "NOUN") {
		h++
	}
	f.Source, f.SrcAt = casus.Spans{s.span(at, end)}, s.ref(h)
	f.Content = casus.Spans{w.quotes[q].Outer}
	return true
}

// inverted takes the noun behind the verb for the source when there is no other: the parser thinks it an object in "..., snapped the admiral".
func (w *work) inverted(s *sent, f *found, v *cue) {
	if n := len(s.s.Tokens); v.src >= 0 && v.src < v.from && v.from > 1 && s.tok(v.from-1).Form == "," && v.obj >= v.to && f.class.has(fParen) && !f.class.has(fAddr) && w.speakable(s, v.obj) && !w.temporal(s, v.obj) {
		if from, to := w.phraseOf(s, v.obj); from == v.to && to < n && s.tok(to).Form == "," && w.finiteIn(s, to, n) && s.tok(v.src).UPOS != "PROPN" { // "Such figures, said Vale, thrive"
			v.src = -1
		}
	}
	if v.src >= 0 || v.from == 0 || s.tok(v.from-1).UPOS != "PUNCT" && s.quote[v.from-1] < 0 {
		return
	}
	switch x := s.tok(v.p.Head).XPOS; x {
	case "VBD", "VBZ", "VBP", "VBN":
	default:
		return
	}
	h := v.obj
	if h < 0 {
		h = w.nounFrom(s, v.to)
	}
	if h < 0 || h > v.to+6 || s.quote[h] != s.quote[v.p.Head] {
		return
	}
	from, to := w.phraseOf(s, h)
	if from != v.to {
		return
	}
	if !w.speakable(s, h) && !((f.class.clauses || !f.class.human) && (to >= len(s.s.Tokens) || s.tok(to).UPOS == "PUNCT")) {
		return
	}
	v.src, v.obj = h, -1
	w.source(s, f, h, v)
	for _, k := range s.g.Children(v.p.Head) { // ", says Ivo Brandt, a retired general"
		if k > h && s.left[k] <= to+1 && w.verbless(s, k) && len(f.Source) > 0 {
			f.Source[0].End = s.tok(s.trimRight(k, s.right[k]+1) - 1).End
		}
	}
}

// parted reports whether a semicolon stands between two tokens.
func (w *work) parted(s *sent, from, to int) bool {
	for t := from; t < to; t++ {
		if s.tok(t).Form == ";" && s.quote[t] < 0 {
			return true
		}
	}
	return false
}

// between reports whether the reporting clause stands between commas behind a clause: "..., researchers said, but ...".
func (w *work) between(s *sent, v *cue) bool {
	cs, ce := w.clauseOf(s, v)
	return cs > 1 && ce+1 < len(s.s.Tokens) && v.src >= 0 && s.tok(cs-1).Form == "," && s.tok(ce).Form == "," && s.quote[cs-1] == s.quote[v.p.Head] &&
		(w.parenthetical(s, v, 0, cs) || w.inserted(s, v)) && s.tok(ce+1).XPOS != "VBG" && !w.is("that", strings.ToLower(s.tok(ce+1).Form))
}

// inserted reports whether a reporting clause of subject and verb alone stands between commas before the clause that it reports: "But in private, aides
// say, the mood is dark".
func (w *work) inserted(s *sent, v *cue) bool {
	cs, ce := w.clauseOf(s, v)
	return cs > 1 && ce+2 < len(s.s.Tokens) && v.src >= cs && v.src < v.from && s.tok(cs-1).Form == "," && s.tok(ce).Form == "," && ce == v.to && s.quote[cs-1] == s.quote[v.p.Head] &&
		s.g.Child(v.p.Head, "obj", "ccomp", "xcomp", "mark") < 0 && w.finiteIn(s, ce+1, len(s.s.Tokens)) && s.tok(ce+1).UPOS != "CCONJ" && !w.finiteIn(s, 0, cs)
}

// ownSubject reports whether a verb in the range has its subject there.
func (w *work) ownSubject(s *sent, from, to int) bool {
	for t := from; t < to; t++ {
		if strings.HasPrefix(s.rel(t), "nsubj") && s.g.Head(t) > t && s.g.Head(t) < to {
			return true
		}
	}
	return false
}

// splitOff reports whether a comma parts a dependent from its cue, as in "The grain, they say, is wet".
func (w *work) splitOff(s *sent, v *cue, k int) bool {
	for t := v.to; t <= max(s.left[k], min(k, len(s.s.Tokens)-1)); t++ {
		if s.tok(t).Form == "," {
			return true
		}
	}
	return false
}

// isLabel reports whether tokens before a colon are a headline's label rather than content.
func (w *work) isLabel(s *sent, from, colon int) bool {
	for t := from; t < colon; t++ {
		if w.is("label", strings.ToLower(s.tok(t).Form)) {
			return true
		}
	}
	return false
}

// parenthetical reports whether the words before a reporting clause are a clause that it reports, and not merely its adverbial: a finite
// verb or a subject whose verb stands behind.
func (w *work) parenthetical(s *sent, v *cue, from, to int) bool {
	if x := s.tok(from).XPOS; (x == "VBN" || x == "VBG" || x == "VBD") && s.tok(from).UPOS == "VERB" && s.g.Child(from, "nsubj") < 0 {
		return false // "Asked whether he would go, the king laughed"
	}
	for t := from; t < to; t++ {
		if s.rel(t) == "ccomp" || s.rel(t) == "root" || s.rel(t) == "parataxis" || s.g.Head(v.p.Head) == t {
			if t2 := s.g.At(t); t2 != nil && !t2.Infin && (t2.Tense != clause.NoTense || t2.Modal >= 0 || t2.Kind != clause.Verb) {
				return true
			}
			if s.g.Head(v.p.Head) == t {
				return true
			}
		}
	}
	// subject before, verb behind: "The grain, the buyers say, is wet"
	for t := from; t < to; t++ {
		if h := s.g.Head(t); (h >= v.to || h == v.p.Head && t != v.src) && strings.HasPrefix(s.rel(t), "nsubj") {
			return true
		}
	}
	return false
}

// after adds what goes on behind a reporting clause that stands inside its content.
func (w *work) after(s *sent, f *found, v *cue, region, cs, ce int) {
	n := len(s.s.Tokens)
	end := n
	if i := s.quote[v.p.Head]; i >= 0 && !w.quotes[i].Open {
		_, end = s.tokensIn(w.quotes[i].Inner)
	}
	level := w.level(s, v.p.Head)
	t := ce
	for ; t < end; t++ {
		if i := s.quote[t]; i >= 0 && w.quotes[i].Depth == level && w.quotes[i].Outer.Start >= s.tok(ce-1).End {
			break
		}
		k := s.tok(t)
		if k.UPOS == "PUNCT" {
			break
		}
		if p := s.g.At(t); p != nil && p.Kind == clause.Verb && t > ce && w.isCue(s, p) {
			return
		}
	}
	for t < end && s.tok(t).UPOS == "PUNCT" && s.quote[t] < 0 {
		if s.tok(t).Form == ";" {
			return
		}
		t++
	}
	if t < end && s.tok(t).XPOS == "VBG" && s.quote[t] < 0 { // ", adding that time was short, "we will regret it""
		for t < end && s.quote[t] < 0 {
			t++
		}
		if t >= end || s.tok(t-1).Form != "," {
			return
		}
	}
	if t >= end {
		return
	}
	if i := s.quote[t]; i >= 0 && w.quotes[i].Depth == level && s.tok(t).Start == w.quotes[i].Outer.Start {
		// the quotation goes on, unless a cue of its own follows it
		_, last := s.tokensIn(w.quotes[i].Outer)
		for k := last; k < end; k++ {
			if p := s.g.At(k); p != nil && s.quote[k] < 0 && w.isCue(s, p) {
				return
			}
			if s.tok(k).Form == "," && s.quote[k] < 0 {
				break
			}
		}
		f.Content = append(f.Content, w.quotes[i].Outer).Normal()
		return
	}
	if s.tok(t).UPOS == "CCONJ" && (!w.is("but", s.g.Lemma(t)) || !w.ownSubject(s, t, end)) {
		return
	}
	linked := s.tok(t).UPOS == "CCONJ" || s.tok(region).UPOS == "SCONJ" && region < cs && s.rel(region) == "mark" && w.finiteIn(s, t, end) // "If elected, she said, she would"
	for k := t; s.tok(t).UPOS == "CCONJ" && k < end; k++ {
		if p := s.g.At(k); p != nil && p.Kind == clause.Verb && s.quote[k] == s.quote[v.p.Head] && w.isCue(s, p) && (p.Tense != clause.NoTense || p.Modal >= 0) {
			return
		}
	}
	for k := t; k < end && !linked; k++ {
		if h := s.g.Head(k); h >= region && h < cs && s.tok(k).UPOS != "PUNCT" {
			linked = true
		}
	}
	for k := region; k < cs && !linked; k++ {
		if h := s.g.Head(k); h >= t && h < end && s.tok(k).UPOS != "PUNCT" {
			linked = true
		}
	}
	if linked {
		lim := end
		for k := t; k < end; k++ {
			if s.tok(k).Form == ";" && s.quote[k] < 0 || s.used[k] {
				lim = k
				break
			}
			if closed := isQuoteMark(s.tok(k).Form) && k > t && s.tok(k-1).Form == ","; k > t && k+1 < end && (closed || s.tok(k).Form == "," && s.quote[k] < 0) && w.summary(s, k+1, end) {
				if lim = k; closed {
					lim = k + 1
				}
				break
			}
		}
		w.content(s, f, v, t, lim)
	}
}
