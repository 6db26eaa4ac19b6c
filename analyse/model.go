package analyse

import (
	"bytes"
	"crypto/sha256"
	"encoding/gob"
	"encoding/hex"
	"fmt"
	"math"
)

// model is the content of the model file: gob.
type model struct {
	Words, Labels []string
	Tags          []tag
	Edits         []storedEdit
	Keys          []string
	Values        []uint16
	Params        []storedParam
}

type storedEdit struct {
	Cut  int
	Add  string
	Keep bool
}

// storedParam holds the weights of a parameter: sparse ones in 8 bits with a step for each row, others in the upper 16 bits
// of their floats.
type storedParam struct {
	Name       string
	Rows, Cols int
	Steps      []float32
	Small      []byte
	Large      []uint16
}

func storeSmall(rows, cols int, w []float32) storedParam {
	s := storedParam{Rows: rows, Cols: cols, Small: make([]byte, len(w)), Steps: make([]float32, rows)}
	for i := range rows {
		row := w[i*cols : (i+1)*cols]
		var top float32
		for _, v := range row {
			top = max(top, v, -v)
		}
		step := top / 127
		s.Steps[i] = step
		if step == 0 {
			continue
		}
		for j, v := range row {
			s.Small[i*cols+j] = byte(int8(math.Round(float64(v / step))))
		}
	}
	return s
}

func storeLarge(rows, cols int, w []float32) storedParam {
	s := storedParam{Rows: rows, Cols: cols, Large: make([]uint16, len(w))}
	for i, v := range w {
		b := math.Float32bits(v)
		s.Large[i] = uint16((b + 0x7fff + b>>16&1) >> 16)
	}
	return s
}

// open writes the weights to w.
func (s *storedParam) open(w []float32) error {
	if s.Small != nil {
		if len(s.Small) != len(w) || len(s.Steps) != s.Rows || s.Rows*s.Cols != len(w) {
			return fmt.Errorf("%s: wrong size", s.Name)
		}
		for i := range s.Rows {
			for j := i * s.Cols; j < (i+1)*s.Cols; j++ {
				w[j] = float32(int8(s.Small[j])) * s.Steps[i]
			}
		}
		return nil
	}
	if len(s.Large) != len(w) {
		return fmt.Errorf("%s: wrong size", s.Name)
	}
	for i, v := range s.Large {
		w[i] = math.Float32frombits(uint32(v) << 16)
	}
	return nil
}

// setLemmas replaces the lemma rules.
func (m *model) setLemmas(l *lemmatiser) {
	m.Edits = nil
	for _, e := range l.edits {
		m.Edits = append(m.Edits, storedEdit{e.cut, e.add, e.keep})
	}
	m.Keys, m.Values = l.sorted()
}

func (a *Analyser) encode() ([]byte, error) {
	m := model{Words: a.vocab.words, Labels: a.labels, Tags: a.tags}
	m.setLemmas(a.lemmas)
	for _, p := range a.net.set.Params {
		store := storeLarge
		if p.Sparse {
			store = storeSmall
		}
		s := store(p.Rows, p.Cols, p.W)
		s.Name = p.Name
		m.Params = append(m.Params, s)
	}
	return m.bytes()
}

func (m *model) bytes() ([]byte, error) {
	var buf bytes.Buffer
	if err := gob.NewEncoder(&buf).Encode(m); err != nil {
		return nil, fmt.Errorf("analyse: write model: %w", err)
	}
	return buf.Bytes(), nil
}

func readModel(raw []byte) (*model, error) {
	var m model
	if err := gob.NewDecoder(bytes.NewReader(raw)).Decode(&m); err != nil {
		return nil, fmt.Errorf("analyse: read model: %w", err)
	}
	return &m, nil
}

func decode(raw []byte) (*Analyser, error) {
	m, err := readModel(raw)
	if err != nil {
		return nil, err
	}
	l := &lemmatiser{rules: make(map[string]uint16, len(m.Keys))}
	for _, e := range m.Edits {
		l.edits = append(l.edits, edit{e.Cut, e.Add, e.Keep})
	}
	for i, k := range m.Keys {
		l.rules[k] = m.Values[i]
	}
	sum := sha256.Sum256(raw)
	a := &Analyser{
		hash: hex.EncodeToString(sum[:]), vocab: newVocabulary(m.Words), tags: m.Tags, labels: m.Labels, lemmas: l,
		net: newNetwork(len(m.Words)+1, len(m.Tags), len(m.Labels)),
	}
	if len(m.Params) != len(a.net.set.Params) {
		return nil, fmt.Errorf("%d parameters, want %d", len(m.Params), len(a.net.set.Params))
	}
	for i, p := range a.net.set.Params {
		if m.Params[i].Name != p.Name {
			return nil, fmt.Errorf("parameter %q, want %q", m.Params[i].Name, p.Name)
		}
		if err := m.Params[i].open(p.W); err != nil {
			return nil, err
		}
	}
	a.net.set.Freeze()
	return a, nil
}
