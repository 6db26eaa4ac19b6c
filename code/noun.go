package code

import (
	"casus/clause"
)

// nounRow is the reading of a noun as an event, or nil.
func (sc *scene) nounRow(token int) *nounRow {
	for _, row := range sc.c.words.nouns[sc.lemma(token)] {
		if row.act != nil && sc.precede(token, row.before) && sc.follow(token, row.after) && sc.nounHolds(token, row.conds) {
			return row
		}
	}
	return nil
}

// nounHolds reports whether the noun's phrase satisfies the conditions.
func (sc *scene) nounHolds(token int, conds []cond) bool {
	for _, c := range conds {
		if p := sc.g.At(token); p == nil || !sc.holds(p, c) {
			return false
		}
	}
	return true
}

// nounValue is what a noun denotes: a stage with its content ("a call for talks"), else an event of its own.
func (sc *scene) nounValue(i int) val {
	p := &sc.g.Preds[i]
	row := sc.nounRow(p.Head)
	if row != nil && p.Kind == clause.Copula && sc.c.behind[sc.g.Prep(p.Head)] {
		if a := sc.c.ontology.acts[sc.c.behindAct]; a != nil && sc.sayAbove(p) != nil {
			v := newVal(i, p.Head) // "said that Tarsk was behind the attack"
			v.act, v.code = a, a.code
			v.addRule("copula:behind")
			v.sources, v.targets = sc.parties(p, []slot{{kind: slotSpeaker}}), sc.parties(p, subjectSlot)
			return v
		}
	}
	var bare *operator
	if sc.nounIdiom(p.Head) {
		return val{}
	}
	if row == nil || len(row.before) == 0 {
		for _, op := range sc.c.words.stageNouns[sc.lemma(p.Head)] {
			if v := sc.operateNoun(i, op); v.ok {
				return v
			}
			if bare == nil && op.bare && sc.isStage(op.op) {
				bare = op
			}
		}
	}
	if row == nil && bare != nil {
		// "made an offer": what is offered the lexicon does not know
		if a := sc.c.ontology.acts[sc.c.bareActs[bare.op]]; a != nil {
			v := newVal(i, p.Head)
			v.act, v.code, v.noun, v.content, v.bare, v.stage = a, a.code, true, true, true, bare.op
			v.addRule(bare.rule)
			v.sources = sc.parties(p, bare.frame.sources)
			v.targets = withoutParties(sc.parties(p, bare.frame.targets), v.sources)
			return v
		}
	}
	if row == nil {
		return val{}
	}
	v := newVal(i, p.Head)
	v.denote(row.act)
	v.noun, v.content, v.staged = true, row.content, row.stage
	v.addRule(row.rule)
	for k := len(row.before); k > 0; k-- {
		v.addTrigger(p.Head - k)
		if j := sc.predIndex(p.Head - k); j >= 0 {
			sc.consume(j)
		}
	}
	v.mutual = row.frame.mutual
	v.sources = sc.parties(p, row.frame.sources)
	if row.frame.mutual {
		v.sources = append(v.sources, sc.parties(p, row.frame.targets)...)
		if len(v.sources) == 0 {
			v.sources = sc.present(p, v.act)
		}
		v.sources = sc.counterpart(v.sources, p)
	} else {
		v.targets = withoutParties(sc.targetParties(v.act, p, row.frame.targets), v.sources)
	}
	return v
}

// present are the parties to a meeting that names none: the subject of the clause that tells what was done at it, when there are several
// ("failed to reach a deal at talks in Geneva").
func (sc *scene) present(p *clause.Pred, a *act) []party {
	if a.content != sc.c.meeting || base(p.Rel) != "obl" || !sc.c.scenePreps[sc.g.Prep(p.Head)] {
		return nil
	}
	g := sc.g.Governor(p)
	if g == nil || g.Kind != clause.Verb || g.Head > p.Head {
		return nil
	}
	for _, x := range sc.g.Args(g) {
		if x.Role == clause.Subject && sc.isSeveral(x.Head) {
			return sc.parties(g, subjectSlot)
		}
	}
	return nil
}

// operateNoun applies a stage noun to its content.
func (sc *scene) operateNoun(i int, op *operator) val {
	p := &sc.g.Preds[i]
	for _, s := range op.content {
		for _, k := range sc.contentTokens(p, s) {
			j := sc.contentPred(k)
			if j < 0 || j == i {
				continue
			}
			c := sc.value(j)
			if !c.ok || c.act == nil {
				continue
			}
			v, ok := sc.applyNoun(i, op, j, c)
			if ok {
				return v
			}
		}
	}
	return val{}
}

// contentTokens are the tokens below a noun that may head its content.
func (sc *scene) contentTokens(p *clause.Pred, s slot) []int {
	var out []int
	switch s.kind {
	case slotClause:
		for _, k := range sc.g.Children(p.Head) {
			if d := sc.tok(k).Deprel; (d == "acl" || d == "ccomp" || d == "advcl") && sc.tok(k).UPOS == "VERB" && !(d == "acl" && sc.tok(k).XPOS == "VBN" && sc.g.Child(k, "mark") < 0 && sc.g.Prep(k) == "" && sc.g.Child(k, "nsubj", "nsubj:pass") < 0) {
				out = append(out, k)
			}
		}
	case slotCompound, slotPrep:
		for _, a := range sc.g.Args(p) {
			if a.Conj {
				continue
			}
			if s.kind == slotCompound && a.Role == clause.Compound || s.kind == slotPrep && a.Role == clause.Oblique && a.Case == s.prep {
				out = append(out, a.Head)
			}
		}
		if s.kind == slotPrep {
			for _, k := range sc.g.Children(p.Head) {
				if sc.tok(k).Deprel == "acl" && sc.g.Prep(k) == s.prep {
					out = append(out, k)
				}
			}
			// attachment: the phrase may hang on the verb ("rejected calls by Merria for a truce")
			if h := sc.g.Head(p.Head); h >= 0 && base(sc.tok(p.Head).Deprel) == "obj" {
				for _, k := range sc.g.Children(h) {
					if k > p.Head && base(sc.tok(k).Deprel) == "obl" && sc.g.Prep(k) == s.prep {
						out = append(out, k)
					}
				}
			}
		}
	}
	return out
}

func (sc *scene) applyNoun(i int, op *operator, j int, c *val) (val, bool) {
	p := &sc.g.Preds[i]
	v := newVal(i, p.Head)
	v.addRule(op.rule)
	for _, r := range c.rules {
		if r != "" {
			v.addRule(r)
		}
	}
	own := sc.parties(p, op.frame.sources)
	to := withoutParties(sc.parties(p, op.frame.targets), own)
	switch op.op {
	case opThink, opDeny:
		v.act, v.code, v.inner, v.stage, v.mutual = c.act, c.code, c.inner, c.stage, c.mutual
		v.realis = op.realis
		if op.realis == "" {
			v.realis = "hyp"
		}
		v.sources, v.targets = c.sources, c.targets
		if len(v.sources) == 0 {
			v.sources = own
		}
		v.trigger = c.trigger
		v.noun, v.content = c.noun, c.content
		sc.consume(j)
		return v, true
	case opDo:
		if c.content && sc.c.noCarry[c.act.content] {
			return val{}, false
		}
		v.act, v.code, v.inner, v.stage, v.mutual = c.act, c.code, c.inner, c.stage, c.mutual
		v.sources, v.targets = c.sources, c.targets
		if len(v.sources) == 0 {
			v.sources = own
		}
		v.noun, v.content = true, c.content
	case stageCut, "cancelled":
		if c.stage != stageDone || sc.c.endpoints[sc.g.Prep(p.Head)] {
			return val{}, false
		}
		ended := sc.c.ontology.cut(c.act, op.op)
		if ended == nil {
			return val{}, false
		}
		v.act, v.code, v.noun = ended, ended.code, true
		v.about(sc.c.ontology, c.act)
		v.sources, v.targets = own, to
		if c.mutual && len(own) == 0 && len(c.sources) > 1 {
			v.sources, v.mutual, v.targets = c.sources, true, nil
		} else {
			v.targets = sc.either(to, sc.contentParties(c, own))
		}
	default:
		content := c.act
		if c.stage != stageDone && c.inner != nil {
			content = c.inner
		}
		stage := op.op
		if q := &sc.g.Preds[j]; q.Neg && q.Kind == clause.Verb && c.stage == stageDone && (stage == "promised" || stage == "threatened") {
			// "assurances that it would not test": harm left out is a concession, help left out a refusal
			if sc.c.ontology.types[content.code.Type].Quad >= 3 {
				if content = sc.c.ontology.cut(content, stageCut); content == nil {
					return val{}, false
				}
			} else {
				stage = "refused"
			}
		}
		code, ok := sc.c.ontology.at(content, stage)
		if !ok {
			return val{}, false
		}
		v.code, v.act, v.inner, v.stage, v.noun = code, sc.c.stageAct(code), content, stage, true
		if !sc.c.ontology.types[code.Type].Inner {
			v.inner, v.stage = nil, stageDone
		}
		v.sources, v.targets = own, to
		if len(own) == 0 && op.op != "asked" {
			v.sources = c.sources
		}
		if len(to) == 0 {
			if c.mutual && op.op == "promised" && len(own) == 0 {
				v.mutual = true
			} else if op.op == "asked" {
				v.targets = withoutParties(c.sources, v.sources)
			} else {
				v.targets = sc.contentParties(c, v.sources)
			}
		}
	}
	sc.consume(j)
	v.addTrigger(sc.g.Preds[j].Head)
	return v, true
}

// nounIdiom reports whether the noun with the words beside it means no act: "war of words", "heart attack".
func (sc *scene) nounIdiom(token int) bool {
	for _, id := range sc.c.words.nounIdioms[sc.lemma(token)] {
		for _, with := range id.with {
			if token > 0 && (sc.lemma(token-1) == with || sc.form(token-1) == with) {
				return true
			}
			for _, k := range sc.g.Children(token) {
				if sc.lemma(k) == with && k > token {
					return true
				}
			}
			if h := sc.g.Head(token); h > token && sc.lemma(h) == with && base(sc.tok(token).Deprel) == "compound" {
				return true // "riot police"
			}
		}
	}
	return false
}
