package number

import (
	"math"
	"strconv"
	"strings"
	"unicode/utf8"

	"casus/rule"
)

// Cardinals are the readings of a cardinal number at item i, longest first: digits with grouping in any common style, words,
// and both ("1.7 billion", "two and a half million", "a dozen", "half a million", "35 lakh").
func (r *Recogniser) Cardinals(items []rule.Item, i int) []Find {
	if i >= len(items) {
		return nil
	}
	var out []Find
	add := func(f Find, ok bool) {
		if ok && f.Len > 0 {
			out = append(out, f)
		}
	}
	switch {
	case items[i].Kind == rule.Number:
		f, ok := r.fromDigits(items, i)
		add(f, ok)
		if plain, ok := bare(items, i); ok && plain.Len != f.Len {
			add(plain, true)
		}
	case items[i].Kind == rule.Word:
		add(r.fromWords(items, i))
		add(r.fromHalf(items, i))
		add(r.fromArticle(items, i))
		add(r.many(items, i))
	default:
		add(glyph(items, i))
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

// bare is a single run of digits.
func bare(items []rule.Item, i int) (Find, bool) {
	n, ok := ParseDigits(items[i].Form)
	return Find{1, Value{Num: n, Kind: Cardinal, Digits: true, Bare: plainDigits(items[i].Form)}}, ok
}

func plainDigits(s string) bool { return strings.Trim(s, "0123456789") == "" }

// ParseDigits reads a number in digits with grouping: 1,700 and 1.7 and 1.234.567,89 and 12,34,567. A lone full stop is a
// decimal mark; a lone comma before three digits groups.
func ParseDigits(s string) (float64, bool) {
	commas, stops := strings.Count(s, ","), strings.Count(s, ".")
	lastComma, lastStop := strings.LastIndexByte(s, ','), strings.LastIndexByte(s, '.')
	switch {
	case commas == 0 && stops <= 1:
	case commas > 0 && stops == 0:
		if tail := len(s) - lastComma - 1; commas == 1 && tail != 3 {
			s = strings.Replace(s, ",", ".", 1)
		} else if !grouped(s, ',') {
			return 0, false
		}
	case commas == 0: // several stops
		if !grouped(s, '.') {
			return 0, false
		}
		s = strings.ReplaceAll(s, ".", "")
	case lastComma < lastStop && stops == 1:
		if !grouped(s[:lastStop], ',') {
			return 0, false
		}
	case lastStop < lastComma && commas == 1:
		if !grouped(s[:lastComma], '.') {
			return 0, false
		}
		s = strings.ReplaceAll(s[:lastComma], ".", "") + "." + s[lastComma+1:]
	default:
		return 0, false
	}
	n, err := strconv.ParseFloat(strings.ReplaceAll(s, ",", ""), 64)
	return n, err == nil && !math.IsInf(n, 0)
}

// grouped reports whether the groups behind the mark are of three digits, or of two before a last one of three.
func grouped(s string, mark byte) bool {
	parts := strings.Split(s, string(mark))
	if len(parts[0]) > 3 {
		return false
	}
	for i, p := range parts[1:] {
		if last := i == len(parts)-2; len(p) != 3 && (last || mark != ',' || len(p) != 2) {
			return false
		}
	}
	return true
}

// fromDigits reads digits, with groups set apart by spaces, an added fraction, and scales.
func (r *Recogniser) fromDigits(items []rule.Item, i int) (Find, bool) {
	n, ok := ParseDigits(items[i].Form)
	if !ok {
		return Find{}, false
	}
	v := Value{Kind: Cardinal, Digits: true, Bare: plainDigits(items[i].Form)}
	k := i + 1
	if len(items[i].Form) <= 3 && v.Bare {
		for k < len(items) && items[k].Kind == rule.Number && len(items[k].Form) == 3 && plainDigits(items[k].Form) && items[k].Start-items[k-1].End == 1 {
			x, _ := strconv.ParseFloat(items[k].Form, 64)
			n = n*1000 + x
			v.Bare = false
			k++
		}
		// 12 345 678 needs another group or a whole number behind; a lone "5 300" is taken too, lists are the caller's trap
	}
	if add, used := fraction(items, k); used > 0 && n == math.Trunc(n) {
		n += add
		k += used
		v.Bare = false
	} else if f, ok := glyph(items, k); ok && k < len(items) && items[k].Start-items[k-1].End <= 1 {
		n += f.Value.Num
		k += f.Len
		v.Bare = false
	}
	scaled := false
	for k < len(items) {
		w, ok := r.word(items, k, "scale")
		if !ok {
			w, ok = r.word(items, k, "hundred")
		}
		if !ok {
			w, ok = r.word(items, k, "count")
		}
		if !ok && !scaled {
			if w, ok = r.word(items, k, "suffix"); ok {
				glued := items[k].Glued
				long := utf8.RuneCountInString(items[k].Form) > 1
				if !glued && !long || k+1 < len(items) && items[k+1].Glued && (items[k+1].Kind != rule.Symbol || items[k+1].Lower == "/") {
					ok = false
				}
				v.Mark = ok && glued
			}
		}
		if !ok || items[k].Lower == "-" {
			if k+1 < len(items) && items[k].Lower == "-" && items[k].Glued && !scaled {
				if w, ok = r.word(items, k+1, "scale"); ok {
					k++
				}
			}
			if !ok {
				break
			}
		}
		n *= w.num
		v.Scale = max(v.Scale, 1) * w.num
		v.Bare, scaled = false, true
		k += w.len
	}
	if scaled {
		if half, used := r.andHalf(items, k); used > 0 {
			n += half * v.Scale
			k += used
		}
	}
	v.Num = n
	return Find{k - i, v}, true
}

// fraction reads "4/5" behind a whole number: 1 4/5.
func fraction(items []rule.Item, k int) (float64, int) {
	if k+2 < len(items) && items[k].Kind == rule.Number && !items[k].Glued && is(items, k+1, "/") && items[k+1].Glued &&
		items[k+2].Kind == rule.Number && items[k+2].Glued && (k+3 >= len(items) || !items[k+3].Glued || !is(items, k+3, "/")) {
		a, ok1 := ParseDigits(items[k].Form)
		b, ok2 := ParseDigits(items[k+2].Form)
		if ok1 && ok2 && b > 0 && a < b && b <= 100 {
			return a / b, 3
		}
	}
	return 0, 0
}

// glyph reads one character for a fraction (½).
func glyph(items []rule.Item, k int) (Find, bool) {
	if k >= len(items) || items[k].Kind != rule.Symbol {
		return Find{}, false
	}
	r, _ := utf8.DecodeRuneInString(items[k].Form)
	n, ok := glyphs[r]
	return Find{1, Value{Num: n, Kind: Fraction, Digits: true}}, ok
}

// glyphs are the vulgar fractions of Unicode.
var glyphs = map[rune]float64{
	'¼': 0.25, '½': 0.5, '¾': 0.75, '⅐': 1. / 7, '⅑': 1. / 9, '⅒': 0.1, '⅓': 1. / 3, '⅔': 2. / 3, '⅕': 0.2, '⅖': 0.4, '⅗': 0.6,
	'⅘': 0.8, '⅙': 1. / 6, '⅚': 5. / 6, '⅛': 0.125, '⅜': 0.375, '⅝': 0.625, '⅞': 0.875,
}
