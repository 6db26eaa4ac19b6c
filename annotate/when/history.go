package when

import "casus"

// Signs that a text tells the past: most of its years lie farther from publication than this, and there are enough of them.
const (
	historyYears = 2
	historyMin   = 4
)

// context starts the reading of a document.
func (a *Annotator) context(doc *casus.Document, all []found) *context {
	c := &context{basis: doc.Report.PublishedBasis}
	if t, ok := parseDay(doc.Report.Published); ok {
		c.pub, c.hasPub = t, true
		c.clock = len(doc.Report.Published) >= 16
	}
	far, near, spoken := 0, 0, 0
	for i := range all {
		f := all[i].form
		switch {
		case f.kind == calendar && f.hasYear && !f.shortYear && c.hasPub:
			if d := f.year - c.pub.Year(); d < -historyYears || d > historyYears {
				far++
			} else {
				near++
			}
		case f.kind == deictic && f.unit == "D", f.kind == calendar && f.weekday > 0 && f.loose && f.day == 0:
			spoken++
		}
	}
	c.history = far >= historyMin && far > 2*near && far > spoken
	return c
}
