package statement_test

import (
	"context"
	"strings"
	"testing"

	"casus"
	"casus/ingest"
	"casus/pipeline"
)

func code(t testing.TB, p *pipeline.Pipeline, source, words string) *casus.Record {
	t.Helper()
	rep, err := p.Reader().Report(ingest.Raw{ID: "t", Text: words, Source: source, Published: "2024-03-05", Language: "en"})
	if err != nil {
		t.Fatal(err)
	}
	rec, err := p.Code(context.Background(), rep)
	if err != nil {
		t.Fatal(err)
	}
	return rec
}

func newPipeline(t testing.TB) *pipeline.Pipeline {
	t.Helper()
	p, err := pipeline.New()
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// line is a statement in short: speaker, act, kind, chain and quoted words.
func line(s *casus.Statement) string {
	name, unnamed := "?", ""
	if s.Source != nil {
		if s.Source.Name != "" {
			name = s.Source.Name
		}
		if s.Source.Unnamed {
			unnamed = "*"
		}
	}
	var chain, quoted []string
	for _, c := range s.Chain {
		chain = append(chain, c.Name)
	}
	for _, q := range s.Quoted {
		quoted = append(quoted, q.Text)
	}
	out := name + unnamed + " " + s.Act + " " + s.Kind
	if len(chain) > 0 {
		out += " <- " + strings.Join(chain, " > ")
	}
	if len(quoted) > 0 {
		out += " «" + strings.Join(quoted, "; ") + "»"
	}
	return out
}

func TestStatements(t *testing.T) {
	p := newPipeline(t)
	for _, c := range []struct {
		text string
		want []string
	}{
		{"President Irena Vosk told reporters that the siege would end soon. She said the road was open.",
			[]string{"Irena Vosk FORECAST indirect <- Kalpress", "Irena Vosk SAY indirect <- Kalpress"}},
		{`"We will not negotiate under fire," Prime Minister Pavel Ostrin said.`, []string{"Pavel Ostrin REJECT direct <- Kalpress «We will not negotiate under fire,»"}},
		{`The minister's doctor, Hugh Lanning, said the wound "will heal".`, []string{"Hugh Lanning FORECAST mixed <- Kalpress «will heal»"}},
		{"The Tarn Gazette reported that two aides said the minister would resign.",
			[]string{"Tarn Gazette SAY indirect <- Kalpress", "two aides* FORECAST indirect <- Kalpress > Tarn Gazette"}},
		{"The Tarn Gazette, citing two aides, reported that the dam had burst.",
			[]string{"two aides* SAY indirect <- Kalpress > Tarn Gazette", "Tarn Gazette SAY indirect <- Kalpress"}},
		{`"I urge both sides to stop," the archbishop said.`, []string{"archbishop REQUEST indirect <- Kalpress", "archbishop REQUEST direct <- Kalpress «I urge both sides to stop,»"}},
		{"According to data from the harbour authority, nine ships are missing.", []string{"harbour authority SAY indirect <- Kalpress"}},
		{"Two officials said the law violates the treaty with Norway.", []string{"Two officials* ACCUSE indirect <- Kalpress"}},
		{`Human Rights Watch calls it "one of the worst raids of the year".`, []string{"Human Rights Watch ASSESS mixed <- Kalpress «one of the worst raids of the year»"}},
		{"The army told villagers to leave.", []string{"army REQUEST indirect <- Kalpress"}},
		{"The general said nobody should cross the river.", []string{"general REQUEST indirect <- Kalpress"}},
		{"Some islands are also \"participating\" in the blockade.", []string{"Kalpress SAY scare «participating»"}},
	} {
		rec := code(t, p, "Kalpress", c.text)
		var got []string
		for i := range rec.Statements {
			got = append(got, line(&rec.Statements[i]))
		}
		if strings.Join(got, "\n") != strings.Join(c.want, "\n") {
			t.Errorf("%s\n got %s\nwant %s", c.text, strings.Join(got, "\n     "), strings.Join(c.want, "\n     "))
		}
	}
}

// TestPlaceAndTopic wants the place beside the cue, never one inside the words or the speaker's name, and the issue that positions are filed under.
func TestPlaceAndTopic(t *testing.T) {
	p := newPipeline(t)
	for _, c := range []struct{ text, place, about string }{
		{"President Irena Vosk said in Geneva that the sanctions would be lifted.", "Geneva", "sanctions-relief"},
		{"The envoy told reporters in Oslo that the bridge was closed.", "Oslo", "bridge"},
		{"Speaking in Vienna, Prime Minister Pavel Ostrin said the truce was holding.", "Vienna", "ceasefire"},
		{"The mayor of Oslo said the ferry had left.", "", "ferry"},
		{"The envoy said the talks in Geneva were over.", "", "peace-talks"},
		{"Kaldova announced on Monday that the troops would be withdrawn from the valley.", "", "withdrawal"},
	} {
		rec := code(t, p, "", c.text)
		if len(rec.Statements) == 0 {
			t.Errorf("%s: no statement", c.text)
			continue
		}
		s := &rec.Statements[len(rec.Statements)-1]
		place := ""
		for i := range rec.Places {
			if s.Place != nil && rec.Places[i].ID == *s.Place {
				place = rec.Places[i].Text
			}
		}
		if about := strings.Join(s.About, " "); place != c.place || about != c.about {
			t.Errorf("%s: place %q about %q, want %q and %q", c.text, place, about, c.place, c.about)
		}
	}
}

// TestPronounsBySyntax wants the pronoun in what is reported to be the speaker, and in a coordinated report the speaker before.
func TestPronounsBySyntax(t *testing.T) {
	p := newPipeline(t)
	for _, c := range []struct{ text, want string }{
		{"The governor met Karl Otten. The attorney said he plans to appeal.", "attorney"},
		{"The envoy saw the queen. Officials said they had been late. They promised to do better.", "Officials"},
		{"Karl Otten blamed the press for the leak, and he warned that the vote could be stolen.", "Karl Otten"},
		{"Ada Holm spoke first. Karl Otten said that she wanted the seat.", "Ada Holm"},
		{"President Colby left the hall. The president said the war was over.", "Colby"},
		{"Ms. Vane spoke first. Mr. Otten promised to stay. She laughed. The governor saw it. She said he lied.", "Vane"},
		{"Ms. Holm left the hall. A person familiar with her plans said she wanted the seat.", "Holm"},
		{"Mr. Otten spoke last. Ms. Holm spoke first. He hopes to win the seat.", "Otten"},
	} {
		rec := code(t, p, "", c.text)
		if len(rec.Statements) == 0 {
			t.Errorf("%s: no statement", c.text)
			continue
		}
		if got := rec.Statements[len(rec.Statements)-1].Source; got == nil || got.Name != c.want {
			t.Errorf("%s: got %+v, want %s", c.text, got, c.want)
		}
	}
}

func TestOccasionCarried(t *testing.T) {
	rec := code(t, newPipeline(t), "", "President Irena Vosk said at a press conference on Monday that the war was over. She said the army would come home.")
	if len(rec.Statements) != 2 {
		t.Fatalf("%d statements", len(rec.Statements))
	}
	for i := range rec.Statements {
		s := &rec.Statements[i]
		if s.Occasion == nil || s.Occasion.Text != "press conference" {
			t.Errorf("%s: occasion %v", s.ID, s.Occasion)
		}
		if s.Time == nil || s.Time.Begin != "2024-03-04" {
			t.Errorf("%s: time %+v", s.ID, s.Time)
		}
	}
}

func TestWording(t *testing.T) {
	p := newPipeline(t)
	for _, c := range []struct{ text, want string }{
		{"The regime poured oil on the flames.", "label regime outlet|loaded poured oil on the flames outlet"},
		{"Vosk accused the rebels of genocide.", "loaded genocide s1"},
		{`The "Freedom Fighter" Museum opened on Monday.`, ""},
		{"The army began a special military operation in the valley.", "label special military operation outlet"},
		{"The ferry left at nine.", ""},
	} {
		var got []string
		for _, w := range code(t, p, "", c.text).Wording {
			got = append(got, w.Kind+" "+w.Text+" "+w.Owner)
		}
		if strings.Join(got, "|") != c.want {
			t.Errorf("%s\n got %q\nwant %q", c.text, got, c.want)
		}
	}
}

func BenchmarkStatements(b *testing.B) {
	p := newPipeline(b)
	words := strings.Repeat("President Irena Vosk told reporters that the siege would end soon. She said the road was open. \"Nonsense,\" her rival answered. ", 20)
	b.SetBytes(int64(len(words)))
	for b.Loop() {
		code(b, p, "Kalpress", words)
	}
}
