package main

import (
	"io/fs"
	"os"

	"casus/data"
	"casus/lexicon"
	"casus/pipeline"
)

// settings are the flags that every command shares.
type settings struct {
	Data     []string `placeholder:"DIR" type:"existingdir" help:"Lay a folder of data files over the built-in ones; may be given again."`
	Actors   []string `placeholder:"FILE" type:"existingfile" help:"Add or override entries of the actor registry."`
	Places   []string `placeholder:"FILE" type:"existingfile" help:"Add or override places."`
	Ontology string   `placeholder:"NAME" help:"Code events after another ontology of the data folder."`
	Jobs     int      `short:"j" default:"1" help:"Reports to work on at once."`
	JSON     bool     `name:"json" help:"Write JSON instead of tables."`
	Quiet    bool     `short:"q" help:"No progress on standard error."`
}

// lexicon is the built-in data with the user's folders and files over it.
func (s *settings) lexicon() (*lexicon.Set, error) {
	var overlays []fs.FS
	for _, dir := range s.Data {
		overlays = append(overlays, os.DirFS(dir))
	}
	for _, f := range s.Actors {
		o, err := lexicon.Added("actor/states", f)
		if err != nil {
			return nil, err
		}
		overlays = append(overlays, o)
	}
	for _, f := range s.Places {
		o, err := lexicon.Added("place/regions", f)
		if err != nil {
			return nil, err
		}
		overlays = append(overlays, o)
	}
	return lexicon.Open(data.FS, overlays...), nil
}

// pipeline loads everything that coding needs.
func (s *settings) pipeline() (*pipeline.Pipeline, error) {
	lex, err := s.lexicon()
	if err != nil {
		return nil, err
	}
	return pipeline.New(pipeline.WithLexicon(lex), pipeline.WithOntology(s.Ontology))
}
