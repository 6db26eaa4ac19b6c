package attribute_test

import (
	"strings"
	"testing"

	"casus"
)

// check fails when an attribution breaks its contract: spans in bounds, sorted, on the text; ids unique; parents known; quoted words inside the content.
func check(t testing.TB, doc *casus.Document) {
	t.Helper()
	ids := map[string]bool{}
	for _, a := range doc.Attributions {
		if ids[a.ID] {
			t.Fatalf("id %s twice", a.ID)
		}
		ids[a.ID] = true
	}
	for _, a := range doc.Attributions {
		if a.Parent != "" && !ids[a.Parent] {
			t.Fatalf("%s: unknown parent %s", a.ID, a.Parent)
		}
		if a.Parent == a.ID {
			t.Fatalf("%s: its own parent", a.ID)
		}
		if len(a.Cue)+len(a.Content) == 0 {
			t.Fatalf("%s: neither cue nor content", a.ID)
		}
		for _, ss := range []casus.Spans{a.Source, a.Cue, a.Content, a.Addressee} {
			at := 0
			for _, s := range ss {
				if s.Start < at || s.Empty() || s.End > len(doc.Report.Text) {
					t.Fatalf("%s: spans %v in %d bytes", a.ID, ss, len(doc.Report.Text))
				}
				at = s.End
			}
		}
		for _, q := range a.Quoted {
			if !q.Empty() && !a.Content.Bounds().Contains(q) {
				t.Fatalf("%s: quotes %v outside %v", a.ID, q, a.Content)
			}
		}
	}
}

func FuzzAttribute(f *testing.F) {
	r := load(f)
	for _, s := range []string{
		`"We leave," he said, "tonight." Nobody laughed.`, "The mayor, according to the Gazette, denies that he called it a \"farce.\"",
		"Orlo: No.\n\nBrandt: \"Yes", "', said said that \" that “ said: », who said which says", "As as as X put it it it, \"\" \"'", "", "\"", "said",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, words string) {
		if len(words) > 2000 {
			return
		}
		doc := r.read(strings.ToValidUTF8(words, "?"))
		check(t, doc)
		for _, v := range r.find.Voices(doc) {
			if len(v.Spans) == 0 || v.Text != v.Spans.In(doc.Report.Text) {
				t.Fatalf("voice %s without words", v.ID)
			}
		}
	})
}

// TestOddInput runs what has broken others: odd numbers of marks, apostrophes as quotation marks, very long quotations, lower case, empty text.
func TestOddInput(t *testing.T) {
	r := load(t)
	long := "He read: \"line one\n\n" + strings.Repeat("another line of the poem\n\n", 150) + "the last line\" and sat down."
	for _, words := range []string{"", " ", "\n\n", `"`, `He said "no.`, `No," he said. "Never" and "`, strings.Repeat(`"`, 501), strings.Repeat("'", 301) + "s", long,
		strings.Repeat("he said that ", 300) + "it rained.", strings.Repeat("“", 200) + "a" + strings.Repeat("”", 199), "the president said 'we can't and won't pay'"} {
		check(t, r.read(words))
	}
	doc := r.read(long)
	if len(doc.Attributions) == 0 || doc.Attributions[0].Content.Bounds().Len() < 150*20 {
		t.Errorf("the long quotation is cut: %v", doc.Attributions)
	}
}

// TestSame wants the same attributions on every run.
func TestSame(t *testing.T) {
	r := load(t)
	words := `The Courier, citing two aides, reported that Orlo "will resign". She denied it. "Nonsense," her office said, adding that the paper had lied.`
	first := r.read(words).Attributions
	for range 5 {
		again := r.read(words).Attributions
		if len(again) != len(first) {
			t.Fatal("another number of attributions")
		}
		for i := range again {
			if again[i].Cue.In(words) != first[i].Cue.In(words) || again[i].Content.In(words) != first[i].Content.In(words) || again[i].Parent != first[i].Parent {
				t.Fatalf("run differs at %d", i)
			}
		}
	}
}

func TestVoices(t *testing.T) {
	r := load(t)
	for _, c := range []struct {
		text string
		want []string // voice: words
	}{
		{"The bridge is closed.", []string{"outlet: The bridge is closed."}},
		{"The mayor said the bridge was closed.", []string{"attributed: The mayor said the bridge was closed."}},
		{"The army left the town, saying that the road was mined.", []string{"outlet: The army left the town", "attributed: that the road was mined"}},
	} {
		doc := r.read(c.text)
		var got []string
		for _, v := range r.find.Voices(doc) {
			got = append(got, v.Voice+": "+v.Text)
		}
		if strings.Join(got, "|") != strings.Join(c.want, "|") {
			t.Errorf("%s\n got %q\nwant %q", c.text, got, c.want)
		}
	}
}

func BenchmarkAttribute(b *testing.B) {
	r := load(b)
	words := strings.Repeat("The Courier, citing two aides, reported that Orlo \"will resign\". She denied it. \"Nonsense,\" her office said, adding that the paper had lied. "+
		"The bridge over the river was closed at nine. According to police, the driver fled.\n\n", 20)
	doc := r.read(words)
	b.SetBytes(int64(len(words)))
	b.ReportAllocs()
	for b.Loop() {
		r.find.Attribute(doc)
	}
	b.ReportMetric(float64(len(doc.Sentences)*b.N)/b.Elapsed().Seconds(), "sentences/s")
}
