package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"io/fs"
	"path/filepath"
	"testing"

	"github.com/klauspost/compress/zstd"
	"github.com/pressly/goose/v3"

	"casus"
	"casus/store"
	"casus/store/storetest"
)

// TestOlderLedger opens a ledger of the first version: its rows are listed as if they had been added today.
func TestOlderLedger(t *testing.T) {
	ctx, path := context.Background(), filepath.Join(t.TempDir(), "old.casus")
	db, err := sql.Open("sqlite", "file:"+path)
	if err != nil {
		t.Fatal(err)
	}
	sub, _ := fs.Sub(migrations, "migrations")
	p, err := goose.NewProvider(goose.DialectSQLite3, db, sub)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := p.UpTo(ctx, 1); err != nil {
		t.Fatal(err)
	}
	rec, low := storetest.Sample("r1", 3), 3.0
	rec.Figures = []casus.Figure{{ID: "f1", Evidence: casus.Quote(rec.Report.Text, casus.Span{Start: 52, End: 60}), Low: &low, High: &low, Unit: "person", Role: "killed"}}
	packed, _ := json.Marshal(rec)
	enc, _ := zstd.NewWriter(nil)
	row, _ := json.Marshal(rec.Events[0])
	for _, x := range []struct {
		query string
		args  []any
	}{
		{`INSERT INTO reports (seq, id, hash, version, outlet, published, title, added, events, record) VALUES (1, 'r1', ?, 'v', 'Harbour Wire', '2024-05-01', '', '2024-05-02T00:00:00.000000000Z', 1, ?)`, []any{rec.Report.Hash, enc.EncodeAll(packed, nil)}},
		{`INSERT INTO rows_of VALUES (1, 1, 0, 0, 1)`, nil},
		{`INSERT INTO events VALUES (1, 1, 'e1', 'ASSAULT', 'actual', 'outlet', '2024-04-29', 0.9, 'Tarsk', 'TRS', ?)`, []any{string(row)}},
		{`INSERT INTO who VALUES (1, 'KAL', 'Kaldova', 'KAL')`, nil},
		{`INSERT INTO parties VALUES (1, 1, 1, 1)`, nil},
	} {
		if _, err := db.Exec(x.query, x.args...); err != nil {
			t.Fatal(err)
		}
	}
	db.Close()
	l, err := Open(ctx, path, false)
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	if c, err := l.Counts(ctx); err != nil || c != (store.Counts{Reports: 1, Events: 1, Statements: 1, Figures: 1}) {
		t.Errorf("counts %+v, %v", c, err)
	}
	if rows, err := l.Events(ctx, store.Query{Source: "kaldova", Place: "tarsk"}); err != nil || len(rows) != 1 {
		t.Errorf("%d events, %v", len(rows), err)
	}
	if rows, err := l.Figures(ctx, store.Query{About: "killed"}); err != nil || len(rows) != 1 || rows[0].Figure.ID != "f1" {
		t.Errorf("figures %+v, %v", rows, err)
	}
}
