package eval

import (
	"context"
	"fmt"
	"io"

	"casus"
	"casus/eval/gold"
	"casus/pipeline"
)

// counted is what a layer's scores are gathered in.
type counted interface{ Lines() []string }

// scored codes the gold items, hands each with its record to score, and prints what was counted, then the errors.
func scored(ctx context.Context, p *pipeline.Pipeline, o Options, w io.Writer, c counted, errors *[]string, score func(*gold.Item, *casus.Record)) error {
	coded, skipped, err := Code(ctx, p, o)
	if err != nil {
		return err
	}
	for i := range coded {
		score(&coded[i].Item, coded[i].Record)
	}
	for _, l := range c.Lines() {
		fmt.Fprintln(w, l)
	}
	if skipped > 0 {
		fmt.Fprintf(w, "%d items left out: their texts are not at hand\n", skipped)
	}
	listErrors(w, *errors, o.Errors)
	return nil
}
