package annotated

import (
	"fmt"
	"sort"
	"strings"

	"casus"
)

// Layer is the score of one layer of one report. Right counts gold rows found and read right in all fields; Found those found at
// all; Alarms are predicted rows that match no gold row, debatable ones included.
type Layer struct {
	Name                string
	Gold, Found, Right  int
	Predicted, Alarms   int
	Misses, FalseAlarms []string // evidence and what is wrong
}

// String is the layer as one line.
func (l Layer) String() string {
	return fmt.Sprintf("%-11s gold %3d  found %3d  right %3d (%.1f%%)  predicted %3d  alarms %3d",
		l.Name, l.Gold, l.Found, l.Right, 100*float64(l.Right)/float64(max(l.Gold, 1)), l.Predicted, l.Alarms)
}

// Score holds a record against the gold.
func Score(g *Gold, r *casus.Record) []Layer {
	s := scorer{g, r}
	return []Layer{s.blocks(), s.times(), s.places(), s.figures(), s.statements(), s.events(), s.positions(), s.processes(), s.wording()}
}

type scorer struct {
	g *Gold
	r *casus.Record
}

// row is a gold row as the matcher sees it.
type row struct {
	at        casus.Spans
	debatable bool
	words     string
	// check lists the fields that prediction i reads wrong.
	check func(i int) []string
}

// match pairs gold rows with predictions: the prediction with the fewest wrong fields among those that overlap, each used once where
// possible.
func match(name string, gold []row, n int, at func(int) casus.Spans, words func(int) string) Layer {
	l := Layer{Name: name, Predicted: n}
	used := make([]bool, n)
	type pair struct {
		gold, pred int
		wrong      []string
		overlap    int
	}
	var pairs []pair
	for gi, gr := range gold {
		for i := range n {
			if o := overlap(gr.at, at(i)); o > 0 {
				pairs = append(pairs, pair{gi, i, gr.check(i), o})
			}
		}
	}
	sort.SliceStable(pairs, func(a, b int) bool {
		if x, y := len(pairs[a].wrong), len(pairs[b].wrong); x != y {
			return x < y
		}
		return pairs[a].overlap > pairs[b].overlap
	})
	found := make([]*pair, len(gold))
	for i := range pairs {
		p := &pairs[i]
		if found[p.gold] == nil && !used[p.pred] {
			found[p.gold], used[p.pred] = p, true
		}
	}
	for i := range pairs { // a further prediction on a row that was found is no false alarm
		if gold[pairs[i].gold].debatable || found[pairs[i].gold] != nil && len(pairs[i].wrong) == 0 {
			used[pairs[i].pred] = true
		}
	}
	for gi, gr := range gold {
		if gr.debatable {
			continue
		}
		l.Gold++
		switch p := found[gi]; {
		case p == nil:
			l.Misses = append(l.Misses, fmt.Sprintf("missed  %q", gr.words))
		case len(p.wrong) == 0:
			l.Found++
			l.Right++
		default:
			l.Found++
			l.Misses = append(l.Misses, fmt.Sprintf("misread %q as %q: %s", gr.words, words(p.pred), strings.Join(p.wrong, ", ")))
		}
	}
	for i := range n {
		if !used[i] {
			l.Alarms++
			l.FalseAlarms = append(l.FalseAlarms, fmt.Sprintf("alarm   %q", words(i)))
		}
	}
	return l
}

func overlap(a, b casus.Spans) int {
	n := 0
	for _, x := range a {
		for _, y := range b {
			n += max(0, min(x.End, y.End)-max(x.Start, y.Start))
		}
	}
	return n
}

// wrongs collects the names of fields that differ, with both values.
type wrongs []string

func (w *wrongs) check(ok bool, field string, gold, got any) {
	if !ok {
		*w = append(*w, fmt.Sprintf("%s %v, want %v", field, got, gold))
	}
}

func (s scorer) blocks() Layer {
	l := Layer{Name: "blocks", Gold: len(s.g.Report.Blocks), Predicted: len(s.r.Report.Blocks)}
	for i, b := range s.g.Report.Blocks {
		if i < len(s.r.Report.Blocks) && s.r.Report.Blocks[i].Kind == b.Kind && strings.HasPrefix(s.r.Report.Blocks[i].Text, b.Text) {
			l.Found++
			l.Right++
		} else {
			l.Misses = append(l.Misses, fmt.Sprintf("missed  %s %q", b.Kind, b.Text))
		}
	}
	l.Alarms = max(0, l.Predicted-l.Gold)
	return l
}

func (s scorer) times() Layer {
	var gold []row
	for _, t := range s.g.Times {
		gold = append(gold, row{casus.Spans{s.g.find(t.Text, t.Occ)}, t.Debatable, t.Text, func(i int) []string {
			var w wrongs
			got := text(s.r.Times[i].Value)
			w.check(t.Value == "" || t.accepts("value", t.Value, got), "value", t.Value, got)
			w.check(t.accepts("granularity", t.Granularity, s.r.Times[i].Granularity), "granularity", t.Granularity, s.r.Times[i].Granularity)
			return w
		}})
	}
	return match("times", gold, len(s.r.Times), func(i int) casus.Spans { return s.r.Times[i].Spans }, func(i int) string { return s.r.Times[i].Text })
}

func (s scorer) places() Layer {
	var gold []row
	for _, p := range s.g.Places {
		gold = append(gold, row{casus.Spans{s.g.find(p.Text, p.Occ)}, p.Debatable, p.Text, func(i int) []string {
			var w wrongs
			got := s.r.Places[i]
			w.check(p.accepts("country", p.Country, got.Country), "country", p.Country, got.Country)
			w.check(p.accepts("role", p.Role, got.Role), "role", p.Role, got.Role)
			return w
		}})
	}
	return match("places", gold, len(s.r.Places), func(i int) casus.Spans { return s.r.Places[i].Spans }, func(i int) string { return s.r.Places[i].Text })
}

func (s scorer) figures() Layer {
	var gold []row
	for _, f := range s.g.Figures {
		gold = append(gold, row{casus.Spans{s.g.find(f.Text, f.Occ)}, f.Debatable, f.Text, func(i int) []string {
			var w wrongs
			got := s.r.Figures[i]
			w.check(same(f.Low, got.Low), "low", show(f.Low), show(got.Low))
			w.check(same(f.High, got.High), "high", show(f.High), show(got.High))
			w.check(f.accepts("unit", strings.TrimSuffix(f.Unit, "s"), strings.TrimSuffix(got.Unit, "s")), "unit", f.Unit, got.Unit)
			w.check(f.accepts("bound", f.Bound, got.Bound), "bound", f.Bound, got.Bound)
			w.check(f.accepts("delta", f.Delta, got.Delta), "delta", f.Delta, got.Delta)
			return w
		}})
	}
	return match("figures", gold, len(s.r.Figures), func(i int) casus.Spans { return s.r.Figures[i].Spans }, func(i int) string { return s.r.Figures[i].Text })
}

func (s scorer) statements() Layer {
	var gold []row
	for _, st := range s.g.Statements {
		var at casus.Spans
		for _, c := range st.Content {
			at = append(at, s.g.find(c, st.Occ))
		}
		gold = append(gold, row{at.Normal(), st.Debatable, strings.Join(st.Content, " … "), func(i int) []string {
			var w wrongs
			got := s.r.Statements[i]
			name := ""
			if got.Source != nil {
				name = got.Source.Name
				if name == "" {
					name = got.Source.Text
				}
			}
			w.check(st.accepts("source", st.Source, name) || sameName(st.Source, name) || got.Source != nil && s.called(got.Source.Actor, st.Source), "source", st.Source, name)
			w.check(st.accepts("kind", st.Kind, got.Kind), "kind", st.Kind, got.Kind)
			var chain []string
			for _, c := range got.Chain {
				chain = append(chain, c.Name)
			}
			w.check(st.skip("chain") || strings.Join(st.Chain, ">") == strings.Join(chain, ">") || st.Alt["chain"] != nil, "chain", st.Chain, chain)
			return w
		}})
	}
	return match("statements", gold, len(s.r.Statements), func(i int) casus.Spans {
		if c := s.r.Statements[i].Content; c != nil {
			return c.Spans
		}
		return nil
	}, func(i int) string {
		if c := s.r.Statements[i].Content; c != nil {
			return c.Text
		}
		return ""
	})
}

func (s scorer) events() Layer {
	var gold []row
	for _, e := range s.g.Events {
		gold = append(gold, row{casus.Spans{s.g.find(e.Text, e.Occ)}, e.Debatable || e.SameAs != "", e.Text, func(i int) []string {
			var w wrongs
			got := s.r.Events[i]
			w.check(e.accepts("type", e.Type, got.Type), "type", e.Type, got.Type)
			w.check(e.skip("source") || s.parties(e.Source, got.Sources) || s.parties(alternatives(e.Alt["source"]), got.Sources), "source", e.Source, partyNames(got.Sources))
			w.check(e.skip("target") || s.parties(e.Target, got.Targets) || s.parties(alternatives(e.Alt["target"]), got.Targets), "target", e.Target, partyNames(got.Targets))
			w.check(e.accepts("realis", e.Realis, got.Realis), "realis", e.Realis, got.Realis)
			w.check((e.Voice == casus.VoiceOutlet) == (got.Voice == casus.VoiceOutlet), "voice", e.Voice, got.Voice)
			return w
		}})
	}
	return match("events", gold, len(s.r.Events), func(i int) casus.Spans { return s.r.Events[i].Trigger.Spans }, func(i int) string {
		return s.r.Events[i].Type + " " + s.r.Events[i].Trigger.Text
	})
}

func (s scorer) positions() Layer {
	var gold []row
	for _, p := range s.g.Positions {
		gold = append(gold, row{casus.Spans{s.g.find(p.Text, 0)}, p.Debatable, p.Text, func(i int) []string {
			var w wrongs
			got := s.r.Positions[i]
			w.check(p.accepts("stance", p.Stance, got.Stance), "stance", p.Stance, got.Stance)
			w.check(p.accepts("actor", p.Actor, got.Actor.Name) || sameName(p.Actor, got.Actor.Name) || s.called(got.Actor.Actor, p.Actor), "actor", p.Actor, got.Actor.Name)
			return w
		}})
	}
	return match("positions", gold, len(s.r.Positions), func(i int) casus.Spans { return s.r.Positions[i].Spans }, func(i int) string { return s.r.Positions[i].Text })
}

func (s scorer) processes() Layer {
	var gold []row
	for _, p := range s.g.Processes {
		gold = append(gold, row{casus.Spans{s.g.find(p.Text, 0)}, p.Debatable, p.Text, func(i int) []string {
			var w wrongs
			got := s.r.Processes[i]
			w.check(p.accepts("kind", p.Kind, got.Kind), "kind", p.Kind, got.Kind)
			w.check(p.accepts("status", p.Status, got.Status), "status", p.Status, got.Status)
			w.check(p.skip("parties") || s.parties(p.Parties, got.Parties), "parties", p.Parties, partyNames(got.Parties))
			return w
		}})
	}
	return match("processes", gold, len(s.r.Processes), func(i int) casus.Spans { return s.r.Processes[i].Spans }, func(i int) string { return s.r.Processes[i].Text })
}

func (s scorer) wording() Layer {
	var gold []row
	for _, x := range s.g.Wording {
		gold = append(gold, row{casus.Spans{s.g.find(x.Text, x.Occ)}, x.Debatable, x.Text, func(i int) []string {
			var w wrongs
			got := s.r.Wording[i]
			w.check((x.Owner == casus.VoiceOutlet) == (got.Owner == casus.VoiceOutlet) || x.Alt["owner"] != nil, "owner", x.Owner, got.Owner)
			return w
		}})
	}
	return match("wording", gold, len(s.r.Wording), func(i int) casus.Spans { return s.r.Wording[i].Spans }, func(i int) string { return s.r.Wording[i].Text })
}

// parties tells whether the references are the gold parties: each gold party met by one, and none left over. Persons and officials
// roll up to their country; a party without country is compared by its mentions.
func (s scorer) parties(ids []string, refs []casus.ActorRef) bool {
	if len(ids) != len(refs) {
		return false
	}
	used := make([]bool, len(refs))
	for _, id := range ids {
		ok := false
		for i, r := range refs {
			if !used[i] && s.isParty(id, r) {
				used[i], ok = true, true
				break
			}
		}
		if !ok {
			return false
		}
	}
	return true
}

func (s scorer) isParty(id string, r casus.ActorRef) bool {
	a := s.g.actor(id)
	if a == nil {
		return id == r.Actor
	}
	if a.Country != "" && len(a.Country) == 3 && a.Country != "IGO" && a.Country == r.Country {
		return true
	}
	if sameName(a.Name, r.Name) || sameName(a.Name, r.Text) {
		return true
	}
	for _, m := range a.Mentions {
		if sameName(m, r.Text) {
			return true
		}
	}
	return false
}

// called tells whether the record has a mention of the actor in which the report gives it that name: spellings differ between
// registries.
func (s scorer) called(actor, name string) bool {
	for i := range s.r.Actors {
		if a := &s.r.Actors[i]; actor != "" && a.ID == actor {
			for _, m := range a.Mentions {
				if strings.HasSuffix(m.Text, name) {
					return true
				}
			}
		}
	}
	return false
}

// sameName compares names without regard to case and a leading article.
func sameName(a, b string) bool {
	norm := func(s string) string { return strings.TrimPrefix(strings.ToLower(s), "the ") }
	return a != "" && norm(a) == norm(b)
}

func partyNames(refs []casus.ActorRef) []string {
	var out []string
	for _, r := range refs {
		if r.Actor != "" {
			out = append(out, r.Actor)
		} else {
			out = append(out, r.Text)
		}
	}
	return out
}

func alternatives(list []any) []string {
	var out []string
	for _, a := range list {
		if s, ok := a.(string); ok {
			out = append(out, s)
		}
	}
	return out
}

func text(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

func same(a, b *float64) bool {
	if a == nil || b == nil {
		return a == b
	}
	return *a == *b
}

func show(f *float64) string {
	if f == nil {
		return "null"
	}
	return fmt.Sprint(*f)
}
