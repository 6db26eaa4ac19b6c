package names

import (
	"fmt"
	"io/fs"
	"math"

	"casus"
	"casus/lexicon"
)

// ModelFile is the path of the model in the data.
const ModelFile = "models/names.bin"

// Recogniser finds names. It is safe for concurrent use.
type Recogniser struct {
	words    *words
	clusters *clusters
	weights  *weights
	head     *head
	trans    *[labels][labels]float32
	file     *stored
}

// Load reads the model and the word data of data/names. Errors name the file.
func Load(fsys fs.FS, lex *lexicon.Set) (*Recogniser, error) {
	w, err := loadWords(lex)
	if err != nil {
		return nil, err
	}
	raw, err := fs.ReadFile(fsys, ModelFile)
	if err != nil {
		return nil, &casus.Error{Op: "read data", Kind: casus.KindData, Subject: ModelFile, Err: err}
	}
	m, err := decode(raw)
	if err == nil {
		var r *Recogniser
		if r, err = newRecogniser(m, w); err == nil {
			r.file = nil
			return r, nil
		}
	}
	return nil, &casus.Error{Op: "read data", Kind: casus.KindData, Subject: ModelFile, Err: err}
}

func newRecogniser(m *stored, w *words) (*Recogniser, error) {
	weights, trans, err := m.open()
	if err != nil {
		return nil, err
	}
	h, err := m.Head.open()
	if err != nil {
		return nil, err
	}
	return &Recogniser{words: w, clusters: m.Clusters.open(), weights: weights, head: h, trans: trans, file: m}, nil
}

// Bytes is the model file of a recogniser fresh from [Train].
func (r *Recogniser) Bytes() ([]byte, error) { return r.file.encode() }

// Names finds the names of a report, in text order; they do not overlap. The reading is what [Recogniser.Reading] gathered when the
// sentences were analysed.
func (r *Recogniser) Names(doc *casus.Document, reading *Reading) []casus.Name {
	found := r.chunks(doc.Sentences, reading)
	var out []casus.Name
	text := doc.Text()
	for i, cs := range found {
		s := &doc.Sentences[i]
		for _, c := range cs {
			span := casus.Span{Start: s.Tokens[c.from].Start, End: s.Tokens[c.to-1].End}
			if span.Empty() || span.End > len(text) {
				continue
			}
			out = append(out, casus.Name{ID: fmt.Sprintf("n%d", len(out)+1), Evidence: casus.Quote(text, span), Type: Types[c.kind], At: casus.TokenRef{Sentence: i, Token: s.HeadOf(span)}})
		}
	}
	return out
}

// pull is the weight of what the rest of the report says about a word.
const pull = 1.0

// chunks finds the names of every sentence: once by itself, then with what the report as a whole says of its words.
func (r *Recogniser) chunks(sentences []casus.Sentence, reading *Reading) [][]chunk {
	d := &document{}
	var s sentence
	var f []uint64
	lat := newLattice(r.trans)
	emits := make([][]float32, len(sentences))
	for i := range sentences {
		tokens := sentences[i].Tokens
		if len(tokens) == 0 {
			continue
		}
		s.read(tokens, r.words, r.clusters)
		lat.reset(len(tokens))
		for j := range tokens {
			f = s.features(f[:0], j)
			r.weights.score(f, lat.at(j))
		}
		reading.addTo(lat, i)
		lat.marginals()
		emits[i] = append([]float32(nil), lat.emit...)
		d.learn(&s, lat.post)
	}
	all := make([]read, len(sentences))
	for i := range sentences {
		tokens := sentences[i].Tokens
		if len(tokens) == 0 {
			continue
		}
		s.read(tokens, r.words, r.clusters)
		lat.reset(len(tokens))
		copy(lat.emit, emits[i])
		d.apply(&s, lat)
		x := &all[i]
		x.found, x.mode, x.known = r.trim(&s, chunksOf(lat.best())), s.mode, append(x.known, s.known...)
		for j := range tokens {
			x.forms, x.caps = append(x.forms, fold(tokens[j].Form)), append(x.caps, s.w[j].caps)
		}
	}
	r.settle(all)
	out := make([][]chunk, len(sentences))
	for i := range all {
		out[i] = all[i].found
	}
	return out
}

// trim drops articles and honorifics at the edges of a name.
func (r *Recogniser) trim(s *sentence, in []chunk) []chunk {
	out := in[:0]
	for _, c := range in {
		for c.to-c.from > 1 && (s.lower[c.to-1] == "'s" || s.lower[c.to-1] == "'") {
			c.to--
		}
		for n := r.leads(s, c); n > 0; n = r.leads(s, c) {
			c.from += n
		}
		if c.to > c.from {
			out = append(out, c)
		}
	}
	return out
}

// leads is the number of words at the start of a name that are no part of it: an article, or a title before a person. A
// title that may be part of a name (a particle) stays.
func (r *Recogniser) leads(s *sentence, c chunk) int {
	if c.to-c.from == 1 {
		return 0
	}
	if r.words.is(s.lower[c.from], classArticle) && (!s.w[c.from].caps || Types[c.kind] == "ORG" && s.mode == modeNormal) {
		return 1
	}
	if Types[c.kind] != "PER" {
		return 0
	}
	n := 0
	title, honorific := r.words.index[classTitle], r.words.index[classHonorific]
	r.words.trie.All(c.from, c.to-1, func(i int) string { return s.lower[i] }, func(length int, classes []int) {
		for _, k := range classes {
			if k == title || k == honorific {
				n = length
			}
		}
	})
	if n == 1 && r.words.is(s.lower[c.from], classParticle) {
		return 0
	}
	return n
}

// document sums up what the sentences of a report say of each capitalised word.
type document struct {
	seen map[uint64]*[len(Types) + 1]float64 // probability mass by type, outside last
}

const outside = len(Types)

func (d *document) learn(s *sentence, post []float32) {
	if d.seen == nil {
		d.seen = map[uint64]*[len(Types) + 1]float64{}
	}
	for i := range s.n {
		if !s.w[i].caps {
			continue
		}
		m := d.seen[s.w[i].form]
		if m == nil {
			m = new([len(Types) + 1]float64)
			d.seen[s.w[i].form] = m
		}
		for l, p := range post[i*labels : (i+1)*labels] {
			if l == 0 {
				m[outside] += float64(p)
			} else {
				m[typeOf(uint8(l))] += float64(p)
			}
		}
	}
}

// apply pulls the labels of words that recur towards what they are elsewhere in the report.
func (d *document) apply(s *sentence, lat *lattice) {
	for i := range s.n {
		if !s.w[i].caps {
			continue
		}
		m := d.seen[s.w[i].form]
		if m == nil {
			continue
		}
		sum := 0.0
		for _, v := range m {
			sum += v
		}
		if sum < 1.5 {
			continue
		}
		e := lat.at(i)
		for l := range e {
			k := outside
			if l > 0 {
				k = typeOf(uint8(l))
			}
			e[l] += pull * float32(math.Log((m[k]+0.05)/(sum+0.35)))
		}
	}
}
