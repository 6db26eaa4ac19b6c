package resolve

import (
	"fmt"
	"maps"
	"math"
	"slices"
	"sort"
	"strconv"
	"strings"

	"casus"
	"casus/lexicon"
)

// courseData is how courses are folded.
type courseData struct {
	reached, off, trend map[string]map[string]bool // course -> statuses
	gap                 map[string]int32
	plans               map[string]bool // courses whose status a planned step tells
}

func loadCourses(lex *lexicon.Set) (*courseData, error) {
	d := &courseData{reached: map[string]map[string]bool{}, off: map[string]map[string]bool{}, trend: map[string]map[string]bool{}, gap: map[string]int32{}, plans: map[string]bool{}}
	t, err := lex.Table("resolve/courses.tsv", "kind", "course", "values")
	if err != nil {
		return nil, err
	}
	for _, row := range t.Rows {
		var set map[string]map[string]bool
		switch row.Get("kind") {
		case "reached":
			set = d.reached
		case "off":
			set = d.off
		case "trend":
			set = d.trend
		case "plans":
			d.plans[row.Get("course")] = true
			continue
		case "gap":
			n, err := strconv.Atoi(row.Get("values"))
			if err != nil {
				return nil, row.Errorf("gap %q is no number of days", row.Get("values"))
			}
			d.gap[row.Get("course")] = int32(n)
			continue
		default:
			return nil, row.Errorf("unknown kind %q", row.Get("kind"))
		}
		if set[row.Get("course")] == nil {
			set[row.Get("course")] = map[string]bool{}
		}
		for _, v := range row.List("values") {
			set[row.Get("course")][v] = true
		}
	}
	return d, nil
}

// stepRow is one mention of a process in a record on its way to a course.
type stepRow struct {
	rec     *casus.Record
	p       *casus.Process
	s       *casus.ProcessStep
	event   string
	day     string
	holders []string
	hosts   []string
	from    map[string]bool // what the sides count for, by country
	to      map[string]bool
	refs    map[string]casus.ActorRef
}

// Courses folds the process rows of records, with the events that their acts were merged into, into courses: steps of one kind whose parties
// overlap and that are not too far apart. kind selects; "" is all.
func (r *Resolver) Courses(records []*casus.Record, events []casus.Event, kind string) []casus.Course {
	eventOf := map[string]string{}
	byID := map[string]*casus.Event{}
	for i := range events {
		byID[events[i].ID] = &events[i]
		for _, a := range events[i].Accounts {
			eventOf[a.ReportID+"/"+a.EventID] = events[i].ID
		}
	}
	var rows []stepRow
	for _, rec := range records {
		for i := range rec.Processes {
			if p := &rec.Processes[i]; kind == "" || p.Kind == kind {
				for j := range p.Steps {
					rows = append(rows, newStepRow(rec, p, &p.Steps[j], eventOf, byID))
				}
			}
		}
	}
	sort.SliceStable(rows, func(i, j int) bool {
		a, b := &rows[i], &rows[j]
		if a.day != b.day {
			return a.day != "" && (b.day == "" || a.day < b.day)
		}
		if a.rec.ID != b.rec.ID {
			return a.rec.ID < b.rec.ID
		}
		return start(a.s.Spans) < start(b.s.Spans)
	})
	var open []*course
	for i := range rows {
		row := &rows[i]
		if len(row.holders) == 0 {
			continue
		}
		c := r.courseFor(open, row)
		if c == nil {
			c = &course{from: map[string]bool{}, to: map[string]bool{}, kind: row.p.Kind, parties: map[string]casus.ActorRef{}, others: map[string]casus.ActorRef{}, votes: map[string]int{}}
			open = append(open, c)
		}
		c.rows = append(c.rows, row)
		c.last = max(c.last, row.day)
		maps.Copy(c.from, row.from)
		maps.Copy(c.to, row.to)
		for _, h := range row.hosts {
			c.others[h] = row.refs[h]
		}
		for _, h := range row.holders {
			c.votes[h]++
			if _, ok := c.parties[h]; !ok {
				c.parties[h] = row.refs[h]
			}
		}
	}
	called := Called(records)
	out := []casus.Course{}
	for _, c := range open {
		if len(c.parties) > 0 {
			x := r.finish(c, byID)
			for _, refs := range [][]casus.ActorRef{x.Parties, x.From, x.To, x.Others} {
				for i := range refs {
					if name := called[refs[i].Actor]; name != "" {
						refs[i].Name = name
					}
				}
			}
			out = append(out, x)
		}
	}
	return out
}

// course is a course in the making.
type course struct {
	kind    string
	parties map[string]casus.ActorRef
	others  map[string]casus.ActorRef
	votes   map[string]int
	from    map[string]bool
	to      map[string]bool
	rows    []*stepRow
	last    string
}

func newStepRow(rec *casus.Record, p *casus.Process, s *casus.ProcessStep, eventOf map[string]string, byID map[string]*casus.Event) stepRow {
	row := stepRow{rec: rec, p: p, s: s, day: published(rec), refs: map[string]casus.ActorRef{}, event: eventOf[rec.ID+"/"+s.Event]}
	if d := eventDay(s.Time); d != "" {
		row.day = d
	}
	if e := byID[row.event]; e != nil && e.Time != nil {
		row.day = eventDay(e.Time)
	}
	row.hosts = row.take(p.Mediators)
	row.holders = row.take(p.Parties)
	row.from, row.to = sideOf(p, p.From), sideOf(p, p.To)
	return row
}

// sideOf is what the parties of one side count for: sanctions on a state's companies are sanctions on the state.
func sideOf(p *casus.Process, ids []string) map[string]bool {
	out := map[string]bool{}
	for _, a := range p.Parties {
		if slices.Contains(ids, a.Actor) && !a.Generic() {
			out[country(a)] = true
		}
	}
	return out
}

// country is a party's state, or the party itself where it has none.
func country(a casus.ActorRef) string {
	if state, _, _ := strings.Cut(a.Actor, ":"); state == a.Country && !a.Stateless() {
		return state
	}
	return a.Holder()
}

// take keeps the references of parties and gives what they count for.
func (row *stepRow) take(refs []casus.ActorRef) []string {
	var out []string
	for _, a := range refs {
		h := a.Holder()
		if a.Actor == "" || a.Generic() || a.Sector == "JRN" || slices.Contains(out, h) {
			continue
		}
		out = append(out, h)
		if h == a.Country { // the country itself stands for its officials
			a = casus.ActorRef{Actor: h, Country: h}
		}
		a.Evidence = casus.Evidence{}
		row.refs[h] = a
	}
	return out
}

// courseFor is the course that a step belongs to: of those of its kind that are not too old and whose parties go together, the one that it shares
// most parties with, the latest of equals.
func (r *Resolver) courseFor(open []*course, row *stepRow) *course {
	var best *course
	most := 0
	for _, c := range open {
		if c.kind != row.p.Kind || r.tooOld(c, row.day) {
			continue
		}
		shared := 0
		if len(row.from)+len(row.to) > 0 {
			if !together(c.from, row.from) || !together(c.to, row.to) {
				continue
			}
			shared = common(c.from, row.from) + common(c.to, row.to)
		} else {
			for _, h := range row.holders {
				if _, ok := c.parties[h]; ok {
					shared++
				} else if _, ok := c.others[h]; ok {
					shared++
				}
			}
			// A pair is a course of its own beside another pair with one party of it.
			if shared < len(row.holders) && shared < len(c.parties) && shared < 2 {
				continue
			}
		}
		if shared > 0 && shared >= most {
			best, most = c, shared
		}
	}
	return best
}

// together tells whether two sides can be one: they share a party, or one is not named.
func together(a, b map[string]bool) bool { return len(a) == 0 || len(b) == 0 || common(a, b) > 0 }

func common(a, b map[string]bool) int {
	n := 0
	for k := range a {
		if b[k] {
			n++
		}
	}
	return n
}

func (r *Resolver) tooOld(c *course, day string) bool {
	a, ok := dayOf(c.last)
	b, ok2 := dayOf(day)
	return ok && ok2 && b-a > r.courses.gap[c.kind]
}

// finish makes the course of its rows: one step for each event, figures and ordinals checked.
func (r *Resolver) finish(c *course, byID map[string]*casus.Event) casus.Course {
	out := casus.Course{Kind: c.kind, Steps: []casus.Step{}}
	for _, h := range sortedKeys(c.parties) {
		if _, host := c.others[h]; !host || c.votes[h] > 1 && len(c.parties) <= 2 {
			out.Parties = append(out.Parties, c.parties[h])
		}
	}
	for _, p := range out.Parties {
		switch {
		case c.from[country(p)] && !c.to[country(p)]:
			out.From = append(out.From, p)
		case c.to[country(p)]:
			out.To = append(out.To, p)
		}
	}
	for _, h := range sortedKeys(c.others) {
		out.Others = append(out.Others, c.others[h])
	}
	first := c.rows[0]
	out.ID = fmt.Sprintf("%s-%016x", c.kind, mix(hash64(first.rec.ID+"/"+first.p.ID)))
	at := map[string]int{}
	var main []bool // of each step, whether its report's row has its status
	for _, row := range c.rows {
		s := casus.Step{Day: row.day, Status: row.s.Status, Planned: row.s.Planned, Ordinal: row.s.Ordinal, Event: row.event, ReportID: row.rec.ID, Evidence: row.s.Evidence, Figures: figuresOfStep(row)}
		if row.s.Place != nil {
			s.Place = row.s.Place.Name
		}
		if e := byID[row.event]; e != nil && e.Place != nil {
			s.Place = e.Place.Name
		}
		key := s.Status + "|" + row.event
		if row.event == "" {
			key += s.Day
		}
		if i, ok := at[key]; ok && !otherSum(out.Steps[i].Figures, s.Figures) { // the same event in another report: figures and ordinal are taken in
			t := &out.Steps[i]
			if t.Ordinal == 0 {
				t.Ordinal = s.Ordinal
			}
			for _, f := range s.Figures {
				if !slices.ContainsFunc(t.Figures, func(g casus.CourseFigure) bool { return same(f.Low, g.Low) && same(f.High, g.High) && f.Unit == g.Unit }) {
					t.Figures = append(t.Figures, f)
				}
			}
			continue
		}
		at[key] = len(out.Steps)
		out.Steps = append(out.Steps, s)
		main = append(main, row.p.Status == row.s.Status)
	}
	var last *casus.Step // the step that tells how the course stands
	staged, settled := false, false
	for i := range out.Steps {
		s := &out.Steps[i]
		stage := (!s.Planned || r.courses.plans[c.kind]) && !r.courses.trend[c.kind][s.Status]
		// Of one report's steps of one day that counts which the report's row stands for, else the first.
		beside := last != nil && staged && last.ReportID == s.ReportID && last.Day == s.Day && (settled || !main[i])
		if stage && !beside || !staged && (stage || !beside) {
			last, out.Status, staged, settled = s, s.Status, staged || stage, main[i]
		}
		if !s.Planned && r.courses.reached[c.kind][s.Status] {
			out.Rounds = max(out.Rounds, s.Ordinal)
		}
	}
	out.Flags = append(r.checkOrdinals(&out), checkSums(&out)...)
	return out
}

// otherSum tells whether two steps each add a sum, and not the same: they are two, whatever else they share.
func otherSum(a, b []casus.CourseFigure) bool {
	for _, f := range a {
		for _, g := range b {
			if f.Delta == "additional" && g.Delta == "additional" && f.Unit == g.Unit && !(same(f.Low, g.Low) && same(f.High, g.High)) {
				return true
			}
		}
	}
	return false
}

func same(a, b *float64) bool { return a == nil && b == nil || a != nil && b != nil && *a == *b }

func sortedKeys[V any](m map[string]V) []string {
	out := make([]string, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	sort.Strings(out)
	return out
}

// figuresOfStep are the sums and counts of a step.
func figuresOfStep(row *stepRow) []casus.CourseFigure {
	var out []casus.CourseFigure
	for _, id := range row.s.Figures {
		for i := range row.rec.Figures {
			if f := &row.rec.Figures[i]; f.ID == id {
				out = append(out, casus.CourseFigure{Low: f.Low, High: f.High, Unit: f.Unit, Item: f.Item, Delta: f.Delta, Stage: f.Stage, Text: f.Text})
			}
		}
	}
	return out
}

// checkOrdinals flags a round that comes after one that it cannot follow.
func (r *Resolver) checkOrdinals(c *casus.Course) []string {
	var out []string
	high := 0
	cancelled := map[int]bool{}
	for _, s := range c.Steps {
		if s.Ordinal == 0 {
			continue
		}
		if high > 0 && s.Ordinal > high+1 {
			out = append(out, fmt.Sprintf("%s: number %d comes after number %d", s.Day, s.Ordinal, high))
		}
		if r.courses.off[c.Kind][s.Status] {
			cancelled[s.Ordinal] = true
			for high > 0 && cancelled[high] {
				high--
			}
			continue
		}
		high = max(high, s.Ordinal)
	}
	return out
}

// sumSlack is within what part of the whole two sums fit together.
const sumSlack = 0.02

// checkSums flags totals that do not fit the total before and what was added since. Sums of money only.
func checkSums(c *casus.Course) []string {
	var out []string
	type total struct {
		day        string
		low, high  float64
		text       string
		addL, addH float64
		added      []string
	}
	last := map[string]*total{}
	for _, s := range c.Steps {
		figures := slices.Clone(s.Figures)
		// What a step adds counts before the total that it leads to, unless the total names the sum with the step taken in.
		sort.SliceStable(figures, func(i, j int) bool { return figures[i].Delta == "cumulative" && figures[j].Delta != "cumulative" })
		hasTotal := len(figures) > 0 && figures[0].Delta == "cumulative"
		for _, f := range figures {
			if len(f.Unit) != 3 || strings.ToUpper(f.Unit) != f.Unit {
				continue
			}
			low, high := open(f.Low, -1), open(f.High, 1)
			t := last[f.Unit]
			switch f.Delta {
			case "cumulative":
				if t != nil && !math.IsInf(t.low, 0) {
					add := 0.0
					for _, g := range figures {
						if g.Delta == "additional" && g.Unit == f.Unit {
							add += open(g.Low, -1)
						}
					}
					want := t.low + t.addL + add
					if !math.IsInf(want, 0) && (high < want*(1-sumSlack) || low > want*(1+sumSlack) && !math.IsInf(t.high, 0)) {
						out = append(out, fmt.Sprintf("%s: %s does not fit %s of %s and %s since", s.Day, f.Text, t.text, t.day, money(t.addL+add)))
					}
				}
				last[f.Unit] = &total{day: s.Day, low: low, high: high, text: f.Text}
			case "additional":
				if t != nil && !hasTotal {
					t.addL += low
					t.addH += high
					t.added = append(t.added, f.Text)
				}
			}
		}
	}
	return out
}

func money(v float64) string {
	if v == 0 {
		return "nothing"
	}
	return number(v)
}
