package web

import (
	"fmt"
	"html/template"
	"net/url"
	"reflect"
	"strconv"
	"strings"
	"time"

	"casus"
)

// functions are what templates may call.
var functions = template.FuncMap{
	"day":      englishDay,
	"interval": interval,
	"parties":  partyNames,
	"deref":    deref,
	"lower":    strings.ToLower,
	"address":  withParam,
	"rowlink":  rowLink,
	"first":    firstOf,
	"more":     func(list any) bool { return reflect.ValueOf(list).Len() > shownChanges },
	"positionlink": func(holder, issue string) string {
		return "/positions?" + url.Values{"actor": {holder}, "issue": {issue}}.Encode()
	},
	"origin":    originWords,
	"label":     labelOf,
	"permalink": permalink,
	"list":      func(items ...string) []string { return items },
	"bounds":    rangeOf,
	"item":      itemOf,
	"counted": func(role, item string) string { // what a figure counts, with the role of people where the item does not say it
		if role == "" || strings.Contains(item, role) {
			return item
		}
		return strings.TrimSpace(role + " " + item)
	},
	"words": func(s string) string { return strings.ReplaceAll(s, "_", " ") },
	"iso": func(t *casus.EventTime) string {
		if t == nil {
			return ""
		}
		return t.Begin
	},
	"count":   func(m map[string]int, key string) int { return m[key] },
	"join":    func(list []string, sep string) string { return strings.Join(list, sep) },
	"percent": func(f float64) string { return strconv.Itoa(int(f*100+0.5)) + "%" },
	"plural": func(n int, one, many string) string {
		if n == 1 {
			return "1 " + one
		}
		return group(n) + " " + many
	},
	"group": group,
	"plusn": func(n, m int) int { return n + m },
	"plus":  func(n int) int { return n + 1 },
	"minus": func(n int) int { return n - 1 },
}

// englishDay is an ISO day as readers write it: 3 May 2024. What is no day stays as it is.
func englishDay(iso string) string {
	if t, err := time.Parse(time.DateOnly, iso[:min(len(iso), 10)]); err == nil {
		return t.Format("2 January 2006")
	}
	if t, err := time.Parse("2006-01", iso); err == nil {
		return t.Format("January 2006")
	}
	return iso
}

// interval is a half-open interval in words.
func interval(t *casus.EventTime) string {
	if t == nil {
		return ""
	}
	begin, err1 := time.Parse(time.DateOnly, t.Begin[:min(len(t.Begin), 10)])
	end, err2 := time.Parse(time.DateOnly, t.End[:min(len(t.End), 10)])
	switch {
	case err1 != nil && err2 != nil:
		return t.Begin + " to " + t.End
	case err1 != nil:
		return "until " + end.AddDate(0, 0, -1).Format("2 January 2006")
	case err2 != nil:
		return "since " + begin.Format("2 January 2006")
	}
	last := end.AddDate(0, 0, -1)
	switch {
	case !last.After(begin):
		return begin.Format("2 January 2006")
	case begin.Day() == 1 && end.Day() == 1 && begin.AddDate(0, 1, 0).Equal(end):
		return begin.Format("January 2006")
	case begin.YearDay() == 1 && begin.AddDate(1, 0, 0).Equal(end):
		return begin.Format("2006")
	case begin.Year() == last.Year():
		return begin.Format("2 January") + " to " + last.Format("2 January 2006")
	}
	return begin.Format("2 January 2006") + " to " + last.Format("2 January 2006")
}

// partyNames are the names of parties, or the report's words for them.
func partyNames(refs []casus.ActorRef) string {
	var out []string
	for _, a := range refs {
		switch {
		case a.Name != "":
			out = append(out, a.Name)
		case a.Text != "":
			out = append(out, a.Text)
		case a.Actor != "":
			out = append(out, a.Actor)
		}
	}
	return strings.Join(out, ", ")
}

func deref(p any) string {
	switch p := p.(type) {
	case *string:
		if p != nil {
			return *p
		}
	case *int:
		if p != nil {
			return strconv.Itoa(*p)
		}
	case *float64:
		if p != nil {
			return strconv.FormatFloat(*p, 'f', -1, 64)
		}
	}
	return ""
}

// withParam is an address with parameters changed: pairs of name and value; an empty value takes the parameter out. The page number
// goes with any other change.
func withParam(u *url.URL, pairs ...any) string {
	q := u.Query()
	for i := 0; i+1 < len(pairs); i += 2 {
		name, value := fmt.Sprint(pairs[i]), fmt.Sprint(pairs[i+1])
		if name != "page" {
			q.Del("page")
		}
		if value == "" {
			q.Del(name)
		} else {
			q.Set(name, value)
		}
	}
	if len(q) == 0 {
		return u.Path
	}
	return u.Path + "?" + q.Encode()
}

// rowLink is the address of a row in its report.
func rowLink(report, row string) string {
	return "/report?" + url.Values{"id": {report}, "row": {row}}.Encode() + "#text"
}

// firstOf are the first rows of a list of any type, as many as a page shows of its changes.
func firstOf(list any) any {
	v := reflect.ValueOf(list)
	return v.Slice(0, min(v.Len(), shownChanges)).Interface()
}

// group parts thousands: 12 345.
func group(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + " " + s[i:]
	}
	return s
}

// originWords is the origin of an account in words.
func originWords(origin string) string {
	kind, name, _ := strings.Cut(origin, ":")
	switch kind {
	case "own":
		return name + " itself"
	case "agency":
		return "the agency " + name
	case "outlet":
		return name + ", which it cites or copies"
	case "statement":
		return "the words of " + name
	case "unnamed":
		return "unnamed sources of " + name
	}
	return origin
}
