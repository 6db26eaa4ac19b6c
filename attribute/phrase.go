package attribute

import (
	"strings"

	"casus"
	"casus/clause"
)

// phrasesOf finds phrases and adverbs that hand a clause to a source.
func (w *work) phrasesOf(s *sent) {
	n := len(s.s.Tokens)
	key := func(i int) string { return strings.ToLower(s.tok(i).Form) }
	for t := 0; t < n; t++ {
		if s.used[t] {
			continue
		}
		values, length := w.phrases.Longest(t, n, key)
		if length > 0 {
			w.phrase(s, values[0], t, t+length)
			continue
		}
		w.possessed(s, t)
	}
}

func (w *work) phrase(s *sent, p *phrase, from, to int) {
	f := w.phraseFound(s, p, from, to)
	end := to
	switch p.kind {
	case "source", "of":
		h := -1
		for t := from; t < to; t++ {
			if k := s.g.Head(t); k >= to {
				h = k
				break
			}
		}
		if h < 0 {
			for t := from; t < to && h < 0; t++ { // in the words of X: X below "words"
				for _, k := range s.g.Children(t) {
					if k >= to && strings.HasPrefix(s.rel(k), "nmod") {
						h = k
					}
				}
			}
		}
		if h < 0 || h >= len(s.s.Tokens) {
			h = w.nounFrom(s, to)
		}
		if h < 0 {
			return
		}
		_, e := w.phraseOf(s, h)
		e = w.sourceEnd(s, from, to, h, e)
		for t := to; t < e; t++ {
			if q := s.quote[t]; q >= 0 && s.quote[from] != q && (w.quotes[q].Open || w.quotes[q].Outer.End >= s.tok(e-1).End || w.sayable([]casus.Span{w.quotes[q].Inner})) {
				e = t
			}
		}
		end = s.trimRight(to, e)
		if end <= to {
			return
		}
		f.Source = casus.Spans{s.span(to, end)}
		f.SrcAt = s.ref(h)
		w.around(s, &f, from, end, s.g.Head(h))
	case "bare":
		w.around(s, &f, from, to, -1)
	case "adverb":
		w.adverb(s, &f, from)
	default:
		return
	}
	if len(f.Content) == 0 {
		return
	}
	for t := from; t < to; t++ {
		s.used[t] = true
	}
	if p.kind == "adverb" { // an adverb takes no words from others
		s.used[from] = false
	}
	w.add(s, f)
}

func (w *work) phraseFound(s *sent, p *phrase, from, to int) found {
	f := found{class: &class{id: p.kind, act: p.act}, from: from, to: to, pred: from}
	f.Cue = casus.Spans{s.span(from, to)}
	f.CueAt, f.SrcAt, f.AddrAt = s.ref(from), casus.NoToken, casus.NoToken
	f.Class, f.Act, f.Confidence = "phrase", p.act, 0.85
	f.Rules = []string{"phrase/" + strings.ReplaceAll(strings.Join(p.words, "-"), "*", "x")}
	return f
}

// nounFrom is the head of the first nominal at or behind a token.
func (w *work) nounFrom(s *sent, from int) int {
	for t := from; t < len(s.s.Tokens) && t < from+12; t++ {
		switch s.tok(t).UPOS {
		case "NOUN", "PROPN", "PRON":
			for h := s.g.Head(t); h > t && s.left[h] >= from && (s.tok(h).UPOS == "NOUN" || s.tok(h).UPOS == "PROPN"); h = s.g.Head(t) {
				t = h
			}
			return t
		case "VERB", "AUX":
			return -1
		}
	}
	return -1
}

// sourceEnd bounds the noun phrase behind "according to". At a clause's start it ends at a comma: the one before the subject of the clause,
// unless a bare name stands between, which is that subject's head.
func (w *work) sourceEnd(s *sent, phrase, from, head, end int) int {
	n := len(s.s.Tokens)
	var commas []int
	for t := from; t < n && len(commas) < 6; t++ {
		if s.tok(t).Form == "," && s.quote[t] < 0 {
			commas = append(commas, t)
		}
		if p := s.g.At(t); p != nil && p.Kind == clause.Verb && p.Tense != clause.NoTense && len(commas) > 0 && s.rel(t) != "acl:relcl" {
			break
		}
	}
	initial := phrase == 0 || s.tok(phrase-1).UPOS == "PUNCT" || s.tok(phrase-1).UPOS == "CCONJ" || s.tok(phrase-1).UPOS == "SCONJ"
	if len(commas) == 0 || !initial || !w.verbBehind(s, commas[0]) {
		for t := head + 1; t < end; t++ {
			if s.tok(t).Form == "," && s.quote[t] < 0 && !w.goesOn(s, head, t) {
				return t
			}
		}
		return end
	}
	stop := commas[0]
	for i := 0; i+1 < len(commas); i++ {
		a, b := commas[i], commas[i+1]
		nominal := true
		for t := a + 1; t < b; t++ {
			if u := s.tok(t).UPOS; u == "AUX" || u == "VERB" && !strings.HasPrefix(s.rel(t), "acl") && s.tok(t).XPOS != "VBN" && s.tok(t).XPOS != "VBG" {
				nominal = s.tok(a+1).XPOS == "WP" || s.tok(a+1).XPOS == "WDT"
			}
		}
		if !nominal || s.tok(a+1).UPOS == "ADP" || s.tok(a+1).UPOS == "SCONJ" || s.quote[a+1] >= 0 {
			break
		}
		below := false
		for t := a + 1; t < b; t++ {
			if h := s.g.Head(t); h >= from && h < a {
				below = true
			}
		}
		for t := a + 1; t < b; t++ { // two subjects of one verb: the first is an apposition
			if h := s.g.Head(t); h > b && strings.HasPrefix(s.rel(t), "nsubj") {
				for _, k := range s.g.Children(h) {
					if k > b && strings.HasPrefix(s.rel(k), "nsubj") {
						below = true
					}
				}
			}
		}
		joined := s.tok(b-1).UPOS != "VERB" && w.hasCC(s, a+1, b)
		if s.tok(head).UPOS == "NOUN" && w.persons(s.g.Lemma(head)) && s.tok(a+1).UPOS == "PROPN" {
			below = true
		}
		if !below && !joined {
			break
		}
		stop = b
	}
	return stop
}

// goesOn reports whether behind a comma an apposition, relative clause or conjunct of a noun follows.
func (w *work) goesOn(s *sent, head, comma int) bool {
	for _, k := range s.g.Children(head) {
		if k > comma && s.left[k] <= comma+2 {
			switch strings.SplitN(s.rel(k), ":", 2)[0] {
			case "appos", "acl", "conj", "flat", "nmod":
				return true
			}
		}
	}
	return false
}

func (w *work) verbBehind(s *sent, t int) bool {
	for ; t < len(s.s.Tokens); t++ {
		switch s.tok(t).XPOS {
		case "VBD", "VBZ", "VBP", "MD":
			return true
		}
	}
	return false
}

func (w *work) hasCC(s *sent, from, to int) bool {
	for t := from; t < to; t++ {
		if s.tok(t).UPOS == "CCONJ" {
			return true
		}
	}
	return false
}

// around takes the clause in which a phrase stands, without the phrase.
func (w *work) around(s *sent, f *found, from, end, gov int) {
	n := len(s.s.Tokens)
	lo, hi := 0, n
	if i := s.quote[from]; i >= 0 && !w.quotes[i].Open {
		lo, hi = s.tokensIn(w.quotes[i].Inner)
	}
	for t := from - 1; t >= lo; t-- {
		if s.tok(t).Form == ";" && s.quote[t] < 0 {
			lo = t + 1
			break
		}
	}
	for t := end; t < hi; t++ {
		if s.tok(t).Form == ";" && s.quote[t] < 0 {
			hi = t
			break
		}
	}
	// Inside a subordinate clause the phrase covers that clause alone.
	for h, steps := gov, 0; h >= 0 && steps < 20; h, steps = s.g.Head(h), steps+1 {
		r := strings.SplitN(s.rel(h), ":", 2)[0]
		if r == "ccomp" && from > 0 && s.tok(from-1).Form == "," && !w.worded(s, end, hi) {
			continue // "..., according to the poll" at the end covers the whole sentence
		}
		if m := s.g.Child(h, "mark"); r == "advcl" && h == gov && m > lo && m < from && s.left[h] >= m && w.is("condition", strings.ToLower(s.tok(m).Form)) && f.class != nil && f.class.has(fThat) {
			lo = m + 1 // "if the law is repealed, as he has promised"
			break
		}
		if (r == "ccomp" || s.rel(h) == "acl:relcl") && s.left[h] > lo && s.left[h] <= from && s.right[h]+1 >= end {
			lo, hi = max(lo, s.left[h]), min(hi, s.right[h]+1)
			break
		}
	}
	for t := from - 1; t >= lo && t >= from-2; t-- { // "which, according to A, B has criticised"
		if x := s.tok(t).XPOS; x == "WDT" || x == "WP" {
			lo = t
		}
	}
	left, right := lo < from && w.worded(s, lo, from), end < hi && w.worded(s, end, hi)
	if right && lo < from && s.tok(from-1).UPOS == "CCONJ" {
		left = false
	}
	if right && end+1 < hi && f.class != nil && f.class.id == "of" { // "in the words of A, "...""
		for t := end; t <= end+1; t++ {
			if q := s.quote[t]; q >= 0 && w.quotes[q].Outer.Start == s.tok(t).Start && w.quotes[q].Outer.End > s.tok(from).End {
				left = false
			}
		}
	}
	if left {
		w.piece(s, f, from, lo, from)
	}
	if right {
		if left && !w.linked(s, lo, from, end, hi) {
			return
		}
		w.piece(s, f, from, end, hi)
	}
}

// linked reports whether an arc joins the words before a phrase with those behind it.
func (w *work) linked(s *sent, lo, from, end, hi int) bool {
	for k := end; k < hi; k++ {
		if h := s.g.Head(k); h >= lo && h < from && s.tok(k).UPOS != "PUNCT" {
			return s.tok(end).UPOS != "CCONJ"
		}
	}
	for k := lo; k < from; k++ {
		if h := s.g.Head(k); h >= end && h < hi && s.tok(k).UPOS != "PUNCT" {
			return true
		}
	}
	return false
}

// worded reports whether a range holds a word.
func (w *work) worded(s *sent, from, to int) bool {
	for t := from; t < to; t++ {
		if u := s.tok(t).UPOS; u != "PUNCT" && u != "CCONJ" && u != "SYM" {
			return true
		}
	}
	return false
}

// piece adds tokens [from, to) to the content.
func (w *work) piece(s *sent, f *found, at, from, to int) {
	for from < to && (s.tok(from).UPOS == "PUNCT" && s.quote[from] < 0 && !isOpening(s.tok(from).Form)) {
		from++
	}
	to = s.trimRight(from, to)
	if from < to {
		f.Content = append(f.Content, w.snap(s, at, s.span(from, to))).Normal()
	}
}

// adverb gives the clause of an adverb ("allegedly") as content: subject and predicate without the adverb.
func (w *work) adverb(s *sent, f *found, t int) {
	h := s.g.Head(t)
	if h < 0 {
		return
	}
	p := s.g.At(h)
	if p == nil {
		// before an adjective or noun: that phrase
		w.piece(s, f, t, t+1, s.right[h]+1)
		return
	}
	lo, hi := s.left[h], s.right[h]+1
	for _, k := range s.g.Children(h) {
		switch strings.SplitN(s.rel(k), ":", 2)[0] {
		case "conj", "parataxis":
			if k > h {
				hi = min(hi, s.left[k])
			}
		case "cc", "mark":
			if k < t {
				lo = max(lo, k+1)
			}
		case "advcl":
			if k < t {
				lo = max(lo, s.right[k]+1)
			}
		}
	}
	if n := s.g.Child(h, "nsubj", "nsubj:pass"); n >= 0 && n < t {
		lo = max(min(s.left[n], t), lo)
	} else if p.SurfSubj >= 0 && p.SurfSubj < t && n < 0 {
		from, to := w.phraseOf(s, p.SurfSubj)
		w.piece(s, f, t, from, min(to, t))
		lo = t
	}
	if lo < t {
		w.piece(s, f, t, lo, t)
	}
	w.piece(s, f, t, t+1, max(hi, t+1))
}

// possessed finds "in his view", "by its own account".
func (w *work) possessed(s *sent, t int) {
	h := s.g.Head(t)
	if h <= t || h > t+12 {
		return
	}
	poss := s.g.Child(h, "nmod:poss")
	if poss < 0 || s.left[poss] <= t {
		return
	}
	values := w.phrases.Get([]string{strings.ToLower(s.tok(t).Form), "*", strings.ToLower(s.tok(h).Form)})
	if len(values) == 0 || !w.speakable(s, poss) {
		return
	}
	// "wrote in her opinion that" tells where; set off by commas or at the start it hands the clause over.
	if t > 0 && s.tok(t-1).UPOS != "PUNCT" && s.tok(t-1).UPOS != "CCONJ" && s.tok(t-1).UPOS != "SCONJ" && (h+1 >= len(s.s.Tokens) || s.tok(h+1).UPOS != "PUNCT") {
		return
	}
	f := w.phraseFound(s, values[0], t, h+1)
	from, to := w.phraseOf(s, poss)
	for to > from && s.tok(to-1).XPOS == "POS" {
		to--
	}
	f.Cue = casus.Spans{s.span(t, from), s.span(to, h+1)}.Normal()
	f.Source = casus.Spans{s.span(from, to)}
	f.SrcAt = s.ref(poss)
	w.around(s, &f, t, h+1, s.g.Head(h))
	if len(f.Content) == 0 {
		return
	}
	s.used[t], s.used[h] = true, true
	w.add(s, f)
}
