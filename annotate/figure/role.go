package figure

import (
	"strings"

	"casus"
)

// role is what happened to the people counted.
func (r *reader) role(verb int) string {
	if r.x.unit != person {
		return ""
	}
	if ro, ok := r.roleOf(verb); ok {
		return ro.role
	}
	return ""
}

// roleOf looks at the noun itself ("dead"), its adjectives, and the verb that governs it where it is the one affected.
func (r *reader) roleOf(verb int) (role, bool) {
	if n := r.x.noun; n >= 0 {
		if ro, ok := r.words.roles[strings.ToLower(r.sent.Tokens[n].Lemma)]; ok {
			return ro, true
		}
	}
	if r.wholeOf() { // fourteen of the 172 on board were injured
		return role{}, false
	}
	for _, near := range []func() (role, bool){r.undergone, r.done, r.sufferers, r.included} {
		if ro, ok := near(); ok {
			return ro, true
		}
	}
	if verb < 0 {
		return role{}, false
	}
	if r.x.carried && r.x.noun < 0 {
		if ro, ok := r.tolled(verb); ok {
			return ro, true
		}
	}
	v := &r.sent.Tokens[verb]
	ro, ok := r.words.roles[strings.ToLower(v.Lemma)]
	for i := range r.sent.Tokens { // "taken to hospital"
		if t := &r.sent.Tokens[i]; t.Head == verb && t.Deprel == "obl" && !ok {
			ro, ok = r.words.roles[strings.ToLower(v.Lemma+" "+t.Lemma)]
		}
	}
	if !ok {
		return r.left(verb)
	}
	at := r.x.core
	if r.x.noun >= 0 {
		at = r.x.noun
	}
	for n := 0; n < 6 && at >= 0; n++ {
		t := &r.sent.Tokens[at]
		if t.Head == verb {
			switch {
			case t.Deprel == "obj", t.Deprel == "nsubj:pass", t.Deprel == "obl" && r.ownCase(at) && !r.hasObject(verb):
				return ro, true
			case t.Deprel == "nsubj": // people die; attackers kill
				return ro, !r.hasObject(verb) && r.intransitive(v)
			}
			return role{}, false
		}
		if t.Deprel != "conj" && t.Deprel != "nummod" && t.Deprel != "nmod" && t.Deprel != "appos" {
			break
		}
		at = t.Head
	}
	return ro, r.sent.Tokens[verb].Deprel == "acl" && r.sent.Tokens[verb].Head == r.x.noun
}

// ownCase reports whether the preposition of a phrase belongs to the amount ("between 15 and 20 men").
func (r *reader) ownCase(i int) bool {
	for k := r.items[r.x.from].Token; k < i; k++ {
		if t := &r.sent.Tokens[k]; t.Head == i && t.Deprel == "case" && t.Start >= r.items[r.x.from].Start {
			return true
		}
	}
	return false
}

func (r *reader) hasObject(verb int) bool {
	for i := range r.sent.Tokens {
		if t := &r.sent.Tokens[i]; t.Head == verb && t.Deprel == "obj" {
			return true
		}
	}
	return false
}

// intransitive reports whether a verb form has its subject affected: die, flee, and passive participles without auxiliary.
func (r *reader) intransitive(v *casus.Token) bool {
	return v.XPOS != "VBG" || !strings.HasPrefix(v.Deprel, "acl")
}

// left reads what a verb says its object is: "six people have been found dead", "left 12 men wounded".
func (r *reader) left(verb int) (role, bool) {
	if !r.affected(verb) {
		return role{}, false
	}
	for i := range r.sent.Tokens {
		if t := &r.sent.Tokens[i]; t.Head == verb && t.Deprel == "xcomp" && t.UPOS == "ADJ" {
			if ro, ok := r.words.roles[strings.ToLower(t.Lemma)]; ok {
				return ro, true
			}
		}
	}
	return role{}, false
}

// undergone reads the words behind the figure: "seven injured", "two people dead", "were shot dead", "have been killed", "die".
func (r *reader) undergone() (role, bool) {
	at := r.items[r.x.to-1].Token + 1
	be := true
	for at < len(r.sent.Tokens) && (r.sent.Tokens[at].UPOS == "AUX" || r.said("reported", at)) {
		be = r.sent.Tokens[at].Lemma == "be" || r.said("reported", at) && be
		at++
	}
	if at >= len(r.sent.Tokens) {
		return role{}, false
	}
	t := &r.sent.Tokens[at]
	lemma := strings.ToLower(t.Lemma)
	if at+1 < len(r.sent.Tokens) && be {
		if ro, ok := r.words.roles[lemma+" "+strings.ToLower(r.sent.Tokens[at+1].Form)]; ok { // were shot dead
			return ro, true
		}
	}
	ro, ok := r.words.roles[lemma]
	return ro, ok && (ro.own || be && (t.XPOS == "VBN" || t.UPOS == "ADJ"))
}

// done reads the verb just before the figure, also where it was taken for a noun: "the blast kills at least 21 people".
func (r *reader) done() (role, bool) {
	at := r.items[r.x.from].Token - 1
	if at < 0 {
		return role{}, false
	}
	t := &r.sent.Tokens[at]
	ro, ok := r.words.roles[strings.ToLower(t.Lemma)]
	if !ok || ro.own || r.words.isPerson(strings.ToLower(t.Lemma)) {
		return role{}, false
	}
	return ro, t.UPOS == "VERB" || t.XPOS == "NNS" && strings.HasSuffix(strings.ToLower(t.Form), "s")
}

// sufferers reads a noun that the figure belongs to: "the deaths of 287 people".
func (r *reader) sufferers() (role, bool) {
	if of := r.x.from - 1; of >= 1 && r.link(of, "of") && r.items[of-1].Tok.UPOS == "NOUN" {
		ro, ok := r.words.roles[strings.ToLower(r.items[of-1].Tok.Lemma)]
		return ro, ok
	}
	return role{}, false
}

// included takes over what happened to those counted before: "nine people were killed, including three children".
func (r *reader) included() (role, bool) {
	b := r.before
	if b == nil || b.fig.Role == "" || b.fig.At.Sentence != r.sentence || !r.link(r.x.from-1, "including") {
		return role{}, false
	}
	return b.happened, true
}

// wholeOf reports whether the figure is the whole of which the one before is a part.
func (r *reader) wholeOf() bool {
	b := r.before
	if b == nil || b.fig.At.Sentence != r.sentence || b.to >= len(r.items) || !r.link(b.to, "of") {
		return false
	}
	return r.x.from == b.to+1 || r.x.from == b.to+2 && r.items[b.to+1].Tok.UPOS == "DET"
}

// said reports whether a token is a small word of a kind.
func (r *reader) said(kind string, token int) bool {
	return r.words.links[kind+" "+strings.ToLower(r.sent.Tokens[token].Form)]
}
