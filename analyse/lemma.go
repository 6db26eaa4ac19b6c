package analyse

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"casus"
)

// lemmatiser turns a form into its lemma by the edit learnt for its tag and longest known ending.
type lemmatiser struct {
	edits []edit
	rules map[string]uint16 // tag, tab, ending ("^" before a whole form) -> index into edits
}

// edit makes a lemma of a form: cut so many characters, add others, keep or lower its case.
type edit struct {
	cut  int
	add  string
	keep bool // case
}

const longestEnding = 6

func (e edit) apply(form string) (string, bool) {
	if !e.keep {
		form = strings.ToLower(form)
	}
	for range e.cut {
		_, n := utf8.DecodeLastRuneInString(form)
		form = form[:len(form)-n]
	}
	form += e.add
	return form, form != ""
}

// lemma is never empty for a form that is not. The rule of the form as written comes first, then that of its small letters, then
// the rules of its endings, the longest first; of these the first whose lemma is a known word wins, else the first that is one with
// a mute e, else the first.
func (l *lemmatiser) lemma(form, upos, xpos string, known func(string) bool) string {
	form = foldQuotes(form)
	low := strings.ToLower(form)
	tag := upos + " " + xpos + "\t"
	for _, k := range [2]string{tag + "=" + form, tag + "^" + low} {
		if i, ok := l.rules[k]; ok {
			if s, ok := l.edits[i].apply(form); ok {
				return s
			}
		}
	}
	var ends [longestEnding + 1]int
	n := 0
	for at := len(low); n <= longestEnding; n++ {
		ends[n] = at
		if at == 0 {
			n++
			break
		}
		_, size := utf8.DecodeLastRuneInString(low[:at])
		at -= size
	}
	first, mute := "", ""
	for k := n - 1; k >= 0; k-- {
		i, ok := l.rules[tag+low[ends[k]:]]
		if !ok || upos == "PROPN" && !l.edits[i].keep {
			continue
		}
		e := l.edits[i]
		s, ok := e.apply(form)
		switch {
		case !ok:
			continue
		case e.cut == 0 && first == "", e.cut > 0 && len(s) > 2 && known(s):
			return s
		case mute == "" && e.cut > 0 && known(s+"e"):
			mute = s + "e"
		}
		if first == "" {
			first = s
		}
	}
	if mute != "" {
		return mute
	}
	switch {
	case first != "":
		return first
	case upos == "PROPN":
		return form
	}
	return low
}

func foldQuotes(s string) string { return quotes.Replace(s) }

var quotes = strings.NewReplacer("’", "'", "‘", "'", "`", "'", "“", `"`, "”", `"`)

// editOf is the edit from form to lemma.
func editOf(form, lemma string) edit {
	keep := strings.IndexFunc(lemma, unicode.IsUpper) >= 0
	f := []rune(form)
	if !keep {
		f = []rune(strings.ToLower(form))
	}
	l := []rune(lemma)
	n := 0
	for n < len(f) && n < len(l) && f[n] == l[n] {
		n++
	}
	return edit{cut: len(f) - n, add: string(l[n:]), keep: keep}
}

// learnLemmas counts edits for every ending of every form and keeps the endings whose favourite differs from that of the
// next shorter one, and all forms that lose characters.
func learnLemmas(sentences []casus.Sentence, more []casus.Token) *lemmatiser {
	counts := map[string]map[edit]int{}
	see := func(key string, e edit, n int) {
		m := counts[key]
		if m == nil {
			m = map[edit]int{}
			counts[key] = m
		}
		m[e] += n
	}
	type pair struct{ form, upos, xpos, lemma string }
	types := map[pair]int{}
	for _, t := range more {
		types[pair{t.Form, t.UPOS, t.XPOS, t.Lemma}]++
	}
	for i := range sentences {
		for _, t := range sentences[i].Tokens {
			if t.Lemma == "" || t.Lemma == "_" || len(t.Form) > 60 {
				continue
			}
			types[pair{foldQuotes(t.Form), t.UPOS, t.XPOS, t.Lemma}]++
		}
	}
	for p, n := range types {
		e := editOf(p.form, p.lemma)
		low := strings.ToLower(p.form)
		tag := p.upos + " " + p.xpos + "\t"
		see(tag+"^"+low, e, n)
		see(tag+"="+p.form, e, n)
		at := len(low)
		for k := 0; k <= longestEnding; k++ {
			see(tag+low[at:], e, 1)
			if at == 0 {
				break
			}
			_, size := utf8.DecodeLastRuneInString(low[:at])
			at -= size
		}
	}
	best := make(map[string]edit, len(counts))
	keys := make([]string, 0, len(counts))
	for k, m := range counts {
		best[k] = favourite(m)
		keys = append(keys, k)
	}
	sort.Slice(keys, func(i, j int) bool { // shorter endings first, then small letters, then forms as written
		if a, b := rank(keys[i]), rank(keys[j]); a != b {
			return a < b
		}
		if len(keys[i]) != len(keys[j]) {
			return len(keys[i]) < len(keys[j])
		}
		return keys[i] < keys[j]
	})
	l := &lemmatiser{rules: map[string]uint16{}}
	index := map[edit]uint16{}
	for _, k := range keys {
		e := best[k]
		if f, ok := l.backoff(k); ok && l.edits[f] == e && (e.cut == 0 || rank(k) != 1) {
			continue
		}
		if rank(k) == 0 {
			total := 0
			for _, n := range counts[k] {
				total += n
			}
			if total < 2 && !strings.HasSuffix(k, "\t") {
				continue
			}
		}
		i, ok := index[e]
		if !ok {
			if len(l.edits) >= 1<<16-1 {
				continue
			}
			i = uint16(len(l.edits))
			index[e] = i
			l.edits = append(l.edits, e)
		}
		l.rules[k] = i
	}
	return l
}

// rank is 0 for the key of an ending, 1 for that of a form in small letters, 2 for that of a form as written.
func rank(key string) int {
	_, end, _ := strings.Cut(key, "\t")
	switch {
	case strings.HasPrefix(end, "^") && len(end) > 1:
		return 1
	case strings.HasPrefix(end, "=") && len(end) > 1:
		return 2
	}
	return 0
}

// backoff is the edit that a key would get from less particular ones.
func (l *lemmatiser) backoff(key string) (uint16, bool) {
	tag, end, _ := strings.Cut(key, "\t")
	tag += "\t"
	switch rank(key) {
	case 2:
		low := strings.ToLower(end[1:])
		if i, ok := l.rules[tag+"^"+low]; ok {
			return i, true
		}
		end = "." + low
	case 1:
		end = "." + end[1:]
	}
	for n := utf8.RuneCountInString(end); n > longestEnding+1; n-- {
		_, size := utf8.DecodeRuneInString(end)
		end = end[size:]
	}
	for end != "" {
		_, size := utf8.DecodeRuneInString(end)
		end = end[size:]
		if i, ok := l.rules[tag+end]; ok {
			return i, true
		}
	}
	return 0, false
}

func favourite(m map[edit]int) edit {
	var best edit
	n := -1
	for e, c := range m {
		if c > n || c == n && less(e, best) {
			best, n = e, c
		}
	}
	return best
}

func less(a, b edit) bool {
	if a.cut != b.cut {
		return a.cut < b.cut
	}
	if a.add != b.add {
		return a.add < b.add
	}
	return !a.keep && b.keep
}

// sorted lists the rules in order of key.
func (l *lemmatiser) sorted() (keys []string, values []uint16) {
	for k := range l.rules {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	for _, k := range keys {
		values = append(values, l.rules[k])
	}
	return keys, values
}
