package number

import (
	"math"
	"strings"

	"casus/rule"
)

// Located is a number with its place.
type Located struct {
	From, To int // items, half-open
	Value    Value
}

// Scan finds every number of a text in any notation: signs, powers, ratios ("one over three", "two out of five"), decimals with a
// comma or a leading point. Digits that are glued to a word (units, ordinals, names) are left out.
func (r *Recogniser) Scan(items []rule.Item) []Located {
	var out []Located
	for i := 0; i < len(items); {
		f, ok := r.notation(items, i)
		if !ok || f.Len == 0 {
			i++
			continue
		}
		if f.Value.Kind != "" {
			out = append(out, Located{i, i + f.Len, f.Value})
		}
		i += f.Len
	}
	return out
}

// notation is the longest number at i. A find without kind is a run to pass over.
func (r *Recogniser) notation(items []rule.Item, i int) (Find, bool) {
	sign, k := 1.0, i
	if w, ok := r.word(items, i, "minus"); ok && (i == 0 || !items[i].Glued || items[i-1].Kind == rule.Symbol) && i+w.len < len(items) {
		sign, k = -1, i+w.len
	}
	f, ok := r.ratio(items, k)
	if !ok || f.Value.Kind == "" {
		return f, ok && sign > 0
	}
	f.Value.Num *= sign
	f.Len += k - i
	return f, true
}

// ratio reads "one over three", "2 out of 500", "1 in 20", else a single number.
func (r *Recogniser) ratio(items []rule.Item, i int) (Find, bool) {
	a, ok := r.single(items, i)
	if !ok || a.Value.Kind == "" {
		return a, ok
	}
	k := i + a.Len
	w, ok := r.word(items, k, "over")
	if !ok && a.Value.Num == 1 {
		w, ok = r.word(items, k, "among")
	}
	if ok {
		if b, ok := r.single(items, k+w.len); ok && b.Value.Kind != "" && b.Value.Num > 0 && (w.kind == "over" || b.Value.Num > a.Value.Num) {
			return Find{k + w.len + b.Len - i, Value{Num: a.Value.Num / b.Value.Num, Kind: Fraction}}, true
		}
	}
	return a, true
}

// single is the longest number without ratio.
func (r *Recogniser) single(items []rule.Item, i int) (Find, bool) {
	if i >= len(items) {
		return Find{}, false
	}
	if items[i].Kind == rule.Number {
		return r.digitNotation(items, i)
	}
	if is(items, i, ".") && i+1 < len(items) && items[i+1].Kind == rule.Number && items[i+1].Glued && plainDigits(items[i+1].Form) && (i == 0 || !items[i].Glued) {
		if r.stuck(items, i+2) {
			return Find{Len: 3}, true
		}
		n, ok := ParseDigits("0." + items[i+1].Form)
		return Find{2, Value{Num: n, Kind: Cardinal, Digits: true}}, ok
	}
	if r.pronoun(items, i) {
		return Find{}, false
	}
	best := Find{}
	for _, f := range r.Cardinals(items, i) {
		if f.Value.Kind == Cardinal && f.Len > best.Len || f.Value.Kind == Fraction && f.Len > best.Len {
			best = f
		}
	}
	if f, ok := r.Fraction(items, i); ok && f.Len > best.Len {
		best = f
	}
	return best, best.Len > 0
}

// pronoun reports whether "one" at i stands for a thing: this one, the one.
func (r *Recogniser) pronoun(items []rule.Item, i int) bool {
	if u, ok := r.word(items, i, "unit"); !ok || u.num != 1 || i == 0 || !r.has(items, i-1, "pointer") {
		return false
	}
	f, ok := r.chain(items, i)
	return !ok || f.Len == 1
}

// stuck reports whether a word is glued to the number before it: a unit, an ordinal's ending, a name.
func (r *Recogniser) stuck(items []rule.Item, k int) bool {
	return k < len(items) && items[k].Glued && items[k].Kind == rule.Word
}

// digitNotation reads digits: powers, decimal comma, fractions, scales.
func (r *Recogniser) digitNotation(items []rule.Item, i int) (Find, bool) {
	if f, ok := r.power(items, i); ok {
		return f, true
	}
	if f, ok := r.Fraction(items, i); ok {
		return f, true
	}
	if i+2 < len(items) && is(items, i+1, ",") && items[i+1].Glued && items[i+2].Kind == rule.Number && items[i+2].Glued && len(items[i+2].Form) == 1 && plainDigits(items[i].Form) {
		n, ok := ParseDigits(items[i].Form + "." + items[i+2].Form)
		return Find{3, Value{Num: n, Kind: Cardinal, Digits: true}}, ok
	}
	f, ok := r.chain(items[:min(len(items), i+maxItems)], i)
	if !ok {
		return Find{}, false
	}
	if end := i + f.Len; f.Value.Scale <= 1 {
		if w, ok := r.letter(items, end); ok {
			f.Value.Num *= w
			f.Len++
		} else if r.stuck(items, end) {
			return Find{Len: f.Len + 1}, true
		}
	} else if f.Value.Mark && len(items[end-1].Form) == 1 && items[end-1].Form == items[end-1].Lower && f.Value.Scale == 1e6 { // 1m: a metre as likely
		return Find{Len: f.Len}, true
	}
	return f, true
}

// letter is a scale in notation: 10 k, 1,674.5 G, 200 M.
func (r *Recogniser) letter(items []rule.Item, k int) (float64, bool) {
	if k >= len(items) || len(items[k].Form) != 1 {
		return 0, false
	}
	if k+1 < len(items) && items[k+1].Glued && items[k+1].Kind != rule.Symbol {
		return 0, false
	}
	if upper := strings.ToUpper(items[k].Form) == items[k].Form; !upper && !r.thousand(items, k) {
		return 0, false
	}
	if w, ok := r.word(items, k, "letter"); ok {
		return w.num, true
	}
	if w, ok := r.word(items, k, "suffix"); ok && w.num != 1e12 {
		return w.num, true
	}
	return 0, false
}

// thousand reports whether the letter stands for a thousand, which is written small.
func (r *Recogniser) thousand(items []rule.Item, k int) bool {
	w, ok := r.word(items, k, "suffix")
	return ok && w.num == 1000
}

// power reads 1e10, 12.3e-4, 1.1^23, 6.2x10^-4.
func (r *Recogniser) power(items []rule.Item, i int) (Find, bool) {
	base, ok := ParseDigits(items[i].Form)
	if !ok || i+2 >= len(items) || !items[i+1].Glued {
		return Find{}, false
	}
	k, factor := i+1, 1.0
	switch {
	case r.has(items, k, "exponent"):
		factor, base = base, 10
		k++
	case is(items, k, "^"):
		k++
	case r.has(items, k, "times") && k+2 < len(items) && is(items, k+2, "^"):
		n, ok := ParseDigits(items[k+1].Form)
		if !ok {
			return Find{}, false
		}
		factor, base = base, n
		k += 3
	default:
		return Find{}, false
	}
	sign := 1.0
	for n := 0; n < 2 && k < len(items) && (is(items, k, "+") || is(items, k, "-")) && items[k].Glued; n++ {
		if items[k].Lower == "-" {
			sign = -1
		}
		k++
	}
	if k >= len(items) || items[k].Kind != rule.Number || !items[k].Glued {
		return Find{}, false
	}
	e, ok := ParseDigits(items[k].Form)
	v := factor * math.Pow(base, sign*e)
	if !ok || math.IsInf(v, 0) || math.IsNaN(v) {
		return Find{}, false
	}
	return Find{k + 1 - i, Value{Num: v, Kind: Cardinal, Digits: true}}, true
}
