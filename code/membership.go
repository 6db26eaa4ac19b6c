package code

import (
	"casus"
	"slices"
	"strings"
)

// isClass reports whether the token, or what it only measures ("dozens of troops"), is of the class.
func (sc *scene) isClass(token, class int) bool {
	for n := 0; n < 4; n++ {
		next := sc.through(token)
		if (next < 0 || !sc.isPerson(next)) && (sc.inClass(token, class) || sc.titled(token, class)) {
			return true
		}
		if next < 0 {
			return false
		}
		token = next // "a group of gunmen" is gunmen
	}
	return false
}

// inClass looks at the token alone, with the words before it.
func (sc *scene) inClass(token, class int) bool {
	w := sc.c.words
	lemma, form := sc.lemma(token), sc.form(token)
	if sc.isPhrase(token, class, lemma) || form != lemma && sc.isPhrase(token, class, form) {
		return true // by its form where the lemma is wrong
	}
	if m := sc.actorAt(token); m != nil {
		if m.Sector != "" {
			for _, ph := range w.classes["sector:"+m.Sector] {
				if ph.class == class {
					return true
				}
			}
		}
		for _, ph := range w.classes["kind:"+m.Kind] {
			if ph.class == class {
				return true
			}
		}
	}
	for _, ph := range w.classes["upos:"+sc.tok(token).UPOS] {
		if ph.class == class {
			return true
		}
	}
	for _, ph := range w.classes[several] {
		if ph.class == class && sc.isSeveral(token) {
			return true
		}
	}
	if w.byMod[class] {
		for _, k := range sc.g.Children(token) {
			if d := base(sc.tok(k).Deprel); k > token || d != "amod" && d != "compound" {
				continue
			}
			for _, ph := range w.classes["mod:"+sc.lemma(k)] {
				if ph.class == class {
					return true
				}
			}
		}
	}
	if n := sc.nameAt(token); n != nil {
		for _, ph := range w.classes["name:"+n.Type] {
			if ph.class == class {
				return true
			}
		}
	}
	return false
}

// isSeveral reports whether a noun is plural or coordinated.
func (sc *scene) isSeveral(token int) bool {
	if x := sc.tok(token).XPOS; x == "NNS" || x == "NNPS" {
		return true
	}
	return sc.g.Child(token, "conj") >= 0
}

// titled reports whether a name stands with a title or apposition of the class: "President Adjei".
func (sc *scene) titled(token, class int) bool {
	name := sc.tok(token).UPOS == "PROPN"
	if !name && sc.tok(token).UPOS != "NOUN" {
		return false
	}
	for _, k := range sc.g.Children(token) {
		if !name && sc.tok(k).UPOS != "PROPN" {
			continue
		}
		switch base(sc.tok(k).Deprel) {
		case "compound", "nmod", "flat", "appos", "amod":
			if !name && k < token {
				continue
			}
			if sc.g.Prep(k) == "" && sc.inClass(k, class) {
				return true
			}
		}
	}
	return false
}

// precede reports whether the words stand directly before the token.
func (sc *scene) precede(token int, before []string) bool {
	if len(before) == 0 {
		return true
	}
	if token < len(before) {
		return false
	}
	for i, w := range before {
		t := token - len(before) + i
		if sc.lemma(t) != w && sc.form(t) != w {
			return false
		}
	}
	return true
}

// follow reports whether the words stand directly behind the token.
func (sc *scene) follow(token int, after []string) bool {
	if token+len(after) >= len(sc.lemmas) {
		return len(after) == 0
	}
	for i, w := range after {
		if t := token + 1 + i; sc.lemma(t) != w && sc.form(t) != w {
			return false
		}
	}
	return true
}

// isPhrase reports whether the token, as this word, is the head of a phrase of the class.
func (sc *scene) isPhrase(token, class int, word string) bool {
	for _, ph := range sc.c.words.classes[word] {
		if ph.class == class && sc.precede(token, ph.before) && sc.follow(token, ph.after) {
			return true
		}
	}
	return false
}

// isPerson reports whether a noun names persons or bodies that act.
func (sc *scene) isPerson(token int) bool {
	return sc.inAny(token, sc.c.persons) || sc.c.words.personNoun(sc.lemma(token))
}

// plainly reports whether a word alone is of one of the classes: what can be asked before the tree is mended.
func (sc *scene) plainly(token int, classes []int) bool {
	for _, ph := range sc.c.words.classes[sc.s.Tokens[token].Lemma] {
		if len(ph.before)+len(ph.after) == 0 && slices.Contains(classes, ph.class) {
			return true
		}
	}
	return false
}

func (sc *scene) inAny(token int, classes []int) bool {
	for _, c := range classes {
		if sc.inClass(token, c) {
			return true
		}
	}
	return false
}

// isAmount reports whether a number is one of money or a share, or multiplies another: "gave 250 million".
func (sc *scene) isAmount(token int) bool {
	if token > 0 && sc.tok(token-1).UPOS == "NUM" && sc.tok(token-1).Head == token {
		return true
	}
	for _, i := range sc.figsIn[sc.si] {
		if f := &sc.doc.Figures[i]; f.Spans.Bounds().Contains(sc.tok(token).Span) {
			return f.Unit == "percent" || len(f.Unit) == len("USD") && strings.ToUpper(f.Unit) == f.Unit
		}
	}
	return false
}

// isThingParty reports whether a noun names what can be hit: its people are meant.
func (sc *scene) isThingParty(token int) bool {
	for _, c := range sc.c.sites {
		if sc.inClass(token, c) {
			return true
		}
	}
	return false
}

// belonging is a reference to a place by its words, with the party that a name or adjective before it gives it to: "the UN office".
func (sc *scene) belonging(token int) casus.ActorRef {
	ref := sc.bare(token)
	for _, k := range sc.g.Children(token) {
		switch base(sc.tok(k).Deprel) {
		case "amod", "compound", "nmod:poss":
			if m := sc.actorAt(k); m != nil && k < token {
				ref.Actor, ref.Name, ref.Country, ref.Sector = m.Actor, m.Name, m.Country, m.Sector
			}
		}
	}
	return ref
}
