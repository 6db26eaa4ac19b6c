package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"

	"casus"
	"casus/code"
	"casus/lexicon"
)

type explainCmd struct {
	ledgerFlag
	Row  string `arg:"" help:"REPORT/ROW of a ledger, or a ROW of the report given with --file."`
	File string `type:"existingfile" help:"Code this report and explain a row of it, without a ledger."`
}

// explanation is an explained row as JSON.
type explanation struct {
	Row        any              `json:"row"`
	Rules      []explainedRule  `json:"rules"`
	Parents    []string         `json:"parents"`
	Provenance casus.Provenance `json:"provenance"`
}

type explainedRule struct {
	ID   string `json:"id"`
	File string `json:"file,omitempty"`
	Line int    `json:"line,omitempty"`
	Text string `json:"text,omitempty"`
}

// Run prints why a row is there: its words, the rules that fired with their place in the data, the rows it rests on.
func (c *explainCmd) Run(ctx context.Context, s *settings, std streams) error {
	lex, err := s.lexicon()
	if err != nil {
		return err
	}
	rec, id, err := c.find(ctx, s)
	if err != nil {
		return err
	}
	row, err := findRow(rec, id)
	if err != nil {
		return err
	}
	e := explanation{Row: row.value, Rules: locate(lex, row.rules), Provenance: rec.Provenance}
	for _, p := range row.with {
		if p != "" && p != casus.VoiceOutlet {
			e.Parents = append(e.Parents, p)
		}
	}
	if s.JSON {
		enc := json.NewEncoder(std.out)
		enc.SetEscapeHTML(false)
		return enc.Encode(e)
	}
	row.print(std.out, rec)
	e.print(std.out, rec)
	if _, ok := row.value.(*casus.EventMention); ok {
		return c.event(ctx, s, std.out, rec, id)
	}
	return nil
}

// event codes the report once more and prints how the event came about: predicate, frame, how each party was found, why this realis.
func (c *explainCmd) event(ctx context.Context, s *settings, out io.Writer, rec *casus.Record, id string) error {
	p, err := s.pipeline()
	if err != nil {
		return err
	}
	if p.Provenance() != rec.Provenance {
		_, err := fmt.Fprintln(out, "the row was coded by another version or other data: add the report again to see how this one reads it")
		return err
	}
	r := &casus.Report{ID: rec.ID, Hash: rec.Report.Hash, Text: rec.Report.Text, Title: deref(rec.Report.Title), Source: deref(rec.Report.Source),
		Published: deref(rec.Report.Published), PublishedBasis: deref(rec.Report.PublishedBasis), Language: rec.Report.Language, Blocks: rec.Report.Blocks}
	doc, err := p.Document(ctx, r)
	if err != nil {
		return err
	}
	p.Explain(doc, func(x code.Explanation) {
		if x.Event.ID == id {
			fmt.Fprintf(out, "how\n  %s", x)
		}
	})
	return nil
}

func (c *explainCmd) find(ctx context.Context, s *settings) (*casus.Record, string, error) {
	if c.File != "" {
		p, err := s.pipeline()
		if err != nil {
			return nil, "", err
		}
		f, err := os.Open(c.File)
		if err != nil {
			return nil, "", err
		}
		defer f.Close()
		for item := range p.Reader().Items(c.File, f) {
			if item.Err != nil {
				return nil, "", item.Err
			}
			rec, err := p.Code(ctx, item.Report)
			return rec, c.Row, err
		}
		return nil, "", &casus.Error{Op: "explain", Kind: casus.KindInput, Subject: c.File, Err: errors.New("no report in the file")}
	}
	report, id, ok := cutRow(c.Row)
	if !ok {
		return nil, "", &casus.Error{Op: "explain", Kind: casus.KindUsage, Subject: c.Row, Err: errors.New("not a row"), Hint: "rows are named REPORT/ROW, as casus events lists them"}
	}
	l, err := c.open(ctx)
	if err != nil {
		return nil, "", err
	}
	defer l.Close()
	rec, err := l.Record(ctx, report)
	return rec, id, err
}

func locate(lex *lexicon.Set, rules []string) []explainedRule {
	out := []explainedRule{}
	for _, id := range rules {
		r := explainedRule{ID: id}
		if at, ok := lex.Locate(id); ok {
			r.File, r.Line, r.Text = at.File, at.Line, at.Text
		}
		out = append(out, r)
	}
	return out
}

func (e explanation) print(out io.Writer, rec *casus.Record) {
	if len(e.Rules) > 0 {
		fmt.Fprintln(out, "rules")
	}
	for _, r := range e.Rules {
		if r.File == "" {
			fmt.Fprintf(out, "  %s\n", r.ID)
			continue
		}
		fmt.Fprintf(out, "  %s  (data/%s:%d)  %s\n", r.ID, r.File, r.Line, clip(plain(r.Text), 120))
	}
	if len(e.Parents) > 0 {
		fmt.Fprintln(out, "rests on")
	}
	for _, id := range e.Parents {
		if p, err := findRow(rec, id); err == nil {
			fmt.Fprintf(out, "  %s  %s\n     %s\n", id, plain(p.line), quoteInContext(rec.Report.Text, p.spans))
		}
	}
	fmt.Fprintf(out, "coded by casus %s, data %.12s, models %.12s\n", e.Provenance.Version, e.Provenance.Data, e.Provenance.Models)
}
