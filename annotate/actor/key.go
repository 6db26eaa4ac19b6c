package actor

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A name is compared piece by piece: runs of letters and digits, folded to lower case without accents, without dots and
// apostrophes inside a word, with "'s" and commas as pieces of their own. So "U.S.", "US" and "u.s." have one key, and so
// have "Al-Shabaab" and "al Shabaab", or "Sa'ar" and "Saar".

// piece is one part of a name or text.
type piece struct {
	key        string
	start, end int // bytes
	token      int // the last token it reaches into
	begin      int // the first
	form       form
}

// form is how a piece is written.
type form uint8

const (
	lower form = iota
	titled
	upper // two letters or more, all capital
	mark  // comma, bracket and the like
	possessive
)

// possessiveKey is the key of the possessive piece.
const possessiveKey = "'s"

// splitter cuts text into pieces; canon maps the folded bytes to the shared key, "" when nothing in the registry has it.
type splitter struct {
	canon func(folded []byte) string
	buf   []byte
}

// split appends the pieces of text, which begins at byte offset base, to out.
func (s *splitter) split(text string, base, token int, out []piece) []piece {
	if poss := possessiveForm(text); poss {
		return append(out, piece{possessiveKey, base, base + len(text), token, token, possessive})
	}
	i := 0
	for i < len(text) {
		r, n := utf8.DecodeRuneInString(text[i:])
		if !inWord(r) {
			if isMark(r) {
				out = append(out, piece{s.canon([]byte(text[i : i+n])), base + i, base + i + n, token, token, mark})
			}
			i += n
			continue
		}
		start := i
		s.buf = s.buf[:0]
		letters, capitals, first := 0, 0, false
		for i < len(text) {
			r, n := utf8.DecodeRuneInString(text[i:])
			if inWord(r) {
				if unicode.IsLetter(r) {
					letters++
					if unicode.IsUpper(r) {
						capitals++
						first = first || i == start
					}
				}
				s.buf = appendFolded(s.buf, r)
			} else if i > start && possessiveAt(text[i:]) > 0 {
				break
			} else if !apostrophe(r) && r != '.' || i+n >= len(text) && r != '.' {
				break
			}
			i += n
		}
		f := lower
		switch {
		case capitals == letters && letters > 1:
			f = upper
		case first:
			f = titled
		case capitals > 1:
			f = titled
		}
		out = append(out, piece{s.canon(s.buf), base + start, base + i, token, token, f})
		if i < len(text) {
			if n := possessiveAt(text[i:]); n > 0 {
				out = append(out, piece{possessiveKey, base + i, base + i + n, token, token, possessive})
				i += n
			} else if r, n := utf8.DecodeRuneInString(text[i:]); apostrophe(r) {
				i += n
			}
		}
	}
	return out
}

// possessiveAt is the length of a possessive ending that begins the text, or 0.
func possessiveAt(text string) int {
	r, n := utf8.DecodeRuneInString(text)
	if !apostrophe(r) || n >= len(text) || text[n] != 's' && text[n] != 'S' {
		return 0
	}
	if r, _ := utf8.DecodeRuneInString(text[n+1:]); n+1 < len(text) && inWord(r) {
		return 0
	}
	return n + 1
}

// possessiveForm reports whether the text is a possessive ending and nothing else.
func possessiveForm(text string) bool {
	return text != "" && possessiveAt(text) == len(text)
}

func inWord(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r) || r == '&' || r == '+'
}

func apostrophe(r rune) bool {
	return r == '\'' || r == '’' || r == '‘' || r == 'ʻ' || r == 'ʼ' || r == '`'
}

// isMark tells the signs that no name runs over, a comma in a name's own spelling apart.
func isMark(r rune) bool {
	switch r {
	case ',', ';', ':', '(', ')', '[', ']', '!', '?', '—', '…':
		return true
	}
	return false
}

// appendFolded appends a rune in lower case and without its accent.
func appendFolded(buf []byte, r rune) []byte {
	if r < utf8.RuneSelf {
		if 'A' <= r && r <= 'Z' {
			r += 'a' - 'A'
		}
		return append(buf, byte(r))
	}
	if unicode.Is(unicode.Mn, r) {
		return buf
	}
	r = unicode.ToLower(r)
	if s, ok := folds[r]; ok {
		return append(buf, s...)
	}
	return utf8.AppendRune(buf, r)
}

// folds are Latin letters with their plain spelling.
var folds = func() map[rune]string {
	m := map[rune]string{}
	for _, f := range strings.Fields("a:àáâãäåāăąǎảạấầẩẫậắằẳẵặə c:çćĉċč d:ďđḍ e:èéêëēĕėęěẻẽẹếềểễệ g:ĝğġģǧ h:ĥħḥ i:ìíîïĩīĭįıǐỉị j:ĵ k:ķḳ l:ĺļľŀł n:ñńņňŋ " +
		"o:òóôõöøōŏőơǒỏọốồổỗộớờởỡợ r:ŕŗř s:śŝşšșṣ t:ţťŧțṭ u:ùúûüũūŭůűųưǔủụứừửữự w:ŵ y:ýŷÿỳỷỹỵ z:źżžẓ ae:æ oe:œ ss:ß th:þ d:ð") {
		to, from, _ := strings.Cut(f, ":")
		for _, r := range from {
			m[r] = to
		}
	}
	return m
}()

// key is the sequence of pieces of a name, with variant spellings made one.
func (r *Registry) key(name string) []string {
	s := splitter{canon: func(b []byte) string { return r.respell(string(b)) }}
	var out []string
	for _, p := range s.split(name, 0, 0, nil) {
		out = append(out, p.key)
	}
	return out
}

func (r *Registry) respell(folded string) string {
	if s, ok := r.spelling[folded]; ok {
		return s
	}
	return folded
}

// slug is a name as the last part of an id: folded pieces joined by hyphens.
func slug(name string) string {
	s := splitter{canon: func(b []byte) string { return string(b) }}
	var parts []string
	for _, p := range s.split(name, 0, 0, nil) {
		if p.form == possessive {
			parts = append(parts, "s")
		} else if p.form != mark {
			parts = append(parts, p.key)
		}
	}
	return strings.Join(parts, "-")
}
