package code

import (
	"sort"

	"casus"
	"casus/clause"
)

// countHarm links people killed or hurt to the violence that did it: the nearest of the sentence, whose events begin at from, or, where
// the sentence tells none, the last of the sentence before. Other acts of the sentence do not get them.
func (sc *scene) countHarm(events []casus.EventMention, from int) {
	own := events[from:]
	violent := -1
	for i := range own {
		if sc.isViolence(&own[i]) {
			violent = i
		}
	}
	for _, n := range sc.figsIn[sc.si] {
		fig := &sc.doc.Figures[n]
		sc.keepToVerb(own, fig)
		if !sc.c.harmRoles[fig.Role] {
			continue
		}
		if violent >= 0 {
			for i := range own {
				if own[i].Type != sc.c.violentType {
					own[i].Figures = without(own[i].Figures, fig.ID)
				}
			}
		}
		if sc.linked(own, fig.ID) {
			continue
		}
		if e := sc.nearestViolence(own, fig); e != nil {
			sc.link(e, fig.ID)
		} else if e := sc.violenceBefore(events[:from]); e != nil && violent < 0 && !sc.accident {
			sc.link(e, fig.ID)
		}
	}
}

// keepToVerb leaves what is counted in the phrase of one event's verb to that event: "killed three and arrested two".
func (sc *scene) keepToVerb(own []casus.EventMention, fig *casus.Figure) {
	verb := -1
	for t := sc.g.Head(fig.At.Token); t >= 0 && verb < 0; t = sc.g.Head(t) {
		if p := sc.g.At(t); p != nil && p.Kind == clause.Verb {
			verb = t
		}
	}
	holder := false
	for i := range own {
		holder = holder || own[i].At.Token == verb
	}
	if !holder {
		return
	}
	for i := range own {
		p := sc.g.At(own[i].At.Token)
		if p == nil || sc.g.Has(fig.At.Token, p.Head) || p.SurfSubj >= 0 && sc.g.Has(p.SurfSubj, fig.At.Token) {
			continue // "three are kidnapped and killed", "7,000 members held hostage have been freed"
		}
		if own[i].At.Token != verb && p.Kind == clause.Verb && !own[i].Trigger.Spans.Overlaps(sc.tok(verb).Span) {
			own[i].Figures = without(own[i].Figures, fig.ID)
		}
	}
}

// isViolence reports whether an event is violence told as done.
func (sc *scene) isViolence(e *casus.EventMention) bool {
	return e.Type == sc.c.violentType && (e.Realis == casus.Actual || e.Realis == casus.Historical)
}

// nearestViolence is the event of violence whose trigger stands nearest to a figure; nil without.
func (sc *scene) nearestViolence(own []casus.EventMention, fig *casus.Figure) *casus.EventMention {
	var best *casus.EventMention
	least := 0
	for i := range own {
		d := own[i].At.Token - fig.At.Token
		if d < 0 {
			d = -d
		}
		if sc.isViolence(&own[i]) && (best == nil || d < least) {
			best, least = &own[i], d
		}
	}
	return best
}

// violenceBefore is the last event of violence of the sentence before, in the same block; nil without.
func (sc *scene) violenceBefore(told []casus.EventMention) *casus.EventMention {
	for i := len(told) - 1; i >= 0; i-- {
		e := &told[i]
		if e.At.Sentence != sc.si-1 || !sc.sameBlock(e.At.Sentence) {
			return nil
		}
		if sc.isViolence(e) {
			return e
		}
	}
	return nil
}

func (sc *scene) sameBlock(sentence int) bool {
	return sentence >= 0 && sc.doc.Sentences[sentence].Block == sc.s.Block
}

func (sc *scene) linked(own []casus.EventMention, id string) bool {
	for i := range own {
		for _, f := range own[i].Figures {
			if f == id {
				return true
			}
		}
	}
	return false
}

// link adds a figure to an event and keeps the order of the text.
func (sc *scene) link(e *casus.EventMention, id string) {
	e.Figures = append(e.Figures, id)
	at := map[string]int{}
	for i := range sc.doc.Figures {
		at[sc.doc.Figures[i].ID] = i
	}
	sort.SliceStable(e.Figures, func(a, b int) bool { return at[e.Figures[a]] < at[e.Figures[b]] })
}

func without(ids []string, id string) []string {
	out := []string{}
	for _, x := range ids {
		if x != id {
			out = append(out, x)
		}
	}
	return out
}
