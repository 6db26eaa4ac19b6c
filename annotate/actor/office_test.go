package actor

import "testing"

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
