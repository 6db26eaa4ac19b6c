package analyse

import (
	"math"
	"math/rand/v2"

	"casus/analyse/net"
)

// Widths of the heads.
const (
	tagWidth = 128
	arcWidth = 128
	relWidth = 160
)

// heads read tags, arcs and relations off the states of the encoder. An arc's score is a biaffine form of dependent and head
// (Dozat and Manning 2017) plus a bias for their distance; a relation is chosen for an arc from the sum of two
// projections. The root is a word of its own behind the sentence.
type heads struct {
	tagIn, tagOut   net.Dense
	arcDep, arcHead net.Dense
	arcForm         *net.Param // arcWidth × arcWidth
	arcBias         *net.Param // 1 × arcWidth: how likely a word is a head
	arcRoot         *net.Param // 1 × arcWidth: the root as a head
	near            *net.Param // 1 × distances
	relDep, relHead net.Dense
	relRoot         *net.Param // 1 × relWidth
	relOut          net.Dense
	tags, labels    int
}

func dense(set *net.Set, name string, in, out int, bend bool) net.Dense {
	return net.Dense{W: set.Add(name+".w", in, out, false), B: set.Add(name+".b", 1, out, false), Bend: bend}
}

func newHeads(set *net.Set, tags, labels int) *heads {
	return &heads{
		tagIn: dense(set, "tag.in", stateWidth, tagWidth, true), tagOut: dense(set, "tag.out", tagWidth, tags, false),
		arcDep: dense(set, "arc.dep", stateWidth, arcWidth, true), arcHead: dense(set, "arc.head", stateWidth, arcWidth, true),
		arcForm: set.Add("arc.form", arcWidth, arcWidth, false), arcBias: set.Add("arc.bias", 1, arcWidth, false),
		arcRoot: set.Add("arc.root", 1, arcWidth, false), near: set.Add("arc.near", 1, distances, false),
		relDep: dense(set, "rel.dep", stateWidth, relWidth, false), relHead: dense(set, "rel.head", stateWidth, relWidth, false),
		relRoot: set.Add("rel.root", 1, relWidth, false), relOut: dense(set, "rel.out", relWidth, labels, false),
		tags: tags, labels: labels,
	}
}

func (h *heads) init(rng *rand.Rand) {
	for _, d := range []*net.Dense{&h.tagIn, &h.tagOut, &h.arcDep, &h.arcHead, &h.relDep, &h.relHead, &h.relOut} {
		d.W.Glorot(rng)
	}
	h.arcForm.Glorot(rng)
	h.arcRoot.Uniform(rng, 0.5)
	h.relRoot.Uniform(rng, 0.5)
}

func sqrt(n int) float32 { return float32(math.Sqrt(float64(n))) }

// distances counts the buckets of the signed distance from dependent to head; the last is for the root.
const distances = 2*12 + 1

func distanceOf(dep, head, n int) int {
	if head == n {
		return distances - 1
	}
	d, side := head-dep, 0
	if d < 0 {
		d, side = -d, 12
	}
	switch {
	case d <= 6:
		d--
	case d <= 8:
		d = 6
	case d <= 11:
		d = 7
	case d <= 16:
		d = 8
	case d <= 24:
		d = 9
	case d <= 40:
		d = 10
	default:
		d = 11
	}
	return side + d
}

// arcs are the projections of a batch that arc and relation scores are made of.
type arcs struct {
	dep, form, head  net.View // form is dep times arcForm
	relDep, relHead  net.View
	depMask, headMsk []float32
	depIn, headIn    net.View // before dropout
	relMask          []float32
}

func (h *heads) project(p *net.Pass, b *batch, state net.View, drop float32) *arcs {
	n, sentences := b.words(), len(b.starts)-1
	a := &arcs{}
	run := func(l *net.Dense) net.View {
		y := net.Full(p.Floats(n*l.W.Cols), l.W.Cols)
		l.Forward(p, y, state, n)
		return y
	}
	a.depIn, a.headIn = run(&h.arcDep), run(&h.arcHead)
	a.depMask, a.headMsk = p.Mask(sentences, arcWidth, drop), p.Mask(sentences, arcWidth, drop)
	a.dep, a.head = p.Drop(a.depIn, a.depMask, b.starts), p.Drop(a.headIn, a.headMsk, b.starts)
	a.form = net.Full(p.Floats(n*arcWidth), arcWidth)
	for i := range n {
		copy(a.form.Row(i), h.arcBias.W)
	}
	p.Mul(a.form, a.dep, h.arcForm, n)
	a.relDep, a.relHead = run(&h.relDep), run(&h.relHead)
	a.relMask = p.Mask(sentences, relWidth, drop)
	return a
}

// candidates copies the heads of a sentence with the root behind them: n+1 rows.
func (h *heads) candidates(p *net.Pass, a *arcs, from, to int) net.View {
	n := to - from
	out := net.Full(p.Floats((n+1)*arcWidth), arcWidth)
	for i := range n {
		copy(out.Row(i), a.head.Row(from+i))
	}
	copy(out.Row(n), h.arcRoot.W)
	return out
}

// arcScores is n rows of n+1 scores: row i for the heads of word i, which may not be its own. Since arcBias is added to
// the dependent's form, its product with a head is that head's bias.
func (h *heads) arcScores(p *net.Pass, a *arcs, cand net.View, from, to int) net.View {
	n := to - from
	s := net.Full(p.Floats(n*(n+1)), n+1)
	p.Cross(s, rowsOf(a.form, from), cand, n, n+1)
	for i := range n {
		row := s.Row(i)
		for j := range row {
			if j != i {
				row[j] += h.near.W[distanceOf(i, j, n)]
			}
		}
		row[i] = -1e30
	}
	return s
}

func rowsOf(v net.View, from int) net.View {
	return net.View{Data: v.Data[from*v.Stride:], Cols: v.Cols, Stride: v.Stride}
}

// relHidden writes the hidden row of the arc from head (n for the root) to dep, both within the sentence that begins at
// from.
func (h *heads) relHidden(row []float32, a *arcs, from, dep, head, n int) {
	up := h.relRoot.W
	if head < n {
		up = a.relHead.Row(from + head)
	}
	for j, v := range a.relDep.Row(from + dep) {
		if v += up[j]; v < 0 {
			v *= 0.1
		}
		row[j] = v
	}
}
