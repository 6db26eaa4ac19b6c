package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"strings"
	"time"

	"casus"
	"casus/annotate/actor"
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
	lex, err := s.lexicon()
	if err != nil {
		return err
	}
	return serve(ctx, lex, std, l, c.Addr, c.Token)
}

// serve listens and answers until ctx is done.
func serve(ctx context.Context, lex *lexicon.Set, std streams, l store.Ledger, addr, token string) error {
	host, _, err := net.SplitHostPort(addr)
	if err != nil {
		return &casus.Error{Op: "serve", Kind: casus.KindUsage, Subject: addr, Err: err, Hint: "an address is HOST:PORT"}
	}
	if ip := net.ParseIP(host); token == "" && host != "localhost" && (ip == nil || !ip.IsLoopback()) {
		return &casus.Error{Op: "serve", Kind: casus.KindUsage, Subject: addr, Err: errors.New("this address is not loopback, and there is no --token"), Hint: "give --token, or listen on 127.0.0.1"}
	}
	registry, err := actor.Load(lex)
	if err != nil {
		return err
	}
	pages, err := web.New(l, newFolder(lex, l), tables{l}, readings{lex, registry}, l, slog.New(slog.NewTextHandler(std.err, nil)))
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

// tables writes rows of a ledger as CSV.
type tables struct{ l store.Ledger }

func (t tables) EventsCSV(ctx context.Context, w io.Writer, rows []store.EventRow) error {
	return writeCSV(ctx, t.l, w, export.Events(), rows, func(r store.EventRow) string { return r.ReportID }, func(rec *casus.Record, r store.EventRow) export.EventRow {
		return export.EventRow{Record: rec, Event: &r.Event}
	})
}

func (t tables) FiguresCSV(ctx context.Context, w io.Writer, rows []store.FigureRow) error {
	return writeCSV(ctx, t.l, w, export.Figures(), rows, func(r store.FigureRow) string { return r.ReportID }, func(rec *casus.Record, r store.FigureRow) export.FigureRow {
		return export.FigureRow{Record: rec, Figure: &r.Figure}
	})
}

func (t tables) StatementsCSV(ctx context.Context, w io.Writer, rows []store.StatementRow) error {
	return writeCSV(ctx, t.l, w, export.Statements(), rows, func(r store.StatementRow) string { return r.ReportID }, func(rec *casus.Record, r store.StatementRow) export.StatementRow {
		return export.StatementRow{Record: rec, Statement: &r.Statement}
	})
}

// readings explains rows by the data files.
type readings struct {
	lex      *lexicon.Set
	registry *actor.Registry
}

// Rules finds rules by their ids.
func (r readings) Rules(ids []string) []web.Rule {
	var out []web.Rule
	for _, e := range locate(r.lex, ids) {
		out = append(out, web.Rule{ID: e.ID, File: e.File, Line: e.Line, Text: e.Text})
	}
	return out
}

// Party is the registry's entry of a party, nil when it has none.
func (r readings) Party(id string) *web.Party {
	e := r.registry.Entry(id)
	if e == nil {
		return nil
	}
	p := &web.Party{Name: e.Name, Kind: e.Kind, Aliases: e.Aliases, File: e.File, Line: e.Line}
	for _, t := range e.Terms {
		o := web.Office{Name: strings.ReplaceAll(t.Office, "-", " "), Scope: t.Scope, From: t.From, To: t.To}
		if of := r.registry.Entry(t.Scope); of != nil {
			o.Of = of.Name
		}
		p.Offices = append(p.Offices, o)
	}
	return p
}
