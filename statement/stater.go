package statement

import (
	"strings"

	"casus"
	"casus/clause"
	"casus/lexicon"
)

// Stater makes statements. It is read-only after New and safe for concurrent use.
type Stater struct {
	grammar     *clause.Grammar
	words       map[string]map[string]bool // kind -> words, from cue/function.tsv
	person      map[string]bool
	group       map[string]bool
	document    map[string]bool
	endings     []string
	occ         *occasions
	loadedWords *lexicon.Trie[*loaded]
	issues      []issue
	given       map[string]byte            // given name -> m or f
	acts        map[string]map[string]bool // kind -> words, from cue/acts.tsv
}

// New loads the words that name speakers and occasions. Errors name file and line.
func New(lex *lexicon.Set) (*Stater, error) {
	st := &Stater{words: map[string]map[string]bool{}, person: map[string]bool{}, group: map[string]bool{}, document: map[string]bool{}}
	t, err := lex.Table("cue/function.tsv", "kind", "words")
	if err != nil {
		return nil, err
	}
	for _, r := range t.Rows {
		k := r.Get("kind")
		if st.words[k] == nil {
			st.words[k] = map[string]bool{}
		}
		for _, w := range r.List("words") {
			st.words[k][w] = true
		}
	}
	if t, err = lex.Table("cue/speakers.tsv", "kind", "words"); err != nil {
		return nil, err
	}
	for _, r := range t.Rows {
		for _, w := range r.List("words") {
			switch r.Get("kind") {
			case "ending":
				st.endings = append(st.endings, w)
			case "person":
				st.person[w] = true
			case "document":
				st.document[w], st.group[w] = true, true
			case "group":
				st.group[w] = true
			}
		}
	}
	if st.occ, err = loadOccasions(lex); err != nil {
		return nil, err
	}
	if st.loadedWords, err = lexiconOf(lex); err != nil {
		return nil, err
	}
	st.given = map[string]byte{}
	if t, err = lex.Table("chain/given.tsv", "gender", "name"); err != nil {
		return nil, err
	}
	for _, r := range t.Rows {
		for _, n := range r.List("name") {
			st.given[n] = r.Get("gender")[0]
		}
	}
	if st.issues, err = loadIssues(lex); err != nil {
		return nil, err
	}
	if st.acts, err = loadActs(lex); err != nil {
		return nil, err
	}
	g, err := lex.Table("clause/grammar.txt", "kind", "word")
	if err != nil {
		return nil, err
	}
	st.grammar, err = clause.New(g.Rows)
	return st, err
}

func (st *Stater) is(kind, word string) bool { return st.words[kind][word] }

// persons reports whether a common noun names a person.
func (st *Stater) persons(lemma string) bool {
	if st.person[lemma] {
		return true
	}
	if st.group[lemma] {
		return false
	}
	for _, e := range st.endings {
		if len(lemma) > len(e)+2 && strings.HasSuffix(lemma, e) {
			return true
		}
	}
	return false
}

// Statements returns a statement for every attribution of the document, in their order and with their ids. It reads Report, Sentences,
// Attributions and, where they are there, Names, Times, Places, Actors and Chains.
func (st *Stater) Statements(doc *casus.Document) []casus.Statement {
	w := &work{Stater: st, doc: doc, text: doc.Report.Text, graphs: map[int]*clause.Graph{}, index: map[string]int{}, at: indexOf(doc)}
	w.people()
	out := make([]casus.Statement, 0, len(doc.Attributions))
	for i := range doc.Attributions {
		w.index[doc.Attributions[i].ID] = i
	}
	w.speakers = make([]*casus.StatementSource, len(doc.Attributions))
	w.done = make([]bool, len(doc.Attributions))
	for i := range doc.Attributions {
		w.speaker(i, 0)
	}
	for i := range doc.Attributions {
		out = append(out, w.statement(i))
	}
	w.carryOccasion(out)
	return out
}

// work is the state of one report.
type work struct {
	*Stater
	doc      *casus.Document
	text     string
	graphs   map[int]*clause.Graph
	index    map[string]int // attribution id -> index
	at       *index
	carriers map[int][]int // sentence -> statements whose content touches it
	speakers []*casus.StatementSource
	done     []bool
	address  map[string]byte // actor -> m or f by forms of address; nil until asked for
	seen     []person        // people named in the report, in text order
}

func (w *work) graph(sentence int) *clause.Graph {
	g := w.graphs[sentence]
	if g == nil {
		g = w.grammar.Of(&w.doc.Sentences[sentence])
		w.graphs[sentence] = g
	}
	return g
}

func (w *work) statement(i int) casus.Statement {
	a := &w.doc.Attributions[i]
	s := casus.Statement{ID: a.ID, Kind: a.Kind, Act: a.Act, Conf: a.Confidence, Rules: a.Rules, CueAt: a.CueAt, Source: w.speakers[i],
		Chain: []casus.ActorRef{}, About: []string{}, Addressee: []casus.ActorRef{}}
	if len(a.Cue) > 0 {
		e := casus.Evidence{Spans: a.Cue, Text: a.Cue.In(w.text)}
		s.Cue = &e
	}
	if len(a.Content) > 0 {
		e := casus.Evidence{Spans: a.Content, Text: a.Content.In(w.text)}
		s.Content = &e
	}
	for _, q := range a.Quoted {
		if !q.Empty() {
			s.Quoted = append(s.Quoted, casus.Quote(w.text, q))
		}
	}
	if a.Parent != "" {
		p := a.Parent
		s.Parent = &p
	}
	w.chain(&s, a, i)
	w.coSources(&s, a)
	w.circumstances(&s, a)
	w.act(&s, a, i)
	return s
}

// chain lists who passes a statement on: the outlet, then the speakers of the statements that hold it, outermost first. A speaker who quotes
// himself passes nothing on.
func (w *work) chain(s *casus.Statement, a *casus.Attribution, i int) {
	if a.Kind == "scare" {
		return
	}
	var up []casus.ActorRef
	at := a
	own := w.speakers[i]
	for steps := 0; at.Parent != "" && steps < 20; steps++ {
		j, ok := w.index[at.Parent]
		if !ok {
			break
		}
		at = &w.doc.Attributions[j]
		sp := w.speakers[j]
		if sp == nil || sp.Name == "" && sp.Actor == "" || same(sp, own) || len(up) > 0 && up[len(up)-1].Name == sp.Name {
			continue
		}
		ref := sp.ActorRef
		up = append(up, ref)
	}
	for _, v := range a.Via {
		up = append(up, w.refer(v.Spans, v.At))
	}
	if outlet := w.doc.Report.Source; outlet != "" && (own == nil || own.Name != outlet) {
		s.Chain = append(s.Chain, casus.ActorRef{Name: outlet, Actor: w.actorNamed(outlet), At: casus.NoToken})
	}
	for j := len(up) - 1; j >= 0; j-- {
		s.Chain = append(s.Chain, up[j])
	}
}

func same(a, b *casus.StatementSource) bool {
	if a == nil || b == nil {
		return false
	}
	if a.Actor != "" || b.Actor != "" {
		return a.Actor == b.Actor && a.Name == b.Name
	}
	return a.Name == b.Name
}

// actorNamed is the id of an actor mentioned under a name, or "".
func (w *work) actorNamed(name string) string {
	return w.at.named[name]
}
