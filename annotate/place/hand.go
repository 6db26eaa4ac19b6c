package place

import (
	"strconv"
	"strings"
	"unicode"

	"casus/annotate/place/gazetteer"
	"casus/lexicon"
)

// reading is one place that a name may mean.
type reading struct {
	gazetteer.Entry
	point     bool // Lat and Lon are known
	hand      bool // of the hand-written tables
	alternate bool // not its own name
	disputed  bool
	polity    bool // acts like a state in the news
	seat      bool // stands for a government
	index     int32
}

// class is the GeoNames feature code without its class: "PPLC", "ADM1".
func (r *reading) class() string {
	_, code, ok := strings.Cut(r.Feature, ".")
	if !ok {
		return r.Feature
	}
	return code
}

func (r *reading) country() bool  { return strings.HasPrefix(r.class(), "PCL") }
func (r *reading) capital() bool  { return r.class() == "PPLC" }
func (r *reading) city() bool     { return strings.HasPrefix(r.class(), "PPL") }
func (r *reading) province() bool { return strings.HasPrefix(r.class(), "ADM") }

// named is an entry of the hand-written tables under one name.
type named struct {
	reading *reading
	upper   bool // only in capitals
}

// hand is what the hand-written tables hold.
type hand struct {
	names    lexicon.Trie[named]
	demonyms map[string][]string // folded demonym -> countries
	dtrie    lexicon.Trie[string]
	short    map[string]string // abbreviation as written -> admin-1 code
	states   map[string]string // admin-1 code -> name
	joined   map[string]bool   // admin-1 codes whose short name is part of a town's
	country  map[string]*reading
}

// classes gives the GeoNames class letter of the feature codes that the tables use.
var classes = map[string]string{
	"CONT": "L", "RGN": "L", "AREA": "L", "PRT": "L", "SEA": "H", "OCN": "H", "GULF": "H", "BAY": "H", "STRT": "H", "CNL": "H", "STM": "H", "LK": "H",
	"MTS": "T", "MT": "T", "VAL": "T", "ISL": "T", "ISLS": "T", "DSRT": "T", "BLDG": "S", "ST": "R", "FRST": "V", "ADM1": "A", "PPLX": "P", "PPLG": "P", "PPL": "P",
}

func readHand(lex *lexicon.Set, fold *gazetteer.Folder) (*hand, error) {
	h := &hand{demonyms: map[string][]string{}, short: map[string]string{}, states: map[string]string{}, joined: map[string]bool{}, country: map[string]*reading{}}
	add := func(r *reading, name string, alternate bool) {
		one := *r
		one.alternate = alternate
		letters := strings.Map(func(c rune) rune {
			if unicode.IsLetter(c) {
				return c
			}
			return -1
		}, name)
		upper := letters == strings.ToUpper(letters) && len(letters) <= 5
		h.names.Add(strings.Fields(fold.Key(name)), named{&one, upper})
	}
	t, err := lex.Table("place/countries.tsv", "code", "name", "lat", "lon")
	if err != nil {
		return nil, err
	}
	for _, row := range t.Rows {
		r, err := point(row, row.Get("name"), "A.PCLI", row.Get("code"))
		if err != nil {
			return nil, err
		}
		r.polity = true
		h.country[r.Country] = r
		add(r, r.Name, false)
		for _, n := range row.List("aliases") {
			add(r, n, true)
		}
		for _, d := range row.List("demonyms") {
			key := fold.Key(d)
			h.demonyms[key] = append(h.demonyms[key], r.Country)
			h.dtrie.Add(strings.Fields(key), r.Country)
		}
	}
	if t, err = lex.Table("place/regions.tsv", "feature", "name"); err != nil {
		return nil, err
	}
	for _, row := range t.Rows {
		code := row.Get("feature")
		class, ok := classes[code]
		if !ok {
			return nil, row.Errorf("unknown feature code %q", code)
		}
		r, err := point(row, row.Get("name"), class+"."+code, row.Get("country"))
		if err != nil {
			return nil, err
		}
		if r.Country != "" && h.country[r.Country] == nil {
			return nil, row.Errorf("no country %q in countries.tsv", r.Country)
		}
		for _, f := range row.List("flags") {
			switch f {
			case "disputed":
				r.disputed = true
			case "polity":
				r.polity = true
			case "seat":
				r.seat = true
			case "area":
			default:
				return nil, row.Errorf("unknown flag %q", f)
			}
		}
		add(r, r.Name, false)
		for _, n := range row.List("aliases") {
			add(r, n, true)
		}
	}
	if t, err = lex.Table("place/abbreviations.tsv", "code", "name", "forms"); err != nil {
		return nil, err
	}
	for _, row := range t.Rows {
		h.states[row.Get("code")] = row.Get("name")
		h.joined[row.Get("code")] = row.Get("joined") != ""
		for _, f := range row.List("forms") {
			h.short[f] = row.Get("code")
			h.short[strings.TrimSuffix(f, ".")] = row.Get("code") // where the stop is a token of its own
		}
	}
	return h, nil
}

// point reads a row's place.
func point(row lexicon.Row, name, feature, country string) (*reading, error) {
	r := &reading{Entry: gazetteer.Entry{Name: name, Feature: feature, Country: country}, hand: true, index: -1}
	if s := row.Get("geonameid"); s != "" {
		id, err := strconv.Atoi(s)
		if err != nil {
			return nil, row.Errorf("geonameid: %w", err)
		}
		r.ID = id
	}
	if row.Get("lat") == "" {
		return r, nil
	}
	var err error
	if r.Lat, err = strconv.ParseFloat(row.Get("lat"), 64); err != nil || r.Lat < -90 || r.Lat > 90 {
		return nil, row.Errorf("lat %q is no latitude", row.Get("lat"))
	}
	if r.Lon, err = strconv.ParseFloat(row.Get("lon"), 64); err != nil || r.Lon < -180 || r.Lon > 180 {
		return nil, row.Errorf("lon %q is no longitude", row.Get("lon"))
	}
	r.point = true
	return r, nil
}
