package when

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// holidayDay is the first day of a named day in a year, by the rule of data/time/holidays.txt. approximate is set for days
// that depend on the sighting of the moon.
func holidayDay(rule string, year int) (t time.Time, approximate bool, err error) {
	head, rest, dynamic := strings.Cut(rule, ":")
	switch {
	case strings.HasPrefix(rule, "easter"):
		n, err := strconv.Atoi(strings.TrimPrefix(rule, "easter"))
		return easter(year).AddDate(0, 0, n), false, err
	case strings.HasPrefix(rule, "orthodox"):
		n, err := strconv.Atoi(strings.TrimPrefix(rule, "orthodox"))
		return orthodoxEaster(year).AddDate(0, 0, n), false, err
	case dynamic && head == "hijri":
		var m, d int
		if _, err := fmt.Sscanf(rest, "%d-%d", &m, &d); err != nil {
			return t, false, err
		}
		return hijriIn(year, m, d), true, nil
	case dynamic && head == "nth":
		var m, w, n int
		if _, err := fmt.Sscanf(rest, "%d-%d-%d", &m, &w, &n); err != nil {
			return t, false, err
		}
		return nthWeekday(year, m, w, n), false, nil
	}
	var m, d int
	if _, err := fmt.Sscanf(rule, "%d-%d", &m, &d); err != nil {
		return t, false, err
	}
	return day(year, m, d), false, nil
}

// nthWeekday is the nth (from the end when negative) weekday of a month.
func nthWeekday(y, m, w, n int) time.Time {
	if n < 0 {
		last := day(y, m+1, 0)
		return last.AddDate(0, 0, -((isoWeekday(last)-w+7)%7)+7*(n+1))
	}
	first := day(y, m, 1)
	return first.AddDate(0, 0, (w-isoWeekday(first)+7)%7+7*(n-1))
}

// easter is Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher's algorithm).
func easter(y int) time.Time {
	a, b, c := y%19, y/100, y%100
	d, e := b/4, b%4
	f := (b + 8) / 25
	g := (b - f + 1) / 3
	h := (19*a + b - d - g + 15) % 30
	i, k := c/4, c%4
	l := (32 + 2*e + 2*i - h - k) % 7
	m := (a + 11*h + 22*l) / 451
	n := h + l - 7*m + 114
	return day(y, n/31, n%31+1)
}

// orthodoxEaster is Easter Sunday by the Julian computus (Meeus), given as a Gregorian day.
func orthodoxEaster(y int) time.Time {
	d := (19*(y%19) + 15) % 30
	e := (2*(y%4) + 4*(y%7) - d + 34) % 7
	n := d + e + 114
	shift := y/100 - y/400 - 2
	return day(y, n/31, n%31+1+shift)
}
