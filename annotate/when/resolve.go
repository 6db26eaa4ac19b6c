package when

import (
	"fmt"
	"time"
)

// resolver reads forms against a context.
type resolver struct {
	ctx   *context
	parts map[string][2]int // part of day -> hours
}

// read resolves a form. The reading's value is empty where nothing is known, and holds X for parts that are missing.
func (rs *resolver) read(f *form) reading {
	var r reading
	switch f.kind {
	case calendar:
		r = rs.calendar(f)
	case deictic:
		r = rs.deictic(f)
	case anaphoric:
		r = rs.anaphoric(f)
	case shifted:
		r = rs.shift(f)
	case duration:
		return rs.duration(f)
	case set:
		return rs.set(f)
	case vague:
		return reading{typ: "DATE", value: f.value, gran: granVague, dir: f.dir, basis: "vague", anchor: rs.pubAnchor()}
	case named:
		r = rs.named(f)
	case ordinal:
		r = rs.ordinal(f)
	}
	rs.daypart(f, &r)
	rs.clock(f, &r)
	modify(f.mod, &r)
	return r
}

func (rs *resolver) pubAnchor() string {
	if rs.ctx.hasPub {
		return iso(floor(granDay, rs.ctx.pub), false)
	}
	return ""
}

// period is a reading of the period of a granularity that starts at t.
func period(gran string, t time.Time) reading {
	return reading{typ: "DATE", value: format(gran, t), begin: t, end: ceil(gran, t), known: true, gran: gran}
}

// calendar resolves named calendar parts, and finds the missing ones.
func (rs *resolver) calendar(f *form) reading {
	f, basis, anchor, ok := rs.complete(f)
	var r reading
	switch {
	case !ok:
		r = reading{typ: "DATE", value: partial(f), gran: granOf(f)}
	case f.day > 0:
		r = period(granDay, day(f.year, f.month, f.day))
	case f.weekday > 0:
		return rs.weekday(f)
	case f.week > 0:
		r = period(granWeek, day(f.year, 1, 4).AddDate(0, 0, 7*(f.week-1)-isoWeekday(day(f.year, 1, 4))+1))
	case f.month > 0:
		r = period(granMonth, day(f.year, f.month, 1))
	case f.season != "":
		t := seasonStart(f.year, f.season)
		r = reading{typ: "DATE", value: yearText(f.year) + "-" + f.season, begin: t, end: ceil(granSeason, t), known: true, gran: granSeason}
	case f.quarter > 0:
		r = period(granQuarter, day(f.year, 3*f.quarter-2, 1))
	case f.half > 0:
		r = period(granHalf, day(f.year, 6*f.half-5, 1))
	case f.hasYear:
		r = period(granYear, day(f.year, 1, 1))
	case f.decade >= 0:
		r = period(granDecade, day(f.decade*10, 1, 1))
	default:
		r = rs.century(f)
	}
	r.basis, r.anchor, r.explicit = basis, anchor, basis == "stated"
	return r
}

func (rs *resolver) century(f *form) reading {
	if f.century < 0 { // before our era: -n-1 for the nth century
		n := -f.century - 1
		t := day(-100*n+1, 1, 1)
		return reading{typ: "DATE", value: fmt.Sprintf("BC%02d", n-1), begin: t, end: addMonths(t, 1200), known: true, gran: granCentury}
	}
	return period(granCentury, day(f.century*100, 1, 1))
}

// granOf is the record's granularity of a calendar form.
func granOf(f *form) string {
	switch g := f.finest(); g {
	case "day", "weekday":
		return granDay
	case "half":
		return granHalf
	case "week", "month", "season", "quarter", "year", "decade", "century":
		return g
	}
	return granDay
}

// partial is the value of a calendar form whose year or month is not known.
func partial(f *form) string {
	y := "XXXX"
	if f.hasYear {
		y = yearText(f.year)
		if f.shortYear {
			y = fmt.Sprintf("XX%02d", f.year)
		}
	}
	m := "XX"
	if f.month > 0 {
		m = fmt.Sprintf("%02d", f.month)
	}
	switch {
	case f.day > 0:
		return fmt.Sprintf("%s-%s-%02d", y, m, f.day)
	case f.weekday > 0:
		return fmt.Sprintf("%s-WXX-%d", y, f.weekday)
	case f.month > 0:
		return y + "-" + m
	case f.season != "":
		return y + "-" + f.season
	case f.quarter > 0:
		return fmt.Sprintf("%s-Q%d", y, f.quarter)
	case f.half > 0:
		return fmt.Sprintf("%s-H%d", y, f.half)
	case f.week > 0:
		return fmt.Sprintf("%s-W%02d", y, f.week)
	case f.decade >= 0:
		return fmt.Sprintf("XX%d", f.decade%10)
	}
	return y
}

// deictic counts from the day of publication.
func (rs *resolver) deictic(f *form) reading {
	gran := unitGran[f.unit]
	if rs.ctx.told() && f.offset == 0 && f.unit != "D" && rs.ctx.tense == past && rs.ctx.hasLast { // "this year", told
		return rs.anaphoric(f)
	}
	if !rs.ctx.hasPub {
		return reading{typ: "DATE", gran: gran, basis: "no publication date"}
	}
	base := rs.ctx.pub
	if f.unit == "Y" && f.fiscal {
		base = floor(granDay, base)
	}
	offset := f.offset
	if gran == granWeekend && f.value == "loose" && rs.ctx.tense == past && isoWeekday(base) < 6 {
		offset--
	}
	r := period(gran, step(gran, floor(gran, base), offset))
	r.basis, r.anchor, r.spoken = "publication", rs.pubAnchor(), true
	return r
}

// unknownOf is the value of a period of which only the granularity is known.
func unknownOf(gran string) string {
	switch gran {
	case granDay, granPart:
		return "XXXX-XX-XX"
	case granWeek:
		return "XXXX-WXX"
	case granWeekend:
		return "XXXX-WXX-WE"
	case granMonth:
		return "XXXX-XX"
	case granQuarter:
		return "XXXX-QX"
	case granYear:
		return "XXXX"
	case granDecade:
		return "XXX"
	case granCentury:
		return "XX"
	}
	return "XXXX-XX-XXTXX:XX"
}

// anaphoric counts from what the text spoke of last.
func (rs *resolver) anaphoric(f *form) reading {
	gran := unitGran[f.unit]
	t, have, basis, ok := rs.ctx.narrative()
	if ok && gran == granDay && basis == "narrative" {
		if rs.ctx.hasDay {
			t, have = rs.ctx.lastDay, granDay
		}
	}
	if !ok {
		return reading{typ: "DATE", value: unknownOf(gran), gran: gran, basis: "no anchor"}
	}
	anchor := iso(floor(granDay, t), false)
	if coarser(have, gran) && have != gran {
		r := reading{typ: "DATE", value: blurred(gran, have, t), gran: gran, basis: basis, anchor: anchor}
		return r
	}
	r := period(gran, step(gran, floor(gran, t), f.offset))
	r.basis, r.anchor = basis, anchor
	return r
}

// blurred is the value of a finer period inside a coarser one: a day in March 1915 is 1915-03-XX.
func blurred(gran, have string, t time.Time) string {
	y := yearText(t.Year())
	switch {
	case coarser(have, granYear):
		return unknownOf(gran)
	case have == granMonth && (gran == granDay || gran == granPart):
		return format(granMonth, t) + "-XX"
	case gran == granDay || gran == granPart:
		return y + "-XX-XX"
	case gran == granWeek:
		return y + "-WXX"
	case gran == granWeekend:
		return y + "-WXX-WE"
	case gran == granMonth:
		return y + "-XX"
	case gran == granQuarter:
		return y + "-QX"
	}
	return y
}

// shift moves from a base, from the day of speaking, or from what the text spoke of last.
func (rs *resolver) shift(f *form) reading {
	var base reading
	switch {
	case f.base != nil:
		base = rs.read(f.base)
	case f.from == "reported" && rs.ctx.hasLast && reported(rs.ctx.lastGran):
		base = reading{begin: rs.ctx.last, known: true, gran: rs.ctx.lastGran, basis: "narrative"}
	case f.from != "" && f.from != "narrative" && rs.ctx.hasPub:
		base = reading{begin: rs.ctx.pub, known: true, gran: granDay, basis: "publication", clock: rs.ctx.clock}
	case f.from != "" && f.from != "narrative":
		base = reading{basis: "no publication date"}
	default:
		t, gran, basis, ok := rs.ctx.narrative()
		if ok && basis == "narrative" && rs.ctx.hasDay && !coarser(finestUnit(f.amounts), granWeek) {
			t, gran = rs.ctx.lastDay, granDay
		}
		if ok && coarser(gran, granDay) && coarser(granDay, finestUnit(f.amounts)) && rs.ctx.hasPub && !rs.ctx.told() {
			t, gran = floor(granDay, rs.ctx.pub), granDay // an hour later, the text having spoken of a year
		}
		base = reading{begin: t, known: ok, gran: gran, basis: basis}
	}
	gran, sign := finestUnit(f.amounts), 1
	if f.back {
		sign = -1
	}
	for _, a := range f.amounts {
		if a.vague {
			r := reading{typ: "DATE", value: "FUTURE_REF", gran: granVague, dir: "after", basis: base.basis}
			if f.back {
				r.value, r.dir = "PAST_REF", "before"
			}
			return r
		}
	}
	if !base.known {
		return reading{typ: "DATE", value: unknownOf(gran), gran: gran, basis: base.basis}
	}
	t := move(base.begin, f.amounts, sign)
	if coarser(granDay, gran) && !base.clock && !coarser(granDay, base.gran) {
		t = base.begin // hours within a day whose hour is not known
	}
	if t.Year() > 9999 || t.Year() < -9999 {
		return reading{typ: "DATE", gran: gran, basis: base.basis}
	}
	fine := gran
	if f.base == nil && gran == granYear && reported(base.gran) && base.basis == "narrative" && (f.from == "reported" || base.gran != granMonth) {
		fine = base.gran // the third quarter, against a year earlier
	}
	if base.gran == granDay && f.base != nil && coarser(gran, granDay) {
		fine = granDay
	}
	if gran == granWeek && base.gran == granDay && (f.base != nil || f.from == "speech" && f.back && base.known) {
		fine = granDay
	}
	if coarser(base.gran, fine) {
		if coarser(base.gran, granYear) || coarser(granDay, fine) {
			fine = base.gran
		} else {
			return reading{typ: "DATE", value: blurred(gran, base.gran, t), gran: gran, basis: base.basis, anchor: iso(floor(granDay, base.begin), false)}
		}
	}
	r := period(fine, floor(fine, t))
	r.basis, r.anchor, r.spoken = base.basis, iso(floor(granDay, base.begin), false), f.from == "speech"
	if coarser(granDay, fine) {
		r.typ, r.clock = "TIME", true
		if !base.clock && f.base == nil {
			r = reading{typ: "TIME", value: format(granDay, base.begin) + "TXX", gran: gran, basis: base.basis, anchor: r.anchor}
		}
	}
	return r
}

// reported tells the periods that companies and statisticians report on.
func reported(gran string) bool {
	return gran == granQuarter || gran == granHalf || gran == granMonth
}

// named resolves holidays.
func (rs *resolver) named(f *form) reading {
	year, basis, anchor := 0, "", ""
	probe := func(y int) time.Time {
		t, _, err := holidayDay(f.rule, y)
		if err != nil {
			return time.Time{}
		}
		return t
	}
	switch {
	case f.hasYear:
		year, basis = f.year, "stated"
	case rs.ctx.told():
		year, basis, anchor = rs.ctx.last.Year(), "narrative", iso(floor(granDay, rs.ctx.last), false)
	case rs.ctx.hasPub:
		year, basis, anchor = rs.ctx.pub.Year(), "publication", rs.pubAnchor()
		t := probe(year)
		near := t.Sub(rs.ctx.pub) < 15*24*time.Hour && rs.ctx.pub.Sub(t) < 15*24*time.Hour
		switch {
		case near && f.value != "offset":
		case f.value == "offset" && f.offset != 0:
			if f.offset < 0 && !t.Before(rs.ctx.pub) {
				year--
			} else if f.offset > 0 && !t.After(rs.ctx.pub) {
				year++
			}
		case f.value == "offset":
		case rs.ctx.ahead() && t.AddDate(0, 0, f.days).Before(rs.ctx.pub):
			year++
		case rs.ctx.tense == past && t.After(rs.ctx.pub), t.Sub(rs.ctx.pub) > 200*24*time.Hour:
			year--
		case rs.ctx.tense != past && rs.ctx.pub.Sub(t) > 200*24*time.Hour:
			year++
		}
	default:
		r := reading{typ: "DATE", gran: granDay, basis: "no year"}
		var m, d int
		if n, _ := fmt.Sscanf(f.rule, "%d-%d", &m, &d); n == 2 {
			r.value = fmt.Sprintf("XXXX-%02d-%02d", m, d)
		}
		return r
	}
	t, approximate, err := holidayDay(f.rule, year)
	if err != nil {
		return reading{typ: "DATE", gran: granDay}
	}
	r := period(granDay, t)
	if f.days > 1 {
		r.end = t.AddDate(0, 0, f.days)
		if m, d, ok := hijriRule(f.rule); ok && d == 1 && f.days >= 29 { // a whole month: up to the next new moon
			for n := 29; n <= 30; n++ {
				if next, _, _ := holidayDay(fmt.Sprintf("hijri:%d-1", m%12+1), t.AddDate(0, 0, n).Year()); next.Equal(t.AddDate(0, 0, n)) {
					r.end = next
				}
			}
		}
		r.gran = granRange
		if f.days >= 28 {
			r.value += "/" + format(granDay, r.end.AddDate(0, 0, -1))
		}
	}
	r.basis, r.anchor = basis, anchor
	if approximate {
		r.basis += ", by the new moon, approximate"
	}
	return r
}
