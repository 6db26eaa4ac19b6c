package analyse

// Transitions of the arc-hybrid system (Kuhlmann et al. 2011).
const (
	shift = iota
	left  // head of the top of the stack is the front of the buffer
	right // head of the top of the stack is the one below it
	actions
)

// parser builds a projective tree; labels are chosen afterwards.
type parser struct {
	labels []string
	model  *perceptron
	label  *perceptron
}

// config is a state of the parser. Positions are 0..n-1; n is the root, which stands at the end of the buffer.
type config struct {
	stack    []int
	front, n int
	head     []int
	l1, l2   []int // leftmost and second leftmost dependent, -1
	r1, r2   []int
	nl, nr   []int
}

func newConfig(n int) *config {
	c := &config{n: n}
	fill := func(v int) []int {
		s := make([]int, n+1)
		for i := range s {
			s[i] = v
		}
		return s
	}
	c.head, c.l1, c.l2, c.r1, c.r2, c.nl, c.nr = fill(-1), fill(-1), fill(-1), fill(-1), fill(-1), fill(0), fill(0)
	return c
}

func (c *config) valid(a int) bool {
	switch a {
	case shift:
		return c.front < c.n
	case left:
		return len(c.stack) > 0 && (c.front < c.n || len(c.stack) == 1)
	}
	return len(c.stack) > 1
}

func (c *config) done() bool { return c.front == c.n && len(c.stack) == 0 }

func (c *config) attach(dep, head int) {
	c.head[dep] = head
	if dep < head {
		c.l2[head], c.l1[head] = c.l1[head], dep
		c.nl[head]++
	} else {
		c.r2[head], c.r1[head] = c.r1[head], dep
		c.nr[head]++
	}
}

func (c *config) apply(a int) {
	k := len(c.stack)
	switch a {
	case shift:
		c.stack = append(c.stack, c.front)
		c.front++
	case left:
		c.attach(c.stack[k-1], c.front)
		c.stack = c.stack[:k-1]
	case right:
		c.attach(c.stack[k-1], c.stack[k-2])
		c.stack = c.stack[:k-1]
	}
}

// cost counts gold arcs that an action makes impossible (Goldberg and Nivre 2013). gold[i] is n for the root.
func (c *config) cost(a int, gold []int) int {
	cost := 0
	k := len(c.stack)
	switch a {
	case shift:
		b := c.front
		for i, s := range c.stack {
			if gold[s] == b || gold[b] == s && i < k-1 {
				cost++
			}
		}
	case left:
		s := c.stack[k-1]
		if k > 1 && gold[s] == c.stack[k-2] {
			cost++
		}
		if gold[s] > c.front && gold[s] <= c.n {
			cost++
		}
		for b := c.front; b < c.n; b++ {
			if gold[b] == s {
				cost++
			}
		}
	case right:
		s := c.stack[k-1]
		if gold[s] >= c.front {
			cost++
		}
		for b := c.front; b < c.n; b++ {
			if gold[b] == s {
				cost++
			}
		}
	}
	return cost
}

// node is a word with its tag, as features see it.
type node struct {
	w      *word
	tag, u uint64
}

func parseFeatures(f *features, c *config, nodes []node) {
	*f = (*f)[:0]
	none := node{w: &edge, tag: 999, u: 999}
	get := func(i int) node {
		if i < 0 {
			return none
		}
		if i >= c.n {
			return node{w: &edge, tag: 998, u: 998}
		}
		return nodes[i]
	}
	st := func(k int) int {
		if len(c.stack) > k {
			return c.stack[len(c.stack)-1-k]
		}
		return -1
	}
	i0, i1, i2, b := st(0), st(1), st(2), c.front
	s0, s1, s2, b0 := get(i0), get(i1), get(i2), get(b)
	at := func(j int) node {
		if j > c.n {
			return none
		}
		return get(j)
	}
	b1, b2 := at(b+1), at(b+2)
	dep := func(list []int, i int) node {
		if i < 0 {
			return none
		}
		return get(list[i])
	}
	num := func(list []int, i int) uint64 {
		if i < 0 {
			return 9
		}
		return uint64(min(list[i], 4))
	}
	s0l, s0r, s1l, s1r, b0l := dep(c.l1, i0), dep(c.r1, i0), dep(c.l1, i1), dep(c.r1, i1), dep(c.l1, min(b, c.n))
	s0l2, s0r2, s1r2 := dep(c.l2, i0), dep(c.r2, i0), dep(c.r2, i1)
	dist, dist1 := uint64(0), uint64(0)
	if i0 >= 0 {
		dist = distance(b - i0)
	}
	if i1 >= 0 {
		dist1 = distance(i0 - i1)
	}
	f.add(0, s0.w.lower, s0.tag)
	f.add(1, s0.tag)
	f.add(2, b0.w.lower, b0.tag)
	f.add(3, b0.tag)
	f.add(4, s1.w.lower, s1.tag)
	f.add(5, s1.tag, s0.tag, b0.tag)
	f.add(6, b1.w.lower, b1.tag)
	f.add(7, b0.tag, b1.tag, b2.tag)
	f.add(8, s0.w.lower, b0.w.lower)
	f.add(9, s0.w.lower, s0.tag, b0.tag)
	f.add(10, s0.tag, b0.w.lower, b0.tag)
	f.add(11, s0.tag, b0.tag)
	f.add(12, s0.w.lower, s1.w.lower)
	f.add(13, s1.w.lower, s0.tag)
	f.add(14, s1.tag, s0.w.lower)
	f.add(15, s1.tag, s0.tag)
	f.add(16, s2.tag, s1.tag, s0.tag)
	f.add(17, s0.tag, b0.tag, b1.tag)
	f.add(18, s1.tag, s0.tag, b0.tag, b1.tag)
	f.add(19, s0.tag, s0l.tag, b0.tag)
	f.add(20, s0.tag, s0r.tag, b0.tag)
	f.add(21, s0.tag, b0.tag, b0l.tag)
	f.add(22, s1.tag, s1r.tag, s0.tag)
	f.add(23, s1.tag, s1l.tag, s0.tag)
	f.add(24, s1.tag, s0.tag, s0l.tag)
	f.add(25, s1.tag, s0.tag, s0r.tag)
	f.add(26, s0.w.lower, num(c.nl, i0), num(c.nr, i0))
	f.add(27, s0.tag, num(c.nl, i0), num(c.nr, i0), b0.tag)
	f.add(28, s1.tag, num(c.nr, i1), s0.tag)
	f.add(29, b0.tag, num(c.nl, min(b, c.n)), s0.tag)
	f.add(30, dist, s0.tag, b0.tag)
	f.add(31, dist1, s1.tag, s0.tag)
	f.add(32, dist, s0.w.lower)
	f.add(33, dist, b0.w.lower)
	f.add(34, s0.w.lower, s0l.w.lower)
	f.add(35, s0.w.lower, s0r.w.lower)
	f.add(36, s1.w.lower, s1r.w.lower, s0.tag)
	f.add(37, b0.w.lower, b1.w.lower)
	f.add(38, s0.tag, s0l.tag, s0l2.tag)
	f.add(39, s0.tag, s0r.tag, s0r2.tag, b0.tag)
	f.add(40, s1.tag, s1r.tag, s1r2.tag, s0.tag)
	f.add(41, s0.w.lower, b0.tag, b1.tag)
	f.add(42, s1.w.lower, s0.w.lower, b0.tag)
	f.add(43, s1.tag, s0.w.lower, b0.tag)
	f.add(44, s1.w.lower, s0.tag, b0.tag)
	f.add(45, s0.tag, b0.tag, b1.w.lower)
	f.add(46, s2.tag, s2.w.lower, s0.tag)
	f.add(47, s1.w.s3, s0.w.lower, b0.tag)
	f.add(48, s0.w.lower, s0r.w.lower, b0.w.lower)
}

func distance(d int) uint64 {
	switch {
	case d < 5:
		return uint64(d)
	case d < 8:
		return 5
	case d < 12:
		return 6
	}
	return 7
}

func (p *parser) run(nodes []node) []int {
	c := newConfig(len(nodes))
	var f features
	scores := make([]float32, actions)
	for !c.done() {
		parseFeatures(&f, c, nodes)
		p.model.score(f, scores)
		best := -1
		for a := range actions {
			if c.valid(a) && (best < 0 || scores[a] > scores[best]) {
				best = a
			}
		}
		c.apply(best)
	}
	return c.head[:len(nodes)]
}

// labelFeatures describes the arc from head[i] to i in a finished tree.
func labelFeatures(f *features, nodes []node, head []int, tree *children, i int) {
	*f = (*f)[:0]
	n := len(nodes)
	get := func(j int) node {
		switch {
		case j < 0:
			return node{w: &edge, tag: 999, u: 999}
		case j >= n:
			return node{w: &edge, tag: 998, u: 998}
		}
		return nodes[j]
	}
	h := head[i]
	d, g := get(i), get(h)
	up := node{w: &edge, tag: 997, u: 997}
	if h < n {
		up = get(head[h])
	}
	dir := uint64(0)
	if h < i {
		dir = 1
	}
	dist := distance(max(i-h, h-i))
	lc, rc, fc := get(tree.first[i]), get(tree.last[i]), get(tree.before[i])
	next := get(tree.after[i])
	f.add(0, d.w.lower, d.tag, dir)
	f.add(1, g.w.lower, g.tag, dir)
	f.add(2, d.tag, g.tag, dir, dist)
	f.add(3, d.w.lower, g.w.lower, dir)
	f.add(4, d.w.lower, g.tag, dir)
	f.add(5, d.tag, g.w.lower, dir)
	f.add(6, d.tag, g.tag, lc.tag, dir)
	f.add(7, d.tag, g.tag, lc.w.lower, dir)
	f.add(8, d.tag, g.tag, rc.tag, dir)
	f.add(9, d.tag, g.tag, fc.tag, dir)
	f.add(10, d.tag, g.tag, fc.w.lower, dir)
	f.add(11, d.tag, g.tag, up.tag, dir)
	f.add(12, d.tag, g.tag, next.tag, dir)
	f.add(13, d.w.lower, lc.w.lower, g.tag)
	f.add(14, d.w.s3, d.tag, g.tag, dir)
	f.add(15, get(i-1).w.lower, d.tag, g.tag, dir)
	f.add(16, get(i+1).w.lower, d.tag, g.tag, dir)
	f.add(17, lc.w.lower, d.w.lower, g.w.lower)
	f.add(18, g.w.lower, fc.tag, d.tag, dir)
	f.add(19, d.w.shape, d.tag, g.tag)
	f.add(20, tree.subj[i], tree.subj[min(h, n)], d.tag, g.tag, dir)
	f.add(21, tree.cop[i], d.tag, g.tag, dir)
	f.add(22, d.tag, g.tag, dir, lc.w.lower, rc.w.lower)
}

// children lists for every node its outermost dependents and siblings.
type children struct {
	first, last, before, after []int // -1 where there is none
	subj, cop                  []uint64
}

func childrenOf(nodes []node, head []int) *children {
	n := len(nodes)
	t := &children{}
	fill := func() []int {
		s := make([]int, n+1)
		for i := range s {
			s[i] = -1
		}
		return s
	}
	t.first, t.last, t.before, t.after = fill(), fill(), fill(), fill()
	t.subj, t.cop = make([]uint64, n+1), make([]uint64, n+1)
	for i, h := range head {
		if t.first[h] < 0 {
			t.first[h] = i
		}
		if p := t.last[h]; p >= 0 {
			t.before[i], t.after[p] = p, i
		}
		t.last[h] = i
		if i < h {
			t.subj[h] = t.subj[h]*31 + nodes[i].u
		} else {
			t.cop[h] = t.cop[h]*31 + nodes[i].u
		}
	}
	return t
}

func (p *parser) labelAll(nodes []node, head []int) []int {
	tree := childrenOf(nodes, head)
	out := make([]int, len(nodes))
	scores := make([]float32, len(p.labels))
	var f features
	for i := range nodes {
		labelFeatures(&f, nodes, head, tree, i)
		p.label.score(f, scores)
		out[i] = argmax(scores)
	}
	return out
}
