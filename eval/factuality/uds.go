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

	"casus"
)

// Judged is a predicate with its judgement: above 0 it happened.
type Judged struct {
	Part            string // train, dev
	Sentence, Token int    // 0-based
	Value           float64
	Confidence      float64
}

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
				Factual struct{ Value, Confidence float64 }
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
			out = append(out, Judged{f[1], n - 1, t - 1, v.Factuality.Factual.Value, v.Factuality.Factual.Confidence})
		}
	}
	return out, nil
}

// Score counts agreement.
type Score struct {
	Right, All   int
	Pairs        map[string]int // our value and theirs
	Unread       int            // predicates that we do not have
	happened     [2][2]int      // ours, theirs
	Errors       []string
	sx, sy       float64
	sxx, syy, xy float64
}

// weight turns a realis value into a number for the correlation.
var weight = map[string]float64{casus.Actual: 1, casus.Historical: 1, casus.Future: -0.6, casus.Hypothetical: -0.8, casus.Conditional: -0.9, casus.Negated: -1}

// Add holds our value of a predicate against its judgement.
func (s *Score) Add(j *Judged, sentence *casus.Sentence, value string) {
	if s.Pairs == nil {
		s.Pairs = map[string]int{}
	}
	if value == "" {
		s.Unread++
		return
	}
	ours, theirs := 0, 0
	if value == casus.Actual || value == casus.Historical {
		ours = 1
	}
	if j.Value > 0 {
		theirs = 1
	}
	s.All++
	s.happened[ours][theirs]++
	word := [...]string{"not happened", "happened"}[theirs]
	s.Pairs[value+", "+word]++
	x, y := weight[value], j.Value
	s.sx, s.sy, s.sxx, s.syy, s.xy = s.sx+x, s.sy+y, s.sxx+x*x, s.syy+y*y, s.xy+x*y
	if ours == theirs {
		s.Right++
		return
	}
	var b strings.Builder
	for i := range sentence.Tokens {
		if i == j.Token {
			b.WriteString("[" + sentence.Tokens[i].Form + "] ")
		} else {
			b.WriteString(sentence.Tokens[i].Form + " ")
		}
	}
	s.Errors = append(s.Errors, fmt.Sprintf("%s for %s (%.1f): %s", value, word, j.Value, b.String()))
}

// Print writes the score.
func (s *Score) Print(w io.Writer) {
	share := func(a, b int) float64 {
		if b == 0 {
			return 0
		}
		return float64(a) / float64(b)
	}
	h := s.happened
	fmt.Fprintf(w, "predicates %d, not read %d\n", s.All, s.Unread)
	fmt.Fprintf(w, "happened or not  accuracy %.3f\n", share(s.Right, s.All))
	fmt.Fprintf(w, "happened         P %.3f  R %.3f\n", share(h[1][1], h[1][0]+h[1][1]), share(h[1][1], h[0][1]+h[1][1]))
	fmt.Fprintf(w, "not happened     P %.3f  R %.3f\n", share(h[0][0], h[0][0]+h[0][1]), share(h[0][0], h[0][0]+h[1][0]))
	fmt.Fprintf(w, "correlation      r %.3f\n", s.correlation())
	pairs := make([]string, 0, len(s.Pairs))
	for p := range s.Pairs {
		pairs = append(pairs, p)
	}
	sort.Strings(pairs)
	for _, p := range pairs {
		fmt.Fprintf(w, "  %s: %d\n", p, s.Pairs[p])
	}
}

// correlation is Pearson's r of our values, as numbers, and the judgements.
func (s *Score) correlation() float64 {
	n := float64(s.All)
	vx, vy := n*s.sxx-s.sx*s.sx, n*s.syy-s.sy*s.sy
	if vx <= 0 || vy <= 0 {
		return 0
	}
	return (n*s.xy - s.sx*s.sy) / math.Sqrt(vx*vy)
}
