package figure

import (
	"strings"
	"testing"

	"casus"
	"casus/annotate/number"
	"casus/data"
	"casus/lexicon"
	"casus/rule"
)

// bare makes a document of white-space tokens without tags.
func bare(body string) *casus.Document {
	doc := &casus.Document{Report: &casus.Report{Text: body, Blocks: []casus.Block{{Kind: casus.Paragraph}}}}
	s := casus.Sentence{Span: casus.Span{End: len(body)}}
	at := 0
	for _, w := range strings.Fields(body) {
		i := strings.Index(body[at:], w) + at
		s.Tokens = append(s.Tokens, casus.Token{Span: casus.Span{Start: i, End: i + len(w)}, Form: w, Lemma: w, UPOS: "NOUN", Head: len(s.Tokens) - 1})
		at = i + len(w)
	}
	if len(s.Tokens) > 0 {
		doc.Sentences = append(doc.Sentences, s)
	}
	return doc
}

func checkFigures(t *testing.T, doc *casus.Document, fs []casus.Figure) {
	t.Helper()
	prev := 0
	for _, x := range fs {
		b := x.Spans.Bounds()
		if b.Empty() || b.Start < prev || b.End > len(doc.Text()) || x.Spans.In(doc.Text()) != x.Text {
			t.Fatalf("span %v behind %d: %q", b, prev, x.Text)
		}
		prev = b.End
		switch {
		case x.Low == nil && x.High == nil, x.Low != nil && x.High != nil && *x.Low > *x.High, x.Unit == "", len(x.Rules) == 0,
			x.Bound == over && x.High != nil, x.Bound == under && x.Low != nil:
			t.Fatalf("%q: wrong figure %+v", x.Text, x)
		}
	}
}

const sample = `As of the 12th, the aid has exceeded 1.7 billion US dollars, and an additional 800 million was announced. At least 47 people were killed
and more than 120 wounded; two-thirds of the houses, 15 to 20 tanks and €300m went, dozens of men fled, the fifth round of talks failed.`

// TestFigures checks fields that the examples of the rules do not reach.
func TestFigures(t *testing.T) {
	w := newWorld(t)
	for _, c := range []struct{ text, figure, value, unit, bound, delta, stage, role, item string }{
		{"The aid has exceeded 1.7 billion US dollars.", "exceeded 1.7 billion US dollars", "1700000000..", "USD", over, cumulative, reported, "", "aid"},
		{"Japan announced an additional 800 million yen in loans.", "an additional 800 million yen", "800000000", "JPY", exact, additional, "announced", "", "loans"},
		{"The number of dead in the attack on the market rose to 14 overnight.", "14", "14", person, exact, cumulative, reported, "killed", ""},
		{"The number of displaced grew to 30,000.", "30,000", "30000", person, exact, cumulative, reported, "displaced", ""},
		{"Eleven people were taken to hospital.", "Eleven people", "11", person, exact, level, reported, "wounded", "people injured"},
		{"At least 47 people were killed.", "At least 47 people", "47..", person, over, level, reported, "killed", "people killed"},
		{"Nearly 3,000 prisoners were wounded.", "Nearly 3,000 prisoners", "3000", person, about, level, reported, "wounded", "prisoners wounded"},
		{"As many as 1,500 rebels surrendered.", "As many as 1,500 rebels", "..1500", person, under, level, reported, "", "rebels"},
		{"Dozens of miners died.", "Dozens of miners", "24..", person, over, level, reported, "killed", "miners killed"},
		{"The council approved seven rounds of sanctions.", "seven rounds", "7", "round", exact, cumulative, "approved", "", "rounds of sanctions"},
		{"A third of the fleet sank.", "A third of the fleet", "33.3", percent, exact, level, reported, "", "fleet"},
		{"Iran delivered 200 ballistic missiles.", "200 ballistic missiles", "200", "missile", exact, level, "delivered", "", "ballistic missiles"},
		{"The strike killed between 15 and 20 men.", "between 15 and 20 men", "15..20", person, exact, level, reported, "killed", "men killed"},
		{"Norvald agreed to send 40 tanks.", "40 tanks", "40", "tank", exact, level, "committed", "", "tanks"},
		{"Norvald took over a shipment of 20 tanks.", "20 tanks", "20", "tank", exact, level, "delivered", "", "tanks"},
		{"The army released 39 prisoners.", "39 prisoners", "39", person, exact, level, "delivered", "", "prisoners"},
		{"The families will get 25 lakh rupees.", "25 lakh rupees", "2500000", "INR", exact, level, "announced", "", ""},
		{"Tens of thousands marched in Tarsk.", "Tens of thousands", "20000..", person, over, level, reported, "", ""},
		{"Police put the crowd at 8,000.", "8,000", "8000", person, exact, level, reported, "", ""},
		{"Exports fell by 12 percent.", "12 percent", "12", percent, exact, additional, reported, "", ""},
	} {
		fs := w.figure.Annotate(w.parse(c.text, examplesDay))
		if len(fs) != 1 {
			t.Errorf("%q: %d figures", c.text, len(fs))
			continue
		}
		f := fs[0]
		got := strings.Join([]string{f.Text, numberText(&f), f.Unit, f.Bound, f.Delta, f.Stage, f.Role, f.Item}, " | ")
		if want := strings.Join([]string{c.figure, c.value, c.unit, c.bound, c.delta, c.stage, c.role, c.item}, " | "); got != want && !(c.item == "" && strings.HasPrefix(got, want)) {
			t.Errorf("%q:\n got %s\nwant %s", c.text, got, want)
		}
	}
}

// TestNoFigures checks numbers that count nothing.
func TestNoFigures(t *testing.T) {
	w := newWorld(t)
	for _, text := range []string{
		"Resolution 1973 was passed.", "Flight 752 was shot down.", "The F-16 landed in Room 101.", "The man, 44, left in 2014.", "He is 27 years old.",
		"They talked for three days.", "The third man left.", "COVID-19 closed the crossing.", "One of them left.", "The line is open 24/7.",
	} {
		if fs := w.figure.Annotate(w.parse(text, examplesDay)); len(fs) > 0 {
			t.Errorf("%q: %q is no figure", text, fs[0].Text)
		}
	}
}

func TestProperties(t *testing.T) {
	w := newWorld(t)
	doc := w.parse(sample, examplesDay)
	fs := w.figure.Annotate(doc)
	checkFigures(t, doc, fs)
	if len(fs) < 8 {
		t.Errorf("%d figures", len(fs))
	}
}

func FuzzAnnotate(f *testing.F) {
	a, err := New(lexicon.Open(data.FS))
	if err != nil {
		f.Fatal(err)
	}
	f.Add(sample)
	f.Add("one million million million thirds of 1e9^9 - 5 - 6 dozen hundredths ½")
	f.Fuzz(func(t *testing.T, body string) {
		doc := bare(body)
		checkFigures(t, doc, a.Annotate(doc))
	})
}

func FuzzNumbers(f *testing.F) {
	numbers, err := number.New(lexicon.Open(data.FS))
	if err != nil {
		f.Fatal(err)
	}
	f.Add("twenty-one trillion and three hundred, 1.234.567,89 and three fifths out of 6.2x10^-4")
	f.Fuzz(func(t *testing.T, body string) {
		doc := bare(body)
		for i := range doc.Sentences {
			items := rule.Split(body, &doc.Sentences[i])
			prev := 0
			for _, n := range numbers.Scan(items) {
				if n.From < prev || n.To <= n.From || n.To > len(items) {
					t.Fatalf("number at %d..%d behind %d", n.From, n.To, prev)
				}
				prev = n.To
			}
		}
	})
}

func BenchmarkAnnotate(b *testing.B) {
	w := newWorld(b)
	doc := w.parse(strings.Repeat(sample+"\n", 20), examplesDay)
	b.SetBytes(int64(len(doc.Text())))
	b.ReportAllocs()
	for b.Loop() {
		w.figure.Annotate(doc)
	}
}
