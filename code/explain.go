package code

import (
	"fmt"
	"strings"

	"casus"
)

// Explanation tells how an event was coded: for people, in lines.
type Explanation struct {
	Event     casus.EventMention
	Sentence  string   // the words
	Predicate string   // predicate with its arguments
	Rules     []string // frames and operators that fired
	Sources   []string // how each source was found
	Targets   []string
	Realis    string // why this value
	Certainty string // factuality, with the factors that move it most
	Stage     string // stage of the act, and the act
}

// String is the explanation in lines.
func (x Explanation) String() string {
	var b strings.Builder
	mode := ""
	if x.Event.Mode != nil {
		mode = " " + *x.Event.Mode
	}
	fmt.Fprintf(&b, "%s %s%s: %q\n", x.Event.ID, x.Event.Type, mode, x.Event.Trigger.Text)
	fmt.Fprintf(&b, "  sentence   %s\n", x.Sentence)
	fmt.Fprintf(&b, "  predicate  %s\n", x.Predicate)
	fmt.Fprintf(&b, "  stage      %s\n", x.Stage)
	fmt.Fprintf(&b, "  rules      %s\n", strings.Join(x.Rules, ", "))
	for _, s := range x.Sources {
		fmt.Fprintf(&b, "  source     %s\n", s)
	}
	for _, s := range x.Targets {
		fmt.Fprintf(&b, "  target     %s\n", s)
	}
	fmt.Fprintf(&b, "  realis     %s: %s\n", x.Event.Realis, x.Realis)
	fmt.Fprintf(&b, "  certainty  %s\n", x.Certainty)
	return b.String()
}

// shownFactors is how many factors of the certainty are shown.
const shownFactors = 5

func (sc *scene) explanation(f *found, e *casus.EventMention) Explanation {
	p := &sc.g.Preds[f.pred]
	x := Explanation{Event: *e, Rules: e.Rules, Realis: f.realis.why, Stage: f.val.stage + " " + f.val.act.id}
	factors := sc.factors(f.pred)
	value, _ := sc.c.factuality.value(factors)
	x.Certainty = fmt.Sprintf("%+.1f of 3, of %q: %s", value, sc.tok(p.Head).Form, strings.Join(sc.c.factuality.strongest(factors, shownFactors), ", "))
	if f.val.inner != nil {
		x.Stage = f.val.stage + " " + f.val.inner.id
	}
	x.Sentence = sc.s.Span.In(sc.doc.Report.Text)
	var args []string
	for _, a := range sc.g.Args(p) {
		s := a.Role.String() + "=" + sc.tok(a.Head).Form
		if a.Case != "" {
			s = a.Role.String() + ":" + a.Case + "=" + sc.tok(a.Head).Form
		}
		args = append(args, s)
	}
	x.Predicate = fmt.Sprintf("%s(%s)", sc.g.Verb(p), strings.Join(args, " "))
	for _, s := range f.sources {
		x.Sources = append(x.Sources, fmt.Sprintf("%s [%s]: %s", s.ref.Text, s.ref.Actor, s.how))
	}
	for _, s := range f.targets {
		x.Targets = append(x.Targets, fmt.Sprintf("%s [%s]: %s", s.ref.Text, s.ref.Actor, s.how))
	}
	return x
}
