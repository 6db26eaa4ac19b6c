// Command train fits the models of data/models to treebanks and plain reports, and prints their scores.
//
//	train text     sentences and tokens
//	train syntax   tags, lemmas, dependencies
//	train lemmas   lemmas alone, in the model that is there
//	train factuality  how surely predicates are told as so
//	train score    scores on the dev or test parts of the treebanks
package main

import (
	"flag"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"time"

	"casus"
	"casus/analyse"
	"casus/code"
	"casus/data"
	"casus/lexicon"
	"casus/text"
)

func main() {
	log.SetFlags(0)
	if err := run(os.Args[1:]); err != nil {
		log.Fatal("train: ", err)
	}
}

// settings are the flags of all subcommands.
type settings struct {
	banks, reports, out, part string
	uds, gold                 string
	learning                  code.Learning
	options                   analyse.Options
	dev                       int
}

func run(args []string) error {
	if len(args) == 0 {
		return fmt.Errorf("want text, syntax, lemmas, factuality or score")
	}
	s := settings{options: analyse.Defaults(), learning: code.LearnDefaults()}
	o := &s.options
	flags := flag.NewFlagSet(args[0], flag.ContinueOnError)
	flags.StringVar(&s.banks, "treebanks", "../shared/data/treebanks", "folder of the treebanks")
	flags.StringVar(&s.reports, "reports", "../shared/data/reports", "folder of plain reports")
	flags.StringVar(&s.out, "out", "data/models", "folder of the models")
	flags.StringVar(&s.part, "part", "dev", "part of the treebanks to score on")
	flags.IntVar(&s.dev, "dev", 0, "score on dev every so many epochs")
	flags.IntVar(&o.Epochs, "epochs", o.Epochs, "passes over the treebanks")
	flags.IntVar(&o.PlainEpochs, "plain", o.PlainEpochs, "passes over the plain reports")
	f32(flags, &o.Rate, "rate", "learning rate")
	f32(flags, &o.Drop, "drop", "dropout in the encoder")
	f32(flags, &o.HeadDrop, "headdrop", "dropout in the heads")
	f32(flags, &o.WordDrop, "worddrop", "how often a word is hidden")
	flags.StringVar(&s.uds, "uds", "../shared/data/factuality/uds-factuality.zip", "judgements of factuality")
	flags.StringVar(&s.gold, "gold", "eval/gold", "folder of our own gold")
	if err := flags.Parse(args[1:]); err != nil {
		return err
	}
	lex := lexicon.Open(data.FS, os.DirFS(filepath.Dir(s.out)))
	switch args[0] {
	case "text":
		return s.trainText(lex)
	case "syntax":
		return s.trainSyntax(lex)
	case "lemmas":
		return s.trainLemmas(lex)
	case "factuality":
		return s.trainFactuality(lex)
	case "score":
		return s.score(lex)
	}
	return fmt.Errorf("unknown %q", args[0])
}

// f32 registers a flag for a 32-bit float.
func f32(flags *flag.FlagSet, v *float32, name, usage string) {
	flags.Func(name, fmt.Sprintf("%s (default %v)", usage, *v), func(s string) error {
		_, err := fmt.Sscan(s, v)
		return err
	})
}

func (s *settings) write(name string, b []byte) error {
	return os.WriteFile(filepath.Join(s.out, filepath.Base(name)), b, 0o644)
}

func (s *settings) trainText(lex *lexicon.Set) error {
	samples, err := read(s.banks, "train")
	if err != nil {
		return err
	}
	model, err := text.Train(lex, samples)
	if err != nil {
		return err
	}
	b, err := model.Bytes()
	if err != nil {
		return err
	}
	return s.write(text.ModelFile, b)
}

func (s *settings) trainSyntax(lex *lexicon.Set) error {
	start := time.Now()
	s.options.Logf = func(format string, a ...any) {
		log.Printf("%5.0fs %s", time.Since(start).Seconds(), fmt.Sprintf(format, a...))
	}
	samples, err := read(s.banks, "train")
	if err != nil {
		return err
	}
	if s.options.Irregular, err = irregular(lex); err != nil {
		return err
	}
	gold := sentences(samples)
	var plain [][]string
	if s.options.PlainEpochs > 0 {
		if plain, err = readPlain(lex, s.reports); err != nil {
			return err
		}
		s.options.Logf("%d plain sentences", len(plain))
	}
	if s.dev > 0 {
		dev, err := read(s.banks, "dev")
		if err != nil {
			return err
		}
		s.options.Check = func(epoch int, a *analyse.Analyser) {
			if epoch%s.dev != 0 && epoch != s.options.Epochs {
				return
			}
			for i := range dev {
				scores, speed, err := given(a, &dev[i])
				if err != nil {
					log.Print(err)
					return
				}
				s.options.Logf("   %s dev: UPOS %.2f XPOS %.2f feats %.2f lemma %.2f UAS %.2f LAS %.2f full %.2f, %.0f words/s", treebanks[i], scores.UPOS.F1(),
					scores.XPOS.F1(), scores.UFeats.F1(), scores.Lemmas.F1(), scores.UAS.F1(), scores.LAS.F1(), scores.FullLAS.F1(), speed)
			}
		}
	}
	b, err := analyse.Train(gold, plain, s.options)
	if err != nil {
		return err
	}
	return s.write(analyse.ModelFile, b)
}

func sentences(samples []text.Sample) []casus.Sentence {
	var out []casus.Sentence
	for _, sample := range samples {
		out = append(out, sample.Sentences...)
	}
	return out
}

func (s *settings) trainLemmas(lex *lexicon.Set) error {
	samples, err := read(s.banks, "train")
	if err != nil {
		return err
	}
	more, err := irregular(lex)
	if err != nil {
		return err
	}
	old, err := os.ReadFile(filepath.Join(s.out, filepath.Base(analyse.ModelFile)))
	if err != nil {
		return err
	}
	b, err := analyse.Relearn(old, sentences(samples), more)
	if err != nil {
		return err
	}
	return s.write(analyse.ModelFile, b)
}

// irregular reads the forms of irregular verbs.
func irregular(lex *lexicon.Set) ([]casus.Token, error) {
	t, err := lex.Table("lemma/irregular.tsv", "lemma", "past", "participle")
	if err != nil {
		return nil, err
	}
	var out []casus.Token
	for _, row := range t.Rows {
		out = append(out, casus.Token{Form: row.Get("past"), Lemma: row.Get("lemma"), UPOS: "VERB", XPOS: "VBD"},
			casus.Token{Form: row.Get("participle"), Lemma: row.Get("lemma"), UPOS: "VERB", XPOS: "VBN"})
	}
	return out, nil
}
