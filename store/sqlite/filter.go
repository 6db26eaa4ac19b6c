package sqlite

import (
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
		f.sets = append(f.sets, reportSet(q.Report))
	}
	if q.Outlet != "" {
		f.sets = append(f.sets, outletSet(q.Outlet))
	}
	if q.Text != "" {
		f.sets = append(f.sets, textSet(q.Text))
	}
}

// row adds the conditions that all rows x share.
func (f *filter) row(kind int, q store.Query) {
	f.between("x.day", q)
	for role, who := range []string{q.Actor, q.Source, q.Target} { // any role, source, target
		if who != "" {
			f.sets = append(f.sets, partySet(kind, role, who))
		}
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
