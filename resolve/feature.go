package resolve

import (
	"strconv"

	"casus/lexicon"
)

// feature is one thing that two mentions have or have not in common.
type feature uint8

// The features of a pair; data/resolve/weights.tsv says what each is worth, in log-odds.
const (
	fBias feature = iota
	fSameMode
	fOtherMode
	fOtherType
	fInnerSame
	fInnerOther
	fSameAct
	fOtherAct
	fSameLemma
	fActStory // across reports: one class of predicate or one word, times how like the reports are
	fSourceSame
	fSourceKin // the country and an organ of it, a coalition and its member
	fSourceOther
	fTargetSame
	fTargetKin
	fTargetOther
	fBothSame
	fSwapped  // who did it to whom is the other way round
	fDayExact // both are dated to a day or two, and agree
	fDayOverlap
	fDayNext       // a day apart
	fDayOther      // two days or more apart
	fDayNews       // one is dated, and the other's report is of those days
	fDayStale      // one is dated far from the other's report
	fCalendarSame  // not both are dated, and weekday, month or day of the month agree
	fCalendarOther // one of them differs
	fCalendarApart // one has but a weekday, the other but a month
	fPubSame       // neither is dated: the reports are of one day
	fPubNear
	fPubWeek
	fPubMonth
	fPubFar
	fNewsApart // reports of different days open with it, and neither dates it
	fUndated   // one of them has neither a date nor a report with one
	fPast      // one of them is background
	fPlaceSame
	fPlaceIn
	fPlaceOther
	fPlaceCountry
	fTownSame  // across reports: the sentences name a town or spot that both have
	fTownOther // across reports: the sentences name towns or spots, none of which they share
	fStory     // across reports: neither sentence nor act says where, and the reports name towns none of which they share
	fLandOther // across reports: the sentences, else the reports, name countries, none in common
	fFigureSame
	fFigureNear
	fFigureOther
	fSentence    // likeness of the sentences, 0 to 1
	fRare        // rare words that both sentences have, up to 3
	fAround      // how many of the words beside the triggers are the same, 0 to 1
	fAroundOther // there are some on both sides, and none is
	fNameSame    // across reports: seldom names that the sentences have in common, 0 to 1
	fNameOther   // across reports: both sentences have seldom names, none in common
	fReport      // likeness of the reports, 0 to 1
	fNames       // across reports: how much of the seldom names of the one with fewer the other has, 0 to 1
	fNameless    // across reports: both name somebody or something seldom, and nothing of it in common
	fPeople      // across reports: persons in common by their seldom last names, 0 to 1
	fSole        // across reports: each has one act of the type, times how alike the reports are
	fOnce        // across reports: what happens to one and the same named person hardly twice: killed, arrested, convicted, dismissed
	fThin        // across reports: nothing particular speaks for one act, only parties, country, kind and day
	fCopy        // the same sentence in copies of one report
	fOrdinalSame
	fOrdinalOther
	fOrdinalOne   // only one is numbered
	fOther        // one is set apart by its words
	fFar          // within a report: how far apart, in thousands of bytes
	fSameSentence // within a report: both in one sentence
	fDefinite     // within a report: the later one is "the attack", "this visit"
	fBare         // within a report: the later one names neither parties nor place nor day of its own
	fIndefinite   // within a report: the later one is "an attack"
	featureCount
)

var featureNames = [featureCount]string{
	"bias", "same-mode", "other-mode", "other-type", "inner-same", "inner-other", "same-act", "other-act", "same-lemma", "act-story",
	"source-same", "source-kin", "source-other", "target-same", "target-kin", "target-other", "both-same", "swapped",
	"day-exact", "day-overlap", "day-next", "day-other", "day-news", "day-stale",
	"calendar-same", "calendar-other", "calendar-apart", "pub-same", "pub-near", "pub-week", "pub-month", "pub-far", "news-apart", "undated", "past",
	"place-same", "place-in", "place-other", "place-country", "town-same", "town-other", "story-other", "land-other",
	"figure-same", "figure-near", "figure-other", "sentence", "rare", "around", "around-other", "name-same", "name-other", "report", "names", "nameless", "people", "sole", "once", "thin", "copy",
	"ordinal-same", "ordinal-other", "ordinal-one", "other", "far", "same-sentence", "definite", "bare", "indefinite",
}

// features holds the features of one pair.
type features [featureCount]float32

func (r *Resolver) loadWeights(lex *lexicon.Set) error {
	t, err := lex.Table("resolve/weights.tsv", "feature", "across", "within")
	if err != nil {
		return err
	}
	at := map[string]feature{}
	for i, n := range featureNames {
		at[n] = feature(i)
	}
	for _, row := range t.Rows {
		f, ok := at[row.Get("feature")]
		if !ok {
			return row.Errorf("unknown feature %q", row.Get("feature"))
		}
		for i, col := range []string{"across", "within"} {
			w, err := strconv.ParseFloat(row.Get(col), 32)
			prior, err2 := strconv.ParseFloat(row.Get("prior-"+col), 32)
			if err != nil || err2 != nil && row.Get("prior-"+col) != "" {
				return row.Errorf("the weights %q and prior %q must be numbers", row.Get(col), row.Get("prior-"+col))
			}
			r.weights[i][f], r.priors[i][f] = float32(w), float32(prior)
		}
	}
	return nil
}
