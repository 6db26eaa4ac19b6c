package attribute

import (
	"strings"

	"casus"
	"casus/clause"
)

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
	for t := from; v != nil && t < head; t++ { // "even by some deputies"
		if s.tok(t).UPOS == "ADP" && w.byAgent(s, s.g.Lemma(t)) && s.g.Head(t) == head {
			from = t + 1
		}
	}
	own := s.quote[head]
	for t := head + 1; t < to; t++ { // a quotation behind the name is none of it, a nickname inside it is
		if q := s.quote[t]; q >= 0 && q != own && (w.quotes[q].Open || w.quotes[q].Outer.End+1 >= s.tok(to-1).End || s.span(t, to).In(w.text)[0] != 0 && w.quotes[q].Outer.End > s.tok(to-1).End) {
			to = t
		}
	}
	for t := head - 1; t >= from; t-- {
		if s.tok(t).Form == ";" && s.quote[t] < 0 {
			from = t + 1 // no phrase goes over a semicolon
			break
		}
		if q := s.quote[t]; q >= 0 && q != own && w.sayable([]casus.Span{w.quotes[q].Inner}) {
			from = t + 1
		}
	}
	for k := to - 1; k > from+1 && v != nil && k >= to-4; k-- { // ", for his part"
		if s.tok(k).Form == "," && s.quote[k] < 0 && k+2 < to && w.is("aside", s.g.Lemma(to-1)) && s.tok(k+1).UPOS == "ADP" {
			to = k
		}
	}
	for t := head + 1; v != nil && t+1 < to; t++ { // "Hale, asked about the poll, said"
		if s.tok(t).Form == "," && s.tok(t+1).XPOS == "VBN" && w.is("pressing", s.g.Lemma(t+1)) {
			to = t
		}
	}
	for t := head + 1; v != nil && t+3 < to+1 && t+3 < len(s.s.Tokens); t++ { // ", her voice rising"
		if s.tok(t).Form == "," && s.tok(t+1).XPOS == "PRP$" && s.tok(t+2).UPOS == "NOUN" && s.tok(t+3).XPOS == "VBG" {
			to = t
		}
	}
	for v != nil && to > from+2 && s.tok(to-1).UPOS == "ADV" && s.tok(to-2).Form == "," && to-2 > head { // "Democrats, meanwhile,"
		to -= 2
	}
	for to > from+1 && s.tok(to-1).Form == "," {
		to--
	}
	if v != nil && to-2 > head && s.tok(to-2).UPOS == "ADP" && !w.is("owner", s.g.Lemma(to-2)) && w.is("day", strings.ToLower(s.tok(to-1).Form)) && (s.g.Head(to-1) == head || s.g.Head(to-1) == v.p.Head) {
		to -= 2 // "the minister on Friday"
	}
	for t := from + 1; v != nil && t < head; t++ { // "On Friday, the envoy": a phrase before its comma is none of it
		if s.tok(t).Form == "," && s.quote[t] < 0 && (s.tok(from).UPOS == "ADP" || s.tok(from).UPOS == "SCONJ") && s.right[from] < t {
			from = t + 1
		}
	}
	for t := from; v != nil && t < head; t++ { // "(AP) Senator Holm": a bracket opened before is none of it
		if s.tok(t).Form == ")" && !s.opened(from, t) {
			from = t + 1
		}
	}
	for to > from && s.tok(to-1).UPOS == "PUNCT" && !isClosing(s.tok(to-1).Form) && !w.abbreviated(s, to-1) && (s.quote[to-1] < 0 || s.quote[to-1] != own) {
		to--
	}
	for to > from+1 && s.tok(to-1).XPOS == "POS" {
		to--
	}
	if from+1 < to && from < head && w.temporal(s, from) && s.tok(from+1).UPOS == "DET" {
		from++ // "today a newspaper says"
	}
	if v != nil && from+1 < head && s.tok(from).UPOS == "ADV" && w.is("as", s.g.Lemma(from+1)) {
		from++ // "even as aides sought"
	}
	if v != nil && from < head && (s.tok(from).UPOS == "ADP" || s.tok(from).UPOS == "SCONJ") && (w.is("absolute", s.g.Lemma(from)) || w.is("as", s.g.Lemma(from))) {
		from++ // "with the spokesman saying"
	}
	for from < to && (s.tok(from).UPOS == "PUNCT" && s.quote[from] < 0 || s.tok(from).UPOS == "CCONJ" && s.rel(from) == "cc") {
		from++
	}
	if from >= to {
		return
	}
	if to+1 < len(s.s.Tokens) && w.abbreviated(s, to) {
		to++
	}
	f.Source = casus.Spans{s.span(from, to)}
	f.SrcAt = s.ref(head)
}

// abbreviated reports whether a full stop belongs to the abbreviation before it: "D-N.Y."
func (w *work) abbreviated(s *sent, t int) bool {
	return t > 0 && s.tok(t).Form == "." && s.tok(t).Start == s.tok(t-1).End && strings.Contains(s.tok(t-1).Form, ".")
}

// widen mends a subject that the parser has cut: what stands between it and its verb without a verb of its own belongs to it, and so does a
// nominal before its comma that hangs on the same verb ("John Burrows, the chairman of the panel, said").
func (w *work) widen(s *sent, from, to int, v *cue) (int, int) {
	end := v.from
	for end > to && s.tok(end-1).Form == "," {
		end--
	}
	for t := to; v.p.Gerund && t < end; t++ { // ", echoed that view, saying": the participle's speaker ends at his verb
		switch s.tok(t).XPOS {
		case "VBD", "VBZ", "VBP", "MD":
			end = t
		}
	}
	for v.p.Gerund && end > to && (s.tok(end-1).Form == "," || s.tok(end-1).UPOS == "ADV") {
		end--
	}
	plain := end > to
	for t := to; t < end && plain; t++ {
		switch k := s.tok(t); k.UPOS {
		case "VERB", "AUX", "SCONJ":
			r := s.rel(t)
			plain = k.XPOS == "VBG" && (r == "amod" || r == "compound") && s.tok(t+1).UPOS != "PUNCT" // "music streaming service"
		case "PART":
			plain = k.XPOS == "POS"
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
	for k := to; !plain && k+2 < v.from && k <= to+1; k++ { // ", who lives abroad and who will not return,"
		if s.tok(k).UPOS == "CCONJ" && (s.tok(k+1).XPOS == "WP" || s.tok(k+1).XPOS == "WDT") && s.tok(v.from-1).Form == "," {
			plain = true
		}
	}
	if !plain && to+1 < end && s.tok(to).Form == "," && end < v.from {
		// an apposition or relative clause between commas, closed right before the verb
		k := s.tok(to + 1)
		if k.UPOS == "ADV" && to+2 < end {
			k = s.tok(to + 2) // ", now a senior fellow,"
		}
		switch {
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
	if v.to < len(s.s.Tokens) && s.tok(v.to).Form == "," && from >= 2 && s.tok(from-1).Form == "," && (!w.speakable(s, from-2) || to == from+1 && s.tok(from).UPOS == "PRON") {
		return from, to // "The offensive, Harrel said, will fail": what stands before is reported
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
		case "nsubj", "dislocated", "vocative", "dep", "parataxis", "appos", "discourse":
		case "ccomp": // of a name that is no predicate
			if k.UPOS != "PROPN" {
				return from, to
			}
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
			case s.tok(head-1).Form == "," && s.right[k] <= head-1 && s.g.Child(k, "case") >= 0: // an adverbial before the comma: "In private, aides say"
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
	if from > 0 && strings.Contains(s.tok(from-1).Feats, "PronType=Art") && s.tok(from).UPOS != "PRON" && s.quote[from-1] == s.quote[from] {
		from--
	}
	for to < len(s.s.Tokens) && s.tok(to).UPOS == "PROPN" && (s.tok(to-1).UPOS == "PROPN" || to-1 == head && s.tok(head).UPOS == "NOUN" && w.persons(s.g.Lemma(head))) {
		to++
	}
	for to > head && to+1 < len(s.s.Tokens) && s.tok(to).Form == "-" && s.tok(to).Start == s.tok(to-1).End && s.tok(to+1).Start == s.tok(to).End {
		to += 2 // a name with a hyphen that the parser parted
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

// namedParty reports whether the names layer has a person or organisation where the tagger saw a common noun.
func (w *work) namedParty(at casus.Span) bool {
	hit := false
	w.names.Overlapping(at, func(i int) bool {
		hit = w.doc.Names[i].Type == "PER" || w.doc.Names[i].Type == "ORG"
		return !hit
	})
	return hit
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
		return w.is("personal", l) || w.speaks(l) || w.is("quantity", l)
	case "DET", "NUM", "ADJ":
		return true
	}
	if w.speaks(l) || k.Form[0] >= 'A' && k.Form[0] <= 'Z' && w.namedParty(k.Span) {
		return true
	}
	if t >= 2 && s.tok(t-1).Form == "-" && s.tok(t-2).End == s.tok(t-1).Start && (w.speaks(s.g.Lemma(t-2)) || w.speaks(s.g.Lemma(t-2)+"-"+l)) {
		return true // "president-elect", "op-ed"
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
	if first := k.Form[0]; k.XPOS == "NN" && first >= 'A' && first <= 'Z' && len(s.g.Children(t)) == 0 {
		return true // a singular noun without article at the start of a sentence is a name that the tagger does not know
	}
	// "the military wing's", "a UN panel": nouns named by a country or organisation before them do not speak by that alone.
	return k.XPOS == "NNPS" || k.XPOS == "NNP"
}
