package resolve

import "sort"

// Decision is what a person decided about mentions ("REPORT/ROW"): Merge puts all of them into one event, Split allows no two of them in one.
// Later decisions outweigh earlier ones.
type Decision struct {
	Action  string
	Subject []string
}

// Actions of decisions; others are passed over.
const (
	Merge = "merge"
	Split = "split"
)

// decidedScore is the score of a pair that a person merged.
const decidedScore = float32(100)

// decided are decisions in force. Pairs of cannot are in order.
type decided struct {
	must   map[string][]string
	cannot map[[2]string]bool
}

// decide works from the latest decision to the earliest: an earlier one takes effect where the later ones leave it free.
func decide(ds []Decision) decided {
	out := decided{map[string][]string{}, map[[2]string]bool{}}
	group := map[string]string{} // union-find over what must stay together
	var find func(string) string
	find = func(k string) string {
		if up, ok := group[k]; ok && up != k {
			root := find(up)
			group[k] = root
			return root
		}
		return k
	}
	apart := func(a, b string) bool { // whether the groups of a and b hold a pair that cannot be together
		ra, rb := find(a), find(b)
		for p := range out.cannot {
			x, y := find(p[0]), find(p[1])
			if x == ra && y == rb || x == rb && y == ra {
				return true
			}
		}
		return false
	}
	for i := len(ds) - 1; i >= 0; i-- {
		d := ds[i]
		subject := append([]string{}, d.Subject...)
		sort.Strings(subject)
		for j, a := range subject {
			for _, b := range subject[j+1:] {
				switch {
				case a == b:
				case d.Action == Merge && find(a) != find(b) && !apart(a, b):
					group[find(b)] = find(a)
					out.must[a] = append(out.must[a], b)
					out.must[b] = append(out.must[b], a)
				case d.Action == Split && find(a) != find(b):
					out.cannot[[2]string{a, b}] = true
				}
			}
		}
	}
	return out
}
