package main

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"casus"
	"casus/analyse/names"
)

// source is one annotated set.
type source struct {
	name, file string
	kinds      map[string]string
	column     int // of the tag, -1 is the last
	word       int
	lacks      string // types that its annotation does not know, e.g. "NORP FAC MISC"
}

var columns = []source{
	{name: "wikigold", file: "ner/wikigold.conll.gz", column: -1, lacks: "FAC", kinds: map[string]string{"PER": "PER", "ORG": "ORG", "LOC": "LOC", "MISC": "MISC"}},
	{name: "wnut17", file: "ner/wnut17-%s.conll.gz", column: -1, lacks: "FAC NORP", kinds: map[string]string{"person": "PER", "location": "LOC", "corporation": "ORG", "group": "ORG", "product": "MISC", "creative": "MISC", "creative-work": "MISC"}},
	{name: "crossner", file: "ner/crossner-politics-%s.bio.gz", column: -1, lacks: "FAC NORP", kinds: map[string]string{"country": "LOC", "location": "LOC", "election": "MISC", "event": "MISC", "misc": "MISC", "organisation": "ORG", "politicalparty": "ORG", "person": "PER", "politician": "PER"}},
	{name: "uner", file: "ner/uner-en_ewt-%s.iob2.gz", column: 2, word: 1, lacks: "FAC NORP MISC", kinds: map[string]string{"PER": "PER", "ORG": "ORG", "LOC": "LOC"}},
}

func open(name string) (io.ReadCloser, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	z, err := gzip.NewReader(f)
	if err != nil {
		f.Close()
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return struct {
		io.Reader
		io.Closer
	}{z, f}, nil
}

// readColumns reads a set of one word a line.
func (b *bench) readColumns(src source, part string) ([]tagged, error) {
	file := src.file
	if strings.Contains(file, "%s") {
		file = fmt.Sprintf(file, part)
	}
	r, err := open(filepath.Join(b.shared, file))
	if err != nil {
		return nil, err
	}
	defer r.Close()
	var out []tagged
	var cur tagged
	prev := "O"
	flush := func() {
		if len(cur.words) > 0 {
			b.words.adapt(&cur)
			out = append(out, cur)
		}
		cur, prev = tagged{}, "O"
	}
	sc := bufio.NewScanner(r)
	sc.Buffer(nil, 1<<20)
	for sc.Scan() {
		line := strings.TrimSpace(sc.Text())
		if line == "" {
			flush()
			continue
		}
		if strings.HasPrefix(line, "# ") {
			continue
		}
		f := strings.Fields(line)
		column := src.column
		if column < 0 {
			column = len(f) - 1
		}
		if len(f) < 2 || src.word >= len(f) || column >= len(f) {
			continue
		}
		at, kind, _ := strings.Cut(f[column], "-")
		k := src.kinds[kind]
		cur.words = append(cur.words, f[src.word])
		cur.kind = append(cur.kind, k)
		cur.first = append(cur.first, k != "" && (at == "B" || prev != kind))
		prev = kind
	}
	flush()
	return out, sc.Err()
}

// sample writes the words as running text and splits and tags it as a report would be.
func (b *bench) sample(s *tagged, set string, weight float32) names.Sample {
	var t strings.Builder
	start, stop := make([]int, len(s.words)), make([]int, len(s.words))
	for i, w := range s.words {
		if i > 0 && !joined(s.words[i-1], w) {
			t.WriteByte(' ')
		}
		start[i] = t.Len()
		t.WriteString(w)
		stop[i] = t.Len()
	}
	out := names.Sample{Sentences: b.splitter.SplitText(t.String()), Set: set, Weight: weight}
	for _, e := range s.chunks() {
		out.Names = append(out.Names, names.Entity{Span: casus.Span{Start: start[e.from], End: stop[e.to-1]}, Type: e.kind})
	}
	return out
}

// joined tells whether two words of a tokenised set stand without a space.
func joined(left, right string) bool {
	switch right {
	case ",", ".", ";", ":", ")", "]", "?", "!", "%", "'s", "n't", "'", "'re", "'ve", "'ll", "'m", "'d", "-RRB-":
		return true
	}
	return left == "(" || left == "[" || left == "$" || left == "£"
}

// re3d reads the documents on Syria and Iraq. Entities there are noun phrases: those that end in a name are kept without what
// stands before it, sentences with others are left out.
func (b *bench) re3d(set string, weight float32) (train, held []names.Sample, err error) {
	dirs, err := filepath.Glob(filepath.Join(b.shared, "ner/re3d/*"))
	if err != nil {
		return nil, nil, err
	}
	kinds := map[string]string{"Person": "PER", "Organisation": "ORG", "Location": "LOC", "Nationality": "NORP", "MilitaryPlatform": "MISC", "Weapon": "MISC", "Vehicle": "MISC"}
	count := 0
	for _, dir := range dirs {
		type document struct {
			ID   string `json:"_id"`
			Text string
		}
		type mention struct {
			DocumentID string
			Begin, End int
			Type       string
		}
		docs, err := lines[document](filepath.Join(dir, "documents.json.gz"))
		if err != nil {
			return nil, nil, err
		}
		mentions, err := lines[mention](filepath.Join(dir, "entities.json.gz"))
		if err != nil {
			return nil, nil, err
		}
		for _, d := range docs {
			runes := []rune(d.Text)
			sm := names.Sample{Sentences: b.splitter.SplitText(d.Text), Set: set, Weight: weight}
			var bad []casus.Span
			for _, m := range mentions {
				k := kinds[m.Type]
				if m.DocumentID != d.ID || k == "" || m.Begin < 0 || m.End > len(runes) || m.Begin >= m.End {
					continue
				}
				start := len(string(runes[:m.Begin]))
				span := casus.Span{Start: start, End: start + len(string(runes[m.Begin:m.End]))}
				if name, ok := b.words.nameIn(span.In(d.Text), k); ok {
					at := span.Start + name.Start
					sm.Names = append(sm.Names, names.Entity{Span: casus.Span{Start: at, End: at + name.Len()}, Type: k})
				} else if strings.ToLower(span.In(d.Text)) != span.In(d.Text) {
					bad = append(bad, span)
				}
			}
			sm.Names = longest(sm.Names)
			sm = without(sm, bad)
			if count++; count%5 == 0 {
				held = append(held, sm)
			} else {
				train = append(train, sm)
			}
		}
	}
	return train, held, nil
}

func lines[T any](name string) ([]T, error) {
	r, err := open(name)
	if err != nil {
		return nil, err
	}
	defer r.Close()
	var out []T
	dec := json.NewDecoder(r)
	for dec.More() {
		var v T
		if err := dec.Decode(&v); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		out = append(out, v)
	}
	return out, nil
}

// nameIn finds the name at the end of a noun phrase.
func (c *classes) nameIn(phrase, kind string) (casus.Span, bool) {
	type piece struct{ from, to int }
	var ps []piece
	for i := 0; i < len(phrase); {
		if phrase[i] == ' ' || phrase[i] == '\n' {
			i++
			continue
		}
		j := i
		for j < len(phrase) && phrase[j] != ' ' && phrase[j] != '\n' {
			j++
		}
		ps = append(ps, piece{i, j})
		i = j
	}
	word := func(k int) string { return phrase[ps[k].from:ps[k].to] }
	from := 0
	for from < len(ps) && (!capital(word(from)) || c.is("article", word(from)) || kind == "PER" && (c.is("title", word(from)) || c.is("honorific", word(from)))) {
		from++
	}
	if from == len(ps) || !capital(word(len(ps)-1)) {
		return casus.Span{}, false
	}
	for k := from; k < len(ps); k++ {
		if !capital(word(k)) && !c.is("linker", word(k)) && !c.is("particle", word(k)) {
			return casus.Span{}, false
		}
	}
	end := ps[len(ps)-1].to
	end -= len(phrase[:end]) - len(strings.TrimSuffix(strings.TrimSuffix(phrase[:end], "'s"), "’s"))
	return casus.Span{Start: ps[from].from, End: end}, true
}

// longest keeps the longest of overlapping names.
func longest(in []names.Entity) []names.Entity {
	var out []names.Entity
next:
	for i, a := range in {
		for j, o := range in {
			if i != j && a.Overlaps(o.Span) && (o.Len() > a.Len() || o.Len() == a.Len() && j < i) {
				continue next
			}
		}
		out = append(out, a)
	}
	for i := 1; i < len(out); i++ {
		for j := i; j > 0 && out[j].Start < out[j-1].Start; j-- {
			out[j], out[j-1] = out[j-1], out[j]
		}
	}
	return out
}

// without drops the sentences that touch one of the spans.
func without(s names.Sample, bad []casus.Span) names.Sample {
	kept := s.Sentences[:0:0]
next:
	for _, sent := range s.Sentences {
		for _, b := range bad {
			if sent.Overlaps(b) {
				continue next
			}
		}
		kept = append(kept, sent)
	}
	s.Sentences = kept
	return s
}
