// Package eval measures the coder layer by layer against gold annotation. [Layers] lists what can be measured; every layer has its own
// package with the scorer, which knows neither files nor the pipeline.
package eval

import (
	"context"
	"fmt"
	"io"
	"strings"

	"casus"
	"casus/eval/annotated"
	"casus/eval/gold"
	"casus/pipeline"
)

// Options are what a measurement is asked for.
type Options struct {
	Files  []string // gold files
	Data   string   // folder of development data, for texts that are annotated stand-off; "" when absent
	Errors int      // errors to list, with their evidence
}

// Layer is one thing that can be measured. Run prints its scores: the same input gives the same lines.
type Layer struct {
	Name string
	Gold string // form of the gold files
	Run  func(ctx context.Context, p *pipeline.Pipeline, o Options, w io.Writer) error
}

// Layers are all layers by name.
var Layers = []Layer{
	{"report", "whole reports: JSON beside the report's text", report},
	{"parse", "CoNLL-U treebanks (.conllu, .conllu.gz)", parseLayer},
	{"statements", "gold items (.jsonl)", attribLayer},
	{"names", "gold items (.jsonl) with names", namesLayer},
	{"coref", "GAP snippets (.tsv, .tsv.gz)", corefLayer},
	{"figures", "gold items (.jsonl)", figuresLayer},
	{"times", "TimeML documents (.tml) and gold items (.jsonl)", timesLayer},
	{"actors", "gold items (.jsonl) with actors", actorsLayer},
	{"events", "gold items (.jsonl) with events; PLOVER gold records (.json)", eventsLayer},
	{"positions", "gold items (.jsonl) with positions", positionsLayer},
	{"processes", "gold items (.jsonl) with processes", processesLayer},
	{"factuality", "judgements of UDS (.zip), over the English Web Treebank in the folder of development data; graded sentences of our own (.txt)", factualityLayer},
	{"merging", "gold of a dossier (gold.json beside reports.jsonl)", mergingLayer},
	{"places", "gold items (JSON Lines) with places", placesLayer},
}

// Find is the layer of that name.
func Find(name string) (Layer, error) {
	var names []string
	for _, l := range Layers {
		if l.Name == name {
			return l, nil
		}
		names = append(names, l.Name)
	}
	return Layer{}, &casus.Error{Op: "eval", Kind: casus.KindUsage, Subject: name, Err: fmt.Errorf("no such layer"), Hint: "layers: " + strings.Join(names, ", ")}
}

// report scores all layers of whole annotated reports.
func report(ctx context.Context, p *pipeline.Pipeline, o Options, w io.Writer) error {
	for _, file := range o.Files {
		g, err := annotated.Load(file)
		if err != nil {
			return err
		}
		var rec *casus.Record
		for item := range p.Reader().Items(g.Report.File, strings.NewReader(g.Text)) {
			if item.Err != nil {
				return item.Err
			}
			if rec, err = p.Code(ctx, item.Report); err != nil {
				return err
			}
		}
		for _, l := range annotated.Score(g, rec) {
			fmt.Fprintln(w, l)
			listErrors(w, append(l.Misses, l.FalseAlarms...), o.Errors)
		}
	}
	return nil
}

// Coded is a gold item with the record made of its text.
type Coded struct {
	Item   gold.Item
	Record *casus.Record
}

// Code reads gold items and codes their texts. Items whose text is not at hand are counted in skipped.
func Code(ctx context.Context, p *pipeline.Pipeline, o Options) (coded []Coded, skipped int, err error) {
	texts := gold.From(o.Data)
	for _, file := range o.Files {
		items, n, err := gold.Load(file, texts)
		if err != nil {
			return nil, 0, err
		}
		skipped += n
		for _, it := range items {
			rep, err := p.Reader().Report(it.Raw())
			if err != nil {
				return nil, 0, fmt.Errorf("%s:%d: %w", it.File, it.Line, err)
			}
			rec, err := p.Code(ctx, rep)
			if err != nil {
				return nil, 0, fmt.Errorf("%s:%d: %w", it.File, it.Line, err)
			}
			coded = append(coded, Coded{it, rec})
		}
	}
	return coded, skipped, nil
}

func listErrors(w io.Writer, errs []string, most int) {
	if most == 0 {
		return
	}
	for i, e := range errs {
		if i == most {
			fmt.Fprintf(w, "    ... and %d more\n", len(errs)-most)
			return
		}
		fmt.Fprintln(w, "   ", e)
	}
}
