package attribute

import (
	"strings"

	"casus"
)

// nominal reports whether a token can be the head of a subject.
func nominal(t *casus.Token) bool {
	return t.UPOS == "NOUN" || t.UPOS == "PROPN" || t.UPOS == "PRON"
}

// mistaken finds cue verbs that the tagger took for nouns where nothing else can be meant, and hangs the clause on them: words that are never
// nouns ("police allege"), and a form in -s between the two subjects of one verb ("the agency reports 13 miners died").
func (c *cues) mistaken(s *casus.Sentence) {
	for i := 1; i < len(s.Tokens); i++ {
		t := &s.Tokens[i]
		if t.UPOS != "NOUN" && t.UPOS != "ADJ" && t.UPOS != "PROPN" || t.UPOS == "PROPN" && t.Form != strings.ToLower(t.Form) {
			continue
		}
		f, ok := c.forms[strings.ToLower(t.Form)]
		if !ok || f.tag != "VB" && f.tag != "VBZ" {
			continue
		}
		switch prev := &s.Tokens[i-1]; {
		case prev.UPOS == "DET" && !c.is("quantity", strings.ToLower(prev.Form)), prev.UPOS == "ADP", prev.XPOS == "POS", prev.XPOS == "PRP$", prev.UPOS == "AUX", prev.UPOS == "PART", prev.UPOS == "SCONJ":
			continue
		case prev.UPOS == "PUNCT" && prev.Form != ",":
			continue
		}
		from := clauseStart(s, i)
		k := subjectIn(s, from, i)
		if k < 0 {
			continue
		}
		plural := s.Tokens[k].XPOS != "NN" && s.Tokens[k].XPOS != "NNP"
		tag := "VBZ"
		if f.tag == "VB" {
			tag = "VBP"
		}
		only := c.is("verbonly", f.lemma) && (tag == "VBZ" || plural || c.group[strings.ToLower(s.Tokens[k].Lemma)])
		if only || tag == "VBZ" && c.twoSubjects(s, k, i) {
			t.UPOS, t.XPOS, t.Lemma = "VERB", tag, f.lemma
			rehang(s, from, k, i)
		}
	}
}

// clauseStart is the first token of the stretch before a token that holds no mark, conjunction or finite verb.
func clauseStart(s *casus.Sentence, i int) int {
	for from := i; from > 0; from-- {
		switch t := &s.Tokens[from-1]; {
		case t.UPOS == "PUNCT" && t.Form != "-", t.UPOS == "SCONJ", t.UPOS == "AUX", t.XPOS == "VBD", t.XPOS == "VBZ", t.XPOS == "VBP", t.XPOS == "WDT", t.XPOS == "WP", t.XPOS == "TO":
			return from
		}
	}
	return 0
}

// subjectIn is the last word of the first run of nominals in a stretch that follows no preposition, or -1.
func subjectIn(s *casus.Sentence, from, to int) int {
	last := -1
	for t := from; t < to; t++ {
		if !nominal(&s.Tokens[t]) || t+1 < to && (s.Tokens[t+1].UPOS == "NOUN" || s.Tokens[t+1].UPOS == "PROPN" || s.Tokens[t+1].XPOS == "POS") {
			continue
		}
		governed := false
		for b := t - 1; b >= from && b >= t-6; b-- {
			if u := s.Tokens[b].UPOS; u == "ADP" || u == "VERB" {
				governed = true
				break
			} else if nominal(&s.Tokens[b]) && !(s.Tokens[b+1].UPOS == "NOUN" || s.Tokens[b+1].UPOS == "PROPN" || s.Tokens[b+1].XPOS == "POS") {
				break
			}
		}
		if !governed {
			return t
		}
		last = t
	}
	if last < 0 && from < to && (s.Tokens[from].UPOS == "DET" || s.Tokens[from].UPOS == "NUM" || s.Tokens[from].UPOS == "ADJ") {
		return from
	}
	return last
}

// twoSubjects reports whether a verb behind token i has a subject before it and another one behind it.
func (c *cues) twoSubjects(s *casus.Sentence, k, i int) bool {
	h := s.Tokens[k].Head
	if h <= i || !strings.HasPrefix(s.Tokens[k].Deprel, "nsubj") {
		return false
	}
	for t := i + 1; t < h; t++ {
		if s.Tokens[t].Head == h && strings.HasPrefix(s.Tokens[t].Deprel, "nsubj") {
			return true
		}
	}
	return false
}

// rehang makes token i the verb of the clause that begins at from with subject k. A tree that would no longer be one is left as it was.
func rehang(s *casus.Sentence, from, k, i int) {
	before := append([]casus.Token(nil), s.Tokens...)
	t := &s.Tokens[i]
	r := s.Tokens[k].Head
	switch {
	case r < 0:
		t.Head, t.Deprel = -1, "root"
	case r >= from && r < i: // the verb of a reduced clause: "doctors treating the envoy refute"
		t.Head, t.Deprel = s.Tokens[r].Head, s.Tokens[r].Deprel
		s.Tokens[r].Head, s.Tokens[r].Deprel = k, "acl"
	case r > i:
		t.Head, t.Deprel = s.Tokens[r].Head, s.Tokens[r].Deprel
		s.Tokens[r].Head, s.Tokens[r].Deprel = i, "ccomp"
	case t.Head >= 0 && t.Head < from:
		t.Deprel = "parataxis"
	}
	s.Tokens[k].Head, s.Tokens[k].Deprel = i, "nsubj"
	for x := from; x < i; x++ { // no arc over the verb
		if tok := &s.Tokens[x]; x != k && tok.Head > i {
			if tok.Head = k; (tok.Deprel == "case" || tok.Deprel == "det") && x < i-1 {
				tok.Head = i - 1
			}
		}
	}
	for x := range s.Tokens {
		tok := &s.Tokens[x]
		switch {
		case x == k || x == i:
		case x < i && x >= from && tok.Head == i && !strings.HasPrefix(tok.Deprel, "adv") && tok.UPOS != "PUNCT" && !(tok.UPOS == "NOUN" && strings.HasPrefix(tok.Deprel, "obl")):
			if tok.Head = k; x == i-1 && nominal(tok) {
				tok.Deprel = "nmod"
			} else if tok.Deprel == "case" && i-1 > x {
				tok.Head = i - 1
			}
		case x > i && tok.Head >= from && tok.Head < i && tok.Head != i && r != x:
			if tok.Head = i; nominal(tok) && !cased(s, x) {
				tok.Deprel = "obj"
			}
		case x > i && tok.Head == i && (tok.Deprel == "appos" || tok.Deprel == "compound" || tok.Deprel == "flat"):
			tok.Deprel = "obj"
		case x > i && tok.Head == i && strings.HasPrefix(tok.Deprel, "acl"):
			tok.Deprel = "ccomp"
		case x > i && tok.Head == i && tok.Deprel == "nmod":
			tok.Deprel = "obl"
		}
	}
	if !isTree(s) {
		copy(s.Tokens, before)
	}
}

// cased reports whether a preposition hangs on a token.
func cased(s *casus.Sentence, x int) bool {
	for k := range s.Tokens {
		if s.Tokens[k].Head == x && s.Tokens[k].Deprel == "case" {
			return true
		}
	}
	return false
}

// nicknames joins a name around a nickname in quotation marks: Josef "Iron Joe" Krall is one noun phrase with the first name for its head.
func nicknames(s *casus.Sentence) {
	for i := 1; i+3 < len(s.Tokens); i++ {
		if !isQuoteMark(s.Tokens[i].Form) || s.Tokens[i-1].UPOS != "PROPN" {
			continue
		}
		j := i + 1
		for j < len(s.Tokens) && j < i+5 && !isQuoteMark(s.Tokens[j].Form) && s.Tokens[j].UPOS != "PUNCT" && s.Tokens[j].UPOS != "VERB" && s.Tokens[j].UPOS != "AUX" {
			j++
		}
		if j+1 >= len(s.Tokens) || j == i+1 || !isQuoteMark(s.Tokens[j].Form) || s.Tokens[j+1].UPOS != "PROPN" {
			continue
		}
		from, to := i-1, j+1
		for from > 0 && s.Tokens[from-1].UPOS == "PROPN" && s.Tokens[from].Deprel == "flat" && s.Tokens[from].Head < from {
			from--
		}
		for to+1 < len(s.Tokens) && s.Tokens[to+1].UPOS == "PROPN" {
			to++
		}
		ext, rel := -2, ""
		for t := from; t <= to; t++ { // the arc that ties the name to the sentence: a subject's before any other
			h := s.Tokens[t].Head
			if h >= from && h <= to {
				continue
			}
			if d := s.Tokens[t].Deprel; ext == -2 || strings.HasPrefix(d, "nsubj") && !strings.HasPrefix(rel, "nsubj") {
				ext, rel = h, d
			}
		}
		if ext == -2 {
			continue
		}
		before := append([]casus.Token(nil), s.Tokens...)
		for t := range s.Tokens {
			switch tok := &s.Tokens[t]; {
			case t == from:
				tok.Head, tok.Deprel = ext, rel
			case t > from && t <= to:
				if tok.Head = from; tok.UPOS == "PUNCT" {
					tok.Deprel = "punct"
				} else {
					tok.Deprel = "flat"
				}
			case tok.Head > from && tok.Head <= to:
				tok.Head = from
			}
		}
		if !isTree(s) {
			copy(s.Tokens, before)
		}
	}
}

// isTree reports whether every token's heads lead to a root.
func isTree(s *casus.Sentence) bool {
	n := len(s.Tokens)
	for x := range s.Tokens {
		steps := 0
		for h := x; h >= 0 && steps <= n; steps++ {
			h = s.Tokens[h].Head
		}
		if steps > n {
			return false
		}
	}
	return true
}
