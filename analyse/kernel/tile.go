package kernel

import (
	"math"
	"unsafe"
)

// tile multiplies a block: C (rows × cols, ldc bytes from row to row) += A (k columns of rows) times B (k rows of cols).
type tile struct {
	rows, cols int
	run        func(k int, a, b, c *float32, ldc int)
}

// plain is the tile in portable Go, with the bits of the fused instructions.
var plain = tile{rows: 4, cols: 8, run: tilePlain}

func tilePlain(k int, a, b, c *float32, ldc int) {
	const rows, cols = 4, 8
	as, bs := unsafe.Slice(a, k*rows), unsafe.Slice(b, k*cols)
	for r := range rows {
		cs := unsafe.Slice((*float32)(unsafe.Add(unsafe.Pointer(c), r*ldc)), cols)
		for j := range cs {
			s := cs[j]
			for i := range k {
				s = fma(as[i*rows+r], bs[i*cols+j], s)
			}
			cs[j] = s
		}
	}
}

// fma is a*b+c rounded once to 32 bits. The product is exact in 64 bits; the sum is rounded to odd there (Boldo and
// Melquiond 2008), so that the second rounding cannot err.
func fma(a, b, c float32) float32 {
	p, z := float64(a)*float64(b), float64(c)
	s := p + z
	if math.IsInf(s, 0) || math.IsNaN(s) {
		return float32(s)
	}
	t := s - p
	e := (p - (s - t)) + (z - t) // exact error of the sum (Knuth's two-sum)
	if e != 0 {
		if u := math.Float64bits(s); u&1 == 0 {
			if (e > 0) == (s > 0) {
				u++
			} else {
				u--
			}
			s = math.Float64frombits(u)
		}
	}
	return float32(s)
}
