package web

import (
	"net/http"
	"net/url"
	"sort"

	"casus"
)

// held is a position with the report it stands in.
type held struct {
	Report   string
	Outlet   string
	Day      string
	Position casus.Position
	Changed  bool   // differs from the one before it
	Was      string // stance of the one before it
}

// positionsPage is the matrix of actors and issues, or the history of one cell.
type positionsPage struct {
	Query   url.Values
	Actors  []string
	Names   map[string]string
	Issues  []string
	Cells   map[string]map[string][]held
	History []held
	Actor   string
	Issue   string
}

// mostIssues bounds the columns of the matrix.
const mostIssues = 12

// positions shows who holds what.
func (s *Server) positions(w http.ResponseWriter, r *http.Request) error {
	f, err := s.fold.Folded(r.Context())
	if err != nil {
		return err
	}
	p := positionsPage{Query: r.URL.Query(), Names: map[string]string{}, Cells: map[string]map[string][]held{}, Actor: r.URL.Query().Get("actor"), Issue: r.URL.Query().Get("issue")}
	issues := map[string]int{}
	actors := map[string]int{}
	for _, rec := range f.Records {
		for _, x := range rec.Positions {
			if x.Actor.Actor == "" {
				continue
			}
			h := held{Report: rec.ID, Outlet: deref(rec.Report.Source), Day: deref(rec.Report.Published), Position: x}
			if d := dayOf(x.Time); d != "" {
				h.Day = d
			}
			id := x.Actor.Actor
			if p.Cells[id] == nil {
				p.Cells[id] = map[string][]held{}
			}
			p.Cells[id][x.Issue] = append(p.Cells[id][x.Issue], h)
			p.Names[id] = x.Actor.Name
			issues[x.Issue]++
			actors[id]++
		}
	}
	for _, row := range p.Cells {
		for issue := range row {
			history(row[issue])
		}
	}
	if p.Actor != "" || p.Issue != "" {
		for actor, row := range p.Cells {
			for issue, cell := range row {
				if (p.Actor == "" || p.Actor == actor) && (p.Issue == "" || p.Issue == issue) {
					p.History = append(p.History, cell...)
				}
			}
		}
		sort.SliceStable(p.History, func(i, j int) bool {
			a, b := p.History[i], p.History[j]
			if a.Day != b.Day {
				return a.Day < b.Day
			}
			return a.Report+a.Position.ID < b.Report+b.Position.ID
		})
	}
	if wants(r) == "json" {
		if p.History != nil {
			return writeJSON(w, p.History)
		}
		return writeJSON(w, p.Cells)
	}
	p.Issues, p.Actors = frequent(issues, mostIssues), frequent(actors, 100)
	return s.render(w, r, "positions", "Positions", p)
}

// Last is the latest position of a cell, nil for an empty one.
func (p positionsPage) Last(actor, issue string) *held {
	cell := p.Cells[actor][issue]
	if len(cell) == 0 {
		return nil
	}
	return &cell[len(cell)-1]
}

// history sorts a cell by day and marks the changes.
func history(cell []held) {
	sort.SliceStable(cell, func(i, j int) bool { return cell[i].Day < cell[j].Day })
	for i := range cell {
		if i > 0 {
			cell[i].Was = cell[i-1].Position.Stance
		}
		cell[i].Changed = cell[i].Position.ShiftFrom != nil || i > 0 && cell[i].Position.Stance != cell[i-1].Position.Stance
	}
}

// frequent are the keys with the highest counts, ties by name.
func frequent(counts map[string]int, most int) []string {
	keys := make([]string, 0, len(counts))
	for k := range counts {
		keys = append(keys, k)
	}
	sort.Slice(keys, func(i, j int) bool {
		if counts[keys[i]] != counts[keys[j]] {
			return counts[keys[i]] > counts[keys[j]]
		}
		return keys[i] < keys[j]
	})
	return keys[:min(len(keys), most)]
}
