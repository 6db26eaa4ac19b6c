package web

import (
	"net/http"
	"net/url"
	"sort"

	"casus"
	"casus/store"
)

// actorsPage lists the parties, the dyads by month, and the scenes.
type actorsPage struct {
	Query  url.Values
	Actors []actorCount
	Months []string
	Dyads  []dyadRow
	Scenes []scene
}

type actorCount struct {
	ID, Name        string
	Events, Reports int
}

// dyadRow is the heat of one pair over the months: the number of events, and how conflictual they are on average.
type dyadRow struct {
	Source, Target string
	Cells          []dyadCell
	Total          int
}

type dyadCell struct {
	Count int
	Tone  string // conflict, mixed, co-operation, "" for none
}

// scene is a place with explicit evidence where events happened, on an equirectangular map of 720 x 360 units.
type scene struct {
	Name, Country string
	X, Y, R       int
	Count         int
	Link          string
}

// actors shows who is in the ledger and where things happened.
func (s *Server) actors(w http.ResponseWriter, r *http.Request) error {
	f, err := s.fold.Folded(r.Context())
	if err != nil {
		return err
	}
	events := selectEvents(f, r.URL.Query())
	p := actorsPage{Query: r.URL.Query(), Actors: countActors(events), Scenes: scenes(f, events)}
	p.Months, p.Dyads = dyads(events)
	if wants(r) == "json" {
		return writeJSON(w, p)
	}
	if len(p.Actors) > 60 {
		p.Actors = p.Actors[:60]
	}
	return s.render(w, r, "actors", "Actors and map", p)
}

func countActors(events []*casus.Event) []actorCount {
	at := map[string]*actorCount{}
	for _, e := range events {
		for _, a := range append(append([]casus.ActorRef{}, e.Sources...), e.Targets...) {
			if a.Actor == "" || a.Actor == "UNK" {
				continue
			}
			c := at[a.Actor]
			if c == nil {
				c = &actorCount{ID: a.Actor, Name: partyNames([]casus.ActorRef{a})}
				at[a.Actor] = c
			}
			c.Events++
			c.Reports += len(e.Accounts)
		}
	}
	var out []actorCount
	for _, c := range at {
		out = append(out, *c)
	}
	sort.Slice(out, func(i, j int) bool {
		if out[i].Events != out[j].Events {
			return out[i].Events > out[j].Events
		}
		return out[i].ID < out[j].ID
	})
	return out
}

// dyads are the most frequent pairs of countries with their events by month, the last twelve months that have any.
func dyads(events []*casus.Event) ([]string, []dyadRow) {
	type key struct{ a, b string }
	counts := map[key]map[string][]*casus.Event{}
	totals := map[string]int{}
	months := map[string]int{}
	for _, e := range events {
		day := dayOf(e.Time)
		if day == "" {
			day = told(e)
		}
		if len(day) < 7 {
			continue
		}
		pairs := e.Targets
		if len(pairs) == 0 && len(e.Sources) > 1 {
			pairs = e.Sources[1:]
		}
		for _, a := range e.Sources {
			for _, b := range pairs {
				if a.Country == "" || b.Country == "" || a.Country == b.Country {
					continue
				}
				k := key{a.Country, b.Country}
				if counts[k] == nil {
					counts[k] = map[string][]*casus.Event{}
				}
				counts[k][day[:7]] = append(counts[k][day[:7]], e)
				totals[a.Country+">"+b.Country]++
				months[day[:7]]++
			}
		}
	}
	var all []string
	for m := range months {
		all = append(all, m)
	}
	sort.Strings(all)
	all = all[max(0, len(all)-12):]
	var out []dyadRow
	for _, id := range frequent(totals, 20) {
		row := dyadRow{Source: id[:3], Target: id[4:], Total: totals[id]}
		for _, m := range all {
			es := counts[key{row.Source, row.Target}][m]
			c := dyadCell{Count: len(es)}
			clash := 0
			for _, e := range es {
				if e.Quad >= 3 {
					clash++
				}
			}
			switch {
			case len(es) == 0:
			case clash == 0:
				c.Tone = "co-operation"
			case clash == len(es):
				c.Tone = "conflict"
			default:
				c.Tone = "mixed"
			}
			row.Cells = append(row.Cells, c)
		}
		out = append(out, row)
	}
	return all, out
}

// scenes are the places of events, where a report says so and the place has a point.
func scenes(f *Folded, events []*casus.Event) []scene {
	type spot struct{ lat, lon float64 }
	at := map[spot]*scene{}
	var order []spot
	for _, e := range events {
		for _, a := range e.Accounts {
			rec, m := f.mention(a)
			if m == nil || m.Place == nil {
				continue
			}
			for i := range rec.Places {
				p := &rec.Places[i]
				if p.ID != m.Place.Mention || p.Lat == nil || p.Lon == nil {
					continue
				}
				k := spot{*p.Lat, *p.Lon}
				if at[k] == nil {
					at[k] = &scene{Name: p.Name, Country: p.Country, X: int((k.lon + 180) * 2), Y: int((90 - k.lat) * 2), Link: "/timeline?" + url.Values{"place": {p.Name}}.Encode()}
					order = append(order, k)
				}
				at[k].Count++
			}
			break // one account places the event
		}
	}
	out := []scene{}
	for _, k := range order {
		s := at[k]
		s.R = min(14, 3+s.Count)
		out = append(out, *s)
	}
	sort.SliceStable(out, func(i, j int) bool { return out[i].Count > out[j].Count })
	return out
}

// actorPage is one party: its events, statements and positions.
type actorPage struct {
	ID, Name   string
	Country    string
	Aliases    []string
	Events     []*casus.Event
	Statements []store.StatementRow
	Positions  []held
}

// actor shows one party.
func (s *Server) actor(w http.ResponseWriter, r *http.Request) error {
	f, err := s.fold.Folded(r.Context())
	if err != nil {
		return err
	}
	id := r.URL.Query().Get("id")
	p := actorPage{ID: id}
	aliases := map[string]int{}
	for _, rec := range f.Records {
		for i := range rec.Actors {
			a := &rec.Actors[i]
			if a.ID != id {
				continue
			}
			p.Name, p.Country = a.Name, a.Country
			for _, m := range a.Mentions {
				aliases[m.Text]++
			}
		}
		for _, x := range rec.Positions {
			if x.Actor.Actor == id {
				p.Positions = append(p.Positions, held{Report: rec.ID, Outlet: deref(rec.Report.Source), Day: deref(rec.Report.Published), Position: x})
			}
		}
	}
	if p.Name == "" {
		return errNotFound
	}
	p.Aliases = frequent(aliases, 12)
	for i := range f.Events {
		e := &f.Events[i]
		for _, a := range append(append([]casus.ActorRef{}, e.Sources...), e.Targets...) {
			if a.Actor == id {
				p.Events = append(p.Events, e)
				break
			}
		}
	}
	byDay(p.Events)
	if p.Statements, err = s.src.Statements(r.Context(), store.Query{Source: id, Limit: 50}); err != nil {
		return err
	}
	if wants(r) == "json" {
		return writeJSON(w, p)
	}
	return s.render(w, r, "actor", p.Name, p)
}
