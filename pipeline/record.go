package pipeline

import (
	"fmt"
	"sort"

	"casus"
	"casus/annotate/actor"
)

// record is what is written of a document. Lists are never null.
func (p *Pipeline) record(doc *casus.Document) *casus.Record {
	rec := &casus.Record{
		ID:         doc.Report.ID,
		Report:     casus.ReportOf(doc.Report),
		Actors:     p.parties(doc),
		Names:      list(doc.Names),
		Times:      list(doc.Times),
		Places:     list(doc.Places),
		Figures:    list(doc.Figures),
		Statements: list(doc.Statements),
		Events:     events(doc),
		Positions:  list(doc.Positions),
		Processes:  list(doc.Processes),
		Wording:    list(doc.Wording),
		Voices:     list(doc.Voices),
		Provenance: p.provenance,
	}
	rec.Report.Blocks = list(rec.Report.Blocks)
	return rec
}

// list is xs, or the empty list for nil: JSON has [] there, not null.
func list[T any](xs []T) []T {
	if xs == nil {
		return []T{}
	}
	return xs
}

// parties groups the mentions by party, in order of first mention. A mention without identity is no party of the record, nor is a bare demonym or a state that is only a place.
func (p *Pipeline) parties(doc *casus.Document) []casus.Actor {
	out := []casus.Actor{}
	at := map[string]int{}
	for _, m := range doc.Actors {
		key := m.Actor
		if key == "" || m.Kind == casus.Demonym || m.Kind == casus.Whereabouts {
			continue
		}
		i, ok := at[key]
		if !ok {
			i = len(out)
			at[key] = i
			out = append(out, casus.Actor{ID: m.Actor, Kind: m.Kind, Name: m.Name, Country: m.Country, Sector: m.Sector,
				Members: m.Members, Unnamed: m.Unnamed, Provisional: m.Provisional})
		}
		out[i].Mentions = append(out[i].Mentions, m)
	}
	for _, c := range doc.Chains {
		ids := c.Members
		if len(ids) == 0 {
			ids = []string{c.Actor}
		}
		for n, id := range ids {
			if i, ok := at[id]; ok {
				out[i].Mentions = append(out[i].Mentions, p.taken(doc, &c, n, &out[i])...)
				sort.SliceStable(out[i].Mentions, func(a, b int) bool {
					return out[i].Mentions[a].Spans.Bounds().Start < out[i].Mentions[b].Spans.Bounds().Start
				})
			}
		}
	}
	return out
}

// taken are the mentions that only the chain gives to a party, the n-th of the chain's: its pronouns, "the group" and "the country" for one named
// before, and "both sides" for a member.
func (p *Pipeline) taken(doc *casus.Document, c *casus.Chain, n int, of *casus.Actor) []casus.ActorMention {
	var out []casus.ActorMention
	for k, m := range c.Mentions {
		if at, ok := p.takenUp(doc, &m, of.Kind); ok && len(c.Members) == 0 {
			out = append(out, casus.ActorMention{ID: fmt.Sprintf("%s.%d.%d", c.ID, k+1, n+1), Evidence: casus.Quote(doc.Text(), at), Actor: of.ID, Name: of.Name,
				Kind: of.Kind, Country: of.Country, Sector: of.Sector, Confidence: m.Confidence, Basis: "chain", At: m.At})
		}
		if m.Kind == "pronoun" || len(c.Members) > 0 && m.Rule == "members" {
			out = append(out, casus.ActorMention{ID: fmt.Sprintf("%s.%d.%d", c.ID, k+1, n+1), Evidence: casus.Quote(doc.Text(), m.Span), Actor: of.ID, Name: of.Name,
				Kind: m.Kind, Country: of.Country, Sector: of.Sector, Confidence: m.Confidence, Basis: "chain", At: m.At})
		}
	}
	return out
}

// takenUp is the span of a noun that takes up a party named before, without its article; not where another mention stands there already,
// and not a country that only tells where something is.
func (p *Pipeline) takenUp(doc *casus.Document, m *casus.ChainMention, kind string) (casus.Span, bool) {
	if m.Kind != "nominal" || m.Rule != "head of the name" && m.Rule != "only one" {
		return casus.Span{}, false
	}
	if kind == actor.State && !p.Registry().Is("state-noun", doc.Token(m.At).Lemma) {
		return casus.Span{}, false // "the capital" is no name of the state
	}
	for i := range doc.Actors {
		if b := doc.Actors[i].Spans.Bounds(); b.Start < m.Span.End && m.Span.Start < b.End {
			return casus.Span{}, false
		}
	}
	toks := doc.Sentences[m.At.Sentence].Tokens
	for t := range toks {
		if toks[t].Head == m.At.Token && toks[t].Deprel == "case" && p.Registry().Is("place-case", toks[t].Lemma) {
			return casus.Span{}, false
		}
	}
	span := m.Span
	if from, to := doc.Sentences[m.At.Sentence].TokensIn(span); from+1 < to && toks[from].UPOS == "DET" {
		span.Start = toks[from+1].Start
	}
	return span, true
}

// events are the event mentions with the lemma of their trigger's head, which the trees are needed for.
func events(doc *casus.Document) []casus.EventMention {
	out := append([]casus.EventMention{}, doc.Events...)
	for i := range out {
		e := &out[i]
		if e.Lemma == "" && e.At.Sentence >= 0 && e.At.Sentence < len(doc.Sentences) && e.At.Token >= 0 && e.At.Token < len(doc.Sentences[e.At.Sentence].Tokens) {
			e.Lemma = doc.Token(e.At).Lemma
		}
	}
	return out
}
