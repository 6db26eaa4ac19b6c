package export

import (
	"encoding/csv"
	"os"
	"strings"
	"testing"

	"casus/store/storetest"
)

// TestCodebook holds docs/csv.md against the columns: each is described there in the words of the code.
func TestCodebook(t *testing.T) {
	doc, err := os.ReadFile("../docs/csv.md")
	if err != nil {
		t.Fatal(err)
	}
	check := func(table, name, holds string) {
		if want := "| `" + name + "` | " + holds + " |"; !strings.Contains(string(doc), want) {
			t.Errorf("docs/csv.md lacks, for %s:\n%s", table, want)
		}
	}
	for _, c := range Events().Columns {
		check("events", c.Name, c.Holds)
	}
	for _, c := range Statements().Columns {
		check("statements", c.Name, c.Holds)
	}
	for _, c := range Figures().Columns {
		check("figures", c.Name, c.Holds)
	}
}

func TestEvents(t *testing.T) {
	rec := storetest.Sample("r1", 3)
	var b strings.Builder
	table := Events()
	if err := table.Begin(&b); err != nil {
		t.Fatal(err)
	}
	if err := table.Write(EventRow{rec, &rec.Events[0]}); err != nil {
		t.Fatal(err)
	}
	if err := table.End(); err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(strings.NewReader(b.String())).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	for i, name := range rows[0] {
		got[name] = rows[1][i]
	}
	for name, want := range map[string]string{"report_id": "r1", "type": "ASSAULT", "mode": "heavy-weapons", "source_actors": "KAL", "target_countries": "TRS",
		"trigger": "shelled", "trigger_spans": "8-15", "time_begin": "2024-04-29", "cameo": "194", "quad": "4", "place": "Tarsk", "geonameid": ""} {
		if got[name] != want {
			t.Errorf("%s is %q, want %q", name, got[name], want)
		}
	}
}

func TestGuard(t *testing.T) {
	for in, want := range map[string]string{"=1+1": "'=1+1", "-3.5": "-3.5", "@x": "'@x", "plain": "plain", "": "", "-": "'-"} {
		if got := guard(in); got != want {
			t.Errorf("guard(%q) = %q, want %q", in, got, want)
		}
	}
}
