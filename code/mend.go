package code

import (
	"strings"

	"casus"
)

// mend sets labels of the tree right that hide who does what: a pronoun taken for an expletive, a predicate taken for a
// preposition, a measured object taken for a phrase. touch gives the tokens to write to.
func (sc *scene) mend(touch func() []casus.Token) {
	s := sc.s.Tokens
	for i := range s {
		switch {
		case s[i].Deprel == "expl" && sc.willing(s[i].Head):
			touch()[i].Deprel = "nsubj" // "says it is willing to"
		case s[i].XPOS == "JJ" && s[i].Deprel == "case" && s[i].Head > i && sc.copulaBefore(i):
			sc.predicative(touch(), i)
		case s[i].Deprel == "acl" && sc.askedTo(i):
			t := touch()
			t[i].Head, t[i].Deprel = t[t[i].Head].Head, "xcomp"
		case s[i].XPOS == "WDT" && sc.c.thingRelatives[s[i].Form]:
			if near := sc.nearer(i); near >= 0 {
				touch()[s[i].Head].Head = near
			}
		case s[i].Deprel == "conj" && sc.clauseBeside(i) >= 0:
			touch()[i].Head = sc.clauseBeside(i)
		case (s[i].Deprel == "conj" || s[i].Deprel == "appos") && sc.apposed(i):
			t := touch()
			t[i].Head, t[i].Deprel = i+1, "nsubj"
		case s[i].Deprel == "cop" && sc.staying(i):
			sc.located(touch(), i)
		case s[i].Deprel == "nsubj" && sc.raised(i):
			t := touch()
			v := t[i].Head
			t[i].Head, t[i].Deprel, t[v].Deprel = t[v].Head, "obj", "xcomp"
		case s[i].Deprel == "nsubj" && sc.overHead(i):
			t := touch()
			t[i].Head = t[t[i].Head].Head
		case s[i].Deprel == "nsubj" && sc.beforeMark(i):
			t := touch()
			v := t[i].Head
			t[i].Head, t[i].Deprel, t[v].Deprel = t[v].Head, "obj", "advcl"
		case s[i].Deprel == "compound" && sc.subjectAsCompound(i):
			t := touch()
			t[i].Deprel = "nsubj"
			if v := &t[t[i].Head]; v.XPOS == "VBN" {
				v.XPOS, v.Feats = "VBD", ""
			}
		case s[i].Deprel == "compound" && s[i].XPOS == "NNS" && sc.heldAs(i):
			t := touch()
			h := t[i].Head
			for j := range t {
				if t[j].Head == h && j < i {
					t[j].Head = i
				}
			}
			t[i].Head, t[i].Deprel = t[h].Head, "obj"
			t[h].Deprel = "xcomp"
		case s[i].Deprel == "obl" && sc.bareObject(i):
			touch()[i].Deprel = "obj" // "cut off the internet"
		case s[i].Head < 0 && s[i].UPOS == "VERB" && sc.nameAsVerb(i) >= 0:
			t := touch()
			v := sc.nameAsVerb(i)
			for j := range t {
				if t[j].Head == i && j > v {
					t[j].Head = v
				}
			}
			t[v].Head, t[v].Deprel, t[v].XPOS, t[v].Feats = -1, "root", "VBD", ""
			t[i].Head, t[i].Deprel, t[i].UPOS, t[i].XPOS, t[i].Feats = v, "nsubj", "PROPN", "NNP", ""
		case s[i].Deprel == "conj" && sc.strayObject(i):
			t := touch()
			t[i].Head, t[i].Deprel = t[t[i].Head].Head, "obj"
		case s[i].Deprel == "nsubj:pass" && sc.cannotBePassive(i):
			t := touch()
			t[i].Deprel = "nsubj"
			t[t[i].Head].XPOS, t[t[i].Head].Feats = "VBD", ""
		case base(s[i].Deprel) == "amod" && sc.perfect(i):
			sc.asPerfect(touch(), i)
		case s[i].XPOS == "VB" && s[i].Deprel == "xcomp" && sc.halfCompound(i):
			sc.asCompound(touch(), i)
		case s[i].XPOS == "HYPH" && sc.splitVerb(i):
			sc.rejoin(touch(), i)
		case s[i].Deprel == "case" && sc.insideName(i):
			t := touch()
			t[i].Head = t[t[i].Head].Head // "in Addis Ababa", its preposition hung on the second word
		case s[i].Deprel == "iobj" && sc.onlyObject(i):
			touch()[i].Deprel = "obj" // "warned Tarsk of the consequences"
		case (s[i].Deprel == "obj" || s[i].Deprel == "iobj") && sc.speaksAfter(i):
			t := touch()
			t[i].Deprel = "nsubj"
			if v := t[i].Head; t[v].Deprel == "conj" {
				t[v].Deprel = "parataxis"
			}
		case s[i].UPOS == "NUM" && (s[i].Deprel == "obl" || s[i].Deprel == "nmod") && i >= 3 && s[i].Head == i-3 && s[i-3].UPOS == "VERB" && sc.measuring(i-2):
			touch()[i].Deprel = "obj" // "killed at least 23"
		case s[i].UPOS == "NUM" && s[i].Deprel == "obl:unmarked" && sc.activePast(i-1):
			sc.activate(touch(), i-1, i)
		case s[i].Deprel == "nummod" && sc.leftDead(i):
			t := touch()
			t[i].Head, t[i].Deprel = t[t[i].Head].Head, "obj"
		case s[i].Deprel == "obl" && sc.measured(i):
			touch()[i].Deprel = "obj"
		}
		s = sc.s.Tokens
	}
}

// splitVerb reports whether the hyphen stands in a verb of which the tokeniser made two words, and the first of them got the subject:
// "Tarsk test-fired a rocket".
func (sc *scene) splitVerb(hyphen int) bool {
	t := sc.s.Tokens
	if hyphen < 2 || hyphen+1 >= len(t) || t[hyphen+1].UPOS != "VERB" || t[hyphen-1].Head != hyphen+1 || t[hyphen-1].UPOS != "NOUN" || t[hyphen+1].XPOS == "VBN" || t[hyphen+1].XPOS == "VBG" {
		return false
	}
	for i := range t {
		if t[i].Head == hyphen+1 && base(t[i].Deprel) == "nsubj" && i != hyphen-1 {
			return false
		}
	}
	d, p := base(t[hyphen-2].Deprel), t[hyphen-2].UPOS
	return t[hyphen-2].Head == hyphen-1 && (d == "compound" || d == "nmod" || d == "nsubj") && (p == "PROPN" || p == "NOUN")
}

// rejoin gives the subject that hangs on the first part of a split verb to its second.
func (sc *scene) rejoin(t []casus.Token, hyphen int) {
	first, verb, subject := hyphen-1, hyphen+1, hyphen-2
	for i := 0; i < subject; i++ {
		if t[i].Head == first {
			t[i].Head = subject
		}
	}
	t[subject].Head, t[subject].Deprel = verb, "nsubj"
	t[first].Deprel = "compound"
}

// onlyObject reports whether the verb of an indirect object has no other object and no clause.
func (sc *scene) onlyObject(token int) bool {
	t := sc.s.Tokens
	for i := range t {
		if t[i].Head == t[token].Head && (t[i].Deprel == "obj" && i != token || t[i].Deprel == "ccomp" || t[i].Deprel == "xcomp") {
			return false
		}
	}
	return true
}

// speaksAfter reports whether the object of a verb of saying is its subject: the verb stands behind what was said, and the subject behind the
// verb ("..., warned the minister").
func (sc *scene) speaksAfter(object int) bool {
	t := sc.s.Tokens
	v := t[object].Head
	if v < 2 || v > object || t[v].XPOS != "VBD" && t[v].XPOS != "VBZ" || t[v-1].UPOS != "PUNCT" || !sc.tells(v) {
		return false
	}
	said := t[v].Deprel == "conj" || t[v].Deprel == "parataxis"
	for i := range t {
		if t[i].Head != v {
			continue
		}
		switch base(t[i].Deprel) {
		case "nsubj", "cc", "mark", "aux":
			return false
		case "obj", "iobj":
			if i != object {
				return false
			}
		case "ccomp":
			if i > v {
				return false
			}
			said = true
		}
	}
	for i := v + 1; i < object; i++ { // nothing but the speaker's own words between
		if t[i].Head < v || t[i].Head == v && i != object {
			return false
		}
	}
	return said
}

// tells reports whether the verb is one of saying, promising or warning.
func (sc *scene) tells(verb int) bool {
	l := sc.c.words.lemmaOf(&sc.s.Tokens[verb], sc.s.Tokens[verb].Lemma)
	for _, op := range sc.c.words.operators[l] {
		if len(op.rest) == 0 && (op.op == opSay || op.op == "promised" || op.op == "threatened" || op.op == opHinted) {
			return true
		}
	}
	return false
}

// staying reports whether the copula says where somebody is: its head is a place with a preposition.
func (sc *scene) staying(cop int) bool {
	h := sc.s.Tokens[cop].Head
	if h < cop || sc.s.Tokens[h].UPOS != "PROPN" {
		return false
	}
	at, subject := false, false
	for i := range sc.s.Tokens {
		if t := &sc.s.Tokens[i]; t.Head == h {
			if t.Deprel == "case" && t.XPOS == "JJ" {
				return false // "is due in Tarsk"
			}
			at = at || t.Deprel == "case" && sc.c.scenePreps[lower(t.Form)]
			subject = subject || t.Deprel == "nsubj" && i < cop
		}
	}
	return at && subject
}

// located makes a copula the verb that it is to us: "is in Tarsk for talks" tells of a stay.
func (sc *scene) located(t []casus.Token, cop int) {
	t[cop].UPOS = "VERB"
	sc.predicative(t, cop)
}

// raised reports whether the subject of a bare infinitive behind a verb is that verb's object to us: "helped Tarsk attain", "let them go".
func (sc *scene) raised(subject int) bool {
	t := sc.s.Tokens
	v := t[subject].Head
	if v < subject || t[v].XPOS != "VB" || t[v].Deprel != "ccomp" || t[v].Head < 0 || t[v].Head > subject || t[t[v].Head].UPOS != "VERB" {
		return false
	}
	for i := range t {
		if t[i].Head == v && (t[i].Deprel == "mark" || base(t[i].Deprel) == "aux" || t[i].Deprel == "cop") || t[i].Head == t[v].Head && t[i].Deprel == "obj" {
			return false
		}
	}
	return true
}

// overHead reports whether the subject of a clause stands before the verb that the clause hangs on behind it, and this verb has none: it is that verb's
// own. Words that ask or relate may stand there ("who they say left").
func (sc *scene) overHead(subject int) bool {
	t := sc.s.Tokens
	v := t[subject].Head
	if v < 0 || t[v].Deprel != "ccomp" && t[v].Deprel != "advcl" || strings.HasPrefix(t[subject].XPOS, "W") {
		return false
	}
	h := t[v].Head
	if h < subject || h > v || t[h].UPOS != "VERB" || t[h].Deprel != "root" {
		return false
	}
	for i := range t {
		if t[i].Head == h && (strings.HasPrefix(t[i].Deprel, "nsubj") || strings.HasPrefix(t[i].Deprel, "csubj") || strings.HasPrefix(t[i].Deprel, "aux")) {
			return false
		}
	}
	return true
}

// subjectAsCompound reports whether a noun or name stands as compound before a verb that has no subject of its own and goes on as a clause: "Tarsk
// delivered food", not "the Tarsk-backed militia".
func (sc *scene) subjectAsCompound(token int) bool {
	t := sc.s.Tokens
	v := t[token].Head
	if v != token+1 || t[v].UPOS != "VERB" || t[token].UPOS != "PROPN" && t[token].UPOS != "NOUN" {
		return false
	}
	switch base(t[v].Deprel) {
	case "amod", "compound", "nmod", "acl":
		return false
	}
	object := false
	for i := range t {
		if t[i].Head != v {
			continue
		}
		switch base(t[i].Deprel) {
		case "nsubj", "expl", "aux", "cop", "det", "csubj":
			return false
		case "obj", "ccomp":
			object = object || i > v
		}
	}
	switch t[v].XPOS {
	case "VBZ", "VBP":
		return true
	case "VBD", "VBN":
		return object
	}
	return false
}

// apposed reports whether a noun right before a verb without subject is taken for a conjunct or apposition of the phrase that a comma ends: "In Kelm, the capital,
// police fired".
func (sc *scene) apposed(token int) bool {
	t := sc.s.Tokens
	v := token + 1
	if v >= len(t) || t[v].UPOS != "VERB" || t[v].XPOS != "VBD" && t[v].XPOS != "VBZ" && t[v].XPOS != "VBP" || t[token].Head > token || token == 0 {
		return false
	}
	first := token
	for first > 0 && t[first-1].Head == token {
		if first--; t[first].Form == "," {
			break
		}
		if t[first].Deprel == "cc" || t[first].Deprel == "case" {
			return false
		}
	}
	if t[first].Form != "," && t[first-1].Form != "," {
		return false
	}
	for i := range t {
		if t[i].Head == v && (strings.HasPrefix(t[i].Deprel, "nsubj") || strings.HasPrefix(t[i].Deprel, "csubj") || strings.HasPrefix(t[i].Deprel, "aux") || t[i].Deprel == "mark") {
			return false
		}
	}
	for h := t[token].Head; h >= 0; h = t[h].Head {
		if h == v {
			return true
		}
	}
	return false
}

// clauseBeside is the finite verb that another one without subject is coordinated with, when the parser hung it on a noun between them: "kills twelve
// people, including a candidate, and wounds 35"; -1 when there is none.
func (sc *scene) clauseBeside(verb int) int {
	t := sc.s.Tokens
	if h := t[verb].Head; !finiteVerb(&t[verb]) || h < 0 || h > verb || t[h].UPOS != "NOUN" && t[h].UPOS != "PROPN" {
		return -1
	}
	joined := false
	for i := range t {
		if t[i].Head == verb {
			if strings.HasPrefix(t[i].Deprel, "nsubj") || base(t[i].Deprel) == "aux" || t[i].Deprel == "mark" {
				return -1
			}
			joined = joined || t[i].Deprel == "cc"
		}
	}
	for h := t[verb].Head; joined && h >= 0; h = t[h].Head {
		if t[h].UPOS == "VERB" {
			if finiteVerb(&t[h]) && h < verb {
				return h
			}
			return -1
		}
	}
	return -1
}

// finiteVerb reports whether a token is a verb in the past or present tense.
func finiteVerb(t *casus.Token) bool {
	return t.UPOS == "VERB" && (t.XPOS == "VBD" || t.XPOS == "VBZ" || t.XPOS == "VBP")
}

// askedTo reports whether an infinitive that hangs on the object of a verb of asking is what the object is asked to do: "urged both sides to return".
func (sc *scene) askedTo(verb int) bool {
	t := sc.s.Tokens
	h := t[verb].Head
	if t[verb].XPOS != "VB" || h < 0 || h > verb || t[h].Deprel != "obj" && t[h].Deprel != "iobj" || t[h].Head < 0 || t[h].Head > h {
		return false
	}
	if t[h].UPOS != "PROPN" && t[h].UPOS != "PRON" && !sc.c.words.personNoun(t[h].Lemma) && !sc.plainly(h, sc.c.persons) {
		return false
	}
	for _, op := range sc.c.words.operators[t[t[h].Head].Lemma] {
		if op.op == "asked" && takesClause(op) {
			return true
		}
	}
	return false
}

// nearer is the noun or name right before "which" when the parser hung the clause on a person further back, to whom "which" cannot refer: "recalled
// its envoy from Tarsk, which it accuses"; -1 when there is none.
func (sc *scene) nearer(which int) int {
	t := sc.s.Tokens
	v := t[which].Head
	if v < which || t[v].Deprel != "acl:relcl" {
		return -1
	}
	near := which - 1
	if near >= 0 && t[near].Form == "," {
		near--
	}
	for near >= 0 && (t[near].Deprel == "flat" || t[near].Deprel == "flat:name") {
		near = t[near].Head
	}
	if h := t[v].Head; h >= near || near < 0 || t[near].UPOS != "PROPN" && t[near].UPOS != "NOUN" || !sc.plainly(h, sc.c.humans) || sc.plainly(near, sc.c.humans) {
		return -1
	}
	return near
}

// beforeMark reports whether the subject of a gerund stands before the preposition that opens the clause, so that it is the object of the verb above:
// "accused the militias of having fired".
func (sc *scene) beforeMark(subject int) bool {
	t := sc.s.Tokens
	v := t[subject].Head
	if v < subject || t[v].Deprel != "ccomp" && t[v].Deprel != "advcl" || t[v].Head < 0 || t[v].Head > subject || t[t[v].Head].UPOS != "VERB" {
		return false
	}
	marked, gerund := false, t[v].XPOS == "VBG"
	for i := subject + 1; i < v; i++ {
		if t[i].Head == v {
			marked = marked || t[i].Deprel == "mark" && t[i].XPOS == "IN"
			gerund = gerund || t[i].Deprel == "aux" && t[i].XPOS == "VBG"
		}
	}
	return marked && gerund
}

// insideName reports whether a preposition hangs on a later word of a name of which the first is the head.
func (sc *scene) insideName(prep int) bool {
	h := sc.s.Tokens[prep].Head
	if h < 0 || base(sc.s.Tokens[h].Deprel) != "flat" {
		return false
	}
	up := sc.s.Tokens[h].Head
	return prep < up && up < h
}

// willing reports whether the token is an adjective over what its subject will do, which no expletive can be the subject of.
func (sc *scene) willing(token int) bool {
	if token < 0 || sc.s.Tokens[token].UPOS != "ADJ" {
		return false
	}
	for _, op := range sc.c.words.operators[lower(sc.s.Tokens[token].Form)] {
		if op.op == "promised" || op.op == "refused" {
			return true
		}
	}
	return false
}

// copulaBefore reports whether the copula of the token's head stands before the token, with nothing but adverbs between.
func (sc *scene) copulaBefore(token int) bool {
	for i := token - 1; i >= 0; i-- {
		t := &sc.s.Tokens[i]
		if t.Deprel == "cop" && t.Head == sc.s.Tokens[token].Head {
			return true
		}
		if t.UPOS != "ADV" && t.UPOS != "PART" {
			return false
		}
	}
	return false
}

// predicative makes an adjective the predicate that it is: "is due in Tarsk".
func (sc *scene) predicative(t []casus.Token, adj int) {
	h := t[adj].Head
	t[adj].Head, t[adj].Deprel = t[h].Head, t[h].Deprel
	t[h].Head, t[h].Deprel = adj, "obl"
	for j := range t {
		if t[j].Head != h || j == adj {
			continue
		}
		switch base(t[j].Deprel) {
		case "case", "det", "amod", "compound", "flat", "conj", "cc", "nummod":
			if j > adj {
				continue
			}
		case "nmod":
			t[j].Deprel = "obl"
		}
		t[j].Head = adj
	}
}
