package when

import (
	"strconv"
	"strings"

	"casus/rule"
)

// builders are the names that rule files use behind "build".
func builders() map[string]rule.Builder {
	return map[string]rule.Builder{
		"int": buildInt, "year": buildYear, "date": buildDate, "numeric": buildNumeric, "decade": buildDecade, "century": buildCentury,
		"weekday": buildWeekday, "deictic": buildDeictic, "relative": buildRelative, "mod": buildMod, "named": buildNamed,
		"clock": buildClock, "part": buildPart, "join": buildJoin, "vague": buildVague, "trap": buildTrap, "nth": buildNth,
		"copy": buildCopy, "within": buildWithin, "weekdayof": buildWeekdayOf, "weekof": buildWeekOf, "zoned": buildZoned, "joiniso": buildJoinISO,
		"duration": buildDuration, "amount": buildAmount, "shift": buildShift, "set": buildSet, "same": buildSame,
		"pair": buildPair, "clockday": buildClockDay, "dayclock": buildDayClock, "clocklike": buildClockLike, "clocks": buildClocks, "weak": buildWeak, "pastunit": buildPastUnit, "amountpast": buildAmountPast,
	}
}

// buildInt is a whole number up to max.
func buildInt(a *rule.Args) (rule.Value, bool) {
	n, ok := intArg(a, "n")
	lo, _ := a.Int("min")
	if hi, has := a.Int("max"); !ok || n < lo || has && n > hi {
		return nil, false
	}
	return n, true
}

// buildYear is a year; era "bc" counts backwards, short has two digits.
func buildYear(a *rule.Args) (rule.Value, bool) {
	f := blank(calendar)
	n, ok := intArg(a, "year")
	if !ok {
		return nil, false
	}
	if a.Has("low") { // nineteen eighty-four
		tens, ok := intArg(a, "low")
		if !ok || n < 13 || n > 20 || tens < 10 || tens > 99 {
			return nil, false
		}
		n = n*100 + tens
	}
	if a.Has("words") && (n < 1500 || n > 2099) {
		return nil, false
	}
	f.year, f.hasYear = n, true
	if a.Str("era") == "bc" {
		f.year = 1 - n
	}
	if a.Has("short") {
		f.shortYear = true
	}
	f.fiscal = a.Has("fiscal")
	return f, n > 0
}

// buildDate puts calendar parts together; parts that are forms themselves give their fields.
func buildDate(a *rule.Args) (rule.Value, bool) {
	f := blank(calendar)
	if base, ok := formArg(a, "base"); ok {
		f = base.copy()
	}
	if y, ok := formArg(a, "year"); ok {
		f.year, f.hasYear, f.shortYear, f.fiscal = y.year, y.hasYear, y.shortYear, y.fiscal
	} else if y, ok := intArg(a, "year"); ok {
		f.year, f.hasYear = y, true
	}
	for name, into := range map[string]*int{"month": &f.month, "day": &f.day, "weekday": &f.weekday, "quarter": &f.quarter, "half": &f.half, "week": &f.week} {
		if n, ok := intArg(a, name); ok {
			*into = n
		}
	}
	if a.Has("season") {
		f.season = a.Str("season")
	}
	if code := a.Str("code"); len(code) == 2 { // Q3, H1
		n := int(code[1] - '0')
		if code[0] == 'Q' {
			f.quarter = n
		} else {
			f.half = n
		}
	}
	if a.Has("offset") { // last March, next summer, this May
		f.offset, _ = a.Int("offset")
		f.value = "offset"
	}
	if a.Has("fiscal") {
		f.fiscal = true
	}
	return f, valid(f)
}

// valid refuses days that no month has, and weeks and quarters that no year has.
func valid(f *form) bool {
	if f.month > 12 || f.day > 31 || f.week > 53 || f.quarter > 4 || f.half > 2 || f.day < 0 || f.month < 0 {
		return false
	}
	if f.month > 0 && f.day > 0 {
		y := 2000
		if f.hasYear && !f.shortYear {
			y = f.year
		}
		return f.day <= monthDays(y, f.month)
	}
	return true
}

// buildNumeric reads dates in digits: "order" says which part is which (ymd, mdy, dmy, or any for a slash date whose parts
// decide, month first when both could be).
func buildNumeric(a *rule.Args) (rule.Value, bool) {
	text := a.Str("text")
	parts := strings.FieldsFunc(text, func(r rune) bool { return r < '0' || r > '9' })
	if text == "" {
		for i := a.From; i < a.To; i++ {
			if a.Items[i].Kind == rule.Number {
				parts = append(parts, strings.FieldsFunc(a.Items[i].Form, func(r rune) bool { return r < '0' || r > '9' })...)
			}
		}
	}
	order := a.Str("order")
	if order == "compact" && len(parts) == 1 && len(parts[0]) == 8 {
		parts = []string{parts[0][:4], parts[0][4:6], parts[0][6:]}
		order = "ymd"
	}
	if len(parts) != len(order) && order != "any" {
		return nil, false
	}
	ns := make([]int, len(parts))
	for i, p := range parts {
		n, err := strconv.Atoi(p)
		if err != nil || len(p) > 4 {
			return nil, false
		}
		ns[i] = n
	}
	if order == "any" {
		if len(ns) < 2 || len(ns) > 3 {
			return nil, false
		}
		order = "mdy"[:len(ns)]
		if ns[0] > 12 || a.Str("prefer") == "dmy" && ns[1] <= 12 {
			order = "dmy"[:len(ns)]
		}
	}
	f := blank(calendar)
	for i, c := range order {
		switch c {
		case 'y':
			f.year, f.hasYear, f.shortYear = ns[i], true, len(parts[i]) == 2
			if len(parts[i]) == 3 || len(parts[i]) == 1 || len(parts[i]) == 4 && (ns[i] < 1000 || ns[i] > 2999) {
				return nil, false
			}
		case 'm':
			f.month = ns[i]
		case 'd':
			f.day = ns[i]
		}
	}
	if f.month < 1 || strings.Contains(order, "d") && f.day < 1 {
		return nil, false
	}
	return f, valid(f)
}

// buildDecade reads "1990s", "'90s", "nineties".
func buildDecade(a *rule.Args) (rule.Value, bool) {
	n, ok := intArg(a, "n")
	if !ok || n%10 != 0 {
		return nil, false
	}
	f := blank(calendar)
	f.decade = n / 10
	f.shortDecade = n < 100
	if n < 20 {
		return nil, false
	}
	if n >= 1000 && n%100 == 0 { // "the 1900s": the century
		f.decade, f.century = -1, n/100
	}
	return f, true
}

// buildCentury reads "the 19th century"; TIMEX3 numbers it by its first two digits.
func buildCentury(a *rule.Args) (rule.Value, bool) {
	n, ok := intArg(a, "n")
	if !ok || n < 1 || n > 40 {
		return nil, false
	}
	f := blank(calendar)
	f.century = n - 1
	if a.Str("era") == "bc" {
		f.century = -n - 1
	}
	return f, true
}

// buildWeekday reads a day of the week with its modifier.
func buildWeekday(a *rule.Args) (rule.Value, bool) {
	f := blank(calendar)
	f.weekday, _ = intArg(a, "day")
	f.offset, _ = a.Int("offset")
	f.loose = !a.Has("offset")
	if a.Has("from") {
		f.from = a.Str("from")
	}
	return f, f.weekday > 0
}

// buildDeictic reads yesterday, tomorrow, tonight.
func buildDeictic(a *rule.Args) (rule.Value, bool) {
	f := blank(deictic)
	f.unit = "D"
	f.offset, _ = a.Int("offset")
	f.part = a.Str("part")
	return f, true
}

// buildRelative reads "last month", "this week" (anchor speech), "the next day", "that year" (anchor narrative).
func buildRelative(a *rule.Args) (rule.Value, bool) {
	f := blank(deictic)
	if a.Str("anchor") == "narrative" {
		f.kind = anaphoric
	}
	f.unit = a.Str("unit")
	f.offset, _ = a.Int("offset")
	f.part = a.Str("part")
	f.mod = a.Str("mod")
	f.fiscal = a.Has("fiscal")
	if a.Has("loose") { // tense decides
		f.value = "loose"
	}
	return f, f.unit != ""
}

// buildSame reads "the same day", "the day".
func buildSame(a *rule.Args) (rule.Value, bool) {
	f := blank(anaphoric)
	f.unit, f.part = a.Str("unit"), a.Str("part")
	return f, f.unit != ""
}

// buildMod marks the early, middle or late part of a base.
func buildMod(a *rule.Args) (rule.Value, bool) {
	base, ok := formArg(a, "base")
	if !ok {
		return nil, false
	}
	f := base.copy()
	f.mod = a.Str("mod")
	return f, true
}

func buildNamed(a *rule.Args) (rule.Value, bool) {
	f := blank(named)
	f.rule = a.Str("rule")
	f.days, _ = a.Int("days")
	if y, ok := formArg(a, "year"); ok {
		f.year, f.hasYear = y.year, true
	}
	if a.Has("offset") {
		f.offset, _ = a.Int("offset")
		f.value = "offset"
	}
	return f, f.rule != ""
}

func buildVague(a *rule.Args) (rule.Value, bool) {
	f := blank(vague)
	f.value, f.dir = a.Str("value"), a.Str("direction")
	return f, true
}

func buildTrap(*rule.Args) (rule.Value, bool) { return blank(trap), true }

// buildNth reads "the first week of March", "the last three months of 1915", "the second day".
func buildNth(a *rule.Args) (rule.Value, bool) {
	f := blank(ordinal)
	f.unit = a.Str("unit")
	f.nth, _ = intArg(a, "nth")
	f.weekday, _ = intArg(a, "weekday")
	f.base, _ = formArg(a, "base")
	return f, f.nth != 0
}

// pair is two mentions found together: the ends of a range or a list, of which one lacks parts that the other has. c is a third one, the
// day of two times of day.
type pair struct{ a, b, c *form }

// buildPair fills each end with what only the other says.
func buildPair(a *rule.Args) (rule.Value, bool) {
	x, ok1 := formArg(a, "a")
	y, ok2 := formArg(a, "b")
	if n, ok := intArg(a, "a"); ok && !ok1 {
		x, ok1 = blank(calendar), true
		setBare(x, n, a.Str("of"))
	}
	if n, ok := intArg(a, "b"); ok && !ok2 {
		y, ok2 = blank(calendar), true
		setBare(y, n, a.Str("of"))
	}
	if !ok1 || !ok2 {
		return nil, false
	}
	x, y = x.copy(), y.copy()
	if m, ok := formArg(a, "month"); ok {
		x.month, y.month = m.month, m.month
	}
	if t, ok := formArg(a, "year"); ok {
		x.year, x.hasYear, y.year, y.hasYear = t.year, true, t.year, true
	}
	for _, z := range [][2]*form{{x, y}, {y, x}} {
		to, of := z[0], z[1]
		if to.month == 0 && to.day > 0 {
			to.month = of.month
		}
		if to.kind == calendar && of.kind == calendar && !to.hasYear && of.hasYear && (to.month > 0 || to.season != "") {
			to.year, to.hasYear, to.shortYear = of.year, true, of.shortYear
			if to == x && to.month > of.month && of.month > 0 {
				to.year--
			}
			if to == y && to.month < of.month && to.month > 0 {
				to.year++
			}
		}
	}
	if y.shortYear && x.hasYear && !x.shortYear {
		y.year += x.year - x.year%100
		if y.year < x.year {
			y.year += 100
		}
		y.shortYear = false
	}
	if x.hasYear && y.hasYear && y.year <= 0 && x.year > 0 && a.Has("era") { // 264 to 241 BC
		x.year = 1 - x.year
	}
	if !valid(x) || !valid(y) {
		return nil, false
	}
	return &pair{x, y, nil}, true
}

func setBare(f *form, n int, of string) {
	switch of {
	case "year":
		f.year, f.hasYear, f.shortYear = n, true, n < 100
	default:
		f.day = n
	}
}
