package web

import (
	"net/http"
	"slices"
	"strings"

	"casus"
)

// comparePage sets the accounts of one event side by side.
type comparePage struct {
	Event   *casus.Event
	Columns []accountColumn
	Fields  []fieldRow
	Denials []casus.EventLink
	Loaded  []ownedWording
}

// accountColumn heads an account: who published it and whom it comes from, step by step, outlet first.
type accountColumn struct {
	Report, Outlet, Published, Link string
	Chain                           []string
	Origin                          string
	Words                           telling
}

// fieldRow is one field over all accounts. Verdict: agree, differ, single or silent.
type fieldRow struct {
	Name    string
	Verdict string
	Values  []fieldCell
}

// fieldCell is what an account states; without a value it is silent.
type fieldCell struct{ Value, Words string }

type ownedWording struct {
	Outlet, Text, Kind, Owner, Link string
}

// compare shows one event as its outlets tell it.
func (s *Server) compare(w http.ResponseWriter, r *http.Request) error {
	f, err := s.folded(r)
	if err != nil {
		return err
	}
	e := f.EventBy[r.URL.Query().Get("event")]
	if e == nil {
		return errNotFound
	}
	c := f.Compare(e)
	page := comparePage{Event: e, Denials: c.Denials}
	for _, id := range c.Accounts {
		page.Columns = append(page.Columns, f.column(e, id, &page))
	}
	for _, field := range c.Fields {
		row := fieldRow{Name: field.Name, Verdict: field.Status}
		for _, id := range c.Accounts {
			var cell fieldCell
			for _, v := range field.Values {
				if v.ReportID == id {
					cell = fieldCell{v.Value, v.Text}
				}
			}
			row.Values = append(row.Values, cell)
		}
		page.Fields = append(page.Fields, row)
	}
	switch wants(r) {
	case "json":
		return writeJSON(w, c)
	case "csv":
		rows := [][]string{}
		for _, row := range page.Fields {
			for i, v := range row.Values {
				col := page.Columns[i]
				rows = append(rows, []string{row.Name, row.Verdict, col.Outlet, col.Published, col.Origin, v.Value, v.Words, col.Report})
			}
		}
		return writeSheet(w, []string{"field", "verdict", "outlet", "published", "origin", "value", "words", "report_id"}, rows)
	}
	return s.render(w, r, "compare", "Accounts of an event", page)
}

// column is the first account of an event in a report; the loaded words near it go to the page.
func (f *Folded) column(e *casus.Event, report string, page *comparePage) accountColumn {
	for _, a := range e.Accounts {
		rec, m := f.mention(a)
		if a.ReportID != report || m == nil {
			continue
		}
		outlet := a.Outlet
		if outlet == "" {
			outlet = a.ReportID
		}
		for _, x := range rec.Wording {
			if !nearby(x.Spans, m.Trigger.Spans) {
				continue
			}
			owner := "the outlet's own"
			if x.Owner != casus.VoiceOutlet {
				owner = "somebody else's words"
			}
			if x.By != nil {
				owner = "words of " + partyNames([]casus.ActorRef{*x.By})
			}
			page.Loaded = append(page.Loaded, ownedWording{outlet, x.Text, x.Kind, owner, rowLink(rec.ID, x.ID)})
		}
		return accountColumn{report, outlet, deref(rec.Report.Published), rowLink(rec.ID, m.ID), chainOf(rec, m, a, outlet), a.Origin, tellingOf(rec, m)}
	}
	return accountColumn{Report: report, Outlet: report}
}

// chainOf is how an account came to its reader: the outlet, whom it passes on, the speaker of the statement that tells the act.
func chainOf(rec *casus.Record, m *casus.EventMention, a casus.Account, outlet string) []string {
	chain := []string{outlet}
	add := func(name string) {
		if name != "" && !slices.Contains(chain, name) {
			chain = append(chain, name)
		}
	}
	if kind, name, _ := strings.Cut(a.Origin, ":"); kind == "agency" || kind == "outlet" {
		add(name)
	}
	for i := range rec.Statements {
		st := &rec.Statements[i]
		if st.ID != m.Voice {
			continue
		}
		for _, via := range st.Chain {
			add(partyNames([]casus.ActorRef{via}))
		}
		switch {
		case st.Source != nil && st.Source.Unnamed:
			add(spaced("unnamed:", partyNames([]casus.ActorRef{st.Source.ActorRef})))
		case st.Source != nil:
			add(partyNames([]casus.ActorRef{st.Source.ActorRef}))
		}
	}
	return chain
}

// nearby tells whether a wording stands within a sentence's length of the trigger.
func nearby(a, b casus.Spans) bool {
	const length = 200
	x, y := a.Bounds(), b.Bounds()
	return x.Start < y.End+length && y.Start < x.End+length
}

func spaced(a, b string) string {
	switch {
	case a == "":
		return b
	case b == "":
		return a
	}
	return a + " " + b
}
