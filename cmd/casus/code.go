package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"iter"
	"os"

	"casus/ingest"
	"casus/pipeline"
)

type codeCmd struct {
	Files []string `arg:"" optional:"" help:"Reports: text, HTML or JSONL files (also .gz, .zst), folders, globs; standard input when none is named."`
}

// Run writes one record a line for each readable report, in input order.
func (c *codeCmd) Run(ctx context.Context, s *settings, std streams) error {
	p, err := s.pipeline()
	if err != nil {
		return err
	}
	out := bufio.NewWriterSize(std.out, 1<<16)
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	tally := newTally(s, std.err)
	err = p.Run(ctx, readAll(p.Reader(), c.Files, std.in), s.Jobs, func(r pipeline.Result) error {
		tally.add(r)
		if r.Err != nil {
			return nil
		}
		return enc.Encode(r.Record)
	})
	if flushErr := out.Flush(); err == nil {
		err = flushErr
	}
	return tally.end(err)
}

// readAll is every report of the named files, or of standard input when none is named. What cannot be opened is an item with its error.
func readAll(r *ingest.Reader, args []string, stdin io.Reader) iter.Seq[ingest.Item] {
	return func(yield func(ingest.Item) bool) {
		if len(args) == 0 {
			for item := range r.Items("stdin", stdin) {
				if !yield(item) {
					return
				}
			}
			return
		}
		for path, err := range ingest.Files(args) {
			if err != nil {
				if !yield(ingest.Item{Name: path, Err: err}) {
					return
				}
				continue
			}
			if !readFile(r, path, yield) {
				return
			}
		}
	}
}

func readFile(r *ingest.Reader, path string, yield func(ingest.Item) bool) bool {
	f, err := os.Open(path)
	if err != nil {
		return yield(ingest.Item{Name: path, Err: err})
	}
	defer f.Close()
	for item := range r.Items(path, f) {
		if !yield(item) {
			return false
		}
	}
	return true
}

type versionCmd struct{}

// Run prints the version with the hashes that every record carries.
func (versionCmd) Run(s *settings, std streams) error {
	lex, err := s.lexicon()
	if err != nil {
		return err
	}
	prov, err := pipeline.ProvenanceOf(lex)
	if err != nil {
		return err
	}
	if s.JSON {
		return json.NewEncoder(std.out).Encode(prov)
	}
	_, err = fmt.Fprintf(std.out, "casus %s\ndata %s\nmodels %s\n", prov.Version, prov.Data, prov.Models)
	return err
}
