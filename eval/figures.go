package eval

import (
	"context"
	"fmt"
	"io"

	"casus/eval/figures"
	"casus/pipeline"
)

// figuresLayer scores figures against gold items.
func figuresLayer(ctx context.Context, p *pipeline.Pipeline, o Options, w io.Writer) error {
	coded, skipped, err := Code(ctx, p, o)
	if err != nil {
		return err
	}
	c := &figures.Counts{}
	for i := range coded {
		if coded[i].Item.Layers["figures"] {
			c.Score(&coded[i].Item, coded[i].Record.Figures)
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
