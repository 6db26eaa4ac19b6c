package code_test

import (
	"bytes"
	"testing"

	"casus/code"
	"casus/ingest"
)

// TestLearn learns a factor that settles the value and one that says nothing, and gives the same weights again.
func TestLearn(t *testing.T) {
	var examples []code.Example
	for i := 0; i < 40; i++ {
		value, form := 3.0, "form=past"
		if i%4 == 0 {
			value, form = -3, "form=refused"
		}
		examples = append(examples, code.Example{Factors: []string{"bias=1", form, "prep=of"}, Value: value, Weight: 1})
	}
	weights := code.Learn(examples, code.LearnDefaults())
	got := map[string]float32{}
	for _, w := range weights {
		got[w.Factor] = w.Value
	}
	if got["form=past"] < 0.5 || got["form=refused"] > -1 {
		t.Errorf("weights %v", got)
	}
	if !bytes.Equal(code.WriteWeights(weights), code.WriteWeights(code.Learn(examples, code.LearnDefaults()))) {
		t.Error("other weights when learnt again")
	}
}

// TestFactuality asks for the order in which sentences tell an act as certain.
func TestFactuality(t *testing.T) {
	p, c, _ := load(t)
	value := func(text, word string) float64 {
		rep, err := p.Reader().Report(ingest.Raw{Text: text, Language: "en"})
		if err != nil {
			t.Fatal(err)
		}
		sentences := p.Parse(rep)
		for i, told := range c.Realis(sentences) {
			for j := range told {
				if sentences[i].Tokens[j].Form == word && told[j].Realis != "" {
					return told[j].Factuality
				}
			}
		}
		t.Fatalf("%q is no predicate of %q", word, text)
		return 0
	}
	order := []struct{ text, word string }{
		{"The rebels took the bridge on Monday.", "took"},
		{"The rebels will take the bridge on Monday.", "take"},
		{"The rebels may take the bridge on Monday.", "take"},
		{"The rebels did not take the bridge on Monday.", "take"},
	}
	last := 3.5
	for _, o := range order {
		v := value(o.text, o.word)
		if v >= last || v < -3 {
			t.Errorf("%q: %.2f, not below %.2f", o.text, v, last)
		}
		last = v
	}
	if v := value("The army shelled the port.", "shelled"); v < 2.2 {
		t.Errorf("a plain report has %.2f", v)
	}
}
