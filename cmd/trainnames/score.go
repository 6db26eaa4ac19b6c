package main

import (
	"bytes"
	"fmt"
	"path/filepath"
	"strings"

	"casus"
	"casus/analyse/names"
	"casus/eval/gold"
)

// heldBack are the parts that the training does not see.
func (b *bench) heldBack() (map[string][]names.Sample, []string, error) {
	out := map[string][]names.Sample{}
	var order []string
	put := func(name string, s []names.Sample) {
		if _, ok := out[name]; !ok {
			order = append(order, name)
		}
		out[name] = append(out[name], s...)
	}
	for _, src := range columns {
		sents, err := b.readColumns(src, "test")
		if err != nil {
			return nil, nil, err
		}
		for i := range sents {
			if src.name == "wikigold" && i/20%5 != 4 {
				continue
			}
			put(src.name, []names.Sample{b.sample(&sents[i], src.name, 1)})
		}
	}
	_, held, err := b.re3d("re3d", 1)
	if err != nil {
		return nil, nil, err
	}
	put("re3d", held)
	dev, err := b.gum("dev", 1)
	if err != nil {
		return nil, nil, err
	}
	put("gum", dev)
	items, _, err := b.layers()
	if err != nil {
		return nil, nil, err
	}
	put("news", items)
	for _, s := range items {
		put("CAPITALS", []names.Sample{recase(s, 0)})
		put("small", []names.Sample{recase(s, 1)})
		put("Headline", []names.Sample{recase(s, 2)})
	}
	return out, order, nil
}

// layers are the development half of our own annotation of news.
func (b *bench) layers() (out []names.Sample, ids map[string]bool, err error) {
	items, _, err := gold.Load(filepath.Join(b.gold, "layers-real-dev.jsonl"), gold.From(b.shared))
	if err != nil {
		return nil, nil, err
	}
	ids = map[string]bool{}
	for i := range items {
		it := &items[i]
		ids[it.ID] = true
		if !it.Layers["names"] {
			continue
		}
		sm := names.Sample{Sentences: b.splitter.SplitText(it.Text), Weight: 1}
		for _, n := range it.Names {
			sm.Names = append(sm.Names, names.Entity{Span: n.At, Type: n.Type})
		}
		out = append(out, sm)
	}
	return out, ids, nil
}

type tally struct{ gold, found, right int }

func (t tally) f1() (p, r, f float64) {
	if t.found > 0 {
		p = 100 * float64(t.right) / float64(t.found)
	}
	if t.gold > 0 {
		r = 100 * float64(t.right) / float64(t.gold)
	}
	if p+r > 0 {
		f = 2 * p * r / (p + r)
	}
	return p, r, f
}

// score prints F1 of exact spans with type. Types that a set does not know are left out on both sides; facilities count as places
// where it has no facilities.
func (b *bench) score(r *names.Recogniser, show int) error {
	sets, order, err := b.heldBack()
	if err != nil {
		return err
	}
	fmt.Printf("%-10s %6s %6s %6s %6s   by type\n", "set", "names", "P", "R", "F1")
	for _, name := range order {
		lacks := ""
		for _, c := range columns {
			if c.name == name {
				lacks = c.lacks
			}
		}
		total, byType := tally{}, map[string]*tally{}
		for _, t := range names.Types {
			byType[t] = &tally{}
		}
		shown := 0
		for i := range sets[name] {
			sm := &sets[name][i]
			docText := textOf(sm.Sentences)
			doc := &casus.Document{Report: &casus.Report{Text: docText}, Sentences: sm.Sentences}
			kind := func(k string) (string, bool) {
				if k == "FAC" && strings.Contains(lacks, "FAC") {
					k = "LOC"
				}
				return k, !strings.Contains(lacks, k)
			}
			want := map[string]bool{}
			for _, e := range sm.Names {
				if casus.SentenceAt(sm.Sentences, e.Start) < 0 {
					continue
				}
				if k, ok := kind(e.Type); ok {
					want[fmt.Sprint(e.Start, " ", e.End, " ", k)] = true
					total.gold++
					byType[k].gold++
				}
			}
			wrong := false
			var got []string
			for _, n := range r.Names(doc, r.Read(b.analyser, doc.Sentences)) {
				k, ok := kind(n.Type)
				if !ok {
					continue
				}
				got = append(got, n.Text+"/"+k)
				total.found++
				byType[k].found++
				if want[fmt.Sprint(n.Spans[0].Start, " ", n.Spans[0].End, " ", k)] {
					total.right++
					byType[k].right++
				} else {
					wrong = true
				}
			}
			if (wrong || len(got) != len(want)) && shown < show {
				shown++
				var golds []string
				for _, e := range sm.Names {
					if e.End <= len(docText) {
						golds = append(golds, e.In(docText)+"/"+e.Type)
					}
				}
				fmt.Printf("  %s\n    gold %s\n    got  %s\n", strings.TrimLeft(docText, " "), strings.Join(golds, " | "), strings.Join(got, " | "))
			}
		}
		p, rc, f := total.f1()
		fmt.Printf("%-10s %6d %6.2f %6.2f %6.2f  ", name, total.gold, p, rc, f)
		for _, t := range names.Types {
			if byType[t].gold+byType[t].found > 0 {
				_, _, f := byType[t].f1()
				fmt.Printf(" %s %.1f", t, f)
			}
		}
		fmt.Println()
	}
	return nil
}

// textOf writes the tokens at their offsets.
func textOf(sentences []casus.Sentence) string {
	size := 0
	for i := range sentences {
		size = max(size, sentences[i].End)
		for _, t := range sentences[i].Tokens {
			size = max(size, t.End)
		}
	}
	b := bytes.Repeat([]byte{' '}, size)
	for i := range sentences {
		for _, t := range sentences[i].Tokens {
			copy(b[t.Start:t.End], t.Form)
		}
	}
	return string(b)
}
