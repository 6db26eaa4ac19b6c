package main

import (
	"fmt"
	"strings"

	"casus"
)

// findRow is the row of a record with that id.
func findRow(rec *casus.Record, id string) (recordRow, error) {
	for i := range rec.Events {
		if e := &rec.Events[i]; e.ID == id {
			return eventRow(e), nil
		}
	}
	for i := range rec.Statements {
		if s := &rec.Statements[i]; s.ID == id {
			return statementRow(s), nil
		}
	}
	for i := range rec.Times {
		if t := &rec.Times[i]; t.ID == id {
			return recordRow{line: fmt.Sprintf("%s %s  [%s, %s)  %s %s, from %s", t.Type, orUnknown(t.Value, "value"), orUnknown(t.Begin, "begin"), orUnknown(t.End, "end"), t.Granularity, t.Direction, t.Basis),
				spans: t.Spans, rules: t.Rules, value: t}, nil
		}
	}
	for i := range rec.Places {
		if p := &rec.Places[i]; p.ID == id {
			where := ""
			if p.Lat != nil && p.Lon != nil {
				where = fmt.Sprintf("  %.3f, %.3f", *p.Lat, *p.Lon)
			}
			return recordRow{line: fmt.Sprintf("%s %s%s  role %s, confidence %.2f", p.Name, p.Country, where, p.Role, p.Confidence), spans: p.Spans, rules: p.Rules, value: p}, nil
		}
	}
	for i := range rec.Figures {
		if f := &rec.Figures[i]; f.ID == id {
			return recordRow{line: fmt.Sprintf("%s to %s %s %s  (%s, %s, %s)", bound(f.Low), bound(f.High), f.Unit, f.Item, f.Bound, f.Delta, f.Stage), spans: f.Spans, rules: f.Rules, value: f}, nil
		}
	}
	for i := range rec.Positions {
		if p := &rec.Positions[i]; p.ID == id {
			line := fmt.Sprintf("%s is %s %s (voice %s)", parties([]casus.ActorRef{p.Actor}), p.Stance, p.Issue, p.Voice)
			if p.ShiftFrom != nil {
				line += ", formerly " + *p.ShiftFrom
			}
			return recordRow{line: line, spans: p.Spans, rules: p.Rules, value: p, with: []string{p.Voice}}, nil
		}
	}
	for i := range rec.Processes {
		if p := &rec.Processes[i]; p.ID == id {
			return recordRow{line: fmt.Sprintf("%s of %s: %s", p.Kind, parties(p.Parties), p.Status), spans: p.Spans, rules: p.Rules, value: p, with: append([]string{p.Voice}, p.Figures...)}, nil
		}
	}
	for i := range rec.Wording {
		if w := &rec.Wording[i]; w.ID == id {
			return recordRow{line: fmt.Sprintf("%s wording of %s", w.Kind, w.Owner), spans: w.Spans, rules: w.Rules, value: w, with: []string{w.Owner}}, nil
		}
	}
	for i := range rec.Names {
		if n := &rec.Names[i]; n.ID == id {
			return recordRow{line: fmt.Sprintf("%s %s %s", n.Type, n.Text, n.Actor), spans: n.Spans, value: n}, nil
		}
	}
	for i := range rec.Actors {
		for j := range rec.Actors[i].Mentions {
			if m := &rec.Actors[i].Mentions[j]; m.ID == id {
				return recordRow{line: fmt.Sprintf("%s %s %s: %s", m.Actor, m.Country, m.Sector, m.Basis), spans: m.Spans, value: m}, nil
			}
		}
	}
	return recordRow{}, &casus.Error{Op: "show", Kind: casus.KindUsage, Subject: rec.ID + "/" + id, Err: fmt.Errorf("the report has no row %q", id), Hint: "casus show " + rec.ID + " lists its rows"}
}

func eventRow(e *casus.EventMention) recordRow {
	kind := e.Type
	if e.Mode != nil {
		kind += " " + *e.Mode
	}
	r := recordRow{line: fmt.Sprintf("%s: %s -> %s  (%s, voice %s, confidence %.2f)", kind, orDash(parties(e.Sources)), orDash(parties(e.Targets)), e.Realis, e.Voice, e.Confidence),
		spans: e.Trigger.Spans, rules: e.Rules, value: e, with: []string{e.Voice, e.PerformedBy}}
	if e.Inner != nil {
		r.notes = append(r.notes, strings.TrimSpace("the act meant: "+e.Inner.Type+" "+deref(e.Inner.Mode)))
	}
	for _, p := range []struct {
		role string
		refs []casus.ActorRef
	}{{"source", e.Sources}, {"target", e.Targets}} {
		for _, a := range p.refs {
			words := fmt.Sprintf("from the words %q", a.Text)
			if a.Text == "" {
				words = "not in words: " + a.Implicit
			}
			r.notes = append(r.notes, fmt.Sprintf("%s %s %s %s, %s", p.role, orDash(a.Actor), a.Country, a.Sector, words))
		}
	}
	if e.Time != nil {
		r.notes = append(r.notes, fmt.Sprintf("time [%s, %s): %s", e.Time.Begin, e.Time.End, e.Time.Basis))
		r.with = append(r.with, e.Time.Mention)
	}
	if e.Place != nil {
		r.notes = append(r.notes, fmt.Sprintf("place %s %s", e.Place.Name, e.Place.Country))
		r.with = append(r.with, e.Place.Mention)
	}
	r.with = append(r.with, e.Figures...)
	return r
}

func statementRow(s *casus.Statement) recordRow {
	speaker := "?"
	var spans casus.Spans
	if s.Source != nil {
		speaker = parties([]casus.ActorRef{s.Source.ActorRef})
		spans = append(spans, s.Source.Spans...)
	}
	if s.Cue != nil {
		spans = append(spans, s.Cue.Spans...)
	}
	content := ""
	if s.Content != nil {
		spans = append(spans, s.Content.Spans...)
		content = s.Content.Text
	}
	r := recordRow{line: fmt.Sprintf("%s %s: %s  (%s, confidence %.2f)", speaker, s.Act, clip(content, 120), s.Kind, s.Conf), spans: spans.Normal(), rules: s.Rules, value: s}
	if len(s.Chain) > 0 {
		r.notes = append(r.notes, "passed on by "+parties(s.Chain))
	}
	if s.Parent != nil {
		r.with = append(r.with, *s.Parent)
	}
	return r
}

func orDash(s string) string {
	if s == "" {
		return "-"
	}
	return s
}

func bound(f *float64) string {
	if f == nil {
		return "?"
	}
	return fmt.Sprintf("%.10g", *f)
}
