package actor

import (
	"fmt"
	"sort"

	"casus"
	"casus/lexicon"
)

// Annotator finds the parties of analysed reports. It is safe for concurrent use.
type Annotator struct {
	x *index
}

// New loads the registry of data/actor.
func New(lex *lexicon.Set) (*Annotator, error) {
	r, err := Load(lex)
	if err != nil {
		return nil, err
	}
	x := newIndex(r)
	x.finish()
	return &Annotator{x}, nil
}

// Registry is the registry in use.
func (a *Annotator) Registry() *Registry { return a.x.Registry }

// Annotate returns the mentions of parties in text order. It reads the sentences, and names, places and the day where they
// are known; pronouns are left to the chains.
func (a *Annotator) Annotate(doc *casus.Document) []casus.ActorMention {
	d := newReading(a.x, doc)
	for i := range doc.Sentences {
		d.scan(i)
	}
	d.acronyms()
	d.cues()
	d.strangers()
	for i := range d.sents {
		d.phrases(i)
	}
	for i := range d.sents {
		d.loose(i)
	}
	d.joint()
	sort.SliceStable(d.out, func(i, j int) bool {
		a, b := d.out[i].Spans.Bounds(), d.out[j].Spans.Bounds()
		if a.Start != b.Start {
			return a.Start < b.Start
		}
		return a.End > b.End
	})
	for i := range d.out {
		d.out[i].ID = fmt.Sprintf("a%d", i+1)
	}
	return d.out
}
