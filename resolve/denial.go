package resolve

import "casus"

// denial is a party's statement that something did not happen, or was not its doing.
type denial struct {
	statement string
	by        party
	name      string
	words     vector // of what is denied; nil for "denies it"
	content   casus.Span
	start     int32 // of its sentence
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
		switch {
		case s.Content != nil:
			d.content, d.text = s.Content.Spans.Bounds(), s.Content.Text
			d.words = v.r.lexis.vector(Words(d.text), 24)
		case s.Cue != nil:
			d.content, d.text = s.Cue.Spans.Bounds(), s.Cue.Text
		}
		from, _ := v.sentence(d.content)
		d.start = int32(from)
		out = append(out, d)
	}
	return out
}

// denialLike is how alike the denied words and the sentence of an event are at least.
const denialLike = 0.12

// denialsOf are the denials that the event's reports hold of it.
func (x *Index) denialsOf(members []int32) []casus.EventLink {
	var out []casus.EventLink
	for _, n := range members {
		rep := &x.reports[x.mentions[n].report]
		for i := range rep.denials {
			d := &rep.denials[i]
			if x.denied(d, rep) == n {
				out = append(out, casus.EventLink{Kind: casus.LinkDenied, ReportID: rep.id, Statement: d.statement, By: d.name, Text: d.text})
			}
		}
	}
	return out
}

// denied is the unit of the report that a denial is of, -1 when none: the act whose sentence the denied words are most like and that the denier, or
// nobody known, did; for "denies it" the one told last before. Acts of the denial's own sentence count only inside the denied words, and
// deeds before words.
func (x *Index) denied(d *denial, rep *report) int32 {
	best, at := float32(denialLike), int32(-1)
	for _, n := range rep.rows {
		u := &x.mentions[n]
		if u.stage != happened || alike([]party{d.by}, u.sources) < 0 {
			continue
		}
		var s float32
		for i := range u.rows {
			m := &u.rows[i].mention
			inside := m.start == d.start
			if inside && (int(m.at) < d.content.Start || int(m.at) >= d.content.End) {
				continue
			}
			switch {
			case d.words != nil:
				s = max(s, cosine(d.words, u.sentence))
			case m.at < int32(d.content.Start):
				s = max(s, 0.5-float32(int32(d.content.Start)-m.at)/2000)
			}
		}
		if s == 0 {
			continue
		}
		if q := u.row.Quad; q == 2 || q == 4 {
			s += 0.2
		}
		if alike([]party{d.by}, u.sources) > 0 {
			s += 0.2
		}
		if s > best || s == best && at >= 0 && u.key < x.mentions[at].key {
			best, at = s, n
		}
	}
	return at
}
