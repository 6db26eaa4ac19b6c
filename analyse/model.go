package analyse

import (
	"bytes"
	"compress/gzip"
	"encoding/gob"
	"math"
)

// model is the content of the model file: compressed gob.
type model struct {
	Tags               []tag
	Labels             []string
	Edits              []storedEdit
	Keys               []string
	Values             []uint16
	Tagger, Arc, Label storedPerceptron
}

type storedEdit struct {
	Cut  int
	Add  string
	Keep bool
}

type storedPerceptron struct {
	Bits    uint
	Weights []byte // int8, in units of a common step
}

func store(p *perceptron) storedPerceptron {
	var sum, n float64
	for _, w := range p.weights {
		if w != 0 {
			sum += math.Abs(float64(w))
			n++
		}
	}
	unit := sum / max(n, 1) / 12
	out := storedPerceptron{Bits: p.bits, Weights: make([]byte, len(p.weights))}
	for i, w := range p.weights {
		out.Weights[i] = byte(int8(max(-127, min(127, math.Round(float64(w)/unit)))))
	}
	return out
}

func (s storedPerceptron) open() *perceptron {
	p := &perceptron{bits: s.Bits, weights: make([]float32, 1<<s.Bits)}
	for i, b := range s.Weights {
		p.weights[i] = float32(int8(b))
	}
	return p
}

func (a *Analyser) encode() ([]byte, error) {
	m := model{Tags: a.tagger.tags, Labels: a.parser.labels, Tagger: store(a.tagger.model), Arc: store(a.parser.model), Label: store(a.parser.label)}
	for _, e := range a.lemmas.edits {
		m.Edits = append(m.Edits, storedEdit{e.cut, e.add, e.keep})
	}
	m.Keys, m.Values = a.lemmas.sorted()
	var buf bytes.Buffer
	z, err := gzip.NewWriterLevel(&buf, gzip.BestCompression)
	if err != nil {
		return nil, err
	}
	if err := gob.NewEncoder(z).Encode(&m); err != nil {
		return nil, err
	}
	if err := z.Close(); err != nil {
		return nil, err
	}
	return buf.Bytes(), nil
}

func decode(raw []byte) (*Analyser, error) {
	z, err := gzip.NewReader(bytes.NewReader(raw))
	if err != nil {
		return nil, err
	}
	var m model
	if err := gob.NewDecoder(z).Decode(&m); err != nil {
		return nil, err
	}
	l := &lemmatiser{rules: make(map[string]uint16, len(m.Keys))}
	for _, e := range m.Edits {
		l.edits = append(l.edits, edit{e.Cut, e.Add, e.Keep})
	}
	for i, k := range m.Keys {
		l.rules[k] = m.Values[i]
	}
	return &Analyser{
		tagger: &tagger{tags: m.Tags, model: m.Tagger.open()},
		parser: &parser{labels: m.Labels, model: m.Arc.open(), label: m.Label.open()},
		lemmas: l,
	}, nil
}
