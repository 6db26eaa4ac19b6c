package resolve

import (
	"math"
	"slices"
	"sort"
	"strings"

	"casus"
)

// Accounts lays the accounts of an event side by side, field by field: what each report states, whether they agree, who is silent. records are
// those of the event's reports; others are passed over.
func (r *Resolver) Accounts(e *casus.Event, records []*casus.Record) casus.Comparison {
	c := casus.Comparison{Event: *e, Denials: []casus.EventLink{}}
	for _, l := range e.Links {
		if l.Kind == casus.LinkDenied {
			c.Denials = append(c.Denials, l)
		}
	}
	byID := map[string]*casus.Record{}
	for _, rec := range records {
		byID[rec.ID] = rec
	}
	t := &sheet{values: map[string][]cell{}, interned: newNames()}
	for _, a := range e.Accounts {
		if byID[a.ReportID] == nil {
			continue
		}
		if !slices.Contains(c.Accounts, a.ReportID) {
			c.Accounts = append(c.Accounts, a.ReportID)
		}
		t.account(r, byID[a.ReportID], a)
	}
	c.Fields = t.fields(c.Accounts)
	return c
}

// cell is what one report states of a field.
type cell struct {
	casus.FieldValue
	parties []party
	when    days
	place   place
	about   bool // a figure that is no exact count
}

// sheet collects the cells by field.
type sheet struct {
	names    []string
	values   map[string][]cell
	interned *names
}

func (t *sheet) add(field string, c cell) {
	if _, ok := t.values[field]; !ok {
		t.names = append(t.names, field)
	}
	for i := range t.values[field] {
		if v := &t.values[field][i]; v.ReportID == c.ReportID {
			v.join(c)
			return
		}
	}
	t.values[field] = append(t.values[field], c)
}

// join takes in what the same report states at another mention.
func (c *cell) join(d cell) {
	switch {
	case c.parties != nil:
		for _, p := range d.parties {
			if !slices.ContainsFunc(c.parties, func(q party) bool { return q.id == p.id && q.name == p.name }) {
				c.parties = append(c.parties, p)
				c.Value += ", " + d.Value
			}
		}
	case c.Low != nil || c.High != nil:
		// One report with two figures of one kind gives an interval: "between five and nine", "fourteen, the rebels say 31".
		if c.Low != nil && (d.Low == nil || *d.Low < *c.Low) {
			c.Low = d.Low
		}
		if c.High != nil && (d.High == nil || *d.High > *c.High) {
			c.High = d.High
		}
		c.about = c.about || d.about
		c.Value = interval(c.Low, c.High)
	case c.when.known() && d.when.width() < c.when.width(), c.place.wide && !d.place.wide && d.place.name != 0:
		*c = d
	}
}

// account adds the cells of one mention.
func (t *sheet) account(r *Resolver, rec *casus.Record, a casus.Account) {
	var m *casus.EventMention
	for i := range rec.Events {
		if rec.Events[i].ID == a.EventID {
			m = &rec.Events[i]
		}
	}
	if m == nil {
		return
	}
	v := newViewer(r, t.interned, rec)
	base := casus.FieldValue{ReportID: a.ReportID, Outlet: a.Outlet, Origin: a.Origin}
	with := func(value string, ev casus.Evidence) cell {
		c := cell{FieldValue: base}
		c.Value, c.Evidence = value, ev
		return c
	}
	kind := m.Type
	if m.Mode != nil {
		kind += " " + *m.Mode
	}
	t.add("act", with(kind, m.Trigger))
	for _, side := range []struct {
		field string
		refs  []casus.ActorRef
	}{{"sources", m.Sources}, {"targets", m.Targets}} {
		for i := range side.refs {
			ref := &side.refs[i]
			p := v.party(ref)
			if p.id == 0 || len(ref.Spans) == 0 && strings.IndexByte(ref.Actor, ':') < 0 && ref.Actor != ref.Country || ref.Actor == unknownActor {
				continue // nobody in particular
			}
			c := with(v.nameOf(ref), ref.Evidence)
			c.parties = []party{p}
			t.add(side.field, c)
		}
	}
	if w := daysOf(m.Time); w.known() {
		c := with(m.Time.Begin, v.timeWords(m.Time.Mention))
		if m.Time.Begin == "" {
			c.Value = "until " + m.Time.End
		}
		c.when = w
		t.add("time", c)
	}
	if at := v.scene(m); at.name != 0 {
		c := with(m.Place.Name, m.Place.Evidence)
		c.place = at
		t.add("place", c)
	}
	status := [...]string{happened: "happened", ahead: "ahead", negated: "denied"}[stageOf(m.Realis)]
	t.add("status", with(status, m.Trigger))
	figures := v.figuresOf(m)
	summed := map[string]bool{} // fields of which the report gives a total, which takes the place of its parts
	for _, f := range figures {
		summed[v.figureField(m, f)] = summed[v.figureField(m, f)] || f.Delta == "cumulative"
	}
	for _, f := range figures {
		if name := v.figureField(m, f); f.Delta == "cumulative" || !summed[name] {
			c := with(interval(f.Low, f.High), f.Evidence)
			c.Low, c.High, c.about = f.Low, f.High, f.Bound != "exact"
			t.add(name, c)
		}
	}
}

// unknownActor is the id of a party of which nothing is known.
const unknownActor = "UNK"

// nameOf is how a party is called: by its name in the record's list of actors, else as the row or the text names it.
func (v *viewer) nameOf(a *casus.ActorRef) string {
	if known := v.actors[a.Actor]; known != nil && known.Name != "" {
		return known.Name
	}
	for _, s := range []string{a.Name, a.Text, a.Actor} {
		if s != "" {
			return s
		}
	}
	return ""
}

// Name gives the parties of events that have no name of their own the one that reports call them by.
func Name(events []casus.Event, called map[string]string) {
	for i := range events {
		for _, refs := range [][]casus.ActorRef{events[i].Sources, events[i].Targets} {
			for j := range refs {
				if a := &refs[j]; a.Name == "" && a.Text == "" {
					a.Name = called[a.Actor]
				}
			}
		}
	}
}

// timeWords are the words of a time mention.
func (v *viewer) timeWords(id string) casus.Evidence {
	for i := range v.rec.Times {
		if t := &v.rec.Times[i]; id != "" && t.ID == id {
			return t.Evidence
		}
	}
	return casus.Evidence{}
}

// Called are the names that records give their actors, by id: the most frequent one, of equals the first in order of letters.
func Called(records []*casus.Record) map[string]string {
	count := map[string]map[string]int{}
	for _, rec := range records {
		for i := range rec.Actors {
			if a := &rec.Actors[i]; a.Name != "" && !a.Unnamed {
				if count[a.ID] == nil {
					count[a.ID] = map[string]int{}
				}
				count[a.ID][a.Name]++
			}
		}
	}
	out := map[string]string{}
	for id, names := range count {
		for _, name := range sortedKeys(names) {
			if out[id] == "" || names[name] > names[out[id]] {
				out[id] = name
			}
		}
	}
	return out
}

// figureField names the field of a figure: what became of the people, what those who act are called for acts of the kind, else what is
// counted, else its unit.
func (v *viewer) figureField(m *casus.EventMention, f *casus.Figure) string {
	if f.Role != "" {
		return f.Role
	}
	if name := v.r.counted[m.Type]; name != "" && f.Unit == "person" && (counts(f, m.Sources) || len(m.Sources) == 0 || slices.Contains(m.Figures, f.ID)) {
		return name
	}
	if w := Words(f.Item); len(w) > 0 {
		return w[len(w)-1]
	}
	return f.Unit
}

// counts tells whether a figure counts one of the parties: they share words.
func counts(f *casus.Figure, refs []casus.ActorRef) bool {
	for i := range refs {
		for _, s := range refs[i].Spans {
			if f.Spans.Overlaps(s) {
				return true
			}
		}
	}
	return false
}

// figuresOf are the figures of a mention: those that the coder tied to it, that count its parties, of its sentence those that no mention has, and the
// victims that the sentences after it count ("Eleven people were hurt"), up to the next act of its kind.
func (v *viewer) figuresOf(m *casus.EventMention) []*casus.Figure {
	var out []*casus.Figure
	tied := map[string]bool{}
	for i := range v.rec.Events {
		for _, id := range v.rec.Events[i].Figures {
			tied[id] = true
		}
	}
	from, to := v.sentence(m.Trigger.Spans.Bounds())
	most := 0.0
	for i := range v.rec.Figures {
		f := &v.rec.Figures[i]
		at := f.Spans.Bounds()
		inside := at.Start >= from && at.End <= to
		own := slices.Contains(m.Figures, f.ID) || inside && !tied[f.ID] && (f.Role != "" || counts(f, m.Sources) || counts(f, m.Targets))
		switch {
		case own:
			if f.Role != "" {
				most = max(most, open(f.Low, -1))
			}
		case !tied[f.ID] && f.Role != "" && v.tolls(m, f):
		case tied[f.ID] || f.Role == "" || at.Start < to || at.Start-to >= followUp || !v.victims(m, f):
			continue
		case most > 0 && open(f.Low, -1) > most*ofAnother: // the dead of the war, not of this act
			continue
		}
		out = append(out, f)
	}
	return out
}

// ofAnother is from how many times the victims of an act on a later count is one of something else.
const ofAnother = 20

// followUp is how far behind an act's sentence, in bytes, its victims are counted.
const followUp = 500

// victims tells whether a figure counts the victims of an act told before it, and no other violent act is told between them.
func (v *viewer) victims(m *casus.EventMention, f *casus.Figure) bool {
	if !v.r.violent[m.Type] || stageOf(m.Realis) != happened {
		return false
	}
	from, _ := v.sentence(f.Spans.Bounds())
	start := m.Trigger.Spans.Bounds().Start
	for i := range v.rec.Events {
		e := &v.rec.Events[i]
		if at := e.Trigger.Spans.Bounds().Start; v.r.violent[e.Type] && (at > start || at >= from) && at < f.Spans.Bounds().End+followUp && e.ID != m.ID {
			if s, t := v.sentence(e.Trigger.Spans.Bounds()); at > start && at < f.Spans.Bounds().Start || s <= f.Spans.Bounds().Start && f.Spans.Bounds().End <= t {
				return false
			}
		}
	}
	return true
}

// tolls tells whether a figure is a total of the victims at the place of an act, whatever stands between them: "the number of dead at Astell has risen to six".
// Of several acts at the place it is the first's.
func (v *viewer) tolls(m *casus.EventMention, f *casus.Figure) bool {
	if f.Delta != "cumulative" || !v.r.violent[m.Type] || stageOf(m.Realis) != happened || m.Place == nil || m.Place.Name == "" {
		return false
	}
	from, to := v.sentence(f.Spans.Bounds())
	if !strings.Contains(v.text[from:to], m.Place.Name) {
		return false
	}
	for i := range v.rec.Events {
		e := &v.rec.Events[i]
		if e.ID == m.ID {
			return true
		}
		if v.r.violent[e.Type] && e.Place != nil && e.Place.Name == m.Place.Name {
			return false
		}
	}
	return false
}

// fields compares the cells of each field. Names come in a fixed order, figures last by name.
func (t *sheet) fields(reports []string) []casus.Field {
	rank := map[string]int{"act": 1, "sources": 2, "targets": 3, "time": 4, "place": 5, "status": 6}
	names := slices.Clone(t.names)
	sort.SliceStable(names, func(i, j int) bool {
		a, b := rank[names[i]], rank[names[j]]
		if a == 0 {
			a = 9
		}
		if b == 0 {
			b = 9
		}
		if a != b {
			return a < b
		}
		return names[i] < names[j]
	})
	out := []casus.Field{}
	for _, name := range names {
		cells := t.values[name]
		f := casus.Field{Name: name, Status: casus.FieldAgree, Values: []casus.FieldValue{}, Silent: []string{}}
		if len(cells) == 1 {
			f.Status = casus.FieldSingle
		}
		stated := map[string]bool{}
		for i := range cells {
			f.Values = append(f.Values, cells[i].FieldValue)
			stated[cells[i].ReportID] = true
			for j := range cells[:i] {
				if !agree(name, &cells[i], &cells[j]) {
					f.Status = casus.FieldDiffer
				}
			}
			f.Low, f.High = least(f.Low, cells[i].Low, i == 0), greatest(f.High, cells[i].High, i == 0)
		}
		for _, id := range reports {
			if !stated[id] {
				f.Silent = append(f.Silent, id)
			}
		}
		out = append(out, f)
	}
	return out
}

func least(a, b *float64, first bool) *float64 {
	if first || a != nil && (b == nil || *b < *a) {
		return b
	}
	return a
}

func greatest(a, b *float64, first bool) *float64 {
	if first || a != nil && (b == nil || *b > *a) {
		return b
	}
	return a
}

// roundly is within what ratio two figures agree when one of them is a round or estimated one.
const roundly = 1.15

// agree tells whether two cells of a field can both be true.
func agree(field string, a, b *cell) bool {
	switch {
	case field == "act":
		return strings.Fields(a.Value)[0] == strings.Fields(b.Value)[0]
	case a.parties != nil || b.parties != nil:
		return alike(a.parties, b.parties) >= 0
	case field == "time":
		return a.when.overlaps(b.when)
	case field == "place":
		return a.place.name == b.place.name || a.place.wide != b.place.wide && (a.place.country == 0 || b.place.country == 0 || a.place.country == b.place.country) || sharesWord(a.place.words, b.place.words)
	case a.Low == nil && a.High == nil:
		return a.Value == b.Value
	}
	al, ah, bl, bh := open(a.Low, -1), open(a.High, 1), open(b.Low, -1), open(b.High, 1)
	if al <= bh && bl <= ah {
		return true
	}
	if !a.about && !b.about {
		return false
	}
	lo, hi := min(ah, bh), max(al, bl)
	return lo > 0 && hi/lo <= roundly
}

func open(v *float64, sign int) float64 {
	if v == nil {
		return math.Inf(sign)
	}
	return *v
}
