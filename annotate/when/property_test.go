package when

import (
	"strings"
	"testing"
	"time"

	"casus"
	"casus/data"
	"casus/lexicon"
)

// bare makes a document of white-space tokens, a sentence a line, without tags.
func bare(body, published string) *casus.Document {
	r := &casus.Report{Text: body, Published: published}
	r.Blocks = []casus.Block{{Kind: casus.Paragraph}}
	doc := &casus.Document{Report: r}
	at := 0
	for _, line := range strings.SplitAfter(body, "\n") {
		s := casus.Sentence{Span: casus.Span{Start: at, End: at + len(line)}}
		k := at
		for _, w := range strings.Fields(line) {
			i := strings.Index(body[k:], w) + k
			s.Tokens = append(s.Tokens, casus.Token{Span: casus.Span{Start: i, End: i + len(w)}, Form: w, Head: len(s.Tokens) - 1})
			k = i + len(w)
		}
		at += len(line)
		if len(s.Tokens) > 0 {
			doc.Sentences = append(doc.Sentences, s)
		}
	}
	return doc
}

// checkTimes reports what a list of times must never break: spans lie in the text, in order, without overlap; the text is
// that of the spans; begin is not behind end.
func checkTimes(t *testing.T, doc *casus.Document, ts []casus.Time) {
	t.Helper()
	prev := 0
	for _, x := range ts {
		b := x.Spans.Bounds()
		if b.Empty() || b.Start < prev || b.End > len(doc.Text()) || x.Spans.In(doc.Text()) != x.Text {
			t.Fatalf("span %v behind %d: %q", b, prev, x.Text)
		}
		prev = b.End
		if x.Begin != nil && x.End != nil && !strings.HasPrefix(*x.Begin, "-") && *x.Begin > *x.End {
			t.Fatalf("%q: begin %s behind end %s", x.Text, *x.Begin, *x.End)
		}
		if x.Type == "" || x.Granularity == "" || x.Direction == "" || len(x.Rules) == 0 {
			t.Fatalf("%q: incomplete %+v", x.Text, x)
		}
	}
}

// sample is a text with many kinds of expression, for benchmarks and as a seed for fuzzing.
const sample = `On the 12th local time, the ministers met in the capital; two days later, on Thursday, March 3, 2022, they left.
Fighting began in early 2014 and went on from 24 February to 1 April. By the end of the year 1.7 million people had fled.
At 2:30 p.m. on Friday shells fell overnight, officials said yesterday. The past three weeks saw 40 attacks, twice a day.
In 264 BC, in the late 1980s, in the third quarter of 2021, on 29.03.2022 and 3/29, during Ramadan and on Orthodox Easter.
`

func TestProperties(t *testing.T) {
	a, err := New(lexicon.Open(data.FS))
	if err != nil {
		t.Fatal(err)
	}
	for _, published := range []string{"", "2022-04-14", "2022-04-14T10:00:00Z", "0001-01-01", "9999-12-31"} {
		doc := bare(sample, published)
		ts := a.Annotate(doc)
		checkTimes(t, doc, ts)
		if len(ts) < 20 {
			t.Errorf("published %q: %d times", published, len(ts))
		}
		again := a.Annotate(doc)
		for i := range ts {
			if ts[i].Text != again[i].Text || *orEmpty(ts[i].Value) != *orEmpty(again[i].Value) {
				t.Errorf("second run differs at %q", ts[i].Text)
			}
		}
	}
}

// TestUndated checks that nothing is invented for a report without a day.
func TestUndated(t *testing.T) {
	w := newWorld(t)
	doc := w.parse("On 12 April the envoy left. Yesterday he came back. On Friday he will speak. It began last month.", "")
	want := []string{"XXXX-04-12", "", "XXXX-WXX-5", ""}
	for i, x := range w.when.Annotate(doc) {
		if *orEmpty(x.Value) != want[i] || x.Begin != nil || x.End != nil {
			t.Errorf("%q is %q, want %q without an interval", x.Text, *orEmpty(x.Value), want[i])
		}
	}
}

// TestIntervals checks that the signal is taken into the interval.
func TestIntervals(t *testing.T) {
	w := newWorld(t)
	for _, c := range []struct{ text, begin, end, direction string }{
		{"The war has gone on since 2018.", "2018-01-01", "2022-04-14", "since"},
		{"The envoy must answer by April 20.", "", "2022-04-21", "by"},
		{"He left before March 3.", "", "2022-03-03", "before"},
		{"He left after March 3.", "2022-03-04", "", "after"},
		{"He left on March 3.", "2022-03-03", "2022-03-04", "at"},
		{"As of the 12th, 40 men had died.", "2022-04-12", "2022-04-13", "as of"},
		{"They fought in early 2021.", "2021-01-01", "2021-05-02", "at"},
		{"They met in the past three weeks.", "2022-03-24", "2022-04-14", "past"},
		{"It fell on the night of March 3.", "2022-03-03T18:00", "2022-03-04T06:00", "at"},
	} {
		ts := w.when.Annotate(w.parse(c.text, examplesDay))
		if len(ts) != 1 {
			t.Errorf("%q: %d times", c.text, len(ts))
			continue
		}
		if b, e := *orEmpty(ts[0].Begin), *orEmpty(ts[0].End); b != c.begin || e != c.end || ts[0].Direction != c.direction {
			t.Errorf("%q: %s..%s %s, want %s..%s %s", c.text, b, e, ts[0].Direction, c.begin, c.end, c.direction)
		}
	}
}

func FuzzAnnotate(f *testing.F) {
	a, err := New(lexicon.Open(data.FS))
	if err != nil {
		f.Fatal(err)
	}
	for _, line := range strings.Split(sample, "\n") {
		f.Add(line, "2022-04-14")
	}
	f.Add("the 31st week of 9999 BC, a million centuries ago, February 30, 99:99", "")
	f.Fuzz(func(t *testing.T, body, published string) {
		doc := bare(body, published)
		start := time.Now()
		checkTimes(t, doc, a.Annotate(doc))
		if d := time.Since(start); len(body) < 4000 && d > 5*time.Second {
			t.Fatalf("%d bytes took %v", len(body), d)
		}
	})
}

func BenchmarkAnnotate(b *testing.B) {
	w := newWorld(b)
	doc := w.parse(strings.Repeat(sample, 20), examplesDay)
	b.SetBytes(int64(len(doc.Text())))
	b.ReportAllocs()
	for b.Loop() {
		w.when.Annotate(doc)
	}
}
