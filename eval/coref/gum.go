package coref

import (
	"strconv"
	"strings"

	"casus"
)

// Mention is an annotated noun phrase: tokens [From, To) of a sentence.
type Mention struct {
	Sentence, From, To int
	Head               int // token that the phrase hangs on
	ID                 string
	Kind               string // person, organization, place, ...
	Page               string // title of its page of Wikipedia, or ""
}

// Document is a document of GUM with its mentions.
type Document struct {
	Name      string
	Sentences []casus.Sentence
	Mentions  []Mention
}

// Documents parts the sentences of a GUM file into documents and reads the Entity brackets of their MISC column.
func Documents(sentences []casus.Sentence) []Document {
	var out []Document
	for i := range sentences {
		s := &sentences[i]
		for _, c := range s.Comments {
			if name, ok := strings.CutPrefix(strings.TrimSpace(strings.TrimPrefix(c, "#")), "newdoc id = "); ok {
				out = append(out, Document{Name: name})
			}
		}
		if len(out) == 0 {
			out = append(out, Document{})
		}
		d := &out[len(out)-1]
		for _, m := range Phrases(s) {
			m.Sentence = len(d.Sentences)
			d.Mentions = append(d.Mentions, m)
		}
		d.Sentences = append(d.Sentences, *s)
	}
	return out
}

// Phrases reads the Entity brackets of a sentence: GRP-etype-infstat-salience-centering-minspan-link-identity.
func Phrases(s *casus.Sentence) []Mention {
	var out []Mention
	var open []int
	for i := range s.Tokens {
		for _, kv := range strings.Split(s.Tokens[i].Misc, "|") {
			v, ok := strings.CutPrefix(kv, "Entity=")
			if !ok {
				continue
			}
			for v != "" {
				if v[0] != '(' {
					end := strings.IndexByte(v, ')')
					if end < 0 {
						break
					}
					for k := len(open) - 1; k >= 0; k-- {
						if out[open[k]].ID == v[:end] {
							out[open[k]].To = i + 1
							open = append(open[:k], open[k+1:]...)
							break
						}
					}
					v = v[end+1:]
					continue
				}
				body := v[1:]
				if end := strings.IndexAny(body, "()"); end >= 0 {
					body = body[:end]
				}
				out = append(out, opened(body, i))
				open = append(open, len(out)-1)
				if v = v[1+len(body):]; strings.HasPrefix(v, ")") {
					out[len(out)-1].To = i + 1
					open = open[:len(open)-1]
					v = v[1:]
				}
			}
		}
	}
	closed := out[:0]
	for _, m := range out {
		if m.To > 0 {
			m.Head = headOf(s, m.From, m.To)
			closed = append(closed, m)
		}
	}
	return closed
}

func opened(body string, at int) Mention {
	f := strings.SplitN(body, "-", 8)
	m := Mention{From: at, To: -1, ID: f[0]}
	if len(f) > 1 {
		m.Kind = f[1]
	}
	if len(f) == 8 {
		m.Page = f[7]
	} else if len(f) == 7 {
		if _, err := strconv.Atoi(f[6]); err != nil && strings.ToLower(f[6]) != f[6] {
			m.Page = f[6]
		}
	}
	return m
}

func headOf(s *casus.Sentence, from, to int) int {
	for i := from; i < to; i++ {
		if h := s.Tokens[i].Head; (h < from || h >= to) && s.Tokens[i].UPOS != "PUNCT" {
			return i
		}
	}
	return from
}
