package actor

import (
	"strings"
	"testing"

	"casus"
)

// nationals are parties of one name in two countries, and a province with a town in each.
var nationals = map[string]string{
	"orgs+.tsv": "# columns: id name aliases kind country sector\n" +
		"KAL:PTY:works\tWorks Party\t\torganisation\tKAL\tPTY\nTAR:PTY:works\tTarskan Works Party\t\torganisation\tTAR\tPTY\nVEL:PTY:river\tRiver Party of Vellin\t\torganisation\tVEL\tPTY\n",
	"localities.tsv": "# columns: country localities\nKAL\tHollow Vale|Drenmoor\n",
	"agents+.tsv":    "# columns: noun plural sector class\ncourt\tcourts\tJUD\tbody\n",
	"words+.tsv":     "# columns: use words\ndivision\tcounty\n",
}

// TestNational reads organisations and organs by the state, province or town that their names begin with, or that the report speaks of.
func TestNational(t *testing.T) {
	tests := []struct {
		name, text string
		names      []string // organisations of the name layer
		want       string
	}{
		{"the state before a listed name", "Kaldovan/ADJ/3/amod Works/PROPN/3/compound Party/PROPN/4/nsubj agreed/VERB/0/root",
			[]string{"Kaldovan Works Party"}, "Kaldovan Works Party = KAL:PTY:works [KAL PTY]"},
		{"the country of the report", "Protesters/NOUN/2/nsubj met/VERB/0/root in/ADP/4/case Orva/PROPN/2/obl | Works/PROPN/2/compound Party/PROPN/3/nsubj agreed/VERB/0/root",
			[]string{"Works Party"}, "Protesters = TAR:CVL [TAR CVL]; Works Party = TAR:PTY:works [TAR PTY]"},
		{"its own country is named", "Protesters/NOUN/2/nsubj met/VERB/0/root in/ADP/4/case Brenn/PROPN/2/obl | Works/PROPN/2/compound Party/PROPN/3/nsubj agreed/VERB/0/root",
			[]string{"Works Party"}, "Protesters = KAL:CVL [KAL CVL]; Works Party = KAL:PTY:works [KAL PTY]"},
		{"a third country's party of that name", "Protesters/NOUN/2/nsubj met/VERB/0/root in/ADP/4/case Marsport/PROPN/2/obl | Works/PROPN/2/compound Party/PROPN/3/nsubj agreed/VERB/0/root",
			[]string{"Works Party"}, "Protesters = VEL:CVL [VEL CVL]; Works Party = VEL:UNK:works-party [VEL ]"},
		{"a listed name without its state", "Vellinese/ADJ/2/amod officials/NOUN/3/nsubj met/VERB/0/root River/PROPN/5/compound Party/PROPN/3/obj",
			[]string{"River Party"}, "Vellinese officials = VEL:GOV [VEL GOV]; River Party = VEL:PTY:river [VEL PTY]"},
		{"the state it was last told with", "Tarskan/PROPN/3/compound Works/PROPN/3/compound Party/PROPN/4/nsubj agreed/VERB/0/root | Kaldova/PROPN/2/nsubj agreed/VERB/0/root | Works/PROPN/2/compound Party/PROPN/3/nsubj agreed/VERB/0/root",
			[]string{"Tarskan Works Party", "Works Party"}, "Tarskan Works Party = TAR:PTY:works [TAR PTY]; Kaldova = KAL [KAL GOV]; Works Party = TAR:PTY:works [TAR PTY]"},
		{"court of a province", "Hollow/PROPN/3/compound Vale/PROPN/1/flat Court/PROPN/4/nsubj agreed/VERB/0/root",
			[]string{"Hollow Vale Court"}, "Hollow Vale Court = KAL:JUD:court-of-hollow-vale [KAL JUD]"},
		{"government of a county", "Drenmoor/PROPN/3/compound County/PROPN/3/compound Government/PROPN/4/nsubj agreed/VERB/0/root",
			[]string{"Drenmoor County Government"}, "Drenmoor County Government = KAL:GOV:government-of-drenmoor-county [KAL GOV]"},
		{"court with a word of its own", "Drenmoor/PROPN/3/compound Lower/PROPN/3/compound Court/PROPN/4/nsubj agreed/VERB/0/root",
			[]string{"Drenmoor Lower Court"}, "Drenmoor Lower Court = KAL:JUD:lower-court-of-drenmoor [KAL JUD]"},
	}
	a, err := New(over(nationals))
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			doc := parsed(t, "2016-05-05", tt.text)
			for _, n := range tt.names {
				doc.Names = append(doc.Names, casus.Name{Type: "ORG", Evidence: casus.Quote(doc.Report.Text, find(doc.Report.Text, n))})
			}
			if got := show(a.Annotate(doc)); got != tt.want {
				t.Errorf("\n got %s\nwant %s", got, tt.want)
			}
		})
	}
}

// TestNamesake takes a town for that of the country behind the comma, not for the capital that is called so.
func TestNamesake(t *testing.T) {
	doc := parsed(t, "2016-05-05", "Soldiers/NOUN/2/nsubj met/VERB/0/root in/ADP/4/case Orva/PROPN/2/obl ,/PUNCT/6/punct Kaldova/PROPN/4/appos")
	lat := 1.0
	doc.Places = []casus.Place{{Evidence: casus.Quote(doc.Report.Text, find(doc.Report.Text, "Orva")), Lat: &lat, Lon: &lat, Country: "KAL", At: casus.TokenRef{Token: 3}}}
	if got, want := show(world(t).Annotate(doc)), "Soldiers = KAL:MIL [KAL MIL]"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// TestWhoseParty tells a nameless party's country from that of its counterpart, and takes a pronoun's owner from what stands before.
func TestWhoseParty(t *testing.T) {
	tests := []struct{ text, want string }{
		{"Kaldova/PROPN/2/nsubj agreed/VERB/0/root | Soldiers/NOUN/2/nsubj accused/VERB/0/root Tarsk/PROPN/2/obj",
			"Kaldova = KAL [KAL GOV]; Soldiers = KAL:MIL [KAL MIL]; Tarsk = TAR [TAR GOV]"},
		{"Kaldova/PROPN/2/nsubj sent/VERB/0/root its/PRON/4/nmod:poss police/NOUN/2/obj into/ADP/6/case Tarsk/PROPN/2/obl",
			"Kaldova = KAL [KAL GOV]; police = KAL:COP [KAL COP]; Tarsk = TAR [TAR GOV]"},
	}
	a := world(t)
	for _, tt := range tests {
		doc := parsed(t, "2016-05-05", tt.text)
		for i := range doc.Sentences[0].Tokens {
			if tok := &doc.Sentences[0].Tokens[i]; tok.Form == "its" {
				tok.Feats = "Poss=Yes|PronType=Prs"
			}
		}
		if got := show(a.Annotate(doc)); got != tt.want {
			t.Errorf("\n got %s\nwant %s", got, tt.want)
		}
	}
}

// find is the span of words in a text.
func find(text, words string) casus.Span {
	at := strings.Index(text, words)
	return casus.Span{Start: at, End: at + len(words)}
}
