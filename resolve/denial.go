package resolve

import (
	"slices"

	"casus"
)

// denial is a party's statement that something did not happen, or was not its doing.
type denial struct {
	statement string
	by        party
	name      string
	words     vector
	text      string
}

// denials are the record's denials.
func (v *viewer) denials() []denial {
	var out []denial
	for i := range v.rec.Statements {
		s := &v.rec.Statements[i]
		if s.Act != casus.ActDeny || s.Source == nil {
			continue
		}
		d := denial{statement: s.ID, by: v.party(&s.Source.ActorRef)}
		if d.name = s.Source.Actor; d.name == "" {
			d.name = s.Source.Text
		}
		var at casus.Span
		switch {
		case s.Content != nil:
			at, d.text = s.Content.Spans.Bounds(), s.Content.Text
		case s.Cue != nil:
			at, d.text = s.Cue.Spans.Bounds(), s.Cue.Text
		}
		from, to := v.sentence(at)
		words := Words(v.text[from:to])
		d.words = v.r.lexis.vector(words, 24)
		out = append(out, d)
	}
	return out
}

// A denial is tied to the event whose actor denies, or whose words it repeats most, told in a report of the same days.
const (
	denialLike = 0.15 // least likeness of the sentences
	denialDays = 14
)

// denialsOf are the denials of an event: in its own reports first, and in reports near them that share words with it.
func (x *Index) denialsOf(members []int32) []casus.EventLink {
	var out []casus.EventLink
	seen := map[string]bool{}
	for _, m := range members {
		a := &x.mentions[m]
		if a.stage == ahead {
			continue
		}
		rep := &x.reports[a.report]
		for i := range rep.denials {
			d := &rep.denials[i]
			key := rep.id + "/" + d.statement
			if seen[key] || !x.denies(d, &a.mention) || !x.closest(d, rep, members) {
				continue
			}
			seen[key] = true
			out = append(out, casus.EventLink{Kind: casus.LinkDenied, ReportID: rep.id, Statement: d.statement, By: d.name, Text: d.text})
		}
	}
	return out
}

// denies reports whether a denial may be of the act: the denier is a source of it or of the source's country, or no source is known.
func (x *Index) denies(d *denial, m *mention) bool {
	if cosine(d.words, m.sentence) < denialLike {
		return false
	}
	return alike([]party{d.by}, m.sources) >= 0
}

// closest reports whether no mention of another event in the report is nearer to the denial's words than those of the members.
func (x *Index) closest(d *denial, rep *report, members []int32) bool {
	best, at := float32(0), int32(-1)
	for _, n := range rep.rows {
		m := &x.mentions[n].mention
		if m.stage == ahead || alike([]party{d.by}, m.sources) < 0 {
			continue
		}
		s := cosine(d.words, m.sentence)
		if alike([]party{d.by}, m.sources) > 0 {
			s += 0.2
		}
		if s > best {
			best, at = s, n
		}
	}
	return slices.Contains(members, at)
}
