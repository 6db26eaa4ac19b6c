package web

import (
	"bufio"
	"context"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"casus"
	"casus/store"
)

// send posts a form of the review page as a browser does; headers change or take away ("") what it sends.
func send(h http.Handler, form url.Values, headers map[string]string) *httptest.ResponseRecorder {
	r := httptest.NewRequest("POST", "http://127.0.0.1:7080/review", strings.NewReader(form.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.Header.Set("Sec-Fetch-Site", "same-origin")
	r.Header.Set("Origin", "http://127.0.0.1:7080")
	for k, v := range headers {
		r.Header.Set(k, v)
		if v == "" {
			r.Header.Del(k)
		}
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

func form(token string, pairs ...string) url.Values {
	f := url.Values{"token": {token}, "by": {"Reader"}, "reason": {"as the report says"}}
	for i := 0; i < len(pairs); i += 2 {
		f[pairs[i]] = strings.Split(pairs[i+1], " ")
	}
	return f
}

func TestForeignFormsRefused(t *testing.T) {
	s := newShelf()
	h, server := pagesOver(t, s)
	for name, c := range map[string]struct {
		token   string
		headers map[string]string
	}{
		"no token":                {"", nil},
		"another token":           {strings.Repeat("0", 64), nil},
		"another site":            {server.token, map[string]string{"Sec-Fetch-Site": "cross-site"}},
		"another port of ours":    {server.token, map[string]string{"Sec-Fetch-Site": "same-site"}},
		"another origin":          {server.token, map[string]string{"Sec-Fetch-Site": "", "Origin": "http://elsewhere.example"}},
		"an origin without name":  {server.token, map[string]string{"Sec-Fetch-Site": "", "Origin": "null"}},
		"same site, other origin": {server.token, map[string]string{"Origin": "http://127.0.0.1:9"}},
	} {
		if w := send(h, form(c.token, "accept", "m1"), c.headers); w.Code != http.StatusForbidden {
			t.Errorf("%s: %d, want 403", name, w.Code)
		}
	}
	if len(s.decisions) != 0 {
		t.Fatalf("refused forms left decisions: %+v", s.decisions)
	}
	if w := get(h, "/review?accept=m1&by=Reader&token="+server.token); w.Code != 200 || len(s.decisions) != 0 {
		t.Error("an address alone decides")
	}
}

func TestDecide(t *testing.T) {
	both := []string{"r1/e1", "<script>alert(1)</script>/e1"}
	for _, c := range []struct {
		name   string
		form   []string
		status int
		want   store.Decision
	}{
		{"accept from the queue", []string{"accept", "m1"}, 303, store.Decision{Action: "accept", Subject: both}},
		{"accept without a reason", []string{"accept", "m1", "reason", ""}, 303, store.Decision{Action: "accept", Subject: both}},
		{"reject from the queue", []string{"reject", "m1"}, 303, store.Decision{Action: "reject", Subject: both}},
		{"reject one mention", []string{"action", "reject", "row", "r1/e1"}, 303, store.Decision{Action: "reject", Subject: both[:1]}},
		{"reject without a reason", []string{"reject", "m1", "reason", ""}, 400, store.Decision{}},
		{"without a name", []string{"accept", "m1", "by", ""}, 400, store.Decision{}},
		{"edit", []string{"action", "edit", "event", "m1", "type", "COERCE", "mode", "", "realis", "actual"}, 303, store.Decision{Action: "edit", Subject: both, Edit: `{"type":"COERCE","mode":""}`}},
		{"edit nothing", []string{"action", "edit", "event", "m1", "type", "ASSAULT", "mode", "heavy-weapons", "realis", "actual"}, 400, store.Decision{}},
		{"edit to no type", []string{"action", "edit", "event", "m1", "type", "WAR"}, 400, store.Decision{}},
		{"edit to no mode", []string{"action", "edit", "event", "m1", "mode", "<b>"}, 400, store.Decision{}},
		{"split", []string{"action", "split", "event", "m1", "apart", strings.Join(both, " ")}, 303, store.Decision{Action: "split", Subject: both}},
		{"split one", []string{"action", "split", "event", "m1", "apart", "r1/e1"}, 400, store.Decision{}},
		{"merge", []string{"action", "merge", "event", "m2", "with", "m1"}, 303, store.Decision{Action: "merge", Subject: []string{"r1/e1", both[0], both[1]}}},
		{"merge with nothing", []string{"action", "merge", "event", "m1", "with", "zz"}, 400, store.Decision{}},
		{"an event that is not there", []string{"accept", "zz"}, 404, store.Decision{}},
		{"no action", []string{"event", "m1"}, 400, store.Decision{}},
	} {
		s := newShelf()
		h, server := pagesOver(t, s)
		w := send(h, form(server.token, c.form...), nil)
		if w.Code != c.status {
			t.Errorf("%s: %d, want %d: %.300s", c.name, w.Code, c.status, w.Body)
		}
		if c.want.Action == "" {
			if len(s.decisions) != 0 {
				t.Errorf("%s: kept %+v", c.name, s.decisions)
			}
			continue
		}
		if len(s.decisions) != 1 {
			t.Fatalf("%s: %d decisions", c.name, len(s.decisions))
		}
		d := s.decisions[0]
		if d.Action != c.want.Action || strings.Join(d.Subject, " ") != strings.Join(c.want.Subject, " ") || d.Edit != c.want.Edit || d.By != "Reader" || d.At.IsZero() || len(d.Anchors) != len(d.Subject) || d.Anchors[0].Words != "shelled" {
			t.Errorf("%s: kept %+v", c.name, d)
		}
	}
}

func TestDecidedLeavesTheQueue(t *testing.T) {
	s := newShelf()
	h, server := pagesOver(t, s)
	if !strings.Contains(get(h, "/review").Body.String(), "1 event waits") {
		t.Fatal("the merged event does not wait")
	}
	hostile := form(server.token, "reject", "m1")
	hostile["reason"] = []string{"<script>alert(3)</script>"}
	send(h, hostile, nil)
	body := get(h, "/review").Body.String()
	for _, want := range []string{"Nothing waits", "&lt;script&gt;alert(3)", "/review?row=r1%2Fe1"} {
		if !strings.Contains(body, want) {
			t.Errorf("%q is not in the page of a decided ledger", want)
		}
	}
	if strings.Contains(body, "<script>alert") {
		t.Error("a reason became markup")
	}
	for _, path := range []string{"/ledger", "/report?id=r1&row=e1", "/review?row=r1/e1"} {
		if !strings.Contains(get(h, path).Body.String(), "m-rejected") {
			t.Errorf("%s does not mark the rejected event", path)
		}
	}
	send(h, form(server.token, "action", "accept", "row", "r1/e1"), nil)
	if len(s.decisions) != 2 || s.decisions[0].Action != "reject" {
		t.Errorf("decisions are not appended: %+v", s.decisions)
	}
	if strings.Contains(get(h, "/report?id=r1&row=e1").Body.String(), "m-rejected") {
		t.Error("a later acceptance does not take the rejection back")
	}
}

// TestCodedAnew numbers the rows of a report otherwise: what was decided about one stays with it.
func TestCodedAnew(t *testing.T) {
	s := newShelf()
	h, server := pagesOver(t, s)
	send(h, form(server.token, "action", "reject", "row", "r1/e1"), nil)
	anew := *s.recs[0]
	first := anew.Events[0]
	first.ID = "e2"
	other := first
	other.ID, other.Trigger = "e1", casus.Quote(anew.Report.Text, casus.Span{Start: 49, End: 56})
	anew.Events = []casus.EventMention{other, first}
	s.recs[0] = &anew
	body := get(h, "/report?id=r1&row=e2").Body.String()
	if strings.Count(body, "m-rejected") == 0 || strings.Contains(get(h, "/report?id=r1&row=e1").Body.String(), `<dd><span class="mark m-rejected"`) {
		t.Error("the rejection did not go with its row")
	}
	if body := get(h, "/review").Body.String(); !strings.Contains(body, "was r1/e1") || !strings.Contains(body, "row=r1%2Fe2") {
		t.Error("the history does not say where the row is now")
	}
}

func TestGold(t *testing.T) {
	s := newShelf()
	second := s.recs[0].Events[0]
	second.ID, second.Sources = "e2", []casus.ActorRef{{Actor: "KAL", Implicit: "elided subject"}}
	s.recs[0].Events = append(s.recs[0].Events, second)
	h, server := pagesOver(t, s)
	if w := get(h, "/review?format=gold"); w.Body.Len() != 0 {
		t.Errorf("gold without decisions: %s", w.Body)
	}
	send(h, form(server.token, "action", "edit", "row", "r1/e1", "mode", "aerial"), nil)
	w := get(h, "/review?format=gold")
	var it goldItem
	if err := json.Unmarshal(w.Body.Bytes(), &it); err != nil {
		t.Fatal(err)
	}
	if it.ID != "r1" || casus.HashText(it.Text) != it.Hash || len(it.Events) != 2 {
		t.Fatalf("item %+v", it)
	}
	e := it.Events[0]
	if e.Debatable || deref(e.Mode) != "aerial" || e.Trigger.At.In(it.Text) != "shelled" || e.Sources[0].At.In(it.Text) != "Kaldova" || e.Sources[0].Code != "KAL" || e.Voice != "outlet" {
		t.Errorf("the edited event %+v", e)
	}
	if e := it.Events[1]; !e.Debatable || len(e.Fields) != 1 || e.Fields[0] != "sources" {
		t.Errorf("the event nobody decided about %+v", e)
	}
}

func TestChanges(t *testing.T) {
	s := newShelf()
	_, server := pagesOver(t, s)
	server.watch.every = 10 * time.Millisecond
	live := httptest.NewServer(server)
	defer live.Close()
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	r, _ := http.NewRequestWithContext(ctx, "GET", live.URL+"/changes", nil)
	answer, err := live.Client().Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	if got := answer.Header.Get("Content-Type"); got != "text/event-stream" {
		t.Errorf("type %q", got)
	}
	line, err := bufio.NewReader(answer.Body).ReadString('\n')
	if err != nil || !strings.Contains(line, `"Reports":12345`) || !strings.Contains(line, `"Decisions":0`) {
		t.Errorf("first line %q, %v", line, err)
	}
	server.watch.open = mostStreams
	if w := get(server, "/changes"); w.Code != http.StatusServiceUnavailable {
		t.Errorf("one stream too many: %d", w.Code)
	}
}
