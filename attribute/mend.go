package attribute

import (
	"strings"

	"casus"
)

// mend puts right what parsers often get wrong around verbs of saying and what no other reading explains. Every repair names its construction.
func (c *cues) mend(s *casus.Sentence) {
	kids := children(s)
	for i := range s.Tokens {
		switch t := &s.Tokens[i]; {
		case t.UPOS == "VERB" && (t.XPOS == "VBD" || t.XPOS == "VBN") && i > 0 && t.Deprel == "ccomp":
			c.reduced(s, kids, i)
		case t.Deprel == "iobj" && t.Head >= 0 && t.Head < i && has(s, kids[t.Head], "obj", "ccomp") < 0 && c.nouns[strings.ToLower(t.Lemma)] != nil:
			t.Deprel = "obj" // "announces plans to stay"
		case t.UPOS == "VERB" && t.Deprel == "conj" && t.Head >= 0 && t.Head < i && (t.XPOS == "VBD" || t.XPOS == "VBN") && i+1 < len(s.Tokens) && c.is("that", strings.ToLower(s.Tokens[i+1].Form)) &&
			has(s, kids[t.Head], "aux:pass") >= 0 && has(s, kids[i], "nsubj", "aux", "obj", "iobj") < 0:
			for _, k := range c.verbs[strings.ToLower(t.Lemma)] {
				if k.has(fAddr) { // "was summoned and told that"
					t.XPOS, t.Feats = "VBN", "Tense=Past|VerbForm=Part|Voice=Pass"
				}
			}
		case t.XPOS == "VBZ" && i > 0 && (t.Deprel == "obj" && t.Head >= 0 && t.Head < i || t.Deprel == "nsubj" && t.Head == i+1 && s.Tokens[i+1].XPOS == "VBZ"):
			c.finiteNoun(s, kids, i)
		case t.Deprel == "amod" && (t.XPOS == "VBN" || t.XPOS == "VBD") && i > 0 && t.Head > i && s.Tokens[i-1].UPOS == "NOUN" && s.Tokens[i-1].Head == t.Head:
			c.verbless(s, kids, i)
		case t.Deprel == "vocative":
			c.called(s, kids, i)
		case t.UPOS == "VERB" && t.Deprel == "acl" && (t.XPOS == "VBN" || t.XPOS == "VBD"):
			c.behindQuotation(s, kids, i)
		case t.XPOS == "IN" && (t.Deprel == "mark" || t.Deprel == "obj") && c.is("that", strings.ToLower(t.Form)):
			c.gap(s, kids, i)
		case t.XPOS == "VBG" && t.Deprel == "acl" && t.Head == i+1:
			c.swallowed(s, kids, i)
		case t.UPOS == "NOUN" && i > 0:
			c.reportingNoun(s, kids, i)
		}
	}
	kids = children(s)
	c.askedFirst(s, kids)
	c.twoSubjectsOf(s, kids)
	for i := 2; i+2 < len(s.Tokens); i++ {
		switch t := &s.Tokens[i]; {
		case t.UPOS == "VERB" && s.Tokens[i-1].Form == "," && c.is("pressing", strings.ToLower(t.Lemma)):
			c.askedBetween(s, kids, i)
		case t.XPOS == "VBD" && isQuoteMark(s.Tokens[i-1].Form) && s.Tokens[i-2].Form == ",":
			c.headOfQuotation(s, kids, i)
		case t.UPOS == "VERB" && (t.Deprel == "obl" || t.Deprel == "advcl") && s.Tokens[i-1].XPOS == "TO":
			c.phased(s, kids, i)
		}
		if t := &s.Tokens[i]; t.UPOS == "VERB" && (t.XPOS == "VBD" || t.XPOS == "VBZ" || t.XPOS == "VBP" || t.XPOS == "VBN") {
			c.subjectBehind(s, kids, i)
		}
	}
}

// children lists the dependents of every token.
func children(s *casus.Sentence) [][]int {
	out := make([][]int, len(s.Tokens))
	for i := range s.Tokens {
		if h := s.Tokens[i].Head; h >= 0 && h < len(out) {
			out[h] = append(out[h], i)
		}
	}
	return out
}

// has is a dependent of a token with one of the relations, or -1.
func has(s *casus.Sentence, kids []int, rels ...string) int {
	for _, k := range kids {
		for _, r := range rels {
			if d := s.Tokens[k].Deprel; d == r || strings.HasPrefix(d, r+":") {
				return k
			}
		}
	}
	return -1
}

// reduced mends "A poll released Monday shows": the past tense before a finite verb without subject is a participle, its subject that of the verb behind.
func (c *cues) reduced(s *casus.Sentence, kids [][]int, i int) {
	f := s.Tokens[i].Head
	sub := has(s, kids[i], "nsubj")
	if f <= i || f > i+8 || sub < 0 || sub+1 != i || s.Tokens[sub].UPOS == "PRON" || has(s, kids[f], "nsubj", "expl") >= 0 || has(s, kids[i], "mark", "aux", "obj", "ccomp", "xcomp") >= 0 {
		return
	}
	if x := s.Tokens[f].XPOS; x != "VBZ" && x != "VBD" && x != "VBP" && has(s, kids[f], "aux") < 0 {
		return
	}
	for t := i + 1; t < f; t++ {
		if s.Tokens[t].UPOS == "PUNCT" {
			return
		}
	}
	s.Tokens[sub].Head, s.Tokens[sub].Deprel = f, "nsubj"
	s.Tokens[i].XPOS, s.Tokens[i].Head, s.Tokens[i].Deprel = "VBN", sub, "acl"
	s.Tokens[i].Feats = "Tense=Past|VerbForm=Part|Voice=Pass"
}

// called mends "Mr. Sands, who is from Vermont, has called": a name before the verb group, with a clause or apposition of its own, is nobody spoken to.
func (c *cues) called(s *casus.Sentence, kids [][]int, i int) {
	h := s.Tokens[i].Head
	if h <= i || has(s, kids[h], "nsubj") >= 0 || has(s, kids[i], "acl", "appos") < 0 {
		return
	}
	x := s.Tokens[h].XPOS
	if a := has(s, kids[h], "aux", "cop"); a > i {
		x = s.Tokens[a].XPOS
	}
	switch x {
	case "VBZ", "VBD", "MD":
		s.Tokens[i].Deprel = "nsubj"
	}
}

// behindQuotation mends ""Stop!" the crowd chanted as he spoke": a noun right behind a quotation and a cue that seems its participle are clause and verb.
func (c *cues) behindQuotation(s *casus.Sentence, kids [][]int, i int) {
	sub := s.Tokens[i].Head
	f, ok := c.forms[strings.ToLower(s.Tokens[i].Form)]
	if !ok || sub < 0 || sub+1 != i || has(s, kids[i], "aux", "obl:agent") >= 0 || f.tag != "VBD" && s.Tokens[i].XPOS != "VBD" {
		return
	}
	first := sub
	for _, k := range kids[sub] {
		first = min(first, k)
	}
	if first == 0 || !isQuoteMark(s.Tokens[first-1].Form) || first > 1 && s.Tokens[first-2].UPOS != "PUNCT" || s.Tokens[sub].Head < 0 || s.Tokens[sub].Head >= first {
		return
	}
	for t := i + 1; t < len(s.Tokens); t++ { // no other verb is left for the noun
		if x := s.Tokens[t].XPOS; (x == "VBD" || x == "VBZ" || x == "VBP" || x == "MD") && s.Tokens[t].Head <= sub {
			return
		}
	}
	top := s.Tokens[sub].Head
	s.Tokens[i].XPOS, s.Tokens[i].Lemma, s.Tokens[i].Feats = "VBD", f.lemma, "Mood=Ind|Tense=Past|VerbForm=Fin"
	s.Tokens[i].Head, s.Tokens[i].Deprel = top, "parataxis"
	s.Tokens[sub].Head, s.Tokens[sub].Deprel = i, "nsubj"
}

// gap mends "a view that many members reject" and "proposals that Orton says are unrealistic": a clause that lacks its object or its subject is a
// relative one, and no claim.
func (c *cues) gap(s *casus.Sentence, kids [][]int, i int) {
	k := s.Tokens[i].Head
	if k <= i || i == 0 || s.Tokens[i-1].UPOS != "NOUN" || !strings.HasPrefix(s.Tokens[k].Deprel, "acl") || s.Tokens[k].Head != i-1 {
		return
	}
	rel := ""
	switch {
	case s.Tokens[k].UPOS == "VERB" && (k+1 == len(s.Tokens) || s.Tokens[k+1].UPOS == "PUNCT") && has(s, kids[k], "nsubj") > i && (s.Tokens[i].Deprel == "obj" || has(s, kids[k], "obj") < 0) && has(s, kids[k], "ccomp", "xcomp", "obl", "aux:pass", "compound:prt") < 0:
		for _, class := range c.verbs[strings.ToLower(s.Tokens[k].Lemma)] {
			if class.has(fNP) && !class.has(fParen) {
				rel = "obj"
			}
		}
	case has(s, kids[k], "nsubj", "expl") < 0 && i+2 < k:
		for v := i + 1; v < k; v++ { // the reporting verb between has a subject and no clause, and a finite verb right behind
			if s.Tokens[v].UPOS != "VERB" || c.verbs[strings.ToLower(s.Tokens[v].Lemma)] == nil || v+1 > k || has(s, kids[v], "nsubj") < 0 {
				continue
			}
			switch s.Tokens[v+1].XPOS {
			case "VBD", "VBZ", "VBP", "MD":
				rel = "nsubj"
			}
		}
	}
	if rel != "" {
		s.Tokens[i].UPOS, s.Tokens[i].XPOS, s.Tokens[i].Deprel = "PRON", "WDT", rel
		s.Tokens[k].Deprel = "acl:relcl"
	}
}

// swallowed mends ", dismissing claims that": behind a comma a participle before its object is a clause beside the main one.
func (c *cues) swallowed(s *casus.Sentence, kids [][]int, i int) {
	o := s.Tokens[i].Head
	if i < 2 || s.Tokens[i-1].Form != "," || s.Tokens[o].UPOS != "NOUN" || s.Tokens[o].Head < 0 || s.Tokens[o].Head >= i-1 || s.Tokens[s.Tokens[o].Head].UPOS != "VERB" {
		return
	}
	s.Tokens[i].Head, s.Tokens[i].Deprel = s.Tokens[o].Head, "advcl"
	s.Tokens[o].Head, s.Tokens[o].Deprel = i, "obj"
	for _, k := range kids[o] {
		if k < i {
			s.Tokens[k].Head = i
		}
	}
}

// reportingNoun mends "a statement warning of war": behind a document the form in -ing is its verb.
func (c *cues) reportingNoun(s *casus.Sentence, kids [][]int, i int) {
	t, d := &s.Tokens[i], &s.Tokens[i-1]
	f, ok := c.forms[strings.ToLower(t.Form)]
	if !ok || f.tag != "VBG" || d.Head != i || d.Deprel != "compound" || !c.document[strings.ToLower(d.Lemma)] || t.Head == i-1 || i+1 >= len(s.Tokens) {
		return
	}
	if next := s.Tokens[i+1]; next.UPOS != "ADP" && next.UPOS != "SCONJ" {
		return
	}
	before := append([]casus.Token(nil), s.Tokens...)
	d.Head, d.Deprel = t.Head, t.Deprel
	t.UPOS, t.XPOS, t.Lemma, t.Feats, t.Head, t.Deprel = "VERB", "VBG", f.lemma, "VerbForm=Ger", i-1, "acl"
	for _, k := range kids[i] {
		x := &s.Tokens[k]
		switch {
		case k < i-1:
			x.Head = i - 1
		case k > i && x.Deprel == "nmod":
			x.Deprel = "obl"
		case k > i && strings.HasPrefix(x.Deprel, "acl"):
			x.Deprel = "ccomp"
		}
	}
	if !isTree(s) {
		copy(s.Tokens, before)
	}
}

// askedFirst mends "Asked on Thursday if he would go, the envoy laughed": a cue that opens the sentence without subject, before the main clause, is a participle.
func (c *cues) askedFirst(s *casus.Sentence, kids [][]int) {
	t := &s.Tokens[0]
	if len(s.Tokens) < 5 || t.XPOS != "VBD" || has(s, kids[0], "nsubj") >= 0 || c.verbs[strings.ToLower(t.Lemma)] == nil {
		return
	}
	for k := 1; k < len(s.Tokens); k++ {
		if x := &s.Tokens[k]; x.Form == "," && k+2 < len(s.Tokens) {
			for n := k + 1; n < len(s.Tokens); n++ {
				if h := s.Tokens[n].Head; strings.HasPrefix(s.Tokens[n].Deprel, "nsubj") && h > n && s.Tokens[h].UPOS == "VERB" && (s.Tokens[h].Head == 0 || s.Tokens[h].Head < 0) {
					t.XPOS, t.Feats = "VBN", "Tense=Past|VerbForm=Part|Voice=Pass"
					for _, a := range kids[0] {
						if r := has(s, kids[a], "acl"); s.Tokens[a].XPOS == "WP" && s.Tokens[a].Deprel == "obj" && r > a && r < k {
							s.Tokens[r].Head, s.Tokens[r].Deprel = 0, "ccomp" // "Asked what he made of it"
							s.Tokens[a].Head, s.Tokens[a].Deprel = r, "obj"
						}
					}
					for _, a := range kids[0] {
						if m := has(s, kids[a], "mark"); s.Tokens[a].Deprel == "advcl" && m >= 0 && c.is("askif", strings.ToLower(s.Tokens[m].Form)) {
							s.Tokens[a].Deprel = "ccomp"
						}
					}
					return
				}
			}
			return
		}
	}
}

// askedBetween mends "Orlo, asked about the poll, said": the participle between the commas is no verb of its own, the verb behind has the subject.
func (c *cues) askedBetween(s *casus.Sentence, kids [][]int, i int) {
	h := has(s, kids[i], "nsubj", "vocative")
	if h < 0 || h >= i-1 || has(s, kids[i], "aux") >= 0 {
		return
	}
	comma := -1
	for k := i + 1; k < len(s.Tokens) && comma < 0; k++ {
		if s.Tokens[k].Form == "," {
			comma = k
		}
	}
	if comma < 0 {
		return
	}
	for _, k := range kids[i] {
		f, ok := c.forms[strings.ToLower(s.Tokens[k].Form)]
		if x := s.Tokens[k].XPOS; k <= comma || k > comma+3 || !ok || x != "VBD" && x != "VBZ" && x != "VBN" && x != "VBP" || has(s, kids[k], "nsubj") >= 0 {
			continue
		}
		before := append([]casus.Token(nil), s.Tokens...)
		v, t := &s.Tokens[k], &s.Tokens[i]
		v.Head, v.Deprel, v.UPOS, v.Lemma = t.Head, t.Deprel, "VERB", f.lemma
		if v.XPOS == "VBN" {
			v.XPOS, v.Feats = "VBD", "Mood=Ind|Tense=Past|VerbForm=Fin"
		}
		s.Tokens[h].Head, s.Tokens[h].Deprel = k, "nsubj"
		t.Head, t.Deprel, t.XPOS, t.Feats = h, "acl", "VBN", "Tense=Past|VerbForm=Part|Voice=Pass"
		for _, x := range kids[i] {
			if tok := &s.Tokens[x]; x > k || x < h {
				tok.Head = k
			} else if tok.Deprel == "obj" && x > i && x < comma {
				tok.Deprel = "obl"
			}
		}
		for _, x := range kids[k] { // what was asked
			if tok := &s.Tokens[x]; x > i && x < comma && tok.UPOS != "PUNCT" {
				tok.Head = i
			}
		}
		if !isTree(s) {
			copy(s.Tokens, before)
		}
		return
	}
}

// headOfQuotation mends ""The answer is no," wrote Ada Holm": the parser made the verb the head of the quotation's own clause and its subject an object.
func (c *cues) headOfQuotation(s *casus.Sentence, kids [][]int, i int) {
	if _, ok := c.forms[strings.ToLower(s.Tokens[i].Form)]; !ok || has(s, kids[i], "nsubj:outer", "cop") < 0 {
		return
	}
	o := has(s, kids[i], "obj")
	last := i - 3
	if o < i || o > i+4 || last < 0 || s.Tokens[last].UPOS == "PUNCT" || !nominal(&s.Tokens[o]) {
		return
	}
	before := append([]casus.Token(nil), s.Tokens...)
	s.Tokens[last].Head, s.Tokens[last].Deprel = i, "ccomp"
	for _, k := range kids[i] {
		if k < i && k != last {
			s.Tokens[k].Head = last
		}
	}
	s.Tokens[o].Deprel = "nsubj"
	if !isTree(s) {
		copy(s.Tokens, before)
	}
}

// phased mends "went on to claim": the infinitive under a verb of phase is its complement.
func (c *cues) phased(s *casus.Sentence, kids [][]int, i int) {
	h := s.Tokens[i].Head
	if h < 0 || h >= i || i-h > 4 || c.forms[strings.ToLower(s.Tokens[i].Form)].lemma == "" {
		return
	}
	verb := strings.ToLower(s.Tokens[h].Lemma)
	if p := has(s, kids[h], "compound:prt"); p == h+1 {
		verb += " " + strings.ToLower(s.Tokens[p].Form)
	}
	if !c.is("phase", verb) {
		return
	}
	s.Tokens[i].Deprel = "xcomp"
	for _, k := range kids[h] {
		if d := s.Tokens[k].Deprel; k > i && (d == "ccomp" || d == "parataxis" || d == "advcl") && has(s, kids[k], "mark") > i {
			s.Tokens[k].Head, s.Tokens[k].Deprel = i, "ccomp"
		}
	}
}

// mendNames mends "Human Rights Watch calls": the last word of a name is no verb where a cue follows it, which has the name for its subject.
func (w *work) mendNames(s *casus.Sentence) {
	for b := 1; b < len(s.Tokens); b++ {
		t := &s.Tokens[b-1]
		f, ok := w.forms[strings.ToLower(s.Tokens[b].Form)]
		if x := s.Tokens[b].XPOS; t.UPOS != "VERB" || !ok || x != "VBZ" && x != "VBD" || t.Form[0] < 'A' || t.Form[0] > 'Z' || !w.namedParty(t.Span) {
			continue
		}
		before := append([]casus.Token(nil), s.Tokens...)
		v := &s.Tokens[b]
		v.Head, v.Deprel, v.UPOS, v.Lemma = t.Head, t.Deprel, "VERB", f.lemma
		t.UPOS, t.XPOS, t.Head, t.Deprel = "PROPN", "NNP", b, "nsubj"
		for k := range s.Tokens {
			if x := &s.Tokens[k]; k > b && x.Head == b-1 {
				x.Head = b
			} else if x.Head == b && x.Deprel == "expl" && k > b {
				x.Deprel = "obj"
			}
		}
		if !isTree(s) {
			copy(s.Tokens, before)
		}
	}
}
