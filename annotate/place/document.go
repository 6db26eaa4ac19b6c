package place

import (
	"sort"
	"strings"

	"casus"
	"casus/clause"
)

// document is the work on one report.
type document struct {
	a        *Annotator
	doc      *casus.Document
	mentions []*mention
	papers   map[string]bool     // names of places in the outlet's name
	persons  map[string]bool     // folded words of the names of persons and organisations
	hinted   map[string][]origin // countries by their demonyms: where
	graph    clause.Graph
	spoken   map[int][]string      // countries that the sentences speak of
	dominant string                // the country that the report is mostly about
	shape    shape                 // of the sentence at hand
	index    map[int]*mention      // token of the sentence at hand -> the mention over it
	names    map[int][]*casus.Name // by sentence
}

// origin is a place in the text that speaks for a country.
type origin struct {
	sentence int
	weight   float64
}

// mention is a name on the way to a place.
type mention struct {
	sentence    int
	from, to    int        // words of the name itself
	core        casus.Span // of the name itself
	span        casus.Span // with the words that go with it
	key         string
	readings    []*reading
	types       []string   // feature codes that the words around it ask for
	country     []string   // countries that the words around it ask for
	within      *mention   // the place named behind it as holding it: "Paris, Texas"
	inner       *mention   // the mention that this one holds
	outer       bool       // named behind another as holding it
	listed      []*mention // the names before and behind it in an enumeration
	group       *group
	part        bool   // a region of the place: "eastern Ukraine"
	facility    string // feature code of a built place that bears the name
	firm        bool   // the words around it say that it is a place
	clear       bool   // beyond doubt
	weak        bool   // nothing around it does: the rest of the report must
	doubt       bool   // what stands around it speaks against a place: its neighbours in the report must outweigh that
	dateline    bool
	joined      bool // a short name that belongs to the town before it
	title       bool // behind it an office: "Ukraine President ..."
	head        int  // token
	first, last int  // tokens under the span, half-open
	asking      bool // its role waits for that of the place it modifies: two names may each stand on the other's head
	role        string
	label       string
	name        string // of a part or facility
	rules       []string

	chosen         *reading
	votes, context float64 // of places near the chosen one; what the report says for it
	margin         float64
	tie            bool // left open between namesakes
	tried          []scored
}

// scan finds the mentions.
func (a *Annotator) scan(doc *casus.Document) *document {
	d := &document{a: a, doc: doc, persons: map[string]bool{}, papers: map[string]bool{}, hinted: map[string][]origin{}, names: map[int][]*casus.Name{}}
	for i := range doc.Names {
		n := &doc.Names[i]
		if last := strings.LastIndexByte(n.Text, ' '); n.Type == "PER" && last > 0 {
			d.persons[a.fold.Key(n.Text[last+1:])] = true // the surname, that stands alone from then on
		}
		if s := casus.SentenceAt(doc.Sentences, n.Spans.Bounds().Start); s >= 0 && len(n.Spans) > 0 {
			d.names[s] = append(d.names[s], n)
		}
	}
	var ws []word
	for i := range doc.Sentences {
		ws = a.words(&doc.Sentences[i], doc.Text(), ws)
		a.grammar.Into(&d.graph, &doc.Sentences[i])
		d.sentence(i, ws)
	}
	d.dropPersons()
	return d
}

// dropPersons takes out the lone words that are a person's name elsewhere in the report.
func (d *document) dropPersons() {
	kept := d.mentions[:0]
	for _, m := range d.mentions {
		if d.persons[m.key] && !m.firm && m.within == nil && !m.certain() {
			continue
		}
		kept = append(kept, m)
	}
	d.mentions = kept
}

// certain tells whether the name is that of a country or a place of the hand-written tables.
func (m *mention) certain() bool {
	for _, r := range m.readings {
		if r.hand {
			return true
		}
	}
	return false
}

// places are the mentions with their readings and roles, in text order.
func (d *document) places() []casus.Place {
	sort.SliceStable(d.mentions, func(i, j int) bool { return d.mentions[i].span.Start < d.mentions[j].span.Start })
	d.roles()
	out := make([]casus.Place, 0, len(d.mentions))
	end := 0
	for _, m := range d.mentions {
		if m.span.Start < end || m.span.Empty() {
			continue
		}
		end = m.span.End
		out = append(out, d.place(m, len(out)))
	}
	return out
}
