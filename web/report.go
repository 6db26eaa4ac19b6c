package web

import (
	"net/http"
	"strings"

	"casus"
	"casus/store"
)

// reportPage is a report with its layers drawn into the text.
type reportPage struct {
	Record *casus.Record
	Blocks []drawnBlock
	Row    *rowPanel
	Events []casus.EventMention
	Layers []string
	Hide   map[string]bool   // layers not shown
	Marks  map[string]string // what was decided, by "REPORT/ROW"
}

// drawnLayers are the layers a reader can turn off, by the names that the style sheet knows.
var drawnLayers = []string{"voices", "statements", "names", "times", "places", "figures", "acts", "wording"}

// drawnBlock is a block cut into runs of text that lie under the same rows.
type drawnBlock struct {
	Kind string
	Runs []run
}

// run is a piece of text with the layers and rows it lies under.
type run struct {
	Text    string
	Classes string
	Title   string // what every row over it reads, innermost first, a line each
	Row     string // the innermost row, for the link
	Chosen  bool
}

// rowPanel explains the chosen row.
type rowPanel struct {
	ID     string
	Kind   string
	Line   string
	Fields []panelField
	Rests  []panelField // rows it rests on, by id
	Rules  []Rule
	Event  *casus.EventMention
	State  *casus.Statement
}

type panelField struct{ Name, Value string }

// mark is a row's evidence as it is drawn.
type mark struct {
	span  casus.Span
	layer string
	title string
	row   string
	rank  int // of two layers over one run, the higher names the link
}

// report shows one report.
func (s *Server) report(w http.ResponseWriter, r *http.Request) error {
	at, err := asOf(r)
	if err != nil {
		return err
	}
	rec, err := s.src.RecordAt(r.Context(), r.URL.Query().Get("id"), at)
	if err != nil {
		return err
	}
	switch wants(r) {
	case "json":
		return writeJSON(w, rec)
	case "csv":
		var rows []store.EventRow
		for _, e := range rec.Events {
			rows = append(rows, store.EventRow{ReportID: rec.ID, Event: e})
		}
		csvHeader(w)
		return s.export.EventsCSV(r.Context(), w, rows)
	}
	chosen := r.URL.Query().Get("row")
	page := reportPage{Record: rec, Events: rec.Events, Layers: drawnLayers, Hide: map[string]bool{}}
	marks := marksOf(rec)
	for _, b := range rec.Report.Blocks {
		page.Blocks = append(page.Blocks, drawnBlock{b.Kind, draw(rec.Report.Text, b.Span(), marks, chosen)})
	}
	page.Row = s.panel(rec, chosen)
	for _, l := range strings.Split(r.URL.Query().Get("hide"), ",") {
		page.Hide[l] = true
	}
	if page.Marks, err = s.marksOn(r.Context(), at, map[string]bool{rec.ID: true}); err != nil {
		return err
	}
	title := deref(rec.Report.Title)
	if title == "" {
		title = "Report " + rec.ID
	}
	return s.render(w, r, "report", title, page)
}
