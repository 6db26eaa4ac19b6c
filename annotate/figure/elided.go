package figure

import "strings"

// elided reads a number without its noun: a word for the dead or wounded, the unit of the figure before, or people when
// something happens to them that happens to people.
func (r *reader) elided() bool {
	x := r.x
	if x.to < len(r.items) && !r.items[x.to].Glued {
		t := r.items[x.to].Tok
		if _, ok := r.words.roles[strings.ToLower(t.Lemma)]; ok && (t.UPOS == "ADJ" || t.UPOS == "NOUN") && t.Deprel != "amod" {
			x.to, x.noun, x.unit = x.to+1, r.items[x.to].Token, person
			return true
		}
	}
	t := &r.sent.Tokens[x.core]
	if x.q.low == 1 && !x.q.digits || r.ageInCommas() || r.ageAtDeath() {
		return false
	}
	if _, ok := r.undergone(); ok && !r.wholeOf() {
		x.unit, x.carried = person, true
		return true
	}
	switch strings.TrimSuffix(t.Deprel, ":pass") {
	case "nsubj", "obj", "conj", "obl", "root", "dep", "xcomp", "appos", "parataxis", "nmod", "orphan", "ccomp", "advcl", "acl", "nummod":
	default:
		return false
	}
	if v := r.verb(); v >= 0 {
		if x.q.many && strings.HasPrefix(r.sent.Tokens[x.first].Deprel, "nsubj") && (r.before == nil || r.before.fig.At.Sentence != r.sentence) { // thousands marched
			x.unit = person
			return true
		}
		if unit := r.unitOfVerb(v); unit != "" {
			x.unit, x.carried = unit, true
			return true
		}
		if ro, ok := r.words.roles[strings.ToLower(r.sent.Tokens[v].Lemma)]; ok && ro.role != "" {
			x.unit, x.carried = person, true
			return true
		}
	}
	if b := r.before; b != nil && b.fig.At.Sentence >= r.sentence-1 && (x.q.bound != exact || x.q.scale > 1 || b.fig.At.Sentence == r.sentence) && !x.q.bare || b != nil && b.fig.At.Sentence == r.sentence && !x.carried {
		x.unit, x.carried = b.unit, true
		if b.unit == percent && (b.fig.At.Sentence != r.sentence || b.q.kind == fraction || x.q.high > 100) {
			return false
		}
		return b.unit != "" && (b.q.kind != money || x.q.scale > 1)
	}
	return false
}

// ageInCommas reports whether the number is the age of a person just named: "Ms Orlo, 87, said".
func (r *reader) ageInCommas() bool {
	x := r.x
	from := x.match.From
	return x.q.digits && x.q.low == x.q.high && x.q.low < 120 && from > 1 && lower(r.items, from-1) == "," && (lower(r.items, x.to) == "," || x.to == len(r.items)) &&
		r.items[from-2].Tok.UPOS == "PROPN"
}

// ageAtDeath reports whether the number is that of the years of one who died: "he died at 61".
func (r *reader) ageAtDeath() bool {
	x := r.x
	v := r.verb()
	if !x.q.digits || x.q.low > 120 || lower(r.items, x.match.From-1) != "at" || v < 0 {
		return false
	}
	ro, ok := r.words.roles[strings.ToLower(r.sent.Tokens[v].Lemma)]
	return ok && ro.own && ro.role == "killed"
}
