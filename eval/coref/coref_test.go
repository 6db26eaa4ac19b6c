package coref

import (
	"math"
	"testing"
)

// The example of Luo (2005), as worked out by Pradhan et al. (2014): key {abc}{defg}, response {ab}{cd}{fghi}.
func TestScore(t *testing.T) {
	var s Score
	s.Add([][]int{{1, 2, 3}, {4, 5, 6, 7}}, [][]int{{1, 2}, {3, 4}, {6, 7, 8, 9}})
	for _, c := range []struct {
		name      string
		m         Metric
		want      float64
		precision float64
	}{
		{"MUC", s.MUC, 2.0 / 5, 2.0 / 5},
		{"B3", s.B3, (1.0 / 7) * (4.0/3 + 1.0/3 + 1.0/4 + 2.0/4*2), (1.0 / 8) * (2 + 1.0/2*2 + 2.0/4*2)},
		{"CEAFe", s.CEAF, 1.3 / 2, 1.3 / 3},
	} {
		if r, p := c.m.Recall.Ratio(), c.m.Precision.Ratio(); math.Abs(r-c.want) > 1e-9 || math.Abs(p-c.precision) > 1e-9 {
			t.Errorf("%s: recall %.4f want %.4f, precision %.4f want %.4f", c.name, r, c.want, p, c.precision)
		}
	}
}

func TestPerfect(t *testing.T) {
	var s Score
	x := [][]int{{1, 2}, {3}, {4, 5, 6}}
	s.Add(x, x)
	if math.Abs(s.CoNLL()-1) > 1e-9 {
		t.Errorf("%v", s)
	}
}
