package resolve

import (
	"fmt"
	"math"
	"strconv"
	"time"

	"casus"
)

// days are a half-open interval of days since 1970-01-01. The bounds forever and never are open ends.
type days struct{ from, to int32 }

const (
	never   = math.MinInt32
	forever = math.MaxInt32
)

// unknownDays is the interval of what has no date at all.
var unknownDays = days{never, forever}

func (d days) known() bool { return d != unknownDays }

// width is the number of days, forever when an end is open.
func (d days) width() int32 {
	if d.from == never || d.to == forever {
		return forever
	}
	return d.to - d.from
}

func (d days) overlaps(e days) bool { return d.from < e.to && e.from < d.to }

// gap is the number of days between two intervals, 0 when they overlap or touch.
func (d days) gap(e days) int32 {
	switch {
	case d.to < e.from:
		return e.from - d.to
	case e.to < d.from:
		return d.from - e.to
	}
	return 0
}

// dayOf reads the day of an ISO date, month or year, or of a date with a time.
func dayOf(iso string) (int32, bool) {
	from, _, ok := span(iso)
	return from, ok
}

// span is the first day of an ISO day, month or year and the day after its last.
func span(iso string) (from, to int32, ok bool) {
	var y, m, d int
	var err error
	if len(iso) < 4 {
		return 0, 0, false
	}
	if y, err = strconv.Atoi(iso[:4]); err != nil {
		return 0, 0, false
	}
	at := func(y, m, d int) int32 {
		return int32(time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC).Unix() / 86400)
	}
	if len(iso) < 7 || iso[4] != '-' {
		return at(y, 1, 1), at(y+1, 1, 1), len(iso) == 4
	}
	if m, err = strconv.Atoi(iso[5:7]); err != nil || m < 1 || m > 12 {
		return 0, 0, false
	}
	if len(iso) < 10 || iso[7] != '-' {
		return at(y, m, 1), at(y, m+1, 1), len(iso) == 7
	}
	if d, err = strconv.Atoi(iso[8:10]); err != nil || d < 1 || d > 31 {
		return 0, 0, false
	}
	return at(y, m, d), at(y, m, d+1), true
}

// daysOf is the interval of an event time in whole days.
func daysOf(t *casus.EventTime) days {
	if t == nil {
		return unknownDays
	}
	out := unknownDays
	if from, _, ok := span(t.Begin); ok {
		out.from = from
	}
	if from, _, ok := span(t.End); ok {
		out.to = from
		if len(t.End) > 10 && t.End[10] == 'T' && t.End[11:] != "00:00" && t.End[11:] != "00:00:00" { // a time within its last day
			out.to++
		}
	}
	if out.from != never && out.to <= out.from {
		out.to = out.from + 1
	}
	return out
}

// isoDay is the ISO day of a day number.
func isoDay(day int32) string {
	t := time.Unix(int64(day)*86400, 0).UTC()
	return fmt.Sprintf("%04d-%02d-%02d", t.Year(), int(t.Month()), t.Day())
}
