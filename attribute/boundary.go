package attribute

import (
	"strings"

	"casus/clause"
)

// occasionBehind finds the last comma of what is said when only the occasion of the words follows it: "..., in a letter made public on Monday". -1 without.
func (w *work) occasionBehind(s *sent, start, end int) int {
	for t := end - 3; t > start; t-- {
		if s.tok(t).Form != "," || s.quote[t] >= 0 {
			continue
		}
		if h := s.g.Head(t + 1); s.tok(t+1).UPOS == "ADP" && w.is("at", s.g.Lemma(t+1)) && h > t+1 && h < t+7 && h < end && s.tok(h).UPOS == "NOUN" && w.is("medium", s.g.Lemma(h)) && s.left[h] == t+1 && s.right[h]+1 >= s.trimRight(t, end) {
			return t
		}
		return -1
	}
	return -1
}

// resumes finds the comma where a relative clause between commas ends and the verb of its noun follows, which the parser took for a verb of the clause: "Hale,
// who has said he would stay, offered no plan". -1 without.
func (w *work) resumes(s *sent, p *clause.Pred, start, end int) int {
	n := s.g.Head(p.Head)
	if n < 0 || !strings.HasPrefix(s.rel(p.Head), "acl") || strings.HasPrefix(s.rel(n), "nsubj") || n+2 >= len(s.s.Tokens) || s.tok(n+1).Form != "," || s.tok(n+2).XPOS != "WP" && s.tok(n+2).XPOS != "WDT" {
		return -1
	}
	for t := start + 1; t+1 < end; t++ {
		if s.tok(t).Form != "," || s.quote[t] >= 0 {
			continue
		}
		k := t + 1
		for k+1 < end && s.tok(k).UPOS == "ADV" {
			k++
		}
		switch s.tok(k).XPOS {
		case "VBD", "VBZ", "VBP", "MD":
			h := k
			if s.tok(k).UPOS == "AUX" && s.g.Head(k) > k {
				h = s.g.Head(k)
			}
			if s.g.Child(h, "nsubj", "nsubj:pass", "cc") < 0 {
				w.give(s, h, n)
				return t
			}
		}
	}
	return -1
}

// summary reports whether at a token behind a comma a noun begins that takes up the whole clause before, with a relative clause of the outlet's own: "a
// move that drew cheers", "proposals that critics call unrealistic".
func (w *work) summary(s *sent, t, end int) bool {
	bare := true
	if s.tok(t).UPOS == "DET" {
		t, bare = t+1, false
	}
	for t < end && (s.tok(t).UPOS == "ADJ" || s.tok(t).UPOS == "ADV" || s.rel(t) == "amod") {
		t++
	}
	if t+1 >= end || s.tok(t).UPOS != "NOUN" || bare && s.tok(t).XPOS != "NNS" || !w.is("summary", s.g.Lemma(t)) && w.nouns[s.g.Lemma(t)] == nil {
		return false
	}
	for _, k := range s.g.Children(t) { // "a plan the governor has derided as madness"
		if n := s.g.Child(k, "nsubj"); s.rel(k) == "acl:relcl" && n > t && s.left[n] == t+1 && n < k && w.speakable(s, n) {
			return true
		}
	}
	next := s.tok(t + 1)
	return next.XPOS == "WDT" || next.XPOS == "WP" || w.is("that", strings.ToLower(next.Form))
}

// refuses reports whether a verb stops short of words: "he stopped short of saying who".
func (w *work) refuses(s *sent, t, end int) bool {
	for k := t + 1; k < end && k < t+4; k++ {
		if q := s.g.At(k); q != nil && q.Kind == clause.Verb && w.is("evaded", q.Lemma) && (w.is("avoid", s.g.Lemma(k-1)) || k > t+1 && w.is("avoid", s.g.Lemma(k-2)+" "+s.g.Lemma(k-1)) || w.is("evade", s.g.Lemma(t))) {
			return true
		}
	}
	return false
}

// closing finds a reporting clause that ends the sentence ("..., sources say"); content before it ends at its comma. -1 without.
func (w *work) closing(s *sent, start, end int) int {
	last := len(s.s.Tokens) - 1
	for last > start && s.tok(last).UPOS == "PUNCT" && s.quote[last] < 0 {
		last--
	}
	for k := last; k > start; k-- { // "..., its president said in an interview"
		if u := s.tok(k).UPOS; s.quote[k] >= 0 || u == "AUX" || u == "SCONJ" || u == "PART" || u == "CCONJ" {
			break
		} else if u == "VERB" {
			if k < last && s.tok(k+1).UPOS != "ADP" && !w.temporal(s, k+1) {
				break
			}
			last = k
			break
		}
	}
	p := s.g.At(last)
	if p == nil || p.Kind != clause.Verb || s.quote[last] >= 0 || p.Tense == clause.NoTense || !w.isCue(s, p) {
		return -1
	}
	for t := last - 1; t > start && t > last-9; t-- {
		if s.tok(t).Form == "," && s.quote[t] < 0 {
			if p.SurfSubj > t && t < end {
				return t
			}
			return -1
		}
		if s.tok(t).UPOS == "VERB" || s.tok(t).UPOS == "CCONJ" || s.tok(t).UPOS == "SCONJ" {
			return -1
		}
	}
	return -1
}
