package eval

import (
	"context"
	"fmt"
	"io"

	"casus"
	"casus/eval/gold"
	"casus/eval/names"
	"casus/pipeline"
)

// namesLayer scores named entities against gold items.
func namesLayer(ctx context.Context, p *pipeline.Pipeline, o Options, w io.Writer) error {
	coded, skipped, err := Code(ctx, p, o)
	if err != nil {
		return err
	}
	c := &names.Counts{}
	for _, x := range coded {
		if !x.Item.Layers["names"] {
			continue
		}
		var found []names.Name
		for _, n := range x.Record.Names {
			found = append(found, names.Name{Span: n.Spans.Bounds(), Text: n.Text, Type: n.Type})
		}
		c.Score(x.Item.ID, GoldNames(&x.Item), found)
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

// GoldNames are the names of a gold item.
func GoldNames(it *gold.Item) []names.Name {
	var out []names.Name
	for _, g := range it.Names {
		n := names.Name{Span: g.At, Text: g.Text, Type: g.Type, Debatable: g.Debatable, Types: values(g.Rest, "type")}
		for _, t := range values(g.Rest, "text") { // another extent that begins or ends with the same words
			for _, at := range []int{g.At.Start, g.At.End - len(t)} {
				if at >= 0 && at+len(t) <= len(it.Text) && it.Text[at:at+len(t)] == t {
					n.Spans = append(n.Spans, casus.Span{Start: at, End: at + len(t)})
				}
			}
		}
		out = append(out, n)
	}
	return out
}
