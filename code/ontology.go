package code

import (
	"fmt"
	"path"
	"sort"
	"strings"

	"casus"
	"casus/lexicon"
)

// Ontology says what the acts of the lexicon count as: types with modes, and for each act and stage the type and mode. It
// is read-only after load.
type Ontology struct {
	Name    string
	Version string
	Types   []Type
	acts    map[string]*act
	types   map[string]*Type
	rows    map[string]map[string]Code // content -> stage -> code
	codes   map[Code]map[string]Code   // code -> stage -> code
	after   map[string]string          // type -> content of an act of that type, for what is cut twice
}

// Type is one event type. Score is the conflict-co-operation score, -10 to +10; Quad the quad class, 1 to 4, 0 where the
// ontology has none.
type Type struct {
	ID        string          `yaml:"id"`
	Quad      int             `yaml:"quad"`
	Score     *float64        `yaml:"score"`
	CAMEO     string          `yaml:"cameo"`
	Recipient string          `yaml:"recipient"` // required, optional
	Inner     bool            `yaml:"inner"`     // keeps the act it is about
	Is        string          `yaml:"is"`        // definition in a line
	Modes     map[string]Mode `yaml:"modes"`
}

// Mode is a sub-type.
type Mode struct {
	Score *float64 `yaml:"score"`
	CAMEO string   `yaml:"cameo"`
}

// Code is a type with an optional mode.
type Code struct{ Type, Mode string }

func (c Code) String() string {
	if c.Mode == "" {
		return c.Type
	}
	return c.Type + "/" + c.Mode
}

// act is what a word class denotes, with its code at each stage.
type act struct {
	id       string
	code     Code
	content  string
	cameo    string
	contexts []string
	cells    map[string]Code
	inner    *act   // what a promise, request, refusal or threat of this act is about
	stage    string // the stage that it puts the inner act at
	together *act   // the act when several parties do it with one another
}

type ontologyFile struct {
	Name     string                       `yaml:"name"`
	Version  string                       `yaml:"version"`
	Stages   []string                     `yaml:"stages"`
	Types    []Type                       `yaml:"types"`
	Contents map[string]map[string]string `yaml:"contents"`
	After    map[string]string            `yaml:"after"`
	Codes    map[string]map[string]string `yaml:"codes"`
	Acts     map[string]actRow            `yaml:"acts"`
}

type actRow struct {
	Type     string            `yaml:"type"`
	Mode     string            `yaml:"mode"`
	Content  string            `yaml:"content"`
	CAMEO    string            `yaml:"cameo"`
	Contexts []string          `yaml:"contexts"`
	Cells    map[string]string `yaml:"cells"`
	Inner    string            `yaml:"inner"`
	Stage    string            `yaml:"stage"`
	Together string            `yaml:"together"`
}

// Stages of an act, as the lexicon's operators name them.
const (
	stageDone = "done"
	stageCut  = "cut"
)

// LoadOntology reads an ontology: the file ontology/NAME.yaml, or every *.yaml file in the folder ontology/NAME, later
// ones adding to earlier ones. Acts that it leaves out are not coded.
func LoadOntology(lex *lexicon.Set, name string) (*Ontology, error) {
	base := path.Join("ontology", name)
	var files []string
	if f := base + ".yaml"; lex.Has(f) {
		files = []string{f}
	} else {
		for _, f := range lex.Files(base) {
			if path.Ext(f) == ".yaml" {
				files = append(files, f)
			}
		}
	}
	if len(files) == 0 {
		return nil, &casus.Error{Op: "load ontology", Kind: casus.KindData, Subject: name,
			Err: fmt.Errorf("neither ontology/%s.yaml nor a folder of that name", name)}
	}
	o := &Ontology{codes: map[Code]map[string]Code{}, acts: map[string]*act{}, types: map[string]*Type{}, rows: map[string]map[string]Code{}, after: map[string]string{}}
	for _, f := range files {
		err := lex.YAML(f, func() any { return &ontologyFile{} }, func(file string, v any) error { return o.add(v.(*ontologyFile)) })
		if err != nil {
			return nil, err
		}
	}
	return o, nil
}

func (o *Ontology) add(f *ontologyFile) error {
	if f.Name != "" {
		o.Name, o.Version = f.Name, f.Version
	}
	for i := range f.Types {
		t := f.Types[i]
		if t.ID == "" {
			return fmt.Errorf("type %d has no id", i+1)
		}
		if o.types[t.ID] != nil {
			return fmt.Errorf("type %s stands twice", t.ID)
		}
		if t.Quad < 0 || t.Quad > 4 {
			return fmt.Errorf("type %s: quad %d is not 0 to 4", t.ID, t.Quad)
		}
		o.Types = append(o.Types, t)
		o.types[t.ID] = &t
	}
	stages := map[string]bool{}
	for _, s := range f.Stages {
		stages[s] = true
	}
	for content, cells := range f.Contents {
		row := map[string]Code{}
		for stage, v := range cells {
			if !stages[stage] {
				return fmt.Errorf("content %s: unknown stage %q", content, stage)
			}
			c, err := o.code(v)
			if err != nil {
				return fmt.Errorf("content %s, %s: %w", content, stage, err)
			}
			row[stage] = c
		}
		o.rows[content] = row
	}
	for t, content := range f.After {
		if o.types[t] == nil || o.rows[content] == nil {
			return fmt.Errorf("after: %s: %s: no such type or content", t, content)
		}
		o.after[t] = content
	}
	for c, cells := range f.Codes {
		from, err := o.code(c)
		if err != nil {
			return fmt.Errorf("codes: %w", err)
		}
		for stage, v := range cells {
			to, err := o.code(v)
			if err != nil || !stages[stage] {
				return fmt.Errorf("codes: %s, %s: no such stage or code", c, stage)
			}
			if o.codes[from] == nil {
				o.codes[from] = map[string]Code{}
			}
			o.codes[from][stage] = to
		}
	}
	for id, r := range f.Acts {
		a := &act{id: id, content: r.Content, cameo: r.CAMEO, contexts: r.Contexts}
		c, err := o.code(strings.TrimSuffix(r.Type+"/"+r.Mode, "/"))
		if err != nil {
			return fmt.Errorf("act %s: %w", id, err)
		}
		a.code = c
		if r.Content != "" && o.rows[r.Content] == nil {
			return fmt.Errorf("act %s: no content %q", id, r.Content)
		}
		for stage, v := range r.Cells {
			c, err := o.code(v)
			if err != nil {
				return fmt.Errorf("act %s, %s: %w", id, stage, err)
			}
			if a.cells == nil {
				a.cells = map[string]Code{}
			}
			a.cells[stage] = c
		}
		if r.Inner != "" && !stages[r.Stage] {
			return fmt.Errorf("act %s: inner act without a known stage %q", id, r.Stage)
		}
		a.stage = r.Stage
		o.acts[id] = a
	}
	for id, r := range f.Acts {
		for _, ref := range []struct {
			name string
			to   **act
		}{{r.Inner, &o.acts[id].inner}, {r.Together, &o.acts[id].together}} {
			if ref.name == "" {
				continue
			}
			if *ref.to = o.acts[ref.name]; *ref.to == nil {
				return fmt.Errorf("act %s: no act %q", id, ref.name)
			}
		}
	}
	return nil
}

// code reads TYPE or TYPE/mode.
func (o *Ontology) code(s string) (Code, error) {
	t, m, _ := strings.Cut(s, "/")
	typ := o.types[t]
	if typ == nil {
		return Code{}, fmt.Errorf("no type %q", t)
	}
	if _, ok := typ.Modes[m]; m != "" && !ok {
		return Code{}, fmt.Errorf("type %s has no mode %q", t, m)
	}
	return Code{t, m}, nil
}

// at is the code of an act at a stage, and whether there is one.
func (o *Ontology) at(a *act, stage string) (Code, bool) {
	if stage == stageDone {
		return a.code, true
	}
	if c, ok := a.cells[stage]; ok {
		return c, true
	}
	if c, ok := o.codes[a.code][stage]; ok {
		return c, true
	}
	c, ok := o.rows[a.content][stage]
	return c, ok
}

// cut is the act that ending another one amounts to.
func (o *Ontology) cut(a *act, stage string) *act {
	c, ok := o.at(a, stage)
	if !ok {
		return nil
	}
	return &act{id: a.id + "." + stage, code: c, content: o.after[c.Type], contexts: a.contexts, cells: nil}
}

// ActIDs are the ids of all acts, sorted.
func (o *Ontology) ActIDs() []string {
	ids := make([]string, 0, len(o.acts))
	for id := range o.acts {
		ids = append(ids, id)
	}
	sort.Strings(ids)
	return ids
}

// CodeOf is the code of an act that is done.
func (o *Ontology) CodeOf(id string) (Code, bool) {
	a := o.acts[id]
	if a == nil {
		return Code{}, false
	}
	return a.code, true
}

// score is the conflict-co-operation score of a code, or nil.
func (o *Ontology) score(c Code) *float64 {
	t := o.types[c.Type]
	if t == nil {
		return nil
	}
	if m, ok := t.Modes[c.Mode]; ok {
		return m.Score
	}
	return t.Score
}

// cameo is the CAMEO code of a code, or "".
func (o *Ontology) cameo(c Code) string {
	t := o.types[c.Type]
	if t == nil {
		return ""
	}
	if m, ok := t.Modes[c.Mode]; ok && m.CAMEO != "" {
		return m.CAMEO
	}
	return t.CAMEO
}

// Recode sets the quad class, score and CAMEO code of an event whose type or mode a person changed to those of the ontology. A code that the
// ontology does not have leaves none.
func (o *Ontology) Recode(e *casus.EventMention) {
	c := Code{Type: e.Type}
	if e.Mode != nil {
		c.Mode = *e.Mode
	}
	e.Quad, e.Intensity, e.CAMEO = 0, o.score(c), casus.Optional(o.cameo(c))
	if t := o.types[c.Type]; t != nil {
		e.Quad = t.Quad
	}
}
