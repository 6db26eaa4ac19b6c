package casus

import "strings"

// stateSectors are PLOVER's sectors whose holders speak for their country.
var stateSectors = map[string]bool{"": true, "GOV": true, "MIL": true, "UNK": true, "LEG": true, "SPY": true}

// nonState are PLOVER's codes that are no country: what stands below them are organisations of their own.
var nonState = map[string]bool{"UNO": true, "EUR": true, "IGO": true, "NGO": true, "ISM": true, "IMG": true, "MNC": true, "UNK": true}

// Holder is the party that a reference counts for: a minister, an army, "the Dorvanian side" count for their country, rebels, parties and
// organisations for themselves. It is an id, or a name where there is none.
func (a ActorRef) Holder() string {
	if a.Actor == "" {
		if a.Name != "" {
			return a.Name
		}
		return a.Text
	}
	parts := strings.Split(a.Actor, ":")
	sector := a.Sector
	if len(parts) > 1 {
		sector = parts[1]
	}
	if len(a.Country) == 3 && parts[0] == a.Country && stateSectors[sector] && !nonState[a.Country] {
		return a.Country
	}
	return a.Actor
}

// Stateless reports whether a reference is of no state: an organisation of states, the United Nations, or one whose state is not known.
func (a ActorRef) Stateless() bool { return a.Country == "" || nonState[a.Country] }

// Generic reports whether a reference names a kind of party alone: "member states", "European countries".
func (a ActorRef) Generic() bool {
	country, _, named := strings.Cut(a.Actor, ":")
	return country == "UNK" || !named && nonState[a.Actor] && a.Actor != "EUR" && a.Actor != "UNO"
}
