package web

import (
	"sort"
	"strings"

	"casus"
)

// marksOf are all spans to draw.
func marksOf(rec *casus.Record) []mark {
	var out []mark
	add := func(spans casus.Spans, layer, title, row string, rank int) {
		for _, s := range spans {
			out = append(out, mark{s, layer, title, row, rank})
		}
	}
	speakers := map[string]string{}
	for _, s := range rec.Statements {
		name := "an unknown speaker"
		if s.Source != nil {
			name = partyNames([]casus.ActorRef{s.Source.ActorRef})
		}
		speakers[s.ID] = name
		if s.Content != nil {
			add(s.Content.Spans, "content", name+" "+strings.ToLower(s.Act)+"s this ("+s.Kind+" speech, "+s.ID+")", s.ID, 1)
		}
		if s.Cue != nil {
			add(s.Cue.Spans, "cue", "words of saying of "+s.ID, s.ID, 3)
		}
		if s.Source != nil {
			add(s.Source.Spans, "source", "speaker of "+s.ID+": "+name, s.ID, 2)
		}
	}
	for _, v := range rec.Voices {
		if v.Voice == casus.VoiceOutlet {
			continue
		}
		var who []string
		for _, id := range v.Statements {
			who = append(who, speakers[id])
		}
		add(v.Spans, "attributed", "in the voice of "+strings.Join(who, ", as told by "), "", 0)
	}
	for _, n := range rec.Names {
		add(n.Spans, "name", spaced("name "+n.Type, n.Actor), n.ID, 4)
	}
	for _, t := range rec.Times {
		value := deref(t.Value)
		if value == "" {
			value = "of unknown value"
		}
		add(t.Spans, "time", "time "+value+" ("+t.Basis+")", t.ID, 5)
	}
	for _, p := range rec.Places {
		add(p.Spans, "place", spaced("place "+p.Name, p.Country)+", "+p.Role, p.ID, 5)
	}
	for _, f := range rec.Figures {
		add(f.Spans, "figure", "figure "+rangeOf(f.Low, f.High)+" "+f.Unit, f.ID, 5)
	}
	for _, e := range rec.Events {
		title := spaced(e.Type, deref(e.Mode)) + ", " + e.Realis + ": " + partyNames(e.Sources)
		if len(e.Targets) > 0 {
			title += " → " + partyNames(e.Targets)
		}
		add(e.Trigger.Spans, "trigger", title, e.ID, 6)
	}
	for _, x := range rec.Wording {
		add(x.Spans, "loaded", strings.ReplaceAll(x.Kind, "_", " ")+" wording, "+ownerOf(x.Owner), x.ID, 0)
	}
	return out
}

func ownerOf(owner string) string {
	if owner == casus.VoiceOutlet {
		return "the outlet's own"
	}
	return "of statement " + owner
}

// rangeOf is a value or an interval in digits.
func rangeOf(low, high *float64) string {
	switch {
	case low == nil && high == nil:
		return "of unknown value"
	case low == nil:
		return "under " + number(high)
	case high == nil:
		return "over " + number(low)
	case *low == *high:
		return number(low)
	}
	return number(low) + " to " + number(high)
}

// draw cuts a block at every boundary of a mark.
func draw(text string, block casus.Span, marks []mark, chosen string) []run {
	cuts := []int{block.Start, block.End}
	var inside []mark
	for _, m := range marks {
		if m.span.Overlaps(block) {
			inside = append(inside, m)
			cuts = append(cuts, max(m.span.Start, block.Start), min(m.span.End, block.End))
		}
	}
	sort.SliceStable(inside, func(i, j int) bool { return inside[i].rank > inside[j].rank })
	sort.Ints(cuts)
	var out []run
	for i := 0; i+1 < len(cuts); i++ {
		s := casus.Span{Start: cuts[i], End: cuts[i+1]}
		if s.Empty() {
			continue
		}
		r := run{Text: s.In(text)}
		layers, said := map[string]bool{}, map[string]bool{}
		var titles []string
		for _, m := range inside {
			if !m.span.Contains(s) {
				continue
			}
			layers["l-"+m.layer] = true
			if m.layer == "content" && m.span.Start == s.Start {
				layers["c-begin"] = true
			}
			if m.layer == "content" && m.span.End == s.End {
				layers["c-end"] = true
			}
			if r.Row == "" {
				r.Row = m.row
			}
			if m.title != "" && !said[m.title] {
				said[m.title] = true
				titles = append(titles, m.title)
			}
			r.Chosen = r.Chosen || m.row != "" && m.row == chosen
		}
		names := make([]string, 0, len(layers))
		for l := range layers {
			names = append(names, l)
		}
		sort.Strings(names)
		r.Classes, r.Title = strings.Join(names, " "), strings.Join(titles, "\n")
		out = append(out, r)
	}
	return out
}

// panel is the explanation of a row, nil when none is chosen.
func (s *Server) panel(rec *casus.Record, id string) *rowPanel {
	for i := range rec.Events {
		if e := &rec.Events[i]; e.ID == id {
			p := &rowPanel{ID: id, Kind: "Event", Line: e.Trigger.Text, Rules: s.explain.Rules(e.Rules), Event: e}
			p.rests(rec, e.Figures...)
			if e.Time != nil {
				p.rests(rec, e.Time.Mention)
			}
			if e.Place != nil {
				p.rests(rec, e.Place.Mention)
			}
			p.rests(rec, e.Voice, e.PerformedBy)
			return p
		}
	}
	for i := range rec.Statements {
		if st := &rec.Statements[i]; st.ID == id {
			p := &rowPanel{ID: id, Kind: "Statement", Rules: s.explain.Rules(st.Rules), State: st}
			p.rests(rec, deref(st.Parent), deref(st.Place))
			return p
		}
	}
	return s.mentionPanel(rec, id)
}

// rests adds rows that the chosen one rests on.
func (p *rowPanel) rests(rec *casus.Record, ids ...string) {
	for _, m := range marksOf(rec) {
		for _, id := range ids {
			if id != "" && id == m.row && (len(p.Rests) == 0 || p.Rests[len(p.Rests)-1].Name != id) {
				p.Rests = append(p.Rests, panelField{id, m.title})
			}
		}
	}
}

// mentionPanel explains a row of the layers below events and statements.
func (s *Server) mentionPanel(rec *casus.Record, id string) *rowPanel {
	p := &rowPanel{ID: id}
	field := func(name, value string) {
		if value != "" {
			p.Fields = append(p.Fields, panelField{name, value})
		}
	}
	for _, n := range rec.Names {
		if n.ID == id {
			p.Kind, p.Line = "Name", n.Text
			field("Type", n.Type)
			field("Party", n.Actor)
			return p
		}
	}
	for _, t := range rec.Times {
		if t.ID == id {
			p.Kind, p.Line, p.Rules = "Time", t.Text, s.explain.Rules(t.Rules)
			field("Value", deref(t.Value))
			field("From", deref(t.Begin))
			field("Before", deref(t.End))
			field("Grain", t.Granularity)
			field("Direction", t.Direction)
			field("Anchor", t.Anchor)
			field("Basis", t.Basis)
			return p
		}
	}
	for _, x := range rec.Places {
		if x.ID == id {
			p.Kind, p.Line, p.Rules = "Place", x.Text, s.explain.Rules(x.Rules)
			field("Name", x.Name)
			field("Country", x.Country)
			field("Division", x.Admin1)
			field("GeoNames", deref(x.GeonameID))
			field("Feature", x.Feature)
			field("Role", x.Role)
			return p
		}
	}
	for _, g := range rec.Figures {
		if g.ID == id {
			p.Kind, p.Line, p.Rules = "Figure", g.Text, s.explain.Rules(g.Rules)
			field("Value", rangeOf(g.Low, g.High))
			field("Unit", g.Unit)
			field("Of", spaced(g.Role, g.Item))
			field("Bound", g.Bound)
			field("Counts", g.Delta)
			field("Stage", g.Stage)
			field("As of", deref(g.AsOf))
			return p
		}
	}
	for _, x := range rec.Positions {
		if x.ID == id {
			p.Kind, p.Line, p.Rules = "Position", x.Text, s.explain.Rules(x.Rules)
			field("Party", partyNames([]casus.ActorRef{x.Actor}))
			field("Issue", x.Issue)
			field("Stance", x.Stance)
			field("Formerly", deref(x.ShiftFrom))
			field("Voice", ownerOf(x.Voice))
			return p
		}
	}
	for _, x := range rec.Processes {
		if x.ID == id {
			p.Kind, p.Line, p.Rules = "Process", x.Text, s.explain.Rules(x.Rules)
			field("Kind", x.Kind)
			field("Parties", partyNames(x.Parties))
			field("Status", x.Status)
			field("Number", deref(x.Rounds))
			return p
		}
	}
	for _, x := range rec.Wording {
		if x.ID == id {
			p.Kind, p.Line, p.Rules = "Wording", x.Text, s.explain.Rules(x.Rules)
			field("Kind", strings.ReplaceAll(x.Kind, "_", " "))
			field("Owner", ownerOf(x.Owner))
			return p
		}
	}
	return nil
}
