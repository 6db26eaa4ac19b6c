package resolve

import (
	"strings"
	"time"

	"casus"
)

// calendar is what is known of a day when its year is not: a page without a date says "on Monday", "on April 2", "in March". Zero is unknown.
type calendar struct{ month, day, weekday int8 }

// calendarOf is the calendar of a mention: by its own days, else by a time expression of its sentence that no other trigger or cue is nearer to.
func (v *viewer) calendarOf(m *mention, e *casus.EventMention, from, to int) calendar {
	if m.when.known() {
		return m.when.calendar()
	}
	own, reach := e.Trigger.Spans.Bounds(), nounReach
	if toldByVerb(e) {
		reach = verbReach
	}
	for i := range v.rec.Times {
		t := &v.rec.Times[i]
		at := t.Spans.Bounds()
		if t.Value == nil || at.Start < from || at.Start >= to {
			continue
		}
		if c := partial(*t.Value); c != (calendar{}) && distance(own, at) <= reach && v.nearest(at, distance(own, at)) {
			return c
		}
	}
	return calendar{}
}

// Within how many bytes a time expression can belong to a verb, and to a noun ("Monday's attack", "the attack on Monday").
const (
	verbReach = 80
	nounReach = 20
)

// nearest reports whether no trigger or cue of a statement is nearer to a span than that.
func (v *viewer) nearest(at casus.Span, than int) bool {
	for i := range v.rec.Events {
		if distance(v.rec.Events[i].Trigger.Spans.Bounds(), at) < than {
			return false
		}
	}
	for i := range v.rec.Statements {
		if c := v.rec.Statements[i].Cue; c != nil && len(c.Spans) > 0 && distance(c.Spans.Bounds(), at) < than {
			return false
		}
	}
	return true
}

// distance is the number of bytes between two spans.
func distance(a, b casus.Span) int { return max(0, b.Start-a.End, a.Start-b.End) }

// calendar is that of an interval of one day, or within one month.
func (d days) calendar() calendar {
	if d.from == never || d.to == forever || d.to-d.from > 31 {
		return calendar{}
	}
	first, last := dateOf(d.from), dateOf(d.to-1)
	switch {
	case first.Month() != last.Month():
		return calendar{}
	case d.to-d.from > exactDays:
		return calendar{month: int8(first.Month())}
	}
	return calendar{int8(first.Month()), int8(first.Day()), isoWeekday(first)}
}

func dateOf(day int32) time.Time { return time.Unix(int64(day)*86400, 0).UTC() }

func isoWeekday(t time.Time) int8 { return int8((t.Weekday()+6)%7) + 1 }

// partial reads the TIMEX3 value of a day or month whose year is open: "XXXX-WXX-1TMO", "XXXX-04-02", "XXXX-04".
func partial(value string) (c calendar) {
	rest, ok := strings.CutPrefix(value, "XXXX-")
	if !ok {
		return c
	}
	rest, _, _ = strings.Cut(rest, "T")
	if w, ok := strings.CutPrefix(rest, "WXX-"); ok {
		if len(w) == 1 && w[0] >= '1' && w[0] <= '7' {
			c.weekday = int8(w[0] - '0')
		}
		return c
	}
	month, day, _ := strings.Cut(rest, "-")
	c.month, c.day = two(month, 12), two(day, 31)
	return c
}

// two reads two digits up to a bound, 0 when they are none.
func two(s string, most int8) int8 {
	if len(s) != 2 || s[0] < '0' || s[0] > '9' || s[1] < '0' || s[1] > '9' {
		return 0
	}
	if n := int8(s[0]-'0')*10 + int8(s[1]-'0'); n <= most {
		return n
	}
	return 0
}

// calendars compares what is known of two days where not both are dated.
func (f *features) calendars(a, b *mention) {
	if a.when.known() && b.when.known() {
		return
	}
	p, q := a.calendar, b.calendar
	both := func(x, y int8) bool { return x != 0 && y != 0 }
	switch {
	case both(p.month, q.month) && p.month != q.month,
		both(p.day, q.day) && p.day != q.day,
		both(p.weekday, q.weekday) && p.weekday != q.weekday:
		f[fCalendarOther] = 1
	case both(p.day, q.day):
		f[fCalendarSame] = 1
	case both(p.weekday, q.weekday):
		f[fCalendarSame] = 0.5
	case both(p.month, q.month):
		f[fCalendarSame] = 0.3
	case p.weekday != 0 && q.month != 0 || q.weekday != 0 && p.month != 0: // "on Monday", as against "in March"
		f[fCalendarApart] = 1
	}
}
