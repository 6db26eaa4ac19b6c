package attribute

import (
	"strings"

	"casus"
	"casus/clause"
)

// quoted fills the parts in quotation marks and the kind, by what share of the content they are.
func (w *work) quoted(f *found) {
	f.Quoted = nil
	rest := 0
	for _, piece := range f.Content {
		at := piece.Start
		covered := piece.Start
		for i := w.firstQuote(piece.Start); i < len(w.quotes) && w.quotes[i].Outer.Start < piece.End; i++ {
			q := &w.quotes[i]
			if q.Inner.Empty() || q.Outer.Start < at || q.Outer.End > piece.End {
				continue
			}
			if q.Open && len(f.Cue) > 0 && q.Outer.Contains(f.Cue[0]) {
				continue
			}
			f.Quoted = append(f.Quoted, trimBlank(w.text, q.Inner))
			rest += words(w.text[covered:q.Outer.Start])
			at, covered = q.Outer.End, q.Outer.End
		}
		rest += words(w.text[covered:piece.End])
	}
	if f.Kind != "" {
		return
	}
	switch {
	case len(f.Quoted) == 0:
		f.Kind = "indirect"
		if f.class != nil && f.class.id == "colon" && len(f.Content) == 1 && endsSentence(f.Content[0].In(w.text)) {
			f.Kind = "direct"
		}
	case rest == 0 && (f.class == nil || f.class.frame&fQuote != 0 || f.class.frame == 0) && w.sayable(f.Quoted):
		f.Kind = "direct"
	default:
		f.Kind = "mixed"
	}
}

// sayable reports whether quoted words are more than a noun phrase: a finite verb or a closing mark inside.
func (w *work) sayable(quoted []casus.Span) bool {
	for _, q := range quoted {
		t := q.In(w.text)
		if endsSentence(t) {
			return true
		}
		i := casus.SentenceAt(w.doc.Sentences, q.Start)
		if i < 0 {
			continue
		}
		s := &w.sents[i]
		from, to := s.tokensIn(q)
		for k := from; k < to; k++ {
			switch s.tok(k).XPOS {
			case "VBD", "VBZ", "VBP", "MD":
				return s.g.Child(k, "nsubj", "nsubj:pass") >= 0 || s.tok(k).UPOS == "AUX" || k == from
			case "VB":
				if k == from {
					return true
				}
			}
		}
	}
	return false
}

func trimBlank(text string, s casus.Span) casus.Span {
	t := s.In(text)
	s.Start += len(t) - len(strings.TrimLeft(t, " \t\n\u00a0"))
	s.End -= len(t) - len(strings.TrimRight(t, " \t\n\u00a0"))
	if s.End < s.Start {
		s.End = s.Start
	}
	return s
}

func words(s string) int {
	n := 0
	for _, f := range strings.Fields(s) {
		if strings.IndexFunc(f, wordy) >= 0 {
			n++
		}
	}
	return n
}

// firstQuote is the first quote that begins at or behind an offset.
func (w *work) firstQuote(at int) int {
	lo, hi := 0, len(w.quotes)
	for lo < hi {
		if mid := (lo + hi) / 2; w.quotes[mid].Outer.Start < at {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}

// loose finds owners for quotations that no cue has claimed: they go on with the one before, belong to the speaker of the sentence before,
// or are the outlet's own (scare quotes).
func (w *work) loose() {
	claimed := make([]int, len(w.quotes)) // quote -> attribution+1 that holds it
	inside := make([]bool, len(w.quotes))
	for i := range w.found {
		for _, piece := range w.found[i].Content {
			for q := w.firstQuote(piece.Start); q < len(w.quotes) && w.quotes[q].Outer.Start < piece.End; q++ {
				if w.quotes[q].Outer.End <= piece.End {
					inside[q] = true
					if claimed[q] == 0 || w.quotes[q].Outer == piece {
						claimed[q] = i + 1
					}
				}
			}
		}
	}
	for q := range w.quotes {
		c := &w.quotes[q]
		if c.Depth > 0 || c.Inner.Empty() {
			continue
		}
		if c.Open && claimed[q] == 0 { // a mark without partner before a reporting clause: the attribution inside has its words
			si := casus.SentenceAt(w.doc.Sentences, c.Inner.Start)
			for _, i := range w.bySent[si] {
				if f := &w.found[i]; len(f.Cue) > 0 && c.Outer.Contains(f.Cue[0]) && len(f.Content) > 0 && f.Content[0].Start >= c.Outer.Start && f.Content[0].Start <= c.Inner.Start {
					f.Content[0].Start = c.Outer.Start
					f.Kind = "direct"
					claimed[q] = i + 1
					break
				}
			}
		}
		if claimed[q] > 0 {
			w.carry(claimed, q, claimed[q]-1)
			continue
		}
		w.unclaimed(claimed, q)
	}
}

// carry adds the later paragraphs of a quotation.
func (w *work) carry(claimed []int, q, owner int) {
	for n := w.quotes[q].Next; n >= 0; n = w.quotes[n].Next {
		if claimed[n] > 0 {
			return
		}
		claimed[n] = owner + 1
		f := &w.found[owner]
		f.Content = append(f.Content, w.quotes[n].Outer).Normal()
	}
}

func (w *work) unclaimed(claimed []int, q int) {
	c := &w.quotes[q]
	si := casus.SentenceAt(w.doc.Sentences, c.Inner.Start)
	if si < 0 {
		return
	}
	s := &w.sents[si]
	from, to := s.tokensIn(c.Outer)
	if from >= to {
		return
	}
	whole := w.whole(c, s, from)
	if whole {
		// directly behind a quotation that has its speaker: the same speech goes on
		if p := w.previous(q); p >= 0 && claimed[p] > 0 && w.close(w.quotes[p].Outer.End, c.Outer.Start, &w.found[claimed[p]-1]) {
			owner := claimed[p] - 1
			claimed[q] = owner + 1
			f := &w.found[owner]
			f.Content = append(f.Content, c.Outer).Normal()
			w.carry(claimed, q, owner)
			return
		}
		f := w.free(q, "direct")
		w.speakerBefore(&f, s, from)
		w.addFree(claimed, q, s, f)
		return
	}
	if c.Open || w.isName(s, c, from, to) {
		return
	}
	if lead := w.leadIn(s, from); lead && w.sayable([]casus.Span{c.Inner}) {
		f := w.free(q, "direct")
		w.speakerOf(&f, s, from)
		w.addFree(claimed, q, s, f)
		return
	}
	w.addFree(claimed, q, s, w.free(q, "scare"))
}

func (w *work) addFree(claimed []int, q int, s *sent, f found) {
	w.add(s, f)
	claimed[q] = len(w.found)
	w.carry(claimed, q, len(w.found)-1)
}

func (w *work) free(q int, kind string) found {
	f := found{}
	f.Content = casus.Spans{w.quotes[q].Outer}
	f.Kind, f.Act, f.Class, f.Confidence = kind, casus.ActSay, "quotation", 0.5
	f.CueAt, f.SrcAt, f.AddrAt = casus.NoToken, casus.NoToken, casus.NoToken
	f.Rules = []string{"quotation/" + kind}
	return f
}

// whole reports whether a quotation begins a sentence and ends one.
func (w *work) whole(c *Quote, s *sent, from int) bool {
	for t := 0; t < from; t++ {
		if s.tok(t).UPOS != "PUNCT" {
			return false
		}
	}
	if c.Open {
		return true
	}
	inner := trimBlank(w.text, c.Inner).In(w.text)
	rest := w.text[c.Outer.End:min(len(w.text), c.Outer.End+2)]
	return endsSentence(inner) && !strings.HasSuffix(inner, ",") || strings.HasPrefix(rest, ".") && words(inner) > 2
}

// previous is the quote of depth 0 before q, or -1.
func (w *work) previous(q int) int {
	for p := q - 1; p >= 0 && p > q-8; p-- {
		if w.quotes[p].Depth == 0 && !w.quotes[p].Inner.Empty() {
			return p
		}
	}
	return -1
}

// close reports whether between two quotations nothing stands but the end of the reporting clause of the first, in one paragraph.
func (w *work) close(from, to int, f *found) bool {
	gap := w.text[from:to]
	if strings.Contains(gap, "\n\n") || len(f.Cue) == 0 && len(f.Source) == 0 || f.Kind == "scare" {
		return false
	}
	if blankOnly(gap) {
		return true
	}
	a, b := casus.SentenceAt(w.doc.Sentences, from-1), casus.SentenceAt(w.doc.Sentences, to)
	if a < 0 || b < 0 || b-a > 2 || f.sent < a || f.sent > b || b-a == 2 && f.sent != a+1 {
		return false
	}
	// only the reporting sentence of this attribution lies between, and the first quotation was a whole one
	if f.Kind == "direct" {
		return true
	}
	last := f.Content[len(f.Content)-1]
	return len(f.Cue) > 0 && last.End == from && f.Cue[0].Start < to && f.Cue[0].Start >= from
}

// isName reports whether words in quotation marks are a title, nickname or term and no speech.
func (w *work) isName(s *sent, c *Quote, from, to int) bool {
	if from > 0 {
		k := s.tok(from - 1)
		l := s.g.Lemma(from - 1)
		if w.is("namingnoun", l) || w.is("naming", l) {
			return true
		}
		if k.UPOS == "ADP" && from > 1 && w.is("naming", s.g.Lemma(from-2)) {
			return true
		}
		if k.Form == "," && from > 1 && (w.is("namingnoun", s.g.Lemma(from-2)) || w.document[s.g.Lemma(from-2)]) {
			return true
		}
		if k.UPOS == "PROPN" && to < len(s.s.Tokens) && (s.tok(to).UPOS == "PROPN" || s.tok(to).Form == ",") {
			return true // Josef "Iron Joe" Krall
		}
	}
	// A title: every longer word is written with a capital.
	caps, low := 0, 0
	for t := from; t < to; t++ {
		k := s.tok(t)
		if !strings.ContainsFunc(k.Form, wordy) || len(k.Form) < 4 {
			continue
		}
		if r := k.Form[0]; r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' {
			caps++
		} else {
			low++
		}
	}
	return caps > 0 && low == 0
}

// leadIn reports whether a colon or dash leads over to a quotation.
func (w *work) leadIn(s *sent, from int) bool {
	if from == 0 {
		return false
	}
	switch s.tok(from - 1).Form {
	case ":", "-", "–", "—", "--":
		return true
	}
	return false
}

// speakerOf takes the subject of the words before a colon or dash, or its possessor, as source.
func (w *work) speakerOf(f *found, s *sent, before int) {
	for t := before - 1; t >= 0; t-- {
		if strings.HasPrefix(s.rel(t), "nsubj") && s.quote[t] < 0 && w.setSpeaker(f, s, t, "subject of the words that lead over to the quotation") {
			return
		}
	}
	for t := before - 1; t >= 0; t-- {
		if s.rel(t) == "nmod:poss" && w.personal(s, t) && w.setSpeaker(f, s, t, "owner of the words that lead over to the quotation") {
			return
		}
	}
}

// setSpeaker sets the source to a subject when that can speak, else to its possessor.
func (w *work) setSpeaker(f *found, s *sent, t int, reason string) bool {
	if !w.personal(s, t) {
		if t = s.g.Child(t, "nmod:poss"); t < 0 || !w.personal(s, t) {
			return false
		}
	}
	w.source(s, f, t, nil)
	f.SourceFrom = reason
	return true
}

// personal reports whether a token names a person or a group of persons, also by a pronoun.
func (w *work) personal(s *sent, t int) bool {
	k := s.tok(t)
	l := s.g.Lemma(t)
	switch k.UPOS {
	case "PROPN":
		party := true
		w.names.Overlapping(k.Span, func(i int) bool {
			party = w.doc.Names[i].Type == "PER" || w.doc.Names[i].Type == "ORG"
			return false
		})
		return party
	case "PRON":
		return w.is("he", l)
	case "NOUN":
		return w.persons(l) || w.group[l]
	}
	return false
}

// speakerBefore takes the speaker of the attribution before, or the subject of the sentence before, as source of a free quotation.
func (w *work) speakerBefore(f *found, s *sent, from int) {
	const reach = 2 // sentences
	for i := s.i - 1; i >= 0 && i >= s.i-reach; i-- {
		b := &w.sents[i]
		if i < s.i-1 && strings.Contains(w.text[b.s.End:w.sents[i+1].s.Start], "\n\n") && strings.Contains(w.text[w.sents[s.i-1].s.End:s.s.Start], "\n\n") {
			return // two paragraphs back
		}
		here := w.bySent[i]
		for k := len(here) - 1; k >= 0; k-- {
			if g := &w.found[here[k]]; len(g.Source) > 0 && g.Kind != "scare" && (g.SrcAt.Sentence == i && w.quoteOf(g) < 0) {
				f.Source, f.SrcAt = g.Source, g.SrcAt
				f.SourceFrom = "speaker of the sentence before"
				f.Confidence = 0.6
				return
			}
		}
		if root := b.s.Root(); root >= 0 {
			if p := b.g.At(root); p != nil && p.Kind != clause.Noun && p.SurfSubj >= 0 && b.quote[p.SurfSubj] < 0 && w.setSpeaker(f, b, p.SurfSubj, "subject of the sentence before") {
				return
			}
		}
	}
}

// quoteOf is the quote that holds an attribution's cue, or -1.
func (w *work) quoteOf(g *found) int {
	if g.CueAt.Sentence < 0 {
		return -1
	}
	return w.sents[g.CueAt.Sentence].quote[g.CueAt.Token]
}
