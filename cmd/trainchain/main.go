// Command trainchain fits the weights by which pronouns are given to what they take up, and prints the scores of the chains.
//
//	trainchain [-shared DIR] [-out FILE] train     on GUM (train) and GAP (development)
//	trainchain [-shared DIR] score dev|test        GUM dev and GAP development, or GUM test and GAP validation
package main

import (
	"bytes"
	"flag"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"time"

	"casus"
	"casus/analyse"
	"casus/analyse/names"
	"casus/chain"
	"casus/data"
	"casus/lexicon"
	"casus/text"
)

func main() {
	log.SetFlags(0)
	if err := run(os.Args[1:]); err != nil {
		log.Fatal("trainchain: ", err)
	}
}

// reader makes documents as the pipeline does, as far as the chains need it.
type reader struct {
	splitter *text.Splitter
	analyser *analyse.Analyser
	names    *names.Recogniser
	resolver *chain.Resolver
	shared   string
	show     int
}

func run(args []string) error {
	flags := flag.NewFlagSet("trainchain", flag.ContinueOnError)
	shared := flags.String("shared", "../shared/data", "folder of the development data")
	dir := flags.String("data", "data", "folder of the word data; the weights are written there")
	date := flags.String("date", time.Now().UTC().Format(time.DateOnly), "day that the weight file bears")
	show := flags.Int("show", 0, "wrong pronouns to print")
	if err := flags.Parse(args); err != nil {
		return err
	}
	lex := lexicon.Open(data.FS, os.DirFS(*dir))
	r := &reader{shared: *shared, show: *show}
	var err error
	if r.splitter, err = text.New(lex); err != nil {
		return err
	}
	if r.analyser, err = analyse.Load(os.DirFS(*dir)); err != nil {
		return err
	}
	if r.names, err = names.Load(os.DirFS(*dir), lex); err != nil {
		return err
	}
	if r.resolver, err = chain.New(lex); err != nil {
		return err
	}
	switch flags.Arg(0) {
	case "train":
		var out bytes.Buffer
		if err := r.train(&out, *date); err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(*dir, chain.WeightFile), out.Bytes(), 0o644); err != nil {
			return err
		}
		if r.resolver, err = chain.New(lex); err != nil {
			return err
		}
		return r.score("dev")
	case "score":
		return r.score(flags.Arg(1))
	}
	return fmt.Errorf("want train or score")
}

// document tags, parses and names sentences.
func (r *reader) document(body string, sentences []casus.Sentence) *casus.Document {
	doc := &casus.Document{Report: &casus.Report{Text: body}, Sentences: r.analyser.Analyse(sentences)}
	doc.Names = r.names.Names(doc, r.names.Read(r.analyser, doc.Sentences))
	return doc
}
