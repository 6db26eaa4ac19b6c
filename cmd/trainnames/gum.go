package main

import (
	"path/filepath"
	"strconv"
	"strings"

	"casus"
	"casus/analyse/names"
	"casus/conllu"
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
		found := phrases(s)
		for size := len(s.Tokens); size > 0; size-- { // longer names first
			for _, p := range found {
				if from, to, ok := b.words.nameOf(s, p); ok && to-from == size {
					t.mark(from, to, b.words.kindOf(p.kind, t.words[from:to]))
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

// phrase is an entity of GUM: tokens [from, to) of one sentence.
type phrase struct {
	from, to   int
	id         string
	kind, wiki string
}

// phrases reads the Entity brackets of a sentence.
func phrases(s *casus.Sentence) []phrase {
	var out []phrase
	var open []int
	for i := range s.Tokens {
		for _, kv := range strings.Split(s.Tokens[i].Misc, "|") {
			v, ok := strings.CutPrefix(kv, "Entity=")
			if !ok {
				continue
			}
			for v != "" {
				switch {
				case v[0] == '(':
					end := strings.IndexAny(v[1:], "()")
					body := v[1:]
					if end >= 0 {
						body = v[1 : 1+end]
					}
					f := strings.SplitN(body, "-", 8)
					p := phrase{from: i, to: -1, id: f[0]}
					if len(f) > 1 {
						p.kind = f[1]
					}
					if len(f) == 8 {
						p.wiki = f[7]
					} else if len(f) == 7 {
						if _, err := strconv.Atoi(f[6]); err != nil && strings.ToLower(f[6]) != f[6] {
							p.wiki = f[6]
						}
					}
					out = append(out, p)
					open = append(open, len(out)-1)
					v = v[1+len(body):]
					if strings.HasPrefix(v, ")") {
						out[len(out)-1].to = i + 1
						open = open[:len(open)-1]
						v = v[1:]
					}
				default:
					end := strings.IndexByte(v, ')')
					if end < 0 {
						v = ""
						continue
					}
					for k := len(open) - 1; k >= 0; k-- {
						if out[open[k]].id == v[:end] {
							out[open[k]].to = i + 1
							open = append(open[:k], open[k+1:]...)
							break
						}
					}
					v = v[end+1:]
				}
			}
		}
	}
	closed := out[:0]
	for _, p := range out {
		if p.to > 0 {
			closed = append(closed, p)
		}
	}
	return closed
}

// nameOf finds the name in a phrase: the words of its Wikipedia title, else the proper nouns around its head.
func (c *classes) nameOf(s *casus.Sentence, p phrase) (from, to int, ok bool) {
	if title := strings.Split(p.wiki, "_"); p.wiki != "" {
		for i := p.from; i+len(title) <= p.to; i++ {
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
	for i := p.from; i < p.to; i++ {
		if h := s.Tokens[i].Head; h < p.from || h >= p.to {
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
	for from > p.from && (proper(from-1) || from-1 > p.from && proper(from-2) && (s.Tokens[from-1].XPOS == "HYPH")) {
		from--
	}
	for to < p.to && (proper(to) || to+1 < p.to && proper(to+1) && s.Tokens[to].XPOS == "HYPH") {
		to++
	}
	if p.kind != "person" && p.kind != "place" && to+1 < p.to && c.is("linker", s.Tokens[to].Form) {
		next := to + 1
		if next+1 < p.to && c.is("article", s.Tokens[next].Form) {
			next++
		}
		if proper(next) {
			for to = next + 1; to < p.to && proper(to); to++ {
			}
		}
	}
	for p.kind == "person" && to-from > 1 && (c.is("title", s.Tokens[from].Form) || c.is("honorific", s.Tokens[from].Form)) {
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
