package kernel

//go:noescape
func unitAVX(n int, h, c, prev, z, f, r, skip, bf, br *float32)

// unitFast does as many numbers as fill whole registers, and says how many.
func unitFast(h, c, prev, z, f, r, skip, bf, br []float32) int {
	n := len(c) &^ 7
	if n == 0 || !wide {
		return 0
	}
	unitAVX(n, &h[0], &c[0], &prev[0], &z[0], &f[0], &r[0], &skip[0], &bf[0], &br[0])
	return n
}
