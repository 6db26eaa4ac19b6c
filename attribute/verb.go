package attribute

import (
	"strings"

	"casus"
	"casus/clause"
)

// sentence searches one sentence for cues, surest constructions first.
func (w *work) sentence(s *sent) {
	w.phrasesOf(s)
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
	w.label(s)
}

// verbClasses are the classes of a verb, with its particle before without.
func (w *work) verbClasses(s *sent, p *clause.Pred) []*class {
	if p.Particle >= 0 {
		if c := w.verbs[s.g.Verb(p)]; c != nil {
			return c
		}
	}
	if p.Head+1 < len(s.s.Tokens) { // "rule out", "hit back" when the parser sees no particle
		if c := w.verbs[p.Lemma+" "+s.g.Lemma(p.Head+1)]; c != nil {
			return c
		}
	}
	return w.verbs[p.Lemma]
}

// verb tries a verb as a cue.
func (w *work) verb(s *sent, p *clause.Pred) {
	if w.evaded(s, p) || s.used[p.Head] {
		return
	}
	classes := w.verbClasses(s, p)
	if classes == nil {
		return
	}
	switch s.rel(p.Head) {
	case "amod", "compound", "fixed", "case", "mark", "flat":
		return
	}
	v := w.cueOf(s, p)
	if v.group == nil {
		return
	}
	for _, c := range classes {
		if w.tryClass(s, v, c) {
			return
		}
	}
}

// cue is a verb with what stands around it.
type cue struct {
	p        *clause.Pred
	group    []int // tokens of the cue
	from, to int   // hull of the group
	src      int   // head token of the source, -1 without
	surf     int   // its token beside the verb when that is a relative pronoun
	agent    bool  // passive
	subj     int   // surface subject, -1
	obj      int   // own object to the right, -1
	limit    int   // content to the right ends before this token
}

// cueOf reads group, source and object of a verb.
func (w *work) cueOf(s *sent, p *clause.Pred) *cue {
	v := &cue{p: p, src: -1, surf: -1, subj: -1, obj: -1}
	v.agent = p.Passive
	for _, a := range s.g.Args(p) {
		switch a.Role {
		case clause.Subject:
			if v.src < 0 && !a.Conj {
				v.src = a.Head
			}
		case clause.Object:
			if v.obj < 0 && a.Via == clause.Direct && a.Head > p.Head && !a.Conj {
				v.obj = a.Head
			}
		}
	}
	v.subj = s.g.Child(p.Head, "nsubj", "nsubj:pass")
	if !p.Passive && v.subj >= 0 && v.src >= 0 && v.subj != v.src && w.is("relative", s.g.Lemma(v.subj)) {
		v.surf = v.subj
	}
	if v.subj < 0 {
		v.subj = p.SurfSubj
	}
	v.group = w.groupOf(s, p, v.src)
	v.from, v.to = v.group[0], v.group[len(v.group)-1]+1
	v.limit = w.limit(s, p, v.to)
	return v
}

// groupOf are the tokens of the verb group: auxiliaries, negation, adverbs beside it, particle, the verbs of phase above it.
func (w *work) groupOf(s *sent, p *clause.Pred, src int) []int {
	in := map[int]bool{p.Head: true}
	top := p
	for depth := 0; depth < 3; depth++ { // went on to say
		g := s.g.Governor(top)
		if g == nil || s.rel(top.Head) != "xcomp" || g.Head > top.Head || !w.is("phase", s.g.Verb(g)) && !w.is("phase", g.Lemma) || top.Head-g.Head > 4 {
			break
		}
		for t := g.Head; t < top.Head; t++ {
			in[t] = true
		}
		top = g
	}
	for pass := top; ; pass = p {
		for _, k := range s.g.Children(pass.Head) {
			switch s.rel(k) {
			case "aux", "aux:pass", "cop", "compound:prt":
				in[k] = true
			}
		}
		if pass == p {
			break
		}
	}
	// Everything small between the first auxiliary and the verb, and adverbs directly before.
	first := top.Head
	for t := range in {
		first = min(first, t)
	}
	for t := first; t <= p.Head; t++ {
		if k := s.tok(t); k.UPOS == "ADV" || k.UPOS == "AUX" || k.UPOS == "PART" || k.UPOS == "CCONJ" && t > first && t < p.Head || k.UPOS == "DET" && t > first {
			in[t] = true
		}
	}
	for t := first - 1; t >= 0; t-- {
		k := s.tok(t)
		if k.UPOS == "ADV" && s.g.Head(t) == top.Head && k.XPOS != "WRB" && t != src || k.UPOS == "PART" && k.XPOS != "TO" {
			in[t] = true
			continue
		}
		break
	}
	for t := p.Head + 1; t < len(s.s.Tokens) && w.is("behind", s.g.Lemma(t)) && s.tok(t).UPOS == "ADV"; t++ {
		in[t] = true
	}
	var out []int
	lo, hi := p.Head, p.Head
	for t := range in {
		lo, hi = min(lo, t), max(hi, t)
	}
	for t := lo; t <= hi; t++ {
		if in[t] {
			out = append(out, t)
		}
	}
	return out
}

// cueSpans are the pieces of the cue; words between them that are not the cue's own (an inverted subject) stay out.
func (s *sent) cueSpans(group []int) casus.Spans {
	var out casus.Spans
	for i, t := range group {
		sp := s.tok(t).Span
		if i > 0 && group[i-1] == t-1 {
			out[len(out)-1].End = sp.End
			continue
		}
		out = append(out, sp)
	}
	return out.Normal()
}

// limit is the token before which content to the right of the cue must end: the end of the cue's clause, a verb coordinated with the cue,
// a participle that goes on reporting (", adding that"), a phrase that hands the clause to another source.
func (w *work) limit(s *sent, p *clause.Pred, start int) int {
	end := s.right[p.Head] + 1
	if s.g.Head(p.Head) < 0 {
		end = len(s.s.Tokens)
	}
	// A cue inside a relative clause or complement ends with it, but the parser likes to cut complements short.
	for t := start; t < end; t++ {
		k := s.tok(t)
		if k.Form == ";" && s.quote[t] < 0 {
			end = t
			break
		}
	}
	for _, k := range s.g.Children(p.Head) {
		if k < start || k >= end {
			continue
		}
		cut := -1
		switch base := strings.SplitN(s.rel(k), ":", 2)[0]; base {
		case "conj":
			q := s.g.At(k)
			if q == nil || q.Kind == clause.Noun {
				break
			}
			if w.isCue(s, q) || s.g.Child(k, "nsubj", "nsubj:pass") < 0 {
				cut = s.left[k]
			}
		case "advcl", "parataxis", "acl":
			if q := s.g.At(k); q != nil && q.Kind == clause.Verb && (q.Gerund || base == "parataxis") && w.isCue(s, q) && s.tok(k).XPOS != "VBD" {
				cut = s.left[k]
			}
		case "obl":
			if s.used[k] || s.left[k] < k && s.used[s.left[k]] {
				cut = s.left[k]
			}
		}
		if cut >= start && cut < end {
			end = cut
		}
	}
	for t := start; t < end; t++ { // phrases that were found before: "according to"
		if s.used[t] && s.quote[t] < 0 {
			end = t
			break
		}
	}
	return s.trimRight(start, end)
}

// trimRight moves an end back over punctuation and coordinators, not over closing quotation marks.
func (s *sent) trimRight(start, end int) int {
	for end > start {
		k := s.tok(end - 1)
		if k.UPOS == "PUNCT" && !isClosing(k.Form) && !s.endsQuote(end-1) || k.UPOS == "CCONJ" {
			end--
			continue
		}
		break
	}
	return end
}

func isClosing(form string) bool {
	switch form {
	case ")", "]", "}", "%", "...", "…":
		return true
	}
	return false
}

// endsQuote reports whether a token is inside a quote: its punctuation belongs to the quotation.
func (s *sent) endsQuote(t int) bool { return s.quote[t] >= 0 }

// isCue reports whether a verb is one of the data's cues and not governed away as an adjective.
func (w *work) isCue(s *sent, p *clause.Pred) bool {
	return p.Kind == clause.Verb && w.verbClasses(s, p) != nil
}

// evaded handles refusals to speak: "declined to say", "would not comment on", "neither confirmed nor denied".
func (w *work) evaded(s *sent, p *clause.Pred) bool {
	gov := s.g.Governor(p)
	chain := gov != nil && s.rel(p.Head) == "xcomp" && gov.Head < p.Head && w.is("evade", gov.Lemma) && !gov.Passive
	modal := (p.Neg || p.NegArg) && p.Modal >= 0 && w.is("refusing", s.g.ModalLemma(p))
	if !w.is("evaded", s.g.Verb(p)) && !w.is("evaded", p.Lemma) || !chain && !modal {
		return false
	}
	v := w.cueOf(s, p)
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
		if v.src < 0 {
			v.src = gov.SurfSubj
		}
	}
	if v.src < 0 {
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

// make starts an attribution with cue and source.
func (w *work) make(s *sent, v *cue, c *class) found {
	f := found{class: c, from: v.from, to: v.to, pred: v.p.Head}
	f.Cue = s.cueSpans(v.group)
	f.CueAt = s.ref(v.p.Head)
	f.SrcAt, f.AddrAt = casus.NoToken, casus.NoToken
	f.Class, f.Act = c.id, c.act
	f.Confidence = 0.8
	f.Rules = []string{"cue/" + c.id}
	src := v.src
	if v.surf >= 0 {
		src = v.surf
	}
	if src >= 0 {
		w.source(s, &f, src, v)
	}
	return f
}

// source sets the source to the noun phrase of a head.
func (w *work) source(s *sent, f *found, head int, v *cue) {
	from, to := w.phraseOf(s, head)
	if v != nil {
		if head < v.from && to > v.from {
			to = v.from
		}
		if head >= v.to && from < v.to {
			from = v.to
		}
	}
	for to > from && s.tok(to-1).UPOS == "PUNCT" && !isClosing(s.tok(to-1).Form) && s.quote[to-1] < 0 {
		to--
	}
	for from < to && s.tok(from).UPOS == "PUNCT" && s.quote[from] < 0 {
		from++
	}
	if from >= to {
		return
	}
	f.Source = casus.Spans{s.span(from, to)}
	f.SrcAt = s.ref(head)
}

// phraseOf is the noun phrase of a head as PARC has it: with determiner, appositions, relative clauses and conjuncts, without its
// preposition, without what only the parser hung on it.
func (w *work) phraseOf(s *sent, head int) (from, to int) {
	from, to = head, head+1
	for _, k := range s.g.Children(head) {
		switch base := strings.SplitN(s.rel(k), ":", 2)[0]; base {
		case "case":
			if k < head {
				continue
			}
			if s.tok(k).XPOS == "POS" {
				continue
			}
		case "punct", "cop", "aux", "mark", "nsubj", "parataxis", "advcl", "discourse", "obl", "ccomp", "dislocated", "vocative", "orphan", "csubj", "expl":
			continue
		case "cc":
			if k < head && s.rel(k) != "cc:preconj" {
				continue
			}
		case "conj":
			if s.tok(k).UPOS == "VERB" || s.tok(k).UPOS == "AUX" {
				continue
			}
		}
		from, to = min(from, s.left[k]), max(to, s.right[k]+1)
	}
	return from, to
}

// speakable reports whether a token can be a source: a name, a personal pronoun, a noun for persons, groups or documents.
func (w *work) speakable(s *sent, t int) bool {
	if t < 0 {
		return false
	}
	k := s.tok(t)
	l := s.g.Lemma(t)
	switch k.UPOS {
	case "PROPN":
		return true
	case "PRON":
		if w.is("relative", l) {
			h := s.g.Head(t)
			if p := s.g.At(h); p != nil {
				for _, a := range s.g.Args(p) {
					if a.Via == clause.Relative && a.Head != t {
						return w.speakable(s, a.Head)
					}
				}
			}
			return true
		}
		return w.is("personal", l) || w.speaks(l)
	case "DET", "NUM", "ADJ":
		return true
	}
	if w.speaks(l) {
		return true
	}
	// "the military wing's", "a UN panel": nouns named by a country or organisation before them do not speak by that alone.
	return k.XPOS == "NNPS" || k.XPOS == "NNP"
}
