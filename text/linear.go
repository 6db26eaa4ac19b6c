package text

import (
	"errors"
	"math"
)

// linear is a binary classifier over hashed features: a sum of 8-bit weights against zero.
type linear struct {
	weights []int8 // length a power of two
}

const linearBits = 18

func (m *linear) score(features []uint32) int {
	mask := uint32(len(m.weights) - 1)
	s := 0
	for _, f := range features {
		s += int(m.weights[f&mask])
	}
	return s
}

// example is one decision with its features.
type example struct {
	features []uint32
	yes      bool
}

// fit trains by stochastic gradient descent on logistic loss with AdaGrad steps (Duchi et al. 2011), in the order given,
// and rounds the weights to 8 bits.
func fit(examples []example, epochs int) *linear {
	const size = 1 << linearBits
	w, g2 := make([]float32, size), make([]float32, size)
	order := make([]int32, len(examples))
	for i := range order {
		order[i] = int32(i)
	}
	seed := uint64(88172645463325252)
	for range epochs {
		for i := len(order) - 1; i > 0; i-- {
			seed ^= seed << 13
			seed ^= seed >> 7
			seed ^= seed << 17
			j := int(seed % uint64(i+1))
			order[i], order[j] = order[j], order[i]
		}
		for _, k := range order {
			e := &examples[k]
			var s float32
			for _, f := range e.features {
				s += w[f&(size-1)]
			}
			y := float32(-1)
			if e.yes {
				y = 1
			}
			d := -y / float32(1+math.Exp(float64(y*s)))
			if d > -1e-3 && d < 1e-3 {
				continue
			}
			for _, f := range e.features {
				i := f & (size - 1)
				step := d + 1e-5*w[i]
				g2[i] += step * step
				w[i] -= 0.2 * step / (1e-3 + float32(math.Sqrt(float64(g2[i]))))
			}
		}
	}
	m := &linear{weights: make([]int8, size)}
	for i, v := range w {
		m.weights[i] = int8(max(-127, min(127, math.Round(float64(v)*24))))
	}
	return m
}

func (m *linear) bytes() []byte {
	out := make([]byte, len(m.weights))
	for i, v := range m.weights {
		out[i] = byte(v)
	}
	return out
}

func readLinear(b []byte) (*linear, error) {
	if len(b) != 1<<linearBits {
		return nil, errors.New("wrong size")
	}
	m := &linear{weights: make([]int8, len(b))}
	for i, v := range b {
		m.weights[i] = int8(v)
	}
	return m, nil
}

// hasher collects the features of one decision.
type hasher struct {
	out []uint32
}

func (h *hasher) reset() { h.out = h.out[:0] }

// add hashes a template number with its values.
func (h *hasher) add(template uint64, values ...uint64) {
	x := (template + 1) * 0x9E3779B97F4A7C15
	for _, v := range values {
		x ^= v
		x *= 0xff51afd7ed558ccd
		x ^= x >> 32
	}
	h.out = append(h.out, uint32(x>>7))
}

// hashRunes is FNV-1a over folded runes.
func hashRunes(rs []rune) uint64 {
	x := uint64(14695981039346656037)
	for _, r := range rs {
		x ^= uint64(r)
		x *= 1099511628211
	}
	return x
}
