package number

import "casus/rule"

// Fraction reads a fraction in words or digits at item i: "two-thirds", "a quarter", "one half", "3/4", "three twenty-firsts".
func (r *Recogniser) Fraction(items []rule.Item, i int) (Find, bool) {
	if i >= len(items) {
		return Find{}, false
	}
	if items[i].Kind == rule.Word && !r.first[items[i].Lower] {
		return Find{}, false
	}
	items = items[:min(len(items), i+maxItems)]
	if items[i].Kind == rule.Number {
		if i+2 < len(items) && is(items, i+1, "/") && items[i+2].Kind == rule.Number {
			a, ok1 := ParseDigits(items[i].Form)
			b, ok2 := ParseDigits(items[i+2].Form)
			if ok1 && ok2 && b > 0 && items[i+1].Glued == items[i+2].Glued {
				return Find{3, Value{Num: a / b, Kind: Fraction, Digits: true}}, true
			}
		}
		return Find{}, false
	}
	if items[i].Kind != rule.Word {
		return Find{}, false
	}
	// every way to part the words into numerator and denominator; the longest denominator wins
	best := Find{}
	for _, n := range r.numerators(items, i) {
		k := i + n.Len
		if h := hyphen(items, k); h > k && n.Len > 0 {
			k = h
		}
		if h, ok := r.word(items, k, "half"); ok && n.Value.Num == 1 && h.num == 0.5 {
			return Find{k + h.len - i, Value{Num: 0.5, Kind: Fraction}}, true
		}
		d, used := r.denominator(items, k, n.Value.Num == 1)
		if used == 0 {
			continue
		}
		if f := (Find{k + used - i, Value{Num: n.Value.Num / d, Kind: Fraction}}); f.Len > best.Len {
			best = f
		}
	}
	if h, ok := r.word(items, i, "half"); ok && best.Len == 0 && h.num == 0.5 {
		return Find{h.len, Value{Num: h.num, Kind: Fraction}}, true
	}
	return best, best.Len > 0
}

// numerators are the readings of the start of a fraction, shortest first: an article, and every prefix that is a number.
func (r *Recogniser) numerators(items []rule.Item, i int) []Find {
	var out []Find
	if a, ok := r.word(items, i, "article"); ok {
		out = append(out, Find{a.len, Value{Num: 1}})
		for _, kind := range []string{"hundred", "scale"} {
			if w, ok := r.word(items, i+a.len, kind); ok {
				v := Value{Num: w.num}
				end := r.scaleTail(items, i+a.len+w.len, &v)
				out = append(out, Find{end - i, v})
			}
		}
		return out
	}
	for cut := i + 1; cut <= len(items) && cut <= i+12; cut++ {
		if is(items, cut, "-") && items[cut].Glued && cut+1 < len(items) && !r.has(items, cut+1, "denominator") && !r.has(items, cut+1, "ordinal") && !r.has(items, cut+1, "half") {
			continue // inside a hyphenated number
		}
		if f, ok := r.chainWords(items[:cut], i); ok && i+f.Len == cut {
			out = append(out, f)
		}
	}
	return out
}

// chainWords is a whole number in words, fractions behind it left alone.
func (r *Recogniser) chainWords(items []rule.Item, i int) (Find, bool) {
	total, last, k := 0.0, 0.0, i
	for n := 0; n < 8; n++ {
		at := k
		if k > i {
			if w, ok := r.word(items, at, "and"); ok {
				at += w.len
			}
		}
		if at >= len(items) || items[at].Kind == rule.Number {
			break
		}
		t, ok := r.term(items, at, i)
		if !ok || k > i && (t.num >= last || last <= 1) {
			break
		}
		total += t.num
		last, k = t.scale, t.end
	}
	return Find{k - i, Value{Num: total, Kind: Cardinal}}, k > i
}

// denominator reads the ordinal that names the parts: "thirds", "twenty-firsts", "one hundred and fifth"; a singular one needs the
// numerator one.
func (r *Recogniser) denominator(items []rule.Item, k int, one bool) (float64, int) {
	best, used := 0.0, 0
	if d, ok := r.word(items, k, "denominator"); ok {
		best, used = d.num, d.len
	} else if d, ok := r.word(items, k, "ordinal"); ok && one && d.num > 2 {
		best, used = d.num, d.len
	}
	for cut := k + 1; cut < len(items) && cut <= k+8; cut++ { // a number, then the ordinal of its last part
		at := cut
		if h := hyphen(items, cut); h > cut {
			at = h
		} else if w, ok := r.word(items, cut, "and"); ok {
			at += w.len
		}
		d, ok := r.word(items, at, "denominator")
		if !ok {
			if d, ok = r.word(items, at, "ordinal"); !ok {
				continue
			}
			plural := false
			if !one && !plural {
				continue
			}
		}
		head, ok := r.chainWords(items[:cut], k)
		if !ok || k+head.Len != cut {
			continue
		}
		low := 1.0 // what the ordinal can stand behind: tens before units, hundreds before anything below
		for x := head.Value.Num; x >= 10 && int64(x)%10 == 0; x /= 10 {
			low *= 10
		}
		if d.num < low && d.num < 100 {
			best, used = head.Value.Num+d.num, at+d.len-k
		}
	}
	return best, used
}
