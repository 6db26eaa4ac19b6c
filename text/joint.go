package text

import (
	"unicode"

	"casus/lexicon"
)

// joints are places where words decide against the classifier, from data/text/joints.tsv. Keys are hashes of folded words, as
// surfaces carry them.
type joints struct {
	titles, months, days map[uint64]bool
	clocks               map[uint64]map[uint64]bool // abbreviation -> words that go on with it
}

func loadJoints(lex *lexicon.Set) (*joints, error) {
	t, err := lex.Table("text/joints.tsv", "kind", "word")
	if err != nil {
		return nil, err
	}
	j := &joints{titles: map[uint64]bool{}, months: map[uint64]bool{}, days: map[uint64]bool{}, clocks: map[uint64]map[uint64]bool{}}
	hash := func(word string) uint64 { return hashRunes([]rune(foldString(word))) }
	for _, row := range t.Rows {
		word := hash(row.Get("word"))
		switch row.Get("kind") {
		case "title":
			j.titles[word] = true
		case "day":
			j.days[word] = true
		case "month":
			j.months[word] = true
		case "clock":
			j.clocks[word] = map[uint64]bool{}
			for _, n := range row.List("next") {
				j.clocks[word][hash(n)] = true
			}
		default:
			return nil, row.Errorf("unknown kind %q", row.Get("kind"))
		}
	}
	return j, nil
}

// punctuated tells whether a piece of text is closed by a mark, as running text is and notes are not.
func punctuated(toks []surface) bool {
	for i := len(toks) - 1; i >= 0; i-- {
		switch toks[i].final {
		case classStop:
			return true
		case classQuote, classApostrophe, classClose:
			continue
		}
		return false
	}
	return false
}

// bareMargin is how sure the classifier must be, in units of its score, to end a sentence behind a bare word of punctuated text: at 50 nine in ten such
// ends in news disappear, all of them inside names and before days, for 0.1 point F1 on web text.
const bareMargin = 50

// overrule is the classifier's verdict on the joint behind token i, or what the words say against it.
func (j *joints) overrule(toks []surface, i int, score int, punctuated bool) bool {
	end := score > 0
	a, b := &toks[i], &toks[i+1]
	if i+2 < len(toks) && i > 0 && (a.initial == '.' || a.initial == '?' || a.initial == '!') && a.gap > 0 && b.first == classQuote && b.length == 1 && b.gap == 0 && toks[i+2].first == classUpper &&
		(toks[i-1].first == classLower || toks[i-1].first == classDigit) {
		return true // ... denied it. "Absurd," he said
	}
	if end && punctuated && a.gap < 3 && (score < bareMargin || j.days[b.hash]) && (a.final == classLower || a.final == classUpper || a.final == classDigit) {
		return false
	}
	if end && (a.gap == 1 || a.gap == 2) && b.first == classLower && a.length > 1 && a.final == classStop && (a.first == classUpper || a.first == classLower) {
		return false // an abbreviation with its stop before a small letter: "the F.B.I. searched the house"
	}
	if a.gap != 1 && a.gap != 2 || b.first != classUpper && b.first != classDigit {
		return end
	}
	switch {
	case end && (j.titles[a.hash] && b.first == classUpper || j.clocks[a.hash][b.hash]):
		return false
	case !end && j.clocks[a.hash] != nil && b.first == classUpper && b.usual: // "5 p.m. The next"
		return true
	case !end && i >= 2 && a.length == 1 && a.first == classStop && b.first == classUpper && b.length > 1 && toks[i-1].first == classDigit && j.months[toks[i-2].hash]:
		return true
	}
	return end
}

// initials tells whether a word is made of single letters with a stop behind each: "F.B.I.".
func initials(word []rune) bool {
	if len(word) < 4 || len(word)%2 != 0 {
		return false
	}
	for i, r := range word {
		if i%2 == 1 != (r == '.') || i%2 == 0 && !unicode.IsLetter(r) {
			return false
		}
	}
	return true
}

// whole tells whether a word keeps its full stop: initials, a title before a capital, and the abbreviation of an hour anywhere. word is folded, in small
// letters or not as written.
func (j *joints) whole(word []rune, info chunkInfo) bool {
	if initials(word) {
		return true
	}
	const longest = 8
	if len(word) > longest {
		return false
	}
	var lower [longest]rune
	for i, r := range word {
		lower[i] = lowerRune(r)
	}
	h := hashRunes(lower[:len(word)])
	return j.clocks[h] != nil || !info.last && info.next == classUpper && j.titles[h]
}
