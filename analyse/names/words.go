package names

import (
	"strings"

	"casus"
	"casus/lexicon"
)

// Word classes of data/names/classes.tsv that code refers to by name.
const (
	classTitle     = "title"
	classHonorific = "honorific"
	classArticle   = "article"
	classLinker    = "linker"
	classParticle  = "particle"
	classDemonym   = "demonym"
)

// words are the classes of words and phrases.
type words struct {
	classes []string
	index   map[string]int
	trie    lexicon.Trie[int]
	known   lexicon.Trie[uint8] // names of the registry, as written
	low     lexicon.Trie[uint8] // the same lower-cased, for text in one case
}

func loadWords(lex *lexicon.Set) (*words, error) {
	w := &words{index: map[string]int{}}
	t, err := lex.Table("names/classes.tsv", "class", "words")
	if err != nil {
		return nil, err
	}
	for _, r := range t.Rows {
		for _, p := range r.List("words") {
			w.add(r.Get("class"), strings.ToLower(p))
		}
	}
	for _, c := range []string{classTitle, classHonorific, classArticle, classLinker, classParticle} {
		if _, ok := w.index[c]; !ok {
			return nil, &casus.Error{Op: "read data", Kind: casus.KindData, Subject: "names/classes.tsv", Hint: "class " + c + " is missing"}
		}
	}
	demonyms, err := lex.Words("names/demonyms.txt")
	if err != nil {
		return nil, err
	}
	for _, d := range demonyms {
		d = strings.ToLower(d)
		w.add(classDemonym, d)
		w.add(classDemonym, d+"s")
	}
	if lex.Has(givenFile) {
		t, err := lex.Table(givenFile, "name")
		if err != nil {
			return nil, err
		}
		for _, r := range t.Rows {
			for _, n := range r.List("name") {
				w.add("given", strings.ToLower(n))
			}
		}
	}
	if err := w.registry(lex); err != nil {
		return nil, err
	}
	if len(w.classes) > 32 {
		return nil, &casus.Error{Op: "read data", Kind: casus.KindData, Subject: "names/classes.tsv", Hint: "at most 32 classes"}
	}
	return w, nil
}

// givenFile lists given names; it belongs to the chains.
const givenFile = "chain/given.tsv"

func (w *words) add(class, phrase string) {
	k, ok := w.index[class]
	if !ok {
		k = len(w.classes)
		w.index[class] = k
		w.classes = append(w.classes, class)
	}
	w.trie.Add(pieces(phrase), k)
}

// pieces cuts a phrase as the tokeniser does: at spaces and around hyphens.
func pieces(phrase string) []string {
	return strings.Fields(strings.ReplaceAll(phrase, "-", " - "))
}

// Kinds of names that the registry knows.
const (
	knownState = iota + 1
	knownSeat
	knownPeople
	knownPerson
	knownOrganisation
	knownMedia
)

// registry takes over the names of data/actor, where it is there.
func (w *words) registry(lex *lexicon.Set) error {
	for _, file := range lex.Files("actor") {
		base := strings.TrimPrefix(file, "actor/")
		var columns map[string]uint8
		switch {
		case base == "states.tsv":
			columns = map[string]uint8{"name": knownState, "aliases": knownState, "capital": knownSeat, "seats": knownSeat, "adj": knownPeople, "nouns": knownPeople}
		case strings.HasPrefix(base, "persons"):
			columns = map[string]uint8{"name": knownPerson, "aliases": knownPerson}
		case strings.HasPrefix(base, "orgs"):
			columns = map[string]uint8{"name": knownOrganisation, "aliases": knownOrganisation}
		default:
			continue
		}
		t, err := lex.Table(file)
		if err != nil {
			return err
		}
		for _, r := range t.Rows {
			for _, c := range [...]string{"name", "aliases", "capital", "seats", "adj", "nouns"} {
				kind, ok := columns[c]
				if !ok {
					continue
				}
				if kind == knownOrganisation && r.Get("kind") == "media" {
					kind = knownMedia
				}
				for _, n := range r.List(c) {
					w.know(n, kind)
				}
			}
		}
	}
	return nil
}

func (w *words) know(name string, kind uint8) {
	key := pieces(fold(name))
	for len(key) > 1 && w.is(strings.ToLower(key[0]), classArticle) {
		key = key[1:]
	}
	if len(key) == 0 || strings.ToLower(key[0]) == key[0] && len(key) == 1 {
		return
	}
	w.known.Add(key, kind)
	if len(name) < 4 {
		return
	}
	for i := range key {
		key[i] = strings.ToLower(key[i])
	}
	w.low.Add(key, kind)
}

// lookUp writes for every token what the registry knows there: kind*4 + position, longest names first from the left.
func (w *words) lookUp(key func(int) string, anyCase bool, out []uint8) {
	clear(out)
	trie := &w.known
	if anyCase {
		trie = &w.low
	}
	for i := 0; i < len(out); {
		kinds, n := trie.Longest(i, min(len(out), i+12), key)
		if n == 0 {
			i++
			continue
		}
		for j := i; j < i+n; j++ {
			at := uint8(inside)
			switch {
			case n == 1:
				at = single
			case j == i:
				at = begin
			case j == i+n-1:
				at = end
			}
			out[j] = kinds[0]*4 + at
		}
		i += n
	}
}

// mark sets for every token the bits of the classes it is in, alone or in a phrase. lower holds the lower-cased forms.
func (w *words) mark(lower []string, out []uint32) {
	clear(out)
	key := func(i int) string { return lower[i] }
	for i := range lower {
		w.trie.All(i, min(len(lower), i+5), key, func(n int, classes []int) {
			for _, k := range classes {
				for j := i; j < i+n; j++ {
					out[j] |= 1 << k
				}
			}
		})
	}
}

func (w *words) bit(class string) uint32 { return 1 << w.index[class] }

// is tells whether a lower-cased word alone is in a class.
func (w *words) is(word, class string) bool {
	k := w.index[class]
	for _, v := range w.trie.Get([]string{word}) {
		if v == k {
			return true
		}
	}
	return false
}
