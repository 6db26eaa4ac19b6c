package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"strings"
	"time"

	"casus"
	"casus/store"
)

// Record is the latest record of a report.
func (l *Ledger) Record(ctx context.Context, report string) (*casus.Record, error) {
	rec, err := l.one(ctx, `SELECT record FROM reports WHERE id = ? AND replaced IS NULL`, report)
	if rec != nil || err != nil {
		return rec, err
	}
	if len(report) >= 6 && strings.Trim(report, "0123456789abcdef") == "" {
		var n int
		if err := l.db.QueryRowContext(ctx, `SELECT count(DISTINCT hash) FROM reports WHERE hash >= ? AND hash < ?`, report, report+"g").Scan(&n); err != nil {
			return nil, l.fail(err)
		}
		if n > 1 {
			return nil, ledgerError(l.path, fmt.Errorf("%d reports have a hash that begins with %q", n, report), "give more digits")
		}
		if rec, err = l.one(ctx, `SELECT record FROM reports WHERE hash >= ? AND hash < ? ORDER BY replaced IS NOT NULL, seq DESC LIMIT 1`, report, report+"g"); rec != nil || err != nil {
			return rec, err
		}
	}
	return nil, ledgerError(l.path, fmt.Errorf("no report %q", report), "casus reports lists them")
}

// RecordAt is the record of a report as it stood at a moment.
func (l *Ledger) RecordAt(ctx context.Context, id string, asOf time.Time) (*casus.Record, error) {
	if asOf.IsZero() {
		return l.Record(ctx, id)
	}
	f := &filter{}
	f.add("r.id = ?", id)
	f.current(asOf)
	rec, err := l.one(ctx, `SELECT r.record FROM reports r`+f.where(), f.args...)
	if rec == nil && err == nil {
		err = ledgerError(l.path, fmt.Errorf("no report %q at that time", id), "casus reports --as-of lists them")
	}
	return rec, err
}

// one is the first record of a query, or nil.
func (l *Ledger) one(ctx context.Context, query string, args ...any) (*casus.Record, error) {
	var b []byte
	err := l.db.QueryRowContext(ctx, query, args...).Scan(&b)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	if err != nil {
		return nil, l.fail(err)
	}
	return l.decode(b)
}

func (l *Ledger) decode(b []byte) (*casus.Record, error) {
	b, err := l.dec.DecodeAll(b, nil)
	if err != nil {
		return nil, l.fail(err)
	}
	rec := &casus.Record{}
	if err := json.Unmarshal(b, rec); err != nil {
		return nil, l.fail(err)
	}
	return rec, nil
}

// Records are all current records, in the order of adding.
func (l *Ledger) Records(ctx context.Context, asOf time.Time) iter.Seq2[*casus.Record, error] {
	return func(yield func(*casus.Record, error) bool) {
		f := &filter{}
		f.current(asOf)
		rows, err := l.db.QueryContext(ctx, `SELECT r.record FROM reports r`+f.where()+` ORDER BY r.seq`, f.args...)
		if err != nil {
			yield(nil, l.fail(err))
			return
		}
		defer rows.Close()
		for rows.Next() {
			var b sql.RawBytes
			if err := rows.Scan(&b); err != nil {
				yield(nil, l.fail(err))
				return
			}
			rec, err := l.decode(b)
			if !yield(rec, err) || err != nil {
				return
			}
		}
		if err := rows.Err(); err != nil {
			yield(nil, l.fail(err))
		}
	}
}

// Reports lists reports.
func (l *Ledger) Reports(ctx context.Context, q store.Query) ([]store.ReportRow, error) {
	f := &filter{}
	f.report(q)
	f.between("r.published", q)
	walk, none, err := f.settle(ctx, l.db, q.Latest)
	if none || err != nil {
		return nil, l.fail(err)
	}
	desc := ""
	if q.Latest {
		desc = " DESC" // the unknown day is "": it comes last
	}
	order := " ORDER BY r.published" + desc + ", r.seq" + desc
	if walk != nil {
		f.add("r.seq IN (SELECT "+walk.member+walk.from+")", walk.args...)
		order = " ORDER BY +r.published" + desc + ", r.seq" + desc // the plus keeps SQLite from walking the index
	}
	var out []store.ReportRow
	err = l.each(ctx, l.db, `SELECT r.seq, r.id, r.hash, r.outlet, r.published, r.title, r.added, r.events FROM reports r`+f.where()+order+f.page(q), f.args, func(rows *sql.Rows) error {
		var row store.ReportRow
		var added string
		if err := rows.Scan(&row.Seq, &row.ID, &row.Hash, &row.Outlet, &row.Published, &row.Title, &added, &row.Events); err != nil {
			return err
		}
		row.Added, _ = time.Parse(time.RFC3339Nano, added)
		out = append(out, row)
		return nil
	})
	return out, err
}

// Counts is how many rows of each kind are current.
func (l *Ledger) Counts(ctx context.Context) (store.Counts, error) {
	var c store.Counts
	err := l.db.QueryRowContext(ctx, `SELECT reports, events, statements, figures, positions, processes FROM totals`).Scan(&c.Reports, &c.Events, &c.Statements, &c.Figures, &c.Positions, &c.Processes)
	return c, l.fail(err)
}

// Version is the number of the record that was added last.
func (l *Ledger) Version(ctx context.Context) (int64, error) {
	var v int64
	err := l.db.QueryRowContext(ctx, `SELECT coalesce(max(seq), 0) FROM reports`).Scan(&v)
	return v, l.fail(err)
}
