package figure

import (
	"math"
	"strconv"

	"casus/annotate/number"
	"casus/rule"
)

// Kinds of quantity.
const (
	count    = "count"
	money    = "money"
	percent  = "percent"
	measured = "measure"
	fraction = "fraction"
)

// quantity is what an amount says, before the thing counted is known.
type quantity struct {
	kind      string
	low, high float64
	many      bool // an unnamed number: only low is meant
	bound     string
	equal     bool
	delta     string
	unit      string  // ISO code, percent, measure
	currency  string  // kind of the currency word: name, bare, symbol, code
	scale     float64 // of the last number word: million
	bare      bool    // plain digits or one word
	digits    bool
	ratio     bool // "three out of four": the whole follows at once
}

// Field gives "kind" to rules.
func (q *quantity) Field(name string) (rule.Value, bool) {
	switch name {
	case "kind":
		return q.kind, true
	case "low":
		return number.Format(q.low), true
	}
	return nil, false
}

// currencyWord is a currency beside a number.
type currencyWord struct{ code, kind string }

func builders() map[string]rule.Builder {
	return map[string]rule.Builder{
		"number": buildNumber, "range": buildRange, "copy": func(a *rule.Args) (rule.Value, bool) { return a.Get("base") }, "currency": buildCurrency,
		"money": buildMoney, "percent": buildPercent, "measure": buildMeasure, "bounded": buildBounded, "trap": func(*rule.Args) (rule.Value, bool) { return nil, true },
		"ordinal": buildOrdinal, "interval": buildInterval, "equal": buildEqual, "ratio": buildRatio, "falling": buildFalling,
	}
}

func quantityArg(a *rule.Args, name string) (*quantity, bool) {
	v, _ := a.Get(name)
	q, ok := v.(*quantity)
	return q, ok
}

func buildNumber(a *rule.Args) (rule.Value, bool) {
	v, _ := a.Get("n")
	n, ok := v.(number.Value)
	if !ok {
		return nil, false
	}
	q := &quantity{kind: count, low: n.Num, high: n.Num, scale: n.Scale, bare: n.Bare, digits: n.Digits}
	switch n.Kind {
	case number.Many, number.Vague:
		q.many = true
	case number.Fraction:
		q.kind = fraction
	}
	if a.Str("sign") == "-" {
		q.low, q.high = -n.Num, -n.Num
	}
	return q, true
}

// buildOrdinal is a count told by an ordinal: the fifth round.
func buildOrdinal(a *rule.Args) (rule.Value, bool) {
	v, _ := a.Get("n")
	n, ok := v.(number.Value)
	if !ok {
		return nil, false
	}
	return &quantity{kind: count, low: n.Num, high: n.Num, delta: cumulative}, n.Num > 0
}

// buildRange joins two numbers; a scale said once holds for both ("15 to 20 million").
func buildRange(a *rule.Args) (rule.Value, bool) {
	x, ok1 := quantityArg(a, "a")
	y, ok2 := quantityArg(a, "b")
	if !ok1 || !ok2 {
		return nil, false
	}
	return between(x, y)
}

func between(x, y *quantity) (*quantity, bool) {
	q := *x
	if y.scale > 1 && x.scale <= 1 && x.low*y.scale < y.high*1.0001 && x.low < y.high/y.scale {
		q.low *= y.scale
	}
	q.high = y.high
	q.scale, q.bare = y.scale, false
	return &q, q.low < q.high && !x.many && !y.many
}

// buildInterval joins a lower and an upper bound: "more than 100 and less than 300".
func buildInterval(a *rule.Args) (rule.Value, bool) {
	x, ok1 := quantityArg(a, "a")
	y, ok2 := quantityArg(a, "b")
	if !ok1 || !ok2 || x.bound == y.bound {
		return nil, false
	}
	if x.bound == under {
		x, y = y, x
	}
	q := *x
	q.bound, q.high = exact, y.high
	return &q, q.low < q.high
}

// buildRatio is a part told by two numbers: "three out of four".
func buildRatio(a *rule.Args) (rule.Value, bool) {
	x, ok1 := quantityArg(a, "a")
	y, ok2 := quantityArg(a, "b")
	if !ok1 || !ok2 || y.low <= x.low || x.low <= 0 {
		return nil, false
	}
	return &quantity{kind: fraction, low: x.low / y.low, high: x.low / y.low, ratio: true}, true
}

// buildFalling is a score: the first number is not below the second.
func buildFalling(a *rule.Args) (rule.Value, bool) {
	x, ok1 := a.Int("a")
	y, ok2 := a.Int("b")
	return nil, ok1 && ok2 && x >= y
}

// buildEqual is a number said to be just that.
func buildEqual(a *rule.Args) (rule.Value, bool) {
	x, ok := quantityArg(a, "n")
	if !ok {
		return nil, false
	}
	q := *x
	q.bound, q.equal = exact, true
	return &q, true
}

func buildCurrency(a *rule.Args) (rule.Value, bool) {
	return currencyWord{a.Str("code"), a.Str("kind")}, a.Str("code") != ""
}

func buildMoney(a *rule.Args) (rule.Value, bool) {
	q, ok := quantityArg(a, "n")
	if !ok {
		return nil, false
	}
	m := *q
	if to, ok := quantityArg(a, "m"); ok {
		r, ok := between(q, to)
		if !ok {
			return nil, false
		}
		m = *r
	}
	m.kind = money
	if s := a.Str("scale"); s != "" {
		f, _ := strconv.ParseFloat(s, 64)
		m.low, m.high, m.scale = m.low*f, m.high*f, f
	}
	factor := 0.01
	if s := a.Str("value"); s != "" {
		factor, _ = strconv.ParseFloat(s, 64)
	}
	if c, ok := a.Get("currency"); ok {
		if w, ok := c.(currencyWord); ok {
			m.unit, m.currency = w.code, w.kind
		}
		if x, ok := quantityArg(a, "minor"); ok {
			if !x.bare || x.low >= 100 || m.low != math.Trunc(m.low) {
				return nil, false
			}
			m.low += x.low * factor
			m.high = m.low
		}
	} else {
		m.unit, m.currency = a.Str("code"), "minor"
		m.low, m.high = m.low*factor, m.high*factor
	}
	return &m, m.unit != ""
}

func buildPercent(a *rule.Args) (rule.Value, bool) {
	q, ok := quantityArg(a, "n")
	if !ok {
		x, ok1 := quantityArg(a, "a")
		y, ok2 := quantityArg(a, "b")
		if !ok1 || !ok2 {
			return nil, false
		}
		if q, ok = between(x, y); !ok {
			return nil, false
		}
	}
	p := *q
	p.kind, p.unit = percent, a.Str("unit")
	return &p, true
}

func buildMeasure(a *rule.Args) (rule.Value, bool) {
	q, ok := quantityArg(a, "n")
	if !ok {
		return nil, false
	}
	m := *q
	m.kind, m.unit = measured, a.Str("unit")
	if x, ok := quantityArg(a, "minor"); ok { // feet and inches
		f, _ := strconv.ParseFloat(a.Str("value"), 64)
		m.low += x.low * f
		m.high = m.low
	}
	return &m, true
}

// buildBounded takes the bound into the interval: over has no high end, under no low one.
func buildBounded(a *rule.Args) (rule.Value, bool) {
	q, ok := quantityArg(a, "quantity")
	if !ok {
		return nil, false
	}
	b := *q
	b.bound, b.equal, b.delta = a.Str("bound"), a.Str("equal") == "yes", a.Str("delta")
	if b.bound == "" {
		b.bound = exact
		if b.many {
			b.bound = over
		}
	}
	return &b, true
}

// round1 rounds to one decimal, as percentages of fractions are written.
func round1(x float64) float64 { return math.Round(x*10) / 10 }
