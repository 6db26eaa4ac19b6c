package resolve

import (
	"slices"
	"strings"
)

// maxPart is how many mentions are clustered at once. A larger component is cut at its weakest ties first.
const maxPart = 48

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
	if len(x.dirty) == 0 {
		return nil
	}
	seen := map[int32]bool{}
	touched := map[int32]bool{} // mentions whose event reads otherwise though its members stay
	var todo []int32
	for _, n := range x.dirty {
		if !x.mentions[n].gone {
			todo = append(todo, n)
			touched[n] = true
		} else if c := x.cluster[n]; c >= 0 {
			for _, m := range x.clusters[c] {
				if !x.mentions[m].gone {
					todo = append(todo, m)
				}
			}
		}
	}
	for _, n := range x.dirty {
		if x.mentions[n].gone && x.cluster[n] >= 0 {
			x.drop(x.cluster[n])
		}
	}
	x.dirty = x.dirty[:0]
	var changed []int32
	for _, n := range todo {
		if seen[n] {
			continue
		}
		comp := x.component(n, seen)
		for _, members := range x.parted(comp) {
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

// component is all that hangs together with a mention, in order of key.
func (x *Index) component(n int32, seen map[int32]bool) []int32 {
	out := []int32{n}
	seen[n] = true
	for i := 0; i < len(out); i++ {
		for _, e := range x.edges[out[i]] {
			if !seen[e.to] {
				seen[e.to] = true
				out = append(out, e.to)
			}
		}
	}
	x.order(out)
	return out
}

// order sorts mentions by key, which does not depend on the order of adding.
func (x *Index) order(ms []int32) {
	slices.SortFunc(ms, func(a, b int32) int { return strings.Compare(x.mentions[a].key, x.mentions[b].key) })
}

// parted cuts a component that is too large: it is spanned by its strongest ties (a maximum spanning forest after Kruskal, joining only up to
// maxPart mentions). Pairs that a person merged come first and are never cut.
func (x *Index) parted(comp []int32) [][]int32 {
	if len(comp) <= maxPart {
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
			if j := at[e.to]; j > int32(i) {
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
		if a == b || size[a]+size[b] > maxPart && t.score < decidedScore {
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
