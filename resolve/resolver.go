package resolve

import (
	"strconv"
	"strings"

	"casus/lexicon"
)

// Resolver holds the loaded data of merging: weights, types that go together, words. It is read-only and safe for concurrent use.
type Resolver struct {
	lexis     *lexis
	weights   [2][featureCount]float32 // across reports, within one
	priors    [2][featureCount]float32 // what the weights are fitted from
	types     map[[2]string]bool       // types between which mentions may be merged, in both directions
	together  map[string][]uint64      // hashes of the types that go with a type
	near      map[[4]string]bool       // types with their modes that are told by the same words
	violent   map[string]bool          // types that have victims
	mutual    map[string]bool          // types whose parties may swap places
	joint     map[string]bool          // types whose parties are all sources when nobody is one-sided
	ordinals  map[string]int32
	articles  map[string]int8
	courses   *courseData
	counted   map[string]string  // type -> what the people are called who take part
	other     map[string]bool    // words that set an act apart from one told before
	again     map[string]bool    // words that say that an act was done before, wherever they stand by it
	occasions map[string]bool    // nouns that count acts: "for a second time", "a third day"
	once      map[[2]string]int8 // type and mode -> whether it happens hardly twice to its target or its source
	plural    map[string]bool    // plurals without an ending
}

// To whom an act happens hardly twice.
const (
	onceTarget int8 = iota + 1
	onceSource
)

// New loads the data. Errors have kind casus.KindData and name file and line.
func New(lex *lexicon.Set) (*Resolver, error) {
	r := &Resolver{
		types: map[[2]string]bool{}, near: map[[4]string]bool{}, violent: map[string]bool{}, together: map[string][]uint64{},
		mutual: map[string]bool{}, joint: map[string]bool{}, once: map[[2]string]int8{}, counted: map[string]string{},
		ordinals: map[string]int32{}, articles: map[string]int8{}, other: map[string]bool{}, plural: map[string]bool{},
		again: map[string]bool{}, occasions: map[string]bool{},
	}
	var err error
	for _, load := range []func(*lexicon.Set) error{
		func(lex *lexicon.Set) error { r.lexis, err = loadLexis(lex); return err },
		r.loadWeights, r.loadTypes, r.loadWords,
		func(lex *lexicon.Set) error { r.courses, err = loadCourses(lex); return err },
	} {
		if err := load(lex); err != nil {
			return nil, err
		}
	}
	return r, nil
}

func (r *Resolver) loadTypes(lex *lexicon.Set) error {
	t, err := lex.Table("resolve/types.tsv", "kind", "type")
	if err != nil {
		return err
	}
	for _, row := range t.Rows {
		switch row.Get("kind") {
		case "mutual":
			r.mutual[row.Get("type")] = true
		case "joint":
			r.joint[row.Get("type")] = true
		case "violent":
			r.violent[row.Get("type")] = true
		case "once":
			typ, mode, _ := strings.Cut(row.Get("type"), " ")
			switch row.Get("other") {
			case "target":
				r.once[[2]string{typ, mode}] = onceTarget
			case "source":
				r.once[[2]string{typ, mode}] = onceSource
			default:
				return row.Errorf("once to %q is neither target nor source", row.Get("other"))
			}
		case "near":
			at, am, _ := strings.Cut(row.Get("type"), " ")
			bt, bm, _ := strings.Cut(row.Get("other"), " ")
			r.near[[4]string{at, am, bt, bm}], r.near[[4]string{bt, bm, at, am}] = true, true
		case "counted":
			r.counted[row.Get("type")] = row.Get("other")
		case "together":
			other := row.Get("other")
			if other == "" {
				return row.Errorf("no other type")
			}
			a, b := row.Get("type"), other
			r.types[[2]string{a, b}], r.types[[2]string{b, a}] = true, true
			r.together[a], r.together[b] = append(r.together[a], hash64(b)), append(r.together[b], hash64(a))
		default:
			return row.Errorf("kind %q is none of mutual, joint, violent, once, near, together, counted", row.Get("kind"))
		}
	}
	return nil
}

func (r *Resolver) loadWords(lex *lexicon.Set) error {
	t, err := lex.Table("resolve/words.tsv", "use", "words")
	if err != nil {
		return err
	}
	for _, row := range t.Rows {
		switch use := row.Get("use"); use {
		case "other":
			for _, w := range row.List("words") {
				r.other[w] = true
			}
		case "plural", "again", "occasion":
			for _, w := range row.List("words") {
				map[string]map[string]bool{"plural": r.plural, "again": r.again, "occasion": r.occasions}[use][w] = true
			}
		case "definite", "indefinite":
			for _, w := range row.List("words") {
				r.articles[w] = definite
				if use == "indefinite" {
					r.articles[w] = indefinite
				}
			}
		case "ordinal":
			n, err := strconv.Atoi(row.Get("value"))
			if err != nil {
				return row.Errorf("value %q is no number", row.Get("value"))
			}
			for _, w := range row.List("words") {
				r.ordinals[w] = int32(n)
			}
		default:
			return row.Errorf("unknown use %q", use)
		}
	}
	return nil
}
