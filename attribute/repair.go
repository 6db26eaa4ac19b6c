package attribute

import (
	"strings"

	"casus"
)

// forms maps the inflected forms of the data's verbs to their lemmas.
type forms map[string]form

type form struct {
	lemma string
	tag   string // VB, VBZ, VBD, VBN, VBG
}

// inflect adds the regular forms of a lemma; irregular ones come from the data.
func (f forms) inflect(lemma string) {
	if strings.ContainsAny(lemma, " +") {
		return
	}
	put := func(word, tag string) {
		if _, ok := f[word]; !ok {
			f[word] = form{lemma, tag}
		}
	}
	put(lemma, "VB")
	n := len(lemma)
	last, prev := lemma[n-1], byte(0)
	if n > 1 {
		prev = lemma[n-2]
	}
	vowel := func(b byte) bool { return strings.IndexByte("aeiou", b) >= 0 }
	switch {
	case last == 'e':
		put(lemma+"s", "VBZ")
		put(lemma+"d", "VBD")
		put(lemma[:n-1]+"ing", "VBG")
	case last == 'y' && !vowel(prev):
		put(lemma[:n-1]+"ies", "VBZ")
		put(lemma[:n-1]+"ied", "VBD")
		put(lemma+"ing", "VBG")
	case last == 's' || last == 'x' || last == 'z' || strings.HasSuffix(lemma, "ch") || strings.HasSuffix(lemma, "sh"):
		put(lemma+"es", "VBZ")
		put(lemma+"ed", "VBD")
		put(lemma+"ing", "VBG")
	default:
		put(lemma+"s", "VBZ")
		put(lemma+"ed", "VBD")
		put(lemma+"ing", "VBG")
		if n > 2 && vowel(prev) && !vowel(last) && !vowel(lemma[n-3]) {
			put(lemma+string(last)+"ed", "VBD")
			put(lemma+string(last)+"ing", "VBG")
		}
	}
}

// repaired returns the sentence with what taggers and parsers often get wrong at verbs of saying put right: a cue verb tagged as a noun
// ("the mayor's office reckons"), a past tense taken for a participle, a lemma cut too short. The sentence given is not changed.
func (c *cues) repaired(s *casus.Sentence) *casus.Sentence {
	if len(s.Tokens) > longest {
		return s
	}
	out := *s
	out.Tokens = append([]casus.Token(nil), s.Tokens...)
	n := len(out.Tokens)
	nicknames(&out)
	c.mistaken(&out)
	c.mend(&out)
	subject, clausal, aux := make([]int, n), make([]bool, n), make([]bool, n)
	for i := range subject {
		subject[i] = -1
	}
	for i := range out.Tokens {
		t := &out.Tokens[i]
		if t.Deprel == "compound:prt" && i+2 < n && out.Tokens[i+1].Deprel == "fixed" && out.Tokens[i+1].Head == i && out.Tokens[i+2].UPOS == "NUM" {
			t.UPOS, t.XPOS, t.Deprel, t.Head = "ADV", "RB", "advmod", i+2 // "said up to 80 houses": no particle
		}
		if t.XPOS == "WDT" && c.is("that", strings.ToLower(t.Form)) && i > 0 && i+1 < n && out.Tokens[i+1].UPOS == "PUNCT" && out.Tokens[i-1].UPOS == "VERB" {
			t.XPOS, t.Head, t.Deprel = "DT", i-1, "obj" // "prosecutors dispute that, ..."
		}
		h := t.Head
		if h < 0 || h >= n {
			continue
		}
		switch {
		case strings.HasPrefix(t.Deprel, "nsubj"):
			if subject[h] < 0 {
				subject[h] = i
			}
		case t.Deprel == "ccomp":
			clausal[h] = true
		case strings.HasPrefix(t.Deprel, "aux"), t.Deprel == "cop":
			aux[h] = true
		}
	}
	for i := range out.Tokens {
		t := &out.Tokens[i]
		if h := t.Head; t.Deprel == "iobj" && h > i && h < n && out.Tokens[h].Deprel == "obj" && out.Tokens[h].UPOS == "VERB" && out.Tokens[h].XPOS != "VBG" && out.Tokens[h].XPOS != "VBN" {
			t.Deprel, out.Tokens[h].Deprel = "nsubj", "ccomp" // "polls suggest voters favour it": a finite verb is nobody's object
		}
		word := strings.ToLower(t.Form)
		f, ok := c.forms[word]
		if !ok {
			continue
		}
		if h := t.Head; t.UPOS == "VERB" && t.Deprel == "amod" && f.tag == "VBD" && i > 1 && isQuoteMark(out.Tokens[i-1].Form) && out.Tokens[i-2].UPOS == "PUNCT" && h > i && h < n {
			t.XPOS, t.Lemma = "VBD", f.lemma // "..., complained Bill Hale"
			t.Head, t.Deprel = out.Tokens[h].Head, out.Tokens[h].Deprel
			out.Tokens[h].Head, out.Tokens[h].Deprel = i, "nsubj"
			continue
		}
		if t.UPOS == "VERB" && t.Deprel == "amod" && f.tag == "VBD" && i > 0 && t.Head > i && t.Head < n {
			c.amodToVerb(&out, i, f)
		}
		switch t.UPOS {
		case "VERB", "AUX":
			if c.verbs[strings.ToLower(t.Lemma)] == nil && t.UPOS == "VERB" {
				t.Lemma = f.lemma
			}
			if t.XPOS == "VB" && f.tag == "VBD" && !aux[i] && i > 0 && isQuoteMark(out.Tokens[i-1].Form) {
				t.XPOS = "VBD" // "Enough," read a banner
			}
			if h := t.Head; t.XPOS == "VBN" && !aux[i] && t.Deprel == "conj" && f.tag == "VBD" && h >= 0 && h < n && out.Tokens[h].UPOS != "VERB" {
				t.XPOS = "VBD" // "was troubled and called on"
			}
			if prev := max(i-1, 0); t.XPOS == "VBN" && !aux[i] && i > 0 && f.tag == "VBD" && out.Tokens[prev].UPOS == "DET" && out.Tokens[prev].Head == i && c.is("quantity", strings.ToLower(out.Tokens[prev].Form)) {
				t.XPOS, out.Tokens[prev].Deprel = "VBD", "nsubj" // "Another wondered"
			}
			if t.XPOS == "VBN" && !aux[i] && subject[i] >= 0 && subject[i] < i && f.tag == "VBD" && t.Deprel != "amod" {
				t.XPOS = "VBD"
				if k := &out.Tokens[subject[i]]; k.Deprel == "nsubj:pass" {
					k.Deprel = "nsubj"
				}
			}
		case "NOUN", "PROPN", "ADJ":
			if f.tag == "VBG" && t.Deprel == "advcl" && clausal[i] && i > 0 && out.Tokens[i-1].Form == "," {
				t.UPOS, t.XPOS, t.Lemma = "VERB", "VBG", f.lemma // ", warning that"
				continue
			}
			if f.tag == "VBG" || t.UPOS == "PROPN" && i > 0 && t.Form != word {
				continue
			}
			c.nounToVerb(&out, i, f, subject, clausal)
		}
	}
	return &out
}

// amodToVerb mends "The opposition alleged widespread fraud" read as one noun phrase with two subjects: the participle is the verb.
func (c *cues) amodToVerb(s *casus.Sentence, i int, f form) {
	t, prev := &s.Tokens[i], &s.Tokens[i-1]
	h := t.Head
	noun := &s.Tokens[h]
	if prev.Head != h || !strings.HasPrefix(prev.Deprel, "nsubj") || noun.UPOS != "NOUN" {
		return
	}
	for k := range s.Tokens {
		if s.Tokens[k].Head == h && s.Tokens[k].Deprel == "cop" {
			return
		}
	}
	t.XPOS, t.Lemma = "VBD", f.lemma
	t.Head, t.Deprel = noun.Head, noun.Deprel
	noun.Head, noun.Deprel = i, "obj"
	prev.Head, prev.Deprel = i, "nsubj"
	for k := range s.Tokens {
		if k != i && s.Tokens[k].Head == h && k < i {
			s.Tokens[k].Head = i
		} else if s.Tokens[k].Head == h && s.Tokens[k].UPOS == "PUNCT" && k > h {
			s.Tokens[k].Head = i
		}
	}
}

// finite reports whether a sentence has a finite verb outside relative clauses.
func finite(s *casus.Sentence) bool {
	for i := range s.Tokens {
		t := &s.Tokens[i]
		switch t.XPOS {
		case "VBD", "VBZ", "VBP", "MD":
			if h := t.Head; h >= 0 && h < len(s.Tokens) && (strings.HasPrefix(t.Deprel, "aux") || t.Deprel == "cop") {
				t = &s.Tokens[h]
			}
			if !strings.HasPrefix(t.Deprel, "acl") {
				return true
			}
		}
	}
	return false
}

func isQuoteMark(form string) bool {
	for _, r := range form {
		if !isMark(r) {
			return false
		}
	}
	return form != ""
}

// toVerb makes a noun a finite verb: the nominal before it becomes the subject, clauses and nominals behind it its complements.
func toVerb(s *casus.Sentence, i int, f form, tag string) {
	t := &s.Tokens[i]
	t.UPOS, t.XPOS, t.Lemma = "VERB", tag, f.lemma
	subject := -1
	infinitive := map[int]bool{}
	for k := range s.Tokens {
		if x := &s.Tokens[k]; x.XPOS == "TO" && x.Head > k && x.Head < len(s.Tokens) {
			infinitive[x.Head] = true
		}
	}
	for k := range s.Tokens {
		x := &s.Tokens[k]
		if x.Head != i {
			continue
		}
		nominal := x.UPOS == "NOUN" || x.UPOS == "PROPN" || x.UPOS == "PRON"
		switch {
		case k < i && nominal && !strings.HasPrefix(x.Deprel, "obl"):
			subject = k
		case k > i && (x.Deprel == "acl" || x.Deprel == "acl:relcl"):
			if x.Deprel = "ccomp"; infinitive[k] {
				x.Deprel = "xcomp"
			}
		case k > i && nominal && (x.Deprel == "appos" || x.Deprel == "nmod" || x.Deprel == "compound" || x.Deprel == "flat" || x.Deprel == "conj"):
			if x.Deprel != "nmod" {
				x.Deprel = "obj"
			} else {
				x.Deprel = "obl"
			}
		}
	}
	if subject < 0 {
		return
	}
	// The last nominal before the verb is the subject's head; what else hung on the noun hangs on it.
	for k := 0; k < i; k++ {
		x := &s.Tokens[k]
		if x.Head != i || k == subject {
			continue
		}
		switch x.Deprel {
		case "det", "amod", "compound", "case", "nmod:poss", "nummod", "nmod", "nmod:desc", "flat", "cc", "conj":
			if x.Deprel != "case" {
				x.Head = subject
			}
		}
	}
	s.Tokens[subject].Deprel = "nsubj"
}

// nounToVerb retags a noun that must be a verb: it has a subject or a complement clause, or it ends a clause behind a comma.
func (c *cues) nounToVerb(s *casus.Sentence, i int, f form, subject []int, clausal []bool) {
	t := &s.Tokens[i]
	n := len(s.Tokens)
	if i == 0 || f.tag == "VBD" && t.UPOS == "ADJ" && subject[i] < 0 || f.tag == "VB" && t.UPOS == "ADJ" {
		return
	}
	prev := &s.Tokens[i-1]
	next := ""
	if i+1 < n {
		next = strings.ToLower(s.Tokens[i+1].Form)
	}
	if prev.UPOS == "PUNCT" && f.tag != "VB" && i+1 < n && isQuoteMark(prev.Form) { // "...," whispers the old woman
		if u := s.Tokens[i+1].UPOS; u == "DET" || u == "PROPN" || u == "PRON" {
			toVerb(s, i, f, f.tag)
			return
		}
	}
	if (prev.UPOS == "DET" || prev.UPOS == "ADJ") && f.tag == "VB" && c.is("quantity", strings.ToLower(prev.Form)) && c.is("that", next) && (prev.Head == i || i == 1) { // "some fear that"
		prev.Head, prev.Deprel, prev.UPOS = i, "nsubj", "PRON"
		toVerb(s, i, f, "VBP")
		return
	}
	if f.tag == "VBZ" && (prev.UPOS == "NOUN" || prev.UPOS == "PROPN") && prev.XPOS != "NNS" && i+1 < n && !finite(s) {
		switch x := s.Tokens[i+1]; {
		case x.XPOS == "TO", x.UPOS == "DET", x.UPOS == "PRON", x.UPOS == "SCONJ", x.UPOS == "ADP", x.UPOS == "PROPN", x.UPOS == "NOUN" && prev.UPOS == "PROPN" && x.Head == i:
			toVerb(s, i, f, "VBZ")
			return
		}
	}
	named := prev.UPOS == "PROPN" || prev.UPOS == "NOUN" || prev.UPOS == "ADJ" && prev.Form[0] >= 'A' && prev.Form[0] <= 'Z' && i > 1 // "Amnesty International reports"
	if f.tag == "VBZ" && named && c.is("that", next) && (!finite(s) || prev.UPOS == "PROPN" && s.Tokens[i+1].UPOS == "SCONJ" && clauseStart(s, i) == 0) {
		prev.UPOS = "PROPN"
		toVerb(s, i, f, "VBZ")
		return
	}
	if prev.UPOS == "DET" || prev.UPOS == "ADJ" || prev.XPOS == "PRP$" || prev.XPOS == "POS" || prev.UPOS == "ADP" {
		return
	}
	cop := false
	for k := range s.Tokens {
		if s.Tokens[k].Head == i && (s.Tokens[k].Deprel == "cop" || s.Tokens[k].Deprel == "det" || s.Tokens[k].Deprel == "case") {
			cop = true
		}
	}
	if cop {
		return
	}
	final := i+1 >= n || next == "." || next == "," || next == ";"
	plural := f.tag == "VB" // a base form wants a plural subject
	if prev.UPOS == "NOUN" || prev.UPOS == "PROPN" || prev.XPOS == "NNP" {
		sure := f.tag == "VBZ" && c.nouns[f.lemma] == nil && !c.is("noun", f.lemma) && i+1 < n
		if k := i + 1; k < n && f.tag == "VBZ" {
			switch u := s.Tokens[k].UPOS; {
			case u == "DET", u == "PRON", u == "PROPN" && s.Tokens[k].Head != i, sure && (u == "ADP" || u == "SCONJ" || u == "PUNCT"):
				toVerb(s, i, f, "VBZ")
				return
			}
		}
	}
	sub := subject[i]
	if sub < 0 && prev.Head == i && (prev.Deprel == "compound" || prev.Deprel == "nmod" || prev.Deprel == "nmod:desc" || prev.Deprel == "amod") && (prev.UPOS == "NOUN" || prev.UPOS == "PROPN") {
		sub = i - 1
	}
	if sub < 0 {
		return
	}
	if plural && s.Tokens[sub].XPOS != "NNS" && s.Tokens[sub].XPOS != "NNPS" && s.Tokens[sub].XPOS != "PRP" && subject[i] < 0 && !clausal[i] {
		return
	}
	comma := false
	for k := i - 1; k >= 0 && k > i-12; k-- {
		if s.Tokens[k].Form == "," {
			comma = true
		}
	}
	if subject[i] >= 0 || clausal[i] || c.is("that", next) || final && comma && t.Deprel == "parataxis" {
		tag := f.tag
		if tag == "VB" {
			tag = "VBP"
		}
		toVerb(s, i, f, tag)
	}
}
