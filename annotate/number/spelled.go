package number

import "casus/rule"

// below reads a number below a hundred in words at k: its value and length, 0 when there is none.
func (r *Recogniser) below(items []rule.Item, k int) (float64, int) {
	if w, ok := r.word(items, k, "tens"); ok {
		next := k + w.len
		if is(items, next, "-") && items[next].Glued {
			if u, ok := r.word(items, next+1, "unit"); ok && u.num > 0 {
				return w.num + u.num, w.len + 1 + u.len
			}
			return w.num, w.len
		}
		if u, ok := r.word(items, next, "unit"); ok && u.num > 0 {
			return w.num + u.num, w.len + u.len
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

// group reads a number below a thousand ("three hundred and six", "twelve hundred"), or an article before a scale.
func (r *Recogniser) group(items []rule.Item, k int) (n float64, used int) {
	n, used = r.below(items, k)
	if used == 0 {
		if w, ok := r.word(items, k, "hundred"); ok {
			return r.rest(items, k, 100, w.len)
		}
		return 0, 0
	}
	at := k + used
	if is(items, at, "-") && items[at].Glued {
		at++
	}
	if w, ok := r.word(items, at, "hundred"); ok {
		return r.rest(items, k, n*100, at-k+w.len)
	}
	return n, used
}

// rest reads what follows a hundred: "and six", "twenty".
func (r *Recogniser) rest(items []rule.Item, k int, n float64, used int) (float64, int) {
	at := k + used
	if w, ok := r.word(items, at, "and"); ok {
		at += w.len
	}
	if more, u := r.below(items, at); u > 0 && more > 0 {
		return n + more, at - k + u
	}
	return n, used
}

// fromWords reads a number in words, with scales falling from left to right.
func (r *Recogniser) fromWords(items []rule.Item, i int) (Find, bool) {
	total, last, k := 0.0, 0.0, i
	for k < len(items) {
		at := k
		if k > i {
			if w, ok := r.word(items, at, "and"); ok {
				at += w.len
			} else if is(items, at, ",") {
				at++
			}
		}
		n, used := r.group(items, at)
		if used == 0 && at < len(items) && k > i && items[at].Kind == rule.Number {
			break
		}
		if used == 0 {
			break
		}
		at += used
		mult := 1.0
		for {
			next := at
			if is(items, next, "-") && items[next].Glued {
				next++
			}
			w, ok := r.word(items, next, "scale")
			if !ok {
				if w, ok = r.word(items, next, "count"); !ok || mult > 1 {
					break
				}
			}
			mult *= w.num
			at = next + w.len
		}
		if last > 0 && (mult >= last || k > i && at-k <= used+0 && mult == 1 && n >= last) {
			break
		}
		if k > i && mult == 1 && last == 1 {
			break
		}
		total += n * mult
		last = mult
		k = at
		if mult == 1 {
			break
		}
	}
	if k == i {
		return Find{}, false
	}
	v := Value{Num: total, Kind: Cardinal, Scale: last}
	if last > 1 {
		if half, used := r.andHalf(items, k); used > 0 {
			v.Num += half * last
			k += used
		}
	} else if f, used := r.point(items, k); used > 0 {
		v.Num += f
		k += used
		k = r.scaleTail(items, k, &v)
	} else if half, used := r.andHalf(items, k); used > 0 {
		v.Num += half
		k += used
		k = r.scaleTail(items, k, &v)
	}
	return Find{k - i, v}, true
}

// scaleTail multiplies by the scales at k ("two and a half million").
func (r *Recogniser) scaleTail(items []rule.Item, k int, v *Value) int {
	for {
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
}

// andHalf reads "and a half", "and a quarter", "and three quarters" behind a number.
func (r *Recogniser) andHalf(items []rule.Item, k int) (float64, int) {
	w, ok := r.word(items, k, "and")
	if !ok {
		return 0, 0
	}
	at := k + w.len
	n := 1.0
	if a, ok := r.word(items, at, "article"); ok {
		at += a.len
	} else if u, used := r.below(items, at); used > 0 && u < 100 {
		n = u
		at += used
		if is(items, at, "-") && items[at].Glued {
			at++
		}
	}
	if h, ok := r.word(items, at, "half"); ok && n == 1 {
		return 0.5, at + h.len - k
	}
	if d, ok := r.word(items, at, "denominator"); ok && d.num > n {
		return n / d.num, at + d.len - k
	}
	return 0, 0
}

// point reads decimals in words: "point five".
func (r *Recogniser) point(items []rule.Item, k int) (float64, int) {
	w, ok := r.word(items, k, "point")
	if !ok {
		return 0, 0
	}
	at, place, sum := k+w.len, 0.1, 0.0
	for {
		n, used := r.below(items, at)
		if used == 0 || n >= 10 && place < 0.1 {
			break
		}
		if n >= 10 {
			sum += n / 100
			at += used
			break
		}
		sum += n * place
		place /= 10
		at += used
	}
	if at == k+w.len {
		return 0, 0
	}
	return sum, at - k
}

// fromHalf reads "half a million", "half a dozen".
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
			return Find{k + w.len - i, Value{Num: w.num / 2, Kind: Cardinal, Scale: w.num}}, true
		}
	}
	return Find{}, false
}

// fromArticle reads "a hundred and six", "a million and a half", "a dozen", "a half", "a quarter of a million".
func (r *Recogniser) fromArticle(items []rule.Item, i int) (Find, bool) {
	a, ok := r.word(items, i, "article")
	k := i
	if ok {
		k += a.len
	}
	if k > i {
		if w, ok := r.word(items, k, "hundred"); ok {
			n, used := r.rest(items, k, 100, w.len)
			v := Value{Num: n, Kind: Cardinal, Scale: 100}
			end := r.scaleTail(items, k+used, &v)
			return Find{end - i, v}, true
		}
		for _, kind := range []string{"scale", "count"} {
			w, ok := r.word(items, k, kind)
			if !ok {
				continue
			}
			v := Value{Num: w.num, Kind: Cardinal, Scale: w.num}
			end := k + w.len
			if half, used := r.andHalf(items, end); used > 0 {
				v.Num += half * w.num
				end += used
			} else if kind == "scale" {
				if e, ok := r.word(items, end, "and"); ok {
					if n, used := r.group(items, end+e.len); used > 0 {
						v.Num += n
						end += e.len + used
					}
				} else if n, used := r.group(items, end); used > 0 {
					v.Num += n
					end += used
				} else {
					end = r.scaleTail(items, end, &v)
				}
			}
			return Find{end - i, v}, true
		}
	}
	// a quarter of a million, three quarters of a million
	if f, ok := r.Fraction(items, i); ok {
		end := i + f.Len
		if is(items, end, "of") {
			end++
			if a, ok := r.word(items, end, "article"); ok {
				if w, ok := r.word(items, end+a.len, "scale"); ok {
					return Find{end + a.len + w.len - i, Value{Num: f.Value.Num * w.num, Kind: Cardinal, Scale: w.num}}, true
				}
			}
		}
	}
	return Find{}, false
}

// many reads unnamed numbers: "hundreds", "tens of thousands", "several hundred", "a few dozen", "several".
func (r *Recogniser) many(items []rule.Item, i int) (Find, bool) {
	if w, ok := r.word(items, i, "many"); ok {
		v := Value{Num: w.low, Kind: Many, Scale: w.num}
		k := i + w.len
		for is(items, k, "of") {
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
