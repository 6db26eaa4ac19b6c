package dispute

import (
	"slices"

	"casus"
	"casus/clause"
)

// shifts reads what the outlet says of a change: "changed his attitude of giving up joining, saying that ...". The new position of the same
// holder in the sentence gets what it moved from; voice and evidence are the clause of change.
func (s *sentence) shifts() {
	for i := range s.g.Preds {
		p := &s.g.Preds[i]
		if p.Kind != clause.Verb || p.Neg || !s.r.turns["change-verb"][p.Lemma] {
			continue
		}
		noun := s.slot(p, "obj")
		if noun < 0 || !s.r.turns["stance-noun"][s.g.Lemma(noun)] {
			continue
		}
		holder := s.holder(p)
		if holder == nil {
			continue
		}
		old, hasOld := held{}, false
		for _, k := range s.g.Children(noun) {
			if q := s.g.At(k); q != nil && !hasOld {
				old, hasOld = s.stanceOf(q, 0)
			}
		}
		s.mark(p, holder, old, hasOld)
	}
}

// conditions reads what comes first for a party: "insists on a withdrawal before any talks", "demanded that they be pulled back first" hold talks
// conditional; who "dropped its demand that the troops leave first" is now for them.
func (s *sentence) conditions(p *clause.Pred) {
	if p.Neg || p.Kind != clause.Verb {
		return
	}
	for _, st := range s.stances(p) {
		if st.kind != "verb" || st.value != forIt && st.value != turnOver {
			continue
		}
		matter := s.slot(p, st.slot)
		if matter < 0 || st.value == turnOver && !s.r.turns["stance-noun"][s.g.Lemma(matter)] {
			continue
		}
		top := s.sequel(p, matter)
		holder := s.holder(p)
		if top < 0 || holder == nil {
			continue
		}
		is, opposite := s.issueOf(top, nil)
		if is == nil || opposite {
			continue
		}
		h := held{value: onTerms, rules: []string{st.id(), "turn.sequel", is.id}}
		if st.value == turnOver {
			h.value = forIt
		}
		n := len(s.out)
		if s.add(p, holder, h, p.Head, is.id, false); len(s.out) > n && st.value == turnOver {
			before := onTerms
			s.out[n].ShiftFrom = &before
		}
		s.taken[p.Head] = true
		return
	}
}

// sequel is what is to come after the matter: the phrase of "before", or with "first" another matter of the sentence. It is a token, or -1.
func (s *sentence) sequel(p *clause.Pred, matter int) int {
	from, to := s.g.Range(p.Head)
	first := false
	for i := max(from, p.Head+1); i < to; i++ {
		switch s.r.turns["sequel"][s.g.Lemma(i)] {
		case true:
			if s.g.S.Tokens[i].Deprel == "case" && !s.r.turns["forum"][s.g.Lemma(s.g.Head(i))] {
				return s.g.Head(i)
			}
			if s.g.S.Tokens[i].Deprel == "mark" { // "before any talks begin"
				if q := s.g.At(s.g.Head(i)); q != nil && q.SurfSubj > i && s.r.turns["carrier"][q.Lemma] {
					return q.SurfSubj
				}
				return s.g.Head(i)
			}
			first = first || s.g.S.Tokens[i].Deprel == "advmod"
		}
	}
	if !first {
		return -1
	}
	for i := range s.g.S.Tokens {
		if i >= from && i < to {
			continue
		}
		if is, _ := s.issueHead(i); is != nil {
			return i
		}
	}
	return -1
}

// mark gives the holder's position in the sentence the stance it moved from.
func (s *sentence) mark(p *clause.Pred, holder *casus.ActorMention, old held, hasOld bool) {
	for i := range s.out {
		x := &s.out[i]
		if x.Actor.Actor != holder.Actor || x.ShiftFrom != nil {
			continue
		}
		if s.heads[i] < p.Head && p.Rel != "advcl" { // but "is ready to join, abandoning its offer"
			continue
		}
		from := flip(x.Stance)
		if hasOld {
			from = old.value
		}
		if from == x.Stance {
			continue
		}
		x.ShiftFrom = &from
		x.Voice = voiceOf(s.v.voice(s.g.S.Tokens[p.Head].Span))
		span := s.g.S.Tokens[p.Head].Cover(x.Spans.Bounds())
		if holder.At.Sentence == s.si && len(holder.Spans) > 0 && holder.Spans[0].Start < span.Start {
			span = span.Cover(holder.Spans.Bounds())
		}
		x.Evidence = casus.Quote(s.v.doc.Text(), span)
		x.Rules = append(x.Rules, "turn.change-verb."+p.Lemma)
		return
	}
}

// former is what a stance was before, where the sentence says that it is new: "dropped its opposition", "for the first time", "in a U-turn".
func (s *sentence) former(p *clause.Pred, h held, opposite bool) string {
	if h.from != "" {
		if opposite {
			return flip(h.from)
		}
		return h.from
	}
	for q, steps := p, 0; q != nil && steps < 3; q, steps = s.g.Governor(q), steps+1 {
		for _, k := range s.g.Children(q.Head) {
			if d := s.g.S.Tokens[k].Deprel; d != "obl" && d != "obl:tmod" && d != "advmod" {
				continue
			}
			if s.r.turns["turnabout"][s.g.Lemma(k)] || s.r.turns["first-time"][s.ordinalOf(k)] && s.g.Prep(k) == "for" {
				return flip(h.value)
			}
		}
		if q.Rel != "ccomp" && q.Rel != "xcomp" {
			break
		}
	}
	return ""
}

// ordinalOf is a noun with the adjective before it: "first time".
func (s *sentence) ordinalOf(noun int) string {
	if k := s.g.Child(noun, "amod"); k >= 0 {
		return s.g.Lemma(k) + " " + s.g.Lemma(noun)
	}
	return ""
}

// again reads a stance on what the same holder's stance before it in the sentence is about: "Tarsk, which had rejected a truce, now says that it would welcome
// one". With "now" it is a shift, and takes the place of the stance before.
func (s *sentence) again(p *clause.Pred, holder *casus.ActorMention, h held) bool {
	for i := len(s.out) - 1; i >= 0; i-- {
		x := &s.out[i]
		if x.Actor.Actor != holder.Actor && x.Actor.Holder() != refOf(holder).Holder() || s.heads[i] > p.Head {
			continue
		}
		if !s.set(p) || x.Stance == h.value {
			return false
		}
		from := x.Stance
		x.Stance, x.ShiftFrom = h.value, &from
		x.Rules = append(x.Rules, h.rules...)
		x.Evidence = casus.Quote(s.v.doc.Text(), x.Spans.Bounds().Cover(s.g.S.Tokens[p.Head].Span))
		s.heads[i] = p.Head
		return true
	}
	return false
}

// outgrown folds stances that the present one has moved from into it: "now backs the embargo that it opposed for years" is one position.
func (s *sentence) outgrown() {
	for i := 0; i < len(s.out); i++ {
		now := s.g.At(s.heads[i])
		if now == nil || s.out[i].ShiftFrom != nil || !s.set(now) {
			continue
		}
		for j := range s.out {
			x := &s.out[j]
			was := s.g.At(s.heads[j])
			if j == i || was == nil || x.Issue != s.out[i].Issue || x.Actor.Holder() != s.out[i].Actor.Holder() || x.Stance == s.out[i].Stance || s.set(was) || was.Tense != clause.Past && !was.Perfect {
				continue
			}
			from := x.Stance
			s.out[i].ShiftFrom = &from
			s.out[i].Rules = append(s.out[i].Rules, x.Rules...)
			s.out[i].Evidence = casus.Quote(s.v.doc.Text(), s.out[i].Spans.Bounds().Cover(x.Spans.Bounds()))
			s.out, s.heads = slices.Delete(s.out, j, j+1), slices.Delete(s.heads, j, j+1)
			break
		}
	}
}

// set tells whether "now" sets a predicate, or one above it, against what was.
func (s *sentence) set(p *clause.Pred) bool {
	for q, steps := p, 0; q != nil && steps < 4; q, steps = s.g.Governor(q), steps+1 {
		for _, k := range s.g.Children(q.Head) {
			if s.g.S.Tokens[k].Deprel == "advmod" && s.r.turns["now"][s.g.Lemma(k)] {
				return true
			}
		}
	}
	return false
}

func voiceOf(x *said) string {
	if x == nil {
		return casus.VoiceOutlet
	}
	return x.id
}
