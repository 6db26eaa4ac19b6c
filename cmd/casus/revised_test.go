package main

import (
	"testing"

	"casus/data"
	"casus/lexicon"
	"casus/store"
	"casus/store/storetest"
)

func TestRevise(t *testing.T) {
	rec := storetest.Sample("a/b", 3)
	other := storetest.Sample("c", 3)
	ds := []store.Decision{
		{Action: store.Edit, Subject: []string{"a/b/e1"}, Edit: `{"type":"CONSULT","mode":"visit","realis":"future"}`},
		{Action: store.Reject, Subject: []string{"c/e1"}},
	}
	revise := func() (edited, rejected int) {
		t.Helper()
		r, err := newReviser(lexicon.Open(data.FS), store.Verdicts(ds))
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range r.revise(rec).Events {
			if e.Type == "CONSULT" && *e.Mode == "visit" && e.Realis == "future" && e.Quad == 1 && *e.CAMEO == "042" {
				edited++
			}
		}
		return edited, 1 - len(r.revise(other).Events)
	}
	if edited, rejected := revise(); edited != 1 || rejected != 1 {
		t.Errorf("%d edited, %d rejected", edited, rejected)
	}
	if rec.Events[0].Type != "ASSAULT" || len(other.Events) != 1 {
		t.Error("the record itself changed")
	}
	if n := changing(ds); n != 2 {
		t.Errorf("%d decisions change events, want 2", n)
	}
	ds = append(ds, store.Decision{Action: store.Accept, Subject: []string{"c/e1"}}, store.Decision{Action: store.Accept, Subject: []string{"c/e1"}})
	if _, rejected := revise(); rejected != 0 {
		t.Error("an acceptance does not take a rejection back")
	}
	if n := changing(ds); n != 3 {
		t.Errorf("%d decisions change events, want 3", n)
	}
}
