package code

import (
	"sort"
	"strings"

	"casus"
	"casus/lexicon"
)

// words is the word data of event coding, as loaded. It is read-only after load.
type words struct {
	classes    map[string][]phrase    // head lemma -> classes it may be in
	classID    map[string]int         // class name -> number
	byMod      map[int]bool           // classes with members "mod:joint": any noun with that word before it
	verbs      map[string][]*verbRow  // verb lemma -> frames, most specific first
	nouns      map[string][]*nounRow  // head lemma -> readings, longest first
	operators  map[string][]*operator // verb, adjective -> operators
	stageNouns map[string][]*operator // noun -> operators
	realis     map[string]map[string]string
	idioms     map[string][]idiom
	nounIdioms map[string][]idiom
	topics     map[string][]topicWord
	inert      map[string]bool // subjects that do nothing political
	contexts   map[string][]contextWord
	persons    map[string]bool
	inflected  map[string]string // form -> verb lemma, for lemmas that the lemmatiser gets wrong
}

// lemmaOf is the token's lemma; of a verb with a lemma that the lexicon does not know, the lexicon's verb with that form.
func (w *words) lemmaOf(t *casus.Token, lemma string) string {
	if t.XPOS == "NNS" && strings.HasSuffix(lemma, "s") && w.nouns[lemma] == nil {
		if l := lemma[:len(lemma)-1]; w.nouns[l] != nil || w.classes[l] != nil {
			return l
		}
		if l, ok := strings.CutSuffix(lemma, "ies"); ok && (w.nouns[l+"y"] != nil || w.classes[l+"y"] != nil) {
			return l + "y"
		}
	}
	if t.UPOS != "VERB" || w.verbs[lemma] != nil || w.operators[lemma] != nil {
		return lemma
	}
	if l, ok := w.inflected[lower(t.Form)]; ok {
		return l
	}
	// "reimpose", "re-arrest": the same act again
	if l, ok := strings.CutPrefix(lemma, "re"); ok && len(l) > 4 {
		if l = strings.TrimPrefix(l, "-"); w.verbs[l] != nil {
			return l
		}
	}
	return lemma
}

// capitalised is the lemma of an event noun that a sentence begins with, "" when the word is none.
func (w *words) capitalised(t *casus.Token) string {
	l := lower(t.Form)
	for _, l := range []string{l, strings.TrimSuffix(l, "s"), strings.TrimSuffix(l, "es")} {
		for _, row := range w.nouns[l] {
			if len(row.before) == 0 && len(row.after) == 0 && !row.content {
				return l
			}
		}
	}
	// "Commandos freed"
	if one := strings.TrimSuffix(l, "s"); one != l && w.persons[one] && w.classes[one] != nil {
		return one
	}
	return ""
}

// inflect lists the regular forms of the lexicon's verbs.
func (w *words) inflect() {
	w.inflected = map[string]string{}
	add := func(l string) {
		stem := l
		last := l[len(l)-1]
		forms := []string{l + "s", l + "es", l + "ed", l + "ing", l + string(last) + "ed", l + string(last) + "ing"}
		switch last {
		case 'e':
			stem = l[:len(l)-1]
			forms = append(forms, stem+"ed", stem+"ing")
		case 'y':
			stem = l[:len(l)-1]
			forms = append(forms, stem+"ied", stem+"ies")
		}
		for _, f := range forms {
			if old, ok := w.inflected[f]; !ok || l < old {
				w.inflected[f] = l
			}
		}
	}
	for l := range w.verbs {
		add(l)
	}
	for l := range w.operators {
		add(l)
	}
}

func (w *words) personNoun(lemma string) bool { return w.persons[lemma] }

// phrase is a class membership: the words that must stand before the head word ("tear" before "gas") and the class.
type phrase struct {
	before []string
	after  []string
	class  int
}

// verbRow is one frame of a verb.
type verbRow struct {
	id    string // act
	act   *act
	rest  []string // further words of the verb: particle, "hostage", "on fire"
	frame frame
	conds []cond
	rule  string // file:line
	// the word is an adjective: "sorry", "responsible"
	adjective bool
}

// nounRow is one reading of a noun.
type nounRow struct {
	id      string
	act     *act
	before  []string // words before the head
	after   []string // words behind it
	content bool     // counts only as the content of something
	stage   bool     // counts only at a stage: asked for, promised, refused
	frame   frame
	conds   []cond
	rule    string
}

// operator is a word over an act.
type operator struct {
	op      string
	realis  string
	content []slot
	target  []slot
	frame   frame // of stage nouns
	bare    bool
	upos    string // "" any
	rest    []string
	rule    string
}

type idiom struct {
	rest []string // further words of the verb
	with []string
}

type topicWord struct {
	topic  string
	weight int
	rest   []string
}

type contextWord struct {
	context string
	before  []string
}

func loadWords(lex *lexicon.Set, o *Ontology) (*words, error) {
	w := &words{
		classes: map[string][]phrase{}, classID: map[string]int{}, byMod: map[int]bool{}, verbs: map[string][]*verbRow{}, nouns: map[string][]*nounRow{},
		operators: map[string][]*operator{}, stageNouns: map[string][]*operator{}, realis: map[string]map[string]string{},
		idioms: map[string][]idiom{}, nounIdioms: map[string][]idiom{}, topics: map[string][]topicWord{},
		inert: map[string]bool{}, contexts: map[string][]contextWord{},
	}
	for _, load := range []func() error{
		func() error { return w.loadClasses(lex) },
		func() error { return w.loadVerbs(lex, o) },
		func() error { return w.loadNouns(lex, o) },
		func() error { return w.loadOperators(lex) },
		func() error { return w.loadRealis(lex) },
		func() error { return w.loadFilters(lex) },
		func() error { return w.loadContexts(lex) },
		func() error {
			list, err := lex.Words("event/persons.txt")
			w.persons = make(map[string]bool, len(list))
			for _, p := range list {
				w.persons[p] = true
			}
			return err
		},
	} {
		if err := load(); err != nil {
			return nil, err
		}
	}
	w.inflect()
	irregular, err := lex.Table("event/irregular.txt", "lemma", "words")
	if err != nil {
		return nil, err
	}
	for _, r := range irregular.Rows {
		for _, form := range r.List("words") {
			w.inflected[form] = r.Get("lemma")
		}
	}
	return w, nil
}

func (w *words) loadVerbs(lex *lexicon.Set, o *Ontology) error {
	t, err := lex.Table("event/verbs.txt", "act", "words")
	if err != nil {
		return err
	}
	for _, r := range t.Rows {
		a, err := actOf(r, o)
		if err != nil {
			return err
		}
		f, err := parseFrame(r.Get("frame"), "S>O")
		if err != nil {
			return r.Errorf("frame: %w", err)
		}
		text, adjective := strings.CutPrefix(r.Get("cond"), "adjective")
		conds, err := w.parseConds(text)
		if err != nil {
			return r.Errorf("cond: %w", err)
		}
		for _, word := range r.List("words") {
			p := strings.Fields(strings.ToLower(word))
			w.verbs[p[0]] = append(w.verbs[p[0]], &verbRow{id: r.Get("act"), act: a, rest: p[1:], frame: f, conds: conds, adjective: adjective, rule: "verb:" + r.Get("act") + ":" + strings.Join(p, "-")})
		}
	}
	for _, rows := range w.verbs {
		sort.SliceStable(rows, func(i, j int) bool {
			if a, b := len(rows[i].rest), len(rows[j].rest); a != b {
				return a > b
			}
			return weight(rows[i].conds) > weight(rows[j].conds)
		})
	}
	return nil
}

// headOf is the index of a phrase's head: the word marked with *, which is taken off, else the last.
func headOf(words []string) int {
	for i := range words {
		if h, ok := strings.CutSuffix(words[i], "*"); ok {
			words[i] = h
			return i
		}
	}
	return len(words) - 1
}

// actOf is the act of a row; an act that the ontology leaves out is nil, one that no ontology of ours knows is an error
// only for the default ontology, so that another one may be smaller.
func actOf(r lexicon.Row, o *Ontology) (*act, error) {
	id := r.Get("act")
	a := o.acts[id]
	if a == nil && o.Name == defaultName {
		return nil, r.Errorf("the ontology has no act %q", id)
	}
	return a, nil
}

func (w *words) loadNouns(lex *lexicon.Set, o *Ontology) error {
	t, err := lex.Table("event/nouns.txt", "act", "use", "words")
	if err != nil {
		return err
	}
	for _, r := range t.Rows {
		a, err := actOf(r, o)
		if err != nil {
			return err
		}
		f, err := parseFrame(r.Get("frame"), "poss,by,mod>of,on,against")
		if err != nil {
			return r.Errorf("frame: %w", err)
		}
		conds, err := w.parseConds(r.Get("cond"))
		if err != nil {
			return r.Errorf("cond: %w", err)
		}
		use := r.Get("use")
		if use != "event" && use != "content" && use != "stage" {
			return r.Errorf("use %q; want event, content or stage", use)
		}
		for _, word := range w.expand(r.List("words")) {
			p := strings.Fields(strings.ToLower(word))
			head := headOf(p)
			if use == "stage" && w.hasNoun(p, head) {
				continue // a class repeats what has a reading of its own
			}
			w.nouns[p[head]] = append(w.nouns[p[head]], &nounRow{id: r.Get("act"), act: a, before: p[:head], after: p[head+1:], content: use != "event", stage: use == "stage", frame: f, conds: conds, rule: "noun:" + r.Get("act") + ":" + strings.Join(p, "-")})
		}
	}
	for _, rows := range w.nouns {
		sort.SliceStable(rows, func(i, j int) bool {
			if a, b := len(rows[i].before)+len(rows[i].after), len(rows[j].before)+len(rows[j].after); a != b {
				return a > b
			}
			return weight(rows[i].conds) > weight(rows[j].conds)
		})
	}
	return nil
}

func (w *words) loadOperators(lex *lexicon.Set) error {
	t, err := lex.Table("event/operators.txt", "op", "words")
	if err != nil {
		return err
	}
	for _, r := range t.Rows {
		op, err := parseOperator(r)
		if err != nil {
			return err
		}
		for _, word := range r.List("words") {
			p := strings.Fields(strings.ToLower(word))
			o := *op
			p[0], o.upos, _ = strings.Cut(p[0], "/")
			o.upos = strings.ToUpper(o.upos)
			o.rest = p[1:]
			o.rule += ":" + strings.Join(p, "-")
			w.operators[p[0]] = append(w.operators[p[0]], &o)
		}
	}
	for _, rows := range w.operators {
		sort.SliceStable(rows, func(i, j int) bool { return len(rows[i].rest) > len(rows[j].rest) })
	}
	t, err = lex.Table("event/stagenouns.txt", "op", "words")
	if err != nil {
		return err
	}
	for _, r := range t.Rows {
		op, err := parseOperator(r)
		if err != nil {
			return err
		}
		for _, word := range r.List("words") {
			o := *op
			o.bare = r.Get("bare") != "no"
			word = strings.ToLower(word)
			o.rule += ":" + word
			w.stageNouns[word] = append(w.stageNouns[word], &o)
		}
	}
	return nil
}

// Kinds of operator beside the stages of the table.
const (
	opNone = "none" // a phrase that means no act: "sworn in"
	// done where the table has no cell for it ("announced the arrests"), else what the cell says ("announced the release")
	opAnnounce  = "announced"
	opProposed  = "proposed"  // an offer of what oneself would do, a request for what others should
	opScheduled = "scheduled" // a promise without promiser: what is to come, realis future
	opHinted    = "hinted"    // promised where the subject speaks of itself, else told
	opResolved  = "resolved"  // promised where the word is negated: "will not hesitate to", "has not ruled out"
	opDo        = "do"
	opEnded     = "ended" // of its subject: over, by itself
	opSay       = "say"
	opDeny      = "deny"
	opThink     = "think"
)

func parseOperator(r lexicon.Row) (*operator, error) {
	op := &operator{op: r.Get("op"), realis: r.Get("realis"), bare: r.Get("bare") == "yes", rule: "op:" + r.Get("op")}
	switch op.op {
	case opNone, opAnnounce, opScheduled, "asked", "promised", "refused", "threatened", opProposed, opHinted, opResolved, stageCut, "cancelled", opDo, opEnded, opSay, opDeny, opThink:
	default:
		return nil, r.Errorf("unknown op %q", op.op)
	}
	switch op.realis {
	case "", "neg", "hyp", "fut", "cond", "past":
	default:
		return nil, r.Errorf("unknown realis %q", op.realis)
	}
	var err error
	if op.content, err = parseSlots(r.Get("content")); err != nil {
		return nil, r.Errorf("content: %w", err)
	}
	if op.target, err = parseSlots(r.Get("target")); err != nil {
		return nil, r.Errorf("target: %w", err)
	}
	if f := r.Get("frame"); f != "" {
		if op.frame, err = parseFrame(f, ""); err != nil {
			return nil, r.Errorf("frame: %w", err)
		}
	}
	return op, nil
}

func (w *words) loadRealis(lex *lexicon.Set) error {
	t, err := lex.Table("event/realis.txt", "kind", "realis", "words")
	if err != nil {
		return err
	}
	for _, r := range t.Rows {
		kind := r.Get("kind")
		if w.realis[kind] == nil {
			w.realis[kind] = map[string]string{}
		}
		for _, word := range r.List("words") {
			w.realis[kind][strings.ToLower(word)] = r.Get("realis")
		}
	}
	return nil
}
