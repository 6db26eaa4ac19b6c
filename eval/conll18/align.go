package conll18

import "strings"

// align pairs gold with system words: by equal extent outside multiword tokens, and inside them by the longest common
// subsequence of lower-cased forms, as the shared task's script does.
func align(gold, system []word) [][2]int {
	var pairs [][2]int
	i, j := 0, 0
	for i < len(gold) && j < len(system) {
		g, s := &gold[i], &system[j]
		switch {
		case g.multi || s.multi:
			gi, sj := multiRange(gold, system, i, j)
			if gi == i || sj == j { // one side has no word there
				if g.start <= s.start {
					i = max(i+1, gi)
				} else {
					j = max(j+1, sj)
				}
				continue
			}
			pairs = append(pairs, common(gold[i:gi], system[j:sj], i, j)...)
			i, j = gi, sj
		case g.start == s.start && g.end == s.end:
			pairs = append(pairs, [2]int{i, j})
			i++
			j++
		case g.start <= s.start:
			i++
		default:
			j++
		}
	}
	return pairs
}

// multiRange extends from words i and j over everything that the multiword tokens there, and those they overlap, cover.
func multiRange(gold, system []word, i, j int) (int, int) {
	end := 0
	if gold[i].multi {
		end = gold[i].end
		if !system[j].multi && system[j].start < gold[i].start {
			return i, j + 1
		}
	} else {
		end = system[j].end
		if gold[i].start < system[j].start {
			return i + 1, j
		}
	}
	gi, sj := i, j
	for (gi < len(gold) && covered(&gold[gi], end)) || (sj < len(system) && covered(&system[sj], end)) {
		if gi < len(gold) && (sj >= len(system) || gold[gi].start <= system[sj].start) {
			if gold[gi].multi {
				end = max(end, gold[gi].end)
			}
			gi++
		} else {
			if system[sj].multi {
				end = max(end, system[sj].end)
			}
			sj++
		}
	}
	return gi, sj
}

func covered(w *word, end int) bool {
	if w.multi {
		return w.start < end
	}
	return w.end <= end
}

// common is the longest common subsequence of two short runs of words, by lower-cased form, as index pairs.
func common(gold, system []word, i0, j0 int) [][2]int {
	if len(gold)*len(system) > 1<<20 {
		return nil
	}
	n, m := len(gold), len(system)
	lcs := make([][]int, n+1)
	for i := range lcs {
		lcs[i] = make([]int, m+1)
	}
	same := func(i, j int) bool {
		return strings.EqualFold(gold[i].tok.Form, system[j].tok.Form)
	}
	for i := n - 1; i >= 0; i-- {
		for j := m - 1; j >= 0; j-- {
			if lcs[i][j] = max(lcs[i+1][j], lcs[i][j+1]); same(i, j) {
				lcs[i][j] = max(lcs[i][j], 1+lcs[i+1][j+1])
			}
		}
	}
	var out [][2]int
	for i, j := 0, 0; i < n && j < m; {
		switch {
		case same(i, j) && lcs[i][j] == 1+lcs[i+1][j+1]:
			out = append(out, [2]int{i0 + i, j0 + j})
			i++
			j++
		case lcs[i][j] == lcs[i+1][j]:
			i++
		default:
			j++
		}
	}
	return out
}
