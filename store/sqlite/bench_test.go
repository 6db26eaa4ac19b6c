package sqlite

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"casus"
	"casus/store"
	"casus/store/storetest"
)

// ledgerOf makes a ledger of n reports with ten events each, of a hundred parties over ten years.
func ledgerOf(b *testing.B, n int) *Ledger {
	b.Helper()
	l, err := Open(context.Background(), filepath.Join(b.TempDir(), "big.casus"), true)
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { l.Close() })
	base := storetest.Sample("base", 3)
	var batch []*casus.Record
	for i := range n {
		r := *base
		r.ID = fmt.Sprintf("r%d", i)
		day := time.Date(2014, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, i%3650).Format(time.DateOnly)
		r.Report.Published = &day
		r.Events = nil
		for k := range 10 {
			e := base.Events[0]
			e.ID = fmt.Sprintf("e%d", k+1)
			e.Sources = []casus.ActorRef{{Actor: fmt.Sprintf("A%02d", (i*7+k)%100), Name: fmt.Sprintf("Party %d", (i*7+k)%100)}}
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
	for name, q := range map[string]store.Query{
		"first":    {},
		"deep":     {Offset: 20000},
		"type":     {Types: []string{"ASSAULT"}, Since: "2019-06-01"},
		"party":    {Actor: "Party 42"},
		"absent":   {Actor: "nobody of that name"},
		"text":     {Text: "shelled port"},
		"negative": {Realis: []string{casus.Negated}},
	} {
		q.Limit = 51
		b.Run(name, func(b *testing.B) {
			for range b.N {
				if _, err := l.Events(context.Background(), q); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// benchReports is the number of reports of a benchmark ledger.
func benchReports() int {
	if n, err := strconv.Atoi(os.Getenv("CASUS_BENCH_REPORTS")); err == nil && n > 0 {
		return n
	}
	return 2000
}
