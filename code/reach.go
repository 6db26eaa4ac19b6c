package code

import (
	"fmt"
	"strings"

	"casus"
	"casus/clause"
)

// reach is the data on parties that stand elsewhere than in a slot of the frame: kinds of prepositions, acts and types.
type reach struct {
	aimed, movement, agents, ofPreps, upon, occasion, receiving, noLonger, intransitive, attributive, heldNouns map[string]bool // prepositions; adverbs
	territorial, hosted, striking, strikes                                                                      map[string]bool // acts whose recipient may be a place
	noImplied, protestFor, publicDeeds, privateWords                                                            map[string]bool // types
	privateSectors                                                                                              map[string]bool
	again                                                                                                       map[string]string // verbs of an act done again -> verb of the act
	doerSlots                                                                                                   []slot
}

func (r *reach) load(settings map[string][]string) error {
	for key, to := range map[string]*map[string]bool{
		"aimed": &r.aimed, "movement": &r.movement, "agent": &r.agents, "of": &r.ofPreps, "upon": &r.upon, "occasion": &r.occasion, "receiving": &r.receiving, "no-longer": &r.noLonger, "intransitive": &r.intransitive, "attributive": &r.attributive, "held-as": &r.heldNouns,
		"territorial": &r.territorial, "hosted": &r.hosted, "striking": &r.striking, "strike-preps": &r.strikes, "no-implied": &r.noImplied, "protest-for": &r.protestFor, "public": &r.publicDeeds, "private-words": &r.privateWords, "private-sectors": &r.privateSectors,
	} {
		*to = map[string]bool{}
		for _, v := range settings[key] {
			(*to)[v] = true
		}
	}
	r.again = map[string]string{}
	for _, v := range settings["again"] {
		l := strings.TrimPrefix(v, "re")
		r.again[v], r.again["re-"+l] = l, l
	}
	var err error
	if r.doerSlots, err = parseSlots(strings.Join(settings["doer"], ",")); err != nil {
		return fmt.Errorf("event/settings.txt: doer: %w", err)
	}
	return nil
}

// oneName reports whether a conjunct and what it is joined to stand in one name.
func (sc *scene) oneName(token int) bool {
	h := sc.g.Head(token)
	if h < 0 {
		return false
	}
	for _, i := range sc.actorsIn[sc.si] {
		b := sc.doc.Actors[i].Spans.Bounds()
		if len(sc.doc.Actors[i].Members) == 0 && b.Contains(sc.tok(token).Span) && b.Contains(sc.tok(h).Span) {
			return true
		}
	}
	return false
}

// behind appends the party of a prepositional phrase. Behind a preposition of place only who can act is one, or what the act comes down
// on ("the raid on the depot"); anything else is the scene.
func (sc *scene) behind(out []party, token int, prep, how string) []party {
	if sc.c.locative[prep] && (!sc.isActor(token) || !sc.ruled && sc.tok(token).UPOS == "NOUN" && sc.inClass(token, sc.c.lands)) && !((sc.c.upon[prep] || sc.struck && sc.c.strikes[prep]) && sc.isThingParty(token)) {
		if ref := sc.belonging(token); ref.Actor != "" && sc.inAny(token, sc.c.bodySeats) {
			return append(out, party{ref, how + ", seat of a body"}) // "rallied outside the UN office"
		}
		return sc.placed(out, token, prep)
	}
	return sc.party(out, token, how, 0)
}

// placed appends the party that a place stands for behind a preposition of place: a capital one comes from, goes or speaks to is
// its government; of visits and of acts upon a territory the place itself is the recipient.
func (sc *scene) placed(out []party, token int, prep string) []party {
	pl := sc.placeAt(token)
	if pl == nil || pl.Country == "" || sc.tok(token).UPOS != "PROPN" {
		return out
	}
	capital := pl.Feature == capitalFeature
	switch {
	case sc.ruled, capital && (sc.hosted || sc.c.movement[prep] || sc.ofWords && sc.c.strikes[prep]), sc.struck && sc.c.strikes[prep]:
	default:
		return out
	}
	ref := casus.ActorRef{Evidence: pl.Evidence, Actor: pl.Country, Name: pl.Name, Country: pl.Country, At: casus.TokenRef{Sentence: sc.si, Token: token}}
	how := prep + capitalHow
	if !capital && !isCountry(pl) {
		ref.Actor, ref.Sector = pl.Country+":"+civilians, civilians
		how = prep + placeHow
	}
	return append(out, party{ref, how})
}

// How the party that a place stands for was found.
const (
	capitalHow = ", capital as party"
	placeHow   = ", its people"
)

// capitalFeature is the GeoNames class and code of capitals; civilians PLOVER's sector of people without arms.
const (
	capitalFeature = "P.PPLC"
	civilians      = "CVL"
)

// lateAgent appends the agent of a passive that hangs on a later word of its clause: "was sentenced to two years in jail by a court",
// "was ordered to leave by the junta", "a curfew is imposed and a state of emergency declared by the government".
func (sc *scene) lateAgent(out []party, p *clause.Pred) []party {
	for k := p.Head + 1; k < len(sc.s.Tokens); k++ {
		if prep := sc.g.Prep(k); prep == "" || !sc.c.agents[prep] || sc.nounRow(k) != nil {
			continue
		}
		if sc.agentOf(k, p) {
			if got := sc.party(out, k, "by", 0); len(got) > len(out) {
				return got
			}
		}
	}
	return out
}

// agentOf reports whether a by-phrase may belong to the passive above the word it hangs on: only plain nouns, an infinitive or a
// coordinated passive stand between.
func (sc *scene) agentOf(token int, p *clause.Pred) bool {
	for t, n := sc.g.Head(token), 0; t > p.Head && n < maxDepth; t, n = sc.g.Head(t), n+1 {
		q := sc.g.At(t)
		switch {
		case q == nil:
		case q.Kind == clause.Noun:
			if sc.nounRow(t) != nil || len(sc.c.words.stageNouns[sc.lemma(t)]) > 0 || base(sc.tok(t).Deprel) != "obl" && base(sc.tok(t).Deprel) != "nmod" && base(sc.tok(t).Deprel) != "obj" {
				return false
			}
		case q.Passive && base(sc.tok(t).Deprel) == "conj":
		case !q.Passive && q.Infin && base(sc.tok(t).Deprel) == "xcomp":
		default:
			return false
		}
		if sc.g.Head(t) == p.Head {
			return true
		}
	}
	return false
}

// aimedAt appends whose act or thing a phrase like "over two Tarskian air raids" or "against the army's policy" is aimed at.
func (sc *scene) aimedAt(out []party, p *clause.Pred, prep string) []party {
	for _, a := range sc.g.Args(p) {
		if a.Role != clause.Oblique || a.Case != prep || a.Conj {
			continue
		}
		q := sc.g.At(a.Head)
		if q == nil || q.Kind != clause.Noun {
			continue
		}
		if got := sc.parties(q, sc.c.doerSlots); len(got) > 0 {
			return append(out, got...)
		}
	}
	return out
}

// called is the name that stands in apposition to a noun for the same person: "its former head, Arno Velk"; -1 without.
func (sc *scene) called(token int) int {
	own := sc.actorAt(token)
	if sc.tok(token).UPOS != "NOUN" || own != nil && !own.Unnamed || !sc.isPerson(token) {
		return -1
	}
	for _, k := range sc.g.Children(token) {
		if k < token || sc.tok(k).UPOS != "PROPN" {
			continue
		}
		switch base(sc.tok(k).Deprel) {
		case "appos", "flat":
			if m := sc.actorAt(k); m != nil && m.Kind == "person" && (own == nil || !sc.comma(token, k)) {
				return k
			}
		}
	}
	return -1
}

// comma reports whether punctuation stands between two tokens.
func (sc *scene) comma(from, to int) bool {
	for i := from + 1; i < to; i++ {
		if sc.tok(i).UPOS == "PUNCT" {
			return true
		}
	}
	return false
}

// slippedReceiver appends the receiver that the parser took for part of the thing given: "lent Tarsk 30 million dollars".
func (sc *scene) slippedReceiver(out []party, p *clause.Pred) []party {
	for _, a := range sc.g.Args(p) {
		if a.Role != clause.Object || a.Conj || a.Via != clause.Direct {
			continue
		}
		for _, k := range sc.g.Children(a.Head) {
			if k > p.Head && k < a.Head && sc.tok(k).UPOS == "PROPN" && k+1 < len(sc.s.Tokens) && (sc.tok(k+1).UPOS == "NUM" || sc.tok(k+1).UPOS == "DET") {
				return sc.party(out, k, "receiver", 0)
			}
		}
	}
	return out
}

// implied are the recipients of an act that the frame's own slots do not name: whose thing it is done to ("sank a Merrian ship"), the
// parties of an act that it is about ("banned a march by the union", "reneged on a promise to the union"), whom an act told in the object's
// clause is done to ("ended the embargo that it had slapped on Merria").
func (sc *scene) implied(v *val, p *clause.Pred, slots []slot) []party {
	judging := sc.c.judging[v.code.Type]
	for _, s := range slots {
		if s.sub && s.at == slotObject && s.kind == slotPrep && !judging {
			if got := sc.impliedUnder(p, s.prep); len(got) > 0 {
				return got // "lifted the blockade on Merrian lorries"
			}
		}
		if s.sub || s.kind != slotObject && s.kind != slotPrep {
			continue
		}
		for _, a := range sc.g.Args(p) {
			if a.Conj || a.Via == clause.Relative && sc.tok(p.Head).Deprel == "acl" || !(s.kind == slotObject && sc.isObject(p, a) || s.kind == slotPrep && a.Role == clause.Oblique && a.Case == s.prep) {
				continue
			}
			if got := sc.impliedBy(a.Head, judging); len(got) > 0 {
				return got
			}
		}
	}
	for _, a := range sc.g.Args(p) {
		if a.Role == clause.Object && !a.Conj && a.Via == clause.Direct && !sc.isPerson(a.Head) && !judging {
			if got := sc.ofClause(a.Head); len(got) > 0 {
				return got
			}
		}
	}
	return nil
}

// impliedBy are the parties that a noun which names none implies.
func (sc *scene) impliedBy(token int, judging bool) []party {
	if next := sc.through(token); next >= 0 {
		token = next
	}
	q := sc.g.At(token)
	if q == nil || q.Kind != clause.Noun || sc.isPerson(token) || sc.isTime(token) {
		return nil
	}
	if v := sc.value(sc.g.Index(q)); v.ok && judging {
		got := v.sources // who is blamed for an attack is who made it
		if sc.c.judging[v.code.Type] {
			got = v.targets // "an inquiry into allegations against the minister"
		}
		if len(got) > 0 {
			return got
		}
	} else if v.ok {
		if got := sc.contentParties(v, nil); len(got) > 0 {
			return got
		}
	}
	if got := sc.parties(q, sc.c.ownerSlots); len(got) > 0 || judging && (sc.nounRow(token) != nil || sc.isDoing(token)) {
		return got
	}
	for _, k := range sc.g.Children(token) {
		if k > token && base(sc.tok(k).Deprel) == "nmod" && sc.c.scenePreps[sc.g.Prep(k)] && sc.nation(k) && sc.tok(k).UPOS == "PROPN" {
			return sc.party(nil, k, "country of what it is done to", 0)
		}
		if pl := sc.placeAt(k); k > token && base(sc.tok(k).Deprel) == "nmod" && sc.c.scenePreps[sc.g.Prep(k)] && pl != nil && isCountry(pl) {
			return []party{{casus.ActorRef{Evidence: pl.Evidence, Actor: pl.Country, Name: pl.Name, Country: pl.Country, At: casus.TokenRef{Sentence: sc.si, Token: k}}, "country of what it is done to"}}
		}
	}
	return nil
}

// impliedUnder are the parties implied by a phrase that hangs on the object.
func (sc *scene) impliedUnder(p *clause.Pred, prep string) []party {
	for _, a := range sc.g.Args(p) {
		if a.Conj || a.Via != clause.Direct {
			continue
		}
		if a.Role == clause.Oblique && a.Case == prep {
			if got := sc.impliedBy(a.Head, false); len(got) > 0 {
				return got
			}
		}
		if a.Role != clause.Object {
			continue
		}
		for _, k := range sc.g.Children(a.Head) {
			if k > a.Head && base(sc.tok(k).Deprel) == "nmod" && sc.g.Prep(k) == prep {
				if got := sc.impliedBy(k, false); len(got) > 0 {
					return got
				}
			}
		}
	}
	return nil
}

// ofClause is whom the act of a noun's relative clause is done to.
func (sc *scene) ofClause(token int) []party {
	for _, k := range sc.g.Children(token) {
		if base(sc.tok(k).Deprel) != "acl" || sc.predIndex(k) < 0 {
			continue
		}
		if v := sc.value(sc.predIndex(k)); v.ok && v.stage == stageDone && len(v.targets) > 0 {
			return v.targets
		}
	}
	return nil
}

// resultOfPassive takes the patient of a passive from what its result was done by: in "the camp was shelled by the army, killing five" the
// army kills, not the camp.
func (sc *scene) resultOfPassive(v *val, p *clause.Pred) {
	if !p.Gerund || p.Mark != "" || base(p.Rel) != "advcl" || !sc.c.harmActs[v.act.id] && sc.g.Child(p.Head, "obj") < 0 {
		return
	}
	if g := sc.g.Governor(p); g != nil && g.Passive && sc.g.Child(p.Head, "nsubj") < 0 {
		v.sources = sc.parties(g, subjectSlot)
	}
}

// counterpart adds the other side of a mutual act of which the noun's own phrase names one: "flew in for talks with Merria", "is in talks
// with Merria", "died in clashes with the militia".
func (sc *scene) counterpart(own []party, p *clause.Pred) []party {
	if len(own) != 1 {
		return own
	}
	verb := p
	if p.Kind == clause.Noun {
		if base(sc.tok(p.Head).Deprel) != "obl" || !sc.c.occasion[sc.g.Prep(p.Head)] {
			return own
		}
		if verb = sc.g.At(sc.g.Head(p.Head)); verb == nil {
			return own
		}
	}
	role := slotSubject
	if verb.Passive {
		role = slotObject
	}
	if other := sc.parties(verb, []slot{{kind: role}}); !sc.remainder(other) {
		own = append(withoutParties(other, own), own...)
	}
	return own
}

// sharers appends the parties that share a noun with the last of them: "Tarskian and Merrian rangers".
func (sc *scene) sharers(out []party, token int, how string) []party {
	if sc.tok(token).UPOS != "NOUN" || sc.tok(token).XPOS != "NNS" && !sc.inClass(token, sc.c.plural) {
		return out
	}
	for _, k := range sc.g.Children(token) {
		if k > token {
			break
		}
		if d := base(sc.tok(k).Deprel); d != "amod" && d != "compound" && d != "nmod" || sc.g.Prep(k) != "" {
			continue
		}
		var more []int
		for _, c := range sc.g.Children(k) {
			if c > k && c < token && sc.tok(c).Deprel == "conj" && sc.nation(c) {
				more = append(more, c)
			}
		}
		if len(more) == 0 && sc.nation(k) && k+2 < token && sc.tok(k+1).UPOS == "CCONJ" && sc.nation(token) {
			out = sc.mention(out, sc.actorAt(k), how+", shared noun") // "US and South Korean troops", both beside the noun
			continue
		}
		if len(more) == 0 || !sc.nation(k) {
			continue
		}
		for _, c := range append([]int{k}, more[:len(more)-1]...) {
			out = sc.mention(out, sc.actorAt(c), how+", shared noun")
		}
	}
	return out
}

// nation reports whether the token stands for a state: its adjective or name.
func (sc *scene) nation(token int) bool {
	m := sc.actorAt(token)
	return m != nil && m.Country != "" && len(m.Members) == 0
}

// members appends the further states of a plural noun's phrase: "the foreign ministers of Tarsk and Merria".
func (sc *scene) members(out []party, token int, how string) []party {
	if sc.tok(token).XPOS != "NNS" {
		return out
	}
	for _, k := range sc.g.Children(token) {
		if k < token || base(sc.tok(k).Deprel) != "nmod" || !sc.c.ofPreps[sc.g.Prep(k)] {
			continue
		}
		if pl := sc.placeAt(k); !sc.nation(k) && (pl == nil || !isCountry(pl)) {
			continue
		}
		for _, c := range sc.g.Children(k) {
			if sc.tok(c).Deprel == "conj" {
				out = sc.behind(out, c, sc.g.Prep(k), how+", shared noun")
			}
		}
		break
	}
	return out
}

// through is the noun whose number or group a token gives: "dozens of troops"; -1 when the token names something itself.
func (sc *scene) through(token int) int {
	if !sc.inClass(token, sc.c.transparent) {
		return -1
	}
	for _, k := range sc.g.Children(token) {
		if d := sc.tok(k).Deprel; (d == "nmod" || d == "obl") && sc.g.Prep(k) == sc.c.partitive {
			return k
		}
	}
	return -1
}

// nolonger reports whether the verb is told to have come to an end by an adverb: "will no longer tolerate".
func (sc *scene) nolonger(p *clause.Pred) bool {
	for _, k := range sc.g.Children(p.Head) {
		if k < p.Head && sc.c.noLonger[sc.form(k)] {
			return true
		}
	}
	return false
}

// acrossBorder are whom a move of forces is aimed at: the land beside the border they mass at, or whose border, air or sea it is.
func (sc *scene) acrossBorder(p *clause.Pred, own []party) []party {
	for _, a := range sc.g.Args(p) {
		if a.Conj || a.Role != clause.Oblique && a.Role != clause.Object || a.Role == clause.Oblique && !sc.c.locative[a.Case] {
			continue
		}
		tokens := []int{a.Head}
		for _, k := range sc.g.Children(a.Head) { // "sent tanks to positions near the border"
			if k > a.Head && base(sc.tok(k).Deprel) == "nmod" {
				tokens = append(tokens, k)
			}
		}
		for _, t := range tokens {
			q := sc.g.At(t)
			if q == nil || q.Kind != clause.Noun || !sc.inClass(t, sc.c.frontiers) {
				continue
			}
			got := append(sc.parties(q, sc.c.withSlots), sc.parties(q, sc.c.doerSlots)...)
			got = append(got, sc.parties(p, sc.c.withSlots)...)
			var out []party
			for _, x := range withoutParties(got, own) {
				same := x.ref.Country == "" || x.ref.Country == unidentified
				for i := range own {
					same = same || own[i].ref.Country == x.ref.Country
				}
				if !same {
					out = append(out, x)
				}
			}
			if len(out) > 0 {
				return out
			}
		}
	}
	return nil
}
