package when

import "time"

// context is what a reading can hang on: the day of speaking, and what the text has spoken of so far.
type context struct {
	pub    time.Time // day of publication
	hasPub bool
	basis  string // of the publication day
	clock  bool   // it has a time of day

	// history is set for texts that tell the past, where a date without year belongs to the year told last and not to
	// that of publication.
	history bool

	last      time.Time // start of the last calendar reference
	lastGran  string
	hasLast   bool
	lastDay   time.Time // of the last one that was at least as fine as a day
	hasDay    bool
	lastPlace int  // paragraph of the last reference with a year of its own
	explicit  bool // the last reference had a year of its own, in this paragraph

	tense  string // of the clause: past, present, future or ""
	direct bool   // the expression hangs on that verb itself
	signal string // direction of the words before it
	block  int

	nextYear int // the year that the text names next
	hasNext  bool
}

// note remembers a reading as what the text now speaks of.
func (c *context) note(r *reading) {
	if !r.known || r.typ == "DURATION" || r.typ == "SET" {
		return
	}
	if c.history && (r.spoken || c.digression(r)) {
		return
	}
	if r.gran == granYear && c.hasLast && !coarser(c.lastGran, granSeason) && c.last.Year() == r.begin.Year() {
		return // the year of what was told anyway: the month told last stays
	}
	c.last, c.lastGran, c.hasLast = r.begin, r.gran, true
	switch r.gran {
	case granDay, granPart, granHour, granMinute, granSecond:
		c.lastDay, c.hasDay = floor(granDay, r.begin), true
	default:
		if c.hasDay && (c.lastDay.Before(r.begin) || !c.lastDay.Before(r.end)) {
			c.hasDay = false
		}
	}
	c.explicit, c.lastPlace = r.explicit, c.block
}

// Bounds, in years, of how far a year named inside a paragraph may lead the story before it counts as an aside.
const (
	yearsBack    = 2
	yearsForward = 5
)

// digression reports whether a bare year lies so far from the story that the story goes on without it: the year named next is not
// near it, or the story stands in the same paragraph.
func (c *context) digression(r *reading) bool {
	if !c.hasLast || !coarser(r.gran, granSeason) || coarser(c.lastGran, granSeason) {
		return false
	}
	d := r.begin.Year() - c.last.Year()
	if d >= -yearsBack && d <= yearsForward {
		return false
	}
	if c.lastPlace == c.block {
		return true
	}
	n := c.nextYear - r.begin.Year()
	return c.hasNext && (n < -yearsForward || n > yearsForward)
}

// ahead reports whether the expression lies in the future: by tense, or as the end of what now lasts.
func (c *context) ahead() bool {
	return c.tense == future || c.tense == present && (c.signal == "until" || c.signal == "by")
}

// narrative is the anchor of "the next day": the last reference, else the day of publication.
func (c *context) narrative() (t time.Time, gran, basis string, ok bool) {
	switch {
	case c.hasLast:
		return c.last, c.lastGran, "narrative", true
	case c.hasPub:
		return c.pub, granDay, "publication", true
	}
	return time.Time{}, "", "", false
}

// told reports whether dates without a year belong to the year told last.
func (c *context) told() bool {
	if !c.hasLast {
		return false
	}
	return c.history || !c.hasPub || c.explicit && c.lastPlace == c.block && c.last.Year() != c.pub.Year()
}
