package web

import (
	"crypto/rand"
	"crypto/subtle"
	"encoding/hex"
	"encoding/json"
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"casus"
	"casus/store"
)

// newToken is the secret that every form of this server carries. A page of another origin cannot read it.
func newToken() string {
	b := make([]byte, 32)
	rand.Read(b) // never fails
	return hex.EncodeToString(b)
}

// ours tells whether a request that changes something comes from our own page: Sec-Fetch-Site or Origin say so, and it carries the token.
func (s *Server) ours(r *http.Request) bool {
	if site := r.Header.Get("Sec-Fetch-Site"); site != "" && site != "same-origin" {
		return false
	}
	if origin := r.Header.Get("Origin"); origin != "" {
		if u, err := url.Parse(origin); err != nil || u.Host == "" || u.Host != r.Host {
			return false
		}
	}
	return subtle.ConstantTimeCompare([]byte(r.PostFormValue("token")), []byte(s.token)) == 1
}

// Bounds of what a form may say, in bytes.
const (
	maxName   = 100
	maxReason = 1000
	maxMode   = 40
)

// decideForm answers a form of the review page: it appends the decision and goes back to the queue.
func (s *Server) decideForm(w http.ResponseWriter, r *http.Request) error {
	if err := r.ParseForm(); err != nil {
		return refuse("the form cannot be read", "Load the page again.")
	}
	if !s.ours(r) {
		return errForeign
	}
	d, err := s.decisionOf(r)
	if err != nil {
		return err
	}
	if _, err := s.decide.Decide(r.Context(), d); err != nil {
		return err
	}
	http.Redirect(w, r, "/review?"+url.Values{"by": {d.By}, "done": {d.Action}}.Encode(), http.StatusSeeOther)
	return nil
}

// errForeign is the error of a form that did not come from our page.
var errForeign = errors.New("this form does not come from a page of this server")

func refuse(what, hint string) error {
	return &casus.Error{Op: "review", Kind: casus.KindUsage, Err: errors.New(what), Hint: hint}
}

// decisionOf reads a form. The action stands in "action" beside "event" or "row", or, from the buttons of the queue, in "accept" or "reject",
// which hold the event's id.
func (s *Server) decisionOf(r *http.Request) (store.Decision, error) {
	f := r.PostForm
	d := store.Decision{At: time.Now().UTC(), By: strings.TrimSpace(f.Get("by")), Reason: strings.TrimSpace(f.Get("reason")), Action: f.Get("action")}
	event, row := f.Get("event"), f.Get("row")
	for _, action := range []string{store.Accept, store.Reject} {
		if id := f.Get(action); id != "" {
			d.Action, event, row = action, id, ""
		}
	}
	switch {
	case d.By == "" || len(d.By) > maxName:
		return d, refuse("the decision has no name", "Fill in your name (at most 100 bytes): it is kept with the decision.")
	case d.Reason == "" && d.Action != store.Accept || len(d.Reason) > maxReason:
		return d, refuse("the decision has no reason", "Say why in a few words (at most 1000 bytes); only an acceptance may go without.")
	}
	folded, err := s.fold.Folded(r.Context(), time.Time{})
	if err != nil {
		return d, err
	}
	decisions, err := s.decide.Decisions(r.Context())
	if err != nil {
		return d, err
	}
	it, err := s.one(folded, store.Verdicts(store.Reanchor(decisions, folded.coded)), event, row)
	if err != nil {
		return d, err
	}
	for _, t := range it.Told {
		d.Subject = append(d.Subject, t.Subject)
	}
	switch d.Action {
	case store.Accept, store.Reject:
	case store.Edit:
		d.Edit, err = changeOf(f, it)
	case store.Merge:
		other := folded.EventBy[f.Get("with")]
		if it.Row != "" || other == nil || other.ID == it.ID {
			return d, refuse("there is no such event to merge with", "Choose another event of the list.")
		}
		for _, t := range folded.tellings(other.Accounts) {
			d.Subject = append(d.Subject, t.Subject)
		}
	case store.Split:
		var chosen []string
		for _, subject := range d.Subject {
			if slices.Contains(f["apart"], subject) {
				chosen = append(chosen, subject)
			}
		}
		if d.Subject = chosen; len(chosen) < 2 {
			return d, refuse("fewer than two accounts are chosen", "Choose the accounts that tell of different events.")
		}
	default:
		return d, refuse("there is no such action", "Load the page again.")
	}
	for _, subject := range d.Subject {
		var a store.Anchor
		report, id, _ := store.CutSubject(subject)
		if rec := folded.coded(report); rec != nil {
			a = store.AnchorOf(rec, id)
		}
		d.Anchors = append(d.Anchors, a)
	}
	return d, err
}

// changeOf is what an edit changes, as JSON. Fields that stay as the event has them are left out.
func changeOf(f url.Values, it *reviewItem) (string, error) {
	var c store.Change
	if v := f.Get("type"); v != "" && v != it.Event.Type {
		if !slices.Contains(eventTypes, v) {
			return "", refuse("there is no such type", "Choose a type of the list.")
		}
		c.Type = &v
	}
	if v := strings.TrimSpace(f.Get("mode")); f.Has("mode") && v != deref(it.Event.Mode) {
		if len(v) > maxMode || strings.Trim(v, "abcdefghijklmnopqrstuvwxyz-") != "" {
			return "", refuse("there is no such mode", "A mode is written in small letters, as in the codebook; leave it empty for none.")
		}
		c.Mode = &v
	}
	if v := f.Get("realis"); v != "" && v != it.Event.Realis {
		if !slices.Contains(realisValues, v) {
			return "", refuse("there is no such realis", "Choose one of the list.")
		}
		c.Realis = &v
	}
	if c == (store.Change{}) {
		return "", refuse("nothing is changed", "Change the type, the mode or the realis, or accept the event.")
	}
	b, err := json.Marshal(c)
	return string(b), err
}
