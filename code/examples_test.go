package code_test

import (
	"context"
	"strings"
	"testing"

	"casus"
	"casus/code"
	"casus/data"
	"casus/lexicon"
	"casus/pipeline"
)

// coded parses a text and codes its events.
func coded(t testing.TB, p *pipeline.Pipeline, c *code.Coder, text string) []casus.EventMention {
	t.Helper()
	for item := range p.Reader().Items("test.txt", strings.NewReader(text)) {
		if item.Err != nil {
			t.Fatal(item.Err)
		}
		doc, err := p.Document(context.Background(), item.Report)
		if err != nil {
			t.Fatal(err)
		}
		return c.Events(doc)
	}
	t.Fatalf("no report read from %q", text)
	return nil
}

func load(t testing.TB) (*pipeline.Pipeline, *code.Coder, *lexicon.Set) {
	t.Helper()
	lex := lexicon.Open(data.FS)
	c, err := code.New(lex, "")
	if err != nil {
		t.Fatal(err)
	}
	p, err := pipeline.New()
	if err != nil {
		t.Fatal(err)
	}
	return p, c, lex
}

// TestExamples runs the example and counter-example of every act, and asks that every act of the ontology has them.
func TestExamples(t *testing.T) {
	p, c, lex := load(t)
	table, err := lex.Table("event/examples.txt", "act", "yes", "no")
	if err != nil {
		t.Fatal(err)
	}
	has := map[string]bool{}
	for _, r := range table.Rows {
		id := r.Get("act")
		has[id] = true
		want, ok := c.Ontology().CodeOf(id)
		if !ok {
			t.Errorf("line %d: no act %q", r.Line, id)
			continue
		}
		if !anyOf(coded(t, p, c, r.Get("yes")), id) {
			t.Errorf("line %d: %s (%s) not coded in %q: %s", r.Line, id, want, r.Get("yes"), show(coded(t, p, c, r.Get("yes"))))
		}
		if anyOf(coded(t, p, c, r.Get("no")), id) {
			t.Errorf("line %d: %s (%s) coded in %q: %s", r.Line, id, want, r.Get("no"), show(coded(t, p, c, r.Get("no"))))
		}
	}
	for _, id := range c.Ontology().ActIDs() {
		if !has[id] {
			t.Errorf("act %s has no example", id)
		}
	}
}

// anyOf reports whether an event was coded by a rule of the act.
func anyOf(events []casus.EventMention, act string) bool {
	for _, e := range events {
		for _, r := range e.Rules {
			if f := strings.SplitN(r, ":", 3); len(f) == 3 && f[1] == act {
				return true
			}
		}
	}
	return false
}

func show(events []casus.EventMention) string {
	var out []string
	for _, e := range events {
		out = append(out, e.Type+" "+e.Trigger.Text+" "+strings.Join(e.Rules, " "))
	}
	return strings.Join(out, "; ")
}
