package resolve

import (
	"compress/gzip"
	"encoding/json"
	"fmt"
	"math/rand"
	"os"
	"slices"
	"strings"
	"testing"

	"casus"
	"casus/data"
	"casus/lexicon"
)

func newResolver(t testing.TB) *Resolver {
	t.Helper()
	r, err := New(lexicon.Open(data.FS))
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// told makes a record of one report whose sentences are each one event: "type|sources|targets|realis|day|place|sentence" with the trigger in
// square brackets.
func told(id, outlet, published string, lines ...string) *casus.Record {
	rec := &casus.Record{ID: id}
	var text strings.Builder
	for i, line := range lines {
		f := strings.Split(line, "|")
		at := text.Len()
		sentence := f[6]
		open, end := strings.IndexByte(sentence, '['), strings.IndexByte(sentence, ']')
		plain := sentence[:open] + sentence[open+1:end] + sentence[end+1:]
		e := casus.EventMention{ID: fmt.Sprintf("e%d", i+1), Type: f[0], Realis: f[3], Voice: casus.VoiceOutlet, Rules: []string{"test"},
			Sources: refs(f[1]), Targets: refs(f[2]), Lemma: strings.ToLower(sentence[open+1 : end])}
		if typ, mode, ok := strings.Cut(f[0], "/"); ok {
			e.Type, e.Mode = typ, &mode
		}
		e.Trigger = casus.Evidence{Spans: casus.Of(at+open, at+end-1), Text: sentence[open+1 : end]}
		if f[4] != "" {
			_, to, _ := span(f[4])
			e.Time = &casus.EventTime{Begin: f[4], End: isoDay(to), Basis: "test"}
		}
		if f[5] != "" {
			e.Place = &casus.EventPlace{Name: f[5]}
		}
		rec.Events = append(rec.Events, e)
		text.WriteString(plain + "\n")
	}
	rec.Report = casus.RecordReport{Text: text.String(), Hash: casus.HashText(text.String()), Source: casus.Optional(outlet), Published: casus.Optional(published)}
	return rec
}

func refs(list string) []casus.ActorRef {
	out := []casus.ActorRef{}
	for _, id := range strings.Fields(list) {
		country, _, _ := strings.Cut(id, ":")
		out = append(out, casus.ActorRef{Actor: id, Name: id, Country: country})
	}
	return out
}

// partition is the clusters as sets of "report/row", in order.
func partition(events []casus.Event) []string {
	var out []string
	for _, e := range events {
		var ms []string
		for _, a := range e.Accounts {
			ms = append(ms, a.ReportID+"/"+a.EventID)
		}
		slices.Sort(ms)
		out = append(out, strings.Join(ms, " "))
	}
	slices.Sort(out)
	return out
}

func TestMerge(t *testing.T) {
	r := newResolver(t)
	shelling := "ASSAULT/heavy-weapons|XDO|XKE|actual|2024-03-06|Brannock|Dorvanian guns [shelled] the market of Brannock and killed eleven people."
	cases := []struct {
		name string
		with string
		same bool
	}{
		{"the same act in other words", "ASSAULT|XDO:MIL:army|XKE|actual|2024-03-06|Brannock|The [attack] on the market of Brannock left eleven people dead.", true},
		{"the same act without a date", "ASSAULT/heavy-weapons|XDO||actual||Brannock|The Dorvanian [shelling] of the market of Brannock killed eleven.", true},
		{"another day", "ASSAULT/heavy-weapons|XDO|XKE|actual|2024-03-08|Brannock|Dorvanian guns [shelled] the market of Brannock and killed two people.", false},
		{"another town", "ASSAULT/heavy-weapons|XDO|XKE|actual|2024-03-06|Weldon|Dorvanian guns [shelled] the school of Weldon and wounded three people.", false},
		{"another attacker", "ASSAULT/heavy-weapons|XKE|XDO|actual|2024-03-06|Veyra|Kestrian guns [shelled] a depot in Veyra.", false},
		{"a threat of it", "ASSAULT/heavy-weapons|XDO|XKE|hypothetical|2024-03-06|Brannock|Dorvanian guns may have [shelled] the market of Brannock.", false},
		{"a denial of it", "ASSAULT/heavy-weapons|XDO|XKE|negated|2024-03-06|Brannock|Dorvanian guns never [shelled] the market of Brannock.", false},
		{"another kind of act", "AID|XDO|XKE|actual|2024-03-06|Brannock|Dorvania [sent] doctors to the market of Brannock.", false},
	}
	for _, c := range cases {
		a, b := told("a", "One", "2024-03-06", shelling), told("b", "Two", "2024-03-07", c.with)
		if got := len(r.Merge([]*casus.Record{a, b})) == 1; got != c.same {
			t.Errorf("%s: merged = %v", c.name, got)
		}
	}
}

func TestDecisions(t *testing.T) {
	r := newResolver(t)
	a := told("a", "One", "2024-03-06", "ASSAULT|XDO|XKE|actual|2024-03-06|Brannock|Guns [shelled] the market of Brannock.")
	b := told("b", "Two", "2024-03-06", "ASSAULT|XDO|XKE|actual|2024-03-06|Brannock|Guns [shelled] the market of Brannock.")
	c := told("c", "Two", "2024-06-06", "AID|XHA|XOR|actual|2024-06-06|Wick|Halmark [sent] flour to Wick.")
	all := []*casus.Record{a, b, c}
	merge, split := Decision{Merge, []string{"a/e1", "c/e1"}}, Decision{Split, []string{"b/e1", "a/e1"}}
	for _, x := range []struct {
		name      string
		decisions []Decision
		want      string
	}{
		{"none", nil, "[a/e1 b/e1 c/e1]"},
		{"split", []Decision{split}, "[a/e1 b/e1 c/e1]"},
		{"merge", []Decision{merge}, "[a/e1 c/e1 b/e1]"},
		{"split, then merged again", []Decision{split, {Merge, []string{"a/e1", "b/e1"}}}, "[a/e1 b/e1 c/e1]"},
	} {
		got := fmt.Sprint(partition(r.Merge(all, x.decisions...)))
		if got != x.want {
			t.Errorf("%s: %s, want %s", x.name, got, x.want)
		}
		n := map[string]int{"none": 2, "split": 3, "merge": 2, "split, then merged again": 2}[x.name]
		if events := r.Merge(all, x.decisions...); x.name != "merge" && len(events) != n {
			t.Errorf("%s: %d events, want %d", x.name, len(events), n)
		}
	}
}

// dossierRecords are records of a sample dossier as the coder made them; kept as a golden file so that this package needs no coder.
func dossierRecords(t testing.TB) []*casus.Record {
	t.Helper()
	f, err := os.Open("testdata/records.jsonl.gz")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	in, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	var out []*casus.Record
	for dec := json.NewDecoder(in); dec.More(); {
		rec := &casus.Record{}
		if err := dec.Decode(rec); err != nil {
			t.Fatal(err)
		}
		out = append(out, rec)
	}
	return out
}

// TestOrderMakesNoDifference: adding one by one in any order, all at once, and with a report put in, taken out and put in again gives the same
// events to the byte.
func TestOrderMakesNoDifference(t *testing.T) {
	r := newResolver(t)
	recs := dossierRecords(t)
	for range 4 { // the same stories again under other ids make larger components
		for _, rec := range recs[:15] {
			c := *rec
			c.ID = fmt.Sprintf("%s-%d", rec.ID, len(recs))
			recs = append(recs, &c)
		}
	}
	decisions := []Decision{{Merge, []string{recs[0].ID + "/e1", recs[3].ID + "/e1"}}, {Split, []string{recs[1].ID + "/e1", recs[2].ID + "/e1"}}}
	rng := rand.New(rand.NewSource(1))
	want := map[int]string{}
	for round := range 12 {
		// with a small limit most stories are too large to be clustered at once
		limit := []int{maxPart, 4, 2}[round%3]
		if want[limit] == "" {
			x := r.Index(decisions...)
			x.maxPart = limit
			for _, rec := range recs {
				x.Put(rec)
			}
			want[limit] = asJSON(t, x.Events())
		}
		rng.Shuffle(len(recs), func(i, j int) { recs[i], recs[j] = recs[j], recs[i] })
		x := r.Index(decisions...)
		x.maxPart = limit
		for i, rec := range recs {
			x.Add(rec)
			if i%7 == round%7 {
				x.Remove(recs[rng.Intn(i+1)].ID)
			}
		}
		for _, rec := range recs {
			x.Add(rec)
		}
		if got := asJSON(t, x.Events()); got != want[limit] {
			for i := range got {
				if i >= len(want[limit]) || got[i] != want[limit][i] {
					t.Fatalf("round %d, limit %d: the events differ from those of all records at once: %.600s\nwant %.600s", round, limit, got[max(0, i-300):], want[limit][max(0, i-300):])
				}
			}
		}
	}
}

func asJSON(t *testing.T, v any) string {
	t.Helper()
	b, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func TestAddReturnsWhatChanged(t *testing.T) {
	r := newResolver(t)
	x := r.Index()
	a := told("a", "One", "2024-03-06", "ASSAULT|XDO|XKE|actual|2024-03-06|Brannock|Guns [shelled] the market of Brannock.")
	b := told("b", "Two", "2024-03-06", "ASSAULT|XDO|XKE|actual|2024-03-06|Brannock|Guns [shelled] the market of Brannock.", "AID|XHA|XOR|actual||Wick|Halmark [sent] flour to Wick.")
	if got := x.Add(a); len(got) != 1 {
		t.Fatalf("the first report changes %d events", len(got))
	}
	got := x.Add(b)
	if len(got) != 2 {
		t.Fatalf("the second report changes %d events, want the merged one and the new one", len(got))
	}
	if again := x.Add(b); len(again) != 0 {
		t.Errorf("a report that is there already changes %d events", len(again))
	}
	if x.Len() != 3 {
		t.Errorf("%d mentions", x.Len())
	}
}
