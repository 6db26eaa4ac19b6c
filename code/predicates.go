package code

import "casus"

// Realis tells for every token that heads a predicate whether the sentence has it as happening: the value an event would have there,
// coded or not. Other tokens have "". It rests on the sentence alone, without layers: what embeds the predicate, its own negation, modal,
// tense and subordinator.
func (c *Coder) Realis(sentences []casus.Sentence) [][]string {
	doc := &casus.Document{Report: &casus.Report{}, Sentences: sentences}
	sc := c.newScene()
	sc.document(doc)
	out := make([][]string, len(sentences))
	for si := range sentences {
		sc.sentence(si)
		out[si] = make([]string, len(sentences[si].Tokens))
		for i := range sc.g.Preds {
			out[si][sc.g.Preds[i].Head] = sc.realisOf(i).value
		}
	}
	return out
}
