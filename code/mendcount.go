package code

import (
	"casus"
)

// measured reports whether a phrase with a preposition is really a measured object: "contribute up to 4,000 troops".
func (sc *scene) measured(token int) bool {
	t := sc.s.Tokens
	h := t[token].Head
	if h < 0 || h > token || t[h].UPOS != "VERB" {
		return false
	}
	number := -1
	for j := h + 1; j < token; j++ {
		switch {
		case t[j].Head == token && t[j].UPOS == "NUM":
			number = j
		case t[j].Head == token && t[j].Deprel == "case" || t[j].Head == h && t[j].Deprel == "compound:prt" && j == h+1:
		case number < 0:
			return false
		}
		if t[j].Deprel == "obj" && t[j].Head == h {
			return false
		}
	}
	if number < h+3 {
		return false
	}
	return sc.measuring(h + 1)
}

// activePast reports whether a participle with a passive subject has no auxiliary, so that with an object behind it it must be a past tense: "A bomb
// killed 23".
func (sc *scene) activePast(verb int) bool {
	t := sc.s.Tokens
	if verb < 1 || t[verb].XPOS != "VBN" || t[verb].UPOS != "VERB" {
		return false
	}
	subject := false
	for i := range t {
		if t[i].Head == verb {
			if base(t[i].Deprel) == "aux" {
				return false
			}
			subject = subject || t[i].Deprel == "nsubj:pass" && i < verb
		}
	}
	return subject
}

// activate makes the participle a past tense with its object.
func (sc *scene) activate(t []casus.Token, verb, object int) {
	for i := range t {
		if t[i].Head == verb && t[i].Deprel == "nsubj:pass" {
			t[i].Deprel = "nsubj"
		}
	}
	t[verb].XPOS, t[verb].Feats, t[object].Deprel = "VBD", "", "obj"
}

// leftDead reports whether a number counts what an adjective says of it behind a verb, so that it is the verb's object: "left 23 dead".
func (sc *scene) leftDead(number int) bool {
	t := sc.s.Tokens
	adj := t[number].Head
	if adj != number+1 || t[adj].UPOS != "ADJ" && t[adj].XPOS != "VBN" || t[adj].Deprel != "xcomp" && t[adj].Deprel != "obj" {
		return false
	}
	return t[adj].Head >= 0 && t[adj].Head < number && t[t[adj].Head].UPOS == "VERB"
}

// measuring reports whether the two words from this token on only measure a number behind them: "at least 23".
func (sc *scene) measuring(token int) bool {
	t := sc.s.Tokens
	if token+2 >= len(t) || t[token+2].UPOS != "NUM" {
		return false
	}
	for _, ph := range sc.c.measures {
		if lower(t[token].Form) == ph[0] && lower(t[token+1].Form) == ph[1] {
			return true
		}
	}
	return false
}
