package statement

import (
	"strings"

	"casus"
	"casus/clause"
)

// speaker resolves the source of attribution i.
func (w *work) speaker(i, depth int) *casus.StatementSource {
	if w.done[i] || depth > 20 {
		return w.speakers[i]
	}
	w.done[i] = true
	a := &w.doc.Attributions[i]
	if a.Kind == "scare" {
		if src := w.doc.Report.Source; src != "" {
			w.speakers[i] = &casus.StatementSource{ActorRef: casus.ActorRef{Name: src, Actor: w.actorNamed(src), At: casus.NoToken, Implicit: "the outlet's own marks"}, Confidence: 0.6}
		}
		return w.speakers[i]
	}
	if len(a.Source) == 0 {
		return nil
	}
	src := &casus.StatementSource{Confidence: a.Confidence}
	src.ActorRef = w.refer(a.Source, a.SrcAt)
	if a.SourceFrom != "" {
		src.Confidence = min(src.Confidence, 0.6)
	}
	if a.SrcAt.Sentence >= 0 {
		w.unnamed(src, a)
		if w.pronoun(a.SrcAt) {
			w.pronominal(src, a, i, depth)
		}
	}
	w.speakers[i] = src
	return src
}

// refer makes the reference to a noun phrase: the actor layer's reading where it has one, else the name or description in the words.
func (w *work) refer(spans casus.Spans, at casus.TokenRef) casus.ActorRef {
	ref := casus.ActorRef{Evidence: casus.Evidence{Spans: spans, Text: spans.In(w.text)}, At: at}
	if at.Sentence < 0 {
		ref.Name = ref.Text
		return ref
	}
	g := w.graph(at.Sentence)
	if word := strings.ToLower(g.S.Tokens[at.Token].Form); w.is("relative", word) && g.S.Tokens[at.Token].UPOS != "DET" {
		if n := w.antecedentOf(g, at.Token); n >= 0 { // "who": the noun that the clause describes
			r := w.refer(casus.Spans{g.Phrase(n)}, casus.TokenRef{Sentence: at.Sentence, Token: n})
			ref.Actor, ref.Name, ref.Country, ref.Sector = r.Actor, r.Name, r.Country, r.Sector
			return ref
		}
	}
	if by := w.issuer(g, spans, at); by >= 0 { // "data from the ministry": who stands behind the document
		r := w.refer(casus.Spans{g.Phrase(by)}, casus.TokenRef{Sentence: at.Sentence, Token: by})
		ref.Actor, ref.Name, ref.Country, ref.Sector = r.Actor, r.Name, r.Country, r.Sector
		return ref
	}
	m := w.mention(spans, at)
	if m != nil && (m.Kind != "person" || m.Spans.Bounds() == g.S.Tokens[at.Token].Span) {
		if p := w.surname(g, at, spans, m); p != nil { // "Paris claims", of Valeska Paris
			m = p
		}
	}
	if p := w.holder(g, at, m); p != nil { // "the president", of President Colby
		m = p
	}
	if m == nil { // the name behind an office that no layer reads: "Student Association president Ada Holm"
		m = w.personIn(spans, at)
	}
	if m != nil && (m.Kind != "person" || w.titled(m.Name)) { // a person's name in the phrase says more than the office
		if p := w.personIn(spans, at); p != nil {
			m = p
		} else if name := w.nameOf(spans, at); m.Actor == "" || m.Provisional {
			if name == "" || m.Kind == "organisation" && strings.HasSuffix(m.Name, " "+name) {
				name = m.Name // "Ministry" of "Armenian Foreign Ministry"
			}
			ref.Actor, ref.Name, ref.Country, ref.Sector = m.Actor, name, m.Country, m.Sector
			return ref
		}
	}
	if m != nil && m.Unnamed { // a nameless source keeps its wording: "two officials familiar with the talks"
		ref.Actor, ref.Name, ref.Country, ref.Sector = m.Actor, w.described(g, spans, at), m.Country, m.Sector
		return ref
	}
	if m != nil {
		ref.Actor, ref.Name, ref.Country, ref.Sector = m.Actor, m.Name, m.Country, m.Sector
		if ref.Name == "" {
			ref.Name = m.Text
		}
		return ref
	}
	ref.Name = w.nameOf(spans, at)
	return ref
}

// issuer is the head of the party behind a document ("a notice from the harbour authority"), or -1.
func (w *work) issuer(g *clause.Graph, spans casus.Spans, at casus.TokenRef) int {
	if g.S.Tokens[at.Token].UPOS != "NOUN" || !w.document[g.Lemma(at.Token)] {
		return -1
	}
	for _, k := range g.Children(at.Token) {
		if t := &g.S.Tokens[k]; k > at.Token && t.Deprel == "nmod" && w.is("speaker", g.Prep(k)) && spans.Contains(t.Span) {
			return k
		}
	}
	for _, k := range g.Children(at.Token) { // "a Courier article": the paper
		if t := &g.S.Tokens[k]; k < at.Token && t.UPOS == "PROPN" && t.Deprel == "compound" && spans.Contains(t.Span) {
			for _, i := range within(&w.at.actors, t.Span) {
				if m := &w.doc.Actors[i]; m.Kind == "media" && !m.Spans.Overlaps(g.S.Tokens[at.Token].Span) {
					return k
				}
			}
		}
	}
	return -1
}

// personIn is the person named at the end of the phrase's first stretch ("Afghan ambassador to Tarsk Hamdullah Mohib") or in its apposition, or nil.
func (w *work) personIn(spans casus.Spans, at casus.TokenRef) *casus.ActorMention {
	b := spans.Bounds()
	g := w.graph(at.Sentence)
	if u := g.S.Tokens[at.Token].UPOS; !w.persons(strings.ToLower(g.Lemma(at.Token))) && u != "PROPN" && u != "NUM" {
		return nil
	}
	end := b.End
	if i := strings.IndexByte(w.text[b.Start:b.End], ','); i >= 0 {
		end = b.Start + i
	}
	for _, i := range within(&w.at.actors, b) {
		m := &w.doc.Actors[i]
		if m.Kind != "person" || w.titled(m.Name) || len(m.Spans) == 0 || m.At.Sentence != at.Sentence || !b.Contains(m.Spans.Bounds()) {
			continue
		}
		sp := m.Spans.Bounds()
		if w.names(g, at.Token, m.At.Token) {
			return m
		}
		if (sp.End == end || w.apposed(b, sp)) && sp.Start > b.Start && !w.dependent(g, m.At.Token) {
			return m
		}
	}
	return nil
}

// titled reports whether a name is made of the words of offices alone: "Prime Minister".
func (w *work) titled(name string) bool {
	for _, word := range strings.Fields(strings.ToLower(name)) {
		if !w.persons(word) && !w.is("title", word) && !w.is("office", word) {
			return false
		}
	}
	return name != ""
}

// apposed reports whether a name fills a stretch between commas or ends the phrase behind one: "the prime minister, Ilse Varga".
func (w *work) apposed(phrase, name casus.Span) bool {
	before, after := strings.TrimRight(w.text[phrase.Start:name.Start], " "), strings.TrimLeft(w.text[name.End:phrase.End], " ")
	return strings.HasSuffix(before, ",") && (after == "" || after[0] == ',')
}

// surname is the person named in full in the report whose last name a single proper noun repeats, or nil when the reading that it has is named in full too.
func (w *work) surname(g *clause.Graph, at casus.TokenRef, spans casus.Spans, has *casus.ActorMention) *casus.ActorMention {
	t := &g.S.Tokens[at.Token]
	if t.UPOS != "PROPN" || len(spans) != 1 || spans[0] != t.Span {
		return nil
	}
	var found *casus.ActorMention
	for i := range w.doc.Actors {
		m := &w.doc.Actors[i]
		if m.Kind != "person" || len(m.Spans) != 1 || !strings.HasSuffix(m.Spans[0].In(w.text), " "+t.Form) {
			continue
		}
		if m.Name == has.Name {
			return nil
		}
		if found == nil && (m.Spans[0].End < t.Start || has.Kind == "person") {
			found = m
		}
	}
	return found
}

// dependent reports whether a preposition stands right before the words of a name, or a possessive sign behind it.
func (w *work) dependent(g *clause.Graph, t int) bool {
	from, to := w.properRun(g, t)
	for from > 0 && w.is("title", strings.ToLower(g.S.Tokens[from-1].Form)) {
		from-- // "a spokesman for Mr. Vale"
	}
	return from > 0 && (g.S.Tokens[from-1].UPOS == "ADP" || g.S.Tokens[from-1].UPOS == "CCONJ" || g.S.Tokens[from-1].UPOS == "DET") || to < len(g.S.Tokens) && g.S.Tokens[to].XPOS == "POS"
}

// mention is the actor mention that a noun phrase is built around, or nil.
func (w *work) mention(spans casus.Spans, at casus.TokenRef) *casus.ActorMention {
	head := w.doc.Token(at).Span
	var best *casus.ActorMention
	for _, i := range within(&w.at.actors, spans.Bounds()) {
		m := &w.doc.Actors[i]
		if m.Kind == "pronoun" || m.Actor == "" && m.Name == "" || !spans.Bounds().Contains(m.Spans.Bounds()) {
			continue
		}
		if m.At == at || m.Spans.Overlaps(head) {
			if best == nil || m.Spans.Bounds().Len() > best.Spans.Bounds().Len() && m.At == at || m.Kind == "person" && best.Kind != "person" {
				best = m
			}
		}
	}
	if best != nil {
		return best
	}
	// an apposition names the head: "the minister's doctor, Hugh Lanning"
	g := w.graph(at.Sentence)
	for _, k := range g.Children(at.Token) {
		if g.S.Tokens[k].Deprel != "appos" && !strings.HasPrefix(g.S.Tokens[k].Deprel, "flat") {
			continue
		}
		for _, i := range within(&w.at.actors, g.S.Tokens[k].Span) {
			if m := &w.doc.Actors[i]; m.At == (casus.TokenRef{Sentence: at.Sentence, Token: k}) && m.Kind == "person" {
				return m
			}
		}
	}
	return nil
}

// nameOf is the name in a noun phrase, or its words without article and relative clause.
func (w *work) nameOf(spans casus.Spans, at casus.TokenRef) string {
	g := w.graph(at.Sentence)
	head := at.Token
	toks := g.S.Tokens
	for _, i := range within(&w.at.names, spans.Bounds()) { // a person's name at the head or beside it
		n := &w.doc.Names[i]
		if n.Type == "PER" && spans.Bounds().Contains(n.Spans.Bounds()) && n.At.Sentence == at.Sentence && (w.names(g, head, n.At.Token) ||
			n.At.Token > head && w.persons(strings.ToLower(g.Lemma(head))) && w.apposed(spans.Bounds(), n.Spans.Bounds())) {
			return n.Text
		}
	}
	if toks[head].UPOS == "PROPN" {
		for _, i := range within(&w.at.names, toks[head].Span) { // "the Church of the Rock"
			if n := &w.doc.Names[i]; len(n.Spans) == 1 && spans.Bounds().Contains(n.Spans[0]) && n.At == at {
				return n.Text
			}
		}
	}
	pick := head
	if toks[head].UPOS != "PROPN" {
		for _, k := range g.Children(head) {
			if toks[k].Deprel == "appos" && toks[k].UPOS == "PROPN" || strings.HasPrefix(toks[k].Deprel, "flat") && toks[k].UPOS == "PROPN" {
				pick = k
				break
			}
		}
	}
	if toks[pick].UPOS == "PROPN" {
		from, to := w.properRun(g, pick)
		if from < to {
			return casus.Span{Start: toks[from].Start, End: toks[to-1].End}.In(w.text)
		}
	}
	sp := g.Phrase(head)
	if i := strings.IndexAny(sp.In(w.text), ",;("); i > 0 && toks[head].End <= sp.Start+i {
		sp.End = sp.Start + len(strings.TrimRight(sp.In(w.text)[:i], " "))
	}
	if b := spans.Bounds(); !b.Contains(sp) {
		sp = b
	}
	if name, relative := w.antecedent(g, head); relative {
		return name
	}
	return sp.In(w.text)
}

// described is a nominal source in its own words: without article, apposition and relative clause.
func (w *work) described(g *clause.Graph, spans casus.Spans, at casus.TokenRef) string {
	name := w.nameOf(spans, at)
	if t := &g.S.Tokens[at.Token]; t.UPOS != "NOUN" {
		return name
	}
	for _, k := range g.Children(at.Token) {
		if t := &g.S.Tokens[k]; t.Deprel == "det" && strings.Contains(t.Feats, "PronType=Art") {
			if rest, ok := strings.CutPrefix(name, t.Form+" "); ok {
				return rest
			}
		}
	}
	return name
}

// names reports whether a name's head token is the noun phrase's head, its apposition or a flat part of it.
func (w *work) names(g *clause.Graph, head, name int) bool {
	for t, steps := name, 0; t >= 0 && steps < 4; t, steps = g.Head(t), steps+1 {
		if t == head {
			return true
		}
		d := g.S.Tokens[t].Deprel
		if d != "appos" && !strings.HasPrefix(d, "flat") && d != "compound" {
			return false
		}
	}
	return false
}

// properRun is the run of proper nouns around a token, titles and offices left out.
func (w *work) properRun(g *clause.Graph, t int) (from, to int) {
	toks := g.S.Tokens
	from, to = t, t+1
	for from > 0 && toks[from-1].UPOS == "PROPN" && toks[from].Start-toks[from-1].End <= 1 {
		from--
	}
	for to < len(toks) && toks[to].UPOS == "PROPN" && toks[to].Start-toks[to-1].End <= 1 {
		to++
	}
	// the longest title before the name is cut, if a name remains
	cut := from
	for i := from; i < to-1; i++ {
		if w.persons(strings.ToLower(toks[i].Form)) || w.is("title", strings.ToLower(toks[i].Form)) {
			cut = i + 1
		}
	}
	return cut, to
}

// antecedentOf is the noun that the relative clause around a pronoun modifies, or -1.
func (w *work) antecedentOf(g *clause.Graph, t int) int {
	for h, steps := g.Head(t), 0; h >= 0 && steps < 6; h, steps = g.Head(h), steps+1 {
		if strings.HasPrefix(g.S.Tokens[h].Deprel, "acl") {
			n := g.Head(h)
			for _, k := range g.Children(max(n, 0)) { // "those of Bo Corran, who"
				if u := g.S.Tokens[n].UPOS; n >= 0 && k > n && k < t && g.S.Tokens[k].UPOS == "PROPN" && g.S.Tokens[k].Deprel == "nmod" && (u == "PRON" || u == "DET" || u == "NOUN" && !w.persons(g.Lemma(n)) && !w.group[g.Lemma(n)] && w.is("he", strings.ToLower(g.S.Tokens[t].Form))) {
					return k
				}
			}
			return n
		}
	}
	return -1
}

// antecedent is the description that a relative pronoun stands for.
func (w *work) antecedent(g *clause.Graph, t int) (string, bool) {
	if !w.is("relative", strings.ToLower(g.S.Tokens[t].Form)) || g.S.Tokens[t].UPOS != "PRON" {
		return "", false
	}
	for h, steps := g.Head(t), 0; h >= 0 && steps < 6; h, steps = g.Head(h), steps+1 {
		if strings.HasPrefix(g.S.Tokens[h].Deprel, "acl") {
			if n := g.Head(h); n >= 0 {
				if g.S.Tokens[n].UPOS == "PROPN" {
					from, to := w.properRun(g, n)
					return casus.Span{Start: g.S.Tokens[from].Start, End: g.S.Tokens[to-1].End}.In(w.text), true
				}
				return g.Naming(n).In(w.text), true
			}
		}
	}
	return "", false
}

// unnamed marks sources without a name: persons told of by a common noun.
func (w *work) unnamed(src *casus.StatementSource, a *casus.Attribution) {
	g := w.graph(a.SrcAt.Sentence)
	t := &g.S.Tokens[a.SrcAt.Token]
	if m := w.mention(a.Source, a.SrcAt); m != nil && !m.Unnamed {
		return
	}
	if t.UPOS != "NOUN" && t.UPOS != "DET" && t.UPOS != "NUM" && t.UPOS != "ADJ" && !(t.UPOS == "PRON" && !w.pronoun(a.SrcAt) && !w.is("relative", strings.ToLower(t.Form))) {
		return
	}
	if t.UPOS == "NOUN" && !w.persons(g.Lemma(a.SrcAt.Token)) {
		return
	}
	if name := w.nameOf(a.Source, a.SrcAt); name != "" && strings.ToUpper(name[:1]) == name[:1] && w.namedInside(g, a.SrcAt.Token) {
		return
	}
	src.Unnamed = !(w.is("office", g.Lemma(a.SrcAt.Token)) && t.XPOS == "NN")
}

// namedInside reports whether an apposition or flat part of a noun is a proper noun.
func (w *work) namedInside(g *clause.Graph, t int) bool {
	for _, k := range g.Children(t) {
		if d := g.S.Tokens[k].Deprel; (d == "appos" || strings.HasPrefix(d, "flat")) && g.S.Tokens[k].UPOS == "PROPN" {
			return true
		}
	}
	return false
}

// coSources lists the further members of a coordinated source.
func (w *work) coSources(s *casus.Statement, a *casus.Attribution) {
	if a.SrcAt.Sentence < 0 || s.Source == nil || a.Kind == "scare" {
		return
	}
	g := w.graph(a.SrcAt.Sentence)
	for _, k := range g.Children(a.SrcAt.Token) {
		t := &g.S.Tokens[k]
		if t.Deprel != "conj" || t.UPOS == "VERB" {
			continue
		}
		if sp := g.Phrase(k); a.Source.Bounds().Contains(sp) {
			s.CoSources = append(s.CoSources, w.refer(casus.Spans{sp}, casus.TokenRef{Sentence: a.SrcAt.Sentence, Token: k}))
		}
	}
}
