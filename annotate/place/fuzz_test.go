package place_test

import (
	"testing"

	"casus"
	"casus/ingest"
)

// FuzzAnnotate gives any text to the annotator and wants places in order, within the text, with known roles.
func FuzzAnnotate(f *testing.F) {
	f.Add("PARIS, Texas (AP) - Envoys from Qatar, Egypt and the U.S. flew to Sharm el-Sheikh; Iran-backed fighters in Al-Bab, northern Syria, fired.")
	f.Add("Washington, D.C., \x00 St. – Ky. (((, , , , Lake Lake Lake of of the the al-")
	f.Add("ALL OF THE CITIES OF EUROPE AND THE US AND UK IN NEW YORK")
	f.Fuzz(func(t *testing.T, words string) {
		s := stages()
		if s.err != nil {
			t.Fatal(s.err)
		}
		r, err := s.reader.Report(ingest.Raw{Text: words, Language: "en"})
		if err != nil {
			return
		}
		d := &casus.Document{Report: r, Sentences: s.analyser.Analyse(s.splitter.Split(r))}
		end := 0
		for _, p := range s.places.Annotate(d) {
			b := p.Spans.Bounds()
			if b.Start < end || b.Empty() || b.End > len(r.Text) || p.Spans.In(r.Text) != p.Text {
				t.Fatalf("%v %q after %d", p.Spans, p.Text, end)
			}
			end = b.End
			switch p.Role {
			case "event", "dateline", "actor", "mention":
			default:
				t.Fatalf("role %q", p.Role)
			}
			if p.Name == "" || p.Confidence < 0 || p.Confidence > 1 || (p.Lat == nil) != (p.Lon == nil) {
				t.Fatalf("%+v", p)
			}
		}
	})
}
