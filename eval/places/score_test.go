package places

import (
	"reflect"
	"testing"

	"casus"
)

func TestScore(t *testing.T) {
	lat, lon, far := 50.0, 30.0, 60.0
	at := func(from, to int, country, role string) Mention {
		return Mention{Span: casus.Span{Start: from, End: to}, Country: country, Role: role}
	}
	gold := []Mention{at(0, 5, "AAA", "event"), at(10, 20, "BBB", "actor"), at(30, 35, "CCC", "mention"), at(40, 45, "", "event")}
	gold[0].Lat, gold[0].Lon, gold[0].GeonameID = &lat, &lon, 7
	gold[1].Roles, gold[1].Lat, gold[1].Lon = []string{"mention"}, &lat, &lon
	gold[3].Debatable = true
	system := []Mention{at(0, 5, "AAA", "event"), at(12, 20, "BBB", "mention"), at(40, 45, "ZZZ", "actor"), at(50, 55, "AAA", "event")}
	system[0].Lat, system[0].Lon, system[0].GeonameID = &lat, &lon, 7
	system[1].Lat, system[1].Lon = &far, &lon
	var c Counts
	c.Score("x", gold, system)
	c.Errors = nil
	if far := c.Kilometres; far < 1111 || far > 1113 { // ten degrees of latitude
		t.Errorf("%.0f km, want 1112", far)
	}
	c.Kilometres = 0
	want := Counts{Gold: 3, System: 3, Exact: 1, Relaxed: 2, Country: 2, Role: 2, All: 2, Points: 2, Met: 2, Near: 1, IDs: 1, ID: 1, Placed: 2}
	if !reflect.DeepEqual(c, want) {
		t.Errorf("%+v, want %+v", c, want)
	}
}
