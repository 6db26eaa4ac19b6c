// Package conll18 scores parses with the metrics of the CoNLL 2018 shared task (Zeman et al. 2018,
// https://universaldependencies.org/conll18/evaluation.html): F1 over tokens, sentences and aligned words.
// Universal relations are compared without subtypes for LAS, as there; FullLAS compares whole labels.
package conll18

import (
	"errors"
	"fmt"
	"strings"
	"unicode"

	"casus"
)

// Score is one metric: counts in gold and system, and how many agree.
type Score struct {
	Gold, System, Correct int
}

// F1 is the harmonic mean of precision and recall in percent; 0 when there is nothing.
func (s Score) F1() float64 {
	if s.Gold+s.System == 0 {
		return 0
	}
	return 200 * float64(s.Correct) / float64(s.Gold+s.System)
}

// Scores are all metrics of one comparison.
type Scores struct {
	Tokens, Sentences, Words, UPOS, XPOS, UFeats, AllTags, Lemmas, UAS, LAS, FullLAS Score
}

// Row is a metric with its name.
type Row struct {
	Name string
	Score
}

// Rows lists the metrics in printing order.
func (s *Scores) Rows() []Row {
	return []Row{{"Tokens", s.Tokens}, {"Sentences", s.Sentences}, {"Words", s.Words}, {"UPOS", s.UPOS}, {"XPOS", s.XPOS},
		{"UFeats", s.UFeats}, {"AllTags", s.AllTags}, {"Lemmas", s.Lemmas}, {"UAS", s.UAS}, {"LAS", s.LAS}, {"LAS, full labels", s.FullLAS}}
}

// word is a syntactic word with its place among the non-space characters of the text.
type word struct {
	start, end int
	multi      bool // inside a multiword token, whose extent start and end then are
	tok        *casus.Token
	head       int // index into the side's words, -1 for the root
}

// side is gold or system, reduced to what is compared.
type side struct {
	chars             []rune
	sentences, tokens [][2]int
	words             []word
}

// Compare scores system against gold. Both must stand for the same text, white space apart.
func Compare(goldText string, gold []casus.Sentence, systemText string, system []casus.Sentence) (*Scores, error) {
	g, err := newSide(goldText, gold)
	if err != nil {
		return nil, fmt.Errorf("conll18: gold: %w", err)
	}
	s, err := newSide(systemText, system)
	if err != nil {
		return nil, fmt.Errorf("conll18: system: %w", err)
	}
	if string(g.chars) != string(s.chars) {
		return nil, fmt.Errorf("conll18: the texts differ: %s", difference(g.chars, s.chars))
	}
	out := &Scores{Sentences: overlap(g.sentences, s.sentences), Tokens: overlap(g.tokens, s.tokens)}
	out.words(g, s, align(g.words, s.words))
	return out, nil
}

func difference(a, b []rune) string {
	i := 0
	for i < len(a) && i < len(b) && a[i] == b[i] {
		i++
	}
	return fmt.Sprintf("character %d: gold %q, system %q", i, string(a[i:min(i+20, len(a))]), string(b[i:min(i+20, len(b))]))
}

func newSide(text string, sentences []casus.Sentence) (*side, error) {
	out := &side{}
	for si := range sentences {
		s := &sentences[si]
		base, from := len(out.words), len(out.chars)
		multi := s.Multi
		for i := 0; i < len(s.Tokens); {
			last, form := i, s.Tokens[i].Form
			isMulti := len(multi) > 0 && multi[0].First == i
			if isMulti {
				last, form, multi = min(multi[0].Last, len(s.Tokens)-1), multi[0].Form, multi[1:]
			}
			start := len(out.chars)
			for _, r := range form {
				if !unicode.IsSpace(r) {
					out.chars = append(out.chars, r)
				}
			}
			if len(out.chars) == start {
				return nil, errors.New("a token without visible characters")
			}
			out.tokens = append(out.tokens, [2]int{start, len(out.chars)})
			for ; i <= last; i++ {
				head := s.Tokens[i].Head
				if head >= 0 {
					head += base
				}
				out.words = append(out.words, word{start, len(out.chars), isMulti, &s.Tokens[i], head})
			}
		}
		out.sentences = append(out.sentences, [2]int{from, len(out.chars)})
	}
	return out, nil
}

// overlap counts equal ranges of two sorted lists.
func overlap(gold, system [][2]int) Score {
	s := Score{Gold: len(gold), System: len(system)}
	for i, j := 0, 0; i < len(gold) && j < len(system); {
		switch {
		case gold[i][0] < system[j][0]:
			i++
		case gold[i][0] > system[j][0]:
			j++
		default:
			if gold[i][1] == system[j][1] {
				s.Correct++
			}
			i++
			j++
		}
	}
	return s
}

// words fills the metrics over aligned words.
func (out *Scores) words(g, s *side, pairs [][2]int) {
	toGold := make([]int, len(s.words)) // system word -> aligned gold word, or -2
	for i := range toGold {
		toGold[i] = -2
	}
	for _, p := range pairs {
		toGold[p[1]] = p[0]
	}
	count := func(same func(g, s *word) bool) Score {
		sc := Score{Gold: len(g.words), System: len(s.words)}
		for _, p := range pairs {
			if same(&g.words[p[0]], &s.words[p[1]]) {
				sc.Correct++
			}
		}
		return sc
	}
	head := func(a, b *word) bool {
		if b.head < 0 {
			return a.head < 0
		}
		return a.head >= 0 && toGold[b.head] == a.head
	}
	upos := func(a, b *word) bool { return a.tok.UPOS == b.tok.UPOS }
	xpos := func(a, b *word) bool { return a.tok.XPOS == b.tok.XPOS }
	feats := func(a, b *word) bool { return universal(a.tok.Feats) == universal(b.tok.Feats) }
	out.Words = count(func(a, b *word) bool { return true })
	out.UPOS, out.XPOS, out.UFeats = count(upos), count(xpos), count(feats)
	out.AllTags = count(func(a, b *word) bool { return upos(a, b) && xpos(a, b) && feats(a, b) })
	out.Lemmas = count(func(a, b *word) bool { return a.tok.Lemma == "" || a.tok.Lemma == "_" || a.tok.Lemma == b.tok.Lemma })
	out.UAS = count(head)
	out.LAS = count(func(a, b *word) bool { return head(a, b) && bare(a.tok.Deprel) == bare(b.tok.Deprel) })
	out.FullLAS = count(func(a, b *word) bool { return head(a, b) && a.tok.Deprel == b.tok.Deprel })
}

// bare is a relation without its subtype.
func bare(deprel string) string {
	d, _, _ := strings.Cut(deprel, ":")
	return d
}

// universalFeatures are the features that count for UFeats; others are particular to a treebank.
var universalFeatures = map[string]bool{
	"PronType": true, "NumType": true, "Poss": true, "Reflex": true, "Foreign": true, "Abbr": true, "Gender": true, "Animacy": true,
	"Number": true, "Case": true, "Definite": true, "Degree": true, "VerbForm": true, "Mood": true, "Tense": true, "Aspect": true,
	"Voice": true, "Evident": true, "Polarity": true, "Person": true, "Polite": true,
}

func universal(feats string) string {
	var keep []string
	for _, f := range strings.Split(feats, "|") {
		if name, _, _ := strings.Cut(f, "="); universalFeatures[name] {
			keep = append(keep, f)
		}
	}
	return strings.Join(keep, "|")
}
