package code

import "casus"

// repair reads a plural noun at the head of a clause as the verb that it looks like: news in the present tense ("A bomber
// kills fifty soldiers") is rare in treebanks, and taggers take its verbs for nouns. It works on a copy of the tokens.
func (sc *scene) repair() {
	s := sc.s
	root := s.Root()
	if root < 0 || !sc.verbal(root) {
		return
	}
	copied := *s
	copied.Tokens = append(sc.patched[:0], s.Tokens...)
	sc.patched = copied.Tokens
	sc.s = &copied
	sc.asVerb(&copied.Tokens[root])
	for i := range copied.Tokens {
		t := &copied.Tokens[i]
		// "..., and injures seventy": coordinated below the object by mistake
		if t.XPOS == "NNS" && i > root && t.Deprel == "conj" && sc.c.words.inflected[lower(t.Form)] != "" && i > 0 && copied.Tokens[i-1].UPOS == "CCONJ" && sc.undetermined(i) && i+1 < len(copied.Tokens) {
			switch copied.Tokens[i+1].UPOS {
			case "NOUN", "PROPN", "NUM", "DET", "PRON", "ADJ":
				sc.asVerb(t)
				t.Head = root
			}
		}
	}
}

// verbal reports whether a root noun is a verb by all that stands around it: an -s form of a verb of ours, a subject-like
// noun directly before it, no determiner or adjective of its own, and no other finite verb with a subject.
func (sc *scene) verbal(root int) bool {
	t := &sc.s.Tokens[root]
	if t.XPOS != "NNS" || root == 0 || root+1 >= len(sc.s.Tokens) || sc.c.words.inflected[lower(t.Form)] == "" || !sc.undetermined(root) {
		return false
	}
	switch sc.s.Tokens[root-1].UPOS {
	case "NOUN", "PROPN", "PRON", "PUNCT", "NUM", "ADJ":
	default:
		return false
	}
	for i := range sc.s.Tokens {
		k := &sc.s.Tokens[i]
		if k.Head == root && (k.Deprel == "cop" || k.Deprel == "nsubj" && i > root) {
			return false
		}
		if k.UPOS == "VERB" && k.Head == root && k.Deprel != "acl" && k.Deprel != "acl:relcl" && k.Deprel != "advcl" && k.Deprel != "conj" && k.Deprel != "parataxis" {
			return false
		}
	}
	return true
}

// undetermined reports whether the token has no determiner or possessor of its own directly before it.
func (sc *scene) undetermined(token int) bool {
	for i := range sc.s.Tokens {
		k := &sc.s.Tokens[i]
		if k.Head == token && i < token {
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
	t.UPOS, t.XPOS, t.Lemma, t.Feats = "VERB", "VBZ", sc.c.words.inflected[lower(t.Form)], ""
}
