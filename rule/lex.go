package rule

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// mark is a token of the rule language.
type mark struct {
	kind       byte // 'w' bare word, '"' quoted, '\'' form, '/' regular expression, 'p' punctuation
	text       string
	kindPrefix byte // of a regular expression: 'N' or 'W' or 0
}

// scanPattern cuts a line of pattern or action into marks.
func scanPattern(s string) ([]mark, error) {
	var out []mark
	for i := 0; i < len(s); {
		c := s[i]
		switch {
		case c == ' ' || c == '\t':
			i++
		case c == '"' || c == '\'':
			end := strings.IndexByte(s[i+1:], c)
			if end < 0 {
				return nil, fmt.Errorf("no closing %c", c)
			}
			out = append(out, mark{kind: c, text: s[i+1 : i+1+end]})
			i += end + 2
		case c == '/' || ((c == 'N' || c == 'W') && i+1 < len(s) && s[i+1] == '/'):
			var prefix byte
			if c != '/' {
				prefix = c
				i++
			}
			end := -1
			for j := i + 1; j < len(s); j++ {
				if s[j] == '\\' {
					j++
				} else if s[j] == '/' {
					end = j
					break
				}
			}
			if end < 0 {
				return nil, fmt.Errorf("no closing /")
			}
			out = append(out, mark{kind: '/', text: s[i+1 : end], kindPrefix: prefix})
			i = end + 1
		default:
			r, w := utf8.DecodeRuneInString(s[i:])
			if unicode.IsLetter(r) || unicode.IsDigit(r) || r == '_' {
				j := i + w
				for j < len(s) {
					r, w := utf8.DecodeRuneInString(s[j:])
					if !(unicode.IsLetter(r) || unicode.IsDigit(r) || r == '_' || (r == '-' && j+1 < len(s) && isWordByte(s[j+1]))) {
						break
					}
					j += w
				}
				out = append(out, mark{kind: 'w', text: s[i:j]})
				i = j
				continue
			}
			for _, p := range []string{"<!", ">!", "!=", "~~"} {
				if strings.HasPrefix(s[i:], p) {
					out = append(out, mark{kind: 'p', text: p})
					i += len(p)
					goto next
				}
			}
			out = append(out, mark{kind: 'p', text: string(r)})
			i += w
		next:
		}
	}
	return out, nil
}

func isWordByte(b byte) bool {
	return b == '_' || b >= '0' && b <= '9' || b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b >= utf8.RuneSelf
}
