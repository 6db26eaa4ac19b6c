package code

import (
	"strings"

	"casus"
	"casus/clause"
)

func hasFeat(t *casus.Token, feat string) bool { return strings.Contains(t.Feats, feat) }

// sober reports whether the sentence has words of the police, the courts or of death, which no match report has.
func (sc *scene) sober() bool {
	for i := range sc.lemmas {
		if sc.inClass(i, sc.c.soberWords) {
			return true
		}
	}
	return false
}

// silenced reports whether the evidence for a topic keeps a sentence from being coded.
func (c *Coder) silenced(topic string, score int) bool {
	limit := c.topics[topic]
	return limit > 0 && score >= limit
}

// offTopic reports whether the sentence tells of sport, fiction, markets, weather, science: a decisive word with one more,
// or three others of one topic.
func (sc *scene) offTopic() bool {
	if sc.toldInFiction() {
		return true
	}
	score := [8]int{}
	names := [8]string{}
	n := 0
	for i := range sc.lemmas {
		for _, tw := range sc.c.words.topics[sc.lemma(i)] {
			if len(tw.rest) > 0 && !sc.follow(i, tw.rest) {
				continue
			}
			k := 0
			for k < n && names[k] != tw.topic {
				k++
			}
			if k == n {
				if n == len(names) {
					continue
				}
				names[n] = tw.topic
				n++
			}
			score[k] += tw.weight
		}
	}
	if n > 0 && sc.sober() {
		for k := 0; k < n; k++ {
			if names[k] == sc.c.playTopic {
				score[k] -= 2 // "a bomb went off at the match"
			}
		}
	}
	sc.accident = false
	for k := 0; k < n; k++ {
		if sc.c.topics[names[k]] == 0 && score[k] >= 2 {
			sc.accident = true
		}
		if sc.c.silenced(names[k], score[k]) {
			return true
		}
	}
	return false
}

// idiom reports whether verb and object or subject are a turn of phrase that means no act: "fight inflation".
func (sc *scene) idiom(i int) bool {
	p := &sc.g.Preds[i]
	if p.Kind == clause.Noun {
		return false
	}
	if rule := sc.vals[i].rules[0]; !strings.HasPrefix(rule, "verb:") && !strings.HasPrefix(rule, "op:refused:") {
		return sc.inertSubject(p)
	}
	for _, id := range sc.c.words.idioms[sc.lemma(p.Head)] {
		if !sc.rest(p, id.rest) {
			continue
		}
		for _, a := range sc.g.Args(p) {
			if a.Role != clause.Object && !(a.Role == clause.Oblique && len(sc.vals[i].targets) == 0) || a.Via == clause.Shared {
				continue
			}
			if strings.Contains(sc.vals[i].rules[0], "-"+sc.lemma(a.Head)) {
				continue // part of the verb's own phrase: "took part in"
			}
			if sc.isOneOf(a.Head, id.with) {
				return true
			}
			// "fighting a losing battle against flu"
			for _, k := range sc.g.Children(a.Head) {
				if a.Role == clause.Object && sc.tok(k).Deprel == "nmod" && sc.c.aimed[sc.g.Prep(k)] && sc.isOneOf(k, id.with) {
					return true
				}
			}
		}
	}
	return !sc.vals[i].agentive && sc.inertSubject(p)
}

// immaterial reports whether the act is done to what has no body, so that the words are a figure of speech: "killed all hope", "an
// assault on democracy".
func (sc *scene) immaterial(i int) bool {
	p, v := &sc.g.Preds[i], &sc.vals[i]
	if v.act == nil || v.specific && sc.classed(p) || v.carried || v.inner != nil || !sc.c.bodily[v.act.id] || !v.noun && !strings.HasPrefix(v.rules[0], "verb:") {
		return false
	}
	done := false
	for _, a := range sc.g.Args(p) {
		if a.Via == clause.Shared || a.Conj {
			continue
		}
		switch a.Role {
		case clause.Object:
			done = true
		case clause.Oblique:
			if done {
				continue
			}
			if !sc.c.upon[a.Case] && !(v.noun && a.Case == sc.c.partitive) || sc.isTime(a.Head) {
				continue
			}
		default:
			continue
		}
		if sc.isAbstract(a.Head) {
			return true
		}
	}
	return false
}

// classed reports whether the frame of the verb names the class of an object or oblique.
func (sc *scene) classed(p *clause.Pred) bool {
	row := sc.verbRow(p)
	if row == nil {
		return false
	}
	for _, c := range row.conds {
		if c.class >= 0 && !c.not && c.kind != slotSubject {
			return true
		}
	}
	return false
}

// isAbstract reports whether the token, or what it only measures, names what has no body.
func (sc *scene) isAbstract(token int) bool {
	for next := sc.through(token); next >= 0; next = sc.through(token) {
		token = next
	}
	return sc.actorAt(token) == nil && sc.nameAt(token) == nil && sc.inClass(token, sc.c.abstract)
}

// isOneOf reports whether the token, with the words before it, is one of the words or phrases.
func (sc *scene) isOneOf(token int, words []string) bool {
	for _, w := range words {
		if sc.lemma(token) == w || sc.form(token) == w || hasSpace(w) && sc.phraseEnds(token, w) {
			return true
		}
	}
	return false
}

// private reports whether nobody but persons that a report does not name take part: "he demanded", "thank you". Between them nothing
// political is done in words.
func (sc *scene) private(f *found) bool {
	if sc.c.publicDeeds[f.val.code.Type] || len(f.sources)+len(f.targets) == 0 {
		return false
	}
	if !sc.public && sc.c.privateWords[f.val.code.Type] && !sc.offices(f.sources) && !sc.offices(f.targets) {
		return true
	}
	for _, list := range [][]party{f.sources, f.targets} {
		for i := range list {
			r := &list[i].ref
			if r.Actor != "" || r.At.Sentence != sc.si || sc.tok(r.At.Token).UPOS != "PRON" {
				return false
			}
			if hasFeat(sc.tok(r.At.Token), "Person=3") && sc.namesPublic() {
				return false // it may be the one named
			}
		}
	}
	return true
}

// offices reports whether one of the parties holds an office, bears arms or stands for many.
func (sc *scene) offices(ps []party) bool {
	for i := range ps {
		if s := ps[i].ref.Sector; s != "" && !sc.c.privateSectors[s] {
			return true
		}
		if at := ps[i].ref.At; at.Sentence == sc.si {
			if n := sc.nameAt(at.Token); sc.tok(at.Token).UPOS == "PROPN" && (n == nil || n.Type != "PER") {
				return true // a state or body that no registry knows
			}
			for _, c := range sc.c.offices {
				if sc.inClass(at.Token, c) {
					return true
				}
			}
		}
	}
	return false
}

// namesPublic reports whether the sentence names a state, a body or an official.
func (sc *scene) namesPublic() bool {
	for _, i := range sc.actorsIn[sc.si] {
		if isPublic(&sc.doc.Actors[i]) {
			return true
		}
	}
	return false
}

// isPublic reports whether a mention names a known party: no pronoun, and none that only the report knows.
func isPublic(m *casus.ActorMention) bool {
	return !m.Provisional && m.Kind != "pronoun" && m.Country != "" && m.Country != unidentified
}

// forecast reports whether the act is only what people who watch and comment hold possible.
func (sc *scene) forecast(f *found, p *clause.Pred) bool {
	switch f.realis.value {
	case casus.Hypothetical, casus.Future, casus.Conditional:
	default:
		return false
	}
	for g := sc.g.Governor(p); g != nil; g = sc.g.Governor(g) {
		for _, a := range sc.g.Args(g) {
			if a.Role == clause.Subject && a.Via == clause.Direct && sc.inClass(a.Head, sc.c.commentators) {
				return true
			}
		}
	}
	return false
}

// inertSubject reports whether what acts is a thing that has no aims: a storm, a virus, an accident.
func (sc *scene) inertSubject(p *clause.Pred) bool {
	for _, a := range sc.g.Args(p) {
		if (!sc.c.words.inert[sc.lemma(a.Head)] || sc.actorAt(a.Head) != nil || sc.nounRow(a.Head) != nil) && !(a.Role == clause.Subject && sc.nounIdiom(a.Head)) {
			continue
		}
		if a.Role == clause.Subject {
			return true
		}
		if a.Role == clause.Oblique && sc.c.throughPreps[a.Case] && p.Passive {
			return true
		}
	}
	return false
}

func hasSpace(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] == ' ' {
			return true
		}
	}
	return false
}

// phraseEnds reports whether the words of a phrase stand up to the token.
func (sc *scene) phraseEnds(token int, phrase string) bool {
	end := len(phrase)
	for t := token; ; t-- {
		at := end
		for at > 0 && phrase[at-1] != ' ' {
			at--
		}
		if t < 0 || sc.lemma(t) != phrase[at:end] {
			return false
		}
		if at == 0 {
			return true
		}
		end = at - 1
	}
}

// commemorated reports whether an event noun stands only in what remembers it: "the anniversary of the invasion".
func (sc *scene) commemorated(i int) bool {
	p := &sc.g.Preds[i]
	if p.Kind != clause.Noun {
		return false
	}
	h := sc.g.Head(p.Head)
	if h < 0 {
		return false
	}
	switch base(sc.tok(p.Head).Deprel) {
	case "obj", "nsubj":
		return sc.c.remembering[sc.lemma(h)]
	case "nmod", "compound":
		return sc.c.words.realis["anniversary"][sc.lemma(h)] != ""
	}
	return false
}

// maxBack is how many sentences back an event may lie that a definite noun takes up again.
const maxBack = 4

// anaphor reports whether a definite event noun only takes up an event told before: "the attack", "their raid".
func (sc *scene) anaphor(i int) bool {
	p := &sc.g.Preds[i]
	v := &sc.vals[i]
	if p.Kind != clause.Noun || !v.noun || !sc.definite(p.Head) {
		return false
	}
	for k := len(sc.told) - 1; k >= 0; k-- {
		t := &sc.told[k]
		if sc.si-t.si > maxBack {
			return false
		}
		if t.code.Type != v.code.Type || t.si == sc.si {
			continue
		}
		if (len(v.sources) == 0 || overlap(v.sources, t.sources) || sc.pronouns(v.sources)) && (len(v.targets) == 0 || overlap(v.targets, t.targets)) {
			return true
		}
	}
	return false
}

// definite reports whether the noun has a definite article, a demonstrative or a possessive pronoun.
func (sc *scene) definite(token int) bool {
	for _, k := range sc.g.Children(token) {
		t := sc.tok(k)
		switch {
		case k > token:
			return false
		case t.Deprel == "det" && (hasFeat(t, "Definite=Def") || hasFeat(t, "PronType=Dem")), t.Deprel == "nmod:poss" && t.UPOS == "PRON":
			return true
		}
	}
	return false
}

func (sc *scene) pronouns(ps []party) bool {
	for i := range ps {
		at := ps[i].ref.At
		if at.Sentence != sc.si || sc.tok(at.Token).UPOS != "PRON" {
			return false
		}
	}
	return true
}
