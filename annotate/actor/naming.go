package actor

import (
	"strings"

	"casus"
)

// nameOf takes the name that the noun introduces: "President Hu Jintao of China", "the fishing company Samherji", "Hamas militants".
func (d *reading) nameOf(se *sent, ph *phrase) {
	toks := se.s.Tokens
	t := ph.to
	if personal(ph.noun) {
		// "Prime Minister Prince Norodom Ranariddh"
		for it := se.item(t); it != nil && it.kind == nounItem && it.noun.agent != nil && personal(it) && capitalised(toks[it.from].Form) && it.to < len(toks); it = se.item(t) {
			t = it.to
		}
		if t != ph.to && !d.nameAt(se, t) {
			t = ph.to
		}
	}
	if t < len(toks) && personal(ph.noun) {
		if it := se.item(t); it != nil && !it.done {
			if it.kind == personItem || it.kind == nameItem && kindOf(it) == Person {
				ph.person = it
				ph.to = it.to
			}
		} else if it == nil && d.nameLike(&toks[t]) && d.person(se, ph) {
			end := t + 1
			for end < len(toks) && se.item(end) == nil && (d.nameLike(&toks[end]) || end+1 < len(toks) && d.inName(se, end) || d.hyphened(se, end)) {
				end++
			}
			ph.person = d.unknown(se, t, end, true)
			ph.to = end
		}
		if ph.person != nil && ph.to+1 < len(toks) && d.is("of-case", &toks[ph.to]) && ph.to == ph.person.to && len(ph.behind) == 0 {
			// "President Hu Jintao of China"
			j := ph.to + 1
			if toks[j].UPOS == "DET" {
				j++
			}
			if it := se.item(j); it != nil && it.kind == nameItem && !it.done {
				if e := d.decide(it, ph.sentence); e != nil && e.Kind == State && it.refs[0].use == fullName {
					ph.behind = append(ph.behind, e)
					ph.to = it.to
				}
			}
		}
	}
	if ph.person == nil && t < len(toks) && !ph.noun.noun.plural && ph.group(d) && t == ph.noun.to {
		if it := se.item(t); it != nil && !it.done && (it.kind == orgItem || it.kind == nameItem && kindOf(it) != Person && kindOf(it) != State) {
			ph.org = it
			ph.to = it.to
		}
	}
}

// nameAt reports whether a person's name stands at a token.
func (d *reading) nameAt(se *sent, t int) bool {
	if t >= len(se.s.Tokens) {
		return false
	}
	if it := se.item(t); it != nil {
		return it.kind == personItem || it.kind == nameItem && kindOf(it) == Person
	}
	return d.nameLike(&se.s.Tokens[t])
}

// predicate reports whether the phrase says what somebody is, not who acts: "was a fugitive", "elected as president".
func (d *reading) predicate(se *sent, ph *phrase) bool {
	if ph.person != nil || ph.org != nil {
		return false
	}
	head := d.headOf(se, ph.noun.from, ph.noun.to)
	for n := 0; n < 8 && se.s.Tokens[head].Deprel == "conj" && se.s.Tokens[head].Head >= 0 && se.s.Tokens[head].Head < head; n++ {
		head = se.s.Tokens[head].Head
	}
	bare := personal(ph.noun) && (ph.from == 0 || se.s.Tokens[ph.from-1].UPOS == "ADP")
	for k := max(0, head-12); k < head; k++ {
		t := &se.s.Tokens[k]
		if t.Head == head && (t.Deprel == "cop" || t.Deprel == "case" && (d.is("as-case", t) || bare && d.is("role-case", t))) {
			return true
		}
	}
	return false
}

func kindOf(it *item) string {
	if len(it.refs) == 0 {
		return ""
	}
	return it.refs[0].entry.Kind
}

// nameLike reports whether a token can be a part of a person's name.
func (d *reading) nameLike(t *casus.Token) bool {
	return capitalised(t.Form) && (t.UPOS == "PROPN" || t.UPOS == "" || t.UPOS == "ADJ" && t.XPOS == "NNP" || t.UPOS == "X") && !d.is("calendar", t)
}

// inName reports whether a particle or hyphen at a token goes on with a name.
func (d *reading) inName(se *sent, t int) bool {
	tok, next := &se.s.Tokens[t], &se.s.Tokens[t+1]
	if isHyphen(tok.Form) {
		return tok.Start == se.s.Tokens[t-1].End && next.Start == tok.End && (d.nameLike(next) || len(next.Form) < 4)
	}
	return d.x.words["person-particle"][strings.ToLower(tok.Form)] && tok.UPOS != "CCONJ" && (d.nameLike(next) || t+2 < len(se.s.Tokens) && isHyphen(next.Form) && capitalised(se.s.Tokens[t+2].Form))
}

// hyphened reports whether a token is joined to the one before by a hyphen: "Chan-o-cha".
func (d *reading) hyphened(se *sent, t int) bool {
	toks := se.s.Tokens
	return t > 0 && isHyphen(toks[t-1].Form) && toks[t].Start == toks[t-1].End && len(toks[t].Form) < 5
}

// person reports whether the noun is a person's office or trade, so that a capitalised word behind it is a name.
func (d *reading) person(se *sent, ph *phrase) bool {
	if ph.noun.noun.plural || ph.noun.noun.agent.Body {
		return false
	}
	return !ph.group(d)
}
