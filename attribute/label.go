package attribute

import (
	"strings"

	"casus"
	"casus/clause"
)

// label finds the speaker before a colon ("Kremlin: talks at dead end", dialogue) or behind a closing dash ("Ready for talks — Vosk").
func (w *work) label(s *sent) {
	n := len(s.s.Tokens)
	colon := -1
	for t := 1; t < n && t <= 12; t++ {
		if s.quote[t] >= 0 || s.used[t] {
			break
		}
		if s.tok(t).Form == ":" {
			colon = t
			break
		}
		if p := s.g.At(t); p != nil && p.Kind == clause.Verb && p.Tense != clause.NoTense {
			break
		}
	}
	if colon > 0 {
		w.colon(s, colon)
		return
	}
	for t := n - 2; t > 2 && t >= n-7; t-- {
		f := s.tok(t).Form
		if f != "—" && f != "–" && f != "-" || s.quote[t] >= 0 || s.tok(t-1).End == s.tok(t).Start || s.tok(t).End == s.tok(t+1).Start {
			continue
		}
		if s.tok(t-1).UPOS == "NUM" || s.tok(t+1).UPOS == "NUM" {
			continue // a score
		}
		end := s.trimRight(t+1, n)
		h := w.nounFrom(s, t+1)
		if h < 0 || end <= h || s.used[h] || !w.namesParty(s, t+1, end) || s.s.End != w.doc.Sentences[s.i].End || endsSentence(s.s.Span.In(w.text)) {
			return
		}
		for k := t + 1; k < end; k++ {
			if s.tok(k).UPOS == "VERB" || s.tok(k).UPOS == "AUX" {
				return
			}
		}
		f2 := found{class: &class{id: "dash"}, from: t, to: t + 1, pred: t}
		f2.Cue, f2.Source = casus.Spans{s.span(t, t+1)}, casus.Spans{s.span(t+1, end)}
		f2.CueAt, f2.SrcAt, f2.AddrAt = s.ref(t), s.ref(h), casus.NoToken
		f2.Class, f2.Act, f2.Confidence, f2.Rules = "label", casus.ActSay, 0.6, []string{"label/dash"}
		w.piece(s, &f2, t, 0, t)
		if len(f2.Content) > 0 {
			w.add(s, f2)
		}
		return
	}
}

// namesParty reports whether tokens are a name or a speaker's description.
func (w *work) namesParty(s *sent, from, to int) bool {
	for t := from; t < to; t++ {
		if k := s.tok(t); k.UPOS == "PROPN" || k.Form[0] == '@' && len(k.Form) > 1 || k.UPOS == "NOUN" && (w.speaks(s.g.Lemma(t)) || capitals(k.Form)) {
			return true
		}
	}
	return false
}

// capitals reports whether a word is written in capitals.
func capitals(form string) bool {
	return len(form) > 2 && strings.ToUpper(form) == form && strings.ToLower(form) != form
}

func (w *work) colon(s *sent, colon int) {
	n := len(s.s.Tokens)
	if w.isLabel(s, 0, colon) || !w.namesParty(s, 0, colon) {
		return
	}
	// The label must be a noun phrase for a speaker; a name that the report knows for a place is none unless words in quotation marks follow.
	h := -1
	for t := 0; t < colon; t++ {
		k := s.tok(t)
		switch k.UPOS {
		case "PROPN", "NOUN", "PRON":
			if hd := s.g.Head(t); h < 0 && (hd < 0 || hd >= colon || hd < t) {
				h = t
			}
		case "VERB", "AUX", "NUM":
			return
		}
	}
	if h < 0 || w.nouns[s.g.Lemma(h)] != nil && s.g.Child(h, "nmod:poss") >= 0 {
		return // "his message: ..." is a noun's
	}
	quoted := colon+1 < n && s.quote[colon+1] >= 0
	last := colon - 1
	if s.tok(h).UPOS == "NOUN" && s.tok(h).Form[0] != '@' && !capitals(s.tok(h).Form) && !w.speaks(s.g.Lemma(h)) && !w.speaks(s.g.Lemma(last)) && (s.tok(last).UPOS != "PROPN" || s.g.Child(last, "case") >= 0) {
		return
	}
	if s.tok(h).UPOS == "PROPN" && !quoted && w.place(s, 0, colon) {
		return
	}
	f := found{class: &class{id: "colon"}, from: colon, to: colon + 1, pred: colon}
	f.Cue = casus.Spans{s.span(colon, colon+1)}
	src := colon
	for t := h + 1; t < colon; t++ { // "Merz to Beel:", "Harrel on drones:"
		if s.tok(t).UPOS == "ADP" {
			src = t
			break
		}
	}
	f.Source = casus.Spans{s.span(0, src)}
	f.CueAt, f.SrcAt, f.AddrAt = s.ref(colon), s.ref(h), casus.NoToken
	f.Class, f.Act, f.Confidence, f.Rules = "label", casus.ActSay, 0.7, []string{"label/colon"}
	if colon+1 >= n {
		w.utterance(s, &f)
		return
	}
	if quoted {
		f.Content = casus.Spans{w.quotes[s.quote[colon+1]].Outer}
	} else {
		last := n
		if k := s.tok(n - 1); k.UPOS == "PUNCT" && k.Form == "." && w.spoken(s, colon) || k.Form == "?" || k.Form == "!" {
			f.Content = casus.Spans{s.span(colon+1, n)}
		} else {
			w.piece(s, &f, colon, colon+1, last)
		}
	}
	if len(f.Content) > 0 && w.worded(s, colon+1, n) {
		w.add(s, f)
	}
}

// utterance takes the sentences behind a label of a dialogue that the splitter has cut off, to the end of the block.
func (w *work) utterance(s *sent, f *found) {
	end := 0
	for i := s.i + 1; i < len(w.sents) && w.sents[i].s.Block == s.s.Block && len(w.sents[i].s.Tokens) > 0; i++ {
		if strings.Contains(w.text[w.sents[i-1].s.End:w.sents[i].s.Start], "\n") {
			break
		}
		end = w.sents[i].s.End
	}
	if end > 0 {
		f.Content = casus.Spans{{Start: w.sents[s.i+1].s.Start, End: end}}
		w.add(s, *f)
	}
}

// spoken reports whether the words behind a colon are an utterance of a dialogue: the label is a bare name.
func (w *work) spoken(s *sent, colon int) bool { return colon <= 3 }

// place reports whether all names of a label are places in the report's layers.
func (w *work) place(s *sent, from, to int) bool {
	sp := s.span(from, to)
	verdict := 0 // 1 place, 2 party
	w.names.Overlapping(sp, func(i int) bool {
		verdict = 2
		if t := w.doc.Names[i].Type; t == "LOC" || t == "FAC" || t == "MISC" {
			verdict = 1
		}
		return false
	})
	if verdict == 0 {
		w.actors.Overlapping(sp, func(int) bool { verdict = 2; return false })
	}
	if verdict == 0 {
		w.places.Overlapping(sp, func(int) bool { verdict = 1; return false })
	}
	if verdict > 0 {
		return verdict == 1
	}
	return to-from > 4 && !strings.Contains(sp.In(w.text), ",")
}
