package main

import (
	"path/filepath"
	"strings"

	"casus"
	"casus/analyse/names"
	"casus/conllu"
	"casus/eval/coref"
)

// gum reads names off the entity annotation of GUM: noun phrases with a type and, where they have one, their page of Wikipedia.
func (b *bench) gum(part string, weight float32) ([]names.Sample, error) {
	r, err := open(filepath.Join(b.shared, "treebanks/en_gum-"+part+".conllu.gz"))
	if err != nil {
		return nil, err
	}
	defer r.Close()
	_, sentences, err := conllu.Read(r)
	if err != nil {
		return nil, err
	}
	var out []names.Sample
	for i := range sentences {
		s := &sentences[i]
		t := tagged{kind: make([]string, len(s.Tokens)), first: make([]bool, len(s.Tokens))}
		for j := range s.Tokens {
			t.words = append(t.words, s.Tokens[j].Form)
		}
		found := coref.Phrases(s)
		for size := len(s.Tokens); size > 0; size-- { // longer names first
			for _, p := range found {
				if from, to, ok := b.words.nameOf(s, p); ok && to-from == size {
					t.mark(from, to, b.words.kindOf(p.Kind, t.words[from:to]))
				}
			}
		}
		for j := range t.kind {
			if t.kind[j] == "-" {
				t.kind[j] = ""
			}
		}
		b.words.adapt(&t)
		bare := *s
		bare.Tokens = nil
		for _, tok := range s.Tokens {
			bare.Tokens = append(bare.Tokens, casus.Token{Span: tok.Span, Form: tok.Form, Head: -1})
		}
		sm := names.Sample{Sentences: []casus.Sentence{bare}, Set: "gum", Weight: weight}
		for _, e := range t.chunks() {
			sm.Names = append(sm.Names, names.Entity{Span: casus.Span{Start: s.Tokens[e.from].Start, End: s.Tokens[e.to-1].End}, Type: e.kind})
		}
		out = append(out, sm)
	}
	return out, nil
}

// nameOf finds the name in a phrase: the words of its Wikipedia title, else the proper nouns around its head.
func (c *classes) nameOf(s *casus.Sentence, p coref.Mention) (from, to int, ok bool) {
	if title := strings.Split(p.Page, "_"); p.Page != "" {
		for i := p.From; i+len(title) <= p.To; i++ {
			match := true
			for k, w := range title {
				match = match && strings.EqualFold(w, s.Tokens[i+k].Form)
			}
			if match && capital(s.Tokens[i].Form) {
				return i, i + len(title), true
			}
		}
	}
	head := -1
	for i := p.From; i < p.To; i++ {
		if h := s.Tokens[i].Head; h < p.From || h >= p.To {
			head = i
			break
		}
	}
	proper := func(i int) bool {
		return strings.HasPrefix(s.Tokens[i].XPOS, "NNP") && capital(s.Tokens[i].Form)
	}
	if head < 0 || !proper(head) {
		return 0, 0, false
	}
	from, to = head, head+1
	for from > p.From && (proper(from-1) || from-1 > p.From && proper(from-2) && (s.Tokens[from-1].XPOS == "HYPH")) {
		from--
	}
	for to < p.To && (proper(to) || to+1 < p.To && proper(to+1) && s.Tokens[to].XPOS == "HYPH") {
		to++
	}
	if p.Kind != "person" && p.Kind != "place" && to+1 < p.To && c.is("linker", s.Tokens[to].Form) {
		next := to + 1
		if next+1 < p.To && c.is("article", s.Tokens[next].Form) {
			next++
		}
		if proper(next) {
			for to = next + 1; to < p.To && proper(to); to++ {
			}
		}
	}
	for p.Kind == "person" && to-from > 1 && (c.is("title", s.Tokens[from].Form) || c.is("honorific", s.Tokens[from].Form)) {
		from++
	}
	for to-from > 1 && c.is("article", s.Tokens[from].Form) {
		from++
	}
	return from, to, true
}

// kindOf is our type of an entity of GUM; "-" keeps its words out of shorter names.
func (c *classes) kindOf(kind string, words []string) string {
	if len(words) == 1 && (c.is("calendar", words[0]) || c.is("title", words[0])) {
		return "-"
	}
	switch kind {
	case "person":
		return "PER"
	case "organization":
		return "ORG"
	case "place":
		return "LOC"
	case "time", "animal", "plant", "substance":
		return "-"
	}
	return "MISC"
}
