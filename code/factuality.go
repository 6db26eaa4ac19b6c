package code

import (
	"bufio"
	"bytes"
	"fmt"
	"math"
	"sort"
	"strconv"
	"strings"

	"casus/lexicon"
)

// FactualityFile is the model of factuality among the data files: a weight a line, so that it can be read.
const FactualityFile = "models/factuality.tsv"

// Weight is what a factor adds to the value: Value to whether it comes about, Now to whether it has by now.
type Weight struct {
	Factor     string
	Value, Now float32
}

// factuality is a linear model over the factors of a predicate.
type factuality map[string]Weight

func loadFactuality(lex *lexicon.Set) (factuality, error) {
	b, err := lex.Read(FactualityFile)
	if err != nil {
		return nil, err
	}
	m := factuality{}
	sc := bufio.NewScanner(bytes.NewReader(b))
	for n := 1; sc.Scan(); n++ {
		line := sc.Text()
		if line == "" || line[0] == '#' {
			continue
		}
		f := strings.Split(line, "\t")
		if len(f) != 3 {
			return nil, fmt.Errorf("%s:%d: want factor and two weights", FactualityFile, n)
		}
		value, err := strconv.ParseFloat(f[1], 32)
		if err != nil {
			return nil, fmt.Errorf("%s:%d: %w", FactualityFile, n, err)
		}
		now, err := strconv.ParseFloat(f[2], 32)
		if err != nil {
			return nil, fmt.Errorf("%s:%d: %w", FactualityFile, n, err)
		}
		m[f[0]] = Weight{f[0], float32(value), float32(now)}
	}
	return m, sc.Err()
}

// value adds up the weights of factors.
func (m factuality) value(factors []string) (comes, now float64) {
	for _, f := range factors {
		w := m[f]
		comes += float64(w.Value)
		now += float64(w.Now)
	}
	return within(comes), within(now)
}

// strongest are the n factors that move the value most, as text.
func (m factuality) strongest(factors []string, n int) []string {
	var all []Weight
	for _, f := range factors {
		if w, ok := m[f]; ok && f != biasFactor {
			all = append(all, w)
		}
	}
	sort.SliceStable(all, func(i, j int) bool { return math.Abs(float64(all[i].Value)) > math.Abs(float64(all[j].Value)) })
	var out []string
	for i := 0; i < len(all) && i < n; i++ {
		out = append(out, fmt.Sprintf("%s %+.2f", all[i].Factor, all[i].Value))
	}
	return out
}

const (
	biasFactor = "bias=1"
	wordFactor = "word="
)

// within keeps a value on the scale.
func within(v float64) float64 { return math.Max(-3, math.Min(3, v)) }

// Example is a judged predicate to learn from.
type Example struct {
	Factors []string
	Value   float64
	Now     bool    // judged by whether it has happened by now
	Weight  float64 // how much it counts
}

// Learning holds the choices of training.
type Learning struct {
	Epochs   int
	Rate     float64 // of AdaGrad
	Decay    float64 // pull of every weight to zero, a share of the rate
	Knee     float64 // errors beyond it count in proportion, smaller ones by their square
	Seen     int     // a factor counts when so many examples have it
	Smallest float64 // weights below it are left out
}

// LearnDefaults are the choices made on UDS train.
func LearnDefaults() Learning {
	return Learning{Epochs: 12, Rate: 0.08, Decay: 0.01, Knee: 0.7, Seen: 5, Smallest: 0.03}
}

// Learn fits a linear model of factuality to examples: Huber loss, AdaGrad, an order of examples that depends on their number alone. For the
// factors that tell time and form, what is judged by now has weights of its own, so that the question asked does not colour the words.
func Learn(examples []Example, o Learning) []Weight {
	index := map[string]int{}
	var names []string
	seen := map[string]int{}
	for i := range examples {
		for _, f := range examples[i].Factors {
			if examples[i].Weight > 1 {
				seen[f] += 2
			}
			seen[f]++
		}
	}
	for i := range examples {
		for _, f := range examples[i].Factors {
			if _, ok := index[f]; !ok && seen[f] >= o.Seen {
				index[f] = len(names)
				names = append(names, f)
			}
		}
	}
	n := len(names)
	w, sum := make([]float64, 2*n), make([]float64, 2*n)
	avg := make([]float64, 2*n)
	rows := make([][]int, len(examples))
	for i := range examples {
		for _, f := range examples[i].Factors {
			if k, ok := index[f]; ok {
				if !examples[i].Now && strings.HasPrefix(f, wordFactor) {
					continue // a few hundred sentences say nothing of single words
				}
				if examples[i].Now && nowFactor(f) {
					k += n
				}
				rows[i] = append(rows[i], k)
			}
		}
	}
	order := make([]int, len(examples))
	for i := range order {
		order[i] = i
	}
	state := uint64(len(examples))*2862933555777941757 + 3037000493
	steps := 0
	for epoch := 0; epoch < o.Epochs; epoch++ {
		for i := len(order) - 1; i > 0; i-- {
			state = state*6364136223846793005 + 1442695040888963407
			j := int((state >> 33) % uint64(i+1))
			order[i], order[j] = order[j], order[i]
		}
		for _, i := range order {
			e := &examples[i]
			y := 0.0
			for _, k := range rows[i] {
				y += w[k]
			}
			d := y - e.Value
			if e.Value >= 2.9 && d > 0 || e.Value <= -2.9 && d < 0 {
				continue // beyond the end of the scale: cut off anyway
			}
			d = e.Weight * math.Max(-o.Knee, math.Min(o.Knee, d))
			for _, k := range rows[i] {
				g := d + float64(o.Decay*w[k])
				sum[k] += float64(g * g)
				w[k] -= o.Rate * g / (1 + math.Sqrt(sum[k]))
			}
		}
		if epoch >= o.Epochs/2 {
			steps++
			for k := range w {
				avg[k] += w[k]
			}
		}
	}
	var out []Weight
	for k, f := range names {
		v, now := avg[k]/float64(steps), avg[n+k]/float64(steps)
		if !nowFactor(f) {
			now = v
		}
		if math.Abs(v) < o.Smallest && math.Abs(now) < o.Smallest {
			continue
		}
		out = append(out, Weight{f, float32(math.Round(v*1000) / 1000), float32(math.Round(now*1000) / 1000)})
	}
	sort.Slice(out, func(i, j int) bool { return out[i].Factor < out[j].Factor })
	return out
}

// nowFactor reports whether a factor has a weight of its own for whether it has happened by now.
func nowFactor(f string) bool {
	name, _, _ := strings.Cut(f, "=")
	switch name {
	case "adverb", "adjective", "article", "prep", "object", "condition", "above.word", "above.open", "above.past", "above.prep", "under", "of":
		return false
	}
	return true
}

// WriteWeights is the model file.
func WriteWeights(weights []Weight) []byte {
	var b bytes.Buffer
	b.WriteString("# Linear model of factuality: what each factor of a predicate adds to its value (-3 certainly not so, 3 certainly so), and what it\n")
	b.WriteString("# adds to whether the act has happened by now. Made by `go run ./cmd/train factuality`; docs/models.md tells from what.\n")
	b.WriteString("# licence: CC BY-SA 4.0 (judgements of UDS over the English Web Treebank)\n")
	for _, w := range weights {
		fmt.Fprintf(&b, "%s\t%.3f\t%.3f\n", w.Factor, w.Value, w.Now)
	}
	return b.Bytes()
}
