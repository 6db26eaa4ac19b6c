package names

import "math"

// lattice holds the scores of one sentence and what is worked out on them. It is reused between sentences.
type lattice struct {
	n        int
	emit     []float32 // n*labels, log scores of the labels
	trans    *[labels][labels]float32
	alpha    []float64 // n*labels, scaled forward sums
	beta     []float64
	scale    []float64
	expTrans [labels][labels]float64
	post     []float32 // n*labels, marginal probabilities
	back     []uint8
	score    []float32
}

func newLattice(trans *[labels][labels]float32) *lattice {
	l := &lattice{trans: trans}
	l.refresh()
	return l
}

// refresh takes over changed transition weights.
func (l *lattice) refresh() {
	for a := range labels {
		for _, b := range after[a] {
			l.expTrans[a][b] = math.Exp(float64(l.trans[a][b]))
		}
	}
}

func grow[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n, n+n/2)
	}
	return s[:n]
}

func (l *lattice) reset(n int) {
	l.n = n
	l.emit = grow(l.emit, n*labels)
	clear(l.emit)
}

func (l *lattice) at(i int) []float32 { return l.emit[i*labels : (i+1)*labels] }

// marginals runs forward-backward and returns the log of the sum over all valid sequences.
func (l *lattice) marginals() float64 {
	n := l.n
	l.alpha, l.beta, l.post = grow(l.alpha, n*labels), grow(l.beta, n*labels), grow(l.post, n*labels)
	l.scale = grow(l.scale, n)
	logZ := 0.0
	var ex [labels]float64
	exps := func(i int) float64 {
		e := l.at(i)
		top := e[0]
		for _, v := range e[1:] {
			top = max(top, v)
		}
		for b, v := range e {
			ex[b] = math.Exp(float64(v - top))
		}
		return float64(top)
	}
	for i := range n {
		logZ += exps(i)
		a := l.alpha[i*labels : (i+1)*labels]
		var sum float64
		for b := range labels {
			var in float64
			if i == 0 {
				if opens(uint8(b)) {
					in = l.expTrans[0][b]
				}
			} else {
				prev := l.alpha[(i-1)*labels : i*labels]
				for _, p := range before[b] {
					in += prev[p] * l.expTrans[p][b]
				}
			}
			if i == n-1 && !closes(uint8(b)) {
				in = 0
			}
			a[b] = in * ex[b]
			sum += a[b]
		}
		if sum <= 0 {
			sum = 1e-300
		}
		l.scale[i] = sum
		logZ += math.Log(sum)
		for b := range a {
			a[b] /= sum
		}
	}
	for i := n - 1; i >= 0; i-- {
		bt := l.beta[i*labels : (i+1)*labels]
		if i == n-1 {
			for b := range bt {
				bt[b] = 0
				if closes(uint8(b)) {
					bt[b] = 1
				}
			}
		} else {
			exps(i + 1)
			next := l.beta[(i+2)*labels-labels : (i+2)*labels]
			for a := range bt {
				var out float64
				for _, b := range after[a] {
					out += l.expTrans[a][b] * ex[b] * next[b]
				}
				bt[a] = out / l.scale[i+1]
			}
		}
		a := l.alpha[i*labels : (i+1)*labels]
		p := l.post[i*labels : (i+1)*labels]
		var sum float64
		for b := range labels {
			sum += a[b] * bt[b]
		}
		if sum <= 0 {
			sum = 1
		}
		for b := range labels {
			p[b] = float32(a[b] * bt[b] / sum)
		}
	}
	return logZ
}

// best is the highest-scoring valid sequence (Viterbi).
func (l *lattice) best() []uint8 {
	n := l.n
	const low = -1e30
	l.back, l.score = grow(l.back, n*labels), grow(l.score, n*labels)
	for i := range n {
		e := l.at(i)
		s := l.score[i*labels : (i+1)*labels]
		for b := range labels {
			s[b] = low
			if i == 0 {
				if opens(uint8(b)) {
					s[b] = l.trans[0][b] + e[b]
				}
				continue
			}
			prev := l.score[(i-1)*labels : i*labels]
			for _, a := range before[b] {
				if v := prev[a] + l.trans[a][b]; v > s[b] {
					s[b], l.back[i*labels+b] = v, a
				}
			}
			s[b] += e[b]
		}
	}
	out := make([]uint8, n)
	top := float32(low * 2)
	for b := range labels {
		if v := l.score[(n-1)*labels+b]; closes(uint8(b)) && v > top {
			top, out[n-1] = v, uint8(b)
		}
	}
	for i := n - 1; i > 0; i-- {
		out[i-1] = l.back[i*labels+int(out[i])]
	}
	return out
}
