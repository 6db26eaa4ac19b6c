package eval

import (
	"context"
	"fmt"
	"io"
	"os"
	"strings"

	"casus/eval/events"
	"casus/eval/gold"
	"casus/ingest"
	"casus/pipeline"
)

// testParts of the sixteenths of event items are kept for testing: a third.
const testParts = 5

// eventsLayer scores events on gold items, the part for developing and the part for testing apart, and on the PLOVER project's
// gold records (.json). Errors are listed for the part for developing only.
func eventsLayer(ctx context.Context, p *pipeline.Pipeline, o Options, w io.Writer) error {
	for _, file := range o.Files {
		if strings.HasSuffix(file, ".json") {
			if err := plover(ctx, p, file, o.Errors, w); err != nil {
				return err
			}
			continue
		}
		one := o
		one.Files = []string{file}
		coded, skipped, err := Code(ctx, p, one)
		if err != nil {
			return err
		}
		var dev, test events.Score
		for i := range coded {
			s := &dev
			if coded[i].Item.Test(testParts) {
				s = &test
			}
			s.Add(&coded[i].Item, coded[i].Record.Events)
		}
		fmt.Fprintf(w, "%s: %d items without text\n", file, skipped)
		for _, part := range []struct {
			name string
			s    *events.Score
		}{{"developing", &dev}, {"testing", &test}} {
			fmt.Fprintf(w, "-- %s\n", part.name)
			part.s.Print(w)
		}
		listErrors(w, dev.Errors, o.Errors)
	}
	return nil
}

func plover(ctx context.Context, p *pipeline.Pipeline, file string, most int, w io.Writer) error {
	f, err := os.Open(file)
	if err != nil {
		return err
	}
	defer f.Close()
	records, err := events.Records(f)
	if err != nil {
		return err
	}
	var dev, test events.RecordScore
	for i := range records {
		x := &records[i]
		it := gold.Item{ID: x.ID, Text: x.Text}
		rep, err := p.Reader().Report(ingest.Raw{ID: it.ID, Text: it.Text, Language: "en"})
		if err != nil {
			return err
		}
		rec, err := p.Code(ctx, rep)
		if err != nil {
			return err
		}
		s := &dev
		if x.Test() {
			s = &test
		}
		s.Add(x, rec.Events)
	}
	fmt.Fprintf(w, "%s\n-- developing\n", file)
	dev.Print(w)
	fmt.Fprintln(w, "-- testing")
	test.Print(w)
	listErrors(w, dev.Errors, most)
	return nil
}
