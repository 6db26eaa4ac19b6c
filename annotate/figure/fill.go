package figure

import (
	"strings"

	"casus"
)

// fill makes the record's figure.
func (r *reader) fill() {
	x, q := r.x, r.x.q
	f := casus.Figure{
		Evidence: casus.Quote(r.doc.Text(), r.span()), Unit: x.unit, Bound: q.bound, Delta: level, Stage: reported,
		Rules: x.match.IDs(), At: casus.TokenRef{Sentence: r.sentence, Token: x.core},
	}
	low, high := q.low, q.high
	switch q.bound {
	case over:
		f.Low = &low
	case under:
		f.High = &high
	default:
		if q.bound == "" {
			f.Bound = exact
		}
		f.Low, f.High = &low, &high
	}
	verb := r.verb()
	f.Role, f.Item = r.role(verb), r.item()
	x.things = f.Item
	if ro, ok := r.roleOf(verb); ok && x.unit == person {
		x.happened = ro
		if f.Item != "" {
			f.Item += " " + ro.word
		}
	}
	f.Delta = r.delta(verb)
	f.Stage = r.stage(verb)
	f.AsOf = r.asOf()
	r.parties(&f, verb)
	x.fig = f
}

// item is what is counted: the words behind the number with what they are of; of money, what it is for.
func (r *reader) item() string {
	x := r.x
	switch x.q.kind {
	case money:
		return r.purpose()
	case percent, measured:
		return r.measuredThing()
	}
	if x.noun < 0 {
		if b := r.before; x.carried && b != nil && b.unit == x.unit {
			return b.things
		}
		return ""
	}
	from := -1
	for i := x.from; i < x.to; i++ {
		if r.items[i].Token > x.core && !r.link(i, "of") && from < 0 && r.items[i].Tok.UPOS != "DET" && !r.link(i, "join") {
			from = i
		}
	}
	if from < 0 {
		from = x.to - 1
	}
	end := x.to
	if end+1 < len(r.items) && r.link(end, "of") {
		if e := r.phrase(end + 1); e > end+1 {
			end = e
		}
	}
	return r.words1(from, end)
}

// words1 is the text of items on one line.
func (r *reader) words1(from, to int) string {
	if from >= to {
		return ""
	}
	return strings.Join(strings.Fields(r.doc.Text()[r.items[from].Start:r.items[to-1].End]), " ")
}

// purpose is what money is for: the noun it stands before ("$7 billion loan"), what follows "in", "of", "for" or "worth of", else the subject
// of a verb of measure.
func (r *reader) purpose() string {
	at := r.x.to
	if at < len(r.items) {
		if r.link(at, "worth") {
			at++
		}
		if r.link(at, "join") {
			at++
		}
		switch {
		case r.link(at, "purpose"):
			start := at + 1
			for start < len(r.items) && r.items[start].Tok.UPOS == "DET" {
				start++
			}
			if e := r.phrase(start); e > start && r.items[e-1].Tok.UPOS == "NOUN" {
				return r.words1(start, e)
			}
		case r.sent.Tokens[r.x.core].Head >= 0:
			if e := r.phrase(at); e > at && r.inside(r.x.core, r.items[e-1].Token) {
				return r.words1(at, e)
			}
		}
	}
	return r.subject()
}

// measuredThing is what a percentage or measure is of: "of the houses", else the subject.
func (r *reader) measuredThing() string {
	if at := r.x.to; r.link(at, "of") {
		if e := r.phrase(at + 1); e > at+1 {
			return r.words1(at+1, e)
		}
	}
	return r.subject()
}

// subject is the bare noun phrase of the governing verb's subject.
func (r *reader) subject() string {
	v := r.verb()
	if v < 0 {
		return ""
	}
	for i := range r.sent.Tokens {
		t := &r.sent.Tokens[i]
		if t.Head == v && strings.HasPrefix(t.Deprel, "nsubj") && t.UPOS == "NOUN" {
			if r.words.isPerson(strings.ToLower(t.Lemma)) || r.actorAt(i) != nil { // who tells or owns is not what is counted
				return ""
			}
			from := i
			for k := i - 1; k >= 0 && k >= i-4; k-- {
				if h := r.sent.Tokens[k].Head; h == i && (r.sent.Tokens[k].Deprel == "amod" || r.sent.Tokens[k].Deprel == "compound") {
					from = k
				} else {
					break
				}
			}
			return strings.Join(strings.Fields(r.doc.Text()[r.sent.Tokens[from].Start:t.End]), " ")
		}
	}
	return ""
}
