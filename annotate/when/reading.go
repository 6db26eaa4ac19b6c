package when

import (
	"math"
	"strconv"
	"strings"
	"time"
)

// reading is a resolved form.
type reading struct {
	typ      string // DATE, TIME, DURATION, SET
	value    string // "" unknown
	begin    time.Time
	end      time.Time
	known    bool // begin and end are there
	clock    bool // print them with a time of day
	gran     string
	basis    string
	anchor   string
	zone     string
	dir      string
	explicit bool // a year was said
	spoken   bool // it hangs on the day of publication
}

// amountValue is the TIMEX3 duration of a list of amounts: P3M, PT1H30M, P2.5Y, PXD.
func amountValue(list []amount) string {
	var date, clock strings.Builder
	for _, a := range list {
		n := "X"
		if !a.vague {
			n = strconv.FormatFloat(math.Round(a.n*1000)/1000, 'f', -1, 64)
		}
		switch a.unit {
		case "S", "H":
			clock.WriteString(n + a.unit)
		case "MN":
			clock.WriteString(n + "M")
		case "NI":
			date.WriteString(n + "D")
		case "DE":
			if a.vague {
				date.WriteString("XDE")
			} else {
				date.WriteString(strconv.FormatFloat(a.n*10, 'f', -1, 64) + "Y")
			}
		default:
			date.WriteString(n + a.unit)
		}
	}
	if clock.Len() > 0 {
		return "P" + date.String() + "T" + clock.String()
	}
	return "P" + date.String()
}

// move shifts a moment by amounts; fractions of units are rounded down to the next smaller unit.
func move(t time.Time, list []amount, sign int) time.Time {
	for _, a := range list {
		n := a.n * float64(sign)
		if math.Abs(n) > 1e6 {
			continue
		}
		switch a.unit {
		case "S":
			t = t.Add(time.Duration(n) * time.Second)
		case "MN":
			t = t.Add(time.Duration(n * float64(time.Minute)))
		case "H":
			t = t.Add(time.Duration(n * float64(time.Hour)))
		case "W":
			t = t.AddDate(0, 0, int(math.Round(7*n)))
		case "M":
			t = addMonths(t, int(n))
			t = t.AddDate(0, 0, int((n-math.Trunc(n))*30))
		case "Q":
			t = addMonths(t, int(3*n))
		case "Y":
			t = addMonths(t, int(math.Round(12*n)))
		case "DE":
			t = addMonths(t, int(math.Round(120*n)))
		case "CE":
			t = addMonths(t, int(math.Round(1200*n)))
		case "ML":
			t = addMonths(t, int(math.Round(12000*n)))
		default: // D, NI, WE
			t = t.AddDate(0, 0, int(math.Round(n)))
		}
	}
	return t
}

// finestUnit is the granularity of the smallest unit of a list.
func finestUnit(list []amount) string {
	order := []string{"S", "MN", "H", "D", "NI", "WE", "W", "M", "Q", "Y", "DE", "CE", "ML"}
	best := len(order) - 1
	for _, a := range list {
		for i, u := range order {
			if u == a.unit && i < best {
				best = i
			}
		}
	}
	return unitGran[order[best]]
}

// coarser reports whether granularity a is larger than b.
func coarser(a, b string) bool { return granRank[a] > granRank[b] }

var granRank = map[string]int{
	granSecond: 0, granMinute: 1, granHour: 2, granPart: 3, granDay: 4, granWeekend: 5, granWeek: 6, granMonth: 7, granQuarter: 8, granSeason: 8,
	granHalf: 9, granYear: 10, granDecade: 11, granCentury: 12, granMillen: 13,
}
