package resolve

import (
	"cmp"
	"slices"
	"strings"
)

// unit is an event as one report tells it: the mentions of the report that tell one act, with what they say together. Units are a function of
// their record alone; merging compares units of different reports.
type unit struct {
	mention
	kinds []kind
	rows  []row
	why   []string // of the mentions after the first
}

// row is a mention inside a unit, with what its account needs.
type row struct{ mention }

// maxRows is how many mentions of one report are compared with one another; longer reports are taken in stretches of that many.
const maxRows = 256

// units clusters the mentions of one report. Mentions that a person parted stay apart.
func (x *Index) units(v *viewer, ms []mention) []unit {
	if len(ms) > maxRows {
		slices.SortStableFunc(ms, func(a, b mention) int { return int(a.at - b.at) })
		var out []unit
		for stretch := range slices.Chunk(ms, maxRows) {
			out = append(out, x.units(v, stretch)...)
		}
		return out
	}
	slices.SortFunc(ms, func(a, b mention) int { return strings.Compare(a.key, b.key) })
	score := func(i, j int) float32 {
		if len(x.decided.cannot) > 0 && x.decided.cannot[[2]string{ms[i].key, ms[j].key}] {
			return impossible
		}
		return x.scorer.score(&ms[i], &ms[j], v.rep, v.rep)
	}
	must := x.mustPairs(len(ms), func(i int) []string { return []string{ms[i].key} })
	out := make([]unit, 0, len(ms))
	for _, group := range agglomerate(len(ms), score, must, func(a, b []int) bool {
		return x.apart(a, b, func(i int) []string { return []string{ms[i].key} })
	}) {
		slices.SortFunc(group, func(a, b int) int { return int(ms[a].at - ms[b].at) }) // in order of text
		out = append(out, x.pool(v, ms, group, score))
	}
	for i := range out {
		out[i].sole = !slices.ContainsFunc(out, func(u unit) bool {
			return u.key != out[i].key && u.stage == out[i].stage && u.kind.typ == out[i].kind.typ
		})
	}
	return out
}

// pool makes a unit of mentions in order of text: what any of them states, the most definite first.
func (x *Index) pool(v *viewer, ms []mention, group []int, score func(i, j int) float32) unit {
	u := unit{mention: ms[group[0]]}
	u.towns = slices.Clip(u.towns)
	u.past = true
	var words []string
	if len(group) > 1 {
		u.sources, u.targets, u.figures = nil, nil, nil
	}
	starts := map[int32]bool{}
	for n, i := range group {
		m := &ms[i]
		u.rows = append(u.rows, row{*m})
		if !slices.Contains(u.kinds, m.kind) {
			u.kinds = append(u.kinds, m.kind)
		}
		u.past = u.past && m.past
		if len(group) > 1 {
			u.sources, u.targets = addParties(u.sources, m.sources), addParties(u.targets, m.targets)
			u.figures = append(u.figures, m.figures...)
		}
		if u.ordinal == 0 {
			u.ordinal = m.ordinal
		}
		if m.when.known() && (!u.when.known() || m.when.width() < u.when.width()) {
			u.when = m.when
		}
		if u.calendar == (calendar{}) || m.when.known() && m.when == u.when {
			u.calendar = m.calendar
		}
		if n > 0 {
			u.towns = append(u.towns, m.towns...)
			u.around = union(u.around, m.around)
			u.called, u.lands = union(u.called, m.called), union(u.lands, m.lands)
		}
		if m.place.name != 0 && (u.place.name == 0 || u.place.wide && !m.place.wide) {
			u.place = m.place
		}
		if !starts[m.start] {
			starts[m.start] = true
			from, to := v.sentence(m.row.Trigger.Spans.Bounds())
			words = append(words, Words(v.text[from:to])...)
		}
		if n > 0 {
			best, at := impossible-1, group[0]
			for _, j := range group[:n] {
				if s := score(min(i, j), max(i, j)); s > best {
					best, at = s, j
				}
			}
			u.why = append(u.why, x.reason(&ms[i], &ms[at], best, v.rep, v.rep))
		}
	}
	if len(group) > 1 {
		u.sentence = v.r.lexis.vector(words, 40)
	}
	u.rare = v.rare(words)
	u.window = v.window(&u.mention)
	u.anchors = v.anchors(&u.mention, words)
	for i := range u.rows { // what only units are compared by
		u.rows[i].sentence, u.rows[i].rare, u.rows[i].anchors, u.rows[i].towns, u.rows[i].called, u.rows[i].lands, u.rows[i].around = nil, nil, nil, nil, nil, nil, nil
	}
	return u
}

// addParties adds what is not there yet.
func addParties(to, ps []party) []party {
	for _, p := range ps {
		if !slices.ContainsFunc(to, func(q party) bool { return q.id == p.id && q.name == p.name }) {
			to = append(to, p)
		}
	}
	return to
}

// union joins two sorted lists.
func union[T cmp.Ordered](a, b []T) []T {
	out := append(slices.Clone(a), b...)
	slices.Sort(out)
	return slices.Clip(slices.Compact(out))
}

// keys are the mentions of a unit.
func (u *unit) keys() []string {
	out := make([]string, len(u.rows))
	for i := range u.rows {
		out[i] = u.rows[i].key
	}
	return out
}

// agglomerate joins, from single items, the two groups with the highest mean score over all pairs as long as it is above zero. Pairs of must are
// joined first, groups that apart tells apart never. Groups are sorted, and in order of their first item.
func agglomerate(n int, score func(i, j int) float32, must [][2]int, apart func(a, b []int) bool) [][]int {
	sum := make([]float32, n*n)
	group := make([][]int, n)
	for i := range n {
		group[i] = []int{i}
		for j := i + 1; j < n; j++ {
			s := max(score(i, j), worst)
			sum[i*n+j], sum[j*n+i] = s, s
		}
	}
	in := make([]int, n) // item -> group
	for i := range in {
		in[i] = i
	}
	join := func(i, j int) {
		for _, k := range group[j] {
			in[k] = i
		}
		group[i] = append(group[i], group[j]...)
		group[j] = nil
		for k := range group {
			if k != i && group[k] != nil {
				sum[i*n+k] += sum[j*n+k]
				sum[k*n+i] = sum[i*n+k]
			}
		}
	}
	for _, p := range must {
		if a, b := in[p[0]], in[p[1]]; a != b {
			join(min(a, b), max(a, b))
		}
	}
	for {
		bi, bj, best := -1, -1, float32(0)
		for i := range group {
			if group[i] == nil {
				continue
			}
			for j := i + 1; j < n; j++ {
				if group[j] == nil {
					continue
				}
				if s := sum[i*n+j] / float32(len(group[i])*len(group[j])); s > best && !apart(group[i], group[j]) {
					bi, bj, best = i, j, s
				}
			}
		}
		if bi < 0 {
			break
		}
		join(bi, bj)
	}
	out := slices.DeleteFunc(group, func(g []int) bool { return g == nil })
	for _, g := range out {
		slices.Sort(g)
	}
	return out
}

// mustPairs are the pairs of items that a person merged.
func (x *Index) mustPairs(n int, keys func(i int) []string) [][2]int {
	if len(x.decided.must) == 0 {
		return nil
	}
	at := map[string]int{}
	for i := range n {
		for _, k := range keys(i) {
			at[k] = i
		}
	}
	var out [][2]int
	for i := range n {
		for _, k := range keys(i) {
			for _, other := range x.decided.must[k] {
				if j, ok := at[other]; ok && i < j {
					out = append(out, [2]int{i, j})
				}
			}
		}
	}
	slices.SortFunc(out, func(a, b [2]int) int {
		if a[0] != b[0] {
			return a[0] - b[0]
		}
		return a[1] - b[1]
	})
	return out
}

// apart reports whether a person said that a pair of the two groups is not one event.
func (x *Index) apart(a, b []int, keys func(i int) []string) bool {
	if len(x.decided.cannot) == 0 {
		return false
	}
	for _, i := range a {
		for _, k := range keys(i) {
			for _, j := range b {
				for _, l := range keys(j) {
					p := [2]string{k, l}
					if l < k {
						p = [2]string{l, k}
					}
					if x.decided.cannot[p] {
						return true
					}
				}
			}
		}
	}
	return false
}
