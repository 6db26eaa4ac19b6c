package eval_test

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"casus/data"
	"casus/eval"
	"casus/lexicon"
	"casus/pipeline"
)

var (
	update = flag.Bool("update", false, "write the scores as they are now; needs -reason")
	reason = flag.String("reason", "", "why the scores change; kept in scores/REASONS.md")
)

// committed are the scores that stand in eval/scores: those on gold whose texts are in the repository. They are printed by
//
//	casus eval LAYER --gold eval/gold/FILE --texts none
//
// A layer whose texts are of an invented world has that world's data laid over the built-in one (--data).
var committed = []struct{ layer, file string }{
	{"events", "events-own-dev"}, {"events", "events-own-test"},
	{"events", "events-none-dev"}, {"events", "events-none-test"},
	{"statements", "attrib-own-dev"}, {"statements", "attrib-own-test"},
	{"places", "places-own-dev"}, {"places", "places-own-test"},
	{"places", "places-local-dev"}, {"places", "places-local-test"},
	{"places", "places-world-dev"}, {"places", "places-world-test"},
	{"times", "times-own-dev"}, {"times", "times-own-test"},
	{"times", "times-wire-dev"}, {"times", "times-wire-test"},
	{"figures", "figures-own-dev"}, {"figures", "figures-own-test"},
	{"positions", "positions-own-dev"}, {"positions", "positions-own-test"},
	{"processes", "processes-own-dev"}, {"processes", "processes-own-test"},
}

// TestScores recomputes the committed scores. Any change fails: a drop must not pass unseen, and a gain is to be kept.
//
//	go test ./eval -update -reason "why"
//
// takes the scores as they are, and the reason with them.
func TestScores(t *testing.T) {
	if *update && *reason == "" {
		t.Fatal(`-update needs -reason "why the scores change"`)
	}
	p, err := pipeline.New()
	if err != nil {
		t.Fatal(err)
	}
	invented, err := pipeline.New(pipeline.WithLexicon(lexicon.Open(data.FS, os.DirFS("../dispute/testdata/world"))))
	if err != nil {
		t.Fatal(err)
	}
	worlds := map[string]*pipeline.Pipeline{"positions": invented, "processes": invented}
	var changed []string
	for _, c := range committed {
		t.Run(c.file, func(t *testing.T) {
			layer, err := eval.Find(c.layer)
			if err != nil {
				t.Fatal(err)
			}
			var got bytes.Buffer
			p := p
			if worlds[c.layer] != nil {
				p = worlds[c.layer]
			}
			if err := layer.Run(context.Background(), p, eval.Options{Files: []string{"gold/" + c.file + ".jsonl"}}, &got); err != nil {
				t.Fatal(err)
			}
			path := filepath.Join("scores", c.file+".txt")
			want, err := os.ReadFile(path)
			if err != nil && !*update {
				t.Fatal(err)
			}
			if bytes.Equal(got.Bytes(), want) {
				return
			}
			if !*update {
				t.Errorf("the scores changed (-committed +now); if that is meant: go test ./eval -update -reason \"why\"\n%s", cmp.Diff(string(want), got.String()))
				return
			}
			if err := os.WriteFile(path, got.Bytes(), 0o644); err != nil {
				t.Fatal(err)
			}
			changed = append(changed, c.file)
		})
	}
	if len(changed) == 0 {
		return
	}
	f, err := os.OpenFile("scores/REASONS.md", os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o644)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	fmt.Fprintf(f, "- %s: %s\n", strings.Join(changed, ", "), *reason)
}
