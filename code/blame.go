package code

import "casus/clause"

// judged is what acts of judging (blame, praise) are settings for: whom they are aimed at is who did the deed, not who suffered it.
type judged struct {
	judging map[string]bool // types
	doings  int             // class of nouns for what somebody does or says
	answers map[string]bool // prepositions of a clause's own deed: "in a move condemned by"
	failing int             // class of words for what goes wrong
	causes  map[string]bool // prepositions before whose doing it is
	endings map[string]bool // prepositions of what something ends in: "came to a halt"
	blame   string          // act of who says whose doing it is
}

func (j *judged) load(c *Coder) {
	j.judging, j.answers = c.settingSet("judging"), c.settingSet("deed-preps")
	j.causes, j.endings = c.settingSet("cause-preps"), c.settingSet("ending-preps")
	for _, name := range c.settings["failings"] {
		j.failing = c.words.classID[name]
	}
	for _, act := range c.settings["blame-act"] {
		j.blame = act
	}
	for _, name := range c.settings["doings"] {
		j.doings = c.words.classID[name]
	}
}

// settingSet is the set of values of a setting.
func (c *Coder) settingSet(key string) map[string]bool {
	m := map[string]bool{}
	for _, v := range c.settings[key] {
		m[v] = true
	}
	return m
}

// isDoing reports whether the noun only says that somebody did or said something: a move, a decision, a remark.
func (sc *scene) isDoing(token int) bool { return sc.inClass(token, sc.c.doings) }

// doers are who did what is blamed or praised: the subject of the clause that calls its own act a move ("in a move condemned by Norvald, Tarsk
// closed the port").
func (sc *scene) doers(p *clause.Pred) []party {
	deed := -1
	switch {
	case base(p.Rel) == "acl" && p.Kind == clause.Verb:
		deed = sc.g.Head(p.Head)
	default:
		return nil
	}
	if deed < 0 || !sc.isDoing(deed) {
		return nil
	}
	if q := sc.g.At(deed); q != nil {
		if own := sc.parties(q, sc.c.doerSlots); len(own) > 0 {
			return own
		}
	}
	above := sc.g.Head(deed)
	switch d := base(sc.tok(deed).Deprel); {
	case d == "obl" && sc.c.answers[sc.g.Prep(deed)]:
	case d == "appos" || d == "parataxis" || d == "dep":
		// "Tarsk closed the port, a move condemned by Norvald"
		for n := 0; n < maxDepth && above >= 0; n++ {
			if g := sc.g.At(above); g != nil && g.Kind == clause.Verb {
				break
			}
			above = sc.g.Head(above)
		}
	default:
		return nil
	}
	if above < 0 {
		return nil
	}
	if g := sc.g.At(above); g != nil && g.Kind == clause.Verb {
		return sc.parties(g, subjectSlot)
	}
	return nil
}

// laid makes an accusation of what a party says that went wrong through another's doing: "said the talks had stalled because of Tarsk's demands".
func (sc *scene) laid(i int) bool {
	p := &sc.g.Preds[i]
	a := sc.c.ontology.acts[sc.c.blame]
	if a == nil || sc.vals[i].consumed || !sc.failing(p) {
		return false
	}
	say := sc.sayAbove(p)
	if say == nil {
		return false
	}
	from := sc.parties(say, subjectSlot)
	to := withoutParties(sc.culprits(p), from)
	if len(from) == 0 || len(to) == 0 {
		return false
	}
	sc.byWords(i, say.Head, a, "said", "blame:cause", from, to)
	return true
}

// failing reports whether a predicate says that something goes wrong: "collapsed", "reached a deadlock".
func (sc *scene) failing(p *clause.Pred) bool {
	if p.Neg {
		return false
	}
	if sc.inClass(p.Head, sc.c.failing) {
		return true
	}
	for _, a := range sc.g.Args(p) {
		if (a.Role == clause.Object || sc.c.endings[a.Case]) && sc.inClass(a.Head, sc.c.failing) {
			return true
		}
	}
	return false
}

// culprits are the parties to whose doing a predicate's cause is put: owners of what stands behind "because of", or it itself.
func (sc *scene) culprits(p *clause.Pred) []party {
	heads := []int{p.Head}
	for _, a := range sc.g.Args(p) {
		heads = append(heads, a.Head)
	}
	for _, h := range heads {
		for _, k := range sc.g.Children(h) {
			if !sc.c.causes[sc.g.Prep(k)] {
				continue
			}
			var out []party
			for _, n := range sc.g.Children(k) {
				switch base(sc.tok(n).Deprel) {
				case "nmod", "amod", "compound":
					if prep := sc.g.Prep(n); prep == "" || prep == "of" || prep == "by" {
						out = sc.party(out, n, "", 0)
					}
				}
			}
			if len(out) == 0 {
				out = sc.party(out, k, "", 0)
			}
			return out
		}
	}
	return nil
}

// receiver appends the party of a phrase that hangs on another phrase of the verb: "provided $100 million in aid to Tarsk".
func (sc *scene) receiver(out []party, p *clause.Pred, prep string) []party {
	for _, a := range sc.g.Args(p) {
		if a.Conj || a.Role != clause.Object && a.Role != clause.Oblique || a.Via != clause.Direct || sc.tok(a.Head).UPOS != "NOUN" || sc.isTime(a.Head) || sc.isPerson(a.Head) || sc.plainEvent(a.Head) {
			continue
		}
		for _, k := range sc.g.Children(a.Head) {
			if k < a.Head || base(sc.tok(k).Deprel) != "nmod" {
				continue
			}
			if sc.g.Prep(k) == prep && a.Role == clause.Oblique {
				out = sc.behind(out, k, prep, prep)
				continue
			}
			if sc.tok(k).UPOS != "NOUN" || sc.isTime(k) || sc.isPerson(k) || sc.plainEvent(k) {
				continue
			}
			for _, n := range sc.g.Children(k) {
				if n > k && base(sc.tok(n).Deprel) == "nmod" && sc.g.Prep(n) == prep {
					out = sc.behind(out, n, prep, prep)
				}
			}
		}
	}
	return out
}

// plainEvent reports whether a noun is an event wherever it stands, so that its phrases are its own.
func (sc *scene) plainEvent(token int) bool {
	row := sc.nounRow(token)
	return row != nil && !row.content
}
