package analyse

import (
	"math"
	"math/rand/v2"
	"testing"
)

// TestBestTree compares with all trees of small sentences.
func TestBestTree(t *testing.T) {
	rng := rand.New(rand.NewPCG(7, 7))
	for range 3000 {
		n := 1 + rng.IntN(5)
		scores := make([][]float32, n)
		for i := range scores {
			scores[i] = make([]float32, n+1)
			for j := range scores[i] {
				scores[i][j] = rng.Float32() * 10
			}
		}
		total := func(head []int) (sum float64) {
			for i, h := range head {
				sum += float64(scores[i][h])
			}
			return sum
		}
		got := make([]int, n)
		bestTree(scores, got)
		if !oneTree(got) {
			t.Fatalf("no tree: %v", got)
		}
		best := math.Inf(-1)
		try := make([]int, n)
		var all func(i int)
		all = func(i int) {
			if i == n {
				if oneTree(try) {
					best = max(best, total(try))
				}
				return
			}
			for h := range n + 1 {
				if h != i {
					try[i] = h
					all(i + 1)
				}
			}
		}
		all(0)
		if math.Abs(total(got)-best) > 1e-4 {
			t.Fatalf("%v scores %v, the best %v", got, total(got), best)
		}
	}
}
