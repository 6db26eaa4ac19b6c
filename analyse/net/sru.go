package net

import "casus/analyse/kernel"

// SRU is one direction of a layer of simple recurrent units. From its input x it computes a candidate z, a forget gate f
// and a reset gate r by one product, then
//
//	c[t] = f∘c[t-1] + (1-f)∘z        h[t] = r∘c[t] + (1-r)∘skip[t]
//
// where skip is x, or a fourth projection where the widths differ. Gates are 1/2 + x/(2+2|x|).
type SRU struct {
	W       *Param // input × (3 or 4)·Size
	B       *Param // 1 × 2·Size: biases of f and r
	Size    int
	Reverse bool
}

// Projects reports whether the skip connection has weights of its own.
func (l *SRU) Projects() bool { return l.W.Cols == 4*l.Size }

// SRUState is what the backward pass needs of the forward pass.
type SRUState struct {
	u, c []float32
}

// Forward writes h for the sentences whose rows are starts[i]..starts[i+1]. skip is ignored where the layer projects.
func (l *SRU) Forward(p *Pass, h, x, skip View, starts []int) SRUState {
	n, d, k := starts[len(starts)-1], l.Size, l.W.Cols
	s := SRUState{u: p.Floats(n * k), c: p.Floats(n * d)}
	p.Mul(Full(s.u, k), x, l.W, n)
	bf, br := l.B.W[:d], l.B.W[d:2*d]
	zero := p.Floats(d)
	for i := range len(starts) - 1 {
		prev := zero
		for t := range starts[i+1] - starts[i] {
			row := starts[i] + t
			if l.Reverse {
				row = starts[i+1] - 1 - t
			}
			u, c, out := s.u[row*k:(row+1)*k], s.c[row*d:(row+1)*d], h.Row(row)
			sk := u[k-d:]
			if !l.Projects() {
				sk = skip.Row(row)
			}
			kernel.Unit(out, c, prev, u[:d], u[d:2*d], u[2*d:3*d], sk, bf, br)
			prev = c
		}
	}
	return s
}

// Backward adds the gradients of weights, input and skip, given that of h.
func (l *SRU) Backward(p *Pass, s SRUState, dh, dx, dskip, x, skip View, starts []int) {
	n, d, k := starts[len(starts)-1], l.Size, l.W.Cols
	du := p.Floats(n * k)
	gb := p.Grads.Of(l.B)
	carry, zero := p.Floats(d), p.Floats(d)
	for i := range len(starts) - 1 {
		clear(carry)
		size := starts[i+1] - starts[i]
		for t := size - 1; t >= 0; t-- {
			row, before := starts[i]+t, starts[i]+t-1
			if l.Reverse {
				row = starts[i+1] - 1 - t
				before = row + 1
			}
			u, g, c := s.u[row*k:(row+1)*k], du[row*k:(row+1)*k], s.c[row*d:(row+1)*d]
			prev := zero
			if t > 0 {
				prev = s.c[before*d : (before+1)*d]
			}
			sk, gs := u[k-d:], g[k-d:]
			if !l.Projects() {
				sk, gs = skip.Row(row), dskip.Row(row)
			}
			kernel.UnitBack(dh.Row(row), c, prev, u[:3*d], sk, l.B.W, g[:3*d], gs, carry, gb)
		}
	}
	p.MulBack(dx, Full(du, k), x, l.W, n)
}
