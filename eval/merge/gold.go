// Package merge scores what is folded from several reports against the gold of a dossier: events merged of mentions (B-cubed and the measures of the
// CoNLL 2012 task), fields of accounts, denials, positions, shifts and courses.
package merge

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"strings"

	"casus"
)

// Gold is the annotation of a dossier.
type Gold struct {
	Note      string         `json:"note"`
	Disputes  []Dispute      `json:"disputes"`
	Copies    []Copies       `json:"copies"`
	Accounts  []AccountField `json:"accounts"`
	Denials   []Denial       `json:"denials"`
	Positions []Position     `json:"positions"`
	Shifts    []Shift        `json:"shifts"`
	Processes []Course       `json:"processes"`
	Forecasts []Forecast     `json:"forecasts"`
	Clusters  []Cluster      `json:"clusters"`
}

// Dispute names the reports of one dispute. Those of a test dispute are scored apart and never tuned on.
type Dispute struct {
	ID      string   `json:"id"`
	Name    string   `json:"name"`
	Test    bool     `json:"test"`
	Reports []string `json:"reports"`
}

// Copies are reports that are near-duplicates.
type Copies struct {
	Reports []string `json:"reports"`
}

// Quoted is evidence: words of a report, Occ counts their occurrences from 0.
type Quoted struct {
	Report string `json:"report"`
	Text   string `json:"text"`
	Occ    int    `json:"occ"`
}

// Cluster is one event by its mentions' triggers.
type Cluster struct {
	ID       string   `json:"id"`
	Mentions []Quoted `json:"mentions"`
}

// AccountField is what each report states of one field of an event; null is silent. Values are [low, high] of figures, a list of actor ids, a
// place's name, or an ISO day or month.
type AccountField struct {
	Event     string                     `json:"event"`
	Field     string                     `json:"field"`
	Status    string                     `json:"status"`
	Values    map[string]json.RawMessage `json:"values"`
	Debatable []string                   `json:"debatable"`
}

// Denial is a party's denial of an event.
type Denial struct {
	Event    string   `json:"event"`
	By       string   `json:"by"`
	Evidence []Quoted `json:"evidence"`
}

// Alternatives are other values that a careful reader could give.
type Alternatives struct {
	Stance []string `json:"stance"`
}

// Position is a stance of an actor on a topic.
type Position struct {
	Actor    string       `json:"actor"`
	Issue    string       `json:"issue"`
	Stance   string       `json:"stance"`
	Time     string       `json:"time"`
	Disputed bool         `json:"disputed"`
	Evidence []Quoted     `json:"evidence"`
	Alt      Alternatives `json:"alt"`
}

// Shift is a change of stance; By is the day until which it had shown.
type Shift struct {
	Actor    string   `json:"actor"`
	Issue    string   `json:"issue"`
	From     string   `json:"from"`
	To       string   `json:"to"`
	By       string   `json:"by"`
	Claimed  string   `json:"claimed_by"`
	Evidence []Quoted `json:"evidence"`
}

// Course is a process as it runs.
type Course struct {
	Kind      string      `json:"kind"`
	Dispute   string      `json:"dispute"`
	Parties   []string    `json:"parties"`
	Place     string      `json:"place"`
	Mediators []string    `json:"mediators"`
	Status    string      `json:"status"`
	Rounds    int         `json:"rounds"`
	Steps     [][2]string `json:"steps"` // day or month, what
	Flags     []string    `json:"flags"`
}

// Forecast is a prediction with what came of it.
type Forecast struct {
	Report  string `json:"report"`
	Text    string `json:"text"`
	Horizon string `json:"horizon"`
	Outcome string `json:"outcome"`
}

// Load reads gold and refuses unknown keys.
func Load(file string) (*Gold, error) {
	b, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	dec := json.NewDecoder(bytes.NewReader(b))
	dec.DisallowUnknownFields()
	g := &Gold{}
	if err := dec.Decode(g); err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	return g, nil
}

// span is where quoted words stand in a text; false when they do not.
func (q Quoted) span(text string) (casus.Span, bool) {
	at := -1
	for n := 0; n <= q.Occ; n++ {
		i := strings.Index(text[at+1:], q.Text)
		if i < 0 {
			return casus.Span{}, false
		}
		at += 1 + i
	}
	return casus.Span{Start: at, End: at + len(q.Text)}, true
}

// Check wants every quotation of the gold to stand in its report.
func (g *Gold) Check(records map[string]*casus.Record) error {
	quotes := []Quoted{}
	for _, c := range g.Clusters {
		quotes = append(quotes, c.Mentions...)
	}
	for _, d := range g.Denials {
		quotes = append(quotes, d.Evidence...)
	}
	for _, p := range g.Positions {
		quotes = append(quotes, p.Evidence...)
	}
	for _, s := range g.Shifts {
		quotes = append(quotes, s.Evidence...)
	}
	for _, f := range g.Forecasts {
		quotes = append(quotes, Quoted{Report: f.Report, Text: f.Text})
	}
	for _, q := range quotes {
		rec := records[q.Report]
		if rec == nil {
			return fmt.Errorf("no report %s", q.Report)
		}
		if _, ok := q.span(rec.Report.Text); !ok {
			return fmt.Errorf("report %s does not say %q (occurrence %d)", q.Report, q.Text, q.Occ)
		}
	}
	return nil
}
