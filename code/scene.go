package code

import (
	"strings"

	"casus"
	"casus/clause"
)

// scene is the work on one sentence: its graph and indexes from tokens to the mentions of the layers. It is reused from
// sentence to sentence.
type scene struct {
	c   *Coder
	doc *casus.Document
	si  int
	s   *casus.Sentence
	g   *clause.Graph

	lemmas []string
	actors []int // token -> index into doc.Actors, -1 without
	names  []int // token -> index into doc.Names
	vals   []val // by predicate
	state  []int8
	depth  int
	out    []found

	// the layers' mentions of all sentences, by token
	actorOf  map[casus.TokenRef]int
	nameOf   map[casus.TokenRef]int
	chainOf  map[casus.TokenRef]chainAt
	actorsIn map[int][]int // sentence -> indexes into doc.Actors
	namesIn  map[int][]int
	timesIn  map[int][]int // sentence -> indexes into doc.Times
	placeIn  map[int][]int
	figsIn   map[int][]int
	voices   []voiceSpan

	told     []toldOf      // what earlier sentences told
	patched  []casus.Token // tokens of a repaired sentence
	asObject string        // the particle that may stand as preposition of the object
	owning   bool          // the owner of a weapon is being looked for
	personal bool          // the act at hand is always done to persons
	anyNoun  bool          // any noun counts as a party
	ofWords  bool          // the act at hand is one of words: a capital it is aimed at is a government
	struck   bool          // the act at hand comes down on places
	hosted   bool          // the act at hand has a host: a place may be the recipient
	ruled    bool          // the act at hand is done to a territory: a place may be the recipient
	public   bool          // the report names a state, a body or an official
	violent  bool          // the report tells of violence by people
	accident bool          // the sentence tells of a disaster or illness
}

// toldOf is an event of an earlier sentence.
type toldOf struct {
	code             Code
	si               int
	sources, targets []party
}

type chainAt struct{ chain, mention int }

type voiceSpan struct {
	span      casus.Span
	cue       casus.Span
	statement int
}

func (sc *scene) tok(i int) *casus.Token { return &sc.s.Tokens[i] }

func (sc *scene) lemma(i int) string { return sc.lemmas[i] }

func (sc *scene) form(i int) string { return lower(sc.s.Tokens[i].Form) }

func lower(s string) string {
	for i := 0; i < len(s); i++ {
		if c := s[i]; c >= 0x80 || 'A' <= c && c <= 'Z' {
			return strings.ToLower(s)
		}
	}
	return s
}

// document indexes the layers of a document.
func (sc *scene) document(doc *casus.Document) {
	sc.doc = doc
	sc.told = sc.told[:0]
	sc.violent = sc.c.tellsViolence(doc)
	sc.public = false
	for i := range doc.Actors {
		sc.public = sc.public || isPublic(&doc.Actors[i])
	}
	sc.actorOf = make(map[casus.TokenRef]int, len(doc.Actors))
	for i := range doc.Actors {
		sc.actorOf[doc.Actors[i].At] = i
	}
	sc.nameOf = make(map[casus.TokenRef]int, len(doc.Names))
	for i := range doc.Names {
		sc.nameOf[doc.Names[i].At] = i
	}
	sc.chainOf = map[casus.TokenRef]chainAt{}
	for i := range doc.Chains {
		for j := range doc.Chains[i].Mentions {
			sc.chainOf[doc.Chains[i].Mentions[j].At] = chainAt{i, j}
		}
	}
	sc.actorsIn, sc.namesIn = map[int][]int{}, map[int][]int{}
	for i := range doc.Actors {
		s := doc.Actors[i].At.Sentence
		sc.actorsIn[s] = append(sc.actorsIn[s], i)
	}
	for i := range doc.Names {
		s := doc.Names[i].At.Sentence
		sc.namesIn[s] = append(sc.namesIn[s], i)
	}
	sc.timesIn, sc.placeIn, sc.figsIn = map[int][]int{}, map[int][]int{}, map[int][]int{}
	for i := range doc.Times {
		s := doc.Times[i].At.Sentence
		sc.timesIn[s] = append(sc.timesIn[s], i)
	}
	for i := range doc.Places {
		s := doc.Places[i].At.Sentence
		sc.placeIn[s] = append(sc.placeIn[s], i)
	}
	for i := range doc.Figures {
		s := doc.Figures[i].At.Sentence
		sc.figsIn[s] = append(sc.figsIn[s], i)
	}
	sc.voices = sc.voices[:0]
	for i := range doc.Statements {
		st := &doc.Statements[i]
		if st.Content == nil {
			continue
		}
		for _, sp := range st.Content.Spans {
			v := voiceSpan{span: sp, statement: i}
			if st.Cue != nil {
				v.cue = st.Cue.Spans.Bounds()
			}
			sc.voices = append(sc.voices, v)
		}
	}
}

// sentence makes the scene of one sentence.
func (sc *scene) sentence(si int) {
	sc.si, sc.s = si, &sc.doc.Sentences[si]
	sc.repair()
	sc.c.grammar.Into(sc.g, sc.s)
	n := len(sc.s.Tokens)
	sc.lemmas = sc.lemmas[:0]
	for i := 0; i < n; i++ {
		sc.lemmas = append(sc.lemmas, sc.c.words.lemmaOf(&sc.s.Tokens[i], sc.g.Lemma(i)))
		sc.hyphened(i)
	}
	sc.actors, sc.names = fillInts(sc.actors, n), fillInts(sc.names, n)
	if len(sc.actorOf) > 0 {
		for i := 0; i < n; i++ {
			if m, ok := sc.actorOf[casus.TokenRef{Sentence: si, Token: i}]; ok {
				sc.actors[i] = m
			}
		}
	}
	for _, m := range sc.actorsIn[si] {
		sc.headOf(sc.actors, sc.doc.Actors[m].Spans.Bounds(), m)
	}
	for _, m := range sc.namesIn[si] {
		sc.headOf(sc.names, sc.doc.Names[m].Spans.Bounds(), m)
	}
	if len(sc.nameOf) > 0 {
		for i := 0; i < n; i++ {
			if m, ok := sc.nameOf[casus.TokenRef{Sentence: si, Token: i}]; ok {
				sc.names[i] = m
			}
		}
	}
	if cap(sc.vals) < len(sc.g.Preds) {
		sc.vals = make([]val, len(sc.g.Preds)*2)
	}
	sc.vals = sc.vals[:len(sc.g.Preds)]
	if cap(sc.state) < len(sc.g.Preds) {
		sc.state = make([]int8, len(sc.g.Preds)*2)
	}
	sc.state = sc.state[:len(sc.g.Preds)]
	for i := range sc.state {
		sc.state[i] = 0
		sc.vals[i] = val{}
	}
	sc.out = sc.out[:0]
}

// headOf enters a mention at the syntactic head of its span, which need not be the token that the annotator took for it.
func (sc *scene) headOf(table []int, span casus.Span, mention int) {
	if span.Empty() {
		return
	}
	for i := range sc.s.Tokens {
		t := &sc.s.Tokens[i]
		if t.Start >= span.End {
			return
		}
		if !span.Contains(t.Span) {
			continue
		}
		if h := sc.g.Head(i); h < 0 || !span.Contains(sc.tok(h).Span) {
			switch t.Deprel {
			case "case", "det", "punct":
				continue
			}
			if table[i] < 0 {
				table[i] = mention
			}
			return
		}
	}
}

// hyphened reads words that the tokens part at a hyphen: "test-fired", "cease-fire".
func (sc *scene) hyphened(i int) {
	if i < 2 || sc.tok(i-1).Form != "-" || sc.tok(i-2).End != sc.tok(i-1).Start || sc.tok(i-1).End != sc.tok(i).Start {
		return
	}
	whole := sc.form(i-2) + "-" + sc.lemmas[i]
	if again := sc.form(i-2) + sc.lemmas[i]; sc.form(i-2) == "re" && sc.tok(i).UPOS == "VERB" && sc.c.words.verbs[whole] == nil && sc.c.words.verbs[again] != nil {
		whole = again // "re-open"
	}
	if w := sc.c.words; w.nouns[whole] != nil && sc.tok(i-2).UPOS == "NOUN" && sc.tok(i).UPOS != "NOUN" {
		sc.lemmas[i-2] = whole // "sit-in"
		return
	}
	if w := sc.c.words; w.verbs[whole] != nil && sc.tok(i).UPOS == "VERB" || w.nouns[whole] != nil && sc.tok(i).UPOS == "NOUN" {
		sc.lemmas[i] = whole
	}
}

// tellsViolence reports whether a word of the report is a sign of violence that people do.
func (c *Coder) tellsViolence(doc *casus.Document) bool {
	for i := range doc.Sentences {
		for j := range doc.Sentences[i].Tokens {
			t := &doc.Sentences[i].Tokens[j]
			for _, l := range []string{lower(t.Lemma), lower(t.Form)} {
				for _, ph := range c.words.classes[l] {
					if ph.class == c.violence {
						return true
					}
				}
			}
		}
	}
	return false
}

func fillInts(b []int, n int) []int {
	if cap(b) < n {
		b = make([]int, n+n/2)
	}
	b = b[:n]
	for i := range b {
		b[i] = -1
	}
	return b
}

// actorAt is the actor mention headed by the token, or nil.
func (sc *scene) actorAt(token int) *casus.ActorMention {
	if i := sc.actors[token]; i >= 0 {
		return &sc.doc.Actors[i]
	}
	return nil
}

func (sc *scene) nameAt(token int) *casus.Name {
	if i := sc.names[token]; i >= 0 {
		return &sc.doc.Names[i]
	}
	return nil
}

func (sc *scene) isTime(token int) bool {
	at := sc.tok(token).Span
	for _, i := range sc.timesIn[sc.si] {
		if sc.doc.Times[i].Spans.Overlaps(at) {
			return true
		}
	}
	return false
}

// placeAt is the place mention that holds the token, or nil.
func (sc *scene) placeAt(token int) *casus.Place {
	at := sc.tok(token).Span
	for _, i := range sc.placeIn[sc.si] {
		if sc.doc.Places[i].Spans.Overlaps(at) {
			return &sc.doc.Places[i]
		}
	}
	return nil
}
