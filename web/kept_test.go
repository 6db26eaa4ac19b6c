package web

import (
	"context"
	"io"
	"log/slog"
	"testing"
	"time"

	"casus/store"
)

// still is a shelf whose merge stays the same, and that counts how often a page is made of it.
type still struct {
	*shelf
	of    *Folded
	asked int
}

func (s *still) Folded(context.Context, time.Time) (*Folded, error) { return s.of, nil }

func (s *still) Counts(ctx context.Context) (store.Counts, error) {
	s.asked++
	return s.shelf.Counts(ctx)
}

func TestKeptPages(t *testing.T) {
	s := &still{shelf: newShelf()}
	merge := func() { s.of, _ = s.shelf.Folded(context.Background(), time.Time{}) }
	merge()
	h, err := New(s, s, s, s, s, slog.New(slog.NewTextHandler(io.Discard, nil)))
	if err != nil {
		t.Fatal(err)
	}
	first := get(h, "/")
	if get(h, "/?since=2020-01-01"); s.asked != 2 {
		t.Errorf("another address: made %d times, want 2", s.asked)
	}
	again := get(h, "/")
	if again.Body.String() != first.Body.String() || again.Header().Get("Content-Type") != first.Header().Get("Content-Type") || s.asked != 2 {
		t.Errorf("a kept page differs, or was made anew: %d", s.asked)
	}
	s.shelf.decisions = append(s.shelf.decisions, store.Decision{Action: store.Accept, Subject: []string{"r1/e1"}})
	if get(h, "/"); s.asked != 3 {
		t.Error("a page from before a decision")
	}
	merge()
	if get(h, "/"); s.asked != 4 {
		t.Error("a page of an older merge")
	}
}
