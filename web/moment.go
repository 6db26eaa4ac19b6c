package web

import (
	"bytes"
	"context"
	"fmt"
	"html"
	"net/http"
	"net/url"
	"regexp"
	"time"

	"casus/store"
)

// momentForm is how the moment of a permalink stands in an address.
const momentForm = "2006-01-02T15:04:05Z"

// asOf is the moment that an address asks for: a time, or the end of a day. Zero is now.
func asOf(r *http.Request) (time.Time, error) {
	s := r.URL.Query().Get("asof")
	if s == "" {
		return time.Time{}, nil
	}
	if t, err := time.Parse(momentForm, s); err == nil {
		return t, nil
	}
	if t, err := time.Parse(time.DateOnly, s); err == nil {
		return t.Add(24*time.Hour - 1), nil
	}
	return time.Time{}, refuse("the moment in the address is no time", "Write asof=2024-05-01 or asof=2024-05-01T12:00:00Z, or take it out.")
}

// folded is the merged ledger of the moment that an address asks for.
func (s *Server) folded(r *http.Request) (*Folded, error) {
	at, err := asOf(r)
	if err != nil {
		return nil, err
	}
	return s.fold.Folded(r.Context(), at)
}

// permalink is the address of this view that keeps showing what it shows now.
func permalink(u *url.URL) string {
	q := u.Query()
	if q.Get("asof") == "" {
		q.Set("asof", time.Now().UTC().Format(momentForm))
	}
	for _, passing := range []string{"format", "done", "by"} {
		q.Del(passing)
	}
	return u.Path + "?" + q.Encode()
}

var (
	ownLink = regexp.MustCompile(`(href=")(/[^"#]*)`)
	ownForm = regexp.MustCompile(`<form [^>]*action="/[^>]*>`)
)

// keepMoment makes every link and form of a page of the past lead to the same moment.
func keepMoment(page []byte, moment string) []byte {
	value := html.EscapeString(moment)
	moment = url.QueryEscape(moment)
	page = ownLink.ReplaceAllFunc(page, func(link []byte) []byte {
		switch {
		case bytes.HasPrefix(link, []byte(`href="/static/`)), bytes.Contains(link, []byte("asof=")), bytes.Contains(link, []byte("now=1")):
			return link
		case bytes.ContainsRune(link, '?'):
			return fmt.Appendf(nil, "%s&amp;asof=%s", link, moment)
		}
		return fmt.Appendf(nil, "%s?asof=%s", link, moment)
	})
	return ownForm.ReplaceAllFunc(page, func(form []byte) []byte {
		return fmt.Appendf(nil, `%s<input type="hidden" name="asof" value="%s">`, form, value)
	})
}

// marksOn are the verdicts on the rows of some reports in a word each, by "REPORT/ROW", as their records number them.
func (s *Server) marksOn(ctx context.Context, at time.Time, reports map[string]bool) (map[string]string, error) {
	all, err := s.decide.Decisions(ctx)
	if err != nil {
		return nil, err
	}
	var concerned []store.Decision
	for _, d := range store.Until(all, at) {
		for _, subject := range d.Subject {
			if report, _, _ := store.CutSubject(subject); reports[report] {
				concerned = append(concerned, d)
				break
			}
		}
	}
	records := recordCache{s, ctx, at, nil}
	out := map[string]string{}
	for subject, v := range store.Verdicts(store.Reanchor(concerned, records.get)) {
		if m := v.Mark(); m != "" {
			out[subject] = m
		}
	}
	return out, nil
}
