// Package annotated scores records against whole reports annotated by hand: one JSON file a report with blocks, actors, times,
// places, figures, statements, events, positions, processes and wording (docs/gold.md).
package annotated

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"casus"
)

// Gold is an annotated report. Values are substrings of the report's text; occ tells which occurrence.
type Gold struct {
	Report struct {
		File      string
		Outlet    string
		Published string
		Blocks    []struct{ Kind, Text, Date string }
	}
	Actors     []Actor
	Times      []Time
	Places     []Place
	Figures    []Figure
	Statements []Statement
	Events     []Event
	Positions  []Position
	Processes  []Process
	Wording    []Wording
	Text       string `json:"-"` // of the report's file, beside the gold file
}

// Row is what every item may carry.
type Row struct {
	Debatable       bool
	DebatableFields []string `json:"debatable_fields"`
	Alt             map[string][]any
}

// skip tells whether a field is left out of scoring.
func (r Row) skip(field string) bool {
	for _, f := range r.DebatableFields {
		if f == field {
			return true
		}
	}
	return false
}

// accepts tells whether value is gold, an alternative, or the field is debatable.
func (r Row) accepts(field, gold, value string) bool {
	if gold == value || r.skip(field) {
		return true
	}
	for _, a := range r.Alt[field] {
		if s, ok := a.(string); ok && s == value {
			return true
		}
	}
	return false
}

// Actor is a party with its mentions.
type Actor struct {
	ID, Kind, Name, Country, Sector string
	Mentions                        []string
	JointMentions                   []string `json:"joint_mentions"`
	Row
}

// Time is a time expression.
type Time struct {
	Text        string
	Occ         int
	Value       string
	Granularity string
	Row
}

// Place is a place name.
type Place struct {
	Text                      string
	Occ                       int
	Name, Country, Kind, Role string
	Row
}

// Figure is a quantity.
type Figure struct {
	Text               string
	Occ                int
	Low, High          *float64
	Unit, Bound, Delta string
	From, To           string
	Row
}

// Statement is an attribution with its reading.
type Statement struct {
	ID, Source string
	SourceText string `json:"source_text"`
	Cue        string
	Content    Fragments
	Occ        int
	Kind, Act  string
	Chain      []string
	Row
}

// Fragments is one string or several.
type Fragments []string

// UnmarshalJSON reads a string or a list of strings.
func (f *Fragments) UnmarshalJSON(b []byte) error {
	if len(b) > 0 && b[0] == '[' {
		return json.Unmarshal(b, (*[]string)(f))
	}
	var s string
	err := json.Unmarshal(b, &s)
	*f = Fragments{s}
	return err
}

// Event is a coded act.
type Event struct {
	ID, Type       string
	Mode           *string
	Source, Target []string
	Realis, Voice  string
	Text           string
	Occ            int
	SameAs         string `json:"same_as"`
	Row
}

// Position is a stance on an issue.
type Position struct {
	Actor, Issue, Stance, Text, Voice string
	ShiftFrom                         string `json:"shift_from"`
	Row
}

// Process is a course of talks, sanctions, aid or deployment.
type Process struct {
	Kind, Status, Text string
	Parties            []string
	Row
}

// Wording is a loaded expression.
type Wording struct {
	Text        string
	Occ         int
	Owner, Kind string
	Row
}

// Load reads a gold file and the report beside it.
func Load(path string) (*Gold, error) {
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	g := &Gold{}
	if err := json.Unmarshal(b, g); err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	text, err := os.ReadFile(filepath.Join(filepath.Dir(path), g.Report.File))
	if err != nil {
		return nil, err
	}
	g.Text = string(text)
	return g, nil
}

// find is the span of the occ-th occurrence of words, counted by start; the zero span when there is none.
func (g *Gold) find(words string, occ int) casus.Span {
	at := 0
	for n := 0; words != ""; n++ {
		i := strings.Index(g.Text[at:], words)
		if i < 0 {
			break
		}
		if n == occ {
			return casus.Span{Start: at + i, End: at + i + len(words)}
		}
		at += i + 1
	}
	return casus.Span{}
}

// actor is the gold party with that id, or nil.
func (g *Gold) actor(id string) *Actor {
	for i := range g.Actors {
		if g.Actors[i].ID == id {
			return &g.Actors[i]
		}
	}
	return nil
}
