package text

import (
	"slices"
	"strings"

	"casus"
	"casus/lexicon"
)

// Sample is a text with its gold sentences.
type Sample struct {
	Text      string
	Sentences []casus.Sentence
}

// Train fits both classifiers to treebanks.
func Train(lex *lexicon.Set, samples []Sample) (*Splitter, error) {
	w, err := loadWords(lex)
	if err != nil {
		return nil, err
	}
	s := &Splitter{words: w, usual: learnUsual(samples)}
	var parts, sentences []example
	for _, sm := range samples {
		joints, stops := gold(sm)
		start := 0
		for _, paragraph := range strings.SplitAfter(sm.Text, "\n\n") {
			piece := casus.Span{Start: start, End: start + len(paragraph)}
			start = piece.End
			toks := s.surfaces(sm.Text, piece, func(f []uint32, c *chunk, i int) bool {
				yes := joints[c.at[i]]
				parts = append(parts, example{slices.Clone(f), yes})
				return yes
			})
			var h hasher
			ends(toks, &h, func(f []uint32, i int) bool {
				yes := stops[toks[i].span.End]
				sentences = append(sentences, example{slices.Clone(f), yes})
				return yes
			})
		}
	}
	s.part, s.sentence = fit(parts, 6), fit(sentences, 12)
	return s, nil
}

// gold gives the byte offsets where tokens, and where sentences, end.
func gold(sm Sample) (joints, stops map[int]bool) {
	joints, stops = map[int]bool{}, map[int]bool{}
	for si := range sm.Sentences {
		s := &sm.Sentences[si]
		multi := s.Multi
		for i := 0; i < len(s.Tokens); i++ {
			span := s.Tokens[i].Span
			if len(multi) > 0 && multi[0].First == i {
				span, i, multi = multi[0].Span, multi[0].Last, multi[1:]
			}
			joints[span.Start], joints[span.End] = true, true
		}
		stops[s.End] = true
	}
	return joints, stops
}

// learnUsual collects the words that occur at least three times in small letters, as often as with a capital inside sentences.
func learnUsual(samples []Sample) bitset {
	seen := map[string]int{}
	for _, sm := range samples {
		for i := range sm.Sentences {
			for j, t := range sm.Sentences[i].Tokens {
				low := foldString(t.Form)
				switch first := classOf([]rune(t.Form)[0]); {
				case first == classLower:
					seen[low]++
				case first == classUpper && j > 0:
					seen[low]--
				}
			}
		}
	}
	set := make(bitset, bitsetBytes)
	for w, n := range seen {
		if n >= 3 {
			set.add(hashRunes([]rune(w)))
		}
	}
	return set
}
