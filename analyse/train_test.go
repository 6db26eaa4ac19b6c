package analyse

import (
	"bytes"
	"runtime"
	"testing"

	"casus"
)

// invented is a treebank of one sentence in several wordings.
func invented() (gold []casus.Sentence, plain [][]string) {
	names, verbs := []string{"Norland", "Southmark", "Envoys", "Ministers"}, []string{"rejects", "accepts", "studies"}
	for _, n := range names {
		for _, v := range verbs {
			words := []string{n, v, "the", "offer", "."}
			s := casus.Sentence{}
			for i, w := range words {
				s.Tokens = append(s.Tokens, casus.Token{Form: w, Lemma: w, UPOS: []string{"PROPN", "VERB", "DET", "NOUN", "PUNCT"}[i],
					XPOS: []string{"NNP", "VBZ", "DT", "NN", "."}[i], Head: []int{1, -1, 3, 1, 1}[i], Deprel: []string{"nsubj", "root", "det", "obj", "punct"}[i]})
			}
			gold, plain = append(gold, s), append(plain, words)
		}
	}
	return gold, plain
}

func TestTrainingGivesTheSameBytesOnAnyNumberOfThreads(t *testing.T) {
	gold, plain := invented()
	o := Defaults()
	o.Epochs = 1
	train := func(threads int) []byte {
		defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(threads))
		b, err := Train(gold, plain, o)
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	first := train(1)
	if !bytes.Equal(first, train(2)) {
		t.Error("two trainings differ")
	}
	again, err := Relearn(first, gold, nil)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(first, again) {
		t.Error("the same lemma rules give other bytes")
	}
}

func TestTrainingLearns(t *testing.T) {
	gold, _ := invented()
	o := Defaults()
	o.Epochs, o.Drop, o.HeadDrop, o.WordDrop = 40, 0, 0, 0
	o.Rate = 0.01 // so few steps end in the first rise of the rate
	b, err := Train(gold, nil, o)
	if err != nil {
		t.Fatal(err)
	}
	a, err := decode(b)
	if err != nil {
		t.Fatal(err)
	}
	for i, s := range a.Analyse(gold) {
		for j, tok := range s.Tokens {
			if want := gold[i].Tokens[j]; tok != want {
				t.Fatalf("sentence %d, word %d: %+v, want %+v", i, j, tok, want)
			}
		}
	}
}

func TestDecodeRefusesDamage(t *testing.T) {
	gold, _ := invented()
	o := Defaults()
	o.Epochs = 0
	b, err := Train(gold, nil, o)
	if err != nil {
		t.Fatal(err)
	}
	for _, bad := range [][]byte{nil, []byte("x"), b[:len(b)/2]} {
		if _, err := decode(bad); err == nil {
			t.Errorf("no error for a model of %d bytes", len(bad))
		}
	}
}
