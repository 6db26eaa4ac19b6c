package number

import "casus/rule"

// hyphen skips a hyphen that joins two parts of a number: glued, or set between spaces ("fifty - two").
func hyphen(items []rule.Item, k int) int {
	if is(items, k, "-") {
		return k + 1
	}
	return k
}

// below reads a number below a hundred in words at k: its value and length, 0 when there is none.
func (r *Recogniser) below(items []rule.Item, k int) (float64, int) {
	if w, ok := r.word(items, k, "tens"); ok {
		next := k + w.len
		if u, ok := r.word(items, hyphen(items, next), "unit"); ok && u.num > 0 {
			return w.num + u.num, hyphen(items, next) + u.len - k
		}
		if a, ok := r.word(items, next, "and"); ok { // twenty and four
			if u, ok := r.word(items, next+a.len, "unit"); ok && u.num > 0 && !r.has(items, next+a.len+u.len, "denominator") && !r.has(items, next+a.len+u.len, "scale") {
				return w.num + u.num, w.len + a.len + u.len
			}
		}
		return w.num, w.len
	}
	for _, kind := range []string{"teen", "unit"} {
		if w, ok := r.word(items, k, kind); ok {
			return w.num, w.len
		}
	}
	return 0, 0
}

// group reads a number below a thousand ("three hundred and six"), or "twelve hundred"; scale is 100 when a hundred was said without
// anything behind it.
func (r *Recogniser) group(items []rule.Item, k int) (n float64, used int, scale float64) {
	n, used = r.below(items, k)
	if used == 0 {
		return 0, 0, 1
	}
	at := k + used
	if is(items, at, "-") && items[at].Glued {
		at++
	}
	if w, ok := r.word(items, at, "hundred"); ok {
		m, u := r.rest(items, k, n*100, at-k+w.len)
		if m == n*100 {
			return m, u, 100
		}
		return m, u, 1
	}
	return n, used, 1
}

// rest reads what follows a hundred: "and six", "twenty".
func (r *Recogniser) rest(items []rule.Item, k int, n float64, used int) (float64, int) {
	at := k + used
	and := false
	if w, ok := r.word(items, at, "and"); ok {
		at, and = at+w.len, true
	}
	more, u := r.below(items, at)
	if u == 0 || more <= 0 {
		return n, used
	}
	next := hyphen(items, at+u)
	if and && (r.has(items, next, "denominator") || r.has(items, next, "half")) || r.has(items, next, "count") || r.has(items, next, "many") || r.has(items, next, "hundred") {
		return n, used // "and three quarters", "two dozen"
	}
	return n + more, at - k + u
}

// part reads a fraction said behind "and": a half, a quarter, three quarters, a half million.
func (r *Recogniser) part(items []rule.Item, k int) (float64, int) {
	f, ok := r.Fraction(items, k)
	if !ok {
		if h, ok := r.word(items, k, "half"); ok && h.num == 0.5 {
			return h.num, h.len
		}
		return 0, 0
	}
	if f.Value.Num >= 1 || f.Value.Digits {
		return 0, 0
	}
	return f.Value.Num, f.Len
}

// point reads decimals in words: "point five".
func (r *Recogniser) point(items []rule.Item, k int) (float64, int) {
	w, ok := r.word(items, k, "point")
	if !ok {
		return 0, 0
	}
	at, place, sum := k+w.len, 0.1, 0.0
	for n := 0; n < 12; n++ {
		x, used := r.below(items, at)
		if used == 0 || x >= 10 && place < 0.1 {
			break
		}
		at += used
		if x >= 10 {
			sum += x / 100
			break
		}
		sum += x * place
		place /= 10
	}
	if at == k+w.len {
		return 0, 0
	}
	return sum, at - k
}

// fromHalf reads "half a million", "half a dozen", "quarter million".
func (r *Recogniser) fromHalf(items []rule.Item, i int) (Find, bool) {
	h, ok := r.word(items, i, "half")
	if !ok {
		return Find{}, false
	}
	k := i + h.len
	if is(items, k, "-") && items[k].Glued {
		k++
	}
	if a, ok := r.word(items, k, "article"); ok {
		k += a.len
		if is(items, k, "-") && items[k].Glued {
			k++
		}
	}
	for _, kind := range []string{"scale", "count", "hundred"} {
		if w, ok := r.word(items, k, kind); ok {
			return Find{k + w.len - i, Value{Num: w.num * h.num, Kind: Cardinal, Scale: w.num}}, true
		}
	}
	return Find{}, false
}

// fromArticle reads "a hundred and six", "a million and a half", "a dozen", "a quarter of a million", "a half million".
func (r *Recogniser) fromArticle(items []rule.Item, i int) (Find, bool) {
	if a, ok := r.word(items, i, "article"); ok {
		k := i + a.len
		if w, ok := r.word(items, k, "hundred"); ok {
			n, used := r.rest(items, k, 100, w.len)
			v := Value{Num: n, Kind: Cardinal, Scale: 100}
			end := r.scaleTail(items, k+used, &v)
			return Find{end - i, v}, true
		}
		for _, kind := range []string{"scale", "count"} {
			if w, ok := r.word(items, k, kind); ok {
				return r.articleScale(items, i, k, w)
			}
		}
	}
	f, ok := r.Fraction(items, i)
	if !ok {
		return Find{}, false
	}
	end := i + f.Len
	if r.has(items, end, "of") {
		end++
		a, ok := r.word(items, end, "article")
		if !ok {
			return Find{}, false
		}
		end += a.len
	}
	if w, ok := r.word(items, end, "scale"); ok {
		return Find{end + w.len - i, Value{Num: f.Value.Num * w.num, Kind: Cardinal, Scale: w.num}}, true
	}
	return Find{}, false
}

// articleScale reads what follows "a million": "and a half", "two hundred thousand".
func (r *Recogniser) articleScale(items []rule.Item, i, k int, w word) (Find, bool) {
	v := Value{Num: w.num, Kind: Cardinal, Scale: w.num}
	end := k + w.len
	at := end
	if and, ok := r.word(items, end, "and"); ok {
		at += and.len
		if half, used := r.part(items, at); used > 0 {
			v.Num += half * w.num
			return Find{at + used - i, v}, true
		}
	}
	if w.kind == "scale" {
		if t, ok := r.term(items, at, i); ok && t.num < w.num && t.num > 0 && !t.digits {
			v.Num += t.num
			end = t.end
		} else if at == end {
			end = r.scaleTail(items, end, &v)
		}
	}
	return Find{end - i, v}, true
}

// many reads unnamed numbers: "hundreds", "tens of thousands", "several hundred", "a few dozen", "several".
func (r *Recogniser) many(items []rule.Item, i int) (Find, bool) {
	if w, ok := r.word(items, i, "many"); ok {
		v := Value{Num: w.low, Kind: Many, Scale: w.num}
		k := i + w.len
		for n := 0; n < 3 && r.has(items, k, "of"); n++ {
			next, ok := r.word(items, k+1, "many")
			if !ok {
				break
			}
			v.Num *= next.num
			v.Scale *= next.num
			k += 1 + next.len
		}
		return Find{k - i, v}, true
	}
	w, ok := r.word(items, i, "vague")
	if !ok {
		return Find{}, false
	}
	k := i + w.len
	v := Value{Num: w.num, Kind: Vague}
	for _, kind := range []string{"hundred", "scale", "count"} {
		if s, ok := r.word(items, k, kind); ok {
			v.Kind = Many
			v.Num *= s.num
			v.Scale = s.num
			k += s.len
			if s, ok := r.word(items, k, "scale"); ok {
				v.Num *= s.num
				v.Scale *= s.num
				k += s.len
			}
			break
		}
	}
	return Find{k - i, v}, true
}
