package conllu

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"casus"
)

// MaxLine is the longest line that Read takes, in bytes.
const MaxLine = 1 << 22

// Read reads sentences and rebuilds their text: forms joined by a space unless SpaceAfter=No or SpacesAfter says
// otherwise, sentences of one paragraph likewise, paragraphs (newpar, newdoc) parted by an empty line unless SpacesAfter
// says what parts them. The spans of the
// tokens point into that text. Errors name the line.
func Read(r io.Reader) (text string, sentences []casus.Sentence, err error) {
	sc := bufio.NewScanner(r)
	sc.Buffer(make([]byte, 0, 1<<16), MaxLine)
	rd := reader{}
	line := 0
	for sc.Scan() {
		line++
		if err := rd.line(strings.TrimSuffix(sc.Text(), "\r")); err != nil {
			return "", nil, fmt.Errorf("conllu: line %d: %w", line, err)
		}
	}
	if err := sc.Err(); err != nil {
		return "", nil, fmt.Errorf("conllu: line %d: %w", line+1, err)
	}
	if err := rd.end(); err != nil {
		return "", nil, fmt.Errorf("conllu: line %d: %w", line, err)
	}
	if rd.given && len(rd.out) > 0 {
		rd.text.WriteString(rd.gap)
	}
	return rd.text.String(), rd.out, nil
}

type reader struct {
	text  strings.Builder
	gap   string // white space owed before the next token
	given bool   // SpacesAfter says so
	out   []casus.Sentence
	cur   casus.Sentence
	multi int // index of the open range in cur.Multi, or -1
	any   bool
}

func (r *reader) line(s string) error {
	switch {
	case strings.TrimSpace(s) == "":
		return r.end()
	case s[0] == '#':
		if !r.any {
			r.begin()
		}
		if c := strings.TrimSpace(s[1:]); len(r.out) > 0 && !r.given && (strings.HasPrefix(c, "newpar") || strings.HasPrefix(c, "newdoc")) {
			r.gap = "\n\n"
		}
		r.cur.Comments = append(r.cur.Comments, s)
		return nil
	}
	if !r.any {
		r.begin()
	}
	f := strings.Split(s, "\t")
	if len(f) != 10 {
		return fmt.Errorf("%d columns, want 10", len(f))
	}
	switch {
	case strings.Contains(f[0], "."):
		r.cur.Empty = append(r.cur.Empty, s)
		return nil
	case strings.Contains(f[0], "-"):
		return r.multiword(f)
	}
	return r.word(f)
}

func (r *reader) begin() {
	r.cur, r.any, r.multi = casus.Sentence{}, true, -1
}

// multiword opens a range: its form is the text, its words share it.
func (r *reader) multiword(f []string) error {
	a, b, _ := strings.Cut(f[0], "-")
	first, err1 := strconv.Atoi(a)
	last, err2 := strconv.Atoi(b)
	if err1 != nil || err2 != nil || first != len(r.cur.Tokens)+1 || last < first || last-first > 100 || r.multi >= 0 {
		return fmt.Errorf("range %q out of order", f[0])
	}
	if f[1] == "" {
		return errors.New("empty form")
	}
	span := r.put(f[1], f[9])
	r.multi = len(r.cur.Multi)
	r.cur.Multi = append(r.cur.Multi, casus.MultiWord{Span: span, Form: f[1], First: first - 1, Last: last - 1, Misc: kept(f[9])})
	return nil
}

func (r *reader) word(f []string) error {
	id, err := strconv.Atoi(f[0])
	if err != nil || id != len(r.cur.Tokens)+1 {
		return fmt.Errorf("id %q, want %d", f[0], len(r.cur.Tokens)+1)
	}
	if f[1] == "" {
		return errors.New("empty form")
	}
	head := -1
	if f[6] != "_" {
		h, err := strconv.Atoi(f[6])
		if err != nil || h < 0 {
			return fmt.Errorf("head %q", f[6])
		}
		head = h - 1
	}
	t := casus.Token{Form: f[1], Lemma: value(f[2]), UPOS: value(f[3]), XPOS: value(f[4]), Feats: value(f[5]), Head: head, Deprel: value(f[7]), Misc: kept(f[9])}
	if f[2] == "_" && f[1] == "_" {
		t.Lemma = "_"
	}
	if r.multi < 0 {
		t.Span = r.put(f[1], f[9])
	} else {
		t.Span = r.cur.Multi[r.multi].Span
	}
	r.cur.Tokens = append(r.cur.Tokens, t)
	if r.multi >= 0 && id-1 == r.cur.Multi[r.multi].Last {
		r.part(r.cur.Multi[r.multi])
		r.multi = -1
	}
	return nil
}

// part gives the words of a range their own bytes where their forms, in order, spell it out; else each keeps the whole.
func (r *reader) part(m casus.MultiWord) {
	words := r.cur.Tokens[m.First : m.Last+1]
	n := 0
	for _, w := range words {
		n += len(w.Form)
	}
	var joined strings.Builder
	for _, w := range words {
		joined.WriteString(w.Form)
	}
	if n != len(m.Form) || joined.String() != m.Form {
		return
	}
	at := m.Start
	for i := range words {
		words[i].Span = casus.Span{Start: at, End: at + len(words[i].Form)}
		at = words[i].End
	}
}

// put writes a surface token to the text and notes the space owed behind it.
func (r *reader) put(form, misc string) casus.Span {
	for _, kv := range strings.Split(misc, "|") {
		if v, ok := strings.CutPrefix(kv, "SpacesBefore="); ok {
			r.gap += unescape(v)
		}
	}
	r.text.WriteString(r.gap)
	start := r.text.Len()
	r.text.WriteString(form)
	r.gap, r.given = " ", false
	for _, kv := range strings.Split(misc, "|") {
		if kv == "SpaceAfter=No" {
			r.gap = ""
		} else if v, ok := strings.CutPrefix(kv, "SpacesAfter="); ok {
			r.gap, r.given = unescape(v), true
		}
	}
	return casus.Span{Start: start, End: r.text.Len()}
}

func (r *reader) end() error {
	if !r.any {
		return nil
	}
	r.any = false
	if r.multi >= 0 {
		return errors.New("sentence ends inside a range")
	}
	n := len(r.cur.Tokens)
	for i := range r.cur.Tokens {
		if r.cur.Tokens[i].Head >= n {
			return fmt.Errorf("head %d in a sentence of %d words", r.cur.Tokens[i].Head+1, n)
		}
	}
	if n == 0 {
		return nil
	}
	r.cur.Span = casus.Span{Start: r.cur.Tokens[0].Start, End: r.cur.Tokens[n-1].End}
	r.out = append(r.out, r.cur)
	return nil
}

// value is a column, "" for "_".
func value(s string) string {
	if s == "_" {
		return ""
	}
	return s
}

// kept is a MISC column, "" for "_".
func kept(s string) string { return value(s) }
