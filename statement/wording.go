package statement

import (
	"fmt"
	"sort"
	"strings"

	"casus"
	"casus/lexicon"
)

// loaded is one entry of the lexicon of loaded wording.
type loaded struct {
	kind, rule string
	upos       string // part of speech of a single word; "" any
	object     bool   // takes in the rest of the object
}

// lexiconOf reads data/wording/loaded.tsv into a trie over lemmas.
func lexiconOf(lex *lexicon.Set) (*lexicon.Trie[*loaded], error) {
	t, err := lex.Table("wording/loaded.tsv", "kind", "words", "note")
	if err != nil {
		return nil, err
	}
	trie := &lexicon.Trie[*loaded]{}
	for _, r := range t.Rows {
		kind := r.Get("kind")
		if kind != "loaded" && kind != "label" {
			return nil, r.Errorf("unknown kind %q; want loaded or label", kind)
		}
		for _, words := range r.List("words") {
			words, upos, _ := strings.Cut(words, "/")
			keys := strings.Fields(words)
			if upos != "" && len(keys) != 1 {
				return nil, r.Errorf("%q: a part of speech stands behind a single word", words)
			}
			e := &loaded{kind: kind, upos: upos, rule: "wording/" + strings.ReplaceAll(words, " ", "-")}
			if keys[len(keys)-1] == "..." {
				e.object, keys = true, keys[:len(keys)-1]
				e.rule = "wording/" + strings.Join(keys, "-")
			}
			trie.Add(keys, e)
			// hyphens are tokens of their own
			if strings.Contains(words, "-") && !e.object {
				trie.Add(strings.Fields(strings.ReplaceAll(strings.Join(keys, " "), "-", " - ")), e)
			}
		}
	}
	return trie, nil
}

// Wording lists loaded, labelling and scare-quoted expressions in text order, each with its owner: the outlet, or the statement in whose content it
// stands and whose speaker is By. It reads Report, Sentences, Names and Statements.
func (st *Stater) Wording(doc *casus.Document) []casus.Wording {
	w := &work{Stater: st, doc: doc, text: doc.Report.Text, at: indexOf(doc), carriers: map[int][]int{}}
	for i := range doc.Statements {
		if s := &doc.Statements[i]; s.Content != nil && s.Kind != "scare" {
			for _, p := range s.Content.Spans {
				for k := max(casus.SentenceAt(doc.Sentences, p.Start), 0); k < len(doc.Sentences) && doc.Sentences[k].Start < p.End; k++ {
					w.carriers[k] = append(w.carriers[k], i)
				}
			}
		}
	}
	var out []casus.Wording
	quoted := w.scare(&out)
	for i := range doc.Sentences {
		w.loadedIn(i, quoted, &out)
	}
	sortWording(out)
	for i := range out {
		out[i].ID = fmt.Sprintf("w%d", i+1)
	}
	return out
}

// scare adds the outlet's own quotation marks and returns their spans.
func (w *work) scare(out *[]casus.Wording) casus.SpanIndex {
	var spans casus.Spans
	for i := range w.doc.Statements {
		s := &w.doc.Statements[i]
		if s.Kind != "scare" || s.Content == nil {
			continue
		}
		e := *s.Content
		if len(s.Quoted) > 0 {
			e = s.Quoted[0]
		}
		spans = append(spans, e.Spans...)
		*out = append(*out, casus.Wording{Evidence: e, Kind: "scare_quote", Owner: casus.VoiceOutlet, Rules: []string{"wording/scare-quote"}})
	}
	return casus.IndexSpans(len(spans), func(i int) casus.Span { return spans[i] })
}

// loadedIn finds the entries of the lexicon in a sentence, longest first. Names are passed over: a "Freedom Fighter" on a jersey judges nobody.
func (w *work) loadedIn(number int, quoted casus.SpanIndex, out *[]casus.Wording) {
	s := &w.doc.Sentences[number]
	n := len(s.Tokens)
	lemma := func(i int) string {
		t := &s.Tokens[i]
		if t.Lemma == "" {
			return strings.ToLower(t.Form)
		}
		return strings.ToLower(t.Lemma)
	}
	form := func(i int) string { return strings.ToLower(s.Tokens[i].Form) }
	for t := 0; t < n; t++ {
		values, length := w.loadedWords.Longest(t, n, lemma)
		if v, l := w.loadedWords.Longest(t, n, form); l > length {
			values, length = v, l
		}
		if length == 0 {
			continue
		}
		e := values[0]
		if e.upos != "" && s.Tokens[t].UPOS != e.upos {
			continue
		}
		last := t + length - 1
		if e.object {
			if h := object(s, last); h > last {
				last = h
			} else {
				continue
			}
		}
		span := s.Tokens[t].Cover(s.Tokens[last].Span)
		if length == 1 && s.Tokens[t].UPOS == "PROPN" || w.inName(span) || len(within(&quoted, span)) > 0 {
			continue
		}
		row := casus.Wording{Evidence: casus.Quote(w.text, span), Kind: e.kind, Owner: casus.VoiceOutlet, Rules: []string{e.rule}}
		if st := w.carrier(number, span); st != nil {
			row.Owner = st.ID
			if st.Source != nil && (st.Source.Name != "" || len(st.Source.Spans) > 0) {
				ref := st.Source.ActorRef
				row.By = &ref
			}
		}
		*out = append(*out, row)
		t = last
	}
}

// object is the last token of the noun phrase that begins behind token last, at most six tokens on.
func object(s *casus.Sentence, last int) int {
	for k := last + 1; k < len(s.Tokens) && k <= last+6; k++ {
		switch s.Tokens[k].UPOS {
		case "NOUN", "PROPN", "PRON":
			if k+1 < len(s.Tokens) && (s.Tokens[k+1].UPOS == "NOUN" || s.Tokens[k+1].UPOS == "PROPN") {
				continue
			}
			return k
		case "PUNCT", "CCONJ", "AUX", "ADP":
			return -1
		}
		if s.Tokens[k].XPOS == "VBG" && (k+1 >= len(s.Tokens) || s.Tokens[k+1].UPOS != "NOUN") {
			return k
		}
	}
	return -1
}

// inName reports whether a span lies inside a name.
func (w *work) inName(span casus.Span) bool {
	for _, i := range within(&w.at.names, span) {
		if n := &w.doc.Names[i]; n.Type != "NORP" && n.Spans.Bounds().Contains(span) {
			return true
		}
	}
	return false
}

// carrier is the innermost statement whose content holds a span, or nil.
func (w *work) carrier(sentence int, span casus.Span) *casus.Statement {
	var best *casus.Statement
	for _, i := range w.carriers[sentence] {
		s := &w.doc.Statements[i]
		if !s.Content.Spans.Contains(span) {
			continue
		}
		if best == nil || s.Content.Spans.Bounds().Len() < best.Content.Spans.Bounds().Len() {
			best = s
		}
	}
	return best
}

func sortWording(out []casus.Wording) {
	sort.SliceStable(out, func(i, j int) bool { return out[i].Spans[0].Start < out[j].Spans[0].Start })
}
