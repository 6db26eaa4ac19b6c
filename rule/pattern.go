package rule

import (
	"regexp"
	"strings"

	"casus"
)

// leaf tests one item.
type leaf struct {
	lower string         // equal to Item.Lower
	form  string         // equal to Item.Form
	re    *regexp.Regexp // on Item.Lower, anchored
	kind  Kind           // 0: any
	conds []cond
}

// cond is a test of a token's attribute.
type cond struct {
	attr string
	not  bool
	val  string
	re   *regexp.Regexp
}

func (l *leaf) test(it *Item) bool {
	switch {
	case l.lower != "":
		return it.Lower == l.lower
	case l.form != "":
		return it.Form == l.form
	case l.kind != 0 && it.Kind&l.kind == 0:
		return false
	case l.re != nil:
		return l.re.MatchString(it.Lower)
	}
	for i := range l.conds {
		if !l.conds[i].test(it) {
			return false
		}
	}
	return true
}

func (c *cond) test(it *Item) bool {
	v := attribute(it, c.attr)
	if c.re != nil {
		return c.re.MatchString(v) != c.not
	}
	return (v == c.val) != c.not
}

var noToken casus.Token

// attributes of an item, by the name used in rules.
func attribute(it *Item, name string) string {
	t := it.Tok
	if t == nil {
		t = &noToken
	}
	switch name {
	case "form":
		return it.Form
	case "lower":
		return it.Lower
	case "lemma":
		return strings.ToLower(t.Lemma)
	case "upos":
		return t.UPOS
	case "xpos":
		return t.XPOS
	case "feats":
		return t.Feats
	case "deprel":
		return t.Deprel
	case "shape":
		return shape(it.Form)
	case "token": // "whole" when the item is a token of its own
		if it.Tok != nil && it.Tok.Span == it.Span {
			return "whole"
		}
		return "part"
	}
	return ""
}

var attributeNames = map[string]bool{
	"form": true, "lower": true, "lemma": true, "upos": true, "xpos": true, "feats": true, "deprel": true, "shape": true, "token": true,
}

// shape is "Xx" for a capital first, "X" for all capitals, "x" for none, "9" for digits, "." for marks.
func shape(form string) string {
	lower, upper := strings.ToLower(form), strings.ToUpper(form)
	switch k := kindOf(form); {
	case k == Number:
		return "9"
	case k == Symbol:
		return "."
	case form == lower && form != upper:
		return "x"
	case form == upper && len(form) > 1:
		return "X"
	}
	return "Xx"
}

// op is the kind of a pattern node.
type op uint8

const (
	opLeaf op = iota
	opClass
	opCategory
	opSeq
	opAlt
	opRepeat // kids[0]{min,max}
	opLook   // kids[0], ahead or behind, not
	opEdge   // ^ or $: first or last item of the sentence
)

type node struct {
	op       op
	leaf     *leaf
	id       int // class or category
	fields   []fieldTest
	kids     []*node
	min, max int
	behind   bool
	not      bool
	start    bool // opEdge: first item
	glued    bool // no space before the first item
	apart    bool // a space before the first item
	capture  int  // -1: none
}

// fieldTest restricts a class entry or a category's value by one of its fields.
type fieldTest struct {
	name, val string
	not       bool
}

func (f fieldTest) test(v Value) bool {
	got := ""
	if fl, ok := v.(Fielder); ok {
		if x, ok := fl.Field(f.name); ok {
			got, _ = x.(string)
		}
	}
	return (got == f.val) != f.not
}
