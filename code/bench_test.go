package code_test

import (
	"bufio"
	"compress/gzip"
	"context"
	"encoding/json"
	"os"
	"strings"
	"testing"

	"casus"
)

const newsFile = "../shared/data/reports/current-events.jsonl.gz"

// news reads and analyses the first reports of the development data; the caller is skipped where they are absent.
func news(t testing.TB, n int) []*casus.Document {
	t.Helper()
	f, err := os.Open(newsFile)
	if os.IsNotExist(err) {
		f, err = os.Open("../" + newsFile)
	}
	if err != nil {
		t.Skipf("no reports at %s: %v", newsFile, err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	p, _, _ := load(t)
	var docs []*casus.Document
	sc := bufio.NewScanner(z)
	for i := 0; sc.Scan() && len(docs) < n; i++ {
		if i%97 != 0 {
			continue
		}
		var r struct{ Text string }
		if err := json.Unmarshal(sc.Bytes(), &r); err != nil {
			t.Fatal(err)
		}
		for item := range p.Reader().Items("news.txt", strings.NewReader(r.Text)) {
			if item.Err != nil {
				continue
			}
			doc, err := p.Document(context.Background(), item.Report)
			if err != nil {
				t.Fatal(err)
			}
			doc.Events = nil
			docs = append(docs, doc)
		}
	}
	return docs
}

// BenchmarkEvents measures event coding alone, after analysis and annotation, on one core.
func BenchmarkEvents(b *testing.B) {
	_, c, _ := load(b)
	docs := news(b, 300)
	sentences, i := 0, 0
	b.ReportAllocs()
	for b.Loop() {
		d := docs[i%len(docs)]
		c.Events(d)
		sentences += len(d.Sentences)
		i++
	}
	b.ReportMetric(float64(sentences)/b.Elapsed().Seconds(), "sentences/s")
}

// TestSameTwice codes reports twice and holds the rows against each other, and every row against the contract.
func TestSameTwice(t *testing.T) {
	_, c, _ := load(t)
	for _, d := range news(t, 120) {
		a, err := json.Marshal(c.Events(d))
		if err != nil {
			t.Fatal(err)
		}
		b, _ := json.Marshal(c.Events(d))
		if string(a) != string(b) {
			t.Fatalf("two runs differ:\n%s\n%s", a, b)
		}
		for _, e := range c.Events(d) {
			if len(e.Trigger.Spans) == 0 || e.Type == "" || e.Realis == "" || len(e.Rules) == 0 {
				t.Errorf("incomplete row %+v", e)
			}
			for _, sp := range e.Trigger.Spans {
				if sp.Start < 0 || sp.End > len(d.Report.Text) || sp.Empty() {
					t.Errorf("trigger %v outside the text", sp)
				}
			}
		}
	}
}
