package attribute

import (
	"strings"

	"casus"
)

// twoSubjectsOf mends "The refusal reflects unease, strategists said": of two subjects of the reporting verb the first is that of what is said.
func (c *cues) twoSubjectsOf(s *casus.Sentence, kids [][]int) {
	for v := range s.Tokens {
		f, ok := c.forms[strings.ToLower(s.Tokens[v].Form)]
		if !ok || f.tag == "VBG" || s.Tokens[v].UPOS != "VERB" {
			continue
		}
		first, last, said := -1, -1, -1
		for _, k := range kids[v] {
			switch d := s.Tokens[k].Deprel; {
			case k >= v:
			case d == "nsubj" && first < 0:
				first = k
			case d == "nsubj":
				last = k
			case d == "ccomp" && first >= 0:
				said = k
			}
		}
		if k := has(s, kids[v], "ccomp"); said < 0 && first >= 0 && last == v-1 && last > first+1 && k > v && v+1 < len(s.Tokens) && s.Tokens[v+1].Form == "," && s.Tokens[last-1].UPOS == "PUNCT" && has(s, kids[k], "nsubj", "mark", "expl") < 0 {
			s.Tokens[first].Head = k // "The bridge, Hale said, would stand"
			continue
		}
		if last < said || said < 0 || last < 0 || last+1 != v || s.Tokens[said].UPOS != "VERB" || has(s, kids[said], "nsubj", "mark") >= 0 {
			continue
		}
		s.Tokens[first].Head = said
	}
}

// subjectBehind mends the two ways in which a name behind a verb of saying is misread: ""It is late," said Orlo", where it is the speaker, and "and said Hale
// was ill", where it is the subject of what is said.
func (c *cues) subjectBehind(s *casus.Sentence, kids [][]int, i int) {
	if f, ok := c.forms[strings.ToLower(s.Tokens[i].Form)]; !ok || f.tag == "VBG" {
		return
	}
	prev := &s.Tokens[i-1]
	sub := has(s, kids[i], "nsubj")
	for _, k := range kids[i] {
		d := s.Tokens[k].Deprel
		switch {
		case k <= i || k > i+6 || !nominal(&s.Tokens[k]):
		case sub < 0 && isQuoteMark(prev.Form) && (d == "ccomp" || d == "xcomp") && has(s, kids[k], "nsubj", "cop", "aux", "mark", "case") < 0:
			if s.Tokens[k].Deprel = "nsubj"; s.Tokens[i].XPOS == "VBN" {
				s.Tokens[i].XPOS, s.Tokens[i].Feats = "VBD", "Mood=Ind|Tense=Past|VerbForm=Fin"
			}
			return
		case k == sub && prev.UPOS == "CCONJ" && s.Tokens[i].Deprel == "conj":
			if m := has(s, kids[i], "ccomp"); m > k && has(s, kids[m], "nsubj", "mark") < 0 {
				s.Tokens[k].Head = m
				return
			}
		}
	}
}

// verbless mends "The opposition alleged widespread fraud" read as one noun phrase: where the sentence has no other verb, the participle behind a speaker is it.
func (c *cues) verbless(s *casus.Sentence, kids [][]int, i int) {
	h, sub := s.Tokens[i].Head, i-1
	f, ok := c.forms[strings.ToLower(s.Tokens[i].Form)]
	if !ok || f.tag != "VBD" || s.Tokens[h].Head >= 0 || s.Tokens[h].UPOS != "NOUN" || has(s, kids[h], "cop", "nsubj", "aux", "case") >= 0 || !c.speaks(strings.ToLower(s.Tokens[sub].Lemma)) {
		return
	}
	before := append([]casus.Token(nil), s.Tokens...)
	v := &s.Tokens[i]
	v.UPOS, v.XPOS, v.Lemma, v.Feats, v.Head, v.Deprel = "VERB", "VBD", f.lemma, "Mood=Ind|Tense=Past|VerbForm=Fin", -1, "root"
	s.Tokens[sub].Head, s.Tokens[sub].Deprel = i, "nsubj"
	s.Tokens[h].Head, s.Tokens[h].Deprel = i, "obj"
	for _, k := range kids[h] {
		if k < sub {
			s.Tokens[k].Head = sub
		} else if s.Tokens[k].UPOS == "PUNCT" && k > h {
			s.Tokens[k].Head = i
		}
	}
	if !isTree(s) {
		copy(s.Tokens, before)
	}
}

// finiteNoun mends two finite verbs that the tree hangs like nouns: "says India plans to stay", where the name before the verb is its subject, and "The palace
// denies claims that", where the second is the noun.
func (c *cues) finiteNoun(s *casus.Sentence, kids [][]int, i int) {
	t := &s.Tokens[i]
	before := append([]casus.Token(nil), s.Tokens...)
	if t.Deprel == "obj" {
		sub := has(s, kids[i], "compound")
		if sub+1 != i || s.Tokens[sub].UPOS != "PROPN" || s.Tokens[t.Head].UPOS != "VERB" {
			return
		}
		t.Deprel, s.Tokens[sub].Deprel = "ccomp", "nsubj"
		for _, k := range kids[i] {
			if k > i && s.Tokens[k].Deprel == "acl" {
				s.Tokens[k].Deprel = "xcomp"
			}
		}
		return
	}
	n := &s.Tokens[i+1]
	if has(s, kids[i], "nsubj") < 0 || c.verbs[strings.ToLower(t.Lemma)] == nil || c.nouns[strings.ToLower(n.Lemma)] == nil {
		return
	}
	t.Head, t.Deprel = n.Head, n.Deprel
	n.UPOS, n.XPOS, n.Feats, n.Head, n.Deprel = "NOUN", "NNS", "Number=Plur", i, "obj"
	for _, k := range kids[i+1] {
		switch x := &s.Tokens[k]; {
		case x.Deprel == "ccomp":
			x.Deprel = "acl"
		case k > i+1 && x.Deprel == "punct":
			x.Head = i
		}
	}
	if !isTree(s) {
		copy(s.Tokens, before)
	}
}
