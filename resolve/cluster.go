package resolve

import (
	"slices"
	"strings"
)

// maxPart is how many units are clustered at once. tiers are the scores from which ties count: the part of a unit is what hangs together with it by
// ties of the lowest tier that keeps it within maxPart. Parts so found do not depend on the order of adding, and finding one costs no more than
// a few times maxPart steps however large the whole story is.
const maxPart = 128 // the index's own number, so that tests can make it small

var tiers = [...]float32{0, 0.5, 1, 1.5, 2.25, 3, 4, 5.5, 8}

// maxParts is how many clustered parts are remembered.
const maxParts = 1 << 16

// worst is the least that one pair counts in the mean of two clusters, so that one wrong date does not outvote all else.
const worst = float32(-9)

// part is a clustered set of mentions. check tells two sets with one hash apart.
type part struct {
	check    uint64
	clusters [][]int32
}

// settle clusters anew what additions and removals touched and returns the numbers of the clusters that are new or changed.
func (x *Index) settle() []int32 {
	if len(x.dirty)+len(x.near) == 0 {
		return nil
	}
	touched := map[int32]bool{} // mentions whose event reads otherwise though its members stay
	var todo []int32
	for _, n := range x.dirty {
		touched[n] = true
	}
	for _, n := range append(x.near, x.dirty...) {
		todo = append(todo, n)
		if p := x.part[n]; p >= 0 {
			todo = append(todo, x.members[p]...)
		}
		if x.mentions[n].gone && x.cluster[n] >= 0 {
			x.drop(x.cluster[n])
		}
	}
	x.dirty, x.near = x.dirty[:0], x.near[:0]
	seen := map[int32]bool{}
	var changed []int32
	for _, n := range todo {
		if seen[n] || x.mentions[n].gone {
			continue
		}
		for _, members := range x.parted(x.component(n)) {
			x.replacePart(members)
			for _, m := range members {
				seen[m] = true
			}
			for _, c := range x.clustered(members) {
				if id, same := x.replace(c); !same || anyOf(touched, c) {
					changed = append(changed, id)
				}
			}
		}
	}
	slices.Sort(changed)
	return slices.Compact(changed)
}

// replacePart notes which units are clustered together.
func (x *Index) replacePart(members []int32) {
	x.lastPart++
	for _, m := range members {
		if p := x.part[m]; p >= 0 {
			delete(x.members, p)
		}
		x.part[m] = x.lastPart
	}
	x.members[x.lastPart] = members
}

func anyOf(set map[int32]bool, members []int32) bool {
	for _, m := range members {
		if set[m] {
			return true
		}
	}
	return false
}

// drop forgets a cluster.
func (x *Index) drop(c int32) {
	for _, m := range x.clusters[c] {
		x.cluster[m] = -1
	}
	x.clusters[c] = nil
	x.free = append(x.free, c)
}

// replace makes a cluster of the members, unless it is there already.
func (x *Index) replace(members []int32) (id int32, same bool) {
	if c := x.cluster[members[0]]; c >= 0 && slices.Equal(x.clusters[c], members) {
		return c, true
	}
	for _, m := range members {
		if c := x.cluster[m]; c >= 0 {
			x.drop(c)
		}
	}
	if n := len(x.free); n > 0 {
		id, x.free = x.free[n-1], x.free[:n-1]
		x.clusters[id] = members
	} else {
		id = int32(len(x.clusters))
		x.clusters = append(x.clusters, members)
	}
	for _, m := range members {
		x.cluster[m] = id
	}
	return id, false
}

// component is what hangs together with a unit by ties of the lowest tier that keeps it within maxPart, or of the highest tier, in order of key. What
// a person merged is never left out.
func (x *Index) component(n int32) []int32 {
	var out []int32
	for i, tier := range tiers {
		out = append(out[:0], n)
		in := map[int32]bool{n: true}
		for k := 0; k < len(out) && (len(out) <= x.maxPart || i == len(tiers)-1); k++ {
			for _, e := range x.edges[out[k]] {
				if e.score > tier && !in[e.to] {
					in[e.to] = true
					out = append(out, e.to)
				}
			}
		}
		if len(out) <= x.maxPart {
			break
		}
	}
	x.order(out)
	return out
}

// order sorts mentions by key, which does not depend on the order of adding.
func (x *Index) order(ms []int32) {
	slices.SortFunc(ms, func(a, b int32) int { return strings.Compare(x.mentions[a].key, x.mentions[b].key) })
}

// parted cuts a component that is too large at the highest tier too: it is spanned by its strongest ties (a maximum spanning forest after Kruskal, joining only up to
// maxPart mentions). Pairs that a person merged come first and are never cut.
func (x *Index) parted(comp []int32) [][]int32 {
	if len(comp) <= x.maxPart {
		return [][]int32{comp}
	}
	at := make(map[int32]int32, len(comp))
	for i, m := range comp {
		at[m] = int32(i)
	}
	type tie struct {
		score float32
		a, b  int32
	}
	var ties []tie
	for i, m := range comp {
		for _, e := range x.edges[m] {
			if j, ok := at[e.to]; ok && j > int32(i) {
				ties = append(ties, tie{e.score, int32(i), j})
			}
		}
	}
	slices.SortFunc(ties, func(p, q tie) int {
		switch {
		case p.score > q.score:
			return -1
		case p.score < q.score:
			return 1
		case p.a != q.a:
			return int(p.a - q.a)
		}
		return int(p.b - q.b)
	})
	up := make([]int32, len(comp))
	size := make([]int, len(comp))
	for i := range up {
		up[i], size[i] = int32(i), 1
	}
	find := func(i int32) int32 {
		for up[i] != i {
			up[i] = up[up[i]]
			i = up[i]
		}
		return i
	}
	for _, t := range ties {
		a, b := find(t.a), find(t.b)
		if a == b || size[a]+size[b] > x.maxPart && t.score < decidedScore {
			continue
		}
		if b < a {
			a, b = b, a
		}
		up[b] = a
		size[a] += size[b]
	}
	groups := make([][]int32, len(comp))
	for i, m := range comp { // in order of key, so that every group is
		r := find(int32(i))
		groups[r] = append(groups[r], m)
	}
	return slices.DeleteFunc(groups, func(g []int32) bool { return len(g) == 0 })
}

// clustered cuts a part, which is in order of key, into events: agglomerative clustering that joins the two clusters with the highest mean
// score over all pairs, as long as it is above zero.
func (x *Index) clustered(ms []int32) [][]int32 {
	if len(ms) == 1 {
		return [][]int32{ms}
	}
	var key, check uint64
	if len(ms) > 8 { // smaller ones are clustered faster than remembered
		for _, m := range ms {
			h := hash64(x.mentions[m].key)
			key += mix(h)
			check ^= mix(h + 1)
		}
		check += uint64(len(ms))
		if p, ok := x.parts[key]; ok && p.check == check && x.current(p.clusters, len(ms)) {
			return p.clusters
		}
	}
	keys := func(i int) []string { return x.mentions[ms[i]].keys() }
	groups := agglomerate(len(ms), func(i, j int) float32 { return x.score(ms[i], ms[j]) }, x.mustPairs(len(ms), keys),
		func(a, b []int) bool { return x.apart(a, b, keys) })
	out := make([][]int32, len(groups))
	for i, g := range groups {
		for _, k := range g {
			out[i] = append(out[i], ms[k])
		}
	}
	if len(ms) > 8 {
		if len(x.parts) >= maxParts {
			clear(x.parts)
		}
		x.parts[key] = part{check, out}
	}
	return out
}

// current reports whether remembered clusters are of mentions that are still there.
func (x *Index) current(clusters [][]int32, n int) bool {
	for _, c := range clusters {
		for _, m := range c {
			if x.mentions[m].gone {
				return false
			}
		}
		n -= len(c)
	}
	return n == 0
}
