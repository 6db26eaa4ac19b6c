package statement

import (
	"strings"

	"casus"
	"casus/clause"
	"casus/lexicon"
)

// loadActs reads the words that settle an act, by kind.
func loadActs(lex *lexicon.Set) (map[string]map[string]bool, error) {
	t, err := lex.Table("cue/acts.tsv", "kind", "words")
	if err != nil {
		return nil, err
	}
	out := map[string]map[string]bool{}
	for _, r := range t.Rows {
		k := r.Get("kind")
		if out[k] == nil {
			out[k] = map[string]bool{}
		}
		for _, w := range r.List("words") {
			out[k][w] = true
		}
	}
	return out, nil
}

// act settles the speech act of neutral cues by what is said: what is to come is a forecast, of the speaker's own act a promise, a refusal or
// a threat; what ought to be is a request; a wrong told of somebody else is an accusation.
func (w *work) act(s *casus.Statement, a *casus.Attribution, i int) {
	if len(a.Content) > 0 && (s.Act == casus.ActSay || s.Act == casus.ActAssess || s.Act == casus.ActForecast && a.Class == "warn") && a.Kind != "scare" {
		if act := w.inner(a); act != "" {
			s.Act = act
		} else if act := w.said(a, i); act != "" && !(s.Act == casus.ActForecast && act != casus.ActThreaten) {
			s.Act = act
		}
	}
	if a.Class == "find" && s.Act == casus.ActAssess && w.fromDocument(a) {
		s.Act = casus.ActSay // a poll that finds reports
	}
	if s.Act == casus.ActForecast && (a.Class == "fear" || a.Class == "worry") && w.settled(a) {
		s.Act = casus.ActAssess // a fear of what may be the case already
	}
	if s.Act == casus.ActAccuse || s.Act == casus.ActForecast {
		w.aim(s, a)
	}
}

// inner is the act of a first-person statement that fills the content: "We urge the governments ..." is a request. "" without.
func (w *work) inner(a *casus.Attribution) string {
	whole := 0
	for _, p := range a.Content {
		whole += p.Len()
	}
	for _, j := range w.at.children[a.ID] {
		b := &w.doc.Attributions[j]
		if b.SrcAt.Sentence < 0 || len(b.Content) == 0 {
			continue
		}
		f := strings.ToLower(w.doc.Token(b.SrcAt).Form)
		if (w.is("first", f) || w.is("firstplural", f)) && 10*b.Content.Bounds().Len() > 6*whole && b.Act != casus.ActSay {
			return b.Act
		}
	}
	return ""
}

// said reads the act off the main clauses of the content. "" leaves the cue's act.
func (w *work) said(a *casus.Attribution, i int) string {
	act := ""
	for _, piece := range a.Content {
		si := casus.SentenceAt(w.doc.Sentences, piece.Start)
		for ; si >= 0 && si < len(w.doc.Sentences) && w.doc.Sentences[si].Start < piece.End; si++ {
			g := w.graph(si)
			p := w.head(g, a)
			if p == nil {
				continue
			}
			if got := w.clauseAct(g, p, a, i); got != "" {
				return got
			}
		}
		if act == "" && a.Act == casus.ActSay && w.blames(a, piece) && !w.selfBlame(a) {
			act = casus.ActAccuse
		}
	}
	return act
}

// settled reports whether the main clause of what is said is of the present or past, without a modal.
func (w *work) settled(a *casus.Attribution) bool {
	if len(a.Content) == 0 {
		return false
	}
	i := casus.SentenceAt(w.doc.Sentences, a.Content[0].Start)
	if i < 0 {
		return false
	}
	p := w.head(w.graph(i), a)
	return p != nil && p.Modal < 0 && !p.Infin && (p.Tense == clause.Present || p.Tense == clause.Past || p.Perfect)
}

// head is the topmost predicate of a sentence inside the content, or nil.
func (w *work) head(g *clause.Graph, a *casus.Attribution) *clause.Pred {
	var best *clause.Pred
	depth := 1 << 30
	for i := range g.Preds {
		p := &g.Preds[i]
		if p.Kind == clause.Noun || !a.Content.Contains(g.S.Tokens[p.Head].Span) || a.Cue.Overlaps(g.S.Tokens[p.Head].Span) {
			continue
		}
		d := 0
		for h := g.Head(p.Head); h >= 0 && d < 50; h = g.Head(h) {
			d++
		}
		if d < depth {
			best, depth = p, d
		}
	}
	return best
}

func (w *work) has(kind, word string) bool { return w.acts[kind][word] }

// clauseAct is the act of saying one clause.
func (w *work) clauseAct(g *clause.Graph, p *clause.Pred, a *casus.Attribution, i int) string {
	self := w.own(g, p, a, i)
	neg := p.Neg || p.NegArg
	modal := g.ModalLemma(p)
	form := ""
	if p.Modal >= 0 {
		form = strings.ToLower(g.S.Tokens[p.Modal].Form)
	}
	verb := p.Lemma
	tag := g.S.Tokens[p.Head].XPOS
	if p.SurfSubj < 0 && tag == "VB" && p.Kind == clause.Verb && p.Modal < 0 && !p.Infin && a.Kind == "direct" {
		return casus.ActRequest // an order: "Bring them back"
	}
	document := w.fromDocument(a)
	switch {
	case p.Question || asksAt(g, p), p.Perfect && p.Modal >= 0: // a question; "would have been", "may have left"
		return ""
	case document && form == "shall": // what a treaty lays down
		return ""
	case a.Class == "announce" && w.has("will", modal) && !self && w.institution(g, p): // "announced that the state will end the emergency"
		if neg {
			return casus.ActReject
		}
		return casus.ActPromise
	case w.has("will", modal) || w.has("will", form):
		switch {
		case self && neg:
			return casus.ActReject
		case self && w.has("hostile", verb):
			return casus.ActThreaten
		case self:
			return casus.ActPromise
		case a.Class == "warn":
			return ""
		}
		return casus.ActForecast
	case w.has("may", modal):
		if self || a.Act != casus.ActSay {
			return ""
		}
		return casus.ActForecast
	case w.has("should", modal) && !self:
		return casus.ActRequest
	case self && neg && p.Tense == clause.Present && !p.Perfect && w.has("refuse", verb):
		return casus.ActReject
	case self && neg && (p.Tense == clause.Past || p.Perfect) && a.Class != "lament":
		return casus.ActDeny
	case neg && w.has("occur", verb) && !self && p.Tense == clause.Past:
		return casus.ActDeny
	case p.Kind != clause.Verb && w.has("untrue", verb), p.Passive && w.has("untrue", verb), p.Kind == clause.Verb && p.Passive && w.has("untrue", strings.ToLower(g.S.Tokens[p.Head].Form)):
		return casus.ActDeny
	}
	return ""
}

// asksAt reports whether a clause is a question in direct speech by its mark.
func asksAt(g *clause.Graph, p *clause.Pred) bool {
	for t := p.Head + 1; t < len(g.S.Tokens); t++ {
		switch g.S.Tokens[t].Form {
		case "?":
			return true
		case ".", "!", ";":
			return false
		}
	}
	return false
}

// fromDocument reports whether the source of an attribution is a document or poll.
func (w *work) fromDocument(a *casus.Attribution) bool {
	return a.SrcAt.Sentence >= 0 && w.doc.Token(a.SrcAt).UPOS == "NOUN" && w.document[strings.ToLower(w.doc.Token(a.SrcAt).Lemma)]
}

// institution reports whether the subject of a clause is one institution or a state.
func (w *work) institution(g *clause.Graph, p *clause.Pred) bool {
	if p.SurfSubj < 0 {
		return false
	}
	if w.group[g.Lemma(p.SurfSubj)] && !w.document[g.Lemma(p.SurfSubj)] && g.S.Tokens[p.SurfSubj].XPOS == "NN" {
		return true
	}
	for _, j := range within(&w.at.actors, g.S.Tokens[p.SurfSubj].Span) {
		if w.doc.Actors[j].Kind == "state" {
			return true
		}
	}
	return false
}

// own reports whether the subject of a clause is the speaker: first person in his quotation, else a pronoun or name for him.
func (w *work) own(g *clause.Graph, p *clause.Pred, a *casus.Attribution, i int) bool {
	if p.SurfSubj < 0 {
		return false
	}
	t := &g.S.Tokens[p.SurfSubj]
	f := strings.ToLower(t.Form)
	if w.is("first", f) || w.is("firstplural", f) {
		return true
	}
	src := w.speakers[i]
	if src == nil || a.SrcAt.Sentence < 0 {
		return false
	}
	if t.UPOS == "PRON" {
		head := w.doc.Token(a.SrcAt)
		plural := head.XPOS == "NNS" || head.XPOS == "NNPS" || len(a.Source) > 0 && w.is("plural", strings.ToLower(head.Form))
		switch {
		case w.is("masculine", f), w.is("feminine", f):
			return head.UPOS == "PRON" && (w.is("masculine", strings.ToLower(head.Form)) == w.is("masculine", f)) || head.UPOS != "PRON" && !plural
		case w.is("plural", f):
			return plural || !w.persons(strings.ToLower(head.Lemma)) && head.UPOS == "NOUN"
		case w.is("neuter", f):
			return !w.persons(strings.ToLower(head.Lemma)) && p.Modal >= 0
		}
		return false
	}
	if t.UPOS == "PROPN" {
		for _, j := range within(&w.at.actors, t.Span) {
			m := &w.doc.Actors[j]
			if m.At.Sentence >= 0 && (m.Actor != "" && m.Actor == src.Actor || m.Country != "" && m.Country == src.Country && m.Kind == "state") {
				return true
			}
		}
	}
	return false
}

// blames reports whether a piece of content tells of a wrong: in its main clause, as predicate, subject, object or one step below.
func (w *work) blames(a *casus.Attribution, piece casus.Span) bool {
	for si := casus.SentenceAt(w.doc.Sentences, piece.Start); si >= 0 && si < len(w.doc.Sentences) && w.doc.Sentences[si].Start < piece.End; si++ {
		s := &w.doc.Sentences[si]
		g := w.graph(si)
		top := w.head(g, a)
		for t := range s.Tokens {
			if top != nil {
				near := t == top.Head
				for h, steps := g.Head(t), 0; h >= 0 && steps < 2 && !near; h, steps = g.Head(h), steps+1 {
					near = h == top.Head
				}
				if !near {
					continue
				}
			}
			if k := &s.Tokens[t]; piece.Contains(k.Span) && (w.has("blame", strings.ToLower(k.Lemma)) || w.has("blame", strings.ToLower(k.Form))) {
				return true
			}
		}
	}
	return false
}

// selfBlame reports whether the wrong is not told of others: the content has no party beside the speaker.
func (w *work) selfBlame(a *casus.Attribution) bool {
	for _, j := range within(&w.at.actors, a.Content.Bounds()) {
		m := &w.doc.Actors[j]
		if !a.Content.Contains(m.Spans[0]) || m.Kind == "pronoun" {
			continue
		}
		if a.SrcAt.Sentence >= 0 {
			if src := w.speakers[w.index[a.ID]]; src != nil && m.Actor != "" && m.Actor == src.Actor {
				continue
			}
		}
		return false
	}
	return true
}
