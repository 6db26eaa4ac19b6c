package place

import (
	"strings"

	"casus"
)

// sentence finds the mentions of one sentence.
func (d *document) sentence(si int, ws []word) {
	first := len(d.mentions)
	d.shape = shapeOf(ws)
	for i := 0; i < len(ws); {
		if n, countries := d.demonym(ws, i); n > 0 && ws[i].cap {
			if m, ok := d.lookup(ws, i); !ok || m.to <= i+n && !m.hand() {
				for _, c := range countries {
					d.hinted[c] = append(d.hinted[c], origin{si, 1 / float64(len(countries))})
				}
				if next := d.demonymName(si, ws, i, i+n); next > i {
					i = next
					continue
				}
				i += n
				continue
			}
		}
		if ws[i].cap && d.a.cues.has("adjective", ws[i].lower) {
			if m, ok := d.lookup(ws, i); !ok || m.to == i+1 {
				i = max(i+1, d.demonymName(si, ws, i, i+1))
				continue
			}
		}
		m, ok := d.lookup(ws, i)
		if !ok {
			i = d.unknown(si, ws, i)
			continue
		}
		i = d.consider(si, ws, m)
	}
	d.link(si, ws, first)
	d.datelines(si, first)
	d.firmness(si, ws, first)
}

// demonymName passes over the rest of a capitalised name that begins with a demonym: "Israeli Air Force", "Russian Orthodox Church". It returns the
// word behind it, or from when the demonym stands alone or before a place.
func (d *document) demonymName(si int, ws []word, from, at int) int {
	end := d.run(si, ws, at)
	for k := at; k < end; k++ {
		if d.orgWord(ws, k) > 0 {
			return end
		}
	}
	return from
}

// hand tells whether a reading is of the hand-written tables.
func (m *match) hand() bool {
	for _, r := range m.readings {
		if r.hand {
			return true
		}
	}
	return false
}

// run is the end of the capitalised words from i on, parted by spaces.
func (d *document) run(si int, ws []word, i int) int {
	from := i
	article := func(i int) bool {
		return ws[i].key == "al" && i+1 < len(ws) && ws[i+1].cap && ws[i+1].gap == hyphen
	}
	for i < len(ws) && i < from+2*longest && ws[i].gap == space && !d.plain(si, ws, i) {
		if article(i) {
			i += 2
			continue
		}
		if !ws[i].cap && !(ws[i].key == "s" && i > from && i+1 < len(ws) && ws[i+1].cap && ws[i+1].gap == space) {
			break
		}
		i++
	}
	return i
}

// plain tells whether a capitalised word is no part of a name: a function word, or a common word where capitals mean nothing.
func (d *document) plain(si int, ws []word, i int) bool {
	t := &d.doc.Sentences[si].Tokens[ws[i].token]
	switch t.UPOS {
	case "ADP", "DET", "CCONJ", "SCONJ", "PRON", "AUX", "PART", "INTJ", "PUNCT":
		return !ws[i].upper || t.UPOS != "PRON"
	case "NOUN", "PROPN", "ADJ", "NUM":
		return (i == 0 || d.shape.headline) && d.a.common[ws[i].lower] && t.UPOS != "PROPN"
	}
	return i == 0 || d.a.common[ws[i].lower]
}

// shape is how a sentence uses capitals.
type shape struct {
	headline bool // nearly all longer words have one, so that a capital says little
	shouted  bool // the first word is all capitals, or every word is, so that a short one in capitals need be no acronym
}

func shapeOf(ws []word) (s shape) {
	long, caps, shouted := 0, 0, 0
	for i := range ws {
		if len(ws[i].text) > 3 {
			long++
			if ws[i].cap {
				caps++
			}
			if ws[i].upper {
				shouted++
			}
		}
	}
	s.headline = long >= 4 && caps*4 >= long*3
	s.shouted = shouted == long || len(ws) > 0 && ws[0].upper && len(ws[0].text) > 3
	return s
}

// phrase is the length of the longest entry of a kind that begins at word i, with its values.
func (d *document) phrase(kind string, ws []word, i int) (int, []string) {
	key := ""
	best, values := 0, []string(nil)
	for j := i; j < len(ws) && j < i+d.a.cues.parts; j++ {
		if j > i {
			if ws[j].gap > hyphen {
				break
			}
			if ws[j].gap == hyphen {
				key += "-"
			} else {
				key += " "
			}
		}
		key += ws[j].lower
		if v, ok := d.a.cues.kinds[kind][key]; ok {
			best, values = j-i+1, v
		}
	}
	return best, values
}

// phraseBefore is the same for an entry that ends before word i.
func (d *document) phraseBefore(kind string, ws []word, i int) (int, []string) {
	for n := min(d.a.cues.parts, i); n > 0; n-- {
		if k, v := d.phrase(kind, ws[:i], i-n); k == n {
			return n, v
		}
	}
	return 0, nil
}

// orgWord is the length of a word of organisations at i, capitalised, or 0.
func (d *document) orgWord(ws []word, i int) int {
	if !ws[i].cap {
		return 0
	}
	n, _ := d.phrase("org", ws, i)
	return n
}

// unknown passes over a word that begins no known name. A run of capitals with a type or facility noun behind it, or with "village of"
// before it, is a place that the gazetteer lacks.
func (d *document) unknown(si int, ws []word, i int) int {
	if !ws[i].cap || d.plain(si, ws, i) {
		return i + 1
	}
	if d.a.cues.has("direction", ws[i].lower) && i+1 < len(ws) && ws[i+1].gap <= hyphen {
		if _, ok := d.lookup(ws, i+1); ok {
			return i + 1 // "East Ukraine"
		}
	}
	end := i + 1
	for end < len(ws) && end < i+2*longest && ws[end].gap <= hyphen && (ws[end].cap && !d.plain(si, ws, end) || ws[end].gap == hyphen && len(ws[end].text) <= 3) {
		if n, _ := d.phrase("type", ws, end); n > 0 {
			break
		}
		end++
	}
	for k := i; k < end; k++ {
		if n := d.orgWord(ws, k); n > 0 {
			return max(end, k+n)
		}
	}
	if n, _ := d.phrase("title", ws, i); n > 0 {
		return i + n
	}
	if n, _ := d.phraseBefore("title", ws, i); n > 0 && ws[i].gap == space {
		return end
	}
	m := &mention{sentence: si, from: i, to: end, core: ws[i].Cover(ws[end-1].Span)}
	if next := d.offMap(ws, m); next > 0 {
		d.mentions = append(d.mentions, m)
		return next
	}
	if d.tagged(ws, m) {
		d.mentions = append(d.mentions, m)
		return m.to
	}
	if end-i > 1 || i+1 < len(ws) && ws[i+1].gap == space {
		// a run such as "Paris Hilton" never comes here; what does may still hold a known name inside
		if end-i > 1 {
			for k := i + 1; k < end; k++ {
				if mm, ok := d.lookup(ws, k); ok && mm.to >= end {
					for _, w := range ws[i:end] {
						d.persons[w.key] = true
					}
					return max(end, mm.to)
				}
			}
		}
	}
	return i + 1
}

// tagged reads an unknown name as a place where the name tagger says so and a preposition of place stands before it.
func (d *document) tagged(ws []word, m *mention) bool {
	n := d.tag(m)
	if n == nil || n.Type != "LOC" && n.Type != "FAC" || n.Spans.Bounds().Start != m.core.Start || ws[m.from].upper || !d.shown(ws, m) {
		return false
	}
	if m.to == m.from+1 && (d.a.cues.has("bare", ws[m.from].lower) || d.a.cues.has("type", ws[m.from].lower)) {
		return false
	}
	for m.to > m.from+1 && ws[m.to-1].End > n.Spans.Bounds().End {
		m.to--
	}
	m.core = ws[m.from].Cover(ws[m.to-1].Span)
	m.span, m.firm, m.clear, m.key, m.name = m.core, true, true, key(ws[m.from:m.to]), m.core.In(d.doc.Text())
	if n.Type == "FAC" {
		m.facility = "S.BLDG"
	}
	m.rules = append(m.rules, "place/tagged")
	return true
}

// tag is the name that the name tagger found over a mention, or nil.
func (d *document) tag(m *mention) *casus.Name {
	for _, n := range d.names[m.sentence] {
		if n.Spans.Overlaps(m.core) && !strings.ContainsAny(n.Text, "\n\r") && !strings.Contains(n.Text, " -") {
			return n
		}
	}
	return nil
}

func key(ws []word) string {
	keys := make([]string, 0, len(ws))
	for _, w := range ws {
		keys = append(keys, w.key)
	}
	return strings.Join(keys, " ")
}
