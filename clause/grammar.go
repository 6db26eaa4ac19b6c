package clause

import "strings"

// Row is one line of the grammar table: columns kind, word and value. Package lexicon's rows satisfy it.
type Row interface {
	Get(column string) string
	Errorf(format string, args ...any) error
}

// Grammar holds the words that the graph needs beside the tree. It is read-only after New and safe for concurrent use.
type Grammar struct {
	control  map[string][]string // verb lemma -> "subject", or prepositions of the controlling oblique
	neg      map[string]bool
	negMark  map[string]bool
	negCC    map[string]bool
	negBreak map[string]bool
	negPrep  map[string]bool
	agent    map[string]bool
	naming   map[string]bool
	objGer   map[string]bool
	amount   map[string]bool
}

// New makes a grammar from the rows of a table with the columns kind, word and value; kinds are control, neg, negmark,
// negcc, negbreak, negprep, agent, naming, objectgerund and amount. Values of control are "subject" or prepositions joined by "|".
func New[R Row](rows []R) (*Grammar, error) {
	g := &Grammar{
		control:  map[string][]string{},
		neg:      map[string]bool{},
		negMark:  map[string]bool{},
		negCC:    map[string]bool{},
		negBreak: map[string]bool{},
		negPrep:  map[string]bool{},
		agent:    map[string]bool{},
		naming:   map[string]bool{},
		objGer:   map[string]bool{},
		amount:   map[string]bool{},
	}
	for _, r := range rows {
		word := strings.ToLower(r.Get("word"))
		if word == "" {
			return nil, r.Errorf("column %q is empty", "word")
		}
		switch r.Get("kind") {
		case "control":
			value := r.Get("value")
			if value == "" {
				return nil, r.Errorf("control of %q by whom? want subject or prepositions", word)
			}
			g.control[word] = strings.Split(value, "|")
		case "neg":
			g.neg[word] = true
		case "negmark":
			g.negMark[word] = true
		case "negcc":
			g.negCC[word] = true
		case "negprep":
			g.negPrep[word] = true
		case "negbreak":
			g.negBreak[word] = true
		case "agent":
			g.agent[word] = true
		case "naming":
			g.naming[word] = true
		case "objectgerund":
			g.objGer[word] = true
		case "amount":
			g.amount[word] = true
		default:
			return nil, r.Errorf("unknown kind %q; want control, neg, negmark, negcc, negbreak, negprep, agent, naming, objectgerund or amount", r.Get("kind"))
		}
	}
	return g, nil
}

// controlledBySubject reports whether the verb's subject controls its complement even beside an object.
func (g *Grammar) controlledBySubject(lemma string) bool {
	c := g.control[lemma]
	return len(c) == 1 && c[0] == "subject"
}

// controllingCase reports whether an oblique with this case word controls the verb's complement.
func (g *Grammar) controllingCase(lemma, word string) bool {
	for _, c := range g.control[lemma] {
		if c == word {
			return true
		}
	}
	return false
}
