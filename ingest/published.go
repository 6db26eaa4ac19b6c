package ingest

import (
	"strings"
	"time"

	"casus"
)

// givenForms are the forms of a date given beside the text, in the order they are tried.
var givenForms = []string{
	time.DateOnly, time.RFC3339, "2006-01-02T15:04:05", "2006-01-02T15:04", "2006-01-02 15:04:05", "2006-01-02 15:04",
	"2006-01-02T15:04Z07:00", "20060102T150405Z", "20060102", "2006/01/02", time.RFC1123Z, time.RFC1123, time.RFC850, time.ANSIC,
	"Mon, 2 Jan 2006 15:04:05 -0700", "Mon, 2 Jan 2006 15:04:05 MST", "2 Jan 2006", "2 January 2006", "January 2, 2006", "Jan 2, 2006",
}

// datePublication sets Published and its basis: the given date, else the dateline's. A dateline without a year takes the
// year of the full dates in the text; the day a report appears cannot lie before a day in the past that it tells of, so the latest
// full date that fits bounds it from below. Nothing else dates a report: no clock, no file time.
func (r *Reader) datePublication(rep *casus.Report, given string, line dateline) {
	if given = strings.TrimSpace(given); given != "" {
		for _, form := range givenForms {
			t, err := time.Parse(form, given)
			if err != nil {
				continue
			}
			rep.Published, rep.PublishedBasis = t.Format(time.DateOnly), "given"
			if t.Hour()+t.Minute()+t.Second() > 0 {
				rep.Published = given
				if !strings.HasPrefix(given, t.Format("2006-01-02T")) {
					rep.Published = t.Format("2006-01-02T15:04:05")
				}
			}
			return
		}
		rep.PublishedBasis = "the given value is not a date: " + given
	}
	if line.date.month == 0 {
		return
	}
	words := "dateline '" + line.dateText + "'"
	d := line.date
	if d.year > 0 {
		rep.Published, rep.PublishedBasis = d.iso(), words
	} else if year, from := r.yearFor(rep.Text, d); year > 0 {
		d.year = year
		rep.Published, rep.PublishedBasis = d.iso(), words+" + year of '"+from+"' in the text"
	} else {
		return
	}
	for i := range rep.Blocks {
		if rep.Blocks[i].Kind == casus.Dateline {
			rep.Blocks[i].Date = d.iso()
		}
	}
}

// yearFor is the year of a dateline that states none, and the words it was taken from; 0 when the text has no full date.
func (r *Reader) yearFor(text string, line date) (int, string) {
	var latest date
	for _, d := range r.calendar.fullDates(text) {
		if latest.year == 0 || d.iso() > latest.iso() {
			latest = d
		}
	}
	if latest.year == 0 {
		return 0, ""
	}
	line.year = latest.year
	// The latest date told of is in the past, or lies a few months ahead (a deadline, a summit); otherwise the year has turned.
	const ahead = 120 * 24 * time.Hour
	at := time.Date(line.year, line.month, line.day, 0, 0, 0, 0, time.UTC)
	told := time.Date(latest.year, latest.month, latest.day, 0, 0, 0, 0, time.UTC)
	if told.Sub(at) > ahead {
		line.year++
	}
	return line.year, text[latest.start:latest.end]
}
