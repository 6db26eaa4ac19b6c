package analyse

import (
	"math/rand/v2"
	"testing"

	"casus/analyse/net"
)

// BenchmarkLearn trains on random words in sentences of twenty.
func BenchmarkLearn(b *testing.B) {
	rng := rand.New(rand.NewPCG(5, 5))
	n := newNetwork(20000, 340, 51)
	n.encoder.init(rng)
	n.heads.init(rng)
	g := &golden{}
	g.starts = []int{0}
	for range 25 {
		for range 20 {
			id := ids{word: int32(rng.IntN(20000))}
			for k := range id.parts {
				id.parts[k] = int32(rng.IntN(partRows))
			}
			g.ids = append(g.ids, id)
			g.tags, g.rels, g.heads = append(g.tags, int32(rng.IntN(340))), append(g.rels, int32(rng.IntN(51))), append(g.heads, 20)
		}
		g.starts = append(g.starts, len(g.ids))
	}
	p := &net.Pass{Grads: n.set.NewGrads(), Rng: rng}
	opt := net.Adam{Beta1: 0.9, Beta2: 0.98, Clip: 5}
	for b.Loop() {
		p.Reset()
		n.learn(p, g, rates{0.2, 0.2}, 1)
		opt.Step(&n.set, []*net.Grads{p.Grads}, 1e-3)
	}
	b.ReportMetric(float64(g.words()*b.N)/b.Elapsed().Seconds(), "words/s")
}
