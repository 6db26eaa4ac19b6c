package rule

import (
	"fmt"
	"sort"

	"casus/lexicon"
)

// A Value is what a capture or a builder gives: a string, a number, a table row, or a type of the builders' own.
type Value any

// Fielder is a value with named parts, which rules reach as "capture.part".
type Fielder interface {
	Field(name string) (Value, bool)
}

// Entry is a row of a word class: its fields by column.
type Entry struct {
	row lexicon.Row
}

// Field is a column of the row; an empty one is missing.
func (e Entry) Field(name string) (Value, bool) {
	v := e.row.Get(name)
	return v, v != ""
}

// Get is a column of the row, "" when empty.
func (e Entry) Get(name string) string { return e.row.Get(name) }

// Occurrence is a find of a computed class: the number of items it takes and its value.
type Occurrence struct {
	Len   int
	Value Value
}

// Computed is a class that Go code recognises, such as numbers: all its occurrences that start at item i, longest first.
type Computed func(items []Item, i int) []Occurrence

// tableForm is the column with the forms of a class's table.
const tableForm = "form"

type hit struct {
	class int
	len   int
	entry *Entry
	glued []bool // items that must touch the one before
}

type classes struct {
	ids      map[string]int
	names    []string
	trie     lexicon.Trie[hit]
	computed map[int]Computed
}

func newClasses() *classes {
	return &classes{ids: map[string]int{}, computed: map[int]Computed{}}
}

func (c *classes) id(name string) int {
	id, ok := c.ids[name]
	if !ok {
		id = len(c.names)
		c.ids[name] = id
		c.names = append(c.names, name)
	}
	return id
}

// table adds the rows of a data file as a class. The column "form" holds the forms, "|" between them.
func (c *classes) table(lex *lexicon.Set, name, file string) error {
	t, err := lex.Table(file, tableForm)
	if err != nil {
		return err
	}
	id := c.id(name)
	for _, row := range t.Rows {
		e := &Entry{row: row}
		for _, form := range row.List(tableForm) {
			key, glued := keyGlue(form)
			if len(key) == 0 {
				return row.Errorf("empty form")
			}
			c.trie.Add(key, hit{class: id, len: len(key), entry: e, glued: glued})
		}
	}
	return nil
}

func (c *classes) compute(fns map[string]Computed) error {
	names := make([]string, 0, len(fns))
	for n := range fns {
		names = append(names, n)
	}
	sort.Strings(names)
	for _, n := range names {
		if _, ok := c.ids[n]; ok {
			return fmt.Errorf("class %%%s stands twice", n)
		}
		c.computed[c.id(n)] = fns[n]
	}
	return nil
}

// at is every table entry that starts at item i, longest first.
func (c *classes) at(items []Item, i int) []hit {
	var out []hit
	c.trie.All(i, len(items), func(k int) string { return items[k].Lower }, func(_ int, hits []hit) {
		for _, h := range hits {
			ok := true
			for k, g := range h.glued {
				ok = ok && (k == 0 || !g || items[i+k].Glued)
			}
			if ok {
				out = append(out, h)
			}
		}
	})
	for l, r := 0, len(out)-1; l < r; l, r = l+1, r-1 {
		out[l], out[r] = out[r], out[l]
	}
	return out
}
