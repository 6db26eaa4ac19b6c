package web

import (
	"encoding/json"
	"net/http"
	"strings"

	"casus"
	"casus/store"
)

// goldItem is a report with decided events in the form of docs/gold.md, layer events.
type goldItem struct {
	ID        string      `json:"id"`
	Origin    string      `json:"origin"` // ledger: the text belongs to its outlet
	Hash      string      `json:"hash"`
	Text      string      `json:"text"`
	Published *string     `json:"published"`
	Events    []goldEvent `json:"events"`
}

type goldEvent struct {
	Type      string       `json:"type"`
	Mode      *string      `json:"mode"`
	Sources   []goldParty  `json:"sources"`
	Targets   []goldParty  `json:"targets"`
	Trigger   goldWords    `json:"trigger"`
	Realis    string       `json:"realis"`
	Voice     string       `json:"voice"`
	Inner     *casus.Inner `json:"inner"`
	Place     *goldWords   `json:"place"`
	Time      *string      `json:"time"`
	Debatable bool         `json:"debatable,omitempty"`
	Fields    []string     `json:"debatable_fields,omitempty"`
}

type goldWords struct {
	At casus.Span `json:"at"`
}

type goldParty struct {
	At   casus.Span `json:"at"`
	Code string     `json:"code"`
}

// gold writes every report that has a decided event as a line: accepted and edited events as they were decided, rejected ones left out, those
// that nobody decided about as debatable, so that scoring passes them over.
func (s *Server) gold(w http.ResponseWriter, f *Folded, decisions []store.Decision) error {
	verdicts := store.Verdicts(decisions)
	done := map[string]bool{}
	w.Header().Set("Content-Type", "application/jsonl; charset=utf-8")
	w.Header().Set("Content-Disposition", `attachment; filename="review-gold.jsonl"`)
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	for _, d := range decisions {
		for _, subject := range d.Subject {
			report, _, ok := store.CutSubject(subject)
			if !ok || done[report] || verdicts[subject].Action == "" {
				continue
			}
			done[report] = true
			rec := f.coded(report)
			if rec == nil {
				continue // decided in a ledger that held it once
			}
			if err := enc.Encode(goldOf(rec, verdicts)); err != nil {
				return err
			}
		}
	}
	return nil
}

func goldOf(rec *casus.Record, verdicts map[string]store.Verdict) goldItem {
	it := goldItem{ID: rec.ID, Origin: "ledger", Hash: rec.Report.Hash, Text: rec.Report.Text, Published: rec.Report.Published, Events: []goldEvent{}}
	for i := range rec.Events {
		e := rec.Events[i]
		v := verdicts[store.SubjectOf(rec.ID, e.ID)]
		if v.Action == store.Reject || len(e.Trigger.Spans) == 0 {
			continue
		}
		v.Change.Apply(&e)
		g := goldEvent{Type: e.Type, Mode: e.Mode, Trigger: goldWords{e.Trigger.Spans.Bounds()}, Realis: e.Realis, Voice: e.Voice, Inner: e.Inner, Debatable: v.Action == ""}
		if e.Voice != casus.VoiceOutlet {
			g.Voice = "attributed"
		}
		var whole bool
		if g.Sources, whole = goldParties(e.Sources); !whole {
			g.Fields = append(g.Fields, "sources")
		}
		if g.Targets, whole = goldParties(e.Targets); !whole {
			g.Fields = append(g.Fields, "targets")
		}
		if e.Place != nil && len(e.Place.Spans) > 0 {
			g.Place = &goldWords{e.Place.Spans.Bounds()}
		}
		if d := dayOf(e.Time); d != "" {
			g.Time = &d
		}
		it.Events = append(it.Events, g)
	}
	return it
}

// goldParties are the parties that stand in words; whole tells that all do.
func goldParties(refs []casus.ActorRef) (out []goldParty, whole bool) {
	out, whole = []goldParty{}, true
	for _, a := range refs {
		if len(a.Spans) == 0 {
			whole = false
			continue
		}
		out = append(out, goldParty{a.Spans.Bounds(), strings.TrimSpace(a.Country + " " + a.Sector)})
	}
	return out, whole
}
