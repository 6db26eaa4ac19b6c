// Package coref scores chains of mentions: MUC (Vilain et al. 1995), B-cubed (Bagga and Baldwin 1998), entity CEAF (Luo 2005) and
// their mean as in the CoNLL 2012 shared task; and it reads the annotation of GUM and GAP.
package coref

// Count is a ratio in the making.
type Count struct{ Right, All float64 }

// Ratio is Right/All, 0 for nothing.
func (c Count) Ratio() float64 {
	if c.All == 0 {
		return 0
	}
	return c.Right / c.All
}

// Metric is one measure's recall and precision.
type Metric struct{ Recall, Precision Count }

// F1 is the harmonic mean.
func (m Metric) F1() float64 {
	p, r := m.Precision.Ratio(), m.Recall.Ratio()
	if p+r == 0 {
		return 0
	}
	return 2 * p * r / (p + r)
}

func (m *Metric) add(o Metric) {
	m.Recall.Right += o.Recall.Right
	m.Recall.All += o.Recall.All
	m.Precision.Right += o.Precision.Right
	m.Precision.All += o.Precision.All
}

// Score sums up documents.
type Score struct{ MUC, B3, CEAF Metric }

// CoNLL is the mean F1 of the three.
func (s *Score) CoNLL() float64 { return (s.MUC.F1() + s.B3.F1() + s.CEAF.F1()) / 3 }

// Add scores one document: clusters of mention numbers, the same number for the same mention; no mention stands twice on one side.
func (s *Score) Add(gold, found [][]int) {
	inGold, inFound := index(gold), index(found)
	s.MUC.add(Metric{muc(gold, inFound), muc(found, inGold)})
	s.B3.add(Metric{cubed(gold, inFound), cubed(found, inGold)})
	sum := align(gold, found)
	s.CEAF.add(Metric{Count{sum, float64(len(gold))}, Count{sum, float64(len(found))}})
}

func index(clusters [][]int) map[int]int {
	out := map[int]int{}
	for i, c := range clusters {
		for _, m := range c {
			out[m] = i
		}
	}
	return out
}

func muc(clusters [][]int, other map[int]int) Count {
	var c Count
	for _, ms := range clusters {
		parts := map[int]bool{}
		apart := 0
		for _, m := range ms {
			if k, ok := other[m]; ok {
				parts[k] = true
			} else {
				apart++
			}
		}
		c.Right += float64(len(ms) - len(parts) - apart)
		c.All += float64(len(ms) - 1)
	}
	return c
}

func cubed(clusters [][]int, other map[int]int) Count {
	var c Count
	for _, ms := range clusters {
		share := map[int]int{}
		for _, m := range ms {
			if k, ok := other[m]; ok {
				share[k]++
			}
		}
		for _, m := range ms {
			c.All++
			if k, ok := other[m]; ok {
				c.Right += float64(share[k]) / float64(len(ms))
			}
		}
	}
	return c
}

// align is the best total of phi4 similarities under a one-to-one alignment of clusters (Kuhn-Munkres).
func align(a, b [][]int) float64 {
	if len(a) == 0 || len(b) == 0 {
		return 0
	}
	if len(a) > len(b) {
		a, b = b, a
	}
	inB := index(b)
	n, m := len(a), len(b)
	cost := make([][]float64, n+1)
	for i := range cost {
		cost[i] = make([]float64, m+1)
	}
	for i, c := range a {
		share := map[int]int{}
		for _, x := range c {
			if k, ok := inB[x]; ok {
				share[k]++
			}
		}
		for k, v := range share {
			cost[i+1][k+1] = -2 * float64(v) / float64(len(c)+len(b[k]))
		}
	}
	u, v := make([]float64, n+1), make([]float64, m+1)
	match, way := make([]int, m+1), make([]int, m+1)
	for i := 1; i <= n; i++ {
		match[0] = i
		j0 := 0
		least := make([]float64, m+1)
		used := make([]bool, m+1)
		for j := range least {
			least[j] = 1e18
		}
		for {
			used[j0] = true
			i0, j1, delta := match[j0], 0, 1e18
			for j := 1; j <= m; j++ {
				if used[j] {
					continue
				}
				if cur := cost[i0][j] - u[i0] - v[j]; cur < least[j] {
					least[j], way[j] = cur, j0
				}
				if least[j] < delta {
					delta, j1 = least[j], j
				}
			}
			for j := 0; j <= m; j++ {
				if used[j] {
					u[match[j]] += delta
					v[j] -= delta
				} else {
					least[j] -= delta
				}
			}
			if j0 = j1; match[j0] == 0 {
				break
			}
		}
		for j0 != 0 {
			match[j0] = match[way[j0]]
			j0 = way[j0]
		}
	}
	return v[0]
}
