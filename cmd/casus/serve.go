package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"sync"
	"time"

	"casus"
	"casus/export"
	"casus/lexicon"
	"casus/store"
	"casus/store/sqlite"
	"casus/web"
)

type serveCmd struct {
	Ledger string `arg:"" optional:"" default:"ledger.casus" help:"Ledger file."`
	Addr   string `default:"127.0.0.1:7080" help:"Address to listen on: loopback, unless --token is given."`
	Token  string `env:"CASUS_TOKEN" help:"Password for every request (basic authentication, any user name); required beyond loopback."`
}

// Run serves a ledger as pages until it is stopped.
func (c *serveCmd) Run(ctx context.Context, s *settings, std streams) error {
	l, err := sqlite.Open(ctx, c.Ledger, false)
	if err != nil {
		return err
	}
	defer l.Close()
	return serve(ctx, s, std, l, c.Addr, c.Token)
}

// serve listens and answers until ctx is done.
func serve(ctx context.Context, s *settings, std streams, l store.Ledger, addr, token string) error {
	host, _, err := net.SplitHostPort(addr)
	if err != nil {
		return &casus.Error{Op: "serve", Kind: casus.KindUsage, Subject: addr, Err: err, Hint: "an address is HOST:PORT"}
	}
	if ip := net.ParseIP(host); token == "" && host != "localhost" && (ip == nil || !ip.IsLoopback()) {
		return &casus.Error{Op: "serve", Kind: casus.KindUsage, Subject: addr, Err: errors.New("this address is not loopback, and there is no --token"), Hint: "give --token, or listen on 127.0.0.1"}
	}
	lex, err := s.lexicon()
	if err != nil {
		return err
	}
	pages, err := web.New(l, &folder{lex: lex, l: l}, tables{l}, rules{lex}, l, slog.New(slog.NewTextHandler(std.err, nil)))
	if err != nil {
		return err
	}
	listener, err := net.Listen("tcp", addr)
	if err != nil {
		return &casus.Error{Op: "serve", Kind: casus.KindUsage, Subject: addr, Err: err, Hint: "is the port taken? give another --addr"}
	}
	server := &http.Server{Handler: web.Guard(pages, token), ReadHeaderTimeout: 10 * time.Second, ReadTimeout: time.Minute, WriteTimeout: 5 * time.Minute, MaxHeaderBytes: 1 << 16}
	fmt.Fprintf(std.out, "casus: http://%s\n", listener.Addr())
	stopped := context.AfterFunc(ctx, func() {
		end, cancel := context.WithTimeout(context.Background(), 5*time.Second)
		defer cancel()
		server.Shutdown(end)
	})
	defer stopped()
	if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return nil
}

// folder merges a ledger for the pages and keeps the result until the ledger has other counts or a decision that changes events.
type folder struct {
	lex *lexicon.Set
	l   store.Ledger

	mu      sync.Mutex
	counts  store.Counts
	changes int // decisions that change events
	last    *web.Folded
}

// Folded is the ledger as merged now.
func (f *folder) Folded(ctx context.Context) (*web.Folded, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	counts, err := f.l.Counts(ctx)
	if err != nil {
		return nil, err
	}
	decisions, err := f.l.Decisions(ctx)
	if err != nil {
		return nil, err
	}
	changes := changing(decisions)
	if f.last != nil && counts == f.counts && changes == f.changes {
		return f.last, nil
	}
	r, err := fold(ctx, f.lex, f.l, time.Time{})
	if err != nil {
		return nil, err
	}
	out := &web.Folded{Records: r.records, ByID: r.byID, Events: r.events, EventBy: make(map[string]*casus.Event, len(r.events))}
	for i := range out.Events {
		out.EventBy[out.Events[i].ID] = &out.Events[i]
	}
	f.last, f.counts, f.changes = out, counts, changes
	return out, nil
}

// changing counts the decisions that change events: all but acceptances of what was not rejected before.
func changing(ds []store.Decision) int {
	n := 0
	rejected := map[string]bool{}
	for _, d := range ds {
		changes := d.Action != store.Accept
		for _, s := range d.Subject {
			changes = changes || rejected[s]
			switch d.Action {
			case store.Reject:
				rejected[s] = true
			case store.Accept, store.Edit:
				delete(rejected, s)
			}
		}
		if changes {
			n++
		}
	}
	return n
}

// tables writes rows of a ledger as CSV.
type tables struct{ l store.Ledger }

func (t tables) EventsCSV(ctx context.Context, w io.Writer, rows []store.EventRow) error {
	return writeCSV(ctx, t.l, w, export.Events(), rows, func(r store.EventRow) string { return r.ReportID }, func(rec *casus.Record, r store.EventRow) export.EventRow {
		return export.EventRow{Record: rec, Event: &r.Event}
	})
}

func (t tables) StatementsCSV(ctx context.Context, w io.Writer, rows []store.StatementRow) error {
	return writeCSV(ctx, t.l, w, export.Statements(), rows, func(r store.StatementRow) string { return r.ReportID }, func(rec *casus.Record, r store.StatementRow) export.StatementRow {
		return export.StatementRow{Record: rec, Statement: &r.Statement}
	})
}

// rules finds rules in the data files.
type rules struct{ lex *lexicon.Set }

func (r rules) Rules(ids []string) []web.Rule {
	var out []web.Rule
	for _, e := range locate(r.lex, ids) {
		out = append(out, web.Rule{ID: e.ID, File: e.File, Line: e.Line, Text: e.Text})
	}
	return out
}
