package eval

import (
	"context"
	"crypto/sha256"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"casus/eval/gold"
	"casus/eval/times"
	"casus/ingest"
	"casus/pipeline"
)

// timesLayer scores expressions of time against TimeML documents (*.tml, *.xml) and gold items (*.jsonl).
func timesLayer(ctx context.Context, p *pipeline.Pipeline, o Options, w io.Writer) error {
	c := &times.Counts{}
	var items []string
	for _, file := range o.Files {
		switch ext := filepath.Ext(file); ext {
		case ".tml", ".xml":
			if err := timeML(ctx, p, file, c); err != nil {
				return err
			}
		default:
			items = append(items, file)
		}
	}
	o2 := o
	o2.Files = items
	coded, skipped, err := Code(ctx, p, o2)
	if err != nil {
		return err
	}
	for _, x := range coded {
		if !x.Item.Layers["times"] {
			continue
		}
		c.Score(x.Item.ID, GoldTimes(&x.Item), times.Of(x.Record))
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

// GoldTimes are the times of a gold item as mentions.
func GoldTimes(it *gold.Item) []times.Mention {
	var out []times.Mention
	for _, g := range it.Times {
		m := times.Mention{Span: g.At, Text: g.Text, Type: g.Type, Debatable: g.Debatable}
		if g.Value != nil {
			m.Value = *g.Value
		}
		for _, a := range g.Alt["value"] {
			if s, ok := a.(string); ok {
				m.Alt = append(m.Alt, s)
			}
		}
		out = append(out, m)
	}
	return out
}

func timeML(ctx context.Context, p *pipeline.Pipeline, file string, c *times.Counts) error {
	f, err := os.Open(file)
	if err != nil {
		return err
	}
	defer f.Close()
	d, err := times.ReadTimeML(f)
	if err != nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	rep, err := p.Reader().Report(ingest.Raw{ID: d.ID, Text: d.Text, Published: d.Created, Language: "en"})
	if err != nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	rec, err := p.Code(ctx, rep)
	if err != nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	c.Score(strings.TrimSuffix(filepath.Base(file), filepath.Ext(file)), d.Mentions, times.Of(rec))
	return nil
}

// Half tells which half a document belongs to: the first hex digit of SHA-256 of its name is 8 to f for the development
// half.
func Half(name string) string {
	if sum := sha256.Sum256([]byte(name)); sum[0]>>4 >= 8 {
		return "dev"
	}
	return "test"
}
