package when

import (
	"fmt"
	"strings"
	"time"
)

// Tenses of a clause.
const (
	past    = "past"
	present = "present"
	future  = "future"
)

// daypart narrows a day to a part of it.
func (rs *resolver) daypart(f *form, r *reading) {
	if f.part == "" {
		return
	}
	r.typ = "TIME"
	if strings.HasPrefix(f.part, "T") { // a fixed hour: noon
		r.value += f.part
	} else {
		r.value += "T" + f.part
	}
	hours, ok := rs.parts[f.part]
	if r.known && ok {
		r.begin, r.end = r.begin.Add(time.Duration(hours[0])*time.Hour), r.begin.Add(time.Duration(hours[1])*time.Hour)
		r.clock = true
	}
	r.gran = granPart
}

// clock sets the time of day.
func (rs *resolver) clock(f *form, r *reading) {
	if f.hour < 0 {
		return
	}
	gran := granHour
	text := fmt.Sprintf("T%02d:00", f.hour)
	if f.min >= 0 {
		gran, text = granMinute, fmt.Sprintf("T%02d:%02d", f.hour, f.min)
	}
	if f.sec >= 0 {
		gran, text = granSecond, text+fmt.Sprintf(":%02d", f.sec)
	}
	if f.kind == calendar && f.day == 0 && f.weekday == 0 { // a time of day alone: the day told last
		on := blank(anaphoric)
		on.unit = "D"
		if *r = rs.anaphoric(on); !r.known && rs.ctx.hasPub && !rs.ctx.told() { // the text spoke of a month or year, or of nothing
			*r = period(granDay, floor(granDay, rs.ctx.pub))
			r.basis, r.anchor = "publication", rs.pubAnchor()
		}
	}
	r.typ, r.value, r.gran, r.zone = "TIME", r.value+text, gran, f.zone
	if r.known {
		t := floor(granDay, r.begin).Add(time.Duration(f.hour)*time.Hour + time.Duration(max(f.min, 0))*time.Minute + time.Duration(max(f.sec, 0))*time.Second)
		r.begin, r.end, r.clock = t, ceil(gran, t), true
	}
}

// modify narrows the interval to the early, middle or late third.
func modify(mod string, r *reading) {
	if !r.known || mod == "" {
		return
	}
	third := r.end.Sub(r.begin) / 3
	if r.end.Year()-r.begin.Year() < 200 {
		gran := granDay
		if r.clock {
			gran = granHour
		}
		a, b := floor(gran, r.begin.Add(third)), floor(gran, r.begin.Add(2*third))
		switch mod {
		case "START":
			r.end = a
		case "MID":
			r.begin, r.end = a, b
		case "END":
			r.begin = b
		}
		if !r.begin.Before(r.end) {
			r.end = r.begin.AddDate(0, 0, 1)
		}
	}
}

// duration is a stretch; one told as past or coming has an interval.
func (rs *resolver) duration(f *form) reading {
	r := reading{typ: "DURATION", value: amountValue(f.amounts), gran: finestUnit(f.amounts), dir: f.dir, basis: "duration"}
	for _, a := range f.amounts {
		if a.vague {
			return r
		}
	}
	dir := f.dir
	if dir == "" && rs.ctx.signal == "in" && rs.ctx.tense == future {
		dir = future // in three days
	}
	if dir == "" {
		return r
	}
	var ref time.Time
	ok, basis := false, ""
	if f.from == "narrative" && rs.ctx.hasLast {
		ref, ok, basis = rs.ctx.last, true, "narrative"
	} else if rs.ctx.hasPub && !rs.ctx.told() {
		ref, ok, basis = rs.ctx.pub, true, "publication"
	}
	if !ok {
		return r
	}
	if !rs.ctx.clock || !coarser(granDay, r.gran) {
		ref = floor(granDay, ref)
	}
	r.clock = coarser(granDay, r.gran)
	r.anchor, r.basis = iso(floor(granDay, ref), false), "duration up to "+basis
	if dir == past {
		r.begin, r.end = move(ref, f.amounts, -1), ref
	} else {
		r.begin, r.end, r.basis = ref, move(ref, f.amounts, 1), "duration from "+basis
	}
	r.known = r.begin.Before(r.end) && r.begin.Year() > -9999 && r.end.Year() <= 9999
	return r
}

// set is a repetition.
func (rs *resolver) set(f *form) reading {
	r := reading{typ: "SET", basis: "repeated"}
	switch b := f.base; {
	case b == nil:
		r.value, r.gran = amountValue(f.amounts), finestUnit(f.amounts)
		if f.part != "" {
			r.value, r.gran = "XXXX-XX-XXT"+f.part, granPart
		}
	case b.weekday > 0 && b.day == 0:
		r.value, r.gran = fmt.Sprintf("XXXX-WXX-%d", b.weekday), granDay
		if b.part != "" {
			r.value, r.gran = r.value+"T"+b.part, granPart
		}
	case b.hour >= 0:
		r.value, r.gran = fmt.Sprintf("XXXX-XX-XXT%02d:%02d", b.hour, max(b.min, 0)), granHour
	default:
		r.value, r.gran = partial(b), granOf(b)
	}
	return r
}

// ordinal picks the nth unit of a base: the first week of March, the second day.
func (rs *resolver) ordinal(f *form) reading {
	gran := unitGran[f.unit]
	if f.unit == "HALF" {
		gran = granHalf
	}
	var base reading
	if f.base != nil {
		base = rs.read(f.base)
	} else if t, have, basis, ok := rs.ctx.narrative(); ok && coarser(have, gran) {
		base = period(have, floor(have, t))
		base.basis = basis
	}
	unknown := reading{typ: "DATE", value: unknownOf(gran), gran: gran, basis: base.basis}
	if f.value == "holding" && base.known {
		r := period(granWeek, floor(granWeek, base.begin))
		r.basis, r.anchor, r.explicit = base.basis, base.anchor, base.explicit
		return r
	}
	if !base.known || !coarser(base.gran, gran) && f.weekday == 0 {
		return unknown
	}
	var t time.Time
	switch {
	case f.weekday > 0: // the first Monday of March
		gran = granDay
		if f.nth < 0 {
			last := base.end.AddDate(0, 0, -1)
			t = last.AddDate(0, 0, -((isoWeekday(last)-f.weekday+7)%7)+7*(f.nth+1))
		} else {
			t = base.begin.AddDate(0, 0, (f.weekday-isoWeekday(base.begin)+7)%7+7*(f.nth-1))
		}
	case f.nth < 0 && gran == granWeek: // the last that has its Thursday inside
		t = floor(granWeek, base.end.AddDate(0, 0, -4)).AddDate(0, 0, 7*(f.nth+1))
	case f.nth < 0:
		t = step(gran, floor(gran, base.end.AddDate(0, 0, -1)), f.nth+1)
	case gran == granWeek && coarser(base.gran, granMonth): // ISO weeks: the first holds the first Thursday
		t = floor(granWeek, base.begin.AddDate(0, 0, 3)).AddDate(0, 0, 7*(f.nth-1))
	default:
		t = step(gran, floor(gran, base.begin), f.nth-1)
	}
	if !t.Before(base.end) {
		return unknown
	}
	r := period(gran, t)
	r.basis, r.anchor, r.explicit = base.basis, base.anchor, base.explicit
	return r
}
