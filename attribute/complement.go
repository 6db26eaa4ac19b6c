package attribute

import (
	"strings"

	"casus"
	"casus/clause"
)

// that takes a complement clause to the right.
func (w *work) that(s *sent, f *found, v *cue, c *class) bool {
	if o := v.obj; o >= v.to && !c.has(fAddr) && w.is("light", v.p.Lemma) && s.tok(o).UPOS == "NOUN" && w.nouns[s.g.Lemma(o)] != nil && w.says(s, o) {
		return false // "voiced fears that": the noun is the cue
	}
	k := w.complement(s, v)
	if k < 0 {
		return w.clauseBehind(s, f, v)
	}
	if v.to < len(s.s.Tokens) && s.g.Head(k) != v.p.Head && s.tok(v.to).UPOS == "ADP" && c.prep[strings.ToLower(s.tok(v.to).Form)] {
		return false // "agreed on a plan which states that": the phrase is the content
	}
	if t := v.to; t+1 < len(s.s.Tokens) && s.tok(t).UPOS == "ADP" && c.prep[strings.ToLower(s.tok(t).Form)] && (s.tok(t+1).XPOS == "WP" || s.tok(t+1).XPOS == "WRB") {
		return false // "worries about what will happen": the preposition is the cue's
	}
	if q, at := w.quoteRight(s, v); c.has(fQuote) && q >= 0 && at == v.to && s.tok(at).Start == w.quotes[q].Outer.Start && endsSentence(w.quotes[q].Inner.In(w.text)) && w.sayable([]casus.Span{w.quotes[q].Inner}) {
		return false // chanted "Stop!" and went home: the quotation ends the words
	}
	if c.has(fObjTo) && v.obj >= 0 && v.obj < k && w.hasTo(s, k) && s.g.Child(k, "nsubj", "nsubj:pass") < 0 {
		return false // "told officials not to go": object and infinitive
	}
	from := s.left[k]
	// What the parser hung on the clause from before the verb is none of it.
	for from < v.to {
		from++
	}
	for from < v.limit && s.tok(from).UPOS == "PUNCT" && s.quote[from] < 0 {
		from++
	}
	if from == v.to && from+2 < v.limit && w.is("day", strings.ToLower(s.tok(from).Form)) && s.tok(from+1).UPOS != "PUNCT" && s.tok(from+1).UPOS != "AUX" && s.tok(from+1).UPOS != "VERB" && s.tok(from+1).UPOS != "ADP" {
		from++ // "said Friday he was ready"
	}
	last := from
	for last > v.to && s.tok(last-1).Form == "," && s.quote[last-1] < 0 {
		last-- // "claims the girl, driven to despair, had fled"
	}
	if v.obj >= 0 && v.obj < from && !c.has(fAddr) && s.right[v.obj]+1 >= last && s.right[v.obj] < from && s.g.Child(k, "nsubj", "nsubj:pass", "mark") < 0 {
		from, _ = w.phraseOf(s, v.obj) // "polls suggest most voters favour it": the object is the clause's subject
		from = max(from, v.to)
	} else if i := v.iobj; i >= v.to && i < from && !c.has(fAddr) && s.right[i]+1 == from && s.g.Child(k, "nsubj", "nsubj:pass", "mark") < 0 {
		from, _ = w.phraseOf(s, i) // "saying residents deserved answers"
		from = max(from, v.to)
	} else if v.obj >= 0 && v.obj < from && c.has(fAddr) {
		w.addressee(s, f, v.obj)
	} else if i := s.g.Child(v.p.Head, "iobj"); i >= v.to && i < from {
		w.addressee(s, f, i)
	}
	if c.has(fAddr) && f.AddrAt == casus.NoToken { // "told the court he regretted": two subjects, the first is the addressee
		first := -1
		for _, n := range s.g.Children(k) {
			if strings.HasPrefix(s.rel(n), "nsubj") && n < k {
				if first >= 0 && s.left[n] > first {
					w.addressee(s, f, first)
					from = s.left[n]
					break
				}
				first = n
			}
		}
	}
	if !c.has(fAddr) && v.to < from && from < v.limit && s.tok(from).UPOS != "SCONJ" && w.begins(s, v.to, from) { // "says the "mandate" of the mission is to ...": no word of the clause stays behind
		from = v.to
	}
	if o := v.obj; c.has(fNP) && !c.has(fAddr) && o >= v.to && o < from && s.right[o] >= from-1 && !w.speakable(s, o) && s.tok(o).UPOS == "NOUN" && s.tok(from).UPOS == "SCONJ" {
		if b, _ := w.phraseOf(s, o); b == v.to {
			from = b // "welcome the fact that"
		}
	}
	if from+2 < v.limit && s.tok(from).UPOS == "ADV" && s.tok(from+1).Form == "," && w.is("that", strings.ToLower(s.tok(from+2).Form)) {
		from += 2 // "claiming, falsely, that"
	}
	if mark := w.thatBetween(s, f, v, from); mark >= 0 { // the parser hung the first of several clauses elsewhere
		from = mark
	}
	for from > v.to && from-1 >= v.to { // the question word or complementiser before the clause
		if x := s.tok(from - 1); x.XPOS == "WRB" || x.XPOS == "WP" || x.XPOS == "WDT" || x.UPOS == "SCONJ" && s.g.Head(from-1) != v.p.Head {
			from--
			continue
		}
		break
	}
	if from >= v.limit || !w.content(s, f, v, from, max(v.limit, min(s.right[k]+1, v.limit))) {
		return false
	}
	return true
}

// clauseBehind takes the finite clause that stands right behind a finite verb although the parser hung it elsewhere.
func (w *work) clauseBehind(s *sent, f *found, v *cue) bool {
	p := v.p
	n := len(s.s.Tokens)
	if t := w.complementiser(s, f, v); t >= 0 { // "contend that the policy, which ..., amounts to": whatever hangs where
		return w.content(s, f, v, t, v.limit)
	}
	for _, k := range s.g.Children(max(v.obj, 0)) { // "told the police he had come": hung on the addressee as a relative clause
		if v.obj >= v.to && f.class.has(fAddr) && s.rel(k) == "acl:relcl" && s.left[k] == v.obj+1 && s.tok(s.left[k]).XPOS != "WDT" && s.tok(s.left[k]).XPOS != "WP" {
			if n := s.g.Child(k, "nsubj", "nsubj:pass"); n >= 0 && s.left[n] == v.obj+1 && w.speakable(s, v.obj) {
				from, to := w.phraseOf(s, v.obj)
				f.Addressee, f.AddrAt = casus.Spans{s.span(from, min(to, v.obj+1))}, s.ref(v.obj)
				end := s.right[k] + 1
				if v.limit > v.obj+2 {
					end = min(end, v.limit)
				}
				return w.content(s, f, v, v.obj+1, end)
			}
		}
	}
	if o := v.obj; o >= v.to && f.class.has(fQuote) && f.class.frame&(fAddr|fNP) == 0 && v.src >= 0 && !p.Infin { // "police say man arrested": a headline without its auxiliary
		if k := s.g.Child(o, "acl"); k > o && s.tok(k).XPOS == "VBN" && k <= o+2 && s.g.Child(k, "aux") < 0 {
			if from, _ := w.phraseOf(s, o); from == v.to {
				return w.content(s, f, v, from, s.right[o]+1)
			}
		}
	}
	if v.obj >= v.to && !f.class.has(fAddr) && v.src >= 0 && !p.Infin {
		if from, e := w.phraseOf(s, v.obj); from == v.to && e+1 < n {
			switch s.tok(e).XPOS {
			case "VBD", "VBZ", "VBP", "MD": // "suggesting the envoy was ill": the object is the subject of the verb behind it
				if h := s.g.Head(e); s.tok(e).UPOS == "AUX" && h > e && s.g.Child(h, "nsubj", "nsubj:pass") < 0 {
					return w.content(s, f, v, v.to, s.right[h]+1)
				} else if s.tok(e).UPOS == "VERB" && s.g.Child(e, "nsubj", "nsubj:pass") < 0 && !w.isCueAt(s, e) {
					return w.content(s, f, v, v.to, s.right[e]+1)
				}
			}
		}
	}
	if p.Tense == clause.NoTense && p.Modal < 0 && !p.Gerund || v.obj >= 0 || v.to >= n || v.src < 0 {
		return false
	}
	t := v.to
	if w.is("that", strings.ToLower(s.tok(t).Form)) && s.tok(t).UPOS != "DET" && s.tok(t).UPOS != "PRON" {
		t++
	}
	for k := t; k < n && k < t+16; k++ {
		tok := s.tok(k)
		if tok.UPOS == "PUNCT" && s.quote[k] < 0 || tok.UPOS == "CCONJ" && k == t {
			return false
		}
		if k == t {
			switch tok.UPOS {
			case "DET", "NOUN", "PROPN", "PRON", "ADJ", "NUM":
			default:
				return false
			}
		}
		for _, c := range s.g.Children(k) {
			if !strings.HasPrefix(s.rel(c), "nsubj") && s.rel(c) != "expl" || c < t || c >= k || s.left[c] > t {
				continue
			}
			q := s.g.At(k)
			if q == nil || q.Infin || q.Kind == clause.Verb && q.Tense == clause.NoTense && q.Modal < 0 {
				continue
			}
			end := s.right[k] + 1
			for i := k + 1; p.Gerund && i < end; i++ { // ", saying A, and adding B"
				if r := s.g.At(i); r != nil && s.tok(i).XPOS == "VBG" && s.tok(i-1).UPOS == "CCONJ" && w.reports(s, r) {
					end = i
				}
			}
			return w.content(s, f, v, v.to, end)
		}
	}
	return false
}

// complementiser is the token of a complementiser right behind the cue or its addressee with a clause behind, or -1.
func (w *work) complementiser(s *sent, f *found, v *cue) int {
	t := v.to
	if t+3 < len(s.s.Tokens) && s.tok(t).Form == "," && s.tok(t+1).UPOS == "ADV" && s.tok(t+2).Form == "," && w.is("that", strings.ToLower(s.tok(t+3).Form)) {
		t += 3 // "to claim, falsely, that"
	}
	if v.obj >= t && f.class.has(fAddr) && w.speakable(s, v.obj) {
		if from, to := w.phraseOf(s, v.obj); from == v.to && to < v.limit && !w.is("that", strings.ToLower(s.tok(v.obj).Form)) {
			for k := from; k < to; k++ { // the parser likes to hang the clause on the addressee
				if w.is("that", strings.ToLower(s.tok(k).Form)) && s.tok(k).UPOS == "SCONJ" {
					to = k
				}
			}
			w.addressee(s, f, v.obj)
			t = to
		}
	}
	if x := s.tok(min(t, len(s.s.Tokens)-1)).XPOS; t+2 < v.limit && f.class.has(fAddr) && (x == "WP" || x == "WRB") && w.finiteIn(s, t, v.limit) {
		return t // "asked later what he meant"
	}
	if form := strings.ToLower(s.tok(min(t, len(s.s.Tokens)-1)).Form); t+2 >= v.limit || !w.is("that", form) && !w.is("whether", form) || s.tok(t).UPOS != "SCONJ" && !w.plural(s, t) {
		return -1
	}
	for k := t + 1; k < v.limit; k++ {
		switch s.tok(k).XPOS {
		case "VBD", "VBZ", "VBP", "MD", "VB":
			return t
		}
	}
	if s.tok(t).UPOS == "SCONJ" && !f.class.has(fNP) {
		return t // the tagger has missed the verb
	}
	return -1
}

// plural reports whether a "that" read as an article stands before a plural noun, which it cannot be the article of.
func (w *work) plural(s *sent, t int) bool {
	h := s.g.Head(t)
	return s.tok(t).UPOS == "DET" && h > t && (s.tok(h).XPOS == "NNS" || s.tok(h).XPOS == "NNPS")
}

// thatBetween is a complementiser between the cue (or its addressee) and the complement that the parser found, or -1.
func (w *work) thatBetween(s *sent, f *found, v *cue, from int) int {
	at := v.to
	if f.AddrAt.Sentence >= 0 {
		_, to := w.phraseOf(s, f.AddrAt.Token)
		if to <= from {
			at = max(at, f.AddrAt.Token+1)
		}
	}
	if at < from && w.is("that", s.g.Lemma(at)) && s.tok(at).UPOS != "DET" {
		return at
	}
	return -1
}

// complement is the head of a clause to the right of the verb that can be its content, or -1.
func (w *work) complement(s *sent, v *cue) int {
	for _, k := range s.g.Children(v.p.Head) {
		if k < v.to || k >= v.limit {
			continue
		}
		switch s.rel(k) {
		case "ccomp", "csubj", "csubj:pass", "csubj:outer":
			if q := s.g.At(k); w.circumstantial(s, v, k) || w.verbless(s, k) || q != nil && w.is("adverbial", q.Mark) && s.rel(k) == "ccomp" {
				continue
			}
			return k
		case "xcomp", "parataxis", "advcl", "conj":
			// finite clause with its own subject directly behind the verb: mislabelled complement
			if q := s.g.At(k); q != nil && s.g.Child(k, "nsubj", "nsubj:pass") > v.p.Head && !q.Infin && s.g.Child(k, "cc") < 0 {
				if l := s.left[k]; s.rel(k) == "xcomp" || s.rel(k) != "conj" && l <= v.to+1 && (l == v.to || s.tok(v.to).Form == ":") || w.is("that", q.Mark) {
					return k
				}
			}
		}
	}
	// "told the paper in a statement that ...": the clause hung on the occasion
	for _, k := range s.g.Children(v.p.Head) {
		if k < v.to || k >= v.limit || !strings.HasPrefix(s.rel(k), "obl") && s.rel(k) != "obj" && s.rel(k) != "iobj" {
			continue
		}
		for t := k; t <= s.right[k] && t < v.limit; t++ {
			if h := s.g.Head(t); h < k || h > s.right[k] || !strings.HasPrefix(s.rel(t), "acl") && s.rel(t) != "ccomp" || s.tok(h).UPOS == "VERB" {
				continue
			} else if first := s.left[t]; first > h && (w.nouns[s.g.Lemma(h)] != nil || w.document[s.g.Lemma(h)] || w.speakable(s, h) || v.p.Tense != clause.NoTense) && w.is("that", strings.ToLower(s.tok(first).Form)) && (s.rel(first) == "mark" || s.g.Child(t, "nsubj", "nsubj:pass") > first) &&
				(s.rel(k) != "obj" || !w.is("light", v.p.Lemma)) && (strings.HasPrefix(s.rel(k), "obl") || w.speakable(s, h)) {
				s.used[h] = true
				return t
			}
		}
	}
	return -1
}

// begins reports whether the tokens between a cue and what the parser took for its clause are the clause's own first words: a noun phrase without a day, a comma
// or a verb.
func (w *work) begins(s *sent, from, to int) bool {
	switch s.tok(from).UPOS {
	case "DET", "NOUN", "PROPN", "ADJ", "NUM":
	default:
		return false
	}
	for t := from; t < to; t++ {
		if u := s.tok(t).UPOS; u == "VERB" && s.tok(t).XPOS != "VBN" && s.tok(t).XPOS != "VBG" || u == "AUX" || u == "SCONJ" || u == "PUNCT" && s.quote[t] < 0 || w.temporal(s, t) {
			return false
		}
	}
	return true
}

// verbless reports whether what the parser calls a clause is a bare noun phrase: "says Ivo Brandt, a retired general".
func (w *work) verbless(s *sent, k int) bool {
	if u := s.tok(k).UPOS; u != "NOUN" && u != "PROPN" || s.quote[k] >= 0 || s.g.Child(k, "nsubj", "cop", "aux", "mark", "nsubj:pass", "expl", "acl:relcl", "obj", "case") >= 0 {
		return false
	}
	first := s.left[k]
	if s.tok(first).Form == "," {
		first++
	}
	return first > 0 && first <= k && s.tok(first-1).Form == "," && !w.is("that", strings.ToLower(s.tok(first).Form))
}

// circumstantial reports whether a clause tells when something was said: "said when asked about the meeting".
func (w *work) circumstantial(s *sent, v *cue, k int) bool {
	x := s.tok(k).XPOS
	first := s.left[k]
	return (x == "VBN" || x == "VBD" || x == "VBG") && first < k && w.is("whenever", strings.ToLower(s.tok(first).Form)) && s.g.Child(k, "nsubj", "nsubj:pass", "aux", "aux:pass", "cop") < 0
}

// relative takes a relative clause that is reported: "which officials said could have been a response".
func (w *work) relative(s *sent, f *found, v *cue, c *class) bool {
	if !c.has(fThat|fPass) || v.to >= len(s.s.Tokens) || v.from < 2 {
		return false
	}
	switch s.tok(v.to).XPOS {
	case "VBD", "VBZ", "VBP", "MD":
	default:
		return false
	}
	rel := -1
	for t := v.from - 1; t >= 0 && t > v.from-14; t-- {
		k := s.tok(t)
		if form := strings.ToLower(k.Form); (w.is("relative", form) || w.is("free", form)) && (k.XPOS == "WDT" || k.XPOS == "WP" || w.is("that", form) && t > 0 && s.tok(t-1).UPOS == "NOUN") {
			rel = t
			break
		}
		if k.UPOS == "VERB" || k.UPOS == "AUX" || k.UPOS == "PUNCT" && s.quote[t] < 0 && k.Form != "," {
			return false
		}
	}
	if rel < 0 || rel+1 >= v.from {
		return false
	}
	h := -1
	for t := rel + 1; t < v.from; t++ {
		if u := s.tok(t).UPOS; u == "NOUN" || u == "PROPN" || u == "PRON" {
			if up := s.g.Head(t); up < rel+1 || up >= v.from {
				h = t
				break
			}
		}
	}
	if h < 0 {
		return false
	}
	from, to := rel+1, v.from
	f.Source, f.SrcAt = casus.Spans{s.span(from, to)}, s.ref(h)
	v.src, v.surf = h, -1
	f.Content = casus.Spans{s.tok(rel).Span}
	end := s.right[v.p.Head] + 1
	for t := v.to; t < len(s.s.Tokens); t++ {
		if s.tok(t).Form == "," && s.quote[t] < 0 || s.tok(t).Form == ";" || s.tok(t).Form == "." {
			end = max(end, t)
			break
		}
	}
	return w.content(s, f, v, v.to, max(v.to, min(end, len(s.s.Tokens))))
}

// asClause takes "as A told B, ..." and "..., as A put it": the main clause around is the content.
func (w *work) asClause(s *sent, f *found, v *cue) bool {
	if v.src < 0 || v.src > v.from || s.g.Child(v.p.Head, "ccomp", "xcomp") >= 0 {
		return false
	}
	cs, _ := w.clauseOf(s, v)
	as := cs
	if !w.is("as", strings.ToLower(s.tok(as).Form)) {
		if as == 0 || !w.is("as", strings.ToLower(s.tok(as-1).Form)) {
			return false
		}
		as--
	}
	if as > 0 && s.tok(as-1).UPOS != "PUNCT" && s.quote[as-1] < 0 {
		return false
	}
	end := v.to
	for end < len(s.s.Tokens) && (s.tok(end).UPOS != "PUNCT" || s.tok(end).Form == "-") && s.quote[end] == s.quote[v.p.Head] {
		end++
	}
	if end < len(s.s.Tokens) && as == 0 && s.tok(end).Form != "," && s.quote[end] < 0 {
		return false
	}
	if v.obj >= 0 && v.obj < end {
		w.addressee(s, f, v.obj)
	}
	w.around(s, f, as, end, s.g.Head(v.p.Head))
	return len(f.Content) > 0
}
