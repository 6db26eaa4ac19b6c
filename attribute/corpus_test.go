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

// mechanism is a text of the corpus with what must be found in it.
type mechanism struct {
	heading, text string
	want          []string // "source | cue | content"; "!" for nothing
}

func mechanisms(t testing.TB) []mechanism {
	t.Helper()
	b, err := os.ReadFile("testdata/mechanisms.txt")
	if err != nil {
		t.Fatal(err)
	}
	var out []mechanism
	heading := ""
	for _, line := range strings.Split(string(b), "\n") {
		if h, ok := strings.CutPrefix(line, "== "); ok {
			heading = h
		}
		parts := strings.Split(strings.ReplaceAll(line, `\n`, "\n"), " ||| ")
		if strings.HasPrefix(line, "#") || len(parts) < 2 {
			continue
		}
		out = append(out, mechanism{heading, parts[0], parts[1:]})
	}
	return out
}

// TestMechanisms runs the corpus: every construction on sentences of our own, as written, in small letters and in capitals. It holds the share that is
// read right at what it has reached.
func TestMechanisms(t *testing.T) {
	r := load(t)
	for _, c := range []struct {
		name  string
		fold  func(string) string
		share float64
	}{
		{"as written", func(s string) string { return s }, 0.98},
		{"small letters", strings.ToLower, 0.88},
		{"capitals", strings.ToUpper, 0.9},
	} {
		right, all := 0, 0
		for _, m := range mechanisms(t) {
			doc := r.read(c.fold(m.text))
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
			for _, want := range m.want {
				all++
				want = c.fold(want)
				hit := want == "!" && len(got) == 0
				for _, g := range got {
					hit = hit || g == want
				}
				if hit {
					right++
				} else {
					t.Logf("%s, %s: %s\n got %q\nwant %q", c.name, m.heading, doc.Report.Text, got, want)
				}
			}
		}
		t.Logf("%s: %d of %d", c.name, right, all)
		if share := float64(right) / float64(all); share < c.share {
			t.Errorf("%s: %.3f of %d attributions as wanted, want %.2f", c.name, share, all, c.share)
		}
	}
}

// TestLongQuotation wants a speech of 150 paragraphs, each begun with a mark and only the last closed, to stay one statement of its speaker.
func TestLongQuotation(t *testing.T) {
	r := load(t)
	var b strings.Builder
	b.WriteString("The queen said: \"We have come a long way.")
	for i := 0; i < 150; i++ {
		b.WriteString("\n\n\"The road was long and the winter was hard.")
	}
	b.WriteString("\"\n\nThe crowd went home.")
	doc := r.read(b.String())
	if len(doc.Attributions) != 1 {
		t.Fatalf("%d attributions", len(doc.Attributions))
	}
	a := &doc.Attributions[0]
	if got := a.Source.In(doc.Report.Text); got != "The queen" || len(a.Content) != 151 || a.Kind != "direct" {
		t.Errorf("source %q, %d pieces, kind %s", got, len(a.Content), a.Kind)
	}
}
