package main

import (
	_ "embed"
	"fmt"
	"strings"

	"casus"
	"casus/analyse/names"
)

//go:embed own.txt
var ownText string

// own reads our own sentences: names stand in brackets behind their type, reports are parted by a blank line.
func (b *bench) own() ([]names.Sample, error) {
	var out []names.Sample
	for n, line := range strings.Split(ownText, "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		text, found, err := brackets(line)
		if err != nil {
			return nil, fmt.Errorf("own.txt:%d: %w", n+1, err)
		}
		out = append(out, names.Sample{Sentences: b.splitter.SplitText(text), Names: found, Weight: 2})
	}
	return out, nil
}

func brackets(line string) (string, []names.Entity, error) {
	var t strings.Builder
	var out []names.Entity
	for {
		before, rest, ok := strings.Cut(line, "[")
		t.WriteString(before)
		if !ok {
			return t.String(), out, nil
		}
		kind, rest, ok := strings.Cut(rest, " ")
		name, rest, closed := strings.Cut(rest, "]")
		if !ok || !closed {
			return "", nil, fmt.Errorf("a bracket without type or end in %q", line)
		}
		start := t.Len()
		t.WriteString(name)
		out = append(out, names.Entity{Span: casus.Span{Start: start, End: t.Len()}, Type: kind})
		line = rest
	}
}
