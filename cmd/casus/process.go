package main

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"casus"
	"casus/resolve"
)

type processCmd struct {
	folded
	Kind  string   `arg:"" optional:"" enum:",talks,sanctions,aid,deployment,ceasefire" default:"" help:"talks, sanctions, aid, deployment or ceasefire; all when none is named."`
	Actor []string `help:"A party: id, country code or part of a name; may be given again, then all must take part."`
}

// Run prints courses with their steps.
func (c *processCmd) Run(ctx context.Context, s *settings, std streams) error {
	r, err := c.fold(ctx, s)
	if err != nil {
		return err
	}
	courses := slices.DeleteFunc(r.resolver.Courses(r.records, r.events, c.Kind), func(x casus.Course) bool {
		for _, a := range c.Actor {
			if !slices.ContainsFunc(slices.Concat(x.Parties, x.Others), func(p casus.ActorRef) bool { return resolve.Names(a, p) }) {
				return true
			}
		}
		return false
	})
	if s.JSON {
		return jsonLines(std.out, courses)
	}
	if len(courses) == 0 {
		fmt.Fprintf(std.err, "no course fits among %d reports; casus process without arguments lists all\n", len(r.records))
	}
	for _, x := range courses {
		with := ""
		if len(x.Others) > 0 {
			with = "  (with " + parties(x.Others) + ")"
		}
		rounds := ""
		if x.Rounds > 0 {
			rounds = fmt.Sprintf(", number %d", x.Rounds)
		}
		who := parties(x.Parties)
		if len(x.From) > 0 && len(x.To) > 0 {
			who = parties(x.From) + " -> " + parties(x.To)
		}
		fmt.Fprintf(std.out, "%s: %s%s  %s%s\n", x.Kind, plain(who), plain(with), x.Status, rounds)
		t := newTable(std.out, "  DAY", "STATUS", "NUMBER", "FIGURES", "PLACE", "WORDS", "REPORT")
		for _, step := range x.Steps {
			number := ""
			if step.Ordinal > 0 {
				number = fmt.Sprint(step.Ordinal)
			}
			var figures []string
			for _, f := range step.Figures {
				figures = append(figures, f.Text+" "+f.Delta)
			}
			status := step.Status
			if step.Planned {
				status += " (ahead)"
			}
			t.row("  "+step.Day, status, number, clip(strings.Join(figures, "; "), 60), step.Place, clip(step.Text, 48), step.ReportID)
		}
		if err := t.end(); err != nil {
			return err
		}
		for _, f := range x.Flags {
			fmt.Fprintf(std.out, "  ! %s\n", plain(f))
		}
		fmt.Fprintln(std.out)
	}
	return nil
}
