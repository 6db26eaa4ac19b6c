package casus

import (
	"fmt"
	"unicode/utf8"
)

// Validate checks the record against its contract: every row quotes evidence that stands in the report's text, ids are unique,
// references point at rows that are there, and closed vocabularies hold. The error has kind KindRecord and names the row.
func (r *Record) Validate() error {
	v := &validator{text: r.Report.Text, ids: map[string]string{}}
	if r.Report.Hash != HashText(r.Report.Text) {
		v.fail("report", "the hash is not that of the text")
	}
	if r.ID == "" {
		v.fail("report", "no id")
	}
	if r.Provenance.Version == "" || r.Provenance.Data == "" || r.Provenance.Models == "" {
		v.fail("provenance", "version, data hash and model hash must be there")
	}
	v.blocks(r.Report.Blocks)
	v.mentions(r)
	v.statements(r)
	v.events(r)
	v.rest(r)
	if v.err == nil {
		return nil
	}
	return &Error{Op: "validate", Kind: KindRecord, Subject: r.ID, Err: v.err}
}

// validator keeps the first fault.
type validator struct {
	text string
	ids  map[string]string // id -> kind of row
	err  error
}

func (v *validator) fail(row, format string, args ...any) {
	if v.err == nil {
		v.err = fmt.Errorf("%s: %s", row, fmt.Sprintf(format, args...))
	}
}

// id registers a row's id.
func (v *validator) id(kind, id string) string {
	row := kind + " " + id
	if id == "" {
		v.fail(kind, "a row without id")
	} else if other, ok := v.ids[id]; ok {
		v.fail(row, "the id stands at a %s too", other)
	}
	v.ids[id] = kind
	return row
}

// evidence wants pieces that are sorted, in bounds, on character boundaries, and whose text is quoted exactly.
func (v *validator) evidence(row string, e Evidence) {
	if len(e.Spans) == 0 {
		v.fail(row, "no evidence")
		return
	}
	at := 0
	for i, s := range e.Spans {
		if s.Start < at || s.Empty() || s.End > len(v.text) {
			v.fail(row, "span %d [%d,%d] is empty, unsorted or outside the text of %d bytes", i, s.Start, s.End, len(v.text))
			return
		}
		if !utf8.RuneStart(v.text[s.Start]) || s.End < len(v.text) && !utf8.RuneStart(v.text[s.End]) {
			v.fail(row, "span %d [%d,%d] cuts a character", i, s.Start, s.End)
		}
		at = s.End
	}
	if got := e.Spans.In(v.text); got != e.Text {
		v.fail(row, "quotes %q, but the report says %q", e.Text, got)
	}
}

// optional evidence may be absent as a whole, not in part.
func (v *validator) optional(row string, e Evidence) {
	if len(e.Spans) == 0 && e.Text == "" {
		return
	}
	v.evidence(row, e)
}

func (v *validator) ref(row string, a ActorRef) {
	v.optional(row+" party", a.Evidence)
	if len(a.Spans) == 0 && a.Actor == "" && a.Name == "" {
		v.fail(row, "a party with neither words nor identity")
	}
}

func (v *validator) refs(row string, refs []ActorRef) {
	for _, a := range refs {
		v.ref(row, a)
	}
}

// known wants the id to be that of a row of the kind.
func (v *validator) known(row, kind, id string) {
	if v.ids[id] != kind {
		v.fail(row, "refers to %s %q, which is not there", kind, id)
	}
}

func (v *validator) oneOf(row, field, value string, allowed ...string) {
	for _, a := range allowed {
		if value == a {
			return
		}
	}
	v.fail(row, "%s %q is not one of %v", field, value, allowed)
}

func (v *validator) time(row string, t *EventTime) {
	if t != nil && (t.Begin == "" && t.End == "" || t.Basis == "") {
		v.fail(row, "a time without interval or basis")
	}
}

func (v *validator) blocks(blocks []Block) {
	end := 0
	for i, b := range blocks {
		row := fmt.Sprintf("block %d", i)
		v.oneOf(row, "kind", b.Kind, Headline, Subhead, Dateline, Paragraph, Caption, Credit, Endmark)
		v.evidence(row, b.Evidence)
		if len(b.Spans) > 0 && b.Spans[0].Start < end {
			v.fail(row, "overlaps the block before")
		}
		end = b.Span().End
	}
}

func (v *validator) mentions(r *Record) {
	for i := range r.Actors {
		a := &r.Actors[i]
		v.id("actor", a.ID)
		if len(a.Mentions) == 0 {
			v.fail("actor "+a.ID, "no mention")
		}
		for j := range a.Mentions {
			v.evidence(v.id("actor mention", a.Mentions[j].ID), a.Mentions[j].Evidence)
		}
	}
	for i := range r.Names {
		row := v.id("name", r.Names[i].ID)
		v.evidence(row, r.Names[i].Evidence)
		v.oneOf(row, "type", r.Names[i].Type, "PER", "ORG", "LOC", "NORP", "FAC", "MISC")
	}
	for i := range r.Times {
		row := v.id("time", r.Times[i].ID)
		v.evidence(row, r.Times[i].Evidence)
		v.oneOf(row, "type", r.Times[i].Type, "DATE", "TIME", "DURATION", "SET")
	}
	for i := range r.Places {
		row := v.id("place", r.Places[i].ID)
		v.evidence(row, r.Places[i].Evidence)
		v.oneOf(row, "role", r.Places[i].Role, "event", "dateline", "actor", "mention")
	}
	for i := range r.Figures {
		f := &r.Figures[i]
		row := v.id("figure", f.ID)
		v.evidence(row, f.Evidence)
		v.oneOf(row, "bound", f.Bound, "exact", "over", "under", "about")
		v.oneOf(row, "delta", f.Delta, "cumulative", "additional", "level")
		if f.Low == nil && f.High == nil {
			v.fail(row, "no value")
		}
		if f.Low != nil && f.High != nil && *f.Low > *f.High {
			v.fail(row, "low %g is above high %g", *f.Low, *f.High)
		}
	}
}

func (v *validator) statements(r *Record) {
	for i := range r.Statements {
		v.id("statement", r.Statements[i].ID)
	}
	for i := range r.Statements {
		s := &r.Statements[i]
		row := "statement " + s.ID
		if s.Content == nil && s.Cue == nil {
			v.fail(row, "neither cue nor content")
		}
		if s.Content != nil {
			v.evidence(row+" content", *s.Content)
		}
		if s.Cue != nil {
			v.evidence(row+" cue", *s.Cue)
		}
		if s.Occasion != nil {
			v.evidence(row+" occasion", *s.Occasion)
		}
		if s.Source != nil {
			v.optional(row+" source", s.Source.Evidence)
		}
		for _, q := range s.Quoted {
			v.evidence(row+" quoted", q)
			if s.Content != nil && len(q.Spans) > 0 && !s.Content.Spans.Bounds().Contains(q.Spans[0]) {
				v.fail(row, "quotes words outside its content")
			}
		}
		v.oneOf(row, "kind", s.Kind, "direct", "indirect", "mixed", "scare")
		if s.Parent != nil {
			v.known(row, "statement", *s.Parent)
		}
		v.refs(row, s.Chain)
		v.refs(row, s.CoSources)
		v.refs(row, s.Addressee)
		v.refs(row, s.Target)
		v.time(row, s.Time)
		v.time(row, s.Horizon)
	}
}

func (v *validator) events(r *Record) {
	for i := range r.Events {
		e := &r.Events[i]
		row := v.id("event", e.ID)
		v.evidence(row+" trigger", e.Trigger)
		v.oneOf(row, "realis", e.Realis, Actual, Future, Hypothetical, Conditional, Negated, Historical)
		if e.Type == "" {
			v.fail(row, "no type")
		}
		if len(e.Sources)+len(e.Targets) == 0 {
			v.fail(row, "no party of any kind")
		}
		if e.Voice != VoiceOutlet {
			v.known(row, "statement", e.Voice)
		}
		v.refs(row, e.Sources)
		v.refs(row, e.Targets)
		v.time(row, e.Time)
		for _, f := range e.Figures {
			v.known(row, "figure", f)
		}
		if e.Place != nil {
			v.optional(row+" place", e.Place.Evidence)
		}
		if len(e.Rules) == 0 {
			v.fail(row, "no rule or model says why it is here")
		}
	}
}

func (v *validator) rest(r *Record) {
	for i := range r.Positions {
		p := &r.Positions[i]
		row := v.id("position", p.ID)
		v.evidence(row, p.Evidence)
		v.ref(row, p.Actor)
		v.oneOf(row, "stance", p.Stance, "for", "against", "open", "conditional", "refuses_to_discuss")
		v.time(row, p.Time)
	}
	for i := range r.Processes {
		row := v.id("process", r.Processes[i].ID)
		v.evidence(row, r.Processes[i].Evidence)
		v.refs(row, r.Processes[i].Parties)
		v.refs(row, r.Processes[i].Mediators)
		for _, s := range r.Processes[i].Steps {
			v.evidence(row, s.Evidence)
		}
	}
	for i := range r.Wording {
		v.evidence(v.id("wording", r.Wording[i].ID), r.Wording[i].Evidence)
	}
	for i := range r.Voices {
		row := v.id("voice", r.Voices[i].ID)
		v.evidence(row, r.Voices[i].Evidence)
		for _, s := range r.Voices[i].Statements {
			v.known(row, "statement", s)
		}
	}
}
