package resolve

import (
	"math"
	"slices"
)

// Near-duplicate reports: MinHash over shingles of words (Broder 1997), found by locality-sensitive hashing in bands.

const (
	shingle      = 3  // words
	sketchSize   = 96 // hash functions
	bandRows     = 4  // rows of one band: pairs of likeness 0.5 meet in one of 24 bands with probability 0.79, of 0.7 with 0.999
	copyLikeness = 0.5
	minShingles  = 12 // a shorter text is no evidence of copying
)

// sketch is the MinHash of a report's words. The zero sketch is that of a text too short to compare.
type sketch struct {
	least [sketchSize]uint32
	size  int32 // shingles
}

func sketchOf(words []string) sketch {
	var s sketch
	if len(words) < shingle+minShingles-1 {
		return s
	}
	for i := range s.least {
		s.least[i] = math.MaxUint32
	}
	var last [shingle]uint64
	seen := make(map[uint64]struct{}, len(words))
	for i, w := range words {
		copy(last[:], last[1:])
		last[shingle-1] = hash64(w)
		if i < shingle-1 {
			continue
		}
		h := uint64(1)
		for _, x := range last {
			h = mix(h ^ x)
		}
		if _, ok := seen[h]; ok {
			continue
		}
		seen[h] = struct{}{}
		s.size++
		// 96 functions of two halves of one hash (Kirsch and Mitzenmacher 2006)
		a, b := uint32(h), uint32(h>>32)|1
		for k := range s.least {
			if x := a + uint32(k)*b; x < s.least[k] {
				s.least[k] = x
			}
		}
	}
	if s.size < minShingles {
		return sketch{}
	}
	return s
}

// likeness estimates the Jaccard likeness of the two sets of shingles, 0 to 1.
func (s *sketch) likeness(t *sketch) float32 {
	if s.size == 0 || t.size == 0 {
		return 0
	}
	same := 0
	for i := range s.least {
		if s.least[i] == t.least[i] {
			same++
		}
	}
	return float32(same) / sketchSize
}

// bands are the keys under which likely copies meet.
func (s *sketch) bands() []uint64 {
	if s.size == 0 {
		return nil
	}
	out := make([]uint64, 0, sketchSize/bandRows)
	for i := 0; i < sketchSize; i += bandRows {
		h := uint64(i + 1)
		for _, x := range s.least[i : i+bandRows] {
			h = mix(h ^ uint64(x))
		}
		out = append(out, h)
	}
	return out
}

// Copies groups texts that are near-duplicates of one another: copies, and copies of copies. It returns the indexes of every group of two
// or more, in order. The order of the texts decides nothing else.
func Copies(texts []string) [][]int {
	bands := map[uint64][]int{}
	sketches := make([]sketch, len(texts))
	up := make([]int, len(texts))
	find := func(i int) int {
		for up[i] != i {
			up[i] = up[up[i]]
			i = up[i]
		}
		return i
	}
	for i, t := range texts {
		up[i] = i
		sketches[i] = sketchOf(Words(t))
		for _, b := range sketches[i].bands() {
			for _, j := range bands[b] {
				if find(i) != find(j) && sketches[i].likeness(&sketches[j]) >= copyLikeness {
					up[max(find(i), find(j))] = min(find(i), find(j))
				}
			}
			bands[b] = append(bands[b], i)
		}
	}
	groups := map[int][]int{}
	for i := range texts {
		groups[find(i)] = append(groups[find(i)], i)
	}
	var out [][]int
	for _, g := range groups {
		if len(g) > 1 {
			out = append(out, g)
		}
	}
	slices.SortFunc(out, func(a, b []int) int { return a[0] - b[0] })
	return out
}
