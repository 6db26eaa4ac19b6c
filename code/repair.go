package code

import (
	"strings"

	"casus"
)

// repair mends slips of tagger and parser that cost events: verbs of the present tense taken for plural nouns (news tells in
// the present, treebanks rarely do) and gerunds taken for adjectives. It works on a copy of the tokens.
func (sc *scene) repair() {
	s := sc.s
	var t []casus.Token
	touch := func() []casus.Token {
		if t == nil {
			t = append(sc.patched[:0], s.Tokens...)
			sc.patched = t
			copied := *s
			copied.Tokens = t
			sc.s = &copied
		}
		return t
	}
	sc.mend(touch)
	s = sc.s
	finite := false
	for i := range s.Tokens {
		switch s.Tokens[i].XPOS {
		case "NNP", "NNPS":
			if i == 0 {
				if l := sc.c.words.capitalised(&s.Tokens[0]); l != "" {
					t := &touch()[0]
					t.UPOS, t.Lemma = "NOUN", l // "Protests erupted": the capital is the sentence's
				}
			}
		case "VBD":
			finite = finite || base(s.Tokens[i].Deprel) != "amod" // a past tense before a noun is a slip
		case "VBZ", "VBP", "MD":
			finite = true
		case "NNS":
			if sc.clausal(i) && sc.verbal(i) {
				sc.asVerb(&touch()[i])
				sc.asClause(touch(), i)
				finite = true
			} else if s.Tokens[i].Head < 0 && sc.besideVerb(i) {
				t := touch()
				sc.asVerb(&t[i])
				finite = true
				if i > 0 && t[i-1].Head == i && (t[i-1].Deprel == "amod" || t[i-1].Deprel == "compound") {
					t[i-1].Deprel = "nsubj" // "A 24-year-old Palestinian stabs and wounds"
				}
			}
		case "NN":
			if sc.gerundAsNoun(i) {
				t := touch()
				t[i].Lemma = sc.c.words.inflected[lower(t[i].Form)]
				t[i].UPOS, t[i].XPOS, t[i].Feats = "VERB", "VBG", ""
				if t[i].Deprel == "compound" {
					sc.asGerund(t, i)
				}
			} else if sc.subjunctive(i) {
				t := touch()
				sc.asVerb(&t[i])
				t[i].XPOS = "VB"
				sc.ofSubjunctive(t, i)
			} else if s.Tokens[i].Head < 0 && sc.pluralVerb(i) {
				sc.asVerb(&touch()[i])
				finite = true
			}
		case "VBG":
			if sc.gerundAsAdjective(i) {
				sc.asGerund(touch(), i)
			}
		}
	}
	if t != nil {
		sc.conjuncts(t)
	}
	for i := range sc.s.Tokens {
		if f := max(sc.gardenPath(i), sc.enclosed(i)); f >= 0 {
			reduce(touch(), i, f)
		}
	}
	if !finite {
		i := sc.hiddenVerb()
		if i < 0 {
			i = sc.hiddenPast()
		}
		if i >= 0 {
			sc.promote(touch(), i)
		}
	}
}

// conjuncts mends verbs coordinated with a mended one: "..., and injures seventy".
func (sc *scene) conjuncts(t []casus.Token) {
	root := -1
	for i := range t {
		if t[i].Head < 0 && t[i].UPOS == "VERB" {
			root = i
		}
	}
	if root < 0 {
		return
	}
	for i := root + 1; i+1 < len(t); i++ {
		if t[i].XPOS != "NNS" || t[i].Deprel != "conj" || t[i-1].UPOS != "CCONJ" || sc.c.words.inflected[lower(t[i].Form)] == "" || !sc.undetermined(i) {
			continue
		}
		switch t[i+1].UPOS {
		case "NOUN", "PROPN", "NUM", "DET", "PRON", "ADJ":
			sc.asVerb(&t[i])
			t[i].Head = root
		}
	}
}

// clausal reports whether the token stands where a clause's head stands.
func (sc *scene) clausal(i int) bool {
	switch t := &sc.s.Tokens[i]; t.Deprel {
	case "advcl", "ccomp", "acl:relcl", "parataxis":
		return true
	default:
		return t.Head < 0
	}
}

// verbal reports whether a plural noun is a verb by all that stands around it: an -s form of a verb of ours, a noun that may
// be its subject directly before it, no determiner or adjective of its own, and no other verb that has it as subject.
func (sc *scene) verbal(i int) bool {
	t := &sc.s.Tokens[i]
	if i == 0 || i+1 >= len(sc.s.Tokens) || sc.c.words.inflected[lower(t.Form)] == "" || !sc.undetermined(i) {
		return false
	}
	switch sc.s.Tokens[i-1].UPOS {
	case "NOUN", "PROPN", "PRON", "PUNCT", "NUM", "ADJ":
	default:
		return false
	}
	for j := range sc.s.Tokens {
		k := &sc.s.Tokens[j]
		if k.Head == i && (k.Deprel == "cop" || k.Deprel == "nsubj" && j > i) {
			return false
		}
		if k.UPOS == "VERB" && k.Head == i && t.Head < 0 && k.Deprel != "acl" && k.Deprel != "acl:relcl" && k.Deprel != "advcl" && k.Deprel != "conj" && k.Deprel != "parataxis" {
			return false
		}
	}
	return true
}

// undetermined reports whether the token has no determiner or possessor of its own directly before it.
func (sc *scene) undetermined(token int) bool {
	for i := max(0, token-8); i < token; i++ {
		k := &sc.s.Tokens[i]
		if k.Head == token {
			switch k.Deprel {
			case "nmod:poss":
				return false
			case "amod", "nummod", "det":
				if i == token-1 {
					return false
				}
			}
		}
	}
	return true
}

func (sc *scene) asVerb(t *casus.Token) {
	lemma, tag := sc.c.words.inflected[lower(t.Form)], "VBZ"
	switch t.XPOS {
	case "NN":
		lemma, tag = lower(t.Form), "VBP"
	case "VBN", "VBD":
		lemma, tag = t.Lemma, "VBD"
	}
	t.UPOS, t.XPOS, t.Lemma, t.Feats = "VERB", tag, lemma, ""
}

// asClause gives what hangs on a mended verb the labels of a clause: "Tarsk plans to send".
func (sc *scene) asClause(t []casus.Token, verb int) {
	subject := false
	for j := range t {
		subject = subject || t[j].Head == verb && base(t[j].Deprel) == "nsubj"
	}
	for j := range t {
		if t[j].Head != verb {
			continue
		}
		switch d := base(t[j].Deprel); {
		case j < verb && !subject && (d == "compound" || d == "nmod") && (t[j].UPOS == "PROPN" || t[j].UPOS == "NOUN") && j == verb-1:
			t[j].Deprel = "nsubj"
		case j > verb && t[j].Deprel == "acl" && t[j].XPOS == "VB":
			t[j].Deprel = "xcomp"
		case j > verb && d == "nmod":
			t[j].Deprel = "obl"
		case j > verb && d == "appos":
			t[j].Deprel = "obj"
		}
	}
}

// besideVerb reports whether a root noun of a verb's form is coordinated with a finite verb that has no subject of its own.
func (sc *scene) besideVerb(i int) bool {
	if sc.c.words.inflected[lower(sc.s.Tokens[i].Form)] == "" {
		return false
	}
	for j := i + 1; j < len(sc.s.Tokens); j++ {
		k := &sc.s.Tokens[j]
		if k.Head != i || k.Deprel != "conj" || k.UPOS != "VERB" || k.XPOS != "VBZ" && k.XPOS != "VBD" {
			continue
		}
		for m := range sc.s.Tokens {
			if sc.s.Tokens[m].Head == j && (sc.s.Tokens[m].Deprel == "nsubj" || sc.s.Tokens[m].Deprel == "nsubj:pass") {
				return false
			}
		}
		return true
	}
	return false
}

// pluralVerb reports whether a singular noun is the verb of a plural subject: "Gunmen attack the post", "Police arrest 37".
func (sc *scene) pluralVerb(i int) bool {
	if i == 0 || i+1 >= len(sc.s.Tokens) {
		return false
	}
	form := lower(sc.s.Tokens[i].Form)
	if sc.c.words.verbs[form] == nil && sc.c.words.operators[form] == nil {
		return false
	}
	p := &sc.s.Tokens[i-1]
	if p.XPOS != "NNS" && p.XPOS != "NNPS" && !sc.collective(p) {
		return false
	}
	switch sc.s.Tokens[i+1].UPOS {
	case "DET", "NUM", "PRON", "PROPN":
		return true
	case "ADP":
		return sc.s.Tokens[i].Head < 0
	}
	return false
}

// collective reports whether a singular noun takes a plural verb: "police".
func (sc *scene) collective(t *casus.Token) bool {
	for _, ph := range sc.c.words.classes[lower(t.Form)] {
		if ph.class == sc.c.plural {
			return true
		}
	}
	return false
}

// gerundAsAdjective reports whether an -ing form before a noun is a gerund with that noun as object: "for shelling camps".
func (sc *scene) gerundAsAdjective(i int) bool {
	t := &sc.s.Tokens[i]
	if t.Deprel != "amod" || i == 0 || t.Head <= i || sc.c.attributive[lower(t.Form)] {
		return false
	}
	p := &sc.s.Tokens[i-1]
	return p.UPOS == "ADP" && p.Head == t.Head && p.Deprel == "case" && sc.s.Tokens[t.Head].Head >= 0 && sc.s.Tokens[t.Head].Head != i
}

// gerundAsNoun reports whether a singular noun in -ing is a gerund: it heads a clause behind a preposition, or stands before the adjective
// of its object ("for shelling Merrian camps").
func (sc *scene) gerundAsNoun(i int) bool {
	t := &sc.s.Tokens[i]
	if i == 0 || i+1 >= len(sc.s.Tokens) || sc.c.attributive[lower(t.Form)] || !strings.HasSuffix(t.Form, "ing") || sc.c.words.inflected[lower(t.Form)] == "" || sc.s.Tokens[i-1].UPOS != "ADP" && sc.s.Tokens[i-1].UPOS != "SCONJ" {
		return false
	}
	switch t.Deprel {
	case "advcl", "ccomp", "acl", "xcomp":
		return true
	case "compound":
		p := &sc.s.Tokens[i-1]
		return sc.s.Tokens[i+1].UPOS == "ADJ" && t.Head > i+1 && p.Head == t.Head && p.Deprel == "case" && sc.s.Tokens[t.Head].Head >= 0 && sc.s.Tokens[t.Head].Head != i
	}
	return false
}

// subjunctive reports whether a singular noun is the bare verb of a clause with a subject and a subordinator: "demanded that he step down".
func (sc *scene) subjunctive(i int) bool {
	t := &sc.s.Tokens[i]
	form := lower(t.Form)
	if t.Deprel != "ccomp" || sc.c.words.verbs[form] == nil && sc.c.words.operators[form] == nil {
		return false
	}
	mark, subject := false, false
	for j := 0; j < i; j++ {
		if k := &sc.s.Tokens[j]; k.Head == i {
			mark = mark || k.Deprel == "mark"
			subject = subject || base(k.Deprel) == "nsubj" || j == i-1 && k.XPOS == "NNS" && k.Deprel == "compound"
		}
	}
	return mark && subject
}

// ofSubjunctive gives the words around a mended bare verb their places: the noun before it is its subject, a particle of its own is no preposition.
func (sc *scene) ofSubjunctive(t []casus.Token, i int) {
	if t[i-1].Head == i && t[i-1].Deprel == "compound" {
		t[i-1].Deprel = "nsubj"
		for j := 0; j < i-1; j++ {
			if d := base(t[j].Deprel); t[j].Head == i && (d == "det" || d == "amod" || d == "nummod" || d == "compound") {
				t[j].Head = i - 1
			}
		}
	}
	for _, row := range sc.c.words.verbs[lower(t[i].Form)] {
		if len(row.rest) != 1 || i+1 >= len(t) || lower(t[i+1].Form) != row.rest[0] || t[i+1].Deprel != "case" {
			continue
		}
		noun := t[i+1].Head
		t[i+1].Head, t[i+1].Deprel = i, "compound:prt"
		if noun > i && t[noun].Head == i {
			t[noun].Deprel = "obj"
		}
		return
	}
}

func (sc *scene) asGerund(t []casus.Token, i int) {
	h := t[i].Head
	t[i].UPOS, t[i].Head, t[i].Deprel = "VERB", t[h].Head, "advcl"
	t[h].Head, t[h].Deprel = i, "obj"
	t[i-1].Head, t[i-1].Deprel = i, "mark"
}

// hiddenVerb is the noun that must be the verb of a sentence without any: "The president of Senegal arrives in Nouakchott".
func (sc *scene) hiddenVerb() int {
	for i := 1; i+1 < len(sc.s.Tokens); i++ {
		t := &sc.s.Tokens[i]
		if t.XPOS == "NN" && sc.pluralVerb(i) {
			return i
		}
		if t.XPOS != "NNS" || sc.c.words.inflected[lower(t.Form)] == "" || !sc.undetermined(i) {
			continue
		}
		if u := sc.s.Tokens[i-1].UPOS; u != "PROPN" && u != "NOUN" {
			continue
		}
		switch sc.s.Tokens[i+1].UPOS {
		case "ADP", "DET", "PROPN", "NUM", "PRON", "ADJ", "NOUN":
			return i
		}
	}
	return -1
}

// hiddenPast is the participle before a noun that must be the past tense of a sentence without verb: "Tarsk severed relations".
func (sc *scene) hiddenPast() int {
	for i := 1; i+1 < len(sc.s.Tokens); i++ {
		t := &sc.s.Tokens[i]
		if t.XPOS != "VBN" && t.XPOS != "VBD" || t.UPOS != "VERB" || base(t.Deprel) != "amod" && base(t.Deprel) != "acl" {
			continue
		}
		if u := sc.s.Tokens[i-1].UPOS; u != "PROPN" && u != "NOUN" {
			continue
		}
		if w := sc.c.words; w.verbs[lower(t.Lemma)] == nil && w.operators[lower(t.Lemma)] == nil && w.inflected[lower(t.Form)] == "" {
			continue
		}
		switch sc.s.Tokens[i+1].UPOS {
		case "ADP", "PUNCT", "AUX", "CCONJ":
			if (sc.s.Tokens[i-1].UPOS != "PROPN" || sc.s.Tokens[i-1].Head >= 0) && !sc.measuring(i+1) {
				continue // "troops deployed along the border" is a phrase
			}
		}
		return i
	}
	return -1
}

// promote makes token i the root: what was the root before it becomes its subject, what follows its object or oblique.
func (sc *scene) promote(t []casus.Token, i int) {
	old := -1
	for j := range t {
		if t[j].Head < 0 && j != i {
			old = j
		}
	}
	up := t[i].Head
	sc.asVerb(&t[i])
	t[i].Head, t[i].Deprel = -1, "root"
	if old < 0 {
		return
	}
	subject := old
	if old > i { // the head of the noun phrase before the verb
		subject = i - 1
	}
	for j := range t {
		switch {
		case j < i && t[j].Head == i && j != subject:
			t[j].Head = subject
			if up >= 0 && up < i {
				t[j].Head = up
			}
		case j > i && t[j].Head == old:
			t[j].Head = i
			if t[j].Deprel == "appos" || t[j].Deprel == "flat" {
				t[j].Deprel = "obj"
			}
			if t[j].Deprel == "nmod" {
				t[j].Deprel = "obl"
			}
		case j > i && t[j].Head == i && t[j].Deprel == "nmod":
			t[j].Deprel = "obl"
		}
	}
	t[subject].Head, t[subject].Deprel = i, "nsubj"
	if old > i {
		t[old].Head, t[old].Deprel = i, "obj"
	}
}
