package when

import (
	"strconv"
	"strings"

	"casus/annotate/number"
	"casus/rule"
)

// buildClock reads a time of day: hour, minute, second, "half" am or pm, zone. "compact" is four digits (1430).
func buildClock(a *rule.Args) (rule.Value, bool) {
	f := blank(calendar)
	if s := a.Str("compact"); len(s) == 4 {
		f.hour, _ = strconv.Atoi(s[:2])
		f.min, _ = strconv.Atoi(s[2:])
	} else {
		h, ok := intArg(a, "hour")
		if !ok {
			if s := a.Str("dotted"); s != "" {
				hs, ms, _ := strings.Cut(s, ".")
				h, _ = strconv.Atoi(hs)
				f.min, _ = strconv.Atoi(ms)
			} else {
				return nil, false
			}
		}
		f.hour = h
		if m, ok := intArg(a, "minute"); ok {
			f.min = m
		}
		if s, ok := intArg(a, "second"); ok {
			f.sec = s
		}
	}
	if past, ok := intArg(a, "past"); ok { // ten past nine
		f.min = past
	}
	if to, ok := intArg(a, "before"); ok { // ten to nine
		f.hour, f.min = f.hour-1, 60-to
	}
	switch half := a.Str("half"); {
	case strings.HasPrefix(half, "p"):
		if f.hour > 12 {
			return nil, false
		}
		f.meridiem = true
		if f.hour < 12 {
			f.hour += 12
		}
	case strings.HasPrefix(half, "a"):
		if f.hour > 12 {
			return nil, false
		}
		f.meridiem = true
		if f.hour == 12 {
			f.hour = 0
		}
	}
	f.zone = a.Str("zone")
	return f, f.hour >= 0 && f.hour <= 24 && f.min < 60 && f.sec < 60
}

// buildPart puts a part of the day on a base: "the morning of March 3", "Monday night", "the next morning".
func buildPart(a *rule.Args) (rule.Value, bool) {
	f := blank(anaphoric)
	f.unit = "D"
	if base, ok := formArg(a, "base"); ok {
		f = base.copy()
		if f.kind == calendar && f.day == 0 && f.weekday == 0 || f.kind == deictic && f.unit != "D" || f.hour >= 0 {
			return nil, false
		}
	}
	f.part = a.Str("part")
	if a.Has("mod") {
		f.mod = a.Str("mod")
	}
	return f, f.part != ""
}

// buildJoin puts a time of day and a day together; without a day it takes the part of the day ("six in the evening").
func buildJoin(a *rule.Args) (rule.Value, bool) {
	clock, ok := formArg(a, "clock")
	if !ok {
		return nil, false
	}
	day, ok := formArg(a, "day")
	if !ok {
		f := blank(calendar)
		onClock(f, clock, a.Str("part"))
		return f, true
	}
	f, ok := joined(day, clock, a.Str("part"))
	return f, ok
}

// joined is a day at a time of day.
func joined(day, clock *form, part string) (*form, bool) {
	if day.kind == calendar && day.day == 0 && day.weekday == 0 || (day.kind == deictic || day.kind == anaphoric) && day.unit != "D" || day.hour >= 0 || clock.hour < 0 {
		return nil, false
	}
	f := day.copy()
	if part == "" {
		part = day.part
	}
	onClock(f, clock, part)
	f.part = ""
	return f, true
}

// onClock sets the time of day; the part of the day tells morning from evening.
func onClock(f, clock *form, part string) {
	f.hour, f.min, f.sec, f.zone = clock.hour, clock.min, clock.sec, clock.zone
	f.meridiem = clock.meridiem || part != ""
	if !clock.meridiem && f.hour < 12 {
		switch part {
		case "AF", "EV":
			f.hour += 12
		case "NI":
			if f.hour >= 5 {
				f.hour += 12
			}
		}
	}
}

// buildAmount is a number of units, or several with their units ("3 hours 30 minutes").
func buildAmount(a *rule.Args) (rule.Value, bool) {
	f := blank(duration)
	for _, k := range []string{"", "2", "3"} {
		unit := a.Str("unit" + k)
		if unit == "" {
			continue
		}
		am := amount{n: 1, unit: unit}
		v, has := a.Get("n" + k)
		switch n := v.(type) {
		case number.Value:
			am.n = n.Num
			am.vague = n.Kind == number.Many || n.Kind == number.Vague
		case string:
			x, err := strconv.ParseFloat(n, 64)
			if err != nil {
				return nil, false
			}
			am.n = x
		default:
			am.vague = !has && a.Has("vague")
		}
		if frac, ok := a.Get("plus" + k); ok { // an hour and a half
			if fv, ok := frac.(number.Value); ok {
				am.n += fv.Num
			}
		}
		if am.unit == "FN" {
			am.unit, am.n = "W", am.n*2
		}
		if k != "" && !coarser(unitGran[f.amounts[len(f.amounts)-1].unit], unitGran[am.unit]) { // "two years and six years" are two
			return nil, false
		}
		f.amounts = append(f.amounts, am)
	}
	f.mod = a.Str("mod")
	return f, len(f.amounts) > 0
}

// buildDuration is an amount told as a stretch: "the past three years" counts back from the day of speaking.
func buildDuration(a *rule.Args) (rule.Value, bool) {
	base, ok := formArg(a, "amount")
	if !ok {
		return nil, false
	}
	f := base.copy()
	f.kind = duration
	f.dir = a.Str("direction")
	f.from = a.Str("anchor")
	if a.Has("mod") {
		f.mod = a.Str("mod")
	}
	return f, true
}

// buildShift moves by an amount: "three days ago", "two weeks later", "the day after March 3".
func buildShift(a *rule.Args) (rule.Value, bool) {
	am, ok := formArg(a, "amount")
	if !ok {
		am = blank(duration)
		n := 1.0
		if k, ok := intArg(a, "n"); ok {
			n = float64(k)
		}
		am.amounts = []amount{{n: n, unit: a.Str("unit")}}
		if a.Str("unit") == "" {
			return nil, false
		}
	}
	f := blank(shifted)
	f.amounts = am.amounts
	f.back = a.Str("direction") == "back"
	f.from = a.Str("anchor")
	f.base, _ = formArg(a, "base")
	if f.base != nil && (f.base.kind == duration || f.base.kind == set) {
		return nil, false
	}
	f.part = a.Str("part")
	return f, true
}

// buildSet is a repeated time: every week, daily, on Mondays.
func buildSet(a *rule.Args) (rule.Value, bool) {
	f := blank(set)
	f.quant = a.Str("quant")
	if base, ok := formArg(a, "base"); ok {
		f.base = base
		return f, true
	}
	if season := a.Str("season"); season != "" {
		f.base = blank(calendar)
		f.base.season = season
		return f, true
	}
	n := 1.0
	if k, ok := intArg(a, "n"); ok {
		n = float64(k)
	}
	unit := a.Str("unit")
	if unit == "" && !a.Has("part") {
		return nil, false
	}
	f.part = a.Str("part")
	f.amounts = []amount{{n: n, unit: unit}}
	return f, true
}
