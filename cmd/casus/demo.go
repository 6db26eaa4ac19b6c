package main

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"casus"
	"casus/data"
	"casus/lexicon"
	"casus/pipeline"
	"casus/resolve"
	"casus/sample"
	"casus/store/sqlite"
)

type demoCmd struct {
	Ledger  string `placeholder:"FILE" help:"Keep the ledger in this file."`
	Dispute string `default:"lissa" enum:"lissa,gannet" help:"Which dispute to print: lissa or gannet."`
	Serve   bool   `help:"Then show the dossier as pages, until stopped."`
	Addr    string `default:"127.0.0.1:7080" help:"Loopback address for --serve."`
}

// Run codes the bundled dossier into a ledger and prints the timeline of a dispute.
func (c *demoCmd) Run(ctx context.Context, s *settings, std streams) error {
	lex, err := sampleLexicon("demo")
	if err != nil {
		return err
	}
	path := c.Ledger
	if path == "" {
		dir, err := os.MkdirTemp("", "casus-demo-")
		if err != nil {
			return err
		}
		defer os.RemoveAll(dir)
		path = filepath.Join(dir, "demo.casus")
	}
	p, err := pipeline.New(pipeline.WithLexicon(lex))
	if err != nil {
		return err
	}
	l, err := sqlite.Open(ctx, path, true)
	if err != nil {
		return err
	}
	defer l.Close()
	reports, err := sample.FS.ReadFile("demo/reports.jsonl")
	if err != nil {
		return err
	}
	var recs []*casus.Record
	err = p.Run(ctx, p.Reader().Items("demo", bytes.NewReader(reports)), s.Jobs, func(r pipeline.Result) error {
		if r.Err == nil {
			recs = append(recs, r.Record)
		}
		return r.Err
	})
	if err != nil {
		return err
	}
	if _, err := l.Add(ctx, time.Now(), recs...); err != nil {
		return err
	}
	folded, err := fold(ctx, lex, l, time.Time{})
	if err != nil {
		return err
	}
	disputes, err := resolve.Disputes(lex)
	if err != nil {
		return err
	}
	for _, d := range disputes {
		if d.ID != c.Dispute {
			continue
		}
		events := resolve.Timeline(folded.events, d.Selection)
		if s.JSON {
			return jsonLines(std.out, events)
		}
		counts, err := l.Counts(ctx)
		if err != nil {
			return err
		}
		fmt.Fprintf(std.out, "%d reports of an invented world: %d statements, %d event mentions, %d events\n\n%s\n\n", counts.Reports, counts.Statements, counts.Events, len(folded.events), d.Name)
		folded.timeline(std.out, events, false)
	}
	if c.Ledger != "" && !s.Quiet {
		fmt.Fprintf(std.err, "casus: the ledger is in %s\n", c.Ledger)
	}
	if c.Serve {
		return serve(ctx, lex, std, l, c.Addr, "")
	}
	return nil
}

// sampleLexicon is the built-in data with the registry, places and disputes of a bundled dossier laid over it, as --data does.
func sampleLexicon(name string) (*lexicon.Set, error) {
	layer, err := fs.Sub(sample.FS, name+"/data")
	if err != nil {
		return nil, err
	}
	return lexicon.Open(data.FS, layer), nil
}
