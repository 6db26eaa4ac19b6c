package merge

import (
	"fmt"
	"slices"
	"strings"

	"casus"
)

// Pair is a gold mention with the system's mention of the same words.
type Pair struct {
	Gold    string // cluster
	System  string // event id
	Mention string // "report/row"
	Quote   Quoted
}

// Align pairs every gold mention of the wanted reports with the system's mention whose trigger shares most bytes with it. Mentions that the
// coder does not have are left out and counted.
func Align(g *Gold, records map[string]*casus.Record, events []casus.Event, want func(report string) bool) (pairs []Pair, missed []Quoted) {
	of := map[string]string{}
	for i := range events {
		for _, a := range events[i].Accounts {
			of[a.ReportID+"/"+a.EventID] = events[i].ID
		}
	}
	for _, c := range g.Clusters {
		for _, q := range c.Mentions {
			if !want(q.Report) {
				continue
			}
			rec := records[q.Report]
			s, _ := q.span(rec.Report.Text)
			best, shared := "", 0
			for i := range rec.Events {
				n := 0
				for _, p := range rec.Events[i].Trigger.Spans {
					n += max(0, min(p.End, s.End)-max(p.Start, s.Start))
				}
				if n > shared {
					best, shared = rec.Events[i].ID, n
				}
			}
			if best == "" {
				missed = append(missed, q)
				continue
			}
			key := q.Report + "/" + best
			pairs = append(pairs, Pair{c.ID, of[key], key, q})
		}
	}
	return pairs, missed
}

// PRF is precision and recall.
type PRF struct{ P, R float64 }

// F is the harmonic mean.
func (s PRF) F() float64 {
	if s.P+s.R == 0 {
		return 0
	}
	return 2 * s.P * s.R / (s.P + s.R)
}

func (s PRF) String() string {
	return fmt.Sprintf("P %.1f  R %.1f  F1 %.1f", 100*s.P, 100*s.R, 100*s.F())
}

// groups are the items of each cluster, by index, in order of first item.
func groups(pairs []Pair, key func(Pair) string) [][]int {
	at := map[string]int{}
	var out [][]int
	for i, p := range pairs {
		k := key(p)
		n, ok := at[k]
		if !ok {
			n = len(out)
			at[k] = n
			out = append(out, nil)
		}
		out[n] = append(out[n], i)
	}
	return out
}

func goldOf(p Pair) string   { return p.Gold }
func systemOf(p Pair) string { return p.System }

// BCubed (Bagga and Baldwin 1998) over the paired mentions.
func BCubed(pairs []Pair) PRF {
	half := func(own, other func(Pair) string) float64 {
		sum := 0.0
		for _, g := range groups(pairs, own) {
			n := map[string]int{}
			for _, i := range g {
				n[other(pairs[i])]++
			}
			for _, c := range n {
				sum += float64(c*c) / float64(len(g))
			}
		}
		if len(pairs) == 0 {
			return 1
		}
		return sum / float64(len(pairs))
	}
	return PRF{P: half(systemOf, goldOf), R: half(goldOf, systemOf)}
}

// MUC (Vilain et al. 1995): links.
func MUC(pairs []Pair) PRF {
	half := func(own, other func(Pair) string) float64 {
		num, den := 0, 0
		for _, g := range groups(pairs, own) {
			parts := map[string]bool{}
			for _, i := range g {
				parts[other(pairs[i])] = true
			}
			num += len(g) - len(parts)
			den += len(g) - 1
		}
		if den == 0 {
			return 1
		}
		return float64(num) / float64(den)
	}
	return PRF{P: half(systemOf, goldOf), R: half(goldOf, systemOf)}
}

// CEAF is the entity-based CEAF (Luo 2005) with similarity phi4; the best one-to-one alignment is found greedily, which is exact but for ties of
// overlapping clusters.
func CEAF(pairs []Pair) PRF {
	gs, ss := groups(pairs, goldOf), groups(pairs, systemOf)
	type cell struct {
		g, s int
		v    float64
	}
	var cells []cell
	for i, g := range gs {
		for j, s := range ss {
			n := 0
			for _, x := range g {
				if slices.Contains(s, x) {
					n++
				}
			}
			if n > 0 {
				cells = append(cells, cell{i, j, 2 * float64(n) / float64(len(g)+len(s))})
			}
		}
	}
	slices.SortStableFunc(cells, func(a, b cell) int {
		switch {
		case a.v > b.v:
			return -1
		case a.v < b.v:
			return 1
		}
		return 0
	})
	usedG, usedS := map[int]bool{}, map[int]bool{}
	sum := 0.0
	for _, c := range cells {
		if !usedG[c.g] && !usedS[c.s] {
			usedG[c.g], usedS[c.s] = true, true
			sum += c.v
		}
	}
	if len(pairs) == 0 {
		return PRF{1, 1}
	}
	return PRF{P: sum / float64(len(ss)), R: sum / float64(len(gs))}
}

// CoNLL is the mean F1 of MUC, B-cubed and CEAF.
func CoNLL(pairs []Pair) float64 {
	return (MUC(pairs).F() + BCubed(pairs).F() + CEAF(pairs).F()) / 3
}

// ClusterErrors lists pairs of mentions that are wrongly together or apart: one line a gold or system cluster that is broken.
func ClusterErrors(pairs []Pair, events []casus.Event) []string {
	why := map[string][]string{}
	for i := range events {
		for _, r := range events[i].Reasons {
			key, _, _ := strings.Cut(r, " = ")
			why[key] = append(why[key], r)
		}
	}
	var out []string
	name := func(i int) string { return fmt.Sprintf("%s %q", pairs[i].Mention, pairs[i].Quote.Text) }
	for _, s := range groups(pairs, systemOf) {
		byGold := map[string][]string{}
		var order []string
		var reasons []string
		for _, i := range s {
			g := pairs[i].Gold
			if byGold[g] == nil {
				order = append(order, g)
			}
			byGold[g] = append(byGold[g], name(i))
			reasons = append(reasons, why[pairs[i].Mention]...)
		}
		if len(order) > 1 {
			line := "together:"
			for _, g := range order {
				line += fmt.Sprintf(" [%s: %s]", g, strings.Join(byGold[g], ", "))
			}
			out = append(out, line)
			slices.Sort(reasons)
			for _, r := range slices.Compact(reasons) {
				out = append(out, "    "+r)
			}
		}
	}
	for _, g := range groups(pairs, goldOf) {
		bySystem := map[string][]string{}
		var order []string
		for _, i := range g {
			s := pairs[i].System
			if bySystem[s] == nil {
				order = append(order, s)
			}
			bySystem[s] = append(bySystem[s], name(i))
		}
		if len(order) > 1 {
			line := "apart: " + pairs[g[0]].Gold
			for _, s := range order {
				line += fmt.Sprintf(" [%s]", strings.Join(bySystem[s], ", "))
			}
			out = append(out, line)
		}
	}
	return out
}
