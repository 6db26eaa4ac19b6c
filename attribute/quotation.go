package attribute

import (
	"strings"

	"casus"
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
	if from, to := s.tokensIn(w.quotes[q].Outer); from > 0 && s.tok(from-1).UPOS != "PUNCT" && w.isName(s, &w.quotes[q], from, to) {
		return false // "Speaking on "Meet the Town," Orlo said"
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
	if !c.has(fThat) && at == v.to && !w.finiteQuote(s, q) && v.p.Infin {
		return false // "to end "the risk of war."": a noun phrase is no speech
	}
	if w.titled(s, v, at) {
		return false // has written a book titled "A Warning"
	}
	shouted := at == v.to && at < len(s.s.Tokens) && !v.p.Passive && v.src >= 0 && w.is("shout", v.p.Lemma)
	if !shouted && c.frame&(fNum|fNP) == 0 && !w.sayable([]casus.Span{w.quotes[q].Inner}) && !endsSentence(w.quotes[q].Inner.In(w.text)) {
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
		end := last
		if o := v.obj; c.has(fNP) && o >= first && o < last && last < v.limit && s.tok(last).UPOS == "ADP" && s.right[o] >= last {
			end = w.phraseEnd(s, v, o, v.limit) // a "closed zone" in the forest
		}
		return w.content(s, f, v, at, max(last, end))
	}
	inner := w.quotes[q].Inner.In(w.text)
	if !shouted && outer.End < s.s.End && last < v.limit && !endsSentence(inner) && s.tok(last).UPOS != "PUNCT" {
		return w.content(s, f, v, at, v.limit)
	}
	f.Content = casus.Spans{outer}
	return true
}

// finiteQuote reports whether a quotation holds a finite verb or begins with an order.
func (w *work) finiteQuote(s *sent, q int) bool {
	from, to := s.tokensIn(w.quotes[q].Inner)
	for t := from; t < to; t++ {
		switch s.tok(t).XPOS {
		case "VBD", "VBZ", "VBP", "MD":
			return true
		case "VB":
			return t == from
		}
	}
	return false
}

// titled reports whether a word of naming stands right before a quotation that is not the cue itself: "a book titled".
func (w *work) titled(s *sent, v *cue, at int) bool {
	if at >= len(s.s.Tokens) || at-1 <= v.p.Head {
		return false
	}
	k := s.tok(at - 1)
	return (k.XPOS == "VBN" || k.XPOS == "VBD") && w.is("naming", s.g.Lemma(at-1))
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
