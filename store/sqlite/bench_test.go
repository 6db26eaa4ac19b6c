package sqlite

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"syscall"
	"testing"
	"time"

	"casus"
	"casus/store"
	"casus/store/storetest"
)

// ledgerOf makes a ledger of n reports with ten events each, of a hundred parties over ten years, some of them seldom named and some of the last
// years alone. CASUS_BENCH_LEDGER names a file to keep it in, for the next run.
func ledgerOf(b *testing.B, n int) *Ledger {
	b.Helper()
	path := os.Getenv("CASUS_BENCH_LEDGER")
	if path == "" {
		path = filepath.Join(b.TempDir(), "big.casus")
	}
	l, err := Open(context.Background(), path, true)
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { l.Close() })
	if c, err := l.Counts(context.Background()); err == nil && c.Reports >= n {
		return l
	}
	base := storetest.Sample("base", 3)
	var batch []*casus.Record
	for i := range n {
		r := *base
		r.ID = fmt.Sprintf("r%d", i)
		age := i * 3650 / n
		day := time.Date(2014, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, age).Format(time.DateOnly)
		outlet := fmt.Sprintf("Outlet %d", i%40)
		if i%997 == 0 {
			outlet = "Seldom Seen Gazette"
		}
		r.Report.Published, r.Report.Source = &day, &outlet
		r.Report.Text += fmt.Sprintf(" tenth%d hundredth%d thousandth%d", i%10, i%100, i%1000)
		r.Events = nil
		for k := range 10 {
			e := base.Events[0]
			e.ID = fmt.Sprintf("e%d", k+1)
			e.Time = &casus.EventTime{Begin: day, End: day, Basis: "published"}
			e.Type = []string{"ASSAULT", "CONSULT", "AID", "SANCTION", "REQUEST"}[(i+k)%5]
			e.Sources = []casus.ActorRef{{Actor: fmt.Sprintf("A%02d", (i*7+k)%100), Name: fmt.Sprintf("Party %d", (i*7+k)%100)}}
			if age > 3300 && k%2 == 0 {
				e.Sources = []casus.ActorRef{{Actor: "LATE", Name: "Latecomer"}}
			}
			e.Targets = []casus.ActorRef{{Actor: "ALL", Name: "Everyman"}}
			e.Place = &casus.EventPlace{Name: fmt.Sprintf("Town %d", (i*13+k)%2000), Country: fmt.Sprintf("C%02d", i%50)}
			r.Events = append(r.Events, e)
		}
		if batch = append(batch, &r); len(batch) == 500 || i == n-1 {
			if _, err := l.Add(context.Background(), time.Unix(int64(i), 0), batch...); err != nil {
				b.Fatal(err)
			}
			batch = batch[:0]
		}
	}
	return l
}

// BenchmarkLedgerPage is one page of a large ledger, by several filters. CASUS_BENCH_REPORTS=100000 makes it a million events.
func BenchmarkLedgerPage(b *testing.B) {
	l := ledgerOf(b, benchReports())
	for _, c := range []struct {
		name string
		q    store.Query
	}{
		{"first", store.Query{}},
		{"deep", store.Query{Offset: 20000}},
		{"latest", store.Query{Latest: true}},
		{"latest of a party", store.Query{Latest: true, Actor: "Party 42"}},
		{"latest text", store.Query{Latest: true, Text: "tenth7"}},
		{"type", store.Query{Types: []string{"ASSAULT"}, Since: "2019-06-01"}},
		{"types", store.Query{Types: []string{"ASSAULT", "AID"}, Realis: []string{casus.Actual}}},
		{"party", store.Query{Actor: "Party 42"}},
		{"party deep", store.Query{Actor: "Party 42", Offset: 5000}},
		{"late party", store.Query{Source: "Latecomer"}},
		{"common party", store.Query{Target: "Everyman"}},
		{"pair", store.Query{Source: "A17", Target: "Everyman", Types: []string{"AID"}}},
		{"absent", store.Query{Actor: "nobody of that name"}},
		{"place", store.Query{Place: "Town 1234"}},
		{"country", store.Query{Place: "C07"}},
		{"outlet", store.Query{Outlet: "outlet 12"}},
		{"seldom outlet", store.Query{Outlet: "seldom"}},
		{"text", store.Query{Text: "shelled port"}},
		{"tenth", store.Query{Text: "tenth7"}},
		{"thousandth", store.Query{Text: "thousandth123"}},
		{"text and party", store.Query{Text: "tenth7", Actor: "Party 42"}},
		{"negative", store.Query{Realis: []string{casus.Negated}}},
		{"confidence", store.Query{MinConf: 0.99}},
		{"report", store.Query{Report: "r77"}},
	} {
		c.q.Limit = 51
		b.Run(c.name, func(b *testing.B) {
			before := processorTime()
			for range b.N {
				rows, err := l.Events(context.Background(), c.q)
				if err == nil && (c.q.Offset > 0 || len(rows) == c.q.Limit) {
					_, err = l.Facets(context.Background(), c.q) // as the page asks
				}
				if err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64((processorTime()-before).Milliseconds())/float64(b.N), "cpu-ms/op")
		})
	}
}

// processorTime is the time that this process had a processor: on a busy machine it says more than the clock.
func processorTime() time.Duration {
	var u syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &u) != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// benchReports is the number of reports of a benchmark ledger.
func benchReports() int {
	if n, err := strconv.Atoi(os.Getenv("CASUS_BENCH_REPORTS")); err == nil && n > 0 {
		return n
	}
	return 2000
}
