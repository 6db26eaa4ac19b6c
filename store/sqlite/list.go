package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"math"
	"strings"

	"casus"
	"casus/store"
)

// Events lists event mentions.
func (l *Ledger) Events(ctx context.Context, q store.Query) ([]store.EventRow, error) {
	return list(ctx, l, "events", events(q), q, func(report, outlet, published string, row []byte) (store.EventRow, error) {
		r := store.EventRow{ReportID: report, Outlet: outlet, Published: published}
		return r, json.Unmarshal(row, &r.Event)
	})
}

// events are the conditions on event mentions.
func events(q store.Query) *filter {
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
	return f
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

// Facets counts what the first rows of a selection are.
func (l *Ledger) Facets(ctx context.Context, q store.Query) (store.Facets, error) {
	out := store.Facets{Types: map[string]int{}, Realis: map[string]int{}, Voices: map[string]int{}}
	q.Limit, q.Offset = store.MostCounted+1, 0
	err := walk(ctx, l, "x.type, x.realis, x.voice", "events", events(q), q, func(rows *sql.Rows) error {
		if out.Rows == store.MostCounted {
			out.More = true
			return nil
		}
		var kind, realis, voice string
		err := rows.Scan(&kind, &realis, &voice)
		if voice != casus.VoiceOutlet {
			voice = store.Attributed
		}
		out.Rows++
		out.Types[kind]++
		out.Realis[realis]++
		out.Voices[voice]++
		return err
	})
	return out, err
}

// list reads a page of rows in order of day. read makes a row of its report's id, outlet and day, and its JSON.
func list[R any](ctx context.Context, l *Ledger, table string, f *filter, q store.Query, read func(report, outlet, published string, row []byte) (R, error)) ([]R, error) {
	var out []R
	err := walk(ctx, l, "r.id, r.outlet, r.published, x.row", table, f, q, func(rows *sql.Rows) error {
		var report, outlet, published string
		var b sql.RawBytes
		if err := rows.Scan(&report, &outlet, &published, &b); err != nil {
			return err
		}
		r, err := read(report, outlet, published, b)
		out = append(out, r)
		return err
	})
	return out, err
}

// walk meets a page of rows in order of day.
func walk(ctx context.Context, l *Ledger, columns, table string, f *filter, q store.Query, scan func(*sql.Rows) error) error {
	order, keysBy := " ORDER BY x.day, x.seq", " ORDER BY 1, 2"
	if q.Latest {
		order, keysBy = " ORDER BY x.day DESC, x.seq DESC", " ORDER BY 1 DESC, 2 DESC"
		f.add("x.day < ?", undated)
	}
	db, err := l.db.Conn(ctx) // one for all its questions: none waits for a second while it holds the first
	if err != nil {
		return l.fail(err)
	}
	defer db.Close()
	by, none, err := f.settle(ctx, db, q.Latest)
	if none || err != nil {
		return l.fail(err)
	}
	query := "SELECT " + columns + " FROM " + table + " x CROSS JOIN reports r ON r.seq = x.report"
	if by == nil {
		return l.each(ctx, db, query+f.where()+order+f.page(q), f.args, scan)
	}
	keys, err := db.QueryContext(ctx, strings.NewReplacer("%s", table, " ORDER BY 1, 2", keysBy).Replace(by.keys), by.args...)
	if err != nil {
		return l.fail(err)
	}
	defer keys.Close()
	skip, left, size := q.Offset, q.Limit, firstChunk
	if left <= 0 {
		left = math.MaxInt
	}
	var chunk []any
	fetch := func() error {
		conds := append([]string{"x.seq IN (?" + strings.Repeat(",?", len(chunk)-1) + ")"}, f.conds...)
		rows, err := db.QueryContext(ctx, query+" WHERE "+strings.Join(conds, " AND ")+order, append(chunk, f.args...)...)
		if err != nil {
			return err
		}
		defer rows.Close()
		for left > 0 && rows.Next() {
			if skip > 0 {
				skip--
				continue
			}
			if err := scan(rows); err != nil {
				return err
			}
			left--
		}
		chunk, size = chunk[:0], min(4*size, lastChunk)
		return rows.Err()
	}
	for keys.Next() {
		var day string
		var seq int64
		if err := keys.Scan(&day, &seq); err != nil {
			return l.fail(err)
		}
		if q.Since != "" && day < q.Since || q.Until != "" && day > q.Until+"T~" {
			continue
		}
		if chunk = append(chunk, seq); len(chunk) < size {
			continue
		}
		if err := fetch(); err != nil {
			return l.fail(err)
		}
		if left <= 0 {
			return nil
		}
	}
	if err := keys.Err(); err != nil {
		return l.fail(err)
	}
	if len(chunk) > 0 {
		err = fetch()
	}
	return l.fail(err)
}

// oneOf keeps rows with one of the values. Several values are met on the way along the index by day: by their own index they would have to be
// sorted.
func (f *filter) oneOf(col string, values []string) {
	if len(values) > 1 {
		col = "+" + col
	}
	f.in(col, values)
}

// asker is a database or one connection to it.
type asker interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

func (l *Ledger) each(ctx context.Context, db asker, query string, args []any, scan func(*sql.Rows) error) error {
	rows, err := db.QueryContext(ctx, query, args...)
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
