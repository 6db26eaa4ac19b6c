package names

import (
	"math"
	"slices"
	"sort"
	"strings"
)

// clusters maps words to two classes learnt from plain text: by the words that stand before them and by those behind.
type clusters struct {
	cased map[uint32][2]uint16 // by the low half of the hash of the form
	low   map[uint32][2]uint16 // by that of the lower-cased form: the commonest spelling's
}

// of is the classes of a word. Where the case of the letters says nothing, the commonest spelling counts.
func (c *clusters) of(form, low string, anyCase bool) (a, b uint64) {
	v, ok := c.cased[uint32(hashString(form))]
	if anyCase || !ok && form == low {
		h := uint32(hashString(low))
		x, found := c.low[h]
		if !found {
			x, found = c.cased[h]
		}
		if found {
			v, ok = x, true
		}
	}
	if !ok {
		return none, none
	}
	return uint64(v[0]) + 1, uint64(v[1]) + 1
}

// pair is a neighbour with the number of times it stands there.
type pair struct {
	word  int32
	count int32
}

// exchange sorts words into k classes such that the word before says best which class comes next: predictive exchange
// (Uszkoreit and Brants 2008). links[w] lists the words that stand beside w, sorted by word; words are numbered by
// falling frequency.
func exchange(links [][]pair, k, rounds int) []uint16 {
	n := len(links)
	class := make([]uint16, n)
	size := make([]int64, k)
	count := make([]int32, n*k) // neighbour, class
	total := make([]int64, n)
	var logs [1 << 14]float64
	for i := 1; i < len(logs); i++ {
		logs[i] = float64(i) * math.Log(float64(i))
	}
	xlogx := func(x int64) float64 {
		if x < int64(len(logs)) {
			return logs[x]
		}
		return float64(x) * math.Log(float64(x))
	}
	for w, ls := range links {
		class[w] = uint16(w % k)
		for _, p := range ls {
			total[w] += int64(p.count)
			count[int(p.word)*k+int(class[w])] += p.count
		}
		size[class[w]] += total[w]
	}
	gain := make([]float64, k)
	for range rounds {
		moved := 0
		for w := range n {
			if total[w] == 0 {
				continue
			}
			from := int(class[w])
			size[from] -= total[w]
			for c := range gain {
				gain[c] = xlogx(size[c]) - xlogx(size[c]+total[w])
			}
			for _, p := range links[w] {
				row := count[int(p.word)*k : (int(p.word)+1)*k]
				row[from] -= p.count
				for c, have := range row {
					gain[c] += xlogx(int64(have+p.count)) - xlogx(int64(have))
				}
			}
			best := 0
			for c := range gain {
				if gain[c] > gain[best] {
					best = c
				}
			}
			if best != from {
				moved++
			}
			class[w] = uint16(best)
			for _, p := range links[w] {
				count[int(p.word)*k+best] += p.count
			}
			size[best] += total[w]
		}
		if moved*200 < n {
			break
		}
	}
	return class
}

// learnClusters reads tokenised plain text and classes its words. Words rarer than least are left out.
func learnClusters(text [][]string, k, least, rounds int) *storedClusters {
	freq := map[string]int32{}
	for _, s := range text {
		for _, w := range s {
			freq[w]++
		}
	}
	var vocabulary []string
	for w, n := range freq {
		if int(n) >= least {
			vocabulary = append(vocabulary, w)
		}
	}
	sort.Slice(vocabulary, func(i, j int) bool {
		a, b := vocabulary[i], vocabulary[j]
		if freq[a] != freq[b] {
			return freq[a] > freq[b]
		}
		return a < b
	})
	id := make(map[string]int32, len(vocabulary))
	for i, w := range vocabulary {
		id[w] = int32(i)
	}
	n := len(vocabulary)
	edge, rare := int32(n), int32(n+1)
	pairs := map[uint64]int32{}
	for _, s := range text {
		prev := edge
		for i := 0; i <= len(s); i++ {
			cur := edge
			if i < len(s) {
				var ok bool
				if cur, ok = id[s[i]]; !ok {
					cur = rare
				}
			}
			pairs[uint64(prev)<<32|uint64(cur)]++
			prev = cur
		}
	}
	keys := make([]uint64, 0, len(pairs))
	for p := range pairs {
		keys = append(keys, p)
	}
	slices.Sort(keys)
	left, right := make([][]pair, n+2), make([][]pair, n+2)
	for _, p := range keys {
		a, b := int32(p>>32), int32(uint32(p))
		left[b] = append(left[b], pair{a, pairs[p]})
		right[a] = append(right[a], pair{b, pairs[p]})
	}
	a, b := exchange(left, k, rounds), exchange(right, k, rounds)
	out := &storedClusters{}
	lower := map[string]int{}
	for i, w := range vocabulary {
		out.Hash = append(out.Hash, uint32(hashString(w)))
		out.A = append(out.A, a[i])
		out.B = append(out.B, b[i])
		if l := strings.ToLower(w); l != w {
			if _, ok := id[l]; !ok {
				if _, ok := lower[l]; !ok {
					lower[l] = i
				}
			}
		}
	}
	var rest []string
	for l := range lower {
		rest = append(rest, l)
	}
	slices.Sort(rest)
	for _, l := range rest {
		out.LowHash = append(out.LowHash, uint32(hashString(l)))
		out.LowOf = append(out.LowOf, int32(lower[l]))
	}
	return out
}

// storedClusters is the form of clusters in the model file. LowOf maps words that are never written small to the index of
// their commonest spelling.
type storedClusters struct {
	Hash    []uint32
	A, B    []uint16
	LowHash []uint32
	LowOf   []int32
}

func (s *storedClusters) open() *clusters {
	c := &clusters{cased: make(map[uint32][2]uint16, len(s.Hash)), low: make(map[uint32][2]uint16, len(s.LowHash))}
	for i, h := range s.Hash {
		if _, ok := c.cased[h]; !ok {
			c.cased[h] = [2]uint16{s.A[i], s.B[i]}
		}
	}
	for i, h := range s.LowHash {
		k := s.LowOf[i]
		c.low[h] = [2]uint16{s.A[k], s.B[k]}
	}
	return c
}
