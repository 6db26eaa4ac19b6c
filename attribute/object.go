package attribute

import (
	"strings"

	"casus"
)

// objectTo takes an object with an infinitive: "urged A to go".
func (w *work) objectTo(s *sent, f *found, v *cue) bool {
	x := s.g.Child(v.p.Head, "xcomp")
	if x < v.to {
		if x = w.clausal(s, v); x >= v.to && !w.hasTo(s, x) {
			x = -1
		}
	}
	if x < v.to && v.obj >= v.to { // hung on the object
		for _, k := range s.g.Children(v.obj) {
			if k > v.obj && s.rel(k) == "acl" && w.hasTo(s, k) {
				x = k
			}
		}
	}
	if x < v.to || x >= v.limit || !w.hasTo(s, x) {
		return false
	}
	from := x
	if v.obj >= 0 && v.obj < x {
		from, _ = w.phraseOf(s, v.obj)
		w.addressee(s, f, v.obj)
		if l := s.left[x]; l > v.obj && len(f.Addressee) == 1 && f.Addressee[0].End > s.tok(l).Start {
			f.Addressee[0].End = s.tok(l - 1).End
		}
		if f.Act = asking(f.Act); f.Class == "warn" {
			f.Act = casus.ActRequest
		}
	} else if n := s.g.Child(x, "nsubj", "obj"); n >= v.to && n < x {
		from = s.left[n]
	} else {
		return false
	}
	return w.content(s, f, v, max(from, v.to), w.beforeCircumstance(s, x, v.limit))
}

// asking is the act of telling somebody to do something.
func asking(act string) string {
	if act == casus.ActSay {
		return casus.ActRequest
	}
	return act
}

// objectPrep takes an object with a prepositional phrase: "accused A of B".
func (w *work) objectPrep(s *sent, f *found, v *cue, c *class) bool {
	if t := v.to; v.obj < 0 && t+1 < v.limit && c.objPrep[s.g.Lemma(t)] && (v.rel >= 0 || w.lacking(s, v)) && w.voiced(s, v, c) { // "a plan the governor derided as madness", "whom he accused of theft"
		if h := s.g.Head(v.p.Head); v.rel < 0 {
			from, to := w.phraseOf(s, h)
			f.Content = casus.Spans{s.span(from, min(to, h+1))}
		} else {
			f.Content = casus.Spans{s.tok(v.rel).Span}
		}
		f.Cue = s.cueSpans(append(append([]int(nil), v.group...), t))
		return w.content(s, f, v, t+1, v.limit)
	}
	if v.obj < 0 || v.obj >= v.limit || !w.voiced(s, v, c) {
		return false
	}
	from, _ := w.phraseOf(s, v.obj)
	from = max(from, v.to)
	if c.has(fNum) {
		ok := false
		for t := v.obj; t < v.limit; t++ {
			ok = ok || s.tok(t).UPOS == "NUM" || w.is("none", s.g.Lemma(t))
		}
		if !ok {
			return false
		}
	}
	for t := v.obj + 1; t < v.limit; t++ {
		if c.objPrep[s.g.Lemma(t)] && (s.tok(t).UPOS == "ADP" || s.tok(t).UPOS == "SCONJ") && !w.inName(s, t) {
			if w.addressee(s, f, v.obj); len(f.Addressee) == 1 && f.Addressee[0].End > s.tok(t).Start {
				f.Addressee[0].End = s.tok(t - 1).End
			}
			end := v.limit
			if h := s.g.Head(t); h > t && s.right[h]+1 < v.limit && s.tok(h).UPOS != "VERB" {
				end = w.phraseEnd(s, v, h, v.limit)
			}
			return w.content(s, f, v, from, w.beforeCircumstance(s, t, end))
		}
	}
	return false
}

// inName reports whether a token stands inside the name of a party: "the Democratic Republic of the Congo".
func (w *work) inName(s *sent, t int) bool {
	at, hit := s.tok(t).Span, false
	w.actors.Overlapping(at, func(i int) bool {
		b := w.doc.Actors[i].Spans.Bounds()
		hit = hit || b.Start < at.Start && b.End > at.End && s.tok(t-1).UPOS == "PROPN" && w.doc.Actors[i].Actor != ""
		return !hit
	})
	return hit
}

// lacking reports whether a cue stands in a relative clause without pronoun right behind its noun, which is the object: "a number the state disputes".
func (w *work) lacking(s *sent, v *cue) bool {
	h := s.g.Head(v.p.Head)
	return v.rel < 0 && s.rel(v.p.Head) == "acl:relcl" && h >= 0 && v.src > h && v.src < v.from && s.left[v.src] == h+1 && s.tok(h).UPOS == "NOUN" && !v.p.Passive
}

// others reports whether a noun of saying belongs to somebody named beside it: "reaffirms Norvald's commitment to peace".
func (w *work) others(s *sent, t int) bool {
	k, x := s.g.Child(t, "nmod:poss"), s.g.Child(t, "acl")
	return k >= 0 && k < t && s.tok(k).UPOS != "PRON" && x >= 0 && s.tok(x).XPOS == "VBG"
}

// party reports whether a noun phrase names a person, people or a party.
func (w *work) party(s *sent, t int) bool {
	switch s.tok(t).UPOS {
	case "PROPN":
		return true
	case "PRON":
		return w.is("personal", s.g.Lemma(t)) && !w.is("neuter", s.g.Lemma(t)) && !w.is("plural", s.g.Lemma(t))
	case "NOUN":
		return w.persons(s.g.Lemma(t))
	}
	return false
}

// objectAs takes an object with "as": "described A as B".
func (w *work) objectAs(s *sent, f *found, v *cue) bool {
	if v.obj < 0 && v.rel >= 0 && v.to < v.limit && w.is("as", s.g.Lemma(v.to)) { // "which she described as a mistake"
		f.Content = casus.Spans{s.tok(v.rel).Span}
		return w.content(s, f, v, v.to, v.limit)
	}
	if v.obj < 0 || v.obj >= v.limit {
		return false
	}
	from, _ := w.phraseOf(s, v.obj)
	from = max(from, v.to)
	for t := from; t < v.limit; t++ {
		if h := s.g.Head(t); w.is("as", s.g.Lemma(t)) && s.rel(t) == "mark" && s.g.Child(h, "nsubj", "nsubj:pass") > t {
			return false // "took the town as the battle went on"
		}
		if h := s.g.Head(t); w.is("as", s.g.Lemma(t)) && h == t+1 && s.tok(h).XPOS == "VBN" && s.rel(t) == "mark" && s.g.Child(h, "obl") > h {
			return false // "view the history as told by the victors"
		}
		if w.is("as", s.g.Lemma(t)) && !w.deeper(s, v, t) && !w.is("role", s.g.Lemma(s.g.Head(t))) {
			return w.content(s, f, v, from, v.limit)
		}
	}
	return false
}

// deeper reports whether a preposition belongs to a verb below the cue: "named three envoys, a move that critics decried as hasty".
func (w *work) deeper(s *sent, v *cue, t int) bool {
	h := s.g.Head(t)
	for steps := 0; h >= 0 && h != v.p.Head && steps < 20; steps++ {
		up := s.g.Head(h)
		if up >= 0 && up != v.p.Head && s.tok(up).UPOS == "VERB" && s.g.Child(up, "nsubj", "nsubj:pass") >= 0 {
			return true
		}
		h = up
	}
	return false
}

// objectGerund takes an object with a participle: "polls show A leading".
func (w *work) objectGerund(s *sent, f *found, v *cue) bool {
	if v.obj < 0 || v.obj >= v.limit || v.src < 0 {
		return false
	}
	from, _ := w.phraseOf(s, v.obj)
	if from = max(from, v.to); from > v.to {
		return false
	}
	for t := v.obj + 1; t < v.limit && t <= v.obj+8; t++ {
		switch k := s.tok(t); {
		case k.XPOS == "VBG" && (s.g.Head(t) == v.obj || s.g.Head(t) == v.p.Head):
			return w.content(s, f, v, from, v.limit)
		case k.UPOS == "PUNCT" || k.UPOS == "VERB" || k.UPOS == "AUX":
			return false
		}
	}
	return false
}

// objectPred takes an object with a predicate: "called A B", "declared A invalid".
func (w *work) objectPred(s *sent, f *found, v *cue) bool {
	x := -1
	for _, k := range s.g.Children(v.p.Head) {
		if k >= v.to && k < v.limit && (s.rel(k) == "xcomp" || s.rel(k) == "ccomp" || s.rel(k) == "iobj") {
			x = k
		}
	}
	if x < 0 { // two objects side by side: "considers the mayor a friend"
		n := 0
		for _, k := range s.g.Children(v.p.Head) {
			if k >= v.to && k < v.limit && (s.rel(k) == "obj" || s.rel(k) == "iobj") {
				if n++; n == 2 && k != v.obj {
					x = k
				}
			}
		}
	}
	if v.obj < 0 && v.rel >= 0 && x >= v.to && s.tok(x).UPOS != "VERB" { // "which it calls unlawful"
		f.Content = casus.Spans{s.tok(v.rel).Span}
		return w.content(s, f, v, max(s.left[x], v.to), v.limit)
	}
	o := v.obj
	if o < 0 && x >= 0 {
		if n := s.g.Child(x, "nsubj", "obj"); n >= v.to && n < x {
			o = n
		}
	}
	if x >= v.to && v.obj < 0 && s.tok(x).UPOS == "NOUN" { // called that charge "untrue", the parser has the noun for the predicate
		for t := x + 1; t < min(v.limit, s.right[x]+2); t++ {
			if q := s.quote[t]; q >= 0 && s.tok(t).Start == w.quotes[q].Outer.Start && s.quote[x] != q {
				from, _ := w.phraseOf(s, x)
				return w.content(s, f, v, max(from, v.to), v.limit)
			}
		}
	}
	if x < 0 && v.obj >= 0 { // the predicate in quotation marks behind the object: called it a "farce"
		for t := v.obj + 1; t < min(v.limit, s.right[v.obj]+4); t++ {
			if q := s.quote[t]; q >= 0 && s.tok(t).Start == w.quotes[q].Outer.Start {
				x = t
			}
		}
	}
	if o < 0 || x < 0 || x == o {
		return false
	}
	from, _ := w.phraseOf(s, o)
	return w.content(s, f, v, max(min(from, s.left[x]), v.to), v.limit)
}

// sharedObject is the object of a verb coordinated right behind this one, or -1.
func (w *work) sharedObject(s *sent, v *cue) int {
	if v.to+1 >= len(s.s.Tokens) || s.tok(v.to).UPOS != "CCONJ" {
		return -1
	}
	for t := v.to + 1; t < len(s.s.Tokens) && t <= v.to+3; t++ {
		if s.tok(t).UPOS != "VERB" {
			continue
		}
		if s.rel(t) != "conj" || s.g.Head(t) != v.p.Head || s.tok(t).XPOS != s.tok(v.p.Head).XPOS {
			return -1
		}
		return s.g.Child(t, "obj")
	}
	return -1
}

// object takes a bare noun phrase.
func (w *work) object(s *sent, f *found, v *cue, c *class) bool {
	o := v.obj
	if o < 0 && c.has(fNP) {
		if o = w.sharedObject(s, v); o >= 0 { // "rejects and condemns the plan"
			from, _ := w.phraseOf(s, o)
			return w.voiced(s, v, c) && v.src >= 0 && w.content(s, f, v, from, w.phraseEnd(s, v, o, s.right[o]+1))
		}
	}
	if h := s.g.Head(v.p.Head); o < 0 && v.rel < 0 && c.has(fNP) && s.rel(v.p.Head) == "acl:relcl" && h >= 0 && v.src > h && v.src < v.from && s.left[v.src] == h+1 && s.g.Child(v.p.Head, "ccomp", "xcomp") < 0 && w.voiced(s, v, c) && s.tok(h).UPOS == "NOUN" && (v.to >= len(s.s.Tokens) || s.tok(v.to).UPOS == "PUNCT") {
		from, _ := w.phraseOf(s, h) // "a number the state disputes"
		return w.content(s, f, v, from, h+1)
	}
	if o < 0 && v.rel >= 0 && c.has(fNP) && v.src >= 0 && w.voiced(s, v, c) {
		f.Content = casus.Spans{s.tok(v.rel).Span} // "a charge that she denies"
		return true
	}
	if o >= 0 && w.is("light", v.p.Lemma) && !w.is("receiver", v.p.Lemma) && w.nouns[s.g.Lemma(o)] != nil && s.tok(o).UPOS == "NOUN" && (w.says(s, o) || !c.has(fNP)) && !w.others(s, o) {
		return false // "expressed concern over": the noun is the cue
	}
	if v.p.Gerund && c.act == casus.ActSay && v.from > 0 && (s.tok(v.from-1).UPOS == "ADP" || s.tok(v.from-1).UPOS == "SCONJ") {
		return false // "accused of leaking the map"
	}
	if s.rel(v.p.Head) == "acl" && v.p.Gerund && !c.has(fIng|fQuote) {
		return false
	}
	if o < 0 || o >= v.limit || v.src < 0 || v.p.Infin && v.from == v.p.Head || strings.Contains(s.tok(o).Feats, "Reflex=Yes") {
		return false
	}
	from, _ := w.phraseOf(s, o)
	from = max(from, v.to)
	if !c.has(fNP) {
		k := s.tok(o)
		bare := s.right[o]-s.left[o] <= 2
		if !(k.UPOS == "NUM" && bare) && !(c.id == "count" && s.g.Child(o, "nummod") >= 0) && !(s.quote[o] >= 0 && s.quote[o] != s.quote[v.p.Head] && s.tok(from).Start == w.quotes[s.quote[o]].Outer.Start) {
			return false
		}
	}
	if !w.voiced(s, v, c) || c.has(fThing) && w.party(s, o) {
		return false
	}
	return w.content(s, f, v, from, w.phraseEnd(s, v, o, v.limit))
}
