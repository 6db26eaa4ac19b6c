package rule

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

// maxRepeat bounds "*" and "+", so that every pattern has a bounded length.
const maxRepeat = 8

// patternParser builds the node tree of one pattern.
type patternParser struct {
	marks    []mark
	at       int
	lets     map[string][]mark
	class    func(name string) (int, bool)
	category func(name string) int
	captures map[string]int
	depth    int
}

func (p *patternParser) peek() mark {
	if p.at < len(p.marks) {
		return p.marks[p.at]
	}
	return mark{}
}

func (p *patternParser) is(text string) bool {
	m := p.peek()
	return m.kind == 'p' && m.text == text
}

func (p *patternParser) take(text string) bool {
	if p.is(text) {
		p.at++
		return true
	}
	return false
}

// alternatives parses "a b | c d".
func (p *patternParser) alternatives() (*node, error) {
	alt := &node{op: opAlt, capture: -1}
	for {
		seq, err := p.sequence()
		if err != nil {
			return nil, err
		}
		alt.kids = append(alt.kids, seq)
		if !p.take("|") {
			break
		}
	}
	if len(alt.kids) == 1 {
		return alt.kids[0], nil
	}
	return alt, nil
}

func (p *patternParser) sequence() (*node, error) {
	seq := &node{op: opSeq, capture: -1}
	for p.at < len(p.marks) && !p.is("|") && !p.is(")") {
		n, err := p.element()
		if err != nil {
			return nil, err
		}
		seq.kids = append(seq.kids, n)
	}
	if len(seq.kids) == 0 {
		return nil, fmt.Errorf("empty pattern or alternative")
	}
	return seq, nil
}

// element parses one element with its prefixes (look-around, glue, capture name) and its repetition.
func (p *patternParser) element() (*node, error) {
	for _, look := range []struct {
		text        string
		behind, not bool
	}{{"<!", true, true}, {">!", false, true}, {"<", true, false}, {">", false, false}} {
		if p.take(look.text) {
			kid, err := p.element()
			if err != nil {
				return nil, err
			}
			return &node{op: opLook, kids: []*node{kid}, behind: look.behind, not: look.not, capture: -1}, nil
		}
	}
	glued, apart := false, false
	if p.take("~~") {
		apart = true
	} else if p.take("~") {
		glued = true
	}
	name := ""
	if m := p.peek(); m.kind == 'w' && p.at+1 < len(p.marks) && p.marks[p.at+1].kind == 'p' && p.marks[p.at+1].text == ":" {
		name = m.text
		p.at += 2
		if p.take("~") {
			glued = true
		}
	}
	n, err := p.atom()
	if err != nil {
		return nil, err
	}
	if name != "" {
		if n.capture >= 0 {
			n = &node{op: opSeq, kids: []*node{n}, capture: -1}
		}
		id, ok := p.captures[name]
		if !ok {
			id = len(p.captures)
			p.captures[name] = id
		}
		n.capture = id
	}
	if glued || apart {
		if n.op == opAlt || n.glued || n.apart {
			n = &node{op: opSeq, kids: []*node{n}, capture: -1}
		}
		n.glued, n.apart = glued, apart
	}
	return p.repetition(n)
}

func (p *patternParser) repetition(n *node) (*node, error) {
	rep := func(lo, hi int) *node { return &node{op: opRepeat, kids: []*node{n}, min: lo, max: hi, capture: -1} }
	switch {
	case p.take("?"):
		return rep(0, 1), nil
	case p.take("*"):
		return rep(0, maxRepeat), nil
	case p.take("+"):
		return rep(1, maxRepeat), nil
	case p.take("{"):
		lo, err := strconv.Atoi(p.peek().text)
		if err != nil {
			return nil, fmt.Errorf("repetition: want {n} or {n,m}")
		}
		p.at++
		hi := lo
		if p.take(",") {
			if hi, err = strconv.Atoi(p.peek().text); err != nil {
				return nil, fmt.Errorf("repetition: want {n,m}")
			}
			p.at++
		}
		if !p.take("}") || hi < lo || hi > 4*maxRepeat {
			return nil, fmt.Errorf("repetition: want {n,m} with n <= m <= %d", 4*maxRepeat)
		}
		return rep(lo, hi), nil
	}
	return n, nil
}

func (p *patternParser) atom() (*node, error) {
	m := p.peek()
	p.at++
	switch {
	case m.kind == 'w' && m.text == "N":
		return &node{op: opLeaf, leaf: &leaf{kind: Number}, capture: -1}, nil
	case m.kind == 'w' && m.text == "W":
		return &node{op: opLeaf, leaf: &leaf{kind: Word}, capture: -1}, nil
	case m.kind == 'w', m.kind == '"':
		return words(m.text, false)
	case m.kind == '\'':
		return words(m.text, true)
	case m.kind == '/':
		re, err := regexp.Compile("^(?:" + m.text + ")$")
		if err != nil {
			return nil, err
		}
		kind := Kind(0)
		switch m.kindPrefix {
		case 'N':
			kind = Number
		case 'W':
			kind = Word
		}
		return &node{op: opLeaf, leaf: &leaf{re: re, kind: kind}, capture: -1}, nil
	case m.kind != 'p':
		return nil, fmt.Errorf("pattern ends early")
	}
	switch m.text {
	case "(":
		n, err := p.alternatives()
		if err != nil {
			return nil, err
		}
		if !p.take(")") {
			return nil, fmt.Errorf("no closing )")
		}
		return n, nil
	case ".":
		return &node{op: opLeaf, leaf: &leaf{}, capture: -1}, nil
	case "^":
		return &node{op: opEdge, start: true, capture: -1}, nil
	case "$":
		if p.peek().kind == 'w' {
			n := &node{op: opCategory, id: p.category(p.peek().text), capture: -1}
			p.at++
			return p.restrict(n)
		}
		return &node{op: opEdge, capture: -1}, nil
	case "%":
		id, ok := p.class(p.peek().text)
		if !ok {
			return nil, fmt.Errorf("no class %%%s", p.peek().text)
		}
		p.at++
		return p.restrict(&node{op: opClass, id: id, capture: -1})
	case "@":
		return p.named()
	case "[":
		return p.conditions()
	}
	return nil, fmt.Errorf("unexpected %q", m.text)
}

// named puts a "let" sub-pattern in place.
func (p *patternParser) named() (*node, error) {
	name := p.peek().text
	body, ok := p.lets[name]
	if !ok {
		return nil, fmt.Errorf("no sub-pattern @%s", name)
	}
	if p.depth > 20 {
		return nil, fmt.Errorf("sub-pattern @%s holds itself", name)
	}
	p.at++
	sub := &patternParser{marks: body, lets: p.lets, class: p.class, category: p.category, captures: p.captures, depth: p.depth + 1}
	n, err := sub.alternatives()
	if err == nil && sub.at < len(sub.marks) {
		err = fmt.Errorf("unexpected %q", sub.peek().text)
	}
	if err != nil {
		return nil, fmt.Errorf("@%s: %w", name, err)
	}
	return n, nil
}

// restrict parses {field=value, field!=value} behind a class or category.
func (p *patternParser) restrict(n *node) (*node, error) {
	if !p.is("{") || p.at+1 < len(p.marks) && p.marks[p.at+1].kind == 'w' && isDigits(p.marks[p.at+1].text) {
		return n, nil
	}
	p.at++
	for {
		f := fieldTest{name: p.peek().text}
		p.at++
		switch {
		case p.take("="):
		case p.take("!="):
			f.not = true
		default:
			return nil, fmt.Errorf("want field=value")
		}
		if m := p.peek(); m.kind == 'w' || m.kind == '"' || m.kind == '\'' {
			f.val = m.text
			p.at++
		}
		n.fields = append(n.fields, f)
		if !p.take(",") {
			break
		}
	}
	if !p.take("}") {
		return nil, fmt.Errorf("no closing }")
	}
	return n, nil
}

func isDigits(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }

// conditions parses [attr=value attr!=value attr~/re/].
func (p *patternParser) conditions() (*node, error) {
	l := &leaf{}
	for !p.take("]") {
		c := cond{attr: p.peek().text}
		if !attributeNames[c.attr] {
			return nil, fmt.Errorf("no attribute %q", c.attr)
		}
		p.at++
		switch {
		case p.take("="):
		case p.take("!="):
			c.not = true
		case p.take("~"):
		default:
			return nil, fmt.Errorf("want =, != or ~ behind %s", c.attr)
		}
		m := p.peek()
		p.at++
		switch m.kind {
		case '/':
			re, err := regexp.Compile("^(?:" + m.text + ")$")
			if err != nil {
				return nil, err
			}
			c.re = re
		case 'w', '"', '\'':
			c.val = m.text
		default:
			return nil, fmt.Errorf("want a value behind %s", c.attr)
		}
		l.conds = append(l.conds, c)
	}
	return &node{op: opLeaf, leaf: l, capture: -1}, nil
}

// words is the sequence of items of a literal; within it, items that touch in the literal must touch in the text.
func words(text string, exact bool) (*node, error) {
	seq := &node{op: opSeq, capture: -1}
	for _, part := range strings.Fields(text) {
		for i, at := 0, 0; at < len(part); i++ {
			n, _ := piece(part[at:])
			l := &leaf{lower: plain(part[at : at+n])}
			if exact {
				l = &leaf{form: part[at : at+n]}
			}
			seq.kids = append(seq.kids, &node{op: opLeaf, leaf: l, glued: i > 0, capture: -1})
			at += n
		}
	}
	switch len(seq.kids) {
	case 0:
		return nil, fmt.Errorf("empty literal")
	case 1:
		return seq.kids[0], nil
	}
	return seq, nil
}
