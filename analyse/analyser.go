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

// Analyse returns copies of the sentences with lemma, tags, head and relation of every token.
func (a *Analyser) Analyse(in []casus.Sentence) []casus.Sentence {
	out := make([]casus.Sentence, len(in))
	p, _ := a.passes.Get().(*net.Pass)
	if p == nil {
		p = &net.Pass{}
	}
	defer a.passes.Put(p)
	var b batch
	var tokens [][]casus.Token // of every piece in b
	flush := func() {
		if len(tokens) > 0 {
			a.run(p, &b, tokens)
		}
		b.ids, b.starts, tokens = b.ids[:0], append(b.starts[:0], 0), tokens[:0]
	}
	flush()
	for i := range in {
		out[i] = in[i]
		out[i].Tokens = append([]casus.Token(nil), in[i].Tokens...)
		for rest := out[i].Tokens; len(rest) > 0; {
			piece := rest[:min(longest, len(rest))]
			rest = rest[len(piece):]
			for j := range piece {
				b.ids = append(b.ids, a.vocab.of(piece[j].Form))
			}
			b.starts = append(b.starts, len(b.ids))
			tokens = append(tokens, piece)
			if len(b.ids) >= passWords {
				flush()
			}
		}
	}
	flush()
	for i := range out {
		join(out[i].Tokens)
	}
	return out
}

// run annotates pieces of sentences; heads count from the piece's first word.
func (a *Analyser) run(p *net.Pass, b *batch, tokens [][]casus.Token) {
	p.Reset()
	s := a.net.encoder.forward(p, b, len(a.net.encoder.layers), 0)
	a.tag(p, b, s.out[tagLayer], tokens)
	h := a.net.heads
	arcs := h.project(p, b, s.out[arcLayer], 0)
	hidden := net.Full(p.Floats(b.words()*relWidth), relWidth)
	for k, piece := range tokens {
		from, n := b.starts[k], len(piece)
		scores := h.arcScores(p, arcs, h.candidates(p, arcs, from, from+n), from, from+n)
		rows := make([][]float32, n)
		for i := range rows {
			rows[i] = scores.Row(i)
		}
		head := make([]int, n)
		bestTree(rows, head)
		pairMarks(piece, head)
		for i := range piece {
			piece[i].Head = head[i]
			h.relHidden(hidden.Row(from+i), arcs, from, i, head[i], n)
		}
	}
	rels := net.Full(p.Floats(b.words()*h.labels), h.labels)
	h.relOut.Forward(p, rels, hidden, b.words())
	for k, piece := range tokens {
		for i := range piece {
			row := rels.Row(b.starts[k] + i)
			piece[i].Deprel = a.label(row, piece[i].Head == len(piece))
			if piece[i].Head == len(piece) {
				piece[i].Head = -1
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

func (a *Analyser) tag(p *net.Pass, b *batch, state net.View, tokens [][]casus.Token) {
	h, n := a.net.heads, b.words()
	hidden := net.Full(p.Floats(n*tagWidth), tagWidth)
	h.tagIn.Forward(p, hidden, state, n)
	scores := net.Full(p.Floats(n*h.tags), h.tags)
	h.tagOut.Forward(p, scores, hidden, n)
	for k, piece := range tokens {
		for i := range piece {
			row := scores.Row(b.starts[k] + i)
			best := 0
			for j, v := range row {
				if v > row[best] {
					best = j
				}
			}
			t, g := &piece[i], &a.tags[best]
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
