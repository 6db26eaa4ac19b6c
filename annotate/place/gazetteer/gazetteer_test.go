package gazetteer_test

import (
	"fmt"
	"testing"

	"casus/annotate/place/gazetteer"
	"casus/data"
	"casus/lexicon"
)

func folder(t testing.TB) *gazetteer.Folder {
	t.Helper()
	table, err := lexicon.Open(data.FS).Table("place/fold.tsv", "kind", "from")
	if err != nil {
		t.Fatal(err)
	}
	f, err := gazetteer.NewFolder(table.Rows)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func TestKey(t *testing.T) {
	f := folder(t)
	for _, c := range []struct{ name, key string }{
		{"El-Arish", "al arish"},
		{"al-Arish", "al arish"},
		{"Deir ez-Zor", "deir al zor"},
		{"Łódź", "lodz"},
		{"São Tomé", "sao tome"},
		{"N'Djamena", "ndjamena"},
		{"Chornomors’k", "chornomorsk"},
		{"Saint Petersburg", "st petersburg"},
		{"St. Petersburg", "st petersburg"},
		{"Donetsk People's Republic", "donetsk people s republic"},
		{"Iğdır", "igdir"},
		{"", ""},
		{"—", ""},
	} {
		if got := f.Key(c.name); got != c.key {
			t.Errorf("%q folds to %q, want %q", c.name, got, c.key)
		}
	}
}

// world is a small invented gazetteer.
func world(t testing.TB) []byte {
	t.Helper()
	b := gazetteer.NewBuilder(folder(t))
	b.Add(gazetteer.Entry{ID: 7, Name: "Tarsk", Feature: "P.PPLC", Country: "AAA", Admin1: "AA.01", Lat: 12.3456, Lon: -45.6789, Population: 1200000}, "Tarska", "Old Tarsk")
	b.Add(gazetteer.Entry{ID: 9, Name: "Al Vorun", Feature: "P.PPL", Country: "BBB", Lat: -1.5, Lon: 170}, "Vorún")
	b.Add(gazetteer.Entry{Name: "Tarsk International Airport", Feature: "S.AIRP", Country: "AAA"})
	for i := range 200 {
		b.Add(gazetteer.Entry{ID: 100 + i, Name: fmt.Sprintf("Place %d", i), Feature: "P.PPL", Country: "BBB", Population: i})
	}
	file, err := b.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	return file
}

func TestFind(t *testing.T) {
	g, err := gazetteer.Read(world(t))
	if err != nil {
		t.Fatal(err)
	}
	one := func(key string, id int, alternate bool) {
		t.Helper()
		hits, _ := g.Find(key)
		if len(hits) != 1 || g.Entry(hits[0].Index).ID != id || hits[0].Alternate != alternate {
			t.Errorf("%q finds %v", key, hits)
		}
	}
	one("tarsk", 7, false)
	one("tarska", 7, true)
	one("old tarsk", 7, true)
	one("al vorun", 9, false)
	one("vorun", 9, false) // without the article
	for i := range 200 {
		one(fmt.Sprintf("place %d", i), 100+i, false)
	}
	if _, more := g.Find("tarsk"); !more {
		t.Error("further names begin with Tarsk")
	}
	if hits, more := g.Find("nowhere"); len(hits) > 0 || more {
		t.Error("found nowhere")
	}
	hits, _ := g.Find("tarsk")
	if e := g.Entry(hits[0].Index); e.Lat != 12.346 || e.Lon != -45.679 || e.Country != "AAA" || e.Admin1 != "AA.01" || e.Feature != "P.PPLC" || e.Population != 1200000 {
		t.Errorf("%+v", e)
	}
}

func TestSameBytes(t *testing.T) {
	if a, b := world(t), world(t); string(a) != string(b) {
		t.Error("two builds differ")
	}
}

// TestShipped opens the gazetteer of the product and looks for places of all its sources.
func TestShipped(t *testing.T) {
	b, err := data.FS.ReadFile("place/gazetteer.bin")
	if err != nil {
		t.Fatal(err)
	}
	if len(b) > 20<<20 {
		t.Errorf("%d bytes are more than 20 MiB", len(b))
	}
	g, err := gazetteer.Read(b)
	if err != nil {
		t.Fatal(err)
	}
	for _, key := range []string{"kyiv", "fallujah", "boryspil international airport", "boryspil airport", "kherson", "fairfax county", "hodeidah", "lower shabelle"} {
		if hits, _ := g.Find(key); len(hits) == 0 {
			t.Errorf("no %q", key)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add(world(f))
	f.Add([]byte("casus-gazetteer 2\n"))
	f.Fuzz(func(t *testing.T, b []byte) {
		g, err := gazetteer.Read(b)
		if err != nil {
			return
		}
		for _, key := range []string{"", "tarsk", "place 7", "zzz"} {
			hits, _ := g.Find(key)
			for _, h := range hits {
				g.Entry(h.Index)
			}
		}
	})
}

func FuzzKey(f *testing.F) {
	fold := folder(f)
	f.Add("Deir ez-Zor")
	f.Fuzz(func(t *testing.T, s string) {
		key := fold.Key(s)
		if again := fold.Key(key); fold.Key(again) != again {
			t.Errorf("%q folds to %q and on to %q", s, key, again)
		}
	})
}
