package code

import "casus"

// perfect reports whether a participle before a noun is the verb of which the "have" before it is the auxiliary: "troops have tortured Merrian
// refugees", read as their having refugees.
func (sc *scene) perfect(part int) bool {
	t := sc.s.Tokens
	if part < 2 || t[part].XPOS != "VBN" || t[part].Head <= part {
		return false
	}
	have, object := part-1, t[part].Head
	if t[have].UPOS == "ADV" && have > 1 {
		have--
	}
	if l := lower(t[have].Form); l != "have" && l != "has" && l != "had" || t[have].UPOS == "NOUN" || t[object].Head != have || t[object].Deprel != "obj" {
		return false
	}
	return sc.c.words.verbs[sc.c.words.lemmaOf(&casus.Token{UPOS: "VERB", XPOS: "VBN", Form: t[part].Form, Lemma: t[part].Lemma}, t[part].Lemma)] != nil || sc.c.words.inflected[lower(t[part].Form)] != ""
}

// asPerfect makes the participle the verb of the clause and its "have" the auxiliary.
func (sc *scene) asPerfect(t []casus.Token, part int) {
	object := t[part].Head
	have := t[object].Head
	for i := range t {
		if t[i].Head == have && i != object {
			t[i].Head = part
		}
	}
	t[part].Head, t[part].Deprel, t[part].UPOS = t[have].Head, t[have].Deprel, "VERB"
	t[have].Head, t[have].Deprel, t[have].UPOS = part, "aux", "AUX"
	t[object].Head = part
	if l := sc.c.words.inflected[lower(t[part].Form)]; l != "" {
		t[part].Lemma = l
	}
}

// halfCompound reports whether a bare verb before its object is the first word of a compound that the lexicon knows: "allowed aid workers into the
// town".
func (sc *scene) halfCompound(verb int) bool {
	t := sc.s.Tokens
	if verb+1 >= len(t) || verb == 0 || t[verb+1].Head != verb || t[verb+1].Deprel != "obj" || t[verb+1].UPOS != "NOUN" {
		return false
	}
	for i := range t {
		if t[i].Head == verb && t[i].Deprel == "mark" {
			return false
		}
	}
	for _, ph := range sc.c.words.classes[lower(t[verb+1].Lemma)] {
		if len(ph.before) == 1 && ph.before[0] == lower(t[verb].Form) {
			return true
		}
	}
	return false
}

// asCompound puts the noun behind a bare verb in its place.
func (sc *scene) asCompound(t []casus.Token, verb int) {
	noun := verb + 1
	up := t[verb].Head
	for i := range t {
		if t[i].Head != verb || i == noun {
			continue
		}
		if t[i].Head = noun; i > noun && base(t[i].Deprel) != "nmod" {
			t[i].Head = up
		}
	}
	t[noun].Head, t[noun].Deprel = up, "obj"
	t[verb].UPOS, t[verb].XPOS, t[verb].Head, t[verb].Deprel = "NOUN", "NN", noun, "compound"
}

// strayObject reports whether a noun behind the verb was joined to the subject before it, without a conjunction of its own: it is the verb's
// object ("Tarsk and Merria normalised relations").
func (sc *scene) strayObject(token int) bool {
	t := sc.s.Tokens
	subject := t[token].Head
	if subject < 0 || subject > token || base(t[subject].Deprel) != "nsubj" || t[token].UPOS != "NOUN" {
		return false
	}
	v := t[subject].Head
	if v < subject || v > token || t[v].UPOS != "VERB" {
		return false
	}
	for i := range t {
		if t[i].Head == token && (t[i].Deprel == "cc" || t[i].Deprel == "case" || i < token && i > v && t[i].UPOS == "PUNCT") || t[i].Head == v && (t[i].Deprel == "obj" || t[i].Deprel == "ccomp") {
			return false
		}
	}
	return true
}

// cannotBePassive reports whether the subject of a passive without auxiliary is one of the active: the verb takes no object ("troops crossed into
// the valley").
func (sc *scene) cannotBePassive(subject int) bool {
	t := sc.s.Tokens
	v := t[subject].Head
	if v < subject || t[v].XPOS != "VBN" && t[v].XPOS != "VBD" || !sc.c.intransitive[sc.c.words.lemmaOf(&t[v], lower(t[v].Lemma))] {
		return false
	}
	for i := range t {
		if t[i].Head == v && (base(t[i].Deprel) == "aux" || t[i].Deprel == "obl:agent") {
			return false
		}
	}
	return true
}

// heldAs reports whether a plural noun before a singular one is who is held, and the singular what they are held as: "took two hundred people
// hostage".
func (sc *scene) heldAs(token int) bool {
	t := sc.s.Tokens
	h := t[token].Head
	return h == token+1 && t[h].XPOS == "NN" && t[h].Deprel == "obj" && sc.c.heldNouns[lower(t[h].Form)]
}

// bareObject reports whether a phrase without preposition behind a verb is its object.
func (sc *scene) bareObject(token int) bool {
	t := sc.s.Tokens
	v := t[token].Head
	if v < 0 || v > token || t[v].UPOS != "VERB" || t[token].UPOS != "NOUN" && t[token].UPOS != "PROPN" || cased(t, token) || sc.isTime(token) {
		return false
	}
	for i := range t {
		if t[i].Head == v && (base(t[i].Deprel) == "obj" || base(t[i].Deprel) == "ccomp" || t[i].Deprel == "nsubj:pass") {
			return false
		}
	}
	for i := v + 1; i < token; i++ {
		if t[i].Head != token && t[i].Deprel != "compound:prt" {
			return false
		}
	}
	return true
}

// nameAsVerb is the participle behind a name of which the parser took the last word for the sentence's verb: "Rights Watch called on them"; -1 without.
func (sc *scene) nameAsVerb(i int) int {
	t := sc.s.Tokens
	inside := false
	for _, n := range sc.namesIn[sc.si] {
		b := sc.doc.Names[n].Spans.Bounds()
		inside = inside || b.Contains(t[i].Span) && b != t[i].Span && b.End == t[i].End
	}
	if !inside {
		return -1
	}
	for k := i + 1; k < len(t) && k <= i+3; k++ {
		if t[k].Head == i && t[k].Deprel == "acl" && (t[k].XPOS == "VBN" || t[k].XPOS == "VBD") {
			return k
		}
	}
	return -1
}
