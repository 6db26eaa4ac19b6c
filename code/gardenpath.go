package code

import "casus"

// gardenPath finds the finite verb of a clause whose subject's participle the parser took for it: "A drone fired by fighters
// slammed into a house". It is the verb behind the participle's phrase, without subject or subordinator of its own; -1 when
// there is none.
func (sc *scene) gardenPath(i int) int {
	t := sc.s.Tokens
	if x := t[i].XPOS; t[i].UPOS != "VERB" || x != "VBN" && x != "VBD" || i == 0 || i+2 >= len(t) || t[i+1].UPOS != "ADP" {
		return -1
	}
	subject := -1
	for k := range t {
		if t[k].Head != i {
			continue
		}
		switch base(t[k].Deprel) {
		case "aux", "cop", "obj", "mark":
			return -1
		case "nsubj":
			if k > i || subject >= 0 {
				return -1
			}
			subject = k
		}
	}
	if subject < 0 || t[i-1].UPOS != "NOUN" && t[i-1].UPOS != "PROPN" {
		return -1
	}
	for f := i + 2; f < len(t); f++ {
		if x := t[f].XPOS; t[f].Head != i || x != "VBD" && x != "VBZ" && x != "VBP" {
			continue
		}
		switch base(t[f].Deprel) {
		case "advcl", "ccomp", "xcomp", "parataxis", "obl":
		default:
			return -1
		}
		if u := t[f-1].UPOS; u != "NOUN" && u != "PROPN" && u != "NUM" {
			return -1
		}
		for k := i + 1; k < f; k++ {
			if t[k].UPOS == "PUNCT" {
				return -1
			}
			if t[k].Head != f {
				continue
			}
			switch base(t[k].Deprel) {
			case "mark", "cc", "aux", "cop":
				return -1
			case "nsubj":
				if !cased(t, k) {
					return -1
				}
			}
		}
		return f
	}
	return -1
}

// enclosed finds the finite verb of a clause whose subject's participle, set off by commas, the parser took for it: "The spokesman, asked twice,
// declined"; -1 when there is none.
func (sc *scene) enclosed(i int) int {
	t := sc.s.Tokens
	if x := t[i].XPOS; t[i].UPOS != "VERB" || x != "VBN" && x != "VBD" || i < 2 || t[i-1].Form != "," {
		return -1
	}
	subject := false
	for k := range t {
		if t[k].Head != i {
			continue
		}
		switch base(t[k].Deprel) {
		case "nsubj":
			if k > i || subject {
				return -1
			}
			subject = true
		case "aux", "cop", "mark", "obj":
			return -1
		}
	}
	for f := i + 2; subject && f+1 < len(t); f++ {
		if t[f].Head != i || t[f-1].Form != "," || t[f].XPOS != "VBD" && t[f].XPOS != "VBZ" {
			continue
		}
		for k := range t {
			if t[k].Head == f && (base(t[k].Deprel) == "nsubj" || t[k].Deprel == "cc") {
				return -1
			}
		}
		return f
	}
	return -1
}

// cased reports whether the token has a preposition, which no subject has.
func cased(t []casus.Token, i int) bool {
	for k := range t {
		if t[k].Head == i && t[k].Deprel == "case" {
			return true
		}
	}
	return false
}

// reduce makes the participle i modify its subject and f the verb of the clause.
func reduce(t []casus.Token, i, f int) {
	subject := -1
	for k := range t {
		switch {
		case t[k].Head == i && k < i && base(t[k].Deprel) == "nsubj":
			subject = k
		case t[k].Head == f && k > i && k < f && base(t[k].Deprel) == "nsubj":
			t[k].Head, t[k].Deprel = i, "obl"
		case t[k].Head == i && (k > f || k < i):
			t[k].Head = f
		}
	}
	t[f].Head, t[f].Deprel = t[i].Head, t[i].Deprel
	t[i].Head, t[i].Deprel, t[i].XPOS = subject, "acl", "VBN"
	t[subject].Head, t[subject].Deprel = f, "nsubj"
}
