package place

import (
	"strings"
)

// consider decides whether a known name is a place here and takes it up. It returns the word to go on with.
func (d *document) consider(si int, ws []word, m match) int {
	c := &mention{sentence: si, from: m.from, to: m.to, key: m.key, readings: m.readings, core: ws[m.from].Cover(ws[m.to-1].Span)}
	c.span = c.core
	tokens := d.doc.Sentences[si].Tokens
	n := d.tag(c)
	short := d.a.hand.short[ws[m.from].text] != "" && m.to == m.from+1 && d.behindTown(ws, m.from) && !d.personBefore(si, ws, m.from)
	several := d.several(ws, c)
	rejected := n != nil && !short && !several && d.rejectedByName(ws, c, n)
	if rejected {
		c.doubt = d.mayStill(si, ws, c, n)
	}
	if rejected && !c.doubt {
		d.learn(ws, m.from, m.to, n.Type == "PER")
		for m.to < len(ws) && ws[m.to].Start < n.Spans.Bounds().End {
			m.to++
		}
		return m.to
	}
	if n != nil && (n.Type == "LOC" || n.Type == "FAC") {
		c.firm, c.clear = true, true
		if end := d.longer(si, ws, c, n); end > 0 {
			return end
		}
	}
	if d.abbreviated(ws, c) || d.road(ws, c) || d.versus(ws, c) {
		return m.to
	}
	if text := d.doc.Text(); c.core.End < len(text) && text[c.core.End] == '.' && d.a.hand.short[ws[m.from].text+"."] != "" && m.to == m.from+1 {
		c.core.End++ // "Ala." with its stop, which is a token of its own
		c.span = c.core
	}
	single := m.to-m.from == 1
	if single {
		switch t := &tokens[ws[m.from].token]; t.UPOS {
		case "ADP", "DET", "CCONJ", "SCONJ", "PRON", "AUX", "PART", "INTJ", "VERB", "ADV", "NUM":
			if !m.hand() || t.UPOS == "PRON" {
				return m.to
			}
		}
		if d.a.common[ws[m.from].lower] && !m.hand() && (m.from == 0 || d.shape.headline) && !c.firm {
			return m.to
		}
	}
	if end := d.facility(ws, c); end > 0 {
		d.before(si, ws, c)
		d.mentions = append(d.mentions, c)
		return end
	}
	end := d.behind(si, ws, c)
	if end < 0 && short {
		end = c.to // "Charlotte, N.C. Passengers"
	}
	if end < 0 {
		if to := d.extended(si, ws, c); to > 0 {
			return to
		}
		d.learn(ws, m.from, d.run(si, ws, m.to), false)
		return max(m.to, d.run(si, ws, m.to))
	}
	if !d.before(si, ws, c) {
		return d.tail(ws, max(m.to, end))
	}
	d.mentions = append(d.mentions, c)
	return max(m.to, end)
}

// road tells whether the name of a country is part of that of a road: "on U.S. 64".
func (d *document) road(ws []word, c *mention) bool {
	if c.to >= len(ws) || ws[c.to].gap != space || !c.countryName() || c.from > 0 && d.doc.Sentences[c.sentence].Tokens[ws[c.from-1].token].UPOS == "DET" {
		return false // "in the U.S. 64 people died"
	}
	digits := strings.IndexFunc(ws[c.to].text, func(r rune) bool { return r < '0' || r > '9' }) < 0
	return digits && len(ws[c.to].text) <= 3
}

// versus tells whether the name is that of a party to a case or match, other than a country: "Leeds v Arsenal".
func (d *document) versus(ws []word, c *mention) bool {
	if c.countryName() {
		return false
	}
	return c.to < len(ws) && ws[c.to].gap == space && d.a.cues.has("versus", ws[c.to].lower) || c.from > 0 && ws[c.from].gap == space && d.a.cues.has("versus", ws[c.from-1].lower)
}

// extended reads a name that goes on behind the known words as a place that the gazetteer lacks, where its surroundings say so: "the
// neighbourhood of Bab Amr".
func (d *document) extended(si int, ws []word, c *mention) int {
	to := d.run(si, ws, c.to)
	for k := c.from; k < to; k++ {
		if d.orgWord(ws, k) > 0 {
			return 0
		}
	}
	m := &mention{sentence: si, from: c.from, to: to, core: ws[c.from].Cover(ws[to-1].Span)}
	if to == c.to {
		return 0
	}
	end := d.offMap(ws, m)
	if end > 0 {
		d.mentions = append(d.mentions, m)
	}
	return end
}

// tail passes over what is coordinated with the end of an organisation's name: "Islamic State of Iraq and the Levant".
func (d *document) tail(ws []word, i int) int {
	if i < 2 || i+1 >= len(ws) || ws[i].lower != "and" || ws[i].gap != space || ws[i-2].lower != "of" && ws[i-2].lower != "the" {
		return i
	}
	k := i + 1
	if ws[k].lower == "the" && k+1 < len(ws) {
		k++
	}
	if ws[k].cap && ws[k].gap == space {
		return k + 1
	}
	return i
}

// behind reads the words behind the name. It returns the word to go on with, or -1 when they make it a part of another name.
func (d *document) behind(si int, ws []word, c *mention) int {
	i := c.to
	if i >= len(ws) {
		return i
	}
	if ws[i].gap == hyphen {
		if d.a.cues.has("joined", ws[i].lower) {
			c.firm = true
		}
		return i
	}
	if ws[i].gap != space {
		return i
	}
	if c.hand("A.PCLI") && d.a.cues.has("unit", ws[i].lower) {
		return -1
	}
	if n, values := d.phrase("type", ws, i); n > 0 && !d.ownType(c, ws[i].key) {
		last := &ws[i+n-1]
		if ws[i].cap || d.a.cues.has("takes", ws[i].lower) {
			if d.fits(c, values) {
				c.types = append(c.types, values...)
				c.span = c.span.Cover(last.Span)
				c.firm, c.clear = true, true
				return d.afterType(si, ws, c, i+n)
			}
		}
	}
	if d.ofOffice(ws, c) {
		c.title, c.firm = true, true
		return i
	}
	end := d.run(si, ws, i)
	if end == i {
		if n, _ := d.phrase("office", ws, i); n > 0 {
			c.firm = true
		}
		return i
	}
	for k := i; k < end; k++ {
		if d.orgWord(ws, k) > 0 {
			return -1
		}
	}
	if n, values := d.phrase("office", ws, i); n > 0 {
		c.title, c.firm = true, true
		c.types = append(c.types, values...)
		return i
	}
	if n, _ := d.phrase("title", ws, i); n > 0 {
		c.title = true
		return i
	}
	if n, _ := d.demonym(ws, i); n > 0 {
		return i
	}
	if m, ok := d.lookup(ws, i); ok && (m.hand() || c.certain()) {
		return i
	}
	if d.shape.headline || d.calendar(ws[i].lower) || c.countryName() && ws[c.from].upper && c.to-c.from == 1 {
		return i
	}
	return -1
}

// ofOffice tells whether the name ends a title: "President of Kyrgyzstan Kurmanbek Bakiyev".
func (d *document) ofOffice(ws []word, c *mention) bool {
	i := c.from - 1
	if i > 0 && ws[i].lower == "the" {
		i--
	}
	if i < 1 || ws[i].lower != "of" || !c.certain() {
		return false
	}
	n, _ := d.phraseBefore("office", ws, i)
	return n > 0
}

// afterType looks at what follows a type word: an organisation's word makes a name of it all.
func (d *document) afterType(si int, ws []word, c *mention, i int) int {
	if end := d.run(si, ws, i); end > i {
		for k := i; k < end; k++ {
			if d.orgWord(ws, k) > 0 {
				return -1
			}
		}
	}
	return i
}

// ownType tells whether the type word belongs to another reading of the text: "Gaza Strip" has it in its name.
func (d *document) ownType(c *mention, key string) bool { return strings.HasSuffix(c.key, " "+key) }

// fits tells whether some reading is of one of the kinds, or none is known to be of another.
func (d *document) fits(c *mention, codes []string) bool {
	if !c.certain() {
		return true
	}
	for _, r := range c.readings {
		for _, code := range codes {
			if r.is(code) {
				return true
			}
		}
	}
	return false
}

// hand tells whether a reading has the feature code and is of the hand-written tables.
func (m *mention) hand(feature string) bool {
	for _, r := range m.readings {
		if r.hand && r.Feature == feature {
			return true
		}
	}
	return false
}

func (d *document) calendar(lower string) bool { return d.a.cues.has("calendar", lower) }

// before reads the words before the name and tells whether it may be a place.
func (d *document) before(si int, ws []word, c *mention) bool {
	i := c.from - 1
	if i < 0 || ws[c.from].gap > hyphen {
		return true
	}
	if ws[c.from].gap == hyphen {
		return true
	}
	w := &ws[i]
	if d.a.cues.has("direction", w.lower) || d.hyphened(ws, i) > 0 {
		n := max(1, d.hyphened(ws, i))
		d.direction(ws, c, i-n+1)
		i -= n
		if i < 0 || ws[i+1].gap != space {
			return true
		}
		w = &ws[i]
	}
	if w.lower == "the" && i > 0 && ws[i].gap == space {
		if w.cap && i > 0 && !d.plain(si, ws, i) {
			return true
		}
		i--
		w = &ws[i]
	}
	if w.lower == "of" && i > 0 {
		return d.of(si, ws, c, i)
	}
	if n, values := d.phraseBefore("type", ws, i+1); n > 0 {
		if w.lower != ws[c.from].lower {
			c.types = append(c.types, values...)
			c.firm, c.clear = true, true
		}
		if n, countries := d.demonym(ws, i-n); i-n >= 0 && n > 0 {
			c.country = append(c.country, countries...)
		}
		return true
	}
	if !w.cap || d.plain(si, ws, i) {
		return true
	}
	for k := max(0, i-2); k <= i; k++ {
		if n, countries := d.demonym(ws, k); n > 0 && k+n == i+1 {
			c.country = append(c.country, countries...)
			return true
		}
	}
	if n, _ := d.phraseBefore("title", ws, i+1); n > 0 {
		d.learn(ws, c.from, c.to, true)
		return false
	}
	if len(d.mentions) > 0 {
		if last := d.mentions[len(d.mentions)-1]; last.sentence == si && last.span.End == w.End {
			return true
		}
	}
	if n, _ := d.phraseBefore("facility", ws, i+1); n > 0 {
		return true
	}
	if d.calendar(w.lower) {
		return true
	}
	from := i
	for from > 0 && i-from < longest && ws[from].gap == space && ws[from-1].cap && !d.plain(si, ws, from-1) {
		from--
	}
	if d.shape.headline {
		return d.a.common[w.lower]
	}
	d.learn(ws, from, c.to, true)
	return false
}

// of reads what stands before "of": the head of an organisation's name, a type, an office, a part.
func (d *document) of(si int, ws []word, c *mention, i int) bool {
	h := &ws[i-1]
	if n, _ := d.phraseBefore("orgof", ws, i); n > 0 && h.cap && ws[i].gap == space {
		return false
	}
	if h.cap && d.orgWord(ws, i-1) > 0 && ws[i].gap == space {
		return false
	}
	if n, values := d.phraseBefore("part", ws, i); n > 0 && i-1-n >= 0 && ws[i-n].gap == space && c.countryName() {
		k := i - 1 - n
		if m := max(d.hyphened(ws, k), oneIf(d.a.cues.has("direction", ws[k].lower))); m > 0 {
			from := k - m + 1
			c.part, c.span = true, ws[from].Cover(c.span)
			c.name = directed(joinWords(ws[from:k+1]), c.core.In(d.doc.Text()))
			c.label = ws[k].lower
			c.firm = true
			return true
		}
		_ = values
	}
	if n, _ := d.phraseBefore("seatof", ws, i); n > 0 {
		c.firm, c.clear = true, true
		return true
	}
	if n, values := d.phraseBefore("type", ws, i); n > 0 {
		c.types = append(c.types, values...)
		c.firm, c.clear = true, true
		k := i - n - 1
		if k >= 0 {
			if l, countries := d.demonym(ws, k); l > 0 {
				c.country = append(c.country, countries...)
			}
		}
		return true
	}
	if n, values := d.phraseBefore("office", ws, i); n > 0 {
		c.firm = true
		for _, v := range values {
			if v != "" {
				c.types = append(c.types, v)
			}
		}
	}
	return true
}

func oneIf(b bool) int {
	if b {
		return 1
	}
	return 0
}

// countryName tells whether a reading is a country or a polity.
func (m *mention) countryName() bool {
	for _, r := range m.readings {
		if r.country() || r.polity {
			return true
		}
	}
	return false
}

// hyphened is the length of a hyphened direction that ends at word i ("north-eastern"), or 0.
func (d *document) hyphened(ws []word, i int) int {
	if i > 0 && ws[i].gap == hyphen && d.a.cues.has("direction", ws[i-1].lower+"-"+ws[i].lower) {
		return 2
	}
	return 0
}

// direction takes the direction word at i into the span: the place is a part of the one named.
func (d *document) direction(ws []word, c *mention, i int) {
	lower := joinWords(ws[i:c.from])
	c.span = ws[i].Cover(c.span)
	c.part, c.firm = true, true
	c.name = directed(lower, c.core.In(d.doc.Text()))
	c.label = lower
	c.rules = append(c.rules, "place/part")
}

// directed is the name of a part: "East Ukraine" and "the eastern region of Ukraine" are both "eastern Ukraine".
func directed(direction, of string) string {
	switch d := strings.ToLower(direction); d {
	case "north", "south", "east", "west", "north-east", "north-west", "south-east", "south-west", "northeast", "northwest", "southeast", "southwest":
		return d + "ern " + of
	default:
		return d + " " + of
	}
}

func joinWords(ws []word) string {
	var b strings.Builder
	for i, w := range ws {
		if i > 0 {
			if w.gap == hyphen {
				b.WriteByte('-')
			} else {
				b.WriteByte(' ')
			}
		}
		b.WriteString(w.text)
	}
	return b.String()
}
