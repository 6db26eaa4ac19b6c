package names_test

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"casus"
	"casus/analyse"
	"casus/analyse/names"
	"casus/data"
	"casus/lexicon"
	"casus/text"
)

type reader struct {
	splitter *text.Splitter
	analyser *analyse.Analyser
	names    *names.Recogniser
}

func newReader(t testing.TB) *reader {
	t.Helper()
	lex := lexicon.Open(data.FS)
	s, err := text.New(lex)
	if err != nil {
		t.Fatal(err)
	}
	r, err := names.Load(data.FS, lex)
	if err != nil {
		t.Fatal(err)
	}
	a, err := analyse.Load(data.FS)
	if err != nil {
		t.Fatal(err)
	}
	return &reader{s, a, r}
}

func (r *reader) read(words string) []casus.Name {
	doc := &casus.Document{Report: &casus.Report{Text: words}, Sentences: r.splitter.SplitText(words)}
	return r.names.Names(doc, r.names.Read(r.analyser, doc.Sentences))
}

func show(found []casus.Name) (out []string) {
	for _, n := range found {
		out = append(out, n.Type+" "+n.Text)
	}
	return out
}

func TestNames(t *testing.T) {
	r := newReader(t)
	for _, c := range []struct{ text, want string }{
		{"Kenyan President Wairimu Odhiambo met the Ethiopian Foreign Minister Abebe Tadesse in Addis Ababa.",
			"NORP Kenyan|PER Wairimu Odhiambo|NORP Ethiopian|PER Abebe Tadesse|LOC Addis Ababa"},
		{"The United Nations Security Council condemned Russia's attack on Odesa.", "ORG United Nations Security Council|LOC Russia|LOC Odesa"},
		{"Pro-Russian groups seized Simferopol International Airport.", "NORP Russian|FAC Simferopol International Airport"},
		{"The Movement for Democratic Change (MDC) won in Harare.", "ORG Movement for Democratic Change|ORG MDC|LOC Harare"},
		{"He said in March that nothing had changed.", ""},
	} {
		want := strings.Split(c.want, "|")
		if c.want == "" {
			want = nil
		}
		if got := show(r.read(c.text)); !reflect.DeepEqual(got, want) {
			t.Errorf("%s\n got %q\nwant %q", c.text, got, want)
		}
	}
}

// TestHeadlines: text in one case still gives the countries.
func TestHeadlines(t *testing.T) {
	r := newReader(t)
	for _, s := range []string{"RUSSIA AND UKRAINE RESUME TALKS IN TURKEY", "russia and ukraine resume talks in turkey", "Russia and Ukraine Resume Talks in Turkey"} {
		got := 0
		for _, n := range r.read(s) {
			if n.Type == "LOC" {
				got++
			}
		}
		if got < 2 {
			t.Errorf("%s: %q", s, show(r.read(s)))
		}
	}
}

func TestHostileText(t *testing.T) {
	r := newReader(t)
	for _, s := range []string{"", " ", "'s", "\x00", "\xff\xfe", "(((", strings.Repeat("A ", 5000), strings.Repeat("Ab", 50000), "😀 Bamako 😀", "ΑΘΗΝΑ", "北京"} {
		check(t, s, r.read(s))
	}
}

// check wants sorted names that do not overlap and quote the text.
func check(t testing.TB, words string, found []casus.Name) {
	t.Helper()
	at := 0
	for _, n := range found {
		s := n.Spans[0]
		if s.Start < at || s.Empty() || s.End > len(words) || words[s.Start:s.End] != n.Text || utf8.ValidString(words) && !utf8.ValidString(n.Text) {
			t.Fatalf("%q: name %v", words, n)
		}
		at = s.End
	}
}

func FuzzNames(f *testing.F) {
	r := newReader(f)
	f.Add("President of Chad Idriss Béchir met ISIS-K's men.")
	f.Add("A.B.-C (D) “E’s”")
	f.Fuzz(func(t *testing.T, s string) { check(t, s, r.read(s)) })
}

func FuzzModel(f *testing.F) {
	f.Add([]byte("no model"))
	lex := lexicon.Open(data.FS)
	f.Fuzz(func(t *testing.T, b []byte) {
		dir := t.TempDir()
		if err := os.MkdirAll(filepath.Join(dir, "models"), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, names.ModelFile), b, 0o644); err != nil {
			t.Fatal(err)
		}
		if _, err := names.Load(os.DirFS(dir), lex); err == nil {
			t.Skip("a model")
		}
	})
}

func BenchmarkNames(b *testing.B) {
	r := newReader(b)
	words := strings.Repeat("Kenyan President Wairimu Odhiambo met the Ethiopian Foreign Minister in Addis Ababa, the African Union said on Tuesday. ", 50)
	doc := &casus.Document{Report: &casus.Report{Text: words}, Sentences: r.splitter.SplitText(words)}
	n := 0
	for i := range doc.Sentences {
		n += len(doc.Sentences[i].Tokens)
	}
	reading := r.names.Read(r.analyser, doc.Sentences)
	b.ResetTimer()
	for range b.N {
		r.names.Names(doc, reading)
	}
	b.ReportMetric(float64(n*b.N)/b.Elapsed().Seconds(), "words/s")
}

func BenchmarkLoad(b *testing.B) {
	lex := lexicon.Open(data.FS)
	for range b.N {
		if _, err := names.Load(data.FS, lex); err != nil {
			b.Fatal(err)
		}
	}
}

// TestTraining: a small model learns its own sentences, and two runs give the same bytes.
func TestTraining(t *testing.T) {
	lex := lexicon.Open(data.FS)
	s, err := text.New(lex)
	if err != nil {
		t.Fatal(err)
	}
	var samples []names.Sample
	var plain [][]string
	for _, x := range []struct{ text, per, loc string }{
		{"Minister Bo Sesay flew to Kenema.", "Bo Sesay", "Kenema"}, {"In Makeni, teachers met Isata Kamara.", "Isata Kamara", "Makeni"},
		{"Isata Kamara left Kenema.", "Isata Kamara", "Kenema"}, {"Bo Sesay stayed in Makeni.", "Bo Sesay", "Makeni"},
	} {
		sm := names.Sample{Sentences: s.SplitText(x.text), Weight: 1}
		for _, e := range []struct{ name, kind string }{{x.per, "PER"}, {x.loc, "LOC"}} {
			at := strings.Index(x.text, e.name)
			sm.Names = append(sm.Names, names.Entity{Span: casus.Span{Start: at, End: at + len(e.name)}, Type: e.kind})
		}
		if sm.Names[0].Start > sm.Names[1].Start {
			sm.Names[0], sm.Names[1] = sm.Names[1], sm.Names[0]
		}
		samples = append(samples, sm)
		for range 5 {
			plain = append(plain, strings.Fields(x.text))
		}
	}
	cfg := names.Standard
	cfg.Epochs, cfg.Log = 20, func(string, ...any) {}
	a, err := analyse.Load(data.FS)
	if err != nil {
		t.Fatal(err)
	}
	var models [2][]byte
	for i := range models {
		r, err := names.Train(lex, a, names.Clusters(plain), samples, cfg)
		if err != nil {
			t.Fatal(err)
		}
		if models[i], err = r.Bytes(); err != nil {
			t.Fatal(err)
		}
		doc := &casus.Document{Report: &casus.Report{Text: "Bo Sesay left Makeni."}, Sentences: s.SplitText("Bo Sesay left Makeni.")}
		if got, want := show(r.Names(doc, r.Read(a, doc.Sentences))), []string{"PER Bo Sesay", "LOC Makeni"}; !reflect.DeepEqual(got, want) {
			t.Errorf("got %q, want %q", got, want)
		}
	}
	if !reflect.DeepEqual(models[0], models[1]) {
		t.Error("two trainings give different models")
	}
}
