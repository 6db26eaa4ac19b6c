package main

import (
	"context"
	"fmt"
	"io"
	"strings"

	"casus"
	"casus/lexicon"
	"casus/resolve"
)

// selection are the flags that choose events.
type selection struct {
	Dispute string   `help:"A saved query: an id of data/dispute/disputes.tsv or of a file laid over it."`
	Actor   []string `help:"Registry id, country code or part of a name; may be given again."`
	Place   []string `help:"Part of a place's name, or its country code."`
	Type    []string `help:"PLOVER types."`
	Since   string   `placeholder:"DAY" help:"On or after this day (ISO)."`
	Until   string   `placeholder:"DAY" help:"On or before this day."`
}

func (s *selection) resolve(lex *lexicon.Set) (resolve.Selection, error) {
	out := resolve.Selection{}
	if s.Dispute != "" {
		all, err := resolve.Disputes(lex)
		if err != nil {
			return out, err
		}
		var ids []string
		found := false
		for _, d := range all {
			ids = append(ids, d.ID)
			if d.ID == s.Dispute {
				out, found = d.Selection, true
			}
		}
		if !found {
			return out, &casus.Error{Op: "timeline", Kind: casus.KindUsage, Subject: s.Dispute, Err: fmt.Errorf("no such dispute"), Hint: "there are " + strings.Join(ids, ", ")}
		}
	}
	out.Actors, out.Places, out.Types = append(out.Actors, s.Actor...), append(out.Places, s.Place...), s.Type
	if s.Since != "" {
		out.Since = s.Since
	}
	if s.Until != "" {
		out.Until = s.Until
	}
	return out, nil
}

type timelineCmd struct {
	folded
	selection
	All bool `help:"Also what is planned, hypothetical, negated or background."`
}

// Run prints the events of a selection in order of time, each with its accounts.
func (c *timelineCmd) Run(ctx context.Context, s *settings, std streams) error {
	lex, err := s.lexicon()
	if err != nil {
		return err
	}
	sel, err := c.selection.resolve(lex)
	if err != nil {
		return err
	}
	r, err := c.fold(ctx, s)
	if err != nil {
		return err
	}
	events := resolve.Timeline(r.events, sel)
	if s.JSON {
		return jsonLines(std.out, events)
	}
	if len(events) == 0 {
		fmt.Fprintf(std.err, "no event fits; the ledger has %d events of %d reports\n", len(r.events), len(r.records))
	}
	r.timeline(std.out, events, c.All)
	return nil
}

// timeline prints events under their days.
func (r *resolved) timeline(out io.Writer, events []casus.Event, all bool) {
	day := ""
	for i := range events {
		e := &events[i]
		if !all && e.Realis != casus.Actual {
			continue
		}
		d := resolve.Day(e)
		if d == "" {
			d = "undated"
		}
		if d != day {
			day = d
			fmt.Fprintln(out, day)
		}
		reports := map[string]bool{}
		for _, a := range e.Accounts {
			reports[a.ReportID] = true
		}
		count := ""
		if len(reports) > 1 {
			count = fmt.Sprintf("  (%d reports, %d origins)", len(reports), e.Origins)
		}
		fmt.Fprintf(out, "  %s%s\n", headline(e), count)
		r.evidence(out, e)
	}
}
