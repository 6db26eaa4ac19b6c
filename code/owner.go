package code

import "casus/clause"

// isTool reports whether a noun names what is fired or set off: no party, but whoever it belongs to is one.
func (sc *scene) isTool(token int) bool { return sc.inAny(token, sc.c.tools) }

// owner appends whom a weapon belongs to: "Houthi missiles", "a drone fired by fighters".
func (sc *scene) owner(out []party, token int) []party {
	q := sc.g.At(token)
	if q == nil || sc.owning {
		return out // a weapon of a weapon has no owner that could be told
	}
	sc.owning = true
	defer func() { sc.owning = false }()
	if got := sc.parties(q, sc.c.ownerSlots); len(got) > 0 {
		known := got[:0:0]
		for _, x := range got {
			if x.ref.Actor != "" {
				known = append(known, x)
			}
		}
		if len(known) > 0 {
			return append(out, known...) // "a Tarskian tank shell": the tank is no party beside its owner
		}
		return append(out, got...)
	}
	for _, k := range sc.g.Children(token) {
		if v := sc.g.At(k); v != nil && sc.tok(k).Deprel == "acl" && v.Kind == clause.Verb {
			if got := sc.parties(v, subjectSlot); len(got) > 0 && v.Passive {
				return append(out, got...)
			}
		}
	}
	return out
}

// sharesObject is the verb joined directly behind this one whose object is the object of both: "detained and questioned the editor"; nil without.
func (sc *scene) sharesObject(p *clause.Pred) *clause.Pred {
	if p.Kind != clause.Verb || p.Passive {
		return nil
	}
	for t := p.Head + 1; t < len(sc.s.Tokens) && t <= p.Head+3; t++ {
		q := sc.g.At(t)
		if q != nil && q.Kind == clause.Verb && sc.tok(t).Deprel == "conj" && sc.g.Head(t) == p.Head && !q.Passive {
			return q
		}
		if u := sc.tok(t).UPOS; u != "CCONJ" && u != "ADV" {
			return nil
		}
	}
	return nil
}
