// Package events scores coded events against gold annotation: types by overlapping triggers, then the fields of the events
// that were found.
package events

import (
	"fmt"
	"io"
	"sort"
	"strings"

	"casus"
	"casus/eval/gold"
)

// Count is precision and recall of one thing.
type Count struct{ TP, FP, FN int }

// P, R and F are precision, recall and their harmonic mean, 0 when undefined.
func (c Count) P() float64 { return share(c.TP, c.TP+c.FP) }
func (c Count) R() float64 { return share(c.TP, c.TP+c.FN) }
func (c Count) F() float64 { return share(2*c.TP, 2*c.TP+c.FP+c.FN) }

// Ratio is right ones of all.
type Ratio struct{ Right, All int }

// Share is the ratio as a number, 0 when nothing was counted.
func (r Ratio) Share() float64 { return share(r.Right, r.All) }

func (r *Ratio) add(ok bool) {
	r.All++
	if ok {
		r.Right++
	}
}

func share(a, b int) float64 {
	if b == 0 {
		return 0
	}
	return float64(a) / float64(b)
}

// Score gathers items. The zero value is ready for use.
type Score struct {
	Items, Negatives int
	FalseItems       int // negatives with at least one event
	FalseEvents      int // events on negatives
	Types            map[string]*Count
	Total            Count
	Bag              Count // types of an item as a bag, wherever their triggers stand
	Any              Count // triggers, whatever the type
	Mode             Ratio // of events found with their type
	Inner            Ratio
	Source           Ratio // source actors: country where one is known, else overlapping words; all of them
	Target           Ratio
	Realis           Ratio
	Voice            Ratio
	Place            Ratio
	Time             Ratio
	Placed           Count // places given, of all events found
	RealisPairs      map[string]int
	Bins             [10]Ratio         // confidence against right type
	Groups           map[string]*Ratio // right type by how the row came about: kind of rule and parties found
	Errors           []string
}

// group is how a row came about, in the words of data/event/confidence.txt: kind of its first rule, parties found.
func group(e *casus.EventMention) string {
	kind := "none"
	if len(e.Rules) > 0 {
		kind, _, _ = strings.Cut(e.Rules[0], ":")
	}
	parties := "no"
	switch n := named(e.Sources) + named(e.Targets); {
	case named(e.Sources) > 0 && named(e.Targets) > 0 || n > 1:
		parties = "both"
	case n > 0:
		parties = "one"
	}
	return kind + " " + parties
}

func named(refs []casus.ActorRef) int {
	n := 0
	for i := range refs {
		if len(refs[i].Spans) > 0 {
			n++
		}
	}
	return n
}

// Add scores the events coded for one item.
func (s *Score) Add(it *gold.Item, predicted []casus.EventMention) {
	if s.Types == nil {
		s.Types, s.RealisPairs, s.Groups = map[string]*Count{}, map[string]int{}, map[string]*Ratio{}
	}
	s.Items++
	if len(it.Events) == 0 {
		s.Negatives++
		if len(predicted) > 0 {
			s.FalseItems++
			s.FalseEvents += len(predicted)
		}
	}
	usedP := make([]bool, len(predicted))
	usedG := make([]bool, len(it.Events))
	var pairs [][2]int
	for i := range it.Events {
		for j := range predicted {
			if touches(&it.Events[i], &predicted[j]) {
				pairs = append(pairs, [2]int{i, j})
			}
		}
	}
	// pairs of one type first, among them those with more in common
	weight := func(k int) int {
		g, p := &it.Events[pairs[k][0]], &predicted[pairs[k][1]]
		n := 0
		if accepts(g, "type", g.Type, p.Type) {
			n += 8
		}
		if p.Trigger.Spans.Overlaps(g.Trigger.At) {
			n += 4
		}
		if mode(g.Mode) == mode(p.Mode) {
			n += 2
		}
		if partiesAgree(g.Sources, p.Sources) {
			n++
		}
		return n
	}
	order := make([]int, len(pairs))
	for i := range order {
		order[i] = i
	}
	sort.SliceStable(order, func(a, b int) bool { return weight(order[a]) > weight(order[b]) })
	for _, typed := range []bool{true, false} {
		for _, k := range order {
			i, j := pairs[k][0], pairs[k][1]
			if usedG[i] || usedP[j] {
				continue
			}
			g, p := &it.Events[i], &predicted[j]
			same := accepts(g, "type", g.Type, p.Type)
			if same != typed {
				continue
			}
			usedG[i], usedP[j] = true, true
			if g.Debatable {
				continue
			}
			s.Any.TP++
			s.bin(p, same)
			if same {
				s.count(g.Type).TP++
				s.Total.TP++
				s.fields(it, g, p)
				continue
			}
			s.count(g.Type).FN++
			s.count(p.Type).FP++
			s.Total.FN++
			s.Total.FP++
			s.errorf(it, "type %s for %s at %q", p.Type, g.Type, p.Trigger.Text)
		}
	}
	for i := range it.Events {
		if g := &it.Events[i]; !usedG[i] && !g.Debatable {
			s.count(g.Type).FN++
			s.Total.FN++
			s.Any.FN++
			s.errorf(it, "missed %s %s at %q", g.Type, mode(g.Mode), g.Trigger.Text)
		}
	}
	for j := range predicted {
		if p := &predicted[j]; !usedP[j] {
			if overDebatable(it, p) {
				continue
			}
			s.count(p.Type).FP++
			s.Total.FP++
			s.Any.FP++
			s.bin(p, false)
			s.errorf(it, "false %s %s at %q (%s)", p.Type, mode(p.Mode), p.Trigger.Text, strings.Join(p.Rules, " "))
		}
	}
	s.bag(it, predicted)
}

func (s *Score) bin(p *casus.EventMention, right bool) {
	b := min(9, max(0, int(p.Confidence*10)))
	s.Bins[b].add(right)
	g := s.Groups[group(p)]
	if g == nil {
		g = &Ratio{}
		s.Groups[group(p)] = g
	}
	g.add(right)
}

// bag scores types alone.
func (s *Score) bag(it *gold.Item, predicted []casus.EventMention) {
	used := make([]bool, len(predicted))
	for _, debatable := range []bool{false, true} {
		for i := range it.Events {
			g := &it.Events[i]
			if g.Debatable != debatable {
				continue
			}
			hit := false
			for j := range predicted {
				if !used[j] && accepts(g, "type", g.Type, predicted[j].Type) {
					used[j], hit = true, true
					break
				}
			}
			if debatable {
				continue
			}
			if hit {
				s.Bag.TP++
			} else {
				s.Bag.FN++
			}
		}
	}
	for _, u := range used {
		if !u {
			s.Bag.FP++
		}
	}
}

func (s *Score) count(t string) *Count {
	c := s.Types[t]
	if c == nil {
		c = &Count{}
		s.Types[t] = c
	}
	return c
}

func (s *Score) errorf(it *gold.Item, format string, args ...any) {
	s.Errors = append(s.Errors, it.ID+"\t"+fmt.Sprintf(format, args...)+"\n\t"+it.Text)
}

// fields scores the fields of an event found with its type.
func (s *Score) fields(it *gold.Item, g *gold.Event, p *casus.EventMention) {
	ok := accepts(g, "mode", mode(g.Mode), mode(p.Mode))
	s.Mode.add(ok)
	if !ok {
		s.errorf(it, "mode %q for %q at %q", mode(p.Mode), mode(g.Mode), p.Trigger.Text)
	}
	if g.Inner != nil {
		ok := p.Inner != nil && p.Inner.Type == g.Inner.Type
		s.Inner.add(ok)
		if !ok {
			got := "none"
			if p.Inner != nil {
				got = p.Inner.Type
			}
			s.errorf(it, "inner %s for %s at %q", got, g.Inner.Type, p.Trigger.Text)
		}
	}
	if !debated(g, "sources") {
		ok = partiesAgree(g.Sources, p.Sources)
		s.Source.add(ok)
		if !ok {
			s.errorf(it, "source %s for %s at %q", refTexts(p.Sources), texts(g.Sources), p.Trigger.Text)
		}
	}
	if !debated(g, "targets") {
		ok = partiesAgree(g.Targets, p.Targets)
		s.Target.add(ok)
		if !ok {
			s.errorf(it, "target %s for %s at %q", refTexts(p.Targets), texts(g.Targets), p.Trigger.Text)
		}
	}
	ok = accepts(g, "realis", g.Realis, p.Realis)
	s.Realis.add(ok)
	if !ok {
		s.RealisPairs[p.Realis+" for "+g.Realis]++
		s.errorf(it, "realis %s for %s at %q", p.Realis, g.Realis, p.Trigger.Text)
	}
	voice := casus.VoiceOutlet
	if p.Voice != casus.VoiceOutlet {
		voice = "attributed"
	}
	ok = accepts(g, "voice", g.Voice, voice)
	s.Voice.add(ok)
	if !ok {
		s.errorf(it, "voice %s for %s at %q", voice, g.Voice, p.Trigger.Text)
	}
	if g.Time != nil {
		ok := p.Time != nil && len(p.Time.Begin) >= len(*g.Time) && p.Time.Begin[:len(*g.Time)] == *g.Time
		s.Time.add(ok)
		if !ok {
			got := "none"
			if p.Time != nil {
				got = p.Time.Begin
			}
			s.errorf(it, "time %s for %s of %s at %q", got, *g.Time, p.Type, p.Trigger.Text)
		}
	} else if p.Time != nil && it.Published != nil && len(p.Time.Begin) >= 7 && p.Time.Begin[:7] != (*it.Published)[:7] {
		s.errorf(it, "time %s for nothing of %s at %q, published %s", p.Time.Begin, p.Type, p.Trigger.Text, *it.Published)
	}
	if g.Place.Given() {
		ok = p.Place != nil && p.Place.Spans.Overlaps(g.Place.At)
		s.Place.add(ok)
		if ok {
			s.Placed.TP++
		} else if p.Place != nil {
			s.Placed.FP++
			s.Placed.FP++
		}
		if !ok {
			s.Placed.FN++
			got := "none"
			if p.Place != nil {
				got = p.Place.Text
			}
			s.errorf(it, "place %s for %s of %s at %q", got, g.Place.Text, p.Type, p.Trigger.Text)
		}
	} else if p.Place != nil {
		s.Placed.FP++
		s.errorf(it, "place %s for nothing of %s at %q", p.Place.Text, p.Type, p.Trigger.Text)
	}
}

func accepts(g *gold.Event, field, want, got string) bool { return g.Accepts(field, want, got) }

func debated(g *gold.Event, field string) bool {
	for _, f := range g.Fields {
		if f == field || f+"s" == field {
			return true
		}
	}
	return g.Alt[field] != nil || g.Alt[strings.TrimSuffix(field, "s")] != nil
}

func mode(m *string) string {
	if m == nil {
		return ""
	}
	return *m
}

// touches reports whether the predicted trigger overlaps the gold trigger or one of its alternatives.
func touches(g *gold.Event, p *casus.EventMention) bool {
	if p.Trigger.Spans.Overlaps(g.Trigger.At) {
		return true
	}
	for _, alt := range g.Alt["trigger"] {
		if s, ok := alt.(string); ok && (strings.Contains(p.Trigger.Text, s) || strings.Contains(s, p.Trigger.Text)) {
			return true
		}
	}
	return false
}

// overDebatable reports whether the prediction lies over a debatable gold event: neither hit nor false alarm.
func overDebatable(it *gold.Item, p *casus.EventMention) bool {
	for i := range it.Events {
		if g := &it.Events[i]; g.Debatable && (touches(g, p) || accepts(g, "type", g.Type, p.Type)) {
			return true
		}
	}
	return false
}

// partiesAgree reports whether two lists name the same parties: as many, each of the one with an overlapping one of the
// other. References without words (implicit ones) may be missing from gold and are passed over.
func partiesAgree(g []gold.Party, p []casus.ActorRef) bool {
	found := make([]bool, len(g))
	for i := range p {
		if len(p[i].Spans) == 0 {
			continue
		}
		hit := false
		for j := range g {
			if p[i].Spans.Overlaps(g[j].At) || p[i].Country != "" && strings.HasPrefix(g[j].Code, p[i].Country) {
				found[j], hit = true, true
			}
		}
		if !hit {
			return false
		}
	}
	for _, f := range found {
		if !f {
			return false
		}
	}
	return true
}

func texts(ps []gold.Party) string {
	var out []string
	for _, p := range ps {
		out = append(out, p.Text)
	}
	return "[" + strings.Join(out, "; ") + "]"
}

func refTexts(ps []casus.ActorRef) string {
	var out []string
	for _, p := range ps {
		t := p.Text
		if p.Actor != "" {
			t += "=" + p.Actor
		}
		out = append(out, t)
	}
	return "[" + strings.Join(out, "; ") + "]"
}

// Print writes the score as a table, with the types in alphabetical order.
func (s *Score) Print(w io.Writer) {
	fmt.Fprintf(w, "items %d, negatives %d, negatives with a false event %d (%.1f%%)\n", s.Items, s.Negatives, s.FalseItems, 100*share(s.FalseItems, s.Negatives))
	line := func(name string, c Count) {
		fmt.Fprintf(w, "%-12s P %.3f  R %.3f  F1 %.3f  (%d right, %d false, %d missed)\n", name, c.P(), c.R(), c.F(), c.TP, c.FP, c.FN)
	}
	line("type", s.Total)
	line("type, bag", s.Bag)
	line("trigger", s.Any)
	names := make([]string, 0, len(s.Types))
	macro := 0.0
	for n, c := range s.Types {
		names = append(names, n)
		macro += c.F()
	}
	sort.Strings(names)
	fmt.Fprintf(w, "macro F1     %.3f over %d types\n", macro/float64(max(1, len(names))), len(names))
	for _, n := range names {
		line("  "+n, *s.Types[n])
	}
	for _, f := range []struct {
		name string
		r    Ratio
	}{{"mode", s.Mode}, {"inner", s.Inner}, {"source", s.Source}, {"target", s.Target}, {"realis", s.Realis}, {"voice", s.Voice}, {"place", s.Place}, {"time", s.Time}} {
		fmt.Fprintf(w, "%-12s %.3f of %d\n", f.name, f.r.Share(), f.r.All)
	}
	fmt.Fprintf(w, "place given  P %.3f  R %.3f  F1 %.3f\n", s.Placed.P(), s.Placed.R(), s.Placed.F())
	pairs := make([]string, 0, len(s.RealisPairs))
	for p := range s.RealisPairs {
		pairs = append(pairs, p)
	}
	sort.Strings(pairs)
	for _, p := range pairs {
		fmt.Fprintf(w, "  realis %s: %d\n", p, s.RealisPairs[p])
	}
	groups := make([]string, 0, len(s.Groups))
	for g := range s.Groups {
		groups = append(groups, g)
	}
	sort.Strings(groups)
	for _, g := range groups {
		fmt.Fprintf(w, "  right type, %s: %.2f of %d\n", g, s.Groups[g].Share(), s.Groups[g].All)
	}
	for i, b := range s.Bins {
		if b.All > 0 {
			fmt.Fprintf(w, "  confidence %.1f-%.1f: %.2f right of %d\n", float64(i)/10, float64(i+1)/10, b.Share(), b.All)
		}
	}
}
