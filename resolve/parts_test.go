package resolve

import (
	"fmt"
	"math/rand"
	"slices"
	"testing"
)

// TestParts adds and removes records with a small limit, and wants every unit in the part and cluster that it would have if all were found anew.
func TestParts(t *testing.T) {
	r := newResolver(t)
	recs := dossierRecords(t)
	for range 4 {
		for _, rec := range recs[:15] {
			c := *rec
			c.ID = fmt.Sprintf("%s-%d", rec.ID, len(recs))
			recs = append(recs, &c)
		}
	}
	decisions := []Decision{{Merge, []string{recs[0].ID + "/e1", recs[3].ID + "/e1"}}, {Split, []string{recs[1].ID + "/e1", recs[2].ID + "/e1"}}}
	rng := rand.New(rand.NewSource(1))
	for round := range 3 {
		rng.Shuffle(len(recs), func(i, j int) { recs[i], recs[j] = recs[j], recs[i] })
		x := r.Index(decisions...)
		x.maxPart = 4
		check := func(what string) {
			for n := range x.mentions {
				if x.mentions[n].gone {
					continue
				}
				for _, p := range x.parted(x.component(int32(n))) {
					if !slices.Contains(p, int32(n)) {
						continue
					}
					got := x.members[x.part[n]]
					if !slices.Equal(got, p) {
						t.Fatalf("round %d %s: unit %d %s part %v, should be %v", round, what, n, x.mentions[n].key, got, p)
					}
				}
				if x.cluster[n] < 0 || !slices.Contains(x.clusters[x.cluster[n]], int32(n)) {
					t.Fatalf("round %d %s: unit %d cluster", round, what, n)
				}
				want := x.clustered(x.members[x.part[n]])
				for _, c := range want {
					if slices.Contains(c, int32(n)) && !slices.Equal(c, x.clusters[x.cluster[n]]) {
						t.Fatalf("round %d %s: unit %d in cluster %v, should be %v", round, what, n, x.clusters[x.cluster[n]], c)
					}
				}
			}
		}
		for i, rec := range recs {
			x.Add(rec)
			check("add " + rec.ID)
			if i%7 == round%7 {
				id := recs[rng.Intn(i+1)].ID
				x.Remove(id)
				x.settle()
				check("remove " + id)
			}
		}
	}
}
