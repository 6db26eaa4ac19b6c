package rule

import (
	"errors"
	"fmt"
	"strings"

	"casus"
	"casus/lexicon"
)

// Builder makes a rule's value from its captures; it refuses the match by returning false, and the matcher then tries
// another way through the pattern.
type Builder func(a *Args) (Value, bool)

// Options are what a stage gives to its rules.
type Options struct {
	Builders map[string]Builder  // by the name behind "build"
	Computed map[string]Computed // classes recognised by code
}

// Example is a text with what the rule must do in it.
type Example struct {
	Text  string     // brackets taken out
	Span  casus.Span // the bracketed part; empty when there is none
	Want  string     // what stands behind "=>", read by the stage's test
	Match bool       // false: the rule must not fire anywhere in the text
	File  string
	Line  int
}

// Rule is one compiled rule.
type Rule struct {
	ID       string
	Category string
	File     string
	Line     int
	Examples []Example

	cat      int
	order    int
	builder  Builder
	bname    string
	args     []arg
	patterns []*pattern
	names    []string // capture names by number
}

type pattern struct {
	prog  []instr
	first *first
	uses  map[int]bool // categories
}

// arg is a named argument of the builder: a literal, a capture or a part of a capture.
type arg struct {
	name    string
	literal string
	capture int // -1: literal
	field   string
}

// Set is a loaded set of rules; it is read-only and safe for concurrent use.
type Set struct {
	Rules      []*Rule
	classes    *classes
	categories map[string]int
	catNames   []string
	index      *index
}

// Load reads rule files, in the order given, and the tables of their word classes. All rules of a set share classes,
// sub-patterns and categories.
func Load(lex *lexicon.Set, opt Options, files ...string) (*Set, error) {
	l := &loader{
		lex: lex, opt: opt, set: &Set{classes: newClasses(), categories: map[string]int{}},
		lets: map[string][]mark{}, ids: map[string]string{},
	}
	if err := l.set.classes.compute(opt.Computed); err != nil {
		return nil, err
	}
	for _, f := range files {
		if err := l.file(f); err != nil {
			return nil, err
		}
	}
	for _, d := range l.drafts {
		if err := l.compile(d); err != nil {
			return nil, err
		}
	}
	if err := l.set.stratify(); err != nil {
		return nil, err
	}
	return l.set, nil
}

type loader struct {
	lex    *lexicon.Set
	opt    Options
	set    *Set
	lets   map[string][]mark
	ids    map[string]string
	drafts []*draft
}

// draft is a rule as read, before compiling: patterns may use sub-patterns and classes of later lines.
type draft struct {
	rule     *Rule
	patterns []line
	build    line
}

type line struct {
	no   int
	text string
}

func errAt(file string, no int, format string, args ...any) error {
	return &casus.Error{Op: "read rules", Kind: casus.KindData, Subject: fmt.Sprintf("%s:%d", file, no), Err: fmt.Errorf(format, args...)}
}

// file reads one rule file into drafts.
func (l *loader) file(name string) error {
	b, err := l.lex.Read(name)
	if err != nil {
		return err
	}
	head := map[string]bool{}
	var cur *draft
	lines := strings.Split(string(b), "\n")
	for i := 0; i < len(lines); i++ {
		no, text := i+1, strings.TrimSpace(lines[i])
		if rest, ok := strings.CutPrefix(text, "#"); ok {
			if key, _, ok := strings.Cut(rest, ":"); ok {
				head[strings.TrimSpace(key)] = true
			}
			continue
		}
		if text == "" {
			continue
		}
		word, rest, _ := strings.Cut(text, " ")
		rest = strings.TrimSpace(rest)
		for (word == "match" || word == "let" || word == "build") && i+1 < len(lines) && strings.HasSuffix(rest, `\`) {
			i++
			rest = strings.TrimSuffix(rest, `\`) + " " + strings.TrimSpace(lines[i])
		}
		switch word {
		case "class":
			err = l.class(rest)
		case "let":
			err = l.let(rest)
		case "rule":
			cur, err = l.head(name, no, rest)
		case "match", "build", "yes", "no":
			if cur == nil {
				return errAt(name, no, "%q outside a rule", word)
			}
			err = cur.line(name, no, word, rest)
		default:
			err = fmt.Errorf("unknown line %q: want class, let, rule, match, build, yes or no", word)
		}
		if err != nil {
			var e *casus.Error
			if errors.As(err, &e) {
				return err
			}
			return errAt(name, no, "%w", err)
		}
	}
	for _, key := range []string{"source", "licence", "date"} {
		if !head[key] {
			return errAt(name, 1, "no \"# %s:\" line in the header", key)
		}
	}
	return nil
}

// class reads "NAME FILE".
func (l *loader) class(rest string) error {
	name, file, ok := strings.Cut(rest, " ")
	if !ok {
		return fmt.Errorf("want: class NAME FILE")
	}
	return l.set.classes.table(l.lex, name, strings.TrimSpace(file))
}

// let reads "NAME = PATTERN".
func (l *loader) let(rest string) error {
	name, body, ok := strings.Cut(rest, "=")
	name = strings.TrimSpace(name)
	if !ok || name == "" {
		return fmt.Errorf("want: let NAME = PATTERN")
	}
	if _, twice := l.lets[name]; twice {
		return fmt.Errorf("sub-pattern %s stands twice", name)
	}
	marks, err := scanPattern(body)
	l.lets[name] = marks
	return err
}

// head reads "ID -> CATEGORY".
func (l *loader) head(file string, no int, rest string) (*draft, error) {
	id, cat, ok := strings.Cut(rest, "->")
	id, cat = strings.TrimSpace(id), strings.TrimSpace(cat)
	if !ok || id == "" || cat == "" || strings.ContainsAny(id+cat, " \t") {
		return nil, fmt.Errorf("want: rule ID -> CATEGORY")
	}
	if at, twice := l.ids[id]; twice {
		return nil, fmt.Errorf("rule %s stands already at %s", id, at)
	}
	l.ids[id] = fmt.Sprintf("%s:%d", file, no)
	d := &draft{rule: &Rule{ID: id, Category: cat, File: file, Line: no, cat: l.set.category(cat), order: len(l.drafts)}}
	l.drafts = append(l.drafts, d)
	return d, nil
}

func (d *draft) line(file string, no int, word, rest string) error {
	switch word {
	case "match":
		d.patterns = append(d.patterns, line{no, rest})
	case "build":
		if d.build.text != "" {
			return fmt.Errorf("second build line")
		}
		d.build = line{no, rest}
	default:
		ex := Example{Match: word == "yes", File: file, Line: no}
		body, want, _ := strings.Cut(rest, "=>")
		body = strings.TrimSpace(body)
		ex.Want = strings.TrimSpace(want)
		open, end := strings.IndexByte(body, '['), strings.IndexByte(body, ']')
		if open >= 0 && end > open {
			ex.Span = casus.Span{Start: open, End: end - 1}
			body = body[:open] + body[open+1:end] + body[end+1:]
		}
		ex.Text = body
		d.rule.Examples = append(d.rule.Examples, ex)
	}
	return nil
}

func (s *Set) category(name string) int {
	id, ok := s.categories[name]
	if !ok {
		id = len(s.catNames)
		s.categories[name] = id
		s.catNames = append(s.catNames, name)
	}
	return id
}

// compile turns a draft into a rule of the set.
func (l *loader) compile(d *draft) error {
	r := d.rule
	if len(d.patterns) == 0 {
		return errAt(r.File, r.Line, "rule %s has no match line", r.ID)
	}
	captures := map[string]int{}
	for _, ln := range d.patterns {
		marks, err := scanPattern(ln.text)
		if err != nil {
			return errAt(r.File, ln.no, "%w", err)
		}
		uses := map[int]bool{}
		p := &patternParser{marks: marks, lets: l.lets, captures: captures,
			class: func(name string) (int, bool) { id, ok := l.set.classes.ids[name]; return id, ok },
			category: func(name string) int {
				id := l.set.category(name)
				uses[id] = true
				return id
			},
		}
		n, err := p.alternatives()
		if err == nil && p.at < len(marks) {
			err = fmt.Errorf("unexpected %q", p.peek().text)
		}
		if err != nil {
			return errAt(r.File, ln.no, "%w", err)
		}
		f := firstOf(n)
		if f.any && width(n) == 0 {
			return errAt(r.File, ln.no, "the pattern takes no item")
		}
		prog := compile(n)
		if len(prog) > maxProgram {
			return errAt(r.File, ln.no, "the pattern is too large: nested repetitions multiply")
		}
		r.patterns = append(r.patterns, &pattern{prog: prog, first: f, uses: uses})
	}
	r.names = make([]string, len(captures))
	for name, id := range captures {
		r.names[id] = name
	}
	if d.build.text == "" {
		d.build.no = r.Line
	} else if err := l.action(r, d.build.text, captures); err != nil {
		return errAt(r.File, d.build.no, "%w", err)
	}
	l.set.Rules = append(l.set.Rules, r)
	return nil
}

// action reads "BUILDER name=capture name=capture.field name="literal" ...".
func (l *loader) action(r *Rule, text string, captures map[string]int) error {
	marks, err := scanPattern(text)
	if err != nil {
		return err
	}
	if len(marks) == 0 || marks[0].kind != 'w' {
		return fmt.Errorf("want: build BUILDER name=value and so on")
	}
	r.bname = marks[0].text
	b, ok := l.opt.Builders[r.bname]
	if !ok {
		return fmt.Errorf("no builder %q", r.bname)
	}
	r.builder = b
	for i := 1; i < len(marks); {
		if i+2 >= len(marks) || marks[i].kind != 'w' || marks[i+1].text != "=" {
			return fmt.Errorf("want name=value behind %s", r.bname)
		}
		a := arg{name: marks[i].text, capture: -1}
		v := marks[i+2]
		i += 3
		switch {
		case v.kind == '"' || v.kind == '\'':
			a.literal = v.text
		case v.kind == 'w' && isDigits(v.text):
			a.literal = v.text
		case v.kind == 'p' && v.text == "-" && i < len(marks) && isDigits(marks[i].text):
			a.literal = "-" + marks[i].text
			i++
		case v.kind == 'w':
			id, ok := captures[v.text]
			if !ok {
				return fmt.Errorf("no capture %q", v.text)
			}
			a.capture = id
			if i+1 < len(marks) && marks[i].text == "." && marks[i+1].kind == 'w' {
				a.field = marks[i+1].text
				i += 2
			}
		default:
			return fmt.Errorf("want a capture, a number or a quoted word behind %s=", a.name)
		}
		r.args = append(r.args, a)
	}
	return nil
}

// Categories are the names of the categories, in order of first mention.
func (s *Set) Categories() []string { return append([]string(nil), s.catNames...) }
