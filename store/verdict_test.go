package store

import (
	"testing"
	"time"
)

func TestVerdicts(t *testing.T) {
	at := func(h int) time.Time { return time.Date(2024, 5, 1, h, 0, 0, 0, time.UTC) }
	ds := []Decision{
		{At: at(1), Action: Reject, Subject: []string{"a/b/e1", "c/e2"}},
		{At: at(2), Action: Edit, Subject: []string{"c/e2"}, Edit: `{"type":"AID","mode":""}`},
		{At: at(3), Action: Edit, Subject: []string{"c/e2"}, Edit: `{"realis":"future"}`},
		{At: at(4), Action: Merge, Subject: []string{"c/e2", "d/e1"}},
		{At: at(5), Action: Edit, Subject: []string{"d/e1"}, Edit: `no object`},
	}
	all := Verdicts(ds)
	c := all["c/e2"]
	if all["a/b/e1"].Mark() != "rejected" || c.Mark() != "edited" || *c.Change.Type != "AID" || *c.Change.Mode != "" || *c.Change.Realis != "future" {
		t.Errorf("verdicts %+v", all)
	}
	if v, ok := all["d/e1"]; !ok || v.Mark() != "" {
		t.Errorf("a merged mention: %+v, %v", v, ok)
	}
	if early := Verdicts(Until(ds, at(1))); early["c/e2"].Mark() != "rejected" {
		t.Errorf("as of the first hour: %+v", early)
	}
	if report, row, ok := CutSubject(SubjectOf("a/b", "e1")); report != "a/b" || row != "e1" || !ok {
		t.Errorf("subject parted into %q and %q", report, row)
	}
}
