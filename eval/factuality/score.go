package factuality

import (
	"fmt"
	"io"
	"math"
	"sort"
	"strings"

	"casus"
)

// Ours is what we say of a predicate.
type Ours struct {
	Realis string
	Value  float64
}

// Score counts agreement.
type Score struct {
	Right, All   int
	Labels       [2]int         // right, of those whose realis was asked for
	Pairs        map[string]int // our realis and theirs, or whether it happened
	Unread       int            // predicates that we do not have
	Errors       []string
	table        [2][2]int // happened or not: ours, theirs
	byValue      int       // right by the sign of the value
	off          float64   // sum of distances
	sx, sy       float64
	sxx, syy, xy float64
}

// Add holds what we say of a predicate against its judgement.
func (s *Score) Add(j *Judged, sentence *casus.Sentence, o Ours) {
	if s.Pairs == nil {
		s.Pairs = map[string]int{}
	}
	if o.Realis == "" {
		s.Unread++
		return
	}
	ours, theirs := happened(o.Realis), 0
	if j.Value > 0 {
		theirs = 1
	}
	word := [...]string{"not happened", "happened"}[theirs]
	if j.Realis != "" {
		word = j.Realis
		theirs = happened(j.Realis)
		s.Labels[1]++
		if o.Realis == j.Realis {
			s.Labels[0]++
		}
	}
	s.All++
	s.table[ours][theirs]++
	s.Pairs[o.Realis+", "+word]++
	x, y := o.Value, j.Value
	s.off += math.Abs(x - y)
	s.sx, s.sy, s.sxx, s.syy, s.xy = s.sx+x, s.sy+y, s.sxx+x*x, s.syy+y*y, s.xy+x*y
	if (x > 0) == (y > 0) {
		s.byValue++
	}
	if ours == theirs {
		s.Right++
	}
	if ours == theirs && math.Abs(x-y) < 2 {
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
	s.Errors = append(s.Errors, fmt.Sprintf("%s %.1f for %s %.1f: %s", o.Realis, o.Value, word, j.Value, b.String()))
}

// happened is 1 for a realis value that says so.
func happened(realis string) int {
	if realis == casus.Actual || realis == casus.Historical {
		return 1
	}
	return 0
}

// Print writes the score.
func (s *Score) Print(w io.Writer) {
	share := func(a, b int) float64 {
		if b == 0 {
			return 0
		}
		return float64(a) / float64(b)
	}
	h := s.table
	fmt.Fprintf(w, "predicates %d, not read %d\n", s.All, s.Unread)
	if s.Labels[1] > 0 {
		fmt.Fprintf(w, "realis           accuracy %.3f\n", share(s.Labels[0], s.Labels[1]))
	}
	fmt.Fprintf(w, "happened or not  accuracy %.3f by realis, %.3f by the sign of the value\n", share(s.Right, s.All), share(s.byValue, s.All))
	fmt.Fprintf(w, "happened         P %.3f  R %.3f\n", share(h[1][1], h[1][0]+h[1][1]), share(h[1][1], h[0][1]+h[1][1]))
	fmt.Fprintf(w, "not happened     P %.3f  R %.3f\n", share(h[0][0], h[0][0]+h[0][1]), share(h[0][0], h[0][0]+h[1][0]))
	fmt.Fprintf(w, "value, -3 to 3   MAE %.3f  r %.3f\n", s.off/math.Max(1, float64(s.All)), s.correlation())
	pairs := make([]string, 0, len(s.Pairs))
	for p := range s.Pairs {
		pairs = append(pairs, p)
	}
	sort.Strings(pairs)
	for _, p := range pairs {
		fmt.Fprintf(w, "  %s: %d\n", p, s.Pairs[p])
	}
}

// correlation is Pearson's r of our values and the judgements.
func (s *Score) correlation() float64 {
	n := float64(s.All)
	vx, vy := n*s.sxx-s.sx*s.sx, n*s.syy-s.sy*s.sy
	if vx <= 0 || vy <= 0 {
		return 0
	}
	return (n*s.xy - s.sx*s.sy) / math.Sqrt(vx*vy)
}
