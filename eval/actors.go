package eval

import (
	"context"
	"io"

	"casus"
	"casus/eval/actors"
	"casus/eval/gold"
	"casus/pipeline"
)

// actorsLayer scores the parties of gold items.
func actorsLayer(ctx context.Context, p *pipeline.Pipeline, o Options, w io.Writer) error {
	var c actors.Counts
	return scored(ctx, p, o, w, &c, &c.Errors, func(it *gold.Item, rec *casus.Record) {
		if it.Layers["actors"] {
			c.Score(it, rec, p.Registry())
		}
		if it.Layers["parties"] {
			c.Sample(it, rec, p.Registry())
		}
	})
}
