package clause_test

import (
	"bufio"
	"compress/gzip"
	"os"
	"strconv"
	"strings"
	"testing"

	"casus"
	"casus/clause"
)

const devTrees = "../shared/data/treebanks/en_ewt-dev.conllu.gz"

// treebank reads the sentences of a CoNLL-U file; the test is skipped where the file is absent.
func treebank(t testing.TB) []casus.Sentence {
	t.Helper()
	f, err := os.Open(devTrees)
	if os.IsNotExist(err) {
		f, err = os.Open("../" + devTrees)
	}
	if err != nil {
		t.Skipf("no treebank at %s: %v", devTrees, err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	var out []casus.Sentence
	var s casus.Sentence
	at := 0
	sc := bufio.NewScanner(z)
	sc.Buffer(nil, 1<<20)
	for sc.Scan() {
		f := strings.Split(sc.Text(), "\t")
		if len(f) != 10 {
			if sc.Text() == "" && len(s.Tokens) > 0 {
				s.End = at
				out = append(out, s)
				s = casus.Sentence{}
				at = 0
			}
			continue
		}
		head, err := strconv.Atoi(f[6])
		if err != nil {
			continue // range line or empty node
		}
		s.Tokens = append(s.Tokens, casus.Token{
			Span: casus.Span{Start: at, End: at + len(f[1])}, Form: f[1], Lemma: f[2], UPOS: f[3], XPOS: f[4], Feats: f[5], Head: head - 1, Deprel: f[7],
		})
		at += len(f[1]) + 1
	}
	if err := sc.Err(); err != nil {
		t.Fatal(err)
	}
	return out
}

// TestTreebank holds the share of gold trees' verbs whose logical subject or object is found at what it has reached.
func TestTreebank(t *testing.T) {
	gr := grammar(t)
	g := &clause.Graph{}
	verbs, held := 0, 0
	for _, s := range treebank(t) {
		gr.Into(g, &s)
		for i := range g.Preds {
			p := &g.Preds[i]
			if p.Kind != clause.Verb {
				continue
			}
			verbs++
			for _, a := range g.Args(p) {
				if a.Role == clause.Subject || a.Role == clause.Object {
					held++
					break
				}
			}
			if a := g.Naming(p.Head); a.Empty() {
				t.Fatalf("empty phrase at %d", p.Head)
			}
		}
	}
	if share := float64(held) / float64(verbs); share < 0.9 {
		t.Errorf("%.3f of %d verbs have a subject or object, want 0.9", share, verbs)
	}
}

func BenchmarkGraph(b *testing.B) {
	gr := grammar(b)
	trees := treebank(b)
	g := &clause.Graph{}
	b.ReportAllocs()
	n := 0
	for b.Loop() {
		gr.Into(g, &trees[n%len(trees)])
		n++
	}
	b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "sentences/s")
}

func FuzzGraph(f *testing.F) {
	gr := grammar(f)
	f.Add([]byte{1, 2, 3, 0, 2, 9, 4, 4})
	labels := []string{"nsubj", "obj", "conj", "acl:relcl", "xcomp", "advcl", "obl", "nmod", "amod", "ccomp", "root", "aux:pass", "acl"}
	tags := []string{"VERB", "NOUN", "ADJ", "PRON", "AUX", "PROPN", "PUNCT"}
	f.Fuzz(func(t *testing.T, b []byte) {
		s := &casus.Sentence{}
		for i := 0; i+2 < len(b) && i < 3000; i += 3 {
			n := len(s.Tokens)
			s.Tokens = append(s.Tokens, casus.Token{Span: casus.Span{Start: 2 * n, End: 2*n + 1}, Form: "x", Lemma: "call",
				UPOS: tags[int(b[i])%len(tags)], XPOS: "VBG", Head: int(b[i+1]) - 1, Deprel: labels[int(b[i+2])%len(labels)]})
		}
		g := gr.Of(s)
		for i := range s.Tokens {
			g.Naming(i)
			g.Phrase(i)
		}
	})
}
