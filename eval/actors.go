package eval

import (
	"context"
	"fmt"
	"io"

	"casus/eval/actors"
	"casus/pipeline"
)

// actorsLayer scores the parties of gold items.
func actorsLayer(ctx context.Context, p *pipeline.Pipeline, o Options, w io.Writer) error {
	coded, skipped, err := Code(ctx, p, o)
	if err != nil {
		return err
	}
	var c actors.Counts
	for i := range coded {
		it := &coded[i].Item
		if it.Layers["actors"] {
			c.Score(it, coded[i].Record, p.Registry())
		}
		if it.Layers["parties"] {
			c.Sample(it, coded[i].Record, p.Registry())
		}
	}
	for _, l := range c.Lines() {
		fmt.Fprintln(w, l)
	}
	if skipped > 0 {
		fmt.Fprintf(w, "%d items left out: their texts are not at hand\n", skipped)
	}
	listErrors(w, c.Errors, o.Errors)
	return nil
}
