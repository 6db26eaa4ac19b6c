package place_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"casus"
	"casus/analyse"
	"casus/analyse/names"
	"casus/annotate/place"
	"casus/data"
	"casus/ingest"
	"casus/lexicon"
	"casus/text"
)

// stages are what comes before the annotator, loaded once.
var stages = sync.OnceValue(func() (s struct {
	reader   *ingest.Reader
	splitter *text.Splitter
	analyser *analyse.Analyser
	names    *names.Recogniser
	places   *place.Annotator
	err      error
}) {
	lex := lexicon.Open(data.FS)
	load := func(f func() error) {
		if s.err == nil {
			s.err = f()
		}
	}
	load(func() (e error) { s.reader, e = ingest.New(lex); return })
	load(func() (e error) { s.splitter, e = text.New(lex); return })
	load(func() (e error) { s.analyser, e = analyse.Load(data.FS); return })
	load(func() (e error) { s.names, e = names.Load(data.FS, lex); return })
	load(func() (e error) { s.places, e = place.New(lex); return })
	return s
})

func annotate(t testing.TB, words string) []casus.Place {
	t.Helper()
	return stages().places.Annotate(document(t, words))
}

func document(t testing.TB, words string) *casus.Document {
	t.Helper()
	s := stages()
	if s.err != nil {
		t.Fatal(s.err)
	}
	r, err := s.reader.Report(ingest.Raw{Text: words, Language: "en"})
	if err != nil {
		t.Fatal(err)
	}
	d := &casus.Document{Report: r, Sentences: s.analyser.Analyse(s.splitter.Split(r))}
	d.Names = s.names.Names(d, s.names.Read(s.analyser, d.Sentences))
	return d
}

// TestReadings reads testdata/readings.txt: a sentence a line, then its places as "words | country | role", or none.
func TestReadings(t *testing.T) {
	b, err := os.ReadFile(filepath.Join("testdata", "readings.txt"))
	if err != nil {
		t.Fatal(err)
	}
	sentence, want, line := "", "", 0
	check := func() {
		if sentence == "" {
			return
		}
		got := ""
		for _, p := range annotate(t, sentence) {
			country := p.Country
			if country == "" {
				country = "-"
			}
			got += p.Text + " | " + country + " | " + p.Role + "\n"
		}
		if got != want {
			t.Errorf("line %d: %s\ngot:\n%swant:\n%s", line, sentence, got, want)
		}
	}
	for i, l := range strings.Split(string(b), "\n") {
		switch {
		case strings.HasPrefix(l, "#") || strings.TrimSpace(l) == "":
		case strings.HasPrefix(l, "  "):
			want += strings.TrimSpace(l) + "\n"
		default:
			check()
			sentence, want, line = l, "", i+1
		}
	}
	check()
}

// TestSameBytes annotates twice and wants equal results, and valid evidence.
func TestSameBytes(t *testing.T) {
	words := "Rebels took Goma, in the east of the DRC. Envoys from Kigali flew to Paris, Texas, and to Tripoli. Victoria was calm."
	a, _ := json.Marshal(annotate(t, words))
	for range 5 {
		if b, _ := json.Marshal(annotate(t, words)); string(a) != string(b) {
			t.Fatalf("%s\n%s", a, b)
		}
	}
	for _, p := range annotate(t, words) {
		if p.Spans.In(words) != p.Text {
			t.Errorf("%v is not %q", p.Spans, p.Text)
		}
	}
}
