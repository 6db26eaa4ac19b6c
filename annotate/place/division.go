package place

// abbreviated tells whether a name in short capitals stands for a state here or for nothing: "IN", "OR", "ME" are words unless they follow a
// town and a comma.
func (d *document) abbreviated(ws []word, c *mention) bool {
	w := &ws[c.from]
	code, ok := d.a.hand.short[w.text]
	if !ok || c.to-c.from > 1 || c.certain() {
		return false
	}
	if !d.behindTown(ws, c.from) {
		return len(w.text) <= 3
	}
	c.readings, c.joined = d.state(code), d.a.hand.joined[code]
	return len(c.readings) == 0 && !c.joined
}

// behindTown tells whether a word stands where the short name of a state does: behind a name and a comma, or behind the letter of a party and a
// hyphen ("D-Calif.").
func (d *document) behindTown(ws []word, i int) bool {
	if i == 0 || !ws[i-1].cap {
		return false
	}
	return ws[i].gap == comma || ws[i].gap == hyphen && len(ws[i-1].text) == 1
}

// personBefore tells whether the full name of a person ends before a word: "Tom Quill, SC".
func (d *document) personBefore(si int, ws []word, i int) bool {
	for _, n := range d.names[si] {
		if b := n.Spans.Bounds(); n.Type == "PER" && i > 0 && b.End == ws[i-1].End && b.Start < ws[i-1].Start {
			return true
		}
	}
	return false
}

// several takes up a name that shares a type with those behind it: "Lauderdale and Colbert counties".
func (d *document) several(ws []word, c *mention) bool {
	k := c.to
	for k < len(ws) && k < c.to+2*longest && ws[k].gap <= comma && (ws[k].cap || ws[k].lower == "and") {
		k++
	}
	if k >= len(ws) || k == c.to && (c.from == 0 || ws[c.from-1].lower != "and") || ws[k].gap != space {
		return false
	}
	values := d.a.cues.values("plural", ws[k].lower)
	if len(values) == 0 {
		return false
	}
	if hits, _ := d.a.gazetteer().Find(c.key + " " + values[0]); len(hits) > 0 {
		c.readings = nil
		for _, h := range hits {
			c.readings = append(c.readings, &reading{Entry: d.a.gazetteer().Entry(h.Index), point: true, alternate: h.Alternate, index: h.Index})
		}
	}
	c.types = append(c.types, d.a.cues.values("type", values[0])...)
	c.firm, c.clear = true, true
	return true
}

// state is the reading of a first-order division by code.
func (d *document) state(code string) []*reading {
	g := d.a.gazetteer()
	hits, _ := g.Find(d.a.fold.Key(d.a.hand.states[code]))
	for _, h := range hits {
		if e := g.Entry(h.Index); e.Admin1 == code && e.Feature == "A.ADM1" {
			return []*reading{{Entry: e, point: true, index: h.Index}}
		}
	}
	return nil
}

// division tells whether the name itself says that it is a division: "Niger State". States of the United States are also their universities.
func (d *document) division(ws []word, c *mention) bool {
	if c.to-c.from < 2 || !d.a.cues.has("type", ws[c.to-1].lower) {
		return false
	}
	for _, r := range c.readings {
		if r.province() && r.Country != "USA" {
			return true
		}
	}
	return false
}
