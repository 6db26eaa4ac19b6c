package factuality

import (
	"fmt"
	"os"
	"strconv"
	"strings"

	"casus"
)

// Graded is a sentence of our own in which some words are graded: "[shelled:actual 3]".
type Graded struct {
	Text  string
	Words []Word
}

// Word is a graded word.
type Word struct {
	At     casus.Span
	Realis string
	Value  float64
}

// LoadGraded reads sentences, one a line.
func LoadGraded(file string) ([]Graded, error) {
	b, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	var out []Graded
	for n, line := range strings.Split(string(b), "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		g, err := grade(line)
		if err != nil {
			return nil, fmt.Errorf("%s:%d: %w", file, n+1, err)
		}
		out = append(out, g)
	}
	return out, nil
}

func grade(line string) (Graded, error) {
	var g Graded
	var text strings.Builder
	for rest := line; ; {
		before, mark, found := strings.Cut(rest, "[")
		text.WriteString(before)
		if !found {
			g.Text = text.String()
			return g, nil
		}
		mark, rest, found = strings.Cut(mark, "]")
		word, judged, ok := strings.Cut(mark, ":")
		realis, number, given := strings.Cut(judged, " ")
		value, err := strconv.ParseFloat(number, 64)
		if !found || !ok || !given || err != nil {
			return g, fmt.Errorf("want [word:realis value] in %q", line)
		}
		from := text.Len()
		text.WriteString(word)
		g.Words = append(g.Words, Word{casus.Span{Start: from, End: text.Len()}, realis, value})
	}
}
