package text

import "unicode"

// Classes of characters that decide where a token may end.
const (
	classNone = iota // outside the chunk
	classLower
	classUpper
	classDigit
	classMark // combining: never begins a token
	classStop // . , ; : ! ?
	classQuote
	classApostrophe
	classOpen
	classClose
	classHyphen
	classDash
	classSlash
	classCurrency
	classSymbol
	classOther
)

// fold maps the many quotation marks and apostrophes to one each, and is the identity elsewhere.
func fold(r rune) rune {
	switch r {
	case '“', '”', '„', '‟', '«', '»', '″', '＂':
		return '"'
	case '‘', '’', '‚', '‛', '`', '´', '′', 'ʼ', '＇':
		return '\''
	case '‐', '‑':
		return '-'
	}
	return r
}

func classOf(r rune) int {
	switch {
	case r < 0x80:
		return int(asciiClass[r])
	case unicode.IsLower(r):
		return classLower
	case unicode.IsUpper(r) || unicode.IsTitle(r):
		return classUpper
	case unicode.IsLetter(r):
		return classLower
	case unicode.IsDigit(r):
		return classDigit
	case unicode.IsMark(r), r == '\u200d', r == '\u200b', r == '\ufe0f', r == '\u00ad':
		return classMark
	case unicode.Is(unicode.Pd, r):
		return classDash
	case unicode.Is(unicode.Ps, r):
		return classOpen
	case unicode.Is(unicode.Pe, r):
		return classClose
	case unicode.Is(unicode.Sc, r):
		return classCurrency
	case r == '…':
		return classStop
	case unicode.IsSymbol(r):
		return classSymbol
	}
	return classOther
}

var asciiClass = func() (t [128]uint8) {
	for i := range t {
		r := rune(i)
		switch {
		case 'a' <= r && r <= 'z':
			t[i] = classLower
		case 'A' <= r && r <= 'Z':
			t[i] = classUpper
		case '0' <= r && r <= '9':
			t[i] = classDigit
		default:
			t[i] = classOther
		}
	}
	for class, set := range map[int]string{classStop: ".,;:!?", classQuote: `"`, classApostrophe: "'`", classOpen: "([{<", classClose: ")]}>",
		classHyphen: "-", classSlash: "/\\", classCurrency: "$", classSymbol: "#%&*+=@^_|~"} {
		for _, r := range set {
			t[r] = uint8(class)
		}
	}
	return t
}()

func isLetter(class int) bool { return class == classLower || class == classUpper }

// mayPart reports whether a token may end between characters of two classes: anywhere but inside runs of letters or digits and
// before combining marks.
func mayPart(a, b int) bool {
	if b == classMark || a == classMark && isLetter(b) {
		return false
	}
	if isLetter(a) && isLetter(b) || a == classDigit && b == classDigit {
		return false
	}
	return true
}
