package web

import (
	"context"
	"encoding/json"
	"io"
	"net/http"
	"net/url"
	"strconv"
	"time"

	"casus"
	"casus/export"
	"casus/store"
)

// pageSize is the number of rows of a page.
const pageSize = 50

// mostPages bounds how far a list is turned over: what lies deeper is reached by a filter.
const mostPages = 2000

// listing is a page of rows.
type listing[T any] struct {
	Rows    []T
	Query   url.Values
	Page    int
	More    bool
	Types   []string
	Realis  []string
	Voices  []string
	Filters int
	Facets  store.Facets
	Marks   map[string]string // what was decided, by "REPORT/ROW"
	Open    string            // the row that shows its evidence
	Opened  *telling
}

// query reads the filters of an address. Sizes are bounded so that no address asks for the whole ledger as HTML.
func query(r *http.Request) (store.Query, int, error) {
	at, err := asOf(r)
	v := r.URL.Query()
	get := func(name string) string { s := v.Get(name); return s[:min(len(s), 200)] }
	q := store.Query{
		Text: get("q"), Actor: get("actor"), Source: get("source"), Target: get("target"), Outlet: get("outlet"), Place: get("place"), About: get("about"),
		Since: get("since"), Until: get("until"), Voice: get("voice"), Report: get("report"), AsOf: at,
	}
	for _, t := range v["type"] {
		if t != "" {
			q.Types = append(q.Types, t)
		}
	}
	for _, t := range v["realis"] {
		if t != "" {
			q.Realis = append(q.Realis, t)
		}
	}
	if a := get("act"); a != "" {
		q.Acts = []string{a}
	}
	q.MinConf, _ = strconv.ParseFloat(get("confidence"), 64)
	q.Latest = get("order") != "oldest" && wants(r) == "html"
	page, _ := strconv.Atoi(get("page"))
	page = min(max(page, 1), mostPages)
	q.Limit, q.Offset = pageSize+1, (page-1)*pageSize
	if f := wants(r); f != "html" {
		q.Limit, q.Offset = 10000, (page-1)*10000
	}
	return q, page, err
}

// eventTypes and realisValues are the choices of the ledger's filters, in the codebook's order.
var (
	eventTypes   = []string{"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"}
	realisValues = []string{"actual", "future", "hypothetical", "conditional", "negated", "historical"}
	voiceValues  = []string{casus.VoiceOutlet, store.Attributed}
	speechActs   = []string{"SAY", "ASSESS", "FORECAST", "ACCUSE", "DENY", "REJECT", "THREATEN", "PROMISE", "REQUEST", "SUPPORT"}
)

// ledger is the table of events.
func (s *Server) ledger(w http.ResponseWriter, r *http.Request) error {
	l, q, written, err := rowsOf(w, r, s.src.Events, s.export.EventsCSV)
	if written || err != nil {
		return err
	}
	if l.Page == 1 && !l.More {
		l.Facets = facetsOf(l.Rows)
	} else if l.Facets, err = s.src.Facets(r.Context(), q); err != nil {
		return err
	}
	reports := map[string]bool{}
	for _, row := range l.Rows {
		reports[row.ReportID] = true
	}
	if l.Marks, err = s.marksOn(r.Context(), q.AsOf, reports); err != nil {
		return err
	}
	if err := open(s, r, &l, q.AsOf, func(rec *casus.Record, id string) *telling {
		for i := range rec.Events {
			if rec.Events[i].ID == id {
				t := tellingOf(rec, &rec.Events[i])
				return &t
			}
		}
		return nil
	}); err != nil {
		return err
	}
	return s.render(w, r, "ledger", "Events", l)
}

// facetsOf counts rows that are all there are.
func facetsOf(rows []store.EventRow) store.Facets {
	f := store.Facets{Rows: len(rows), Types: map[string]int{}, Realis: map[string]int{}, Voices: map[string]int{}}
	for i := range rows {
		e := &rows[i].Event
		f.Types[e.Type]++
		f.Realis[e.Realis]++
		if e.Voice == casus.VoiceOutlet {
			f.Voices[e.Voice]++
		} else {
			f.Voices[store.Attributed]++
		}
	}
	return f
}

// statements is the table of statements.
func (s *Server) statements(w http.ResponseWriter, r *http.Request) error {
	l, q, written, err := rowsOf(w, r, s.src.Statements, s.export.StatementsCSV)
	if written || err != nil {
		return err
	}
	l.Types = speechActs
	if err := open(s, r, &l, q.AsOf, func(rec *casus.Record, id string) *telling {
		for i := range rec.Statements {
			if st := &rec.Statements[i]; st.ID == id && st.Content != nil {
				return wordsOf(rec, id, st.Content.Spans)
			}
		}
		return nil
	}); err != nil {
		return err
	}
	return s.render(w, r, "statements", "Statements", l)
}

// figures is the table of figures.
func (s *Server) figures(w http.ResponseWriter, r *http.Request) error {
	l, q, written, err := rowsOf(w, r, s.src.Figures, s.export.FiguresCSV)
	if written || err != nil {
		return err
	}
	if err := open(s, r, &l, q.AsOf, func(rec *casus.Record, id string) *telling {
		for i := range rec.Figures {
			if g := &rec.Figures[i]; g.ID == id {
				return wordsOf(rec, id, g.Spans)
			}
		}
		return nil
	}); err != nil {
		return err
	}
	return s.render(w, r, "figures", "Figures", l)
}

// wordsOf is the evidence of a row: its words and what stands around them.
func wordsOf(rec *casus.Record, id string, spans casus.Spans) *telling {
	t := telling{Subject: store.SubjectOf(rec.ID, id), Link: rowLink(rec.ID, id)}
	t.Before, t.Words, t.After = around(rec.Report.Text, spans.Bounds())
	return &t
}

// open finds the evidence of the row that an address opens.
func open[T any](s *Server, r *http.Request, l *listing[T], at time.Time, evidence func(*casus.Record, string) *telling) error {
	l.Open = r.URL.Query().Get("open")
	report, id, ok := store.CutSubject(l.Open)
	if !ok {
		return nil
	}
	rec, err := s.src.RecordAt(r.Context(), report, at)
	if err != nil {
		return err
	}
	l.Opened = evidence(rec, id)
	return nil
}

// reports is the list of reports.
func (s *Server) reports(w http.ResponseWriter, r *http.Request) error {
	l, _, written, err := rowsOf(w, r, s.src.Reports, reportsCSV)
	if written || err != nil {
		return err
	}
	return s.render(w, r, "reports", "Reports", l)
}

func reportsCSV(_ context.Context, w io.Writer, rows []store.ReportRow) error {
	table := [][]string{}
	for _, row := range rows {
		table = append(table, []string{row.ID, row.Hash, row.Outlet, row.Published, row.Title, strconv.Itoa(row.Events)})
	}
	return export.Sheet(w, []string{"report_id", "report_hash", "outlet", "published", "title", "events"}, table)
}

// rowsOf finds the rows that an address asks for. It writes them where JSON or CSV is wanted, and says so; else it gives the page of them to draw.
func rowsOf[T any](w http.ResponseWriter, r *http.Request, find func(context.Context, store.Query) ([]T, error), csv func(context.Context, io.Writer, []T) error) (listing[T], store.Query, bool, error) {
	q, page, err := query(r)
	if err != nil {
		return listing[T]{}, q, false, err
	}
	rows, err := find(r.Context(), q)
	if err != nil {
		return listing[T]{}, q, false, err
	}
	switch wants(r) {
	case "json":
		return listing[T]{}, q, true, writeJSON(w, rows)
	case "csv":
		csvHeader(w)
		return listing[T]{}, q, true, csv(r.Context(), w, rows)
	}
	return cut(rows, r, page), q, false, nil
}

// cut makes a page of rows; one row more than fits says that there is a next page.
func cut[T any](rows []T, r *http.Request, page int) listing[T] {
	l := listing[T]{Rows: rows, Query: r.URL.Query(), Page: page, Types: eventTypes, Realis: realisValues, Voices: voiceValues}
	if len(rows) > pageSize {
		l.Rows, l.More = rows[:pageSize], true
	}
	for name, values := range l.Query {
		if name != "page" && name != "open" && name != "asof" && name != "order" && len(values) > 0 && values[0] != "" {
			l.Filters++
		}
	}
	return l
}

func writeJSON(w http.ResponseWriter, v any) error {
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	return json.NewEncoder(w).Encode(v)
}

func csvHeader(w http.ResponseWriter) { w.Header().Set("Content-Type", "text/csv; charset=utf-8") }

func writeSheet(w http.ResponseWriter, header []string, rows [][]string) error {
	csvHeader(w)
	return export.Sheet(w, header, rows)
}
