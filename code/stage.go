package code

import (
	"strings"

	"casus"
	"casus/clause"
)

// cutStage ends a promise, request, refusal or threat: a demand dropped, an offer withdrawn.
func (sc *scene) cutStage(v val, i, j int, c *val) (val, bool) {
	p := &sc.g.Preds[i]
	switch {
	case c.stage == "promised" && c.inner != nil:
		code, ok := sc.c.ontology.at(c.inner, "refused")
		if !ok {
			return val{}, false
		}
		v.code, v.act, v.inner, v.stage = code, sc.c.stageAct(code), c.inner, "refused"
	default:
		ended := sc.c.ontology.cut(c.act, stageCut)
		if ended == nil {
			return val{}, false
		}
		v.act, v.code = ended, ended.code
	}
	v.sources = sc.parties(p, subjectSlot)
	if len(v.sources) == 0 {
		v.sources = c.sources
	}
	v.targets = c.targets
	sc.consume(j)
	v.addTrigger(sc.g.Preds[j].Head)
	return v, true
}

// staged puts an act at a stage of the table: asked, promised, refused, threatened.
func (sc *scene) staged(v val, i int, op *operator, j int, c *val) (val, bool) {
	p := &sc.g.Preds[i]
	if sc.ownWish(p, op, j) {
		if sc.c.ontology.types[c.code.Type].Quad > 2 || sc.c.spoken[c.act.id] {
			return val{}, false
		}
		promise := *op
		promise.op = "promised"
		op = &promise
	}
	if stage := sc.stageFor(p, op.op, j, c); stage != op.op {
		resolved := *op
		resolved.op = stage
		op = &resolved
	}
	content := c.act
	if c.stage != stageDone {
		// a refused offer of talks is about the talks
		if c.inner == nil {
			content = c.act
		} else if op.op != "asked" || c.stage == "asked" || c.stage == "promised" {
			content = c.inner
		}
	}
	stage := op.op
	if q := &sc.g.Preds[j]; stage == "threatened" && q.Kind == clause.Verb && !q.Infin && !q.Gerund && !sc.speaksOfSelf(p, q) && !sc.unleashed(p, q, c) {
		return val{}, false // a forecast of what others may do
	}
	if q := &sc.g.Preds[j]; q.Neg && q.Kind == clause.Verb && c.stage == stageDone {
		// not to do it: harm left out is a concession, help left out a refusal
		if sc.c.ontology.types[content.code.Type].Quad >= 3 {
			if content = sc.c.ontology.cut(content, stageCut); content == nil {
				return val{}, false
			}
		} else if stage == "promised" || stage == "threatened" {
			stage = "refused"
		} else if stage == "asked" {
			return val{}, false
		}
	}
	code, ok := sc.c.ontology.at(content, stage)
	if yield := sc.c.ontology.acts[sc.c.yields]; stage == "promised" && c.stage == "asked" && c.inner == nil && yield != nil {
		// a demand accepted
		v.code, v.act = yield.code, yield
		sc.roles(&v, p, op, c)
		v.targets = sc.either(v.targets, withoutParties(c.sources, v.sources))
		sc.consume(j)
		v.addTrigger(sc.g.Preds[j].Head)
		return v, true
	}
	if !ok {
		return val{}, false
	}
	v.code, v.act, v.inner, v.stage = code, sc.c.stageAct(code), content, stage
	if code.Type == content.code.Type && stage == "threatened" {
		v.inner = content.inner // "warned that it would not tolerate rallies": one threat
	}
	if !sc.c.ontology.types[code.Type].Inner {
		v.inner, v.stage = nil, stageDone
		if code.Type == content.code.Type {
			v.act = content
		}
	}
	sc.roles(&v, p, op, c)
	sc.consume(j)
	v.addTrigger(sc.g.Preds[j].Head)
	v.innerS, v.innerT = c.sources, c.targets
	return v, true
}

// unleashed reports whether a body that can do so warns of a measure in the passive: "warned that marchers would be jailed". Of violence in
// the passive anybody may warn.
func (sc *scene) unleashed(say, q *clause.Pred, c *val) bool {
	if !q.Passive || q.Modal < 0 || len(c.sources) > 0 || c.code.Type == sc.c.violentType || sc.c.ontology.types[c.code.Type].Quad != materialConflict {
		return false
	}
	switch sc.c.words.realis["modal"][sc.lemma(q.Modal)] {
	case casus.Future, casus.Conditional:
		return sc.offices(sc.parties(say, subjectSlot))
	}
	return false
}

// stageFor resolves a stage that depends on whose act the content is: a proposal of what others should do is a request, any other
// an offer; a party to a war that calls for its end offers it.
func (sc *scene) stageFor(p *clause.Pred, op string, j int, c *val) string {
	switch op {
	case opProposed:
		q := &sc.g.Preds[j]
		if q.Kind == clause.Verb && !q.Infin && !q.Gerund {
			if sc.speaksOfSelf(p, q) {
				return "promised"
			}
			return "asked"
		}
		if q.Kind == clause.Noun && len(c.sources) > 0 && (!c.mutual || len(c.sources) > 1) && !sc.partyTo(p, q, c) {
			return "asked"
		}
		return "promised"
	case "asked":
		if sc.c.ownCalls[c.code] && c.stage == stageDone && !sc.asksOthers(p) && sc.partyTo(p, &sc.g.Preds[j], c) {
			return "promised"
		}
	}
	return op
}

// partyTo reports whether the subject is a party to the content: named in it, meant by a possessive pronoun in it, or the one who
// is left out where a noun of the content names only the other side ("called for a truce with Tarsk", not "urged Tarsk to end its war").
func (sc *scene) partyTo(p, q *clause.Pred, c *val) bool {
	own := sc.parties(p, subjectSlot)
	if len(own) == 0 {
		return false
	}
	named := 0
	for _, x := range append(append([]party{}, c.sources...), c.targets...) {
		at := x.ref.At
		if at.Sentence == sc.si && sc.tok(at.Token).UPOS == "PRON" && sc.tok(at.Token).Deprel == "nmod:poss" {
			return true
		}
		for i := range own {
			if sameRef(&own[i].ref, &x.ref) {
				return true
			}
		}
		named++
	}
	return named == 1 && c.mutual && q.Kind == clause.Noun
}

// roles fills the parties of an outer act: its subject, and whoever the operator names as target, else who is asked in
// the clause below or hit by the content.
func (sc *scene) roles(v *val, p *clause.Pred, op *operator, c *val) {
	v.sources = sc.parties(p, subjectSlot)
	named := sc.parties(p, op.target)
	v.targets = withoutParties(named, v.sources)
	if len(v.targets) == 0 && len(named) > 0 && named[0].ref.Implicit != "" {
		// "urged both sides": others than those who urge, whoever they are
		v.targets = []party{{sc.bare(named[0].ref.At.Token), "object of " + op.op}}
	}
	if len(v.sources) == 0 && p.Passive && p.Kind == clause.Verb && op.op == "promised" {
		v.sources = sc.parties(p, objectSlot) // "Tarsk is committed to leaving"
		v.targets = withoutParties(v.targets, v.sources)
	}
	if len(v.sources) == 0 && !p.Passive && p.Kind != clause.Verb {
		v.sources = c.sources
	}
	if op.op == stageCut || op.op == "cancelled" {
		return
	}
	if c.mutual && op.op == "promised" {
		// a mutual promise: everybody is a source
		if rest := withoutParties(c.sources, v.sources); len(v.sources) == 0 {
			v.sources, v.targets = rest, nil
		} else if len(v.sources) > 1 || len(rest) == 0 {
			v.targets = nil
		} else if len(v.targets) == 0 {
			v.targets = rest
		}
		return
	}
	if len(v.targets) > 0 {
		return
	}
	switch op.op {
	case "asked":
		v.targets = withoutParties(c.sources, v.sources)
		if len(v.targets) == 0 {
			v.targets = withoutParties(c.targets, v.sources)
		}
	case "threatened":
		v.targets = sc.others(withoutParties(c.targets, v.sources), v.sources) // who does the deed threatened is the one who threatens
	default:
		v.targets = sc.contentParties(c, v.sources)
	}
	if len(v.targets) == 0 && p.Kind == clause.Verb {
		v.targets = withoutParties(sc.others(sc.implied(v, p, op.target), v.sources), v.sources)
	}
	if len(v.targets) == 0 && op.op == "threatened" {
		v.targets = withoutParties(sc.warned(p), v.sources)
	}
}

// warned is whose act a threat hangs on: "threatened to leave the talks if Tarsk sends its ships".
func (sc *scene) warned(p *clause.Pred) []party {
	for i := range sc.g.Preds {
		q := &sc.g.Preds[i]
		if !sc.c.conditionMark[q.Mark] || base(q.Rel) != "advcl" || !sc.g.Has(p.Head, q.Head) {
			continue
		}
		if got := sc.parties(q, subjectSlot); len(got) > 0 {
			return got
		}
	}
	return nil
}

// contentParties are whom the content concerns besides the sources of the outer act.
func (sc *scene) contentParties(c *val, sources []party) []party {
	out := withoutParties(c.targets, sources)
	if len(out) == 0 {
		out = withoutParties(c.sources, sources)
	}
	return sc.others(out, sources)
}

// others leaves out the source's own side: its possessive pronoun and officials ("called off its minister's trip").
func (sc *scene) others(ps, sources []party) []party {
	var out []party
	for _, p := range ps {
		own := len(sources) > 0 && p.ref.At.Sentence == sc.si && sc.tok(p.ref.At.Token).XPOS == "PRP$"
		for i := range sources {
			own = own || p.ref.Country != "" && p.ref.Country != unidentified && p.ref.Country == sources[i].ref.Country && sc.owned(p.ref.At.Token)
		}
		if !own {
			out = append(out, p)
		}
	}
	return out
}

// owned reports whether a possessive pronoun stands before the noun.
func (sc *scene) owned(token int) bool {
	for _, k := range sc.g.Children(token) {
		if sc.tok(k).XPOS == "PRP$" {
			return true
		}
	}
	return false
}

func (sc *scene) either(a, b []party) []party {
	if len(a) > 0 {
		return a
	}
	return b
}

func withoutParties(ps, without []party) []party {
	var out []party
	for _, p := range ps {
		same := false
		for i := range without {
			if sameRef(&p.ref, &without[i].ref) && !unlike(p, without[i]) {
				same = true
			}
		}
		if !same {
			out = append(out, p)
		}
	}
	return out
}

// unlike reports whether two parties of one sort (a country's soldiers, a country's police) stand in the text as two: neither takes up the other.
func unlike(a, b party) bool {
	if strings.Count(a.ref.Actor, ":") != 1 || len(a.ref.Spans) == 0 || len(b.ref.Spans) == 0 || a.ref.Spans[0] == b.ref.Spans[0] {
		return false
	}
	return !strings.Contains(a.how, "chain") && !strings.Contains(b.how, "chain") && !strings.Contains(a.how, "pronoun") && !strings.Contains(b.how, "pronoun") && a.ref.Text != b.ref.Text
}

func takesClause(op *operator) bool {
	for _, s := range op.content {
		if s.kind == slotClause {
			return true
		}
	}
	return false
}

// asksAfter reports whether a clause is an indirect question.
func (sc *scene) asksAfter(q *clause.Pred) bool {
	if r := sc.c.words.realis["mark"][q.Mark]; r == casus.Conditional {
		return true
	}
	for _, k := range sc.g.Children(q.Head) {
		if x := sc.tok(k).XPOS; x == "WRB" || x == "WP" || x == "WDT" {
			return true
		}
	}
	return false
}

// gift takes the object of a promise or request for what is to be given when it names goods or money: "pledged $90 million".
func (sc *scene) gift(p *clause.Pred, v *val) {
	if v.inner != nil || !sc.c.ontology.types[v.code.Type].Inner {
		return
	}
	for _, a := range sc.g.Args(p) {
		if a.Role != clause.Object || a.Conj {
			continue
		}
		for _, class := range sc.c.gifts {
			if sc.isClass(a.Head, class) {
				v.inner = sc.c.ontology.acts[sc.c.giftAct]
				return
			}
		}
	}
}

// bareOperator is a request, promise, refusal or threat whose content the lexicon does not know.
func (sc *scene) bareOperator(i int, op *operator) val {
	p := &sc.g.Preds[i]
	a := sc.c.ontology.acts[sc.c.bareActs[op.op]]
	if a == nil {
		return val{}
	}
	v := newVal(i, p.Head)
	v.act, v.code, v.bare, v.stage = a, a.code, true, op.op
	v.addRule(op.rule)
	v.addRule("bare:" + a.id + ":" + op.op)
	hasClause := false
	v.sources = sc.parties(p, subjectSlot)
	if len(v.sources) == 0 && p.Passive && op.op == "promised" && sc.c.selfBound[sc.lemma(p.Head)] {
		v.sources = sc.parties(p, objectSlot) // "Tarsk is committed to the treaty"
		hasClause = len(v.sources) > 0
	}
	v.targets = withoutParties(sc.parties(p, op.target), v.sources)
	if sc.ruledOnly(p, v.sources) || sc.routineAgreement(op.op, v.sources) {
		return val{}
	}
	sc.gift(p, &v)
	if len(v.targets) == 0 && op.op != "asked" {
		v.targets = withoutParties(sc.withWhom(p), v.sources)
	}
	for _, x := range sc.g.Args(p) {
		if x.Role == clause.Open || x.Role == clause.Clausal {
			q := sc.g.At(x.Head)
			if q == nil || x.Role == clause.Open && (q.Kind != clause.Verb || !q.Infin) {
				continue
			}
			if x.Role == clause.Clausal && sc.asksAfter(q) {
				return val{} // "asked why"
			}
			if x.Role == clause.Clausal && !takesClause(op) {
				continue
			}
			hasClause = true
		}
	}
	for _, k := range sc.g.Children(p.Head) {
		if q := sc.g.At(k); q != nil && q.Infin && k > p.Head && len(v.targets) > 0 {
			hasClause = true
		}
	}
	if len(v.sources) == 0 && len(v.targets) == 0 || !hasClause && (len(v.targets) == 0 || op.op == "asked") {
		return val{}
	}
	return v
}

// withWhom are the parties that an unknown content names: "agreed to share power with the rebels", "refused to hand the envoy a visa".
func (sc *scene) withWhom(p *clause.Pred) []party {
	for _, x := range sc.g.Args(p) {
		q := sc.g.At(x.Head)
		if x.Role != clause.Open || q == nil || q.Kind != clause.Verb {
			continue
		}
		if got := sc.parties(q, sc.c.withSlots); len(got) > 0 {
			return got
		}
		for _, a := range sc.g.Args(q) {
			if (a.Role == clause.Object || a.Role == clause.Indirect || a.Role == clause.Oblique && sc.c.receiving[a.Case]) && a.Via == clause.Direct && sc.actorAt(a.Head) != nil {
				if got := sc.party(nil, a.Head, "content", 0); len(got) > 0 {
					return got
				}
			}
		}
	}
	return nil
}
