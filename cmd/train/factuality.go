package main

import (
	"log"
	"path/filepath"

	"casus/code"
	"casus/eval"
	"casus/eval/gold"
	"casus/ingest"
	"casus/lexicon"
	"casus/pipeline"
)

// ownWeight is how much a graded sentence of our own counts beside a judgement of UDS: they are few, and written for the scale.
const ownWeight = 6

// eventWeight is that of an event, whose value is only known by its realis.
const eventWeight = 2

// grades are the values of events whose realis is annotated but not graded.
var grades = map[string]float64{"actual": 3, "historical": 3, "future": 1.7, "hypothetical": 0.5, "conditional": 0.4, "negated": -2.7}

// trainFactuality learns from UDS, from graded sentences of our own and from the realis of our own events.
func (s *settings) trainFactuality(lex *lexicon.Set) error {
	p, err := pipeline.New(pipeline.WithLexicon(lex))
	if err != nil {
		return err
	}
	var examples []code.Example
	add := func(j *eval.Judgements, weight float64, now bool) {
		factors := p.Factors(j.Sentences)
		for i := range j.Judged {
			g := &j.Judged[i]
			if f := factors[g.Sentence]; f != nil && f[g.Token] != nil {
				examples = append(examples, code.Example{Factors: f[g.Token], Value: g.Value, Now: now, Weight: weight})
			}
		}
	}
	uds, err := eval.JudgedUDS(p, s.uds, filepath.Dir(s.banks), "train")
	if err != nil {
		return err
	}
	add(uds, 1, true)
	own, err := eval.JudgedOwn(p, filepath.Join(s.gold, "factuality-own-train.txt"))
	if err != nil {
		return err
	}
	add(own, ownWeight, false)
	n := len(examples)
	if examples, err = s.events(p, examples); err != nil {
		return err
	}
	log.Printf("%d judgements, %d events", n, len(examples)-n)
	return s.write(code.FactualityFile, code.WriteWeights(code.Learn(examples, s.learning)))
}

// events adds the triggers of developing events whose act is done and not said.
func (s *settings) events(p *pipeline.Pipeline, examples []code.Example) ([]code.Example, error) {
	texts := gold.From(filepath.Dir(s.banks))
	for _, file := range []string{"events-own-dev.jsonl", "events-real-dev.jsonl"} {
		items, _, err := gold.Load(filepath.Join(s.gold, file), texts)
		if err != nil {
			return nil, err
		}
		for i := range items {
			rep, err := p.Reader().Report(ingest.Raw{Text: items[i].Text, Language: "en"})
			if err != nil {
				return nil, err
			}
			sentences := p.Parse(rep)
			factors := p.Factors(sentences)
			for j := range items[i].Events {
				e := &items[i].Events[j]
				si, t, ok := eval.TokenAt(sentences, e.Trigger.At)
				if !ok || e.Inner != nil || e.Debatable || factors[si] == nil || factors[si][t] == nil {
					continue // of several words, or of an act within an act, it is not plain which one the value is of
				}
				examples = append(examples, code.Example{Factors: factors[si][t], Value: grades[e.Realis], Weight: eventWeight})
			}
		}
	}
	return examples, nil
}
