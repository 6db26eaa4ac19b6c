package statement

import (
	"strings"

	"casus"
	"casus/clause"
	"casus/lexicon"
)

// occasions are the nouns that name where and how words were said.
type occasions struct{ nouns, preps map[string]bool }

func loadOccasions(lex *lexicon.Set) (*occasions, error) {
	o := &occasions{map[string]bool{}, map[string]bool{}}
	t, err := lex.Table("cue/occasions.tsv", "kind", "words")
	if err != nil {
		return nil, err
	}
	for _, r := range t.Rows {
		into := map[string]map[string]bool{"noun": o.nouns, "preposition": o.preps}[r.Get("kind")]
		if into == nil {
			return nil, r.Errorf("unknown kind %q; want noun or preposition", r.Get("kind"))
		}
		for _, w := range r.List("words") {
			into[w] = true
		}
	}
	return o, nil
}

// circumstances fills occasion, time, addressee and topic from what stands with the cue.
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
		if a.Content.Contains(t.Span) {
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
	}
	// "speaking at a news conference, he said"
	for _, k := range g.Children(cue) {
		if g.S.Tokens[k].Deprel == "advcl" && s.Occasion == nil {
			for _, o := range g.Children(k) {
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
			return &casus.EventTime{Begin: *t.Begin, End: *t.End, Basis: "time beside the cue", Mention: t.ID}
		}
	}
	return nil
}

// about names the topic: the subject of what is said, or its object when the subject is a pronoun.
func (w *work) about(s *casus.Statement, a *casus.Attribution) {
	if len(a.Content) == 0 {
		return
	}
	piece := a.Content[0]
	i := casus.SentenceAt(w.doc.Sentences, piece.Start)
	if i < 0 {
		return
	}
	g := w.graph(i)
	from, to := g.S.TokensIn(piece)
	pick := -1
	for t := from; t < to; t++ {
		k := &g.S.Tokens[t]
		if k.UPOS != "NOUN" && k.UPOS != "PROPN" {
			continue
		}
		switch {
		case strings.HasPrefix(k.Deprel, "nsubj"), k.Deprel == "obj":
			pick = t
		case pick < 0 && (strings.HasPrefix(k.Deprel, "obl") || k.Deprel == "nmod" || k.Deprel == "root"):
			pick = t
			continue
		default:
			continue
		}
		break
	}
	if pick >= 0 {
		s.About = append(s.About, g.Naming(pick).In(w.text))
	}
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
		if len(t.Spans) > 0 && a.Content.Contains(t.Spans[0]) && t.Begin != nil && t.End != nil {
			s.Horizon = &casus.EventTime{Begin: *t.Begin, End: *t.End, Basis: "time inside the forecast", Mention: t.ID}
			return
		}
	}
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
			}
			break
		}
	}
}
