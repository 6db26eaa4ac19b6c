package eval

import (
	"context"
	"io"

	"casus"
	"casus/eval/gold"
	"casus/eval/processes"
	"casus/pipeline"
)

// processesLayer scores the processes of gold items.
func processesLayer(ctx context.Context, p *pipeline.Pipeline, o Options, w io.Writer) error {
	var c processes.Counts
	return scored(ctx, p, o, w, &c, &c.Errors, func(it *gold.Item, rec *casus.Record) {
		if it.Layers["processes"] {
			c.Score(it, rec)
		}
	})
}
