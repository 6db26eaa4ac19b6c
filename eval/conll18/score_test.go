package conll18_test

import (
	"strings"
	"testing"

	"casus"
	"casus/conllu"
	"casus/eval/conll18"
)

const gold = `1	We	we	PRON	PRP	Case=Nom	2	nsubj	_	_
2	go	go	VERB	VBP	_	0	root	_	SpaceAfter=No
3	.	.	PUNCT	.	_	2	punct	_	_

1-2	don't	_	_	_	_	_	_	_	_
1	do	do	AUX	VBP	_	3	aux	_	_
2	n't	not	PART	RB	_	3	advmod	_	_
3	stay	stay	VERB	VB	_	0	root	_	_

`

func read(t *testing.T, s string) (string, []casus.Sentence) {
	t.Helper()
	text, sentences, err := conllu.Read(strings.NewReader(s))
	if err != nil {
		t.Fatal(err)
	}
	return text, sentences
}

func TestCompareWithItself(t *testing.T) {
	text, s := read(t, gold)
	scores, err := conll18.Compare(text, s, text, s)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range scores.Rows() {
		if r.F1() != 100 {
			t.Errorf("%s: %.2f", r.Name, r.F1())
		}
	}
}

func TestCompare(t *testing.T) {
	// One sentence instead of two, the full stop not parted, the contraction whole, a subtype added.
	const system = `1	We	we	PRON	PRP	Case=Nom	2	nsubj:outer	_	_
2	go.	go	VERB	VBP	_	0	root	_	_
3	don't	do	AUX	VBP	_	4	aux	_	_
4	stay	stay	VERB	VB	_	2	parataxis	_	_

`
	gt, g := read(t, gold)
	st, s := read(t, system)
	scores, err := conll18.Compare(gt, g, st, s)
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct{ got, want conll18.Score }{
		"tokens":    {scores.Tokens, conll18.Score{Gold: 5, System: 4, Correct: 3}},
		"sentences": {scores.Sentences, conll18.Score{Gold: 2, System: 1}},
		"words":     {scores.Words, conll18.Score{Gold: 6, System: 4, Correct: 2}},
		"LAS":       {scores.LAS, conll18.Score{Gold: 6, System: 4}},
	} {
		if c.got != c.want {
			t.Errorf("%s: %+v, want %+v", name, c.got, c.want)
		}
	}
}

func TestTextsMustAgree(t *testing.T) {
	gt, g := read(t, gold)
	st, s := read(t, strings.Replace(gold, "stay", "stray", 1))
	if _, err := conll18.Compare(gt, g, st, s); err == nil {
		t.Error("no error for different texts")
	}
}
