package code_test

import (
	"os"
	"strings"
	"testing"

	"casus"
)

// parties of the party-swap test: countries and groups that stand without article or with it.
var parties = []string{
	"France", "Germany", "Italy", "Spain", "Poland", "Greece", "Turkey", "Egypt", "Israel", "Iran", "Iraq", "Syria", "Jordan", "Yemen", "India",
	"Pakistan", "Afghanistan", "China", "Japan", "Vietnam", "Thailand", "Russia", "Ukraine", "Georgia", "Armenia", "Ethiopia", "Kenya", "Sudan",
	"Brazil", "Colombia", "Hamas", "Hezbollah", "NATO", "Fatah", "FARC", "ISIL", "Boko Haram", "Al-Shabaab", "the Taliban", "the European Union",
}

// TestPartySwap exchanges the parties of a sentence: the codes stay, the parties change places. The parser sees names, so
// that a few pairs may differ; those are printed with -v and must stay under one in a hundred.
func TestPartySwap(t *testing.T) {
	if testing.Short() {
		t.Skip("long")
	}
	p, c, _ := load(t)
	raw, err := os.ReadFile("testdata/swap.txt")
	if err != nil {
		t.Fatal(err)
	}
	pairs, wrong, n := 0, 0, 0
	for _, template := range strings.Split(string(raw), "\n") {
		if template == "" || strings.HasPrefix(template, "#") {
			continue
		}
		for k := 0; k < 4; k++ {
			a, b := parties[(n*7+k*3)%len(parties)], parties[(n*11+k*13+5)%len(parties)]
			n++
			if a == b {
				continue
			}
			fill := func(x, y string) string {
				s := strings.NewReplacer("{A}", x, "{B}", y).Replace(template)
				return strings.ToUpper(s[:1]) + s[1:]
			}
			one := signature(coded(t, p, c, fill(a, b)), a, b)
			two := signature(coded(t, p, c, fill(b, a)), b, a)
			pairs++
			if one != two {
				wrong++
				t.Logf("%s\n  %s\n  %s", fill(a, b), one, two)
			}
		}
	}
	t.Logf("%d of %d pairs differ", wrong, pairs)
	if share := float64(wrong) / float64(pairs); share > maxSwapped {
		t.Errorf("%.3f of %d pairs differ, want at most %.3f", share, pairs, maxSwapped)
	}
}

// maxSwapped is the share of pairs that may differ.
const maxSwapped = 0.0125

// signature writes events with the parties named A and B.
func signature(events []casus.EventMention, a, b string) string {
	var out []string
	for _, e := range events {
		mode := ""
		if e.Mode != nil {
			mode = *e.Mode
		}
		inner := ""
		if e.Inner != nil {
			inner = e.Inner.Type
		}
		out = append(out, strings.Join([]string{e.Type, mode, inner, e.Realis, who(e.Sources, a, b), ">", who(e.Targets, a, b)}, " "))
	}
	return strings.Join(out, " | ")
}

func who(refs []casus.ActorRef, a, b string) string {
	var out []string
	for _, r := range refs {
		switch {
		case r.Text == "":
			out = append(out, "-")
		case strings.Contains(r.Text, strings.TrimPrefix(a, "the ")):
			out = append(out, "A")
		case strings.Contains(r.Text, strings.TrimPrefix(b, "the ")):
			out = append(out, "B")
		default:
			out = append(out, "?")
		}
	}
	return strings.Join(out, "+")
}
