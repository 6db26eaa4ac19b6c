package eval

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"casus/eval/events"
	"casus/ingest"
	"casus/pipeline"
)

// eventsLayer scores events against gold items, and against PLOVER's gold records where a file is a JSON list.
func eventsLayer(ctx context.Context, p *pipeline.Pipeline, o Options, w io.Writer) error {
	items := o
	items.Files = nil
	for _, f := range o.Files {
		if filepath.Ext(f) == ".json" {
			if err := ploverRecords(ctx, p, f, w); err != nil {
				return err
			}
			continue
		}
		items.Files = append(items.Files, f)
	}
	if len(items.Files) == 0 {
		return nil
	}
	coded, skipped, err := Code(ctx, p, items)
	if err != nil {
		return err
	}
	s := &events.Score{}
	for i := range coded {
		s.Add(&coded[i].Item, coded[i].Record.Events)
	}
	if skipped > 0 {
		fmt.Fprintf(w, "%d items without their text left out\n", skipped)
	}
	s.Print(w)
	listErrors(w, s.Errors, o.Errors)
	return nil
}

// ploverRecords scores the PLOVER gold standard records, the developed half and the half kept for testing apart.
func ploverRecords(ctx context.Context, p *pipeline.Pipeline, file string, w io.Writer) error {
	f, err := os.Open(file)
	if err != nil {
		return err
	}
	defer f.Close()
	records, err := events.Records(f)
	if err != nil {
		return err
	}
	halves := map[bool]*events.RecordScore{false: {}, true: {}}
	for i := range records {
		x := &records[i]
		rep, err := p.Reader().Report(ingest.Raw{ID: x.ID, Text: x.Text, Language: "en"})
		if err != nil {
			return err
		}
		rec, err := p.Code(ctx, rep)
		if err != nil {
			return err
		}
		halves[x.Test()].Add(x, rec.Events)
	}
	for _, test := range []bool{false, true} {
		fmt.Fprintln(w, map[bool]string{false: "PLOVER records, half for developing", true: "PLOVER records, half kept for testing"}[test])
		halves[test].Print(w)
	}
	return nil
}
