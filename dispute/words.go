package dispute

import (
	"strings"

	"casus/lexicon"
)

// issue is a matter that parties take positions on.
type issue struct {
	id, label string
	words     []alternative
	unless    map[string]bool // lemmas beside which a single word means something else
}

// alternative is one wording of an issue: words that all stand in it, each with its options. opposite: it names what is against the issue.
type alternative struct {
	words    [][]string
	opposite bool
}

func loadIssues(lex *lexicon.Set) ([]issue, error) {
	t, err := lex.Table("dispute/issues.tsv", "id", "label", "words")
	if err != nil {
		return nil, err
	}
	var out []issue
	seen := map[string]bool{}
	for _, row := range t.Rows {
		i := issue{id: row.Get("id"), label: row.Get("label"), unless: map[string]bool{}}
		if seen[i.id] {
			return nil, row.Errorf("issue %q stands twice", i.id)
		}
		seen[i.id] = true
		for _, alt := range row.List("words") {
			var x alternative
			alt, x.opposite = strings.CutPrefix(alt, "-")
			for _, w := range strings.Fields(strings.ToLower(alt)) {
				x.words = append(x.words, strings.Split(w, "/"))
			}
			i.words = append(i.words, x)
		}
		for _, w := range row.List("unless") {
			i.unless[w] = true
		}
		out = append(out, i)
	}
	return out, nil
}

// Stances, as records carry them, and two that only combine.
const (
	forIt    = "for"
	against  = "against"
	open     = "open"
	onTerms  = "conditional"
	shutOut  = "refuses_to_discuss"
	talk     = "talk"
	turnOver = "turn"
)

// stance is what a predicate says of its holder.
type stance struct {
	lemma, kind, slot, value string
	free                     bool
	ahead                    bool // a stance only as something to come: "will take part", not "took part"
	inner                    bool // only over another stance: "ended its support", not "ended the talks"
	own                      bool // only of the speaker's own side: "we need", not "Tarsk needs"
	example                  string
}

func (s stance) id() string { return "stance." + s.lemma + "." + s.slot }

func loadStances(lex *lexicon.Set) (map[string][]stance, error) {
	t, err := lex.Table("dispute/stances.tsv", "lemma", "kind", "slot", "stance", "free", "example")
	if err != nil {
		return nil, err
	}
	out := map[string][]stance{}
	for _, row := range t.Rows {
		s := stance{lemma: row.Get("lemma"), kind: row.Get("kind"), slot: row.Get("slot"), value: row.Get("stance"), free: row.Get("free") == "yes", ahead: row.Get("free") == "ahead", inner: row.Get("free") == "inner", own: row.Get("free") == "own", example: row.Get("example")}
		switch s.value {
		case forIt, against, open, onTerms, shutOut, talk, turnOver:
		default:
			return nil, row.Errorf("unknown stance %q", s.value)
		}
		switch s.kind {
		case "verb", "adj", "noun", "prep", "verdict", "exists":
		default:
			return nil, row.Errorf("unknown kind %q", s.kind)
		}
		out[s.lemma] = append(out[s.lemma], s)
	}
	return out, nil
}

func loadTurns(lex *lexicon.Set) (map[string]map[string]bool, error) {
	t, err := lex.Table("dispute/turns.tsv", "kind", "word")
	if err != nil {
		return nil, err
	}
	out := map[string]map[string]bool{}
	for _, row := range t.Rows {
		kind := row.Get("kind")
		if out[kind] == nil {
			out[kind] = map[string]bool{}
		}
		out[kind][row.Get("word")] = true
	}
	return out, nil
}
