package place

import (
	"fmt"
	"math"

	"casus"
)

// kept is how many candidates an open place keeps.
const kept = 5

// place writes a mention out.
func (d *document) place(m *mention, n int) casus.Place {
	text := d.doc.Text()
	p := casus.Place{
		ID: fmt.Sprintf("p%d", n+1), Evidence: casus.Quote(text, m.span), Role: m.role, Rules: m.rules,
		At: casus.TokenRef{Sentence: m.sentence, Token: m.head}, Name: m.name,
	}
	r := m.chosen
	if r == nil {
		if p.Name == "" {
			p.Name = m.span.In(text)
		}
		p.Country = d.openCountry(m)
		p.Feature, p.Confidence = m.facility, 0.4
		for _, s := range m.tried[:min(kept, len(m.tried))] {
			p.Candidates = append(p.Candidates, casus.PlaceCandidate{Name: s.Name, GeonameID: s.ID, Country: s.Country, Admin1: s.Admin1, Score: round(s.score)})
		}
		p.Rules = append(p.Rules, "place/open")
		if h := m.town(); h != nil {
			p.Lat, p.Lon, p.Admin1 = &h.Lat, &h.Lon, h.Admin1
			p.Rules = append(p.Rules, "place/holder-point")
		}
		return p
	}
	if p.Name == "" {
		p.Name = r.Name
	}
	p.Country, p.Admin1, p.Disputed = r.Country, r.Admin1, r.disputed
	if r.disputed && r.Country == "" {
		p.Country = d.holder(m)
	}
	p.Confidence = round(0.5 + 0.5*(1-math.Exp(-m.margin)))
	switch {
	case m.part:
		p.Feature = "L.RGN"
		if r.point {
			p.Lat, p.Lon = &r.Lat, &r.Lon
		}
	case m.facility != "":
		p.Feature = m.facility
		if h := m.town(); h != nil {
			p.Lat, p.Lon = &h.Lat, &h.Lon
		} else if m.lies(r) {
			p.Lat, p.Lon = &r.Lat, &r.Lon
		}
	default:
		p.Feature = r.Feature
		if r.ID != 0 {
			id := r.ID
			p.GeonameID = &id
		}
		if r.point {
			lat, lon := r.Lat, r.Lon
			p.Lat, p.Lon = &lat, &lon
		}
	}
	switch {
	case m.within != nil:
		p.Rules = append(p.Rules, "place/within")
	case len(m.country) > 0:
		p.Rules = append(p.Rules, "place/demonym")
	case r.hand:
		p.Rules = append(p.Rules, "place/table")
	default:
		p.Rules = append(p.Rules, "place/gazetteer")
	}
	return p
}

// lies tells whether a built place lies where the place is that it is called after: a large town, one with neighbours in the report, or the
// place of an airport or camp in a country that the report speaks of. "Florence Avenue" and "Fairway Market" may stand anywhere.
func (m *mention) lies(r *reading) bool {
	switch {
	case !r.point || r.wide():
		return false
	case m.facility == "S.AIRP" || m.facility == "S.CMP":
		return m.context >= 0 || r.hand
	}
	return r.hand || m.votes >= vouchFirm || r.Population >= largeTown && !r.alternate && m.context >= 0
}

// largeTown has built places that are known by its name.
const largeTown = 40_000

// town is the town or county that the words behind a mention put it in, or nil: its point serves for a place of which no more is known.
func (m *mention) town() *reading {
	for h := m.within; h != nil; h = h.within {
		if r := h.chosen; r != nil && r.point && !h.part && h.facility == "" && (r.city() || r.class() == "ADM2") {
			return r
		}
	}
	return nil
}

func round(f float64) float64 { return math.Round(f*100) / 100 }
