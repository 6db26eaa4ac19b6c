package dispute

import (
	"strings"

	"casus"
	"casus/clause"
)

// verdict reads what a speaker says of a matter itself: "talks are off the table", "a truce is acceptable", "sanctions must be lifted". The
// speaker holds it.
func (s *sentence) verdict(p *clause.Pred) (held, *casus.ActorMention, bool) {
	none := func() (held, *casus.ActorMention, bool) { return held{}, nil, false }
	rows := s.r.stances[s.g.Lemma(p.Head)]
	if preps := strings.Fields(s.g.Prep(p.Head)); len(preps) > 0 { // "out of the question", "up for discussion"
		rows = nil
		for _, prep := range preps {
			rows = append(rows, s.r.stances[prep+" "+s.g.Lemma(p.Head)]...)
		}
	}
	for _, st := range rows {
		if st.kind != "verdict" || p.Kind == clause.Verb && !p.Partic && !p.Passive {
			continue
		}
		matter := p.SurfSubj
		if matter >= 0 && matter == s.forWhom(p) {
			matter = -1
		}
		for _, k := range s.g.Children(p.Head) {
			switch s.g.S.Tokens[k].Deprel {
			case "csubj", "ccomp", "xcomp":
				if matter < 0 || s.g.S.Tokens[matter].UPOS == "PRON" {
					matter = k
				}
			case "advcl":
				if s.g.Child(k, "mark") == k-1 && (matter < 0 || s.g.S.Tokens[matter].UPOS == "PRON") {
					matter = k
				}
			}
		}
		by := s.judge(p)
		if matter < 0 || by == nil || s.g.S.Tokens[matter].UPOS == "PRON" {
			return none()
		}
		value := s.modified(p, st.value)
		if value == talk { // "up for discussion"
			value = open
		}
		return held{value: value, matter: matter, free: st.free, rules: []string{st.id()}, talks: -1}, by, true
	}
	if h, ok := s.exists(p); ok {
		return h, s.judge(p), true
	}
	if h, ok := s.sees(p); ok {
		return h, s.holder(p), true
	}
	if h, ok := s.names(p); ok {
		return h, s.holder(p), true
	}
	if p.Kind == clause.Verb && p.Modal >= 0 && s.r.turns["deontic"][s.g.ModalLemma(p)] {
		by := s.speaker(s.g.S.Tokens[p.Head].Span)
		if by == nil {
			return none()
		}
		value := forIt
		if p.Neg || p.NegArg {
			value = against
		}
		return held{value: value, matter: p.Head, rules: []string{"turn.deontic." + s.g.ModalLemma(p)}, talks: -1, direct: true}, by, true
	}
	return none()
}

// judge is whose verdict a predicate is: that of the party for whom it holds ("for Tarsk, talks are out of the question"), else the speaker's.
func (s *sentence) judge(p *clause.Pred) *casus.ActorMention {
	if k := s.forWhom(p); k >= 0 {
		return s.v.party(s.g, s.si, k, s.r.turns["spokesman"])
	}
	return s.speaker(s.g.S.Tokens[p.Head].Span)
}

// forWhom is the party put before a verdict, or -1.
func (s *sentence) forWhom(p *clause.Pred) int {
	for _, k := range s.g.Children(p.Head) {
		switch s.g.S.Tokens[k].Deprel {
		case "obl", "nmod", "nsubj":
			if k < p.Head && s.g.Prep(k) == "for" && s.v.party(s.g, s.si, k, s.r.turns["spokesman"]) != nil {
				return k
			}
		}
	}
	return -1
}

// exists reads what a speaker says that there is or is not: "there is no alternative to a truce".
func (s *sentence) exists(p *clause.Pred) (held, bool) {
	if s.g.Child(p.Head, "expl") < 0 {
		return held{}, false
	}
	noun := s.g.Child(p.Head, "nsubj", "obj")
	if p.Kind == clause.Noun || p.Kind == clause.Copula {
		noun = p.Head
	}
	return s.there(p, noun)
}

// sees reads what a party sees or has, or does not: "saw no alternative to sanctions".
func (s *sentence) sees(p *clause.Pred) (held, bool) {
	if p.Kind != clause.Verb || !s.r.turns["seeing"][p.Lemma] {
		return held{}, false
	}
	return s.there(p, s.g.Child(p.Head, "obj"))
}

// there reads a noun that there is or is not.
func (s *sentence) there(p *clause.Pred, noun int) (held, bool) {
	if noun < 0 {
		return held{}, false
	}
	for _, st := range s.r.stances[s.g.Lemma(noun)] {
		if st.kind != "exists" {
			continue
		}
		for _, k := range append(append([]int{}, s.g.Children(noun)...), s.g.Children(p.Head)...) {
			if s.g.Prep(k) != st.slot && !(st.slot == "to" && s.g.S.Tokens[k].Deprel == "acl") && s.g.Child(k, "mark") < 0 {
				continue
			}
			if m := s.g.Child(k, "mark"); s.g.Prep(k) != st.slot && (m < 0 || s.g.Lemma(m) != st.slot) {
				continue
			}
			value := st.value
			if p.Neg || p.NegArg || s.denied(noun) {
				value = s.negate(value)
				if st.value == against {
					value = forIt
				}
			}
			if value == talk {
				return held{}, false
			}
			return held{value: value, matter: k, rules: []string{st.id()}, talks: -1}, true
		}
	}
	return held{}, false
}

// denied tells whether a noun has "no" before it.
func (s *sentence) denied(noun int) bool {
	d := s.g.Child(noun, "det")
	return d >= 0 && s.g.Lemma(d) == "no"
}

// names reads what a party calls a matter: "branded the referendum a farce", "described the sanctions as unjust".
func (s *sentence) names(p *clause.Pred) (held, bool) {
	if p.Kind != clause.Verb || p.Passive || !s.r.turns["naming"][p.Lemma] {
		return held{}, false
	}
	matter := s.g.Child(p.Head, "obj")
	if matter < 0 {
		return held{}, false
	}
	for _, of := range []int{p.Head, matter} {
		for _, k := range s.g.Children(of) {
			rel := s.g.S.Tokens[k].Deprel
			if k <= matter || rel != "xcomp" && rel != "advcl" && !(rel == "obl" || rel == "nmod" || rel == "ccomp") {
				continue
			}
			if prep := s.g.Prep(k); rel != "xcomp" && rel != "ccomp" && prep != "as" {
				if m := s.g.Child(k, "mark"); m < 0 || s.g.Lemma(m) != "as" {
					continue
				}
			}
			for _, st := range s.r.stances[s.g.Lemma(k)] {
				if st.kind == "verdict" {
					return held{value: s.modified(p, st.value), matter: matter, rules: []string{st.id(), "turn.naming." + p.Lemma}, talks: -1}, true
				}
			}
		}
	}
	return held{}, false
}

// intends reads what a party says that it will do, where the act is the matter itself: "we will negotiate", "Tarsk will not withdraw its troops".
func (s *sentence) intends(p *clause.Pred) (held, bool) {
	if p.Kind != clause.Verb || p.Passive || p.Modal < 0 || !s.r.turns["coming"][s.g.ModalLemma(p)] {
		return held{}, false
	}
	is, _ := s.issueOf(p.Head, nil)
	if is == nil || s.r.turns["own-act"][s.g.Verb(p)] || !s.isAct(p.Head, is) {
		return held{}, false
	}
	return held{value: s.modified(p, forIt), matter: p.Head, rules: []string{"turn.coming." + s.g.ModalLemma(p)}, talks: -1, direct: true}, true
}

// isAct tells whether a predicate is one of the words of an issue, or puts an end to it.
func (s *sentence) isAct(head int, is *issue) bool {
	if s.r.turns["ending"][s.g.Lemma(head)] {
		return true
	}
	for _, alt := range is.words {
		for _, options := range alt.words {
			if s.isWord(head, options) {
				return true
			}
		}
	}
	return false
}

// without reads a matter that is denied where another is missing: "no withdrawal without guarantees".
func (s *sentence) without(p *clause.Pred) (held, *casus.ActorMention, bool) {
	if p.Kind == clause.Verb || !s.denied(p.Head) || s.g.Child(p.Head, "cop") >= 0 {
		return held{}, nil, false
	}
	for _, k := range s.g.Children(p.Head) {
		if s.r.turns["unless"][s.g.Prep(k)] {
			if by := s.speaker(s.g.S.Tokens[p.Head].Span); by != nil {
				return held{value: onTerms, matter: p.Head, rules: []string{"turn.unless." + s.g.Prep(k)}, talks: -1}, by, true
			}
		}
	}
	// "No talks under fire": all that is said
	if is, _ := s.issueOf(p.Head, nil); is != nil && (p.Rel == "root" || p.Rel == "ccomp" || p.Rel == "parataxis") {
		if by := s.speaker(s.g.S.Tokens[p.Head].Span); by != nil {
			return held{value: against, matter: p.Head, rules: []string{"turn.no"}, talks: -1}, by, true
		}
	}
	return held{}, nil, false
}

// firstPerson tells whether a predicate's subject is the speaker's own side.
func (s *sentence) firstPerson(p *clause.Pred) bool {
	return p.SurfSubj >= 0 && s.r.turns["inclusive"][s.g.Lemma(p.SurfSubj)]
}
