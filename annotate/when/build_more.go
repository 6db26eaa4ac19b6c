package when

import (
	"strconv"
	"strings"

	"casus/rule"
)

// buildCopy hands the value of a part on.
func buildCopy(a *rule.Args) (rule.Value, bool) { return a.Get("base") }

// buildWithin places a calendar form in a year or month told from the day of speaking: "March last year".
func buildWithin(a *rule.Args) (rule.Value, bool) {
	f, ok1 := formArg(a, "base")
	of, ok2 := formArg(a, "of")
	if !ok1 || !ok2 || f.hasYear {
		return nil, false
	}
	g := f.copy()
	g.base = of
	return g, true
}

// buildWeekdayOf is a day of a week told from the day of speaking: "Monday of next week".
func buildWeekdayOf(a *rule.Args) (rule.Value, bool) {
	f := blank(calendar)
	f.weekday, _ = intArg(a, "day")
	of, ok := formArg(a, "week")
	f.base = of
	return f, ok && f.weekday > 0
}

// buildWeekOf is the week that holds a day.
func buildWeekOf(a *rule.Args) (rule.Value, bool) {
	base, ok := formArg(a, "base")
	if !ok {
		return nil, false
	}
	f := blank(ordinal)
	f.unit, f.base, f.value = "W", base, "holding"
	return f, true
}

// buildZoned puts a time zone on a day.
func buildZoned(a *rule.Args) (rule.Value, bool) {
	base, ok := formArg(a, "base")
	if !ok {
		return nil, false
	}
	f := base.copy()
	f.zone = a.Str("zone")
	return f, true
}

// buildJoinISO is a day and time in one string (2022-03-03T14:30:00Z).
func buildJoinISO(a *rule.Args) (rule.Value, bool) {
	base, ok := formArg(a, "day")
	if !ok {
		return nil, false
	}
	f := base.copy()
	f.hour, _ = intArg(a, "hour")
	f.min, _ = intArg(a, "minute")
	if s, _, _ := strings.Cut(a.Str("second"), "."); s != "" {
		f.sec, _ = strconv.Atoi(s)
	}
	return f, f.hour <= 24 && f.min < 60 && f.sec < 60
}

// buildClockDay is a time of day before its day, as two mentions: the first takes the day of the second.
func buildClockDay(a *rule.Args) (rule.Value, bool) {
	clock, ok1 := formArg(a, "a")
	on, ok2 := formArg(a, "b")
	if !ok1 || !ok2 {
		return nil, false
	}
	at, ok := joined(on, clock, "")
	return &pair{at, on, nil}, ok
}

// buildDayClock is a day before its time of day, as two mentions.
func buildDayClock(a *rule.Args) (rule.Value, bool) {
	on, ok1 := formArg(a, "a")
	clock, ok2 := formArg(a, "b")
	if !ok1 || !ok2 {
		return nil, false
	}
	at, ok := joined(on, clock, "")
	return &pair{on, at, nil}, ok
}

// buildClockLike is a time of day, or a part of the day that is an hour (noon).
func buildClockLike(a *rule.Args) (rule.Value, bool) {
	if f, ok := formArg(a, "base"); ok {
		return f, true
	}
	f := blank(calendar)
	if h, ok := intArg(a, "hour"); ok {
		f.hour = h
		if m, ok := intArg(a, "minute"); ok {
			f.min = m
		}
		return f, h <= 24
	}
	h, m, ok := strings.Cut(strings.TrimPrefix(a.Str("part"), "T"), ":")
	if !ok {
		return nil, false
	}
	f.hour, _ = strconv.Atoi(h)
	f.min, _ = strconv.Atoi(m)
	f.meridiem = true
	return f, true
}

// buildClocks is two times of day, with their day: the first takes am or pm from the second.
func buildClocks(a *rule.Args) (rule.Value, bool) {
	x, ok1 := formArg(a, "a")
	y, ok2 := formArg(a, "b")
	if !ok1 || !ok2 || x.hour < 0 || y.hour < 0 || x.kind != calendar || y.kind != calendar {
		return nil, false
	}
	x, y = x.copy(), y.copy()
	if !x.meridiem && y.meridiem && y.hour >= 12 && x.hour <= y.hour-12 && x.hour < 12 {
		x.hour += 12
	}
	for _, name := range []string{"day", "c"} {
		on, ok := formArg(a, name)
		if !ok {
			continue
		}
		var okx, oky bool
		if x, okx = joined(on, x, ""); !okx {
			return nil, false
		}
		if y, oky = joined(on, y, ""); !oky {
			return nil, false
		}
		if name == "c" {
			return &pair{x, y, on}, true
		}
	}
	return &pair{x, y, nil}, true
}

// buildAmountPast is "the five past years".
func buildAmountPast(a *rule.Args) (rule.Value, bool) {
	v, ok := buildAmount(a)
	if !ok {
		return nil, false
	}
	f := v.(*form)
	f.dir = a.Str("direction")
	return f, true
}

// buildWeak is a range of dates in digits without year, or with that of the second.
func buildWeak(a *rule.Args) (rule.Value, bool) {
	x, ok := formArg(a, "a")
	y, ok2 := formArg(a, "d")
	if !ok2 {
		y, ok2 = formArg(a, "b")
	}
	if !ok || !ok2 {
		return nil, false
	}
	x, y = x.copy(), y.copy()
	if t, ok := formArg(a, "year"); ok {
		y.year, y.hasYear = t.year, true
	}
	if y.hasYear && !x.hasYear {
		x.year, x.hasYear = y.year, true
		if x.month > y.month {
			x.year--
		}
	}
	return &pair{x, y, nil}, true
}

// buildPastUnit is one unit up to the day of speaking: "the past decade".
func buildPastUnit(a *rule.Args) (rule.Value, bool) {
	f := blank(duration)
	f.amounts = []amount{{n: 1, unit: a.Str("unit")}}
	f.dir = a.Str("direction")
	return f, f.amounts[0].unit != ""
}
