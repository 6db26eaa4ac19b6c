package casus

// Record is what is known of one report, in the form that `casus code` prints, one JSON object a line.
type Record struct {
	ID         string         `json:"id"`
	Report     RecordReport   `json:"report"`
	Actors     []Actor        `json:"actors"`
	Names      []Name         `json:"names"`
	Times      []Time         `json:"times"`
	Places     []Place        `json:"places"`
	Figures    []Figure       `json:"figures"`
	Statements []Statement    `json:"statements"`
	Events     []EventMention `json:"events"`
	Positions  []Position     `json:"positions"`
	Processes  []Process      `json:"processes"`
	Wording    []Wording      `json:"wording"`
	Voices     []Voice        `json:"voices"`
	Provenance Provenance     `json:"provenance"`
}

// RecordReport is the report inside a record. Unknown values are null.
type RecordReport struct {
	Hash           string  `json:"hash"`
	Text           string  `json:"text"`
	Title          *string `json:"title"`
	Source         *string `json:"source"`
	URL            *string `json:"url,omitempty"`
	Published      *string `json:"published"`
	PublishedBasis *string `json:"published_basis"`
	Language       string  `json:"language"`
	Blocks         []Block `json:"blocks"`
}

// Provenance says which program, data and models made a record.
type Provenance struct {
	Program  string `json:"program"`  // "casus"
	Version  string `json:"version"`  // program version
	Data     string `json:"data"`     // hex SHA-256 over all data files in use
	Models   string `json:"models"`   // hex SHA-256 over all models in use
	Ontology string `json:"ontology"` // id of the event ontology
}

// Optional is s, or nil when s is empty: the JSON null of what is unknown.
func Optional(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

// ReportOf is the record's view of a report.
func ReportOf(r *Report) RecordReport {
	return RecordReport{
		Hash: r.Hash, Text: r.Text, Title: Optional(r.Title), Source: Optional(r.Source), URL: Optional(r.URL),
		Published: Optional(r.Published), PublishedBasis: Optional(r.PublishedBasis), Language: r.Language, Blocks: r.Blocks,
	}
}
