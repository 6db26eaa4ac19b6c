package figure

import (
	"strings"

	"casus/lexicon"
	"casus/rule"
)

// words are the word classes of data/figure that are looked up by lemma.
// stage is how far what is given has come; money: said of sums only.
type stage struct {
	name  string
	money bool
}

type words struct {
	persons  map[string]bool
	endings  []string // of nouns for people
	peoples  []string // endings of names of peoples, plural
	roles    map[string]role
	stages   map[string]stage
	deltas   map[string]string // verb + preposition, or noun
	nouns    map[string]string // noun -> what it does: round, toll, unit
	units    map[string]bool   // units of time: no figures
	links    map[string]bool   // kind, space, form
	transfer map[string]transfer
	outlets  *outlets
	family   map[string]map[string]string // bare currency -> country -> code
}

// role is what happened to the people counted.
type role struct {
	role string // killed, wounded, missing, captured, displaced
	word string // participle used in the item
	own  bool   // of verbs: it happens to the subject
}

// transfer says which arguments of a verb or noun give and receive.
type transfer struct{ from, to string }

func loadWords(lex *lexicon.Set) (*words, error) {
	w := &words{
		persons: map[string]bool{}, roles: map[string]role{}, stages: map[string]stage{}, deltas: map[string]string{}, nouns: map[string]string{}, links: map[string]bool{},
		units: map[string]bool{}, transfer: map[string]transfer{}, family: map[string]map[string]string{},
	}
	list, err := lex.Words(folder + "/persons.txt")
	if err != nil {
		return nil, err
	}
	for _, p := range list {
		if end, ok := strings.CutPrefix(p, "+"); ok {
			w.peoples = append(w.peoples, end)
			continue
		}
		if end, ok := strings.CutPrefix(p, "-"); ok {
			w.endings = append(w.endings, end)
			continue
		}
		w.persons[p] = true
	}
	for _, f := range []struct {
		file string
		need []string
		add  func(form string, row lexicon.Row)
	}{
		{"roles.txt", []string{"role", "word"}, func(f string, r lexicon.Row) {
			w.roles[f] = role{r.Get("role"), r.Get("word"), r.Get("of") == "subject"}
		}},
		{"stages.txt", []string{"stage"}, func(f string, r lexicon.Row) { w.stages[f] = stage{r.Get("stage"), r.Get("of") == money} }},
		{"changes.txt", []string{"delta"}, func(f string, r lexicon.Row) { w.deltas[f] = r.Get("delta") }},
		{"nouns.txt", []string{"kind"}, func(f string, r lexicon.Row) { w.nouns[f] = r.Get("kind") }},
		{"links.txt", []string{"kind"}, func(f string, r lexicon.Row) { w.links[r.Get("kind")+" "+f] = true }},
		{"transfers.txt", []string{"from"}, func(f string, r lexicon.Row) { w.transfer[f] = transfer{r.Get("from"), r.Get("to")} }},
		{"families.txt", []string{"country", "code"}, func(f string, r lexicon.Row) {
			if w.family[f] == nil {
				w.family[f] = map[string]string{}
			}
			w.family[f][r.Get("country")] = r.Get("code")
		}},
	} {
		t, err := lex.Table(folder+"/"+f.file, append([]string{"form"}, f.need...)...)
		if err != nil {
			return nil, err
		}
		for _, row := range t.Rows {
			for _, form := range row.List("form") {
				f.add(form, row)
			}
		}
	}
	if w.outlets, err = loadOutlets(lex); err != nil {
		return nil, err
	}
	t, err := lex.Table("time/units.txt", "form")
	if err != nil {
		return nil, err
	}
	for _, row := range t.Rows {
		for _, form := range row.List("form") {
			w.units[form] = true
		}
	}
	return w, nil
}

// isPerson reports whether a lemma counts people.
func (w *words) isPerson(lemma string) bool {
	if w.persons[lemma] {
		return true
	}
	for _, end := range w.endings {
		if len(lemma) > len(end)+2 && strings.HasSuffix(lemma, end) {
			return true
		}
	}
	return false
}

// isPeople reports whether a proper noun names people by where they are from ("Palestinians", "Iraqis").
func (w *words) isPeople(form string) bool {
	for _, end := range w.peoples {
		if len(form) > len(end)+2 && strings.HasSuffix(form, end) {
			return true
		}
	}
	return false
}

// lower is an item's plain lower form.
func lower(items []rule.Item, i int) string {
	if i < 0 || i >= len(items) {
		return ""
	}
	return items[i].Lower
}
