package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"casus"
	"casus/annotate/actor"
	"casus/data"
	"casus/lexicon"
)

type actorsCmd struct {
	Show  actorsShowCmd  `cmd:"" default:"withargs" help:"Print entries of the registry of parties: names, codes, offices by date."`
	Check actorsCheckCmd `cmd:"" help:"Check an edited registry file, with file and line of every fault."`
}

type actorsShowCmd struct {
	Name []string `arg:"" help:"A name, alias or id."`
}

// Run prints the entries that the name means, best first.
func (c *actorsShowCmd) Run(_ context.Context, s *settings, std streams) error {
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
		return nil
	}
	for i, e := range found {
		if i > 0 {
			fmt.Fprintln(std.out)
		}
		printEntry(std.out, e)
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
