package place

import "strings"

// offMap reads an unknown name as a place where a noun beside it says so: "Quneitra Governorate", "Erawan Shrine", "the village of Jowle". It
// returns the word behind, or 0.
func (d *document) offMap(ws []word, c *mention) int {
	i := c.to
	text := d.doc.Text()
	take := func(rule string) {
		c.key, c.firm, c.clear = key(ws[c.from:c.to]), true, true
		c.rules = append(c.rules, rule)
	}
	if i < len(ws) && ws[i].gap == space {
		if n, values := d.phrase("type", ws, i); n > 0 && d.a.cues.has("sure", ws[i].lower) && (!d.a.cues.has("vague", ws[i].lower) || ws[i].cap && landform(values) || d.shown(ws, c)) {
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
	if n, values := d.phraseBefore("facility", ws, c.to); n > 0 && n < c.to-c.from && ws[last].cap && d.shown(ws, c) {
		c.facility, c.span = "S."+trimPlus(values[0]), c.core
		c.name = c.span.In(text)
		take("place/facility")
		return c.to
	}
	if i < len(ws) && ws[i].gap == space {
		if n, values := d.phrase("facility", ws, i); n > 0 && values[0] != trimPlus(values[0]) && (n > 1 || d.shown(ws, c)) {
			c.facility, c.span = "S."+trimPlus(values[0]), c.core.Cover(ws[i+n-1].Span)
			c.name = c.span.In(text)
			take("place/facility")
			return i + n
		}
	}
	if n, values := d.phrase("front", ws, c.from); n > 0 && c.from+n < c.to && !d.a.cues.has("title", ws[c.from+n].lower) {
		code := values[0]
		c.types, c.span = []string{code}, c.core
		c.name = c.core.In(text)
		take("place/type-before")
		return c.to
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
	if k >= 0 && ws[c.from].gap == space && !d.versus(ws, c) && d.a.cues.has("inside", ws[k].lower) && d.properName(ws, c) {
		c.span, c.name = c.core, c.core.In(text)
		take("place/preposition")
		return c.to
	}
	return 0
}

// properName tells whether all words of a name are tagged as names and are none of the words that a preposition may also stand before:
// adjectives of peoples and faiths, days, offices, acronyms.
func (d *document) properName(ws []word, c *mention) bool {
	s := &d.doc.Sentences[c.sentence]
	for k := c.from; k < c.to; k++ {
		w := &ws[k]
		if s.Tokens[w.token].UPOS != "PROPN" || d.a.common[w.lower] || d.a.seldom[w.lower] || w.upper || len(w.text) < 4 && c.to-c.from == 1 || d.a.cues.has("calendar", w.lower) ||
			c.to-c.from == 1 && (d.a.cues.has("bare", w.lower) || d.a.cues.has("type", w.lower)) {
			return false
		}
		if n, _ := d.demonym(ws, k); n > 0 {
			return false
		}
	}
	if c.to < len(ws) && ws[c.to].gap <= hyphen && (ws[c.to].cap || ws[c.to].key == "s" || ws[c.to].gap == hyphen) {
		return false
	}
	return !d.shape.headline
}

// landform tells whether a type is one of nature's: its noun with a capital is part of the name.
func landform(values []string) bool {
	switch values[0] {
	case "STM", "LK", "ISL", "VAL", "MTS", "MT", "DSRT", "STRT", "SEA":
		return true
	}
	return false
}

// shown tells whether a preposition of place or a verb of motion stands before a name.
func (d *document) shown(ws []word, c *mention) bool {
	k := c.from - 1
	tokens := d.doc.Sentences[c.sentence].Tokens
	if k >= 0 && tokens[ws[k].token].UPOS == "DET" {
		k--
	}
	if k >= 0 && tokens[ws[k].token].UPOS == "VERB" && d.a.cues.has("motion", strings.ToLower(tokens[ws[k].token].Lemma)) {
		return true
	}
	return k >= 0 && ws[c.from].gap == space && (d.a.cues.has("firm", ws[k].lower) || d.a.cues.has("locative", ws[k].lower))
}

func trimPlus(s string) string {
	if n := len(s); n > 0 && s[n-1] == '+' {
		return s[:n-1]
	}
	return s
}
