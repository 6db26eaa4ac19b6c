// Package when finds expressions of time and reads them: TIMEX3 type and value, half-open local interval, granularity,
// direction, and the anchor and basis of what the words leave out.
//
// The expressions are described by rules in data/time (see docs/times.md); a match is a form, which says what the words
// say; a resolver reads forms in text order against the day of publication and what the text spoke of before.
package when

import (
	"fmt"
	"path"
	"strconv"

	"casus"
	"casus/annotate/number"
	"casus/lexicon"
	"casus/rule"
)

// Annotator finds times. It is read-only and safe for concurrent use.
type Annotator struct {
	rules   *rule.Set
	parts   map[string][2]int
	signals lexicon.Trie[signal]
	ranges  map[string]bool // links that make a range
	tenses  *tenses
}

const folder = "time"

// New loads the words and rules of data/time.
func New(lex *lexicon.Set) (*Annotator, error) {
	numbers, err := number.New(lex)
	if err != nil {
		return nil, err
	}
	a := &Annotator{parts: map[string][2]int{}}
	if a.rules, err = rule.Load(lex, rule.Options{Builders: builders(), Computed: numbers.Classes()}, ruleFiles(lex)...); err != nil {
		return nil, err
	}
	if err := a.loadParts(lex); err != nil {
		return nil, err
	}
	if err := a.loadSignals(lex); err != nil {
		return nil, err
	}
	if a.tenses, err = loadTenses(lex); err != nil {
		return nil, err
	}
	if err := a.loadLinks(lex); err != nil {
		return nil, err
	}
	return a, checkHolidays(lex)
}

// ruleFiles are the rule files of the folder in order of name.
func ruleFiles(lex *lexicon.Set) []string {
	var out []string
	for _, f := range lex.Files(folder) {
		if path.Ext(f) == ".rules" {
			out = append(out, f)
		}
	}
	return out
}

func (a *Annotator) loadParts(lex *lexicon.Set) error {
	t, err := lex.Table(folder+"/dayparts.txt", "form", "part", "from", "to")
	if err != nil {
		return err
	}
	for _, row := range t.Rows {
		from, err1 := strconv.Atoi(row.Get("from"))
		to, err2 := strconv.Atoi(row.Get("to"))
		if err1 != nil || err2 != nil || from < 0 || to < from || to > 36 {
			return row.Errorf("hours %q to %q", row.Get("from"), row.Get("to"))
		}
		if _, ok := a.parts[row.Get("part")]; !ok {
			a.parts[row.Get("part")] = [2]int{from, to}
		}
	}
	return nil
}

func (a *Annotator) loadSignals(lex *lexicon.Set) error {
	t, err := lex.Table(folder+"/signals.txt", "form", "direction")
	if err != nil {
		return err
	}
	for _, row := range t.Rows {
		for _, form := range row.List("form") {
			key := rule.Key(form)
			for l, r := 0, len(key)-1; l < r; l, r = l+1, r-1 { // read from the expression to the left
				key[l], key[r] = key[r], key[l]
			}
			a.signals.Add(key, signal{row.Get("direction"), row.Get("tense")})
		}
	}
	return nil
}

func (a *Annotator) loadLinks(lex *lexicon.Set) error {
	t, err := lex.Table(folder+"/links.txt", "form", "kind")
	if err != nil {
		return err
	}
	a.ranges = map[string]bool{}
	for _, row := range t.Rows {
		for _, form := range row.List("form") {
			a.ranges[form] = row.Get("kind") == "range"
		}
	}
	return nil
}

func checkHolidays(lex *lexicon.Set) error {
	t, err := lex.Table(folder+"/holidays.txt", "form", "rule", "days")
	if err != nil {
		return err
	}
	for _, row := range t.Rows {
		if _, _, err := holidayDay(row.Get("rule"), 2000); err != nil {
			return row.Errorf("rule %q: %w", row.Get("rule"), err)
		}
	}
	return nil
}

// found is a match with its place, before it is read.
type found struct {
	sentence int
	items    []rule.Item
	from, to int
	match    *rule.Match
	form     *form
	pairOf   int // 1 or 2: an end of a range; 0 else
	ranged   bool
	dir      string
	tense    string
	direct   bool   // it hangs on the verb itself
	signal   string // direction of the words before it
	block    int
	lead     bool // nothing but a preposition stands before it in its sentence
}

// Annotate finds and reads the times of a document, in text order. The spans do not overlap.
func (a *Annotator) Annotate(doc *casus.Document) []casus.Time {
	var all []found
	for s := range doc.Sentences {
		all = a.scan(doc, s, all)
	}
	return a.read(doc, all, &storyCosts)
}

// read reads what was found.
func (a *Annotator) read(doc *casus.Document, all []found, w *costs) []casus.Time {
	rs := &resolver{ctx: a.context(doc), parts: a.parts}
	out := make([]casus.Time, 0, len(all))
	readings := make([]reading, len(all))
	for i := range all {
		f := &all[i]
		before := a.signal(f)
		f.block, f.lead, f.signal = doc.Sentences[f.sentence].Block, f.from <= 1, before.direction
		f.tense, f.direct = a.tenses.of(&doc.Sentences[f.sentence], f.items[f.from].Token, f.items[f.to-1].Token)
		if before.tense != "" && (f.tense != "" || before.tense == future) {
			f.tense = before.tense
		}
	}
	threads := rs.threads(all, w)
	for i := range all {
		f := &all[i]
		rs.ctx.thread = threads[i]
		rs.ctx.tense, rs.ctx.direct, rs.ctx.signal = f.tense, f.direct, f.signal
		r := rs.read(f.form)
		if r.known && (r.begin.Year() < -9999 || r.end.Year() > 9999) {
			r.known = false
		}
		if f.pairOf == 2 && i > 0 {
			align(f.form, &readings[i-1], &r)
		}
		readings[i] = r
		rs.ctx.note(&r)
	}
	for i := range all {
		f, r := &all[i], &readings[i]
		if f.dir = f.signal; f.match.Rule.Category == "pair" && !f.ranged && f.pairOf == 2 && f.dir == "" {
			f.dir = all[i-1].dir
		}
		if f.pairOf == 1 && f.ranged && i+1 < len(all) {
			joinRange(r, &readings[i+1])
			f.dir, all[i+1].dir = "from", "to"
		} else if f.pairOf == 2 && f.ranged {
			f.dir = "to"
		}
		t := a.mention(doc, f, r, rs.ctx)
		t.ID = fmt.Sprintf("t%d", len(out)+1)
		out = append(out, t)
	}
	return out
}

// align keeps the ends of a range in order when their years were inferred: the first is moved back, or the second on, by one.
func align(second *form, a, b *reading) {
	if !a.known || !b.known || a.explicit || b.explicit || !b.begin.Before(a.begin) || second.kind != calendar || second.hasYear || second.month == 0 {
		return
	}
	if a.begin.AddDate(-1, 0, 0).After(b.begin) || a.gran != b.gran {
		return
	}
	*a = shiftYear(a, -1)
}

// shiftYear moves a calendar reading by years.
func shiftYear(r *reading, n int) reading {
	s := period(r.gran, floor(r.gran, addMonths(r.begin, 12*n)))
	s.basis, s.anchor = r.basis, r.anchor
	return s
}

// joinRange gives both ends of a range the whole interval.
func joinRange(a, b *reading) {
	if a.known && b.known && a.begin.Before(b.end) {
		a.end, b.begin = b.end, a.begin
		a.clock, b.clock = a.clock || b.clock, a.clock || b.clock
	}
}

// scan finds the expressions of one sentence.
func (a *Annotator) scan(doc *casus.Document, s int, all []found) []found {
	items := rule.Split(doc.Text(), &doc.Sentences[s])
	if len(items) == 0 {
		return all
	}
	chart := a.rules.Scan(items)
	matches := chart.Longest("not", "pair", "time")
	for k := range matches {
		m := &matches[k]
		switch v := m.Value.(type) {
		case *pair:
			first, ok1 := m.Capture("a")
			second, ok2 := m.Capture("b")
			if !ok1 || !ok2 {
				continue
			}
			from, to := pairEnds(m, first, second)
			third, three := m.Capture("c")
			if three = three && v.c != nil; three {
				to[1] = second.To
			}
			ranged := false
			for i := first.To; i < second.From; i++ {
				ranged = ranged || a.ranges[items[i].Lower]
			}
			all = append(all,
				found{sentence: s, items: items, from: from[0], to: from[1], match: m, form: v.a, pairOf: 1, ranged: ranged},
				found{sentence: s, items: items, from: to[0], to: to[1], match: m, form: v.b, pairOf: 2, ranged: ranged})
			if three {
				all = append(all, found{sentence: s, items: items, from: third.From, to: m.To, match: m, form: v.c})
			}
		case *form:
			if v.kind == trap {
				continue
			}
			from, to := m.Extent()
			all = append(all, found{sentence: s, items: items, from: from, to: to, match: m, form: v})
		}
	}
	return all
}

// pairEnds are the items of the two mentions: what stands before the link goes with the first, what stands behind it with
// the second ("March 3" - "5, 2022").
func pairEnds(m *rule.Match, first, second rule.Capture) (a, b [2]int) {
	from := m.From
	if c, ok := m.Capture("lead"); ok { // "between"
		from = c.To
	}
	return [2]int{from, first.To}, [2]int{second.From, m.To}
}

// mention is the time as the record has it.
func (a *Annotator) mention(doc *casus.Document, f *found, r *reading, ctx *context) casus.Time {
	span := casus.Span{Start: f.items[f.from].Start, End: f.items[f.to-1].End}
	sent := &doc.Sentences[f.sentence]
	t := casus.Time{
		Evidence: casus.Quote(doc.Text(), span), Type: r.typ, Value: casus.Optional(r.value), Zone: r.zone, Granularity: r.gran,
		Direction: f.dir, Anchor: r.anchor, Basis: r.basis, Rules: f.match.IDs(),
		At: casus.TokenRef{Sentence: f.sentence, Token: max(sent.HeadOf(span), 0)},
	}
	if r.dir != "" {
		t.Direction = r.dir
	}
	if t.Direction == "" || t.Direction == "in" {
		t.Direction = "at"
	}
	if r.known {
		begin, end := iso(r.begin, r.clock), iso(r.end, r.clock)
		t.Begin, t.End = &begin, &end
		apply(&t, ctx)
	}
	return t
}

// apply takes the signal into the interval: what lasts since a day ends at the day of the report, what comes by a day ends with
// it.
func apply(t *casus.Time, ctx *context) {
	begin, end := *t.Begin, *t.End
	switch t.Direction {
	case "since":
		t.End = nil
		if ctx.hasPub {
			if pub := iso(floor(granDay, ctx.pub), false); pub > begin {
				t.End = &pub
			}
		}
	case "until", "by":
		t.Begin = nil
	case "before":
		t.Begin, t.End = nil, &begin
	case "after":
		t.Begin, t.End = &end, nil
	}
}
