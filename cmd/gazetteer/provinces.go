package main

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"strings"

	"casus/annotate/place/gazetteer"
)

// provinces adds the first-order divisions of Natural Earth, and the second-order ones where it has those instead.
func (s *sources) provinces(b *gazetteer.Builder) error {
	packed, err := s.fromZip(provinceFile, "github.com/sams96/rgeo@v1.2.0/data/Provinces10.gz")
	if err != nil {
		return err
	}
	z, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		return err
	}
	var all struct {
		Features []struct {
			Properties struct {
				Name     string  `json:"name"`
				English  string  `json:"name_en"`
				Others   string  `json:"name_alt"`
				GeoNames string  `json:"gn_name"`
				Type     string  `json:"type_en"`
				Country  string  `json:"iso_a2"`
				Owner    string  `json:"adm0_a3"`
				Code     string  `json:"gn_a1_code"`
				ID       int     `json:"gn_id"`
				Level    int     `json:"gn_level"`
				Lat      float64 `json:"latitude"`
				Lon      float64 `json:"longitude"`
			}
		}
	}
	if err := json.NewDecoder(z).Decode(&all); err != nil {
		return fmt.Errorf("%s: %w", provinceFile, err)
	}
	s.provinceIDs = map[int]bool{}
	for _, f := range all.Features {
		p := f.Properties
		country := s.alpha3[p.Country]
		if p.Owner == "KOS" {
			country = p.Owner
		}
		if p.English == "" {
			p.English = p.Name
		}
		if country == "" || p.English == "" || p.ID <= 0 && p.Level <= 0 {
			continue
		}
		e := gazetteer.Entry{ID: max(p.ID, 0), Name: p.English, Feature: "A.ADM1", Country: country, Lat: p.Lat, Lon: p.Lon}
		if p.Level == 2 {
			e.Feature = "A.ADM2"
		} else if code := strings.TrimSpace(p.Code); len(code) > 3 {
			e.Admin1 = code
			e.Population = s.population[code]
		}
		names := append(strings.Split(p.Others, "|"), p.Name, p.GeoNames)
		if short, ok := strings.CutSuffix(p.English, " "+p.Type); ok {
			names = append(names, short)
			e.Name = short
		} else if short, ok := strings.CutPrefix(p.English, p.Type+" of "); ok {
			names = append(names, short)
			e.Name = short
		}
		names = append(names, s.others(e)...)
		s.provinceIDs[e.ID] = e.ID != 0
		b.Add(e, usable(append(names, p.English))...)
	}
	return nil
}
