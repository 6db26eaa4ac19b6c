package net

import (
	"math"
	"math/rand/v2"

	"casus/analyse/kernel"
)

// Param is a matrix of weights that training changes. A sparse one is updated only in the rows that a batch touched.
type Param struct {
	Name       string
	Rows, Cols int
	W          []float32
	Sparse     bool
	id         int
	m, v       []float32 // moments of Adam
	packed     *kernel.Packed
}

// Set is the parameters of a model in a fixed order.
type Set struct {
	Params []*Param
}

// Add makes a parameter; its weights are zero.
func (s *Set) Add(name string, rows, cols int, sparse bool) *Param {
	p := &Param{Name: name, Rows: rows, Cols: cols, W: make([]float32, rows*cols), Sparse: sparse, id: len(s.Params)}
	s.Params = append(s.Params, p)
	return p
}

// Row is the weights of one row.
func (p *Param) Row(i int) []float32 { return p.W[i*p.Cols : (i+1)*p.Cols] }

// Uniform draws the weights from [-r, r).
func (p *Param) Uniform(rng *rand.Rand, r float32) {
	for i := range p.W {
		p.W[i] = (rng.Float32()*2 - 1) * r
	}
}

// Glorot draws the weights so that a linear map keeps the variance (Glorot and Bengio 2010).
func (p *Param) Glorot(rng *rand.Rand) {
	p.Uniform(rng, float32(math.Sqrt(6/float64(p.Rows+p.Cols))))
}

// Grads are the gradients of one shard of a batch.
type Grads struct {
	g       [][]float32
	touched [][]int32 // rows of sparse parameters, in order of first touch
	seen    [][]bool
}

// NewGrads makes zero gradients.
func (s *Set) NewGrads() *Grads {
	g := &Grads{g: make([][]float32, len(s.Params)), touched: make([][]int32, len(s.Params)), seen: make([][]bool, len(s.Params))}
	for i, p := range s.Params {
		g.g[i] = make([]float32, len(p.W))
		if p.Sparse {
			g.seen[i] = make([]bool, p.Rows)
		}
	}
	return g
}

// Of is the gradient of a dense parameter.
func (g *Grads) Of(p *Param) []float32 { return g.g[p.id] }

// Row is the gradient of a row of a sparse parameter, which counts as touched.
func (g *Grads) Row(p *Param, i int) []float32 {
	if !g.seen[p.id][i] {
		g.seen[p.id][i] = true
		g.touched[p.id] = append(g.touched[p.id], int32(i))
	}
	return g.g[p.id][i*p.Cols : (i+1)*p.Cols]
}

// Adam is the optimiser of Kingma and Ba 2015 with clipping of the global norm; rows of sparse parameters that a batch
// does not touch keep their moments.
type Adam struct {
	Beta1, Beta2 float32
	Clip         float32
	step         int
}

// Step adds up the shards' gradients in order, moves the weights against them at the rate, and clears the gradients.
func (a *Adam) Step(s *Set, shards []*Grads, rate float32) {
	a.step++
	first := shards[0]
	for _, p := range s.Params {
		for _, other := range shards[1:] {
			merge(p, first, other)
		}
	}
	var norm float64
	for _, p := range s.Params {
		each(p, first, func(from, to int) {
			var sum float32
			for _, g := range first.g[p.id][from:to] {
				sum += g * g
			}
			norm += float64(sum)
		})
	}
	scale := float32(1)
	if n := float32(math.Sqrt(norm)); n > a.Clip {
		scale = a.Clip / n
	}
	c1 := 1 - float32(math.Pow(float64(a.Beta1), float64(a.step)))
	c2 := 1 - float32(math.Pow(float64(a.Beta2), float64(a.step)))
	rates := kernel.AdamRates{Scale: scale, Beta1: a.Beta1, Rest1: 1 - a.Beta1, Beta2: a.Beta2, Rest2: 1 - a.Beta2, Step: rate / c1, Correct: 1 / c2, Epsilon: 1e-8}
	for _, p := range s.Params {
		if p.m == nil {
			p.m, p.v = make([]float32, len(p.W)), make([]float32, len(p.W))
		}
		each(p, first, func(from, to int) {
			kernel.Adam(p.W[from:to], first.g[p.id][from:to], p.m[from:to], p.v[from:to], &rates)
		})
		first.forget(p)
	}
}

// merge adds the other shard's gradient to the first's and clears it.
func merge(p *Param, first, other *Grads) {
	if p.Sparse {
		for _, i := range other.touched[p.id] {
			from, to := int(i)*p.Cols, int(i+1)*p.Cols
			dst := first.Row(p, int(i))
			for j, x := range other.g[p.id][from:to] {
				dst[j] += x
			}
			clear(other.g[p.id][from:to])
		}
		other.forget(p)
		return
	}
	dst := first.g[p.id]
	for j, x := range other.g[p.id] {
		dst[j] += x
	}
	clear(other.g[p.id])
}

func (g *Grads) forget(p *Param) {
	if !p.Sparse {
		return
	}
	for _, i := range g.touched[p.id] {
		g.seen[p.id][i] = false
	}
	g.touched[p.id] = g.touched[p.id][:0]
}

// each calls f for the ranges of weights that have a gradient.
func each(p *Param, g *Grads, f func(from, to int)) {
	if !p.Sparse {
		f(0, len(p.W))
		return
	}
	for _, i := range g.touched[p.id] {
		f(int(i)*p.Cols, int(i+1)*p.Cols)
	}
}

// Forget drops the moments, before training on another task.
func (p *Param) Forget() { p.m, p.v = nil, nil }

// Freeze lays out the dense weights for fast products; they must not change afterwards.
func (s *Set) Freeze() {
	for _, p := range s.Params {
		if !p.Sparse && p.Rows > 1 {
			p.packed = kernel.Pack(kernel.Rows(p.W, p.Cols), p.Rows, p.Cols)
		}
	}
}
