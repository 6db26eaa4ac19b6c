package attribute

import (
	"strings"

	"casus/clause"
)

// limit is the token before which content to the right of the cue must end: the end of the cue's clause, a verb coordinated with the cue,
// a participle that goes on reporting (", adding that"), a phrase that hands the clause to another source.
func (w *work) limit(s *sent, p *clause.Pred, start int) int {
	end := s.right[p.Head] + 1
	if s.g.Head(p.Head) < 0 {
		end = len(s.s.Tokens)
	}
	if x := s.tok(p.Head).XPOS; p.Head == 0 && (x == "VBN" || x == "VBD" || x == "VBG") && s.g.Child(p.Head, "nsubj") < 0 {
		for t := start + 1; t < end; t++ { // "Asked whether he would go, the minister ..."
			if s.tok(t).Form == "," && s.quote[t] < 0 {
				end = t
			}
		}
	}
	if t := w.closing(s, start, end); t >= 0 {
		end = t
	}
	if t := w.resumes(s, p, start, end); t >= 0 {
		end = t
	}
	if t := w.occasionBehind(s, start, end); t >= 0 {
		end = t
	}
	// A cue inside a relative clause or complement ends with it, but the parser likes to cut complements short.
	for t := start; t < end; t++ {
		k := s.tok(t)
		if k.Form == ";" && s.quote[t] < 0 {
			end = t
			break
		}
	}
	for _, k := range s.g.Children(p.Head) {
		if k < start || k >= end {
			continue
		}
		cut := -1
		switch base := strings.SplitN(s.rel(k), ":", 2)[0]; base {
		case "conj":
			q := s.g.At(k)
			if q == nil || q.Kind == clause.Noun {
				break
			}
			switch own := s.g.Child(k, "nsubj", "nsubj:pass") >= 0; {
			case own && w.isCue(s, q) && (finiteTag(s, k) == finiteTag(s, p.Head) || w.commaBefore(s, s.left[k]) || s.g.Child(k, "ccomp", "xcomp") > k):
				cut = s.left[k]
			case own:
			case w.isCue(s, q) && (s.tok(k).XPOS == s.tok(p.Head).XPOS || q.Modal >= 0 && q.Neg && w.is("evaded", q.Lemma)):
				cut = s.left[k]
			case finiteTag(s, k) == finiteTag(s, p.Head) && !w.insideHas(s, start, s.left[k], finiteTag(s, k)):
				cut = s.left[k]
			}
		case "advcl", "parataxis", "acl":
			if q := s.g.At(k); q != nil && base == "advcl" && w.is("contrast", q.Mark) && w.commaBefore(s, s.left[k]) && s.g.Child(k, "nsubj", "nsubj:pass") >= 0 {
				cut = s.left[k] // ", while supporters insist"
				break
			}
			if q := s.g.At(k); q != nil && q.Kind == clause.Verb && w.isCue(s, q) && (q.Gerund && w.commaBefore(s, s.left[k]) || base == "parataxis" && w.commaBefore(s, s.left[k])) {
				cut = s.left[k]
			}
		case "obl":
			if s.used[k] || s.left[k] < k && s.used[s.left[k]] {
				cut = s.left[k]
			}
		}
		if cut >= start && cut < end {
			end = cut
		}
	}
	for t := start + 1; t < end; t++ { // ", adding that", hung on something inside the quotation
		if s.tok(t).XPOS == "VBG" && s.quote[t] < 0 && s.tok(t-1).Form == "," {
			if h := s.g.Head(t); h >= 0 && s.quote[h] >= 0 {
				if q := s.g.At(t); q != nil && w.isCue(s, q) {
					end = t
				}
			}
		}
	}
	if c := w.sameTense(s, p, start, end); c >= 0 {
		end = c
	}
	for t := start + 1; t < end; t++ { // "urged them to leave, arguing that ...": no other subject stands between
		if s.tok(t).XPOS == "VBG" && s.quote[t] < 0 && (s.tok(t-1).UPOS == "CCONJ" || s.tok(t-1).UPOS == "ADV" && s.tok(t-2).UPOS == "CCONJ") && s.tok(p.Head).XPOS == "VBG" && p.Kind == clause.Verb && !w.insideHas(s, start, t, "VBG") {
			if q := s.g.At(t); q != nil && w.reports(s, q) { // ", saying A, and then adding B"
				if end = t; s.tok(t-1).UPOS == "ADV" {
					end = t - 1
				}
			}
			continue
		}
		if s.tok(t).Form == "," && s.quote[t] < 0 && t+2 < end && w.is("absolute", s.g.Lemma(t+1)) { // ", with experts saying that"
			for k := t + 2; k < end && k < t+10 && s.tok(k).UPOS != "PUNCT" && s.tok(k).UPOS != "AUX"; k++ {
				if q := s.g.At(k); q != nil && s.tok(k).XPOS == "VBG" && w.reports(s, q) {
					end = t
				}
			}
		}
		if t >= end || s.tok(t).XPOS != "VBG" || s.quote[t] >= 0 || s.tok(t-1).Form != "," {
			continue
		}
		if q := s.g.At(t); q != nil && w.reports(s, q) && (w.is("goeson", q.Lemma) || !w.finiteIn(s, start, t) || w.ownActs(s, start) || !w.is("showing", q.Lemma)) {
			end = t
			if !p.Passive && p.SurfSubj >= 0 && p.SurfSubj < p.Head && (w.ownActs(s, start) || w.finiteIn(s, start, t)) {
				w.give(s, t, p.SurfSubj)
			}
		}
	}
	for t := start + 1; t+3 < end; t++ { // "offered to transfer him, but doctors refused": no finite clause joins an infinitive
		if s.tok(t).Form != "," || s.quote[t] >= 0 || s.tok(t+1).UPOS != "CCONJ" || w.finiteIn(s, start, t) {
			continue
		}
		for k := t + 2; k < end; k++ {
			if q := s.g.At(k); q != nil && q.SurfSubj > t && q.SurfSubj < k && (q.Tense != clause.NoTense || q.Modal >= 0) && !q.Infin && strings.HasPrefix(s.rel(k), "conj") {
				end = t
			} else if s.tok(k).UPOS == "PUNCT" && s.quote[k] < 0 {
				break
			}
		}
	}
	tag := s.tok(p.Head).XPOS
	for t := start + 1; t+3 < end; t++ {
		if s.tok(t).UPOS != "PUNCT" || s.quote[t+1] >= 0 || s.tok(t).Form != "," && !(isQuoteMark(s.tok(t).Form) && t > 0 && s.tok(t-1).Form == ",") {
			continue
		}
		if s.tok(t+1).UPOS == "CCONJ" && s.tok(t+2).UPOS == "PRON" && w.is("personal", s.g.Lemma(t+2)) { // ", and he called on voters"
			if q := s.g.At(s.g.Head(t + 2)); q != nil && q.SurfSubj == t+2 && w.isCue(s, q) && s.tok(q.Head).XPOS == tag && s.g.Child(q.Head, "aux", "mark") < 0 {
				end = t
				continue
			}
		}
		if t+3 < end && s.tok(t+1).UPOS == "CCONJ" && isQuoteMark(s.tok(t).Form) && s.quote[t] >= 0 && s.quote[t] != s.quote[p.Head] && s.tok(t+2).UPOS == "PRON" && w.is("personal", s.g.Lemma(t+2)) {
			if h := s.g.Head(t + 2); h > t+2 && strings.HasPrefix(s.rel(t+2), "nsubj") && finiteTag(s, h) == tag {
				end = t + 1 // "admitted that he "made mistakes," but he would not apologise"
				continue
			}
		}
		if s.tok(t+1).UPOS == "CCONJ" && w.otherSpeaks(s, t+2, end, tag) { // ", and the envoy called it a farce"
			end = t
			continue
		}
		// ", while supporters insist"; ", though a second aide denied it"; ", a pledge that drew cheers"
		if form := strings.ToLower(s.tok(t + 1).Form); w.is("contrast", form) || w.is("concession", form) {
			if q := s.g.At(s.g.Head(t + 1)); q != nil && q.SurfSubj > t && w.speakable(s, q.SurfSubj) && (w.isCue(s, q) || s.tok(q.SurfSubj).UPOS == "PRON" && w.refuses(s, q.Head, end)) {
				end = t
			}
		} else if w.summary(s, t+1, end) && w.worded(s, start, t) {
			if end = t; isQuoteMark(s.tok(t).Form) {
				end = t + 1
			}
		}
	}
	for t := start; t < end; t++ { // phrases that were found before: "according to"
		if s.used[t] && s.quote[t] < 0 {
			end = t
			break
		}
	}
	return s.trimRight(start, end)
}

// finiteTag is the tag of the finite verb of a clause: of its first auxiliary, else its own.
func finiteTag(s *sent, t int) string {
	for _, k := range s.g.Children(t) {
		if r := s.rel(k); r == "aux" || r == "aux:pass" || r == "cop" {
			return s.tok(k).XPOS
		}
	}
	return s.tok(t).XPOS
}

// insideHas reports whether a finite verb with the tag stands between two tokens, so that a coordinated verb may belong there.
func (w *work) insideHas(s *sent, from, to int, tag string) bool {
	for t := from; t < to; t++ {
		if s.tok(t).XPOS == tag && s.rel(t) != "acl:relcl" {
			return true
		}
	}
	return false
}

// otherSpeaks reports whether at a token behind a comma and coordinator another speaker's report begins: a name or person as subject, right before a
// cue verb of the same tense that has a content.
func (w *work) otherSpeaks(s *sent, t, end int, tag string) bool {
	for k := t; k < end && k < t+8; k++ {
		if s.tok(k).UPOS == "PUNCT" || s.tok(k).UPOS == "SCONJ" || s.tok(k).UPOS == "AUX" {
			return false
		}
		if s.tok(k).UPOS != "VERB" {
			continue
		}
		q := s.g.At(k)
		return q != nil && s.tok(k).XPOS == tag && q.SurfSubj >= t && q.SurfSubj < k && w.reports(s, q) && s.left[q.SurfSubj] <= t && w.speakable(s, q.SurfSubj) && s.g.Child(k, "aux", "aux:pass") < 0
	}
	return false
}

// ownActs reports whether a reported clause is about the speaker himself as a pronoun shows: "says it will stop deliveries, saying it has not been paid".
func (w *work) ownActs(s *sent, start int) bool {
	t := start
	for t < len(s.s.Tokens) && t < start+3 && w.temporal(s, t) { // "said Thursday he would"
		t++
	}
	if t < len(s.s.Tokens) && w.is("that", strings.ToLower(s.tok(t).Form)) {
		t++
	}
	return t < len(s.s.Tokens) && s.tok(t).XPOS == "PRP" && strings.HasPrefix(s.rel(t), "nsubj")
}

// finiteIn reports whether a finite verb stands between two tokens outside relative clauses.
func (w *work) finiteIn(s *sent, from, to int) bool {
	for t := from; t < to; t++ {
		switch s.tok(t).XPOS {
		case "VBD", "VBZ", "VBP", "MD":
			h := t
			for steps := 0; h >= 0 && steps < 6 && !strings.HasPrefix(s.rel(h), "acl"); steps++ {
				h = s.g.Head(h)
			}
			if h < 0 || !strings.HasPrefix(s.rel(h), "acl") {
				return true
			}
		}
	}
	return false
}

// reports reports whether a verb can report a clause: its class takes clauses.
func (w *work) reports(s *sent, p *clause.Pred) bool {
	if p.Kind != clause.Verb {
		return false
	}
	classes, _ := w.verbClasses(s, p)
	for _, c := range classes {
		if c.has(fThat) {
			return true
		}
	}
	return false
}

func (w *work) commaBefore(s *sent, t int) bool {
	for t--; t >= 0; t-- {
		switch f := s.tok(t).Form; {
		case f == "," || f == "-" || f == "–" || f == "—" || f == ";":
			return true
		case s.tok(t).UPOS == "CCONJ" || s.tok(t).UPOS == "ADV" || s.tok(t).UPOS == "PUNCT":
			continue
		}
		return false
	}
	return false
}

// sameTense finds a cue verb inside the complement that must belong to the cue's own subject: "complained that ships had been followed and
// demanded an apology". It returns the token before which the content ends, or -1.
func (w *work) sameTense(s *sent, p *clause.Pred, start, end int) int {
	if c := w.sameFinite(s, p, start, end); c >= 0 {
		return c
	}
	x := s.tok(p.Head).XPOS
	if x != "VBD" && x != "VBZ" && x != "VBP" {
		return -1
	}
	for t := start + 2; t < end; t++ {
		if s.tok(t).XPOS != x && !(x == "VBP" && s.tok(t).XPOS == "VB") || s.rel(t) != "conj" || s.quote[t] >= 0 {
			continue
		}
		h := s.g.Head(t)
		if h < start || h >= t {
			continue
		}
		q, up := s.g.At(t), s.g.At(h)
		if q == nil || up == nil || !w.isCue(s, q) || s.g.Child(t, "nsubj", "nsubj:pass", "mark", "aux") >= 0 {
			continue
		}
		sub := up.SurfSubj
		if x == "VBP" && finiteTag(s, h) != "VBZ" { // "agree that the system is broken but disagree": the numbers tell
			continue
		}
		if (s.tok(h).XPOS == x && s.g.Child(h, "aux", "cop") < 0) && (sub < 0 || w.speakable(s, sub)) {
			continue
		}
		w.give(s, t, p.SurfSubj)
		cut := t
		for cut > start && (s.tok(cut-1).UPOS == "ADV" || s.tok(cut-1).UPOS == "CCONJ" || s.tok(cut-1).Form == ",") {
			cut--
		}
		return cut
	}
	return -1
}

// sameFinite finds a finite verb without subject that the parser coordinated with an infinitive or subjunctive of the content: it goes on with the cue
// ("have demanded that the ministry turn over its report and are threatening to sue"). It returns the token before which the content ends, or -1.
func (w *work) sameFinite(s *sent, p *clause.Pred, start, end int) int {
	tag := finiteTag(s, p.Head)
	if tag != "VBD" && tag != "VBZ" && tag != "VBP" {
		return -1
	}
	for t := start + 2; t < end; t++ {
		h := s.g.Head(t)
		if s.rel(t) != "conj" || s.quote[t] >= 0 || s.tok(t).UPOS != "VERB" || h < start || h >= t || s.tok(h).UPOS != "VERB" || s.g.Child(t, "nsubj", "nsubj:pass", "mark") >= 0 {
			continue
		}
		if f := finiteTag(s, t); tag == "VBD" && f == "VBZ" && finiteTag(s, h) == "VBD" && s.tok(t).XPOS == "VBN" && (s.tok(s.left[t]).Form == "," || w.commaBefore(s, s.left[t])) {
			return w.cutBefore(s, p, t) // "said he did not know him, but has praised him": the tense is the reporter's
		}
		if finiteTag(s, t) != tag {
			continue
		}
		switch finiteTag(s, h) {
		case "VBD", "VBZ", "MD", "VBN":
			continue
		case "VBP": // "that the agency turn over": a subjunctive
			if n := s.g.Child(h, "nsubj"); n < 0 || s.tok(n).XPOS != "NN" && s.tok(n).XPOS != "NNP" {
				continue
			}
		}
		if w.finiteIn(s, start, h) {
			continue
		}
		return w.cutBefore(s, p, t)
	}
	return -1
}

// give notes the subject of a verb that the tree does not show.
func (w *work) give(s *sent, t, subject int) {
	if s.given == nil {
		s.given = map[int]int{}
	}
	s.given[t] = subject
}

// cutBefore is the token before which content ends when a coordinated verb goes on with the cue, whose subject it is given.
func (w *work) cutBefore(s *sent, p *clause.Pred, t int) int {
	if q := s.g.At(t); q != nil && w.isCue(s, q) {
		w.give(s, t, p.SurfSubj)
	}
	cut := s.left[t]
	if f := s.g.Child(t, "aux", "aux:pass"); f >= 0 {
		cut = min(t, f)
	}
	for cut > p.Head+1 && (s.tok(cut-1).UPOS == "ADV" || s.tok(cut-1).UPOS == "CCONJ" || s.tok(cut-1).Form == ",") {
		cut--
	}
	return cut
}

// trimRight moves an end back over punctuation and coordinators, not over closing quotation marks.
func (s *sent) trimRight(start, end int) int {
	for end > start {
		k := s.tok(end - 1)
		if k.UPOS == "PUNCT" && !isClosing(k.Form) && !s.endsQuote(end-1) || k.UPOS == "CCONJ" || k.Form == ")" && !s.opened(start, end-1) {
			end--
			continue
		}
		break
	}
	return end
}

// opened reports whether the bracket that a closing one belongs to stands between a token and it.
func (s *sent) opened(from, at int) bool {
	depth := 1
	for t := at - 1; t >= from; t-- {
		switch s.tok(t).Form {
		case ")":
			depth++
		case "(":
			if depth--; depth == 0 {
				return true
			}
		}
	}
	return false
}

func isClosing(form string) bool {
	switch form {
	case ")", "]", "}", "%", "...", "…":
		return true
	}
	return false
}

// endsQuote reports whether a token is inside a quote: its punctuation belongs to the quotation.
func (s *sent) endsQuote(t int) bool { return s.quote[t] >= 0 && !s.broken[t] }
