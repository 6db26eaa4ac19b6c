package text

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"slices"
	"unicode/utf8"

	"casus"
	"casus/lexicon"
)

// ModelFile is the path of the two classifiers in the data.
const ModelFile = "models/text.bin"

// Splitter cuts reports into sentences and tokens. It is safe for concurrent use.
type Splitter struct {
	words    *words
	part     *linear // does a token end here?
	sentence *linear // does the sentence end here?
	usual    bitset  // words that are written in small letters
}

// New loads the words of data/text and the model. Errors name the file.
func New(lex *lexicon.Set) (*Splitter, error) {
	w, err := loadWords(lex)
	if err != nil {
		return nil, err
	}
	raw, err := lex.Read(ModelFile)
	if err != nil {
		return nil, err
	}
	s := &Splitter{words: w}
	if err := s.read(raw); err != nil {
		return nil, &casus.Error{Op: "read data", Kind: casus.KindData, Subject: ModelFile, Err: err}
	}
	return s, nil
}

func (s *Splitter) read(raw []byte) error {
	z, err := gzip.NewReader(bytes.NewReader(raw))
	if err != nil {
		return err
	}
	z.Multistream(false)
	b, err := io.ReadAll(io.LimitReader(z, 3<<linearBits))
	if err != nil {
		return err
	}
	if len(b) != 2<<linearBits+bitsetBytes {
		return errors.New("wrong size")
	}
	if s.part, err = readLinear(b[:1<<linearBits]); err != nil {
		return err
	}
	s.usual = b[2<<linearBits:]
	s.sentence, err = readLinear(b[1<<linearBits : 2<<linearBits])
	return err
}

// Split cuts the blocks of a report, in order, into sentences; a report without blocks is one. No sentence crosses the end of
// a block, an empty line, or a line break that is not the fold of a wrapped line. Tags are empty and heads -1.
func (s *Splitter) Split(r *casus.Report) []casus.Sentence {
	if len(r.Blocks) == 0 {
		return s.SplitText(r.Text)
	}
	var out []casus.Sentence
	for i := range r.Blocks {
		for _, piece := range r.Blocks[i].Spans {
			if piece.Start < 0 || piece.End > len(r.Text) || piece.Empty() {
				continue
			}
			out = s.split(out, r.Text, piece, i)
		}
	}
	return out
}

// SplitText cuts a text as one block.
func (s *Splitter) SplitText(text string) []casus.Sentence {
	return s.split(nil, text, casus.Span{End: len(text)}, 0)
}

func (s *Splitter) split(out []casus.Sentence, text string, block casus.Span, number int) []casus.Sentence {
	for _, piece := range pieces(text, block) {
		toks := s.surfaces(text, piece, func(h []uint32, _ *chunk, _ int) bool { return s.part.score(h) > 0 })
		from, running := 0, punctuated(toks)
		var h hasher
		for _, to := range ends(toks, &h, func(f []uint32, i int) bool { return s.words.joints.overrule(toks, i, s.sentence.score(f), running) }) {
			out = append(out, s.sentenceOf(text, toks[from:to], number))
			from = to
		}
	}
	return out
}

// surfaces cuts a piece into tokens as written.
func (s *Splitter) surfaces(text string, piece casus.Span, decide func(features []uint32, c *chunk, i int) bool) []surface {
	chunks := chunksOf(text, piece)
	var out []surface
	var c chunk
	var h hasher
	var spans []casus.Span
	var buf []rune
	for k, span := range chunks {
		c.load(text, span)
		info := c.info()
		gap := 3
		if k+1 < len(chunks) {
			r, _ := utf8.DecodeRuneInString(text[chunks[k+1].Start:])
			info.next = uint64(classOf(fold(r)))
			gap = gapKind(text[span.End:chunks[k+1].Start])
		} else {
			info.last = true
		}
		spans = c.tokens(spans[:0], info, s.words, &h, func(f []uint32, i int) bool { return decide(f, &c, i) })
		for j, sp := range spans {
			var t surface
			t, buf = describe(text, sp, s.words, s.usual, buf)
			if j == len(spans)-1 {
				t.gap = gap
			}
			out = append(out, t)
		}
	}
	return out
}

// sentenceOf makes a sentence of surface tokens, with contractions parted.
func (s *Splitter) sentenceOf(text string, toks []surface, block int) casus.Sentence {
	out := casus.Sentence{Span: toks[0].span.Cover(toks[len(toks)-1].span), Block: block, Tokens: make([]casus.Token, 0, len(toks)+2)}
	for i := range toks {
		span := toks[i].span
		lengths := s.contraction(span.In(text))
		if lengths == nil {
			out.Tokens = append(out.Tokens, token(text, span))
			continue
		}
		first := len(out.Tokens)
		at := span.Start
		for k, n := range lengths {
			end := span.End
			if k < len(lengths)-1 {
				end = at
				for range n {
					_, size := utf8.DecodeRuneInString(text[end:])
					end += size
				}
			}
			out.Tokens = append(out.Tokens, token(text, casus.Span{Start: at, End: end}))
			at = end
		}
		out.Multi = append(out.Multi, casus.MultiWord{Span: span, Form: span.In(text), First: first, Last: len(out.Tokens) - 1})
	}
	return out
}

func (s *Splitter) contraction(form string) []int {
	if len(form) < 2 || len(form) > 120 {
		return nil
	}
	rs := make([]rune, 0, 24)
	for _, r := range form {
		rs = append(rs, lowerRune(fold(r)))
	}
	return s.words.split(rs)
}

func token(text string, span casus.Span) casus.Token {
	return casus.Token{Span: span, Form: span.In(text), Head: -1}
}

// Bytes is the content of the model file.
func (s *Splitter) Bytes() ([]byte, error) {
	var buf bytes.Buffer
	z, err := gzip.NewWriterLevel(&buf, gzip.BestCompression)
	if err != nil {
		return nil, err
	}
	if _, err := z.Write(slices.Concat(s.part.bytes(), s.sentence.bytes(), s.usual)); err != nil {
		return nil, fmt.Errorf("text: write model: %w", err)
	}
	if err := z.Close(); err != nil {
		return nil, fmt.Errorf("text: write model: %w", err)
	}
	return buf.Bytes(), nil
}
