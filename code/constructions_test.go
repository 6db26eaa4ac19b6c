package code_test

import (
	"os"
	"strings"
	"testing"

	"casus"
)

// minRight is the share of the sentences below testdata/constructions.txt that must be coded as wanted; -v lists the others.
const minRight = 0.91

// TestConstructions codes variants of the constructions that the codebook's table decides, and of the words of co-operation.
func TestConstructions(t *testing.T) {
	p, c, _ := load(t)
	raw, err := os.ReadFile("testdata/constructions.txt")
	if err != nil {
		t.Fatal(err)
	}
	fill := strings.NewReplacer("{Aian}", "Norwegian", "{Bian}", "Chilean", "{A}", "Norway", "{B}", "Chile", "{C}", "Egypt")
	right, all := 0, 0
	variants := map[string]int{}
	for n, line := range strings.Split(string(raw), "\n") {
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		f := strings.Split(line, "\t")
		if len(f) != 3 {
			t.Fatalf("line %d: %d fields, want 3", n+1, len(f))
		}
		all++
		variants[f[0]]++
		events := coded(t, p, c, fill.Replace(f[2]))
		if asWanted(events, f[1]) {
			right++
		} else {
			t.Logf("line %d: want %s in %q, got %s", n+1, f[1], fill.Replace(f[2]), show(events))
		}
	}
	t.Logf("%d of %d as wanted", right, all)
	if share := float64(right) / float64(all); share < minRight {
		t.Errorf("%.3f of %d sentences as wanted, want at least %.2f", share, all, minRight)
	}
	for row, n := range variants {
		if n < 5 {
			t.Errorf("row %s has %d variants, want 5", row, n)
		}
	}
}

// asWanted reports whether every wanted code is among the events; "none" wants nothing told as done.
func asWanted(events []casus.EventMention, want string) bool {
	if want == "none" {
		for _, e := range events {
			if e.Realis != casus.Negated {
				return false
			}
		}
		return true
	}
	for _, w := range strings.Split(want, "+") {
		outer, inner, _ := strings.Cut(strings.TrimSuffix(w, ")"), "(")
		found := false
		for i := range events {
			e := &events[i]
			found = found || is(outer, e.Type, e.Mode) && (inner == "" || e.Inner != nil && is(inner, e.Inner.Type, e.Inner.Mode))
		}
		if !found {
			return false
		}
	}
	return true
}

// is reports whether a code TYPE or TYPE/mode covers a type with its mode.
func is(code, typ string, mode *string) bool {
	t, m, _ := strings.Cut(code, "/")
	return t == typ && (m == "" || mode != nil && *mode == m)
}
