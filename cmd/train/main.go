// Command train fits the models of data/models to treebanks and prints their scores.
//
//	train text [-treebanks DIR] [-out DIR]      sentences and tokens
//	train syntax [-treebanks DIR] [-out DIR]    tags, lemmas, dependencies
//	train score [-treebanks DIR] [-out DIR] dev|test
package main

import (
	"compress/gzip"
	"flag"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"time"

	"casus"
	"casus/analyse"
	"casus/conllu"
	"casus/data"
	"casus/eval/conll18"
	"casus/lexicon"
	"casus/text"
)

func main() {
	log.SetFlags(0)
	if err := run(os.Args[1:]); err != nil {
		log.Fatal("train: ", err)
	}
}

func run(args []string) error {
	if len(args) == 0 {
		return fmt.Errorf("want text, syntax or score")
	}
	flags := flag.NewFlagSet(args[0], flag.ContinueOnError)
	banks := flags.String("treebanks", "../shared/data/treebanks", "folder of the treebanks")
	out := flags.String("out", "data/models", "folder of the models")
	if err := flags.Parse(args[1:]); err != nil {
		return err
	}
	lex := lexicon.Open(data.FS, os.DirFS(filepath.Dir(*out)))
	switch args[0] {
	case "text":
		samples, err := read(*banks, "train")
		if err != nil {
			return err
		}
		s, err := text.Train(lex, samples)
		if err != nil {
			return err
		}
		b, err := s.Bytes()
		if err != nil {
			return err
		}
		return os.WriteFile(filepath.Join(*out, filepath.Base(text.ModelFile)), b, 0o644)
	case "syntax":
		samples, err := read(*banks, "train")
		if err != nil {
			return err
		}
		var gold []casus.Sentence
		for _, s := range samples {
			gold = append(gold, s.Sentences...)
		}
		start := time.Now()
		b, err := analyse.Train(gold, func(format string, a ...any) {
			log.Printf("%5.0fs %s", time.Since(start).Seconds(), fmt.Sprintf(format, a...))
		})
		if err != nil {
			return err
		}
		return os.WriteFile(filepath.Join(*out, filepath.Base(analyse.ModelFile)), b, 0o644)
	case "score":
		part := flags.Arg(0)
		if part == "" {
			part = "dev"
		}
		return score(lex, *banks, *out, part)
	}
	return fmt.Errorf("unknown %q", args[0])
}

var treebanks = []string{"en_ewt", "en_gum"}

func read(dir, part string) ([]text.Sample, error) {
	var out []text.Sample
	for _, bank := range treebanks {
		s, err := readFile(filepath.Join(dir, bank+"-"+part+".conllu.gz"))
		if err != nil {
			return nil, err
		}
		out = append(out, s)
	}
	return out, nil
}

func readFile(name string) (text.Sample, error) {
	f, err := os.Open(name)
	if err != nil {
		return text.Sample{}, err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return text.Sample{}, fmt.Errorf("%s: %w", name, err)
	}
	t, s, err := conllu.Read(z)
	if err != nil {
		return text.Sample{}, fmt.Errorf("%s: %w", name, err)
	}
	return text.Sample{Text: t, Sentences: s}, nil
}

func score(lex *lexicon.Set, banks, out, part string) error {
	splitter, err := text.New(lex)
	if err != nil {
		return err
	}
	var analyser *analyse.Analyser
	if analyser, err = analyse.Load(os.DirFS(filepath.Dir(out))); err != nil {
		return err
	}
	samples, err := read(banks, part)
	if err != nil {
		return err
	}
	for i, s := range samples {
		raw := splitter.SplitText(s.Text)
		bare := make([]casus.Sentence, len(s.Sentences))
		words := 0
		for k, sent := range s.Sentences {
			bare[k] = sent
			bare[k].Tokens = nil
			for _, t := range sent.Tokens {
				bare[k].Tokens = append(bare[k].Tokens, casus.Token{Span: t.Span, Form: t.Form, Head: -1})
			}
			words += len(sent.Tokens)
		}
		start := time.Now()
		given := analyser.Analyse(bare)
		took := time.Since(start).Seconds()
		a, err := conll18.Compare(s.Text, s.Sentences, s.Text, analyser.Analyse(raw))
		if err != nil {
			return err
		}
		b, err := conll18.Compare(s.Text, s.Sentences, s.Text, given)
		if err != nil {
			return err
		}
		fmt.Printf("%s %s\n%-18s %8s %8s\n", treebanks[i], part, "", "raw", "gold tok")
		rows := b.Rows()
		for j, r := range a.Rows() {
			fmt.Printf("%-18s %8.2f %8.2f\n", r.Name, r.F1(), rows[j].F1())
		}
		fmt.Fprintf(os.Stderr, "%.0f words/s\n", float64(words)/took)
	}
	return nil
}
