// Command trainnames fits the model of names and prints its scores.
//
//	trainnames [-shared DIR] [-out FILE] train    fit and write the model
//	trainnames [-shared DIR] [-model DIR] score   F1 on the held-back parts
package main

import (
	"flag"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"time"

	"casus/analyse"
	"casus/analyse/names"
	"casus/data"
	"casus/lexicon"
	"casus/text"
)

func main() {
	log.SetFlags(0)
	if err := run(os.Args[1:]); err != nil {
		log.Fatal("trainnames: ", err)
	}
}

func run(args []string) error {
	flags := flag.NewFlagSet("trainnames", flag.ContinueOnError)
	shared := flags.String("shared", "../shared/data", "folder of the development data")
	out := flags.String("out", filepath.Join("data", names.ModelFile), "model file to write")
	show := flags.Int("show", 0, "print that many errors a set")
	silver := flags.Int("silver", 40000, "news reports for self-training")
	drop := flags.Float64("drop", names.Standard.Drop, "share of features left out in training")
	epochs := flags.Int("epochs", names.Standard.Epochs, "rounds of training")
	gold := flags.String("gold", "eval/gold", "folder of the gold annotation")
	if err := flags.Parse(args); err != nil {
		return err
	}
	b, err := newBench(*shared, *gold)
	if err != nil {
		return err
	}
	b.cfg = names.Standard
	b.cfg.Drop, b.cfg.Epochs, b.cfg.Log = *drop, *epochs, b.logf
	switch flags.Arg(0) {
	case "train":
		r, err := b.train(*silver)
		if err != nil {
			return err
		}
		model, err := r.Bytes()
		if err != nil {
			return err
		}
		if err := os.WriteFile(*out, model, 0o644); err != nil {
			return err
		}
		log.Printf("%s: %d bytes", *out, len(model))
		return b.score(r, *show)
	case "score":
		r, err := names.Load(os.DirFS(filepath.Dir(filepath.Dir(*out))), b.lex)
		if err != nil {
			return err
		}
		return b.score(r, *show)
	}
	return fmt.Errorf("want train or score")
}

// bench holds what training and scoring need.
type bench struct {
	shared, gold string
	lex          *lexicon.Set
	splitter     *text.Splitter
	analyser     *analyse.Analyser
	words        *classes
	cfg          names.Config
	start        time.Time
}

func newBench(shared, gold string) (*bench, error) {
	b := &bench{shared: shared, gold: gold, lex: lexicon.Open(data.FS), start: time.Now()}
	var err error
	if b.splitter, err = text.New(b.lex); err != nil {
		return nil, err
	}
	if b.analyser, err = analyse.Load(data.FS); err != nil {
		return nil, err
	}
	b.words, err = loadClasses(b.lex)
	return b, err
}

func (b *bench) logf(format string, args ...any) {
	log.Printf("%5.0fs %s", time.Since(b.start).Seconds(), fmt.Sprintf(format, args...))
}
