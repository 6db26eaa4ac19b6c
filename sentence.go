package casus

// Token is one syntactic word after Universal Dependencies v2.
type Token struct {
	Span
	Form   string // the word as written; equal to the text under Span unless tokens were given from outside
	Lemma  string
	UPOS   string
	XPOS   string // Penn Treebank tag
	Feats  string // "Number=Sing|..." or ""
	Head   int    // index of the head in the sentence's Tokens; -1 for the root
	Deprel string
	Misc   string // CoNLL-U MISC kept from given input
}

// MultiWord is a surface token that stands for several syntactic words ("don't" = do + n't).
type MultiWord struct {
	Span
	Form        string
	First, Last int // indexes into Tokens, inclusive
	Misc        string
}

// Sentence is a run of tokens in one block. Tokens are in text order.
type Sentence struct {
	Span
	Tokens   []Token
	Multi    []MultiWord
	Block    int      // index into Report.Blocks
	Comments []string // CoNLL-U comment lines kept from given input
	Empty    []string // CoNLL-U lines of empty nodes kept from given input
}

// TokenRef points at one token of a document.
type TokenRef struct {
	Sentence, Token int
}

// NoToken is the TokenRef of what has no words of its own.
var NoToken = TokenRef{-1, -1}

// Root is the index of the root token, or -1 for an empty sentence.
func (s *Sentence) Root() int {
	for i := range s.Tokens {
		if s.Tokens[i].Head < 0 {
			return i
		}
	}
	return -1
}

// TokensIn returns the half-open range of token indexes that overlap the span; from == to when none does.
func (s *Sentence) TokensIn(span Span) (from, to int) {
	from = len(s.Tokens)
	for i := range s.Tokens {
		if s.Tokens[i].Overlaps(span) {
			from = min(from, i)
			to = i + 1
		}
	}
	if to < from {
		return 0, 0
	}
	return from, to
}

// HeadOf is the token in the span whose head lies outside the span: the syntactic head of a phrase. It returns -1 when
// no token overlaps the span; of several such tokens the first counts.
func (s *Sentence) HeadOf(span Span) int {
	from, to := s.TokensIn(span)
	for i := from; i < to; i++ {
		if h := s.Tokens[i].Head; h < from || h >= to {
			if s.Tokens[i].UPOS != "PUNCT" && s.Tokens[i].Deprel != "case" && s.Tokens[i].Deprel != "det" {
				return i
			}
		}
	}
	if from < to {
		return from
	}
	return -1
}

// SentenceAt is the index of the sentence that holds the byte offset, or -1.
func SentenceAt(sentences []Sentence, offset int) int {
	lo, hi := 0, len(sentences)
	for lo < hi {
		mid := (lo + hi) / 2
		if sentences[mid].End <= offset {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	if lo < len(sentences) && sentences[lo].Start <= offset {
		return lo
	}
	return -1
}
