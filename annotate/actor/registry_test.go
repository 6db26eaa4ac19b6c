package actor

import (
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"casus"
	"casus/data"
	"casus/lexicon"
)

// TestRegistryLint keeps the shipped registry free of faults.
func TestRegistryLint(t *testing.T) {
	for _, err := range Check(lexicon.Open(data.FS)) {
		t.Error(err)
	}
}

// TestRegistrySize keeps the promise of the documentation.
func TestRegistrySize(t *testing.T) {
	r, err := Load(lexicon.Open(data.FS))
	if err != nil {
		t.Fatal(err)
	}
	n := map[string]int{}
	for _, e := range r.Entries {
		n[e.Kind]++
	}
	for kind, least := range map[string]int{State: 250, Person: 2000, Organisation: 500, Group: 150, Media: 150} {
		if n[kind] < least {
			t.Errorf("%d entries of kind %s, want %d", n[kind], kind, least)
		}
	}
	if len(r.Agents) < 600 {
		t.Errorf("%d agents, want 600", len(r.Agents))
	}
}

const header = "# source: invented\n# licence: Apache-2.0\n# date: 2026-11-22\n"

// over lays files over the invented world.
func over(files map[string]string) *lexicon.Set {
	m := fstest.MapFS{}
	for name, text := range files {
		m["actor/"+name] = &fstest.MapFile{Data: []byte(header + text)}
	}
	return lexicon.Open(os.DirFS("testdata/world"), m)
}

func TestCheck(t *testing.T) {
	if faults := Check(over(nil)); len(faults) > 0 {
		t.Fatal(faults)
	}
	persons := "# columns: id name aliases gender offices wikidata verified\n"
	tests := []struct{ name, file, text, want string }{
		{"unknown office", "persons+.tsv", persons + "KAL:GOV:a-b\tA B\t\tm\tbaker 2012..2013\n", `persons+.tsv:5: bad data file: KAL:GOV:a-b: unknown office "baker"`},
		{"unknown scope", "persons+.tsv", persons + "KAL:GOV:a-b\tA B\t\tm\tpresident@XYZ 2012..2013\n", `persons+.tsv:5: bad data file: KAL:GOV:a-b: office president of unknown "XYZ"`},
		{"unknown country", "persons+.tsv", persons + "QQQ:GOV:a-b\tA B\t\tm\n", `unknown country "QQQ"`},
		{"bad date", "persons+.tsv", persons + "KAL:GOV:a-b\tA B\t\tm\tpresident 2012-1..2013\n", `dates "2012-1..2013"`},
		{"ends before it begins", "persons+.tsv", persons + "KAL:GOV:a-b\tA B\t\tm\tpresident 2014-01-01..2013-01-01\n", "ends before it begins"},
		{"two holders", "persons+.tsv", persons + "KAL:GOV:a-b\tA B\t\tm\tpresident 2015-01-01..2016-01-01\n", "KAL:GOV:a-b holds KAL president from 2015-01-01, but KAL:GOV:irena-vosk"},
		{"bad id", "persons+.tsv", persons + "kal:a\tA B\t\tm\n", `persons+.tsv:5: bad data file: id "kal:a"`},
		{"bad Wikidata id", "persons+.tsv", persons + "KAL:GOV:a-b\tA B\t\tm\t\t123\n", `"123" is no Wikidata id`},
		{"no name", "persons+.tsv", persons + "KAL:GOV:a-b\t\t\tm\n", "KAL:GOV:a-b has no name"},
		{"one name for two", "persons+.tsv", persons + "KAL:GOV:other\tIrena Vosk\t\tf\n", `"Irena Vosk" means KAL:GOV:other and KAL:GOV:irena-vosk`},
		{"same id in a file of its own", "more.tsv", persons + "KAL:GOV:irena-vosk\tIrena Vosk\t\tf\n", "KAL:GOV:irena-vosk stands at"},
		{"bad sector", "agents+.tsv", "# columns: noun plural sector class\nbaker\tbakers\tBAK\tagent\n", `agents+.tsv:5: bad data file: unknown sector "BAK"`},
		{"bad class", "agents+.tsv", "# columns: noun plural sector class\nbaker\tbakers\tBUS\tthing\n", `class "thing" is none of`},
		{"noun twice", "agents+.tsv", "# columns: noun plural sector class\nsoldier\tsoldiers\tMIL\tagent\n", `noun "soldier" stands at`},
		{"unknown member", "collectives+.tsv", "# columns: collective id name country sector members\nthree states\t\t\t\t\tKAL|XXX\n", `unknown member "XXX"`},
		{"no header", "orgs+.tsv", "id\tname\n", "# columns:"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			faults := Check(over(map[string]string{tt.file: tt.text}))
			var all []string
			for _, f := range faults {
				if !casus.IsKind(f, casus.KindData) {
					t.Errorf("kind of %v", f)
				}
				all = append(all, f.Error())
			}
			if !strings.Contains(strings.Join(all, "\n"), tt.want) {
				t.Errorf("faults %q, want %q", all, tt.want)
			}
		})
	}
}

// TestOverride lets a user's file replace an entry and add others of any kind.
func TestOverride(t *testing.T) {
	lex := over(map[string]string{"states+.tsv": "# columns: id name aliases kind gender offices\n" +
		"KAL:GOV:irena-vosk\tIrena Vosk-Lund\tIrena Vosk\tperson\tf\tpresident* 2010-03-01..2018-03-01\n" +
		"VEL:PTY:dawn\tDawn Party\tDP\torganisation\n"})
	if faults := Check(lex); len(faults) > 0 {
		t.Fatal(faults)
	}
	r, err := Load(lex)
	if err != nil {
		t.Fatal(err)
	}
	if e := r.Entry("KAL:GOV:irena-vosk"); e == nil || e.Name != "Irena Vosk-Lund" {
		t.Errorf("entry %+v", e)
	}
	if e := r.Entry("VEL:PTY:dawn"); e == nil || e.Country != "VEL" || e.Sector != "PTY" {
		t.Errorf("entry %+v", e)
	}
}

func TestLookup(t *testing.T) {
	r, err := Load(over(nil))
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct{ name, want string }{
		{"Irena Vosk", "KAL:GOV:irena-vosk"}, {"irena vosk", "KAL:GOV:irena-vosk"}, {"Vosk", "KAL:GOV:irena-vosk"}, {"HF", "TAR:REB:hill-front"},
		{"TAR", "TAR"}, {"Orva", "TAR"}, {"Tomas Harrell", "KAL:GOV:tomas-harrel"},
	} {
		found := r.Find(tt.name)
		if len(found) == 0 || found[0].ID != tt.want {
			t.Errorf("Find(%q) = %v", tt.name, found)
		}
	}
	if r.Find("") != nil || r.Find("nobody") != nil {
		t.Error("found what is not there")
	}
	for _, tt := range []struct{ scope, office, day, want string }{
		{"KAL", "president", "2010-02-28", ""}, {"KAL", "president", "2010-03-01", "KAL:GOV:irena-vosk"}, {"KAL", "president", "2018-03-01", "KAL:GOV:tomas-harrel"},
		{"KAL", "president", "2030-01-01", "KAL:GOV:tomas-harrel"}, {"KAL", "president", "", ""}, {"IGO:CON", "secretary-general", "2020-01-01", "VEL:GOV:mira-tell"},
	} {
		got := ""
		if e := r.Holder(tt.scope, tt.office, tt.day); e != nil {
			got = e.ID
		}
		if got != tt.want {
			t.Errorf("Holder(%s, %s, %s) = %q, want %q", tt.scope, tt.office, tt.day, got, tt.want)
		}
	}
	if e := r.Leader("TAR", "2015-01-01"); e == nil || e.ID != "TAR:GOV:olin-brask" {
		t.Errorf("Leader = %v", e)
	}
	if !r.Means("KAL:GOV:tomas-harrel", "Tomash Harel") || r.Means("KAL:GOV:tomas-harrel", "Irena Vosk") {
		t.Error("Means")
	}
}

func TestKey(t *testing.T) {
	r, err := Load(over(nil))
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct{ name, want string }{
		{"U.S.", "us"}, {"Al-Shabaab", "al shabaab"}, {"Sa’ar", "saar"}, {"People's Front", "people 's front"}, {"Lech Wałęsa", "lech walesa"},
		{"Erdoğan", "erdogan"}, {"e\u0301", "e"}, {"P5+1", "p5+1"}, {"J. D. Vance", "j d vance"}, {"rebels'", "rebels"}, {"", ""},
	} {
		if got := strings.Join(r.key(tt.name), " "); got != tt.want {
			t.Errorf("key(%q) = %q, want %q", tt.name, got, tt.want)
		}
	}
}
