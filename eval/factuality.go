package eval

import (
	"context"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"casus"
	"casus/eval/factuality"
	"casus/ingest"
	"casus/pipeline"
)

// Judgements are analysed sentences with what was judged of their predicates.
type Judgements struct {
	Sentences []casus.Sentence
	Judged    []factuality.Judged // Sentence counts in Sentences
}

// JudgedUDS are the judgements of UDS on one part of the treebank in the folder of development data, over our own trees and gold tokens.
func JudgedUDS(p *pipeline.Pipeline, file, data, part string) (*Judgements, error) {
	judged, err := factuality.Load(file)
	if err != nil {
		return nil, err
	}
	_, gold, err := readTreebank(filepath.Join(data, "treebanks", "en_ewt-"+part+".conllu.gz"))
	if err != nil {
		return nil, err
	}
	out := &Judgements{}
	at := map[int]int{}
	var wanted []casus.Sentence
	for _, j := range judged {
		if j.Part != part || j.Sentence >= len(gold) || j.Token >= len(gold[j.Sentence].Tokens) {
			continue
		}
		n, ok := at[j.Sentence]
		if !ok {
			n = len(wanted)
			at[j.Sentence] = n
			wanted = append(wanted, gold[j.Sentence])
		}
		j.Sentence = n
		out.Judged = append(out.Judged, j)
	}
	out.Sentences = p.Analyse(bare(wanted))
	return out, nil
}

// JudgedOwn are the graded sentences of a file of our own.
func JudgedOwn(p *pipeline.Pipeline, file string) (*Judgements, error) {
	graded, err := factuality.LoadGraded(file)
	if err != nil {
		return nil, err
	}
	out := &Judgements{}
	for _, g := range graded {
		rep, err := p.Reader().Report(ingest.Raw{Text: g.Text, Language: "en"})
		if err != nil {
			return nil, fmt.Errorf("%s: %w", file, err)
		}
		sentences := p.Parse(rep)
		for _, w := range g.Words {
			if s, t, ok := TokenAt(sentences, w.At); ok {
				out.Judged = append(out.Judged, factuality.Judged{Sentence: len(out.Sentences) + s, Token: t, Value: w.Value, Realis: w.Realis})
			}
		}
		out.Sentences = append(out.Sentences, sentences...)
	}
	return out, nil
}

// TokenAt finds the token of a span.
func TokenAt(sentences []casus.Sentence, at casus.Span) (sentence, token int, ok bool) {
	for s := range sentences {
		for t := range sentences[s].Tokens {
			if sentences[s].Tokens[t].Span == at {
				return s, t, true
			}
		}
	}
	return 0, 0, false
}

// factualityLayer scores whether predicates are told as having happened, and how surely: on UDS (.zip), where what is to come has not happened,
// and on sentences of our own (.txt), where it counts as far as it is certain.
func factualityLayer(ctx context.Context, p *pipeline.Pipeline, o Options, w io.Writer) error {
	score := func(name string, j *Judgements, byNow bool) error {
		told := p.Realis(j.Sentences)
		var s factuality.Score
		for i := range j.Judged {
			g := &j.Judged[i]
			var ours factuality.Ours
			if t := told[g.Sentence]; t != nil {
				ours = factuality.Ours{Realis: t[g.Token].Realis, Value: t[g.Token].Factuality}
				if byNow {
					ours.Value = t[g.Token].Happened
				}
			}
			s.Add(g, &j.Sentences[g.Sentence], ours)
		}
		fmt.Fprintln(w, name)
		s.Print(w)
		listErrors(w, s.Errors, o.Errors)
		return ctx.Err()
	}
	for _, file := range o.Files {
		if strings.HasSuffix(file, ".txt") {
			j, err := JudgedOwn(p, file)
			if err != nil {
				return err
			}
			if err := score(file, j, false); err != nil {
				return err
			}
			continue
		}
		for _, part := range []string{"dev", "train"} {
			j, err := JudgedUDS(p, file, o.Data, part)
			if err != nil {
				return err
			}
			if err := score(file+", "+part, j, true); err != nil {
				return err
			}
		}
	}
	return nil
}
