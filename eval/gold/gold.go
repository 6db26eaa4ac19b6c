// Package gold reads gold annotation: JSON Lines of short texts with what a careful reader finds in them. Texts of our own stand in
// the file; texts of others are annotated stand-off: origin, id, hash and byte offsets, and the text is fetched from the
// development data at load. docs/gold.md describes the format.
package gold

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"casus"
	"casus/ingest"
)

// Item is one annotated text.
type Item struct {
	ID        string   `json:"id"`
	Origin    string   `json:"origin"` // own, current-events, gum
	Hash      string   `json:"hash,omitempty"`
	Text      string   `json:"text,omitempty"`
	Source    string   `json:"source,omitempty"` // outlet, where the text has one
	Published *string  `json:"published"`
	SentIDs   []string `json:"sent_ids,omitempty"` // of GUM: the sentences whose texts, joined by a space, are the text

	Events     []Event     `json:"events,omitempty"`
	Statements []Statement `json:"statements,omitempty"`
	Names      []Name      `json:"names,omitempty"`
	Actors     []Actor     `json:"actors,omitempty"`
	Parties    []Actor     `json:"parties,omitempty"` // of a sample: who is meant by some of the parties, not all mentions
	Places     []Place     `json:"places,omitempty"`
	Times      []Time      `json:"times,omitempty"`
	Figures    []Figure    `json:"figures,omitempty"`
	Positions  []Position  `json:"positions,omitempty"`
	Processes  []Process   `json:"processes,omitempty"`

	// Layers are the keys of the layers that were annotated, so that an empty list is told from an absent one.
	Layers map[string]bool `json:"-"`
	File   string          `json:"-"`
	Line   int             `json:"-"`
}

// Test tells whether the item is kept for testing: the first hex digit of SHA-256 of its id is below parts (8 = a half, 5 = a third).
func (it *Item) Test(parts byte) bool {
	sum := sha256.Sum256([]byte(it.ID))
	return sum[0]>>4 < parts
}

// Raw is the item as a report to code.
func (it *Item) Raw() ingest.Raw {
	r := ingest.Raw{ID: it.ID, Text: it.Text, Source: it.Source, Language: "en"}
	if it.Published != nil {
		r.Published = *it.Published
	}
	return r
}

// Words are a span of the item's text: given as the words themselves (first occurrence), as {"text","occ"}, or as {"at":[start,end]}.
type Words struct {
	Text string
	Occ  int
	At   casus.Span
	set  bool
}

// Given tells whether the words are there at all (not null).
func (w Words) Given() bool { return w.set }

// UnmarshalJSON reads any of the three forms, or null.
func (w *Words) UnmarshalJSON(b []byte) error {
	if bytes.Equal(b, []byte("null")) {
		return nil
	}
	w.set = true
	if b[0] == '"' {
		return json.Unmarshal(b, &w.Text)
	}
	var o struct {
		Text json.RawMessage
		Occ  int
		At   *casus.Span
	}
	if err := json.Unmarshal(b, &o); err != nil {
		return err
	}
	if len(o.Text) > 0 {
		var inner Words // {"text":{"text":...,"occ":...},"code":...} names the same
		if err := inner.UnmarshalJSON(o.Text); err != nil {
			return err
		}
		w.Text, w.Occ = inner.Text, inner.Occ
	}
	if o.Occ > 0 {
		w.Occ = o.Occ
	}
	if o.At != nil {
		w.At = *o.At
	}
	return nil
}

// Pieces are one or several Words.
type Pieces []Words

// UnmarshalJSON reads one span or a list of them.
func (p *Pieces) UnmarshalJSON(b []byte) error {
	if b[0] == '[' {
		return json.Unmarshal(b, (*[]Words)(p))
	}
	var w Words
	if err := json.Unmarshal(b, &w); err != nil {
		return err
	}
	if w.set {
		*p = Pieces{w}
	}
	return nil
}

// Spans are the pieces' spans, in order.
func (p Pieces) Spans() casus.Spans {
	var out casus.Spans
	for _, w := range p {
		out = append(out, w.At)
	}
	return out.Normal()
}

// Rest is what every annotated row may carry: Debatable leaves the row out of scoring, Fields those fields of it, Alt lists other
// values a careful reader could give.
type Rest struct {
	Debatable bool             `json:"debatable,omitempty"`
	Fields    []string         `json:"debatable_fields,omitempty"`
	Alt       map[string][]any `json:"alt,omitempty"`
}

// Position is what a party holds on an issue. Actor is the id of what the holder counts for; an empty issue is one that no list has.
type Position struct {
	Actor     string `json:"actor"`
	Issue     string `json:"issue"`
	Stance    string `json:"stance"`
	ShiftFrom string `json:"shift_from"`
	Rest
}

// Process is a course of talks, sanctions, aid, deployment or truce. Parties are ids of what they count for; Rounds 0 is no number.
type Process struct {
	Kind    string   `json:"kind"`
	Parties []string `json:"parties"`
	Status  string   `json:"status"`
	Rounds  int      `json:"rounds"`
	Rest
}

// Accepts tells whether value is the gold value of a field or one of its alternatives, or the field is debatable.
func (r Rest) Accepts(field, gold, value string) bool {
	if gold == value {
		return true
	}
	for _, f := range r.Fields {
		if f == field {
			return true
		}
	}
	for _, a := range r.Alt[field] {
		if s, ok := a.(string); ok && s == value || a == nil && value == "" {
			return true
		}
	}
	return false
}

// Party is a party of an event: its words and "country sector".
type Party struct {
	Words
	Code string
}

// UnmarshalJSON reads the words and the code.
func (p *Party) UnmarshalJSON(b []byte) error {
	if err := p.Words.UnmarshalJSON(b); err != nil {
		return err
	}
	if b[0] == '"' {
		return nil
	}
	var o struct{ Code string }
	err := json.Unmarshal(b, &o)
	p.Code = o.Code
	return err
}

// Event is an annotated act.
type Event struct {
	Type    string
	Mode    *string
	Sources []Party
	Targets []Party
	Trigger Words
	Realis  string
	Voice   string // outlet or attributed
	Inner   *casus.Inner
	Place   Words
	Time    *string
	Rest
}

// Statement is an annotated attribution.
type Statement struct {
	Source     Words
	SourceName *string `json:"source_name"`
	Unnamed    bool
	Cue        Pieces
	Content    Pieces
	Kind       string
	Act        string
	Chain      []string
	CoSources  []string `json:"co_sources"`
	Parent     *int     // index of the statement whose content holds this one
	About      []string
	Rest
}

// Name is an annotated named entity.
type Name struct {
	Words
	Type  string
	Actor *string
	Rest
}

// Actor is an annotated mention of a party.
type Actor struct {
	Words
	Actor string
	Code  string
	Name  string
	Joint bool
	Rest
}

// Place is an annotated place.
type Place struct {
	Words
	Name    string
	Country *string
	Kind    string
	Role    string
	Point
	Rest
}

// Point is where a place lies: WGS 84 degrees, and its number at GeoNames; nil and 0 where the annotation does not say.
type Point struct {
	Lat, Lon  *float64
	GeonameID int
}

// Time is an annotated time expression.
type Time struct {
	Words
	Type        string // DATE, TIME, DURATION, SET; "" where the annotation does not say
	Value       *string
	Granularity string
	Rest
}

// Figure is an annotated quantity.
type Figure struct {
	Words
	Low, High                       *float64
	Unit, Item, Bound, Delta, Stage string
	Rest
}

// Load reads a gold file. Items whose text is not at hand are left out and counted in skipped.
func Load(path string, texts Texts) (items []Item, skipped int, err error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, 0, err
	}
	defer f.Close()
	return Read(f, filepath.Base(path), texts)
}

// Read is Load from a reader; name stands in errors.
func Read(r io.Reader, name string, texts Texts) (items []Item, skipped int, err error) {
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, 1<<24)
	for n := 1; lines.Scan(); n++ {
		if len(bytes.TrimSpace(lines.Bytes())) == 0 {
			continue
		}
		it := Item{File: name, Line: n}
		if err := it.decode(lines.Bytes()); err != nil {
			return nil, 0, fmt.Errorf("%s:%d: %w", name, n, err)
		}
		if it.Text == "" {
			text, ok := texts.Sentences(it.SentIDs)
			if len(it.SentIDs) == 0 {
				text, ok = texts.Text(it.Origin, it.ID)
			}
			if !ok || it.Hash != "" && casus.HashText(text) != it.Hash {
				skipped++
				continue
			}
			it.Text = text
		}
		if err := it.resolve(); err != nil {
			return nil, 0, fmt.Errorf("%s:%d: %s: %w", name, n, it.ID, err)
		}
		items = append(items, it)
	}
	return items, skipped, lines.Err()
}

func (it *Item) decode(b []byte) error {
	if err := json.Unmarshal(b, it); err != nil {
		return err
	}
	var keys map[string]json.RawMessage
	if err := json.Unmarshal(b, &keys); err != nil {
		return err
	}
	it.Layers = map[string]bool{}
	for k := range keys {
		it.Layers[k] = true
	}
	// Embedded Words swallow the unmarshalling of rows that embed them: read the other fields apart.
	return it.decodeRows(keys)
}
