package when

import "time"

// complete finds the missing year, month or century of a calendar form. ok is false when it stays missing.
func (rs *resolver) complete(f *form) (full *form, basis, anchor string, ok bool) {
	f = f.copy()
	switch {
	case f.base != nil && f.weekday == 0:
		return rs.within(f)
	case f.hasYear:
		basis = "stated"
		if f.shortYear {
			f.year, f.shortYear = rs.fullYear(f.year), false
		}
		if f.day > 0 && f.month == 0 {
			return f, "", "", false
		}
		if f.day > 0 && f.day > monthDays(f.year, f.month) {
			return f, "", "", false
		}
		return f, basis, "", true
	case f.decade >= 0:
		if f.shortDecade {
			f.decade = rs.fullYear(f.decade*10) / 10
		}
		return f, "stated", "", true
	case f.century != -1:
		return f, "stated", "", true
	case f.weekday > 0 && f.day == 0:
		return f, "", "", true
	case f.day > 0 && f.month == 0:
		return rs.monthOf(f)
	case rs.ctx.told():
		rs.yearTold(f)
		return f, "year of the text", iso(floor(granDay, rs.ctx.last), false), rs.fits(f)
	case rs.ctx.hasPub:
		rs.yearSpoken(f)
		return f, "year of " + orPublication(rs.ctx.basis), rs.pubAnchor(), rs.fits(f)
	}
	return f, "no year", "", false
}

// within takes year, or year and month, from a period told from the day of speaking.
func (rs *resolver) within(f *form) (*form, string, string, bool) {
	base := rs.read(f.base)
	f.base = nil
	if !base.known {
		return f, base.basis, "", false
	}
	f.year, f.hasYear = base.begin.Year(), true
	if f.month == 0 && f.day > 0 {
		f.month = int(base.begin.Month())
	}
	return f, base.basis, base.anchor, rs.fits(f)
}

func orPublication(basis string) string {
	if basis == "" || basis == "given" {
		return "publication"
	}
	return "publication (" + basis + ")"
}

// fits reports whether the day exists in the year found.
func (rs *resolver) fits(f *form) bool {
	if f.month > 0 && f.day > monthDays(f.year, f.month) {
		f.hasYear = false
		return false
	}
	return true
}

// fullYear is a two-digit year near what is spoken of: the latest that lies not more than ten years after publication.
func (rs *resolver) fullYear(n int) int {
	if n >= 100 {
		return n
	}
	ref := 2000
	switch {
	case rs.ctx.told():
		ref = rs.ctx.last.Year()
		y := floorDiv(ref, 100)*100 + n
		if y-ref > 50 {
			y -= 100
		} else if ref-y > 60 {
			y += 100
		}
		return y
	case rs.ctx.hasPub:
		ref = rs.ctx.pub.Year()
	}
	y := ref - ref%100 + n
	if y > ref+10 {
		y -= 100
	}
	return y
}

// probe is the interval of a form without year in a given year.
func probe(f *form, y int) (begin, end time.Time) {
	switch {
	case f.day > 0:
		t := day(y, f.month, min(f.day, monthDays(y, f.month)))
		return t, t.AddDate(0, 0, 1)
	case f.month > 0:
		t := day(y, f.month, 1)
		return t, addMonths(t, 1)
	case f.season != "":
		t := seasonStart(y, f.season)
		return t, addMonths(t, 3)
	case f.quarter > 0:
		t := day(y, 3*f.quarter-2, 1)
		return t, addMonths(t, 3)
	case f.half > 0:
		t := day(y, 6*f.half-5, 1)
		return t, addMonths(t, 6)
	case f.week > 0:
		t := day(y, 1, 4).AddDate(0, 0, 7*(f.week-1)-isoWeekday(day(y, 1, 4))+1)
		return t, t.AddDate(0, 0, 7)
	}
	return day(y, 1, 1), day(y+1, 1, 1)
}

// yearSpoken takes the year near publication that tense and modifier ask for.
func (rs *resolver) yearSpoken(f *form) {
	pub := floor(granDay, rs.ctx.pub)
	y := pub.Year()
	begin, end := probe(f, y)
	switch {
	case f.week > 0:
	case f.value == "offset" && f.offset < 0: // last March
		for k := 0; k < 2 && !end.Before(pub.AddDate(0, 0, 1)); k++ {
			y--
			_, end = probe(f, y)
		}
	case f.value == "offset" && f.offset > 0: // next March
		if !begin.After(pub) {
			y++
		}
	case f.value == "offset":
		if f.season == "WI" && pub.Month() <= 3 { // a winter belongs to the year it begins in
			y--
		}
	case rs.ctx.ahead():
		if !end.After(pub) {
			y++
		}
	case rs.ctx.tense == past:
		// a day a few weeks ahead is not one of eleven months ago, unless the verb itself says so
		if soon := begin.Sub(pub) < 32*24*time.Hour && f.day > 0 && !rs.ctx.direct; begin.After(pub) && !soon {
			y--
		} else if next, _ := probe(f, y+1); f.day > 0 && !rs.ctx.direct && next.Sub(pub) < 32*24*time.Hour {
			y++
		}
	default:
		// a day without tense is behind rather than ahead, unless it is near: "a hearing on the January 6 attack", in July
		const near = 122 * 24 * time.Hour
		if begin.Sub(pub) > near {
			y--
		} else if next, _ := probe(f, y+1); next.Sub(pub) <= near {
			y++
		}
	}
	f.year, f.hasYear = y, true
}

// monthOf finds the month of a bare day of the month.
func (rs *resolver) monthOf(f *form) (*form, string, string, bool) {
	c := rs.ctx
	switch {
	case f.weekday > 0 && c.hasPub && !c.told():
		step := -1
		if c.ahead() {
			step = 1
		}
		for _, dir := range []int{step, -step} { // Sunday the 25th: the nearest month where it is one
			for n := 0; n < 12; n++ {
				t := addMonths(floor(granMonth, c.pub), n*dir)
				d := t.AddDate(0, 0, f.day-1)
				if d.Month() == t.Month() && isoWeekday(d) == f.weekday && (n > 0 || (d.After(c.pub) == (dir > 0)) || absDays(d, c.pub) < 8) {
					f.year, f.hasYear, f.month = t.Year(), true, int(t.Month())
					return f, "month by the day of the week", rs.pubAnchor(), true
				}
			}
		}
		return f, "no month", "", false
	case c.told() && !coarser(c.lastGran, granMonth):
		t := c.last
		if t.Day() > f.day+14 && c.lastGran != granMonth { // the month has turned
			t = addMonths(floor(granMonth, t), 1)
		}
		f.year, f.hasYear, f.month = t.Year(), true, int(t.Month())
		return f, "month of the text", iso(floor(granDay, c.last), false), rs.fits(f)
	case c.hasPub:
		pub := floor(granDay, c.pub)
		t := floor(granMonth, pub)
		if c.hasLast && !c.told() && !coarser(c.lastGran, granMonth) && absDays(c.last, pub) < 62 {
			t = floor(granMonth, c.last) // the month of the date named before
		} else if d := f.day - pub.Day(); d > 0 && !c.ahead() {
			t = addMonths(t, -1)
		} else if d < 0 && c.ahead() {
			t = addMonths(t, 1)
		}
		for k := 0; k < 2 && f.day > monthDays(t.Year(), int(t.Month())); k++ {
			t = addMonths(t, -1)
		}
		f.year, f.hasYear, f.month = t.Year(), true, int(t.Month())
		return f, "month of " + orPublication(c.basis), rs.pubAnchor(), rs.fits(f)
	}
	return f, "no month", "", false
}

func absDays(a, b time.Time) int {
	d := int(a.Sub(b).Hours() / 24)
	return max(d, -d)
}

// weekday finds the day of a day of the week.
func (rs *resolver) weekday(f *form) reading {
	if f.base != nil { // Monday of next week
		base := rs.read(f.base)
		if base.known {
			r := period(granDay, floor(granWeek, base.begin).AddDate(0, 0, f.weekday-1))
			r.basis, r.anchor = base.basis, base.anchor
			return r
		}
	}
	c := rs.ctx
	var ref time.Time
	basis := "publication"
	switch {
	case (f.from == "narrative" || c.told() || !c.hasPub) && c.hasDay:
		ref, basis = c.lastDay, "narrative"
	case c.hasPub:
		ref = floor(granDay, c.pub)
	default:
		return reading{typ: "DATE", value: partial(f), gran: granDay, basis: "no anchor"}
	}
	ahead := (f.weekday - isoWeekday(ref) + 7) % 7 // days to the next one, 0 on the day itself
	switch {
	case f.offset < 0, f.loose && !c.ahead() && basis == "publication":
		if ahead > 0 {
			ahead -= 7
		} else if f.offset < 0 {
			ahead = -7
		}
	case f.offset > 0:
		if ahead == 0 {
			ahead = 7
		}
	}
	r := period(granDay, ref.AddDate(0, 0, ahead))
	r.basis, r.anchor = "weekday by tense from "+basis, iso(ref, false)
	if !f.loose {
		r.basis = "weekday from " + basis
	}
	return r
}
