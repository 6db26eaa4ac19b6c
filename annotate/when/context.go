package when

import (
	"time"

	"casus"
)

// context is what a reading can hang on: the day of speaking, and what the text has spoken of so far.
type context struct {
	pub    time.Time // day of publication
	hasPub bool
	basis  string // of the publication day
	clock  bool   // it has a time of day

	thread thread // of the expression in hand

	last     time.Time // start of the last calendar reference
	lastGran string
	hasLast  bool
	lastDay  time.Time // of the last one that was at least as fine as a day
	hasDay   bool

	tense  string // of the clause: past, present, future or ""
	direct bool   // the expression hangs on that verb itself
	signal string // direction of the words before it
}

// context starts the reading of a document.
func (a *Annotator) context(doc *casus.Document) *context {
	c := &context{basis: doc.Report.PublishedBasis}
	if t, ok := parseDay(doc.Report.Published); ok {
		c.pub, c.hasPub = t, true
		c.clock = len(doc.Report.Published) >= 16
	}
	return c
}

// note remembers a reading as what the text now speaks of.
func (c *context) note(r *reading) {
	if !r.known || r.typ == "DURATION" || r.typ == "SET" {
		return
	}
	if c.thread.story && (c.thread.aside || r.spoken) {
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
