package main

import (
	"compress/gzip"
	"fmt"
	"io"
	"log"
	"os"
	"path/filepath"

	"casus"
	"casus/chain"
	"casus/eval/coref"
)

func (r *reader) gap(part string) ([]coref.Snippet, error) {
	f, err := os.Open(filepath.Join(r.shared, "coref/gap-"+part+".tsv.gz"))
	if err != nil {
		return nil, err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, err
	}
	return coref.ReadGAP(z)
}

// answer is what GAP says of one pronoun.
type answer struct{ s *coref.Snippet }

// Right implements chain.Answer.
func (a answer) Right(pronoun, mention casus.Span) bool {
	return a.s.IsA && mention.Overlaps(a.s.A) || a.s.IsB && mention.Overlaps(a.s.B)
}

// Known implements chain.Answer: a pronoun that means neither name says too little.
func (a answer) Known(pronoun casus.Span) (known, taken bool) {
	return pronoun == a.s.Pronoun && (a.s.IsA || a.s.IsB), true
}

// gapScore prints F1 over the labels of both names, as the set's own scorer counts them: from the chains alone, and where the
// two names are given and one of them is taken up.
func (r *reader) gapScore(part string) error {
	snippets, err := r.gap(part)
	if err != nil {
		return err
	}
	var free, given tally
	for i := range snippets {
		s := &snippets[i]
		doc := r.document(s.Text, r.splitter.SplitText(s.Text))
		chains := r.resolver.Resolve(doc)
		free.add(s.IsA, coref.Together(chains, s.Pronoun, s.A))
		free.add(s.IsB, coref.Together(chains, s.Pronoun, s.B))
		x, y := false, false
		switch r.resolver.Choose(doc, s.Pronoun, []casus.Span{s.A, s.B}) {
		case 0:
			x = true
		case 1:
			y = true
		}
		given.add(s.IsA, x)
		given.add(s.IsB, y)
	}
	fmt.Printf("GAP %s: F1 from the chains %s; with the two names given %s\n", part, free, given)
	return nil
}

type tally struct{ right, found, gold int }

func (t *tally) add(gold, found bool) {
	if gold {
		t.gold++
	}
	if found {
		t.found++
	}
	if gold && found {
		t.right++
	}
}

func (t tally) String() string {
	p, r := float64(t.right)/float64(max(t.found, 1)), float64(t.right)/float64(max(t.gold, 1))
	return fmt.Sprintf("%.2f (P %.2f, R %.2f)", 200*p*r/max(p+r, 1e-9), 100*p, 100*r)
}

func (r *reader) score(part string) error {
	gap := "development"
	if part == "test" {
		gap = "validation"
	} else {
		part = "dev"
	}
	if err := r.gumScore(part); err != nil {
		return err
	}
	return r.gapScore(gap)
}

func (r *reader) train(w io.Writer, date string) error {
	l := chain.NewLearner(r.resolver)
	docs, err := r.gum("train")
	if err != nil {
		return err
	}
	for i := range docs {
		l.Add(docs[i].doc, &docs[i], 1)
	}
	snippets, err := r.gap("development")
	if err != nil {
		return err
	}
	for i := range snippets {
		s := &snippets[i]
		l.Add(r.document(s.Text, r.splitter.SplitText(s.Text)), answer{s}, 1)
	}
	return l.Fit(w, date, log.Printf)
}
