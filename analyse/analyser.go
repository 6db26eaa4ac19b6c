package analyse

import (
	"crypto/sha256"
	"encoding/hex"
	"io/fs"

	"casus"
)

// ModelFile is the path of the models in the data.
const ModelFile = "models/syntax.bin"

// Analyser tags, lemmatises and parses. It is safe for concurrent use.
type Analyser struct {
	hash   string
	tagger *tagger
	lemmas *lemmatiser
	parser *parser
}

// Load reads the models from the data.
func Load(fsys fs.FS) (*Analyser, error) {
	raw, err := fs.ReadFile(fsys, ModelFile)
	if err != nil {
		return nil, &casus.Error{Op: "read data", Kind: casus.KindData, Subject: ModelFile, Err: err}
	}
	a, err := decode(raw)
	if err != nil {
		return nil, &casus.Error{Op: "read data", Kind: casus.KindData, Subject: ModelFile, Err: err}
	}
	sum := sha256.Sum256(raw)
	a.hash = hex.EncodeToString(sum[:])
	return a, nil
}

// Hash is the hex SHA-256 of the model file.
func (a *Analyser) Hash() string { return a.hash }

// Analyse returns copies of the sentences with lemma, tags, head and relation of every token.
func (a *Analyser) Analyse(in []casus.Sentence) []casus.Sentence {
	out := make([]casus.Sentence, len(in))
	for i := range in {
		out[i] = in[i]
		out[i].Tokens = append([]casus.Token(nil), in[i].Tokens...)
		a.sentence(&out[i])
	}
	return out
}

func (a *Analyser) sentence(s *casus.Sentence) {
	if len(s.Tokens) == 0 {
		return
	}
	w := wordsOf(s)
	nodes := make([]node, len(w))
	for i, k := range a.tagger.run(s, w) {
		t, g := &s.Tokens[i], a.tagger.tags[k]
		t.UPOS, t.XPOS, t.Feats = g.UPOS, g.XPOS, g.Feats
		t.Lemma = a.lemmas.lemma(t.Form, t.UPOS, t.XPOS)
		nodes[i] = nodeOf(&w[i], t)
	}
	head := a.parser.run(nodes)
	for i, k := range a.parser.labelAll(nodes, head) {
		t := &s.Tokens[i]
		if t.Head, t.Deprel = head[i], a.parser.labels[k]; t.Head == len(head) {
			t.Head, t.Deprel = -1, "root"
		}
	}
}

func nodeOf(w *word, t *casus.Token) node {
	return node{w: w, tag: hashString(t.UPOS + " " + t.XPOS), u: hashString(t.UPOS)}
}
