//go:build !amd64

package kernel

func unitFast(h, c, prev, z, f, r, skip, bf, br []float32) int { return 0 }

func unitBackFast(dh, c, prev, u, skip, b, du, dskip, carry, db []float32) bool { return false }

func adamFast(w, g, m, v []float32, r *AdamRates) int { return 0 }
