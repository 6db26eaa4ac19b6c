package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"os"

	"casus"
	"casus/conllu"
	"casus/pipeline"
)

type parseCmd struct {
	Files     []string `arg:"" optional:"" help:"Reports, or CoNLL-U with --tokenized; standard input when none is named."`
	Tokenized bool     `help:"Read CoNLL-U and keep its sentences and tokens."`
	Realis    bool     `help:"Tell in MISC of every predicate whether it is told as happening (Realis=actual, future, ...) and how surely (Factuality=, -3 to 3)."`
}

// Run writes the syntactic analysis of every report. A text is taken to be English.
func (c *parseCmd) Run(ctx context.Context, s *settings, std streams) error {
	p, err := s.pipeline()
	if err != nil {
		return err
	}
	out := bufio.NewWriterSize(std.out, 1<<16)
	defer out.Flush()
	if c.Tokenized {
		return c.tokenized(p, std, out)
	}
	tally := newTally(s, std.err)
	first := true
	for item := range readAll(p.Reader().Assuming("en"), c.Files, std.in) {
		if ctx.Err() != nil {
			return tally.end(ctx.Err())
		}
		tally.add(pipeline.Result{Name: item.Name, Err: item.Err})
		if item.Err != nil {
			continue
		}
		if !first || item.Report.ID != item.Report.Hash {
			fmt.Fprintf(out, "# newdoc id = %s\n", item.Report.ID)
		}
		first = false
		if err := conllu.Write(out, item.Report.Text, c.marked(p, p.Parse(item.Report))); err != nil {
			return err
		}
	}
	if err := out.Flush(); err != nil {
		return err
	}
	return tally.end(nil)
}

// tokenized analyses the words of CoNLL-U files.
func (c *parseCmd) tokenized(p *pipeline.Pipeline, std streams, out io.Writer) error {
	parse := func(in io.Reader) error {
		text, sentences, err := conllu.Read(in)
		if err != nil {
			return err
		}
		return conllu.Write(out, text, c.marked(p, p.Analyse(sentences)))
	}
	if len(c.Files) == 0 {
		return parse(std.in)
	}
	for _, name := range c.Files {
		f, err := os.Open(name)
		if err != nil {
			return &casus.Error{Op: "parse", Kind: casus.KindInput, Subject: name, Err: err}
		}
		err = parse(f)
		f.Close()
		if err != nil {
			return &casus.Error{Op: "parse", Kind: casus.KindInput, Subject: name, Err: err, Hint: "--tokenized reads CoNLL-U"}
		}
	}
	return nil
}

// marked adds what is asked for beside the tree.
func (c *parseCmd) marked(p *pipeline.Pipeline, sentences []casus.Sentence) []casus.Sentence {
	if !c.Realis {
		return sentences
	}
	for i, values := range p.Realis(sentences) {
		for j, v := range values {
			t := &sentences[i].Tokens[j]
			if v.Realis == "" {
				continue
			}
			if t.Misc != "" {
				t.Misc += "|"
			}
			t.Misc += fmt.Sprintf("Factuality=%.2f|Realis=%s", v.Factuality, v.Realis)
		}
	}
	return sentences
}
