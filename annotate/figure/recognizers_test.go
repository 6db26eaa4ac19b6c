package figure

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"casus"
	"casus/annotate/number"
	"casus/rule"
)

type spec struct {
	Input   string
	Results []struct {
		Text       string
		TypeName   string
		Resolution map[string]any
	}
}

const specFolder = "../../../shared/data/time/recognizers-text"

func readSpecs(t *testing.T, name string) []spec {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(specFolder, name))
	if err != nil {
		t.Skipf("Recognizers-Text specs are not here (%v)", err)
	}
	var out []spec
	if err := json.Unmarshal(bytes.TrimPrefix(b, []byte("\ufeff")), &out); err != nil {
		t.Fatal(err)
	}
	return out
}

// plainItems cuts a text at white space: the recognisers read raw text.
func plainItems(text string) []rule.Item {
	s := casus.Sentence{Span: casus.Span{End: len(text)}}
	at := 0
	for _, w := range strings.Fields(text) {
		i := strings.Index(text[at:], w) + at
		s.Tokens = append(s.Tokens, casus.Token{Span: casus.Span{Start: i, End: i + len(w)}, Form: w, Head: -1})
		at = i + len(w)
	}
	return rule.Split(text, &s)
}

// found is one answer: its value as the suite writes it, and its unit.
type found struct {
	text, value, unit string
}

// check compares the answers of a case with those found: as many, each with the value in order.
func check(s *spec, got []found, same func(want map[string]any, got found) bool) bool {
	if len(got) != len(s.Results) {
		return false
	}
	for i := range got {
		if !same(s.Results[i].Resolution, got[i]) {
			return false
		}
	}
	return true
}

func sameNumber(want any, got string) bool {
	w, ok := want.(string)
	if !ok {
		return want == nil && got == ""
	}
	w = strings.TrimSuffix(w, "%")
	if w == got {
		return true
	}
	a, err1 := strconv.ParseFloat(w, 64)
	b, err2 := strconv.ParseFloat(got, 64)
	return err1 == nil && err2 == nil && math.Abs(a-b) <= 1e-9*math.Max(1, math.Abs(a))
}

// run counts the cases that come out right and logs the share.
func run(t *testing.T, file string, skip func(s *spec) string, find func(a *Annotator, text string) []found, same func(want map[string]any, got found) bool) {
	t.Helper()
	specs := readSpecs(t, file)
	a := newWorld(t).figure
	right, all := 0, 0
	left := map[string]int{}
	for i := range specs {
		s := &specs[i]
		if skip != nil {
			if why := skip(s); why != "" {
				left[why]++
				continue
			}
		}
		all++
		got := find(a, s.Input)
		if check(s, got, same) {
			right++
			continue
		}
		if testing.Verbose() {
			var want []string
			for _, r := range s.Results {
				want = append(want, fmt.Sprintf("%s=%v", r.Text, r.Resolution))
			}
			fmt.Printf("%s | %.150q | %v | %v\n", file, s.Input, got, want)
		}
	}
	t.Logf("%s: %d of %d right (%.1f%%), left out %v", file, right, all, 100*float64(right)/float64(all), left)
}

// numbers are the numbers of a text, fractions and signs taken in.
func numbers(a *Annotator, text string) []found {
	items := plainItems(text)
	var out []found
	for _, n := range a.numbers.Scan(items) {
		out = append(out, found{"", number.Format(n.Value.Num), ""})
	}
	return out
}

func TestRecognizersNumber(t *testing.T) {
	run(t, "NumberModel.json", nil, numbers, func(want map[string]any, got found) bool { return sameNumber(want["value"], got.value) })
}

// wordAlone leaves out cases that ask for a unit without a number.
func wordAlone(s *spec) string {
	for _, r := range s.Results {
		if v := r.Resolution["value"]; v == nil || v == "null" {
			return "a unit without a number"
		}
	}
	return ""
}

func TestRecognizersPercent(t *testing.T) {
	run(t, "PercentModel.json", wordAlone, func(a *Annotator, text string) []found {
		items := plainItems(text)
		ch := a.rules.Scan(items)
		var out []found
		for _, m := range ch.Longest("percent") {
			q := m.Value.(*quantity)
			out = append(out, found{m.Span(items).In(text), number.Format(q.low), ""})
		}
		return out
	}, func(want map[string]any, got found) bool { return sameNumber(want["value"], got.value) })
}

func TestRecognizersOrdinal(t *testing.T) {
	relative := func(s *spec) string {
		for _, r := range s.Results {
			if r.TypeName == "ordinal.relative" {
				return "relative ordinals (last, next): no number is said"
			}
		}
		return ""
	}
	run(t, "OrdinalModel.json", relative, func(a *Annotator, text string) []found {
		items := plainItems(text)
		var out []found
		for i := 0; i < len(items); i++ {
			if f, ok := a.numbers.Ordinal(items, i); ok {
				out = append(out, found{"", number.Format(f.Value.Num), ""})
				i += f.Len - 1
			}
		}
		return out
	}, func(want map[string]any, got found) bool { return sameNumber(want["value"], got.value) })
}

func TestRecognizersCurrency(t *testing.T) {
	run(t, "CurrencyModel.json", wordAlone, func(a *Annotator, text string) []found {
		items := plainItems(text)
		ch := a.rules.Scan(items)
		var out []found
		for _, m := range ch.Longest("money") {
			q := m.Value.(*quantity)
			out = append(out, found{m.Span(items).In(text), number.Format(q.low), q.unit})
		}
		return out
	}, func(want map[string]any, got found) bool {
		iso, _ := want["isoCurrency"].(string)
		if !sameNumber(want["value"], got.value) { // the suite counts cents and pence, we count their currency
			n, err := strconv.ParseFloat(got.value, 64)
			if err != nil || iso != "" || !sameNumber(want["value"], number.Format(100*n)) {
				return false
			}
		}
		return (iso == "" || iso == got.unit)
	})
}

func TestRecognizersAge(t *testing.T) {
	run(t, "AgeModel.json", nil, func(a *Annotator, text string) []found {
		items := plainItems(text)
		ch := a.rules.Scan(items)
		var out []found
		for _, m := range ch.Longest("age") {
			q := m.Value.(*quantity)
			out = append(out, found{m.Span(items).In(text), number.Format(q.high), q.unit})
		}
		return out
	}, func(want map[string]any, got found) bool { return sameNumber(want["value"], got.value) })
}

func TestRecognizersDimension(t *testing.T) {
	run(t, "DimensionModel.json", wordAlone, func(a *Annotator, text string) []found {
		items := plainItems(text)
		ch := a.rules.Scan(items)
		var out []found
		for _, m := range ch.Longest("measure") {
			q := m.Value.(*quantity)
			out = append(out, found{m.Span(items).In(text), number.Format(q.low), q.unit})
		}
		return out
	}, func(want map[string]any, got found) bool { return sameNumber(want["value"], got.value) })
}

// TestRecognizersRange compares intervals; the suite's open and closed ends are one to us.
func TestRecognizersRange(t *testing.T) {
	run(t, "NumberRangeModel.json", nil, func(a *Annotator, text string) []found {
		items := plainItems(text)
		ch := a.rules.Scan(items)
		var out []found
		for _, m := range ch.Longest("interval", "amount") {
			q, ok := m.Value.(*quantity)
			if !ok || q.kind != count && q.kind != fraction || q.many {
				continue
			}
			lo, hi := number.Format(q.low), number.Format(q.high)
			switch q.bound {
			case over:
				hi = ""
			case under:
				lo = ""
			default:
				if q.low == q.high && !(q.equal && q.bound == exact) || m.Rule.Category == "amount" && q.bound != exact {
					continue
				}
			}
			out = append(out, found{m.Span(items).In(text), lo + "," + hi, ""})
		}
		return out
	}, func(want map[string]any, got found) bool {
		w, _ := want["value"].(string)
		lo, hi, _ := strings.Cut(strings.Trim(w, "[]()"), ",")
		glo, ghi, _ := strings.Cut(got.value, ",")
		return sameNumber(lo, glo) && sameNumber(hi, ghi)
	})
}
