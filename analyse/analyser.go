package analyse

import (
	"io/fs"
	"sync"

	"casus"
	"casus/analyse/net"
)

// ModelFile is the path of the models in the data.
const ModelFile = "models/syntax.bin"

// Analyser tags, lemmatises and parses. It is safe for concurrent use.
type Analyser struct {
	hash   string
	vocab  *vocabulary
	tags   []tag
	labels []string
	net    *network
	lemmas *lemmatiser
	passes sync.Pool
}

// tag is a combination of UPOS, XPOS and features that the treebanks use.
type tag struct {
	UPOS, XPOS, Feats string
}

func tagOf(t *casus.Token) tag { return tag{t.UPOS, t.XPOS, t.Feats} }

// Load reads the models from the data.
func Load(fsys fs.FS) (*Analyser, error) {
	raw, err := fs.ReadFile(fsys, ModelFile)
	if err == nil {
		var a *Analyser
		if a, err = decode(raw); err == nil {
			return a, nil
		}
	}
	return nil, &casus.Error{Op: "read data", Kind: casus.KindData, Subject: ModelFile, Err: err}
}

// Hash is the hex SHA-256 of the model file.
func (a *Analyser) Hash() string { return a.hash }

// Longer sentences than longest are parsed in pieces, so that time stays linear in the text.
const longest = 400

// passWords is about how many words go through the network at a time.
const passWords = 256

// StateWidth is the number of values by which the network reads a word: the states of the second layer, which foretells words,
// and of the fourth, which trees are read off.
const StateWidth = 2 * stateWidth

// Reader is given the states of words: row i for token from+i of a sentence, StateWidth values each. They stay as they are until the
// next call.
type Reader func(p *net.Pass, sentence, from int, states net.View, n int)

// piece is a run of at most longest tokens of a sentence.
type piece struct {
	sentence, from int
	tokens         []casus.Token
}

// Analyse returns copies of the sentences with lemma, tags, head and relation of every token.
func (a *Analyser) Analyse(in []casus.Sentence) []casus.Sentence { return a.AnalyseFor(in, nil) }

// AnalyseFor is Analyse with a reader that sees the states on the way.
func (a *Analyser) AnalyseFor(in []casus.Sentence, read Reader) []casus.Sentence {
	out := make([]casus.Sentence, len(in))
	for i := range in {
		out[i] = in[i]
		out[i].Tokens = append([]casus.Token(nil), in[i].Tokens...)
	}
	a.each(out, func(p *net.Pass, b *batch, pieces []piece) {
		s := a.net.encoder.forward(p, b, len(a.net.encoder.layers), 0)
		a.show(p, b, s, pieces, read)
		a.parse(p, b, s, pieces)
	})
	for i := range out {
		join(out[i].Tokens)
	}
	return out
}

// Read shows the states of the sentences' words without analysing them.
func (a *Analyser) Read(in []casus.Sentence, read Reader) {
	a.each(in, func(p *net.Pass, b *batch, pieces []piece) {
		a.show(p, b, a.net.encoder.forward(p, b, len(a.net.encoder.layers), 0), pieces, read)
	})
}

// each calls do for batches of pieces of the sentences.
func (a *Analyser) each(in []casus.Sentence, do func(p *net.Pass, b *batch, pieces []piece)) {
	p, _ := a.passes.Get().(*net.Pass)
	if p == nil {
		p = &net.Pass{}
	}
	defer a.passes.Put(p)
	b := batch{starts: []int{0}}
	var pieces []piece
	flush := func() {
		if len(pieces) > 0 {
			p.Reset()
			do(p, &b, pieces)
		}
		b.ids, b.starts, pieces = b.ids[:0], b.starts[:1], pieces[:0]
	}
	for i := range in {
		for rest, from := in[i].Tokens, 0; len(rest) > 0; {
			n := min(longest, len(rest))
			for j := range rest[:n] {
				b.ids = append(b.ids, a.vocab.of(rest[j].Form))
			}
			b.starts = append(b.starts, len(b.ids))
			pieces = append(pieces, piece{i, from, rest[:n]})
			rest, from = rest[n:], from+n
			if len(b.ids) >= passWords {
				flush()
			}
		}
	}
	flush()
}

// show hands the states of every piece to the reader.
func (a *Analyser) show(p *net.Pass, b *batch, s *encoded, pieces []piece, read Reader) {
	if read == nil {
		return
	}
	all := net.Full(p.Floats(b.words()*StateWidth), StateWidth)
	for i := range b.words() {
		row := all.Row(i)
		copy(row, s.out[1].Row(i))
		copy(row[stateWidth:], s.out[arcLayer].Row(i))
	}
	for k, x := range pieces {
		read(p, x.sentence, x.from, rowsOf(all, b.starts[k]), len(x.tokens))
	}
}

// parse annotates pieces of sentences; heads count from the piece's first word.
func (a *Analyser) parse(p *net.Pass, b *batch, s *encoded, pieces []piece) {
	a.tag(p, b, s.out[tagLayer], pieces)
	h := a.net.heads
	arcs := h.project(p, b, s.out[arcLayer], 0)
	hidden := net.Full(p.Floats(b.words()*relWidth), relWidth)
	for k, x := range pieces {
		from, n := b.starts[k], len(x.tokens)
		scores := h.arcScores(p, arcs, h.candidates(p, arcs, from, from+n), from, from+n)
		rows := make([][]float32, n)
		for i := range rows {
			rows[i] = scores.Row(i)
		}
		head := make([]int, n)
		bestTree(rows, head)
		pairMarks(x.tokens, head)
		for i := range x.tokens {
			x.tokens[i].Head = head[i]
			h.relHidden(hidden.Row(from+i), arcs, from, i, head[i], n)
		}
	}
	rels := net.Full(p.Floats(b.words()*h.labels), h.labels)
	h.relOut.Forward(p, rels, hidden, b.words())
	for k, x := range pieces {
		for i := range x.tokens {
			t := &x.tokens[i]
			t.Deprel = a.label(rels.Row(b.starts[k]+i), t.Head == len(x.tokens))
			if t.Head == len(x.tokens) {
				t.Head = -1
			}
		}
	}
}

// label is the best relation; only the root has "root".
func (a *Analyser) label(row []float32, root bool) string {
	if root {
		return "root"
	}
	best := -1
	for j, v := range row {
		if (best < 0 || v > row[best]) && a.labels[j] != "root" {
			best = j
		}
	}
	return a.labels[best]
}

func (a *Analyser) tag(p *net.Pass, b *batch, state net.View, pieces []piece) {
	h, n := a.net.heads, b.words()
	hidden := net.Full(p.Floats(n*tagWidth), tagWidth)
	h.tagIn.Forward(p, hidden, state, n)
	scores := net.Full(p.Floats(n*h.tags), h.tags)
	h.tagOut.Forward(p, scores, hidden, n)
	for k, x := range pieces {
		for i := range x.tokens {
			row := scores.Row(b.starts[k] + i)
			best := 0
			for j, v := range row {
				if v > row[best] {
					best = j
				}
			}
			t, g := &x.tokens[i], &a.tags[best]
			t.UPOS, t.XPOS, t.Feats = g.UPOS, g.XPOS, g.Feats
			t.Lemma = a.lemmas.lemma(t.Form, t.UPOS, t.XPOS, a.vocab.has)
		}
	}
}

// join makes one tree of the pieces of a long sentence: the roots of later ones hang on the first.
func join(tokens []casus.Token) {
	if len(tokens) <= longest {
		return
	}
	first := -1
	for i := range tokens {
		t := &tokens[i]
		switch {
		case t.Head >= 0:
			t.Head += i / longest * longest
		case first < 0:
			first = i
		default:
			t.Head, t.Deprel = first, "parataxis"
		}
	}
}
