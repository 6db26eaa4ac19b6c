package analyse

import (
	"fmt"
	"math/rand/v2"
	"sort"

	"casus"
)

const hashBits = 22

// Train fits the models to gold sentences and returns the model file. logf reports progress.
func Train(gold []casus.Sentence, logf func(format string, args ...any)) ([]byte, error) {
	if len(gold) == 0 {
		return nil, fmt.Errorf("analyse: no sentences to train on")
	}
	tags, index := tagSet(gold)
	a := &Analyser{lemmas: learnLemmas(gold)}
	logf("%d tags, %d lemma rules", len(tags), len(a.lemmas.rules))
	tagged := jackknife(gold, tags, index)
	logf("tags for the parser done")
	a.tagger = trainTagger(gold, tags, index, 5)
	logf("tagger done")
	a.parser = trainParser(gold, tagged)
	logf("parser done")
	return a.encode()
}

func tagOf(t *casus.Token) tag { return tag{t.UPOS, t.XPOS, t.Feats} }

func tagSet(gold []casus.Sentence) ([]tag, map[tag]int) {
	counts := map[tag]int{}
	for i := range gold {
		for j := range gold[i].Tokens {
			counts[tagOf(&gold[i].Tokens[j])]++
		}
	}
	var tags []tag
	for t, n := range counts {
		if n >= 5 {
			tags = append(tags, t)
		}
	}
	sort.Slice(tags, func(i, j int) bool {
		a, b := tags[i], tags[j]
		if counts[a] != counts[b] {
			return counts[a] > counts[b]
		}
		return fmt.Sprint(a) < fmt.Sprint(b)
	})
	index := map[tag]int{}
	for i, t := range tags {
		index[t] = i
	}
	return tags, index
}

func trainTagger(gold []casus.Sentence, tags []tag, index map[tag]int, epochs int) *tagger {
	t := &tagger{tags: tags, model: newPerceptron(hashBits)}
	rng := rand.New(rand.NewPCG(1, 2))
	scores := make([]float32, len(tags))
	var f features
	for range epochs {
		for _, k := range rng.Perm(len(gold)) {
			s := &gold[k]
			w := wordsOf(s)
			t1, t2 := ^uint64(0), ^uint64(0)
			for i := range w {
				tagFeatures(&f, w, i, t1, t2)
				t.model.score(f, scores)
				got := argmax(scores)
				if want, ok := index[tagOf(&s.Tokens[i])]; ok && got != want {
					t.model.update(f, want, got)
				}
				t.model.step++
				t1, t2 = uint64(got), t1
			}
		}
	}
	t.model.average()
	return t
}

// jackknife tags each half of the sentences with a tagger trained on the other, so that the parser learns from tags as wrong
// as it will see.
func jackknife(gold []casus.Sentence, tags []tag, index map[tag]int) [][]node {
	out := make([][]node, len(gold))
	for half := range 2 {
		var train []casus.Sentence
		for i := range gold {
			if i/10%2 != half {
				train = append(train, gold[i])
			}
		}
		t := trainTagger(train, tags, index, 3)
		for i := range gold {
			if i/10%2 != half {
				continue
			}
			w := wordsOf(&gold[i])
			out[i] = make([]node, len(w))
			for j, k := range t.run(&gold[i], w) {
				out[i][j] = nodeOf(&w[j], &casus.Token{UPOS: tags[k].UPOS, XPOS: tags[k].XPOS})
			}
		}
	}
	return out
}

func trainParser(gold []casus.Sentence, tagged [][]node) *parser {
	p := &parser{model: newPerceptron(hashBits), label: newPerceptron(hashBits)}
	index := map[string]int{}
	for i := range gold {
		for _, t := range gold[i].Tokens {
			if _, ok := index[t.Deprel]; !ok {
				index[t.Deprel] = len(p.labels)
				p.labels = append(p.labels, t.Deprel)
			}
		}
	}
	rng := rand.New(rand.NewPCG(3, 4))
	var f features
	for epoch := range 10 {
		for _, k := range rng.Perm(len(gold)) {
			heads := goldHeads(&gold[k])
			p.learn(tagged[k], heads, &f, rng, epoch > 0)
			if epoch < 8 {
				p.learnLabels(&gold[k], tagged[k], heads, index, &f)
			}
		}
	}
	p.model.average()
	p.label.average()
	return p
}

func goldHeads(s *casus.Sentence) []int {
	out := make([]int, len(s.Tokens))
	for i := range s.Tokens {
		if out[i] = s.Tokens[i].Head; out[i] < 0 {
			out[i] = len(out)
		}
	}
	return out
}

// learn follows its own mistakes with probability 0.9 after the first epoch.
func (p *parser) learn(nodes []node, gold []int, f *features, rng *rand.Rand, explore bool) {
	c := newConfig(len(nodes))
	scores := make([]float32, actions)
	for !c.done() {
		parseFeatures(f, c, nodes)
		p.model.score(*f, scores)
		best, good, least := -1, -1, 1<<30
		for a := range actions {
			if !c.valid(a) {
				continue
			}
			if best < 0 || scores[a] > scores[best] {
				best = a
			}
			cost := c.cost(a, gold)
			if cost < least || cost == least && scores[a] > scores[good] {
				good, least = a, cost
			}
		}
		if c.cost(best, gold) > least {
			p.model.update(*f, good, best)
		}
		p.model.step++
		next := good
		if explore && rng.Float64() < 0.9 {
			next = best
		}
		c.apply(next)
	}
}

func (p *parser) learnLabels(s *casus.Sentence, nodes []node, head []int, index map[string]int, f *features) {
	tree := childrenOf(nodes, head)
	scores := make([]float32, len(p.labels))
	for i := range nodes {
		labelFeatures(f, nodes, head, tree, i)
		p.label.score(*f, scores)
		got := argmax(scores)
		if want := index[s.Tokens[i].Deprel]; got != want {
			p.label.update(*f, want, got)
		}
		p.label.step++
	}
}
