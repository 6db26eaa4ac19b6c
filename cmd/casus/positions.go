package main

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"casus"
	"casus/resolve"
)

type positionsCmd struct {
	folded
	Actor string `help:"The party: id, country code or part of a name. Officials count for their country."`
	Issue string `help:"An issue's id (data/dispute/issues.tsv) or a part of its words."`
}

// Run lists what parties hold, in order of time.
func (c *positionsCmd) Run(ctx context.Context, s *settings, std streams) error {
	recs, err := c.records(ctx)
	if err != nil {
		return err
	}
	ps := resolve.Positions(recs, c.Actor, c.Issue)
	if s.JSON {
		return jsonLines(std.out, ps)
	}
	if len(ps) == 0 {
		heldNote(std, recs, "position")
	}
	called := resolve.Called(recs)
	t := newTable(std.out, "DAY", "PARTY", "ISSUE", "STANCE", "WORDS", "WHO SAYS SO", "ROW")
	for _, p := range ps {
		t.row(p.Day, holderName(p, called), clip(p.Issue, 32), p.Stance, clip(p.Text, 72), clip(sayer(p, called), 32), p.ReportID+"/"+p.ID)
	}
	return t.end()
}

// heldNote says on standard error that nothing fits, and which parties and issues the reports have positions of.
func heldNote(std streams, recs []*casus.Record, what string) {
	all := resolve.Positions(recs, "", "")
	if len(all) == 0 {
		fmt.Fprintf(std.err, "no %s: none of %d reports tells a position\n", what, len(recs))
		return
	}
	var holders, issues []string
	for _, p := range all {
		holders, issues = append(holders, p.Holder), append(issues, clip(p.Issue, 32))
	}
	fmt.Fprintf(std.err, "no %s fits; there are positions of %s on %s\n", what, some(holders), some(issues))
}

// some lists what stands in a list, each once, the first dozen by name.
func some(words []string) string {
	slices.Sort(words)
	words = slices.Compact(words)
	const most = 12
	if len(words) > most {
		return strings.Join(words[:most], ", ") + ", ..."
	}
	return strings.Join(words, ", ")
}

// holderName is the party as the report names it, with the party it counts for.
func holderName(p casus.PositionAt, called map[string]string) string {
	name := parties([]casus.ActorRef{p.Actor})
	holder := nameOf(p.Holder, called)
	if p.Holder != p.Actor.Actor && holder != name {
		name += " (" + holder + ")"
	}
	return clip(name, 40)
}

// sayer is who tells of the position: its outlet, or the speaker and the outlet.
func sayer(p casus.PositionAt, called map[string]string) string {
	if p.By != "" {
		return nameOf(p.By, called) + ", " + p.Outlet
	}
	return p.Outlet
}

type shiftsCmd struct {
	folded
	Actor string `help:"The party: id, country code or part of a name."`
	Issue string `help:"An issue's id or a part of its words."`
	Since string `placeholder:"DAY" help:"Shifts of this day (ISO) or later."`
}

// Run lists where a party's stance changed, with both pieces of evidence.
func (c *shiftsCmd) Run(ctx context.Context, s *settings, std streams) error {
	recs, err := c.records(ctx)
	if err != nil {
		return err
	}
	shifts := resolve.Since(resolve.Shifts(resolve.Positions(recs, c.Actor, c.Issue)), c.Since)
	if s.JSON {
		return jsonLines(std.out, shifts)
	}
	if len(shifts) == 0 {
		heldNote(std, recs, "shift")
	}
	called := resolve.Called(recs)
	t := newTable(std.out, "DAY", "PARTY", "ISSUE", "STANCE", "WORDS", "WHO SAYS SO", "ROW")
	for _, x := range shifts {
		if x.Before.ID != "" {
			t.row(x.Before.Day, holderName(x.Before, called), clip(x.Issue, 32), x.From, clip(x.Before.Text, 72), clip(sayer(x.Before, called), 32), x.Before.ReportID+"/"+x.Before.ID)
		} else {
			t.row("before", holderName(x.After, called), clip(x.Issue, 32), x.From)
		}
		claimed := ""
		if x.ClaimedBy != "" {
			claimed = ", calls it a change"
		}
		t.row(x.Day, "", "", x.To, clip(x.After.Text, 72), clip(sayer(x.After, called)+claimed, 48), x.After.ReportID+"/"+x.After.ID)
	}
	return t.end()
}
