package resolve

// Example is a pair of mentions ("REPORT/ROW") with whether they tell one event: what weights are fitted to.
type Example struct {
	A, B string
	Same bool
}

// Fitted is an example by its features.
type Fitted struct {
	Example
	Within   bool // both in one report
	Features []float32
	Score    float32 // log-odds by the weights in use
	Reasons  string
}

// FeatureNames are the names of features, in the order of Fitted.Features.
func FeatureNames() []string { return append([]string{}, featureNames[:]...) }

// Weights are those in use and those that they are fitted from, across reports and within one.
func (r *Resolver) Weights() (weights, priors [2][]float32) {
	for i := range weights {
		weights[i], priors[i] = append([]float32{}, r.weights[i][:]...), append([]float32{}, r.priors[i][:]...)
	}
	return weights, priors
}

// Compare gives the features of a pair. It is false where a mention is not there, or the two cannot be one event whatever the weights.
func (x *Index) Compare(e Example) (Fitted, bool) {
	n, ok := x.byKey[e.A]
	o, ok2 := x.byKey[e.B]
	if !ok || !ok2 {
		return Fitted{}, false
	}
	a, b := &x.mentions[n], &x.mentions[o]
	ra, rb := &x.reports[a.report], &x.reports[b.report]
	if a.report != b.report {
		if b.key < a.key {
			a, b, ra, rb = b, a, rb, ra
		}
		var f features
		if !x.scorer.unitFeatures(&f, a, b, ra, rb) {
			return Fitted{}, false
		}
		return Fitted{e, false, append([]float32{}, f[:]...), x.scorer.sum(&f, 0), x.scorer.reasons(&f, 0)}, true
	}
	ms := x.full[ra.id]
	p, q := ms[e.A], ms[e.B]
	if p == nil || q == nil || !x.scorer.compatible(p, q) {
		return Fitted{}, false
	}
	if q.key < p.key {
		p, q = q, p
	}
	var f features
	x.scorer.features(&f, p, q, ra, ra)
	return Fitted{e, true, append([]float32{}, f[:]...), x.scorer.sum(&f, 1), x.scorer.reasons(&f, 1)}, true
}

// KeepMentions makes the index keep what Compare needs for pairs of one report. It is called before anything is put in.
func (x *Index) KeepMentions() { x.full = map[string]map[string]*mention{} }
