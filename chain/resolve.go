package chain

import (
	"fmt"
	"sort"

	"casus"
	"casus/lexicon"
)

// Resolver finds the chains of a report. It is safe for concurrent use.
type Resolver struct{ words *words }

// New loads data/chain. Errors name file and line.
func New(lex *lexicon.Set) (*Resolver, error) {
	w, err := load(lex)
	if err != nil {
		return nil, err
	}
	return &Resolver{w}, nil
}

// Windows of the search for what a pronoun means.
const (
	window = 3  // sentences back
	most   = 40 // candidates looked at
)

// leaning is how much worse than "nothing" the best candidate may be, in log odds: set on GUM dev for as many right pronouns
// as wrong ones among those added.
const leaning = 0.8

// Resolve returns the chains of two or more mentions, in order of their first mention.
func (r *Resolver) Resolve(doc *casus.Document) []casus.Chain {
	d := r.words.open(doc)
	d.speakers()
	d.joinNames()
	c := &collector{w: r.words.weights}
	for s := range d.bySent {
		d.setSpeakers(s)
		for _, k := range d.inOrder(s) {
			m := d.mentions[k]
			switch m.kind {
			case kindNominal:
				if !d.joinMembers(k) {
					d.joinRoles(k)
				}
			case kindPronoun:
				d.pronoun(c, k)
			}
		}
	}
	return d.chains()
}

// inOrder are the mentions of a sentence, the coordinations with their first member.
func (d *document) inOrder(s int) []int {
	if d.order[s] == nil {
		out := append([]int(nil), d.bySent[s]...)
		sort.SliceStable(out, func(i, j int) bool { return d.mentions[out[i]].span.Start < d.mentions[out[j]].span.Start })
		d.order[s] = out
	}
	return d.order[s]
}

// before are the mentions of a sentence that start before an offset.
func (d *document) before(s, offset int) []int {
	list := d.inOrder(s)
	return list[:sort.Search(len(list), func(i int) bool { return d.mentions[list[i]].span.Start >= offset })]
}

// candidates are the mentions that a pronoun may take up, nearest first.
func (d *document) candidates(k int) []candidate {
	p := d.mentions[k]
	var out []candidate
	seen := map[int]bool{}
	for back := 0; back <= window && p.sent-back >= 0; back++ {
		list := d.before(p.sent-back, p.span.Start)
		for i := len(list) - 1; i >= max(0, len(list)-5*most) && len(out) < most; i-- {
			m := d.mentions[list[i]]
			if list[i] == k {
				continue
			}
			if m.kind == kindGroup && m.entity < 0 {
				if p.pro.number != 'p' || d.barred(p, m) {
					continue
				}
				d.found(list[i])
			}
			if m.entity < 0 || !agree(p, m, d.entities[m.entity]) || d.barred(p, m) || d.barredEntity(p, m) {
				continue
			}
			out = append(out, candidate{mention: list[i], entity: m.entity, between: len(seen)})
			seen[m.entity] = true
		}
	}
	// a name behind the pronoun, in the main clause that a fronted one leads up to
	if d.fronted(p) {
		n := 0
		list := d.inOrder(p.sent)
		for _, j := range list[len(d.before(p.sent, p.span.End)):min(len(list), len(d.before(p.sent, p.span.End))+most)] {
			m := d.mentions[j]
			if m.span.Start <= p.span.Start || m.kind != kindName || m.entity < 0 || !agree(p, m, d.entities[m.entity]) || d.barred(p, m) {
				continue
			}
			out = append(out, candidate{mention: j, entity: m.entity, between: n})
			n++
		}
	}
	return out
}

// barredEntity: another mention of the same entity in the pronoun's own clause is barred.
func (d *document) barredEntity(p, m *mention) bool {
	ms := d.entities[m.entity].mentions
	for _, k := range ms[max(0, len(ms)-6):] {
		o := d.mentions[k]
		if o != m && o.sent == p.sent && o.kind != kindPronoun && d.barred(p, o) {
			return true
		}
	}
	return false
}

// fronted: the pronoun stands in a clause or phrase before the main subject.
func (d *document) fronted(p *mention) bool {
	tokens := d.doc.Sentences[p.sent].Tokens
	for _, t := range d.path(p.sent, p.head) {
		switch base(tokens[t].Deprel) {
		case "advcl", "obl":
			if h := tokens[t].Head; h > t {
				return true
			}
		}
	}
	return false
}

// pronoun gives a pronoun to the best candidate, unless nothing is better.
func (d *document) pronoun(c *collector, k int) {
	p := d.mentions[k]
	if p.pro.person == 1 {
		d.speaker(k)
		return
	}
	if p.pro.person != 3 || p.pro.use == "recip" {
		return
	}
	c.reset()
	d.none(c, p)
	least := c.sum
	best, top := -1, least-leaning
	list := d.candidates(k)
	for i := range list {
		c.reset()
		d.features(c, p, list[i])
		if c.sum > top {
			best, top = i, c.sum
		}
	}
	if best < 0 {
		d.found(k)
		return
	}
	d.join(k, list[best].entity, "ranking", confidence(top-least))
}

// confidence maps the lead over "nothing" to 0.5-0.95.
func confidence(lead float64) float64 {
	v := 0.5 + lead/10
	return float64(int(100*min(v, 0.95))) / 100
}

// chains writes out the entities.
func (d *document) chains() []casus.Chain {
	var out []casus.Chain
	order := make([]int, 0, len(d.entities))
	for e, x := range d.entities {
		if len(x.mentions) > 1 {
			order = append(order, e)
			sort.Slice(x.mentions, func(i, j int) bool {
				a, b := d.mentions[x.mentions[i]].span, d.mentions[x.mentions[j]].span
				if a.Start != b.Start {
					return a.Start < b.Start
				}
				return a.End < b.End
			})
		}
	}
	sort.SliceStable(order, func(i, j int) bool {
		return d.mentions[d.entities[order[i]].mentions[0]].span.Start < d.mentions[d.entities[order[j]].mentions[0]].span.Start
	})
	for n, e := range order {
		x := d.entities[e]
		c := casus.Chain{ID: fmt.Sprintf("c%d", n+1), Actor: x.actor, Members: d.memberActors(x)}
		for _, k := range x.mentions {
			m := d.mentions[k]
			kind := m.kind
			if kind == kindGroup {
				kind = kindNominal
			}
			c.Mentions = append(c.Mentions, casus.ChainMention{Span: m.span, At: casus.TokenRef{Sentence: m.sent, Token: m.head}, Kind: kind, Confidence: m.conf, Rule: m.rule})
		}
		out = append(out, c)
	}
	return out
}

// memberActors are the actors of a plural's members, in order.
func (d *document) memberActors(x *entity) []string {
	var out []string
	seen := map[string]bool{}
	for _, k := range x.mentions {
		for _, j := range d.mentions[k].members {
			m := d.mentions[j]
			id := m.actor
			if m.entity >= 0 {
				id = d.entities[m.entity].actor
			}
			if id != "" && !seen[id] {
				seen[id] = true
				out = append(out, id)
			}
		}
	}
	return out
}
