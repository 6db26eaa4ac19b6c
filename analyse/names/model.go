package names

import (
	"bytes"
	"compress/gzip"
	"encoding/gob"
	"errors"
	"io"
	"math"
)

// tableBits is the size of the feature table in the model: 1<<tableBits rows.
const tableBits = 22

// maxModel bounds what a model file may unpack to, in bytes.
const maxModel = 1 << 27

// weights are the rows of label weights by hashed feature, in units of step.
type weights struct {
	index []int32 // feature row -> 1 + place in rows; 0 when the feature says nothing
	rows  []int8  // labels a row
	step  float32
}

// stored is the model file: compressed gob.
type stored struct {
	Clusters storedClusters
	Step     float32
	Features []uint32 // gaps between the row numbers, rising
	Masks    []uint32 // labels with a weight
	Values   []int8   // the weights, in order of feature and label
	Trans    []float32
	Head     storedHead
}

func rowOf(feature uint64) uint32 { return uint32(feature >> (64 - tableBits)) }

// pack keeps the weights that are at least one step.
func pack(rows map[uint32][]float32, trans *[labels][labels]float32, c *storedClusters, sorted []uint32, step float32) *stored {
	m := &stored{Clusters: *c, Step: step}
	last := uint32(0)
	for _, r := range sorted {
		mask := uint32(0)
		for l, v := range rows[r] {
			q := math.Round(float64(v / step))
			if q == 0 {
				continue
			}
			mask |= 1 << l
			m.Values = append(m.Values, int8(max(-127, min(127, q))))
		}
		if mask == 0 {
			continue
		}
		m.Features = append(m.Features, r-last)
		m.Masks = append(m.Masks, mask)
		last = r
	}
	for a := range trans {
		m.Trans = append(m.Trans, trans[a][:]...)
	}
	return m
}

func (m *stored) encode() ([]byte, error) {
	var buf bytes.Buffer
	z, err := gzip.NewWriterLevel(&buf, gzip.BestCompression)
	if err != nil {
		return nil, err
	}
	if err := gob.NewEncoder(z).Encode(m); err != nil {
		return nil, err
	}
	if err := z.Close(); err != nil {
		return nil, err
	}
	return buf.Bytes(), nil
}

func decode(raw []byte) (*stored, error) {
	z, err := gzip.NewReader(bytes.NewReader(raw))
	if err != nil {
		return nil, err
	}
	m := &stored{}
	if err := gob.NewDecoder(io.LimitReader(z, maxModel)).Decode(m); err != nil {
		return nil, err
	}
	c := &m.Clusters
	bad := len(m.Trans) != labels*labels || len(m.Masks) != len(m.Features) || len(c.A) != len(c.Hash) || len(c.B) != len(c.Hash) || len(c.LowOf) != len(c.LowHash)
	for _, k := range c.LowOf {
		bad = bad || k < 0 || int(k) >= len(c.Hash)
	}
	if bad {
		return nil, errors.New("the parts of the model do not fit each other")
	}
	return m, nil
}

func (m *stored) open() (*weights, *[labels][labels]float32, error) {
	w := &weights{index: make([]int32, 1<<tableBits), rows: make([]int8, len(m.Features)*labels), step: m.Step}
	at, row := 0, uint32(0)
	for k, gap := range m.Features {
		if row += gap; row >= 1<<tableBits {
			return nil, nil, errors.New("a feature lies outside the table")
		}
		w.index[row] = int32(k + 1)
		for l := range labels {
			if m.Masks[k]>>l&1 != 0 {
				if at == len(m.Values) {
					return nil, nil, errors.New("weights are missing")
				}
				w.rows[k*labels+l] = m.Values[at]
				at++
			}
		}
	}
	var trans [labels][labels]float32
	for i, v := range m.Trans {
		trans[i/labels][i%labels] = v
	}
	return w, &trans, nil
}

// score writes the sums of the features' weights.
func (w *weights) score(f []uint64, out []float32) {
	var sum [labels]int32
	for _, x := range f {
		if k := w.index[rowOf(x)]; k > 0 {
			row := w.rows[int(k-1)*labels : int(k)*labels]
			for l, v := range row {
				sum[l] += int32(v)
			}
		}
	}
	for l, v := range sum {
		out[l] = float32(v) * w.step
	}
}
