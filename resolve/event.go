package resolve

import (
	"fmt"
	"slices"
	"sort"
	"strings"

	"casus"
)

// maxReasons is how many merges of an event are explained.
const maxReasons = 12

// event folds the units of a cluster into one event. Its fields are those that most accounts state; ties go to the earliest report.
func (x *Index) event(members []int32) casus.Event {
	us := x.chronological(members)
	var ms []*mention
	for _, u := range us {
		for i := range x.mentions[u].rows {
			ms = append(ms, &x.mentions[u].rows[i].mention)
		}
	}
	rows := make([]*casus.EventMention, len(ms))
	for i, m := range ms {
		rows[i] = m.row
	}
	e := casus.Event{ID: x.eventID(us), Contexts: []string{}}
	e.Type = most(rows, func(r *casus.EventMention) string { return r.Type })
	e.Mode = casus.Optional(most(rows, func(r *casus.EventMention) string {
		if r.Mode == nil || r.Type != e.Type {
			return ""
		}
		return *r.Mode
	}))
	for _, r := range rows {
		if r.Type == e.Type {
			if e.CAMEO == nil {
				e.CAMEO = r.CAMEO
			}
			if e.Inner == nil {
				e.Inner = r.Inner
			}
			e.Quad = r.Quad
		}
		for _, c := range r.Contexts {
			if !slices.Contains(e.Contexts, c) {
				e.Contexts = append(e.Contexts, c)
			}
		}
	}
	sort.Strings(e.Contexts)
	e.Sources = partiesOf(ms, func(m *mention) []casus.ActorRef { return m.row.Sources })
	e.Targets = without(partiesOf(ms, func(m *mention) []casus.ActorRef { return m.row.Targets }), e.Sources)
	e.Time = timeOf(ms)
	e.Place = placeOf(ms)
	e.Realis = realisOf(rows)
	for _, m := range ms {
		rep := &x.reports[m.report]
		a := casus.Account{ReportID: rep.id, EventID: m.row.ID, Origin: x.origin(m), Outlet: rep.outlet, Text: m.row.Trigger.Text, Voice: m.row.Voice, Realis: m.row.Realis}
		if rep.day != never {
			a.Published = isoDay(rep.day)
		}
		e.Accounts = append(e.Accounts, a)
	}
	e.Origins = independent(e.Accounts)
	e.Reasons = x.reasonsOf(us)
	e.Links = append(x.denialsOf(us), x.linksOf(us)...)
	return e
}

// chronological sorts mentions by the day of their reports, unknown days last, then by key.
func (x *Index) chronological(members []int32) []int32 {
	ms := slices.Clone(members)
	day := func(m int32) int32 {
		if d := x.reports[x.mentions[m].report].day; d != never {
			return d
		}
		return forever
	}
	slices.SortFunc(ms, func(a, b int32) int {
		if da, db := day(a), day(b); da != db {
			if da < db {
				return -1
			}
			return 1
		}
		return strings.Compare(x.mentions[a].key, x.mentions[b].key)
	})
	return ms
}

// eventID is an event's name: made of its earliest account, so that it stays when later reports come in.
func (x *Index) eventID(chronological []int32) string {
	return fmt.Sprintf("ev-%016x", mix(hash64(x.mentions[chronological[0]].rows[0].key)))
}

// most is the value that most rows have; of equals the first. Empty values do not count.
func most(rows []*casus.EventMention, value func(*casus.EventMention) string) string {
	count := map[string]int{}
	best := ""
	for _, r := range rows {
		if v := value(r); v != "" {
			count[v]++
		}
	}
	for _, r := range rows {
		if v := value(r); v != "" && (best == "" || count[v] > count[best]) {
			best = v
		}
	}
	return best
}

// realisOf is actual when one account tells the act as news, else what most say.
func realisOf(rows []*casus.EventMention) string {
	for _, r := range rows {
		if r.Realis == casus.Actual {
			return casus.Actual
		}
	}
	return most(rows, func(r *casus.EventMention) string { return r.Realis })
}

// unidentified is PLOVER's code of an actor that a report does not name; another report may.
const unidentified = "UNK"

// partiesOf are the parties that at least a third of the accounts with identified parties name; where none is identified, the words of the
// first account that has any.
func partiesOf(ms []*mention, of func(*mention) []casus.ActorRef) []casus.ActorRef {
	count := map[string]int{}
	first := map[string]casus.ActorRef{}
	var ids []string
	accounts := 0
	var bare []casus.ActorRef
	for _, m := range ms {
		refs := of(m)
		if bare == nil && len(refs) > 0 {
			bare = refs
		}
		known := false
		for _, r := range refs {
			if r.Actor == "" || r.Actor == unidentified {
				continue
			}
			known = true
			if count[r.Actor] == 0 {
				first[r.Actor] = r
				ids = append(ids, r.Actor)
			}
			count[r.Actor]++
		}
		if known {
			accounts++
		}
	}
	out := []casus.ActorRef{}
	for _, id := range ids {
		if 3*count[id] >= accounts {
			r := first[id]
			r.Evidence = casus.Evidence{} // the words are those of one report; the event has none of its own
			out = append(out, r)
		}
	}
	if len(out) == 0 {
		for _, r := range bare {
			if r.Name == "" {
				r.Name = r.Text
			}
			r.Evidence = casus.Evidence{}
			out = append(out, r)
		}
	}
	return out
}

func without(refs, others []casus.ActorRef) []casus.ActorRef {
	return slices.DeleteFunc(refs, func(r casus.ActorRef) bool {
		return slices.ContainsFunc(others, func(o casus.ActorRef) bool { return o.Actor == r.Actor && o.Name == r.Name })
	})
}

// timeOf is the stated time that most accounts agree on, the narrowest of those.
func timeOf(ms []*mention) *casus.EventTime {
	var best *casus.EventTime
	bestVotes, bestWidth := 0, int32(forever)
	for _, a := range ms {
		if !a.when.known() {
			continue
		}
		votes := 0
		for _, b := range ms {
			if b.when.known() && b.when.overlaps(a.when) {
				votes++
			}
		}
		if w := a.when.width(); votes > bestVotes || votes == bestVotes && w < bestWidth {
			best, bestVotes, bestWidth = a.row.Time, votes, w
		}
	}
	if best == nil {
		return nil
	}
	t := *best
	t.Mention = ""
	return &t
}

// placeOf is the place that most accounts name, the narrowest of those: a town before its country.
func placeOf(ms []*mention) *casus.EventPlace {
	var best *mention
	bestVotes := 0
	for _, a := range ms {
		if a.place.name == 0 {
			continue
		}
		votes := 0
		for _, b := range ms {
			if b.place.name == a.place.name {
				votes += 2
			}
		}
		if !a.place.wide {
			votes++
		}
		if votes > bestVotes {
			best, bestVotes = a, votes
		}
	}
	if best == nil {
		return nil
	}
	p := *best.row.Place
	p.Mention, p.Evidence = "", casus.Evidence{}
	return &p
}

// reasonsOf says for every account after the first why it is here: its best tie to an earlier one.
func (x *Index) reasonsOf(us []int32) []string {
	var out []string
	for i, n := range us {
		a := &x.mentions[n]
		if i > 0 {
			best, at := impossible-1, us[0]
			for _, o := range us[:i] {
				if s := x.score(n, o); s > best {
					best, at = s, o
				}
			}
			b := &x.mentions[at]
			why := "decided by a person"
			if len(x.mustPairs(2, func(k int) []string { return [2]*unit{a, b}[k].keys() })) == 0 {
				var f features
				x.scorer.unitFeatures(&f, a, b, &x.reports[a.report], &x.reports[b.report])
				why = x.scorer.reasons(&f, 0)
			}
			out = append(out, fmt.Sprintf("%s = %s (%.1f): %s", a.key, b.key, best, why))
		}
		out = append(out, a.why...)
		if left := len(us) - 1 - i; len(out) >= maxReasons && left > 0 {
			return append(out, fmt.Sprintf("%d further reports", left))
		}
	}
	return out
}
