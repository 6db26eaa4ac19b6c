package main

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"casus/lexicon"
)

// classes are the word classes by which annotation after other guidelines is brought to ours.
type classes struct {
	of       map[string]map[string]bool // class -> lower-cased word
	demonyms lexicon.Trie[bool]
}

func loadClasses(lex *lexicon.Set) (*classes, error) {
	c := &classes{of: map[string]map[string]bool{}}
	t, err := lex.Table("names/classes.tsv", "class", "words")
	if err != nil {
		return nil, err
	}
	for _, r := range t.Rows {
		k := r.Get("class")
		if c.of[k] == nil {
			c.of[k] = map[string]bool{}
		}
		for _, w := range r.List("words") {
			c.of[k][strings.ToLower(w)] = true
		}
	}
	ds, err := lex.Words("names/demonyms.txt")
	if err != nil {
		return nil, err
	}
	for _, d := range ds {
		c.demonyms.Add(strings.Fields(d), true)
		c.demonyms.Add(strings.Fields(d+"s"), true)
	}
	return c, nil
}

func (c *classes) is(class, word string) bool { return c.of[class][strings.ToLower(word)] }

func capital(w string) bool {
	r, _ := utf8.DecodeRuneInString(w)
	return unicode.IsUpper(r)
}

// tagged is a sentence of words with an entity type each ("" outside) and where a name begins.
type tagged struct {
	words []string
	kind  []string
	first []bool
}

// adapt brings the annotation of other sets to ours: peoples are NORP, places of a kind that is always a facility are FAC.
func (c *classes) adapt(s *tagged) {
	for i := 0; i < len(s.words); {
		if s.kind[i] != "" && s.kind[i] != "MISC" {
			i++
			continue
		}
		_, n := c.demonyms.Longest(i, len(s.words), func(j int) string { return s.words[j] })
		free := n > 0 && !c.is("calendar", s.words[i])
		for j := i; j < i+n; j++ {
			free = free && s.kind[j] == s.kind[i]
		}
		if free && s.kind[i] == "MISC" { // the whole name is the demonym
			free = s.first[i] && (i+n == len(s.words) || s.first[i+n] || s.kind[i+n] == "")
		}
		if !free {
			i++
			continue
		}
		for j := i; j < i+n; j++ {
			s.kind[j], s.first[j] = "NORP", j == i
		}
		i += n
	}
	for _, e := range s.chunks() {
		last := s.words[e.to-1]
		if e.to-e.from > 1 && (e.kind == "LOC" || e.kind == "ORG") && c.is("site", last) && capital(last) {
			for j := e.from; j < e.to; j++ {
				s.kind[j] = "FAC"
			}
		}
		if c.is("article", s.words[e.from]) && e.to-e.from > 1 && !capital(s.words[e.from]) {
			s.kind[e.from], s.first[e.from+1] = "", true
		}
	}
}

type entity struct {
	from, to int
	kind     string
}

func (s *tagged) chunks() []entity {
	var out []entity
	for i := range s.words {
		switch {
		case s.kind[i] == "":
		case len(out) > 0 && out[len(out)-1].to == i && !s.first[i] && out[len(out)-1].kind == s.kind[i]:
			out[len(out)-1].to++
		default:
			out = append(out, entity{i, i + 1, s.kind[i]})
		}
	}
	return out
}

// mark writes an entity over words that carry none.
func (s *tagged) mark(from, to int, kind string) {
	for i := from; i < to; i++ {
		if s.kind[i] != "" {
			return
		}
	}
	for i := from; i < to; i++ {
		s.kind[i], s.first[i] = kind, i == from
	}
}
