package analyse

import (
	"math"
	"math/rand/v2"
	"testing"

	"casus/analyse/net"
)

func sample(rng *rand.Rand, words, tags, labels int) *golden {
	g := &golden{}
	g.starts = []int{0}
	for _, n := range []int{1, 7, 4} {
		for range n {
			id := ids{word: int32(rng.IntN(words))}
			for k := range id.parts {
				id.parts[k] = int32(rng.IntN(50))
			}
			g.ids = append(g.ids, id)
			g.tags, g.rels = append(g.tags, int32(rng.IntN(tags))), append(g.rels, int32(rng.IntN(labels)))
			h := rng.IntN(n + 1)
			if h == len(g.ids)-1-g.starts[len(g.starts)-1] {
				h = n
			}
			g.heads = append(g.heads, int32(h))
		}
		g.starts = append(g.starts, len(g.ids))
	}
	return g
}

// TestGradients compares the gradients of all parameters with differences of the loss.
func TestGradients(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 5))
	n := newNetwork(20, 5, 6)
	n.encoder.init(rng)
	n.heads.init(rng)
	n.encoder.word.Uniform(rng, 2) // large states keep away from the bend of the rectifiers
	n.encoder.part.Uniform(rng, 1)
	g := sample(rng, 20, 5, 6)
	pass := &net.Pass{Grads: n.set.NewGrads()}
	total := func(grads *net.Grads) float64 {
		q := &net.Pass{Grads: grads}
		l := n.learn(q, g, rates{}, 1)
		return float64(l[0]) + float64(l[1]) + float64(l[2])
	}
	total(pass.Grads)
	scratch := n.set.NewGrads()
	for _, p := range n.set.Params {
		var bad, checked int
		grad := pass.Grads.Of(p)
		var top float64
		for _, v := range grad {
			top = max(top, math.Abs(float64(v)))
		}
		for range 400 {
			i := rng.IntN(len(p.W))
			if math.Abs(float64(grad[i])) < top/10 || checked >= 8 {
				continue
			}
			const eps = 1e-3
			old := p.W[i]
			p.W[i] = old + eps
			up := total(scratch)
			p.W[i] = old - eps
			down := total(scratch)
			p.W[i] = old
			want := (up - down) / (2 * eps)
			checked++
			if math.Abs(want-float64(grad[i])) > 0.05*math.Abs(want)+0.03*top+5e-3 {
				bad++
				t.Logf("%s[%d]: gradient %v, difference %v", p.Name, i, grad[i], want)
			}
		}
		if bad > 1 {
			t.Errorf("%s: %d of %d gradients are wrong", p.Name, bad, checked)
		}
	}
}
