package figure

import (
	"strings"

	"casus"
)

// delta tells whether the number adds to an earlier one, sums up, or stands alone.
func (r *reader) delta(verb int) string {
	x := r.x
	if x.q.delta != "" {
		return x.q.delta
	}
	for i := x.match.From; i < x.to; i++ {
		if r.items[i].Token > x.core && r.words.links["adding "+r.items[i].Lower] {
			return additional
		}
	}
	if n := x.noun; n >= 0 && !x.q.many && r.words.nouns[strings.ToLower(r.sent.Tokens[n].Lemma)] == "round" && !r.ofFire() {
		return cumulative
	}
	for i := x.match.From; i < x.match.To; i++ { // "exceeded" is part of the mention
		if d := r.words.deltas[strings.ToLower(r.items[i].Tok.Lemma)]; d != "" && r.items[i].Tok.UPOS == "VERB" {
			return d
		}
	}
	if verb >= 0 {
		lemma := strings.ToLower(r.sent.Tokens[verb].Lemma)
		if prev := lower(r.items, x.match.From-1); prev != "" {
			if p := x.match.From - 2; p >= 0 { // "the death toll to 222"
				if d := r.words.deltas[strings.ToLower(r.items[p].Tok.Lemma)]; d != "" && r.items[p].Tok.UPOS == "NOUN" {
					return d
				}
			}
			if d := r.words.deltas[lemma+" "+prev]; d != "" {
				return d
			}
		}
		if d := r.words.deltas[lemma]; d != "" && x.q.kind != percent && !strings.HasPrefix(r.relation(verb), "nsubj") {
			return d
		}
		for i := range r.sent.Tokens {
			if t := &r.sent.Tokens[i]; t.Head == verb && (strings.HasPrefix(t.Deprel, "nsubj") || t.Deprel == "obj" && lower(r.items, x.match.From-1) == "to") {
				if d := r.words.deltas[strings.ToLower(t.Lemma)]; d != "" {
					return d
				}
			}
		}
	}
	if b := r.before; b != nil && b.fig.At.Sentence == r.sentence && b.fig.Delta == cumulative && b.noun >= 0 && x.noun >= 0 { // the total to 11,178 cases and 491 deaths
		if t := &r.sent.Tokens[x.noun]; t.Deprel == "conj" && t.Head == b.noun {
			return cumulative
		}
	}
	return level
}

// stage tells how far money or goods have come: by the governing verb, else by a verb or noun above it.
func (r *reader) stage(verb int) string {
	if r.x.q.kind == percent || r.x.match.Rule.Category == "nth" || r.x.unit == person && !r.moved() {
		return reported
	}
	at := r.x.core
	if verb >= 0 {
		at = verb
	}
	steps := 4
	if r.x.q.kind == count { // only the verb that they are moved by, or the noun for that
		steps = 1
		if n := r.headNoun(); n >= 0 && r.stageOf(&r.sent.Tokens[n]) != "" {
			at = n
		} else if !r.affected(verb) {
			return reported
		}
	}
	for n := 0; at >= 0 && n < steps; n++ {
		t := &r.sent.Tokens[at]
		if s := r.stageOf(t); s != "" && (t.UPOS == "VERB" || t.UPOS == "NOUN") {
			if s == "delivered" && t.UPOS == "VERB" && r.comes(at) {
				if h := t.Head; h >= 0 && t.Deprel == "xcomp" && r.stageOf(&r.sent.Tokens[h]) != "" { // agreed to send
					return r.stageOf(&r.sent.Tokens[h])
				}
				return "announced"
			}
			if r.x.unit == person && s != "delivered" { // people are sent and released, not approved
				return reported
			}
			return s
		}
		if t.UPOS == "VERB" && (t.Deprel == "advcl" || t.Deprel == "conj" || t.Deprel == "parataxis") {
			break // what the clause above tells is another matter
		}
		at = t.Head
	}
	return reported
}

// stageOf is the stage that a word gives.
func (r *reader) stageOf(t *casus.Token) string {
	st := r.words.stages[strings.ToLower(t.Lemma)]
	if st.money && r.x.q.kind != money {
		return ""
	}
	return st.name
}

// moved reports whether the people counted are themselves what the verb is done to, or joined to what is.
func (r *reader) moved() bool {
	if r.x.noun < 0 {
		return false
	}
	switch r.sent.Tokens[r.x.noun].Deprel {
	case "obj", "nsubj:pass", "conj":
		return true
	}
	return false
}

// headNoun is the noun that the thing counted belongs to ("a shipment of 20 tanks"), -1 when there is none.
func (r *reader) headNoun() int {
	at := r.x.core
	if r.x.noun >= 0 {
		at = r.x.noun
	}
	if t := &r.sent.Tokens[at]; t.Deprel == "nmod" && t.Head >= 0 && r.sent.Tokens[t.Head].UPOS == "NOUN" {
		return t.Head
	}
	return -1
}

// ofFire reports whether the rounds counted are ammunition.
func (r *reader) ofFire() bool {
	at := r.x.to
	return r.link(at, "of") && at+1 < len(r.items) && r.words.nouns[strings.ToLower(r.items[at+1].Tok.Lemma)] == "rounds"
}

// relation is how the phrase of the number hangs on a verb: "obj", "nsubj", ..., or "" when it does not.
func (r *reader) relation(verb int) string {
	at := r.x.core
	if r.x.noun >= 0 {
		at = r.x.noun
	}
	for n := 0; n < 6 && at >= 0 && verb >= 0; n++ {
		t := &r.sent.Tokens[at]
		if t.Head == verb {
			return t.Deprel
		}
		switch t.Deprel {
		case "conj", "appos", "nummod", "compound", "nmod", "flat":
			at = t.Head
			continue
		}
		break
	}
	return ""
}

// affected reports whether the thing counted is what the verb is done to.
func (r *reader) affected(verb int) bool {
	switch r.relation(verb) {
	case "obj", "nsubj:pass":
		return true
	}
	return false
}

// comes reports whether a verb tells what is still to come: it has a modal, or hangs on "to".
func (r *reader) comes(verb int) bool {
	for i := range r.sent.Tokens {
		if t := &r.sent.Tokens[i]; t.Head == verb && (t.XPOS == "MD" || t.Deprel == "mark" && t.UPOS == "PART") {
			return true
		}
	}
	return false
}

// asOf is the day the figure holds for: a day named in its clause, or that of the report when the sentence says "so far".
func (r *reader) asOf() *string {
	span := r.span()
	best, dist := (*string)(nil), 1<<30
	for i := range r.doc.Times {
		t := &r.doc.Times[i]
		if t.At.Sentence != r.sentence {
			continue
		}
		var day *string
		switch {
		case t.Type == "DATE" && t.Granularity == "day" && t.Value != nil && len(*t.Value) == 10 && !strings.Contains(*t.Value, "X"):
			day = t.Value
		case t.Value != nil && *t.Value == "PRESENT_REF" && r.doc.Report.Day() != "":
			d := r.doc.Report.Day()
			day = &d
		default:
			continue
		}
		if report := r.doc.Report.Day(); report != "" && *day > report { // no figure holds for a day to come
			continue
		}
		at := t.Spans.Bounds()
		d := span.Start - at.End
		if at.Start >= span.End {
			d = 2 * (at.Start - span.End)
		}
		if d < dist {
			best, dist = day, d
		}
	}
	return best
}

// parties fills giver and receiver from the syntax of the transfer and the actors of the sentence.
func (r *reader) parties(f *casus.Figure, verb int) {
	if len(r.doc.Actors) == 0 || r.x.unit == person || r.x.q.kind == percent {
		return
	}
	at := verb
	if at < 0 {
		return
	}
	for n := 0; n < 3 && at >= 0; n++ {
		tr, ok := r.words.transfer[strings.ToLower(r.sent.Tokens[at].Lemma)]
		if ok {
			f.From, f.To = r.party(at, tr.from), r.party(at, tr.to)
			break
		}
		at = r.sent.Tokens[at].Head
	}
	for i := range r.sent.Tokens { // aid to Ukraine, a loan from the Fund
		t := &r.sent.Tokens[i]
		tr, ok := r.words.transfer[strings.ToLower(t.Lemma)]
		if !ok || t.UPOS != "NOUN" || !(r.inside(i, r.x.core) || r.inside(r.x.core, i) || t.Head == verb) {
			continue
		}
		if f.To == nil {
			f.To = r.party(i, tr.to)
		}
		if f.From == nil {
			if f.From = r.party(i, tr.from); f.From == nil {
				f.From = r.party(i, "amod")
			}
		}
	}
}

// party is the actor in a relation to a token: subj, obj, iobj, a preposition, or a modifier before a noun.
func (r *reader) party(head int, rel string) *casus.ActorRef {
	for i := range r.sent.Tokens {
		t := &r.sent.Tokens[i]
		if t.Head != head {
			continue
		}
		ok := false
		switch rel {
		case "subj":
			ok = t.Deprel == "nsubj"
		case "obj", "iobj":
			ok = t.Deprel == rel
		case "amod":
			ok = t.Deprel == "amod" || t.Deprel == "compound" || t.Deprel == "nmod:poss"
		default:
			ok = (t.Deprel == "obl" || t.Deprel == "nmod") && r.hasCase(i, rel) || rel == "to" && t.Deprel == "iobj"
		}
		if ok {
			if ref := r.actorAt(i); ref != nil {
				return ref
			}
		}
	}
	return nil
}

func (r *reader) hasCase(i int, prep string) bool {
	for k := range r.sent.Tokens {
		if t := &r.sent.Tokens[k]; t.Head == i && t.Deprel == "case" && strings.ToLower(t.Form) == prep {
			return true
		}
	}
	return false
}

// actorAt is the actor mention whose words hold the token.
func (r *reader) actorAt(i int) *casus.ActorRef {
	tok := r.sent.Tokens[i].Span
	for k := range r.doc.Actors {
		if m := &r.doc.Actors[k]; m.At.Sentence == r.sentence && m.Spans.Contains(tok) && !m.Spans.Bounds().Overlaps(r.span()) {
			ref := m.Ref()
			return &ref
		}
	}
	return nil
}
