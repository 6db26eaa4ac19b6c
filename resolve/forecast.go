package resolve

import (
	"sort"

	"casus"
)

// forecastLike is how alike the words of a forecast and of an event's sentences must be.
const forecastLike = 0.3

// Forecasts are the predictions of the records with what was reported later: happened (an event told as having happened fits it), not_happened (one is told
// as not having), due (its horizon has passed without such a report by now, an ISO day), open.
func (r *Resolver) Forecasts(records []*casus.Record, events []casus.Event, now string) []casus.Forecast {
	byID := map[string]*casus.Record{}
	for _, rec := range records {
		byID[rec.ID] = rec
	}
	var out []casus.Forecast
	var words []vector // of the events, made when the first forecast is met
	for _, rec := range records {
		for i := range rec.Statements {
			s := &rec.Statements[i]
			if s.Act != casus.ActForecast || s.Content == nil {
				continue
			}
			f := casus.Forecast{ReportID: rec.ID, Statement: s.ID, By: speaker(rec, s), Made: published(rec), Horizon: horizon(rec, s), Outcome: "open", Evidence: *s.Content}
			if words == nil {
				words = r.eventWords(events, byID)
			}
			v := newViewer(r, newNames(), rec)
			from, to := v.sentence(s.Content.Spans.Bounds())
			own := r.lexis.vector(Words(rec.Report.Text[from:to]), 24)
			for k := range events {
				e := &events[k]
				if cosine(own, words[k]) < forecastLike || !reportedAfter(e, &f) || e.Realis == casus.Historical {
					continue
				}
				switch stageOf(e.Realis) {
				case happened:
					f.Outcome = "happened"
				case negated:
					if f.Outcome != "happened" {
						f.Outcome = "not_happened"
					}
				default:
					continue
				}
				f.Events = append(f.Events, e.ID)
			}
			if f.Outcome == "open" && f.Horizon != "" && f.Horizon <= now {
				f.Outcome = "due"
			}
			out = append(out, f)
		}
	}
	sort.SliceStable(out, func(i, j int) bool { return out[i].Made < out[j].Made })
	return out
}

// eventWords are the words of the sentences in which events are told.
func (r *Resolver) eventWords(events []casus.Event, byID map[string]*casus.Record) []vector {
	out := make([]vector, len(events))
	for k := range events {
		var words []string
		for _, a := range events[k].Accounts {
			rec := byID[a.ReportID]
			if rec == nil {
				continue
			}
			for i := range rec.Events {
				if m := &rec.Events[i]; m.ID == a.EventID {
					v := viewer{text: rec.Report.Text}
					from, to := v.sentence(m.Trigger.Spans.Bounds())
					words = append(words, Words(v.text[from:to])...)
				}
			}
		}
		out[k] = r.lexis.vector(words, 40)
	}
	return out
}

// reportedAfter reports whether an event was first reported after the forecast was made.
func reportedAfter(e *casus.Event, f *casus.Forecast) bool {
	if len(e.Accounts) == 0 || f.Made == "" || e.Accounts[0].Published <= f.Made {
		return false
	}
	return true
}

// horizon is the last day that a forecast speaks of: the statement's, else the end of the latest date in its words.
func horizon(rec *casus.Record, s *casus.Statement) string {
	if s.Horizon != nil && s.Horizon.End != "" {
		return s.Horizon.End[:min(10, len(s.Horizon.End))]
	}
	last := ""
	for i := range rec.Times {
		t := &rec.Times[i]
		if t.End != nil && s.Content.Spans.Overlaps(t.Spans.Bounds()) && *t.End > published(rec) {
			last = max(last, (*t.End)[:min(10, len(*t.End))])
		}
	}
	return last
}
