package eval

import (
	"context"
	"io"

	"casus"
	"casus/eval/figures"
	"casus/eval/gold"
	"casus/pipeline"
)

// figuresLayer scores figures against gold items.
func figuresLayer(ctx context.Context, p *pipeline.Pipeline, o Options, w io.Writer) error {
	c := &figures.Counts{}
	return scored(ctx, p, o, w, c, &c.Errors, func(it *gold.Item, rec *casus.Record) {
		if it.Layers["figures"] {
			c.Score(it, rec.Figures)
		}
	})
}
