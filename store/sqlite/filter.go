package sqlite

import (
	"context"
	"database/sql"
	"strconv"
	"strings"
	"time"

	"casus/store"
)

// filter collects conditions and their values; values never become part of the SQL text.
type filter struct {
	conds []string
	args  []any
	sets  []set
}

// set is a selection by rows of another table. How many it selects decides how the rows are found: few are looked up and sorted, many are
// met on the way along the index by day.
type set struct {
	query string // selects the keys
	args  []any
}

// few is the number of keys up to which sorting beats walking.
const few = 30000

// order is the ORDER BY of rows x by day, and whether nothing can match.
func (f *filter) order(ctx context.Context, db *sql.DB) (order string, none bool, err error) {
	order = " ORDER BY x.day, x.seq"
	for _, s := range f.sets {
		var n int
		if err := db.QueryRowContext(ctx, "SELECT count(*) FROM ("+s.query+" LIMIT "+strconv.Itoa(few)+")", s.args...).Scan(&n); err != nil {
			return "", false, err
		}
		if n == 0 {
			return "", true, nil
		}
		if n < few {
			order = " ORDER BY +x.day, x.seq" // the plus keeps SQLite from walking the index
		}
	}
	return order, false, nil
}

// within keeps the rows whose column is a key of the set.
func (f *filter) within(col, query string, args ...any) {
	f.sets = append(f.sets, set{query, args})
	f.add(col+" IN ("+query+")", args...)
}

func (f *filter) add(cond string, args ...any) {
	f.conds = append(f.conds, cond)
	f.args = append(f.args, args...)
}

func (f *filter) where() string {
	if len(f.conds) == 0 {
		return ""
	}
	return " WHERE " + strings.Join(f.conds, " AND ")
}

func (f *filter) in(col string, values []string) {
	if len(values) == 0 {
		return
	}
	args := make([]any, len(values))
	for i, v := range values {
		args[i] = v
	}
	f.add(col+" IN (?"+strings.Repeat(",?", len(values)-1)+")", args...)
}

// current keeps the rows that stood at a moment; zero is now.
func (f *filter) current(asOf time.Time) {
	if asOf.IsZero() {
		f.add("r.replaced IS NULL")
		return
	}
	f.add("r.added <= ? AND (r.replaced IS NULL OR r.replaced > ?)", stamp(asOf), stamp(asOf))
}

// report adds the conditions on the report r.
func (f *filter) report(q store.Query) {
	f.current(q.AsOf)
	if q.Report != "" {
		f.add("(r.id = ? OR r.hash = ?)", q.Report, q.Report)
	}
	if q.Outlet != "" {
		f.add("r.outlet LIKE ? ESCAPE '!'", part(q.Outlet))
	}
	if q.Text != "" {
		f.within("r.seq", "SELECT rowid FROM texts WHERE texts MATCH ?", match(q.Text))
	}
}

// row adds the conditions that events and statements share, on x.
func (f *filter) row(kind int, q store.Query) {
	f.between("x.day", q)
	f.party(kind, 0, q.Actor)
	f.party(kind, asSource, q.Source)
	f.party(kind, asTarget, q.Target)
	if q.MinConf > 0 {
		f.add("x.confidence >= ?", q.MinConf)
	}
}

func (f *filter) between(col string, q store.Query) {
	if q.Since != "" {
		f.add(col+" >= ? AND "+col+" < ?", q.Since, undated)
	}
	if q.Until != "" {
		f.add(col+" <> '' AND "+col+" <= ?", q.Until+"T~") // a time of that day, not a day behind it
	}
}

// party keeps rows with a party of that id, country or part of a name. role 0 is any.
func (f *filter) party(kind, role int, who string) {
	if who == "" {
		return
	}
	query := "SELECT p.row FROM who w CROSS JOIN parties p ON p.who = w.id WHERE p.kind = ? AND (w.actor = ? OR w.country = ? OR w.name LIKE ? ESCAPE '!')"
	args := []any{kind, who, who, part(who)}
	if role != 0 {
		query += " AND p.role = ?"
		args = append(args, role)
	}
	f.within("x.seq", query, args...)
}

func (f *filter) page(q store.Query) string {
	if q.Limit <= 0 && q.Offset <= 0 {
		return ""
	}
	limit := q.Limit
	if limit <= 0 {
		limit = -1
	}
	return " LIMIT " + strconv.Itoa(limit) + " OFFSET " + strconv.Itoa(max(q.Offset, 0))
}

// part is a LIKE pattern for text that holds s.
func part(s string) string {
	return "%" + strings.NewReplacer("!", "!!", "%", "!%", "_", "!_").Replace(s) + "%"
}

// match makes a query for FTS5 of what a user types: words, "phrases", prefix*, OR, NOT. Anything else is quoted, so that no input is a syntax
// error.
func match(input string) string {
	var out []string
	rest := strings.ReplaceAll(input, "\x00", " ")
	for {
		rest = strings.TrimLeft(rest, " \t")
		if rest == "" {
			break
		}
		if rest[0] == '"' {
			phrase, after, ok := strings.Cut(rest[1:], "\"")
			if phrase != "" {
				out = append(out, `"`+phrase+`"`)
			}
			if !ok {
				break
			}
			rest = after
			continue
		}
		word := rest
		if i := strings.IndexAny(rest, " \t\""); i >= 0 {
			word = rest[:i]
		}
		rest = rest[len(word):]
		switch {
		case (word == "OR" || word == "NOT") && len(out) > 0:
			out = append(out, word)
		case strings.HasSuffix(word, "*") && len(word) > 1:
			out = append(out, `"`+strings.TrimRight(word, "*")+`"*`)
		default:
			out = append(out, `"`+word+`"`)
		}
	}
	for len(out) > 0 && (out[len(out)-1] == "OR" || out[len(out)-1] == "NOT") {
		out = out[:len(out)-1]
	}
	if len(out) == 0 {
		return `""`
	}
	var b strings.Builder
	for i, w := range out {
		operator := w == "OR" || w == "NOT"
		if i > 0 && !operator && out[i-1] != "OR" && out[i-1] != "NOT" {
			b.WriteString(" AND ")
		} else if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(w)
	}
	return b.String()
}
