package main

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"

	"casus"
)

type compareCmd struct {
	folded
	Event string `arg:"" help:"An event's id, or one of its mentions: REPORT/e3."`
}

// Run lays the accounts of one event side by side.
func (c *compareCmd) Run(ctx context.Context, s *settings, std streams) error {
	r, err := c.fold(ctx, s)
	if err != nil {
		return err
	}
	e, err := r.event(c.Event)
	if err != nil {
		return err
	}
	cmp := r.resolver.Accounts(e, r.records)
	if s.JSON {
		enc := json.NewEncoder(std.out)
		enc.SetEscapeHTML(false)
		return enc.Encode(cmp)
	}
	fmt.Fprintf(std.out, "%s  %s\n%d reports, %d independent origins\n\n", e.ID, headline(e), len(cmp.Accounts), e.Origins)
	outlet := map[string]string{}
	for _, a := range e.Accounts {
		outlet[a.ReportID] = a.Outlet
		if a.Outlet == "" {
			outlet[a.ReportID] = a.ReportID
		}
	}
	called := r.called
	t := newTable(std.out, "FIELD", "", "VALUE", "OUTLET", "REPORT", "ORIGIN", "WORDS")
	for _, f := range cmp.Fields {
		name, status := f.Name, f.Status
		for _, v := range f.Values {
			t.row(name, status, clip(v.Value, 40), outlet[v.ReportID], v.ReportID, clip(originName(v.Origin, called), 40), clip(v.Text, 50))
			name, status = "", ""
		}
		if len(f.Silent) > 0 && len(f.Values) > 0 {
			var names []string
			for _, id := range f.Silent {
				names = append(names, outlet[id]+" ("+id+")")
			}
			t.row("", "silent", "-", clip(strings.Join(names, ", "), 80))
		}
	}
	if err := t.end(); err != nil {
		return err
	}
	for _, d := range cmp.Denials {
		fmt.Fprintf(std.out, "\ndenied by %s (%s/%s): %s\n", plain(nameOf(d.By, called)), d.ReportID, d.Statement, plain(d.Text))
	}
	for _, reason := range e.Reasons {
		fmt.Fprintf(std.out, "\n%s", plain(reason))
	}
	if len(e.Reasons) > 0 {
		fmt.Fprintln(std.out)
	}
	return nil
}

// originName is an origin with the party of a statement by its name.
func originName(origin string, called map[string]string) string {
	kind, id, ok := strings.Cut(origin, ":")
	if !ok || kind != "statement" {
		return origin
	}
	return kind + ":" + nameOf(id, called)
}

// nameOf is how reports call a party; an organ that has no name of its own by its country's.
func nameOf(id string, called map[string]string) string {
	if name := called[id]; name != "" {
		return name
	}
	country, organ, ok := strings.Cut(id, ":")
	if name := called[country]; ok && name != "" {
		return name + " (" + organ + ")"
	}
	return id
}

// event is the event of that id, or the one that holds a mention.
func (r *resolved) event(id string) (*casus.Event, error) {
	for i := range r.events {
		e := &r.events[i]
		if e.ID == id {
			return e, nil
		}
		for _, a := range e.Accounts {
			if a.ReportID+"/"+a.EventID == id {
				return e, nil
			}
		}
	}
	return nil, &casus.Error{Op: "compare", Kind: casus.KindUsage, Subject: id, Err: fmt.Errorf("no such event or mention"), Hint: "casus timeline --json and casus events list them"}
}
