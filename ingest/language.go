package ingest

import (
	"strings"
	"unicode"

	"casus/lexicon"
)

// languages tells the language of a text by its script and its small words.
type languages struct {
	order []string
	words map[string][]int // word -> indexes into order
}

func loadLanguages(lex *lexicon.Set) (*languages, error) {
	t, err := lex.Table("ingest/languages.tsv", "language", "words")
	if err != nil {
		return nil, err
	}
	l := &languages{words: map[string][]int{}}
	for i, row := range t.Rows {
		l.order = append(l.order, row.Get("language"))
		for _, w := range row.List("words") {
			l.words[w] = append(l.words[w], i)
		}
	}
	return l, nil
}

// scripts that name their language well enough to say which report was set aside.
var scripts = []struct {
	table    *unicode.RangeTable
	language string
}{
	{unicode.Han, "zh"}, {unicode.Hiragana, "ja"}, {unicode.Katakana, "ja"}, {unicode.Hangul, "ko"}, {unicode.Arabic, "ar"},
	{unicode.Hebrew, "he"}, {unicode.Devanagari, "hi"}, {unicode.Thai, "th"}, {unicode.Greek, "el"}, {unicode.Bengali, "bn"},
	{unicode.Armenian, "hy"}, {unicode.Georgian, "ka"}, {unicode.Ethiopic, "am"}, {unicode.Tamil, "ta"},
}

// sample bounds the work on long texts.
const sample = 20000

// detect is the ISO 639-1 code of the text's language. Latin text without tell-tale words counts as English, so that
// headlines and lists of names are read.
func (l *languages) detect(text string) string {
	if len(text) > sample {
		text = strings.ToValidUTF8(text[:sample], "")
	}
	letters, latin, cyrillic := 0, 0, 0
	others := make([]int, len(scripts))
	for _, c := range text {
		if !unicode.IsLetter(c) {
			continue
		}
		letters++
		switch {
		case unicode.Is(unicode.Latin, c):
			latin++
		case unicode.Is(unicode.Cyrillic, c):
			cyrillic++
		default:
			for i, s := range scripts {
				if unicode.Is(s.table, c) {
					others[i]++
					break
				}
			}
		}
	}
	if letters > 0 && latin*2 < letters && cyrillic*2 < letters {
		best, at := 0, -1
		for i, n := range others {
			if scripts[i].language == "ja" && n > 0 && n*10 > letters {
				n += letters // kana decide against Han alone
			}
			if n > best {
				best, at = n, i
			}
		}
		if at >= 0 {
			return scripts[at].language
		}
		return "und"
	}
	counts, kinds := make([]int, len(l.order)), make([]int, len(l.order)) // words, and different words
	seen := map[string]bool{}
	for w := range strings.FieldsFuncSeq(strings.ToLower(text), func(c rune) bool { return !unicode.IsLetter(c) }) {
		for _, i := range l.words[w] {
			counts[i]++
			if !seen[w] {
				kinds[i]++
			}
		}
		seen[w] = true
	}
	best := 0
	for i, n := range counts {
		if n > counts[best] {
			best = i
		}
	}
	if cyrillic > latin {
		if counts[best] == 0 {
			return "ru"
		}
		return l.order[best]
	}
	english := 0
	for i, lang := range l.order {
		if lang == supported {
			english = counts[i]
		}
	}
	// A foreign name or two in an English line must not tip the scale.
	if kinds[best] < 3 || counts[best] < 2*english {
		return supported
	}
	return l.order[best]
}
