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
	var out []store.ReportRow
	err := l.each(ctx, `SELECT r.seq, r.id, r.hash, r.outlet, r.published, r.title, r.added, r.events FROM reports r`+f.where()+` ORDER BY r.published, r.seq`+f.page(q), f.args, func(rows *sql.Rows) error {
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

// Events lists event mentions.
func (l *Ledger) Events(ctx context.Context, q store.Query) ([]store.EventRow, error) {
	f := &filter{}
	f.report(q)
	f.row(ofEvent, q)
	f.in("x.type", q.Types)
	f.in("x.realis", q.Realis)
	switch q.Voice {
	case "":
	case casus.VoiceOutlet:
		f.add("x.voice = ?", casus.VoiceOutlet)
	default:
		f.add("x.voice <> ?", casus.VoiceOutlet)
	}
	if q.Place != "" {
		f.add("(x.place LIKE ? ESCAPE '!' OR x.country = ?)", part(q.Place), q.Place)
	}
	var out []store.EventRow
	order, none, err := f.order(ctx, l.db)
	if none || err != nil {
		return nil, l.fail(err)
	}
	err = l.each(ctx, `SELECT r.id, r.outlet, r.published, x.row FROM events x JOIN reports r ON r.seq = x.report`+f.where()+order+f.page(q), f.args, func(rows *sql.Rows) error {
		var row store.EventRow
		var b sql.RawBytes
		if err := rows.Scan(&row.ReportID, &row.Outlet, &row.Published, &b); err != nil {
			return err
		}
		if err := json.Unmarshal(b, &row.Event); err != nil {
			return err
		}
		out = append(out, row)
		return nil
	})
	return out, err
}

// Statements lists statements.
func (l *Ledger) Statements(ctx context.Context, q store.Query) ([]store.StatementRow, error) {
	f := &filter{}
	f.report(q)
	f.row(ofStatement, q)
	f.in("x.act", q.Acts)
	if q.About != "" {
		f.add("x.about LIKE ? ESCAPE '!'", part(q.About))
	}
	var out []store.StatementRow
	order, none, err := f.order(ctx, l.db)
	if none || err != nil {
		return nil, l.fail(err)
	}
	err = l.each(ctx, `SELECT r.id, r.outlet, r.published, x.row FROM statements x JOIN reports r ON r.seq = x.report`+f.where()+order+f.page(q), f.args, func(rows *sql.Rows) error {
		var row store.StatementRow
		var b sql.RawBytes
		if err := rows.Scan(&row.ReportID, &row.Outlet, &row.Published, &b); err != nil {
			return err
		}
		if err := json.Unmarshal(b, &row.Statement); err != nil {
			return err
		}
		out = append(out, row)
		return nil
	})
	return out, err
}

// Counts is how many rows of each kind are current.
func (l *Ledger) Counts(ctx context.Context) (store.Counts, error) {
	var c store.Counts
	err := l.db.QueryRowContext(ctx, `SELECT count(*), coalesce(sum(r.events),0), coalesce(sum(n.statements),0), coalesce(sum(n.figures),0), coalesce(sum(n.positions),0), coalesce(sum(n.processes),0)
		FROM reports r JOIN rows_of n ON n.report = r.seq WHERE r.replaced IS NULL`).Scan(&c.Reports, &c.Events, &c.Statements, &c.Figures, &c.Positions, &c.Processes)
	return c, l.fail(err)
}

func (l *Ledger) each(ctx context.Context, query string, args []any, scan func(*sql.Rows) error) error {
	rows, err := l.db.QueryContext(ctx, query, args...)
	if err != nil {
		return l.fail(err)
	}
	defer rows.Close()
	for rows.Next() {
		if err := scan(rows); err != nil {
			return l.fail(err)
		}
	}
	return l.fail(rows.Err())
}
