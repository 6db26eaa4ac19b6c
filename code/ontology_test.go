package code_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"casus/code"
	"casus/data"
	"casus/lexicon"
)

// TestOtherOntology codes after another ontology without any change of code.
func TestOtherOntology(t *testing.T) {
	p, _, lex := load(t)
	c, err := code.New(lex, "acled")
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]string{
		"Tarsk shelled the port of Merria on Monday.":                  "Explosions-Remote-violence/shelling-artillery-missile",
		"Thousands of people protested against the government.":        "Protests/peaceful-protest",
		"The president praised the government of Merria on Monday.":    "",
		"Gunmen kidnapped four nurses on Monday.":                      "Violence-against-civilians/abduction",
		"The government imposed sanctions on the companies on Monday.": "",
	} {
		var got []string
		for _, e := range coded(t, p, c, text) {
			mode := ""
			if e.Mode != nil {
				mode = "/" + *e.Mode
			}
			got = append(got, e.Type+mode)
			if e.Quad != 0 {
				t.Errorf("%q: quad %d in an ontology without quads", text, e.Quad)
			}
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%q: got %v, want %q", text, got, want)
		}
	}
}

func TestOntologyRefuses(t *testing.T) {
	const head = "# source: test\n# licence: none\n# date: 2026-01-01\n"
	for name, body := range map[string]string{
		"unknown type":  "name: X\nacts: {meet: {type: NONE}}\n",
		"unknown mode":  "name: X\ntypes: [{id: A}]\nacts: {meet: {type: A, mode: b}}\n",
		"bad quad":      "name: X\ntypes: [{id: A, quad: 7}]\n",
		"unknown stage": "name: X\nstages: [done]\ntypes: [{id: A}]\ncontents: {c: {later: A}}\n",
		"unknown key":   "name: X\nnonsense: 1\n",
		"twice":         "name: X\ntypes: [{id: A}, {id: A}]\n",
	} {
		lex := lexicon.Open(data.FS, fstest.MapFS{"ontology/x.yaml": {Data: []byte(head + body)}})
		if _, err := code.LoadOntology(lex, "x"); err == nil {
			t.Errorf("%s: taken", name)
		}
	}
	if _, err := code.LoadOntology(lexicon.Open(data.FS), "none-such"); err == nil {
		t.Error("an ontology that is not there was loaded")
	}
}

// TestFolder loads an ontology from several files of a folder.
func TestFolder(t *testing.T) {
	const head = "# source: test\n# licence: none\n# date: 2026-01-01\n"
	lex := lexicon.Open(data.FS, fstest.MapFS{
		"ontology/two/1.yaml": {Data: []byte(head + "name: Two\nstages: [done]\ntypes: [{id: A, modes: {b: {}}}]\n")},
		"ontology/two/2.yaml": {Data: []byte(head + "acts: {meet: {type: A, mode: b}}\n")},
	})
	o, err := code.LoadOntology(lex, "two")
	if err != nil {
		t.Fatal(err)
	}
	if c, ok := o.CodeOf("meet"); !ok || c.String() != "A/b" || o.Name != "Two" {
		t.Errorf("got %v %v %q", c, ok, o.Name)
	}
}
