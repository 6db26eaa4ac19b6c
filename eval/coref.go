package eval

import (
	"compress/gzip"
	"context"
	"fmt"
	"io"
	"os"
	"strings"

	"casus"
	"casus/eval/coref"
	"casus/pipeline"
)

// corefLayer scores chains on snippets of GAP (.tsv): a name is taken up by the pronoun when one chain holds both.
func corefLayer(ctx context.Context, p *pipeline.Pipeline, o Options, w io.Writer) error {
	right, found, want := 0, 0, 0
	var errors []string
	for _, file := range o.Files {
		f, err := os.Open(file)
		if err != nil {
			return err
		}
		r, err := plain(file, f)
		if err != nil {
			f.Close()
			return err
		}
		snippets, err := coref.ReadGAP(r)
		f.Close()
		if err != nil {
			return fmt.Errorf("%s: %w", file, err)
		}
		for i := range snippets {
			s := &snippets[i]
			doc, err := p.Document(ctx, &casus.Report{ID: s.ID, Text: s.Text, Hash: casus.HashText(s.Text), Language: "en"})
			if err != nil {
				return err
			}
			for _, x := range []struct {
				name casus.Span
				is   bool
			}{{s.A, s.IsA}, {s.B, s.IsB}} {
				got := coref.Together(doc.Chains, s.Pronoun, x.name)
				if got {
					found++
				}
				if x.is {
					want++
				}
				if got && x.is {
					right++
				} else if got != x.is {
					errors = append(errors, fmt.Sprintf("%s: %s and %q: gold %v, chains %v", s.ID, s.Pronoun.In(s.Text), x.name.In(s.Text), x.is, got))
				}
			}
		}
	}
	p100, r100 := 100*float64(right)/float64(max(found, 1)), 100*float64(right)/float64(max(want, 1))
	fmt.Fprintf(w, "pronoun and name P %.2f R %.2f F1 %.2f (%d of %d gold, %d found)\n", p100, r100, 2*p100*r100/max(p100+r100, 1e-9), right, want, found)
	listErrors(w, errors, o.Errors)
	return nil
}

// plain unpacks a file whose name ends in .gz.
func plain(name string, r io.Reader) (io.Reader, error) {
	if strings.HasSuffix(name, ".gz") {
		return gzip.NewReader(r)
	}
	return r, nil
}
