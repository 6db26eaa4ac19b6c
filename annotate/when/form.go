package when

import (
	"casus/annotate/number"
	"casus/rule"
)

// kind says how a form is resolved.
type kind uint8

const (
	calendar  kind = iota // named parts of the calendar, any of them missing
	deictic               // counted from the day of speaking: yesterday, last month, this year
	anaphoric             // counted from the day the text speaks of: the next day, that month
	shifted               // an amount before or after a base
	duration
	set
	vague   // PRESENT_REF and the like
	named   // holidays
	ordinal // the second week of a base, the last three months of a base
	trap    // not a time
)

// form is what an expression says, before the days are known.
type form struct {
	kind kind

	// calendar
	year          int // astronomical: 1 BC is 0
	hasYear       bool
	shortYear     bool // two digits
	month, day    int
	weekday       int // 1 Monday
	week          int
	quarter, half int
	season        string
	decade        int // 199 for the 1990s; -1 missing
	shortDecade   bool
	century       int // 19 for the 1900s; -1 missing

	// time of day
	hour, min, sec int // -1 missing
	part           string
	meridiem       bool // am or pm was said
	zone           string

	mod    string // START, MID, END, EARLIER, LATER, APPROX
	unit   string // of deictic, anaphoric, ordinal
	offset int    // in units; of weekdays: -1 last, 0 this, 1 next
	loose  bool   // a bare weekday: tense decides
	rule   string // of a named day
	days   int    // its length
	value  string // of a vague reference
	dir    string
	nth    int // ordinal: -1 the last
	fiscal bool

	amounts []amount // duration, shifted
	back    bool     // shifted into the past
	from    string   // shifted: "speech", "narrative" or "" for the base
	base    *form
	quant   string // of a set: EVERY, EACH
}

// amount is a number of units; vague amounts have none.
type amount struct {
	n     float64
	vague bool
	unit  string
}

// Field gives "kind" to rules.
func (f *form) Field(name string) (rule.Value, bool) {
	switch name {
	case "kind":
		return [...]string{"calendar", "deictic", "anaphoric", "shifted", "duration", "set", "vague", "named", "ordinal", "trap"}[f.kind], true
	case "gran":
		return f.finest(), true
	case "year":
		return yesNo(f.hasYear), true
	case "unit":
		return f.unit, true
	case "clock":
		return yesNo(f.hour >= 0), true
	}
	return nil, false
}

func yesNo(b bool) string {
	if b {
		return "yes"
	}
	return "no"
}

// finest is the code of the smallest calendar part a calendar form names.
func (f *form) finest() string {
	switch {
	case f.hour >= 0:
		return "time"
	case f.part != "":
		return "part"
	case f.day > 0:
		return "day"
	case f.weekday > 0:
		return "weekday"
	case f.week > 0:
		return "week"
	case f.month > 0:
		return "month"
	case f.season != "":
		return "season"
	case f.quarter > 0:
		return "quarter"
	case f.half > 0:
		return "half"
	case f.hasYear:
		return "year"
	case f.decade >= 0:
		return "decade"
	case f.century >= 0:
		return "century"
	}
	return ""
}

func blank(k kind) *form {
	return &form{kind: k, decade: -1, century: -1, hour: -1, min: -1, sec: -1}
}

func (f *form) copy() *form {
	c := *f
	return &c
}

// intArg is an argument that is a whole number, as text, a number, or a table field.
func intArg(a *rule.Args, name string) (int, bool) {
	if n, ok := a.Int(name); ok {
		return n, true
	}
	v, ok := a.Get(name)
	if !ok {
		return 0, false
	}
	switch v := v.(type) {
	case int:
		return v, true
	case number.Value:
		if v.Num == float64(int(v.Num)) {
			return int(v.Num), true
		}
	case *form:
		if v.hasYear {
			return v.year, true
		}
	}
	return 0, false
}

func formArg(a *rule.Args, name string) (*form, bool) {
	v, ok := a.Get(name)
	if !ok {
		return nil, false
	}
	f, ok := v.(*form)
	return f, ok
}
