package eval

import (
	"context"
	"io"

	"casus"
	"casus/eval/gold"
	"casus/eval/positions"
	"casus/pipeline"
)

// positionsLayer scores the positions of gold items.
func positionsLayer(ctx context.Context, p *pipeline.Pipeline, o Options, w io.Writer) error {
	var c positions.Counts
	return scored(ctx, p, o, w, &c, &c.Errors, func(it *gold.Item, rec *casus.Record) {
		if it.Layers["positions"] {
			c.Score(it, rec)
		}
	})
}
