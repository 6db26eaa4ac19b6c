package conllu_test

import (
	"strings"
	"testing"

	"casus"
	"casus/conllu"
)

const given = `# newdoc id = a
# sent_id = a-1
# text = They don't go.
1	They	they	PRON	PRP	Number=Plur	4	nsubj	_	_
2-3	don't	_	_	_	_	_	_	_	Typo=No
2	do	do	AUX	VBP	_	4	aux	_	_
3	n't	not	PART	RB	_	4	advmod	_	_
4	go	go	VERB	VB	_	0	root	_	SpaceAfter=No
4.1	away	_	_	_	_	_	_	4:dep	_
5	.	.	PUNCT	.	_	4	punct	_	_

# newpar
# sent_id = a-2
1	_	_	PUNCT	_	_	0	root	_	_

`

func TestReadThenWriteKeepsGivenInput(t *testing.T) {
	text, sentences, err := conllu.Read(strings.NewReader(given))
	if err != nil {
		t.Fatal(err)
	}
	if want := "They don't go.\n\n_"; text != want {
		t.Errorf("text %q, want %q", text, want)
	}
	if got := sentences[0].Tokens[2].Span.In(text); got != "n't" {
		t.Errorf("third word stands for %q", got)
	}
	var out strings.Builder
	if err := conllu.Write(&out, text, sentences); err != nil {
		t.Fatal(err)
	}
	if out.String() != given {
		t.Errorf("wrote\n%s", out.String())
	}
}

func TestWriteKeepsEveryCharacter(t *testing.T) {
	const text = " \tA  b\u00a0c.\nD"
	span := func(a, b int) casus.Token {
		return casus.Token{Span: casus.Span{Start: a, End: b}, Form: text[a:b], Head: -1}
	}
	sentences := []casus.Sentence{
		{Span: casus.Span{Start: 2, End: 10}, Tokens: []casus.Token{span(2, 3), span(5, 6), span(8, 9), span(9, 10)}},
		{Span: casus.Span{Start: 11, End: 12}, Tokens: []casus.Token{span(11, 12)}},
	}
	var out strings.Builder
	if err := conllu.Write(&out, text, sentences); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`SpacesBefore=\s\t|SpacesAfter=\s\s`, `SpacesAfter=\u00A0`, "SpaceAfter=No", `SpacesAfter=\n`, "# text = A  b\u00a0c.\n"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("no %q in\n%s", want, out.String())
		}
	}
	back, _, err := conllu.Read(strings.NewReader(out.String()))
	if err != nil || back != text {
		t.Errorf("read back %q, %v", back, err)
	}
}

func TestReadRefuses(t *testing.T) {
	for name, in := range map[string]string{
		"few columns": "1\tA\n", "wrong id": "2\tA\t_\t_\t_\t_\t_\t_\t_\t_\n", "head outside": "1\tA\t_\t_\t_\t_\t7\t_\t_\t_\n",
		"empty form": "1\t\t_\t_\t_\t_\t_\t_\t_\t_\n", "open range": "1-2\tA\t_\t_\t_\t_\t_\t_\t_\t_\n1\tA\t_\t_\t_\t_\t_\t_\t_\t_\n",
	} {
		if _, _, err := conllu.Read(strings.NewReader(in)); err == nil || !strings.Contains(err.Error(), "line") {
			t.Errorf("%s: error %v", name, err)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add(given)
	f.Add("1\tA\t_\t_\t_\t_\t_\t_\t_\tSpacesAfter=\\s\\n\n\n")
	f.Fuzz(func(t *testing.T, in string) {
		text, sentences, err := conllu.Read(strings.NewReader(in))
		if err != nil {
			return
		}
		var out strings.Builder
		if err := conllu.Write(&out, text, sentences); err != nil {
			t.Fatal(err)
		}
	})
}
