package ingest

import "testing"

func TestDateline(t *testing.T) {
	r := newReader(t)
	for _, c := range []struct {
		text, line, place, agency, day string // day without year: --MM-DD
	}{
		{"BRENN, May 3 (Harbour Wire) -- Envoys met.", "BRENN, May 3 (Harbour Wire) --", "BRENN", "Harbour Wire", "0000-05-03"},
		{"BRENN, Kaldova, May 3, 2024 (AP) — Envoys met.", "BRENN, Kaldova, May 3, 2024 (AP) —", "BRENN, Kaldova", "AP", "2024-05-03"},
		{"Brenn, 3 May (Wire) – Envoys met.", "Brenn, 3 May (Wire) –", "Brenn", "Wire", "0000-05-03"},
		{"BRENN, May 3. /TASS/. Envoys met.", "BRENN, May 3. /TASS/.", "BRENN", "TASS", "0000-05-03"},
		{"Brenn. 3 May. INTERFAX.RU - Envoys met.", "Brenn. 3 May. INTERFAX.RU -", "Brenn", "INTERFAX.RU", "0000-05-03"},
		{"Kaldova News Agency, May 3. Envoys met.", "Kaldova News Agency, May 3.", "", "Kaldova News Agency", "0000-05-03"},
		{"BRENN - Envoys met.", "BRENN -", "BRENN", "", ""},
		{"BRENN, Friday, May 3, 2024 (Reuters) - Envoys met.", "BRENN, Friday, May 3, 2024 (Reuters) -", "BRENN", "Reuters", "2024-05-03"},
		{"BRENN (Reuters) - Envoys met.", "BRENN (Reuters) -", "BRENN", "Reuters", ""},
		{"New Brenn, Sept. 3 (UPI) --Envoys met.", "New Brenn, Sept. 3 (UPI) --", "New Brenn", "UPI", "0000-09-03"},
		// No dateline: prose that begins with a name, a date or a dash.
		{"Envoys of Kaldova met in Brenn on May 3.", "", "", "", ""},
		{"May 3 - the day the talks broke down - is a holiday.", "", "", "", ""},
		{"Minister Orla Venn - who chairs the council - resigned.", "", "", "", ""},
		{"On May 3, Kaldova shelled the port.", "", "", "", ""},
		{"Kaldova (population 4 million) is a state.", "", "", "", ""},
		{"The Harbour Times, 3 May. a paper of record", "The Harbour Times, 3 May.", "", "The Harbour Times", "0000-05-03"},
		{"NATO is expected to reply on Monday.", "", "", "", ""},
	} {
		d := r.dateline(c.text, true)
		day := ""
		if d.date.month > 0 {
			day = d.date.iso()
		}
		if c.text[:d.end] != c.line || d.place != c.place && c.line != "" || d.agency != c.agency && c.line != "" || day != c.day && c.line != "" {
			t.Errorf("%q:\n got %q place %q agency %q day %q\nwant %q place %q agency %q day %q", c.text, c.text[:d.end], d.place, d.agency, day, c.line, c.place, c.agency, c.day)
		}
	}
}

func TestYearOfDateline(t *testing.T) {
	r := newReader(t)
	for _, c := range []struct{ text, published string }{
		{"BRENN, May 3 (AP) -- The truce of April 7, 2024 held.", "2024-05-03"},
		{"BRENN, January 3 (AP) -- The truce of December 27, 2023 held.", "2024-01-03"}, // the year has turned
		{"BRENN, May 3 (AP) -- A summit is set for June 9, 2024.", "2024-05-03"},        // a date ahead
		{"BRENN, May 3 (AP) -- The truce held.", ""},                                    // no year anywhere: unknown
		{"The truce of April 7, 2024 held.", ""},                                        // a date told is no date of publication
	} {
		rep, err := r.Report(Raw{Text: c.text})
		if err != nil {
			t.Fatal(err)
		}
		if rep.Published != c.published {
			t.Errorf("%q: published %q (%s), want %q", c.text, rep.Published, rep.PublishedBasis, c.published)
		}
	}
}
