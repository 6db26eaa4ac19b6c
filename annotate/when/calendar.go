package when

import (
	"fmt"
	"math"
	"time"
)

// Granularities, as written in the record.
const (
	granSecond  = "second"
	granMinute  = "minute"
	granHour    = "hour"
	granPart    = "part of day"
	granDay     = "day"
	granWeekend = "weekend"
	granWeek    = "week"
	granMonth   = "month"
	granQuarter = "quarter"
	granSeason  = "season"
	granHalf    = "half-year"
	granYear    = "year"
	granDecade  = "decade"
	granCentury = "century"
	granMillen  = "millennium"
	granVague   = "vague"
	granRange   = "range"
)

// unitGran is the granularity of a unit code.
var unitGran = map[string]string{
	"S": granSecond, "MN": granMinute, "H": granHour, "D": granDay, "NI": granDay, "WE": granWeekend, "W": granWeek, "M": granMonth, "Q": granQuarter, "Y": granYear,
	"DE": granDecade, "CE": granCentury, "ML": granMillen,
}

func day(y, m, d int) time.Time { return time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC) }

func monthDays(y, m int) int { return day(y, m+1, 0).Day() }

// floor is the start of the period of a granularity that holds t.
func floor(gran string, t time.Time) time.Time {
	y, m, d := t.Date()
	switch gran {
	case granSecond:
		return t.Truncate(time.Second)
	case granMinute:
		return t.Truncate(time.Minute)
	case granHour:
		return t.Truncate(time.Hour)
	case granWeek:
		return day(y, int(m), d-isoWeekday(t)+1)
	case granWeekend:
		return day(y, int(m), d-isoWeekday(t)+6)
	case granMonth:
		return day(y, int(m), 1)
	case granQuarter:
		return day(y, (int(m)-1)/3*3+1, 1)
	case granHalf:
		return day(y, (int(m)-1)/6*6+1, 1)
	case granYear:
		return day(y, 1, 1)
	case granDecade:
		return day(floorDiv(y, 10)*10, 1, 1)
	case granCentury:
		return day(floorDiv(y, 100)*100, 1, 1)
	case granMillen:
		return day(floorDiv(y, 1000)*1000, 1, 1)
	}
	return day(y, int(m), d)
}

func floorDiv(a, b int) int { return int(math.Floor(float64(a) / float64(b))) }

// step moves the start of a period by n periods of its granularity.
func step(gran string, t time.Time, n int) time.Time {
	y, m, d := t.Date()
	switch gran {
	case granSecond:
		return t.Add(time.Duration(n) * time.Second)
	case granMinute:
		return t.Add(time.Duration(n) * time.Minute)
	case granHour:
		return t.Add(time.Duration(n) * time.Hour)
	case granWeek, granWeekend:
		return t.AddDate(0, 0, 7*n)
	case granMonth:
		return addMonths(t, n)
	case granQuarter:
		return addMonths(t, 3*n)
	case granHalf:
		return addMonths(t, 6*n)
	case granYear:
		return addMonths(t, 12*n)
	case granDecade:
		return addMonths(t, 120*n)
	case granCentury:
		return addMonths(t, 1200*n)
	case granMillen:
		return addMonths(t, 12000*n)
	}
	return time.Date(y, m, d+n, t.Hour(), t.Minute(), t.Second(), 0, time.UTC)
}

// addMonths keeps the day of the month where the new month has it, else takes its last day.
func addMonths(t time.Time, n int) time.Time {
	y, m, d := t.Date()
	first := day(y, int(m)+n, 1)
	return time.Date(first.Year(), first.Month(), min(d, monthDays(first.Year(), int(first.Month()))), t.Hour(), t.Minute(), t.Second(), 0, time.UTC)
}

// ceil is the end (exclusive) of the period that starts at t.
func ceil(gran string, t time.Time) time.Time {
	if gran == granWeekend {
		return t.AddDate(0, 0, 2)
	}
	if gran == granSeason {
		return addMonths(t, 3)
	}
	return step(gran, t, 1)
}

func isoWeekday(t time.Time) int {
	if w := int(t.Weekday()); w > 0 {
		return w
	}
	return 7
}

// format is the TIMEX3 value of the period of a granularity that starts at t.
func format(gran string, t time.Time) string {
	y, m, d := t.Date()
	switch gran {
	case granSecond:
		return yearText(y) + t.Format("-01-02T15:04:05")
	case granMinute, granHour:
		return yearText(y) + t.Format("-01-02T15:04")
	case granWeek:
		wy, w := t.ISOWeek()
		return fmt.Sprintf("%s-W%02d", yearText(wy), w)
	case granWeekend:
		wy, w := t.ISOWeek()
		return fmt.Sprintf("%s-W%02d-WE", yearText(wy), w)
	case granMonth:
		return fmt.Sprintf("%s-%02d", yearText(y), m)
	case granQuarter:
		return fmt.Sprintf("%s-Q%d", yearText(y), (int(m)-1)/3+1)
	case granHalf:
		return fmt.Sprintf("%s-H%d", yearText(y), (int(m)-1)/6+1)
	case granYear:
		return yearText(y)
	case granDecade:
		return cut(yearText(y), 1)
	case granCentury:
		return cut(yearText(y), 2)
	case granMillen:
		return cut(yearText(y), 3)
	}
	return fmt.Sprintf("%s-%02d-%02d", yearText(y), m, d)
}

// yearText is a year of four digits; years before our era are BC0264.
func yearText(y int) string {
	if y <= 0 {
		return fmt.Sprintf("BC%04d", 1-y)
	}
	return fmt.Sprintf("%04d", y)
}

func cut(s string, n int) string { return s[:max(0, len(s)-n)] }

// iso is a moment as the record writes it: a day, or a local time when it is not midnight or clock is set. Years before
// our era carry a minus sign and count 1 BC as year 0 (ISO 8601).
func iso(t time.Time, clock bool) string {
	y := fmt.Sprintf("%04d", t.Year())
	if t.Year() < 0 {
		y = fmt.Sprintf("-%04d", -t.Year())
	}
	if !clock && t.Hour() == 0 && t.Minute() == 0 && t.Second() == 0 {
		return y + t.Format("-01-02")
	}
	if t.Second() != 0 {
		return y + t.Format("-01-02T15:04:05")
	}
	return y + t.Format("-01-02T15:04")
}

// seasonStart is the first day of a season of the northern year by its code; winter starts in December of its year, as
// TIMEX3 counts it.
func seasonStart(y int, code string) time.Time {
	switch code {
	case "SP":
		return day(y, 3, 1)
	case "SU":
		return day(y, 6, 1)
	case "FA":
		return day(y, 9, 1)
	}
	return day(y, 12, 1)
}

// parseDay reads the day (and time) of an ISO date; the zone is left out.
func parseDay(s string) (time.Time, bool) {
	if len(s) >= 19 {
		if t, err := time.Parse("2006-01-02T15:04:05", s[:19]); err == nil {
			return t, true
		}
	}
	if len(s) >= 16 {
		if t, err := time.Parse("2006-01-02T15:04", s[:16]); err == nil {
			return t, true
		}
	}
	if len(s) >= 10 {
		if t, err := time.Parse("2006-01-02", s[:10]); err == nil {
			return t, true
		}
	}
	return time.Time{}, false
}
