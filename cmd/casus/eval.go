package main

import (
	"bufio"
	"context"
	"os"

	"casus/eval"
)

type evalCmd struct {
	Layer  string   `arg:"" help:"What to measure: report, parse, ... (an unknown name lists them)."`
	Gold   []string `required:"" type:"existingfile" help:"Gold files."`
	Texts  string   `default:"../shared/data" help:"Folder of development data, for texts annotated stand-off."`
	Errors int      `default:"0" help:"Errors to list with their evidence."`
}

// Run prints the scores of one layer against gold.
func (c *evalCmd) Run(ctx context.Context, s *settings, std streams) error {
	layer, err := eval.Find(c.Layer)
	if err != nil {
		return err
	}
	p, err := s.pipeline()
	if err != nil {
		return err
	}
	if _, err := os.Stat(c.Texts); err != nil {
		c.Texts = ""
	}
	out := bufio.NewWriter(std.out)
	defer out.Flush()
	return layer.Run(ctx, p, eval.Options{Files: c.Gold, Data: c.Texts, Errors: c.Errors}, out)
}
