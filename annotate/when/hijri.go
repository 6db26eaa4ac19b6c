package when

import (
	"fmt"
	"math"
	"time"
)

// hijriIn is the Gregorian day of a day of the Hijri calendar that falls into the year; of two the first. Months start on the
// evening after the new moon, as the calendar of Umm al-Qura reckons; where they start by sighting, the day can differ by
// one or two.
func hijriIn(year, m, d int) time.Time {
	h := int(math.Floor(float64(year-622) * 33 / 32))
	for k := h - 1; k <= h+2; k++ {
		if t := hijri(k, m, d); t.Year() == year {
			return t
		}
	}
	return hijri(h, m, d)
}

// hijri converts a date of the Hijri calendar: the tabular calendar (Reingold and Dershowitz, Calendrical Calculations, ch. 7)
// finds the month, its new moon the first day.
func hijri(y, m, d int) time.Time {
	days := 1 + (59*(m-1)+1)/2 + (y-1)*354 + floorDiv(3+11*y, 30) - 1
	tabular := day(622, 7, 19).AddDate(0, 0, days) // 1 Muharram of year 1 is 19 July 622, Gregorian
	mecca := newMoon(tabular.AddDate(0, 0, -1)).Add(3 * time.Hour)
	first := floor(granDay, mecca).AddDate(0, 0, 1)
	if mecca.Hour() >= 18 { // after sunset: the month waits for the next evening
		first = first.AddDate(0, 0, 1)
	}
	return first.AddDate(0, 0, d-1)
}

// newMoon is the moment of the new moon nearest to t, within a quarter of an hour (Meeus, Astronomical Algorithms, ch. 49,
// largest terms).
func newMoon(t time.Time) time.Time {
	epoch := time.Date(2000, 1, 6, 18, 14, 0, 0, time.UTC)
	k := math.Round(float64(t.Unix()-epoch.Unix()) / 86400 / 29.530588861)
	c := k / 1236.85
	jde := 2451550.09766 + 29.530588861*k + 0.00015437*c*c
	rad := func(deg float64) float64 { return math.Mod(deg, 360) * math.Pi / 180 }
	sun := rad(2.5534 + 29.10535670*k)
	moon := rad(201.5643 + 385.81693528*k + 0.0107582*c*c)
	lat := rad(160.7108 + 390.67050284*k)
	e := 1 - 0.002516*c
	jde += -0.40720*math.Sin(moon) + 0.17241*e*math.Sin(sun) + 0.01608*math.Sin(2*moon) + 0.01039*math.Sin(2*lat) +
		0.00739*e*math.Sin(moon-sun) - 0.00514*e*math.Sin(moon+sun) + 0.00208*e*e*math.Sin(2*sun) - 0.00111*math.Sin(moon-2*lat) -
		0.00057*math.Sin(moon+2*lat)
	// Julian day 2440587.5 is the Unix epoch; dynamical time runs about a minute ahead
	return time.Unix(int64((jde-2440587.5)*86400)-65, 0).UTC()
}

// hijriRule is the month and day of a rule "hijri:M-D".
func hijriRule(rule string) (m, d int, ok bool) {
	n, err := fmt.Sscanf(rule, "hijri:%d-%d", &m, &d)
	return m, d, err == nil && n == 2
}
