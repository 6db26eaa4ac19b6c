package ingest

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// dateline is what stands before the first words of a story: place, day, agency, in any order, and a dash or stop.
type dateline struct {
	end      int // bytes of the paragraph it takes, the closing mark included
	agency   string
	place    string
	date     date
	dateText string
}

func (d dateline) empty() bool { return d.end == 0 }

// maxDateline bounds the search for the closing mark.
const maxDateline = 120

// dateline reads the head of a paragraph. It wants a closing dash or stop, and enough signs: a dash needs an agency, a day or
// a place in capitals; a full stop needs a day beside an agency or a place in capitals. Only the first
// paragraph may hold a dateline that has neither agency nor day.
func (r *Reader) dateline(text string, first bool) dateline {
	var d dateline
	capsPlace := false
	pos := 0
	head := text[:min(len(text), maxDateline)]
	for pos < len(head) {
		rest := head[pos:]
		if n := spaceLen(rest); n > 0 {
			pos += n
			continue
		}
		c, n := utf8.DecodeRuneInString(rest)
		switch {
		case strings.HasPrefix(rest, "--"):
			return r.close(d, text, pos+dashLen(rest), capsPlace, first, true)
		case c == '—' || c == '–' || c == '-' || c == '―':
			return r.close(d, text, pos+n, capsPlace, first, true)
		case c == '.':
			next := strings.TrimLeft(head[pos+1:], " ")
			if !strings.HasPrefix(next, "/") && !r.pieceFollows(next) {
				return r.close(d, text, pos+1, capsPlace, first, false)
			}
			pos++
		case c == ',' || c == '|' || c == '·':
			pos += n
		case c == '(' || c == '/':
			shut := strings.IndexByte(rest[1:], map[rune]byte{'(': ')', '/': '/'}[c])
			if shut < 1 || shut > 50 {
				return dateline{}
			}
			inner := strings.TrimSpace(rest[1 : 1+shut])
			if d.agency == "" && !strings.ContainsAny(inner, ".!?") || r.markers.isAgency(inner) {
				d.agency = inner
			} else {
				return dateline{}
			}
			pos += shut + 2
		default:
			if dt, ok := r.calendar.at(rest); ok && d.date.month == 0 {
				d.date, d.dateText = dt, strings.TrimRight(rest[:dt.end], " ")
				pos += dt.end
				continue
			}
			if n := r.weekdayLen(rest); n > 0 {
				pos += n
				continue
			}
			name := r.nameRun(rest)
			if name == "" {
				return dateline{}
			}
			switch {
			case r.markers.isAgency(name):
				if d.agency != "" {
					return dateline{}
				}
				d.agency = name
			case d.place == "":
				d.place = name
				capsPlace = strings.ToUpper(name) == name && len(name) > 2
			case strings.Count(d.place, ",") < 2:
				d.place += ", " + name
			default:
				return dateline{}
			}
			pos += len(name)
		}
	}
	// A dateline that stands on a line of its own needs no closing mark.
	if len(text) <= maxDateline && d.date.month > 0 && (d.place != "" || d.agency != "") {
		d.end = len(text)
		return d
	}
	return dateline{}
}

// close accepts or refuses what was read up to a closing mark at end.
func (r *Reader) close(d dateline, text string, end int, capsPlace, first, dash bool) dateline {
	dated := d.date.month > 0
	ok := dated && (d.agency != "" || capsPlace)
	if dash {
		ok = dated && (d.agency != "" || d.place != "") || d.agency != "" && (d.place != "" || first) || first && capsPlace
	}
	if next := strings.TrimLeft(text[end:], " \t"); ok && next != "" {
		c, _ := utf8.DecodeRuneInString(next)
		ok = unicode.IsUpper(c) || unicode.IsDigit(c) || !unicode.IsLetter(c) || dated
	}
	if !ok {
		return dateline{}
	}
	d.end = end
	return d
}

// pieceFollows tells whether the words behind a full stop still belong to the dateline: a date, or an agency before a dash or stop.
func (r *Reader) pieceFollows(rest string) bool {
	if dt, ok := r.calendar.at(rest); ok {
		after := strings.TrimLeft(rest[dt.end:], " ")
		return after == "" || strings.ContainsAny(after[:1], ".,(/-") || strings.HasPrefix(after, "—") || strings.HasPrefix(after, "–")
	}
	name := r.nameRun(rest)
	if name == "" || !r.markers.isAgency(name) {
		return false
	}
	after := strings.TrimLeft(rest[len(name):], " ")
	return after != "" && (strings.ContainsAny(after[:1], ".-") || strings.HasPrefix(after, "—") || strings.HasPrefix(after, "–"))
}

// nameRun is the run of capitalised words at the head of the text, with small name words between them. A month before a number ends it.
func (r *Reader) nameRun(text string) string {
	end, pos, words := 0, 0, 0
	for pos < len(text) && words < 6 {
		word := text[pos:]
		if i := strings.IndexFunc(word, func(c rune) bool {
			return !unicode.IsLetter(c) && c != '\'' && c != '’' && c != '-' && c != '.' && !unicode.IsDigit(c)
		}); i >= 0 {
			word = word[:i]
		}
		bare := strings.TrimRight(word, ".-")
		if dot := strings.IndexByte(bare, '.'); dot >= 0 && dot+1 < len(bare) && unicode.IsLetter(rune(bare[dot+1])) {
			bare = word[:len(bare)] // INTERFAX.RU, U.S
		}
		c, _ := utf8.DecodeRuneInString(bare)
		if bare == "" {
			break
		}
		if _, ok := r.calendar.at(text[pos:]); ok {
			break
		}
		if words > 0 && r.weekdayLen(text[pos:]) > 0 {
			break
		}
		upper := unicode.IsUpper(c)
		if !upper && !(words > 0 && r.markers.nameWords[bare]) {
			break
		}
		pos += len(bare)
		words++
		if upper {
			end = pos
		}
		if pos >= len(text) || text[pos] != ' ' {
			break
		}
		pos++
	}
	return text[:end]
}

func (r *Reader) weekdayLen(text string) int {
	best := 0
	for _, w := range r.markers.weekdays {
		if strings.HasPrefix(text, w) && len(w) > best {
			if c, _ := utf8.DecodeRuneInString(text[len(w):]); !unicode.IsLetter(c) {
				best = len(w)
			}
		}
	}
	return best
}

func spaceLen(s string) int { return len(s) - len(strings.TrimLeftFunc(s, unicode.IsSpace)) }

func dashLen(s string) int { return len(s) - len(strings.TrimLeft(s, "-")) }
