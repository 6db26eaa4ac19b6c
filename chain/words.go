package chain

import (
	"fmt"
	"strconv"
	"strings"

	"casus/lexicon"
)

// Data files.
const (
	pronounFile = "chain/pronouns.tsv"
	givenFile   = "chain/given.tsv"
	nounFile    = "chain/nouns.tsv"
	groupFile   = "chain/groups.tsv"
	// WeightFile holds the weights of the ranking model.
	WeightFile = "chain/weights.tsv"
)

// gender is a bit set of what a mention may be.
type gender uint8

const (
	male gender = 1 << iota
	female
	neuter
	anyGender = male | female | neuter
)

type pronoun struct {
	form   string
	person int
	number byte // 's', 'p' or 0
	gender gender
	use    string
}

// class of a noun.
type class uint8

const (
	unknownClass class = iota
	person
	body
	place
	people
	thing
)

type noun struct {
	class  class
	gender gender
}

// words are the data files of data/chain, and what the actor registry knows of gender and of states.
type words struct {
	pronouns map[string]pronoun
	given    map[string]gender
	nouns    map[string]noun
	count    map[string]int    // determiners that ask for so many members
	groups   map[string]string // head noun -> kind of members
	known    map[string]gender // names of the registry, lower-cased
	state    map[string]string // names of states -> id
	titles   map[string]bool   // titles before names, lower-cased
	weights  map[uint64]float64
}

func load(lex *lexicon.Set) (*words, error) {
	w := &words{pronouns: map[string]pronoun{}, given: map[string]gender{}, nouns: map[string]noun{}, count: map[string]int{},
		groups: map[string]string{}, known: map[string]gender{}, state: map[string]string{}, titles: map[string]bool{}}
	for _, read := range []func(*lexicon.Set) error{w.readPronouns, w.readGiven, w.readNouns, w.readGroups, w.readRegistry, w.readTitles, w.readWeights} {
		if err := read(lex); err != nil {
			return nil, err
		}
	}
	return w, nil
}

var genders = map[string]gender{"m": male, "f": female, "n": neuter, "any": anyGender}

func (w *words) readPronouns(lex *lexicon.Set) error {
	t, err := lex.Table(pronounFile, "form", "person", "number", "gender", "use")
	if err != nil {
		return err
	}
	for _, r := range t.Rows {
		p := pronoun{form: r.Get("form"), gender: genders[r.Get("gender")], use: r.Get("use")}
		if p.person, err = strconv.Atoi(r.Get("person")); err != nil || p.gender == 0 {
			return r.Errorf("person %q, gender %q", r.Get("person"), r.Get("gender"))
		}
		if n := r.Get("number"); n != "any" {
			p.number = n[0]
		}
		w.pronouns[p.form] = p
	}
	return nil
}

func (w *words) readGiven(lex *lexicon.Set) error {
	t, err := lex.Table(givenFile, "gender", "name")
	if err != nil {
		return err
	}
	for _, r := range t.Rows {
		g := genders[r.Get("gender")]
		if g != male && g != female {
			return r.Errorf("gender %q is neither m nor f", r.Get("gender"))
		}
		for _, n := range r.List("name") {
			w.given[strings.ToLower(n)] |= g
		}
	}
	return nil
}

func (w *words) readNouns(lex *lexicon.Set) error {
	t, err := lex.Table(nounFile, "class", "words")
	if err != nil {
		return err
	}
	classes := map[string]noun{"pm": {person, male}, "pf": {person, female}, "person": {person, male | female}, "body": {body, neuter},
		"place": {place, neuter}, "people": {people, neuter}, "thing": {thing, neuter}}
	for _, r := range t.Rows {
		n, ok := classes[r.Get("class")]
		if !ok {
			return r.Errorf("unknown class %q", r.Get("class"))
		}
		for _, word := range r.List("words") {
			if _, ok := w.nouns[word]; !ok {
				w.nouns[word] = n
			}
		}
	}
	return nil
}

func (w *words) readGroups(lex *lexicon.Set) error {
	t, err := lex.Table(groupFile, "use", "words", "value")
	if err != nil {
		return err
	}
	for _, r := range t.Rows {
		for _, word := range r.List("words") {
			switch r.Get("use") {
			case "count":
				n, err := strconv.Atoi(r.Get("value"))
				if err != nil {
					return r.Errorf("count %q", r.Get("value"))
				}
				w.count[word] = n
			case "head":
				w.groups[word] = r.Get("value")
			default:
				return r.Errorf("unknown use %q", r.Get("use"))
			}
		}
	}
	return nil
}

// readRegistry takes genders and names of states from data/actor, where it is there.
func (w *words) readRegistry(lex *lexicon.Set) error {
	for _, file := range lex.Files("actor") {
		base := strings.TrimPrefix(file, "actor/")
		switch {
		case strings.HasPrefix(base, "persons"):
			t, err := lex.Table(file)
			if err != nil {
				return err
			}
			for _, r := range t.Rows {
				g := genders[r.Get("gender")]
				for _, n := range append(r.List("aliases"), r.Get("name")) {
					w.known[strings.ToLower(n)] |= g
				}
			}
		case base == "states.tsv":
			t, err := lex.Table(file)
			if err != nil {
				return err
			}
			for _, r := range t.Rows {
				for _, n := range append(r.List("aliases"), r.Get("name")) {
					w.state[strings.ToLower(n)] = r.Get("id")
				}
			}
		}
	}
	return nil
}

// readTitles takes the titles from the word classes of the names, where they are there.
func (w *words) readTitles(lex *lexicon.Set) error {
	const file = "names/classes.tsv"
	if !lex.Has(file) {
		return nil
	}
	t, err := lex.Table(file)
	if err != nil {
		return err
	}
	for _, r := range t.Rows {
		if c := r.Get("class"); c == "title" || c == "honorific" {
			for _, n := range r.List("words") {
				w.titles[n] = true
			}
		}
	}
	return nil
}

func (w *words) readWeights(lex *lexicon.Set) error {
	w.weights = map[uint64]float64{}
	if !lex.Has(WeightFile) {
		return nil
	}
	t, err := lex.Table(WeightFile, "feature", "weight")
	if err != nil {
		return err
	}
	for _, r := range t.Rows {
		v, err := strconv.ParseFloat(r.Get("weight"), 64)
		if err != nil {
			return r.Errorf("weight: %w", err)
		}
		h := hash(r.Get("feature"))
		if _, ok := w.weights[h]; ok {
			return r.Errorf("the feature %q stands twice", r.Get("feature"))
		}
		w.weights[h] = v
	}
	return nil
}

// hash of a feature's name: its parts joined by spaces (FNV-1a).
func hash(parts ...string) uint64 {
	x := uint64(14695981039346656037)
	for i, p := range parts {
		if i > 0 {
			x = (x ^ ' ') * 1099511628211
		}
		for k := range len(p) {
			x = (x ^ uint64(p[k])) * 1099511628211
		}
	}
	return x
}

func (g gender) String() string {
	switch g {
	case male:
		return "m"
	case female:
		return "f"
	case neuter:
		return "n"
	case male | female:
		return "mf"
	}
	return fmt.Sprintf("g%d", uint8(g))
}

func lower(s string) string { return strings.ToLower(s) }

func join(words []string) string { return strings.Join(words, " ") }
