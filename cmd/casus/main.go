// Command casus reads news reports on conflicts and negotiations and keeps the record of what they say.
//
// This package only wires: flags to options, rows to tables. Start with [cli]; every command is a file of its own.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"

	"github.com/alecthomas/kong"

	"casus"
)

// Exit statuses.
const (
	exitOK       = 0
	exitFailure  = 1
	exitUsage    = 2
	exitSetAside = 3 // the run is complete, but at least one report was set aside
)

// errSetAside ends a run that set reports aside; they were named already.
var errSetAside = errors.New("reports were set aside")

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	code := run(ctx, os.Args[1:], streams{os.Stdin, os.Stdout, os.Stderr})
	stop()
	os.Exit(code)
}

// streams are the standard streams, given so that tests can replace them.
type streams struct {
	in       io.Reader
	out, err io.Writer
}

type cli struct {
	settings

	Code       codeCmd       `cmd:"" help:"Code reports: one record a line, as JSON."`
	Add        addCmd        `cmd:"" help:"Code reports into a ledger file."`
	Events     eventsCmd     `cmd:"" help:"List the events of a ledger."`
	Statements statementsCmd `cmd:"" help:"List the statements of a ledger."`
	Show       showCmd       `cmd:"" help:"Print a report with its rows, or one row with its evidence."`
	Explain    explainCmd    `cmd:"" help:"Print why a row is there: words, rules, the rows it rests on."`
	Merge      mergeCmd      `cmd:"" help:"Merge the event mentions of records into events."`
	Timeline   timelineCmd   `cmd:"" help:"Print merged events in order of time, with their accounts."`
	Compare    compareCmd    `cmd:"" help:"Lay the accounts of one event side by side."`
	Positions  positionsCmd  `cmd:"" help:"List what parties hold on issues, in order of time."`
	Shifts     shiftsCmd     `cmd:"" help:"List where a party's stance changed."`
	Changes    changesCmd    `cmd:"" help:"List what is new, revised or contradicted since a day."`
	Process    processCmd    `cmd:"" help:"Print talks, sanctions, aid, deployments and truces as they run."`
	Demo       demoCmd       `cmd:"" help:"Code the bundled dossier of an invented world and print its timeline."`
	Actors     actorsCmd     `cmd:"" help:"Look up parties in the registry, or check a registry file."`
	Parse      parseCmd      `cmd:"" help:"Write sentences, tags and trees as CoNLL-U."`
	Eval       evalCmd       `cmd:"" help:"Measure a layer against gold annotation."`
	Serve      serveCmd      `cmd:"" help:"Serve a ledger as pages on this machine."`
	Version    versionCmd    `cmd:"" help:"Print the version of the program, its data and its models."`
}

// run is main with its surroundings given.
func run(ctx context.Context, args []string, std streams) int {
	var c cli
	exited := -1
	parser, err := kong.New(&c,
		kong.Name("casus"), kong.Description("The record of what reports on conflicts and negotiations say."),
		kong.Writers(std.out, std.err), kong.Exit(func(code int) { exited = code }), kong.UsageOnError(),
		kong.ConfigureHelp(kong.HelpOptions{Compact: true}),
		kong.BindTo(ctx, (*context.Context)(nil)), kong.Bind(std),
	)
	if err != nil {
		fmt.Fprintln(std.err, "casus:", err)
		return exitFailure
	}
	kctx, err := parser.Parse(args)
	if exited >= 0 { // --help
		return exited
	}
	if err != nil {
		fmt.Fprintf(std.err, "casus: %v (see casus --help)\n", err)
		return exitUsage
	}
	err = kctx.Run(&c.settings)
	switch {
	case err == nil:
		return exitOK
	case errors.Is(err, errSetAside):
		return exitSetAside
	case errors.Is(err, context.Canceled):
		fmt.Fprintln(std.err, "casus: stopped; what was written is complete, the same command goes on from there")
		return exitFailure
	case errors.Is(err, syscall.EPIPE):
		return exitFailure
	}
	fmt.Fprintln(std.err, "casus:", err)
	if casus.IsKind(err, casus.KindUsage) {
		return exitUsage
	}
	return exitFailure
}
