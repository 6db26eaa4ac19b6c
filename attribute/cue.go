package attribute

import (
	"strings"

	"casus"
	"casus/clause"
)

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
	if g := s.g.Governor(p); !p.Passive && v.subj < 0 && v.surf < 0 && v.src >= 0 && g != nil && s.rel(p.Head) == "xcomp" && s.g.Head(g.Head) == v.src {
		if n := s.g.Child(g.Head, "nsubj"); n > v.src && n < g.Head && w.is("relative", s.g.Lemma(n)) {
			v.surf = n // "messages that appeared to show"
		}
	}
	if v.subj < 0 {
		v.subj = p.SurfSubj
	}
	if !p.Passive && v.src >= 0 && w.outside(s, v.src, p.Head) { // the parser hung the cue on a verb inside the quotation
		v.src, v.surf = w.speakerOutside(s, p.Head), -1
	}
	if n := w.lastSubject(s, p); v.src >= 0 && n > v.src && !p.Passive && s.tok(min(p.Head+1, len(s.s.Tokens)-1)).Form == "," && w.speakable(s, n) &&
		(!w.speakable(s, v.src) || n == p.Head-1 && s.tok(n).UPOS == "PRON" && s.tok(n-1).Form == ",") {
		v.src, v.surf = n, -1 // "The bridge, the engineer said, will stand"
	}
	if n := w.lastSubject(s, p); v.src >= 0 && n > v.src && !p.Passive && w.speakable(s, n) {
		if b := s.g.Child(v.src, "case"); b >= 0 && b < v.src && s.tok(b).UPOS == "ADP" || w.is("day", strings.ToLower(s.tok(v.src).Form)) && s.tok(v.src+1).UPOS == "DET" {
			v.src, v.surf = n, -1 // "In an article, the envoy wrote"
		}
	}
	for t := v.src + 1; v.src >= 0 && !p.Passive && t < p.Head; t++ {
		if s.tok(t).Form == ";" && s.quote[t] < 0 { // the parser went over a semicolon for it
			if v.src, v.surf = subjectIn(s.s, t+1, p.Head), -1; v.src >= 0 && w.speakable(s, v.src) && s.tok(p.Head-1).Form == "," {
				v.through = true
			} else {
				v.src = -1
			}
			break
		}
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
	if x := s.tok(p.Head).XPOS; !p.Passive && s.g.Child(p.Head, "nsubj") < 0 && (p.Head == 0 || w.is("whenever", strings.ToLower(s.tok(p.Head-1).Form))) && (x == "VBN" || x == "VBD") {
		v.src, v.surf = -1, -1 // "Asked whether he would go, the minister ...": nobody is named who asked
	}
	if v.src >= 0 && p.Infin && !p.Passive && s.quote[p.Head] >= 0 && s.quote[v.src] != s.quote[p.Head] && !w.quotes[s.quote[p.Head]].Open && w.sayable([]casus.Span{w.quotes[s.quote[p.Head]].Inner}) {
		v.src, v.surf = -1, -1 // speech has its subjects inside
	}
	if x := s.tok(p.Head).XPOS; x == "VBP" && v.src > 0 && v.src < v.from && v.surf < 0 && p.Modal < 0 && (s.tok(v.src).XPOS == "NNP" || s.tok(v.src).XPOS == "NN") && s.g.Child(v.src, "conj") < 0 && !w.group[s.g.Lemma(v.src)] {
		if up := w.pluralBefore(s, v); up >= 0 { // "doctors treating the envoy refute"
			v.src, v.through = up, true
		}
	}
	if p.Gerund && !p.Passive && s.quote[v.from] < 0 {
		if n := w.subjectBefore(s, v); n >= 0 {
			v.src, v.surf = n, -1 // "Reyes, believing that, fired"
		} else {
			w.participle(s, v)
		}
	}
	if p.Gerund && !p.Passive && v.src >= 0 && v.from > 0 && s.tok(v.from-1).Form == "," && s.quote[v.from] < 0 && s.rel(p.Head) == "acl" && s.g.Head(p.Head) == v.src && s.g.Head(v.src) >= 0 {
		if up := s.g.At(s.g.Head(v.src)); up != nil && strings.HasPrefix(s.rel(v.src), "obl") && up.Kind == clause.Verb && up.SurfSubj >= 0 && w.isCue(s, up) && w.speakable(s, up.SurfSubj) {
			v.src, v.surf = up.SurfSubj, -1 // "said in a statement, praising the court"
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
	if p.Gerund && !p.Passive && s.rel(p.Head) == "conj" && v.src >= 0 && s.tok(s.g.Head(p.Head)).XPOS != "VBG" { // ", saying A, and saying B"
		v.src, v.surf = w.speakerOutside(s, s.g.Head(p.Head)), -1
	}
	if v.src < 0 && p.Gerund && !p.Passive && w.commaBefore(s, v.from) && s.quote[v.from] < 0 || v.src < 0 && p.Gerund && s.rel(p.Head) == "conj" && s.quote[v.from] < 0 && s.tok(s.g.Head(p.Head)).XPOS == "VBG" {
		v.src = w.speakerOutside(s, p.Head)
	}
	if v.src < 0 && !p.Passive && p.Kind == clause.Verb {
		v.src = w.subjectBeside(s, v)
	}
	if v.src < 0 && !p.Passive && p.Kind == clause.Verb {
		for _, k := range s.g.Children(p.Head) { // "people close to the king say": the adjective has the subject
			if j := s.g.Child(k, "nsubj"); k < v.from && s.tok(k).UPOS == "ADJ" && s.g.Child(k, "cop") < 0 && j >= 0 && j < k && s.quote[j] == s.quote[p.Head] {
				v.src, v.through = j, true
			}
		}
	}
	v.limit = w.limit(s, p, v.to)
	return v
}

// subjectBefore is the subject of a verb further on whose phrase ends at the comma before a participle, or -1.
func (w *work) subjectBefore(s *sent, v *cue) int {
	if v.from < 2 || s.tok(v.from-1).Form != "," {
		return -1
	}
	for t := v.from - 2; t >= 0 && t > v.from-8; t-- {
		if h := s.g.Head(t); strings.HasPrefix(s.rel(t), "nsubj") && h > v.p.Head && s.right[t] >= v.from-2 && w.speakable(s, t) {
			return t
		}
		if s.tok(t).UPOS == "VERB" || s.tok(t).UPOS == "AUX" {
			break
		}
	}
	return -1
}

// lastSubject is the last of the subjects before a verb, or -1.
func (w *work) lastSubject(s *sent, p *clause.Pred) int {
	n := -1
	for _, k := range s.g.Children(p.Head) {
		if k < p.Head && s.rel(k) == "nsubj" {
			n = k
		}
	}
	return n
}

// participle gives a reporting participle the speaker of the report before it: behind "said he would stay, declaring", where the parser takes
// the pronoun of the report for its subject, and behind "declaring A and insisting".
func (w *work) participle(s *sent, v *cue) {
	for i := len(w.found) - 1; i >= 0 && w.found[i].sent == s.i; i-- {
		f := &w.found[i]
		if f.SrcAt.Sentence != s.i || len(f.Content) == 0 || len(f.Cue) == 0 || f.pred >= v.from || f.Content.Bounds().End > s.tok(v.from).Start {
			continue
		}
		if v.src >= 0 && s.tok(v.src).XPOS == "PRP" && f.Content.Contains(s.tok(v.src).Span) || v.src < 0 && v.from > 0 && s.tok(v.from-1).UPOS == "CCONJ" && s.tok(f.pred).XPOS == "VBG" {
			v.src, v.surf = f.SrcAt.Token, -1
			return
		}
	}
}

// pluralBefore is the plural noun whose participle or preposition the parser's singular subject depends on, or -1.
func (w *work) pluralBefore(s *sent, v *cue) int {
	for t := v.src - 1; t >= 0 && t > v.src-12; t-- {
		switch k := s.tok(t); {
		case k.XPOS == "NNS" || k.XPOS == "NNPS":
			if w.speakable(s, t) && t+1 < v.src && (s.tok(t+1).XPOS == "VBG" || s.tok(t+1).XPOS == "VBN" || s.tok(t+1).UPOS == "ADP") {
				return t
			}
			return -1
		case k.UPOS == "PUNCT", k.UPOS == "SCONJ", k.UPOS == "AUX", k.XPOS == "VBD", k.XPOS == "VBZ", k.XPOS == "VBP":
			return -1
		}
	}
	return -1
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
		if s.rel(h) == "appos" && s.tok(h).UPOS == "PROPN" && (s.g.Child(up, "case") >= 0 || s.rel(up) == "conj") {
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
				in[k] = in[k] || k < pass.Head || s.rel(k) == "compound:prt"
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
	straight := true // no nominal inside, as in questions
	for t := first; t < p.Head; t++ {
		u := s.tok(t).UPOS
		straight = straight && u != "NOUN" && u != "PROPN" && u != "PRON"
	}
	for t := first; t <= p.Head; t++ {
		if w.phrases.Get([]string{strings.ToLower(s.tok(t).Form)}) != nil {
			continue // "allegedly" is a cue of its own
		}
		if k := s.tok(t); k.UPOS == "ADV" || k.UPOS == "AUX" || k.UPOS == "PART" && k.XPOS != "POS" || straight && (k.UPOS == "CCONJ" && t > first && t < p.Head && s.tok(t-1).UPOS != "AUX" && s.tok(t-1).UPOS != "PART" || k.UPOS == "DET" && t > first) {
			in[t] = true
		}
	}
	for t := first - 1; t >= 0; t-- {
		k := s.tok(t)
		if w.phrases.Get([]string{strings.ToLower(k.Form)}) != nil {
			break
		}
		if w.is("whereabouts", strings.ToLower(k.Form)) {
			break // "Voters here say"
		}
		if k.UPOS == "ADV" && s.g.Head(t) == top.Head && k.XPOS != "WRB" && t != src || k.UPOS == "PART" && k.XPOS != "TO" {
			in[t] = true
			continue
		}
		if t+1 < top.Head && in[t+1] && w.is("nolonger", s.g.Lemma(t)+" "+strings.ToLower(s.tok(t+1).Form)) {
			in[t] = true // "no longer wants"
		}
		break
	}
	for t := p.Head + 1; t < len(s.s.Tokens) && w.is("behind", s.g.Lemma(t)) && (!w.is("focus", s.g.Lemma(t)) || t+1 < len(s.s.Tokens) && w.is("that", strings.ToLower(s.tok(t+1).Form))) && (s.tok(t).UPOS == "ADV" || s.rel(t) == "advmod"); t++ {
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
