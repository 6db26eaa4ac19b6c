package analyse

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"

	"casus"
	"casus/analyse/net"
)

// Options are the amounts of training.
type Options struct {
	Epochs      int           // over the treebanks
	PlainEpochs int           // over the plain text
	Rate        float32       // of Adam at its height
	Drop        float32       // of the encoder
	HeadDrop    float32       // of the heads
	WordDrop    float32       // how often a word is taken for an unknown one
	Irregular   []casus.Token // forms with tags and lemmas that lemma rules are learnt from besides the treebanks
	Logf        func(format string, args ...any)
	Check       func(epoch int, a *Analyser) // looks at the model now and then; may be nil
}

// Defaults are the options of the models in the repository.
func Defaults() Options {
	return Options{Epochs: 16, PlainEpochs: 1, Rate: 2e-3, Drop: 0.3, HeadDrop: 0.33, WordDrop: 0.15, Logf: func(string, ...any) {}}
}

// shards is how many parts a batch is computed in, each in a thread of its own; their sum does not depend on threads.
const shards = 2

// batchWords is about how many words a batch has.
const batchWords = 1000

// trainer is the state of training.
type trainer struct {
	Options
	rng    *rand.Rand
	vocab  *vocabulary
	net    *network
	tags   []tag
	labels []string
	tagID  map[tag]int32
	relID  map[string]int32
	passes [shards]*net.Pass
	grads  []*net.Grads
}

// Train fits the models to gold sentences, after teaching the lower layers to foretell the words of plain sentences, and
// returns the model file.
func Train(gold []casus.Sentence, plain [][]string, o Options) ([]byte, error) {
	if len(gold) == 0 {
		return nil, fmt.Errorf("analyse: no sentences to train on")
	}
	t := &trainer{Options: o, rng: rand.New(rand.NewPCG(20, 26)), tagID: map[tag]int32{}, relID: map[string]int32{}}
	lemmas := learnLemmas(gold, o.Irregular)
	t.count(gold)
	t.vocab = learnVocabulary(gold, plain)
	t.net = newNetwork(t.vocab.size(), len(t.tags), len(t.labels))
	t.net.encoder.init(t.rng)
	t.net.heads.init(t.rng)
	t.Logf("%d words, %d tags, %d relations, %d lemma rules", t.vocab.size(), len(t.tags), len(t.labels), len(lemmas.rules))
	t.pretrain(plain)
	a := &Analyser{vocab: t.vocab, tags: t.tags, labels: t.labels, net: t.net, lemmas: lemmas}
	t.fit(gold, a)
	return a.encode()
}

// Relearn gives a model file the lemma rules of these sentences, and changes nothing else in it.
func Relearn(model []byte, gold []casus.Sentence, irregular []casus.Token) ([]byte, error) {
	m, err := readModel(model)
	if err != nil {
		return nil, err
	}
	m.setLemmas(learnLemmas(gold, irregular))
	return m.bytes()
}

// count numbers the tags and relations, the frequent ones first; tags seen fewer than three times are not learnt.
func (t *trainer) count(gold []casus.Sentence) {
	tags, rels := map[tag]int{}, map[string]int{}
	for i := range gold {
		for j := range gold[i].Tokens {
			tok := &gold[i].Tokens[j]
			tags[tagOf(tok)]++
			rels[tok.Deprel]++
		}
	}
	for g, n := range tags {
		if n >= 3 {
			t.tags = append(t.tags, g)
		}
	}
	for r := range rels {
		t.labels = append(t.labels, r)
	}
	slices.SortFunc(t.tags, func(a, b tag) int {
		return cmp.Or(cmp.Compare(tags[b], tags[a]), cmp.Compare(a.UPOS, b.UPOS), cmp.Compare(a.XPOS, b.XPOS), cmp.Compare(a.Feats, b.Feats))
	})
	slices.SortFunc(t.labels, func(a, b string) int { return cmp.Or(cmp.Compare(rels[b], rels[a]), cmp.Compare(a, b)) })
	for i, g := range t.tags {
		t.tagID[g] = int32(i)
	}
	for i, r := range t.labels {
		t.relID[r] = int32(i)
	}
}

// learnVocabulary takes the words seen twice in the treebanks or six times in all, the frequent ones first.
func learnVocabulary(gold []casus.Sentence, plain [][]string) *vocabulary {
	type counts struct{ gold, all int }
	seen := map[string]counts{}
	see := func(form string, gold int) {
		k := key(form)
		c := seen[k]
		c.gold += gold
		c.all++
		seen[k] = c
	}
	for i := range gold {
		for j := range gold[i].Tokens {
			see(gold[i].Tokens[j].Form, 1)
		}
	}
	for _, s := range plain {
		for _, w := range s {
			see(w, 0)
		}
	}
	var words []string
	for w, c := range seen {
		if (c.gold >= 2 || c.all >= 6) && len(w) <= 40 {
			words = append(words, w)
		}
	}
	slices.SortFunc(words, func(a, b string) int { return cmp.Or(cmp.Compare(seen[b].all, seen[a].all), cmp.Compare(a, b)) })
	return newVocabulary(words)
}

func (t *trainer) start() {
	t.grads = nil
	for i := range t.passes {
		g := t.net.set.NewGrads()
		t.grads = append(t.grads, g)
		t.passes[i] = &net.Pass{Grads: g, Rng: rand.New(rand.NewPCG(uint64(i), 77))}
	}
}

// parallel runs f for every shard, at the same time.
func parallel(f func(shard int)) {
	var wg sync.WaitGroup
	for i := range shards {
		wg.Go(func() { f(i) })
	}
	wg.Wait()
}

// fit trains on the treebanks with a rate that falls to nothing.
func (t *trainer) fit(gold []casus.Sentence, a *Analyser) {
	t.start()
	opt := net.Adam{Beta1: 0.9, Beta2: 0.98, Clip: 5}
	words := 0
	for i := range gold {
		words += len(gold[i].Tokens)
	}
	total := t.Epochs * (words/batchWords + 1)
	step := 0
	for epoch := range t.Epochs {
		var loss [3]float32
		for _, b := range batches(gold, t.rng) {
			parts := t.split(gold, b)
			n := 0
			for i := range parts {
				n += parts[i].words()
			}
			var losses [shards][3]float32
			parallel(func(i int) {
				if p := t.passes[i]; parts[i].words() > 0 {
					p.Reset()
					losses[i] = t.net.learn(p, &parts[i], rates{t.Drop, t.HeadDrop}, 1/float32(n))
				}
			})
			for i := range losses {
				for k := range loss {
					loss[k] += losses[i][k]
				}
			}
			step++
			rate := t.Rate * min(float32(step)/200, max(0, 1-float32(step)/float32(total)))
			opt.Step(&t.net.set, t.grads, rate)
		}
		w := float32(words)
		t.Logf("epoch %d: loss %.4f tags, %.4f arcs, %.4f relations", epoch+1, loss[0]/w, loss[1]/w, loss[2]/w)
		if t.Check != nil {
			t.Check(epoch+1, a)
		}
	}
}

// batches groups the sentences, shuffled, so that those of a batch are of like length.
func batches(gold []casus.Sentence, rng *rand.Rand) [][]int {
	const bucket = 1000 // sentences sorted together
	order := rng.Perm(len(gold))
	var out [][]int
	for from := 0; from < len(order); from += bucket {
		part := order[from:min(from+bucket, len(order))]
		slices.SortStableFunc(part, func(a, b int) int { return cmp.Compare(len(gold[a].Tokens), len(gold[b].Tokens)) })
		var b []int
		n := 0
		for _, k := range part {
			if size := len(gold[k].Tokens); size > 0 && size <= longest {
				b = append(b, k)
				n += size
			}
			if n >= batchWords {
				out = append(out, b)
				b, n = nil, 0
			}
		}
		if len(b) > 0 {
			out = append(out, b)
		}
	}
	rng.Shuffle(len(out), func(i, j int) { out[i], out[j] = out[j], out[i] })
	return out
}

// split makes the shards of a batch: every second sentence, with words forgotten and letters recast now and then.
func (t *trainer) split(gold []casus.Sentence, indexes []int) [shards]golden {
	var out [shards]golden
	for i, k := range indexes {
		g := &out[i%shards]
		if len(g.starts) == 0 {
			g.starts = append(g.starts, 0)
		}
		s := &gold[k]
		recast := casting(t.rng)
		for j := range s.Tokens {
			tok := &s.Tokens[j]
			id := t.vocab.of(recast(tok.Form))
			if t.rng.Float32() < t.WordDrop {
				id.word = 0
			}
			g.ids = append(g.ids, id)
			tagID, ok := t.tagID[tagOf(tok)]
			if !ok {
				tagID = -1
			}
			head := tok.Head
			if head < 0 {
				head = len(s.Tokens)
			}
			g.tags, g.heads, g.rels = append(g.tags, tagID), append(g.heads, int32(head)), append(g.rels, t.relID[tok.Deprel])
		}
		g.starts = append(g.starts, len(g.ids))
	}
	return out
}

// casting is now and then a way of writing a whole sentence in capitals, in small letters, or with capital initials as
// headlines are.
func casting(rng *rand.Rand) func(string) string {
	switch x := rng.Float32(); {
	case x < 0.02:
		return strings.ToUpper
	case x < 0.05:
		return strings.ToLower
	case x < 0.08:
		return func(s string) string {
			n := len(beginning(s, 1))
			return strings.ToUpper(s[:n]) + s[n:]
		}
	}
	return func(s string) string { return s }
}
