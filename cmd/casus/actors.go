package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"casus"
	"casus/annotate/actor"
	"casus/data"
	"casus/lexicon"
	"casus/store"
)

type actorsCmd struct {
	Show  actorsShowCmd  `cmd:"" default:"withargs" help:"Print entries of the registry of parties: names, codes, offices by date."`
	Check actorsCheckCmd `cmd:"" help:"Check an edited registry file, with file and line of every fault."`
}

type actorsShowCmd struct {
	ledgerFlag
	Name  []string `arg:"" help:"A name, alias or id."`
	Limit int      `default:"20" help:"At most so many events and statements of the ledger; 0 for all."`
}

// Run prints the entries that the name means, best first, and what the ledger, if there is one, tells of the first: acts in which it takes part
// and what it says.
func (c *actorsShowCmd) Run(ctx context.Context, s *settings, std streams) error {
	lex, err := s.lexicon()
	if err != nil {
		return err
	}
	r, err := actor.Load(lex)
	if err != nil {
		return err
	}
	name := strings.Join(c.Name, " ")
	found := r.Find(name)
	if len(found) == 0 {
		return &casus.Error{Op: "actors", Kind: casus.KindUsage, Subject: name, Err: errors.New("no such party in the registry"), Hint: "add it with --actors FILE; see docs/actors.md"}
	}
	if s.JSON {
		enc := json.NewEncoder(std.out)
		enc.SetEscapeHTML(false)
		for _, e := range found {
			if err := enc.Encode(e); err != nil {
				return err
			}
		}
		return c.rows(ctx, s, std, found[0].ID)
	}
	for i, e := range found {
		if i > 0 {
			fmt.Fprintln(std.out)
		}
		printEntry(std.out, e)
	}
	return c.rows(ctx, s, std, found[0].ID)
}

// rows prints the rows of the ledger that name a party. A ledger that nobody has made yet has none.
func (c *actorsShowCmd) rows(ctx context.Context, s *settings, std streams, id string) error {
	if _, err := os.Stat(c.Ledger); errors.Is(err, fs.ErrNotExist) && c.Ledger == defaultLedger {
		return nil
	}
	l, err := c.open(ctx)
	if err != nil {
		return err
	}
	defer l.Close()
	events, err := l.Events(ctx, store.Query{Actor: id, Limit: c.Limit})
	if err != nil {
		return err
	}
	statements, err := l.Statements(ctx, store.Query{Source: id, Limit: c.Limit})
	if err != nil {
		return err
	}
	if s.JSON {
		if err := jsonLines(std.out, events); err != nil {
			return err
		}
		return jsonLines(std.out, statements)
	}
	if len(events) > 0 {
		fmt.Fprintln(std.out)
		if err := printEvents(std.out, events); err != nil {
			return err
		}
	}
	if len(statements) > 0 {
		fmt.Fprintln(std.out)
		return printStatements(std.out, statements)
	}
	return nil
}

func printEntry(w io.Writer, e *actor.Entry) {
	fmt.Fprintf(w, "%s  %s\n", e.ID, e.Name)
	row := func(label, text string) {
		if text != "" {
			fmt.Fprintf(w, "  %-10s %s\n", label, text)
		}
	}
	row("kind", e.Kind)
	row("code", strings.TrimSpace(e.Country+" "+e.Sector))
	row("aliases", strings.Join(e.Aliases, ", "))
	row("adjective", strings.Join(e.Adjectives, ", "))
	row("people", strings.Join(e.People, ", "))
	row("capital", strings.Join(e.Capitals, ", "))
	row("seats", strings.Join(e.Seats, ", "))
	for _, t := range e.Terms {
		lead := ""
		if t.Lead {
			lead = ", leader"
		}
		row("office", fmt.Sprintf("%s to %s  %s of %s%s", orDash(t.From), orDash(t.To), t.Office, t.Scope, lead))
	}
	row("wikidata", e.Wikidata)
	if !e.Verified {
		row("note", "unverified")
	}
	row("source", fmt.Sprintf("%s:%d", e.File, e.Line))
}

type actorsCheckCmd struct {
	File []string `arg:"" type:"existingfile" help:"Registry files, as given to --actors."`
}

// Run checks each file as an addition to the registry in use and prints its faults.
func (c *actorsCheckCmd) Run(_ context.Context, s *settings, std streams) error {
	faults := 0
	for _, file := range c.File {
		over, err := lexicon.Added("actor/states", file)
		if err != nil {
			return err
		}
		for _, f := range actor.Check(lexicon.Open(data.FS, over)) {
			faults++
			fmt.Fprintln(std.out, strings.ReplaceAll(f.Error(), "actor/states+"+filepath.Ext(file), file))
		}
	}
	if faults > 0 {
		return &casus.Error{Op: "actors check", Kind: casus.KindData, Subject: strings.Join(c.File, " "), Err: fmt.Errorf("%d faults", faults)}
	}
	fmt.Fprintf(std.out, "%s: no fault\n", strings.Join(c.File, ", "))
	return nil
}
