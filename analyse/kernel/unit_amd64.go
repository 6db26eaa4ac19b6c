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

//go:noescape
func unitBackAVX(n int, dh, c, prev, u, skip, b, du, dskip, carry, db *float32)

//go:noescape
func adamAVX(n int, w, grad, m, v *float32, rates *AdamRates)

// unitBackFast reports whether it has done the work.
func unitBackFast(dh, c, prev, u, skip, b, du, dskip, carry, db []float32) bool {
	n := len(c)
	if n == 0 || n&7 != 0 || !wide {
		return false
	}
	_, _, _, _ = u[3*n-1], du[3*n-1], b[2*n-1], db[2*n-1]
	unitBackAVX(n, &dh[0], &c[0], &prev[0], &u[0], &skip[0], &b[0], &du[0], &dskip[0], &carry[0], &db[0])
	return true
}

func adamFast(w, g, m, v []float32, r *AdamRates) int {
	n := len(w) &^ 7
	if n == 0 || !wide {
		return 0
	}
	adamAVX(n, &w[0], &g[0], &m[0], &v[0], r)
	return n
}
