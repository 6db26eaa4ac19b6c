package sqlite

import (
	"context"
	"slices"
	"strconv"
	"strings"
)

// set is a selection of rows x, or of their reports r, by another table. How many it selects decides how its rows are found: few are looked
// up and sorted by their keys alone, many are met on the way along the index by day.
type set struct {
	from   string // FROM and WHERE that find the members
	args   []any
	member string // the column of a member's key
	of     string // the column of x or r that holds the key
	keys   string // selects day and seq of the rows x, %s = table; "" for sets that are not walked by themselves
	probe  string // the condition on one row
	bound  string // selects the day of the member that comes first in the list's order, %s = min or max; "" when that is not known
	few    int

	boundArgs []any
}

// partySet are the rows with a party, or place, of that id, country or part of a name. role 0 is any.
func partySet(kind, role int, who string) set {
	k, r := strconv.Itoa(kind), strconv.Itoa(role)
	named := "(w.actor = ? OR w.country = ? OR w.name LIKE ? ESCAPE '!')"
	in, roles := " AND p.kind = "+k, []string{"1", "2"}
	if role != 0 {
		in, roles = in+" AND p.role = "+r, []string{r}
	}
	s := set{args: []any{who, who, part(who)}, member: "p.row", of: "x.seq", few: 50000}
	s.from = " FROM who w CROSS JOIN parties p ON p.who = w.id" + in + " WHERE " + named
	s.keys = "SELECT DISTINCT p.day, p.row" + s.from + " ORDER BY 1, 2"
	s.probe = "EXISTS (SELECT 1 FROM parties p CROSS JOIN who w ON w.id = p.who WHERE p.row = x.seq" + in + " AND " + named + ")"
	var days []string
	for _, r := range roles {
		days = append(days, "SELECT (SELECT %s(p.day) FROM parties p WHERE p.who = w.id AND p.kind = "+k+" AND p.role = "+r+") AS day FROM who w WHERE "+named)
	}
	s.bound = "SELECT coalesce(%s(day), '') FROM (" + strings.Join(days, " UNION ALL ") + ")"
	s.boundArgs = slices.Repeat(s.args, len(roles))
	return s
}

// textSet are the reports with the words of a search.
func textSet(words string) set {
	return set{from: " FROM texts t WHERE t.texts MATCH ?", args: []any{match(words)}, member: "t.rowid", of: "r.seq", few: 5000,
		keys:  "SELECT x.day, x.seq FROM (SELECT rowid AS report FROM texts WHERE texts MATCH ?) t CROSS JOIN %s x ON x.report = t.report ORDER BY 1, 2",
		probe: "EXISTS (SELECT 1 FROM texts WHERE texts MATCH ? AND rowid = r.seq)"}
}

// outletSet are the reports of an outlet.
func outletSet(outlet string) set {
	return set{from: " FROM reports o WHERE o.outlet LIKE ? ESCAPE '!'", args: []any{part(outlet)}, member: "o.seq", of: "r.seq", few: 5000,
		keys:  "SELECT x.day, x.seq FROM (SELECT seq AS report FROM reports WHERE outlet LIKE ? ESCAPE '!') t CROSS JOIN %s x ON x.report = t.report ORDER BY 1, 2",
		probe: "r.outlet LIKE ? ESCAPE '!'"}
}

// reportSet is one report, by id or hash, in all its versions.
func reportSet(report string) set {
	return set{from: " FROM reports o WHERE (o.id = ? OR o.hash = ?)", args: []any{report, report}, member: "o.seq", of: "r.seq", few: 5000,
		keys:  "SELECT x.day, x.seq FROM (SELECT seq AS report FROM reports WHERE id = ? OR hash = ?) t CROSS JOIN %s x ON x.report = t.report ORDER BY 1, 2",
		probe: "(r.id = ? OR r.hash = ?)"}
}

// isIn keeps the rows of a set with few members.
func (f *filter) isIn(s *set) {
	// The plus keeps SQLite from finding the rows by the set: they are found by key, and looked up in it.
	f.add("+"+s.of+" IN (SELECT "+s.member+s.from+")", s.args...)
}

// settle makes conditions of the sets, all but the smallest of those with few members: that one is returned, to be walked by its keys. none
// says that no row can match.
func (f *filter) settle(ctx context.Context, db asker, latest bool) (walk *set, none bool, err error) {
	least := 0
	for i := range f.sets {
		s := &f.sets[i]
		var n int
		if err := db.QueryRowContext(ctx, "SELECT count(*) FROM (SELECT 1"+s.from+" LIMIT "+strconv.Itoa(s.few)+")", s.args...).Scan(&n); err != nil {
			return nil, false, err
		}
		switch {
		case n == 0:
			return nil, true, nil
		case n < s.few:
			if walk == nil || n < least {
				walk, least, s = s, n, walk
			}
			if s != nil {
				f.isIn(s)
			}
			continue
		}
		f.add(s.probe, s.args...)
		if s.bound == "" {
			continue
		}
		first, cond := "min", "x.day >= ?"
		if latest {
			first, cond = "max", "x.day <= ?"
		}
		var day string
		if err := db.QueryRowContext(ctx, strings.ReplaceAll(s.bound, "%s", first), s.boundArgs...).Scan(&day); err != nil {
			return nil, false, err
		}
		f.add(cond, day) // nothing of it stands before: the walk begins there
	}
	return walk, false, nil
}
