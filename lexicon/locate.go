package lexicon

import (
	"io/fs"
	"path"
	"regexp"
	"sort"
	"strings"
	"unicode/utf8"
)

// Place is where an entry or rule stands in the data.
type Place struct {
	File string
	Line int    // 1-based
	Text string // the line
}

// Locate finds the line of a data file that defines a rule or entry: its first tab-separated field, the value of its id key, or the word
// behind a keyword such as "rule" is the id; else, for an id in parts ("verb:deploy:invest"), the line of a table that has all parts behind the
// first among its items, in a file whose path holds the first part. Files come in order of name.
func (s *Set) Locate(id string) (Place, bool) {
	if id == "" {
		return Place{}, false
	}
	if p, ok := s.locateWhole(id); ok {
		return p, true
	}
	return s.locateParts(id)
}

// locateParts finds the table row that an id in parts was made of.
func (s *Set) locateParts(id string) (Place, bool) {
	parts := strings.FieldsFunc(id, func(c rune) bool { return c == ':' || c == '/' || c == '.' })
	if len(parts) < 2 {
		return Place{}, false
	}
	space, want := strings.ToLower(parts[0]), parts[1:]
	var second Place
	for _, f := range s.textFiles() {
		if !strings.Contains(f, space) {
			continue
		}
		b, err := s.Read(f)
		if err != nil {
			continue
		}
		for i, line := range strings.Split(string(b), "\n") {
			if strings.HasPrefix(line, "#") || !strings.Contains(line, "\t") {
				continue
			}
			items, first := itemsOf(line)
			if !allIn(want, items) {
				continue
			}
			at := Place{f, i + 1, strings.TrimSpace(line)}
			if first == strings.ToLower(want[0]) && (len(want) == 1 || want[0] != want[1] || strings.Count(line, want[1]) > 1) {
				return at, true
			}
			if second.File == "" {
				second = at
			}
		}
	}
	return second, second.File != ""
}

// itemsOf are the items of a line (fields, and members of a field's list) in lower case, also with hyphens for blanks as ids write them,
// and its first field.
func itemsOf(line string) (items map[string]bool, first string) {
	items = map[string]bool{}
	for i, f := range strings.Split(line, "\t") {
		for _, item := range strings.Split(f, "|") {
			item = strings.ToLower(strings.TrimSpace(item))
			if i == 0 {
				first = item
			}
			items[item] = true
			items[strings.ReplaceAll(item, " ", "-")] = true
		}
	}
	return items, first
}

func allIn(parts []string, items map[string]bool) bool {
	for _, p := range parts {
		if !items[strings.ToLower(p)] {
			return false
		}
	}
	return true
}

func (s *Set) locateWhole(id string) (Place, bool) {
	q := regexp.QuoteMeta(id)
	at := regexp.MustCompile(`^\s*(?:-\s+)?(?:` + q + `(?:\t|$|:)|(?:id|name)\s*[:=]\s*"?` + q + `"?\s*$|[a-z]+\s+"?` + q + `"?(?:\s|:|$))`)
	for _, f := range s.textFiles() {
		b, err := s.Read(f)
		if err != nil || !strings.Contains(string(b), id) {
			continue
		}
		for i, line := range strings.Split(string(b), "\n") {
			if !strings.HasPrefix(line, "#") && at.MatchString(line) {
				return Place{f, i + 1, strings.TrimSpace(line)}, true
			}
		}
	}
	return Place{}, false
}

// textFiles are the names of all text files, sorted.
func (s *Set) textFiles() []string {
	seen := map[string]bool{}
	for _, layer := range s.layers {
		fs.WalkDir(layer, ".", func(name string, d fs.DirEntry, err error) error {
			if err == nil && !d.IsDir() && textExt[path.Ext(name)] && utf8.ValidString(name) && !strings.HasSuffix(strings.TrimSuffix(name, path.Ext(name)), "+") {
				seen[name] = true
			}
			return nil
		})
	}
	out := make([]string, 0, len(seen))
	for n := range seen {
		out = append(out, n)
	}
	sort.Strings(out)
	return out
}

var textExt = map[string]bool{".tsv": true, ".txt": true, ".yaml": true, ".yml": true, ".rules": true}
