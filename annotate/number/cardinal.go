package number

import (
	"unicode/utf8"

	"casus/rule"
)

// maxItems bounds the length of a number, so that reading stays linear on any text.
const maxItems = 32

// Cardinals are the readings of a cardinal number at item i, longest first: digits with grouping in any common style, words,
// and both ("1.7 billion", "two and a half million", "a dozen", "half a million", "35 lakh").
func (r *Recogniser) Cardinals(items []rule.Item, i int) []Find {
	if i >= len(items) {
		return nil
	}
	if items[i].Kind == rule.Word && !r.first[items[i].Lower] {
		return nil
	}
	window := items[:min(len(items), i+maxItems)]
	var out []Find
	add := func(f Find, ok bool) {
		if ok && f.Len > 0 {
			out = append(out, f)
		}
	}
	switch {
	case items[i].Kind == rule.Number:
		f, ok := r.chain(window, i)
		add(f, ok)
		if plain, ok := bare(window, i); ok && plain.Len != f.Len {
			add(plain, true)
		}
	case items[i].Kind == rule.Word:
		add(r.chain(window, i))
		add(r.fromHalf(window, i))
		add(r.fromArticle(window, i))
		add(r.many(window, i))
		add(r.scaleAlone(window, i))
	default:
		add(glyph(window, i))
	}
	sortFinds(out)
	return out
}

func sortFinds(fs []Find) {
	for i := 1; i < len(fs); i++ {
		for k := i; k > 0 && fs[k].Len > fs[k-1].Len; k-- {
			fs[k], fs[k-1] = fs[k-1], fs[k]
		}
	}
}

// term is one addend of a number: a group below a thousand, or digits, with its scales.
type term struct {
	num    float64 // group times scales
	scale  float64 // product of the scales, 1 when there are none
	end    int
	digits bool
	bare   bool
	mark   bool
}

// chain reads terms of falling scale: "4 thousand 3 hundred and 21", "two million three hundred thousand and five".
func (r *Recogniser) chain(items []rule.Item, i int) (Find, bool) {
	first, ok := r.term(items, i, i)
	if !ok {
		return Find{}, false
	}
	v := Value{Num: first.num, Kind: Cardinal, Digits: first.digits, Bare: first.bare, Scale: first.scale, Mark: first.mark}
	k, last := first.end, first.scale
	for last > 1 && !first.mark {
		at := k
		and := false
		if w, ok := r.word(items, at, "and"); ok {
			at, and = at+w.len, true
		} else if is(items, at, ",") {
			at++
		}
		if and {
			if frac, used := r.part(items, at); used > 0 && last > 100 { // and a half; and a half million
				of := last
				k = at + used
				if w, ok := r.word(items, k, "scale"); ok && w.num < last {
					of, k = w.num, k+w.len
				}
				v.Num += frac * of
				break
			}
		}
		t, ok := r.term(items, at, i)
		if !ok || t.num >= last || t.num <= 0 || t.num != float64(int64(t.num)) || t.digits && !and && t.scale == 1 && (!first.digits || at > k) {
			break
		}
		if t.digits && t.scale == 1 && !first.digits {
			break
		}
		if t.scale == 1 && and && r.has(items, t.end, "denominator") && !r.has(items, at, "tens") {
			break // "and three quarters"
		}
		v.Num += t.num
		v.Bare = false
		k, last = t.end, t.scale
	}
	if v.Scale <= 100 && last <= 100 {
		if f, used := r.point(items, k); used > 0 && !first.digits {
			v.Num += f
			k = r.scaleTail(items, k+used, &v)
		} else if w, ok := r.word(items, k, "and"); ok {
			if half, used := r.part(items, k+w.len); used > 0 && !r.has(items, k+w.len+used, "of") {
				v.Num += half
				v.Bare = false
				k = r.scaleTail(items, k+w.len+used, &v)
			}
		}
	}
	return Find{k - i, v}, true
}

// term reads digits or a group of words, and the scales behind it. start is where the whole number starts.
func (r *Recogniser) term(items []rule.Item, k, start int) (term, bool) {
	t := term{scale: 1}
	if k >= len(items) {
		return t, false
	}
	if items[k].Kind == rule.Number {
		n, end, bare, ok := r.digits(items, k)
		if !ok {
			return t, false
		}
		t.num, t.end, t.digits, t.bare = n, end, true, bare
	} else {
		n, used, scale := r.group(items, k)
		if used == 0 {
			return t, false
		}
		t.num, t.end, t.scale = n, k+used, scale
		t.bare = scale == 1
	}
	for n := 0; n < 4; n++ {
		next := t.end
		if is(items, next, "-") && items[next].Glued {
			next++
		}
		w, ok := r.scaleAt(items, next, t.digits && t.scale == 1 && next == t.end)
		if !ok {
			break
		}
		if w.kind == "suffix" {
			t.mark = items[next].Glued
		}
		t.num, t.scale, t.bare = t.num*w.num, t.scale*w.num, false
		t.end = next + w.len
		if w.kind == "count" || w.kind == "suffix" || w.kind == "many" {
			break
		}
	}
	return t, true
}

// scaleAt is a scale word at k: a scale, hundred behind digits, a unit of counting, or a suffix glued to digits.
func (r *Recogniser) scaleAt(items []rule.Item, k int, digits bool) (word, bool) {
	if k >= len(items) || items[k].Kind != rule.Word {
		return word{}, false
	}
	for _, kind := range []string{"scale", "count", "many"} {
		if w, ok := r.word(items, k, kind); ok {
			return w, true
		}
	}
	if !digits {
		return word{}, false
	}
	if w, ok := r.word(items, k, "hundred"); ok {
		return w, true
	}
	w, ok := r.word(items, k, "suffix")
	if !ok || !items[k].Glued && utf8.RuneCountInString(items[k].Form) == 1 {
		return word{}, false
	}
	if next := k + w.len; next < len(items) && items[next].Glued && (items[next].Kind != rule.Symbol || items[next].Lower == "/") {
		return word{}, false
	}
	return w, true
}

// scaleAlone reads "hundred-day", "hundred thousand": a scale without the number before it.
func (r *Recogniser) scaleAlone(items []rule.Item, i int) (Find, bool) {
	w, ok := r.word(items, i, "hundred")
	if !ok {
		return Find{}, false
	}
	v := Value{Num: w.num, Kind: Cardinal, Scale: w.num}
	end := r.scaleTail(items, i+w.len, &v)
	if end == i+w.len && !(is(items, end, "-") && items[end].Glued) {
		return Find{}, false
	}
	return Find{end - i, v}, true
}

// scaleTail multiplies by the scales at k ("two and a half million").
func (r *Recogniser) scaleTail(items []rule.Item, k int, v *Value) int {
	for n := 0; n < 4; n++ {
		w, ok := r.word(items, k, "scale")
		if !ok {
			if w, ok = r.word(items, k, "hundred"); !ok {
				return k
			}
		}
		v.Num *= w.num
		v.Scale = max(v.Scale, 1) * w.num
		k += w.len
	}
	return k
}
