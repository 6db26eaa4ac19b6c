package web

import (
	"net/http"
	"sort"
	"strings"

	"casus"
)

// reportPage is a report with its layers drawn into the text.
type reportPage struct {
	Record *casus.Record
	Blocks []drawnBlock
	Row    *rowPanel
	Events []casus.EventMention
	Layers []string
	Marks  map[string]string // what was decided, by "REPORT/ROW"
}

// drawnLayers are the layers a reader can turn off, by the names that the style sheet knows.
var drawnLayers = []string{"content", "names", "times", "places", "figures", "acts", "wording"}

// drawnBlock is a block cut into runs of text that lie under the same rows.
type drawnBlock struct {
	Kind string
	Runs []run
}

// run is a piece of text with the layers and rows it lies under.
type run struct {
	Text    string
	Classes string
	Title   string
	Row     string // the innermost row, for the link
	Chosen  bool
}

// rowPanel explains the chosen row.
type rowPanel struct {
	ID    string
	Kind  string
	Line  string
	Rules []Rule
	Event *casus.EventMention
	State *casus.Statement
}

// mark is a row's evidence as it is drawn.
type mark struct {
	span  casus.Span
	layer string
	title string
	row   string
	rank  int // of two layers over one run, the higher names the link
}

// report shows one report.
func (s *Server) report(w http.ResponseWriter, r *http.Request) error {
	rec, err := s.src.Record(r.Context(), r.URL.Query().Get("id"))
	if err != nil {
		return err
	}
	if wants(r) == "json" {
		return writeJSON(w, rec)
	}
	chosen := r.URL.Query().Get("row")
	page := reportPage{Record: rec, Events: rec.Events, Layers: drawnLayers}
	marks := marksOf(rec)
	for _, b := range rec.Report.Blocks {
		page.Blocks = append(page.Blocks, drawnBlock{b.Kind, draw(rec.Report.Text, b.Span(), marks, chosen)})
	}
	page.Row = s.panel(rec, chosen)
	if page.Marks, err = s.marks(r.Context()); err != nil {
		return err
	}
	title := deref(rec.Report.Title)
	if title == "" {
		title = "Report " + rec.ID
	}
	return s.render(w, r, "report", title, page)
}

// marksOf are all spans to draw.
func marksOf(rec *casus.Record) []mark {
	var out []mark
	add := func(spans casus.Spans, layer, title, row string, rank int) {
		for _, s := range spans {
			out = append(out, mark{s, layer, title, row, rank})
		}
	}
	for _, v := range rec.Voices {
		if v.Voice != casus.VoiceOutlet {
			add(v.Spans, "attributed", "", "", 0)
		}
	}
	for _, s := range rec.Statements {
		if s.Content != nil {
			add(s.Content.Spans, "content", s.Act+", "+s.Kind, s.ID, 1)
		}
		if s.Cue != nil {
			add(s.Cue.Spans, "cue", "cue of "+s.ID, s.ID, 3)
		}
		if s.Source != nil {
			add(s.Source.Spans, "source", "speaker: "+s.Source.Name, s.ID, 2)
		}
	}
	for _, n := range rec.Names {
		add(n.Spans, "name", n.Type+" "+n.Actor, n.ID, 4)
	}
	for _, t := range rec.Times {
		add(t.Spans, "time", deref(t.Value)+" ("+t.Basis+")", t.ID, 5)
	}
	for _, p := range rec.Places {
		add(p.Spans, "place", p.Name+" "+p.Country+", "+p.Role, p.ID, 5)
	}
	for _, f := range rec.Figures {
		add(f.Spans, "figure", deref(f.Low)+" to "+deref(f.High)+" "+f.Unit, f.ID, 5)
	}
	for _, e := range rec.Events {
		add(e.Trigger.Spans, "trigger", e.Type+" "+deref(e.Mode)+", "+e.Realis, e.ID, 6)
	}
	for _, x := range rec.Wording {
		add(x.Spans, "loaded", x.Kind+" wording", x.ID, 0)
	}
	return out
}

// draw cuts a block at every boundary of a mark.
func draw(text string, block casus.Span, marks []mark, chosen string) []run {
	cuts := []int{block.Start, block.End}
	var inside []mark
	for _, m := range marks {
		if m.span.Overlaps(block) {
			inside = append(inside, m)
			cuts = append(cuts, max(m.span.Start, block.Start), min(m.span.End, block.End))
		}
	}
	sort.Ints(cuts)
	var out []run
	for i := 0; i+1 < len(cuts); i++ {
		s := casus.Span{Start: cuts[i], End: cuts[i+1]}
		if s.Empty() {
			continue
		}
		r := run{Text: s.In(text)}
		best := -1
		layers := map[string]bool{}
		for _, m := range inside {
			if !m.span.Contains(s) {
				continue
			}
			layers[m.layer] = true
			if m.rank > best && m.row != "" {
				best, r.Row, r.Title = m.rank, m.row, m.title
			}
			if m.row != "" && m.row == chosen {
				r.Chosen = true
			}
		}
		names := make([]string, 0, len(layers))
		for l := range layers {
			names = append(names, "l-"+l)
		}
		sort.Strings(names)
		r.Classes = strings.Join(names, " ")
		out = append(out, r)
	}
	return out
}

// panel is the explanation of a row, nil when none is chosen.
func (s *Server) panel(rec *casus.Record, id string) *rowPanel {
	for i := range rec.Events {
		if e := &rec.Events[i]; e.ID == id {
			return &rowPanel{ID: id, Kind: "Event", Line: e.Trigger.Text, Rules: s.explain.Rules(e.Rules), Event: e}
		}
	}
	for i := range rec.Statements {
		if st := &rec.Statements[i]; st.ID == id {
			return &rowPanel{ID: id, Kind: "Statement", Rules: s.explain.Rules(st.Rules), State: st}
		}
	}
	for _, m := range marksOf(rec) {
		if m.row == id {
			return &rowPanel{ID: id, Kind: m.layer, Line: m.span.In(rec.Report.Text) + ": " + m.title}
		}
	}
	return nil
}
