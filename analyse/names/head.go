package names

import (
	"errors"
	"math"
	"math/rand/v2"

	"casus"
	"casus/analyse"
	"casus/analyse/net"
)

// headWidth is the number of hidden values of the head.
const headWidth = 64

// head scores the labels of a word by the states in which the network of the syntax reads it: what stands around a word says more
// of a name that was never seen than its letters do.
type head struct {
	set     net.Set
	in, out net.Dense
}

func newHead() *head {
	h := &head{}
	h.in = net.Dense{W: h.set.Add("in.w", analyse.StateWidth, headWidth, false), B: h.set.Add("in.b", 1, headWidth, false), Bend: true}
	h.out = net.Dense{W: h.set.Add("out.w", headWidth, labels, false), B: h.set.Add("out.b", 1, labels, false)}
	return h
}

func (h *head) init(rng *rand.Rand) {
	h.in.W.Glorot(rng)
	h.out.W.Glorot(rng)
}

// score returns n rows of label scores, and the hidden rows.
func (h *head) score(p *net.Pass, states net.View, n int) (scores, hidden net.View) {
	hidden = net.Full(p.Floats(n*headWidth), headWidth)
	h.in.Forward(p, hidden, states, n)
	scores = net.Full(p.Floats(n*labels), labels)
	h.out.Forward(p, scores, hidden, n)
	return scores, hidden
}

// storedHead is the head in the model file: weights in 8 bits, a step for each matrix.
type storedHead struct {
	Steps  []float32
	Values [][]int8
}

func (h *head) store() storedHead {
	var out storedHead
	for _, p := range h.set.Params {
		top := float32(1e-9)
		for _, v := range p.W {
			top = max(top, float32(math.Abs(float64(v))))
		}
		step := top / 127
		values := make([]int8, len(p.W))
		for i, v := range p.W {
			values[i] = int8(math.Round(float64(v / step)))
		}
		out.Steps, out.Values = append(out.Steps, step), append(out.Values, values)
	}
	return out
}

func (s *storedHead) open() (*head, error) {
	h := newHead()
	if len(s.Values) != len(h.set.Params) || len(s.Steps) != len(s.Values) {
		return nil, errors.New("the head has other parts")
	}
	for i, p := range h.set.Params {
		if len(s.Values[i]) != len(p.W) {
			return nil, errors.New("a part of the head has another size")
		}
		for j, v := range s.Values[i] {
			p.W[j] = float32(v) * s.Steps[i]
		}
	}
	h.set.Freeze()
	return h, nil
}

// Reading is what the head says of the words of a report: labels values for each token of each sentence.
type Reading struct {
	head   *head
	scores [][]float32
}

// Reading makes a reading for sentences that are about to be analysed; give its Read to the analyser.
func (r *Recogniser) Reading(sentences []casus.Sentence) *Reading {
	x := &Reading{head: r.head, scores: make([][]float32, len(sentences))}
	for i := range sentences {
		x.scores[i] = make([]float32, len(sentences[i].Tokens)*labels)
	}
	return x
}

// Read reads sentences by themselves, where they are not analysed anew.
func (r *Recogniser) Read(a *analyse.Analyser, sentences []casus.Sentence) *Reading {
	x := r.Reading(sentences)
	a.Read(sentences, x.Read)
	return x
}

// Read is an [analyse.Reader].
func (x *Reading) Read(p *net.Pass, sentence, from int, states net.View, n int) {
	scores, _ := x.head.score(p, states, n)
	copy(x.scores[sentence][from*labels:], scores.Data[:n*labels])
}

// addTo adds the scores of a sentence to its lattice.
func (x *Reading) addTo(lat *lattice, sentence int) {
	for i, v := range x.scores[sentence] {
		lat.emit[i] += v
	}
}
