package main

import (
	"casus"
	"casus/code"
	"casus/lexicon"
	"casus/store"
)

// reviser applies what people decided about event mentions: a rejected one is left out of merging, an edited one is merged as edited.
type reviser struct {
	verdicts map[string]store.Verdict
	reports  map[string]bool // with a rejected or edited row
	ontology *code.Ontology
}

func newReviser(lex *lexicon.Set, verdicts map[string]store.Verdict) (*reviser, error) {
	r := &reviser{verdicts: verdicts, reports: map[string]bool{}}
	for subject, v := range verdicts {
		if report, _, ok := store.CutSubject(subject); ok && (v.Action == store.Reject || v.Change != (store.Change{})) {
			r.reports[report] = true
		}
	}
	var err error
	if len(r.reports) > 0 {
		r.ontology, err = code.LoadOntology(lex, "plover")
	}
	return r, err
}

// revise is the record as decided; the record itself stays as it was coded.
func (r *reviser) revise(rec *casus.Record) *casus.Record {
	if !r.reports[rec.ID] {
		return rec
	}
	out := *rec
	out.Events = nil
	for _, e := range rec.Events {
		v := r.verdicts[store.SubjectOf(rec.ID, e.ID)]
		if v.Action == store.Reject {
			continue
		}
		if c := v.Change; c != (store.Change{}) {
			c.Apply(&e)
			if c.Type != nil || c.Mode != nil {
				r.ontology.Recode(&e)
			}
		}
		out.Events = append(out.Events, e)
	}
	return &out
}
