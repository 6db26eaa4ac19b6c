// Command weights fits the weights of merging to pairs of mentions that are labelled as one event or not: those of the dossiers outside their
// test part, and the development half of eval/merge/pairs.jsonl. It is a logistic regression that is drawn to the priors
// beside them, in which no weight changes its sign, and prints data/resolve/weights.tsv anew.
//
//	go run ./cmd/weights -reports ../shared/data/reports/current-events.jsonl.gz > weights.tsv
package main

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"casus"
	"casus/data"
	"casus/eval/merge"
	"casus/lexicon"
	"casus/pipeline"
	"casus/resolve"
)

func main() {
	reports := flag.String("reports", "", "current-events.jsonl.gz, for the pairs that are annotated stand-off")
	spread := flag.Float64("spread", 0.7, "how far a weight may move: the standard deviation around its prior")
	recall := flag.Float64("recall", 1.25, "how much more a pair of one event counts than one of two: clusters are judged by their mentions, not by pairs")
	list := flag.String("list", "", "list development pairs instead: \"errors\", or those that have the feature of the name")
	flag.Parse()
	if err := run(*reports, *spread, *recall, *list); err != nil {
		fmt.Fprintln(os.Stderr, "weights:", err)
		os.Exit(1)
	}
}

// example is a fitted pair with how much it counts.
type example struct {
	resolve.Fitted
	test   bool
	weight float64
}

func run(reports string, spread, recall float64, list string) error {
	r, err := resolve.New(lexicon.Open(data.FS))
	if err != nil {
		return err
	}
	var all []example
	for _, dossier := range []string{"demo", "dossier", "twins"} {
		for _, dated := range []bool{true, false} {
			ex, err := fromDossier(r, filepath.Join("sample", dossier), dated)
			if err != nil {
				return err
			}
			all = append(all, ex...)
		}
	}
	if reports != "" {
		ex, err := fromPairs(r, reports)
		if err != nil {
			return err
		}
		all = append(all, ex...)
	}
	for i := range all {
		if all[i].Same {
			all[i].weight *= recall
		}
	}
	if list != "" {
		k := slices.Index(resolve.FeatureNames(), list)
		if k < 0 && list != "errors" {
			return fmt.Errorf("no feature is named %q", list)
		}
		for _, e := range all {
			if !e.test && (k < 0 && (e.Score > 0) != e.Same || k >= 0 && e.Features[k] != 0) {
				fmt.Printf("%v %.1f %s %s: %s\n", e.Same, e.Score, e.A, e.B, e.Reasons)
			}
		}
		return nil
	}
	weights, priors := r.Weights()
	report("before", all, weights[0], weights[1])
	fitted := [2][]float32{fit(all, priors[0], false, spread), fit(all, priors[1], true, spread)}
	report("after", all, fitted[0], fitted[1])
	return print(fitted)
}

// fromDossier are the pairs of a dossier's development part, with the reports' days or as if they had none: pages are often read without.
func fromDossier(r *resolve.Resolver, dir string, dated bool) ([]example, error) {
	lex := lexicon.Open(data.FS, os.DirFS(filepath.Join(dir, "data")))
	p, err := pipeline.New(pipeline.WithLexicon(lex))
	if err != nil {
		return nil, err
	}
	g, err := merge.Load(filepath.Join(dir, "gold.json"))
	if err != nil {
		return nil, err
	}
	b, err := os.ReadFile(filepath.Join(dir, "reports.jsonl"))
	if err != nil {
		return nil, err
	}
	records := map[string]*casus.Record{}
	x := r.Index()
	x.KeepMentions()
	if err := code(p, bytes.NewReader(b), dated, func(rec *casus.Record) {
		records[rec.ID] = rec
		x.Put(rec)
	}); err != nil {
		return nil, err
	}
	var out []example
	for _, d := range g.Disputes {
		if d.Test {
			continue
		}
		in := map[string]bool{}
		for _, id := range d.Reports {
			in[id] = true
		}
		pairs, _ := merge.Align(g, records, x.Events(), func(id string) bool { return in[id] })
		for i, a := range pairs {
			for _, b := range pairs[i+1:] {
				if f, ok := x.Compare(resolve.Example{A: a.Mention, B: b.Mention, Same: a.Gold == b.Gold}); ok && a.Mention != b.Mention {
					out = append(out, example{f, false, 1})
				}
			}
		}
	}
	return out, nil
}

func fromPairs(r *resolve.Resolver, file string) ([]example, error) {
	pairs, err := merge.LoadPairs("eval/merge/pairs.jsonl")
	if err != nil {
		return nil, err
	}
	want := map[string]bool{}
	for _, p := range pairs {
		want[p.A.Report], want[p.B.Report] = true, true
	}
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	in, err := gzip.NewReader(f)
	if err != nil {
		return nil, err
	}
	var some bytes.Buffer
	lines := bufio.NewScanner(in)
	lines.Buffer(make([]byte, 1<<20), 1<<26)
	for lines.Scan() {
		var head struct{ ID string }
		if json.Unmarshal(lines.Bytes(), &head) == nil && want[head.ID] {
			some.Write(lines.Bytes())
			some.WriteByte('\n')
		}
	}
	p, err := pipeline.New()
	if err != nil {
		return nil, err
	}
	records := map[string]*casus.Record{}
	x := r.Index()
	x.KeepMentions()
	if err := code(p, &some, true, func(rec *casus.Record) {
		records[rec.ID] = rec
		x.Put(rec)
	}); err != nil {
		return nil, err
	}
	var out []example
	for i := range pairs {
		q := &pairs[i]
		if f, ok := x.Compare(resolve.Example{A: q.A.Row(records[q.A.Report]), B: q.B.Row(records[q.B.Report]), Same: q.Same}); ok {
			out = append(out, example{f, q.Test(), 1})
		}
	}
	return out, nil
}

func code(p *pipeline.Pipeline, in io.Reader, dated bool, each func(*casus.Record)) error {
	for item := range p.Reader().Items("reports", in) {
		if item.Err != nil {
			return item.Err
		}
		if !dated {
			item.Report.Published = ""
		}
		rec, err := p.Code(context.Background(), item.Report)
		if err != nil {
			return err
		}
		each(rec)
	}
	return nil
}

func dot(w []float32, f []float32) float64 {
	s := 0.0
	for i := range f {
		s += float64(w[i]) * float64(f[i])
	}
	return s
}

// exclusive is the prior from which a feature excludes merging: what few examples can never outweigh.
const exclusive = -4

// fit is batch gradient descent on the log-loss with a Gaussian prior. No weight changes its sign, and those of zero stay zero, as do those that exclude.
func fit(all []example, prior []float32, within bool, spread float64) []float32 {
	w := append([]float32{}, prior...)
	const steps, rate = 3000, 0.02
	for range steps {
		g := make([]float64, len(w))
		for _, e := range all {
			if e.test || e.Within != within {
				continue
			}
			y := 0.0
			if e.Same {
				y = 1
			}
			d := e.weight * (1/(1+math.Exp(-dot(w, e.Features))) - y)
			for i, f := range e.Features {
				g[i] += d * float64(f)
			}
		}
		for i := range w {
			if prior[i] != 0 && prior[i] > exclusive {
				w[i] -= float32(rate * (g[i] + float64(w[i]-prior[i])/(spread*spread)) / 10)
				if w[i]*prior[i] < 0 {
					w[i] = 0
				}
			}
		}
	}
	return w
}

func report(when string, all []example, across, within []float32) {
	for _, part := range []struct {
		name   string
		test   bool
		within bool
	}{{"dev across", false, false}, {"dev within", false, true}, {"test across", true, false}, {"test within", true, true}} {
		tp, fp, fn, n := 0, 0, 0, 0
		for _, e := range all {
			if e.test != part.test || e.Within != part.within {
				continue
			}
			w := across
			if e.Within {
				w = within
			}
			n++
			switch yes := dot(w, e.Features) > 0; {
			case yes && e.Same:
				tp++
			case yes:
				fp++
			case e.Same:
				fn++
			}
		}
		fmt.Fprintf(os.Stderr, "%s %s: %d pairs, %d together rightly, %d wrongly, %d wrongly apart\n", when, part.name, n, tp, fp, fn)
	}
}

// print writes the table with the new numbers, its comments and notes kept.
func print(fitted [2][]float32) error {
	b, err := os.ReadFile("data/resolve/weights.tsv")
	if err != nil {
		return err
	}
	at := map[string]int{}
	for i, n := range resolve.FeatureNames() {
		at[n] = i
	}
	for line := range strings.Lines(string(b)) {
		f := strings.Split(strings.TrimRight(line, "\n"), "\t")
		if i, ok := at[f[0]]; ok && len(f) >= 3 {
			f[1], f[2] = number(fitted[0][i]), number(fitted[1][i])
			line = strings.Join(f, "\t") + "\n"
		}
		fmt.Print(line)
	}
	return nil
}

func number(v float32) string {
	return strings.TrimSuffix(strings.TrimRight(fmt.Sprintf("%.2f", v), "0"), ".")
}
