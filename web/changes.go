package web

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"sync"
	"time"

	"casus/store"
)

// watcher reads the counts of the ledger for all open streams together.
type watcher struct {
	every time.Duration // how often the ledger is asked

	mu   sync.Mutex
	open int
	at   time.Time
	last state
	err  error
}

// state is what a stream of changes sends.
type state struct {
	store.Counts
	Decisions int
}

// mostStreams bounds the streams that are open at one time.
const mostStreams = 64

// changes sends the counts as server-sent events: at once, and whenever they change.
func (s *Server) changes(w http.ResponseWriter, r *http.Request) error {
	if !s.watch.enter() {
		http.Error(w, "too many pages watch the ledger", http.StatusServiceUnavailable)
		return nil
	}
	defer s.watch.leave()
	control := http.NewResponseController(w)
	control.SetWriteDeadline(time.Time{}) // a stream stays open; without support it is opened again by the browser
	w.Header().Set("Content-Type", "text/event-stream")
	w.Header().Set("Cache-Control", "no-store")
	tick := time.NewTicker(s.watch.every)
	defer tick.Stop()
	var sent state
	quiet := 0
	for first := true; ; first = false {
		now, err := s.watch.state(r.Context(), s)
		if err != nil {
			return nil // the stream ends; the browser opens another
		}
		quiet++
		switch {
		case first || now != sent:
			b, err := json.Marshal(now)
			if err != nil {
				return err
			}
			fmt.Fprintf(w, "data: %s\n\n", b)
			sent, quiet = now, 0
		case quiet >= 10:
			fmt.Fprint(w, ":\n\n") // finds out that nobody listens
			quiet = 0
		}
		if control.Flush() != nil {
			return nil
		}
		select {
		case <-r.Context().Done():
			return nil
		case <-tick.C:
		}
	}
}

func (v *watcher) enter() bool {
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.open >= mostStreams {
		return false
	}
	v.open++
	return true
}

func (v *watcher) leave() {
	v.mu.Lock()
	defer v.mu.Unlock()
	v.open--
}

// state asks the ledger, at most once a period for all streams.
func (v *watcher) state(ctx context.Context, s *Server) (state, error) {
	v.mu.Lock()
	defer v.mu.Unlock()
	if time.Since(v.at) < v.every/2 {
		return v.last, v.err
	}
	var ds []store.Decision
	if v.last.Counts, v.err = s.src.Counts(ctx); v.err == nil {
		ds, v.err = s.decide.Decisions(ctx)
	}
	v.last.Decisions, v.at = len(ds), time.Now()
	if v.err != nil {
		v.at = time.Time{} // another stream's context may be better
	}
	return v.last, v.err
}
