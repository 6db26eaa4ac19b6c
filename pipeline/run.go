package pipeline

import (
	"context"
	"fmt"
	"iter"
	"runtime/debug"
	"sync"

	"casus"
	"casus/ingest"
)

// Result is what became of one input: a record, or the error for which it was set aside.
type Result struct {
	Name   string // file, "file:line" or "stdin"
	Record *casus.Record
	Err    error
}

// Run codes reports on several workers and hands over the results in input order. At most a few reports a worker are in memory.
// It stops when the input ends, when yield returns an error, or, after the reports in hand, when ctx is done; then it
// returns that error or ctx's.
func (p *Pipeline) Run(ctx context.Context, items iter.Seq[ingest.Item], jobs int, yield func(Result) error) error {
	jobs = max(jobs, 1)
	type task struct {
		item ingest.Item
		done chan Result
	}
	stop, cancel := context.WithCancel(ctx)
	defer cancel()
	tasks := make(chan task)
	ordered := make(chan task, 4*jobs)
	var workers sync.WaitGroup
	for range jobs {
		workers.Go(func() {
			for t := range tasks {
				t.done <- p.one(t.item)
			}
		})
	}
	go func() {
		defer close(ordered)
		defer close(tasks)
		for item := range items {
			t := task{item, make(chan Result, 1)}
			select {
			case <-stop.Done():
				return
			case ordered <- t:
			}
			tasks <- t // a task that is announced is always done
		}
	}()
	var err error
	for t := range ordered {
		r := <-t.done
		if err == nil {
			if err = yield(r); err != nil {
				cancel()
			}
		}
	}
	workers.Wait()
	if err == nil {
		err = ctx.Err()
	}
	return err
}

// one codes one item. A defect that panics costs its report, not the run.
func (p *Pipeline) one(item ingest.Item) (res Result) {
	res.Name, res.Err = item.Name, item.Err
	if item.Err != nil {
		return res
	}
	defer func() {
		if r := recover(); r != nil {
			res.Record = nil
			res.Err = &casus.Error{Op: "code", Kind: casus.KindRecord, Subject: item.Report.ID, Err: fmt.Errorf("defect: %v\n%s", r, debug.Stack()),
				Hint: "please report it with the text"}
		}
	}()
	// The context stops the feed, not the report in hand.
	res.Record, res.Err = p.Code(context.Background(), item.Report)
	return res
}
