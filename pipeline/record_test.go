package pipeline

import (
	"strings"
	"testing"

	"casus"
	"casus/annotate/actor"
)

// TestTakenUp lists nouns that take up a party among its mentions, but not a town that is a state's nor the country as a place.
func TestTakenUp(t *testing.T) {
	p, err := New()
	if err != nil {
		t.Fatal(err)
	}
	text := "Kaldova agreed before the country left the capital in the country"
	doc := &casus.Document{Report: &casus.Report{Text: text}}
	var s casus.Sentence
	at := 0
	for _, w := range strings.Fields(text) {
		start := strings.Index(text[at:], w) + at
		at = start + len(w)
		tok := casus.Token{Span: casus.Span{Start: start, End: at}, Form: w, Lemma: strings.ToLower(w), UPOS: "NOUN", Head: -1}
		if w == "the" {
			tok.UPOS = "DET"
		}
		s.Tokens = append(s.Tokens, tok)
	}
	s.Tokens[8].Head, s.Tokens[8].Deprel = 10, "case"
	s.End = len(text)
	doc.Sentences = []casus.Sentence{s}
	span := func(from, to int) casus.Span {
		return casus.Span{Start: s.Tokens[from].Start, End: s.Tokens[to].End}
	}
	doc.Actors = []casus.ActorMention{{ID: "a1", Actor: "KAL", Kind: actor.State, Country: "KAL", Evidence: casus.Quote(text, span(0, 0))}}
	noun := func(from, to int) casus.ChainMention {
		return casus.ChainMention{Span: span(from, to), Kind: "nominal", Rule: "only one", At: casus.TokenRef{Token: to}}
	}
	doc.Chains = []casus.Chain{{ID: "c1", Actor: "KAL", Mentions: []casus.ChainMention{{Span: span(0, 0), Kind: "name"}, noun(3, 4), noun(6, 7), noun(9, 10)}}}
	got := p.parties(doc)
	if len(got) != 1 || len(got[0].Mentions) != 2 || got[0].Mentions[1].Text != "country" || got[0].Mentions[1].Spans.Bounds().Start != s.Tokens[4].Start {
		t.Fatalf("got %+v", got)
	}
}
