package main

import (
	"context"
	"errors"
	"path/filepath"
	"testing"
	"time"

	"casus"
	"casus/data"
	"casus/lexicon"
	"casus/store"
	"casus/store/sqlite"
	"casus/store/storetest"
	"casus/web"
)

// TestFolder follows a ledger that grows, is decided about, and is looked at as it was.
func TestFolder(t *testing.T) {
	ctx := context.Background()
	l, err := sqlite.Open(ctx, filepath.Join(t.TempDir(), "l.casus"), true)
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	at := time.Now().Add(-time.Hour)
	add := func(at time.Time, recs ...*casus.Record) {
		t.Helper()
		if _, err := l.Add(ctx, at, recs...); err != nil {
			t.Fatal(err)
		}
	}
	f := newFolder(lexicon.Open(data.FS), l)
	folded := func(asOf time.Time) *web.Folded {
		t.Helper()
		out, err := f.Folded(ctx, asOf)
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	add(at, storetest.Sample("r1", 3))
	first := folded(time.Time{})
	if len(first.Records) != 1 || len(first.Events) != 1 || folded(time.Time{}) != first {
		t.Errorf("%d records, %d events; or merged again without need", len(first.Records), len(first.Events))
	}
	add(at.Add(time.Minute), storetest.Sample("r2", 4))
	if got := folded(time.Time{}); len(got.Records) != 2 {
		t.Errorf("%d records after another was added", len(got.Records))
	}
	if _, err := l.Decide(ctx, store.Decision{At: at.Add(2 * time.Minute), By: "Ann", Action: store.Reject, Subject: []string{"r1/e1"}, Anchors: []store.Anchor{store.AnchorOf(first.Records[0], "e1")}}); err != nil {
		t.Fatal(err)
	}
	now := folded(time.Time{})
	if len(now.ByID["r1"].Events) != 0 || len(now.Coded["r1"].Events) != 1 {
		t.Error("the rejected mention is merged")
	}
	if past := folded(at.Add(90 * time.Second)); len(past.Records) != 2 || len(past.ByID["r1"].Events) != 1 {
		t.Error("the past knows the decision of later")
	}

	// A merge that takes long: pages show the one before, until it is there; a page that cannot wait says so.
	f.took, f.ended = time.Minute, time.Now().Add(-time.Hour)
	add(time.Now(), storetest.Sample("r3", 5))
	if got := folded(time.Time{}); len(got.Records) != 2 {
		t.Errorf("%d records while the ledger is merged behind the pages", len(got.Records))
	}
	for deadline := time.Now().Add(time.Minute); len(folded(time.Time{}).Records) != 3; time.Sleep(10 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatal("the ledger is never merged anew")
		}
	}
	f.merging.Lock()
	defer f.merging.Unlock()
	if _, err := l.Decide(ctx, store.Decision{At: time.Now(), By: "Ann", Action: store.Reject, Subject: []string{"r2/e1"}}); err != nil {
		t.Fatal(err)
	}
	short, cancel := context.WithTimeout(ctx, 300*time.Millisecond)
	defer cancel()
	if _, err := f.Folded(short, time.Time{}); !errors.Is(err, web.ErrMerging) {
		t.Errorf("a page that cannot wait: %v", err)
	}
}
