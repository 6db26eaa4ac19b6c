package resolve

import (
	"fmt"
	"math"
	"sort"
	"strings"
)

// impossible is the score of two mentions that cannot tell one event.
const impossible = float32(-100)

// scorer compares mentions.
type scorer struct {
	r *Resolver
	n *names
}

// compatible is the cheap test before the features: types that go together, the same stage of realis.
func (s *scorer) compatible(a, b *mention) bool {
	if a.stage != b.stage {
		return false
	}
	if a.kind.typ != b.kind.typ && !s.r.types[[2]string{s.n.strings[a.kind.typ], s.n.strings[b.kind.typ]}] {
		return false
	}
	if a.when.known() && b.when.known() && a.when.gap(b.when) > 0 && a.when.width() <= vagueDays && b.when.width() <= vagueDays {
		return false
	}
	return true
}

// score is the log-odds that two mentions tell one event.
func (s *scorer) score(a, b *mention, ra, rb *report) float32 {
	if !s.compatible(a, b) {
		return impossible
	}
	var f features
	within := s.features(&f, a, b, ra, rb)
	return s.sum(&f, within)
}

func (s *scorer) sum(f *features, within int) float32 {
	w := &s.r.weights[within]
	var sum float32
	for i := range f {
		sum += f[i] * w[i]
	}
	return sum
}

// fullReport is from how many of its rarest words a report's likeness counts in full.
const fullReport = 40

// features fills f and returns 1 for a pair of one report, 0 for one of two.
func (s *scorer) features(f *features, a, b *mention, ra, rb *report) (within int) {
	if a.report == b.report {
		within = 1
	}
	f[fBias] = 1
	s.kinds(f, a, b)
	s.parties(f, a, b)
	s.times(f, a, b, ra, rb, within == 1)
	s.places(f, &a.place, &b.place)
	s.figures(f, a, b)
	f[fSentence] = cosine(a.sentence, b.sentence)
	if within == 0 {
		// a report of one sentence has nothing to say beside the sentence
		f[fReport] = cosine(ra.words, rb.words) * min(1, float32(min(len(ra.words), len(rb.words)))/fullReport)
		if f[fSentence] > 0.6 && ra.sketch.likeness(&rb.sketch) >= copyLikeness {
			f[fCopy] = 1
		}
	} else {
		f[fFar] = float32(math.Abs(float64(a.row.Trigger.Spans.Bounds().Start-b.row.Trigger.Spans.Bounds().Start))) / 1000
	}
	switch {
	case a.ordinal > 0 && a.ordinal == b.ordinal:
		f[fOrdinalSame] = 1
	case a.ordinal > 0 && b.ordinal > 0:
		f[fOrdinalOther] = 1
	case a.ordinal > 0 || b.ordinal > 0:
		f[fOrdinalOne] = 1
	}
	if a.other || b.other {
		f[fOther] = 1
	}
	return within
}

func (s *scorer) kinds(f *features, a, b *mention) {
	switch {
	case a.kind.typ != b.kind.typ:
		f[fOtherType] = 1
	case a.kind.mode == 0 || b.kind.mode == 0:
	case a.kind.mode == b.kind.mode:
		f[fSameMode] = 1
	default:
		f[fOtherMode] = 1
	}
	switch {
	case a.kind.innerType == 0 || b.kind.innerType == 0:
	case a.kind.innerType == b.kind.innerType && (a.kind.innerMode == b.kind.innerMode || a.kind.innerMode == 0 || b.kind.innerMode == 0):
		f[fInnerSame] = 1
	default:
		f[fInnerOther] = 1
	}
	switch {
	case a.kind.act == 0 || b.kind.act == 0:
	case a.kind.act == b.kind.act:
		f[fSameAct] = 1
	default:
		f[fOtherAct] = 1
	}
	if a.kind.lemma == b.kind.lemma {
		f[fSameLemma] = 1
	}
}

func (s *scorer) parties(f *features, a, b *mention) {
	src, tgt := alike(a.sources, b.sources), alike(a.targets, b.targets)
	if a.mutual && b.mutual || a.joint && b.joint && (len(a.targets) == 0 || len(b.targets) == 0) {
		// the parties of a mutual act may be told as sources, as targets, or one of each
		all := alike(append(append(make([]party, 0, 8), a.sources...), a.targets...), append(append(make([]party, 0, 8), b.sources...), b.targets...))
		if all > src {
			src = all
		}
		if src > 0 && tgt < 0 {
			tgt = 0
		}
	}
	one := func(v int8, same, kin, other feature) {
		switch v {
		case likeSame:
			f[same] = 1
		case likeKin:
			f[kin] = 1
		case likeOther:
			f[other] = 1
		}
	}
	one(src, fSourceSame, fSourceKin, fSourceOther)
	one(tgt, fTargetSame, fTargetKin, fTargetOther)
	if src == likeSame && tgt == likeSame {
		f[fBothSame] = 1
	}
}

// How two parties or sets of parties compare.
const (
	likeOther   int8 = -1
	likeUnknown int8 = 0
	likeKin     int8 = 1
	likeSame    int8 = 2
)

// alike compares two sets: the best match of any of their members; other when both are known and nothing matches.
func alike(as, bs []party) int8 {
	best, compared := likeOther, false
	for i := range as {
		for j := range bs {
			v := as[i].like(&bs[j])
			if v == likeUnknown {
				continue
			}
			compared = true
			best = max(best, v)
			if best == likeSame {
				return best
			}
		}
	}
	if !compared {
		return likeUnknown
	}
	return best
}

func (p *party) known() bool { return p.id != 0 && !p.agent || p.name != 0 }

func (p *party) like(q *party) int8 {
	if p.id != 0 && p.id == q.id {
		if p.agent && q.agent && p.name != q.name {
			return likeKin
		}
		return likeSame
	}
	if p.has(q) || q.has(p) {
		return likeKin
	}
	if p.country != 0 && q.country != 0 {
		if p.country != q.country {
			return likeOther
		}
		if p.state || q.state || p.id == 0 || q.id == 0 || p.agent || q.agent {
			return likeKin
		}
		return likeUnknown // two organs or persons of one country: a minister and the ministry, or two ministers
	}
	if p.id == 0 && q.id == 0 && p.name != 0 && p.name == q.name {
		return likeSame
	}
	if !p.known() || !q.known() {
		return likeUnknown
	}
	if p.id != 0 && q.id != 0 {
		return likeOther
	}
	return likeUnknown
}

// has reports whether q is a member of the coalition p.
func (p *party) has(q *party) bool {
	for _, m := range p.members {
		if m == q.id || m == q.country {
			return true
		}
	}
	return false
}

// exactDays is the width up to which a date is exact.
const exactDays = 2

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

// nearKm is within what distance two points are one place for the purposes of merging.
const nearKm = 15

func (s *scorer) places(f *features, a, b *place) {
	if a.name == 0 || b.name == 0 {
		return
	}
	switch {
	case a.name == b.name || a.geoname != 0 && a.geoname == b.geoname:
		f[fPlaceSame] = 1
	case sharesWord(a.words, b.words):
		f[fPlaceSame] = 0.5
	case a.country != 0 && b.country != 0 && a.country != b.country:
		f[fPlaceCountry] = 1
	case a.wide || b.wide:
		if a.country != 0 && a.country == b.country && (a.admin == 0 || b.admin == 0 || a.admin == b.admin) {
			f[fPlaceIn] = 1
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

func sharesWord(a, b []uint32) bool {
	for _, x := range a {
		for _, y := range b {
			if x == y {
				return true
			}
		}
	}
	return false
}

// km is the distance of two points on a sphere (equirectangular, good enough below some hundred kilometres).
func km(a, b *place) float64 {
	const degree = 111.2
	dx := float64(a.lon-b.lon) * math.Cos(float64(a.lat+b.lat)/2*math.Pi/180)
	return degree * math.Hypot(dx, float64(a.lat-b.lat))
}

func (s *scorer) figures(f *features, a, b *mention) {
	for i := range a.figures {
		for j := range b.figures {
			x, y := &a.figures[i], &b.figures[j]
			if x.unit != y.unit || x.role != 0 && y.role != 0 && x.role != y.role {
				continue
			}
			switch {
			case x.low == y.low && x.high == y.high:
				f[fFigureSame] = 1
			case x.high >= y.low && y.high >= x.low || min(x.high, y.high) >= max(x.low, y.low)*0.6:
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

// reasonWeight is the contribution from which a feature is named as a reason.
const reasonWeight = 0.4

// reasons names what speaks for and against a pair, strongest first.
func (s *scorer) reasons(a, b *mention, ra, rb *report) string {
	var f features
	within := s.features(&f, a, b, ra, rb)
	w := &s.r.weights[within]
	type part struct {
		name string
		v    float32
	}
	var parts []part
	for i := range f {
		if v := f[i] * w[i]; feature(i) != fBias && (v >= reasonWeight || v <= -reasonWeight) {
			parts = append(parts, part{featureNames[i], v})
		}
	}
	sort.SliceStable(parts, func(i, j int) bool { return math.Abs(float64(parts[i].v)) > math.Abs(float64(parts[j].v)) })
	words := make([]string, len(parts))
	for i, p := range parts {
		words[i] = fmt.Sprintf("%s %+.1f", p.name, p.v)
	}
	return strings.Join(words, ", ")
}
