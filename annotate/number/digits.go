package number

import (
	"math"
	"strconv"
	"strings"
	"unicode/utf8"

	"casus/rule"
)

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

// digits reads a number in digits at k, with groups set apart by one space and a fraction behind it (1 4/5, 3½).
func (r *Recogniser) digits(items []rule.Item, k int) (n float64, end int, bare, ok bool) {
	n, ok = ParseDigits(items[k].Form)
	if !ok {
		return 0, 0, false, false
	}
	bare, end = plainDigits(items[k].Form), k+1
	if len(items[k].Form) <= 3 && bare {
		for end < len(items) && end < k+6 && items[end].Kind == rule.Number {
			whole, rest, _ := strings.Cut(items[end].Form, ".")
			gap := items[end].Start - items[end-1].End
			if len(whole) != 3 || !plainDigits(whole) || gap < 1 || gap > 3 || !plainDigits(rest) {
				break
			}
			x, _ := strconv.ParseFloat(items[end].Form, 64)
			n, bare = n*1000+x, false
			end++
			if rest != "" {
				break
			}
		}
	}
	if add, used := slash(items, end); used > 0 && n == math.Trunc(n) {
		return n + add, end + used, false, true
	}
	if f, isGlyph := glyph(items, end); isGlyph && items[end].Start-items[end-1].End <= 1 {
		return n + f.Value.Num, end + f.Len, false, true
	}
	return n, end, bare, true
}

// slash reads "4/5" behind a whole number: 1 4/5.
func slash(items []rule.Item, k int) (float64, int) {
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
