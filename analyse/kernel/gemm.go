// Package kernel multiplies matrices of 32-bit floats. Every element of a product is one chain of fused multiply-adds in
// the order of the inner index, whatever the processor, so that all machines compute the same bits.
package kernel

// Matrix is a view of numbers: element (i, j) is Data[i*Row+j*Col].
type Matrix struct {
	Data     []float32
	Row, Col int
}

// Rows is a matrix of rows of n numbers.
func Rows(data []float32, n int) Matrix { return Matrix{data, n, 1} }

// T is the transpose.
func (m Matrix) T() Matrix { return Matrix{m.Data, m.Col, m.Row} }

// Work holds packed panels between calls; the zero value is ready. Not for concurrent use.
type Work struct {
	a, b, edge []float32
}

// inner is how much of the inner dimension is packed at a time; it fits the first-level cache.
const inner = 256

// Add adds to c (m × n, rows ldc apart) the product of a (m × k) and b (k × n).
func (w *Work) Add(c []float32, ldc int, a, b Matrix, m, n, k int) {
	if m == 0 || n == 0 || k == 0 {
		return
	}
	t := &best
	if len(w.b) < inner*t.cols {
		w.b = make([]float32, inner*t.cols)
	}
	for k0 := 0; k0 < k; k0 += inner {
		kk := min(inner, k-k0)
		w.packA(t, a, k0, m, kk)
		for j := 0; j < n; j += t.cols {
			packB(t, w.b, b, k0, j, min(t.cols, n-j), kk)
			w.column(t, c, ldc, w.b, j, m, n, kk)
		}
	}
}

// Packed is a matrix laid out for many products.
type Packed struct {
	tile   tile
	rows   int
	cols   int
	panels []float32
}

// Pack lays out b (k × n).
func Pack(b Matrix, k, n int) *Packed {
	t := best
	p := &Packed{tile: t, rows: k, cols: n, panels: make([]float32, k*((n+t.cols-1)/t.cols*t.cols))}
	at := 0
	for k0 := 0; k0 < k; k0 += inner {
		kk := min(inner, k-k0)
		for j := 0; j < n; j += t.cols {
			packB(&t, p.panels[at:], b, k0, j, min(t.cols, n-j), kk)
			at += kk * t.cols
		}
	}
	return p
}

// AddPacked is Add with a matrix packed before.
func (w *Work) AddPacked(c []float32, ldc int, a Matrix, b *Packed, m int) {
	at := 0
	for k0 := 0; k0 < b.rows && m > 0; k0 += inner {
		kk := min(inner, b.rows-k0)
		w.packA(&b.tile, a, k0, m, kk)
		for j := 0; j < b.cols; j += b.tile.cols {
			w.column(&b.tile, c, ldc, b.panels[at:], j, m, b.cols, kk)
			at += kk * b.tile.cols
		}
	}
}

// column computes the tiles of the columns from j, for the packed rows of a and a panel of b.
func (w *Work) column(t *tile, c []float32, ldc int, panel []float32, j, m, n, k int) {
	for i := 0; i < m; i += t.rows {
		ap := &w.a[i*k]
		if i+t.rows <= m && j+t.cols <= n {
			t.run(k, ap, &panel[0], &c[i*ldc+j], 4*ldc)
			continue
		}
		w.border(t, c, ldc, ap, panel, i, j, min(t.rows, m-i), min(t.cols, n-j), k)
	}
}

// border computes a tile that sticks out of c in a buffer.
func (w *Work) border(t *tile, c []float32, ldc int, ap *float32, panel []float32, i, j, rows, cols, k int) {
	if len(w.edge) < t.rows*t.cols {
		w.edge = make([]float32, t.rows*t.cols)
	}
	for r := range rows {
		copy(w.edge[r*t.cols:r*t.cols+cols], c[(i+r)*ldc+j:])
	}
	t.run(k, ap, &panel[0], &w.edge[0], 4*t.cols)
	for r := range rows {
		copy(c[(i+r)*ldc+j:(i+r)*ldc+j+cols], w.edge[r*t.cols:])
	}
}

// packA lays the rows of a, t.rows at a time, column by column.
func (w *Work) packA(t *tile, a Matrix, k0, m, k int) {
	need := (m + t.rows - 1) / t.rows * t.rows * k
	if len(w.a) < need {
		w.a = make([]float32, need)
	}
	out := w.a
	for i := 0; i < m; i += t.rows {
		rows := min(t.rows, m-i)
		panel := out[i*k : i*k+t.rows*k]
		if rows < t.rows {
			clear(panel)
		}
		if a.Row == 1 {
			for x := range k {
				copy(panel[x*t.rows:x*t.rows+rows], a.Data[i+(k0+x)*a.Col:])
			}
			continue
		}
		for r := range rows {
			src := a.Data[(i+r)*a.Row+k0*a.Col:]
			if a.Col == 1 {
				for x, v := range src[:k] {
					panel[x*t.rows+r] = v
				}
				continue
			}
			for x := range k {
				panel[x*t.rows+r] = src[x*a.Col]
			}
		}
	}
}

// packB lays a panel of b of at most t.cols columns row by row.
func packB(t *tile, out []float32, b Matrix, k0, j, cols, k int) {
	if cols < t.cols {
		clear(out[:k*t.cols])
	}
	if b.Col == 1 {
		for x := range k {
			at := (k0+x)*b.Row + j
			copy(out[x*t.cols:x*t.cols+cols], b.Data[at:at+cols])
		}
		return
	}
	for c := range cols {
		at := (j+c)*b.Col + k0*b.Row
		for x := range k {
			out[x*t.cols+c] = b.Data[at+x*b.Row]
		}
	}
}
