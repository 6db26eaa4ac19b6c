package code

import (
	"fmt"
	"strings"

	"casus/clause"
)

// slotKind is where a party stands.
type slotKind uint8

const (
	slotSubject  slotKind = iota // S
	slotObject                   // O
	slotIndirect                 // I
	slotPrep                     // a preposition, at the verb or at its object
	slotPoss                     // poss: possessor of a noun
	slotMod                      // mod: adjective or noun before a noun
	slotClause                   // c: the subordinate clause
	slotOpen                     // x: the infinitive without subject
	slotPurpose                  // V: the purpose infinitive; as party slot its object
	slotCompound                 // m: the compound before a noun, as content
	slotSpeaker                  // speaker: whoever is told to say the clause
	slotModal                    // will: a modal or the infinitive, as condition
	slotNot                      // neg: a negation at the verb, as condition
	slotSays                     // X: what the object is said to be ("called it a crime"), as condition
	slotPassive                  // passive: whether the verb is, as condition
)

// slot is one place for a party or a content. at is the slot it is looked for at ("O.poss", "c.S"): object, subject or clause.
type slot struct {
	kind slotKind
	prep string
	at   slotKind
	sub  bool // looked for at another slot
	join bool // taken together with the slot before
}

// frame says which slots hold sources and which targets.
type frame struct {
	sources, targets []slot
	mutual           bool // all are sources
}

// parseFrame reads "S>O,on", "S&O,with" or, for nouns, "between,with+poss&" and "poss,by>of".
func parseFrame(s, def string) (frame, error) {
	if s == "" {
		s = def
	}
	var f frame
	var err error
	if i := strings.IndexByte(s, '&'); i >= 0 {
		f.mutual = true
		if f.sources, err = parseSlots(s[:i]); err != nil {
			return f, err
		}
		f.targets, err = parseSlots(s[i+1:])
		return f, err
	}
	a, b, ok := strings.Cut(s, ">")
	if !ok {
		return f, fmt.Errorf("%q has neither > nor &", s)
	}
	if f.sources, err = parseSlots(a); err != nil {
		return f, err
	}
	f.targets, err = parseSlots(b)
	return f, err
}

func parseSlots(s string) ([]slot, error) {
	var out []slot
	for _, group := range strings.Split(s, ",") {
		for i, word := range strings.Split(group, "+") {
			word = strings.TrimSpace(word)
			if word == "" {
				continue
			}
			sl, err := parseSlot(word)
			if err != nil {
				return nil, err
			}
			sl.join = i > 0
			out = append(out, sl)
		}
	}
	return out, nil
}

func parseSlot(word string) (slot, error) {
	var sl slot
	if at, rest, ok := strings.Cut(word, "."); ok {
		switch at {
		case "O":
			sl.at = slotObject
		case "S":
			sl.at = slotSubject
		case "c":
			sl.at = slotClause
		default:
			return sl, fmt.Errorf("slot %q: want O, S or c before the dot", word)
		}
		sl.sub = true
		word = rest
	}
	switch word {
	case "S", "s":
		sl.kind = slotSubject
	case "O", "o":
		sl.kind = slotObject
	case "I":
		sl.kind = slotIndirect
	case "poss":
		sl.kind = slotPoss
	case "mod":
		sl.kind = slotMod
	case "c":
		sl.kind = slotClause
	case "m":
		sl.kind = slotCompound
	case "x":
		sl.kind = slotOpen
	case "V":
		sl.kind = slotPurpose
	case "speaker":
		sl.kind = slotSpeaker
	default:
		if word != strings.ToLower(word) {
			return sl, fmt.Errorf("unknown slot %q", word)
		}
		sl.kind, sl.prep = slotPrep, word
	}
	return sl, nil
}

// cond is one condition of a verb frame.
type cond struct {
	kind  slotKind
	prep  string
	class int  // -1: only whether there is one
	not   bool // must not be so
}

// parseConds reads "S=class O! P:with=class O!=class !O".
func (w *words) parseConds(s string) ([]cond, error) {
	var out []cond
	for _, item := range strings.Fields(s) {
		c := cond{class: -1}
		if item, c.not = strings.CutPrefix(item, "!"); c.not {
			item += "!"
		}
		name, class, ok := strings.Cut(item, "=")
		if ok {
			if n, not := strings.CutSuffix(name, "!"); not {
				name, c.not = n, true
			}
			id, known := w.classID[class]
			if !known {
				return nil, fmt.Errorf("%q: no class %q", item, class)
			}
			c.class = id
		} else if name, ok = strings.CutSuffix(item, "!"); !ok {
			return nil, fmt.Errorf("%q: want =class, or a mark of exclamation behind the slot", item)
		}
		if prep, ok := strings.CutPrefix(name, "P:"); ok {
			c.kind, c.prep = slotPrep, prep
		} else {
			switch name {
			case "S":
				c.kind = slotSubject
			case "O":
				c.kind = slotObject
			case "I":
				c.kind = slotIndirect
			case "M":
				c.kind = slotMod
			case "V":
				c.kind = slotPurpose
			case "X":
				c.kind = slotSays
			case "will":
				c.kind = slotModal
			case "C":
				c.kind = slotClause
			case "speaker":
				c.kind = slotSpeaker
			case "neg":
				c.kind = slotNot
			case "passive":
				c.kind = slotPassive
			default:
				return nil, fmt.Errorf("%q: want S, O, I, C, M, V, X, will, neg, passive, speaker or P:word", item)
			}
		}
		out = append(out, c)
	}
	return out, nil
}

// weight orders frames: what is said of a class counts most.
func weight(conds []cond) int {
	n := 0
	for _, c := range conds {
		switch {
		case c.class >= 0 && !c.not:
			n += 3
		case c.not:
		default:
			n += 2
		}
	}
	return n
}

// specific reports whether the frame names the class of an object or oblique, so that it beats an operator.
func (v *verbRow) specific() bool {
	for _, c := range v.conds {
		if c.class >= 0 && !c.not && c.kind != slotSubject {
			return true
		}
	}
	return len(v.rest) > 0
}

// agentive reports whether the frame names the class of its subject.
func (v *verbRow) agentive() bool {
	for _, c := range v.conds {
		if c.kind == slotSubject && c.class >= 0 && !c.not {
			return true
		}
	}
	return false
}

// holds reports whether the predicate satisfies the condition.
func (sc *scene) holds(p *clause.Pred, c cond) bool {
	if c.kind == slotPurpose {
		q := sc.purposeOf(p)
		return (q != nil && (c.class < 0 || sc.inClass(q.Head, c.class))) != c.not
	}
	if c.kind == slotModal {
		return (p.Modal >= 0 || p.Infin) != c.not
	}
	if c.kind == slotSpeaker {
		return (sc.speakerAbove(p) != nil) != c.not
	}
	if c.kind == slotNot {
		return (p.Neg || sc.nolonger(p)) != c.not
	}
	if c.kind == slotPassive {
		return p.Passive != c.not
	}
	if c.kind == slotSays {
		k := sc.saidToBe(p)
		return (k >= 0 && (c.class < 0 || sc.labels(k, c.class))) != c.not
	}
	found := false
	for _, a := range sc.g.Args(p) {
		switch c.kind {
		case slotSubject:
			if a.Role != clause.Subject {
				continue
			}
		case slotObject:
			if !sc.isObject(p, a) {
				continue
			}
		case slotIndirect:
			if a.Role != clause.Indirect {
				continue
			}
		case slotClause:
			if a.Role != clause.Clausal {
				continue
			}
		case slotMod:
			if a.Role != clause.Modifier && a.Role != clause.Compound && a.Role != clause.Poss {
				continue
			}
		default:
			if a.Role != clause.Oblique && a.Role != clause.Subject || a.Case != c.prep {
				continue
			}
		}
		if c.class < 0 && !(c.kind == slotPrep && sc.isTime(a.Head)) || c.class >= 0 && sc.isClass(a.Head, c.class) {
			found = true
			break
		}
	}
	if !found && c.kind == slotPrep {
		for _, k := range sc.g.Children(p.Head) {
			if q := sc.g.At(k); q != nil && q.Gerund && (q.Mark == c.prep || sc.g.Prep(k) == c.prep) && (c.class < 0 || sc.inClass(k, c.class)) {
				found = true
			}
		}
	}
	if !found && c.kind == slotPrep {
		// the preposition may hang on the object: attachment is the parser's guess
		for _, a := range sc.g.Args(p) {
			if a.Role != clause.Object || a.Conj {
				continue
			}
			for k := a.Head; k >= 0 && !found; k = sc.through(k) {
				q := sc.g.At(k)
				if q == nil {
					for _, n := range sc.g.Children(k) { // a name takes no phrases of its own: "warned Tarsk of the consequences"
						found = found || base(sc.tok(n).Deprel) == "nmod" && sc.g.Prep(n) == c.prep && (c.class < 0 || sc.isClass(n, c.class))
					}
					break
				}
				for _, b := range sc.g.Args(q) {
					if b.Role == clause.Oblique && b.Case == c.prep && (c.class < 0 || sc.isClass(b.Head, c.class)) {
						found = true
					}
				}
			}
		}
	}
	return found != c.not
}

// purposeOf is the infinitive that says what the act is for, or nil.
func (sc *scene) purposeOf(p *clause.Pred) *clause.Pred {
	for _, k := range sc.g.Children(p.Head) {
		if q := sc.g.At(k); q != nil && k > p.Head && (q.Infin && (base(q.Rel) == "advcl" || base(q.Rel) == "xcomp") || base(q.Rel) == "xcomp" && sc.tok(k).XPOS == "VB") {
			return q
		}
	}
	for _, a := range sc.g.Args(p) {
		if a.Role == clause.Object && !a.Conj {
			for _, k := range sc.g.Children(a.Head) {
				if q := sc.g.At(k); q != nil && q.Infin && sc.tok(k).Deprel == "acl" {
					return q
				}
			}
		}
	}
	return nil
}

// saidToBe is the word that tells what the object is said to be or to do ("called the raid a crime", "called it illegal",
// "warned them to leave"), or -1.
func (sc *scene) saidToBe(p *clause.Pred) int {
	object := -1
	for _, k := range sc.g.Children(p.Head) {
		switch base(sc.tok(k).Deprel) {
		case "xcomp":
			if o := sc.g.Child(k, "obj"); o > k && sc.tok(k).UPOS == "NOUN" {
				return o // "called [the raid [a crime]]", as parsers have it
			}
			return k
		case "obj", "iobj", "nsubj:pass":
			if object >= 0 && k > p.Head {
				return k
			}
			object = k
		}
	}
	if object < 0 {
		return -1
	}
	for _, k := range sc.g.Children(object) {
		if d := base(sc.tok(k).Deprel); k > object && (d == "amod" || d == "acl" && sc.g.Prep(k) == "") {
			return k
		}
	}
	return -1
}

// labels reports whether the word, or an adjective before it, is of the class.
func (sc *scene) labels(token, class int) bool {
	if sc.isClass(token, class) {
		return true
	}
	for _, k := range sc.g.Children(token) {
		if base(sc.tok(k).Deprel) == "amod" && sc.inClass(k, class) {
			return true
		}
	}
	return false
}
