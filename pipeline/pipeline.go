// Package pipeline puts the stages in order: text, analyse, annotate, attribute, chain, code. It is the Go API of the coder:
// [New] loads data and models once, [Pipeline.Code] makes the record of one report, [Pipeline.Run] works through many.
package pipeline

import (
	"context"
	"fmt"

	"casus"
	"casus/analyse"
	"casus/analyse/names"
	"casus/annotate/actor"
	"casus/annotate/figure"
	"casus/annotate/place"
	"casus/annotate/when"
	"casus/attribute"
	"casus/chain"
	"casus/code"
	"casus/data"
	"casus/dispute"
	"casus/ingest"
	"casus/lexicon"
	"casus/statement"
	"casus/text"
)

// Pipeline is the loaded coder. It is safe for concurrent use.
type Pipeline struct {
	lex        *lexicon.Set
	reader     *ingest.Reader
	splitter   *text.Splitter
	analyser   *analyse.Analyser
	names      *names.Recogniser
	when       *when.Annotator
	actors     *actor.Annotator
	places     *place.Annotator
	coder      *code.Coder
	dispute    *dispute.Reader
	attributor *attribute.Attributor
	chains     *chain.Resolver
	stater     *statement.Stater
	figure     *figure.Annotator
	provenance casus.Provenance
}

// Option changes how a pipeline is made.
type Option func(*config)

type config struct {
	lex      *lexicon.Set
	ontology string
}

// WithLexicon uses the given word data instead of the embedded.
func WithLexicon(lex *lexicon.Set) Option { return func(c *config) { c.lex = lex } }

// WithOntology codes events after another ontology of the data: the name of a folder below data/ontology. "" is PLOVER.
func WithOntology(name string) Option { return func(c *config) { c.ontology = name } }

// New loads data and models. The error has kind KindData and names file and line.
func New(options ...Option) (*Pipeline, error) {
	c := config{lex: lexicon.Open(data.FS)}
	for _, o := range options {
		o(&c)
	}
	p := &Pipeline{lex: c.lex}
	var err error
	load := func(f func() error) {
		if err == nil {
			err = f()
		}
	}
	load(func() (e error) { p.reader, e = ingest.New(c.lex); return })
	load(func() (e error) { p.splitter, e = text.New(c.lex); return })
	load(func() (e error) { p.analyser, e = analyse.Load(data.FS); return })
	load(func() (e error) { p.names, e = names.Load(data.FS, c.lex); return })
	load(func() (e error) { p.when, e = when.New(c.lex); return })
	load(func() (e error) { p.actors, e = actor.New(c.lex); return })
	load(func() (e error) { p.places, e = place.New(c.lex); return })
	load(func() (e error) { p.coder, e = code.New(c.lex, c.ontology); return })
	load(func() (e error) { p.dispute, e = dispute.New(c.lex); return })
	load(func() (e error) { p.attributor, e = attribute.New(c.lex); return })
	load(func() (e error) { p.chains, e = chain.New(c.lex); return })
	load(func() (e error) { p.stater, e = statement.New(c.lex); return })
	load(func() (e error) { p.figure, e = figure.New(c.lex); return })
	load(func() (e error) { p.provenance, e = ProvenanceOf(c.lex); return })
	if err != nil {
		return nil, err
	}
	return p, nil
}

// ProvenanceOf is what a record says of the program and its data.
func ProvenanceOf(lex *lexicon.Set) (casus.Provenance, error) {
	prov := casus.Provenance{Program: "casus", Version: casus.Version, Ontology: "PLOVER"}
	var err error
	if prov.Data, err = lex.Hash(); err != nil {
		return prov, err
	}
	prov.Models, err = lex.ModelHash()
	return prov, err
}

// Lexicon is the word data in use.
func (p *Pipeline) Lexicon() *lexicon.Set { return p.lex }

// Reader makes reports that this pipeline can code.
func (p *Pipeline) Reader() *ingest.Reader { return p.reader }

// Registry is the registry of parties in use.
func (p *Pipeline) Registry() *actor.Registry { return p.actors.Registry() }

// Provenance is what every record of this pipeline says of program, data and models.
func (p *Pipeline) Provenance() casus.Provenance { return p.provenance }

// Code makes the record of one report. The same report, data and version give the same record.
func (p *Pipeline) Code(ctx context.Context, r *casus.Report) (*casus.Record, error) {
	doc, err := p.Document(ctx, r)
	if err != nil {
		return nil, err
	}
	rec := p.record(doc)
	if err := rec.Validate(); err != nil {
		return nil, fmt.Errorf("defect: %w", err)
	}
	return rec, nil
}

// Document runs the stages and returns the report with all layers.
func (p *Pipeline) Document(ctx context.Context, r *casus.Report) (*casus.Document, error) {
	doc := &casus.Document{Report: r}
	sentences := p.splitter.Split(r)
	reading := p.names.Reading(sentences)
	doc.Sentences = p.analyser.AnalyseFor(sentences, reading.Read)
	doc.Names = p.names.Names(doc, reading)
	doc.Times = p.when.Annotate(doc)
	doc.Places = p.places.Annotate(doc)
	doc.Actors = p.actors.Annotate(doc)
	doc.Figures = p.figure.Annotate(doc)
	doc.Attributions = p.attributor.Attribute(doc)
	doc.Voices = p.attributor.Voices(doc)
	doc.Chains = p.chains.Resolve(doc)
	doc.Statements = p.stater.Statements(doc)
	doc.Wording = p.stater.Wording(doc)
	doc.Events = p.coder.Events(doc)
	doc.Positions = p.dispute.Positions(doc)
	doc.Processes = p.dispute.Processes(doc)
	return doc, ctx.Err()
}

// Explain calls show for every event of a document with how it came about.
func (p *Pipeline) Explain(doc *casus.Document, show func(code.Explanation)) {
	p.coder.Explain(doc, show)
}

// Parse finds the sentences, tokens, tags and trees of a report.
func (p *Pipeline) Parse(r *casus.Report) []casus.Sentence {
	return p.analyser.Analyse(p.splitter.Split(r))
}

// Analyse tags and parses sentences whose tokens are given.
func (p *Pipeline) Analyse(sentences []casus.Sentence) []casus.Sentence {
	return p.analyser.Analyse(sentences)
}

// Realis tells for every token of analysed sentences that heads a predicate whether it is told as happening, and how surely.
func (p *Pipeline) Realis(sentences []casus.Sentence) [][]code.Told { return p.coder.Realis(sentences) }

// Factors are what the model of factuality reads of the predicates of analysed sentences, by sentence and token.
func (p *Pipeline) Factors(sentences []casus.Sentence) [][][]string {
	return p.coder.Factors(sentences)
}
