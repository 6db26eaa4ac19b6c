package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"strings"
	"time"

	"casus"
	"casus/store"
)

// stamp is a time as the ledger writes it: UTC, of fixed width, so that text order is time order.
func stamp(t time.Time) string { return t.UTC().Format("2006-01-02T15:04:05.000000000Z") }

// Add appends records in one transaction.
func (l *Ledger) Add(ctx context.Context, at time.Time, recs ...*casus.Record) (store.Added, error) {
	var added store.Added
	tx, err := l.db.BeginTx(ctx, nil)
	if err != nil {
		return added, l.fail(err)
	}
	defer tx.Rollback()
	for _, r := range recs {
		if err := l.addOne(ctx, tx, at, r, &added); err != nil {
			return store.Added{}, l.fail(err)
		}
	}
	if err := tx.Commit(); err != nil {
		return store.Added{}, l.fail(err)
	}
	return added, nil
}

func (l *Ledger) addOne(ctx context.Context, tx *sql.Tx, at time.Time, r *casus.Record, added *store.Added) error {
	version := store.VersionKey(r.Provenance)
	var n int
	if err := tx.QueryRowContext(ctx, `SELECT count(*) FROM reports WHERE id = ? AND hash = ? AND version = ?`, r.ID, r.Report.Hash, version).Scan(&n); err != nil {
		return err
	}
	if n > 0 {
		added.Known++
		return nil
	}
	var former int64
	switch err := tx.QueryRowContext(ctx, `UPDATE reports SET replaced = ? WHERE id = ? AND replaced IS NULL RETURNING seq`, stamp(at), r.ID).Scan(&former); err {
	case nil:
		added.Superseded++
		if _, err := tx.ExecContext(ctx, `UPDATE totals SET reports = reports - 1, events = totals.events - r.events, statements = totals.statements - n.statements,
			figures = totals.figures - n.figures, positions = totals.positions - n.positions, processes = totals.processes - n.processes
			FROM reports r JOIN rows_of n ON n.report = r.seq WHERE r.seq = ?`, former); err != nil {
			return err
		}
	case sql.ErrNoRows:
	default:
		return err
	}
	b, err := json.Marshal(r)
	if err != nil {
		return err
	}
	published := deref(r.Report.Published)
	res, err := tx.ExecContext(ctx, `INSERT INTO reports (id, hash, version, outlet, published, title, added, events, record) VALUES (?,?,?,?,?,?,?,?,?)`,
		r.ID, r.Report.Hash, version, deref(r.Report.Source), published, deref(r.Report.Title), stamp(at), len(r.Events), l.enc.EncodeAll(b, nil))
	if err != nil {
		return err
	}
	seq, err := res.LastInsertId()
	if err != nil {
		return err
	}
	added.New++
	w := &writer{ctx: ctx, tx: tx, report: seq, day: orUndated(day(published))}
	w.exec(`INSERT INTO texts (rowid, title, body) VALUES (?,?,?)`, seq, deref(r.Report.Title), r.Report.Text)
	w.exec(`INSERT INTO rows_of VALUES (?,?,?,?,?)`, seq, len(r.Figures), len(r.Positions), len(r.Processes), len(r.Statements))
	w.exec(`UPDATE totals SET reports = reports + 1, events = events + ?, statements = statements + ?, figures = figures + ?, positions = positions + ?, processes = processes + ?`,
		len(r.Events), len(r.Statements), len(r.Figures), len(r.Positions), len(r.Processes))
	for i := range r.Events {
		w.event(&r.Events[i])
	}
	for i := range r.Statements {
		w.statement(&r.Statements[i])
	}
	for i := range r.Figures {
		w.figure(&r.Figures[i])
	}
	return w.err
}

// writer inserts the rows of one report and keeps the first error.
type writer struct {
	ctx    context.Context
	tx     *sql.Tx
	report int64
	day    string
	err    error
}

func (w *writer) exec(query string, args ...any) int64 {
	if w.err != nil {
		return 0
	}
	res, err := w.tx.ExecContext(w.ctx, query, args...)
	if err != nil {
		w.err = err
		return 0
	}
	id, _ := res.LastInsertId()
	return id
}

func (w *writer) json(v any) string {
	b, err := json.Marshal(v)
	if err != nil && w.err == nil {
		w.err = err
	}
	return string(b)
}

func (w *writer) event(e *casus.EventMention) {
	at, place, country := w.day, "", ""
	if e.Time != nil && e.Time.Begin != "" {
		at = day(e.Time.Begin)
	}
	if e.Place != nil {
		place, country = e.Place.Name, e.Place.Country
	}
	row := w.exec(`INSERT INTO events (report, id, type, realis, voice, day, confidence, place, country, row) VALUES (?,?,?,?,?,?,?,?,?,?)`,
		w.report, e.ID, e.Type, e.Realis, e.Voice, at, e.Confidence, place, country, w.json(e))
	w.parties(ofEvent, row, at, asSource, e.Sources)
	w.parties(ofEvent, row, at, asTarget, e.Targets)
	if place != "" {
		w.who(placeOf, row, at, asSource, "", place, country)
	}
}

func (w *writer) statement(s *casus.Statement) {
	at := w.day
	if s.Time != nil && s.Time.Begin != "" {
		at = day(s.Time.Begin)
	}
	about := strings.Join(s.About, "\n")
	if s.Content != nil {
		about += "\n" + s.Content.Text
	}
	row := w.exec(`INSERT INTO statements (report, id, act, day, confidence, about, row) VALUES (?,?,?,?,?,?,?)`,
		w.report, s.ID, s.Act, at, s.Conf, about, w.json(s))
	if s.Source != nil {
		w.parties(ofStatement, row, at, asSource, append([]casus.ActorRef{s.Source.ActorRef}, s.CoSources...))
	}
	w.parties(ofStatement, row, at, asTarget, append(append([]casus.ActorRef{}, s.Addressee...), s.Target...))
}

func (w *writer) figure(g *casus.Figure) {
	at := w.day
	if g.AsOf != nil && *g.AsOf != "" {
		at = day(*g.AsOf)
	}
	row := w.exec(`INSERT INTO figures (report, id, day, item, row) VALUES (?,?,?,?,?)`, w.report, g.ID, at, strings.Join([]string{g.Role, g.Item, g.Unit}, "\n"), w.json(g))
	if g.From != nil {
		w.parties(ofFigure, row, at, asSource, []casus.ActorRef{*g.From})
	}
	if g.To != nil {
		w.parties(ofFigure, row, at, asTarget, []casus.ActorRef{*g.To})
	}
}

// Kinds and roles of parties. The place of an event is kept like a party, so that its rows come in order of day, too.
const (
	ofEvent     = 1
	ofStatement = 2
	placeOf     = 3
	ofFigure    = 4
	asSource    = 1
	asTarget    = 2
)

func (w *writer) parties(kind int, row int64, day string, role int, refs []casus.ActorRef) {
	for _, a := range refs {
		name := a.Name
		if name == "" {
			name = a.Text
		}
		w.who(kind, row, day, role, a.Actor, name, a.Country)
	}
}

func (w *writer) who(kind int, row int64, day string, role int, actor, name, country string) {
	w.exec(`INSERT OR IGNORE INTO who (actor, name, country) VALUES (?,?,?)`, actor, name, country)
	w.exec(`INSERT OR IGNORE INTO parties (who, kind, role, day, row) SELECT id, ?, ?, ?, ? FROM who WHERE actor = ? AND name = ? AND country = ?`, kind, role, day, row, actor, name, country)
}

// Known tells whether the report is there as coded by this version.
func (l *Ledger) Known(ctx context.Context, id, hash string, prov casus.Provenance) (bool, error) {
	var n int
	err := l.db.QueryRowContext(ctx, `SELECT count(*) FROM reports WHERE id = ? AND hash = ? AND version = ?`, id, hash, store.VersionKey(prov)).Scan(&n)
	return n > 0, l.fail(err)
}

func deref(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

// undated stands for an unknown day: it sorts behind every date.
const undated = "~"

func orUndated(day string) string {
	if day == "" {
		return undated
	}
	return day
}

// day is the day of an ISO date or time; shorter dates stand as they are.
func day(iso string) string { return iso[:min(len(iso), 10)] }
