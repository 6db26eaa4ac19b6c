package eval

import (
	"compress/gzip"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"casus"
	"casus/conllu"
	"casus/eval/conll18"
	"casus/ingest"
	"casus/pipeline"
)

// parseLayer scores CoNLL-U treebanks (also .gz) with the metrics of the CoNLL 2018 shared task: once from the raw text, once
// from the gold tokens.
func parseLayer(ctx context.Context, p *pipeline.Pipeline, o Options, w io.Writer) error {
	for _, file := range o.Files {
		text, gold, err := readTreebank(file)
		if err != nil {
			return err
		}
		rep, err := p.Reader().Assuming("en").Report(ingest.Raw{ID: filepath.Base(file), Text: text, Language: "en"})
		if err != nil {
			return fmt.Errorf("%s: %w", file, err)
		}
		raw, err := conll18.Compare(text, gold, rep.Text, p.Parse(rep))
		if err != nil {
			return fmt.Errorf("%s: %w", file, err)
		}
		tokenized, err := conll18.Compare(text, gold, text, p.Analyse(bare(gold)))
		if err != nil {
			return fmt.Errorf("%s: %w", file, err)
		}
		fmt.Fprintf(w, "%-28s %8s %12s\n", strings.TrimSuffix(strings.TrimSuffix(filepath.Base(file), ".gz"), ".conllu"), "raw text", "gold tokens")
		rows := tokenized.Rows()
		for i, r := range raw.Rows() {
			fmt.Fprintf(w, "  %-26s %8.2f %12.2f\n", r.Name, r.F1(), rows[i].F1())
		}
		if err := ctx.Err(); err != nil {
			return err
		}
	}
	return nil
}

func readTreebank(file string) (string, []casus.Sentence, error) {
	f, err := os.Open(file)
	if err != nil {
		return "", nil, err
	}
	defer f.Close()
	var in io.Reader = f
	if strings.HasSuffix(file, ".gz") {
		if in, err = gzip.NewReader(f); err != nil {
			return "", nil, fmt.Errorf("%s: %w", file, err)
		}
	}
	text, sentences, err := conllu.Read(in)
	if err != nil {
		return "", nil, fmt.Errorf("%s: %w", file, err)
	}
	return text, sentences, nil
}

// bare copies sentences without their annotation.
func bare(gold []casus.Sentence) []casus.Sentence {
	out := make([]casus.Sentence, len(gold))
	for i := range gold {
		out[i] = gold[i]
		out[i].Tokens = make([]casus.Token, len(gold[i].Tokens))
		for j, t := range gold[i].Tokens {
			out[i].Tokens[j] = casus.Token{Span: t.Span, Form: t.Form, Head: -1}
		}
	}
	return out
}
