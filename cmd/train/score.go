package main

import (
	"fmt"
	"os"
	"path/filepath"
	"time"

	"casus"
	"casus/analyse"
	"casus/eval/conll18"
	"casus/lexicon"
	"casus/text"
)

// given scores the analysis of gold tokens and sentences, and measures words a second.
func given(a *analyse.Analyser, s *text.Sample) (*conll18.Scores, float64, error) {
	bare := make([]casus.Sentence, len(s.Sentences))
	words := 0
	for i, sentence := range s.Sentences {
		bare[i] = sentence
		bare[i].Tokens = nil
		for _, t := range sentence.Tokens {
			bare[i].Tokens = append(bare[i].Tokens, casus.Token{Span: t.Span, Form: t.Form, Head: -1})
		}
		words += len(sentence.Tokens)
	}
	start := time.Now()
	out := a.Analyse(bare)
	speed := float64(words) / time.Since(start).Seconds()
	scores, err := conll18.Compare(s.Text, s.Sentences, s.Text, out)
	return scores, speed, err
}

// score prints the scores from raw text and from gold tokens.
func (s *settings) score(lex *lexicon.Set) error {
	splitter, err := text.New(lex)
	if err != nil {
		return err
	}
	analyser, err := analyse.Load(os.DirFS(filepath.Dir(s.out)))
	if err != nil {
		return err
	}
	samples, err := read(s.banks, s.part)
	if err != nil {
		return err
	}
	for i := range samples {
		sample := &samples[i]
		raw, err := conll18.Compare(sample.Text, sample.Sentences, sample.Text, analyser.Analyse(splitter.SplitText(sample.Text)))
		if err != nil {
			return err
		}
		tokenized, speed, err := given(analyser, sample)
		if err != nil {
			return err
		}
		fmt.Printf("%-18s %8s %11s\n", treebanks[i]+" "+s.part, "raw", "gold tokens")
		rows := tokenized.Rows()
		for j, r := range raw.Rows() {
			fmt.Printf("%-18s %8.2f %11.2f\n", r.Name, r.F1(), rows[j].F1())
		}
		fmt.Fprintf(os.Stderr, "%.0f words/s\n", speed)
	}
	return nil
}
