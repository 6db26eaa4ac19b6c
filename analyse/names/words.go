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
