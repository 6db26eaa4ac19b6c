package place_test

import (
	"testing"

	"casus"
)

// TestNeighbours reads towns with many namesakes by what stands near them in the report: the division that each is taken to lie in.
func TestNeighbours(t *testing.T) {
	for _, c := range []struct {
		name, outlet, words string
		want                map[string]string // words -> division, "-" for no place
	}{
		{"towns settle one another", "", "Richmond lost to Berea. Games in Danville and London were put off; Lexington won.",
			map[string]string{"Richmond": "US.KY", "Berea": "US.KY", "Danville": "US.KY", "London": "US.KY"}},
		{"a capital is not pulled to a namesake by a state alone", "", "The governor of Texas flew from Dallas to Paris to meet French investors.",
			map[string]string{"Paris": "FR.11"}},
		{"capitals beside one another are those of the world", "", "The youth orchestra of Lexington, Kentucky, will play in Madrid and Vienna next month.",
			map[string]string{"Vienna": "AT.09", "Lexington": "US.KY"}},
		{"the state that the report is about", "", "A Mississippi man from Gautier who taught in Cleveland was found dead. Police in Jackson are looking for a car.",
			map[string]string{"Cleveland": "US.MS", "Jackson": "US.MS"}},
		{"a street is not where the town it is called after lies", "", "A fire on Madison Street left ten people homeless.",
			map[string]string{"Madison Street": ""}},
		{"numbers of roads, parties to a case", "", "Two cars crashed on U.S. 64. Hamdan v. Tarsk was cited off Interstate 81.",
			map[string]string{"U.S.": "-", "Hamdan": "-", "Interstate": "-"}},
		{"small words inside names", "", "Troops left Port-au-Prince and Santiago de los Caballeros.",
			map[string]string{"Port-au-Prince": "HT.11", "Santiago de los Caballeros": "DO.25"}},
		{"the capital of a country", "", "Pupils from Athens, Georgia, spent a month in Athens, the capital of Greece.",
			map[string]string{"Greece": ""}},
		{"counties share their noun", "", "Lauderdale and Colbert counties will share a jail near Tuscumbia.",
			map[string]string{"Lauderdale": "US.AL", "Colbert": "US.AL"}},
		{"an enumeration is of one kind", "", "The storm hit New York, Michigan, Illinois and Ohio.",
			map[string]string{"New York": "US.NY", "Michigan": "US.MI"}},
		{"a list of towns holds none of another", "", "Mayors came from San Francisco, Santa Fe and Tampa.",
			map[string]string{"San Francisco": "US.CA", "Santa Fe": "US.NM"}},
		{"states behind the letter of a party", "", "Sen. Ada Tarsk, R-Ala., met voters in Mobile, Ala., on Friday.",
			map[string]string{"Mobile": "US.AL", "Ala.": "US.AL"}},
		{"the outlet's town", "Isle of Wight Observer", "Newport will lose its last bank. Customers must go to Ryde.",
			map[string]string{"Newport": "GB.ENG"}},
		{"an outlet that is called like a place", "Dawn", "Soldiers shelled Lyman.", map[string]string{"Dawn": "-"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			doc := document(t, c.words)
			doc.Report.Source = c.outlet
			got := map[string]casus.Place{}
			for _, p := range stages().places.Annotate(doc) {
				got[p.Text] = p
			}
			for words, division := range c.want {
				p, ok := got[words]
				if !ok && division != "-" || ok && p.Admin1 != division {
					t.Errorf("%q: %q (found %v), want %q", words, p.Admin1, ok, division)
				}
			}
		})
	}
}
