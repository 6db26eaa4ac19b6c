package place

import "casus"

// What it takes to make a place of a name that may be something else.
const (
	weakContext = 1.6 // context that makes a place of a name without other signs
	vouchFirm   = 0.5 // votes near by that make one of a name that seems to be a person's, behind a preposition of place
	vouchBare   = 1.0 // and elsewhere
)

// mayStill tells whether a name of just these words, which the tagger takes for a person or organisation, may be that of a town all the same,
// if its neighbours in the report say so: taggers know few small towns, and towns act as people do ("Decatur has offered two buses").
func (d *document) mayStill(si int, ws []word, c *mention, n *casus.Name) bool {
	if d.shape.headline || n.Spans.Bounds() != c.core || ws[c.from].upper && !d.shape.shouted {
		return false
	}
	if c.from > 0 && ws[c.from].gap == space {
		modifies := c.to < len(ws) && ws[c.to].gap == space && !ws[c.to].cap // "the Kentucky fire marshal"
		if ws[c.from-1].lower == "the" && !modifies || ws[c.from-1].lower != "the" && ws[c.from-1].cap && !d.plain(si, ws, c.from-1) {
			return false
		}
	}
	for _, r := range c.readings {
		if !r.alternate && (r.city() || r.province()) {
			return true
		}
	}
	return false
}

// dropWeak takes out the names that nothing shows to be places, unless another mention is shown to be one or the report speaks of their
// country.
func (d *document) dropWeak(groups []*group) {
	drop := map[*mention]bool{}
	for _, g := range groups {
		firm := false
		for _, m := range g.mentions {
			firm = firm || !m.weak && !m.doubt
		}
		for _, m := range g.mentions {
			if m.doubt && !firm && !g.vouched(m) {
				drop[m] = true
			}
			if m.weak && !firm && (m.chosen == nil || len(g.ranked) == 0 || g.ranked[0].context < weakContext) {
				drop[m] = true
			}
		}
	}
	kept := d.mentions[:0]
	for _, m := range d.mentions {
		if !drop[m] {
			kept = append(kept, m)
		}
	}
	d.mentions = kept
}

// vouched tells whether places near by outweigh what speaks against a place.
func (g *group) vouched(m *mention) bool {
	if m.chosen == nil || len(g.ranked) == 0 {
		return false
	}
	if m.firm {
		return g.ranked[0].votes >= vouchFirm
	}
	return g.ranked[0].votes >= vouchBare
}

// doubtful tells whether all mentions of a group are in doubt.
func (g *group) doubtful() bool {
	for _, m := range g.mentions {
		if !m.doubt {
			return false
		}
	}
	return true
}
