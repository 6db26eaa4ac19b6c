package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"

	"github.com/klauspost/compress/zstd"

	"casus"
)

// listFigures fills the table of figures from the records of a ledger that was made before there was one.
func listFigures(ctx context.Context, tx *sql.Tx) error {
	dec, err := zstd.NewReader(nil)
	if err != nil {
		return err
	}
	defer dec.Close()
	for seq := int64(-1); ; {
		var packed []byte
		var published string
		err := tx.QueryRowContext(ctx, `SELECT seq, published, record FROM reports WHERE seq > ? ORDER BY seq LIMIT 1`, seq).Scan(&seq, &published, &packed)
		if err == sql.ErrNoRows {
			return nil
		}
		if err != nil {
			return err
		}
		b, err := dec.DecodeAll(packed, nil)
		if err != nil {
			return err
		}
		var rec casus.Record
		if err := json.Unmarshal(b, &rec); err != nil {
			return err
		}
		w := &writer{ctx: ctx, tx: tx, report: seq, day: orUndated(day(published))}
		for i := range rec.Figures {
			w.figure(&rec.Figures[i])
		}
		if w.err != nil {
			return w.err
		}
	}
}
