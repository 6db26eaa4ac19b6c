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
