package dispute_test

import (
	"context"
	"io/fs"
	"os"
	"strings"
	"testing"

	"casus"
	"casus/data"
	"casus/ingest"
	"casus/lexicon"
	"casus/pipeline"
)

// coder codes texts of the small world in testdata/world.
func coder(t *testing.T) (*pipeline.Pipeline, *lexicon.Set) {
	t.Helper()
	var world fs.FS = os.DirFS("testdata/world")
	lex := lexicon.Open(data.FS, world)
	p, err := pipeline.New(pipeline.WithLexicon(lex))
	if err != nil {
		t.Fatal(err)
	}
	return p, lex
}

func code(t *testing.T, p *pipeline.Pipeline, text string) *casus.Record {
	t.Helper()
	r, err := p.Reader().Report(ingest.Raw{Text: text, Published: "2024-05-03", Language: "en"})
	if err != nil {
		t.Fatal(err)
	}
	rec, err := p.Code(context.Background(), r)
	if err != nil {
		t.Fatal(err)
	}
	return rec
}

// TestStanceExamples runs the example of every row of data/dispute/stances.tsv: the stance must be read, as the row says it, or as giving up or
// refusing to talk turns it. A tree that goes wrong may cost one example in ten.
func TestStanceExamples(t *testing.T) {
	p, lex := coder(t)
	table, err := lex.Table("dispute/stances.tsv")
	if err != nil {
		t.Fatal(err)
	}
	wants := map[string][]string{"for": {"for", "against"}, "against": {"against"}, "open": {"open"}, "talk": {"refuses_to_discuss"}, "turn": {"against", "for"},
		"conditional": {"conditional"}, "refuses_to_discuss": {"refuses_to_discuss"}}
	missed := 0
	for _, row := range table.Rows {
		text := row.Get("example")
		var got []string
		for _, x := range code(t, p, text).Positions {
			got = append(got, x.Stance)
		}
		ok := false
		want := wants[row.Get("stance")]
		if row.Get("kind") == "exists" && row.Get("stance") == "against" { // "no alternative to"
			want = wants["for"][:1]
		}
		for _, w := range want {
			ok = ok || strings.Contains(" "+strings.Join(got, " ")+" ", " "+w+" ")
		}
		if !ok {
			missed++
			t.Logf("%s %s: %q gives %v", row.Get("lemma"), row.Get("slot"), text, got)
		}
	}
	if missed*10 > len(table.Rows) {
		t.Errorf("%d of %d examples missed", missed, len(table.Rows))
	}
}

func TestPositions(t *testing.T) {
	p, _ := coder(t)
	for _, c := range []struct{ text, want string }{
		// shifts
		{"Kaldova changed its previous stance of rejecting a truce, saying that Kaldova is ready to accept a ceasefire.", "KLD ceasefire for from against"},
		{"The government of Tarsk no longer supports sanctions.", "TSK GOV sanctions against from for"},
		// conditions, negation
		{"Kaldova would accept a ceasefire if Tarsk withdrew its troops.", "KLD ceasefire conditional"},
		{"Kaldova does not rule out a referendum.", "KLD referendum open"},
		{"Tarsk does not support a ceasefire.", "TSK ceasefire against"},
		{"Norvald urged Tarsk not to use force.", "NVD military-intervention against"},
		// talking
		{"On the issue of the northern harbour, Kaldova said that it would not talk about it.", "KLD refuses_to_discuss"},
		{"Tarsk is ready to discuss a prisoner exchange.", "TSK prisoner-exchange open"},
		// giving up
		{"Norvald dropped its opposition to a referendum.", "NVD referendum for"},
		{"Norvald gave up its demand for reparations.", "NVD reparations against"},
		{"Foreign Minister Orla Venn of Norvald said that her country was prepared to give up its bid to join NATO.", "nato-membership against"},
		// taking up what was put forward
		{"Kaldova offered Tarsk a truce. Tarsk rejected the offer.", "TSK ceasefire against"},
		{"Kaldova proposed a prisoner exchange, but Tarsk turned it down.", "TSK prisoner-exchange against"},
		{"Norvald demanded an end to the blockade. Kaldova accepted the demand.", "KLD blockade against"},
		{"Tarsk suggested a referendum. \"We welcome the idea,\" said President Ilka Dorn of Kaldova.", "ilka-dorn referendum for"},
		{"Merria welcomed the plan.", ""},
		{"Kaldova fired on Tarsk. Merria condemned it.", ""},
		// nothing held
		{"Did Kaldova support the ceasefire?", ""},
		{"The ceasefire was discussed in Brenn.", ""},
		{"Kaldova played Tarsk in Brenn on Monday.", ""},
	} {
		var got []string
		for _, x := range code(t, p, c.text).Positions {
			s := x.Actor.Actor + " " + x.Issue + " " + x.Stance
			if x.ShiftFrom != nil {
				s += " from " + *x.ShiftFrom
			}
			got = append(got, s)
		}
		switch {
		case c.want == "" && len(got) > 0:
			t.Errorf("%q: %q, want nothing", c.text, got)
		case c.want != "":
			ok := false
			for _, g := range got {
				hit := true
				for _, w := range strings.Fields(c.want) {
					hit = hit && strings.Contains(" "+strings.ReplaceAll(g, ":", " ")+" ", " "+w+" ")
				}
				ok = ok || hit
			}
			if !ok {
				t.Errorf("%q: %q, want %q", c.text, got, c.want)
			}
		}
	}
}

func TestProcesses(t *testing.T) {
	p, _ := coder(t)
	for _, c := range []struct{ text, want string }{
		{"The talks between Kaldova and Tarsk have stalled.", "talks stalled KLD TSK"},
		{"The Kaldova-Tarsk negotiations reached a deadlock.", "talks stalled KLD TSK"},
		{"Kaldova resumed talks with Tarsk in Brenn.", "talks resumed KLD TSK"},
		{"Kaldova broke off talks with Tarsk.", "talks broken off KLD TSK"},
		{"Sutania imposed sanctions on Tarsk.", "sanctions imposed STN TSK"},
		{"Sutania lifted sanctions on Tarsk.", "sanctions lifted STN TSK"},
		{"Sutania has increased its aid to Kaldova.", "aid increasing STN KLD"},
		{"Tarsk deployed troops to the border.", "deployment ongoing TSK"},
		{"The truce between Kaldova and Tarsk took effect at dawn.", "ceasefire"},
	} {
		var got []string
		for _, x := range code(t, p, c.text).Processes {
			s := x.Kind + " " + x.Status
			for _, a := range x.Parties {
				s += " " + a.Actor
			}
			got = append(got, s)
		}
		ok := false
		for _, g := range got {
			hit := true
			for _, w := range strings.Fields(c.want) {
				hit = hit && strings.Contains(" "+g+" ", " "+w+" ")
			}
			ok = ok || hit
		}
		if !ok {
			t.Errorf("%q: %q, want %q", c.text, got, c.want)
		}
	}
}
