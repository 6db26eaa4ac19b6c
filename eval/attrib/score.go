// Package attrib scores attributions: exact and overlapping spans of source, cue and content, the resolved speaker, kind and act, by kind of statement.
package attrib

import (
	"fmt"
	"sort"
	"strings"

	"casus"
	"casus/eval/gold"
)

// Statement is one attribution to score. Spans are bytes of the item's text.
type Statement struct {
	Source, Cue, Content casus.Spans
	Speaker              string // resolved name; "" unknown
	Kind, Act            string
}

// Parts that are scored as spans.
var parts = []string{"source", "cue", "content"}

func (s *Statement) part(name string) casus.Spans {
	switch name {
	case "source":
		return s.Source
	case "cue":
		return s.Cue
	}
	return s.Content
}

// Tally counts hits, gold and predictions.
type Tally struct{ Hit, Gold, Predicted int }

// F1 is the harmonic mean of precision and recall, 0 to 1.
func (t Tally) F1() float64 {
	if t.Gold+t.Predicted == 0 {
		return 0
	}
	return 2 * float64(t.Hit) / float64(t.Gold+t.Predicted)
}

func (t Tally) String() string {
	p, r := 0.0, 0.0
	if t.Predicted > 0 {
		p = float64(t.Hit) / float64(t.Predicted)
	}
	if t.Gold > 0 {
		r = float64(t.Hit) / float64(t.Gold)
	}
	return fmt.Sprintf("P %5.1f R %5.1f F1 %5.1f (%d of %d gold, %d predicted)", 100*p, 100*r, 100*t.F1(), t.Hit, t.Gold, t.Predicted)
}

// Counts adds up the scores of items.
type Counts struct {
	Items          int
	exact, overlap map[string]*Tally
	speaker, kind  Tally // Gold = aligned statements
	act            Tally
	byKind         map[string]*Tally // statements found, by kind: cue and content overlap
	Errors         []string
}

// New makes empty counts.
func New() *Counts {
	c := &Counts{exact: map[string]*Tally{}, overlap: map[string]*Tally{}, byKind: map[string]*Tally{}}
	for _, p := range parts {
		c.exact[p], c.overlap[p] = &Tally{}, &Tally{}
	}
	return c
}

// Score adds an item with the statements found in it.
func (c *Counts) Score(it *gold.Item, found []Statement) {
	c.Items++
	for _, p := range parts {
		c.spans(it, found, p)
	}
	c.statements(it, found)
}

func key(ss casus.Spans) string { return fmt.Sprint([]casus.Span(ss)) }

// goldSpan is a distinct gold span of one part with the other spans a careful reader could give.
type goldSpan struct {
	spans     casus.Spans
	alt       []string // texts, pieces joined
	debatable bool
}

func goldPart(s *gold.Statement, part string) casus.Spans {
	switch part {
	case "source":
		if s.Source.Given() {
			return casus.Spans{s.Source.At}
		}
		return nil
	case "cue":
		return s.Cue.Spans()
	}
	return s.Content.Spans()
}

func altTexts(r gold.Rest, part string) (texts []string, none bool) {
	for _, a := range r.Alt[part] {
		switch v := a.(type) {
		case nil:
			none = true
		case string:
			texts = append(texts, v)
		case map[string]any:
			if t, ok := v["text"].(string); ok {
				texts = append(texts, t)
			}
		case []any:
			var pieces []string
			for _, p := range v {
				if t, ok := p.(string); ok {
					pieces = append(pieces, t)
				}
			}
			texts = append(texts, strings.Join(pieces, casus.Piece))
		}
	}
	return texts, none
}

// goldSpans are the distinct gold spans of a part.
func goldSpans(it *gold.Item, part string) []*goldSpan {
	at := map[string]*goldSpan{}
	var out []*goldSpan
	for i := range it.Statements {
		s := &it.Statements[i]
		ss := goldPart(s, part)
		if len(ss) == 0 {
			continue
		}
		alt, none := altTexts(s.Rest, part)
		debatable := s.Debatable || none
		for _, f := range s.Fields {
			debatable = debatable || f == part
		}
		if g := at[key(ss)]; g != nil {
			g.alt = append(g.alt, alt...)
			g.debatable = g.debatable && debatable
			continue
		}
		g := &goldSpan{ss, alt, debatable}
		at[key(ss)] = g
		out = append(out, g)
	}
	return out
}

func (c *Counts) spans(it *gold.Item, found []Statement, part string) {
	golds := goldSpans(it, part)
	seen := map[string]bool{}
	var pred []casus.Spans
	for i := range found {
		if ss := found[i].part(part); len(ss) > 0 && !seen[key(ss)] {
			seen[key(ss)] = true
			pred = append(pred, ss)
		}
	}
	e := c.exact[part]
	hit := map[*goldSpan]bool{}
	usedPred := make([]bool, len(pred))
	match := func(ok func(*goldSpan, casus.Spans) bool) {
		for i, p := range pred {
			for _, g := range golds {
				if !usedPred[i] && !hit[g] && ok(g, p) {
					hit[g], usedPred[i] = true, true
				}
			}
		}
	}
	match(func(g *goldSpan, p casus.Spans) bool { return key(g.spans) == key(p) })
	match(func(g *goldSpan, p casus.Spans) bool {
		for _, a := range g.alt {
			if a == p.In(it.Text) {
				return true
			}
		}
		return false
	})
	for i, p := range pred {
		if !usedPred[i] {
			if overlapsDebatable(golds, p) {
				continue
			}
			e.Predicted++
			c.Errors = append(c.Errors, fmt.Sprintf("%s: %s false: %q", it.ID, part, p.In(it.Text)))
		}
	}
	for _, g := range golds {
		if g.debatable {
			continue
		}
		e.Gold++
		if hit[g] {
			e.Hit++
			e.Predicted++
		} else {
			c.Errors = append(c.Errors, fmt.Sprintf("%s: %s missed: %q", it.ID, part, g.spans.In(it.Text)))
		}
	}
	c.overlaps(golds, pred, part)
}

func overlapsDebatable(golds []*goldSpan, p casus.Spans) bool {
	for _, g := range golds {
		if g.debatable && shared(g.spans, p) > 0 {
			return true
		}
	}
	return false
}

// shared is the number of bytes in both.
func shared(a, b casus.Spans) int {
	n := 0
	for _, x := range a {
		for _, y := range b {
			if x.Overlaps(y) {
				n += min(x.End, y.End) - max(x.Start, y.Start)
			}
		}
	}
	return n
}

// overlaps pairs gold and predicted spans one to one, largest overlap first.
func (c *Counts) overlaps(golds []*goldSpan, pred []casus.Spans, part string) {
	type pair struct{ g, p, n int }
	var pairs []pair
	for i, g := range golds {
		for j, p := range pred {
			if n := shared(g.spans, p); n > 0 {
				pairs = append(pairs, pair{i, j, 2 * n * 1000 / (size(g.spans) + size(p))})
			}
		}
	}
	sort.SliceStable(pairs, func(i, j int) bool { return pairs[i].n > pairs[j].n })
	g, p := map[int]bool{}, map[int]bool{}
	t := c.overlap[part]
	for _, x := range pairs {
		if g[x.g] || p[x.p] {
			continue
		}
		g[x.g], p[x.p] = true, true
		if !golds[x.g].debatable {
			t.Hit++
			t.Gold++
			t.Predicted++
		}
	}
	for i := range golds {
		if !g[i] && !golds[i].debatable {
			t.Gold++
		}
	}
	for j := range pred {
		if !p[j] && !overlapsDebatable(golds, pred[j]) {
			t.Predicted++
		}
	}
}

func size(ss casus.Spans) int {
	n := 0
	for _, s := range ss {
		n += s.Len()
	}
	return n
}

// statements aligns whole statements by cue and content and scores speaker, kind and act of the aligned ones.
func (c *Counts) statements(it *gold.Item, found []Statement) {
	type pair struct{ g, p, n int }
	var pairs []pair
	for i := range it.Statements {
		s := &it.Statements[i]
		for j := range found {
			n := 0
			gc := s.Cue.Spans()
			if shared(gc, found[j].Cue) > 0 {
				n += 1000000
			} else if len(gc) > 0 && len(found[j].Cue) > 0 {
				continue
			}
			m := shared(s.Content.Spans(), found[j].Content)
			if m == 0 {
				continue
			}
			pairs = append(pairs, pair{i, j, n + m})
		}
	}
	sort.SliceStable(pairs, func(i, j int) bool { return pairs[i].n > pairs[j].n })
	g, p := map[int]bool{}, map[int]bool{}
	kind := func(k string) *Tally {
		if c.byKind[k] == nil {
			c.byKind[k] = &Tally{}
		}
		return c.byKind[k]
	}
	for _, x := range pairs {
		if g[x.g] || p[x.p] {
			continue
		}
		g[x.g], p[x.p] = true, true
		s, f := &it.Statements[x.g], &found[x.p]
		if s.Debatable {
			continue
		}
		t := kind(s.Kind)
		t.Hit++
		t.Gold++
		t.Predicted++
		c.speaker.Gold++
		want := ""
		if s.SourceName != nil {
			want = *s.SourceName
		}
		if s.Accepts("source_name", want, f.Speaker) || sameName(want, f.Speaker) {
			c.speaker.Hit++
		} else {
			c.Errors = append(c.Errors, fmt.Sprintf("%s: speaker %q, want %q", it.ID, f.Speaker, want))
		}
		c.kind.Gold++
		if s.Accepts("kind", s.Kind, f.Kind) {
			c.kind.Hit++
		} else {
			c.Errors = append(c.Errors, fmt.Sprintf("%s: kind %q, want %q: %q", it.ID, f.Kind, s.Kind, f.Content.In(it.Text)))
		}
		c.act.Gold++
		if s.Accepts("act", s.Act, f.Act) {
			c.act.Hit++
		} else {
			c.Errors = append(c.Errors, fmt.Sprintf("%s: act %q, want %q: %q %q", it.ID, f.Act, s.Act, f.Cue.In(it.Text), f.Content.In(it.Text)))
		}
	}
	for i := range it.Statements {
		if !g[i] && !it.Statements[i].Debatable {
			kind(it.Statements[i].Kind).Gold++
		}
	}
	for j := range found {
		if !p[j] {
			kind(found[j].Kind).Predicted++
		}
	}
}

// sameName accepts a name that begins or ends with the other or differs in an article: "President Vosk" and "Vosk", "The ministry" and "ministry".
func sameName(a, b string) bool {
	a, b = strings.ToLower(strings.TrimSpace(a)), strings.ToLower(strings.TrimSpace(b))
	if a == b {
		return true
	}
	if a == "" || b == "" {
		return a == "outlet" || b == "outlet" // the outlet of an item is not known by name
	}
	if strings.HasPrefix(a, b+" ") || strings.HasPrefix(b, a+" ") {
		return true // "officials" and "officials in Brenn"
	}
	return strings.HasSuffix(a, " "+b) || strings.HasSuffix(b, " "+a)
}

// Lines are the scores, one a line.
func (c *Counts) Lines() []string {
	out := []string{fmt.Sprintf("items %d", c.Items)}
	for _, p := range parts {
		out = append(out, fmt.Sprintf("%-8s exact   %v", p, *c.exact[p]))
	}
	for _, p := range parts {
		out = append(out, fmt.Sprintf("%-8s overlap %v", p, *c.overlap[p]))
	}
	share := func(t Tally) string {
		return fmt.Sprintf("%5.1f%% (%d of %d)", 100*float64(t.Hit)/float64(max(t.Gold, 1)), t.Hit, t.Gold)
	}
	out = append(out, "speaker of aligned statements "+share(c.speaker), "kind of aligned statements    "+share(c.kind), "act of aligned statements     "+share(c.act))
	var kinds []string
	for k := range c.byKind {
		kinds = append(kinds, k)
	}
	sort.Strings(kinds)
	for _, k := range kinds {
		out = append(out, fmt.Sprintf("%-8s statements %v", k, *c.byKind[k]))
	}
	return out
}
