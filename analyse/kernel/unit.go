package kernel

// Unit advances a row of simple recurrent units by one word: with the gates f and r after their biases,
//
//	c = z + f∘(prev-z)        h = skip + r∘(c-skip)
//
// where a gate of x is 1/2 + x/(2+2|x|). All slices are as long as c.
func Unit(h, c, prev, z, f, r, skip, bf, br []float32) {
	n := len(c)
	h, prev, z, f, r, skip, bf, br = h[:n], prev[:n], z[:n], f[:n], r[:n], skip[:n], bf[:n], br[:n]
	done := unitFast(h, c, prev, z, f, r, skip, bf, br)
	for j := done; j < n; j++ {
		g := Gate(f[j] + bf[j])
		v := z[j] + float32(g*float32(prev[j]-z[j]))
		c[j] = v
		g = Gate(r[j] + br[j])
		h[j] = skip[j] + float32(g*float32(v-skip[j]))
	}
}

// Gate is 1/2 + x/(2+2|x|), between 0 and 1.
func Gate(x float32) float32 {
	if x < 0 {
		return 0.5 + float32(0.5*x)/(1-x)
	}
	return 0.5 + float32(0.5*x)/(1+x)
}
