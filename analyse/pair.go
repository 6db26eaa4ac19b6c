package analyse

import "casus"

// pairMarks hangs the two marks of a quotation or bracket on the head of what they enclose, where that is one word: the
// convention of the treebanks. The tokens are tagged; heads count from the first of them, and their number is the root.
func pairMarks(tokens []casus.Token, head []int) {
	var open []int
	quote := -1
	for i := range tokens {
		if !isMark(tokens, i) {
			continue
		}
		switch kind, match := markOf(tokens[i].Form); kind {
		case opens:
			open = append(open, i)
		case closes:
			if k := len(open) - 1; k >= 0 && tokens[open[k]].Form == match {
				hangPair(open[k], i, tokens, head)
				open = open[:k]
			}
		case either:
			if quote >= 0 {
				hangPair(quote, i, tokens, head)
				quote = -1
			} else {
				quote = i
			}
		}
	}
}

const (
	neither = iota
	opens
	closes
	either
)

// markOf tells whether a form opens or closes a pair, and the mark that opens what it closes.
func markOf(form string) (kind int, match string) {
	switch form {
	case "\"", "''", "``":
		return either, ""
	case "(", "[", "{", "“", "‘", "«", "„":
		return opens, ""
	case ")":
		return closes, "("
	case "]":
		return closes, "["
	case "}":
		return closes, "{"
	case "”":
		return closes, "“"
	case "’":
		return closes, "‘"
	case "»":
		return closes, "«"
	}
	return neither, ""
}

// hangPair moves both marks, unless a word hangs on one of them or what they enclose has several heads.
func hangPair(from, to int, tokens []casus.Token, head []int) {
	top := -1
	for i := from + 1; i < to; i++ {
		if isMark(tokens, i) || head[i] >= from && head[i] <= to {
			continue
		}
		if top >= 0 {
			return
		}
		top = i
	}
	if top < 0 {
		return
	}
	for _, h := range head {
		if h == from || h == to {
			return
		}
	}
	if head[from] < len(head) && head[to] < len(head) {
		head[from], head[to] = top, top
	}
}

func isMark(tokens []casus.Token, i int) bool { return tokens[i].UPOS == "PUNCT" }
