package analyse

import (
	"math"
	"math/rand/v2"

	"casus/analyse/net"
)

// Sizes of the task of foretelling words.
const (
	foretold    = 20000 // the most frequent words are foretold
	negatives   = 512   // wrong words drawn for each shard of a batch
	plainWords  = 2000  // words in a batch
	plainLayers = 2     // layers that learn
)

// forecast foretells the next word from the forward states, and the previous from the backward ones, of the second layer:
// softmax over the right word and drawn ones (Jean et al. 2015).
type forecast struct {
	out  *net.Param // words × unitWidth; the last row is the end of the sentence
	bias *net.Param // words × 1
}

func (t *trainer) pretrain(plain [][]string) {
	if len(plain) == 0 || t.PlainEpochs == 0 {
		return
	}
	words := min(foretold, t.vocab.size())
	kept := len(t.net.set.Params)
	f := &forecast{out: t.net.set.Add("forecast.w", words+1, unitWidth, true), bias: t.net.set.Add("forecast.b", words+1, 1, true)}
	f.out.Uniform(t.rng, 0.05)
	t.start()
	opt := net.Adam{Beta1: 0.9, Beta2: 0.99, Clip: 5}
	coded := t.code(plain)
	total := 0
	for _, s := range coded {
		total += len(s)
	}
	steps := t.PlainEpochs * (total/plainWords + 1)
	step, seen := 0, 0
	var loss float64
	for range t.PlainEpochs {
		order := t.rng.Perm(len(coded))
		for len(order) > 0 {
			var parts [shards]batch
			n := 0
			for i := range parts {
				parts[i].starts = []int{0}
			}
			for k := 0; n < plainWords && len(order) > 0; k++ {
				b := &parts[k%shards]
				b.ids = append(b.ids, coded[order[0]]...)
				b.starts = append(b.starts, len(b.ids))
				n += len(coded[order[0]])
				order = order[1:]
			}
			var losses [shards]float32
			parallel(func(i int) {
				if p := t.passes[i]; parts[i].words() > 0 {
					p.Reset()
					losses[i] = f.learn(p, t.net.encoder, &parts[i], 1/float32(n))
				}
			})
			step++
			for _, l := range losses {
				loss += float64(l)
			}
			opt.Step(&t.net.set, t.grads, t.Rate*min(float32(step)/200, max(0.05, 1-float32(step)/float32(steps))))
			if seen += n; step%500 == 0 {
				t.Logf("%d of %d plain batches: loss %.3f", step, steps, loss/float64(2*seen))
				loss, seen = 0, 0
			}
		}
	}
	t.net.set.Params = t.net.set.Params[:kept]
	for _, p := range t.net.set.Params {
		p.Forget()
	}
}

// code looks up the words of the plain sentences.
func (t *trainer) code(plain [][]string) [][]ids {
	seen := map[string]ids{}
	out := make([][]ids, 0, len(plain))
	for _, s := range plain {
		if len(s) < 3 || len(s) > 120 {
			continue
		}
		row := make([]ids, len(s))
		for i, w := range s {
			id, ok := seen[w]
			if !ok {
				id = t.vocab.of(w)
				seen[w] = id
			}
			row[i] = id
		}
		out = append(out, row)
	}
	return out
}

func (f *forecast) learn(p *net.Pass, e *encoder, b *batch, weight float32) (loss float32) {
	s := e.forward(p, b, plainLayers, 0.1)
	n := b.words()
	var grads [4]net.View
	grads[plainLayers-1] = net.Full(p.Floats(n*stateWidth), stateWidth)
	drawn, odds := f.draw(p.Rng)
	for d, step := range [2]int{1, -1} {
		loss += f.direction(p, b, half(s.out[plainLayers-1], d), half(grads[plainLayers-1], d), step, drawn, odds, weight)
	}
	e.backward(p, s, grads)
	return loss
}

// draw picks words by Zipf's law over their ranks; odds are the logarithms of how often each is expected.
func (f *forecast) draw(rng *rand.Rand) (drawn []int, odds []float32) {
	rows := float64(f.out.Rows)
	taken := map[int]bool{}
	for len(drawn) < min(negatives, f.out.Rows/2) {
		k := int(math.Exp(rng.Float64()*math.Log(rows+1))) - 1
		if k >= f.out.Rows || taken[k] {
			continue
		}
		taken[k] = true
		drawn = append(drawn, k)
		odds = append(odds, f.odds(k))
	}
	return drawn, odds
}

func (f *forecast) odds(k int) float32 {
	share := math.Log(float64(k+2)/float64(k+1)) / math.Log(float64(f.out.Rows)+1)
	return float32(math.Log(-math.Expm1(negatives * math.Log1p(-share))))
}

// direction learns one direction: the words step places on.
func (f *forecast) direction(p *net.Pass, b *batch, state, dstate net.View, step int, drawn []int, odds []float32, weight float32) (loss float32) {
	n, width := b.words(), len(drawn)+1
	wrong := net.Full(p.Floats(len(drawn)*unitWidth), unitWidth)
	for i, k := range drawn {
		copy(wrong.Row(i), f.out.Row(k))
	}
	scores := net.Full(p.Floats(n*width), width) // the right word stands in the last column
	p.Cross(scores, state, wrong, n, len(drawn))
	for s := range len(b.starts) - 1 {
		for t := b.starts[s]; t < b.starts[s+1]; t++ {
			right := f.out.Rows - 1
			if j := t + step; j >= b.starts[s] && j < b.starts[s+1] {
				right = int(b.ids[j].word)
			}
			row := scores.Row(t)
			if right == 0 || right >= f.out.Rows {
				clear(row)
				continue
			}
			h, w := state.Row(t), f.out.Row(right)
			var sum float32
			for j, v := range h {
				sum += v * w[j]
			}
			row[width-1] = sum + f.bias.W[right] - f.odds(right)
			for i, k := range drawn {
				if row[i] += f.bias.W[k] - odds[i]; k == right {
					row[i] = -1e30
				}
			}
			l, _ := net.Softmax(row, width-1, weight)
			loss += l
			g := row[width-1]
			gw, dh := p.Grads.Row(f.out, right), dstate.Row(t)
			for j, v := range h {
				gw[j] += g * v
				dh[j] += g * w[j]
			}
			p.Grads.Row(f.bias, right)[0] += g
		}
	}
	dwrong := net.Full(p.Floats(len(drawn)*unitWidth), unitWidth)
	p.CrossBack(dstate, dwrong, scores, state, wrong, n, len(drawn))
	for i, k := range drawn {
		add(p.Grads.Row(f.out, k), dwrong.Row(i))
		var sum float32
		for t := range n {
			sum += scores.Row(t)[i]
		}
		p.Grads.Row(f.bias, k)[0] += sum
	}
	return loss
}
