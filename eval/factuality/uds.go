// Package factuality scores whether predicates are told as having happened against the factuality judgements of Universal Decompositional
// Semantics (White et al. 2016; Rudinger, White and Van Durme 2018) over the English Web Treebank.
package factuality

import (
	"archive/zip"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"sort"
	"strconv"
	"strings"
)

// Judged is a predicate with its judgement.
type Judged struct {
	Part            string  // train, dev; "" for sentences of our own
	Sentence, Token int     // 0-based
	Value           float64 // -3 it has not happened, 3 it has
	Realis          string  // "" where it was not asked for
}

// scale turns the judgements of UDS, which lie between -1.2 and 1.2 but for few, into a scale from -3 to 3.
func scale(v float64) float64 { return math.Max(-3, math.Min(3, 2.5*v)) }

// The judgements number the sentences of an older release of the treebank: from here on their numbers and ours differ.
const (
	agreeTrain = 11400
	agreeDev   = 330
)

// Load reads the judgements of a zip file with factuality.json. Those on sentences kept for testing, or behind the point where the two
// releases of the treebank number alike, are left out.
func Load(file string) ([]Judged, error) {
	z, err := zip.OpenReader(file)
	if err != nil {
		return nil, fmt.Errorf("factuality: %w", err)
	}
	defer z.Close()
	var out []Judged
	for _, f := range z.File {
		if !strings.HasSuffix(f.Name, ".json") {
			continue
		}
		r, err := f.Open()
		if err != nil {
			return nil, fmt.Errorf("factuality: %w", err)
		}
		got, err := read(r)
		r.Close()
		if err != nil {
			return nil, fmt.Errorf("%s: %w", f.Name, err)
		}
		out = append(out, got...)
	}
	sort.Slice(out, func(i, j int) bool {
		a, b := &out[i], &out[j]
		if a.Part != b.Part {
			return a.Part < b.Part
		}
		if a.Sentence != b.Sentence {
			return a.Sentence < b.Sentence
		}
		return a.Token < b.Token
	})
	return out, nil
}

func read(r io.Reader) ([]Judged, error) {
	var doc struct {
		Data map[string]map[string]struct {
			Factuality struct {
				Factual struct{ Value float64 }
			}
		}
	}
	if err := json.NewDecoder(r).Decode(&doc); err != nil {
		return nil, err
	}
	var out []Judged
	for sentence, preds := range doc.Data {
		f := strings.Split(sentence, "-") // ewt-train-2255
		if len(f) != 3 {
			return nil, fmt.Errorf("sentence %q", sentence)
		}
		n, err := strconv.Atoi(f[2])
		if err != nil {
			return nil, fmt.Errorf("sentence %q", sentence)
		}
		if f[1] == "train" && n > agreeTrain || f[1] == "dev" && n > agreeDev || f[1] == "test" {
			continue
		}
		for pred, v := range preds {
			t, err := strconv.Atoi(pred[strings.LastIndexByte(pred, '-')+1:])
			if err != nil {
				return nil, fmt.Errorf("predicate %q", pred)
			}
			out = append(out, Judged{f[1], n - 1, t - 1, scale(v.Factuality.Factual.Value), ""})
		}
	}
	return out, nil
}
