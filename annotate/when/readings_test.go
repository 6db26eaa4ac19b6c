package when

import (
	"bufio"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"casus"
)

// marked is an expression of a test sentence with the value it must get.
type marked struct {
	span  casus.Span
	value string
}

// unmark takes the brackets out of a test sentence.
func unmark(line string) (body string, want []marked) {
	var b strings.Builder
	for line != "" {
		at := strings.IndexByte(line, '[')
		if at < 0 {
			b.WriteString(line)
			break
		}
		end := strings.IndexByte(line, ']')
		words, value, _ := strings.Cut(line[at+1:end], "|")
		b.WriteString(line[:at])
		from := b.Len()
		b.WriteString(words)
		want = append(want, marked{casus.Span{Start: from, End: b.Len()}, value})
		line = line[end+1:]
	}
	return b.String(), want
}

// TestReadings holds the annotator against the sentences of testdata: every expression marked, with its value, and nothing
// else.
func TestReadings(t *testing.T) {
	w := newWorld(t)
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal("no sentences", err)
	}
	for _, name := range files {
		f, err := os.Open(name)
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		published, n, bad := "", 0, 0
		lines := bufio.NewScanner(f)
		lines.Buffer(nil, 1<<20)
		for lines.Scan() {
			line := lines.Text()
			if day, ok := strings.CutPrefix(line, "@ "); ok {
				published = strings.TrimPrefix(day, "-")
				continue
			}
			if line == "" || line[0] == '#' {
				continue
			}
			body, want := unmark(strings.ReplaceAll(line, " // ", "\n\n"))
			n++
			var miss []string
			got := w.when.Annotate(w.paragraphs(body, published))
			for _, m := range want {
				if k := at(got, m.span); k < 0 {
					miss = append(miss, "missed "+m.span.In(body)+" "+m.value)
				} else if v := *orEmpty(got[k].Value); v != m.value {
					miss = append(miss, m.span.In(body)+" is "+v+", want "+m.value+" ("+got[k].Basis+")")
				}
			}
			for _, g := range got {
				known := false
				for _, m := range want {
					known = known || m.span == g.Spans.Bounds()
				}
				if !known {
					miss = append(miss, "extra "+g.Text+" "+*orEmpty(g.Value)+" "+strings.Join(g.Rules, " "))
				}
			}
			if len(miss) > 0 {
				bad++
				t.Errorf("%s: %s\n\t%s", filepath.Base(name), line[:min(len(line), 120)], strings.Join(miss, "\n\t"))
			}
		}
		if err := lines.Err(); err != nil {
			t.Fatal(err)
		}
		t.Logf("%s: %d of %d texts read right", filepath.Base(name), n-bad, n)
	}
}

// paragraphs parses a text whose paragraphs are parted by blank lines.
func (w *world) paragraphs(body, published string) *casus.Document {
	r := &casus.Report{Text: body, Published: published, Language: "en"}
	at := 0
	for _, p := range strings.SplitAfter(body, "\n\n") {
		r.Blocks = append(r.Blocks, casus.Block{Kind: casus.Paragraph, Evidence: casus.Quote(body, casus.Span{Start: at, End: at + len(strings.TrimRight(p, "\n"))})})
		at += len(p)
	}
	return &casus.Document{Report: r, Sentences: w.analyser.Analyse(w.splitter.Split(r))}
}

func at(ts []casus.Time, s casus.Span) int {
	for i := range ts {
		if ts[i].Spans.Bounds() == s {
			return i
		}
	}
	return -1
}
