// Package figure finds reported quantities: their value or interval, unit, the thing counted, bound, whether they add up or add
// to, the stage of what is given, giver and receiver, and the day they hold for.
//
// Amounts are described by rules in data/figure (see docs/figures.md); the syntax of the sentence says what is counted.
package figure

import (
	"fmt"
	"path"

	"casus"
	"casus/annotate/number"
	"casus/lexicon"
	"casus/rule"
)

// Values of the record's fields.
const (
	exact = "exact"
	over  = "over"
	under = "under"
	about = "about"

	level      = "level"
	cumulative = "cumulative"
	additional = "additional"

	reported = "reported"
	person   = "person"
)

const folder = "figure"

// Annotator finds figures. It is read-only and safe for concurrent use.
type Annotator struct {
	rules   *rule.Set
	words   *words
	numbers *number.Recogniser
}

// New loads the words and rules of data/figure.
func New(lex *lexicon.Set) (*Annotator, error) {
	a := &Annotator{}
	var err error
	if a.numbers, err = number.New(lex); err != nil {
		return nil, err
	}
	var files []string
	for _, f := range lex.Files(folder) {
		if path.Ext(f) == ".rules" {
			files = append(files, f)
		}
	}
	if a.rules, err = rule.Load(lex, rule.Options{Builders: builders(), Computed: a.numbers.Classes()}, files...); err != nil {
		return nil, err
	}
	a.words, err = loadWords(lex)
	return a, err
}

// amount is a quantity found in a sentence, with what was made of it.
type amount struct {
	q        *quantity
	match    rule.Match
	from, to int // items of the mention, half-open; to grows with the noun
	core     int // token of the number's last word
	first    int // token of the number's first word
	noun     int // token of the thing counted, -1
	unit     string
	more     bool   // "more" or "other" stands behind the number
	carried  bool   // the unit is taken over from an earlier figure
	happened role   // to the people counted
	things   string // the item without what happened to it
	fig      casus.Figure
}

// Annotate finds the figures of a document, in text order. The spans do not overlap.
func (a *Annotator) Annotate(doc *casus.Document) []casus.Figure {
	var out []casus.Figure
	outlet := a.words.outlets.country(doc.Report)
	var before *amount // last figure, for units left out
	for s := range doc.Sentences {
		sent := &doc.Sentences[s]
		items := rule.Split(doc.Text(), sent)
		if len(items) == 0 {
			continue
		}
		chart := a.rules.Scan(items)
		matches := chart.Longest("age", "trap", "nth", "amount")
		taken := 0 // items in figures so far: a noun can reach into the next match
		for k := range matches {
			m := matches[k]
			if m.From < taken {
				continue
			}
			q, ok := m.Value.(*quantity)
			if !ok || m.Rule.Category == "age" || m.Rule.Category == "trap" {
				continue
			}
			x := &amount{q: q, match: m, noun: -1}
			x.from, x.to = m.Extent()
			x.locate(items)
			r := &reader{Annotator: a, doc: doc, sentence: s, sent: sent, items: items, x: x, before: before, outlet: outlet}
			if !r.read() {
				continue
			}
			x.fig.ID = fmt.Sprintf("f%d", len(out)+1)
			out = append(out, x.fig)
			taken = x.to
			before = x
		}
	}
	return out
}

// locate finds the tokens of the number's first and last word: bounds and articles before it are left out.
func (x *amount) locate(items []rule.Item) {
	x.first, x.core = items[x.from].Token, items[x.to-1].Token
	first := true
	var visit func(m *rule.Match)
	visit = func(m *rule.Match) {
		for i := range m.Captures {
			if sub := m.Captures[i].Match; sub != nil {
				if sub.Rule.Category == "num" || sub.Rule.Category == "frac" {
					if first {
						x.first, first = items[sub.From].Token, false
					}
					x.core = items[sub.To-1].Token
				}
				visit(sub)
			}
		}
	}
	visit(&x.match)
}
