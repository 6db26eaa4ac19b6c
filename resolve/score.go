package resolve

import (
	"fmt"
	"math"
	"slices"
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

// units is the log-odds that two reports tell one event.
func (s *scorer) units(a, b *unit, ra, rb *report) float32 {
	var f features
	if !s.unitFeatures(&f, a, b, ra, rb) {
		return impossible
	}
	return s.sum(&f, 0)
}

// hopeless reports, without comparing words, whether two units cannot score above zero however alike their words are.
func (s *scorer) hopeless(a, b *unit, ra, rb *report) bool {
	var f features
	kinds, ok := s.bestKinds(a, b)
	if !ok {
		return true
	}
	f = kinds
	f[fBias] = 1
	s.parties(&f, &a.mention, &b.mention)
	s.times(&f, &a.mention, &b.mention, ra, rb, false)
	w := &s.r.weights[0]
	words := max(w[fActStory], 0) + max(w[fSentence], 0) + max(w[fTownSame], 0) + max(3*w[fRare], 0) + max(w[fReport], 0) + max(w[fCopy], 0) + max(w[fPlaceSame], 0) + max(w[fFigureSame], 0) + max(w[fOrdinalSame], 0)
	return s.sum(&f, 0)+words <= 0
}

// unitFeatures compares what two units say; of the kinds of act they are told as, those that agree best.
func (s *scorer) unitFeatures(f *features, a, b *unit, ra, rb *report) bool {
	chosen, ok := s.bestKinds(a, b)
	if !ok {
		return false
	}
	s.features(f, &a.mention, &b.mention, ra, rb)
	for _, k := range []feature{fSameMode, fOtherMode, fOtherType, fInnerSame, fInnerOther, fSameAct, fOtherAct, fSameLemma} {
		f[k] = chosen[k]
	}
	f[fActStory] = max(f[fSameAct], f[fSameLemma]) * f[fReport]
	if f[fCopy] > 0 && f[fSameLemma] == 0 {
		f[fCopy] = 0 // another act of the copied sentence
	}
	return true
}

// bestKinds compares the kinds of act that two units are told as: the features of the two that agree best, false when none go together.
func (s *scorer) bestKinds(a, b *unit) (chosen features, ok bool) {
	var best float32
	for _, ka := range a.kinds {
		for _, kb := range b.kinds {
			a.kind, b.kind = ka, kb
			if !s.compatible(&a.mention, &b.mention) {
				continue
			}
			var g features
			s.kinds(&g, &a.mention, &b.mention)
			if v := s.sum(&g, 0); !ok || v > best {
				ok, best, chosen = true, v, g
			}
		}
	}
	a.kind, b.kind = a.kinds[0], b.kinds[0]
	return chosen, ok
}

func (s *scorer) sum(f *features, within int) float32 {
	w := &s.r.weights[within]
	var sum float32
	for i := range f {
		sum += f[i] * w[i]
	}
	return sum
}

// empty reports whether a mention says nothing of who, where and when.
func (m *mention) empty() bool {
	for _, ps := range [][]party{m.sources, m.targets} {
		for i := range ps {
			if ps[i].known() {
				return false
			}
		}
	}
	return m.place.name == 0 && !m.when.known() && len(m.figures) == 0
}

// known reports whether the party is somebody in particular.
func (p *party) known() bool { return p.id != 0 && !p.agent || p.name != 0 }

// thinSentence is below what likeness of the sentences they say nothing particular in common.
const thinSentence = 0.4

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
	if within == 0 {
		s.towns(f, a, b, ra, rb)
	}
	s.figures(f, a, b)
	f[fSentence] = cosine(a.sentence, b.sentence)
	f[fRare] = float32(min(shared(a.rare, b.rare), 3))
	if within == 0 {
		// a report of one sentence has nothing to say beside the sentence
		f[fReport] = cosine(ra.words, rb.words) * min(1, float32(min(len(ra.words), len(rb.words)))/fullReport)
		if f[fRare] == 0 && f[fDayExact] == 0 && f[fFigureSame] < 0.5 && f[fPlaceSame] < 0.9 && f[fSentence] < thinSentence && f[fSourceSame] < likeNamed && f[fTargetSame] < likeNamed {
			f[fThin] = 1
		}
		if f[fSentence] > 0.6 && ra.sketch.likeness(&rb.sketch) >= copyLikeness {
			f[fCopy] = 1
		}
	} else {
		f[fFar] = float32(math.Abs(float64(a.row.Trigger.Spans.Bounds().Start-b.row.Trigger.Spans.Bounds().Start))) / 1000
	}
	if within == 1 {
		first, later := a, b
		if later.row.Trigger.Spans.Bounds().Start < first.row.Trigger.Spans.Bounds().Start {
			first, later = later, first
		}
		if first.start == later.start {
			f[fSameSentence] = 1
		}
		if f[fSameAct] > 0 && later.empty() {
			f[fBare] = 1
		}
		switch later.article {
		case definite:
			f[fDefinite] = 1
		case indefinite:
			f[fIndefinite] = 1
		}
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
		if s.r.near[[4]string{s.n.strings[a.kind.typ], s.n.strings[a.kind.mode], s.n.strings[b.kind.typ], s.n.strings[b.kind.mode]}] {
			f[fOtherType] = nearType
		}
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
		if src > 0 && tgt <= 0 {
			tgt = partners(a, b)
		}
	}
	one := func(v float32, same, kin, other feature) {
		switch {
		case v < 0:
			f[other] = -v
		case v < likeKin+0.01:
			f[kin] = v / likeKin
		default:
			f[same] = v
		}
	}
	one(src, fSourceSame, fSourceKin, fSourceOther)
	one(tgt, fTargetSame, fTargetKin, fTargetOther)
	f[fBothSame] = min(f[fSourceSame], f[fTargetSame])
}

// partners compares whom the party that two mutual acts share deals with: "met X" and "met Y" are two acts of one party. It is below zero when both are
// known and differ, else 0.
func partners(a, b *mention) float32 {
	all := func(m *mention) []party { return append(append(make([]party, 0, 8), m.sources...), m.targets...) }
	rest := func(ps, others []party) (out []party) {
		for i := range ps {
			if alike(ps[i:i+1], others) <= 0 {
				out = append(out, ps[i])
			}
		}
		return out
	}
	as, bs := all(a), all(b)
	ra, rb := rest(as, bs), rest(bs, as)
	if len(ra) == 0 || len(rb) == 0 || len(ra) == len(as) {
		return 0
	}
	return min(0, alike(ra, rb))
}

// nearType is how far apart two kinds of act are that are told by the same words.
const nearType = 0.3

// How much the likeness of two parties says: a named person or organisation much, an official or a state less, "the police" of a country little, "people"
// nothing; below zero when they are different parties.
const (
	likeNamed    = 1
	likeState    = 0.6
	likeOfficial = 0.75 // presidents and ministries act every day
	likeAgent    = 0.45
	likeKin      = 0.3 // a country and an organ of it, a coalition and its member
	likeOther    = -1
	likeNobody   = -1.5 // two persons known by name
)

// alike compares two sets: the best match of any of their members; below zero when members of both are known and nothing matches.
func alike(as, bs []party) float32 {
	best, compared := float32(likeNobody), false
	for i := range as {
		for j := range bs {
			v := as[i].like(&bs[j])
			if v == 0 {
				continue
			}
			compared = true
			best = max(best, v)
		}
	}
	if !compared {
		return 0
	}
	return best
}

func (p *party) like(q *party) float32 {
	if p.id != 0 && p.id == q.id {
		switch {
		case p.agent && p.name != q.name:
			return likeKin * p.ofCountry()
		case p.agent:
			return likeAgent * p.ofCountry()
		case p.state:
			return likeState
		case p.official:
			return likeOfficial
		}
		return likeNamed
	}
	if p.has(q) || q.has(p) {
		return likeKin
	}
	if p.person && q.person {
		return likeNobody
	}
	if p.country != 0 && q.country != 0 {
		switch {
		case p.country != q.country:
			if p.agent && !p.official || q.agent && !q.official { // "gunmen", "people"; armies and ministries of two states are two
				return likeOther / 2
			}
			return likeOther
		case p.state || q.state:
			return likeKin
		case p.agent && q.agent:
			if p.sector == q.sector {
				return likeKin / 2
			}
			return likeOther / 2
		case p.agent || q.agent: // "a man", "the suspect", against a name: nobody can tell
			return 0
		case p.sector == q.sector:
			return likeKin // a minister and the ministry, or two ministers
		}
		return likeOther / 2
	}
	if p.id == 0 && q.id == 0 {
		if p.name != 0 && p.name == q.name {
			return likeAgent
		}
		return 0
	}
	if p.id != 0 && q.id != 0 && !p.agent && !q.agent {
		return likeOther
	}
	return 0
}

// ofCountry is how much an unnamed group says: little when its country is unknown.
func (p *party) ofCountry() float32 {
	if p.country != 0 {
		return 1
	}
	return 0.3
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

// meet reports whether two sets have a spot in common, or two that are near each other.
func meet(as, bs []spot) bool {
	for i := range as {
		for j := range bs {
			if km(&place{lat: as[i].lat, lon: as[i].lon}, &place{lat: bs[j].lat, lon: bs[j].lon}) <= nearKm {
				return true
			}
		}
	}
	return false
}

// shared counts what two sorted lists have in common.
func shared(a, b []uint32) int {
	n := 0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] < b[j]:
			i++
		case a[i] > b[j]:
			j++
		default:
			n++
			i++
			j++
		}
	}
	return n
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
				f[fFigureSame] = max(f[fFigureSame], telling(x))
			case x.high >= y.low && y.high >= x.low || min(x.high, y.high) >= max(x.low, y.low)*nearFigure:
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

// nearFigure is the ratio from which two figures can be an early and a later toll of one act.
const nearFigure = 0.6

// reasonWeight is the contribution from which a feature is named as a reason.
const reasonWeight = 0.4

// reasons names what speaks for and against a pair, strongest first.
func (s *scorer) reasons(f *features, within int) string {
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

// reason says why two mentions of one report are one act.
func (x *Index) reason(a, b *mention, score float32, ra, rb *report) string {
	why := "decided by a person"
	if !slices.Contains(x.decided.must[a.key], b.key) {
		var f features
		within := x.scorer.features(&f, a, b, ra, rb)
		why = x.scorer.reasons(&f, within)
	}
	return fmt.Sprintf("%s = %s (%.1f): %s", a.key, b.key, score, why)
}
