package actor

import (
	"testing"

	"casus"
)

// TestOfficesOfOthers reads a counterpart by the office of whom it is the counterpart of, and the spokesman of a seat of government.
func TestOfficesOfOthers(t *testing.T) {
	a, err := New(over(map[string]string{
		"persons+.tsv": "# columns: id name aliases gender offices\nKAL:GOV:hal-orren\tHal Orren\t\tm\tprime-minister 2012-01-01..\n" +
			"KAL:GOV:dora-pell\tDora Pell\t\tf\tpress-secretary 2015-01-01..\n",
		"agents+.tsv":  "# columns: noun plural sector class\ncounterpart\tcounterparts\tGOV\tagent\n",
		"offices+.tsv": "# columns: office phrases sector single scope\npress-secretary\tspokesman\tGOV\n",
	}))
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct{ name, text, want string }{
		{"of one named", "Olin/PROPN/3/nsubj Brask/PROPN/1/flat met/VERB/0/root his/PRON/6/nmod:poss Kaldovan/ADJ/6/amod counterpart/NOUN/3/obj",
			"Olin Brask = TAR:GOV:olin-brask [TAR GOV]; Kaldovan counterpart = KAL:GOV:hal-orren [KAL GOV]"},
		{"of nobody", "The/DET/3/det Kaldovan/ADJ/3/amod counterpart/NOUN/4/nsubj agreed/VERB/0/root",
			"Kaldovan counterpart = KAL:GOV [KAL GOV]"},
		{"of a seat", "The/DET/4/det Tower/PROPN/4/compound House/PROPN/2/flat spokesman/NOUN/5/nsubj agreed/VERB/0/root",
			"Tower House spokesman = KAL:GOV:dora-pell [KAL GOV]"},
		{"of a state, one of several", "The/DET/3/det Kaldovan/ADJ/3/amod spokesman/NOUN/4/nsubj agreed/VERB/0/root",
			"Kaldovan spokesman = KAL:GOV [KAL GOV]"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := show(a.Annotate(parsed(t, "2016-05-05", tt.text))); got != tt.want {
				t.Errorf("\n got %s\nwant %s", got, tt.want)
			}
		})
	}
}

// TestTaught tells persons outside the registry what they are, or are made, where the report says so apart from their name.
func TestTaught(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"copula", "Pel/PROPN/5/nsubj Dorn/PROPN/1/flat is/AUX/5/cop the/DET/5/det leader/NOUN/0/root of/ADP/8/case Hill/PROPN/8/compound Front/PROPN/5/nmod",
			"Pel Dorn = TAR:REB:pel-dorn [TAR REB]; Hill Front = TAR:REB:hill-front [TAR REB]"},
		{"as", "Vellin/PROPN/2/nsubj named/VERB/0/root Pel/PROPN/2/obj Dorn/PROPN/3/flat as/ADP/6/case envoy/NOUN/2/obl of/ADP/8/case Kaldova/PROPN/6/nmod",
			"Vellin = VEL [VEL GOV]; Pel Dorn = KAL:GOV:pel-dorn [KAL GOV]"},
	}
	a := world(t)
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			doc := parsed(t, "2016-05-05", tt.text)
			doc.Names = []casus.Name{{Type: "PER", Evidence: casus.Quote(doc.Report.Text, find(doc.Report.Text, "Pel Dorn"))}}
			if got := show(a.Annotate(doc)); got != tt.want {
				t.Errorf("\n got %s\nwant %s", got, tt.want)
			}
		})
	}
}
