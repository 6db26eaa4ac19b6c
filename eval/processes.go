package eval

import (
	"context"
	"fmt"
	"io"

	"casus/eval/processes"
	"casus/pipeline"
)

// processesLayer scores the processes of gold items.
func processesLayer(ctx context.Context, p *pipeline.Pipeline, o Options, w io.Writer) error {
	coded, skipped, err := Code(ctx, p, o)
	if err != nil {
		return err
	}
	var c processes.Counts
	for i := range coded {
		if it := &coded[i].Item; it.Layers["processes"] {
			c.Score(it, coded[i].Record)
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
