package ingest

import (
	"sort"
	"strings"
	"unicode"

	"casus/lexicon"
)

// markers are the typographic marks of blocks, from data/ingest/markers.tsv.
type markers struct {
	endmarks    map[string]bool
	prefixes    []prefix // longest first
	agencies    map[string]bool
	agencyWords map[string]bool
	weekdays    []string
	nameWords   map[string]bool
}

type prefix struct{ kind, text string }

const byline = "byline"

func loadMarkers(lex *lexicon.Set) (*markers, error) {
	t, err := lex.Table("ingest/markers.tsv", "kind", "where", "text")
	if err != nil {
		return nil, err
	}
	m := &markers{endmarks: map[string]bool{}, agencies: map[string]bool{}, agencyWords: map[string]bool{}, nameWords: map[string]bool{}}
	for _, row := range t.Rows {
		kind, text := row.Get("kind"), row.Get("text")
		switch {
		case kind == "endmark":
			m.endmarks[strings.ToLower(text)] = true
		case row.Get("where") == "prefix":
			m.prefixes = append(m.prefixes, prefix{kind, strings.ToLower(text)})
		case kind == "agency":
			m.agencies[text] = true
		case kind == "agency-word":
			m.agencyWords[text] = true
		case kind == "weekday":
			m.weekdays = append(m.weekdays, text)
		case kind == "name-word":
			m.nameWords[text] = true
		default:
			return nil, row.Errorf("unknown kind %q", kind)
		}
	}
	sort.SliceStable(m.prefixes, func(i, j int) bool { return len(m.prefixes[i].text) > len(m.prefixes[j].text) })
	return m, nil
}

// isEndmark tells whether a line is an end mark, with or without brackets.
func (m *markers) isEndmark(line string) bool {
	line = strings.ToLower(strings.TrimSpace(line))
	if m.endmarks[line] {
		return true
	}
	if n := len(line); n > 2 && (line[0] == '(' && line[n-1] == ')' || line[0] == '[' && line[n-1] == ']') {
		return m.endmarks[strings.TrimSpace(line[1:n-1])]
	}
	return false
}

// prefixOf is the kind of the longest prefix mark at the head of a line, or "". A mark that ends in a letter must end a word.
func (m *markers) prefixOf(line string) string {
	head := strings.ToLower(strings.Join(strings.Fields(line[:min(len(line), 80)]), " "))
	for _, p := range m.prefixes {
		rest, ok := strings.CutPrefix(head, p.text)
		if !ok {
			continue
		}
		if last := p.text[len(p.text)-1]; unicode.IsLetter(rune(last)) && rest != "" && rest[0] != ' ' && rest[0] != ':' && rest[0] != '/' {
			continue
		}
		return p.kind
	}
	return ""
}

// isAgency tells whether a phrase names a news agency or outlet.
func (m *markers) isAgency(phrase string) bool {
	if m.agencies[phrase] {
		return true
	}
	for _, w := range strings.Fields(phrase) {
		if m.agencies[w] || m.agencyWords[w] {
			return true
		}
	}
	return false
}
