package web

import (
	"net/http"

	"casus"
)

// comparePage sets the accounts of one event side by side.
type comparePage struct {
	Event   *casus.Event
	Columns []accountColumn
	Fields  []fieldRow
	Reports int
	Loaded  []ownedWording
}

// accountColumn heads an account.
type accountColumn struct {
	Outlet, Published, Origin, Link string
}

// fieldRow is one field over all accounts. Verdict: agree, differ, or silent when no account states it.
type fieldRow struct {
	Name    string
	Verdict string
	Values  []string // "" where the account is silent
}

type ownedWording struct {
	Outlet, Text, Owner string
}

// fields are what accounts are compared by.
var fields = []struct {
	name  string
	value func(*casus.Record, *casus.EventMention) string
}{
	{"Act", func(_ *casus.Record, e *casus.EventMention) string { return spaced(e.Type, deref(e.Mode)) }},
	{"By", func(_ *casus.Record, e *casus.EventMention) string { return partyNames(e.Sources) }},
	{"Towards", func(_ *casus.Record, e *casus.EventMention) string { return partyNames(e.Targets) }},
	{"When", func(_ *casus.Record, e *casus.EventMention) string { return interval(e.Time) }},
	{"Where", func(_ *casus.Record, e *casus.EventMention) string {
		if e.Place == nil {
			return ""
		}
		return e.Place.Name
	}},
	{"Figures", figuresOf},
	{"Realis", func(_ *casus.Record, e *casus.EventMention) string { return e.Realis }},
	{"Voice", voiceOf},
	{"Words", func(_ *casus.Record, e *casus.EventMention) string { return e.Trigger.Text }},
}

// compare shows one event as its outlets tell it.
func (s *Server) compare(w http.ResponseWriter, r *http.Request) error {
	f, err := s.fold.Folded(r.Context())
	if err != nil {
		return err
	}
	e := f.EventBy[r.URL.Query().Get("event")]
	if e == nil {
		return errNotFound
	}
	if wants(r) == "json" {
		return writeJSON(w, e)
	}
	page := comparePage{Event: e}
	var recs []*casus.Record
	var mentions []*casus.EventMention
	seen := map[string]bool{}
	for _, a := range e.Accounts {
		rec, m := f.mention(a)
		if m == nil || seen[a.ReportID] {
			continue
		}
		seen[a.ReportID] = true
		recs, mentions = append(recs, rec), append(mentions, m)
		outlet := a.Outlet
		if outlet == "" {
			outlet = a.ReportID
		}
		page.Columns = append(page.Columns, accountColumn{outlet, deref(rec.Report.Published), a.Origin, rowLink(rec.ID, m.ID)})
		for _, x := range rec.Wording {
			if nearby(x.Spans, m.Trigger.Spans) {
				page.Loaded = append(page.Loaded, ownedWording{outlet, x.Text, x.Owner})
			}
		}
	}
	page.Reports = len(page.Columns)
	for _, fd := range fields {
		row := fieldRow{Name: fd.name, Verdict: "silent"}
		first := ""
		for i := range mentions {
			v := fd.value(recs[i], mentions[i])
			row.Values = append(row.Values, v)
			switch {
			case v == "":
			case first == "":
				first, row.Verdict = v, "agree"
			case v != first && fd.name != "Words":
				row.Verdict = "differ"
			}
		}
		if fd.name == "Words" {
			row.Verdict = ""
		}
		page.Fields = append(page.Fields, row)
	}
	return s.render(w, r, "compare", "Accounts of an event", page)
}

// figuresOf are the figures of a mention in the report's words.
func figuresOf(rec *casus.Record, e *casus.EventMention) string {
	out := ""
	for _, id := range e.Figures {
		for i := range rec.Figures {
			if rec.Figures[i].ID == id {
				out = spaced(out, rec.Figures[i].Text)
			}
		}
	}
	return out
}

// voiceOf says who vouches for a mention: the outlet, or the speaker of the statement that tells it.
func voiceOf(rec *casus.Record, e *casus.EventMention) string {
	if e.Voice == casus.VoiceOutlet {
		return "the outlet"
	}
	for i := range rec.Statements {
		if st := &rec.Statements[i]; st.ID == e.Voice && st.Source != nil {
			return "according to " + partyNames([]casus.ActorRef{st.Source.ActorRef})
		}
	}
	return "attributed"
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
