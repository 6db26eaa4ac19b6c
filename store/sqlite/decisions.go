package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"time"

	"casus/store"
)

// Decide appends a decision.
func (l *Ledger) Decide(ctx context.Context, d store.Decision) (int64, error) {
	subject, err := json.Marshal(d.Subject)
	if err != nil {
		return 0, err
	}
	res, err := l.db.ExecContext(ctx, `INSERT INTO decisions (at, person, reason, action, subject, edit) VALUES (?,?,?,?,?,?)`,
		stamp(d.At), d.By, d.Reason, d.Action, string(subject), d.Edit)
	if err != nil {
		return 0, l.fail(err)
	}
	seq, err := res.LastInsertId()
	return seq, l.fail(err)
}

// Decisions are all decisions, oldest first.
func (l *Ledger) Decisions(ctx context.Context) ([]store.Decision, error) {
	var out []store.Decision
	err := l.each(ctx, `SELECT seq, at, person, reason, action, subject, edit FROM decisions ORDER BY seq`, nil, func(rows *sql.Rows) error {
		var d store.Decision
		var at, subject string
		if err := rows.Scan(&d.Seq, &at, &d.By, &d.Reason, &d.Action, &subject, &d.Edit); err != nil {
			return err
		}
		d.At, _ = time.Parse(time.RFC3339Nano, at)
		err := json.Unmarshal([]byte(subject), &d.Subject)
		out = append(out, d)
		return err
	})
	return out, err
}
