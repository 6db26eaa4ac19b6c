package names

import (
	"math"
	"math/rand/v2"
	"slices"

	"casus"
	"casus/analyse"
	"casus/analyse/net"
	"casus/lexicon"
)

// Entity is a gold name: a span of the text and one of [Types].
type Entity struct {
	casus.Span
	Type string
}

// Sample is a text with its sentences, tagged, and its names.
type Sample struct {
	Sentences []casus.Sentence
	Names     []Entity
	Set       string  // data set; features of the set's own soak up its conventions. "" is the product's own domain
	Weight    float32 // of every sentence
}

// Config are the settings of the training.
type Config struct {
	Epochs   int
	Rate     float64
	Decay    float64 // L2
	Drop     float64 // share of features left out at random, so that the rest learn to do without
	HeadRate float64 // of Adam for the head at the start
	HeadDrop float32 // dropout of the states that the head reads
	Least    int     // times that a feature must occur
	Step     float32 // unit of the stored weights; smaller ones are dropped
	Log      func(format string, args ...any)
}

// Standard are the settings that the shipped model is made with.
var Standard = Config{Epochs: 7, Rate: 0.15, Decay: 1e-6, Drop: 0.15, HeadRate: 1e-3, HeadDrop: 0.3, Least: 2, Step: 0.04}

// Clusters learns word classes from tokenised plain text, for [Train].
func Clusters(text [][]string) *Classes { return &Classes{learnClusters(text, 256, 5, 12)} }

// Classes are learnt word classes.
type Classes struct{ stored *storedClusters }

type example struct {
	tokens []casus.Token
	gold   []uint8
	set    uint64
	weight float32
}

// Train fits a model and returns the recogniser.
func Train(lex *lexicon.Set, a *analyse.Analyser, c *Classes, samples []Sample, cfg Config) (*Recogniser, error) {
	w, err := loadWords(lex)
	if err != nil {
		return nil, err
	}
	var data []example
	for i := range samples {
		data = append(data, examplesOf(&samples[i])...)
	}
	t := &trainer{cfg: cfg, analyser: a, words: w, clusters: c.stored.open(), head: newHead()}
	t.count(data)
	t.fit(data)
	sorted := make([]uint32, 0, len(t.id))
	for r := range t.id {
		sorted = append(sorted, r)
	}
	slices.Sort(sorted)
	rows := make(map[uint32][]float32, len(t.id))
	for r, k := range t.id {
		rows[r] = t.rows[int(k)*labels : int(k+1)*labels]
	}
	m := pack(rows, &t.trans, c.stored, sorted, cfg.Step)
	m.Head = t.head.store()
	cfg.Log("%d of %d features kept, %d weights", len(m.Features), len(sorted), len(m.Values))
	return newRecogniser(m, w)
}

// examplesOf cuts a sample into sentences with labels. A name that crosses the end of a sentence is cut there.
func examplesOf(s *Sample) []example {
	var out []example
	for i := range s.Sentences {
		sent := &s.Sentences[i]
		if len(sent.Tokens) == 0 {
			continue
		}
		var found []chunk
		done := 0
		for _, e := range s.Names {
			from, to := sent.TokensIn(e.Span)
			kind := slices.Index(Types[:], e.Type)
			if from < to && from >= done && kind >= 0 {
				found = append(found, chunk{from, to, kind})
				done = to
			}
		}
		x := example{tokens: sent.Tokens, gold: labelsOf(len(sent.Tokens), found), weight: s.Weight}
		if s.Set != "" {
			x.set = hashString(s.Set)
		}
		out = append(out, x)
	}
	return out
}

type trainer struct {
	cfg      Config
	analyser *analyse.Analyser
	head     *head
	words    *words
	clusters *clusters
	id       map[uint32]int32 // feature row -> place
	dense    []int32
	rows     []float32 // weights, labels a row
	acc      []float32 // AdaGrad sums, one a row
	own      map[uint64]int32
	ownRows  []float32 // of the sets' own features
	ownAcc   []float32
	trans    [labels][labels]float32
	transAcc [labels][labels]float32
}

// count keeps the features that occur often enough.
func (t *trainer) count(data []example) {
	seen := make([]uint8, 1<<tableBits)
	var s sentence
	var f []uint64
	for i := range data {
		s.read(data[i].tokens, t.words, t.clusters)
		for j := range data[i].tokens {
			f = s.features(f[:0], j)
			for _, x := range f {
				if r := rowOf(x); seen[r] < 255 {
					seen[r]++
				}
			}
		}
	}
	t.id = map[uint32]int32{}
	t.dense = make([]int32, 1<<tableBits)
	for r, n := range seen {
		t.dense[r] = -1
		if int(n) >= t.cfg.Least {
			t.dense[r] = int32(len(t.id))
			t.id[uint32(r)] = int32(len(t.id))
		}
	}
	t.rows = make([]float32, len(t.id)*labels)
	t.acc = make([]float32, len(t.id))
	t.own = map[uint64]int32{}
	t.cfg.Log("%d sentences, %d features", len(data), len(t.id))
}

func (t *trainer) ownRow(x uint64) int32 {
	k, ok := t.own[x]
	if !ok {
		k = int32(len(t.ownAcc))
		t.own[x] = k
		t.ownAcc = append(t.ownAcc, 0)
		t.ownRows = append(t.ownRows, make([]float32, labels)...)
	}
	return k
}

// batchSize is the number of sentences after which the head takes a step.
const batchSize = 16

// fit runs stochastic gradient ascent on the log likelihood: with a rate a feature (AdaGrad, Duchi et al. 2011) for the hashed
// features, a step a sentence; with Adam for the head, a step a batch, at a rate that falls to nothing.
func (t *trainer) fit(data []example) {
	rng := rand.New(rand.NewPCG(11, 7))
	t.head.init(rng)
	grads := t.head.set.NewGrads()
	opt := net.Adam{Beta1: 0.9, Beta2: 0.99, Clip: 5}
	l := &learner{trainer: t, rng: rng, lat: newLattice(&t.trans)}
	steps, step := t.cfg.Epochs*(len(data)/batchSize+1), 0
	for epoch := range t.cfg.Epochs {
		l.loss, l.tokens = 0, 0
		order := rng.Perm(len(data))
		for from := 0; from < len(order); from += batchSize {
			part := order[from:min(from+batchSize, len(order))]
			sentences := make([]casus.Sentence, len(part))
			words := 0
			for k, i := range part {
				sentences[k].Tokens = data[i].tokens
				words += len(data[i].tokens)
			}
			t.analyser.Read(sentences, func(p *net.Pass, sentence, at int, states net.View, n int) {
				if at > 0 || n < len(sentences[sentence].Tokens) {
					return // longer than the network reads at once
				}
				p.Grads, p.Rng = grads, rng
				defer func() { p.Grads, p.Rng = nil, nil }()
				mask := p.Mask(1, states.Cols, t.cfg.HeadDrop)
				in := p.Drop(states, mask, []int{0, n})
				scores, hidden := t.head.score(p, in, n)
				l.sentence(&data[part[sentence]], scores)
				for i := range scores.Data[:n*labels] {
					scores.Data[i] /= -float32(words)
				}
				dhidden := net.Full(p.Floats(n*headWidth), headWidth)
				t.head.out.Backward(p, dhidden, scores, scores, hidden, n)
				t.head.in.Backward(p, net.View{}, dhidden, hidden, in, n)
			})
			step++
			opt.Step(&t.head.set, []*net.Grads{grads}, float32(t.cfg.HeadRate)*(1-float32(step)/float32(steps+1)))
		}
		t.cfg.Log("epoch %d: loss %.4f a token", epoch+1, l.loss/float64(l.tokens))
	}
}

// learner is the working memory of [trainer.fit].
type learner struct {
	*trainer
	rng           *rand.Rand
	s             sentence
	f             []uint64
	lat           *lattice
	active, owned [][]int32
	loss          float64
	tokens        int
}

// sentence takes a step of the hashed features on a sentence whose words the head scores so, and turns the scores into the gradient
// of the log likelihood.
func (t *learner) sentence(x *example, scores net.View) {
	n := len(x.tokens)
	s, lat := &t.s, t.lat
	s.read(x.tokens, t.words, t.clusters)
	lat.reset(n)
	lat.refresh()
	for len(t.active) < n {
		t.active, t.owned = append(t.active, nil), append(t.owned, nil)
	}
	for i := range n {
		e := lat.at(i)
		copy(e, scores.Row(i))
		t.f = s.features(t.f[:0], i)
		a := t.active[i][:0]
		for _, v := range t.f {
			if r := t.dense[rowOf(v)]; r >= 0 && t.rng.Float64() >= t.cfg.Drop {
				a = append(a, r)
				addRow(e, t.rows, r)
			}
		}
		t.active[i] = a
		o := t.owned[i][:0]
		if x.set != 0 {
			w0 := &s.w[i]
			for _, v := range [...]uint64{mix(900, x.set), mix(901, x.set, w0.lower), mix(902, x.set, w0.shape), mix(904, x.set, w0.a), mix(905, x.set, uint64(s.class[i]))} {
				r := t.ownRow(v)
				o = append(o, r)
				addRow(e, t.ownRows, r)
			}
		}
		t.owned[i] = o
	}
	logZ := lat.marginals()
	t.loss += (logZ - lat.path(x.gold)) * float64(x.weight)
	t.tokens += n
	for i := range n {
		var g [labels]float32
		p := lat.post[i*labels : (i+1)*labels]
		var norm float32
		for l := range g {
			g[l] = -p[l]
			if uint8(l) == x.gold[i] {
				g[l]++
			}
			g[l] *= x.weight
			norm += g[l] * g[l]
		}
		copy(scores.Row(i), g[:])
		if norm < 1e-6 {
			continue
		}
		t.step(t.rows, t.acc, t.active[i], &g, norm)
		t.step(t.ownRows, t.ownAcc, t.owned[i], &g, norm)
	}
	t.transitions(lat, x)
}

func addRow(e, rows []float32, r int32) {
	for l, w := range rows[int(r)*labels : int(r+1)*labels] {
		e[l] += w
	}
}

func (t *trainer) step(rows, acc []float32, active []int32, g *[labels]float32, norm float32) {
	for _, r := range active {
		acc[r] += norm
		rate := float32(t.cfg.Rate) / (0.3 + float32(math.Sqrt(float64(acc[r]))))
		row := rows[int(r)*labels : int(r+1)*labels]
		for l, v := range g {
			row[l] += rate * (v - float32(t.cfg.Decay)*row[l])
		}
	}
}

func (t *trainer) transitions(lat *lattice, x *example) {
	rate := t.cfg.Rate * 0.1
	var ex [labels]float64
	for i := 1; i < lat.n; i++ {
		e := lat.at(i)
		if lat.post[i*labels] > 0.999 && lat.post[(i-1)*labels] > 0.999 && x.gold[i] == 0 && x.gold[i-1] == 0 {
			continue
		}
		top := slices.Max(e)
		for l, v := range e {
			ex[l] = math.Exp(float64(v - top))
		}
		alpha, beta := lat.alpha[(i-1)*labels:i*labels], lat.beta[i*labels:(i+1)*labels]
		for a := range labels {
			for _, b := range after[a] {
				p := alpha[a] * lat.expTrans[a][b] * ex[b] * beta[b] / lat.scale[i]
				g := -p
				if x.gold[i-1] == uint8(a) && x.gold[i] == b {
					g++
				}
				if g == 0 {
					continue
				}
				g *= float64(x.weight)
				t.transAcc[a][b] += float32(g * g)
				t.trans[a][b] += float32(rate * g / (0.3 + math.Sqrt(float64(t.transAcc[a][b]))))
			}
		}
	}
}

// path is the score of a label sequence.
func (l *lattice) path(seq []uint8) float64 {
	sum, prev := 0.0, uint8(0)
	for i, b := range seq {
		sum += float64(l.trans[prev][b] + l.at(i)[b])
		prev = b
	}
	return sum
}
