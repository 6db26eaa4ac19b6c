package analyse

// perceptron is a multi-class linear classifier over hashed features (averaged perceptron, Collins 2002). The weight of a
// feature and a class is found by hashing both.
type perceptron struct {
	bits    uint
	weights []float32
	sums    []float32 // for averaging, in training only
	step    float32
}

func newPerceptron(bits uint) *perceptron {
	return &perceptron{bits: bits, weights: make([]float32, 1<<bits), sums: make([]float32, 1<<bits), step: 1}
}

func (p *perceptron) slot(feature uint64, class int) uint64 {
	return (feature + uint64(class)*0x9E3779B97F4A7C15) >> (64 - p.bits)
}

func (p *perceptron) score(features []uint64, scores []float32) {
	clear(scores)
	for _, f := range features {
		x := f
		for c := range scores {
			scores[c] += p.weights[x>>(64-p.bits)]
			x += 0x9E3779B97F4A7C15
		}
	}
}

func (p *perceptron) update(features []uint64, good, bad int) {
	for _, f := range features {
		g, b := p.slot(f, good), p.slot(f, bad)
		p.weights[g]++
		p.sums[g] += p.step
		p.weights[b]--
		p.sums[b] -= p.step
	}
}

func (p *perceptron) average() {
	for i := range p.weights {
		p.weights[i] -= p.sums[i] / p.step
	}
	p.sums = nil
}

// features collects hashed features.
type features []uint64

func (f *features) add(template uint64, values ...uint64) {
	x := (template + 1) * 0x9E3779B97F4A7C15
	for _, v := range values {
		x ^= v
		x *= 0xff51afd7ed558ccd
		x ^= x >> 29
	}
	x *= 0xc4ceb9fe1a85ec53
	*f = append(*f, x^x>>31)
}

func hashString(s string) uint64 {
	x := uint64(14695981039346656037)
	for i := range len(s) {
		x = (x ^ uint64(s[i])) * 1099511628211
	}
	return x
}
