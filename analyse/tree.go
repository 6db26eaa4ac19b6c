package analyse

import "slices"

// bestTree chooses heads that make one tree with one root, of the greatest total score: the maximum spanning arborescence
// (Chu and Liu 1965, Edmonds 1967). Row i of scores holds those of word i's heads, column n that of the root.
func bestTree(scores [][]float32, head []int) {
	n := len(scores)
	greedy(scores, head)
	if oneTree(head) {
		return
	}
	// A charge on every arc from the root, larger than any gain, leaves one.
	w, live := make([][]float64, n+1), make([]bool, n+1)
	for i := range w {
		w[i], live[i] = make([]float64, n+1), true
		if i == n {
			break
		}
		for j, v := range scores[i] {
			w[i][j] = float64(v)
		}
		w[i][n] -= 1e6
	}
	best := make([]int, n+1)
	for i := range n {
		best[i] = bestHead(w[i], i, live)
	}
	copy(head, arborescence(w, n, live, best))
}

func greedy(scores [][]float32, head []int) {
	for i, row := range scores {
		best := len(scores)
		for j, v := range row {
			if j != i && v > row[best] {
				best = j
			}
		}
		head[i] = best
	}
}

// oneTree reports whether the heads have one root and no cycle.
func oneTree(head []int) bool {
	n := len(head)
	roots := 0
	state := make([]int8, n) // 0 new, 1 on the path, 2 reaches the root
	for i := range head {
		if head[i] == n {
			roots++
		}
		j := i
		for j < n && state[j] == 0 {
			state[j] = 1
			j = head[j]
		}
		if j < n && state[j] == 1 {
			return false
		}
		for j = i; j < n && state[j] == 1; j = head[j] {
			state[j] = 2
		}
	}
	return roots == 1
}

// arborescence is the algorithm of Chu, Liu and Edmonds over a matrix: w[i][j] scores j as the head of i; the root has no
// head. A cycle is contracted in place into the first of its nodes, the rest is solved, and the cycle is opened where the
// solution enters it. best holds the best head of every live node, and is changed; the result is the chosen ones.
func arborescence(w [][]float64, root int, live []bool, best []int) []int {
	cycle := findCycle(best, root, live)
	if cycle == nil {
		return best
	}
	n, lead := len(w), cycle[0]
	inside := make([]bool, n)
	for _, i := range cycle {
		inside[i] = true
	}
	enter, leave := make([]int, n), make([]int, n) // by outer node: the node of the cycle that it would head, and be headed by
	for j := range n {
		if !live[j] || inside[j] {
			continue
		}
		enter[j], leave[j] = lead, lead
		gain := func(i int) float64 { return w[i][j] - w[i][best[i]] }
		for _, i := range cycle[1:] {
			if gain(i) > gain(enter[j]) {
				enter[j] = i
			}
			if w[j][i] > w[j][leave[j]] {
				leave[j] = i
			}
		}
	}
	for j := range n {
		if live[j] && !inside[j] {
			i := enter[j]
			entry := w[i][j] - w[i][best[i]]
			w[j][lead] = w[j][leave[j]]
			if i != lead {
				w[lead][j] = entry
			} else {
				w[lead][j] -= w[lead][best[lead]]
			}
		}
	}
	rest, next := slices.Clone(live), slices.Clone(best)
	for _, i := range cycle[1:] {
		rest[i] = false
	}
	for j := range n {
		if rest[j] && j != root && !inside[j] && inside[best[j]] {
			next[j] = lead
		}
	}
	next[lead] = bestHead(w[lead], lead, rest)
	head := arborescence(w, root, rest, next)
	for j := range n {
		if live[j] && !inside[j] && head[j] == lead {
			head[j] = leave[j]
		}
	}
	outer := head[lead]
	for _, i := range cycle {
		head[i] = best[i]
	}
	head[enter[outer]] = outer
	return head
}

// bestHead is the live node with the greatest score but i.
func bestHead(row []float64, i int, live []bool) int {
	best := -1
	for j, v := range row {
		if j != i && live[j] && (best < 0 || v > row[best]) {
			best = j
		}
	}
	return best
}

// findCycle is a cycle among the chosen heads, or nil.
func findCycle(best []int, root int, live []bool) []int {
	mark := make([]int, len(best))
	for i := range best {
		if !live[i] || i == root {
			continue
		}
		j := i
		for j != root && mark[j] == 0 {
			mark[j] = i + 1
			j = best[j]
		}
		if j == root || mark[j] != i+1 {
			continue
		}
		cycle := []int{j}
		for k := best[j]; k != j; k = best[k] {
			cycle = append(cycle, k)
		}
		return cycle
	}
	return nil
}
