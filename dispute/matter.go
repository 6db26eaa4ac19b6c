package dispute

import (
	"slices"
	"strings"

	"casus/clause"
)

// A matter is the token under which what a stance is about stands, with the predicates on the way to it: "join" belongs to "NATO". Its wording
// are the tokens below it that say what it is, not those of relative and adverbial clauses, appositions and conjuncts.
type wording struct {
	tokens []int
	depth  []int
	clear  []bool // the way down leads only through words that leave the matter what it is: "the start of talks", not "the officials of the talks"
	up     []int  // index of the token above in tokens, -1 for the top and for acts
	top    int    // index of the top; acts stand before it
}

// maxDepth is how far below the head of a matter its words are looked for.
const maxDepth = 5

func (s *sentence) wording(top int, acts []int) *wording {
	w := &wording{}
	for _, a := range acts {
		if a != top {
			w.add(a, 0, true, -1)
		}
	}
	w.add(top, 0, true, -1)
	w.top = len(w.tokens) - 1
	s.wordsBelow(w, top, w.top)
	return w
}

func (w *wording) add(token, depth int, clear bool, up int) {
	w.tokens, w.depth, w.clear, w.up = append(w.tokens, token), append(w.depth, depth), append(w.clear, clear), append(w.up, up)
}

func (s *sentence) wordsBelow(w *wording, token, at int) {
	if w.depth[at] == maxDepth {
		return
	}
	for _, k := range s.g.Children(token) {
		switch rel := s.g.S.Tokens[k].Deprel; rel {
		case "acl:relcl", "advcl", "parataxis", "appos", "conj", "cc", "punct", "det", "case", "mark", "aux", "aux:pass", "cop", "discourse", "list":
			if m := s.g.Child(k, "mark"); rel != "advcl" || m < 0 || m != k-1 || s.g.S.Tokens[m].UPOS != "PART" { // but "its bid to join", hung as an adverbial
				continue
			}
		case "acl", "ccomp", "xcomp":
			if s.r.turns["condition"][s.subordinator(k)] { // "a truce provided that both armies pull back"
				continue
			}
		}
		w.add(k, w.depth[at]+1, w.clear[at] && s.transparent(token, k), at)
		s.wordsBelow(w, k, len(w.tokens)-1)
	}
}

// transparent tells whether a dependent is what its head is about.
func (s *sentence) transparent(head, k int) bool {
	switch rel, _, _ := strings.Cut(s.g.S.Tokens[k].Deprel, ":"); rel {
	case "obj", "xcomp", "ccomp", "acl", "flat", "csubj", "advcl", "fixed", "iobj":
		return true
	case "nsubj":
		return s.g.S.Tokens[k].Deprel == "nsubj:pass" || s.g.Child(head, "obj") < 0 && s.r.turns["ending"][s.g.Lemma(head)]
	case "compound", "amod":
		return s.r.turns["carrier"][s.g.Lemma(head)]
	case "nmod", "obl":
		prep, _, _ := strings.Cut(s.g.Prep(k), " ")
		return s.r.turns["of"][prep] && (rel == "obl" || !s.r.turns["opaque"][s.g.Lemma(head)])
	}
	return false
}

// issueOf is the issue that a matter is, and whether the words name its opposite: "an end to the blockade". The alternative with the most words is taken, of
// those the one nearest to the head; nil when none fits. A single word must be what the matter is about.
func (s *sentence) issueOf(top int, acts []int) (best *issue, opposite bool) {
	w := s.wording(top, acts)
	most, nearest := 0, maxDepth+1
	for i := range s.r.issues {
		is := &s.r.issues[i]
		for _, alt := range is.words {
			if len(alt.words) < most {
				continue
			}
			matched, depth, ok := s.match(w, alt.words)
			if !ok || len(alt.words) == most && depth >= nearest || s.barred(w, is, matched) {
				continue
			}
			best, most, nearest, opposite = is, len(alt.words), depth, alt.opposite != s.ended(w, matched)
		}
	}
	return best, opposite
}

// match finds each of an alternative's words, nearest to the head first, and how far below the head the first of them stands. That one
// must be what the matter is about.
func (s *sentence) match(w *wording, words [][]string) (matched []int, depth int, ok bool) {
	depth = maxDepth + 1
	clear := false
	for _, options := range words {
		at := -1
		for i := range w.tokens {
			if len(words) == 1 && (!w.clear[i] || i < w.top) || slices.Contains(matched, i) || at >= 0 && w.depth[i] >= w.depth[at] {
				continue
			}
			if s.isWord(w.tokens[i], options) {
				at = i
			}
		}
		if at < 0 {
			return nil, 0, false
		}
		matched = append(matched, at)
		if w.depth[at] < depth {
			depth, clear = w.depth[at], w.clear[at]
		} else if w.depth[at] == depth {
			clear = clear || w.clear[at]
		}
	}
	return matched, depth, clear && s.joined(w, matched)
}

// joined tells whether words hang on one another: all on the first of them, or beside it on the same word. Acts stand above all.
func (s *sentence) joined(w *wording, matched []int) bool {
	head := -1
	for _, m := range matched {
		if m >= w.top && (head < 0 || w.depth[m] < w.depth[head]) {
			head = m
		}
	}
	const far = 2
	for _, m := range matched {
		if m < w.top || m == head || w.up[m] == w.up[head] {
			continue
		}
		i := w.up[m]
		for i >= 0 && i != head {
			i = w.up[i]
		}
		if i != head || w.depth[m]-w.depth[head] > far {
			return false
		}
	}
	return true
}

// isWord tells whether a token is one of the words: by lemma, by form, or with what a hyphen or a particle joins to it.
func (s *sentence) isWord(token int, options []string) bool {
	t := &s.g.S.Tokens[token]
	lemma, form := s.g.Lemma(token), strings.ToLower(t.Form)
	if t.Deprel == "amod" && t.UPOS == "VERB" { // "the recognised government" recognises nobody, but "the displaced"
		lemma = form
	}
	joined, particle := "", ""
	if token > 1 && s.g.S.Tokens[token-1].Form == "-" { // cease-fire as three tokens
		joined = strings.ToLower(s.g.S.Tokens[token-2].Form) + "-" + lemma
	}
	if k := s.g.Child(token, "compound:prt", "advmod"); k == token+1 {
		particle = lemma + "_" + s.g.Lemma(k)
	}
	for _, o := range options {
		if o == lemma || o+"s" == lemma || o+"s" == form || t.UPOS == "PROPN" && o == form || o == joined && joined != "" || o == particle && particle != "" {
			return true
		}
	}
	return false
}

// barred tells whether a word of the matter shows that it is another one: "withdrawal from the treaty".
func (s *sentence) barred(w *wording, is *issue, matched []int) bool {
	if len(is.unless) == 0 || len(matched) > 1 {
		return false
	}
	for i := range w.tokens {
		if is.unless[s.g.Lemma(w.tokens[i])] {
			return true
		}
	}
	return false
}

// ended tells whether the words above the matched ones put an end to the matter, an odd number of times.
func (s *sentence) ended(w *wording, matched []int) bool {
	seen := map[int]bool{}
	for _, m := range matched {
		seen[m] = true
	}
	odd := false
	look := func(i int) {
		if !seen[i] && s.r.turns["ending"][s.g.Lemma(w.tokens[i])] {
			odd = !odd
		}
		seen[i] = true
	}
	look(w.top)
	for _, m := range matched {
		for i := w.up[m]; i >= 0; i = w.up[i] {
			look(i)
		}
	}
	return odd
}

// conjuncts are a matter and what is coordinated with it.
func (s *sentence) conjuncts(top int) []int {
	out := []int{top}
	for _, k := range s.g.Children(top) {
		if s.g.S.Tokens[k].Deprel == "conj" && (s.g.S.Tokens[k].UPOS == s.g.S.Tokens[top].UPOS) {
			out = append(out, k)
		}
	}
	return out
}

// topic is the matter that a sentence names apart, for a pronoun to take up: "on the issue of X, ... about it". It is the token of X, or -1.
func (s *sentence) topic() int {
	for i := range s.g.S.Tokens {
		if s.g.S.Tokens[i].UPOS != "NOUN" || !s.r.turns["topic-noun"][s.g.Lemma(i)] {
			continue
		}
		for _, k := range s.g.Children(i) {
			if d := s.g.S.Tokens[k].Deprel; d == "nmod" || d == "acl" {
				return k
			}
		}
	}
	return -1
}

// nameable tells whether a noun phrase names a matter by itself: a common noun with something that says which one.
func (s *sentence) nameable(token int) bool {
	t := &s.g.S.Tokens[token]
	if t.UPOS != "NOUN" && t.UPOS != "VERB" || s.v.party(s.g, s.si, token, s.r.turns["spokesman"]) != nil {
		return false
	}
	if s.r.turns["stance-noun"][s.g.Lemma(token)] || s.r.turns["no-matter"][s.g.Lemma(token)] {
		return false
	}
	n := 0
	from, to := s.g.Range(token)
	for i := from; i < to; i++ {
		switch s.g.S.Tokens[i].UPOS {
		case "NOUN", "PROPN", "ADJ", "VERB":
			n++
		}
	}
	return n >= 2 && to-from <= 24
}

// freeName are the words of a matter that issues.tsv does not list.
func (s *sentence) freeName(token int) string {
	span := s.g.Phrase(token)
	for i := range s.g.S.Tokens { // without its article or possessor
		if t := &s.g.S.Tokens[i]; t.Start == span.Start && (t.UPOS == "DET" || t.Deprel == "nmod:poss") && i+1 < len(s.g.S.Tokens) && i < token {
			span.Start = s.g.S.Tokens[i+1].Start
			break
		}
	}
	words := strings.Fields(span.In(s.v.doc.Text()))
	const most = 12
	if len(words) > most {
		words = words[:most]
	}
	return strings.Join(words, " ")
}

// proposed is the issue that is put to somebody before a predicate, in its sentence or the one before, for "accepted", "rejected the offer" or
// "turned it down" to take up: what was offered or asked for, else what the last stance told is about.
func (s *sentence) proposed(p *clause.Pred) (is *issue, opposite bool) {
	if is, opposite = s.putForward(p.Head); is == nil && s.before != nil {
		is, opposite = s.before.putForward(len(s.before.g.S.Tokens))
	}
	return is, opposite
}

// putForward is the issue of the last proposal before a token.
func (s *sentence) putForward(until int) (is *issue, opposite bool) {
	for i := range s.g.Preds {
		p := &s.g.Preds[i]
		if p.Head >= until || !s.r.turns["proposing"][p.Lemma] && !s.r.turns["proposal"][p.Lemma] {
			continue
		}
		for _, a := range s.g.Args(p) {
			if a.Role == clause.Subject || a.Role == clause.Poss || a.Head >= until {
				continue
			}
			if x, opp := s.issueOf(a.Head, nil); x != nil {
				is, opposite = x, opp
			}
		}
	}
	for i := len(s.out) - 1; i >= 0 && is == nil; i-- {
		if s.heads[i] < until {
			is, opposite = s.r.issue(s.out[i].Issue), s.out[i].Stance == against
		}
	}
	return is, opposite
}

// issue is the entry of that id, or nil.
func (r *Reader) issue(id string) *issue {
	for i := range r.issues {
		if r.issues[i].id == id {
			return &r.issues[i]
		}
	}
	return nil
}

// refers tells whether a noun phrase names no matter but takes one up: "the offer", "that demand", "its proposal".
func (s *sentence) refers(token int) bool {
	if !s.r.turns["proposal"][s.g.Lemma(token)] || s.g.S.Tokens[token].UPOS != "NOUN" {
		return false
	}
	d := s.g.Child(token, "det", "nmod:poss")
	if d < 0 || s.g.Lemma(d) == "a" || s.g.Lemma(d) == "any" || s.g.Lemma(d) == "no" {
		return false
	}
	for _, k := range s.g.Children(token) { // "the offer of talks" says itself what it is
		switch rel, _, _ := strings.Cut(s.g.S.Tokens[k].Deprel, ":"); rel {
		case "nmod", "acl":
			if s.g.S.Tokens[k].Deprel != "nmod:poss" && k > token {
				return false
			}
		}
	}
	return true
}
