package store

import (
	"encoding/json"
	"strings"
	"time"

	"casus"
)

// Actions of decisions.
const (
	Accept = "accept"
	Reject = "reject"
	Edit   = "edit"
	Merge  = "merge"
	Split  = "split"
)

// Change is what an edit sets: the JSON object of [Decision.Edit]. A nil field stays as it was; an empty mode takes the mode away.
type Change struct {
	Type   *string `json:"type,omitempty"`
	Mode   *string `json:"mode,omitempty"`
	Realis *string `json:"realis,omitempty"`
}

// Verdict is what the decisions about one event mention come to.
type Verdict struct {
	Action string // the last of accept, reject, edit; "" when it was only merged or split
	Change Change // all edits together, the latest of a field last
}

// Mark is the verdict in a word for lists: accepted, rejected, edited, or "" without one.
func (v Verdict) Mark() string {
	switch v.Action {
	case Accept:
		return "accepted"
	case Reject:
		return "rejected"
	case Edit:
		return "edited"
	}
	return ""
}

// Until keeps the decisions made up to a moment; zero keeps all.
func Until(ds []Decision, asOf time.Time) []Decision {
	if asOf.IsZero() {
		return ds
	}
	var out []Decision
	for _, d := range ds {
		if !d.At.After(asOf) {
			out = append(out, d)
		}
	}
	return out
}

// Verdicts folds decisions, oldest first, into a verdict for every subject that one of them names. A later acceptance or edit takes a rejection
// back; edits add up.
func Verdicts(ds []Decision) map[string]Verdict {
	out := map[string]Verdict{}
	for _, d := range ds {
		var c Change
		if d.Action == Edit && json.Unmarshal([]byte(d.Edit), &c) != nil {
			continue // no change is known
		}
		for _, s := range d.Subject {
			v := out[s]
			switch d.Action {
			case Accept, Reject:
				v.Action = d.Action
			case Edit:
				v.Action = Edit
				v.Change.over(c)
			}
			out[s] = v
		}
	}
	return out
}

// Apply changes a mention's type, mode and realis. What follows from type and mode (quad class, scores) is left to the caller.
func (c Change) Apply(e *casus.EventMention) {
	if c.Type != nil {
		e.Type = *c.Type
	}
	if c.Mode != nil {
		e.Mode = casus.Optional(*c.Mode)
	}
	if c.Realis != nil {
		e.Realis = *c.Realis
	}
}

func (c *Change) over(d Change) {
	if d.Type != nil {
		c.Type = d.Type
	}
	if d.Mode != nil {
		c.Mode = d.Mode
	}
	if d.Realis != nil {
		c.Realis = d.Realis
	}
}

// SubjectOf names a row in a decision.
func SubjectOf(report, row string) string { return report + "/" + row }

// CutSubject parts a subject into report and row; a report's id may hold slashes, a row's does not.
func CutSubject(s string) (report, row string, ok bool) {
	i := strings.LastIndexByte(s, '/')
	if i < 0 {
		return "", "", false
	}
	return s[:i], s[i+1:], true
}
