package attribute

import (
	"strings"

	"casus"
	"casus/clause"
	"casus/lexicon"
)

// frame is a set of the ways in which a cue takes its content.
type frame uint32

// Frames, as described at the head of data/cue/classes.tsv.
const (
	fThat frame = 1 << iota
	fQuote
	fTo
	fIng
	fNP
	fNum
	fObjTo
	fObjAs
	fObjPred
	fAddr
	fParen
	fPass
	fNeg
	fOwned
	fLight
	fObjIng
	fActive
	fThing
	fBy
)

var frameNames = map[string]frame{
	"that": fThat, "quote": fQuote, "to": fTo, "ing": fIng, "np": fNP, "num": fNum, "Oto": fObjTo, "Oas": fObjAs, "Osc": fObjPred,
	"addr": fAddr, "paren": fParen, "pass": fPass, "neg": fNeg, "owned": fOwned, "light": fLight, "Oing": fObjIng, "active": fActive, "npt": fNP | fThing, "by": fBy,
}

// class is a class of cues with its frames.
type class struct {
	id, act string
	frame   frame
	prep    map[string]bool // P:
	objPrep map[string]bool // O:
	prepTo  map[string]bool // PO: prepositional object with infinitive
	human   bool
	clauses bool // any subject with a clause or quotation
	papers  bool // documents and polls only
}

func (c *class) has(f frame) bool { return c.frame&f != 0 }

// parse reads a frame field.
func (c *class) parse(r lexicon.Row, field string) error {
	for _, f := range strings.Fields(field) {
		name, preps, ok := strings.Cut(f, ":")
		if !ok {
			bit, known := frameNames[f]
			if !known {
				return r.Errorf("unknown frame %q", f)
			}
			c.frame |= bit
			continue
		}
		var into *map[string]bool
		switch name {
		case "P":
			into = &c.prep
		case "O":
			into = &c.objPrep
		case "PO":
			into = &c.prepTo
		default:
			return r.Errorf("unknown frame %q", f)
		}
		if *into == nil {
			*into = map[string]bool{}
		}
		for _, p := range strings.Split(preps, "|") {
			(*into)[strings.ReplaceAll(p, "_", " ")] = true
		}
	}
	return nil
}

// phrase is a fixed phrase that hands a clause to a source.
type phrase struct {
	kind, act string
	words     []string // "*" stands for the possessor
}

// cues is the loaded data of data/cue. It is read-only after loading.
type cues struct {
	verbs    map[string][]*class // lemma, with its particle behind a blank
	nouns    map[string][]*class
	adjs     map[string][]*class
	phrases  lexicon.Trie[*phrase]
	function map[string]map[string]bool // kind -> words
	person   map[string]bool
	group    map[string]bool
	document map[string]bool
	endings  []string
	forms    forms
	pairer   Pairer
	grammar  *clause.Grammar
}

// is reports whether a word stands in a row of function.tsv.
func (c *cues) is(kind, word string) bool { return c.function[kind][word] }

func loadCues(lex *lexicon.Set) (*cues, error) {
	c := &cues{verbs: map[string][]*class{}, function: map[string]map[string]bool{},
		person: map[string]bool{}, group: map[string]bool{}, document: map[string]bool{}}
	classes := map[string]*class{}
	t, err := lex.Table("cue/classes.tsv", "class", "act", "frames", "source")
	if err != nil {
		return nil, err
	}
	for _, r := range t.Rows {
		k := &class{id: r.Get("class"), act: r.Get("act"), human: r.Get("source") != "any", clauses: r.Get("source") == "says"}
		switch r.Get("source") {
		case "any", "human", "says", "document":
			k.papers = r.Get("source") == "document"
		default:
			return nil, r.Errorf("unknown source %q; want any, human, says or document", r.Get("source"))
		}
		if classes[k.id] != nil {
			return nil, r.Errorf("class %q stands twice", k.id)
		}
		if !knownAct(k.act) {
			return nil, r.Errorf("unknown act %q", k.act)
		}
		if err := k.parse(r, r.Get("frames")); err != nil {
			return nil, err
		}
		classes[k.id] = k
	}
	if t, err = lex.Table("cue/verbs.tsv", "class", "words"); err != nil {
		return nil, err
	}
	for _, r := range t.Rows {
		k := classes[r.Get("class")]
		if k == nil {
			return nil, r.Errorf("no class %q in cue/classes.tsv", r.Get("class"))
		}
		for _, w := range r.List("words") {
			c.verbs[w] = append(c.verbs[w], k)
		}
	}
	if c.nouns, err = framed(lex, "cue/nouns.tsv", "noun"); err != nil {
		return nil, err
	}
	if c.adjs, err = framed(lex, "cue/adjectives.tsv", "adjective"); err != nil {
		return nil, err
	}
	if t, err = lex.Table("cue/phrases.tsv", "kind", "act", "words"); err != nil {
		return nil, err
	}
	for _, r := range t.Rows {
		p := &phrase{kind: r.Get("kind"), act: r.Get("act"), words: strings.Fields(r.Get("words"))}
		switch p.kind {
		case "source", "of", "poss", "bare", "adverb":
		default:
			return nil, r.Errorf("unknown kind %q", p.kind)
		}
		if !knownAct(p.act) {
			return nil, r.Errorf("unknown act %q", p.act)
		}
		c.phrases.Add(p.words, p)
	}
	if t, err = lex.Table("cue/function.tsv", "kind", "words"); err != nil {
		return nil, err
	}
	for _, r := range t.Rows {
		k := r.Get("kind")
		if c.function[k] == nil {
			c.function[k] = map[string]bool{}
		}
		for _, w := range r.List("words") {
			c.function[k][w] = true
		}
	}
	if t, err = lex.Table("cue/speakers.tsv", "kind", "words"); err != nil {
		return nil, err
	}
	for _, r := range t.Rows {
		into := map[string]map[string]bool{"person": c.person, "group": c.group, "document": c.document}[r.Get("kind")]
		for _, w := range r.List("words") {
			switch {
			case r.Get("kind") == "ending":
				c.endings = append(c.endings, w)
			case into == nil:
				return nil, r.Errorf("unknown kind %q; want person, group, document or ending", r.Get("kind"))
			default:
				into[w] = true
			}
		}
	}
	c.pairer.elisions = c.function["elision"]
	c.forms = forms{}
	if t, err = lex.Table("cue/irregular.tsv", "lemma", "past", "participle"); err != nil {
		return nil, err
	}
	for _, r := range t.Rows {
		for _, w := range r.List("past") {
			c.forms[w] = form{r.Get("lemma"), "VBD"}
		}
		for _, w := range r.List("participle") {
			if _, ok := c.forms[w]; !ok {
				c.forms[w] = form{r.Get("lemma"), "VBN"}
			}
		}
	}
	for w := range c.verbs {
		c.forms.inflect(w)
	}
	g, err := lex.Table("clause/grammar.txt", "kind", "word")
	if err != nil {
		return nil, err
	}
	c.grammar, err = clause.New(g.Rows)
	return c, err
}

// framed reads a table of words with act and frames of their own.
func framed(lex *lexicon.Set, file, id string) (map[string][]*class, error) {
	t, err := lex.Table(file, "act", "frames", "words")
	if err != nil {
		return nil, err
	}
	out := map[string][]*class{}
	for _, r := range t.Rows {
		k := &class{id: id, act: r.Get("act")}
		if !knownAct(k.act) {
			return nil, r.Errorf("unknown act %q", k.act)
		}
		if err := k.parse(r, r.Get("frames")); err != nil {
			return nil, err
		}
		for _, w := range r.List("words") {
			out[w] = append(out[w], k)
		}
	}
	return out, nil
}

func knownAct(a string) bool {
	switch a {
	case casus.ActSay, casus.ActAssess, casus.ActForecast, casus.ActAccuse, casus.ActDeny, casus.ActReject, casus.ActThreaten, casus.ActPromise,
		casus.ActRequest, casus.ActSupport:
		return true
	}
	return false
}

// speaks reports whether a common noun names somebody or something that can be a source.
func (c *cues) speaks(lemma string) bool {
	return c.persons(lemma) || c.group[lemma] || c.document[lemma]
}

// persons reports whether a common noun names a person.
func (c *cues) persons(lemma string) bool {
	if c.person[lemma] {
		return true
	}
	if c.group[lemma] || c.document[lemma] {
		return false
	}
	for _, e := range c.endings {
		if len(lemma) > len(e)+2 && strings.HasSuffix(lemma, e) {
			return true
		}
	}
	return false
}
