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

// event folds the mentions of a cluster into one event. Its fields are those that most accounts state; ties go to the earliest report.
func (x *Index) event(members []int32) casus.Event {
	ms := x.chronological(members)
	rows := make([]*casus.EventMention, len(ms))
	for i, m := range ms {
		rows[i] = x.mentions[m].row
	}
	first := rows[0]
	e := casus.Event{ID: x.eventID(ms), Contexts: []string{}}
	e.Type = most(rows, func(r *casus.EventMention) string { return r.Type })
	e.Mode = casus.Optional(most(rows, func(r *casus.EventMention) string {
		if r.Mode == nil || r.Type != e.Type {
			return ""
		}
		return *r.Mode
	}))
	for _, r := range rows {
		if r.Type == e.Type {
			if first.Type != e.Type {
				first = r
			}
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
	e.Sources = x.partiesOf(ms, func(m *mention) []casus.ActorRef { return m.row.Sources })
	e.Targets = without(x.partiesOf(ms, func(m *mention) []casus.ActorRef { return m.row.Targets }), e.Sources)
	e.Time = x.timeOf(ms)
	e.Place = x.placeOf(ms)
	e.Realis = realisOf(rows)
	for i, m := range ms {
		rep := &x.reports[x.mentions[m].report]
		a := casus.Account{ReportID: rep.id, EventID: rows[i].ID, Origin: x.origin(&x.mentions[m]), Outlet: rep.outlet, Text: rows[i].Trigger.Text, Voice: rows[i].Voice, Realis: rows[i].Realis}
		if rep.day != never {
			a.Published = isoDay(rep.day)
		}
		e.Accounts = append(e.Accounts, a)
	}
	e.Origins = independent(e.Accounts)
	e.Reasons = x.reasonsOf(ms)
	e.Links = x.denialsOf(ms)
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
	return fmt.Sprintf("ev-%016x", mix(hash64(x.mentions[chronological[0]].key)))
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

// partiesOf are the parties that at least a third of the accounts with identified parties name; where none is identified, the words of the
// first account that has any.
func (x *Index) partiesOf(ms []int32, of func(*mention) []casus.ActorRef) []casus.ActorRef {
	count := map[string]int{}
	first := map[string]casus.ActorRef{}
	var ids []string
	accounts := 0
	var bare []casus.ActorRef
	for _, m := range ms {
		refs := of(&x.mentions[m])
		if bare == nil && len(refs) > 0 {
			bare = refs
		}
		known := false
		for _, r := range refs {
			if r.Actor == "" {
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
func (x *Index) timeOf(ms []int32) *casus.EventTime {
	var best *casus.EventTime
	bestVotes, bestWidth := 0, int32(forever)
	for _, m := range ms {
		a := &x.mentions[m]
		if !a.when.known() {
			continue
		}
		votes := 0
		for _, n := range ms {
			if b := &x.mentions[n]; b.when.known() && b.when.overlaps(a.when) {
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
func (x *Index) placeOf(ms []int32) *casus.EventPlace {
	var best *mention
	bestVotes := 0
	for _, m := range ms {
		a := &x.mentions[m]
		if a.place.name == 0 {
			continue
		}
		votes := 0
		for _, n := range ms {
			if x.mentions[n].place.name == a.place.name {
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
func (x *Index) reasonsOf(ms []int32) []string {
	var out []string
	for i, m := range ms {
		if i == 0 {
			continue
		}
		if len(out) == maxReasons {
			return append(out, fmt.Sprintf("%d further accounts", len(ms)-1-maxReasons))
		}
		best, at := impossible-1, ms[0]
		for _, o := range ms[:i] {
			if s := x.score(m, o); s > best {
				best, at = s, o
			}
		}
		why := "decided by a person"
		if !slices.Contains(x.decided.must[x.mentions[m].key], x.mentions[at].key) {
			a, b := &x.mentions[m], &x.mentions[at]
			why = x.scorer.reasons(a, b, &x.reports[a.report], &x.reports[b.report])
		}
		out = append(out, fmt.Sprintf("%s = %s (%.1f): %s", x.mentions[m].key, x.mentions[at].key, best, why))
	}
	return out
}
