package eval

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"casus"
	"casus/eval/merge"
	"casus/pipeline"
	"casus/resolve"
)

// mergingLayer scores the events merged of a dossier's reports, which stand beside the gold as reports.jsonl. The dossier's own registry and places
// are given with --data.
func mergingLayer(ctx context.Context, p *pipeline.Pipeline, o Options, w io.Writer) error {
	r, err := resolve.New(p.Lexicon())
	if err != nil {
		return err
	}
	for _, file := range o.Files {
		g, err := merge.Load(file)
		if err != nil {
			return err
		}
		records, err := codeReports(ctx, p, filepath.Join(filepath.Dir(file), "reports.jsonl"))
		if err != nil {
			return err
		}
		byID := map[string]*casus.Record{}
		for _, rec := range records {
			byID[rec.ID] = rec
		}
		if err := g.Check(byID); err != nil {
			return fmt.Errorf("%s: %w", file, err)
		}
		events := r.Merge(records)
		for _, part := range []struct {
			name string
			test bool
		}{{"development", false}, {"test", true}} {
			in := map[string]bool{}
			for _, d := range g.Disputes {
				for _, id := range d.Reports {
					in[id] = d.Test == part.test
				}
			}
			pairs, missed := merge.Align(g, byID, events, func(report string) bool { return in[report] })
			if len(pairs)+len(missed) == 0 {
				continue
			}
			fmt.Fprintf(w, "%s %s: %d of %d gold mentions are coded\n", file, part.name, len(pairs), len(pairs)+len(missed))
			fmt.Fprintf(w, "  B-cubed  %s\n  MUC      %s\n  CEAF-e   %s\n  CoNLL F1 %.1f\n", merge.BCubed(pairs), merge.MUC(pairs), merge.CEAF(pairs), 100*merge.CoNLL(pairs))
			want := func(report string) bool { return in[report] }
			byEvent := map[string]*casus.Event{}
			for i := range events {
				byEvent[events[i].ID] = &events[i]
			}
			positions := resolve.Positions(records, "", "")
			accounts := merge.Accounts(g, pairs, func(id string) *casus.Comparison {
				c := r.Accounts(byEvent[id], records)
				return &c
			}, want)
			denials := merge.Denials(g, pairs, events, byID, want)
			held, shifts := merge.ScorePositions(g, positions, want), merge.ScoreShifts(g, resolve.Shifts(positions), want)
			courses, status, rounds, flags := merge.ScoreCourses(g, r.Courses(records, events, ""), want)
			fmt.Fprintf(w, "  accounts %s\n  denials  %s\n  stances  %s\n  shifts   %s\n  courses  %s\n    status %s\n    rounds %s\n    flags  %s\n", &accounts, &denials, &held, &shifts, &courses, &status, &rounds, &flags)
			if part.test {
				continue // the errors of the test part are not read
			}
			listErrors(w, merge.ClusterErrors(pairs, events), o.Errors)
			for _, c := range []merge.Count{accounts, denials, held, shifts, courses, status, rounds, flags} {
				listErrors(w, c.Notes, o.Errors)
			}
		}
	}
	return nil
}

// codeReports codes a file of reports.
func codeReports(ctx context.Context, p *pipeline.Pipeline, file string) ([]*casus.Record, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var out []*casus.Record
	for item := range p.Reader().Items(file, f) {
		if item.Err != nil {
			return nil, item.Err
		}
		rec, err := p.Code(ctx, item.Report)
		if err != nil {
			return nil, err
		}
		out = append(out, rec)
	}
	return out, nil
}
