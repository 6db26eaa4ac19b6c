package when

import (
	"slices"
	"strings"
	"testing"

	"casus"
	"casus/analyse"
	"casus/data"
	"casus/lexicon"
	"casus/text"
)

// world parses texts for tests.
type world struct {
	splitter *text.Splitter
	analyser *analyse.Analyser
	when     *Annotator
}

func newWorld(t testing.TB) *world {
	t.Helper()
	lex := lexicon.Open(data.FS)
	w := &world{}
	var err error
	if w.splitter, err = text.New(lex); err != nil {
		t.Fatal(err)
	}
	if w.analyser, err = analyse.Load(data.FS); err != nil {
		t.Fatal(err)
	}
	if w.when, err = New(lex); err != nil {
		t.Fatal(err)
	}
	return w
}

func (w *world) parse(body, published string) *casus.Document {
	r := &casus.Report{Text: body, Published: published, Language: "en"}
	r.Blocks = []casus.Block{{Kind: casus.Paragraph, Evidence: casus.Quote(body, casus.Span{Start: 0, End: len(body)})}}
	return &casus.Document{Report: r, Sentences: w.analyser.Analyse(w.splitter.Split(r))}
}

// The report of the examples was published on a Thursday.
const examplesDay = "2022-04-14"

// TestExamples runs the examples and counter-examples of every rule.
func TestExamples(t *testing.T) {
	w := newWorld(t)
	for _, r := range w.when.rules.Rules {
		yes, no := 0, 0
		for _, ex := range r.Examples {
			doc := w.parse(ex.Text, examplesDay)
			fired := false
			for _, got := range w.when.Annotate(doc) {
				if !slices.Contains(got.Rules, r.ID) {
					continue
				}
				fired = true
				if !ex.Match {
					t.Errorf("%s:%d: rule %s fires on %q in %q", ex.File, ex.Line, r.ID, got.Text, ex.Text)
				}
				if ex.Match && got.Spans.Bounds() == ex.Span {
					if v := *orEmpty(got.Value); ex.Want != "" && v != ex.Want {
						t.Errorf("%s:%d: rule %s: %q is %s, want %s (basis %s)", ex.File, ex.Line, r.ID, got.Text, v, ex.Want, got.Basis)
					}
					yes++
				}
			}
			if ex.Match && !fired && r.Category != "not" {
				var have []string
				for _, got := range w.when.Annotate(doc) {
					have = append(have, got.Text+"="+*orEmpty(got.Value)+" "+strings.Join(got.Rules, " "))
				}
				t.Errorf("%s:%d: rule %s does not fire in %q; found %q", ex.File, ex.Line, r.ID, ex.Text, have)
			}
			if !ex.Match {
				no++
			}
		}
		if r.Category != "not" && yes == 0 || no == 0 {
			t.Errorf("%s:%d: rule %s has %d examples that hold and %d counter-examples", r.File, r.Line, r.ID, yes, no)
		}
	}
}

func orEmpty(s *string) *string {
	if s == nil {
		return new(string)
	}
	return s
}
