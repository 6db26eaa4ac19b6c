package number

import (
	"math"

	"casus/rule"
)

// Ordinal reads an ordinal at item i: "3rd", "third", "twenty-first", "one hundred and fifth".
func (r *Recogniser) Ordinal(items []rule.Item, i int) (Find, bool) {
	if i >= len(items) {
		return Find{}, false
	}
	if items[i].Kind == rule.Word && !r.first[items[i].Lower] {
		return Find{}, false
	}
	if items[i].Kind == rule.Number {
		if i+1 < len(items) && items[i+1].Glued {
			if _, ok := r.word(items, i+1, "ending"); ok {
				if n, ok := ParseDigits(items[i].Form); ok && n == math.Trunc(n) {
					return Find{2, Value{Num: n, Kind: Ordinal, Digits: true}}, true
				}
			}
		}
		n, end, _, ok := r.digits(items, i) // "3 millionth"
		if !ok {
			return Find{}, false
		}
		if w, ok := r.word(items, end, "ordinal"); ok && w.num >= 100 {
			return Find{end + w.len - i, Value{Num: n * w.num, Kind: Ordinal}}, true
		}
		return Find{}, false
	}
	items = items[:min(len(items), i+maxItems)]
	total, cur, k := 0.0, 0.0, i
	for k < len(items) {
		if w, ok := r.word(items, k, "ordinal"); ok {
			switch {
			case w.num >= 100 && cur > 0:
				return Find{k + w.len - i, Value{Num: total + cur*w.num, Kind: Ordinal}}, true
			case w.num >= 100:
				return Find{k + w.len - i, Value{Num: total + w.num, Kind: Ordinal}}, true
			case math.Mod(cur, 100) == 0 || w.num < 10 && math.Mod(cur, 10) == 0 && math.Mod(cur, 100) >= 20:
				return Find{k + w.len - i, Value{Num: total + cur + w.num, Kind: Ordinal}}, true
			}
			return Find{}, false
		}
		switch {
		case k > i && is(items, k, "-") && items[k].Glued:
			k++
			continue
		case k > i && r.has(items, k, "and"):
			k++
			continue
		}
		if n, used := r.below(items, k); used > 0 {
			cur += n
			k += used
			continue
		}
		if w, ok := r.word(items, k, "article"); ok && k == i {
			cur = 1
			k += w.len
			if !r.has(items, k, "hundred") && !r.has(items, k, "scale") {
				return Find{}, false
			}
			continue
		}
		if w, ok := r.word(items, k, "hundred"); ok && cur > 0 {
			cur *= 100
			k += w.len
			continue
		}
		if w, ok := r.word(items, k, "scale"); ok && cur > 0 {
			total += cur * w.num
			cur = 0
			k += w.len
			continue
		}
		break
	}
	return Find{}, false
}

func (r *Recogniser) has(items []rule.Item, i int, kind string) bool {
	_, ok := r.word(items, i, kind)
	return ok
}
