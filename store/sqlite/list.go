package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"strings"

	"casus"
	"casus/store"
)

// Events lists event mentions.
func (l *Ledger) Events(ctx context.Context, q store.Query) ([]store.EventRow, error) {
	f := &filter{}
	f.report(q)
	f.row(ofEvent, q)
	f.oneOf("x.type", q.Types)
	f.oneOf("x.realis", q.Realis)
	switch q.Voice {
	case "":
	case casus.VoiceOutlet:
		f.add("x.voice = ?", casus.VoiceOutlet)
	default:
		f.add("x.voice <> ?", casus.VoiceOutlet)
	}
	if q.Place != "" {
		f.sets = append(f.sets, partySet(placeOf, 0, q.Place))
	}
	if q.MinConf > 0 {
		f.add("x.confidence >= ?", q.MinConf)
	}
	return list(ctx, l, "events", f, q, func(report, outlet, published string, row []byte) (store.EventRow, error) {
		r := store.EventRow{ReportID: report, Outlet: outlet, Published: published}
		return r, json.Unmarshal(row, &r.Event)
	})
}

// Statements lists statements.
func (l *Ledger) Statements(ctx context.Context, q store.Query) ([]store.StatementRow, error) {
	f := &filter{}
	f.report(q)
	f.row(ofStatement, q)
	f.oneOf("x.act", q.Acts)
	if q.About != "" {
		f.add("x.about LIKE ? ESCAPE '!'", part(q.About))
	}
	if q.MinConf > 0 {
		f.add("x.confidence >= ?", q.MinConf)
	}
	return list(ctx, l, "statements", f, q, func(report, outlet, published string, row []byte) (store.StatementRow, error) {
		r := store.StatementRow{ReportID: report, Outlet: outlet, Published: published}
		return r, json.Unmarshal(row, &r.Statement)
	})
}

// Figures lists figures.
func (l *Ledger) Figures(ctx context.Context, q store.Query) ([]store.FigureRow, error) {
	f := &filter{}
	f.report(q)
	f.row(ofFigure, q)
	if q.About != "" {
		f.add("x.item LIKE ? ESCAPE '!'", part(q.About))
	}
	return list(ctx, l, "figures", f, q, func(report, outlet, published string, row []byte) (store.FigureRow, error) {
		r := store.FigureRow{ReportID: report, Outlet: outlet, Published: published}
		return r, json.Unmarshal(row, &r.Figure)
	})
}

// firstChunk and lastChunk bound how many rows of a walked set are fetched at a time: few for the first page, more when many are passed over.
const (
	firstChunk = 64
	lastChunk  = 1024
)

// list reads a page of rows in order of day. read makes a row of its report's id, outlet and day, and its JSON.
func list[R any](ctx context.Context, l *Ledger, table string, f *filter, q store.Query, read func(report, outlet, published string, row []byte) (R, error)) ([]R, error) {
	walk, none, err := f.settle(ctx, l.db)
	if none || err != nil {
		return nil, l.fail(err)
	}
	var out []R
	scan := func(rows *sql.Rows) error {
		var report, outlet, published string
		var b sql.RawBytes
		if err := rows.Scan(&report, &outlet, &published, &b); err != nil {
			return err
		}
		r, err := read(report, outlet, published, b)
		out = append(out, r)
		return err
	}
	query := "SELECT r.id, r.outlet, r.published, x.row FROM " + table + " x CROSS JOIN reports r ON r.seq = x.report"
	if walk == nil {
		return out, l.each(ctx, query+f.where()+" ORDER BY x.day, x.seq"+f.page(q), f.args, scan)
	}
	keys, err := l.db.QueryContext(ctx, strings.ReplaceAll(walk.keys, "%s", table), walk.args...)
	if err != nil {
		return nil, l.fail(err)
	}
	defer keys.Close()
	skip, size := q.Offset, firstChunk
	var chunk []any
	fetch := func() error {
		conds := append([]string{"x.seq IN (?" + strings.Repeat(",?", len(chunk)-1) + ")"}, f.conds...)
		rows, err := l.db.QueryContext(ctx, query+" WHERE "+strings.Join(conds, " AND ")+" ORDER BY x.day, x.seq", append(chunk, f.args...)...)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() && (q.Limit <= 0 || len(out) < q.Limit) {
			if skip > 0 {
				skip--
				continue
			}
			if err := scan(rows); err != nil {
				return err
			}
		}
		chunk, size = chunk[:0], min(4*size, lastChunk)
		return rows.Err()
	}
	for keys.Next() {
		var day string
		var seq int64
		if err := keys.Scan(&day, &seq); err != nil {
			return nil, l.fail(err)
		}
		if q.Since != "" && day < q.Since || q.Until != "" && day > q.Until+"T~" {
			continue
		}
		if chunk = append(chunk, seq); len(chunk) < size {
			continue
		}
		if err := fetch(); err != nil {
			return nil, l.fail(err)
		}
		if q.Limit > 0 && len(out) >= q.Limit {
			return out, nil
		}
	}
	if err := keys.Err(); err != nil {
		return nil, l.fail(err)
	}
	if len(chunk) > 0 {
		err = fetch()
	}
	return out, l.fail(err)
}

// oneOf keeps rows with one of the values. Several values are met on the way along the index by day: by their own index they would have to be
// sorted.
func (f *filter) oneOf(col string, values []string) {
	if len(values) > 1 {
		col = "+" + col
	}
	f.in(col, values)
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
