package analyse

import "casus"

// tag is a combination of UPOS, XPOS and features that the treebanks use.
type tag struct {
	UPOS, XPOS, Feats string
}

// tagger assigns tags from left to right.
type tagger struct {
	tags  []tag
	model *perceptron
}

var edge = word{form: 1, lower: 1, shape: 1}

func tagFeatures(f *features, w []word, i int, t1, t2 uint64) {
	*f = (*f)[:0]
	at := func(j int) *word {
		if j < 0 || j >= len(w) {
			return &edge
		}
		return &w[j]
	}
	c, p, n, pp, nn := at(i), at(i-1), at(i+1), at(i-2), at(i+2)
	f.add(0, c.lower)
	f.add(1, c.form)
	f.add(2, c.s1, c.shape)
	f.add(3, c.s2, c.shape)
	f.add(4, c.s3)
	f.add(5, c.s4)
	f.add(6, c.p1)
	f.add(7, c.p3)
	f.add(8, c.shape)
	f.add(9, t1)
	f.add(10, t1, t2)
	f.add(11, t1, c.lower)
	f.add(12, p.lower)
	f.add(13, pp.lower)
	f.add(14, n.lower)
	f.add(15, nn.lower)
	f.add(16, n.s3)
	f.add(17, p.s3)
	f.add(18, c.lower, n.lower)
	f.add(19, p.lower, c.lower)
	f.add(20, c.shape, n.shape, p.shape)
	f.add(21, t1, n.lower)
	f.add(22, c.s3, n.s2)
	f.add(23, n.s2, nn.s2)
	if i == 0 {
		f.add(24, c.shape, n.shape)
	}
}

func (t *tagger) run(s *casus.Sentence, w []word) []int {
	out := make([]int, len(w))
	scores := make([]float32, len(t.tags))
	var f features
	for i := range w {
		t1, t2 := ^uint64(0), ^uint64(0)
		if i > 0 {
			t1 = uint64(out[i-1])
		}
		if i > 1 {
			t2 = uint64(out[i-2])
		}
		tagFeatures(&f, w, i, t1, t2)
		t.model.score(f, scores)
		out[i] = argmax(scores)
	}
	return out
}

func argmax(scores []float32) int {
	best := 0
	for i, v := range scores {
		if v > scores[best] {
			best = i
		}
	}
	return best
}
