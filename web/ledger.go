package web

import (
	"encoding/json"
	"net/http"
	"net/url"
	"strconv"

	"casus"
	"casus/store"
)

// pageSize is the number of rows of a page.
const pageSize = 50

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
	Marks   map[string]string // what was decided, by "REPORT/ROW"
}

// query reads the filters of an address. Sizes are bounded so that no address asks for the whole ledger as HTML.
func query(r *http.Request) (store.Query, int) {
	v := r.URL.Query()
	get := func(name string) string { s := v.Get(name); return s[:min(len(s), 200)] }
	q := store.Query{
		Text: get("q"), Actor: get("actor"), Source: get("source"), Target: get("target"), Outlet: get("outlet"), Place: get("place"), About: get("about"),
		Since: get("since"), Until: get("until"), Voice: get("voice"), Report: get("report"),
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
	page, _ := strconv.Atoi(get("page"))
	page = min(max(page, 1), 100000)
	q.Limit, q.Offset = pageSize+1, (page-1)*pageSize
	if f := wants(r); f != "html" {
		q.Limit, q.Offset = 10000, (page-1)*10000
	}
	return q, page
}

// eventTypes and realisValues are the choices of the ledger's filters, in the codebook's order.
var (
	eventTypes   = []string{"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"}
	realisValues = []string{"actual", "future", "hypothetical", "conditional", "negated", "historical"}
	voiceValues  = []string{casus.VoiceOutlet, "attributed"}
	speechActs   = []string{"SAY", "ASSESS", "FORECAST", "ACCUSE", "DENY", "REJECT", "THREATEN", "PROMISE", "REQUEST", "SUPPORT"}
)

// ledger is the table of events.
func (s *Server) ledger(w http.ResponseWriter, r *http.Request) error {
	q, page := query(r)
	rows, err := s.src.Events(r.Context(), q)
	if err != nil {
		return err
	}
	switch wants(r) {
	case "json":
		return writeJSON(w, rows)
	case "csv":
		w.Header().Set("Content-Type", "text/csv; charset=utf-8")
		return s.export.EventsCSV(r.Context(), w, rows)
	}
	l := cut(rows, r, page)
	if l.Marks, err = s.marks(r.Context()); err != nil {
		return err
	}
	return s.render(w, r, "ledger", "Events", l)
}

// statements is the table of statements.
func (s *Server) statements(w http.ResponseWriter, r *http.Request) error {
	q, page := query(r)
	rows, err := s.src.Statements(r.Context(), q)
	if err != nil {
		return err
	}
	switch wants(r) {
	case "json":
		return writeJSON(w, rows)
	case "csv":
		w.Header().Set("Content-Type", "text/csv; charset=utf-8")
		return s.export.StatementsCSV(r.Context(), w, rows)
	}
	l := cut(rows, r, page)
	l.Types = speechActs
	return s.render(w, r, "statements", "Statements", l)
}

// reports is the list of reports.
func (s *Server) reports(w http.ResponseWriter, r *http.Request) error {
	q, page := query(r)
	rows, err := s.src.Reports(r.Context(), q)
	if err != nil {
		return err
	}
	if wants(r) == "json" {
		return writeJSON(w, rows)
	}
	return s.render(w, r, "reports", "Reports", cut(rows, r, page))
}

// cut makes a page of rows; one row more than fits says that there is a next page.
func cut[T any](rows []T, r *http.Request, page int) listing[T] {
	l := listing[T]{Rows: rows, Query: r.URL.Query(), Page: page, Types: eventTypes, Realis: realisValues, Voices: voiceValues}
	if len(rows) > pageSize {
		l.Rows, l.More = rows[:pageSize], true
	}
	for name, values := range l.Query {
		if name != "page" && len(values) > 0 && values[0] != "" {
			l.Filters++
		}
	}
	return l
}

func writeJSON(w http.ResponseWriter, v any) error {
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	return json.NewEncoder(w).Encode(v)
}
