package ingest

import (
	"encoding/json"
	"os"
	"strings"
	"testing"

	"casus/data"
	"casus/lexicon"
)

func newReader(t testing.TB) *Reader {
	t.Helper()
	r, err := New(lexicon.Open(data.FS))
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// TestSeedBlocks holds the blocks of the seed report against its gold: kinds, beginnings, days.
func TestSeedBlocks(t *testing.T) {
	const folder = "../../shared/gold/"
	text, err := os.ReadFile(folder + "seed-report.txt")
	if err != nil {
		t.Skip("the seed report is not beside the repository: ", err)
	}
	var gold struct {
		Report struct {
			Outlet, Published string
			Blocks            []struct{ Kind, Text, Date string }
		}
	}
	b, err := os.ReadFile(folder + "seed-report.json")
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(b, &gold); err != nil {
		t.Fatal(err)
	}
	for item := range newReader(t).Items("seed-report.txt", strings.NewReader(string(text))) {
		if item.Err != nil {
			t.Fatal(item.Err)
		}
		rep := item.Report
		if rep.Source != gold.Report.Outlet || rep.Published != gold.Report.Published {
			t.Errorf("outlet %q, published %q (%s); want %q, %q", rep.Source, rep.Published, rep.PublishedBasis, gold.Report.Outlet, gold.Report.Published)
		}
		for i, b := range rep.Blocks {
			if i >= len(gold.Report.Blocks) {
				t.Fatalf("block %d too many: %s %q", i, b.Kind, b.Text)
			}
			w := gold.Report.Blocks[i]
			if b.Kind != w.Kind || !strings.HasPrefix(b.Text, w.Text) || b.Date != w.Date {
				t.Errorf("block %d: %s %q %s; want %s %q %s", i, b.Kind, b.Text, b.Date, w.Kind, w.Text, w.Date)
			}
		}
		if len(rep.Blocks) != len(gold.Report.Blocks) {
			t.Errorf("%d blocks; want %d", len(rep.Blocks), len(gold.Report.Blocks))
		}
		t.Log(rep.PublishedBasis)
	}
}
