package figure

import "strings"

// unitOfVerb is the unit that a verb of counting gives a bare number: votes, or what its subject is ("trucks numbered 171", "the toll
// rose to 12").
func (r *reader) unitOfVerb(v int) string {
	lemma := strings.ToLower(r.sent.Tokens[v].Lemma)
	if r.words.nouns[lemma] == "vote" {
		return lemma
	}
	if r.words.deltas[lemma] == "" && r.words.deltas[lemma+" "+lower(r.items, r.x.match.From-1)] == "" {
		return ""
	}
	for i := v - 1; i >= 0 && i >= v-8; i-- { // "put the crowd at 8,000" looks ahead, "a toll in the country reaching 1,530" back
		if r.words.nouns[strings.ToLower(r.sent.Tokens[i].Lemma)] == "toll" {
			return person
		}
	}
	for i := range r.sent.Tokens {
		if t := &r.sent.Tokens[i]; t.Head == v && t.Deprel == "obj" && i != r.x.core && r.words.nouns[strings.ToLower(t.Lemma)] == "toll" {
			return person
		}
	}
	for i := range r.sent.Tokens {
		t := &r.sent.Tokens[i]
		if t.Head != v || !strings.HasPrefix(t.Deprel, "nsubj") || t.UPOS != "NOUN" {
			continue
		}
		subject := strings.ToLower(t.Lemma)
		switch {
		case r.words.nouns[subject] == "toll" || r.words.isPerson(subject), r.words.nouns[subject] == "number" && r.peopleOf(i) >= 0:
			return person
		case strings.Contains(t.Feats, "Number=Plur"):
			return subject
		}
	}
	return ""
}

// peopleOf is the noun of people behind a number that is told as a subject: "the number of dead", "of people killed"; -1 without.
func (r *reader) peopleOf(subject int) int {
	for i := subject + 1; i < len(r.sent.Tokens); i++ {
		t := &r.sent.Tokens[i]
		if t.Head != subject || t.Deprel != "nmod" {
			continue
		}
		lemma := strings.ToLower(t.Lemma)
		if _, ok := r.words.roles[lemma]; ok || r.words.isPerson(lemma) {
			return i
		}
	}
	return -1
}

// tolled is what happened to the people of whom a verb of counting says how many they are: "the number of people killed rose to six", "the death
// toll stands at 12".
func (r *reader) tolled(verb int) (role, bool) {
	for i := range r.sent.Tokens {
		t := &r.sent.Tokens[i]
		if t.Head != verb || !strings.HasPrefix(t.Deprel, "nsubj") && t.Deprel != "obj" {
			continue
		}
		heads := []int{i}
		if n := r.peopleOf(i); n >= 0 {
			heads = append(heads, n)
		}
		for _, h := range heads {
			for k := range r.sent.Tokens {
				if c := &r.sent.Tokens[k]; k == h || c.Head == h && (c.Deprel == "compound" || c.Deprel == "amod" || c.Deprel == "acl") {
					if ro, ok := r.words.roles[strings.ToLower(c.Lemma)]; ok {
						return ro, true
					}
				}
			}
		}
	}
	return role{}, false
}
