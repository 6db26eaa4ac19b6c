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
	v := w.cueOf(s, p)
	if fixed >= 0 {
		w.fix(s, v, fixed)
	}
	if w.is("quoting", p.Lemma) && w.quoting(s, v) {
		return
	}
	if w.evades(s, p) {
		return
	}
	if p.Passive {
		for _, c := range classes {
			if w.admits(s, v, c) && w.passive(s, v, c) {
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
	through  bool  // the source runs up to the verb
	rel      int   // relative pronoun that is its object, -1
	iobj     int   // indirect object, -1
	limit    int   // content to the right ends before this token
}

// cueOf reads group, source and object of a verb.
func (w *work) cueOf(s *sent, p *clause.Pred) *cue {
	v := &cue{p: p, src: -1, surf: -1, subj: -1, obj: -1, iobj: -1}
	v.agent = p.Passive
	for _, a := range s.g.Args(p) {
		switch a.Role {
		case clause.Subject:
			if v.src < 0 && !a.Conj {
				v.src = a.Head
			}
		case clause.Indirect:
			if a.Via == clause.Direct && a.Head > p.Head && !a.Conj {
				v.iobj = a.Head
			}
		case clause.Object:
			if v.obj < 0 && a.Via == clause.Direct && a.Head > p.Head && !a.Conj {
				v.obj = a.Head
			}
		}
	}
	if v.obj < 0 {
		v.obj = v.iobj
	}
	v.rel = -1
	for _, k := range s.g.Children(p.Head) {
		if x := s.tok(k).XPOS; k < p.Head && (x == "WDT" || x == "WP") && (s.rel(k) == "obj" || s.rel(k) == "obl" && s.g.Prep(k) == "") {
			v.rel = k
		}
	}
	v.subj = s.g.Child(p.Head, "nsubj", "nsubj:pass")
	if !p.Passive && v.subj >= 0 && v.src >= 0 && v.subj != v.src && w.is("relative", s.g.Lemma(v.subj)) {
		v.surf = v.subj
	}
	if p.First >= 0 && !p.Passive && v.surf < 0 && v.subj < 0 && v.src >= 0 { // "who voted for him and now regrets it"
		if n := s.g.Child(s.g.Preds[p.First].Head, "nsubj"); n >= 0 && n != v.src && w.is("relative", s.g.Lemma(n)) {
			v.surf = n
		}
	}
	if v.subj < 0 {
		v.subj = p.SurfSubj
	}
	if !p.Passive && v.src >= 0 && w.outside(s, v.src, p.Head) { // the parser hung the cue on a verb inside the quotation
		v.src, v.surf = w.speakerOutside(s, p.Head), -1
	}
	v.group = w.groupOf(s, p, v.src)
	v.from, v.to = v.group[0], v.group[len(v.group)-1]+1
	if t := v.src; t > 0 && t < v.from && !p.Passive && w.is("day", s.g.Lemma(t)) && s.left[t] > 0 { // "A poll released Monday found"
		up := s.left[t] - 1
		if s.tok(up).UPOS == "VERB" && up > 0 && (s.tok(up-1).UPOS == "NOUN" || s.tok(up-1).UPOS == "PROPN") {
			up--
		}
		for h := s.g.Head(up); h >= 0 && h < t && s.right[h] <= t && s.tok(up).UPOS != "NOUN" && s.tok(up).UPOS != "PROPN"; h = s.g.Head(up) {
			up = h
		}
		if u := s.tok(up).UPOS; u == "NOUN" || u == "PROPN" {
			v.src, v.through = up, true
		}
	}
	if h, ok := s.given[p.Head]; ok && h >= 0 {
		v.src, v.surf = h, -1
	}
	if p.Gerund && !p.Passive {
		if h := w.absolute(s, v); h >= 0 {
			v.src, v.surf = h, -1
		}
	}
	if v.src < 0 && p.Gerund && !p.Passive && w.commaBefore(s, v.from) && s.quote[v.from] < 0 {
		v.src = w.speakerOutside(s, p.Head)
	}
	if v.src < 0 && !p.Passive && p.Kind == clause.Verb {
		v.src = w.subjectBeside(s, v)
	}
	v.limit = w.limit(s, p, v.to)
	return v
}

// absolute is the subject of a participle in an absolute phrase ("with the president again accusing Tarsk"), or -1.
func (w *work) absolute(s *sent, v *cue) int {
	t := v.from - 1
	for t >= 0 && s.tok(t).UPOS == "ADV" {
		t--
	}
	if t < 0 || s.tok(t).Form == "," {
		return -1
	}
	h := t
	for steps := 0; steps < 20; steps++ {
		up := s.g.Head(h)
		if up < 0 || s.right[up] != t || up > t {
			break
		}
		if u := s.tok(up).UPOS; u != "NOUN" && u != "PROPN" {
			break
		}
		h = up
	}
	for _, k := range s.g.Children(h) {
		if k < h && s.rel(k) == "case" && w.is("absolute", s.g.Lemma(k)) && (s.g.Head(h) == s.g.Head(v.p.Head) || s.g.Head(v.p.Head) == h || s.g.Head(h) == v.p.Head) {
			return h
		}
	}
	return -1
}

// outside reports whether a token stands in a quotation that does not hold the other.
func (w *work) outside(s *sent, t, ref int) bool {
	q := s.quote[t]
	if q < 0 || w.quotes[q].Open || w.quotes[q].Outer.Contains(s.tok(ref).Span) {
		return false
	}
	inner := w.quotes[q].Inner.In(w.text)
	// A name may stand in quotation marks; speech ends in a mark of its own, and nobody is called "we".
	return s.tok(t).Start > w.quotes[q].Outer.Start+1 && s.tok(t).UPOS != "PROPN" || endsSentence(inner) || w.is("personal", s.g.Lemma(t))
}

// speakerOutside is the subject of the nearest verb before a token outside all quotations, or -1.
func (w *work) speakerOutside(s *sent, t int) int {
	for i := len(s.g.Preds) - 1; i >= 0; i-- {
		p := &s.g.Preds[i]
		if p.Head < t && p.Kind == clause.Verb && s.quote[p.Head] < 0 && p.SurfSubj >= 0 && s.quote[p.SurfSubj] < 0 && !p.Passive {
			return p.SurfSubj
		}
	}
	return -1
}

// subjectBeside finds the subject of a finite verb that the parser gave none: the nominal whose phrase ends right before the verb.
func (w *work) subjectBeside(s *sent, v *cue) int {
	p := v.p
	switch x := s.tok(p.Head).XPOS; {
	case x == "VBD" || x == "VBZ" || x == "VBP":
	default:
		if v.from == p.Head || p.Modal < 0 && p.Tense == clause.NoTense {
			return -1
		}
	}
	if r := s.rel(p.Head); r == "conj" || r == "acl:relcl" || strings.HasPrefix(r, "advcl") && p.Mark == "" {
		if r != "conj" || p.SurfSubj >= 0 {
			return -1
		}
	}
	t := v.from - 1
	comma := false
	for t >= 0 && s.tok(t).Form == "," && s.quote[t] < 0 {
		t, comma = t-1, true
	}
	if t < 0 || s.quote[t] != s.quote[p.Head] {
		return -1
	}
	h := t
	for steps := 0; steps < 30; steps++ {
		up := s.g.Head(h)
		if up < 0 || s.right[up] >= v.from || up >= v.from {
			break
		}
		if u := s.tok(up).UPOS; u != "NOUN" && u != "PROPN" && u != "PRON" && !strings.HasPrefix(s.rel(up), "acl") {
			break
		}
		if s.rel(h) == "appos" && s.tok(h).UPOS == "PROPN" && s.g.Child(up, "case") >= 0 {
			break // a name behind an adverbial phrase
		}
		if r := s.rel(up); strings.HasPrefix(s.rel(h), "appos") && (r == "obj" || r == "iobj" || strings.HasPrefix(r, "obl")) {
			break // what is another verb's object is no subject here: "..., release her records, her spokesman said"
		}
		h = up
	}
	switch s.tok(h).UPOS {
	case "NOUN", "PROPN", "PRON":
	default:
		return -1
	}
	if comma && s.tok(h).UPOS == "PRON" || s.g.Child(h, "case") >= 0 && s.g.Child(h, "case") < h || s.g.Child(h, "cop") >= 0 {
		return -1
	}
	if !w.speakable(s, h) {
		return -1
	}
	return h
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
	if g := s.g.Governor(p); top == p && g != nil && s.rel(p.Head) == "advcl" && g.Head < p.Head && p.Head-g.Head <= 3 && w.is("react", g.Lemma) && w.is("agent", s.g.Lemma(p.Head-1)) {
		for t := g.Head; t < p.Head; t++ { // "responded by saying"
			in[t] = true
		}
		s.used[g.Head] = true
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
		if w.phrases.Get([]string{strings.ToLower(s.tok(t).Form)}) != nil {
			continue // "allegedly" is a cue of its own
		}
		if k := s.tok(t); k.UPOS == "ADV" || k.UPOS == "AUX" || k.UPOS == "PART" || k.UPOS == "CCONJ" && t > first && t < p.Head || k.UPOS == "DET" && t > first {
			in[t] = true
		}
	}
	for t := first - 1; t >= 0; t-- {
		k := s.tok(t)
		if w.phrases.Get([]string{strings.ToLower(k.Form)}) != nil {
			break
		}
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
	if x := s.tok(p.Head).XPOS; p.Head == 0 && (x == "VBN" || x == "VBD" || x == "VBG") && s.g.Child(p.Head, "nsubj") < 0 {
		for t := start + 1; t < end; t++ { // "Asked whether he would go, the minister ..."
			if s.tok(t).Form == "," && s.quote[t] < 0 {
				end = t
			}
		}
	}
	if t := w.closing(s, start, end); t >= 0 {
		end = t
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
			switch own := s.g.Child(k, "nsubj", "nsubj:pass") >= 0; {
			case own && w.isCue(s, q):
				cut = s.left[k]
			case own:
			case w.isCue(s, q) && (s.tok(k).XPOS == s.tok(p.Head).XPOS || q.Modal >= 0 && q.Neg):
				cut = s.left[k]
			case s.tok(k).XPOS == s.tok(p.Head).XPOS && !w.insideHas(s, start, k, s.tok(k).XPOS):
				cut = s.left[k]
			}
		case "advcl", "parataxis", "acl":
			if q := s.g.At(k); q != nil && base == "advcl" && w.is("contrast", q.Mark) && w.commaBefore(s, s.left[k]) && s.g.Child(k, "nsubj", "nsubj:pass") >= 0 {
				cut = s.left[k] // ", while supporters insist"
				break
			}
			if q := s.g.At(k); q != nil && q.Kind == clause.Verb && w.isCue(s, q) && (q.Gerund && w.commaBefore(s, s.left[k]) || base == "parataxis" && w.commaBefore(s, s.left[k])) {
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
	for t := start + 1; t < end; t++ { // ", adding that", hung on something inside the quotation
		if s.tok(t).XPOS == "VBG" && s.quote[t] < 0 && s.tok(t-1).Form == "," {
			if h := s.g.Head(t); h >= 0 && s.quote[h] >= 0 {
				if q := s.g.At(t); q != nil && w.isCue(s, q) {
					end = t
				}
			}
		}
	}
	if c := w.sameTense(s, p, start, end); c >= 0 {
		end = c
	}
	tag := s.tok(p.Head).XPOS
	for t := start + 1; t+3 < end; t++ {
		if s.tok(t).UPOS != "PUNCT" || s.quote[t+1] >= 0 || s.tok(t).Form != "," && !(isQuoteMark(s.tok(t).Form) && t > 0 && s.tok(t-1).Form == ",") {
			continue
		}
		if s.tok(t+1).UPOS == "CCONJ" && s.tok(t+2).UPOS == "PRON" && w.is("personal", s.g.Lemma(t+2)) { // ", and he called on voters"
			if q := s.g.At(s.g.Head(t + 2)); q != nil && q.SurfSubj == t+2 && w.isCue(s, q) && s.tok(q.Head).XPOS == tag && s.g.Child(q.Head, "aux", "mark") < 0 {
				end = t
				continue
			}
		}
		// ", while supporters insist"; ", a pledge that drew cheers"
		if w.is("contrast", strings.ToLower(s.tok(t+1).Form)) {
			if q := s.g.At(s.g.Head(t + 1)); q != nil && w.isCue(s, q) && q.SurfSubj > t && w.speakable(s, q.SurfSubj) {
				end = t
			}
		} else if s.tok(t+1).UPOS == "DET" && s.tok(t+2).UPOS == "NOUN" && w.nouns[s.g.Lemma(t+2)] != nil && (s.tok(t+3).XPOS == "WDT" || s.tok(t+3).XPOS == "WP" || w.is("that", strings.ToLower(s.tok(t+3).Form))) {
			end = t
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

// closing finds a reporting clause that ends the sentence ("..., sources say"); content before it ends at its comma. -1 without.
func (w *work) closing(s *sent, start, end int) int {
	last := len(s.s.Tokens) - 1
	for last > start && s.tok(last).UPOS == "PUNCT" && s.quote[last] < 0 {
		last--
	}
	p := s.g.At(last)
	if p == nil || p.Kind != clause.Verb || s.quote[last] >= 0 || p.Tense == clause.NoTense || !w.isCue(s, p) {
		return -1
	}
	for t := last - 1; t > start && t > last-9; t-- {
		if s.tok(t).Form == "," && s.quote[t] < 0 {
			if p.SurfSubj > t && t < end {
				return t
			}
			return -1
		}
		if s.tok(t).UPOS == "VERB" || s.tok(t).UPOS == "CCONJ" || s.tok(t).UPOS == "SCONJ" {
			return -1
		}
	}
	return -1
}

// insideHas reports whether a finite verb with the tag stands between two tokens, so that a coordinated verb may belong there.
func (w *work) insideHas(s *sent, from, to int, tag string) bool {
	for t := from; t < to; t++ {
		if s.tok(t).XPOS == tag && s.rel(t) != "acl:relcl" {
			return true
		}
	}
	return false
}

func (w *work) commaBefore(s *sent, t int) bool {
	for t--; t >= 0; t-- {
		switch f := s.tok(t).Form; {
		case f == "," || f == "-" || f == "–" || f == "—" || f == ";":
			return true
		case s.tok(t).UPOS == "CCONJ" || s.tok(t).UPOS == "ADV" || s.tok(t).UPOS == "PUNCT":
			continue
		}
		return false
	}
	return false
}

// sameTense finds a cue verb inside the complement that must belong to the cue's own subject: "complained that ships had been followed and
// demanded an apology". It returns the token before which the content ends, or -1.
func (w *work) sameTense(s *sent, p *clause.Pred, start, end int) int {
	x := s.tok(p.Head).XPOS
	if x != "VBD" && x != "VBZ" {
		return -1
	}
	for t := start + 2; t < end; t++ {
		if s.tok(t).XPOS != x || s.rel(t) != "conj" || s.quote[t] >= 0 {
			continue
		}
		h := s.g.Head(t)
		if h < start || h >= t {
			continue
		}
		q, up := s.g.At(t), s.g.At(h)
		if q == nil || up == nil || !w.isCue(s, q) || s.g.Child(t, "nsubj", "nsubj:pass", "mark", "aux") >= 0 {
			continue
		}
		sub := up.SurfSubj
		if (s.tok(h).XPOS == x && s.g.Child(h, "aux", "cop") < 0) && (sub < 0 || w.speakable(s, sub)) {
			continue
		}
		if s.given == nil {
			s.given = map[int]int{}
		}
		s.given[t] = p.SurfSubj
		cut := t
		for cut > start && (s.tok(cut-1).UPOS == "ADV" || s.tok(cut-1).UPOS == "CCONJ" || s.tok(cut-1).Form == ",") {
			cut--
		}
		return cut
	}
	return -1
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
func (s *sent) endsQuote(t int) bool { return s.quote[t] >= 0 && !s.broken[t] }

// isCue reports whether a verb is one of the data's cues and not governed away as an adjective.
func (w *work) isCue(s *sent, p *clause.Pred) bool {
	if p.Kind != clause.Verb {
		return false
	}
	c, _ := w.verbClasses(s, p)
	return c != nil
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
	for i := len(w.found) - 1; i >= 0 && v != nil && w.found[i].sent == s.i; i-- { // the subject of coordinated verbs has one extent
		if g := &w.found[i]; g.SrcAt == s.ref(head) && len(g.Source) > 0 && g.Source[0].End <= s.tok(v.from).Start {
			f.Source, f.SrcAt = g.Source, g.SrcAt
			return
		}
	}
	from, to := w.phraseOf(s, head)
	if v != nil {
		if head < v.from && head != v.surf {
			if from, to = w.widen(s, from, to, v); v.through {
				to = v.from
			}
		}
		if head < v.from && to > v.from {
			to = v.from
		}
		if head >= v.to && from < v.to {
			from = v.to
		}
	}
	own := s.quote[head]
	for t := head + 1; t < to; t++ { // a quotation behind the name is none of it, a nickname inside it is
		if q := s.quote[t]; q >= 0 && q != own && (w.quotes[q].Open || w.quotes[q].Outer.End+1 >= s.tok(to-1).End || s.span(t, to).In(w.text)[0] != 0 && w.quotes[q].Outer.End > s.tok(to-1).End) {
			to = t
		}
	}
	for t := head - 1; t >= from; t-- {
		if q := s.quote[t]; q >= 0 && q != own && w.sayable([]casus.Span{w.quotes[q].Inner}) {
			from = t + 1
		}
	}
	for to > from && s.tok(to-1).UPOS == "PUNCT" && !isClosing(s.tok(to-1).Form) && (s.quote[to-1] < 0 || s.quote[to-1] != own) {
		to--
	}
	for to > from+1 && s.tok(to-1).XPOS == "POS" {
		to--
	}
	for from < to && (s.tok(from).UPOS == "PUNCT" && s.quote[from] < 0 || s.tok(from).UPOS == "CCONJ" && s.rel(from) == "cc") {
		from++
	}
	if from >= to {
		return
	}
	f.Source = casus.Spans{s.span(from, to)}
	f.SrcAt = s.ref(head)
}

// widen mends a subject that the parser has cut: what stands between it and its verb without a verb of its own belongs to it, and so does a
// nominal before its comma that hangs on the same verb ("John Burrows, the chairman of the panel, said").
func (w *work) widen(s *sent, from, to int, v *cue) (int, int) {
	end := v.from
	for end > to && s.tok(end-1).Form == "," {
		end--
	}
	plain := end > to
	for t := to; t < end && plain; t++ {
		switch k := s.tok(t); k.UPOS {
		case "VERB", "AUX", "SCONJ":
			plain = false
		case "PUNCT":
			plain = k.Form == "," || k.Form == "(" || k.Form == ")" || k.Form == "-" || s.quote[t] >= 0
		case "ADP":
			// a phrase that hangs on the verb is an adverbial: "The envoy in a letter said"
			if h := s.g.Head(t); h >= 0 && s.g.Head(h) == v.p.Head && strings.HasPrefix(s.rel(h), "obl") && t > 0 && s.tok(t-1).Form == "," {
				plain = false
			}
		}
		plain = plain && !s.used[t] && !w.temporal(s, t)
	}
	if !plain && to+1 < end && s.tok(to).Form == "," && end < v.from {
		// an apposition or relative clause between commas, closed right before the verb
		switch k := s.tok(to + 1); {
		case k.UPOS == "DET" || k.UPOS == "NOUN" || k.UPOS == "PROPN" || k.UPOS == "ADJ" || k.UPOS == "NUM", k.XPOS == "WP" || k.XPOS == "WDT" || k.XPOS == "WP$":
			plain = true
			for t := to + 1; t < end; t++ {
				if s.tok(t).Form == ";" || s.tok(t).Form == ":" || s.used[t] && s.quote[t] < 0 && s.tok(t).UPOS != "VERB" {
					plain = false
				}
			}
			if sub := s.g.Child(v.p.Head, "nsubj"); sub > to && sub < end && k.UPOS != "DET" && k.UPOS != "NOUN" {
				plain = false
			}
		}
	}
	if plain {
		for to < end && s.tok(end-1).UPOS == "ADV" && w.phrases.Get([]string{strings.ToLower(s.tok(end - 1).Form)}) != nil {
			end--
		}
		if end > to && s.tok(end-1).UPOS == "DET" && w.is("quantity", s.g.Lemma(end-1)) {
			end-- // "Holt and Dane both said"
		}
		to = end
	}
	for steps := 0; steps < 3 && from >= 2 && s.tok(from-1).Form == "," && s.quote[from-1] < 0; steps++ {
		t := from - 2
		for h := s.g.Head(t); h >= 0 && h < from-1 && s.right[h] == from-2; h = s.g.Head(t) {
			t = h
		}
		for h := s.g.Head(t); h >= 0 && h < from && h != v.p.Head && s.right[h] < v.from && s.tok(h).UPOS != "VERB"; h = s.g.Head(t) {
			t = h
		}
		k := s.tok(t)
		if k.UPOS != "PROPN" && k.UPOS != "NOUN" || s.g.Head(t) != v.p.Head || w.temporal(s, t) || s.used[t] {
			break
		}
		switch strings.SplitN(s.rel(t), ":", 2)[0] {
		case "nsubj", "dislocated", "vocative", "dep", "parataxis", "appos":
		default:
			return from, to
		}
		if s.g.Child(t, "case") >= 0 && s.g.Child(t, "case") < t {
			break
		}
		from = s.left[t]
	}
	return from, to
}

// phraseOf is the noun phrase of a head as PARC has it: with determiner, appositions, relative clauses and conjuncts, without its
// preposition and what only the parser hung on it. A run of proper nouns is never cut.
func (w *work) phraseOf(s *sent, head int) (from, to int) {
	from, to = head, head+1
	for _, k := range s.g.Children(head) {
		base := strings.SplitN(s.rel(k), ":", 2)[0]
		if k < head {
			switch {
			case base == "det", base == "amod", base == "compound", base == "nummod", base == "nmod", base == "flat", base == "advmod", s.rel(k) == "cc:preconj", base == "goeswith":
				from = min(from, s.left[k])
			case base == "appos", base == "dep":
				from = min(from, s.left[k])
			}
			continue
		}
		switch base {
		case "punct", "cop", "aux", "mark", "nsubj", "parataxis", "advcl", "discourse", "obl", "ccomp", "xcomp", "dislocated", "vocative", "orphan", "csubj", "expl", "obj":
			continue
		case "case":
			if s.tok(k).XPOS != "POS" {
				continue
			}
		case "conj":
			if s.tok(k).UPOS == "VERB" || s.tok(k).UPOS == "AUX" || s.g.Child(k, "nsubj", "cop") >= 0 {
				continue
			}
		}
		to = max(to, s.right[k]+1)
	}
	for from > 0 && s.tok(from).UPOS == "PROPN" && s.tok(from-1).UPOS == "PROPN" {
		from--
	}
	for from > 0 && s.tok(from-1).UPOS == "ADJ" && s.tok(from).UPOS != "PRON" && (s.g.Head(from-1) >= from && s.g.Head(from-1) < to || s.tok(from - 1).Form[0] >= 'A' && s.tok(from - 1).Form[0] <= 'Z' && from-1 > 0) {
		from--
	}
	if from > 0 && s.tok(from-1).UPOS == "DET" && s.g.Head(from-1) >= from && s.g.Head(from-1) < to {
		from--
	}
	for to < len(s.s.Tokens) && s.tok(to).UPOS == "PROPN" && (s.tok(to-1).UPOS == "PROPN" || to-1 == head && s.tok(head).UPOS == "NOUN" && w.persons(s.g.Lemma(head))) {
		to++
	}
	if to+1 < len(s.s.Tokens) && s.tok(to).Form == "(" { // an abbreviation behind the name
		for t := to + 1; t < len(s.s.Tokens) && t <= to+4; t++ {
			if s.tok(t).Form == ")" {
				to = t + 1
				break
			}
			if s.tok(t).UPOS == "VERB" || s.tok(t).UPOS == "AUX" {
				break
			}
		}
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
	if w.is("quantity", l) || w.is("quantity", strings.ToLower(k.Form)) {
		for _, c := range s.g.Children(t) {
			if c > t && w.is("owner", s.g.Prep(c)) && w.speakable(s, c) {
				return true
			}
		}
	}
	if len(k.Form) > 1 && strings.ToUpper(k.Form) == k.Form && strings.ToLower(k.Form) != k.Form {
		return true // an abbreviation
	}
	// "the military wing's", "a UN panel": nouns named by a country or organisation before them do not speak by that alone.
	return k.XPOS == "NNPS" || k.XPOS == "NNP"
}
