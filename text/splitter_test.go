package text_test

import (
	"strings"
	"testing"
	"unicode"

	"casus"
	"casus/data"
	"casus/lexicon"
	"casus/text"
)

func splitter(t testing.TB) *text.Splitter {
	t.Helper()
	s, err := text.New(lexicon.Open(data.FS))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// show prints tokens parted by spaces and sentences by bars.
func show(sentences []casus.Sentence) string {
	var out []string
	for _, s := range sentences {
		var words []string
		for _, t := range s.Tokens {
			words = append(words, t.Form)
		}
		out = append(out, strings.Join(words, " "))
	}
	return strings.Join(out, " | ")
}

func TestSplit(t *testing.T) {
	s := splitter(t)
	for _, c := range []struct{ in, want string }{
		{"The talks failed. Norland left.", "The talks failed . | Norland left ."},
		{"He didn't say they can’t come.", "He did n't say they ca n’t come ."},
		{"The ministers' cars and the minister's car cannot move.", "The ministers ' cars and the minister 's car can not move ."},
		{"U.S. officials met Dr. Ames on Jan. 3 in the U.S. They talked.", "U.S. officials met Dr. Ames on Jan. 3 in the U.S. | They talked ."},
		{"\"We will not sign,\" the envoy said.", "\" We will not sign , \" the envoy said ."},
		{"“We will not sign,” the envoy said.", "“ We will not sign , ” the envoy said ."},
		{"It cost $1.7 billion, or 3,000 euros (about 5%).", "It cost $ 1.7 billion , or 3,000 euros ( about 5 % ) ."},
		{"See https://example.org/a?b=1 for more.", "See https://example.org/a?b=1 for more ."},
		{"A well-known pro-government group", "A well - known pro-government group"},
		{"First part\n\nSecond part", "First part | Second part"},
		{"Talks go on ... for now.", "Talks go on ... for now ."},
		{"J. K. Ames resigned.", "J. K. Ames resigned ."},
	} {
		if got := show(s.SplitText(c.in)); got != c.want {
			t.Errorf("%q:\n got %s\nwant %s", c.in, got, c.want)
		}
	}
}

func TestBlocksPartSentences(t *testing.T) {
	const body = "Talks fail again The parties met on Monday"
	r := &casus.Report{Text: body, Blocks: []casus.Block{
		{Kind: casus.Headline, Evidence: casus.Quote(body, casus.Span{Start: 0, End: 16})},
		{Kind: casus.Paragraph, Evidence: casus.Quote(body, casus.Span{Start: 17, End: len(body)})},
	}}
	got := splitter(t).Split(r)
	if show(got) != "Talks fail again | The parties met on Monday" || got[0].Block != 0 || got[1].Block != 1 {
		t.Errorf("got %s", show(got))
	}
}

func TestFoldedLines(t *testing.T) {
	wrapped := "The parties met on Monday in the capital and agreed to meet again\nin the spring, when the snow has gone and the roads are open to all\nof them. Nobody signed a thing."
	if got := splitter(t).SplitText(wrapped); len(got) != 2 {
		t.Errorf("wrapped lines: %s", show(got))
	}
	if got := splitter(t).SplitText("Talks fail\nThe parties met on Monday"); len(got) != 2 {
		t.Errorf("separate lines: %s", show(got))
	}
}

// cover fails unless tokens are in order, do not overlap, and leave out nothing but white space.
func cover(t *testing.T, in string, sentences []casus.Sentence) {
	t.Helper()
	at := 0
	for _, s := range sentences {
		if len(s.Tokens) == 0 {
			t.Fatalf("%q: an empty sentence", in)
		}
		for _, tok := range s.Tokens {
			if tok.Start < at || tok.End <= tok.Start || tok.End > len(in) || tok.Form != in[tok.Start:tok.End] {
				t.Fatalf("%q: token %+v after byte %d", in, tok, at)
			}
			if gap := strings.Map(dropSpace, in[at:tok.Start]); gap != "" {
				t.Fatalf("%q: lost %q", in, gap)
			}
			at = tok.End
		}
		for _, m := range s.Multi {
			if m.Form != in[m.Start:m.End] || m.First >= m.Last || s.Tokens[m.First].Start != m.Start || s.Tokens[m.Last].End != m.End {
				t.Fatalf("%q: range %+v", in, m)
			}
		}
	}
}

func dropSpace(r rune) rune {
	if unicode.IsSpace(r) || r < 0x20 || r == '\ufeff' || r == '\u2060' {
		return -1
	}
	return r
}

func FuzzSplit(f *testing.F) {
	for _, s := range []string{"", "He can't. Go!", "a\xffb", "“x” 'y'", "🙂🇺🇦", "A.B.C. d'you", strings.Repeat("x.", 300), "tab\tnew\nline\r\n\r\nend"} {
		f.Add(s)
	}
	s := splitter(f)
	f.Fuzz(func(t *testing.T, in string) { cover(t, in, s.SplitText(in)) })
}

func BenchmarkSplit(b *testing.B) {
	s := splitter(b)
	in := strings.Repeat("The minister of Norland rejected the offer of \"new talks\" on Monday, Jan. 3, and didn't say why. ", 200)
	words := 0
	for b.Loop() {
		for _, sent := range s.SplitText(in) {
			words += len(sent.Tokens)
		}
	}
	b.ReportMetric(float64(words)/b.Elapsed().Seconds(), "words/s")
}
