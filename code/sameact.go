package code

import (
	"casus"
	"casus/clause"
)

// merge joins mentions of one act in one sentence: the attack and the deaths it caused, the noun and its verb.
func (sc *scene) merge() {
	for i := range sc.out {
		a := &sc.out[i]
		if a.drop {
			continue
		}
		for j := i + 1; j < len(sc.out); j++ {
			b := &sc.out[j]
			if !b.drop && a.val.code.Type != b.val.code.Type {
				sc.protestWords(a, b)
			}
			if a.drop {
				break
			}
			if b.drop || a.val.code.Type != b.val.code.Type || !sc.sameAct(a, b) {
				continue
			}
			keep, gone := a, b
			if sc.better(b, a) {
				keep, gone = b, a
			}
			if len(keep.sources) == 0 {
				keep.sources = gone.sources
			}
			if !keep.val.mutual && len(gone.targets) > 0 && (len(keep.targets) == 0 || sc.people(gone.targets) && (!sc.people(keep.targets) || sc.remainder(keep.targets) && !sc.remainder(gone.targets))) {
				keep.targets = gone.targets
			}
			if keep.val.code.Mode == "" {
				keep.val.code.Mode = gone.val.code.Mode
			}
			for _, r := range gone.val.rules {
				if r != "" {
					keep.val.addRule(r)
				}
			}
			if q := &sc.g.Preds[gone.pred]; q.Kind == clause.Noun && sc.g.Head(q.Head) == sc.g.Preds[keep.pred].Head && base(sc.tok(q.Head).Deprel) == "obj" || sc.ofWeapon(q, &sc.g.Preds[keep.pred]) {
				keep.val.addTrigger(q.Head)
			}
			keep.val.addRule("merge:same-act")
			gone.drop = true
			if gone == a {
				break
			}
		}
	}
}

// remainder reports whether the parties are only those besides others told: "six others".
func (sc *scene) remainder(ps []party) bool {
	for i := range ps {
		if at := ps[i].ref.At; at.Sentence != sc.si || ps[i].ref.Actor != "" || !sc.inClass(at.Token, sc.c.remainder) {
			return false
		}
	}
	return len(ps) > 0
}

// protestWords drops what those who protest demand or decry while they do: it is what their protest is about.
func (sc *scene) protestWords(a, b *found) {
	if sc.c.oneActs[b.val.code.Type] && sc.c.wordTypes[a.val.code.Type] {
		a, b = b, a
	}
	if sc.c.protestType[a.val.code.Type] && sc.c.wordTypes[b.val.code.Type] && len(a.sources) > 0 && (overlap(a.sources, b.sources) || len(b.sources) == 0 && sc.g.Has(sc.g.Preds[a.pred].Head, sc.g.Preds[b.pred].Head)) {
		b.drop = true
		if sc.c.protestFor[b.val.code.Type] {
			a.targets = sc.either(a.targets, withoutParties(b.targets, a.sources))
		}
	}
}

// better reports whether b tells the act more exactly than a.
func (sc *scene) better(b, a *found) bool {
	if sc.objectOf(a, b) || sc.objectOf(b, a) {
		return sc.objectOf(b, a) // who mediates the talks is told by the verb
	}
	va, vb := sc.c.vagueActs[a.val.act.id], sc.c.vagueActs[b.val.act.id]
	if va != vb {
		return va
	}
	if am, bm := a.val.mutual && len(a.sources) > 1, b.val.mutual && len(b.sources) > 1; am != bm {
		return bm // "flew in for talks with Merria": the talks are the event
	}
	if (a.val.code.Mode == "") != (b.val.code.Mode == "") {
		return a.val.code.Mode == ""
	}
	return false
}

// sameAct reports whether two events of one type in one sentence tell one act.
func (sc *scene) sameAct(a, b *found) bool {
	if sc.tellsOf(a, b) || sc.tellsOf(b, a) {
		return true
	}
	if a.val.told > 0 && a.val.told == b.val.told || a.val.told == b.pred+1 || b.val.told == a.pred+1 {
		return true
	}
	if pa, pb := &sc.g.Preds[a.pred], &sc.g.Preds[b.pred]; sc.ofWeapon(pa, pb) || sc.ofWeapon(pb, pa) {
		return true
	} else if sc.onlyNames(a, b) || sc.onlyNames(b, a) {
		return true
	} else if base(pa.Rel) == "acl" && pa.Kind == clause.Verb || base(pb.Rel) == "acl" && pb.Kind == clause.Verb {
		return false // a relative clause tells another act of the party
	}
	if sc.c.oneActs[a.val.code.Type] && (sc.objectOf(a, b) || sc.objectOf(b, a)) {
		return true // "mediated talks between the government and the rebels"
	}
	if sc.c.oneActs[a.val.code.Type] && (len(a.sources) == 0 || len(b.sources) == 0 || overlap(a.sources, b.sources)) && a.val.inner == nil && b.val.inner == nil {
		return true
	}
	if a.val.inner != nil || b.val.inner != nil {
		return a.val.inner != nil && b.val.inner != nil && a.val.inner.code == b.val.inner.code && overlap(a.sources, b.sources) && overlap(a.targets, b.targets)
	}
	if a.val.code.Mode != "" && b.val.code.Mode != "" && a.val.code.Mode != b.val.code.Mode {
		return false
	}
	if (a.realis.value == casus.Negated) != (b.realis.value == casus.Negated) {
		return false
	}
	if len(a.sources) > 0 && len(b.sources) > 0 && !overlap(a.sources, b.sources) {
		return false
	}
	vague := sc.c.vagueActs[a.val.act.id] && sc.c.resultActs[b.val.act.id] || sc.c.vagueActs[b.val.act.id] && sc.c.resultActs[a.val.act.id]
	// the place that was hit and the people in it: "exploded at a market, killing ten"
	scene := a.val.act.id == b.val.act.id && sc.people(a.targets) != sc.people(b.targets)
	if len(a.targets) > 0 && len(b.targets) > 0 && !overlap(a.targets, b.targets) && !vague && !scene {
		return false
	}
	if a.realis.value != b.realis.value && !vague {
		return false
	}
	if vague {
		return true
	}
	if pa, pb := &sc.g.Preds[a.pred], &sc.g.Preds[b.pred]; pa.Kind == clause.Verb && pb.Kind == clause.Verb && pa.Lemma != pb.Lemma && len(a.targets) == 0 && len(b.targets) == 0 {
		return false // two verbs tell two acts: "shortened, then scrapped"
	}
	// the same word class again: the noun and its verb, or one act told twice
	return a.val.act.id == b.val.act.id && (len(a.sources) == 0 || len(b.sources) == 0 || len(a.targets) == 0 || len(b.targets) == 0 || scene || overlap(a.targets, b.targets))
}

// onlyNames reports whether noun n without parties names what its verb v tells: "took power in a coup".
func (sc *scene) onlyNames(n, v *found) bool {
	p := &sc.g.Preds[n.pred]
	return p.Kind == clause.Noun && n.val.act.id == v.val.act.id && len(n.sources)+len(n.targets) == 0 && sc.g.Governor(p) == &sc.g.Preds[v.pred]
}

// ofWeapon reports whether participle p tells how the weapon was used with which q is done: "a drone fired by fighters hit".
func (sc *scene) ofWeapon(p, q *clause.Pred) bool {
	h := sc.g.Head(p.Head)
	return p.Rel == "acl" && p.Kind == clause.Verb && h >= 0 && sc.isTool(h) && q.SurfSubj == h
}

// tellsOf reports whether event a tells more of the event noun that event b carries: "conducted an air strike targeting the theatre".
func (sc *scene) tellsOf(a, b *found) bool {
	if a.val.told == 0 {
		return false
	}
	noun := sc.g.Preds[a.val.told-1].Head
	for _, t := range b.val.trigger {
		if t == noun {
			return true
		}
	}
	return false
}

// objectOf reports whether event b is told by the object of the verb that tells event a.
func (sc *scene) objectOf(a, b *found) bool {
	p, q := &sc.g.Preds[a.pred], &sc.g.Preds[b.pred]
	return p.Kind == clause.Verb && q.Kind == clause.Noun && sc.g.Head(q.Head) == p.Head && base(sc.tok(q.Head).Deprel) == "obj"
}

func overlap(a, b []party) bool {
	for i := range a {
		for j := range b {
			if sameRef(&a[i].ref, &b[j].ref) {
				return true
			}
		}
	}
	return len(a) == 0 && len(b) == 0
}
