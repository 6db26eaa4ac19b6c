package resolve

import (
	"slices"

	"casus"
)

// plan reports whether a unit tells of an act that is still to come: by its realis, or as what somebody promises, asks or threatens.
func (u *unit) plan() bool { return u.stage == ahead || u.stage == happened && u.kind.innerType != 0 }

// relate compares a plan or a negated report with what happened, and keeps the pair when all but the stage speaks for one act.
func (x *Index) relate(n, o int32) {
	a, b := &x.mentions[n], &x.mentions[o]
	if a.stage == happened && !a.plan() {
		a, b, n, o = b, a, o, n
	}
	if b.stage != happened || b.plan() || a.stage == happened && !a.plan() {
		return
	}
	if s := x.relation(a, b); s > 0 {
		x.cross[n] = append(x.cross[n], edge{o, s})
		x.cross[o] = append(x.cross[o], edge{n, s})
		x.dirty = append(x.dirty, n, o)
	}
}

// relation is the log-odds that a plan or negated report a is of the act that b tells as having happened.
func (x *Index) relation(a, b *unit) float32 {
	p, q := *a, *b // compared as if of one stage
	p.stage, q.stage = happened, happened
	p.kinds = slices.Clone(a.kinds)
	for i := range p.kinds {
		if k := &p.kinds[i]; k.innerType != 0 {
			k.typ, k.mode, k.innerType, k.innerMode, k.act = k.innerType, k.innerMode, 0, 0, 0
		}
	}
	ra, rb := &x.reports[a.report], &x.reports[b.report]
	if a.plan() && !follows(a, b, ra, rb) {
		return impossible
	}
	var f features
	if !x.scorer.unitFeatures(&f, &p, &q, ra, rb) {
		return impossible
	}
	if f[fOtherType] > 0 {
		return impossible
	}
	within := 0
	if a.report == b.report {
		within = 1
	}
	return x.scorer.sum(&f, within)
}

// follows reports whether what b tells can be what came of the plan a: at the planned time, where it has one, and told later than the plan.
func follows(a, b *unit, ra, rb *report) bool {
	if a.when.known() && b.when.known() {
		return a.when.overlaps(b.when) && a.report != b.report
	}
	if ra.day == never || rb.day == never {
		return a.report != b.report
	}
	return rb.day > ra.day && (!a.when.known() || rb.day >= a.when.from)
}

// target is the unit that a plan or negated report is nearest to, -1 when there is none.
func (x *Index) target(n int32) int32 {
	best := edge{-1, 0}
	for _, e := range x.cross[n] {
		if e.score > best.score || e.score == best.score && best.to >= 0 && x.mentions[e.to].key < x.mentions[best.to].key {
			best = e
		}
	}
	return best.to
}

// linksOf ties an event to plans of it and to reports that it did not happen, and these to it.
func (x *Index) linksOf(us []int32) []casus.EventLink {
	var out []casus.EventLink
	own := x.cluster[us[0]]
	add := func(kind string, c int32) {
		l := casus.EventLink{Kind: kind, Event: x.eventID(x.chronological(x.clusters[c]))}
		if !slices.Contains(out, l) {
			out = append(out, l)
		}
	}
	for _, n := range us {
		u := &x.mentions[n]
		if u.stage != happened || u.plan() {
			if o := x.target(n); o >= 0 && x.cluster[o] != own && x.cluster[o] >= 0 {
				kind := casus.LinkCarriedOut
				if u.stage == negated {
					kind = casus.LinkNegated
				}
				add(kind, x.cluster[o])
			}
			continue
		}
		for _, e := range x.cross[n] {
			if c := x.cluster[e.to]; c != own && c >= 0 && x.target(e.to) == n {
				kind := casus.LinkPlanned
				if x.mentions[e.to].stage == negated {
					kind = casus.LinkNegated
				}
				add(kind, c)
			}
		}
	}
	slices.SortFunc(out, func(a, b casus.EventLink) int {
		if a.Kind != b.Kind {
			if a.Kind < b.Kind {
				return -1
			}
			return 1
		}
		switch {
		case a.Event < b.Event:
			return -1
		case a.Event > b.Event:
			return 1
		}
		return 0
	})
	return out
}
