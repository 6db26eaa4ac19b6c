package web

import (
	"context"
	"net/http"
	"net/url"
	"sort"
	"strconv"
	"strings"
	"time"

	"casus"
	"casus/export"
	"casus/store"
)

// Decider keeps what people decide: appended, never changed.
type Decider interface {
	Decide(ctx context.Context, d store.Decision) (int64, error)
	Decisions(ctx context.Context) ([]store.Decision, error)
}

// doubtful is the confidence below which an event mention is put to review: the share of rows like it that were right on gold.
const doubtful = 0.7

// reviewItem is an event that waits for a decision. Subject are its mentions; Why says what put it into the queue.
type reviewItem struct {
	ID         string
	Row        string // "REPORT/ROW" when a single mention is reviewed, merged or not
	Event      *casus.Event
	Confidence float64 // least of its mentions
	Why        []string
	Told       []telling
	Mark       string // what was decided before
}

// telling is one mention of an event with its sentence.
type telling struct {
	Subject, Outlet, Published, Link string
	Type, Mode, Realis               string
	Before, Words, After             string
	Confidence                       float64
}

// reviewPage is the queue, or one event of it with every action, and the decisions so far.
type reviewPage struct {
	Query    url.Values
	Token    string
	Queue    []*reviewItem
	Waiting  int
	One      *reviewItem
	Others   []*casus.Event // what One may be merged with
	History  []pastDecision
	Decided  int
	Types    []string
	Realis   []string
	By, Done string
}

// pastDecision is a decision as the history shows it.
type pastDecision struct {
	store.Decision
	Links []subjectLink
}

// subjectLink is a decided row under its name then, and its name and page now; both are empty when the row is gone.
type subjectLink struct{ Subject, Now, Again string }

// Bounds of a page.
const (
	queueLength   = 25
	historyLength = 50
	mostOthers    = 12
)

// review shows the queue, one event (?event=) or one mention (?row=), and the history of decisions.
func (s *Server) review(w http.ResponseWriter, r *http.Request) error {
	decisions, err := s.decide.Decisions(r.Context())
	if err != nil {
		return err
	}
	f, err := s.folded(r)
	if err != nil {
		return err
	}
	decisions = store.Until(decisions, f.AsOf)
	current := store.Reanchor(decisions, f.coded)
	if r.URL.Query().Get("format") == "gold" {
		return s.gold(w, f, current)
	}
	verdicts := store.Verdicts(current)
	q := r.URL.Query()
	p := reviewPage{Query: q, Token: s.token, Types: eventTypes, Realis: realisValues, Decided: len(decisions), By: q.Get("by"), Done: q.Get("done")}
	waiting := queue(f, verdicts)
	p.Waiting = len(waiting)
	switch {
	case q.Get("event") != "" || q.Get("row") != "":
		if p.One, err = s.one(f, verdicts, q.Get("event"), q.Get("row")); err != nil {
			return err
		}
		for _, t := range p.One.Told {
			if m := verdicts[t.Subject].Mark(); m != "" {
				p.One.Mark = m
			}
		}
		if p.One.Row == "" {
			p.Others = mergeable(f, p.One.Event)
		}
	case wants(r) == "json":
		for _, it := range waiting {
			it.Told = f.tellings(it.Event.Accounts)
		}
		return writeJSON(w, map[string]any{"Queue": waiting, "History": decisions})
	case wants(r) == "csv":
		rows := [][]string{}
		for _, d := range decisions {
			rows = append(rows, []string{strconv.FormatInt(d.Seq, 10), d.At.Format(time.RFC3339), d.By, d.Action, d.Reason, strings.Join(d.Subject, export.Sep), d.Edit})
		}
		return writeSheet(w, []string{"number", "at", "by", "action", "reason", "rows", "edit"}, rows)
	default:
		p.Queue = waiting[:min(len(waiting), queueLength)]
		for _, it := range p.Queue {
			it.Told = f.tellings(it.Event.Accounts)
		}
	}
	if wants(r) == "json" {
		return writeJSON(w, p.One)
	}
	for i := len(decisions) - 1; i >= 0 && len(p.History) < historyLength; i-- {
		d := pastDecision{Decision: decisions[i]}
		for k, subject := range d.Subject {
			one := d.Decision
			one.Subject = []string{subject}
			if k < len(d.Anchors) {
				one.Anchors = d.Anchors[k : k+1]
			}
			link := subjectLink{Subject: subject}
			for _, now := range store.Reanchor([]store.Decision{one}, f.coded) {
				link.Now = now.Subject[0]
				link.Again = "/review?" + url.Values{"row": {link.Now}}.Encode()
			}
			d.Links = append(d.Links, link)
		}
		p.History = append(p.History, d)
	}
	return s.render(w, r, "review", "Review", p)
}

// queue are the events that nobody decided about and that need it: the least sure first, then the largest fresh merges. An event is decided
// when each of its mentions was named in a decision, so that a new account of a decided event puts it back.
func queue(f *Folded, verdicts map[string]store.Verdict) []*reviewItem {
	out := []*reviewItem{}
	for i := range f.Events {
		e := &f.Events[i]
		it := &reviewItem{ID: e.ID, Event: e, Confidence: 1}
		open := false
		for _, a := range e.Accounts {
			if _, ok := verdicts[store.SubjectOf(a.ReportID, a.EventID)]; !ok {
				open = true
			}
			if _, m := f.mention(a); m != nil {
				it.Confidence = min(it.Confidence, m.Confidence)
			}
		}
		if !open {
			continue
		}
		if it.Confidence < doubtful {
			it.Why = append(it.Why, "low confidence")
		}
		if len(e.Accounts) > 1 {
			it.Why = append(it.Why, "merged from "+group(len(e.Accounts))+" accounts")
		}
		if it.Why != nil {
			out = append(out, it)
		}
	}
	sort.SliceStable(out, func(i, j int) bool {
		a, b := out[i], out[j]
		switch {
		case a.Confidence < doubtful || b.Confidence < doubtful:
			return a.Confidence < b.Confidence
		case len(a.Event.Accounts) != len(b.Event.Accounts):
			return len(a.Event.Accounts) > len(b.Event.Accounts)
		}
		return a.Confidence < b.Confidence
	})
	return out
}

// one is the event or the mention that an address names. A mention is read from the ledger, so that a rejected one is found too, and shown as edited.
func (s *Server) one(f *Folded, verdicts map[string]store.Verdict, event, row string) (*reviewItem, error) {
	if event != "" {
		e := f.EventBy[event]
		if e == nil {
			return nil, errNotFound
		}
		it := &reviewItem{ID: e.ID, Event: e, Confidence: 1, Told: f.tellings(e.Accounts)}
		for _, t := range it.Told {
			it.Confidence = min(it.Confidence, t.Confidence)
		}
		return it, nil
	}
	report, id, _ := store.CutSubject(row)
	rec := f.coded(report)
	if rec == nil {
		return nil, errNoReport
	}
	for i := range rec.Events {
		if rec.Events[i].ID == id {
			m := rec.Events[i]
			verdicts[row].Change.Apply(&m)
			e := &casus.Event{ID: m.ID, Type: m.Type, Mode: m.Mode, Sources: m.Sources, Targets: m.Targets, Time: m.Time, Place: m.Place, Realis: m.Realis, Quad: m.Quad}
			return &reviewItem{Row: store.SubjectOf(rec.ID, id), Event: e, Confidence: m.Confidence, Told: []telling{tellingOf(rec, &m)}}, nil
		}
	}
	return nil, errNotFound
}

// tellings are the mentions behind accounts.
func (f *Folded) tellings(accounts []casus.Account) []telling {
	var out []telling
	for _, a := range accounts {
		if rec, m := f.mention(a); m != nil {
			out = append(out, tellingOf(rec, m))
		}
	}
	return out
}

func tellingOf(rec *casus.Record, m *casus.EventMention) telling {
	t := telling{Subject: store.SubjectOf(rec.ID, m.ID), Outlet: deref(rec.Report.Source), Published: deref(rec.Report.Published), Link: rowLink(rec.ID, m.ID),
		Type: m.Type, Mode: deref(m.Mode), Realis: m.Realis, Words: m.Trigger.Text, Confidence: m.Confidence}
	if at := m.Trigger.Spans.Bounds(); !at.Empty() {
		t.Before, t.Words, t.After = around(rec.Report.Text, at)
	}
	return t
}

// around is a span of a text with the words before and after it in its line.
func around(text string, at casus.Span) (lead, words, tail string) {
	const around = 110
	before, after := text[max(0, at.Start-around):at.Start], text[at.End:min(len(text), at.End+around)]
	if i := strings.LastIndexByte(before, '\n'); i >= 0 {
		before = before[i+1:]
	} else if i := strings.IndexByte(before, ' '); at.Start > around && i >= 0 {
		before = "…" + before[i:]
	}
	if i := strings.IndexByte(after, '\n'); i >= 0 {
		after = after[:i]
	} else if i := strings.LastIndexByte(after, ' '); at.End+around < len(text) && i >= 0 {
		after = after[:i] + " …"
	}
	return strings.ToValidUTF8(before, ""), at.In(text), strings.ToValidUTF8(after, "")
}

// mergeable are the events most like one: of its type or with one of its parties, the nearest days first.
func mergeable(f *Folded, e *casus.Event) []*casus.Event {
	type other struct {
		e    *casus.Event
		like int
	}
	var all []other
	for i := range f.Events {
		o := &f.Events[i]
		if o.ID == e.ID {
			continue
		}
		like := 0
		if o.Type == e.Type {
			like += 2
		}
		for _, a := range append(append([]casus.ActorRef{}, e.Sources...), e.Targets...) {
			if a.Actor != "" && (anyNames(o.Sources, a.Actor) || anyNames(o.Targets, a.Actor)) {
				like++
			}
		}
		if like == 0 {
			continue
		}
		if days := daysBetween(eventDay(e), eventDay(o)); days <= 1 {
			like += 3
		} else if days <= 7 {
			like++
		}
		all = append(all, other{o, like})
	}
	sort.SliceStable(all, func(i, j int) bool { return all[i].like > all[j].like })
	var out []*casus.Event
	for _, o := range all[:min(len(all), mostOthers)] {
		out = append(out, o.e)
	}
	return out
}

// eventDay is the day of an event, else that on which it was first told.
func eventDay(e *casus.Event) string {
	if d := dayOf(e.Time); d != "" {
		return d
	}
	return told(e)
}

// daysBetween is the distance of two ISO days, a large number when one is unknown.
func daysBetween(a, b string) int {
	x, err1 := time.Parse(time.DateOnly, a)
	y, err2 := time.Parse(time.DateOnly, b)
	if err1 != nil || err2 != nil {
		return 1 << 20
	}
	return int(max(x.Sub(y), y.Sub(x)).Hours() / 24)
}
