package conllu

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
)

// escapes are the letters that stand for characters in SpacesAfter and SpacesBefore.
var escapes = map[byte]rune{'s': ' ', 't': '\t', 'n': '\n', 'r': '\r', 'p': '|', '\\': '\\'}

// escape writes white space as MISC has it: \s, \t, \n, \r, \p for "|", \\, and \uXXXX for other white space and control
// characters.
func escape(s string) string {
	var b strings.Builder
	for _, r := range s {
		switch {
		case r == ' ':
			b.WriteString(`\s`)
		case r == '\t':
			b.WriteString(`\t`)
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\r':
			b.WriteString(`\r`)
		case r == '|':
			b.WriteString(`\p`)
		case r == '\\':
			b.WriteString(`\\`)
		case r <= 0xffff && (unicode.IsSpace(r) || unicode.IsControl(r)):
			fmt.Fprintf(&b, `\u%04X`, r)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// unescape is the inverse of escape; a backslash that begins no escape stands for itself.
func unescape(s string) string {
	if !strings.Contains(s, `\`) {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] != '\\' || i+1 == len(s) {
			b.WriteByte(s[i])
			continue
		}
		if r, ok := escapes[s[i+1]]; ok {
			b.WriteRune(r)
			i++
			continue
		}
		if s[i+1] == 'u' && i+6 <= len(s) {
			if n, err := strconv.ParseUint(s[i+2:i+6], 16, 16); err == nil && !(0xd800 <= n && n < 0xe000) {
				b.WriteRune(rune(n))
				i += 5
				continue
			}
		}
		b.WriteByte(s[i])
	}
	return b.String()
}
