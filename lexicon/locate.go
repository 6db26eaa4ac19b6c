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
// behind a keyword such as "rule" is the id. Files come in order of name.
func (s *Set) Locate(id string) (Place, bool) {
	if id == "" {
		return Place{}, false
	}
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
