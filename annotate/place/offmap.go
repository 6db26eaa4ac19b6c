package place

// offMap reads an unknown name as a place where a noun beside it says so: "Quneitra Governorate", "Erawan Shrine", "the village of Jowle". It
// returns the word behind, or 0.
func (d *document) offMap(ws []word, c *mention) int {
	i := c.to
	text := d.doc.Text()
	take := func(rule string) {
		c.key, c.firm = key(ws[c.from:c.to]), true
		c.rules = append(c.rules, rule)
	}
	if i < len(ws) && ws[i].gap == space {
		if n, values := d.phrase("type", ws, i); n > 0 && (ws[i].cap || d.a.cues.has("takes", ws[i].lower)) {
			c.types = values
			c.span = c.core.Cover(ws[i+n-1].Span)
			if ws[i].cap {
				c.name = c.span.In(text)
			} else {
				c.name = c.core.In(text)
			}
			take("place/type-behind")
			return i + n
		}
	}
	last := c.to - 1
	if n, values := d.phraseBefore("facility", ws, c.to); n > 0 && n < c.to-c.from && ws[last].cap {
		c.facility, c.span = "S."+trimPlus(values[0]), c.core
		c.name = c.span.In(text)
		take("place/facility")
		return c.to
	}
	if i < len(ws) && ws[i].gap == space {
		if n, values := d.phrase("facility", ws, i); n > 0 && values[0] != trimPlus(values[0]) {
			c.facility, c.span = "S."+trimPlus(values[0]), c.core.Cover(ws[i+n-1].Span)
			c.name = c.span.In(text)
			take("place/facility")
			return i + n
		}
	}
	k := c.from - 1
	if k > 0 && ws[k].lower == "of" && ws[c.from].gap == space {
		if n, values := d.phraseBefore("type", ws, k); n > 0 && !ws[k-1].cap {
			c.types, c.span = values, c.core
			c.name = c.core.In(text)
			take("place/type-of")
			if l, countries := d.demonym(ws, max(0, k-n-1)); l > 0 {
				c.country = countries
			}
			return c.to
		}
	}
	if k > 0 && d.a.cues.has("called", ws[k].lower) && ws[c.from].gap == space {
		if n, values := d.phraseBefore("type", ws, k); n > 0 {
			c.types, c.span = values, c.core
			c.name = c.core.In(text)
			take("place/called")
			return c.to
		}
	}
	return 0
}

func trimPlus(s string) string {
	if n := len(s); n > 0 && s[n-1] == '+' {
		return s[:n-1]
	}
	return s
}
