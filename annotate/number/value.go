package number

import (
	"math"
	"strconv"

	"casus/rule"
)

// Kinds of number.
const (
	Cardinal = "cardinal"
	Ordinal  = "ordinal"
	Fraction = "fraction"
	Many     = "many"  // "hundreds": Num is the least number meant
	Vague    = "vague" // "several": Num is the least number meant
)

// Value is a number that was read.
type Value struct {
	Num    float64
	Kind   string
	Digits bool // it starts with digits
	Bare   bool // one run of digits without marks, scale or sign: it can be a year or a day
	Scale  float64
	Mark   bool // it ends in a scale glued to the digits ("20k")
}

// Field gives "int" (whole numbers as digits), "num", "kind", "scale", "bare" and "digits" to rules.
func (v Value) Field(name string) (rule.Value, bool) {
	switch name {
	case "int":
		if v.Num == math.Trunc(v.Num) && math.Abs(v.Num) < 1e15 {
			return strconv.FormatInt(int64(v.Num), 10), true
		}
	case "num":
		return Format(v.Num), true
	case "kind":
		return v.Kind, true
	case "digits":
		if v.Digits {
			return "yes", true
		}
		return "no", true
	case "scale":
		if v.Scale <= 1 {
			return "none", true
		}
		return Format(v.Scale), true
	case "bare":
		if v.Bare {
			return "yes", true
		}
		return "no", true
	}
	return nil, false
}

// Format prints a number with up to 15 significant digits and without exponent.
func Format(n float64) string {
	s := strconv.FormatFloat(n, 'g', 15, 64)
	if f, err := strconv.ParseFloat(s, 64); err == nil {
		return strconv.FormatFloat(f, 'f', -1, 64)
	}
	return s
}

// Find is a number with its length in items.
type Find struct {
	Len   int
	Value Value
}
