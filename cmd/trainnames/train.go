package main

import (
	"fmt"
	"path/filepath"
	"sort"
	"strings"
	"unicode"

	"casus"
	"casus/analyse"
	"casus/analyse/names"
	"casus/eval/gold"
)

// report is a text of the news or speeches.
type report struct {
	ID, Published, Text string
}

// train fits the model in two rounds: on annotation, then on annotation and on news that the first round has read.
func (b *bench) train(silver int) (*names.Recogniser, error) {
	annotated, err := b.annotated()
	if err != nil {
		return nil, err
	}
	b.logf("%d annotated samples", len(annotated))
	annotated = append(annotated, recased(annotated)...)
	news, err := lines[report](filepath.Join(b.shared, "reports/current-events.jsonl.gz"))
	if err != nil {
		return nil, err
	}
	kept, err := b.open(news)
	if err != nil {
		return nil, err
	}
	parsed, plain := b.read(kept, silver)
	b.logf("%d reports read", len(kept))
	classes := names.Clusters(plain)
	b.logf("word classes learnt")
	r, err := names.Train(b.lex, b.analyser, classes, annotated, b.cfg)
	if err != nil {
		return nil, err
	}
	if silver == 0 {
		return r, nil
	}
	if err := b.score(r, 0); err != nil {
		return nil, err
	}
	samples := label(r, b.analyser, parsed)
	samples = append(samples, recased(samples)...)
	b.logf("%d reports labelled", len(samples))
	return names.Train(b.lex, b.analyser, classes, append(annotated, samples...), b.cfg)
}

// annotated are the training parts of all sets.
func (b *bench) annotated() ([]names.Sample, error) {
	var out []names.Sample
	for _, src := range columns {
		parts := []string{"train", "dev"}
		switch src.name {
		case "wikigold":
			parts = parts[:1]
		case "uner":
			parts = parts[1:]
		}
		weight := float32(1)
		if src.name == "wnut17" {
			weight = 0.5
		}
		for _, p := range parts {
			sents, err := b.readColumns(src, p)
			if err != nil {
				return nil, err
			}
			for i := range sents {
				if src.name == "wikigold" && i/20%5 == 4 {
					continue
				}
				out = append(out, b.sample(&sents[i], src.name, weight))
			}
		}
	}
	own, err := b.own()
	if err != nil {
		return nil, err
	}
	out = append(out, own...)
	train, _, err := b.re3d("re3d", 1)
	if err != nil {
		return nil, err
	}
	out = append(out, train...)
	g, err := b.gum("train", 1)
	if err != nil {
		return nil, err
	}
	return append(out, g...), nil
}

// open leaves out the reports that are annotated for development or testing.
func (b *bench) open(news []report) ([]report, error) {
	closed := map[string]bool{}
	files, err := filepath.Glob(filepath.Join(b.gold, "*-real-*.jsonl"))
	if err != nil {
		return nil, err
	}
	for _, f := range files {
		items, _, err := gold.Load(f, gold.From(b.shared))
		if err != nil {
			return nil, err
		}
		for i := range items {
			id, _, _ := strings.Cut(items[i].ID, "#")
			closed[id], closed[items[i].Text] = true, true
		}
	}
	if len(closed) == 0 {
		return nil, fmt.Errorf("no gold in %s: the reports to leave out are not known", b.gold)
	}
	var out []report
	seen := map[string]bool{}
	for _, r := range news {
		if !closed[r.ID] && !closed[r.Text] && !seen[r.Text] {
			seen[r.Text] = true
			out = append(out, r)
		}
	}
	return out, nil
}

// read splits all reports for the word classes, and tags an even choice of them for labelling.
func (b *bench) read(reports []report, silver int) (parsed []casus.Document, plain [][]string) {
	every := max(1, len(reports)/max(silver, 1))
	for i := range reports {
		sents := b.splitter.SplitText(reports[i].Text)
		for k := range sents {
			forms := make([]string, len(sents[k].Tokens))
			for j := range forms {
				forms[j] = sents[k].Tokens[j].Form
			}
			plain = append(plain, forms)
		}
		if silver > 0 && i%every == 0 {
			parsed = append(parsed, casus.Document{Report: &casus.Report{Text: reports[i].Text}, Sentences: sents})
		}
	}
	return parsed, plain
}

// label names the reports by a model and brings the names of one spelling to the type that most of them have.
func label(r *names.Recogniser, a *analyse.Analyser, docs []casus.Document) []names.Sample {
	found := make([][]casus.Name, len(docs))
	votes := map[string]map[string]int{}
	for i := range docs {
		found[i] = r.Names(&docs[i], r.Read(a, docs[i].Sentences))
		for _, n := range found[i] {
			if votes[n.Text] == nil {
				votes[n.Text] = map[string]int{}
			}
			votes[n.Text][n.Type]++
		}
	}
	major := map[string]string{}
	for text, v := range votes {
		sum := 0
		var kinds []string
		for k, n := range v {
			sum += n
			kinds = append(kinds, k)
		}
		sort.Slice(kinds, func(i, j int) bool {
			if v[kinds[i]] != v[kinds[j]] {
				return v[kinds[i]] > v[kinds[j]]
			}
			return kinds[i] < kinds[j]
		})
		if v[kinds[0]]*4 >= sum*3 {
			major[text] = kinds[0]
		}
	}
	var out []names.Sample
	for i := range docs {
		s := names.Sample{Sentences: docs[i].Sentences, Weight: 0.4}
		for _, n := range found[i] {
			k := n.Type
			if m := major[n.Text]; m != "" {
				k = m
			}
			s.Names = append(s.Names, names.Entity{Span: n.Spans[0], Type: k})
		}
		out = append(out, s)
	}
	return out
}

// recased are copies of every fifteenth sample of the product's own domain in capitals, in small letters and as headlines.
func recased(samples []names.Sample) []names.Sample {
	var out []names.Sample
	n := 0
	for _, s := range samples {
		if s.Set != "" {
			continue
		}
		if n++; n%5 == 0 {
			out = append(out, recase(s, n/5%3))
		}
	}
	return out
}

// recase writes the words of a sample in capitals (0), small (1) or each with a capital (2).
func recase(s names.Sample, how int) names.Sample {
	s.Weight /= 2
	sentences := make([]casus.Sentence, len(s.Sentences))
	for i, sent := range s.Sentences {
		sent.Tokens = append([]casus.Token(nil), sent.Tokens...)
		for j := range sent.Tokens {
			t := &sent.Tokens[j]
			switch how {
			case 0:
				t.Form = strings.ToUpper(t.Form)
			case 1:
				t.Form = strings.ToLower(t.Form)
			default:
				if r := []rune(t.Form); len(r) > 3 {
					t.Form = string(unicode.ToUpper(r[0])) + string(r[1:])
				}
			}
		}
		sentences[i] = sent
	}
	s.Sentences = sentences
	return s
}
