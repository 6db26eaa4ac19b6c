package place

import (
	"bytes"
	"sync"

	"casus"
	"casus/annotate/place/gazetteer"
	"casus/clause"
	"casus/lexicon"
)

// Annotator finds places. It is safe for concurrent use.
type Annotator struct {
	fold    *gazetteer.Folder
	cues    *cues
	hand    *hand
	common  map[string]bool // words that need no capital
	seldom  map[string]bool // names of places that mostly name something else
	grammar *clause.Grammar

	packed []byte
	once   sync.Once
	gaz    *gazetteer.Gazetteer
}

// New reads the word data. The gazetteer is unpacked when the first report is annotated; its file is checked here.
func New(lex *lexicon.Set) (*Annotator, error) {
	a := &Annotator{}
	fold, err := lex.Table("place/fold.tsv", "kind", "from")
	if err != nil {
		return nil, err
	}
	if a.fold, err = gazetteer.NewFolder(fold.Rows); err != nil {
		return nil, err
	}
	if a.cues, err = readCues(lex); err != nil {
		return nil, err
	}
	if a.hand, err = readHand(lex, a.fold); err != nil {
		return nil, err
	}
	if a.common, err = wordSet(lex, "place/common.txt"); err != nil {
		return nil, err
	}
	if a.seldom, err = wordSet(lex, "place/seldom.txt"); err != nil {
		return nil, err
	}
	grammar, err := lex.Table("clause/grammar.txt", "kind", "word")
	if err != nil {
		return nil, err
	}
	if a.grammar, err = clause.New(grammar.Rows); err != nil {
		return nil, err
	}
	if a.packed, err = lex.Read("place/gazetteer.bin"); err != nil {
		return nil, err
	}
	if err := gazetteer.Check(bytes.TrimSuffix(a.packed, []byte("\n"))); err != nil {
		return nil, &casus.Error{Op: "read data", Kind: casus.KindData, Subject: "place/gazetteer.bin", Err: err}
	}
	return a, nil
}

func wordSet(lex *lexicon.Set, file string) (map[string]bool, error) {
	words, err := lex.Words(file)
	if err != nil {
		return nil, err
	}
	set := make(map[string]bool, len(words))
	for _, w := range words {
		set[w] = true
	}
	return set, nil
}

// gazetteer unpacks the file once. A file that New let pass but that cannot be read leaves the hand-written tables alone.
func (a *Annotator) gazetteer() *gazetteer.Gazetteer {
	a.once.Do(func() {
		g, err := gazetteer.Read(a.packed)
		if err != nil {
			g = &gazetteer.Gazetteer{}
		}
		a.gaz, a.packed = g, nil
	})
	return a.gaz
}

// Unpack reads the gazetteer now instead of at the first report.
func (a *Annotator) Unpack() { a.gazetteer() }

// Annotate finds the places of a report in text order. It reads the sentences with their trees, the blocks, and the names, when there are any.
func (a *Annotator) Annotate(doc *casus.Document) []casus.Place {
	d := a.scan(doc)
	d.resolve()
	return d.places()
}
