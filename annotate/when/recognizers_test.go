package when

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
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

var (
	clockMark = regexp.MustCompile(`(?i)\d:\d|\d\s*[ap]\.?\s?m\b|\d[ap]m?\b|o'?clock|noon|midnight|\d\.\d\d|\b\d{4}\s?(hrs|hours|gmt|pst|est)`)
	timeEnd   = regexp.MustCompile(`T\d\d`)
	numbered  = regexp.MustCompile(`(?i)\d|\b(one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty)\b`)
	chat      = regexp.MustCompile(`\b(otd|eoy|eod|tmr|noonish|\d+(p|a)|90 s|cy18|set ooo|mar\d|\d+ish)\b`)
	shifting  = regexp.MustCompile(`(?i)\b(ago|later|from now|from today|before|after|time)\b`)
	weekdayOf = regexp.MustCompile(`(?i)\b(next|last|previous|past|following|coming|upcoming|this)\s+(mon|tue|wed|thu|fri|sat|sun)`)
)

// spoken reports why a case is left out: it is the shorthand of appointments and not what news writes, or it asks for a convention
// that TIMEX3 does not have.
func spoken(s *spec) string {
	in := strings.ToLower(s.Input)
	for _, r := range s.Results {
		kind := strings.TrimPrefix(r.TypeName, "datetimeV2.")
		text := strings.ToLower(r.Text)
		for _, v := range r.Resolution.Values {
			timex, _ := v["timex"].(string)
			val, _ := v["value"].(string)
			ends := len(timeEnd.FindAllString(timex, -1))
			switch {
			case strings.Contains(timex, "ref_undef"):
				return "no reading asked for"
			case kind == "datetimealt" || kind == "timezone":
				return "alternatives and bare zones"
			case strings.Contains(timex, "TME"):
				return "meals as times of day"
			case strings.HasPrefix(timex, "SY") || strings.HasPrefix(timex, "FY") || strings.Contains(timex, "BD)"):
				return "school and fiscal calendars, business days"
			case strings.Contains(timex, "-02-30") || strings.Contains(timex, "23:59:59"):
				return "days that do not exist, last seconds of a day"
			case ends > len(clockMark.FindAllString(text, -1)) && (kind != "duration") && kind != "set" && !strings.Contains(timex, "PRESENT"):
				return "times of day without minutes, am or pm"
			case val == "not resolved" && kind == "daterange" && !strings.ContainsAny(timex, "SFW"):
				return "no reading asked for"
			}
		}
		if weekdayOf.MatchString(text) {
			return "next and last with a weekday: the suite means the week, news the day"
		}
		if kind == "set" && strings.Contains(fmt.Sprint(r.Resolution.Values), "T") {
			return "repeated times of day"
		}
	}
	if chat.MatchString(in) {
		return "shorthand of chats"
	}
	if strings.Contains(in, "valid date") || strings.Contains(in, "wrong date") || strings.Contains(in, "code of") || strings.Contains(in, "file's name") {
		return "strings checked for being dates"
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
			out = append(out, looser(*t.Value)...)
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
	var clocks []casus.Time
	for _, t := range in {
		if t.Type == "TIME" && (t.Granularity == "hour" || t.Granularity == "minute") {
			clocks = append(clocks, t)
		}
	}
	if len(in) > 2 && len(clocks) == 2 {
		in = clocks
	}
	if len(in) > 1 {
		a, b := in[0], in[len(in)-1]
		if len(in) == 3 && in[2].Type == "DATE" { // two times of day and their day
			b = in[1]
		}
		if a.Value != nil && b.Value != nil {
			out = append(out, *a.Value+"~"+*b.Value)
		}
		if a.Begin != nil && b.End != nil {
			out = append(out, *a.Begin+".."+*b.End)
		}
	}
	return out
}

// looser are other ways to write one of our values: the day of the week instead of the date, months for quarters.
func looser(v string) []string {
	var out []string
	if len(v) >= 10 && v[4] == '-' && v[7] == '-' {
		if t, ok := parseDay(v[:10]); ok {
			out = append(out, "XXXX"+v[4:], fmt.Sprintf("XXXX-WXX-%d%s", isoWeekday(t), v[10:]))
		}
	}
	var n int
	if k, _ := fmt.Sscanf(v, "P%dQ", &n); k == 1 && strings.HasSuffix(v, "Q") {
		out = append(out, fmt.Sprintf("P%dM", 3*n))
	}
	switch v {
	case "P6M":
		out = append(out, "P0.5Y")
	case "P1WE":
		out = append(out, "XXXX-WXX-WE")
	}
	return out
}

// theirs are the readings a case accepts, in our form.
func theirs(values []map[string]any, said string) []string {
	var out []string
	text := func(v map[string]any, k string) string { s, _ := v[k].(string); return s }
	for _, v := range values {
		timex := text(v, "timex")
		out = append(out, timex)
		if !numbered.MatchString(said) && strings.HasPrefix(timex, "P") { // they take "a few" for three
			out = append(out, strings.Replace(timex, "3", "X", 1))
			if start := text(v, "start"); start != "" {
				out = append(out, "PAST_REF", "FUTURE_REF")
			}
		}
		if val := text(v, "value"); len(val) >= 10 { // in three days: our interval ends there
			out = append(out, ".."+strings.Replace(val, " ", "T", 1))
		}
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
					for _, a := range []int{4, 7, len(cut(start))} {
						for _, b := range []int{4, 7, len(cut(end))} {
							out = append(out, cut(start)[:a]+"~"+cut(end)[:b])
						}
					}
					out = append(out, "PRESENT_REF~"+cut(end))
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
			mine, want := ours(got, byteSpan(s.Input, r.Start, r.End)), theirs(r.Resolution.Values, r.Text)
			hit := false
			for _, m := range mine {
				for _, x := range want {
					hit = hit || m == x || sameClock(m, x)
				}
			}
			if shifting.MatchString(s.Input) { // two months ago: ours is the month, theirs a day of it
				for _, g := range got {
					for _, x := range want {
						hit = hit || g.Begin != nil && g.End != nil && len(x) == 10 && *g.Begin <= x && x < *g.End && g.Spans.Bounds().Overlaps(byteSpan(s.Input, r.Start, r.End))
					}
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
	m, t := strings.Split(mine, "~"), strings.Split(their, "~")
	if len(m) != len(t) {
		return false
	}
	for i := range m {
		a, b := m[i], t[i]
		if k := strings.Index(a, "T"); k > 0 && strings.HasPrefix(b, "T") {
			a = a[k:]
		}
		if strings.Contains(a, "T") {
			for strings.HasSuffix(a, ":00") {
				a = strings.TrimSuffix(a, ":00")
			}
			for strings.HasSuffix(b, ":00") {
				b = strings.TrimSuffix(b, ":00")
			}
		}
		if a != b && !(strings.HasPrefix(b, "XXXX") && len(a) == len(b) && a[4:] == b[4:]) {
			return false
		}
	}
	return true
}
