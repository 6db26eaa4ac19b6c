package figure

import "testing"

// TestDollars checks that bare dollars are those of the outlet's country.
func TestDollars(t *testing.T) {
	w := newWorld(t)
	for _, c := range []struct{ source, url, text, unit string }{
		{"The Sydney Morning Herald", "", "The minister announced $40 million for the ports.", "AUD"},
		{"Globe and Mail", "", "The bank lost three million dollars.", "CAD"},
		{"Tarsk Daily", "https://news.example.nz/a", "The bank lost three million dollars.", "NZD"},
		{"news.example.ca", "", "The bank lost $3 million.", "CAD"},
		{"Reuters", "", "The minister announced $40 million for the ports.", "USD"},
		{"The Sydney Morning Herald", "", "The bank lost US$3 million.", "USD"},
		{"The Sydney Morning Herald", "", "The bank lost 3 million euros.", "EUR"},
		{"", "", "The bank lost $3 million.", "USD"},
	} {
		doc := w.parse(c.text, examplesDay)
		doc.Report.Source, doc.Report.URL = c.source, c.url
		fs := w.figure.Annotate(doc)
		if len(fs) != 1 || fs[0].Unit != c.unit {
			t.Errorf("%s %s: %q: %+v, want %s", c.source, c.url, c.text, fs, c.unit)
		}
	}
}
