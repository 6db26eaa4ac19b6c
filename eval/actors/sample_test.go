package actors

import (
	"strings"
	"testing"

	"casus"
	"casus/eval/gold"
)

type spelled struct{}

func (spelled) Means(id, name string) bool   { return id == "KAL:GOV:irena-vosk" && name == "Irena Vosk" }
func (spelled) Is(use, word string) bool     { return false }
func (spelled) Same(name, other string) bool { return strings.EqualFold(name, other) }

// TestSample tells parties led to an entry from names that only the report knows, and nameless groups by their code.
func TestSample(t *testing.T) {
	text := "President Vosk met Juno Hale and Kaldovan police."
	words := func(w string) gold.Words {
		at := strings.Index(text, w)
		return gold.Words{Text: w, At: casus.Span{Start: at, End: at + len(w)}}
	}
	it := &gold.Item{ID: "one", Text: text, Parties: []gold.Actor{
		{Words: words("President Vosk"), Code: "KAL GOV", Name: "Irena Vosk"},
		{Words: words("Juno Hale"), Code: "KAL GOV", Name: "Juno Hale"},
		{Words: words("Kaldovan police"), Code: "KAL COP", Actor: "KAL:COP"},
	}}
	mention := func(w string, m casus.ActorMention) casus.Actor {
		m.Evidence = casus.Quote(text, words(w).At)
		return casus.Actor{Mentions: []casus.ActorMention{m}}
	}
	var c Counts
	c.Sample(it, &casus.Record{Actors: []casus.Actor{
		mention("President Vosk", casus.ActorMention{Actor: "KAL:GOV:irena-vosk", Name: "I. Vosk", Country: "KAL", Sector: "GOV"}),
		mention("Juno Hale", casus.ActorMention{Actor: "KAL:GOV:juno-hale", Name: "Juno Hale", Country: "KAL", Sector: "GOV", Provisional: true}),
		mention("police", casus.ActorMention{Actor: "KAL:COP", Country: "KAL", Sector: "COP"}),
	}}, spelled{})
	if want := (Resolved{Gold: 3, Found: 3, Right: 2, Coded: 1}); c.Sampled != want {
		t.Errorf("got %+v, want %+v", c.Sampled, want)
	}
}
