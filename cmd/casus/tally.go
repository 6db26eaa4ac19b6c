package main

import (
	"fmt"
	"io"
	"os"
	"time"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"

	"casus/pipeline"
)

// tally counts a run, names what is set aside, and shows progress: a bar on a terminal, a line now and then otherwise.
type tally struct {
	out      io.Writer
	quiet    bool
	bar      *progressbar.ProgressBar
	started  time.Time
	lastLine time.Time
	done     int
	aside    int
}

// lineEvery is the pause between progress lines where there is no terminal.
const lineEvery = 30 * time.Second

func newTally(s *settings, out io.Writer) *tally {
	t := &tally{out: out, quiet: s.Quiet, started: time.Now()}
	t.lastLine = t.started
	if f, ok := out.(*os.File); ok && !s.Quiet && term.IsTerminal(int(f.Fd())) {
		t.bar = progressbar.NewOptions(-1, progressbar.OptionSetWriter(out), progressbar.OptionSetDescription("reports"),
			progressbar.OptionShowCount(), progressbar.OptionShowIts(), progressbar.OptionThrottle(200*time.Millisecond), progressbar.OptionClearOnFinish())
	}
	return t
}

// add counts one result. A report set aside is named with the reason.
func (t *tally) add(r pipeline.Result) {
	t.done++
	if r.Err != nil {
		t.aside++
		if t.bar != nil {
			t.bar.Clear()
		}
		fmt.Fprintf(t.out, "casus: set aside %s: %v\n", r.Name, r.Err)
	}
	switch {
	case t.bar != nil:
		t.bar.Add(1)
	case !t.quiet && time.Since(t.lastLine) > lineEvery:
		t.lastLine = time.Now()
		fmt.Fprintf(t.out, "casus: %d reports, %.0f/s\n", t.done, float64(t.done)/time.Since(t.started).Seconds())
	}
}

// end closes the count: the error of the run, else errSetAside when anything was.
func (t *tally) end(err error) error {
	if t.bar != nil {
		t.bar.Finish()
	}
	if t.aside > 0 {
		fmt.Fprintf(t.out, "casus: %d of %d reports set aside\n", t.aside, t.done)
		if err == nil {
			err = errSetAside
		}
	}
	return err
}
