package chain

import (
	"fmt"
	"io"
	"math"
	"math/rand/v2"
	"sort"

	"casus"
)

// Answer tells which mentions of a document a pronoun may rightly take up. It is asked for third-person pronouns with the span of a
// mention; known is false where the annotation says nothing of the pronoun.
type Answer interface {
	// Right reports whether the mention means the same as the pronoun.
	Right(pronoun, mention casus.Span) bool
	// Known reports whether the pronoun is annotated, and whether it has anything to take up at all.
	Known(pronoun casus.Span) (known, taken bool)
}

// Learner fits the weights of the ranking model. Its methods must be called in the same order for the same result.
type Learner struct {
	r     *Resolver
	names map[uint64]string
	cases []case1
}

// case1 is one pronoun: the features of "nothing" and of each candidate, and which are right.
type case1 struct {
	options [][]uint64
	right   []bool
	weight  float64
}

// NewLearner makes a learner over the word data of a resolver.
func NewLearner(r *Resolver) *Learner { return &Learner{r: r, names: map[uint64]string{}} }

// Add takes the pronouns of a document. Earlier pronouns stand where the answer puts them.
func (l *Learner) Add(doc *casus.Document, a Answer, weight float64) {
	d := l.r.words.open(doc)
	d.speakers()
	d.joinNames()
	c := &collector{w: map[uint64]float64{}, keep: true, names: l.names}
	for s := range d.bySent {
		d.setSpeakers(s)
		for _, k := range d.inOrder(s) {
			m := d.mentions[k]
			switch m.kind {
			case kindNominal:
				if !d.joinMembers(k) {
					d.joinRoles(k)
				}
			case kindPronoun:
				l.pronoun(d, c, k, a, weight)
			}
		}
	}
}

func (l *Learner) pronoun(d *document, c *collector, k int, a Answer, weight float64) {
	p := d.mentions[k]
	if p.pro.person == 1 {
		d.speaker(k)
		return
	}
	if p.pro.person != 3 || p.pro.use == "recip" {
		return
	}
	known, taken := a.Known(p.span)
	list := d.candidates(k)
	if !known {
		d.found(k)
		return
	}
	x := case1{weight: weight}
	c.reset()
	d.none(c, p)
	x.options = append(x.options, append([]uint64(nil), c.hashes...))
	x.right = append(x.right, false)
	first := -1
	for i := range list {
		c.reset()
		d.features(c, p, list[i])
		x.options = append(x.options, append([]uint64(nil), c.hashes...))
		right := taken && d.rightEntity(a, p, list[i])
		x.right = append(x.right, right)
		if right && first < 0 {
			first = list[i].entity
		}
	}
	if first < 0 {
		x.right[0] = true
		d.found(k)
	} else {
		d.join(k, first, "answer", 1)
	}
	l.cases = append(l.cases, x)
}

// rightEntity: the candidate itself, or another mention of its entity, is right.
func (d *document) rightEntity(a Answer, p *mention, x candidate) bool {
	if a.Right(p.span, d.mentions[x.mention].span) {
		return true
	}
	for _, k := range d.entities[x.entity].mentions {
		if m := d.mentions[k]; m.kind == kindName && a.Right(p.span, m.span) {
			return true
		}
	}
	return false
}

// Fit maximises the log probability of the right candidates (L2-regularised, AdaGrad) and writes the weight file.
func (l *Learner) Fit(w io.Writer, date string, logf func(string, ...any)) error {
	weights, acc := map[uint64]float64{}, map[uint64]float64{}
	seen := map[uint64]int{}
	for i := range l.cases {
		for _, o := range l.cases[i].options {
			for _, f := range o {
				seen[f]++
			}
		}
	}
	rng := rand.New(rand.NewPCG(5, 6))
	const epochs, rate, decay = 20, 0.1, 2e-4
	for epoch := range epochs {
		loss, hits := 0.0, 0
		for _, i := range rng.Perm(len(l.cases)) {
			x := &l.cases[i]
			score := make([]float64, len(x.options))
			top := math.Inf(-1)
			best := 0
			for j, o := range x.options {
				for _, f := range o {
					score[j] += weights[f]
				}
				if score[j] > top {
					top, best = score[j], j
				}
			}
			if x.right[best] {
				hits++
			}
			all, good := 0.0, 0.0
			for j := range score {
				score[j] = math.Exp(score[j] - top)
				all += score[j]
				if x.right[j] {
					good += score[j]
				}
			}
			loss -= math.Log(max(good, 1e-12) / all)
			for j, o := range x.options {
				g := -score[j] / all
				if x.right[j] {
					g += score[j] / max(good, 1e-12)
				}
				g *= x.weight
				if math.Abs(g) < 1e-4 {
					continue
				}
				for _, f := range o {
					if seen[f] < 5 {
						continue
					}
					v := g - decay*weights[f]
					acc[f] += v * v
					weights[f] += rate * v / (0.5 + math.Sqrt(acc[f]))
				}
			}
		}
		logf("epoch %d: loss %.4f, right %.2f%%", epoch+1, loss/float64(len(l.cases)), 100*float64(hits)/float64(len(l.cases)))
	}
	return l.write(w, weights, date)
}

func (l *Learner) write(w io.Writer, weights map[uint64]float64, date string) error {
	var names []string
	for h, v := range weights {
		if math.Abs(v) >= 0.01 {
			names = append(names, l.names[h])
		}
	}
	sort.Strings(names)
	if _, err := fmt.Fprintf(w, "# source: learnt by chain.Learner on the coreference of GUM (train) and GAP (development)\n# licence: CC BY 4.0\n# date: %s\n"+
		"# Weights of the features by which a pronoun is given to what it takes up. Names of features: chain/feature.go.\n# columns: feature weight\n", date); err != nil {
		return err
	}
	for _, n := range names {
		if _, err := fmt.Fprintf(w, "%s\t%.3f\n", n, weights[hash(n)]); err != nil {
			return err
		}
	}
	return nil
}
