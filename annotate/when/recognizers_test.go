package when

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"testing"
	"unicode/utf16"

	"casus"
)

// spec is one case of the Recognizers-Text suite.
type spec struct {
	Input   string
	Context struct{ ReferenceDateTime string }
	Results []struct {
		Text       string
		Start, End int // UTF-16 units, End inclusive
		TypeName   string
		Resolution struct {
			Values []map[string]any
		}
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

// byteSpan turns an inclusive range of UTF-16 units into bytes.
func byteSpan(s string, start, end int) casus.Span {
	at, from, to := 0, len(s), len(s)
	for i, r := range s {
		if at == start {
			from = i
		}
		at += len(utf16.Encode([]rune{r}))
		if at == end+1 {
			to = i + len(string(r))
			break
		}
	}
	return casus.Span{Start: from, End: to}
}

// spoken reports why a case is left out: it is not what news writes, or it asks for a convention that TIMEX3 does not have.
func spoken(s *spec) string {
	in := strings.ToLower(s.Input)
	for _, r := range s.Results {
		kind := strings.TrimPrefix(r.TypeName, "datetimeV2.")
		for _, v := range r.Resolution.Values {
			timex, _ := v["timex"].(string)
			switch {
			case strings.Contains(timex, "ref_undef"):
				return "no reading asked for"
			case kind == "datetimealt" || kind == "datetimezone" || kind == "timezone":
				return "alternatives and bare zones"
			}
		}
		words := strings.Fields(strings.ToLower(r.Text))
		switch {
		case kind == "time" && len(words) == 1 && !strings.ContainsAny(r.Text, ":") && strings.Trim(r.Text, "0123456789") == "":
			return "bare hour"
		}
	}
	if strings.Contains(in, "\n") || strings.Contains(in, "www.") || strings.Contains(in, "http") || strings.Contains(in, "tel:") {
		return "not running text"
	}
	return ""
}

// ours are the readings that we give for what a case marks: the value of each mention inside it and, for two, the range.
func ours(ts []casus.Time, at casus.Span) []string {
	var in []casus.Time
	for _, t := range ts {
		if t.Spans.Bounds().Overlaps(at) {
			in = append(in, t)
		}
	}
	var out []string
	for _, t := range in {
		if t.Value != nil {
			out = append(out, *t.Value)
		}
		if t.Begin != nil && t.End != nil {
			out = append(out, *t.Begin+".."+*t.End)
		}
		if t.Begin != nil {
			out = append(out, *t.Begin+"..")
		}
		if t.End != nil {
			out = append(out, ".."+*t.End)
		}
	}
	if len(in) > 1 {
		a, b := in[0], in[len(in)-1]
		if a.Value != nil && b.Value != nil {
			out = append(out, *a.Value+"~"+*b.Value)
		}
		if a.Begin != nil && b.End != nil {
			out = append(out, *a.Begin+".."+*b.End)
		}
	}
	return out
}

// theirs are the readings a case accepts, in our form.
func theirs(values []map[string]any) []string {
	var out []string
	text := func(v map[string]any, k string) string { s, _ := v[k].(string); return s }
	for _, v := range values {
		timex := text(v, "timex")
		out = append(out, timex)
		if val := text(v, "value"); val != "" {
			val = strings.Replace(val, " ", "T", 1)
			out = append(out, val, strings.TrimSuffix(val, ":00"))
			if ref := strings.Index(timex, "T"); ref >= 0 && len(timex) >= ref+3 {
				out = append(out, timex+":00")
			}
		}
		start, end := text(v, "start"), text(v, "end")
		start, end = strings.Replace(start, " ", "T", 1), strings.Replace(end, " ", "T", 1)
		if start != "" || end != "" {
			out = append(out, start+".."+end)
			cut := func(s string) string { return strings.TrimSuffix(strings.TrimSuffix(s, ":00"), "T00:00") }
			out = append(out, cut(start)+".."+cut(end))
			if strings.HasPrefix(timex, "(") { // both ends: ours are values of their own
				p := strings.Split(strings.Trim(timex, "()"), ",")
				if len(p) >= 2 {
					out = append(out, p[0]+"~"+p[1])
				}
				if len(start) >= 10 && len(end) >= 10 {
					out = append(out, cut(start)+"~"+cut(end), cut(start)[:4]+"~"+cut(end)[:4], cut(start)[:7]+"~"+cut(end)[:7])
				}
				if len(p) == 3 {
					out = append(out, p[2])
				}
			}
		}
	}
	return out
}

// TestRecognizersDateTime counts the cases of the suite where our value is among theirs.
func TestRecognizersDateTime(t *testing.T) {
	specs := readSpecs(t, "DateTimeModel.json")
	w := newWorld(t)
	left := map[string]int{}
	right, all := 0, 0
	for i := range specs {
		s := &specs[i]
		if why := spoken(s); why != "" {
			left[why]++
			continue
		}
		all++
		doc := w.parse(s.Input, strings.TrimSuffix(s.Context.ReferenceDateTime, "Z"))
		got := w.when.Annotate(doc)
		ok := true
		var note []string
		if len(s.Results) == 0 {
			ok = len(got) == 0
		}
		for _, r := range s.Results {
			mine, want := ours(got, byteSpan(s.Input, r.Start, r.End)), theirs(r.Resolution.Values)
			hit := false
			for _, m := range mine {
				for _, x := range want {
					hit = hit || m == x || sameClock(m, x)
				}
			}
			ok = ok && hit
			note = append(note, fmt.Sprintf("%q: %v, not %v", r.Text, mine, want))
		}
		if ok {
			right++
		} else if testing.Verbose() {
			var have []string
			for _, g := range got {
				have = append(have, g.Text)
			}
			fmt.Printf("%s | %s | %v | %s\n", s.Context.ReferenceDateTime, s.Input, have, strings.Join(note, "; "))
		}
	}
	var why []string
	for k, n := range left {
		why = append(why, fmt.Sprintf("%s %d", k, n))
	}
	sort.Strings(why)
	t.Logf("DateTimeModel: %d of %d right (%.1f%%); left out: %s", right, all, 100*float64(right)/float64(all), strings.Join(why, ", "))
}

// sameClock compares times of day: theirs may lack the day or the minutes.
func sameClock(mine, their string) bool {
	m, t := mine, their
	if i := strings.Index(m, "T"); i > 0 && strings.HasPrefix(t, "T") {
		m = m[i:]
	}
	return m == t || m == t+":00" || strings.TrimSuffix(m, ":00") == t || strings.TrimSuffix(t, ":00") == m
}
