package rule

import (
	"strconv"

	"casus"
)

// Capture is a named part of a match.
type Capture struct {
	From, To int // items, half-open
	Value    Value
	Match    *Match // the match of a category, with its rule
	set      bool
}

// Args are the arguments of a builder: captures, their fields and literals, by name.
type Args struct {
	Items []Item
	From  int // first item of the match
	To    int // behind its last item
	rule  *Rule
	caps  []Capture
}

// Rule is the id of the rule that calls the builder.
func (a *Args) Rule() string { return a.rule.ID }

// Get is the value of an argument; false when the rule does not give it or the capture stayed empty. A capture of plain
// items has their text, items joined without spaces.
func (a *Args) Get(name string) (Value, bool) {
	for i := range a.rule.args {
		if g := &a.rule.args[i]; g.name == name {
			if g.capture < 0 {
				return g.literal, true
			}
			if v, ok := a.value(g); ok {
				return v, true
			}
		}
	}
	return nil, false
}

func (a *Args) value(g *arg) (Value, bool) {
	c := &a.caps[g.capture]
	if !c.set {
		return nil, false
	}
	if g.field == "" {
		if c.Value != nil {
			return c.Value, true
		}
		text := ""
		for i := c.From; i < c.To; i++ {
			text += a.Items[i].Lower
		}
		return text, true
	}
	if f, ok := c.Value.(Fielder); ok {
		return f.Field(g.field)
	}
	return nil, false
}

// Has reports whether an argument is there.
func (a *Args) Has(name string) bool {
	_, ok := a.Get(name)
	return ok
}

// Str is an argument as text, "" when missing.
func (a *Args) Str(name string) string {
	v, _ := a.Get(name)
	s, _ := v.(string)
	return s
}

// Int is an argument as a whole number: text of digits.
func (a *Args) Int(name string) (int, bool) {
	n, err := strconv.Atoi(a.Str(name))
	return n, err == nil
}

// Match is a find of a rule.
type Match struct {
	Rule     *Rule
	From, To int // items, half-open
	Value    Value
	Captures []Capture // by number, as in Rule.CaptureNames
}

// CaptureNames are the names of a rule's captures by number.
func (r *Rule) CaptureNames() []string { return r.names }

// Capture is a named capture of the match.
func (m *Match) Capture(name string) (Capture, bool) {
	for i, n := range m.Rule.names {
		if n == name && m.Captures[i].set {
			return m.Captures[i], true
		}
	}
	return Capture{}, false
}

// Extent is the range of items that the match stands for: those of the capture "span" where the rule has one.
func (m *Match) Extent() (from, to int) {
	if c, ok := m.Capture("span"); ok {
		return c.From, c.To
	}
	return m.From, m.To
}

// Span is the extent in bytes.
func (m *Match) Span(items []Item) casus.Span {
	from, to := m.Extent()
	return casus.Span{Start: items[from].Start, End: items[to-1].End}
}

// IDs are the ids of the rule and of the rules whose matches it is built from, outermost first, none twice.
func (m *Match) IDs() []string {
	ids := []string{m.Rule.ID}
	for i := range m.Captures {
		if sub := m.Captures[i].Match; sub != nil {
			for _, id := range sub.IDs() {
				known := false
				for _, have := range ids {
					known = known || have == id
				}
				if !known {
					ids = append(ids, id)
				}
			}
		}
	}
	return ids
}
