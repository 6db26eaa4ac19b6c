// Package code finds event mentions in an analysed and annotated report: who did what to whom, at which stage, and whether
// it happened.
//
// Start with [New] and [Coder.Events]. Words and frames are data (data/event), what an act counts as is the ontology's
// (data/ontology); the code composes them: a predicate denotes an act by its frame ([scene.verbRow], [scene.nounRow]), an
// operator puts the act below it at a stage ("refused to lift", "threatened to cut"), and the ontology's table gives the code
// of an act at a stage. Realis is worked out on the way up from the predicate ([scene.realisOf]).
package code

import (
	"fmt"
	"sort"
	"strconv"
	"strings"

	"casus"
	"casus/clause"
	"casus/lexicon"
)

// defaultName is the name of the ontology that must know every act of the lexicon.
const defaultName = "PLOVER"

// Coder codes events. It is safe for concurrent use.
type Coder struct {
	everyday
	reach
	judged
	protestAct, jailAct, convictAct             string
	jailVerbs, jailTerms, sentencing, frontiers int
	nonState                                    map[string]bool // leading codes of actors that are of no state
	servants                                    map[string]bool // sectors of those who serve a state
	statePlaces                                 map[string]bool // modes of protest that are against the state when nobody is named
	commentators, lands                         int
	offices                                     []int           // classes of those who act for many
	abstract                                    int             // class of what has no body
	bodily                                      map[string]bool // acts that only bodies, places and things suffer

	ontology   *Ontology
	words      *words
	grammar    *clause.Grammar
	settings   map[string][]string
	factuality factuality

	transparent                                    int
	persons, sites, tools, humans, bodySeats       []int
	ownerSlots                                     []slot
	violence, plural, documents, papers, remainder int
	disasterActs, noCarry, stateSectors, noResult  map[string]bool
	violentType                                    string
	shares                                         map[string]float64
	locative, personalActs, resultActs             map[string]bool
	yields                                         string
	partitive                                      string
	meeting                                        string
	vague                                          string
	withSlots, companySlots                        []slot
	targetSlots                                    []slot
	throughPreps                                   map[string]bool
	endableActs                                    map[string]bool
	vagueActs                                      map[string]bool
	bareActs                                       map[string]string
	stageActs                                      map[Code]*act
	conditionMark                                  map[string]bool
	harmActs                                       map[string]bool
	alone                                          map[string]bool
	chargeActs                                     map[string]bool
	chargePreps                                    map[string]bool
	oneActs                                        map[string]bool
	wordTypes, unparted, unpartedTypes             map[string]bool
	placePreps, stillPreps, placeNouns             map[string]bool
	placedTypes, placedObjects                     map[string]bool
	harmRoles                                      map[string]bool
	saidPreps, seats, whileMarks, sceneOf          map[string]bool
	ownCalls                                       map[Code]bool
	jointAct                                       string
	jointAdverbs, jointNot, jointTypes             map[string]bool
	scenePreps                                     map[string]bool
	gifts                                          []int
	giftAct                                        string
	measures                                       [][2]string
	protesters                                     int
	tellings                                       int
	thingRelatives                                 map[string]bool
	protestType                                    map[string]bool
	topics                                         map[string]int
	stative, behind                                map[string]bool
	behindAct                                      string
}

var (
	subjectSlot = []slot{{kind: slotSubject}}
	objectSlot  = []slot{{kind: slotObject}}
)

// New loads the word data and an ontology by name; "" is PLOVER.
func New(lex *lexicon.Set, ontology string) (*Coder, error) {
	if ontology == "" {
		ontology = "plover"
	}
	o, err := LoadOntology(lex, ontology)
	if err != nil {
		return nil, err
	}
	c := &Coder{ontology: o, settings: map[string][]string{}, stageActs: map[Code]*act{}}
	if c.words, err = loadWords(lex, o); err != nil {
		return nil, err
	}
	if c.factuality, err = loadFactuality(lex); err != nil {
		return nil, err
	}
	t, err := lex.Table("clause/grammar.txt", "kind", "word")
	if err != nil {
		return nil, err
	}
	if c.grammar, err = clause.New(t.Rows); err != nil {
		return nil, err
	}
	if err := c.loadSettings(lex); err != nil {
		return nil, err
	}
	for id := range o.acts {
		a := o.acts[id]
		code := a.code
		if c.stageActs[code] == nil {
			c.stageActs[code] = &act{id: "stage", code: code, content: o.after[code.Type]}
		}
	}
	for _, t := range o.Types {
		codes := []Code{{Type: t.ID}}
		for m := range t.Modes {
			codes = append(codes, Code{t.ID, m})
		}
		for _, code := range codes {
			c.stageActs[code] = &act{id: "stage", code: code, content: o.after[t.ID]}
		}
	}
	return c, nil
}

// Ontology is the ontology in use.
func (c *Coder) Ontology() *Ontology { return c.ontology }

func (c *Coder) loadSettings(lex *lexicon.Set) error {
	t, err := lex.Table("event/settings.txt", "key", "values")
	if err != nil {
		return err
	}
	for _, r := range t.Rows {
		c.settings[r.Get("key")] = r.List("values")
	}
	c.shares = map[string]float64{}
	shares, err := lex.Table("event/confidence.txt", "rule", "parties", "share")
	if err != nil {
		return err
	}
	for _, r := range shares.Rows {
		x, err := strconv.ParseFloat(r.Get("share"), 64)
		if err != nil || x < 0 || x > 1 {
			return r.Errorf("share %q is no number from 0 to 1", r.Get("share"))
		}
		c.shares[r.Get("rule")+" "+r.Get("parties")] = x
	}
	one := func(key string) string {
		if v := c.settings[key]; len(v) > 0 {
			return v[0]
		}
		if err == nil {
			err = fmt.Errorf("event/settings.txt: no %q", key)
		}
		return ""
	}
	class := func(key string) []int {
		var out []int
		for _, name := range c.settings[key] {
			id, ok := c.words.classID[name]
			if !ok && err == nil {
				err = fmt.Errorf("event/settings.txt: %s: no class %q", key, name)
			}
			out = append(out, id)
		}
		return out
	}
	first := func(key string) int {
		if ids := class(key); len(ids) > 0 {
			return ids[0]
		}
		return -1
	}
	one("transparent")
	c.offices = class("offices")
	c.persons, c.sites, c.tools, c.humans, c.bodySeats = class("persons"), class("sites"), class("tools"), class("humans"), class("body-seats")
	c.ownerSlots = []slot{{kind: slotPoss}, {kind: slotPrep, prep: "by"}, {kind: slotMod}}
	c.documents = first("documents")
	c.plural = first("plural")
	c.lands = first("lands")
	c.abstract = first("abstract")
	c.commentators = first("commentators")
	c.remainder = first("remainder")
	c.violence = first("violence")
	c.transparent = first("transparent")
	c.partitive, c.meeting, c.vague, c.yields = one("partitive"), one("meeting"), one("vague"), one("yield")
	for _, p := range c.settings["with"] {
		c.withSlots = append(c.withSlots, slot{kind: slotPrep, prep: p})
	}
	for _, m := range c.settings["measure"] {
		if f := strings.Fields(m); len(f) == 2 {
			c.measures = append(c.measures, [2]string{f[0], f[1]})
		}
	}
	for _, p := range c.settings["company"] {
		c.companySlots = append(c.companySlots, slot{kind: slotPrep, prep: p})
	}
	for _, p := range c.settings["target"] {
		c.targetSlots = append(c.targetSlots, slot{kind: slotPrep, prep: p})
	}
	set := func(key string) map[string]bool {
		m := map[string]bool{}
		for _, v := range c.settings[key] {
			m[v] = true
		}
		return m
	}
	c.throughPreps, c.endableActs, c.vagueActs, c.conditionMark = set("through"), set("endable"), set("vague"), set("condition")
	c.harmActs, c.alone, c.topics = set("harm"), set("alone"), map[string]int{}
	for key, values := range c.settings {
		if topic, ok := strings.CutPrefix(key, "topic-"); ok {
			n, e := strconv.Atoi(values[0])
			if e != nil && err == nil {
				err = fmt.Errorf("event/settings.txt: %s: %w", key, e)
			}
			c.topics[topic] = n
		}
	}
	c.chargeActs, c.chargePreps, c.oneActs, c.wordTypes = set("charge"), set("charge-preps"), set("one"), set("crowd-words")
	c.unparted, c.unpartedTypes = set("unparted"), map[string]bool{}
	for id := range c.unparted {
		if code, ok := c.ontology.CodeOf(id); ok {
			c.unpartedTypes[code.Type] = true
		}
	}
	c.jointAct, c.jointAdverbs, c.jointNot, c.jointTypes = one("joint-act"), set("joint-adverbs"), set("joint-not"), set("joint-types")
	c.scenePreps, c.bodily = set("meeting-preps"), set("bodily")
	c.placePreps, c.stillPreps, c.placeNouns = set("place-preps"), set("place-still"), set("place-nouns")
	c.saidPreps, c.seats, c.whileMarks = set("place-said"), set("place-seats"), set("place-while")
	c.sceneOf, c.harmRoles = set("place-scene"), set("harm-roles")
	c.placedTypes, c.placedObjects = set("placed-types"), set("placed-objects")
	c.firms, c.firmTypes, c.prevented, c.unsaid, c.routine, c.against = set("firms"), set("firm-types"), set("prevented"), set("unsaid"), set("routine"), set("against-prefix")
	c.spoken, c.remembering, c.wishes, c.endpoints, c.selfBound = set("spoken"), set("remembering"), set("wishes"), set("endpoints"), set("self-bound")
	c.cooperateAct, c.convictMode, c.bombAct, c.tradeAct = one("cooperate-act"), one("convict-mode"), one("bomb-act"), one("trade-act")
	c.playTopic, c.cutType, c.cutMode = one("play-topic"), one("cut-type"), one("cut-mode")
	for name, to := range map[string]*int{"sober": &c.soberWords, "fiction": &c.fictions, "depicting": &c.depicting, "festive": &c.festive} {
		if ids := class(name); len(ids) > 0 {
			*to = ids[0]
		}
	}
	c.findings = first("findings")
	c.mishaps = first("mishaps")
	c.thingRelatives = set("thing-relatives")
	c.gifts, c.giftAct = class("gifts"), one("gift-act")
	c.papers = first("papers")
	c.tellings = first("tellings")
	c.ownCalls = map[Code]bool{}
	for _, v := range c.settings["own-call"] {
		t, m, _ := strings.Cut(v, "/")
		c.ownCalls[Code{t, m}] = true
	}
	c.disasterActs, c.noCarry, c.stateSectors, c.noResult, c.violentType = set("disaster"), set("no-carry"), set("state-sectors"), set("no-result"), one("violent-type")
	c.stative, c.behind, c.behindAct = set("stative"), set("behind"), one("behind-act")
	c.protestType, c.locative, c.personalActs, c.resultActs = set("protest"), set("locative"), set("personal"), set("result")
	c.protestAct, c.jailAct, c.convictAct = one("protest-act"), one("jail-act"), one("convict-act")
	c.statePlaces, c.nonState, c.servants = set("state-protest"), set("non-state"), set("state-servants")
	if ids := class("jail"); len(ids) > 2 {
		c.jailVerbs, c.jailTerms, c.sentencing = ids[0], ids[1], ids[2]
	}
	c.judged.load(c)
	c.frontiers = first("frontier")
	c.protesters = first("protesters")
	if err := c.reach.load(c.settings); err != nil {
		return err
	}
	c.bareActs = map[string]string{}
	for _, stage := range []string{"asked", "promised", "refused", "threatened"} {
		c.bareActs[stage] = one("bare-" + stage)
	}
	return err
}

// bareAct reports whether the act stands for a stage without content, so that a content that is known comes first.
func (c *Coder) bareAct(id string) bool {
	for _, a := range c.bareActs {
		if a == id {
			return true
		}
	}
	return false
}

func (c *Coder) inPrep(prep string) bool { return c.throughPreps[prep] }

func (c *Coder) endable(a *act) bool { return c.endableActs[a.id] }

// stageAct is the act that an outer code stands for.
func (c *Coder) stageAct(code Code) *act {
	if a := c.stageActs[code]; a != nil {
		return a
	}
	return &act{id: "stage", code: code}
}

// merges reports whether an event noun of the one code and a verb of the other tell one act.
func (c *Coder) merges(noun, verb Code) bool { return noun.Type == verb.Type }

// found is an event before it is written out.
type found struct {
	val     *val
	pred    int
	si      int
	sources []party
	targets []party
	realis  verdict
	drop    bool
}

// Events are the event mentions of a report, in text order. Layers that are empty are done without: parties are then bare
// noun phrases, voice is the outlet's, time and place unknown.
func (c *Coder) Events(doc *casus.Document) []casus.EventMention { return c.run(doc, nil) }

// Explain codes the report and calls show for every event with how it came about.
func (c *Coder) Explain(doc *casus.Document, show func(Explanation)) []casus.EventMention {
	return c.run(doc, show)
}

func (c *Coder) newScene() *scene { return &scene{c: c, g: &clause.Graph{}} }

func (c *Coder) run(doc *casus.Document, show func(Explanation)) []casus.EventMention {
	sc := c.newScene()
	sc.document(doc)
	events := []casus.EventMention{}
	var expl []Explanation
	for si := range doc.Sentences {
		if !c.coded(doc, si) {
			continue
		}
		sc.sentence(si)
		if sc.offTopic() {
			continue
		}
		sc.find()
		sc.merge()
		from := len(events)
		for i := range sc.out {
			f := &sc.out[i]
			if f.drop {
				continue
			}
			e := sc.write(f)
			sc.addressed(&e)
			if !c.partied(&e) {
				continue
			}
			sc.told = append(sc.told, toldOf{f.val.code, si, f.sources, f.targets})
			events = append(events, e)
			if show != nil {
				expl = append(expl, sc.explanation(f, &e))
			}
		}
		sc.countHarm(events, from)
	}
	order := make([]int, len(events))
	for i := range order {
		order[i] = i
	}
	sort.SliceStable(order, func(a, b int) bool {
		return events[order[a]].Trigger.Spans[0].Start < events[order[b]].Trigger.Spans[0].Start
	})
	out := make([]casus.EventMention, len(events))
	for n, i := range order {
		out[n] = events[i]
		out[n].ID = fmt.Sprintf("e%d", n+1)
	}
	if show != nil {
		for n, i := range order {
			expl[i].Event = out[n]
			show(expl[i])
		}
	}
	return out
}

// partied gives an act with material effect that names nobody an unidentified actor (PLOVER's UNK, without words); a verbal act without any party
// is no event.
func (c *Coder) partied(e *casus.EventMention) bool {
	if len(e.Sources)+len(e.Targets) > 0 {
		return true
	}
	if e.Quad != materialConflict && !c.unpartedTypes[e.Type] {
		return false
	}
	e.Sources = []casus.ActorRef{{Actor: unidentified, Country: unidentified, Implicit: "no actor is named"}}
	return true
}

// unidentified is PLOVER's code of an actor that is not told; the others its quad classes.
const (
	unidentified      = "UNK"
	verbalCooperation = 1
	verbalConflict    = 3
	materialConflict  = 4
)

// coded tells whether sentences of this block are coded at all.
func (c *Coder) coded(doc *casus.Document, si int) bool {
	b := doc.Sentences[si].Block
	if b < 0 || b >= len(doc.Report.Blocks) {
		return true
	}
	switch doc.Report.Blocks[b].Kind {
	case casus.Credit, casus.Endmark, casus.Dateline:
		return false
	}
	return true
}

// find works out what each predicate denotes, outermost first, and keeps what is an event.
func (sc *scene) find() {
	// outer predicates take their contents before these are looked at themselves
	order := make([]int, 0, len(sc.g.Preds))
	for i := range sc.g.Preds {
		order = append(order, i)
	}
	depth := func(i int) int {
		n := 0
		for t := sc.g.Head(sc.g.Preds[i].Head); t >= 0; t = sc.g.Head(t) {
			n++
		}
		return n
	}
	depths := make([]int, len(order))
	for i := range order {
		depths[i] = depth(i)
	}
	sort.SliceStable(order, func(a, b int) bool { return depths[order[a]] < depths[order[b]] })
	for _, i := range order {
		sc.value(i)
	}
	for i := range sc.g.Preds {
		v := &sc.vals[i]
		if !v.ok && (sc.demanded(i) || sc.declined(i) || sc.laid(i)) {
			v = &sc.vals[i]
		}
		if !v.ok || v.consumed || v.content || sc.consumedConjunct(i) {
			continue
		}
		if sc.idiom(i) || sc.immaterial(i) || sc.commemorated(i) || sc.anaphor(i) {
			continue
		}
		f := found{val: v, pred: i, si: sc.si, sources: v.sources, targets: v.targets}
		sc.settle(&f)
		if f.drop {
			continue
		}
		sc.out = append(sc.out, f)
		sc.jails(&f)
	}
}

// consumedConjunct reports whether the first member of the coordination is part of another event: "agreed to withdraw
// and disarm" is one promise.
func (sc *scene) consumedConjunct(i int) bool {
	p := &sc.g.Preds[i]
	if p.First < 0 {
		return false
	}
	f := &sc.g.Preds[p.First]
	if !sc.vals[p.First].consumed {
		return false
	}
	// a conjunct of the same form shares the fate of the first
	return f.Kind == p.Kind && f.Infin == p.Infin && sc.g.Child(p.Head, "nsubj", "nsubj:pass") < 0
}
