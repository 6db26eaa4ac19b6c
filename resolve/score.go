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
	s.called(&f, &a.mention, &b.mention, ra, rb)
	w := &s.r.weights[0]
	words := max(w[fActStory], 0) + max(w[fSentence], 0) + max(w[fTownSame], 0) + max(3*w[fRare], 0) + max(w[fNameSame], 0) + max(w[fSole], 0) + max(w[fOnce], 0) + max(w[fAround], 0) + max(w[fCalendarSame], 0) + max(w[fReport], 0) + max(w[fCopy], 0) + max(w[fPlaceSame], 0) + max(w[fFigureSame], 0) + max(w[fOrdinalSame], 0)
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
	f[fActStory] = max(f[fSameAct], f[fSameLemma]) * max(f[fReport], f[fNames])
	if a.sole && b.sole && f[fOtherType] == 0 {
		f[fSole] = max(f[fReport], f[fNames])
	}
	if f[fOtherType] == 0 && f[fDayOther] == 0 && s.once(a, b) {
		f[fOnce] = 1
	}
	if f[fCopy] > 0 && f[fSameLemma] == 0 {
		f[fCopy] = 0 // another act of the copied sentence
	}
	return true
}

// once reports whether two units tell of one named person what hardly happens to anybody twice.
func (s *scorer) once(a, b *unit) bool {
	of := func(u *unit) []party {
		k := [2]string{s.n.strings[u.kind.typ], s.n.strings[u.kind.mode]}
		switch s.r.once[k] {
		case onceTarget:
			return u.targets
		case onceSource:
			return u.sources
		}
		return nil
	}
	for _, p := range of(a) {
		for _, q := range of(b) {
			if p.person && q.person && (p.id == q.id || p.namesake(&q) > 0) {
				return true
			}
		}
	}
	return false
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
	f.calendars(a, b)
	s.places(f, &a.place, &b.place)
	if within == 0 {
		s.towns(f, a, b, ra, rb)
	}
	s.figures(f, a, b, ra, rb)
	f[fSentence] = cosine(a.sentence, b.sentence)
	if n := shared(a.around, b.around); n > 0 {
		f[fAround] = float32(2*n) / float32(len(a.around)+len(b.around))
	} else if len(a.around) > 1 && len(b.around) > 1 {
		f[fAroundOther] = 1
	}
	f[fRare] = float32(min(shared(a.rare, b.rare), 3))
	if within == 0 {
		// a report of one sentence has nothing to say beside the sentence
		f[fReport] = cosine(ra.words, rb.words) * min(1, float32(min(len(ra.words), len(rb.words)))/fullReport)
		s.called(f, a, b, ra, rb)
		s.lands(f, a, b, ra, rb)
		if n := shared(a.called, b.called); n > 0 {
			f[fNameSame] = min(1, float32(n)/2)
		} else if len(a.called) > 0 && len(b.called) > 0 {
			f[fNameOther] = 1
		}
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
			if later.borrowed {
				f[fDefinite] = borrowedArticle
			}
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

// called compares the seldom names of two reports. Where they tell of the same persons, it says little that months lie between them: an arrest or a
// murder is told again at the trial.
func (s *scorer) called(f *features, a, b *mention, ra, rb *report) {
	n, few := shared(ra.called, rb.called), min(len(ra.called), len(rb.called))
	f[fNames] = float32(n) / float32(few+1)
	if n == 0 && few >= 2 {
		f[fNameless] = 1
	}
	if n := shared(ra.people, rb.people); n > 0 {
		f[fPeople] = min(1, float32(n)/2)
		if !s.hardlyTwice(a) || !s.hardlyTwice(b) {
			return
		}
		for _, i := range []feature{fPubWeek, fPubMonth, fPubFar, fDayStale} {
			f[i] *= 1 - againTold
		}
	}
}

// lands compares the countries that the sentences name, or the reports where a sentence names none.
func (s *scorer) lands(f *features, a, b *mention, ra, rb *report) {
	as, bs := a.lands, b.lands
	if len(as) == 0 {
		as = ra.lands
	}
	if len(bs) == 0 {
		bs = rb.lands
	}
	if len(as) > 0 && len(bs) > 0 && shared(as, bs) == 0 {
		f[fLandOther] = 1
	}
}

// borrowedArticle is how much less it says that a verb's party is definite ("the suspect was taken away") than that the noun is ("the arrest").
const borrowedArticle = 0.4

// hardlyTwice reports whether a mention's kind of act hardly happens twice to one person.
func (s *scorer) hardlyTwice(m *mention) bool {
	return s.r.once[[2]string{s.n.strings[m.kind.typ], s.n.strings[m.kind.mode]}] != 0
}

// againTold is how much less the time between two reports of the same persons counts.
const againTold = 0.6

func (s *scorer) kinds(f *features, a, b *mention) {
	switch {
	case a.kind.typ != b.kind.typ:
		f[fOtherType] = 1
		if s.r.near[[4]string{s.n.strings[a.kind.typ], s.n.strings[a.kind.mode], s.n.strings[b.kind.typ], s.n.strings[b.kind.mode]}] {
			f[fOtherType] = nearType
		} else if a.kind.lemma == b.kind.lemma {
			f[fOtherType] = sameWord
		}
	case a.kind.mode == 0 || b.kind.mode == 0:
	case a.kind.mode == b.kind.mode:
		f[fSameMode] = 1
	default:
		f[fOtherMode] = 1
		if a.violent {
			f[fOtherMode] = weaponMode
		}
		if s.r.near[[4]string{s.n.strings[a.kind.typ], s.n.strings[a.kind.mode], s.n.strings[b.kind.typ], s.n.strings[b.kind.mode]}] {
			f[fOtherMode] = nearType
		} else if a.kind.lemma == b.kind.lemma {
			f[fOtherMode] = sameWord
		}
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

// nearType is how far apart two kinds of act are that are told by the same words.
const nearType = 0.3

// weaponMode is how far apart two modes of violence are: reports differ in the weapon.
const weaponMode = 0.6

// sameWord is how far apart two kinds are when one verb told them.
const sameWord = 0.5

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
