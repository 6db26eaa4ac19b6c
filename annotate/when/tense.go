package when

import (
	"strings"

	"casus"
	"casus/lexicon"
)

// tenses knows the tense of auxiliaries; other verbs are read from their tags.
type tenses struct {
	aux       map[string]string
	scheduled map[string]bool // lemmas whose present tells what is to come
	planned   map[string]bool // lemmas whose participle tells what is to come
	phasal    map[string]bool // lemmas whose infinitive happens when they do
}

// loadTenses reads data/time/auxiliaries.txt.
func loadTenses(lex *lexicon.Set) (*tenses, error) {
	t, err := lex.Table(folder+"/auxiliaries.txt", "form", "tense")
	if err != nil {
		return nil, err
	}
	out := &tenses{aux: map[string]string{}, scheduled: map[string]bool{}, planned: map[string]bool{}, phasal: map[string]bool{}}
	for file, into := range map[string]map[string]bool{"scheduled.txt": out.scheduled, "planned.txt": out.planned, "phasal.txt": out.phasal} {
		words, err := lex.Words(folder + "/" + file)
		if err != nil {
			return nil, err
		}
		for _, v := range words {
			into[v] = true
		}
	}
	for _, row := range t.Rows {
		switch tense := row.Get("tense"); tense {
		case past, present, future:
			for _, f := range row.List("form") {
				out.aux[f] = tense
			}
		default:
			return nil, row.Errorf("unknown tense %q", tense)
		}
	}
	return out, nil
}

// of is the tense of the clause that holds the tokens from..to: of the nearest verb above them in the tree, else of the
// nearest verb in the sentence.
// direct is set when the expression hangs on that verb without a noun between them.
func (ts *tenses) of(s *casus.Sentence, from, to int) (tense string, direct bool) {
	if from < 0 || to >= len(s.Tokens) {
		return "", false
	}
	at := from
	for i := from; i <= to; i++ {
		if h := s.Tokens[i].Head; h < from || h > to {
			at = i
			break
		}
	}
	if t := ts.verb(s, at); t == present && s.Tokens[at].UPOS != "VERB" { // the vote is on Tuesday
		return future, true
	} else if t != "" && s.Tokens[at].UPOS != "VERB" {
		return t, true
	}
	for steps := 0; at >= 0 && at < len(s.Tokens) && steps < 12; steps++ {
		if t := ts.verb(s, at); t != "" && (at < from || at > to) {
			if t == present && ts.gerund(s, at) {
				t = ts.above(s, at)
			}
			return t, steps <= 1
		}
		at = s.Tokens[at].Head
	}
	for d := 1; d < len(s.Tokens); d++ {
		for _, i := range [2]int{from - d, to + d} {
			if i >= 0 && i < len(s.Tokens) {
				if t := ts.word(&s.Tokens[i]); t != "" {
					return t, false
				}
			}
		}
	}
	return "", false
}

// gerund reports whether a verb is a form in -ing without auxiliary.
func (ts *tenses) gerund(s *casus.Sentence, at int) bool {
	return s.Tokens[at].XPOS == "VBG" && ts.auxiliary(s, at) == ""
}

// auxiliary is the tense of the auxiliaries of a verb, "" when it has none.
func (ts *tenses) auxiliary(s *casus.Sentence, at int) string {
	best := ""
	for i := range s.Tokens {
		if x := &s.Tokens[i]; x.Head == at && strings.HasPrefix(x.Deprel, "aux") {
			if a := ts.aux[strings.ToLower(x.Form)]; a == future || best == "" {
				best = a
			}
		}
	}
	return best
}

// above is the tense of a gerund: future below a verb that is ("will be barred from buying from Monday"), else the present.
func (ts *tenses) above(s *casus.Sentence, at int) string {
	for steps := 0; at >= 0 && steps < 4; steps++ {
		at = s.Tokens[at].Head
		if at < 0 {
			break
		}
		if ts.auxiliary(s, at) == future {
			return future
		} else if s.Tokens[at].UPOS == "VERB" && !ts.gerund(s, at) {
			break
		}
	}
	return present
}

// verb is the tense of a predicate with its auxiliaries.
func (ts *tenses) verb(s *casus.Sentence, at int) string {
	t := &s.Tokens[at]
	best := ""
	predicate := t.UPOS == "VERB" || t.UPOS == "AUX"
	for i := range s.Tokens {
		x := &s.Tokens[i]
		if x.Head != at {
			continue
		}
		switch {
		case strings.HasPrefix(x.Deprel, "aux"), x.Deprel == "cop":
			predicate = true
			if a := ts.aux[strings.ToLower(x.Form)]; a == future || best == "" {
				best = a
			}
			if x.Deprel == "cop" && t.XPOS == "VB" && best == present { // is due to reopen
				best = future
			}
		case x.Deprel == "mark" && x.UPOS == "PART" && t.XPOS == "VB": // to meet on Friday
			if best == "" {
				best = future
			}
			if h := t.Head; t.Deprel == "xcomp" && h >= 0 && h < len(s.Tokens) && ts.phasal[strings.ToLower(s.Tokens[h].Lemma)] { // began to shell on Friday
				if main := ts.verb(s, h); main == past {
					best = past
				}
			}
		}
	}
	if !predicate {
		return ""
	}
	if best == "" {
		best = ts.word(t)
	}
	if ts.planned[strings.ToLower(t.Lemma)] && (t.XPOS == "VBN" || t.UPOS == "ADJ") {
		return future
	}
	if best == present && t.XPOS != "VBG" && ts.scheduled[strings.ToLower(t.Lemma)] {
		return future
	}
	return best
}

// word is the tense of one word form.
func (ts *tenses) word(t *casus.Token) string {
	if a := ts.aux[strings.ToLower(t.Form)]; a != "" {
		return a
	}
	switch t.XPOS {
	case "VBD", "VBN":
		return past
	case "VBZ", "VBP", "VBG":
		return present
	}
	return ""
}
