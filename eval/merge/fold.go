package merge

import (
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"strings"

	"casus"
)

// Count is right, wrong and missed answers of one kind.
type Count struct {
	Right, Wrong, Missed int
	Notes                []string
}

func (c *Count) String() string {
	p := PRF{}
	if c.Right+c.Wrong > 0 {
		p.P = float64(c.Right) / float64(c.Right+c.Wrong)
	}
	if c.Right+c.Missed > 0 {
		p.R = float64(c.Right) / float64(c.Right+c.Missed)
	}
	return fmt.Sprintf("%d right, %d wrong, %d missed  (%s)", c.Right, c.Wrong, c.Missed, p)
}

// figureFields are fields of gold that count things; the system names them after the item.
var figureFields = []string{"killed", "wounded", "troops", "participants", "arrested", "amount"}

// Accounts scores the cells of the gold's account fields: for every report that tells the event, whether the field is stated there and, where it is,
// whether it agrees with the others. Cells of reports whose mention of the event the coder has not, or which stand in another event, are missed.
func Accounts(g *Gold, pairs []Pair, compare func(event string) *casus.Comparison, want func(report string) bool) Count {
	var out Count
	for _, f := range g.Accounts {
		event := mostly(pairs, f.Event)
		var cmp *casus.Comparison
		if event != "" {
			cmp = compare(event)
		}
		for _, report := range sorted(f.Values) {
			if !want(report) || slices.Contains(f.Debatable, report) {
				continue
			}
			gold := f.Status
			if gold == casus.FieldSingle {
				gold = casus.FieldAgree
			}
			if string(f.Values[report]) == "null" {
				gold = casus.FieldSilent
			}
			if cmp == nil || !slices.Contains(cmp.Accounts, report) {
				out.Missed++
				out.Notes = append(out.Notes, fmt.Sprintf("%s %s %s: the report is not with the event", f.Event, f.Field, report))
				continue
			}
			got, value := cellOf(cmp, &f, report)
			if got == gold {
				out.Right++
			} else {
				out.Wrong++
				out.Notes = append(out.Notes, fmt.Sprintf("%s %s %s: %s %s, gold %s %s", f.Event, f.Field, report, got, value, gold, f.Values[report]))
			}
		}
	}
	return out
}

// mostly is the system's event that holds most of a gold event's mentions.
func mostly(pairs []Pair, gold string) string {
	count := map[string]int{}
	best := ""
	for _, p := range pairs {
		if p.Gold == gold {
			count[p.System]++
			if best == "" || count[p.System] > count[best] {
				best = p.System
			}
		}
	}
	return best
}

func sorted[V any](m map[string]V) []string {
	var out []string
	for k := range m {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}

// cellOf is the system's status of a gold field in a report. Of several figure fields the one whose value the gold has is taken.
func cellOf(cmp *casus.Comparison, f *AccountField, report string) (status, value string) {
	for _, field := range cmp.Fields {
		name := field.Name
		if name != f.Field && !(slices.Contains(figureFields[2:], f.Field) && fits(field, f, report)) {
			continue
		}
		for _, v := range field.Values {
			if v.ReportID == report {
				if field.Status == casus.FieldDiffer {
					return casus.FieldDiffer, v.Value
				}
				return casus.FieldAgree, v.Value
			}
		}
	}
	return casus.FieldSilent, ""
}

func fits(field casus.Field, f *AccountField, report string) bool {
	var want [2]*float64
	if json.Unmarshal(f.Values[report], &want) != nil {
		return false
	}
	for _, v := range field.Values {
		if v.ReportID == report && near(v.Low, want[0]) && near(v.High, want[1]) && (v.Low != nil || v.High != nil) {
			return true
		}
	}
	return false
}

func near(a, b *float64) bool {
	return a == nil && b == nil || a != nil && b != nil && math.Abs(*a-*b) < 1e-6
}

// Denials scores which gold denials are tied to the event.
func Denials(g *Gold, pairs []Pair, events []casus.Event, records map[string]*casus.Record, want func(report string) bool) Count {
	var out Count
	for _, d := range g.Denials {
		event := mostly(pairs, d.Event)
		for _, q := range d.Evidence {
			if !want(q.Report) {
				continue
			}
			at, _ := q.span(records[q.Report].Report.Text)
			found := false
			for i := range events {
				if events[i].ID != event {
					continue
				}
				for _, l := range events[i].Links {
					if l.Kind == casus.LinkNegated && told(events, l.Event, q.Report) {
						found = true
					}
					if l.Kind == casus.LinkDenied && l.ReportID == q.Report && sentenceOf(records[q.Report], l.Statement, at) {
						found = true
					}
				}
			}
			if found {
				out.Right++
			} else {
				out.Missed++
				out.Notes = append(out.Notes, fmt.Sprintf("%s: the denial %q of %s is not tied", d.Event, q.Text, q.Report))
			}
		}
	}
	return out
}

// told reports whether an event is told in a report.
func told(events []casus.Event, id, report string) bool {
	for i := range events {
		if events[i].ID == id {
			return slices.ContainsFunc(events[i].Accounts, func(a casus.Account) bool { return a.ReportID == report })
		}
	}
	return false
}

// sentenceOf reports whether a statement's words lie within 200 bytes of a span.
func sentenceOf(rec *casus.Record, id string, at casus.Span) bool {
	for i := range rec.Statements {
		s := &rec.Statements[i]
		if s.ID != id {
			continue
		}
		b := at
		if s.Content != nil {
			b = s.Content.Spans.Bounds()
		} else if s.Cue != nil {
			b = s.Cue.Spans.Bounds()
		}
		return b.Start < at.End+200 && at.Start < b.End+200
	}
	return false
}

// ScorePositions scores positions by holder, issue and stance; those on issues that the gold does not know are not counted as wrong.
func ScorePositions(g *Gold, positions []casus.PositionAt, want func(report string) bool) Count {
	var out Count
	known := map[string]bool{}
	for _, p := range g.Positions {
		known[p.Issue] = true
	}
	used := map[int]bool{}
	for _, p := range g.Positions {
		if !want(p.Evidence[0].Report) {
			continue
		}
		hit := false
		for i, q := range positions {
			if !used[i] && q.ReportID == p.Evidence[0].Report && q.Holder == p.Actor && q.Issue == p.Issue && (q.Stance == p.Stance || slices.Contains(p.Alt.Stance, q.Stance)) {
				used[i], hit = true, true
				break
			}
		}
		if hit {
			out.Right++
		} else {
			out.Missed++
			out.Notes = append(out.Notes, fmt.Sprintf("missed: %s %s %s in %s: %q", p.Actor, p.Stance, p.Issue, p.Evidence[0].Report, p.Evidence[0].Text))
		}
	}
	for i, q := range positions {
		if want(q.ReportID) && !used[i] && known[q.Issue] {
			out.Wrong++
			out.Notes = append(out.Notes, fmt.Sprintf("wrong: %s %s %s in %s: %q", q.Holder, q.Stance, q.Issue, q.ReportID, q.Text))
		}
	}
	return out
}

// ScoreShifts scores shifts by holder, issue and both stances; open, conditional and for count as one side of a shift from or to the others.
func ScoreShifts(g *Gold, shifts []casus.Shift, want func(report string) bool) Count {
	var out Count
	side := func(s string) string {
		if s == "open" || s == "conditional" {
			return "for"
		}
		return s
	}
	used := map[int]bool{}
	for _, s := range g.Shifts {
		last := s.Evidence[len(s.Evidence)-1].Report
		if !want(last) {
			continue
		}
		hit := false
		for i, x := range shifts {
			if !used[i] && x.Holder == s.Actor && x.Issue == s.Issue && x.After.ReportID == last && (x.To == s.To || side(x.To) == side(s.To)) {
				used[i], hit = true, true
				break
			}
		}
		if hit {
			out.Right++
		} else {
			out.Missed++
			out.Notes = append(out.Notes, fmt.Sprintf("missed: %s on %s %s -> %s in %s", s.Actor, s.Issue, s.From, s.To, last))
		}
	}
	for i, x := range shifts {
		if want(x.After.ReportID) && !used[i] {
			out.Wrong++
			out.Notes = append(out.Notes, fmt.Sprintf("invented: %s on %s %s -> %s in %s: %q, %q", x.Holder, x.Issue, x.From, x.To, x.After.ReportID, x.Before.Text, x.After.Text))
		}
	}
	return out
}

// ScoreCourses scores courses by kind and parties: one is found when a course of its kind has all its parties. Status and number of rounds are
// scored on those that are found.
func ScoreCourses(g *Gold, courses []casus.Course, want func(report string) bool) (found, status, rounds, flags Count) {
	mine := map[string]bool{}
	for _, d := range g.Disputes {
		mine[d.ID] = want(d.Reports[0])
	}
	for _, c := range g.Processes {
		if !mine[c.Dispute] {
			continue
		}
		var best *casus.Course
		for i := range courses {
			x := &courses[i]
			if x.Kind != c.Kind || len(x.Steps) == 0 {
				continue
			}
			all := true
			for _, p := range c.Parties {
				if !slices.ContainsFunc(x.Parties, func(a casus.ActorRef) bool { return a.Actor == p }) {
					all = false
				}
			}
			if all && (best == nil || len(x.Steps) > len(best.Steps)) {
				best = x
			}
		}
		if best == nil {
			found.Missed++
			found.Notes = append(found.Notes, fmt.Sprintf("missed: %s %s", c.Kind, strings.Join(c.Parties, " ")))
			continue
		}
		found.Right++
		add := func(n *Count, ok bool, note string) {
			if ok {
				n.Right++
			} else {
				n.Wrong++
				n.Notes = append(n.Notes, c.Kind+" "+strings.Join(c.Parties, " ")+": "+note)
			}
		}
		add(&status, strings.ReplaceAll(best.Status, " ", "_") == c.Status, best.Status+", gold "+c.Status)
		if c.Rounds > 0 {
			add(&rounds, best.Rounds == c.Rounds, fmt.Sprintf("%d rounds, gold %d", best.Rounds, c.Rounds))
		}
		add(&flags, len(best.Flags) == len(c.Flags), fmt.Sprintf("flags %q, gold %q", best.Flags, c.Flags))
	}
	return found, status, rounds, flags
}
