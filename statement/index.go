package statement

import "casus"

// index finds rows of the layers by place, so that a long report takes no more than time in its length.
type index struct {
	names, actors, times casus.SpanIndex
	places               casus.SpanIndex
	children             map[string][]int               // attribution id -> attributions inside it
	direct               map[int][]int                  // sentence -> direct attributions whose content touches it
	sources              map[casus.TokenRef]bool        // heads of sources
	chainAt              map[casus.TokenRef]int         // token -> chain
	chainOf              map[casus.Span]int             // extent -> chain
	known                map[string]*casus.ActorMention // actor id -> first mention with a name
	named                map[string]string              // actor name -> id
}

func indexOf(doc *casus.Document) *index {
	x := &index{children: map[string][]int{}, direct: map[int][]int{}, sources: map[casus.TokenRef]bool{}, chainAt: map[casus.TokenRef]int{},
		chainOf: map[casus.Span]int{}, known: map[string]*casus.ActorMention{}, named: map[string]string{}}
	x.names = casus.IndexSpans(len(doc.Names), func(i int) casus.Span { return doc.Names[i].Spans.Bounds() })
	x.actors = casus.IndexSpans(len(doc.Actors), func(i int) casus.Span { return doc.Actors[i].Spans.Bounds() })
	x.times = casus.IndexSpans(len(doc.Times), func(i int) casus.Span { return doc.Times[i].Spans.Bounds() })
	x.places = casus.IndexSpans(len(doc.Places), func(i int) casus.Span { return doc.Places[i].Spans.Bounds() })
	for i := range doc.Actors {
		m := &doc.Actors[i]
		if m.Actor != "" && m.Name != "" && x.known[m.Actor] == nil {
			x.known[m.Actor] = m
		}
		if _, ok := x.named[m.Name]; !ok {
			x.named[m.Name] = m.Actor
		}
	}
	for i := range doc.Attributions {
		a := &doc.Attributions[i]
		if a.Parent != "" {
			x.children[a.Parent] = append(x.children[a.Parent], i)
		}
		x.sources[a.SrcAt] = true
		if a.Kind != "direct" {
			continue
		}
		for _, p := range a.Content {
			for s := max(casus.SentenceAt(doc.Sentences, p.Start), 0); s < len(doc.Sentences) && doc.Sentences[s].Start < p.End; s++ {
				x.direct[s] = append(x.direct[s], i)
			}
		}
	}
	for c := range doc.Chains {
		for _, m := range doc.Chains[c].Mentions {
			if _, ok := x.chainAt[m.At]; !ok && m.At.Sentence >= 0 {
				x.chainAt[m.At] = c
			}
			if _, ok := x.chainOf[m.Span]; !ok {
				x.chainOf[m.Span] = c
			}
		}
	}
	return x
}

func within(x *casus.SpanIndex, s casus.Span) []int {
	var out []int
	x.Overlapping(s, func(i int) bool { out = append(out, i); return true })
	return out
}
