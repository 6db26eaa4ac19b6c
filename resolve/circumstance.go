package resolve

import (
	"math"
)

// exactDays is the width up to which a date is exact.
const exactDays = 2

// nearKm is within what distance two points are one place for the purposes of merging.
const nearKm = 15

// nearFigure is the ratio from which two figures can be an early and a later toll of one act.
const nearFigure = 0.6

func (s *scorer) times(f *features, a, b *mention, ra, rb *report, within bool) {
	if a.past || b.past {
		f[fPast] = 1
	}
	ak, bk := a.when.known(), b.when.known()
	switch {
	case ak && bk:
		switch gap := a.when.gap(b.when); {
		case a.when.overlaps(b.when) && a.when.width() <= exactDays && b.when.width() <= exactDays:
			f[fDayExact] = 1
		case a.when.overlaps(b.when):
			f[fDayOverlap] = 1
		case gap == 0:
			f[fDayNext] = 1
		default:
			f[fDayOther] = 1
		}
	case within:
	case !ak && ra.day == never || !bk && rb.day == never:
		f[fUndated] = 1
	case ak || bk:
		when, other, pub := a.when, b, rb.day
		if bk {
			when, other, pub = b.when, a, ra.day
		}
		if pub == never || when.width() > vagueDays {
			return
		}
		switch {
		case other.stage == ahead && when.from >= pub:
		case other.past && when.from <= pub:
		case when.from <= pub && pub-when.to < 4:
			f[fDayNews] = 1
		default:
			f[fDayStale] = 1
		}
	case ra.day != never && rb.day != never:
		gap := ra.day - rb.day
		if gap < 0 {
			gap = -gap
		}
		if gap > 0 && a.lead && b.lead && !a.past && !b.past {
			f[fNewsApart] = 1
		}
		switch {
		case gap == 0:
			f[fPubSame] = 1
		case gap <= 2:
			f[fPubNear] = 1
		case gap <= 7:
			f[fPubWeek] = 1
		case gap <= 31:
			f[fPubMonth] = 1
		default:
			f[fPubFar] = 1
		}
	}
}

func (s *scorer) places(f *features, a, b *place) {
	if a.name == 0 || b.name == 0 {
		return
	}
	switch {
	case a.name == b.name || a.geoname != 0 && a.geoname == b.geoname:
		f[fPlaceSame] = 1
		if a.wide {
			f[fPlaceSame] = 0.4
		}
	case sharesWord(a.words, b.words):
		f[fPlaceSame] = 0.4
	case a.country != 0 && b.country != 0 && a.country != b.country:
		f[fPlaceCountry] = 1
	case a.wide || b.wide:
		switch {
		case a.country == 0 || a.country != b.country:
		case a.admin == 0 || b.admin == 0 || a.admin == b.admin:
			f[fPlaceIn] = 1
		default: // a province, and a town or province that is not in it
			f[fPlaceOther] = 1
		}
	case a.point && b.point:
		if km(a, b) <= nearKm {
			f[fPlaceSame] = 0.5
		} else {
			f[fPlaceOther] = 1
		}
	default:
		f[fPlaceOther] = 1
	}
}

// towns compares where the sentences, else the reports, play, when the acts' own places do not decide.
func (s *scorer) towns(f *features, a, b *mention, ra, rb *report) {
	if f[fPlaceOther]+f[fPlaceCountry] > 0 || f[fPlaceSame] == 1 {
		return
	}
	switch at, bt := a.towns, b.towns; {
	case len(at) > 0 && len(bt) > 0:
		if meet(at, bt) {
			f[fTownSame] = 1
		} else {
			f[fTownOther] = 1
		}
	case len(at)+len(bt) == 0 && a.place.name == 0 && b.place.name == 0 && len(ra.towns) > 0 && len(rb.towns) > 0 && !meet(ra.towns, rb.towns):
		f[fStory] = 1
	}
}

// km is the distance of two points on a sphere (equirectangular, good enough below some hundred kilometres).
func km(a, b *place) float64 {
	const degree = 111.2
	dx := float64(a.lon-b.lon) * math.Cos(float64(a.lat+b.lat)/2*math.Pi/180)
	return degree * math.Hypot(dx, float64(a.lat-b.lat))
}

// tolls are the roles of figures that grow, and never shrink, from one report to the next.
var tolls = map[string]bool{"killed": true, "wounded": true, "missing": true, "displaced": true}

// roundFigure is from what size figures of anything are rounded and estimated.
const roundFigure = 100

func (s *scorer) figures(f *features, a, b *mention, ra, rb *report) {
	for i := range a.figures {
		for j := range b.figures {
			x, y := &a.figures[i], &b.figures[j]
			if x.unit != y.unit || x.role != 0 && y.role != 0 && x.role != y.role {
				continue
			}
			grows := ra.day == never || rb.day == never || ra.day <= rb.day && x.low <= y.high || rb.day <= ra.day && y.low <= x.high
			grows = grows && (tolls[s.n.strings[x.role]] || tolls[s.n.strings[y.role]] || min(x.low, y.low) >= roundFigure)
			switch {
			case x.low == y.low && x.high == y.high:
				f[fFigureSame] = max(f[fFigureSame], telling(x))
			case x.high >= y.low && y.high >= x.low || grows && a.report != b.report && min(x.high, y.high) >= max(x.low, y.low)*nearFigure:
				f[fFigureNear] = 1
			default:
				f[fFigureOther] = 1
			}
		}
	}
	if f[fFigureSame] > 0 {
		f[fFigureNear], f[fFigureOther] = 0, 0
	}
}

// telling is how much it says that two accounts give the same figure: little for one or two, much for 212.
func telling(x *figure) float32 {
	v := x.low
	if v < 0 || v > x.high {
		v = x.high
	}
	switch {
	case v <= 2:
		return 0.2
	case v <= 10:
		return 0.5
	}
	return 1
}
