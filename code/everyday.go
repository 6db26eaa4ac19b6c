package code

import (
	"strconv"
	"strings"

	"casus"
	"casus/clause"
)

// everyday is the data on what people and firms do that is nothing political.
type everyday struct {
	firms                                    map[string]bool // sectors and leading codes of firms
	firmTypes                                map[string]bool // types that are company news among firms
	mishaps                                  int             // verbs of accidents
	prevented                                map[string]bool // marks of a gerund that tells what was kept from happening
	unsaid                                   map[string]bool // verbs of rules: without somebody who says so nobody asks
	routine                                  map[string]bool // sectors that promise nothing when they agree to something
	spoken                                   map[string]bool // acts of words: to wish to do them is to do them
	against                                  map[string]bool // prefixes: who stands behind them is meant by an act, not the doer
	wishes                                   map[string]bool // verbs of wishing
	endpoints                                map[string]bool // prepositions before an end that only dates
	selfBound                                map[string]bool // verbs whose passive tells of a promise of its subject
	remembering                              map[string]bool // verbs of commemoration
	cutMode, cutType                         string          // a tie cut: nobody cuts it where only a service stops
	playTopic                                string
	soberWords, fictions, depicting, festive int
	tradeAct                                 string
	cooperateAct, convictMode, bombAct       string
	findings                                 int // verbs of what is done to a bomb that does not go off
}

// isEveryday reports whether the event is none of public life: what firms do among themselves, people meeting people, a suspect who
// helps the police.
func (sc *scene) isEveryday(f *found, p *clause.Pred) bool {
	v := f.val
	meets := v.act.content == sc.c.meeting && v.stage == stageDone || v.inner != nil && v.inner.content == sc.c.meeting && v.stage == "promised" && len(f.targets) > 0
	switch {
	case sc.c.firmTypes[v.code.Type] && v.code.Mode != sc.c.convictMode && sc.allFirms(f):
		return true
	case meets && sc.common(f.sources) && (sc.common(f.targets) || !v.mutual && sc.noun(f.sources)):
		return true // "she met her husband", "a traveller visited Tarsk"
	case v.act.id == sc.c.cooperateAct && sc.someCommon(f.sources):
		return true
	case len(f.sources) == 0 && strings.HasPrefix(v.rules[0], "verb:") && sc.needsSpeaker(p):
		return true
	case len(f.sources) == 0 && strings.HasPrefix(v.rules[0], "op:") && v.code == (Code{sc.c.cutType, sc.c.cutMode}):
		return true // "flights were cancelled"
	case sc.accident && v.act.id == sc.c.tradeAct:
		return true // the ferries that collided
	case v.code.Type == sc.protests() && len(f.targets) == 0 && sc.hasFestive():
		return true
	case v.noun && v.act.id == sc.c.bombAct && sc.found(p):
		return true
	case sc.c.prevented[p.Mark] && p.Gerund && v.stage == stageDone && v.inner == nil:
		return true // "was barred from travelling"
	}
	return sc.longAgo(p) || v.code.Type == sc.c.violentType && sc.mishap(f, p)
}

// noun reports whether the first of the parties is told by a noun.
func (sc *scene) noun(ps []party) bool {
	return len(ps) > 0 && ps[0].ref.At.Sentence == sc.si && sc.tok(ps[0].ref.At.Token).UPOS == "NOUN"
}

// allFirms reports whether somebody acts and all parties are firms by name.
func (sc *scene) allFirms(f *found) bool {
	for _, list := range [][]party{f.sources, f.targets} {
		for i := range list {
			r := &list[i].ref
			if r.At.Sentence != sc.si || sc.tok(r.At.Token).UPOS != "PROPN" || !sc.c.firms[r.Country] && (!sc.c.firms[r.Sector] || sc.c.nonState[r.Country]) {
				return false
			}
			if n := sc.nameAt(r.At.Token); n != nil && n.Type == "PER" {
				return false
			}
		}
	}
	return len(f.sources) > 0
}

// common reports whether all parties are told by pronouns and common nouns and none holds an office.
func (sc *scene) common(ps []party) bool {
	for i := range ps {
		if !sc.isCommon(&ps[i]) {
			return false
		}
	}
	return true
}

// someCommon reports whether one of several parties is a person without name or office.
func (sc *scene) someCommon(ps []party) bool {
	for i := range ps {
		if at := ps[i].ref.At; at.Sentence == sc.si && sc.tok(at.Token).XPOS == "NN" && sc.isCommon(&ps[i]) {
			return true
		}
	}
	return false
}

func (sc *scene) isCommon(p *party) bool {
	at := p.ref.At
	if at.Sentence != sc.si || p.ref.Implicit != "" || sc.offices([]party{*p}) || p.ref.Country != "" && p.ref.Sector == "" {
		return false
	}
	t := sc.tok(at.Token)
	if t.UPOS == "PRON" && hasFeat(t, "Person=3") && p.ref.Actor == "" && sc.namesPublic() {
		return false // it may be the one named
	}
	return t.UPOS == "NOUN" && !sc.inClass(at.Token, sc.c.lands) && sc.nameAt(at.Token) == nil && sc.isPerson(at.Token) || t.UPOS == "PRON" && (p.ref.Actor == "" || sc.c.privateSectors[p.ref.Sector])
}

// mishap reports whether harm without a person who does it is the outcome of an accident: "the roof collapsed, killing ten".
func (sc *scene) mishap(f *found, p *clause.Pred) bool {
	if sc.people(f.sources) {
		return false
	}
	if !p.Gerund && base(p.Rel) != "conj" {
		return false
	}
	for h := sc.g.Head(p.Head); h >= 0; h = sc.g.Head(h) {
		if sc.tok(h).UPOS == "VERB" && sc.inClass(h, sc.c.mishaps) {
			j := sc.predIndex(h)
			return j < 0 || !sc.vals[j].ok
		}
	}
	return false
}

// whereabouts drops sources that only tell where the clause's act took place: a participle hangs on the place before it ("blew up a post
// in Tarsk, killing two").
func (sc *scene) whereabouts(f *found, p *clause.Pred) {
	if !p.Gerund || base(p.Rel) != "acl" {
		return
	}
	kept := f.sources[:0:0]
	for _, x := range f.sources {
		at := x.ref.At
		if at.Sentence == sc.si && sc.g.Head(p.Head) == at.Token && sc.tok(at.Token).UPOS == "PROPN" && sc.c.locative[sc.g.Prep(at.Token)] {
			continue
		}
		kept = append(kept, x)
	}
	f.sources = kept
}

// found reports whether a device is only come upon: "a car bomb was defused".
func (sc *scene) found(p *clause.Pred) bool {
	h := sc.g.Head(p.Head)
	if h < 0 {
		return false
	}
	switch base(sc.tok(p.Head).Deprel) {
	case "obj", "nsubj":
		return sc.inClass(h, sc.c.findings)
	}
	return false
}

// toldInFiction reports whether the sentence tells what happens in a work: "in the novel a queen is poisoned", "the play shows a general".
func (sc *scene) toldInFiction() bool {
	for i := range sc.lemmas {
		if !sc.inClass(i, sc.c.fictions) {
			continue
		}
		switch h := sc.g.Head(i); base(sc.tok(i).Deprel) {
		case "obl":
			if i < maxFiction && sc.g.Prep(i) == "in" {
				return true
			}
		case "nsubj":
			if h >= 0 && (sc.inClass(h, sc.c.depicting) || sc.g.Prep(h) == "about") {
				return true
			}
		}
	}
	return false
}

// maxFiction is how far from the beginning of a sentence the work may stand in which all of it happens.
const maxFiction = 5

// hasFestive reports whether the sentence tells of a feast, a procession or a show: a crowd there protests against nobody.
func (sc *scene) hasFestive() bool {
	for i := range sc.lemmas {
		if u := sc.tok(i).UPOS; (u == "NOUN" || u == "PROPN") && sc.inClass(i, sc.c.festive) {
			return true
		}
	}
	return false
}

// longAgo reports whether the act is dated to a year of another age: that is history, no news.
func (sc *scene) longAgo(p *clause.Pred) bool {
	for _, i := range sc.timesIn[sc.si] {
		t := &sc.doc.Times[i]
		if t.Value == nil {
			continue
		}
		year, err := strconv.Atoi(strings.SplitN(*t.Value, "-", 2)[0])
		if err != nil || year < 1000 || year >= modern {
			continue
		}
		for _, k := range sc.g.Children(p.Head) {
			if s := sc.tok(k).Span; t.Spans.Bounds().Contains(s) || s.Start <= t.Spans[0].Start && sc.g.Head(k) == p.Head && sc.under(k, t.Spans.Bounds()) {
				return true
			}
		}
	}
	return false
}

// modern is the first year of which acts can still be news.
const modern = 1900

// under reports whether a token of the span hangs directly on the given one, as the year does on its month.
func (sc *scene) under(token int, span casus.Span) bool {
	for _, k := range sc.g.Children(token) {
		if span.Contains(sc.tok(k).Span) {
			return true
		}
	}
	return false
}

// wished reports whether the act of words hangs on its own speaker wishing to do it: "I would like to thank".
func (sc *scene) wished(p *clause.Pred) bool {
	g := sc.g.Governor(p)
	if g == nil || !sc.c.wishes[sc.lemma(g.Head)] || g.Neg {
		return false
	}
	k := sc.g.Child(g.Head, "nsubj")
	return k >= 0 && hasFeat(sc.tok(k), "Person=1")
}

// needsSpeaker reports whether the frame of the verb says that somebody must tell so.
func (sc *scene) needsSpeaker(p *clause.Pred) bool {
	row := sc.verbRow(p)
	return row != nil && len(row.frame.sources) > 0 && row.frame.sources[0].kind == slotSpeaker
}

// ownWish reports whether a verb of wishing is about what its subject itself means to do: "seeks to mend its ties".
func (sc *scene) ownWish(p *clause.Pred, op *operator, j int) bool {
	q := &sc.g.Preds[j]
	return op.op == "asked" && !op.bare && p.Kind == clause.Verb && !p.Passive && q.Kind == clause.Verb && q.Infin &&
		sc.g.Child(p.Head, "obj", "iobj") < 0 && sc.g.Child(q.Head, "nsubj", "nsubj:pass") < 0 && sc.g.Has(p.Head, q.Head)
}

// opposed reports whether a word stands behind a prefix that says whom the act is against or for: "anti-government protests".
func (sc *scene) opposed(token int) bool {
	form := sc.form(token)
	for prefix := range sc.c.against {
		if len(form) > len(prefix) && form[:len(prefix)] == prefix && form[len(prefix)] == '-' {
			return true
		}
	}
	return token > 0 && sc.c.against[trimHyphen(sc.form(token-1))]
}

func trimHyphen(s string) string {
	if n := len(s); n > 0 && s[n-1] == '-' {
		return s[:n-1]
	}
	return s
}

// ruledOnly reports whether a verb of rules stands without anybody who says so: "travellers are required to pay".
func (sc *scene) ruledOnly(p *clause.Pred, sources []party) bool {
	return len(sources) == 0 && p.Passive && sc.c.unsaid[sc.lemma(p.Head)]
}

// routineAgreement reports whether only a court agrees: to hear a case is its office.
func (sc *scene) routineAgreement(op string, sources []party) bool {
	return op == "promised" && len(sources) == 1 && sc.c.routine[sources[0].ref.Sector]
}
