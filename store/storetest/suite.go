// Package storetest holds the contract of a ledger as a test suite. Every backend runs [Run].
package storetest

import (
	"context"
	"fmt"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"casus"
	"casus/store"
)

// Opener opens a ledger: called twice with one name it opens the same ledger again.
type Opener func(t *testing.T, name string) store.Ledger

// Run holds a backend against the contract.
func Run(t *testing.T, open Opener) {
	for name, test := range map[string]func(*testing.T, Opener){
		"adding twice changes nothing":   idempotent,
		"a record comes back as it was":  roundTrip,
		"a correction supersedes":        supersede,
		"as of a past moment":            asOf,
		"a failed batch leaves nothing":  atomic,
		"queries select":                 queries,
		"search takes any input":         hostileSearch,
		"decisions stay":                 decisions,
		"many add at once":               concurrent,
		"reopening keeps what was added": reopen,
	} {
		t.Run(name, func(t *testing.T) { test(t, open) })
	}
}

var t0 = time.Date(2024, 5, 1, 12, 0, 0, 0, time.UTC)

// Sample is a small valid record of an invented world. n varies the text.
func Sample(id string, n int) *casus.Record {
	text := fmt.Sprintf("Kaldova shelled the port of Tarsk on Monday, killing %d people. \"We will answer,\" Minister Orla Venn said.", n)
	str := func(s string) *string { return &s }
	at := func(a, b int) casus.Evidence { return casus.Quote(text, casus.Span{Start: a, End: b}) }
	ref := func(a, b int, actor, name, country string) casus.ActorRef {
		return casus.ActorRef{Evidence: at(a, b), Actor: actor, Name: name, Country: country}
	}
	quote := len(text) - len("\"We will answer,\" Minister Orla Venn said.")
	r := &casus.Record{ID: id, Report: casus.RecordReport{Hash: casus.HashText(text), Text: text, Source: str("Harbour Wire"),
		Published: str("2024-05-01"), PublishedBasis: str("given"), Language: "en",
		Blocks: []casus.Block{{Kind: casus.Paragraph, Evidence: at(0, len(text))}}},
		Events: []casus.EventMention{{ID: "e1", Type: "ASSAULT", Mode: str("heavy-weapons"), Contexts: []string{"military"},
			Sources: []casus.ActorRef{ref(0, 7, "KAL", "Kaldova", "KAL")}, Targets: []casus.ActorRef{ref(28, 33, "TRS", "Tarsk", "TRS")},
			Trigger: at(8, 15), Time: &casus.EventTime{Begin: "2024-04-29", End: "2024-04-30", Basis: "weekday"}, Figures: []string{},
			Place:  &casus.EventPlace{Evidence: at(28, 33), Name: "Tarsk", Country: "TRS"},
			Realis: casus.Actual, Voice: casus.VoiceOutlet, Confidence: 0.9, CAMEO: str("194"), Quad: 4, Rules: []string{"shell"}}},
		Statements: []casus.Statement{{ID: "s1", Source: &casus.StatementSource{ActorRef: ref(quote+18, quote+36, "TRS:GOV:orla-venn", "Orla Venn", "TRS"), Confidence: 1},
			Cue: ptr(at(quote+37, quote+41)), Content: ptr(at(quote, quote+17)), Quoted: []casus.Evidence{at(quote+1, quote+16)}, Kind: "direct", Act: casus.ActThreaten,
			Chain: []casus.ActorRef{}, About: []string{"retaliation"}, Addressee: []casus.ActorRef{}, Conf: 0.8}},
		Provenance: casus.Provenance{Program: "casus", Version: "1.0.0", Data: "d1", Models: "m1", Ontology: "PLOVER"}}
	r.Actors, r.Names, r.Times, r.Places, r.Figures = []casus.Actor{}, []casus.Name{}, []casus.Time{}, []casus.Place{}, []casus.Figure{}
	r.Positions, r.Processes, r.Wording, r.Voices = []casus.Position{}, []casus.Process{}, []casus.Wording{}, []casus.Voice{}
	if err := r.Validate(); err != nil {
		panic(err)
	}
	return r
}

func ptr[T any](v T) *T { return &v }

func must[T any](t *testing.T) func(T, error) T {
	return func(v T, err error) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}

func idempotent(t *testing.T, open Opener) {
	l, ctx := open(t, "idempotent"), context.Background()
	r := Sample("r1", 3)
	first := must[store.Added](t)(l.Add(ctx, t0, r, r))
	if first != (store.Added{New: 1, Known: 1}) {
		t.Errorf("first: %+v", first)
	}
	if again := must[store.Added](t)(l.Add(ctx, t0.Add(time.Hour), r)); again != (store.Added{Known: 1}) {
		t.Errorf("again: %+v", again)
	}
	if known := must[bool](t)(l.Known(ctx, "r1", r.Report.Hash, r.Provenance)); !known {
		t.Error("the record is not known")
	}
	if c := must[store.Counts](t)(l.Counts(ctx)); c.Reports != 1 || c.Events != 1 || c.Statements != 1 {
		t.Errorf("counts: %+v", c)
	}
}

func roundTrip(t *testing.T, open Opener) {
	l, ctx := open(t, "round"), context.Background()
	r := Sample("r1", 3)
	must[store.Added](t)(l.Add(ctx, t0, r))
	for _, key := range []string{"r1", r.Report.Hash, r.Report.Hash[:8]} {
		if diff := cmp.Diff(r, must[*casus.Record](t)(l.Record(ctx, key))); diff != "" {
			t.Errorf("by %s (-added +read):\n%s", key, diff)
		}
	}
	if _, err := l.Record(ctx, "nothing"); !casus.IsKind(err, casus.KindStore) {
		t.Errorf("an unknown report: %v", err)
	}
}

func supersede(t *testing.T, open Opener) {
	l, ctx := open(t, "supersede"), context.Background()
	must[store.Added](t)(l.Add(ctx, t0, Sample("r1", 3)))
	if a := must[store.Added](t)(l.Add(ctx, t0.Add(time.Hour), Sample("r1", 4))); a != (store.Added{New: 1, Superseded: 1}) {
		t.Errorf("a new text: %+v", a)
	}
	before := must[int64](t)(l.Version(ctx))
	recoded := Sample("r1", 4)
	recoded.Provenance.Data = "d2"
	if a := must[store.Added](t)(l.Add(ctx, t0.Add(2*time.Hour), recoded)); a != (store.Added{New: 1, Superseded: 1}) {
		t.Errorf("a new version: %+v", a)
	}
	if after := must[int64](t)(l.Version(ctx)); after <= before {
		t.Errorf("version %d after %d", after, before)
	}
	if c := must[store.Counts](t)(l.Counts(ctx)); c.Reports != 1 || c.Events != 1 || c.Statements != 1 {
		t.Errorf("counts after replacing: %+v", c)
	}
	for days, want := range map[time.Duration]string{0: Sample("r1", 3).Report.Hash, 90 * time.Minute: Sample("r1", 4).Report.Hash} {
		if r := must[*casus.Record](t)(l.RecordAt(ctx, "r1", t0.Add(days))); r.Report.Hash != want || r.Provenance.Data != "d1" {
			t.Errorf("after %v: hash %s of data %s", days, r.Report.Hash, r.Provenance.Data)
		}
	}
	if _, err := l.RecordAt(ctx, "r1", t0.Add(-time.Hour)); !casus.IsKind(err, casus.KindStore) {
		t.Errorf("before it was added: %v", err)
	}
	if n := len(must[[]store.EventRow](t)(l.Events(ctx, store.Query{}))); n != 1 {
		t.Errorf("%d current events; want 1", n)
	}
	if r := must[*casus.Record](t)(l.Record(ctx, "r1")); r.Provenance.Data != "d2" {
		t.Errorf("the record is of data %s; want d2", r.Provenance.Data)
	}
}

func asOf(t *testing.T, open Opener) {
	l, ctx := open(t, "asof"), context.Background()
	must[store.Added](t)(l.Add(ctx, t0, Sample("r1", 3)))
	must[store.Added](t)(l.Add(ctx, t0.Add(time.Hour), Sample("r1", 4), Sample("r2", 5)))
	for _, c := range []struct {
		at   time.Time
		want int
	}{{t0.Add(-time.Minute), 0}, {t0.Add(time.Minute), 1}, {t0.Add(2 * time.Hour), 2}} {
		if n := len(must[[]store.ReportRow](t)(l.Reports(ctx, store.Query{AsOf: c.at}))); n != c.want {
			t.Errorf("as of %v: %d reports, want %d", c.at, n, c.want)
		}
	}
	for r, err := range l.Records(ctx, t0.Add(time.Minute)) {
		if err != nil || r.Report.Hash != Sample("r1", 3).Report.Hash {
			t.Errorf("as of then: %v %v", r.Report.Text, err)
		}
	}
}

func atomic(t *testing.T, open Opener) {
	l := open(t, "atomic")
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := l.Add(ctx, t0, Sample("r1", 3), Sample("r2", 4)); err == nil {
		t.Error("adding with a cancelled context succeeded")
	}
	if c := must[store.Counts](t)(l.Counts(context.Background())); c != (store.Counts{}) {
		t.Errorf("a failed batch left %+v", c)
	}
}

func queries(t *testing.T, open Opener) {
	l, ctx := open(t, "queries"), context.Background()
	counted := Sample("r2", 44)
	low := 44.0
	counted.Figures = []casus.Figure{{ID: "f1", Evidence: casus.Quote(counted.Report.Text, casus.Span{Start: 52, End: 61}), Low: &low, High: &low,
		Unit: "person", Role: "killed", Bound: "exact", Delta: "cumulative", Stage: "reported", To: &counted.Events[0].Targets[0]}}
	must[store.Added](t)(l.Add(ctx, t0, Sample("r1", 3), counted))
	figures := func(q store.Query) int { return len(must[[]store.FigureRow](t)(l.Figures(ctx, q))) }
	events := func(q store.Query) int { return len(must[[]store.EventRow](t)(l.Events(ctx, q))) }
	statements := func(q store.Query) int { return len(must[[]store.StatementRow](t)(l.Statements(ctx, q))) }
	third := Sample("r3", 5)
	third.Events[0].Time = &casus.EventTime{Begin: "2024-05-03", End: "2024-05-04", Basis: "given"}
	fourth := Sample("r4", 6)
	fourth.Report.Published, fourth.Events[0].Time = nil, nil
	l2 := open(t, "latest")
	must[store.Added](t)(l2.Add(ctx, t0, Sample("r1", 3), third, fourth))
	for _, q := range []store.Query{{Latest: true}, {Latest: true, Actor: "TRS"}, {Latest: true, Text: "people"}} {
		if rows := must[[]store.EventRow](t)(l2.Events(ctx, q)); len(rows) != 2 || rows[0].ReportID != "r3" {
			t.Errorf("latest first %+v: %d rows", q, len(rows))
		}
	}
	if rows := must[[]store.EventRow](t)(l2.Events(ctx, store.Query{})); len(rows) != 3 || rows[2].ReportID != "r4" {
		t.Errorf("unknown times do not come last")
	}
	if got := must[store.Facets](t)(l.Facets(ctx, store.Query{Actor: "TRS"})); got.Rows != 2 || got.More || got.Types["ASSAULT"] != 2 || got.Realis[casus.Actual] != 2 || got.Voices[casus.VoiceOutlet] != 2 {
		t.Errorf("facets %+v", got)
	}
	for _, c := range []struct {
		name      string
		got, want int
	}{
		{"all", events(store.Query{}), 2},
		{"type", events(store.Query{Types: []string{"ASSAULT", "AID"}}), 2},
		{"other type", events(store.Query{Types: []string{"AID"}}), 0},
		{"actor id", events(store.Query{Actor: "TRS"}), 2},
		{"part of a name", events(store.Query{Source: "kald"}), 2},
		{"role", events(store.Query{Source: "TRS"}), 0},
		{"text", events(store.Query{Text: "44 people"}), 1},
		{"phrase", events(store.Query{Text: `"port of Tarsk"`}), 2},
		{"text not there", events(store.Query{Text: "submarine"}), 0},
		{"since", events(store.Query{Since: "2024-04-30"}), 0},
		{"until", events(store.Query{Until: "2024-04-29"}), 2},
		{"place", events(store.Query{Place: "tarsk"}), 2},
		{"wildcards are text", events(store.Query{Place: "%"}), 0},
		{"voice", events(store.Query{Voice: "attributed"}), 0},
		{"limit", events(store.Query{Limit: 1}), 1},
		{"offset", events(store.Query{Limit: 5, Offset: 1}), 1},
		{"report", events(store.Query{Report: "r2"}), 1},
		{"confidence", events(store.Query{MinConf: 0.95}), 0},
		{"country of a place", events(store.Query{Place: "TRS"}), 2},
		{"outlet", events(store.Query{Outlet: "harbour"}), 2},
		{"other outlet", events(store.Query{Outlet: "gazette"}), 0},
		{"text and party", events(store.Query{Text: "44", Actor: "Kaldova", Place: "Tarsk"}), 1},
		{"offset in a set", events(store.Query{Actor: "TRS", Offset: 1}), 1},
		{"set and days", events(store.Query{Actor: "TRS", Since: "2024-04-30"}), 0},
		{"types", events(store.Query{Types: []string{"AID", "SANCTION"}}), 0},
		{"reports by text", len(must[[]store.ReportRow](t)(l.Reports(ctx, store.Query{Text: "44"}))), 1},
		{"figures", figures(store.Query{}), 1},
		{"figures of", figures(store.Query{About: "killed", Target: "Tarsk", Since: "2024-05-01", Outlet: "Wire"}), 1},
		{"figures of others", figures(store.Query{About: "wounded"}), 0},
		{"statements by confidence", statements(store.Query{MinConf: 0.9}), 0},
		{"by", statements(store.Query{Source: "Venn"}), 2},
		{"about", statements(store.Query{About: "retaliation"}), 2},
		{"content", statements(store.Query{About: "answer"}), 2},
		{"act", statements(store.Query{Acts: []string{casus.ActThreaten}}), 2},
	} {
		if c.got != c.want {
			t.Errorf("%s: %d rows, want %d", c.name, c.got, c.want)
		}
	}
}

func hostileSearch(t *testing.T, open Opener) {
	l, ctx := open(t, "hostile"), context.Background()
	must[store.Added](t)(l.Add(ctx, t0, Sample("r1", 3)))
	for _, q := range []string{`"`, `'; DROP TABLE reports; --`, `OR`, `NOT`, `a OR`, `*`, `(`, `title:x`, `NEAR(a b)`, "\x00", `"" ""`, "^x", "-x", "{"} {
		if _, err := l.Events(ctx, store.Query{Text: q}); err != nil {
			t.Errorf("search %q: %v", q, err)
		}
		if _, err := l.Events(ctx, store.Query{Actor: q, Place: q, Outlet: q, Since: q}); err != nil {
			t.Errorf("filter %q: %v", q, err)
		}
	}
}

func decisions(t *testing.T, open Opener) {
	l, ctx := open(t, "decisions"), context.Background()
	want := []store.Decision{
		{Seq: 1, At: t0, By: "Ann", Reason: "same act", Action: "merge", Subject: []string{"r1/e1", "r2/e1"},
			Anchors: []store.Anchor{store.AnchorOf(Sample("r1", 3), "e1"), store.AnchorOf(Sample("r2", 4), "e1")}},
		{Seq: 2, At: t0.Add(time.Hour), By: "Ben", Reason: "no", Action: "reject", Subject: []string{"r1/e1"}, Edit: ""},
	}
	for _, d := range want {
		must[int64](t)(l.Decide(ctx, d))
	}
	if diff := cmp.Diff(want, must[[]store.Decision](t)(l.Decisions(ctx))); diff != "" {
		t.Error(diff)
	}
}

func concurrent(t *testing.T, open Opener) {
	ctx := context.Background()
	a, b := open(t, "concurrent"), open(t, "concurrent")
	var wg sync.WaitGroup
	for i, l := range []store.Ledger{a, b} {
		wg.Go(func() {
			for n := range 20 {
				if _, err := l.Add(ctx, t0, Sample(fmt.Sprintf("r%d", n), n+10), Sample(fmt.Sprintf("own%d-%d", i, n), n+10)); err != nil {
					t.Error(err)
				}
			}
		})
	}
	wg.Wait()
	if c := must[store.Counts](t)(a.Counts(ctx)); c.Reports != 60 {
		t.Errorf("%d reports; want 60", c.Reports)
	}
}

func reopen(t *testing.T, open Opener) {
	ctx := context.Background()
	l := open(t, "reopen")
	must[store.Added](t)(l.Add(ctx, t0, Sample("r1", 3)))
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	if c := must[store.Counts](t)(open(t, "reopen").Counts(ctx)); c.Reports != 1 {
		t.Errorf("%d reports after reopening; want 1", c.Reports)
	}
}
