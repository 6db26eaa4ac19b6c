package resolve

import (
	"fmt"
	"math/rand"
	"strings"
	"testing"

	"casus"
)

// synthetic makes reports of an invented world of conflicts: per day some events with a few reports each, of 3 mentions a report. Countries, places
// and words are drawn with a skew, so that some are in the news every day.
type synthetic struct {
	rng   *rand.Rand
	zipf  *rand.Zipf
	words *rand.Zipf
	n     int
}

func newSynthetic() *synthetic {
	rng := rand.New(rand.NewSource(3))
	return &synthetic{rng: rng, zipf: rand.NewZipf(rng, 1.3, 4, 180), words: rand.NewZipf(rng, 1.1, 20, 60000)}
}

func (s *synthetic) record(day int32) *casus.Record {
	types := []string{"ASSAULT", "CONSULT", "ACCUSE", "SANCTION", "AID", "COERCE", "AGREE", "REQUEST"}
	var lines []string
	for range 3 {
		a, b := s.zipf.Uint64(), s.zipf.Uint64()
		var sentence strings.Builder
		for i := range 18 {
			if i == 6 {
				sentence.WriteString("[acted] ")
			}
			fmt.Fprintf(&sentence, "word%d ", s.words.Uint64())
		}
		when, place := "", ""
		if s.rng.Intn(2) == 0 {
			when = isoDay(day - int32(s.rng.Intn(3)))
		}
		if s.rng.Intn(2) == 0 {
			place = fmt.Sprintf("Town %d", s.zipf.Uint64()*20+uint64(s.rng.Intn(20)))
		}
		lines = append(lines, fmt.Sprintf("%s|X%02d:GOV:a|X%02d:GOV:b|actual|%s|%s|%s.", types[s.rng.Intn(len(types))], a%100, b%100, when, place, sentence.String()))
	}
	s.n++
	return told(fmt.Sprintf("r%07d", s.n), fmt.Sprintf("Outlet %d", s.rng.Intn(300)), isoDay(day), lines...)
}

// BenchmarkAdd adds one report to a ledger of a million event mentions, spread over eight years.
func BenchmarkAdd(b *testing.B) {
	if testing.Short() {
		b.Skip("fills a ledger of a million mentions")
	}
	s := newSynthetic()
	x := newResolver(b).Index()
	const days = 8 * 365
	for x.Len() < 1_000_000 {
		x.Put(s.record(12000 + int32(s.rng.Intn(days))))
	}
	x.settle()
	b.ResetTimer()
	for b.Loop() {
		x.Add(s.record(12000 + int32(s.rng.Intn(days))))
	}
}

// BenchmarkMerge merges the records of the dossiers.
func BenchmarkMerge(b *testing.B) {
	r, recs := newResolver(b), dossierRecords(b)
	for b.Loop() {
		r.Merge(recs)
	}
}
