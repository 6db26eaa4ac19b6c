package code_test

import (
	"bufio"
	"context"
	"os"
	"strings"
	"testing"

	"casus"
	"casus/ingest"
)

// lines are the lines of a file of test data, without comments.
func lines(t *testing.T, name string) []string {
	t.Helper()
	f, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var out []string
	for sc := bufio.NewScanner(f); sc.Scan(); {
		if l := sc.Text(); l != "" && l[0] != '#' {
			out = append(out, l)
		}
	}
	return out
}

// TestParties asks for the parties of one event in each sentence of testdata/parties.txt.
func TestParties(t *testing.T) {
	p, c, _ := load(t)
	words := func(refs []casus.ActorRef) string {
		var out []string
		for _, r := range refs {
			if len(r.Spans) > 0 {
				out = append(out, r.Text)
			}
		}
		if len(out) == 0 {
			return "-"
		}
		return strings.Join(out, "; ")
	}
	for _, l := range lines(t, "testdata/parties.txt") {
		f := strings.Split(l, "\t")
		var got []string
		ok := false
		for _, e := range coded(t, p, c, f[3]) {
			ok = ok || e.Type == f[0] && words(e.Sources) == f[1] && words(e.Targets) == f[2]
			got = append(got, e.Type+" ["+words(e.Sources)+"] > ["+words(e.Targets)+"]")
		}
		if !ok {
			t.Errorf("%s\n\twant %s [%s] > [%s], got %s", f[3], f[0], f[1], f[2], strings.Join(got, ", "))
		}
	}
}

// TestRealis asks for the realis of the marked predicates of testdata/realis.txt.
func TestRealis(t *testing.T) {
	p, c, _ := load(t)
	for _, l := range lines(t, "testdata/realis.txt") {
		want := map[string]string{}
		text := ""
		for rest := l; ; {
			before, mark, found := strings.Cut(rest, "[")
			text += before
			if !found {
				break
			}
			mark, rest, _ = strings.Cut(mark, "]")
			word, value, _ := strings.Cut(mark, ":")
			want[word] = value
			text += word
		}
		rep, err := p.Reader().Report(ingest.Raw{Text: text, Language: "en"})
		if err != nil {
			t.Fatal(err)
		}
		sentences := p.Parse(rep)
		for i, values := range c.Realis(sentences) {
			for j, v := range values {
				if w := want[sentences[i].Tokens[j].Form]; w != "" && v.Realis != w {
					t.Errorf("%s\n\t%q is %q, want %q", text, sentences[i].Tokens[j].Form, v.Realis, w)
				}
			}
		}
	}
}

// TestSilent asks for no event in the sentences of testdata/silent.txt.
func TestSilent(t *testing.T) {
	p, c, _ := load(t)
	for _, l := range lines(t, "testdata/silent.txt") {
		for _, e := range coded(t, p, c, l) {
			t.Errorf("%s\n\tgot %s %q %v", l, e.Type, e.Trigger.Text, e.Rules)
		}
	}
}

// TestWhere asks for the place of one event in each sentence of testdata/where.txt.
func TestWhere(t *testing.T) {
	p, c, _ := load(t)
	for _, l := range lines(t, "testdata/where.txt") {
		f := strings.Split(l, "\t")
		var got []string
		ok := false
		for _, e := range coded(t, p, c, f[2]) {
			place := "-"
			if e.Place != nil {
				place = e.Place.Text
			}
			ok = ok || e.Type == f[0] && place == f[1]
			got = append(got, e.Type+" in "+place)
		}
		if !ok {
			t.Errorf("%s\n\twant %s in %s, got %s", f[2], f[0], f[1], strings.Join(got, ", "))
		}
	}
}

// TestHarm asks for the figures of one event in each text of testdata/harm.txt.
func TestHarm(t *testing.T) {
	p, c, _ := load(t)
	for _, l := range lines(t, "testdata/harm.txt") {
		f := strings.Split(l, "\t")
		rep, err := p.Reader().Report(ingest.Raw{Text: f[2], Language: "en"})
		if err != nil {
			t.Fatal(err)
		}
		doc, err := p.Document(context.Background(), rep)
		if err != nil {
			t.Fatal(err)
		}
		words := map[string]string{}
		for _, fig := range doc.Figures {
			words[fig.ID] = fig.Text
		}
		var got []string
		ok := false
		for _, e := range c.Events(doc) {
			var figures []string
			for _, id := range e.Figures {
				figures = append(figures, words[id])
			}
			list := strings.Join(figures, "; ")
			if list == "" {
				list = "-"
			}
			ok = ok || e.Type == f[0] && list == f[1]
			got = append(got, e.Type+" "+list)
		}
		if !ok {
			t.Errorf("%s\n\twant %s %s, got %s", f[2], f[0], f[1], strings.Join(got, ", "))
		}
	}
}
