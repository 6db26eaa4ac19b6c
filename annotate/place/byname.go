package place

import (
	"strings"

	"casus"
)

// rejectedByName tells whether the name tagger speaks against a place: the words belong to a longer name of another kind, or are wholly the
// name of a person or organisation, no country, and no preposition of place stands before a well-known name.
func (d *document) rejectedByName(ws []word, c *mention, n *casus.Name) bool {
	if n.Type == "LOC" || n.Type == "FAC" {
		return false
	}
	if !c.core.Contains(n.Spans.Bounds()) {
		return !d.runsOn(ws, c, n) && !(d.shown(ws, c) && d.built(ws, c, n))
	}
	if d.heldBehind(ws, c) || d.division(ws, c) {
		return false
	}
	shown := d.shown(ws, c)
	switch n.Type {
	case "PER":
		if c.certain() && (c.to-c.from > 1 || !c.hand("A.PCLI")) {
			return false
		}
		return !shown || !c.strong() || d.a.seldom[c.key]
	case "ORG":
		return !c.certain() && (!shown || !c.strong() || d.a.seldom[c.key])
	}
	return false
}

// heldBehind tells whether a place that can hold the name stands behind it and a comma: "PARIS, Tenn."
func (d *document) heldBehind(ws []word, c *mention) bool {
	if c.to >= len(ws) || ws[c.to].gap != comma {
		return false
	}
	m, ok := d.lookup(ws, c.to)
	if !ok {
		return false
	}
	for _, o := range m.readings {
		if o.country() || o.class() == "ADM1" {
			for _, r := range c.readings {
				if o.holds(r) {
					return true
				}
			}
		}
	}
	return false
}

// built tells whether the tagger's name is that of a built place: "Makala Prison".
func (d *document) built(ws []word, c *mention, n *casus.Name) bool {
	end := c.to
	for end < len(ws) && ws[end].End <= n.Spans.Bounds().End && end < c.to+longest {
		end++
	}
	k, _ := d.phraseBefore("facility", ws, end)
	return k > 0 && n.Spans.Bounds().Start >= c.core.Start
}

// runsOn tells whether the tagger's name runs on over a preposition that no name holds, to a country: "Islamic State with the United States".
func (d *document) runsOn(ws []word, c *mention, n *casus.Name) bool {
	if !c.countryName() {
		return false
	}
	for k := c.from - 1; k >= 0 && ws[k].Start > n.Spans.Bounds().Start; k-- {
		if !ws[k].cap && (d.a.cues.has("party", ws[k].lower) || d.a.cues.has("goal", ws[k].lower) || d.a.cues.has("source", ws[k].lower)) {
			return true
		}
	}
	return false
}

// longer reads a place name of which only the beginning is known: the tagger's name reaches over further capitals that are no type of place.
// It returns the word behind, or 0 when the known words stand for themselves.
func (d *document) longer(si int, ws []word, c *mention, n *casus.Name) int {
	end := n.Spans.Bounds().End
	if c.core.End >= end || c.certain() && c.core.Start == n.Spans.Bounds().Start && c.to-c.from > 1 {
		return 0
	}
	to := c.to
	for to < len(ws) && ws[to].End <= end {
		if ws[to].gap > hyphen {
			return 0
		}
		to++
	}
	if to == c.to || !ws[to-1].cap {
		return 0
	}
	for k := c.to; k < to; k++ {
		for _, kind := range []string{"type", "facility", "direction", "front"} {
			if d.a.cues.has(kind, ws[k].lower) {
				return 0
			}
		}
	}
	m := &mention{sentence: si, from: c.from, to: to, core: ws[c.from].Cover(ws[to-1].Span)}
	if d.offMap(ws, m) > 0 || d.tagged(ws, m) {
		d.mentions = append(d.mentions, m)
	}
	return to
}

// learn keeps the words of a name that is no place.
func (d *document) learn(ws []word, from, to int, person bool) {
	if to-from < 2 && !person {
		return
	}
	for _, w := range ws[from:to] {
		d.persons[w.key] = true
	}
}

// facility takes up a built place named after the name: "Khartoum airport", "Changi Prison". It returns the word behind, or 0.
func (d *document) facility(ws []word, c *mention) int {
	i := c.to
	for i < len(ws) && ws[i].gap == space && i < c.to+4 {
		n, values := d.phrase("facility", ws, i)
		if n > 0 {
			small := !ws[i+n-1].cap
			for _, v := range values {
				code, plus := strings.CutSuffix(v, "+")
				if small && !plus {
					continue
				}
				c.facility, c.span = "S."+code, c.core.Cover(ws[i+n-1].Span)
				c.name = c.span.In(d.doc.Text())
				c.rules = append(c.rules, "place/facility")
				c.firm, c.clear = true, c.clear || d.shown(ws, c)
				return i + n
			}
			return 0
		}
		if !ws[i].cap || d.orgWord(ws, i) > 0 {
			return 0
		}
		i++
	}
	return 0
}
