package analyse

import "casus/analyse/net"

// golden is a batch with its gold analysis. Heads count from the sentence's first word; its length stands for the root.
type golden struct {
	batch
	tags, heads, rels []int32 // tags and rels are -1 where they are not learnt
}

// network is the encoder with its heads.
type network struct {
	set     net.Set
	encoder *encoder
	heads   *heads
}

func newNetwork(words, tags, labels int) *network {
	n := &network{}
	n.encoder = newEncoder(&n.set, words)
	n.heads = newHeads(&n.set, tags, labels)
	return n
}

// tagLayer is the layer whose states the tags are read off; arcs are read off the last.
const tagLayer, arcLayer = 2, 3

// rates of dropout.
type rates struct {
	encoder, heads float32
}

// learn adds the gradients of a batch and returns its summed losses. Every word weighs the same: weight.
func (n *network) learn(p *net.Pass, g *golden, drop rates, weight float32) (loss [3]float32) {
	s := n.encoder.forward(p, &g.batch, len(n.encoder.layers), drop.encoder)
	var grads [4]net.View
	for i := range grads {
		grads[i] = net.Full(p.Floats(g.words()*stateWidth), stateWidth)
	}
	loss[0] = n.heads.learnTags(p, g, s.out[tagLayer], grads[tagLayer], drop.heads, weight)
	loss[1], loss[2] = n.heads.learnArcs(p, g, s.out[arcLayer], grads[arcLayer], drop.heads, weight)
	n.encoder.backward(p, s, grads)
	return loss
}

func (h *heads) learnTags(p *net.Pass, g *golden, state, dstate net.View, drop, weight float32) (loss float32) {
	n := g.words()
	hidden := net.Full(p.Floats(n*tagWidth), tagWidth)
	h.tagIn.Forward(p, hidden, state, n)
	mask := p.Mask(len(g.starts)-1, tagWidth, drop)
	in := p.Drop(hidden, mask, g.starts)
	scores := net.Full(p.Floats(n*h.tags), h.tags)
	h.tagOut.Forward(p, scores, in, n)
	for i, gold := range g.tags {
		if gold < 0 {
			clear(scores.Row(i))
			continue
		}
		l, _ := net.Softmax(scores.Row(i), int(gold), weight)
		loss += l
	}
	din := net.Full(p.Floats(n*tagWidth), tagWidth)
	h.tagOut.Backward(p, din, scores, scores, in, n)
	dhidden := net.Full(p.Floats(n*tagWidth), tagWidth)
	dropBack(p, dhidden, din, mask, g.starts)
	h.tagIn.Backward(p, dstate, dhidden, hidden, state, n)
	return loss
}

func (h *heads) learnArcs(p *net.Pass, g *golden, state, dstate net.View, drop, weight float32) (arcLoss, relLoss float32) {
	n := g.words()
	a := h.project(p, &g.batch, state, drop)
	zero := func(cols int) net.View { return net.Full(p.Floats(n*cols), cols) }
	dform, dhead := zero(arcWidth), zero(arcWidth)
	near, root := p.Grads.Of(h.near), p.Grads.Of(h.arcRoot)
	for i := range len(g.starts) - 1 {
		from, to := g.starts[i], g.starts[i+1]
		size := to - from
		cand := h.candidates(p, a, from, to)
		scores := h.arcScores(p, a, cand, from, to)
		for k := range size {
			row := scores.Row(k)
			l, _ := net.Softmax(row, int(g.heads[from+k]), weight)
			arcLoss += l
			for j, v := range row {
				if j != k {
					near[distanceOf(k, j, size)] += v
				}
			}
		}
		dcand := net.Full(p.Floats((size+1)*arcWidth), arcWidth)
		p.CrossBack(rowsOf(dform, from), dcand, scores, rowsOf(a.form, from), cand, size, size+1)
		for k := range size {
			add(dhead.Row(from+k), dcand.Row(k))
		}
		add(root, dcand.Row(size))
	}
	bias := p.Grads.Of(h.arcBias)
	for i := range n {
		add(bias, dform.Row(i))
	}
	ddep := zero(arcWidth)
	p.MulBack(ddep, dform, a.dep, h.arcForm, n)
	back := func(l *net.Dense, dy, y net.View, mask []float32) {
		in := zero(l.W.Cols)
		dropBack(p, in, dy, mask, g.starts)
		l.Backward(p, dstate, in, y, state, n)
	}
	back(&h.arcDep, ddep, a.depIn, a.depMask)
	back(&h.arcHead, dhead, a.headIn, a.headMsk)
	relLoss = h.learnRels(p, g, a, state, dstate, weight)
	return arcLoss, relLoss
}

// learnRels learns the relation of every gold arc.
func (h *heads) learnRels(p *net.Pass, g *golden, a *arcs, state, dstate net.View, weight float32) (loss float32) {
	n := g.words()
	zero := func(cols int) net.View { return net.Full(p.Floats(n*cols), cols) }
	raw := zero(relWidth)
	for i := range len(g.starts) - 1 {
		from, size := g.starts[i], g.starts[i+1]-g.starts[i]
		for k := range size {
			h.relHidden(raw.Row(from+k), a, from, k, int(g.heads[from+k]), size)
		}
	}
	in := p.Drop(raw, a.relMask, g.starts)
	scores := zero(h.labels)
	h.relOut.Forward(p, scores, in, n)
	for i, gold := range g.rels {
		if gold < 0 {
			clear(scores.Row(i))
			continue
		}
		l, _ := net.Softmax(scores.Row(i), int(gold), weight)
		loss += l
	}
	din, draw := zero(relWidth), zero(relWidth)
	h.relOut.Backward(p, din, scores, scores, in, n)
	dropBack(p, draw, din, a.relMask, g.starts)
	dhead := zero(relWidth)
	root := p.Grads.Of(h.relRoot)
	for i := range len(g.starts) - 1 {
		from, size := g.starts[i], g.starts[i+1]-g.starts[i]
		for k := range size {
			row, out := draw.Row(from+k), raw.Row(from+k)
			for j := range row {
				if out[j] < 0 {
					row[j] *= 0.1
				}
			}
			if head := int(g.heads[from+k]); head < size {
				add(dhead.Row(from+head), row)
			} else {
				add(root, row)
			}
		}
	}
	h.relDep.Backward(p, dstate, draw, a.relDep, state, n)
	h.relHead.Backward(p, dstate, dhead, a.relHead, state, n)
	return loss
}
