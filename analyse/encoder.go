package analyse

import (
	"math/rand/v2"

	"casus/analyse/net"
)

// Widths of the network.
const (
	wordWidth  = 128
	partWidth  = 96
	inputWidth = wordWidth + partWidth
	unitWidth  = 160 // of one direction
	stateWidth = 2 * unitWidth
)

// encoder reads a sentence in both directions, in four layers of simple recurrent units. The first two keep the directions apart,
// so that they can be trained to foretell the next and the previous word; the other two mix them.
type encoder struct {
	word, part *net.Param
	layers     [4][2]net.SRU // forward, backward
}

func newEncoder(set *net.Set, words int) *encoder {
	e := &encoder{
		word: set.Add("word", words, wordWidth, true),
		part: set.Add("part", partRows, partWidth, true),
	}
	shapes := [4][2]int{{2 * inputWidth, 4}, {unitWidth, 3}, {stateWidth, 3}, {stateWidth, 3}}
	for i, s := range shapes {
		for d, name := range [2]string{"ahead", "back"} {
			name = "layer" + string(rune('1'+i)) + "." + name
			e.layers[i][d] = net.SRU{
				W: set.Add(name+".w", s[0], s[1]*unitWidth, false), B: set.Add(name+".b", 1, 2*unitWidth, false),
				Size: unitWidth, Reverse: d == 1,
			}
		}
	}
	return e
}

func (e *encoder) init(rng *rand.Rand) {
	e.word.Uniform(rng, 0.1)
	e.part.Uniform(rng, 0.1)
	for i := range e.layers {
		for d := range e.layers[i] {
			l := &e.layers[i][d]
			l.W.Uniform(rng, 1.7/sqrt(l.W.Rows))
			for j := range unitWidth {
				l.B.W[j] = 1
			}
		}
	}
}

// batch is some sentences laid one after the other.
type batch struct {
	ids    []ids
	starts []int // first word of every sentence, and the end
}

func (b *batch) words() int { return len(b.ids) }

// encoded is what the backward pass needs of the forward pass, and the states of the layers.
type encoded struct {
	b      *batch
	window net.View    // words with their neighbours
	in     [4]net.View // layer inputs after dropout
	out    [4]net.View // states
	masks  [4][]float32
	states [4][2]net.SRUState
	depth  int
}

// forward runs the first depth layers. Dropout applies where the pass has random numbers.
func (e *encoder) forward(p *net.Pass, b *batch, depth int, drop float32) *encoded {
	n, sentences := b.words(), len(b.starts)-1
	s := &encoded{b: b, depth: depth}
	x := net.Full(p.Floats(n*inputWidth), inputWidth)
	for i := range b.ids {
		e.embed(x.Row(i), &b.ids[i])
	}
	s.masks[0] = p.Mask(sentences, inputWidth, drop)
	x = p.Drop(x, s.masks[0], b.starts)
	s.window = net.Full(p.Floats(n*3*inputWidth), 3*inputWidth)
	neighbours(s.window, x, b.starts, false)
	for i := range depth {
		s.out[i] = net.Full(p.Floats(n*stateWidth), stateWidth)
		if i > 0 {
			s.masks[i] = p.Mask(sentences, stateWidth, drop)
			s.in[i] = p.Drop(s.out[i-1], s.masks[i], b.starts)
		}
		for d := range 2 {
			l := &e.layers[i][d]
			s.states[i][d] = l.Forward(p, half(s.out[i], d), s.input(i, d), s.skip(i, d), b.starts)
		}
	}
	return s
}

func (e *encoder) embed(row []float32, id *ids) {
	copy(row, e.word.Row(int(id.word)))
	sub := row[wordWidth:]
	for _, k := range id.parts {
		for j, v := range e.part.Row(int(k)) {
			sub[j] += v
		}
	}
}

func half(v net.View, d int) net.View { return v.Columns(d*unitWidth, unitWidth) }

// input is what direction d of layer i reads.
func (s *encoded) input(i, d int) net.View {
	switch i {
	case 0:
		return s.window.Columns(d*inputWidth, 2*inputWidth)
	case 1:
		return half(s.in[1], d)
	}
	return s.in[i]
}

func (s *encoded) skip(i, d int) net.View {
	if i == 0 {
		return net.View{}
	}
	return half(s.out[i-1], d)
}

// neighbours copies the rows of x, and of the words before and after, side by side; or, backwards, adds window to x.
func neighbours(window, x net.View, starts []int, back bool) {
	w := x.Cols
	for i := range len(starts) - 1 {
		for t := starts[i]; t < starts[i+1]; t++ {
			row := window.Row(t)
			for k := -1; k <= 1; k++ {
				if j := t + k; j >= starts[i] && j < starts[i+1] {
					part := row[(k+1)*w : (k+2)*w]
					if !back {
						copy(part, x.Row(j))
						continue
					}
					for c, v := range part {
						x.Row(j)[c] += v
					}
				}
			}
		}
	}
}

// backward adds all gradients, given those of the states of each layer (views without data count as zero).
func (e *encoder) backward(p *net.Pass, s *encoded, grads [4]net.View) {
	n := s.b.words()
	for i := s.depth - 1; i >= 0; i-- {
		if grads[i].Data == nil {
			grads[i] = net.Full(p.Floats(n*stateWidth), stateWidth)
		}
	}
	window := net.Full(p.Floats(n*3*inputWidth), 3*inputWidth)
	for i := s.depth - 1; i >= 0; i-- {
		var din net.View
		if i > 0 {
			din = net.Full(p.Floats(n*stateWidth), stateWidth)
		}
		for d := range 2 {
			l := &e.layers[i][d]
			var dx, dskip net.View
			switch i {
			case 0:
				dx = window.Columns(d*inputWidth, 2*inputWidth)
			case 1:
				dx, dskip = half(din, d), half(grads[0], d)
			default:
				dx, dskip = din, half(grads[i-1], d)
			}
			l.Backward(p, s.states[i][d], half(grads[i], d), dx, dskip, s.input(i, d), s.skip(i, d), s.b.starts)
		}
		if i > 0 {
			dropBack(p, grads[i-1], din, s.masks[i], s.b.starts)
		}
	}
	dropped := net.Full(p.Floats(n*inputWidth), inputWidth)
	neighbours(window, dropped, s.b.starts, true)
	dx := net.Full(p.Floats(n*inputWidth), inputWidth)
	dropBack(p, dx, dropped, s.masks[0], s.b.starts)
	for i := range s.b.ids {
		row, id := dx.Row(i), &s.b.ids[i]
		add(p.Grads.Row(e.word, int(id.word)), row[:wordWidth])
		for _, k := range id.parts {
			add(p.Grads.Row(e.part, int(k)), row[wordWidth:])
		}
	}
}

func dropBack(p *net.Pass, dx, dy net.View, mask []float32, starts []int) {
	if mask != nil {
		p.DropBack(dx, dy, mask, starts)
		return
	}
	for i := range starts[len(starts)-1] {
		add(dx.Row(i), dy.Row(i))
	}
}

func add(dst, src []float32) {
	for j, v := range src {
		dst[j] += v
	}
}
