package web

import (
	"net/http"
	"net/url"
	"slices"
	"sort"
	"strconv"

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
	Ties   []tie // of the parties with the most events
}

// tie is how often two parties meet in events, whoever acts, and in how many of them in conflict.
type tie struct {
	A, B         string
	Count, Clash int
}

// mostNodes and mostTies bound the network.
const (
	mostNodes = 40
	mostTies  = 120
)

// ties are the pairs among some parties, the most frequent first.
func ties(events []*casus.Event, among []actorCount) []tie {
	known := map[string]bool{}
	for _, a := range among {
		known[a.ID] = true
	}
	at := map[[2]string]*tie{}
	for _, e := range events {
		others := e.Targets
		if len(others) == 0 && len(e.Sources) > 1 {
			others = e.Sources[1:]
		}
		for _, x := range e.Sources {
			for _, y := range others {
				a, b := min(x.Actor, y.Actor), max(x.Actor, y.Actor)
				if a == b || !known[a] || !known[b] {
					continue
				}
				t := at[[2]string{a, b}]
				if t == nil {
					t = &tie{A: a, B: b}
					at[[2]string{a, b}] = t
				}
				t.Count++
				if e.Quad >= 3 {
					t.Clash++
				}
			}
		}
	}
	out := make([]tie, 0, len(at))
	for _, t := range at {
		out = append(out, *t)
	}
	sort.Slice(out, func(i, j int) bool {
		if out[i].Count != out[j].Count {
			return out[i].Count > out[j].Count
		}
		return out[i].A+"\x00"+out[i].B < out[j].A+"\x00"+out[j].B
	})
	return out[:min(len(out), mostTies)]
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
	Heat  int    // 1 to 4, by how many events the pair has in its fullest month
}

// scene is a place with explicit evidence where events happened, on an equirectangular map of 720 x 360 units.
type scene struct {
	Name, Country string
	Lat, Lon      float64
	X, Y, R       int
	Count         int
	Link          string
}

// actors shows who is in the ledger and where things happened.
func (s *Server) actors(w http.ResponseWriter, r *http.Request) error {
	f, err := s.folded(r)
	if err != nil {
		return err
	}
	events := selectEvents(f, r.URL.Query())
	p := actorsPage{Query: r.URL.Query(), Actors: countActors(events), Scenes: scenes(f, events)}
	p.Months, p.Dyads = dyads(events)
	switch wants(r) {
	case "json":
		return writeJSON(w, p)
	case "marks":
		return writeJSON(w, map[string]any{"Actors": p.Actors[:min(len(p.Actors), 400)], "Ties": ties(events, p.Actors[:min(len(p.Actors), mostNodes)]), "Scenes": p.Scenes})
	case "csv":
		rows := [][]string{}
		for _, a := range p.Actors {
			rows = append(rows, []string{a.ID, a.Name, strconv.Itoa(a.Events), strconv.Itoa(a.Reports)})
		}
		return writeSheet(w, []string{"actor", "name", "events", "accounts"}, rows)
	}
	p.Ties = ties(events, p.Actors[:min(len(p.Actors), mostNodes)])
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
		most := 1
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
			most = max(most, c.Count)
			row.Cells = append(row.Cells, c)
		}
		for i := range row.Cells {
			if n := row.Cells[i].Count; n > 0 {
				row.Cells[i].Heat = (4*n + most - 1) / most
			}
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
					at[k] = &scene{Name: p.Name, Country: p.Country, Lat: k.lat, Lon: k.lon, X: int((k.lon + 180) * 2), Y: int((90 - k.lat) * 2), Link: "/timeline?" + url.Values{"place": {p.Name}}.Encode()}
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
	All        int
	Statements []store.StatementRow
	Positions  []casus.PositionAt
	Party      *Party // nil when the registry has none
}

// mostOfActor bounds the events on a party's page.
const mostOfActor = 100

// actor shows one party.
func (s *Server) actor(w http.ResponseWriter, r *http.Request) error {
	f, err := s.folded(r)
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
	}
	for _, x := range f.Positions {
		if x.Actor.Actor == id || x.Holder == id {
			p.Positions = append(p.Positions, x)
		}
	}
	if p.Party = s.explain.Party(id); p.Party != nil && p.Name == "" {
		p.Name = p.Party.Name
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
	if p.Statements, err = s.src.Statements(r.Context(), store.Query{Source: id, Limit: 50, AsOf: f.AsOf}); err != nil {
		return err
	}
	switch wants(r) {
	case "json":
		return writeJSON(w, p)
	case "csv":
		return writeSheet(w, eventHeader, eventSheet(p.Events))
	}
	p.All = len(p.Events)
	p.Events = p.Events[max(0, len(p.Events)-mostOfActor):]
	slices.Reverse(p.Events)
	return s.render(w, r, "actor", p.Name, p)
}
