package resolve

import (
	"fmt"
	"math"
	"math/rand"
	"slices"
	"strings"
	"testing"

	"casus"
)

// synthetic makes reports of an invented world of conflicts, of three mentions each. Words are drawn as often as they stand in real reports,
// with two rare names a sentence; countries and towns are drawn with a skew, so that some are in the news every day; one report in three
// tells again, in other words, what one of the last fifty told.
type synthetic struct {
	rng   *rand.Rand
	zipf  *rand.Zipf
	words []string
	upto  []float64 // cumulated frequency of words
	n     int
	last  [][7]string
}

func newSynthetic(r *Resolver) *synthetic {
	rng := rand.New(rand.NewSource(3))
	s := &synthetic{rng: rng, zipf: rand.NewZipf(rng, 1.3, 4, 180)}
	for w := range r.lexis.idf {
		s.words = append(s.words, w)
	}
	slices.Sort(s.words)
	sum := 0.0
	for _, w := range s.words {
		sum += math.Exp(-float64(r.lexis.idf[w]))
		s.upto = append(s.upto, sum)
	}
	return s
}

func (s *synthetic) word() string {
	i, _ := slices.BinarySearch(s.upto, s.rng.Float64()*s.upto[len(s.upto)-1])
	return s.words[min(i, len(s.words)-1)]
}

func (s *synthetic) event(day int32) [7]string {
	if len(s.last) > 0 && s.rng.Intn(3) == 0 {
		return s.last[s.rng.Intn(len(s.last))]
	}
	types := []string{"ASSAULT", "CONSULT", "ACCUSE", "SANCTION", "AID", "COERCE", "AGREE", "REQUEST"}
	e := [7]string{types[s.rng.Intn(len(types))], fmt.Sprintf("X%02d:GOV:a", s.zipf.Uint64()%100), fmt.Sprintf("X%02d:GOV:b", s.zipf.Uint64()%100)}
	if s.rng.Intn(2) == 0 {
		e[3] = isoDay(day - int32(s.rng.Intn(3)))
	}
	if s.rng.Intn(2) == 0 {
		e[4] = fmt.Sprintf("Town %d", s.zipf.Uint64()*20+uint64(s.rng.Intn(20)))
	}
	e[5], e[6] = fmt.Sprintf("Name%d", s.rng.Intn(200000)), fmt.Sprintf("Name%d", s.rng.Intn(200000))
	s.last = append(s.last, e)
	if len(s.last) > 50 {
		s.last = s.last[1:]
	}
	return e
}

func (s *synthetic) record(day int32) *casus.Record {
	var lines []string
	for range 3 {
		e := s.event(day)
		var sentence strings.Builder
		for i := range 22 {
			switch i {
			case 3, 12:
				sentence.WriteString(e[5+i/12] + " ")
			case 6:
				sentence.WriteString("[acted] ")
			}
			sentence.WriteString(s.word() + " ")
		}
		lines = append(lines, fmt.Sprintf("%s|%s|%s|actual|%s|%s|%s.", e[0], e[1], e[2], e[3], e[4], sentence.String()))
	}
	s.n++
	return told(fmt.Sprintf("r%07d", s.n), fmt.Sprintf("Outlet %d", s.rng.Intn(300)), isoDay(day), lines...)
}

// BenchmarkAdd adds one report to a ledger of event mentions, a thousand for every three days: a tenth of a million of them, and a million
// (eight years).
func BenchmarkAdd(b *testing.B) {
	if testing.Short() {
		b.Skip("fills a ledger of a million mentions")
	}
	for _, size := range []int{20_000, 100_000, 1_000_000} {
		b.Run(fmt.Sprint(size), func(b *testing.B) {
			r := newResolver(b)
			s, x := newSynthetic(r), r.Index()
			days := size * 292 / 100_000
			for x.Len() < size {
				x.Put(s.record(12000 + int32(x.Len()*days/size)))
			}
			x.settle()
			b.ResetTimer()
			for b.Loop() {
				x.Add(s.record(12000 + int32(days)))
			}
		})
	}
}

// BenchmarkMerge merges the records of the dossiers.
func BenchmarkMerge(b *testing.B) {
	r, recs := newResolver(b), dossierRecords(b)
	for b.Loop() {
		r.Merge(recs)
	}
}
