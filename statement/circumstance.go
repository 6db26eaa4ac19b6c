package statement

import (
	"strings"

	"casus"
	"casus/clause"
	"casus/lexicon"
)

// occasions are the nouns that name where and how words were said.
type occasions struct{ nouns, preps, where map[string]bool }

func loadOccasions(lex *lexicon.Set) (*occasions, error) {
	o := &occasions{map[string]bool{}, map[string]bool{}, map[string]bool{}}
	t, err := lex.Table("cue/occasions.tsv", "kind", "words")
	if err != nil {
		return nil, err
	}
	for _, r := range t.Rows {
		into := map[string]map[string]bool{"noun": o.nouns, "preposition": o.preps, "where": o.where}[r.Get("kind")]
		if into == nil {
			return nil, r.Errorf("unknown kind %q; want noun, preposition or where", r.Get("kind"))
		}
		for _, w := range r.List("words") {
			into[w] = true
		}
	}
	return o, nil
}

// circumstances fills occasion, time, place, addressee and topic from what stands with the cue.
func (w *work) circumstances(s *casus.Statement, a *casus.Attribution) {
	if len(a.Addressee) > 0 && a.AddrAt.Sentence >= 0 {
		s.Addressee = append(s.Addressee, w.refer(a.Addressee, a.AddrAt))
	}
	if a.CueAt.Sentence >= 0 {
		g := w.graph(a.CueAt.Sentence)
		w.with(s, a, g, a.CueAt.Token)
		if h := g.Head(a.CueAt.Token); h >= 0 && g.S.Tokens[a.CueAt.Token].Deprel == "xcomp" {
			w.with(s, a, g, h)
		}
		w.beside(s, a, g)
	}
	w.about(s, a)
}

// with reads the phrases that hang on a cue.
func (w *work) with(s *casus.Statement, a *casus.Attribution, g *clause.Graph, cue int) {
	for _, k := range g.Children(cue) {
		t := &g.S.Tokens[k]
		if !strings.HasPrefix(t.Deprel, "obl") && t.Deprel != "advcl" && t.Deprel != "advmod" {
			continue
		}
		if a.Content.Contains(t.Span) || w.far(g, k, a) {
			continue
		}
		head := k
		if s.Occasion == nil && w.occ.preps[g.Prep(head)] && w.occ.nouns[g.Lemma(head)] {
			from, to := g.Range(head)
			for from < to && g.S.Tokens[from].Deprel == "case" {
				from++
			}
			for from < to && g.S.Tokens[from].UPOS == "DET" {
				from++
			}
			e := casus.Quote(w.text, g.Naming(head))
			s.Occasion = &e
		}
		if s.Time == nil {
			s.Time = w.timeAt(g, k, a)
		}
		if s.Place == nil {
			s.Place = w.placeAt(g, k, a)
		}
	}
	for _, k := range g.Children(cue) { // "told reporters in Ostra"
		if d := g.S.Tokens[k].Deprel; s.Place == nil && k > cue && (d == "obj" || d == "iobj") && !a.Content.Contains(g.S.Tokens[k].Span) && g.S.Tokens[k].UPOS == "NOUN" {
			s.Place = w.placeAt(g, k, a)
		}
	}
	// "speaking at a news conference, he said"
	for _, k := range g.Children(cue) {
		if g.S.Tokens[k].Deprel == "advcl" && s.Occasion == nil {
			for _, o := range g.Children(k) {
				if s.Place == nil && strings.HasPrefix(g.S.Tokens[o].Deprel, "obl") && w.is("speaking", g.Lemma(k)) {
					s.Place = w.placeAt(g, o, a)
				}
				if strings.HasPrefix(g.S.Tokens[o].Deprel, "obl") && w.occ.preps[g.Prep(o)] && w.occ.nouns[g.Lemma(o)] && !a.Content.Contains(g.S.Tokens[o].Span) {
					e := casus.Quote(w.text, g.Naming(o))
					s.Occasion = &e
				}
			}
		}
	}
}

// timeAt is the interval of a time mention within the phrase of a token, or nil.
func (w *work) timeAt(g *clause.Graph, k int, a *casus.Attribution) *casus.EventTime {
	from, to := g.Range(k)
	span := g.S.Tokens[from].Cover(g.S.Tokens[to-1].Span)
	for _, i := range within(&w.at.times, span) {
		t := &w.doc.Times[i]
		if b := t.Spans.Bounds(); span.Contains(b) && !a.Content.Overlaps(b) && t.Begin != nil && t.End != nil && (t.Type == "DATE" || t.Type == "TIME") {
			if w.named(b) {
				continue // "told "Sunday Table""
			}
			return &casus.EventTime{Begin: *t.Begin, End: *t.End, Basis: "time beside the cue", Mention: t.ID}
		}
	}
	return nil
}

// named reports whether a day stands in quotation marks or inside a name.
func (w *work) named(sp casus.Span) bool {
	if sp.Start > 0 && strings.ContainsAny(w.text[sp.Start-1:sp.Start], "\"'”’“‘") {
		return true
	}
	for _, i := range within(&w.at.names, sp) {
		if b := w.doc.Names[i].Spans.Bounds(); b.Contains(sp) && b != sp {
			return true
		}
	}
	return false
}

// placeAt is the id of the place where words were said: "said in Ostra", "told reporters in Ostra", "at a rally in Ostra". Nil without.
func (w *work) placeAt(g *clause.Graph, k int, a *casus.Attribution) *string {
	from, to := g.Range(k)
	for _, i := range within(&w.at.places, g.S.Tokens[from].Cover(g.S.Tokens[to-1].Span)) {
		p := &w.doc.Places[i]
		if len(p.Spans) == 0 || p.At.Sentence < 0 || p.At.Token < from || p.At.Token >= to || a.Content.Overlaps(p.Spans.Bounds()) || a.Source.Overlaps(p.Spans.Bounds()) {
			continue
		}
		if w.occ.where[g.Prep(p.At.Token)] && w.within(g, p.At.Token, k) {
			id := p.ID
			return &id
		}
	}
	return nil
}

// within reports whether a place belongs to a phrase directly, not to a clause inside it.
func (w *work) within(g *clause.Graph, t, top int) bool {
	for steps := 0; t >= 0 && t != top && steps < 6; steps++ {
		if d := g.S.Tokens[t].Deprel; strings.HasPrefix(d, "acl") {
			return false
		}
		t = g.Head(t)
	}
	return t == top
}

// aim fills the target of an accusation and the horizon of a forecast.
func (w *work) aim(s *casus.Statement, a *casus.Attribution) {
	if s.Act == casus.ActAccuse {
		for _, j := range within(&w.at.actors, a.Content.Bounds()) {
			if m := &w.doc.Actors[j]; len(m.Spans) > 0 && a.Content.Contains(m.Spans[0]) && m.Actor != "" {
				s.Target = append(s.Target, m.Ref())
				return
			}
		}
		return
	}
	for _, j := range within(&w.at.times, a.Content.Bounds()) {
		t := &w.doc.Times[j]
		if len(t.Spans) > 0 && a.Content.Contains(t.Spans[0]) && t.End != nil && !w.past(t) {
			begin := ""
			if t.Begin != nil {
				begin = *t.Begin
			} else if day := w.doc.Report.Published; len(day) >= 10 {
				begin = day[:10] // "by the end of the year": from now on
			}
			if begin == "" {
				continue
			}
			s.Horizon = &casus.EventTime{Begin: begin, End: *t.End, Basis: "time inside the forecast", Mention: t.ID}
			return
		}
	}
}

// past reports whether a time lies before the report's day, so that no forecast reaches it.
func (w *work) past(t *casus.Time) bool {
	switch t.Direction {
	case "past", "before":
		return true
	}
	day := w.doc.Report.Published
	return len(day) >= 10 && (len(*t.End) >= 10 && *t.End <= day[:10] || t.Type == "DURATION" && *t.End <= day)
}

// carryOccasion hands occasion and time on to the next sentence when the same speaker goes on and names neither.
func (w *work) carryOccasion(out []casus.Statement) {
	for i := 1; i < len(out); i++ {
		s := &out[i]
		if s.Source == nil || s.Parent != nil || s.CueAt.Sentence < 0 || s.Time != nil || s.Occasion != nil {
			continue
		}
		for j := i - 1; j >= 0 && j >= i-4; j-- {
			p := &out[j]
			if p.CueAt.Sentence < 0 || s.CueAt.Sentence-p.CueAt.Sentence > 1 || p.Parent != nil {
				continue
			}
			if same(p.Source, s.Source) && (p.Time != nil || p.Occasion != nil) {
				if p.Time != nil {
					t := *p.Time
					t.Basis = "the sentence before"
					s.Time = &t
				}
				s.Occasion = p.Occasion
				if s.Place == nil {
					s.Place = p.Place
				}
			}
			break
		}
	}
}
