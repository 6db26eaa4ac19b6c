package net

import (
	"math/rand/v2"

	"casus/analyse/kernel"
)

// Pass is the working memory of one forward (and backward) pass over a batch. Grads and Rng are nil outside training. Not
// for concurrent use.
type Pass struct {
	Grads *Grads
	Rng   *rand.Rand
	work  kernel.Work
	arena []float32
	used  int
	spill int
}

// Reset frees all buffers of the pass before.
func (p *Pass) Reset() {
	if p.spill > 0 {
		p.arena = make([]float32, (len(p.arena)+p.spill)*5/4)
	}
	p.used, p.spill = 0, 0
}

// Floats is a zeroed buffer that lives until Reset.
func (p *Pass) Floats(n int) []float32 {
	if p.used+n > len(p.arena) {
		p.spill += n
		return make([]float32, n)
	}
	out := p.arena[p.used : p.used+n : p.used+n]
	p.used += n
	clear(out)
	return out
}

// Training reports whether gradients are wanted.
func (p *Pass) Training() bool { return p.Grads != nil }

// View is a matrix inside a wider one: Cols columns of rows that begin Stride numbers apart.
type View struct {
	Data         []float32
	Cols, Stride int
}

// Full is the view of a whole matrix.
func Full(data []float32, cols int) View { return View{data, cols, cols} }

// Columns is the view of some columns of v.
func (v View) Columns(from, n int) View { return View{v.Data[from:], n, v.Stride} }

// Row is row i.
func (v View) Row(i int) []float32 { return v.Data[i*v.Stride : i*v.Stride+v.Cols] }

func (v View) matrix() kernel.Matrix { return kernel.Matrix{Data: v.Data, Row: v.Stride, Col: 1} }

// Mul adds x·w to y: n rows.
func (p *Pass) Mul(y, x View, w *Param, n int) {
	if w.packed != nil {
		p.work.AddPacked(y.Data, y.Stride, x.matrix(), w.packed, n)
		return
	}
	p.work.Add(y.Data, y.Stride, x.matrix(), kernel.Rows(w.W, w.Cols), n, w.Cols, w.Rows)
}

// MulBack adds the gradients of Mul to w and, unless dx is empty, to dx.
func (p *Pass) MulBack(dx, dy, x View, w *Param, n int) {
	p.work.Add(p.Grads.Of(w), w.Cols, x.matrix().T(), dy.matrix(), w.Rows, w.Cols, n)
	if dx.Data != nil {
		p.work.Add(dx.Data, dx.Stride, dy.matrix(), kernel.Rows(w.W, w.Cols).T(), n, w.Rows, w.Cols)
	}
}

// Cross adds a·bᵀ to y: rows of a by rows of b.
func (p *Pass) Cross(y, a, b View, n, m int) {
	p.work.Add(y.Data, y.Stride, a.matrix(), b.matrix().T(), n, m, a.Cols)
}

// CrossBack adds the gradients of Cross to da and db.
func (p *Pass) CrossBack(da, db, dy, a, b View, n, m int) {
	p.work.Add(da.Data, da.Stride, dy.matrix(), b.matrix(), n, a.Cols, m)
	p.work.Add(db.Data, db.Stride, dy.matrix().T(), a.matrix(), m, b.Cols, n)
}
