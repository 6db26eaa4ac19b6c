package code

import "casus"

// Told is how a sentence tells a predicate.
type Told struct {
	Realis     string  // "" for a token that heads no predicate
	Factuality float64 // from -3, certainly not so, to 3, certainly so: it has come about, comes about or will
	Happened   float64 // the same of what has happened by now: what is to come has not
}

// Realis tells for every token that heads a predicate whether the sentence has it as happening: the value an event would have there,
// coded or not, and how certain the sentence is. It rests on the sentence alone, without layers: what embeds the predicate, its own negation,
// modal, tense and subordinator.
func (c *Coder) Realis(sentences []casus.Sentence) [][]Told {
	out := make([][]Told, len(sentences))
	c.eachPredicate(sentences, func(sc *scene, si, i int) {
		if out[si] == nil {
			out[si] = make([]Told, len(sentences[si].Tokens))
		}
		out[si][sc.g.Preds[i].Head] = sc.judge(i)
	})
	return out
}

// Factors are what the model of factuality reads of every predicate, by sentence and token.
func (c *Coder) Factors(sentences []casus.Sentence) [][][]string {
	out := make([][][]string, len(sentences))
	c.eachPredicate(sentences, func(sc *scene, si, i int) {
		if out[si] == nil {
			out[si] = make([][]string, len(sentences[si].Tokens))
		}
		out[si][sc.g.Preds[i].Head] = sc.factors(i)
	})
	return out
}

func (c *Coder) eachPredicate(sentences []casus.Sentence, visit func(sc *scene, si, i int)) {
	sc := c.newScene()
	sc.document(&casus.Document{Report: &casus.Report{}, Sentences: sentences})
	for si := range sentences {
		sc.sentence(si)
		for i := range sc.g.Preds {
			visit(sc, si, i)
		}
	}
}

// judge is the label and the graded values of a predicate.
func (sc *scene) judge(i int) Told {
	t := Told{Realis: sc.realisOf(i).value}
	t.Factuality, t.Happened = sc.c.factuality.value(sc.factors(i))
	return t
}
