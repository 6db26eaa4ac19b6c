package resolve

import (
	"encoding/json"
	"testing"

	"casus"
)

// FuzzMerge folds two records read from outside bytes: whatever passes validation must fold without a panic, and in either order to the
// same events.
func FuzzMerge(f *testing.F) {
	for _, rec := range dossierRecords(f)[:4] {
		b, err := json.Marshal(rec)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(b, b)
	}
	r := newResolver(f)
	f.Fuzz(func(t *testing.T, a, b []byte) {
		var recs []*casus.Record
		for i, raw := range [][]byte{a, b} {
			rec := &casus.Record{}
			if json.Unmarshal(raw, rec) != nil || rec.Validate() != nil {
				continue
			}
			if i == 1 {
				rec.ID += "-2"
			}
			recs = append(recs, rec)
		}
		s := r.Fold(recs, "2024-01-01")
		for i := range s.Events {
			r.Accounts(&s.Events[i], recs)
		}
		if len(recs) == 2 {
			recs[0], recs[1] = recs[1], recs[0]
			if x, y := asJSON(t, s.Events), asJSON(t, r.Merge(recs)); x != y {
				t.Errorf("the order of the records changes the events\n%s\n%s", x, y)
			}
		}
	})
}
