package attribute

import (
	"strings"

	"casus"
	"casus/clause"
)

// quoteBeside is a quotation next to the cue's clause, to the right or left, or -1.
func (w *work) quoteBeside(s *sent, v *cue) int {
	if q, _ := w.quoteRight(s, v); q >= 0 {
		return q
	}
	cs, _ := w.clauseOf(s, v)
	return w.quoteEnding(s, cs, v.p.Head)
}

// leftQuote reports whether a quotation that wants its speaker ends right before the cue's clause.
func (w *work) leftQuote(s *sent, v *cue) bool {
	cs, _ := w.clauseOf(s, v)
	q := w.quoteEnding(s, cs, v.p.Head)
	if q < 0 {
		return false
	}
	inner := trimBlank(w.text, w.quotes[q].Inner).In(w.text)
	if strings.HasSuffix(inner, ",") || strings.HasSuffix(inner, "?") || strings.HasSuffix(inner, "!") || strings.HasSuffix(inner, "—") || strings.HasSuffix(inner, "...") {
		return true
	}
	end := w.quotes[q].Outer.End
	return end < len(w.text) && w.text[end] == ','
}

// level is the depth at which quotations inside the cue's surroundings stand.
func (w *work) level(s *sent, t int) int {
	if q := s.quote[t]; q >= 0 && !w.quotes[q].Open {
		return w.quotes[q].Depth + 1
	}
	return 0
}

// quoteRight is the quotation that the cue introduces to its right, with the token at which it begins (the length of the sentence when it
// begins behind it).
func (w *work) quoteRight(s *sent, v *cue) (q, at int) {
	n := len(s.s.Tokens)
	level := w.level(s, v.p.Head)
	verbs := 0
	for t := v.to; t < n; t++ {
		if i := s.quote[t]; i >= 0 && w.quotes[i].Outer.Start >= s.tok(v.to-1).End {
			for w.quotes[i].Depth > level && i > 0 && w.quotes[i-1].Outer.Contains(w.quotes[i].Outer) {
				i--
			}
			if w.quotes[i].Depth != level {
				return -1, 0
			}
			return i, t
		}
		k := s.tok(t)
		switch {
		case s.used[t]:
			return -1, 0
		case k.UPOS == "VERB" && k.XPOS == "VBG" && s.g.At(t) != nil && w.isCue(s, s.g.At(t)):
			return -1, 0
		case k.UPOS == "VERB" || k.UPOS == "AUX":
			if verbs++; verbs > 0 && !(v.obj >= 0 && t > v.obj && t <= s.right[v.obj]) && k.XPOS != "VBG" {
				return -1, 0
			}
		case k.UPOS == "PUNCT":
			if k.Form == ";" || t > v.to && k.Form == "." {
				return -1, 0
			}
		case t-v.to > 14:
			return -1, 0
		}
	}
	// said: + a quotation that the splitter has put into the next sentence
	end := s.s.End
	if last := s.tok(n - 1).Form; last == ":" || last == "," {
		for i := w.firstQuote(end); i < len(w.quotes); i++ {
			if w.quotes[i].Depth == 0 {
				if blankOnly(w.text[end:w.quotes[i].Outer.Start]) {
					return i, n
				}
				break
			}
		}
	}
	return -1, 0
}

// quotation takes words in quotation marks behind the cue.
func (w *work) quotation(s *sent, f *found, v *cue, c *class) bool {
	q, at := w.quoteRight(s, v)
	if q < 0 {
		return false
	}
	if v.obj >= 0 && v.obj < at {
		w.addressee(s, f, v.obj)
		if !c.has(fAddr) && !w.speakable(s, v.obj) {
			return false
		}
	}
	if c.frame&(fNum|fNP) == 0 && !w.sayable([]casus.Span{w.quotes[q].Inner}) && !endsSentence(w.quotes[q].Inner.In(w.text)) {
		return false // "will begin their "quarantine process""
	}
	if v.src >= 0 && !w.speakable(s, v.src) && !w.sayable([]casus.Span{w.quotes[q].Inner}) {
		return false
	}
	outer := w.quotes[q].Outer
	if w.quotes[q].Open && w.quotes[q].Next < 0 && at > v.to && s.tok(at-1).Form == ":" && outer.End >= s.s.End && endsSentence(w.quotes[q].Inner.In(w.text)) {
		f.Content = casus.Spans{outer} // a mark without partner behind a colon
		return true
	}
	if at < len(s.s.Tokens) && at > v.to && s.tok(at-1).UPOS == "ADP" {
		return false // "speaks of "at least six"": a frame with preposition
	}
	if at < len(s.s.Tokens) && at > v.to && s.tok(at-1).XPOS == "TO" && c.has(fObjTo) && v.obj >= 0 && v.obj < at {
		return false // "told them not to "play" with it": object and infinitive
	}
	if n := len(s.s.Tokens); at < n && at > v.to && !c.has(fAddr) { // saying the senator "will say anything": the quotation begins behind the subject
		k := at
		for k < n && s.tok(k).UPOS == "PUNCT" {
			k++
		}
		plain := k < n
		for t := v.to; t < at && plain; t++ {
			u := s.tok(t).UPOS
			plain = u != "PUNCT" && u != "VERB" && u != "AUX"
		}
		if plain {
			switch s.tok(k).XPOS {
			case "MD", "VBD", "VBZ", "VBP":
				_, last := s.tokensIn(outer)
				return w.content(s, f, v, v.to, max(last, v.to))
			}
		}
	}
	for at < len(s.s.Tokens) && at > v.to && !(v.obj >= 0 && v.obj == at-1) {
		if k := s.tok(at - 1); k.UPOS == "DET" || k.XPOS == "TO" || k.UPOS == "SCONJ" {
			at-- // the quotation begins inside a phrase
			continue
		}
		break
	}
	if at >= len(s.s.Tokens) {
		f.Content = casus.Spans{outer}
		return true
	}
	if at > v.to && s.tok(at-1).UPOS == "ADP" {
		return false // "a deal on the "first phase""
	}
	// A fragment goes on behind its marks to the end of the clause.
	first, last := s.tokensIn(outer)
	if at < first {
		return w.content(s, f, v, at, max(last, min(v.limit, last)))
	}
	inner := w.quotes[q].Inner.In(w.text)
	if outer.End < s.s.End && last < v.limit && !endsSentence(inner) && s.tok(last).UPOS != "PUNCT" {
		return w.content(s, f, v, at, v.limit)
	}
	f.Content = casus.Spans{outer}
	return true
}

func endsSentence(s string) bool {
	s = strings.TrimRight(s, " \u00a0")
	return strings.HasSuffix(s, ".") || strings.HasSuffix(s, "!") || strings.HasSuffix(s, "?") || strings.HasSuffix(s, ",") || strings.HasSuffix(s, "…")
}

// clauseOf is the token range of the reporting clause: cue with its source where that stands beside it.
func (w *work) clauseOf(s *sent, v *cue) (from, to int) {
	from, to = v.from, v.to
	src := v.src
	if v.surf >= 0 {
		src = v.surf
	}
	if src >= 0 {
		f, t := w.phraseOf(s, src)
		if src < v.from {
			f = min(f, src)
			if f < from {
				from = f
			}
		} else if f >= v.to {
			to = max(to, t)
		}
	}
	for _, k := range s.g.Children(v.p.Head) { // "as X put it", "when asked, X said"
		if s.rel(k) == "mark" && k < from && from-k <= 1 {
			from = k
		}
	}
	for from > 0 && s.tok(from-1).UPOS == "SCONJ" && s.g.Head(from-1) == v.p.Head {
		from--
	}
	return from, to
}

// quoteEnding is the quotation that ends right before token t, at the level of token ref, or -1.
func (w *work) quoteEnding(s *sent, t, ref int) int {
	level := w.level(s, ref)
	end := s.s.Start
	if t < len(s.s.Tokens) {
		end = s.tok(t).Start
	}
	lo, hi := 0, len(w.quotes)
	for lo < hi { // first quote that begins at or behind end
		if mid := (lo + hi) / 2; w.quotes[mid].Outer.Start < end {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	for i := lo - 1; i >= 0 && i >= lo-6; i-- {
		q := &w.quotes[i]
		if q.Open || q.Depth != level || q.Outer.End > end {
			continue
		}
		if strings.Trim(w.text[q.Outer.End:end], " ,;\u00a0\n-–—") == "" && !strings.Contains(w.text[q.Outer.End:end], "\n\n") {
			return i
		}
		return -1
	}
	return -1
}

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
	w.after(s, f, v, region, cs, ce)
	return true
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
	linked := s.tok(t).UPOS == "CCONJ"
	for k := t; linked && k < end; k++ {
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
		}
		w.content(s, f, v, t, lim)
	}
}
