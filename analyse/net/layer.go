package net

import (
	"math"
)

// Dense is a linear map with bias, and a leaky rectifier where Bend is set.
type Dense struct {
	W, B *Param
	Bend bool
}

const leak = 0.1

// Forward writes n rows of y, which must be zero.
func (l *Dense) Forward(p *Pass, y, x View, n int) {
	for i := range n {
		copy(y.Row(i), l.B.W)
	}
	p.Mul(y, x, l.W, n)
	if !l.Bend {
		return
	}
	for i := range n {
		row := y.Row(i)
		for j, v := range row {
			if v < 0 {
				row[j] = v * leak
			}
		}
	}
}

// Backward adds the gradients; dy is overwritten with the gradient before the rectifier.
func (l *Dense) Backward(p *Pass, dx, dy, y, x View, n int) {
	gb := p.Grads.Of(l.B)
	for i := range n {
		row, out := dy.Row(i), y.Row(i)
		for j := range row {
			if l.Bend && out[j] < 0 {
				row[j] *= leak
			}
			gb[j] += row[j]
		}
	}
	p.MulBack(dx, dy, x, l.W, n)
}

// Mask is dropout that is the same at every position of a sentence (Gal and Ghahramani 2016): one row a sentence.
func (p *Pass) Mask(sentences, cols int, rate float32) []float32 {
	if p.Rng == nil || rate == 0 {
		return nil
	}
	m := p.Floats(sentences * cols)
	keep := 1 / (1 - rate)
	for i := range m {
		if p.Rng.Float32() >= rate {
			m[i] = keep
		}
	}
	return m
}

// Drop multiplies x by the mask of its sentence into y; with no mask, y is x.
func (p *Pass) Drop(x View, mask []float32, starts []int) View {
	if mask == nil {
		return x
	}
	y := Full(p.Floats(starts[len(starts)-1]*x.Cols), x.Cols)
	p.dropInto(y, x, mask, starts)
	return y
}

// DropBack adds dy times the mask to dx.
func (p *Pass) DropBack(dx, dy View, mask []float32, starts []int) {
	p.dropInto(dx, dy, mask, starts)
}

func (p *Pass) dropInto(y, x View, mask []float32, starts []int) {
	for s := range len(starts) - 1 {
		m := mask[s*x.Cols : (s+1)*x.Cols]
		for i := starts[s]; i < starts[s+1]; i++ {
			src, dst := x.Row(i), y.Row(i)
			for j, v := range src {
				dst[j] += v * m[j]
			}
		}
	}
}

// Softmax turns a row of scores into the gradient of the cross entropy against the gold column, and returns the loss and
// the best column.
func Softmax(row []float32, gold int, weight float32) (loss float32, best int) {
	for j, v := range row {
		if v > row[best] {
			best = j
		}
	}
	top := row[best]
	var sum float64
	g := row[gold]
	for j, v := range row {
		e := math.Exp(float64(v - top))
		row[j] = float32(e)
		sum += e
	}
	inv := weight / float32(sum)
	for j := range row {
		row[j] *= inv
	}
	row[gold] -= weight
	return float32(math.Log(sum)) - (g - top), best
}
