package statement

import (
	"strings"

	"casus"
	"casus/clause"
)

// ground marks the tokens of a reporting clause that are neither source nor cue nor content: between source and cue ("Orlo, in Ostra, said"), between cue and
// content ("told reporters on Friday that"), and behind the cue up to the next verb. What stands there tells of the saying, wherever the parser hung it.
func (w *work) ground(g *clause.Graph, a *casus.Attribution) []bool {
	n := len(g.S.Tokens)
	free := make([]bool, n)
	cue := a.Cue.Bounds()
	at := func(t int) casus.Span { return g.S.Tokens[t].Span }
	for t := a.CueAt.Token + 1; t < n; t++ {
		switch k := &g.S.Tokens[t]; {
		case a.Cue.Overlaps(k.Span), a.Source.Overlaps(k.Span):
			continue
		case a.Content.Overlaps(k.Span), k.UPOS == "AUX", k.UPOS == "VERB" && k.XPOS != "VBN", k.UPOS == "SCONJ", k.UPOS == "CCONJ", k.XPOS == "WP", k.XPOS == "WDT", k.Form == ";", k.Form == ":":
			t = n
		default:
			free[t] = true
		}
	}
	if len(a.Source) > 0 && a.Source.Bounds().End <= cue.Start {
		for t := 0; t < n; t++ {
			if at(t).Start < a.Source.Bounds().End {
				continue
			}
			if u := g.S.Tokens[t].UPOS; at(t).End > cue.Start || u == "VERB" || u == "AUX" || u == "CCONJ" {
				break
			}
			free[t] = true
		}
		if a.SrcAt.Sentence == a.CueAt.Sentence && w.is("relative", g.Lemma(a.SrcAt.Token)) {
			return free
		}
		first := 0
		for first < n && at(first).Start < a.Source.Bounds().Start {
			first++
		}
		for t := first - 1; t >= 0; t-- { // "On Friday, Orlo said"
			k := &g.S.Tokens[t]
			if a.Content.Overlaps(k.Span) || k.UPOS == "VERB" && k.XPOS != "VBN" || k.UPOS == "AUX" || k.UPOS == "SCONJ" || k.UPOS == "CCONJ" || strings.HasPrefix(k.Deprel, "nsubj") || k.Form == ";" || k.Form == ":" {
				break
			}
			free[t] = true
		}
	}
	return free
}

// beside fills what the ground of a statement holds and the phrases on its cue did not give.
func (w *work) beside(s *casus.Statement, a *casus.Attribution, g *clause.Graph) {
	free := w.ground(g, a)
	inside := func(sp casus.Span) bool {
		from, to := g.S.TokensIn(sp)
		for t := from; t < to; t++ {
			if !free[t] {
				return false
			}
		}
		return from < to
	}
	for _, i := range within(&w.at.times, g.S.Span) {
		t := &w.doc.Times[i]
		if s.Time == nil && t.Begin != nil && t.End != nil && (t.Type == "DATE" || t.Type == "TIME") && inside(t.Spans.Bounds()) {
			s.Time = &casus.EventTime{Begin: *t.Begin, End: *t.End, Basis: "time beside the cue", Mention: t.ID}
		}
	}
	for t := range free {
		if !free[t] {
			continue
		}
		if prep := g.Prep(t); s.Occasion == nil && g.S.Tokens[t].UPOS != "ADP" && w.occ.nouns[g.Lemma(t)] && w.occ.preps[prep] {
			e := casus.Quote(w.text, g.Naming(t))
			s.Occasion = &e
		} else if len(s.Addressee) == 0 && w.is("addressing", prep) && g.Head(t) == a.CueAt.Token && w.hears(g, t) { // "said to reporters"
			sp := g.Phrase(t)
			s.Addressee = append(s.Addressee, w.refer(casus.Spans{sp}, casus.TokenRef{Sentence: a.CueAt.Sentence, Token: t}))
		}
	}
	for _, i := range within(&w.at.places, g.S.Span) {
		p := &w.doc.Places[i]
		if s.Place == nil && len(p.Spans) > 0 && p.At.Sentence == a.CueAt.Sentence && inside(p.Spans.Bounds()) && w.occ.where[g.Prep(p.At.Token)] {
			id := p.ID
			s.Place = &id
		}
	}
}

// hears reports whether a token names somebody who can be spoken to.
func (w *work) hears(g *clause.Graph, t int) bool {
	switch k := &g.S.Tokens[t]; k.UPOS {
	case "NOUN":
		return w.persons(g.Lemma(t)) || w.group[g.Lemma(t)] && !w.document[g.Lemma(t)]
	case "PROPN":
		return len(within(&w.at.actors, k.Span)) > 0
	case "PRON":
		return w.is("personal", strings.ToLower(k.Form))
	}
	return false
}

// far reports whether a phrase behind the content of a statement hangs on words that go on behind it: another verb stands between.
func (w *work) far(g *clause.Graph, k int, a *casus.Attribution) bool {
	if len(a.Content) == 0 {
		return false
	}
	end := max(a.Content.Bounds().End, a.Cue.Bounds().End)
	from, _ := g.Range(k)
	for t := from - 1; t >= 0 && g.S.Tokens[t].Start >= end; t-- {
		if u := g.S.Tokens[t].UPOS; u == "VERB" || u == "AUX" || u == "CCONJ" {
			return true
		}
	}
	for t := from; t <= k; t++ {
		if u := g.S.Tokens[t].UPOS; g.S.Tokens[t].Start >= end && (u == "VERB" || u == "AUX") {
			return true
		}
	}
	return false
}
