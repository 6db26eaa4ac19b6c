package chain

import "casus"

// Choose says which of the given names a pronoun takes up: the index of the name whose entity ranks best, or -1 where none of
// them can be meant or "nothing" ranks above them. Names that are not in the document's name layer are taken as persons.
func (r *Resolver) Choose(doc *casus.Document, pronoun casus.Span, names []casus.Span) int {
	with := *doc
	with.Names = nil
	for i := range doc.Names {
		keep := true
		for _, n := range names {
			if doc.Names[i].Spans.Bounds().Overlaps(n) {
				keep = false
			}
		}
		if keep {
			with.Names = append(with.Names, doc.Names[i])
		}
	}
	for _, n := range names {
		with.Names = append(with.Names, casus.Name{Evidence: casus.Quote(doc.Text(), n), Type: "PER"})
	}
	d := r.words.open(&with)
	d.speakers()
	d.joinNames()
	c := &collector{w: r.words.weights}
	for s := range d.bySent {
		d.setSpeakers(s)
		for _, k := range d.inOrder(s) {
			m := d.mentions[k]
			switch {
			case m.kind == kindPronoun && m.span == pronoun:
				return d.choose(c, k, names)
			case m.kind == kindPronoun:
				d.pronoun(c, k)
			case m.kind == kindNominal && !d.joinMembers(k):
				d.joinRoles(k)
			}
		}
	}
	return -1
}

func (d *document) choose(c *collector, k int, names []casus.Span) int {
	best, top := -1, 0.0
	for _, x := range d.candidates(k) {
		for i, n := range names {
			if !d.means(x.entity, n) {
				continue
			}
			c.reset()
			d.features(c, d.mentions[k], x)
			if best < 0 || c.sum > top {
				best, top = i, c.sum
			}
		}
	}
	return best
}

// means tells whether an entity has a name at the span.
func (d *document) means(e int, span casus.Span) bool {
	for _, k := range d.entities[e].mentions {
		if m := d.mentions[k]; m.kind == kindName && m.span.Overlaps(span) {
			return true
		}
	}
	return false
}
