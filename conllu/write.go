package conllu

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"casus"
)

// Write writes sentences whose spans point into text. Sentences that carry comments of their own (given input) keep
// them and their MISC; others get "# text", and SpaceAfter, SpacesAfter and SpacesBefore as the text has it.
func Write(w io.Writer, text string, sentences []casus.Sentence) error {
	bw := bufio.NewWriter(w)
	for i := range sentences {
		next := len(text)
		if i+1 < len(sentences) {
			next = sentences[i+1].Start
		}
		before := 0
		if i > 0 {
			before = sentences[i-1].End
		}
		writeSentence(bw, text, &sentences[i], i, before, next)
	}
	if err := bw.Flush(); err != nil {
		return fmt.Errorf("conllu: write: %w", err)
	}
	return nil
}

func writeSentence(w *bufio.Writer, text string, s *casus.Sentence, number, before, next int) {
	given := len(s.Comments) > 0
	if given {
		for _, c := range s.Comments {
			w.WriteString(c)
			w.WriteByte('\n')
		}
	} else {
		fmt.Fprintf(w, "# sent_id = %d\n# text = %s\n", number+1, oneLine.Replace(s.Span.In(text)))
	}
	empty, multi := s.Empty, s.Multi
	for len(empty) > 0 && strings.HasPrefix(empty[0], "0.") {
		w.WriteString(empty[0] + "\n")
		empty = empty[1:]
	}
	inside := -1 // last word of the open range
	for i := range s.Tokens {
		t := &s.Tokens[i]
		if len(multi) > 0 && multi[0].First == i {
			m := multi[0]
			misc := m.Misc
			if !given {
				misc = spaces(text, m.Span, s, i, m.Last, before, next)
			}
			fmt.Fprintf(w, "%d-%d\t%s\t_\t_\t_\t_\t_\t_\t_\t%s\n", m.First+1, m.Last+1, m.Form, blank(misc))
			multi, inside = multi[1:], m.Last
		}
		misc := t.Misc
		if !given && i > inside {
			misc = joined(spaces(text, t.Span, s, i, i, before, next), misc)
		}
		deprel := t.Deprel
		head := fmt.Sprint(t.Head + 1)
		if deprel == "" && t.Head < 0 {
			head = "_"
		}
		fmt.Fprintf(w, "%d\t%s\t%s\t%s\t%s\t%s\t%s\t%s\t_\t%s\n", i+1, t.Form, blank(t.Lemma), blank(t.UPOS), blank(t.XPOS), blank(t.Feats), head, blank(deprel), blank(misc))
		prefix := fmt.Sprintf("%d.", i+1)
		for len(empty) > 0 && strings.HasPrefix(empty[0], prefix) {
			w.WriteString(empty[0] + "\n")
			empty = empty[1:]
		}
	}
	w.WriteByte('\n')
}

// spaces is the MISC value that restores the white space around the words first to last of the sentence.
func spaces(text string, span casus.Span, s *casus.Sentence, first, last, before, next int) string {
	var out []string
	if first == 0 && before == 0 && s.Start > 0 {
		if lead := text[:s.Start]; lead != "" {
			out = append(out, "SpacesBefore="+escape(lead))
		}
	}
	end := next
	if last+1 < len(s.Tokens) {
		end = s.Tokens[last+1].Start
	}
	if end < span.End || end > len(text) {
		return strings.Join(out, "|")
	}
	switch gap := text[span.End:end]; {
	case gap == " " && end < len(text):
	case gap == "":
		out = append(out, "SpaceAfter=No")
	default:
		out = append(out, "SpacesAfter="+escape(gap))
	}
	return strings.Join(out, "|")
}

// joined puts two lists of features together.
func joined(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + "|" + b
}

func blank(s string) string {
	if s == "" {
		return "_"
	}
	return s
}

var oneLine = strings.NewReplacer("\n", " ", "\r", " ", "\t", " ", "\v", " ", "\f", " ", "\u0085", " ", "\u2028", " ", "\u2029", " ")
