package main

import (
	"bytes"
	"compress/gzip"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"casus/annotate/place/gazetteer"
)

// airports adds the airports with scheduled service or of some size. The package carries them as gzipped JSON inside a script.
func (s *sources) airports(b *gazetteer.Builder) error {
	script, err := s.fromTar(airportsFile, "package/lib/index.js")
	if err != nil {
		return err
	}
	_, rest, ok := bytes.Cut(script, []byte(`{"gzip":"`))
	coded, _, ok2 := bytes.Cut(rest, []byte(`"`))
	if !ok || !ok2 {
		return errors.New(airportsFile + ": no data found in the script")
	}
	packed, err := base64.StdEncoding.DecodeString(string(coded))
	if err != nil {
		return fmt.Errorf("%s: %w", airportsFile, err)
	}
	z, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		return fmt.Errorf("%s: %w", airportsFile, err)
	}
	raw, err := io.ReadAll(z)
	if err != nil {
		return fmt.Errorf("%s: %w", airportsFile, err)
	}
	var all []struct {
		Name    string  `json:"airport"`
		Country string  `json:"country_code"`
		Type    string  `json:"type"`
		Service string  `json:"scheduled_service"`
		Lat     float64 `json:"latitude"`
		Lon     float64 `json:"longitude"`
	}
	if err := json.Unmarshal(raw, &all); err != nil {
		return fmt.Errorf("%s: %w", airportsFile, err)
	}
	sizes := map[string]int{"large_airport": 1_000_000, "medium_airport": 100_000, "small_airport": 10_000}
	for _, a := range all {
		size := sizes[a.Type]
		if a.Country = s.alpha3[a.Country]; size == 0 || a.Country == "" || size == 10_000 && a.Service != "TRUE" {
			continue
		}
		e := gazetteer.Entry{Name: a.Name, Feature: "S.AIRP", Country: a.Country, Lat: a.Lat, Lon: a.Lon, Population: size}
		b.Add(e, strings.Replace(a.Name, " International", "", 1), strings.Replace(a.Name, " Air Base", " Airbase", 1))
	}
	return nil
}
