package web

import (
	"net/http"
	"net/url"
	"sort"

	"casus"
)

// positionsPage is the matrix of parties and issues, or the history of a row, a column or a cell.
type positionsPage struct {
	Query   url.Values
	Holders []string
	Names   map[string]string
	Issues  []string
	Cells   map[string]map[string][]casus.PositionAt
	Changed map[string]string // day of the last shift, by holder and issue
	History []casus.PositionAt
	Shifts  []casus.Shift
	Holder  string
	Issue   string
}

// mostIssues and mostHolders bound the matrix; what does not fit is found by its party or issue.
const (
	mostIssues  = 10
	mostHolders = 60
)

// positions shows who holds what.
func (s *Server) positions(w http.ResponseWriter, r *http.Request) error {
	f, err := s.folded(r)
	if err != nil {
		return err
	}
	q := r.URL.Query()
	p := positionsPage{Query: q, Names: map[string]string{}, Cells: map[string]map[string][]casus.PositionAt{}, Changed: map[string]string{}, Holder: q.Get("actor"), Issue: q.Get("issue")}
	issues, holders := map[string]int{}, map[string]int{}
	chosen := func(holder, actor, issue string) bool {
		return (p.Holder == "" || p.Holder == holder || p.Holder == actor) && (p.Issue == "" || p.Issue == issue)
	}
	all := []casus.PositionAt{}
	for _, x := range f.Positions {
		if x.Holder == "" {
			continue
		}
		if p.Names[x.Holder] == "" || x.Actor.Actor == x.Holder {
			p.Names[x.Holder] = partyNames([]casus.ActorRef{x.Actor})
		}
		if p.Cells[x.Holder] == nil {
			p.Cells[x.Holder] = map[string][]casus.PositionAt{}
		}
		p.Cells[x.Holder][x.Issue] = append(p.Cells[x.Holder][x.Issue], x)
		issues[x.Issue]++
		if chosen(x.Holder, x.Actor.Actor, x.Issue) {
			all = append(all, x)
		}
	}
	for _, x := range f.Shifts {
		p.Changed[x.Holder+"\x00"+x.Issue] = x.Day
		if chosen(x.Holder, x.After.Actor.Actor, x.Issue) {
			p.Shifts = append(p.Shifts, x)
		}
	}
	switch wants(r) {
	case "json":
		return writeJSON(w, map[string]any{"Positions": all, "Shifts": p.Shifts})
	case "csv":
		rows := [][]string{}
		for _, x := range all {
			rows = append(rows, []string{x.Day, x.Holder, partyNames([]casus.ActorRef{x.Actor}), x.Issue, x.Stance, deref(x.ShiftFrom), x.Text, x.By, x.Outlet, x.ReportID, x.ID})
		}
		return writeSheet(w, []string{"day", "holder", "party", "issue", "stance", "shift_from", "words", "by", "outlet", "report_id", "position_id"}, rows)
	}
	if p.Holder != "" || p.Issue != "" {
		p.History = all
	} else {
		p.Shifts = nil
	}
	p.Issues = frequent(issues, mostIssues)
	for holder, cells := range p.Cells { // a row without a cell would say nothing
		for _, issue := range p.Issues {
			holders[holder] += len(cells[issue])
		}
		if holders[holder] == 0 {
			delete(holders, holder)
		}
	}
	p.Holders = frequent(holders, mostHolders)
	return s.render(w, r, "positions", "Positions", p)
}

// Last is the latest position of a cell, nil for an empty one.
func (p positionsPage) Last(holder, issue string) *casus.PositionAt {
	cell := p.Cells[holder][issue]
	if len(cell) == 0 {
		return nil
	}
	return &cell[len(cell)-1]
}

// Shifted is the day on which a cell changed last, "" when it did not.
func (p positionsPage) Shifted(holder, issue string) string { return p.Changed[holder+"\x00"+issue] }

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
