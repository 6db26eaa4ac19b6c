package figure

import (
	"slices"
	"strings"
	"testing"

	"casus"
	"casus/analyse"
	"casus/annotate/when"
	"casus/data"
	"casus/lexicon"
	"casus/rule"
	"casus/text"
)

// world parses texts for tests.
type world struct {
	splitter *text.Splitter
	analyser *analyse.Analyser
	when     *when.Annotator
	figure   *Annotator
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
	if w.when, err = when.New(lex); err != nil {
		t.Fatal(err)
	}
	if w.figure, err = New(lex); err != nil {
		t.Fatal(err)
	}
	return w
}

func (w *world) parse(body, published string) *casus.Document {
	r := &casus.Report{Text: body, Published: published, Language: "en"}
	r.Blocks = []casus.Block{{Kind: casus.Paragraph, Evidence: casus.Quote(body, casus.Span{Start: 0, End: len(body)})}}
	doc := &casus.Document{Report: r, Sentences: w.analyser.Analyse(w.splitter.Split(r))}
	doc.Times = w.when.Annotate(doc)
	return doc
}

// The report of the examples was published on a Thursday.
const examplesDay = "2022-04-14"

// TestExamples runs the examples and counter-examples of every rule.
func TestExamples(t *testing.T) {
	w := newWorld(t)
	for _, r := range w.figure.rules.Rules {
		yes, no := 0, 0
		for _, ex := range r.Examples {
			doc := w.parse(ex.Text, examplesDay)
			fired := false
			for _, got := range w.figure.Annotate(doc) {
				if !slices.Contains(got.Rules, r.ID) {
					continue
				}
				fired = true
				if !ex.Match {
					t.Errorf("%s:%d: rule %s fires on %q in %q", ex.File, ex.Line, r.ID, got.Text, ex.Text)
				}
				if ex.Match && got.Spans.Bounds() == ex.Span {
					v, want := numberText(&got), ex.Want
					if num, unit, ok := strings.Cut(want, " "); ok {
						v, want = v+" "+got.Unit, num+" "+unit
					}
					if v != want {
						t.Errorf("%s:%d: rule %s: %q is %s, want %s", ex.File, ex.Line, r.ID, got.Text, v, want)
					}
					yes++
				}
			}
			if ex.Match && !fired && w.charted(doc, r, ex.Span) {
				yes++ // a rule for parts or for readers of the chart
				continue
			}
			if ex.Match && !fired && r.Category != "trap" {
				var have []string
				for _, got := range w.figure.Annotate(doc) {
					have = append(have, got.Text+"="+numberText(&got)+" "+got.Unit+" "+strings.Join(got.Rules, " "))
				}
				t.Errorf("%s:%d: rule %s does not fire in %q; found %q", ex.File, ex.Line, r.ID, ex.Text, have)
			}
			if !ex.Match {
				no++
			}
		}
		if r.Category != "trap" && yes == 0 || no == 0 {
			t.Errorf("%s:%d: rule %s has %d examples that hold and %d counter-examples", r.File, r.Line, r.ID, yes, no)
		}
	}
}

// charted reports whether the rule matches exactly the span in the chart of the first sentence.
func (w *world) charted(doc *casus.Document, r *rule.Rule, span casus.Span) bool {
	items := rule.Split(doc.Text(), &doc.Sentences[0])
	ch := w.figure.rules.Scan(items)
	for _, m := range ch.All(r.Category) {
		if m.Rule == r && m.Span(items) == span {
			return true
		}
	}
	return false
}
