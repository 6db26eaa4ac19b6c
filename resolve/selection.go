package resolve

import (
	"slices"
	"strings"

	"casus"
	"casus/lexicon"
)

// Selection is a query over events, statements and positions: what stands in an empty field selects all.
type Selection struct {
	Actors []string // ids, country codes, or parts of names
	Places []string // parts of names, or country codes
	Topics []string // ids of topics
	Types  []string
	Since  string // ISO day
	Until  string // ISO day, inclusive
}

// Dispute is a saved selection.
type Dispute struct {
	ID   string
	Name string
	Selection
}

// Disputes are those of the data, in file order: data/dispute/disputes.tsv with what users lay over it.
func Disputes(lex *lexicon.Set) ([]Dispute, error) {
	t, err := lex.Table("dispute/disputes.tsv", "id", "name", "actors")
	if err != nil {
		return nil, err
	}
	var out []Dispute
	for _, row := range t.Rows {
		out = append(out, Dispute{ID: row.Get("id"), Name: row.Get("name"),
			Selection: Selection{Actors: row.List("actors"), Places: row.List("places"), Topics: row.List("topics"), Since: row.Get("since"), Until: row.Get("until")}})
	}
	return out, nil
}

// Names reports whether an actor reference is the one that a query means: its id, its country's code, a part of its id, or a part of its name.
func Names(query string, a casus.ActorRef) bool {
	if query == "" {
		return false
	}
	if a.Actor == query || a.Country == query || strings.HasPrefix(a.Actor, query+":") {
		return true
	}
	q := strings.ToLower(query)
	return strings.Contains(strings.ToLower(a.Name), q) || a.Name == "" && strings.Contains(strings.ToLower(a.Text), q)
}

// Event reports whether the selection holds an event. Of several actors two must take part, unless only one party is known or the place is one
// of the selection's; a single actor suffices alone.
func (s *Selection) Event(e *casus.Event) bool {
	if len(s.Types) > 0 && !slices.Contains(s.Types, e.Type) {
		return false
	}
	day := Day(e)
	if s.Since != "" && day < s.Since || s.Until != "" && day != "" && day > s.Until {
		return false
	}
	there := e.Place != nil && slices.ContainsFunc(s.Places, func(p string) bool {
		return e.Place.Country == p || strings.Contains(strings.ToLower(e.Place.Name), strings.ToLower(p))
	})
	if len(s.Actors) == 0 {
		return len(s.Places) == 0 || there
	}
	parties := slices.Concat(e.Sources, e.Targets)
	matched := map[string]bool{}
	strangers := 0
	for _, p := range parties {
		hit := false
		for _, a := range s.Actors {
			if Names(a, p) {
				matched[a], hit = true, true
			}
		}
		if !hit && p.Actor != "" {
			strangers++
		}
	}
	switch {
	case len(matched) == 0:
		return there && len(s.Places) > 0 && strangers == 0
	case len(matched) >= min(2, len(s.Actors)), there:
		return true
	}
	return strangers == 0
}

// Day is the day an event is listed under: its own, else that of its first report; "" when neither is known.
func Day(e *casus.Event) string {
	if e.Time != nil && e.Time.Begin != "" {
		return e.Time.Begin[:min(10, len(e.Time.Begin))]
	}
	if e.Time != nil && e.Time.End != "" {
		return e.Time.End[:min(10, len(e.Time.End))]
	}
	if len(e.Accounts) > 0 {
		return e.Accounts[0].Published
	}
	return ""
}

// Timeline are the events of a selection in order of time.
func Timeline(events []casus.Event, s Selection) []casus.Event {
	var out []casus.Event
	for i := range events {
		if s.Event(&events[i]) {
			out = append(out, events[i])
		}
	}
	sortEvents(out)
	return out
}
