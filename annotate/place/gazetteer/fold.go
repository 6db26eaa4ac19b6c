package gazetteer

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Row is one line of the fold table: columns kind, from and to. Package lexicon's rows satisfy it.
type Row interface {
	Get(column string) string
	Errorf(format string, args ...any) error
}

// Folder brings names to the form they are looked up in. It is read-only and safe for concurrent use.
type Folder struct {
	letters map[rune]string
	words   map[string]string
}

// NewFolder makes a folder of rows: kind letter maps one letter to others, kind word a folded word to another form.
func NewFolder[R Row](rows []R) (*Folder, error) {
	f := &Folder{letters: map[rune]string{}, words: map[string]string{}}
	for _, r := range rows {
		from, to := r.Get("from"), r.Get("to")
		switch r.Get("kind") {
		case "letter":
			c, n := utf8.DecodeRuneInString(from)
			if n != len(from) {
				return nil, r.Errorf("%q is not one letter", from)
			}
			f.letters[c] = to
		case "word":
			f.words[from] = to
		default:
			return nil, r.Errorf("unknown kind %q; want letter or word", r.Get("kind"))
		}
	}
	return f, nil
}

// Word folds one word, without hyphens in it. The result is empty when no letter or digit is left.
func (f *Folder) Word(s string) string {
	w := f.bare(s)
	if to, ok := f.words[w]; ok {
		return to
	}
	return w
}

func (f *Folder) bare(s string) string {
	plain := true
	for i := 0; i < len(s); i++ {
		if c := s[i]; c < 'a' || c > 'z' {
			plain = false
			break
		}
	}
	if plain {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	write := func(c rune) {
		if to, ok := f.letters[c]; ok {
			b.WriteString(to)
		} else if unicode.IsLetter(c) || unicode.IsDigit(c) {
			b.WriteRune(c)
		}
	}
	for _, c := range s {
		c = unicode.ToLower(c)
		if c < utf8.RuneSelf {
			write(c)
			continue
		}
		if _, ok := f.letters[c]; ok {
			write(c)
			continue
		}
		var buf [8]byte
		n := utf8.EncodeRune(buf[:], c)
		for _, d := range string(norm.NFD.Bytes(buf[:n])) {
			write(d)
		}
	}
	return b.String()
}

// clitics are the possessive endings, which are words of their own as in the treebanks.
var clitics = []string{"'s", "’s"}

// Key folds a name: its words folded and joined by one space. Hyphens, dashes, slashes and white space part words.
func (f *Folder) Key(name string) string {
	var out []string
	for _, w := range strings.FieldsFunc(name, Parts) {
		stem, clitic := w, false
		for _, end := range clitics {
			if s, ok := strings.CutSuffix(w, end); ok && s != "" {
				stem, clitic = s, true
			}
		}
		if stem = f.Word(stem); stem != "" {
			out = append(out, stem)
		}
		if clitic {
			out = append(out, "s")
		}
	}
	return strings.Join(out, " ")
}

// Parts reports whether a character parts the words of a name.
func Parts(c rune) bool {
	return unicode.IsSpace(c) || unicode.Is(unicode.Pd, c) || c == '/' || c == ',' || c == '(' || c == ')'
}
