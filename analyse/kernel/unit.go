package kernel

import "math"

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

// UnitBack is the backward pass of Unit for one word. u holds z, f and r before their biases one after the other, b the
// biases of f and r; du takes the gradients of u; those of skip and b are added to dskip and db. carry is the gradient of
// c from the word after, and becomes that for the word before.
func UnitBack(dh, c, prev, u, skip, b, du, dskip, carry, db []float32) {
	n := len(c)
	if unitBackFast(dh, c, prev, u, skip, b, du, dskip, carry, db) {
		return
	}
	for j := range n {
		xf, xr := u[n+j]+b[j], u[2*n+j]+b[n+j]
		f, r := Gate(xf), Gate(xr)
		dc := float32(dh[j]*r) + carry[j]
		dr := float32(dh[j]*(c[j]-skip[j])) * slope(xr)
		dskip[j] += float32(dh[j] * (1 - r))
		df := float32(dc*(prev[j]-u[j])) * slope(xf)
		du[j], du[n+j], du[2*n+j] = dc*(1-f), df, dr
		db[j] += df
		db[n+j] += dr
		carry[j] = dc * f
	}
}

// slope is the derivative of Gate.
func slope(x float32) float32 {
	if x < 0 {
		x = -x
	}
	q := 1 / (1 + x)
	return 0.5 * float32(q*q)
}

// AdamRates are the numbers of one step of the optimiser Adam (Kingma and Ba 2015): factors of the gradient, the decays of
// the moments and what they lack to one, the step, the factor that corrects the second moment, and epsilon.
type AdamRates struct {
	Scale, Beta1, Rest1, Beta2, Rest2, Step, Correct, Epsilon float32
}

// Adam moves the weights and the moments, and clears the gradients.
func Adam(w, g, m, v []float32, r *AdamRates) {
	for j := adamFast(w, g, m, v, r); j < len(w); j++ {
		x := float32(r.Scale * g[j])
		m[j] = float32(r.Beta1*m[j]) + float32(r.Rest1*x)
		v[j] = float32(r.Beta2*v[j]) + float32(float32(r.Rest2*x)*x)
		w[j] -= float32(r.Step*m[j]) / (float32(math.Sqrt(float64(float32(v[j]*r.Correct)))) + r.Epsilon)
		g[j] = 0
	}
}
