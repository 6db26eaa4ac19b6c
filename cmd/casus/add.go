package main

import (
	"context"
	"fmt"
	"iter"
	"time"

	"casus"
	"casus/ingest"
	"casus/pipeline"
	"casus/store/sqlite"
)

// defaultLedger is the ledger of the folder one works in, as the flag has it.
const defaultLedger = "ledger.casus"

// ledgerFlag names the ledger file of a command.
type ledgerFlag struct {
	Ledger string `default:"ledger.casus" env:"CASUS_LEDGER" help:"Ledger file."`
}

func (l *ledgerFlag) open(ctx context.Context) (*sqlite.Ledger, error) {
	return sqlite.Open(ctx, l.Ledger, false)
}

type addCmd struct {
	ledgerFlag
	Files []string `arg:"" optional:"" help:"Reports: text, HTML or JSONL files (also .gz, .zst), folders, globs; standard input when none is named."`
}

// batch is how many records a transaction holds at most; batchTime how long the first may wait.
const (
	batch     = 64
	batchTime = time.Second
)

// Run codes reports into the ledger. What the ledger has, as coded by this version, is passed over, so that a run that was stopped goes on
// where it ended.
func (c *addCmd) Run(ctx context.Context, s *settings, std streams) error {
	p, err := s.pipeline()
	if err != nil {
		return err
	}
	ledger, err := sqlite.Open(ctx, c.Ledger, true)
	if err != nil {
		return err
	}
	defer ledger.Close()
	tally := newTally(s, std.err)
	var open []*casus.Record
	var first time.Time
	var known, added, superseded int
	flush := func() error {
		if len(open) == 0 {
			return nil
		}
		// What is coded is kept, also when the run is being stopped.
		done, err := ledger.Add(context.WithoutCancel(ctx), time.Now(), open...)
		open = open[:0]
		known, added, superseded = known+done.Known, added+done.New, superseded+done.Superseded
		return err
	}
	var lookErr error
	items := func(yield func(ingest.Item) bool) {
		for item := range readAll(p.Reader(), c.Files, std.in) {
			if item.Err == nil {
				have, err := ledger.Known(context.WithoutCancel(ctx), item.Report.ID, item.Report.Hash, p.Provenance())
				if err != nil {
					lookErr = err
					return
				}
				if have {
					known++
					continue
				}
			}
			if !yield(item) {
				return
			}
		}
	}
	err = p.Run(ctx, iter.Seq[ingest.Item](items), s.Jobs, func(r pipeline.Result) error {
		tally.add(r)
		if r.Err != nil {
			return nil
		}
		if len(open) == 0 {
			first = time.Now()
		}
		open = append(open, r.Record)
		if len(open) >= batch || time.Since(first) > batchTime {
			return flush()
		}
		return nil
	})
	if flushErr := flush(); flushErr != nil {
		err = flushErr
	}
	if lookErr != nil {
		err = lookErr
	}
	if !s.Quiet && casusErr(err) == nil {
		fmt.Fprintf(std.err, "casus: %s: %d added (%d of them replace an earlier version), %d known already\n", c.Ledger, added, superseded, known)
	}
	return tally.end(err)
}

// casusErr is err unless it only says that the run was stopped.
func casusErr(err error) error {
	if err == context.Canceled {
		return nil
	}
	return err
}
