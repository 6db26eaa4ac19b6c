package statement

import (
	"strings"

	"casus"
	"casus/clause"
)

// person is somebody named before, for pronouns.
type person struct {
	at      casus.Span
	ref     casus.TokenRef
	name    string
	subject bool
	gender  byte // 'm', 'f' or 0
	plural  bool
	human   bool // a person; else an organisation, group or country
}

func (w *work) pronoun(at casus.TokenRef) bool {
	t := w.doc.Token(at)
	if w.is("relative", strings.ToLower(t.Form)) {
		return false
	}
	return w.is("personal", strings.ToLower(t.Form)) || w.is("he", strings.ToLower(t.Form)) || t.UPOS == "PRON" && !w.is("relative", strings.ToLower(t.Form)) &&
		(w.is("masculine", strings.ToLower(t.Form)) || w.is("feminine", strings.ToLower(t.Form)) || w.is("plural", strings.ToLower(t.Form)) || w.is("neuter", strings.ToLower(t.Form)) ||
			w.is("first", strings.ToLower(t.Form)) || w.is("firstplural", strings.ToLower(t.Form)))
}

// pronominal resolves a pronoun: through the report's chains, as the speaker of the quotation for the first person, else as the
// nearest fitting person before, precision first.
func (w *work) pronominal(src *casus.StatementSource, a *casus.Attribution, i, depth int) {
	form := strings.ToLower(w.doc.Token(a.SrcAt).Form)
	src.Name, src.Actor = "", ""
	if j := w.speaking(a, i, form); j >= 0 {
		if sp := w.speaker(j, depth+1); sp != nil && (sp.Name != "" || sp.Actor != "") && !w.clash(sp.Actor, sp.Name, form) {
			src.Actor, src.Name, src.Country, src.Sector = sp.Actor, sp.Name, sp.Country, sp.Sector
			src.Confidence = min(src.Confidence, 0.7)
			return
		}
	}
	if w.is("first", form) {
		if j, ok := w.index[a.Parent]; ok && w.quotedAt(&w.doc.Attributions[j], a.Source[0]) {
			if sp := w.speaker(j, depth+1); sp != nil && (sp.Name != "" || sp.Actor != "") {
				src.Actor, src.Name, src.Country, src.Sector = sp.Actor, sp.Name, sp.Country, sp.Sector
				return
			}
		}
	}
	if c := w.chained(a.SrcAt, a.Source[0]); c != nil && !w.clash(c.Actor, c.Name, form) {
		src.Actor, src.Name, src.Country, src.Sector = c.Actor, c.Name, c.Country, c.Sector
		src.Confidence = min(src.Confidence, 0.8)
		return
	}
	if w.is("first", form) || w.is("firstplural", form) {
		if j, ok := w.index[a.Parent]; ok {
			if sp := w.speaker(j, depth+1); sp != nil {
				src.Actor, src.Name, src.Country, src.Sector = sp.Actor, sp.Name, sp.Country, sp.Sector
				if w.is("firstplural", form) {
					src.Confidence = min(src.Confidence, 0.5)
				}
			}
		}
		return
	}
	if p, ok := w.before(a, form, i, depth); ok {
		src.Name, src.Confidence = p.name, min(src.Confidence, 0.6)
		ref := w.refer(casus.Spans{p.at}, p.ref)
		src.Actor, src.Country, src.Sector = ref.Actor, ref.Country, ref.Sector
		if ref.Actor != "" {
			src.Name = ref.Name
		}
	}
}

// speaking is the attribution whose speaker a third-person pronoun stands for by its place: "X said he plans", where the pronoun is subject of the
// reported clause, and "X blamed A, and he warned B", where it goes on from the reporting clause before. -1 without. Inside quotation marks
// a third person is somebody else.
func (w *work) speaking(a *casus.Attribution, i int, form string) int {
	if a.Parent != "" {
		j, ok := w.index[a.Parent]
		if !ok {
			return -1
		}
		p := &w.doc.Attributions[j]
		if w.describedBy(p, form) || p.SrcAt.Sentence != a.SrcAt.Sentence || len(p.Cue) == 0 || p.Cue[0].Start > a.Source[0].Start || w.quotedAt(p, a.Source[0]) || !w.agrees(p, form) || w.rival(p, a) {
			return -1
		}
		return j
	}
	for j := i - 1; j >= 0 && j > i-4; j-- {
		p := &w.doc.Attributions[j]
		if p.Parent != "" || p.SrcAt.Sentence != a.SrcAt.Sentence || p.CueAt.Sentence != a.CueAt.Sentence || p.SrcAt == a.SrcAt || len(p.Cue) == 0 {
			continue
		}
		if g := w.graph(a.CueAt.Sentence); g.Head(a.CueAt.Token) == p.CueAt.Token && g.S.Tokens[a.CueAt.Token].Deprel == "conj" && w.agrees(p, form) {
			return j
		}
		return -1
	}
	return w.goingOn(a, i, form)
}

// describedBy reports whether a source is described by a possessive of the same gender as a pronoun, which then means its owner: "a person familiar with her
// plans said she would stay".
func (w *work) describedBy(p *casus.Attribution, form string) bool {
	if p.SrcAt.Sentence < 0 {
		return false
	}
	g := w.graph(p.SrcAt.Sentence)
	from, to := g.S.TokensIn(p.Source.Bounds())
	for t := from; t < to; t++ {
		if k := &g.S.Tokens[t]; k.XPOS == "PRP$" {
			f := strings.ToLower(k.Form)
			for _, kind := range []string{"masculine", "feminine"} {
				if w.is(kind, form) && w.is(kind, f) {
					return true
				}
			}
		}
	}
	return false
}

// goingOn is the attribution of the sentence before when its speaker is the only one there and the pronoun opens the next sentence. -1 without.
func (w *work) goingOn(a *casus.Attribution, i int, form string) int {
	for j := i - 1; j >= 0 && j > i-6; j-- {
		p := &w.doc.Attributions[j]
		if p.Parent != "" || p.CueAt.Sentence == a.SrcAt.Sentence || p.Kind == "scare" {
			continue
		}
		if p.SrcAt.Sentence < 0 {
			return -1
		}
		if d := w.doc.Token(p.SrcAt).Deprel; strings.HasPrefix(d, "obl") || d == "nmod" {
			continue // "asked by a reporter"
		}
		if p.CueAt.Sentence != a.SrcAt.Sentence-1 || p.SrcAt.Sentence != p.CueAt.Sentence || !w.agrees(p, form) {
			return -1
		}
		return j
	}
	return -1
}

// quotedAt reports whether a span stands in the quoted words of an attribution.
func (w *work) quotedAt(p *casus.Attribution, sp casus.Span) bool {
	for _, q := range p.Quoted {
		if q.Contains(sp) {
			return true
		}
	}
	return false
}

// agrees reports whether the source of an attribution can be taken up by a pronoun: number and kind agree, and gender where words show it.
func (w *work) agrees(p *casus.Attribution, form string) bool {
	g := w.graph(p.SrcAt.Sentence)
	t := &g.S.Tokens[p.SrcAt.Token]
	own := strings.ToLower(t.Form)
	if t.UPOS == "PRON" {
		for _, kind := range []string{"masculine", "feminine", "plural", "neuter"} {
			if w.is(kind, form) {
				return w.is(kind, own) || w.is("relative", own) && kind != "neuter"
			}
		}
		return false
	}
	human := w.persons(g.Lemma(p.SrcAt.Token))
	if t.UPOS == "PROPN" {
		human = w.properHuman(g, p.SrcAt.Token)
	}
	plural := t.XPOS == "NNS" || t.XPOS == "NNPS" && !w.single(t.Span)
	for _, k := range g.Children(p.SrcAt.Token) {
		plural = plural || g.S.Tokens[k].Deprel == "conj"
	}
	gender := w.gender(g, p.SrcAt.Token)
	switch {
	case w.is("masculine", form):
		return human && !plural && gender != 'f'
	case w.is("feminine", form):
		return human && !plural && gender != 'm'
	case w.is("plural", form):
		return plural || !human
	case w.is("neuter", form):
		return !human && !plural
	}
	return false
}

// rival reports whether another noun that the pronoun may mean stands between the cue and it: an addressee, a subject of the clause.
func (w *work) rival(p, a *casus.Attribution) bool {
	form := strings.ToLower(w.doc.Token(a.SrcAt).Form)
	for j := range w.seen {
		q := &w.seen[j]
		if q.ref.Sentence == a.SrcAt.Sentence && q.at.Start > p.Cue[0].Start && q.at.End <= a.Source[0].Start && q.subject && q.ref != p.SrcAt && w.fits(q, form) {
			return true
		}
	}
	return false
}

// fits reports whether a pronoun may stand for somebody.
func (w *work) fits(p *person, form string) bool {
	switch {
	case w.is("masculine", form):
		return p.human && !p.plural && p.gender != 'f'
	case w.is("feminine", form):
		return p.human && !p.plural && p.gender != 'm'
	case w.is("plural", form):
		return p.plural || !p.human
	case w.is("neuter", form):
		return !p.human && !p.plural
	}
	return false
}

// chained is the actor that the report's chains give a pronoun, or nil.
func (w *work) chained(at casus.TokenRef, sp casus.Span) *casus.ActorRef {
	c, ok := w.at.chainAt[at]
	if !ok {
		if c, ok = w.at.chainOf[sp]; !ok {
			return nil
		}
	}
	ch := &w.doc.Chains[c]
	ref := &casus.ActorRef{Actor: ch.Actor}
	if m := w.at.known[ch.Actor]; m != nil && ch.Actor != "" {
		if f := strings.ToLower(w.doc.Token(at).Form); m.Kind == "organisation" && (w.is("masculine", f) || w.is("feminine", f)) && !w.persons(strings.ToLower(w.doc.Token(m.At).Lemma)) {
			return nil // "she" is no senate
		}
		ref.Name, ref.Country, ref.Sector = m.Name, m.Country, m.Sector
		return ref
	}
	form := strings.ToLower(w.doc.Token(at).Form)
	for _, kind := range []string{"name", "nominal"} {
		for _, m := range ch.Mentions {
			if m.Kind == kind && m.At.Sentence >= 0 {
				if kind == "nominal" && (w.is("masculine", form) || w.is("feminine", form)) && !w.persons(strings.ToLower(w.doc.Token(m.At).Lemma)) {
					continue // a person is no concern
				}
				r := w.refer(casus.Spans{m.Span}, m.At)
				return &r
			}
		}
	}
	return nil
}

// otherGender reports whether a name's first word is a given name that does not go with a pronoun.
func (w *work) otherGender(name, form string) bool {
	first, _, ok := strings.Cut(name, " ")
	if !ok {
		return false
	}
	g := w.given[first]
	return g == 'm' && w.is("feminine", form) || g == 'f' && w.is("masculine", form)
}

// people lists the names and nominals that a pronoun may stand for.
func (w *work) people() {
	for i := range w.doc.Sentences {
		s := &w.doc.Sentences[i]
		g := w.graph(i)
		for t := range s.Tokens {
			k := &s.Tokens[t]
			if k.UPOS != "PROPN" && k.UPOS != "NOUN" {
				continue
			}
			switch d := k.Deprel; {
			case strings.HasPrefix(d, "flat"), d == "compound", d == "amod":
				continue
			}
			l := g.Lemma(t)
			human := w.persons(l)
			if k.UPOS == "NOUN" && !human && !w.group[l] {
				continue
			}
			at := casus.TokenRef{Sentence: i, Token: t}
			sp := g.Phrase(t)
			p := person{at: sp, ref: at, human: human, plural: k.XPOS == "NNS" || k.XPOS == "NNPS"}
			p.subject = strings.HasPrefix(k.Deprel, "nsubj")
			if k.UPOS == "PROPN" {
				p.human = w.properHuman(g, t)
			}
			for _, c := range g.Children(t) {
				if s.Tokens[c].Deprel == "conj" {
					p.plural = true
				}
			}
			if k.UPOS == "PROPN" && p.plural && w.single(k.Span) {
				p.plural = false // "the United States"
			}
			p.gender = w.gender(g, t)
			p.name = w.nameOf(casus.Spans{sp}, at)
			w.seen = append(w.seen, p)
		}
	}
}

// single reports whether a plural name is that of one state or organisation.
func (w *work) single(sp casus.Span) bool {
	for _, i := range within(&w.at.actors, sp) {
		if m := &w.doc.Actors[i]; m.Kind == "state" || m.Kind == "organisation" || m.Kind == "media" {
			return true
		}
	}
	return false
}

// properHuman reports whether a proper noun names a person as far as words can tell: names layer, title, two words.
func (w *work) properHuman(g *clause.Graph, t int) bool {
	sp := g.S.Tokens[t].Span
	for _, i := range within(&w.at.names, sp) {
		return w.doc.Names[i].Type == "PER"
	}
	if w.persons(strings.ToLower(g.S.Tokens[t].Form)) {
		return true
	}
	for _, k := range g.Children(t) {
		c := &g.S.Tokens[k]
		if strings.HasPrefix(c.Deprel, "flat") || c.Deprel == "compound" || c.Deprel == "appos" {
			if w.persons(g.Lemma(k)) || strings.HasPrefix(c.Deprel, "flat") {
				return true
			}
		}
	}
	return g.Child(t, "case", "det", "amod") < 0 && g.Child(t, "nmod") < 0
}

// gender is what the words show: "Queen", "spokeswoman", "Mrs".
func (w *work) gender(g *clause.Graph, t int) byte {
	check := func(k int) byte {
		f := strings.ToLower(g.S.Tokens[k].Form)
		if w.is("male", f) {
			return 'm'
		}
		if w.is("female", f) {
			return 'f'
		}
		return 0
	}
	if b := check(t); b != 0 {
		return b
	}
	for _, k := range g.Children(t) {
		switch d := g.S.Tokens[k].Deprel; {
		case strings.HasPrefix(d, "flat"), d == "compound", d == "appos", d == "nmod:desc":
			if b := check(k); b != 0 {
				return b
			}
		}
	}
	if from, to := w.properRun(g, t); g.S.Tokens[t].UPOS == "PROPN" && to-from > 1 {
		return w.given[g.S.Tokens[from].Form]
	}
	return 0
}

// before finds who a third-person pronoun means: the speaker of the statement before if the pronoun is a subject, else the nearest
// subject, else the nearest fitting name, at most three sentences back.
func (w *work) before(a *casus.Attribution, form string, i, depth int) (person, bool) {
	at := a.SrcAt
	start := w.doc.Token(at).Start
	best, score := -1, -1
	for j := len(w.seen) - 1; j >= 0; j-- {
		p := &w.seen[j]
		if p.at.Start >= start || p.at.Contains(w.doc.Token(at).Span) {
			continue
		}
		dist := at.Sentence - p.ref.Sentence
		if dist > 5 {
			break
		}
		if !w.fits(p, form) || w.inContentOfOther(p, a) {
			continue
		}
		sc := 40 - 8*dist
		if p.subject {
			sc += 12
		}
		if w.doc.Token(p.ref).UPOS == "PROPN" {
			sc += 4
		}
		if dist == 0 {
			sc -= 6
			if p.subject && w.sameClause(p.ref, at) {
				continue
			}
		}
		if w.speaks(p.ref) {
			sc += 6
		}
		if sc > score {
			if ref := w.refer(casus.Spans{p.at}, p.ref); w.clash(ref.Actor, ref.Name, form) {
				continue
			}
			best, score = j, sc
		}
	}
	if best < 0 {
		return person{}, false
	}
	return w.seen[best], true
}

// inContentOfOther keeps names inside other people's quotations away from pronouns outside them.
func (w *work) inContentOfOther(p *person, a *casus.Attribution) bool {
	for _, i := range w.at.direct[p.ref.Sentence] {
		b := &w.doc.Attributions[i]
		if b.ID != a.Parent && b.Content.Contains(p.at) {
			return true
		}
	}
	return false
}

func (w *work) sameClause(p, at casus.TokenRef) bool {
	g := w.graph(at.Sentence)
	return g.Head(p.Token) >= 0 && g.Head(p.Token) == g.Head(at.Token)
}

// speaks reports whether a token is the head of a source.
func (w *work) speaks(ref casus.TokenRef) bool {
	return w.at.sources[ref]
}
