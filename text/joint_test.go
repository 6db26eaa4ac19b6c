package text

import (
	"strings"
	"testing"

	"casus/data"
	"casus/lexicon"
)

func TestJoints(t *testing.T) {
	s, err := New(lexicon.Open(data.FS))
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]string{
		"The measure will fail, said Rep. Orla Venn of Brenn. She left.": "The measure will fail, said Rep. Orla Venn of Brenn.|She left.",
		"Gov. Karr met Lt. Col. Venn. They spoke.":                       "Gov. Karr met Lt. Col. Venn.|They spoke.",
		"He spoke on Oct. 9. The vote came later.":                       "He spoke on Oct. 9.|The vote came later.",
		"The vote came at 2:30 p.m. Thursday. It passed.":                "The vote came at 2:30 p.m. Thursday.|It passed.",
		"It ended at 5 p.m. The envoys left.":                            "It ended at 5 p.m.|The envoys left.",
		"The F.B.I. searched the house. The A.C.L.U. sued.":              "The F.B.I. searched the house.|The A.C.L.U. sued.",
		"Agents of the C.I.A. left. They knew.":                          "Agents of the C.I.A. left.|They knew.",
		"They met in 2019. The talks failed.":                            "They met in 2019.|The talks failed.",
		"The bridge is due to reopen Saturday, the mayor said.":          "The bridge is due to reopen Saturday, the mayor said.",
		"Prime Minister of Tarsk Recep Tayn Orlu calls for a vote.":      "Prime Minister of Tarsk Recep Tayn Orlu calls for a vote.",
		"Her name is Venn. Karr is his.":                                 "Her name is Venn.|Karr is his.",
	} {
		var got []string
		for _, x := range s.SplitText(text) {
			got = append(got, x.Span.In(text))
		}
		if strings.Join(got, "|") != want {
			t.Errorf("%q:\n got %q\nwant %q", text, strings.Join(got, "|"), want)
		}
	}
}
