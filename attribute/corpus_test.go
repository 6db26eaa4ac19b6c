package attribute_test

import (
	"os"
	"strings"
	"testing"

	"casus"
	"casus/analyse"
	"casus/attribute"
	"casus/data"
	"casus/lexicon"
	"casus/text"
)

// reader parses texts with the embedded models.
type reader struct {
	split   *text.Splitter
	analyse *analyse.Analyser
	find    *attribute.Attributor
}

func load(t testing.TB) *reader {
	t.Helper()
	lex := lexicon.Open(data.FS)
	s, err := text.New(lex)
	if err != nil {
		t.Fatal(err)
	}
	a, err := analyse.Load(data.FS)
	if err != nil {
		t.Fatal(err)
	}
	f, err := attribute.New(lex)
	if err != nil {
		t.Fatal(err)
	}
	return &reader{s, a, f}
}

func (r *reader) read(words string) *casus.Document {
	doc := &casus.Document{Report: &casus.Report{Text: words}}
	doc.Sentences = r.analyse.Analyse(r.split.SplitText(words))
	doc.Attributions = r.find.Attribute(doc)
	return doc
}

// TestMechanisms runs the corpus: every construction on sentences of our own. It holds the share that is read right at what it has reached, and wants
// the negatives clean.
func TestMechanisms(t *testing.T) {
	r := load(t)
	b, err := os.ReadFile("testdata/mechanisms.txt")
	if err != nil {
		t.Fatal(err)
	}
	right, all, heading := 0, 0, ""
	for _, line := range strings.Split(string(b), "\n") {
		if h, ok := strings.CutPrefix(line, "== "); ok {
			heading = h
		}
		parts := strings.Split(line, " ||| ")
		if strings.HasPrefix(line, "#") || len(parts) < 2 {
			continue
		}
		doc := r.read(parts[0])
		var got []string
		for _, a := range doc.Attributions {
			p := func(ss casus.Spans) string {
				if len(ss) == 0 {
					return "-"
				}
				return ss.In(doc.Report.Text)
			}
			got = append(got, p(a.Source)+" | "+p(a.Cue)+" | "+p(a.Content))
		}
		for _, want := range parts[1:] {
			all++
			hit := want == "!" && len(got) == 0
			for _, g := range got {
				hit = hit || g == want
			}
			if hit {
				right++
			} else {
				t.Logf("%s: %s\n got %q\nwant %q", heading, parts[0], got, want)
			}
		}
	}
	t.Logf("%d of %d", right, all)
	if share := float64(right) / float64(all); share < 0.9 {
		t.Errorf("%.3f of %d attributions as wanted, want 0.9", share, all)
	}
}
