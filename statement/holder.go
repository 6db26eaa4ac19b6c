package statement

import (
	"strings"

	"casus"
	"casus/clause"
)

// clash reports whether the report gives somebody a form of address, or a given name, of the other gender than a pronoun has.
func (w *work) clash(actor, name, form string) bool {
	if w.otherGender(name, form) {
		return true
	}
	m, f := w.is("masculine", form), w.is("feminine", form)
	if actor == "" || !m && !f {
		return false
	}
	if w.address == nil {
		w.address = map[string]byte{}
		for i := range w.doc.Actors {
			a := &w.doc.Actors[i]
			if a.Kind != "person" || len(a.Spans) != 1 || a.At.Sentence < 0 {
				continue
			}
			s := &w.doc.Sentences[a.At.Sentence]
			from, _ := s.TokensIn(a.Spans[0])
			for k := max(from-1, 0); k <= from && k < len(s.Tokens); k++ {
				switch t := strings.ToLower(s.Tokens[k].Form); {
				case s.Tokens[k].UPOS != "PROPN":
				case w.is("male", t):
					w.address[a.Actor] = 'm'
				case w.is("female", t):
					w.address[a.Actor] = 'f'
				}
			}
		}
	}
	g := w.address[actor]
	return m && g == 'f' || f && g == 'm'
}

// holder is the person whom the report itself calls by an office that stands alone later on: "the president" is President Colby where the report has named him, and
// not whoever holds such an office elsewhere. Nil when the office has a name or country of its own beside it, or the report names nobody by it before.
func (w *work) holder(g *clause.Graph, at casus.TokenRef, has *casus.ActorMention) *casus.ActorMention {
	t := &g.S.Tokens[at.Token]
	office := strings.ToLower(t.Lemma)
	if t.UPOS != "NOUN" || t.XPOS != "NN" || !w.is("office", office) || !w.persons(office) || g.Child(at.Token, "nmod", "nmod:poss", "amod", "compound", "appos", "flat", "acl:relcl") >= 0 || g.Child(at.Token, "det") < 0 {
		return nil
	}
	var found *casus.ActorMention
	for i := range w.doc.Actors {
		m := &w.doc.Actors[i]
		if m.Kind != "person" || m.Actor == "" || len(m.Spans) != 1 || m.At.Sentence < 0 || m.Spans[0].Start >= t.Start {
			continue
		}
		s := &w.doc.Sentences[m.At.Sentence]
		from, _ := s.TokensIn(m.Spans[0])
		titled := false
		for k := from - 1; k <= from && k < len(s.Tokens); k++ { // "President Colby": the title before the name or as its first word
			titled = titled || k >= 0 && strings.EqualFold(s.Tokens[k].Form, office) && s.Tokens[k].UPOS == "PROPN" && k+1 < len(s.Tokens) && s.Tokens[k+1].UPOS == "PROPN" && !(k > 0 && w.has("gone", strings.ToLower(s.Tokens[k-1].Form)))
		}
		if titled {
			found = m
		}
	}
	if found == nil || has != nil && has.Actor == found.Actor {
		return nil
	}
	return found
}
