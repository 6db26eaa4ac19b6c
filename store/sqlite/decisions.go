package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"time"

	"casus/store"
)

// Decide appends a decision.
func (l *Ledger) Decide(ctx context.Context, d store.Decision) (int64, error) {
	subject, err := json.Marshal(d.Subject)
	if err != nil {
		return 0, err
	}
	anchors, err := json.Marshal(d.Anchors)
	if err != nil {
		return 0, err
	}
	res, err := l.db.ExecContext(ctx, `INSERT INTO decisions (at, person, reason, action, subject, edit, anchors) VALUES (?,?,?,?,?,?,?)`,
		stamp(d.At), d.By, d.Reason, d.Action, string(subject), d.Edit, string(anchors))
	if err != nil {
		return 0, l.fail(err)
	}
	seq, err := res.LastInsertId()
	return seq, l.fail(err)
}

// Decisions are all decisions, oldest first.
func (l *Ledger) Decisions(ctx context.Context) ([]store.Decision, error) {
	var out []store.Decision
	err := l.each(ctx, l.db, `SELECT seq, at, person, reason, action, subject, edit, anchors FROM decisions ORDER BY seq`, nil, func(rows *sql.Rows) error {
		var d store.Decision
		var at, subject, anchors string
		if err := rows.Scan(&d.Seq, &at, &d.By, &d.Reason, &d.Action, &subject, &d.Edit, &anchors); err != nil {
			return err
		}
		d.At, _ = time.Parse(time.RFC3339Nano, at)
		err := errors.Join(json.Unmarshal([]byte(subject), &d.Subject), json.Unmarshal([]byte(anchors), &d.Anchors))
		out = append(out, d)
		return err
	})
	return out, err
}
