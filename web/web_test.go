package web

import (
	"context"
	"encoding/json"
	"fmt"
	"html"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"testing"
	"time"

	"casus"
	"casus/store"
	"casus/store/storetest"
)

// shelf is a source of two reports in memory; the second is hostile.
type shelf struct {
	recs      []*casus.Record
	decisions []store.Decision
}

func newShelf() *shelf {
	hostile := storetest.Sample("<script>alert(1)</script>", 9)
	text := hostile.Report.Text + ` <img src=x onerror=alert(1)> & "quoted"`
	hostile.Report.Text, hostile.Report.Hash = text, casus.HashText(text)
	title := `</title><script>alert(2)</script>`
	hostile.Report.Title = &title
	hostile.Report.Blocks[0].Evidence = casus.Quote(text, casus.Span{Start: 0, End: len(text)})
	return &shelf{recs: []*casus.Record{storetest.Sample("r1", 3), hostile}}
}

func (s *shelf) RecordAt(_ context.Context, id string, at time.Time) (*casus.Record, error) {
	if !at.IsZero() && at.Year() < 2020 {
		return nil, &casus.Error{Op: "read", Kind: casus.KindStore, Err: fmt.Errorf("no report %q at that time", id)}
	}
	for _, r := range s.recs {
		if r.ID == id {
			return r, nil
		}
	}
	return nil, &casus.Error{Op: "read", Kind: casus.KindStore, Err: fmt.Errorf("no report %q", id)}
}

func (s *shelf) Reports(context.Context, store.Query) (out []store.ReportRow, err error) {
	for _, r := range s.recs {
		out = append(out, store.ReportRow{ID: r.ID, Title: deref(r.Report.Title), Outlet: deref(r.Report.Source), Published: deref(r.Report.Published)})
	}
	return out, nil
}

func (s *shelf) Events(_ context.Context, q store.Query) (out []store.EventRow, err error) {
	if q.Text == "nothing" {
		return nil, nil
	}
	for _, r := range s.recs {
		out = append(out, store.EventRow{ReportID: r.ID, Outlet: deref(r.Report.Source), Published: deref(r.Report.Published), Event: r.Events[0]})
	}
	return out, nil
}

func (s *shelf) Statements(context.Context, store.Query) (out []store.StatementRow, err error) {
	for _, r := range s.recs {
		out = append(out, store.StatementRow{ReportID: r.ID, Outlet: deref(r.Report.Source), Published: deref(r.Report.Published), Statement: r.Statements[0]})
	}
	return out, nil
}

func (s *shelf) Figures(context.Context, store.Query) (out []store.FigureRow, err error) {
	for _, r := range s.recs {
		out = append(out, store.FigureRow{ReportID: r.ID, Outlet: deref(r.Report.Source), Figure: casus.Figure{ID: "f1", Evidence: r.Events[0].Trigger, Unit: "person", Role: "killed"}})
	}
	return out, nil
}

func (s *shelf) Facets(_ context.Context, q store.Query) (store.Facets, error) {
	return store.Facets{Rows: 2, Types: map[string]int{"ASSAULT": 2}, Realis: map[string]int{"actual": 2}, Voices: map[string]int{"outlet": 2}}, nil
}

func (s *shelf) FiguresCSV(_ context.Context, w io.Writer, rows []store.FigureRow) error {
	_, err := fmt.Fprintf(w, "%d rows\n", len(rows))
	return err
}

func (s *shelf) Party(id string) *Party {
	if id != "KAL" {
		return nil
	}
	return &Party{Name: "Kaldova", Kind: "State", File: "actor/states.tsv", Line: 3, Offices: []Office{{Name: "president", Scope: "TRS", Of: "Tarsk", From: "2020-01-01"}}}
}

func (s *shelf) Version(context.Context) (int64, error) { return int64(len(s.recs)), nil }

func (s *shelf) Counts(context.Context) (store.Counts, error) {
	return store.Counts{Reports: 12345, Events: 2}, nil
}

func (s *shelf) EventsCSV(_ context.Context, w io.Writer, rows []store.EventRow) error {
	_, err := fmt.Fprintf(w, "%d rows\n", len(rows))
	return err
}

func (s *shelf) StatementsCSV(_ context.Context, w io.Writer, rows []store.StatementRow) error {
	_, err := fmt.Fprintf(w, "%d rows\n", len(rows))
	return err
}

func (s *shelf) Folded(_ context.Context, at time.Time) (*Folded, error) {
	f := &Folded{AsOf: at, Compare: func(e *casus.Event) casus.Comparison {
		c := casus.Comparison{Event: *e, Fields: []casus.Field{{Name: "act", Status: casus.FieldAgree, Values: []casus.FieldValue{{ReportID: "r1", Value: "ASSAULT"}}}}}
		for _, a := range e.Accounts {
			c.Accounts = append(c.Accounts, a.ReportID)
		}
		return c
	}, Records: s.recs, ByID: map[string]*casus.Record{}, EventBy: map[string]*casus.Event{}}
	e := s.recs[0].Events[0]
	f.Events = []casus.Event{{ID: "m1", Type: e.Type, Mode: e.Mode, Sources: e.Sources, Targets: e.Targets, Time: e.Time, Place: e.Place, Realis: e.Realis, Quad: 4, Origins: 2}}
	for _, r := range s.recs {
		f.ByID[r.ID] = r
		f.Events[0].Accounts = append(f.Events[0].Accounts, casus.Account{ReportID: r.ID, EventID: "e1", Origin: "own:Harbour Wire", Outlet: "Harbour Wire", Published: "2024-05-01"})
	}
	alone := f.Events[0]
	alone.ID, alone.Accounts = "m2", alone.Accounts[:1]
	f.EventBy["m1"], f.EventBy["m2"] = &f.Events[0], &alone
	return f, nil
}

func (s *shelf) Rules(ids []string) []Rule {
	if len(ids) == 0 {
		return nil
	}
	return []Rule{{ID: ids[0], File: "event/verbs.txt", Line: 7, Text: "shell: <b>bold</b>"}}
}

func (s *shelf) Decide(_ context.Context, d store.Decision) (int64, error) {
	d.Seq = int64(len(s.decisions) + 1)
	s.decisions = append(s.decisions, d)
	return d.Seq, nil
}

func (s *shelf) Decisions(context.Context) ([]store.Decision, error) { return s.decisions, nil }

func newPages(t *testing.T) http.Handler {
	t.Helper()
	h, _ := pagesOver(t, newShelf())
	return h
}

func pagesOver(t *testing.T, s *shelf) (http.Handler, *Server) {
	t.Helper()
	h, err := New(s, s, s, s, s, slog.New(slog.NewTextHandler(io.Discard, nil)))
	if err != nil {
		t.Fatal(err)
	}
	return Guard(h, ""), h
}

func get(h http.Handler, path string) *httptest.ResponseRecorder {
	w := httptest.NewRecorder()
	h.ServeHTTP(w, httptest.NewRequest("GET", "http://127.0.0.1:7080"+path, nil))
	return w
}

const hostileID = "%3Cscript%3Ealert(1)%3C/script%3E"

func TestPages(t *testing.T) {
	h := newPages(t)
	for _, c := range []struct {
		path   string
		status int
		want   string
	}{
		{"/", 200, "12 345"},
		{"/ledger", 200, "shelled"},
		{"/ledger?type=ASSAULT&since=2024-01-01&page=2", 200, "Page 2"},
		{"/ledger?q=nothing", 200, "No event fits"},
		{"/statements", 200, "Orla Venn"},
		{"/reports", 200, "Harbour Wire"},
		{"/report?id=r1", 200, "Tarsk"},
		{"/report?id=r1&row=e1", 200, "event/verbs.txt:7"},
		{"/report?id=r1&row=s1", 200, "threaten"},
		{"/report?id=r1&row=zz", 200, "Tarsk"},
		{"/report?id=" + hostileID, 200, "onerror"},
		{"/timeline", 200, "Violence"},
		{"/timeline?actor=TRS&since=2024-01-01", 200, "1 event"},
		{"/timeline?actor=nobody", 200, "No event fits"},
		{"/compare?event=m1", 200, "agree"},
		{"/compare?event=zz", 404, "no such page"},
		{"/positions", 200, "Positions"},
		{"/actors", 200, "Kaldova"},
		{"/actor?id=nobody", 404, "no such page"},
		{"/report?id=none", 404, "no report"},
		{"/report", 404, "no report"},
		{"/?since=2024-04-01", 200, "ASSAULT"},
		{"/?since=2024-06-01", 200, "No event was told"},
		{"/review", 200, "merged from 2 accounts"},
		{"/review?event=m1", 200, "Split"},
		{"/review?event=zz", 404, "no such page"},
		{"/review?row=r1/e1", 200, "Keep the edit"},
		{"/review?row=r1/e9", 404, "no such page"},
		{"/review?row=none/e1", 404, "no report"},
		{"/ledger?open=r1/e1", 200, "tr class=\"evidence\""},
		{"/ledger?open=none/e1", 404, "no report"},
		{"/figures", 200, "killed"},
		{"/figures?open=r1/f9", 200, "killed"},
		{"/statements?open=r1/s1", 200, "We will answer"},
		{"/actor?id=KAL", 200, "president"},
		{"/report?id=r1&hide=names", 200, "Tarsk"},
		{"/ledger?asof=2024-05-01T12:00:00Z", 200, "as it stood on 1 May 2024"},
		{"/report?id=r1&asof=2019-01-01", 404, "no report"},
		{"/ledger?asof=yesterday", 400, "asof=2024-05-01"},
		{"/nowhere", 404, "no such page"},
		{"/../../etc/passwd", 404, ""},
		{"/static/style.css", 200, "--ink"},
		{"/static/../templates/layout.html", 404, ""},
	} {
		w := get(h, c.path)
		if w.Code != c.status && !(c.status == 404 && w.Code == http.StatusTemporaryRedirect || w.Code == http.StatusMovedPermanently) || !strings.Contains(w.Body.String(), c.want) && w.Code == c.status {
			t.Errorf("%s: %d, want %d with %q in\n%.400s", c.path, w.Code, c.status, c.want, w.Body)
		}
	}
}

// scripts is the one script that a page may load.
var scripts = regexp.MustCompile(`<script src="/static/app\.js\?v=[0-9a-f]{10}" defer></script>`)

// TestEscaped looks for report text that became markup.
func TestEscaped(t *testing.T) {
	h := newPages(t)
	for _, path := range []string{"/reports", "/timeline", "/compare?event=m1", "/actors", "/ledger", "/statements", "/report?id=" + hostileID, "/report?row=e1&id=" + hostileID, "/", "/review", "/review?event=m1", "/review?row=" + hostileID + "/e1", "/review?by=" + hostileID + "&done=" + hostileID, "/ledger?q=" + hostileID, "/report?id=x" + hostileID} {
		body := get(h, path).Body.String()
		for _, bad := range []string{"<script>alert", "<img src=x", "<b>bold"} {
			if strings.Contains(body, bad) {
				t.Errorf("%s shows %q as markup", path, bad)
			}
		}
		if regexp.MustCompile(`<script|style=|\son[a-z]+=|javascript:`).MatchString(strings.NewReplacer("onerror=alert(1)&gt;", "").Replace(scripts.ReplaceAllString(body, ""))) {
			t.Errorf("%s holds inline script or style", path)
		}
	}
}

func TestHeaders(t *testing.T) {
	h := newPages(t)
	for _, path := range []string{"/", "/report?id=none", "/static/style.css", "/ledger?format=json", "/ledger?format=csv", "/nowhere"} {
		w := get(h, path)
		csp := w.Header().Get("Content-Security-Policy")
		for _, want := range []string{"default-src 'none'", "script-src 'self'", "style-src 'self'", "connect-src 'self'", "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'"} {
			if !strings.Contains(csp, want) || strings.Contains(csp, "unsafe") {
				t.Errorf("%s: policy %q lacks %q", path, csp, want)
			}
		}
		for name, want := range map[string]string{"X-Content-Type-Options": "nosniff", "X-Frame-Options": "DENY", "Referrer-Policy": "same-origin",
			"Cross-Origin-Opener-Policy": "same-origin", "Cross-Origin-Resource-Policy": "same-origin"} {
			if got := w.Header().Get(name); got != want {
				t.Errorf("%s: %s is %q, want %q", path, name, got, want)
			}
		}
	}
}

func TestForms(t *testing.T) {
	h := newPages(t)
	for _, path := range []string{"/ledger", "/statements", "/reports", "/report?id=r1", "/", "/timeline", "/compare?event=m1", "/positions", "/actors", "/actor?id=KAL", "/figures", "/review", "/review?event=m1"} {
		sep := "?"
		if strings.Contains(path, "?") {
			sep = "&"
		}
		w := get(h, path+sep+"format=json")
		if !json.Valid(w.Body.Bytes()) {
			t.Errorf("%s as JSON: %.200s", path, w.Body)
		}
	}
	for _, path := range []string{"/reports", "/report?id=r1", "/", "/timeline", "/compare?event=m1", "/positions", "/actors", "/actor?id=KAL", "/review", "/figures", "/statements"} {
		sep := "?"
		if strings.Contains(path, "?") {
			sep = "&"
		}
		if w := get(h, path+sep+"format=csv"); w.Code != 200 || !strings.HasPrefix(w.Header().Get("Content-Type"), "text/csv") || w.Body.Len() == 0 {
			t.Errorf("%s as CSV: %d %.200s", path, w.Code, w.Body)
		}
	}
	if w := get(h, "/timeline?format=marks"); !strings.Contains(w.Body.String(), `"Begin":"2024-04-29"`) {
		t.Errorf("marks: %.300s", w.Body)
	}
	if w := get(h, "/ledger?format=csv"); w.Body.String() != "2 rows\n" || !strings.HasPrefix(w.Header().Get("Content-Type"), "text/csv") {
		t.Errorf("CSV: %s %q", w.Header().Get("Content-Type"), w.Body)
	}
	if w := get(h, "/report?id=none&format=json"); w.Code != 404 || !json.Valid(w.Body.Bytes()) {
		t.Errorf("an error as JSON: %d %s", w.Code, w.Body)
	}
}

func TestGuard(t *testing.T) {
	s := newShelf()
	pages, err := New(s, s, s, s, s, slog.New(slog.NewTextHandler(io.Discard, nil)))
	if err != nil {
		t.Fatal(err)
	}
	h := Guard(pages, "harbour")
	if w := get(h, "/"); w.Code != http.StatusUnauthorized {
		t.Errorf("without a password: %d", w.Code)
	}
	for password, want := range map[string]int{"harbour": 200, "Harbour": 401, "": 401} {
		r := httptest.NewRequest("GET", "/", nil)
		r.SetBasicAuth("any", password)
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		if w.Code != want {
			t.Errorf("password %q: %d, want %d", password, w.Code, want)
		}
	}
	for host, want := range map[string]int{"127.0.0.1:7080": 200, "localhost": 200, "[::1]:7080": 200, "rebound.example:7080": 421, "10.0.0.1": 421, "": 421} {
		r := httptest.NewRequest("GET", "/reports", nil)
		r.Host = host
		w := httptest.NewRecorder()
		Guard(pages, "").ServeHTTP(w, r)
		if w.Code != want {
			t.Errorf("host %q without a token: %d, want %d", host, w.Code, want)
		}
	}
	if w := get(Guard(pages, ""), "/ledger?q="+strings.Repeat("a", 5000)); w.Code != http.StatusRequestURITooLong {
		t.Errorf("a long address: %d", w.Code)
	}
}

// TestPermalink looks for a link of a page of the past that leads out of it.
func TestPermalink(t *testing.T) {
	h := newPages(t)
	for _, path := range []string{"/ledger", "/", "/timeline", "/report?id=r1", "/actors"} {
		link := regexp.MustCompile(`href="([^"]*asof=[^"]*)">permalink`).FindStringSubmatch(get(h, path).Body.String())
		if link == nil {
			t.Fatalf("%s has no permalink", path)
		}
		body := get(h, html.UnescapeString(link[1])).Body.String()
		for _, own := range regexp.MustCompile(`href="(/[^"]*)"`).FindAllStringSubmatch(body, -1) {
			if !strings.Contains(own[1], "asof=") && !strings.Contains(own[1], "/static/") && !strings.Contains(own[1], "now=1") {
				t.Errorf("%s leads out of the past by %s", path, own[1])
			}
		}
		if !strings.Contains(body, `<input type="hidden" name="asof"`) {
			t.Errorf("%s: its forms lead out of the past", path)
		}
	}
}

// TestCost looks for a bound of what one question may cost.
func TestCost(t *testing.T) {
	s := &slow{newShelf(), make(chan time.Time, 1)}
	h, err := New(s, s.shelf, s.shelf, s.shelf, s.shelf, slog.New(slog.NewTextHandler(io.Discard, nil)))
	if err != nil {
		t.Fatal(err)
	}
	get(h, "/ledger?q=dear")
	if end := <-s.deadline; time.Until(end) > patience {
		t.Errorf("a question may take until %v", end)
	}
	for path, most := range map[string]int{"/ledger": pageSize + 1, "/ledger?page=99999999": pageSize + 1, "/ledger?format=json": 10000} {
		r := httptest.NewRequest("GET", path, nil)
		if q, _, err := query(r); err != nil || q.Limit != most || q.Offset > mostPages*max(pageSize, q.Limit) {
			t.Errorf("%s asks for %d rows from %d, %v", path, q.Limit, q.Offset, err)
		}
	}
	big := httptest.NewRequest("POST", "http://127.0.0.1:7080/review", strings.NewReader("reason="+strings.Repeat("a", maxBody+1)))
	big.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	w := httptest.NewRecorder()
	Guard(h, "").ServeHTTP(w, big)
	if w.Code != http.StatusBadRequest {
		t.Errorf("an upload beyond the bound: %d", w.Code)
	}
}

// slow keeps the time that a question has.
type slow struct {
	*shelf
	deadline chan time.Time
}

func (s *slow) Events(ctx context.Context, _ store.Query) ([]store.EventRow, error) {
	end, _ := ctx.Deadline()
	s.deadline <- end
	return nil, context.DeadlineExceeded
}

// TestDraw holds the cut text against the block: nothing is lost or doubled, whatever marks overlap.
func TestDraw(t *testing.T) {
	rec := storetest.Sample("r1", 3)
	var b strings.Builder
	for _, r := range draw(rec.Report.Text, rec.Report.Blocks[0].Span(), marksOf(rec), "e1") {
		b.WriteString(r.Text)
		if r.Chosen != (r.Text == "shelled") {
			t.Errorf("run %q chosen: %v", r.Text, r.Chosen)
		}
	}
	if b.String() != rec.Report.Text {
		t.Errorf("drawn text %q", b.String())
	}
}
