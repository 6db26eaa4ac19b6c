package attribute

import (
	"strings"

	"casus"
	"casus/clause"
)

// sentence searches one sentence for cues, surest constructions first.
func (w *work) sentence(s *sent) {
	w.phrasesOf(s)
	w.label(s)
	for i := range s.g.Preds {
		p := &s.g.Preds[i]
		switch p.Kind {
		case clause.Verb:
			w.verb(s, p)
		case clause.Adjective, clause.Copula:
			w.adjective(s, p)
		}
	}
	for i := range s.g.Preds {
		if p := &s.g.Preds[i]; p.Kind == clause.Noun || p.Kind == clause.Copula {
			w.noun(s, p)
		}
	}
	w.cited(s)
}

// verbClasses are the classes of a verb, the longest entry first: with its particle or the fixed words behind it. fixed is the last
// token of such words, else -1. A verb with a particle that the data do not know is another verb.
func (w *work) verbClasses(s *sent, p *clause.Pred) (classes []*class, fixed int) {
	key := p.Lemma
	last := min(p.Head+2, len(s.s.Tokens)-1)
	for t := p.Head + 1; t <= last; t++ {
		key += " " + s.g.Lemma(t)
		if c := w.verbs[key]; c != nil {
			classes, fixed = c, t
		}
	}
	if classes != nil {
		return classes, fixed
	}
	if p.Particle >= 0 {
		return w.verbs[s.g.Verb(p)], -1
	}
	return w.verbs[p.Lemma], -1
}

// verb tries a verb as a cue: every frame of its classes, surest first.
func (w *work) verb(s *sent, p *clause.Pred) {
	if s.used[p.Head] || w.evaded(s, p) {
		return
	}
	classes, fixed := w.verbClasses(s, p)
	if classes == nil {
		return
	}
	switch s.rel(p.Head) {
	case "amod", "compound", "fixed", "case", "mark", "flat":
		return
	}
	if s.tok(p.Head).XPOS == "VBG" && w.is("conjunctive", p.Lemma) && s.g.Child(p.Head, "nsubj", "aux") < 0 && (p.Head == 0 || s.tok(p.Head-1).UPOS == "PUNCT") {
		return // "considering that the road was closed"
	}
	if x := s.tok(p.Head).XPOS; (x == "VBD" || x == "VBN") && p.Head > 0 && p.Head+1 < len(s.s.Tokens) && s.tok(p.Head-1).UPOS == "ADP" && s.g.Child(p.Head, "aux", "aux:pass") < 0 && s.tok(p.Head+1).UPOS == "NOUN" {
		return // "amid reported discontent"
	}
	if w.is("phase", s.g.Verb(p)) || w.is("phase", p.Lemma) { // "went on to suggest": the verb below is the cue
		if x := s.g.Child(p.Head, "xcomp"); x > p.Head && w.hasTo(s, x) && s.g.At(x) != nil && w.reports(s, s.g.At(x)) {
			return
		}
	}
	v := w.cueOf(s, p)
	if fixed >= 0 {
		w.fix(s, v, fixed)
	}
	if v.src >= 0 && v.src < v.from && strings.Trim(s.tok(v.src).Form, "'’sS") == "" && s.tok(v.src).UPOS == "PRON" {
		return // "let's remember"
	}
	w.issued(s, v)
	if w.is("quoting", p.Lemma) && w.quoting(s, v) {
		return
	}
	if w.evades(s, p) {
		return
	}
	if p.Passive || p.Head == 0 && s.tok(0).XPOS == "VBN" && s.g.Child(0, "obl:agent") > 0 {
		for _, c := range classes {
			if !c.has(fActive) && w.admits(s, v, c) && w.passive(s, v, c) {
				return
			}
		}
		return
	}
	for _, try := range frames {
		for _, c := range classes {
			if !w.admits(s, v, c) {
				continue
			}
			f := w.make(s, v, c)
			if try(w, s, &f, v, c) {
				w.commit(s, v, f)
				return
			}
		}
	}
}

// issued joins "issued a statement saying" to one cue, whose speaker is the subject of the verb that adds nothing.
func (w *work) issued(s *sent, v *cue) {
	d := s.g.Head(v.p.Head)
	if d < 0 || !v.p.Gerund || v.p.Passive || d != v.from-1 || s.tok(d).UPOS != "NOUN" || !w.document[s.g.Lemma(d)] || s.rel(d) != "obj" || s.g.Child(d, "nmod") >= 0 {
		return
	}
	p := s.g.At(s.g.Head(d))
	if p == nil || p.Kind != clause.Verb || p.Head > d || p.Passive || p.Infin || p.SurfSubj < 0 || !w.is("light", p.Lemma) && !w.is("issuing", p.Lemma) || w.is("receiver", p.Lemma) || !w.speakable(s, p.SurfSubj) || s.used[p.Head] || s.used[d] {
		return
	}
	lv := w.cueOf(s, p)
	v.src, v.surf, v.through = lv.src, lv.surf, false
	var group []int
	for t := lv.from; t <= v.p.Head; t++ {
		group = append(group, t)
	}
	v.group = append(group, v.group[1:]...)
	v.from = lv.from
}

// fix takes the fixed words behind a verb into the cue; a preposition among them makes its noun the object.
func (w *work) fix(s *sent, v *cue, fixed int) {
	for t := v.p.Head + 1; t <= fixed; t++ {
		if t >= v.to {
			v.group = append(v.group, t)
		}
	}
	v.to = max(v.to, fixed+1)
	if s.tok(fixed).UPOS == "ADP" {
		v.obj = s.g.Head(fixed)
		if v.obj <= fixed {
			v.obj = w.nounFrom(s, fixed+1)
		}
	} else if v.obj >= 0 && v.obj < v.to {
		v.obj = -1
	}
	v.limit = w.limit(s, v.p, v.to)
}

// evades reports whether a verb only refuses the act of speech below it, which then is the cue: "declined" in "declined to say".
func (w *work) evades(s *sent, p *clause.Pred) bool {
	if !w.is("evade", p.Lemma) || p.Passive {
		return false
	}
	x := s.g.Child(p.Head, "xcomp")
	if x < 0 {
		return false
	}
	q := s.g.At(x)
	return q != nil && (w.is("evaded", q.Lemma) || w.is("evaded", s.g.Verb(q)))
}

// isCue reports whether a verb is one of the data's cues and not governed away as an adjective.
func (w *work) isCue(s *sent, p *clause.Pred) bool {
	if p.Kind != clause.Verb {
		return false
	}
	c, _ := w.verbClasses(s, p)
	return c != nil
}

// isCueAt reports whether the verb at a token is one of the data's cues.
func (w *work) isCueAt(s *sent, t int) bool {
	p := s.g.At(t)
	return p != nil && w.isCue(s, p)
}

// evaded handles refusals to speak: "declined to say", "would not comment on", "neither confirmed nor denied".
func (w *work) evaded(s *sent, p *clause.Pred) bool {
	gov := s.g.Governor(p)
	chain := gov != nil && s.rel(p.Head) == "xcomp" && gov.Head < p.Head && w.is("evade", gov.Lemma) && !gov.Passive
	modal := (p.Neg || p.NegArg) && p.Modal >= 0 && w.is("refusing", s.g.ModalLemma(p))
	neither := -1
	for _, k := range s.g.Children(p.Head) {
		if w.is("neither", s.g.Lemma(k)) && k < p.Head && (s.tok(k).UPOS == "CCONJ" || s.tok(k).UPOS == "ADV") {
			neither = k
		}
	}
	if !w.is("evaded", s.g.Verb(p)) && !w.is("evaded", p.Lemma) || !chain && !modal && neither < 0 {
		return false
	}
	v := w.cueOf(s, p)
	if neither >= 0 {
		second := s.g.Child(p.Head, "conj")
		if second < 0 || v.src < 0 {
			return false
		}
		v.group = nil
		for t := neither; t <= second; t++ {
			v.group = append(v.group, t)
		}
		for neither > 0 && s.tok(neither-1).UPOS == "AUX" {
			neither--
			v.group = append([]int{neither}, v.group...)
		}
		v.from, v.to = neither, second+1
		v.limit = s.trimRight(second, s.right[p.Head]+1)
	}
	if chain {
		g := w.groupOf(s, gov, -1)
		v.group = nil
		for t := g[0]; t <= p.Head; t++ {
			v.group = append(v.group, t)
		}
		for t := p.Head + 1; t < v.to; t++ {
			v.group = append(v.group, t)
		}
		v.from = v.group[0]
		v.limit = w.limit(s, gov, v.to)
		for t := v.to; t+1 < v.limit; t++ { // "declined to comment, but an aide said"
			if s.tok(t).Form == "," && s.quote[t] < 0 && s.tok(t+1).UPOS == "CCONJ" {
				v.limit = t
			}
		}
		if v.src < 0 {
			v.src = gov.SurfSubj
		}
	}
	if v.src < 0 || s.tok(v.group[0]).UPOS == "AUX" && v.group[0] < v.src || w.is("none", s.g.Lemma(v.src)) {
		return false
	}
	from := v.to
	if from < v.limit && s.tok(from).UPOS == "ADP" {
		v.group = append(v.group, from)
		from++
	}
	f := w.make(s, v, &class{id: "evade", act: casus.ActReject})
	if from < v.limit {
		w.content(s, &f, v, from, v.limit)
	}
	for _, t := range v.group {
		s.used[t] = true
	}
	w.add(s, f)
	return true
}
