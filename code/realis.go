package code

import (
	"casus"
	"casus/clause"
)

// verdict is a realis value with the words that decide it.
type verdict struct {
	value string
	why   string
	// asked is set when a deontic modal asks for the act: "Tarsk must leave"
	asked bool
	will  bool
	// denied: told as untrue by the one accused, which is a statement and no event
	denied bool
}

// rank orders realis values from the least to the most remote from "it happened"; of several the more remote holds.
var rank = map[string]int{casus.Actual: 0, casus.Historical: 1, casus.Future: 2, casus.Hypothetical: 3, casus.Conditional: 4, casus.Negated: 5}

func (v *verdict) raise(value, why string) {
	if rank[value] > rank[v.value] {
		v.value, v.why = value, why
	}
}

// realisOf works out whether the event of a predicate is told as having happened: from its own negation, modal, tense and
// subordinator, then up through the words that embed it (attitude, implicative and factive signatures).
func (sc *scene) realisOf(i int) verdict {
	v := verdict{value: casus.Actual, why: "told as done"}
	w := sc.c.words.realis
	flip := false // an even number of negations
	cur := i
	for n := 0; n < maxDepth && cur >= 0; n++ {
		p := &sc.g.Preds[cur]
		if p.Kind == clause.Verb || p.Kind == clause.Copula || p.Kind == clause.Adjective {
			if p.Neg || p.NegArg && n == 0 {
				v.raise(casus.Negated, "negated at "+sc.form(p.Head))
				flip = !flip
			}
			if p.Modal >= 0 {
				switch r := w["modal"][sc.lemma(p.Modal)]; r {
				case "":
				case casus.Conditional:
					if w["polite"][sc.lemma(p.Head)] == "" {
						v.raise(r, "modal "+sc.form(p.Modal))
					}
				case "request":
					v.asked = v.asked || n == 0
					v.raise(casus.Hypothetical, "modal "+sc.form(p.Modal))
				case casus.Future:
					v.will = v.will || n == 0
					v.raise(r, "modal "+sc.form(p.Modal))
				default:
					v.raise(r, "modal "+sc.form(p.Modal))
				}
			}
			if sc.inverted(p) {
				v.raise(casus.Conditional, "inverted condition")
			}
			if sc.freeRelative(p) {
				v.raise(casus.Conditional, "relative clause on whoever does it")
			}
			if p.Mark != "" && base(p.Rel) == "advcl" {
				if r := w["mark"][p.Mark]; r == casus.Hypothetical && sc.turns(p) {
					// "fled before the army came", "shelled the town before leaving it": it came, they left
				} else if r == withMain && p.Tense == clause.Present && sc.c.conditionMark[p.Mark] {
					v.raise(casus.Conditional, "a condition with "+p.Mark)
				} else if r != "" && r != casus.Historical && r != withMain {
					v.raise(r, "subordinate clause with "+p.Mark)
				}
			}
			if p.Infin && (base(p.Rel) == "advcl" || base(p.Rel) == "acl") && p.Tense == clause.NoTense && !sc.attained(p) {
				v.raise(casus.Hypothetical, "infinitive of purpose")
			}
			if sc.intends(p) {
				v.raise(casus.Future, "going to")
			}
			if sc.bareForm(p) {
				v.raise(casus.Hypothetical, "bare form")
			}
			if p.Infin && p.Modal < 0 && (base(p.Rel) == "root" || p.Gov < 0 && base(p.Rel) == "xcomp") {
				if p.SurfSubj >= 0 || base(p.Rel) == "xcomp" {
					v.raise(casus.Future, "infinitive of a headline")
				} else {
					v.raise(casus.Hypothetical, "infinitive on its own")
				}
			}
			if sc.ordered(p) {
				v.raise(casus.Hypothetical, "imperative")
			}
			if p.Question && !sc.asksWhat(p) {
				v.raise(casus.Hypothetical, "question")
			}
			if sc.conditioned(p) && !(n == 0 && p.Modal < 0 && sc.spoken(&sc.vals[cur])) {
				v.raise(casus.Conditional, "main clause of a condition")
			}
			sc.adverbs(&v, p)
			if sc.pending(p) {
				v.raise(casus.Negated, "still pending")
			}
		} else {
			sc.nounRealis(&v, p, n == 0)
		}
		// upwards
		up, stop := sc.climb(&v, cur)
		if stop {
			break
		}
		cur = up
	}
	if v.value == casus.Actual {
		sc.background(&v, i)
	}
	if v.value == casus.Actual && sc.liesAhead(&sc.g.Preds[i]) {
		v.raise(casus.Future, "present tense with a time to come")
	}
	return v
}

// liesAhead reports whether a verb in the present has a time of its own that is still to come: "arrives next week".
func (sc *scene) liesAhead(p *clause.Pred) bool {
	if p.Kind == clause.Noun || p.Tense != clause.Present || p.Perfect || p.Modal >= 0 {
		return false
	}
	for _, k := range sc.g.Children(p.Head) {
		switch base(sc.tok(k).Deprel) {
		case "obl", "advmod", "nmod":
		default:
			continue
		}
		for _, i := range sc.timesIn[sc.si] {
			if t := &sc.doc.Times[i]; t.Spans.Overlaps(sc.tok(k).Span) && sc.toCome(t) {
				return true
			}
		}
	}
	return false
}

// toCome reports whether a time begins after the report's day, or says of itself that it does ("next week").
func (sc *scene) toCome(t *casus.Time) bool {
	if day := sc.doc.Report.Published; day != "" && t.Begin != nil {
		n := min(len(day), len(*t.Begin), len("2006-01-02"))
		return (*t.Begin)[:n] > day[:n]
	}
	for i := range sc.s.Tokens {
		if t.Spans.Overlaps(sc.s.Tokens[i].Span) {
			if sc.c.words.realis["adj"][sc.lemma(i)] == casus.Future || sc.c.words.realis["adv"][sc.lemma(i)] == casus.Future {
				return true
			}
		}
	}
	return false
}

func base(rel string) string {
	for i := 0; i < len(rel); i++ {
		if rel[i] == ':' {
			return rel[:i]
		}
	}
	return rel
}

// turns reports whether a clause of time tells what came next: in the past, or as a gerund on a clause without modal.
func (sc *scene) turns(p *clause.Pred) bool {
	if p.Modal >= 0 || sc.c.words.realis["turning"][p.Mark] == "" {
		return false
	}
	if p.Tense == clause.Past {
		return true
	}
	main := sc.g.At(sc.tok(p.Head).Head)
	return p.Tense == clause.NoTense && !p.Infin && main != nil && main.Modal < 0
}

// spoken reports whether the event is an act of words, which is done although what it is about hangs on a condition.
func (sc *scene) spoken(v *val) bool {
	return v.ok && (v.stage != stageDone || sc.c.ontology.types[v.code.Type].Inner)
}

// conditioned reports whether a condition hangs on the clause.
func (sc *scene) conditioned(p *clause.Pred) bool {
	for _, k := range sc.g.Children(p.Head) {
		if base(sc.tok(k).Deprel) != "advcl" {
			continue
		}
		if q := sc.g.At(k); q != nil && (sc.c.conditionMark[q.Mark] || sc.inverted(q)) {
			return (p.Modal >= 0 || q.Modal < 0) && !(sc.c.words.realis["turning"][q.Mark] != "" && q.Tense == clause.Past)
		}
	}
	return false
}

// adverbs reads adverbs of the verb.
func (sc *scene) adverbs(v *verdict, p *clause.Pred) {
	for _, k := range sc.g.Children(p.Head) {
		if sc.tok(k).Deprel == "advmod" {
			if r := sc.adverbSays(k); r != "" {
				if r == casus.Future && p.Tense == clause.Past || sc.c.words.realis["degree"][sc.lemma(p.Head)] == r {
					continue
				}
				v.raise(r, "adverb "+sc.form(k))
			}
		}
	}
}

// nounRealis reads negation and modifiers of an event noun, and its preposition.
func (sc *scene) nounRealis(v *verdict, p *clause.Pred, own bool) {
	if p.Neg {
		v.raise(casus.Negated, "negated noun")
	}
	if !own {
		return
	}
	for _, k := range sc.g.Children(p.Head) {
		switch base(sc.tok(k).Deprel) {
		case "amod", "compound", "acl":
			if r := sc.c.words.realis["adj"][sc.lemma(k)]; r != "" {
				v.raise(r, "modifier "+sc.form(k))
			} else if r := sc.c.words.realis["adj"][sc.form(k)]; r != "" {
				v.raise(r, "modifier "+sc.form(k))
			}
		}
	}
	if sc.lookedBackOn(p) {
		v.raise(casus.Historical, "what the news goes back to")
	}
	if prep := sc.g.Prep(p.Head); prep != "" && !sc.causesHarm(p) {
		if r := sc.c.words.realis["prep"][prep]; r != "" {
			v.raise(r, "after the preposition "+prep)
		} else if r := sc.c.words.realis["prepindef"][prep]; r != "" && !sc.definite(p.Head) {
			v.raise(r, "after the preposition "+prep)
		}
	}
}

// climb goes one embedding up. It stops at what is no embedding: a relative clause, an apposition, an adverbial clause.
func (sc *scene) climb(v *verdict, i int) (int, bool) {
	p := &sc.g.Preds[i]
	if p.Gov < 0 {
		return -1, true
	}
	gov := p.Gov
	if p.First >= 0 && gov == p.First {
		// a conjunct: look above the first
		if gov = sc.g.Preds[p.First].Gov; gov < 0 {
			return -1, true
		}
	}
	g := &sc.g.Preds[gov]
	if r := sc.gerundOver(p, g); r != "" {
		v.raise(r, "gerund under "+g.Lemma)
		return gov, false
	}
	switch base(p.Rel) {
	case "xcomp", "ccomp", "csubj":
		if base(p.Rel) == "csubj" && p.Gerund && g.Tense == clause.Present {
			v.raise(casus.Hypothetical, "gerund as subject")
		}
		if sc.asksWhether(p) {
			v.raise(casus.Hypothetical, "whether it is so is open")
		}
		if sc.openEnded(p, g) {
			v.raise(casus.Hypothetical, "infinitive under "+g.Lemma)
		}
	case "obj", "obl", "nmod", "nsubj", "compound":
		if p.Kind == clause.Verb && !p.Gerund {
			return -1, true
		}
		if r := sc.nounOver(p, g, gov); r != "" {
			v.raise(r, "content of "+g.Lemma)
			return gov, false
		}
	case "acl":
		if r := sc.nounOver(p, g, gov); r != "" {
			v.raise(r, "content of "+g.Lemma)
			return gov, false
		}
		if p.Rel == "acl:relcl" || !p.Infin {
			return -1, true
		}
	case "advcl":
		// "failed, attacking": no embedding; but a participle shares a condition or future of its clause
		if p.Gerund && p.Mark == "" && p.Head > g.Head && p.Head <= g.Head+2 && len(sc.operatorsOf(g)) > 0 {
			break // "denied holding him": a complement, whatever the label
		}
		if p.Gerund && g.Modal >= 0 && p.Mark == "" && !g.Neg && !sc.isSay(p) {
			return gov, false
		}
		if p.Gerund && p.Mark != "" && sc.underPrep(p, g) {
			break // "prevented them from leaving"
		}
		if sc.dependsOn(p, g) {
			if r := sc.realisOf(gov).value; r == casus.Future || r == casus.Hypothetical || r == casus.Conditional {
				v.raise(casus.Hypothetical, "beside what is "+r)
			}
			return -1, true
		}
		if p.Tense == clause.Present && sc.c.words.realis["mark"][p.Mark] == withMain && (g.Modal >= 0 || sc.ordered(g)) {
			v.raise(casus.Future, "clause of time beside what is to come")
		}
		return -1, true
	default:
		return -1, true
	}
	if p.Kind == clause.Noun {
		if base(p.Rel) == "nsubj" {
			if r := sc.c.words.realis["verb"][g.Lemma]; r != "" {
				v.raise(r, "subject of "+g.Lemma)
			}
			if g.Kind == clause.Verb || g.Kind == clause.Adjective {
				return gov, false
			}
		}
		if g.Kind == clause.Noun && base(p.Rel) != "nsubj" {
			return -1, true
		}
	}
	if op := sc.embedding(p, g, gov); op != nil {
		if op.op == opDeny && !g.Neg {
			v.denied = true
		}
		switch {
		case op.op == opSay || sc.merelyTells(p, g):
			if g.Neg {
				sc.unsaid(v, g)
			}
			return -1, true // a report: its own modality is the speaker's, not the act's
		case op.op == stageCut && p.Kind == clause.Noun:
			// "ended the siege": there was one
		case op.realis == "neg" && g.Neg:
			if op.op == "refused" || op.op == "cancelled" {
				v.raise(casus.Hypothetical, "not ruled out by "+g.Lemma)
			}
			return gov, true
		case op.realis == "neg":
			v.raise(casus.Negated, "under "+g.Lemma)
			return gov, false
		case op.realis != "":
			v.raise(valueOf[op.realis], "under "+g.Lemma)
		}
	}
	if base(p.Rel) == "xcomp" || base(p.Rel) == "ccomp" || base(p.Rel) == "nsubj" || base(p.Rel) == "csubj" || p.Rel == "obj" && p.Kind == clause.Noun {
		return gov, false
	}
	return -1, true
}

// background finds what the report tells as lying before its news: the past perfect, a participle that only identifies a
// party, a date long gone.
func (sc *scene) background(v *verdict, i int) {
	p := &sc.g.Preds[i]
	if p.Kind == clause.Verb {
		rel := base(p.Rel)
		switch {
		case (p.Perfect && p.Tense == clause.Past || sc.sharesPerfect(p)) && rel != "ccomp":
			v.raise(casus.Historical, "past perfect")
		case sc.causesHarm(p):
			// "three are injured after a man attacked them": that is the news
		case p.Rel == "acl" && p.Partic:
			v.raise(casus.Historical, "participle that identifies a party")
		case p.Rel == "acl:relcl" && p.Tense == clause.Past && sc.mainPresent():
			v.raise(casus.Historical, "relative clause in the past")
		case rel == "advcl" && p.Tense == clause.Past && sc.c.words.realis["reason"][p.Mark] != "" && sc.mainPresent():
			v.raise(casus.Historical, "clause in the past beside news in the present")
		}
		if p.Mark != "" && rel == "advcl" && p.Tense == clause.Past && p.Perfect {
			if r := sc.c.words.realis["mark"][p.Mark]; r == casus.Historical {
				v.raise(r, "clause with "+p.Mark)
			}
		}
	}
}

// sharesPerfect reports whether a participle stands in the past perfect of the verb that it is coordinated with: "had beaten and robbed him".
func (sc *scene) sharesPerfect(p *clause.Pred) bool {
	if p.First < 0 || sc.tok(p.Head).XPOS != "VBN" || sc.g.Child(p.Head, "nsubj", "nsubj:pass", "aux", "aux:pass") >= 0 {
		return false
	}
	f := &sc.g.Preds[p.First]
	return f.Perfect && f.Tense == clause.Past
}

// causesHarm reports whether p only tells what the harm told above it came from.
func (sc *scene) causesHarm(p *clause.Pred) bool {
	if p.Gov < 0 {
		return false
	}
	v := &sc.vals[p.Gov]
	return v.ok && v.act != nil && sc.c.harmActs[v.act.id] && sc.g.Preds[p.Gov].Tense == clause.Present && (base(p.Rel) == "advcl" || base(p.Rel) == "obl")
}

// mainPresent reports whether the sentence's main clause is told in the present tense.
func (sc *scene) mainPresent() bool {
	for i := range sc.g.Preds {
		if sc.g.Head(sc.g.Preds[i].Head) < 0 {
			return sc.g.Preds[i].Tense == clause.Present
		}
	}
	return false
}
