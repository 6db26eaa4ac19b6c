package store

import (
	"slices"

	"casus"
)

// Anchor is what an event mention was when somebody decided about it. A report that is coded anew may number its rows otherwise; the anchor finds
// the row again.
type Anchor struct {
	Hash  string      `json:"hash"`  // of the report's text
	Spans casus.Spans `json:"spans"` // of the trigger
	Words string      `json:"words"` // of the trigger
	Type  string      `json:"type"`
}

// AnchorOf is the anchor of a row, the zero Anchor when the record has no such event mention.
func AnchorOf(rec *casus.Record, row string) Anchor {
	for i := range rec.Events {
		if e := &rec.Events[i]; e.ID == row {
			return Anchor{rec.Report.Hash, e.Trigger.Spans, e.Trigger.Text, e.Type}
		}
	}
	return Anchor{}
}

// Reanchor names the rows of decisions as the present records number them. A row that is not found any more is left out, and a decision without
// rows with it: nobody decided about what is coded now. record answers nil for a report it does not know; rows of such reports, and rows
// without an anchor, stay as they are.
func Reanchor(ds []Decision, record func(report string) *casus.Record) []Decision {
	var out []Decision
	for _, d := range ds {
		subject := make([]string, 0, len(d.Subject))
		for i, s := range d.Subject {
			if s = d.rowNow(i, record); s != "" {
				subject = append(subject, s)
			}
		}
		if d.Subject = subject; len(subject) > 0 {
			out = append(out, d)
		}
	}
	return out
}

// rowNow is the present name of a subject, "" when the row is gone.
func (d *Decision) rowNow(i int, record func(string) *casus.Record) string {
	s := d.Subject[i]
	report, row, ok := CutSubject(s)
	if !ok || i >= len(d.Anchors) || d.Anchors[i].Hash == "" {
		return s
	}
	rec := record(report)
	if rec == nil {
		return s
	}
	// Who accepts or rejects decides about a type; an edit, a merge, a split concern whatever is told in these words.
	now := d.Anchors[i].find(rec, row, d.Action == Accept || d.Action == Reject)
	if now == "" {
		return ""
	}
	return SubjectOf(report, now)
}

// find is the row of a record that the anchor means: the same words with the same type, else, unless typed, the same words, else the only row that
// shares words. In another text of the report the only row with the same words and type.
func (a Anchor) find(rec *casus.Record, row string, typed bool) string {
	same := rec.Report.Hash == a.Hash
	best, rank, ties := "", 0, 0
	for i := range rec.Events {
		e := &rec.Events[i]
		r := 0
		switch {
		case e.Type != a.Type && typed:
		case same && slices.Equal(e.Trigger.Spans, a.Spans):
			r = 5
		case same && len(a.Spans) > 0 && e.Trigger.Spans.Overlaps(a.Spans.Bounds()):
			r = 2
		case !same && e.Type == a.Type && e.Trigger.Text == a.Words:
			r = 1
		}
		if r == 5 && e.Type == a.Type {
			r = 6
		}
		if r >= 5 && e.ID == row {
			r += 2
		}
		switch {
		case r == 0 || r < rank:
		case r == rank:
			ties++
		default:
			best, rank, ties = e.ID, r, 0
		}
	}
	if ties > 0 && rank < 5 {
		return ""
	}
	return best
}
