package analyse_test

import (
	"slices"
	"strings"
	"testing"

	"casus"
	"casus/analyse"
	"casus/conllu"
	"casus/data"
	"casus/lexicon"
	"casus/text"
)

func load(t testing.TB) (*text.Splitter, *analyse.Analyser) {
	t.Helper()
	s, err := text.New(lexicon.Open(data.FS))
	if err != nil {
		t.Fatal(err)
	}
	a, err := analyse.Load(data.FS)
	if err != nil {
		t.Fatal(err)
	}
	return s, a
}

// check fails unless every sentence is one tree over its tokens.
func check(t testing.TB, sentences []casus.Sentence) {
	t.Helper()
	for _, s := range sentences {
		roots := 0
		for i := range s.Tokens {
			steps := 0
			for h := i; h >= 0; h = s.Tokens[h].Head {
				if steps++; steps > len(s.Tokens) {
					t.Fatalf("a cycle at word %d of %q", i, s.Tokens[i].Form)
				}
			}
			if s.Tokens[i].Head < 0 {
				roots++
			}
			if tok := s.Tokens[i]; tok.UPOS == "" || tok.Deprel == "" || tok.Lemma == "" {
				t.Fatalf("word %d %q lacks an annotation: %+v", i, tok.Form, tok)
			}
		}
		if roots != 1 {
			t.Fatalf("%d roots", roots)
		}
	}
}

func TestAnalyse(t *testing.T) {
	s, a := load(t)
	in := s.SplitText("The minister of Norland rejected the offer on Monday. She didn't say why.")
	if len(in) != 2 {
		t.Fatalf("%d sentences, want 2", len(in))
	}
	out := a.Analyse(in)
	check(t, out)
	if in[0].Tokens[0].UPOS != "" {
		t.Error("the input was changed")
	}
	var subject, object bool
	for _, tok := range out[0].Tokens {
		if tok.Head >= 0 && out[0].Tokens[tok.Head].Lemma == "reject" {
			subject = subject || tok.Lemma == "minister" && tok.Deprel == "nsubj"
			object = object || tok.Lemma == "offer" && tok.Deprel == "obj"
		}
	}
	if !subject || !object {
		t.Errorf("subject %v, object %v: %+v", subject, object, out[0].Tokens)
	}
}

func TestOddInput(t *testing.T) {
	s, a := load(t)
	for _, in := range []string{"", " ", ".", "\"\"\"", "x", "???!!!", "🇺🇦🕊️ 🙂", strings.Repeat("word ", 2000), strings.Repeat("(", 500), "a\xff\xfeb \xc3", strings.Repeat("x", 100000), "\u0301\u0301"} {
		check(t, a.Analyse(s.SplitText(in)))
	}
}

func TestLongSentencesMakeOneTree(t *testing.T) {
	s, a := load(t)
	in := s.SplitText(strings.Repeat("the envoy of Norland, who left the talks, and ", 150))
	if len(in) != 1 || len(in[0].Tokens) < 1000 {
		t.Skip("the text was cut into sentences")
	}
	check(t, a.Analyse(in))
}

func TestAnalysisDoesNotDependOnNeighbours(t *testing.T) {
	s, a := load(t)
	in := s.SplitText("Norland rejected the offer. Its envoy, who had left, said that talks would go on. No one signed!")
	all := a.Analyse(in)
	for i := range in {
		alone := a.Analyse(in[i : i+1])
		if !slices.Equal(alone[0].Tokens, all[i].Tokens) {
			t.Errorf("sentence %d differs when it stands alone", i)
		}
	}
}

func FuzzAnalyse(f *testing.F) {
	for _, s := range []string{"", "Go.", "a\xff b", "TALKS FAIL AGAIN", "“ ( ” )", "🙂 :-)", strings.Repeat("- ", 100)} {
		f.Add(s)
	}
	s, a := load(f)
	f.Fuzz(func(t *testing.T, in string) {
		out := a.Analyse(s.SplitText(in))
		check(t, out)
		var file strings.Builder
		if err := conllu.Write(&file, in, out); err != nil {
			t.Fatal(err)
		}
		if back, _, err := conllu.Read(strings.NewReader(file.String())); len(out) > 0 && (err != nil || back != in) {
			t.Fatalf("%q comes back as %q: %v", in, back, err)
		}
	})
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := analyse.Load(data.FS); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkAnalyse(b *testing.B) {
	s, a := load(b)
	in := s.SplitText(strings.Repeat("The minister of Norland, who had met the envoys on Monday, rejected the offer of new talks. She did not say why. ", 100))
	words := 0
	for i := range in {
		words += len(in[i].Tokens)
	}
	for b.Loop() {
		a.Analyse(in)
	}
	b.ReportMetric(float64(words*b.N)/b.Elapsed().Seconds(), "words/s")
}
