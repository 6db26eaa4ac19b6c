// Package dispute reads, from one coded report, what the parties hold and how their dealings stand: positions (actor x issue x stance)
// and the state of talks, sanctions, aid, deployments and truces. It works on the predicate-argument view, over the words of data/dispute; what
// changes between reports is package resolve's business.
package dispute

import (
	"casus"
	"casus/clause"
	"casus/lexicon"
)

// Reader finds positions and processes. It is safe for concurrent use.
type Reader struct {
	grammar *clause.Grammar
	issues  []issue
	stances map[string][]stance // by lemma
	turns   map[string]map[string]bool
	courses *courses
}

// New reads the words.
func New(lex *lexicon.Set) (*Reader, error) {
	t, err := lex.Table("clause/grammar.txt", "kind", "word")
	if err != nil {
		return nil, err
	}
	r := &Reader{}
	if r.grammar, err = clause.New(t.Rows); err != nil {
		return nil, err
	}
	if r.issues, err = loadIssues(lex); err != nil {
		return nil, err
	}
	if r.stances, err = loadStances(lex); err != nil {
		return nil, err
	}
	if r.turns, err = loadTurns(lex); err != nil {
		return nil, err
	}
	r.courses, err = loadCourses(lex)
	return r, err
}

// view is a document with what both readings need of it.
type view struct {
	doc      *casus.Document
	mentions map[casus.TokenRef]*casus.ActorMention // by head token, and every token of the mention where no head stands
	said     []said
}

// said is the content of a statement.
type said struct {
	id    string
	spans casus.Spans
	by    *casus.ActorRef
}

func newView(doc *casus.Document) *view {
	v := &view{doc: doc, mentions: map[casus.TokenRef]*casus.ActorMention{}}
	known, named := map[string]*casus.ActorMention{}, map[string]*casus.ActorMention{}
	for i := range doc.Actors {
		m := &doc.Actors[i]
		if m.Actor == "" {
			continue
		}
		known[m.Actor] = m
		if m.Name != "" && named[m.Name] == nil {
			named[m.Name] = m
		}
		v.mentions[m.At] = m
	}
	for _, c := range doc.Chains {
		m := known[c.Actor]
		if m == nil {
			continue
		}
		for _, cm := range c.Mentions {
			if v.mentions[cm.At] == nil {
				same := *m
				same.Evidence, same.At = casus.Quote(doc.Text(), cm.Span), cm.At
				v.mentions[cm.At] = &same
			}
		}
	}
	for i := range doc.Statements {
		s := &doc.Statements[i]
		if s.Content == nil || s.Kind == "scare" {
			continue
		}
		x := said{id: s.ID, spans: s.Content.Spans}
		if s.Source != nil && s.Source.Actor != "" {
			x.by = &s.Source.ActorRef
		} else if s.Source != nil && named[s.Source.Name] != nil { // "she", known by name
			by, m := s.Source.ActorRef, named[s.Source.Name]
			by.Actor, by.Country, by.Sector = m.Actor, m.Country, m.Sector
			x.by = &by
		}
		v.said = append(v.said, x)
	}
	return v
}

// voice is the innermost statement whose content holds the span, or nil for the outlet's own words.
func (v *view) voice(s casus.Span) *said {
	var best *said
	for i := range v.said {
		x := &v.said[i]
		if x.spans.Bounds().Contains(s) && (best == nil || x.spans.Bounds().Len() < best.spans.Bounds().Len()) {
			best = x
		}
	}
	return best
}

// party is the mention that a noun phrase stands for: its head's, else that of an apposition or of a flat part.
func (v *view) party(g *clause.Graph, sent, token int, spokesmen map[string]bool) *casus.ActorMention {
	if token < 0 {
		return nil
	}
	if spokesmen[g.Lemma(token)] { // "a spokeswoman for the Compact" is the Compact's
		for _, k := range g.Children(token) {
			if prep := g.Prep(k); prep == "for" || prep == "of" {
				if m := v.party(g, sent, k, nil); m != nil {
					return m
				}
			}
		}
	}
	if m := v.mentions[casus.TokenRef{Sentence: sent, Token: token}]; m != nil {
		return m
	}
	for _, k := range g.Children(token) {
		switch rel := g.S.Tokens[k].Deprel; {
		case rel == "flat", rel == "appos":
			if m := v.mentions[casus.TokenRef{Sentence: sent, Token: k}]; m != nil {
				return m
			}
		}
	}
	return nil
}

// refOf is the mention as a party of a row.
func refOf(m *casus.ActorMention) casus.ActorRef { return m.Ref() }
