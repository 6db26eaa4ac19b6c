package attribute

import (
	"fmt"
	"sort"

	"casus"
	"casus/clause"
	"casus/lexicon"
)

// Attributor finds attributions. It is read-only after New and safe for concurrent use.
type Attributor struct{ cues *cues }

// New loads the cue data. Errors name file and line.
func New(lex *lexicon.Set) (*Attributor, error) {
	c, err := loadCues(lex)
	if err != nil {
		return nil, err
	}
	return &Attributor{c}, nil
}

// Attribute returns the attributions of a parsed report in the order of their first word. It reads Report, Sentences and, where they are
// there, Names, Times and Actors.
func (a *Attributor) Attribute(doc *casus.Document) []casus.Attribution {
	w := &work{cues: a.cues, doc: doc, text: doc.Report.Text}
	w.quotes = a.cues.pairer.Quotes(w.text, paragraphs(doc))
	w.prepare()
	for i := range w.sents {
		if len(w.sents[i].s.Tokens) <= longest {
			w.sentence(&w.sents[i])
		}
	}
	w.loose()
	return w.finish()
}

// longest is the number of tokens above which a "sentence" is a list or table and not searched for cues.
const longest = 800

// work is the state of one report.
type work struct {
	*cues
	doc    *casus.Document
	text   string
	quotes []Quote
	taken  []bool // quote -> content of an attribution
	sents  []sent
	found  []found
	times  casus.SpanIndex
	names  casus.SpanIndex
	actors casus.SpanIndex
	places casus.SpanIndex
	bySent map[int][]int // sentence -> attributions found there
}

// sent is a sentence with its graph.
type sent struct {
	i      int
	s      *casus.Sentence
	g      *clause.Graph
	quote  []int       // token -> innermost quote that holds it, or -1
	broken []bool      // token -> stands in a quotation without closing mark, at the end of its paragraph
	given  map[int]int // verb -> subject that another rule has found
	cites  []*cue      // participles and clauses that name a further source: "citing officials"
	used   []bool
	right  []int // token -> last token of its subtree
	left   []int // token -> first token of its subtree
}

// found is an attribution with the place where it was found.
type found struct {
	casus.Attribution
	class    *class
	sent     int
	from, to int // tokens of the cue
	pred     int // cue token
}

// paragraphs are the spans in which quotation marks pair: the blocks of the report, else its text between empty lines.
func paragraphs(doc *casus.Document) []casus.Span {
	var out []casus.Span
	for _, b := range doc.Report.Blocks {
		out = append(out, b.Spans...)
	}
	if len(out) > 0 {
		return out
	}
	text := doc.Report.Text
	start := 0
	for i := 0; i+1 < len(text); i++ {
		if text[i] == '\n' && text[i+1] == '\n' {
			if i > start {
				out = append(out, casus.Span{Start: start, End: i})
			}
			start = i + 2
		}
	}
	if start < len(text) {
		out = append(out, casus.Span{Start: start, End: len(text)})
	}
	return out
}

func (w *work) prepare() {
	w.taken = make([]bool, len(w.quotes))
	w.sents = make([]sent, len(w.doc.Sentences))
	d := w.doc
	w.times = casus.IndexSpans(len(d.Times), func(i int) casus.Span { return d.Times[i].Spans.Bounds() })
	w.names = casus.IndexSpans(len(d.Names), func(i int) casus.Span { return d.Names[i].Spans.Bounds() })
	w.actors = casus.IndexSpans(len(d.Actors), func(i int) casus.Span { return d.Actors[i].Spans.Bounds() })
	w.places = casus.IndexSpans(len(d.Places), func(i int) casus.Span { return d.Places[i].Spans.Bounds() })
	first := 0 // quotes before this one end before the sentence
	for i := range w.sents {
		s := &w.sents[i]
		s.i, s.s = i, w.repaired(&w.doc.Sentences[i])
		w.mendNames(s.s)
		n := len(s.s.Tokens)
		s.g = w.grammar.Of(s.s)
		s.quote = make([]int, n)
		s.used, s.broken = make([]bool, n), make([]bool, n)
		s.extents()
		for first < len(w.quotes) && w.quotes[first].Outer.End <= s.s.Start && w.quotes[first].Depth == 0 {
			first++
		}
		for t := range s.s.Tokens {
			s.quote[t] = -1
		}
		for q := first; q < len(w.quotes) && w.quotes[q].Outer.Start < s.s.End; q++ {
			from, to := s.tokensIn(w.quotes[q].Outer)
			for t := from; t < to; t++ {
				s.quote[t] = q // inner quotes come later and win
				s.broken[t] = w.quotes[q].Open && w.quotes[q].Next < 0
			}
		}
	}
}

// tokensIn is the half-open range of tokens that lie inside a span, by binary search.
func (s *sent) tokensIn(span casus.Span) (from, to int) {
	toks := s.s.Tokens
	from = sort.Search(len(toks), func(i int) bool { return toks[i].End > span.Start })
	to = sort.Search(len(toks), func(i int) bool { return toks[i].Start >= span.End })
	return from, max(from, to)
}

// extents computes the first and last token of every subtree.
func (s *sent) extents() {
	n := len(s.s.Tokens)
	s.left, s.right = make([]int, n), make([]int, n)
	for i := range s.left {
		s.left[i], s.right[i] = i, i
	}
	for i := 0; i < n; i++ {
		steps := 0
		for h := s.g.Head(i); h >= 0 && steps < 64; h = s.g.Head(h) {
			if s.left[h] <= i && s.right[h] >= i {
				break
			}
			s.left[h], s.right[h] = min(s.left[h], i), max(s.right[h], i)
			steps++
		}
	}
}

func (s *sent) tok(i int) *casus.Token { return &s.s.Tokens[i] }

func (s *sent) rel(i int) string { return s.s.Tokens[i].Deprel }

// span is the text from token from to before token to.
func (s *sent) span(from, to int) casus.Span {
	if to <= from {
		return casus.Span{}
	}
	return casus.Span{Start: s.s.Tokens[from].Start, End: s.s.Tokens[to-1].End}
}

// ref points at a token of the sentence.
func (s *sent) ref(t int) casus.TokenRef { return casus.TokenRef{Sentence: s.i, Token: t} }

// add records an attribution; one whose cue words are taken is dropped unless both make sense together.
func (w *work) add(s *sent, f found) {
	f.sent = s.i
	if len(f.Source) == 0 && len(f.Cue) == 0 && len(f.Content) == 0 {
		return
	}
	if w.bySent == nil {
		w.bySent = map[int][]int{}
	}
	w.bySent[s.i] = append(w.bySent[s.i], len(w.found))
	w.found = append(w.found, f)
}

// finish sorts, finds parents and numbers the attributions.
func (w *work) finish() []casus.Attribution {
	sort.SliceStable(w.found, func(i, j int) bool { return place(&w.found[i]) < place(&w.found[j]) })
	out := make([]casus.Attribution, 0, len(w.found))
	for i := range w.found {
		f := &w.found[i]
		f.ID = fmt.Sprintf("s%d", i+1)
		w.quoted(f)
		out = append(out, f.Attribution)
	}
	nest(out)
	return out
}

// place is where an attribution stands: at its cue, else at its content.
func place(f *found) int {
	if len(f.Cue) > 0 {
		return f.Cue[0].Start
	}
	if len(f.Content) > 0 {
		return f.Content[0].Start
	}
	return f.Source[0].Start
}

// nest sets the parent of each attribution: the innermost other one whose content holds its cue.
func nest(list []casus.Attribution) {
	for i := range list {
		at, ok := anchor(&list[i])
		if !ok {
			continue
		}
		best := -1
		for j := i - 1; j >= 0 && i-j < 60; j-- {
			best = nearer(list, i, j, at, best)
		}
		for j := i + 1; j < len(list) && j-i < 60; j++ {
			best = nearer(list, i, j, at, best)
		}
		if best >= 0 {
			list[i].Parent = list[best].ID
		}
	}
}

func nearer(list []casus.Attribution, i, j int, at casus.Span, best int) int {
	if !list[j].Content.Contains(at) || len(list[j].Cue) > 0 && list[j].Cue.Overlaps(at) {
		return best
	}
	if aj, ok := anchor(&list[j]); ok && list[i].Content.Contains(aj) && extent(list[i].Content) <= extent(list[j].Content) {
		return best // each holds the other's cue: the larger content is above, else none
	}
	if best < 0 || extent(list[j].Content) < extent(list[best].Content) {
		return j
	}
	return best
}

func anchor(a *casus.Attribution) (casus.Span, bool) {
	if len(a.Cue) > 0 {
		return a.Cue[0], true
	}
	if len(a.Content) > 0 {
		return a.Content[0], true
	}
	return casus.Span{}, false
}

func extent(ss casus.Spans) int {
	n := 0
	for _, s := range ss {
		n += s.Len()
	}
	return n
}
