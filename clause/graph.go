// Package clause is the predicate-argument view over a parsed sentence: what every coder reads instead of the tree.
//
// [Grammar.Of] makes a [Graph]: one [Pred] for each verb, common noun, predicative adjective and copular clause, with its
// arguments by logical role, found through passives, control, relative clauses, participles and coordination, in the
// manner of PredPatt (White et al. 2016, https://aclanthology.org/D16-1177/). It reads Universal Dependencies v2 labels and
// features; the few words it needs come in with the [Grammar]. A tree that is wrong gives a poorer graph, never a panic:
// cycles, several roots and heads out of range are read as roots.
package clause

import (
	"strings"

	"casus"
)

// Kind of predicate.
type Kind uint8

// Kinds of predicate.
const (
	Verb      Kind = iota // a verb, finite or not, also a participle before a noun
	Noun                  // a common noun with its nominal arguments
	Adjective             // a predicative or complement adjective
	Copula                // any other word with a copula: "is a member", "is in Tarsk"
)

// Role of an argument: logical, not surface, so that the subject of a passive is Object.
type Role uint8

// Roles of arguments.
const (
	Subject  Role = iota // who does it: active subject, by-phrase of a passive
	Object               // active object, passive subject
	Indirect             // iobj
	Oblique              // with its Case
	Clausal              // ccomp, csubj
	Open                 // xcomp
	Poss                 // of a noun: possessor
	Compound             // of a noun: noun or name before it
	Modifier             // of a noun: adjective before it
	Appos                // of a noun: apposition
)

var roleNames = [...]string{"subject", "object", "indirect", "oblique", "clausal", "open", "poss", "compound", "modifier", "appos"}

func (r Role) String() string { return roleNames[r] }

// Via says how an argument was found.
type Via uint8

// Ways to find an argument.
const (
	Direct   Via = iota // attached to the predicate
	Shared              // taken over from a coordinated predicate
	Control             // understood subject of an infinitive, participle or adverbial clause
	Relative            // the noun that a relative or participial clause modifies
	Gap                 // the same, without a relative pronoun that shows the role
)

var viaNames = [...]string{"direct", "shared", "control", "relative", "gap"}

func (v Via) String() string { return viaNames[v] }

// Arg is one argument: its head token, role, preposition (lower case, "because of") and how it was found. Conj marks
// the second and further members of a coordination; each is an argument of its own.
type Arg struct {
	Head int
	Role Role
	Via  Via
	Conj bool
	Case string
}

// Tense of the verb group.
type Tense uint8

// Tenses. NoTense: no finite verb.
const (
	NoTense Tense = iota
	Past
	Present
)

// Pred is a predicate.
type Pred struct {
	Head     int    // token
	Kind     Kind   //
	Lemma    string // lower case
	Particle int    // token of a particle ("carry out"), -1 without
	Passive  bool   // also of a participle that is one ("the men arrested in Tarsk")
	Tense    Tense
	Perfect  bool
	Progress bool
	Infin    bool   // infinitive with "to"
	Gerund   bool   // -ing form without finite auxiliary ("shelling", "having shelled")
	Partic   bool   // past participle without auxiliary
	Modal    int    // token of the modal auxiliary nearest to the verb, -1 without
	Neg      bool   // negated itself: not, never, without
	NegArg   bool   // negated through an argument: "no talks were held", "nobody was hurt"
	Question bool   // main clause of a question
	Mark     string // subordinator, lower case: if, unless, after, that, to
	Rel      string // relation to the governor; for a conjunct that of the first conjunct
	Gov      int    // index of the governing predicate in Preds, -1 without
	First    int    // index of the first conjunct when coordinated, else -1
	SurfSubj int    // token of the surface subject, own or shared, -1 without
	from, to int    // arguments
}

// Graph is the view over one sentence. Token indexes are those of the sentence.
type Graph struct {
	S     *casus.Sentence
	Preds []Pred // in text order

	grammar  *Grammar
	kids     []int // children of all tokens, in text order, back to back
	kidFrom  []int // len(tokens)+1
	head     []int // checked heads: -1 for roots
	predAt   []int // token -> index into Preds or -1
	args     []Arg
	subjOf   []subj // pred -> surface subject
	scratch  []int
	question bool
}

// Args are the predicate's arguments: own ones in text order, then those found elsewhere.
func (g *Graph) Args(p *Pred) []Arg { return g.args[p.from:p.to] }

// At is the predicate headed by a token, or nil.
func (g *Graph) At(token int) *Pred {
	if token < 0 || token >= len(g.predAt) || g.predAt[token] < 0 {
		return nil
	}
	return &g.Preds[g.predAt[token]]
}

// Governor is the predicate above, or nil.
func (g *Graph) Governor(p *Pred) *Pred {
	if p.Gov < 0 {
		return nil
	}
	return &g.Preds[p.Gov]
}

// Children are a token's dependents in text order.
func (g *Graph) Children(token int) []int { return g.kids[g.kidFrom[token]:g.kidFrom[token+1]] }

// Head is the token's head, -1 for a root. Unlike Token.Head it never leads into a cycle.
func (g *Graph) Head(token int) int { return g.head[token] }

// Child is the first dependent with one of the relations, or -1. "obl" matches only itself, not its subtypes.
func (g *Graph) Child(token int, rels ...string) int {
	for _, k := range g.Children(token) {
		for _, r := range rels {
			if g.S.Tokens[k].Deprel == r {
				return k
			}
		}
	}
	return -1
}

// Lemma is a token's lemma in lower case; its form where the lemma is empty.
func (g *Graph) Lemma(token int) string { return lemma(&g.S.Tokens[token]) }

// Verb is the predicate's lemma with its particle, if any: "carry out".
func (g *Graph) Verb(p *Pred) string {
	if p.Particle < 0 {
		return p.Lemma
	}
	return p.Lemma + " " + g.Lemma(p.Particle)
}

// Has reports whether token lies in the subtree of top (a token lies in its own).
func (g *Graph) Has(top, token int) bool {
	for t := token; t >= 0; t = g.head[t] {
		if t == top {
			return true
		}
	}
	return false
}

// ModalLemma is the lemma of the predicate's modal, or "".
func (g *Graph) ModalLemma(p *Pred) string {
	if p.Modal < 0 {
		return ""
	}
	return g.Lemma(p.Modal)
}

// Prep is the preposition of a token: its case words in lower case, "because of"; "" without.
func (g *Graph) Prep(token int) string {
	first := ""
	for _, k := range g.Children(token) {
		t := &g.S.Tokens[k]
		if t.Deprel != "case" || t.XPOS == "POS" {
			continue
		}
		w := g.phraseWord(k)
		if first == "" {
			first = w
		} else {
			first += " " + w
		}
	}
	return first
}

// phraseWord is a function word with its fixed parts, in lower case.
func (g *Graph) phraseWord(token int) string {
	w := lower(g.S.Tokens[token].Form)
	for _, k := range g.Children(token) {
		if g.S.Tokens[k].Deprel == "fixed" {
			w += " " + lower(g.S.Tokens[k].Form)
		}
	}
	return w
}

func lemma(t *casus.Token) string {
	if t.Lemma == "" || t.Lemma == "_" {
		return lower(t.Form)
	}
	return lower(t.Lemma)
}

// lower is strings.ToLower without allocation for ASCII that is lower already.
func lower(s string) string {
	for i := 0; i < len(s); i++ {
		if c := s[i]; c >= 0x80 || 'A' <= c && c <= 'Z' {
			return strings.ToLower(s)
		}
	}
	return s
}

// base is a relation without its subtype.
func base(rel string) string {
	if i := strings.IndexByte(rel, ':'); i >= 0 {
		return rel[:i]
	}
	return rel
}

func hasFeat(t *casus.Token, feat string) bool { return strings.Contains(t.Feats, feat) }

// Index is the index of a predicate of this graph in Preds.
func (g *Graph) Index(p *Pred) int { return g.predAt[p.Head] }
