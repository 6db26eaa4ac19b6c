package eval

import (
	"context"
	"fmt"
	"io"

	"casus"
	"casus/eval/attrib"
	"casus/pipeline"
)

// attribLayer scores statements against gold items (*.jsonl): spans of source, cue and content, speaker, kind and act.
func attribLayer(ctx context.Context, p *pipeline.Pipeline, o Options, w io.Writer) error {
	c := attrib.New()
	coded, skipped, err := Code(ctx, p, o)
	if err != nil {
		return err
	}
	for _, x := range coded {
		if x.Item.Layers["statements"] {
			c.Score(&x.Item, statementsOf(x.Record))
		}
	}
	if skipped > 0 {
		fmt.Fprintf(w, "%d items without their text left out\n", skipped)
	}
	for _, l := range c.Lines() {
		fmt.Fprintln(w, l)
	}
	listErrors(w, c.Errors, o.Errors)
	return nil
}

func statementsOf(rec *casus.Record) []attrib.Statement {
	var out []attrib.Statement
	for i := range rec.Statements {
		s := &rec.Statements[i]
		a := attrib.Statement{Kind: s.Kind, Act: s.Act}
		if s.Source != nil {
			a.Source, a.Speaker = s.Source.Spans, s.Source.Name
		}
		if s.Cue != nil {
			a.Cue = s.Cue.Spans
		}
		if s.Content != nil {
			a.Content = s.Content.Spans
		}
		out = append(out, a)
	}
	return out
}
