package statement_test

import (
	"strings"
	"testing"
)

// TestBesideTheCue wants what stands between speaker, cue and content, wherever the parser hung it: the day, the occasion, who was spoken to. The horizon of
// a forecast is a day to come.
func TestBesideTheCue(t *testing.T) {
	p := newPipeline(t)
	for _, c := range []struct{ text, want string }{
		{"Ada Holm told reporters in Ostra on Monday that the bridge would open.", "to reporters · on 2024-03-04"},
		{`"We are late," Ada Holm told Karl Otten of the Courier at a town hall in Oslo.`, "to Karl Otten · at town hall"},
		{"In an interview with the Courier in December, Karl Otten said it was an honour.", "at interview · on 2023-12-01"},
		{"The clerk said Monday that the judges were late.", "on 2024-03-04"},
		{"Analysts predicted that turnout would exceed 60 percent, up from 54 percent four years ago.", ""},
		{"Analysts predicted that turnout would exceed 60 percent by the end of the year.", "until 2025-01-01"},
		{"The governor signed the bill Monday despite objections from doctors, who argue that it does harm.", ""},
		{"The senator endorsed a candidate, repaying the old man's help in 2004.", ""},
		{"The king was told about the breach in August but did not want to be seen.", ""},
	} {
		rec := code(t, p, "", c.text)
		if len(rec.Statements) == 0 {
			t.Errorf("%s: no statement", c.text)
			continue
		}
		s := &rec.Statements[0]
		for i := range rec.Statements {
			if rec.Statements[i].Parent == nil {
				s = &rec.Statements[i]
			}
		}
		var got []string
		if len(s.Addressee) > 0 {
			got = append(got, "to "+s.Addressee[0].Name)
		}
		if s.Occasion != nil {
			got = append(got, "at "+s.Occasion.Text)
		}
		if s.Time != nil {
			got = append(got, "on "+s.Time.Begin)
		}
		if s.Horizon != nil {
			got = append(got, "until "+s.Horizon.End)
		}
		if g := strings.Join(got, " · "); g != c.want {
			t.Errorf("%s: got %q, want %q", c.text, g, c.want)
		}
	}
}
