package place

import (
	"slices"
	"strings"
)

// longest is the most words that a name may have.
const longest = 8

// match is a run of words that some place is called.
type match struct {
	from, to int // words, half-open
	key      string
	readings []*reading
}

// lookup finds the longest name that begins at word i.
func (d *document) lookup(ws []word, i int) (m match, ok bool) {
	if !d.mayStart(ws, i) {
		return m, false
	}
	if code, ok := d.a.hand.short[ws[i].text]; ok && d.behindTown(ws, i) {
		if rs := d.state(code); len(rs) > 0 || d.a.hand.joined[code] {
			return match{from: i, to: i + 1, key: code, readings: rs}, true
		}
	}
	end := d.reach(ws, i)
	d.a.hand.names.All(i, end, func(k int) string { return ws[k].key }, func(n int, values []named) {
		if !ws[i+n-1].cap {
			return
		}
		var rs []*reading
		for _, v := range values {
			if !v.upper || capitals(ws[i:i+n]) {
				rs = append(rs, v.reading)
			}
		}
		if len(rs) > 0 {
			m = match{from: i, to: i + n, readings: rs}
		}
	})
	var key strings.Builder
	g := d.a.gazetteer()
	for j := i; j < end; j++ {
		if ws[j].key == "" {
			break
		}
		if j > i {
			key.WriteByte(' ')
		}
		key.WriteString(ws[j].key)
		hits, more := g.Find(key.String())
		if len(hits) > 0 && ws[j].cap && j+1 >= m.to && (ws[i].cap || ws[i].key == "al") && d.mayMean(ws, i, j+1) {
			if j+1 > m.to {
				m = match{from: i, to: j + 1}
			}
			for _, h := range hits {
				if r := (&reading{Entry: g.Entry(h.Index), point: true, alternate: h.Alternate, index: h.Index}); !m.has(r) {
					m.readings = append(m.readings, r)
				}
			}
		}
		if !more {
			break
		}
	}
	if len(m.readings) == 0 {
		return m, false
	}
	d.bare(ws, &m)
	keys := make([]string, 0, m.to-m.from)
	for _, w := range ws[m.from:m.to] {
		keys = append(keys, w.key)
	}
	m.key = strings.Join(keys, " ")
	return m, true
}

// bare adds the places that bear a name without the noun at its end, where that noun says what they are: "Santa Cruz Province" is the name of
// one province, and another is called Santa Cruz.
func (d *document) bare(ws []word, m *match) {
	last := m.to - 1
	if last == m.from || ws[last].gap != space {
		return
	}
	types := d.a.cues.values("type", ws[last].lower)
	if len(types) == 0 {
		return
	}
	hits, _ := d.a.gazetteer().Find(key(ws[m.from:last]))
	for _, h := range hits {
		r := &reading{Entry: d.a.gazetteer().Entry(h.Index), point: true, alternate: h.Alternate, index: h.Index}
		for _, t := range types {
			if r.province() && r.is(t) && !m.has(r) && !slices.ContainsFunc(m.readings, func(o *reading) bool { return o.index == r.index && !o.hand }) {
				m.readings = append(m.readings, r)
			}
		}
	}
}

// has tells whether a reading of the hand-written tables stands for the same place already: it has the same geonameid, or is a country
// or province of that name.
func (m *match) has(r *reading) bool {
	for _, o := range m.readings {
		if o.hand && (o.ID != 0 && o.ID == r.ID || o.Country == r.Country && (o.class() == r.class())) {
			return true
		}
	}
	return false
}

// mayMean tells whether words may be a name of the gazetteer: no acronym, no direction alone, no article that the name does without.
func (d *document) mayMean(ws []word, from, to int) bool {
	w := &ws[from]
	if to-from > 1 {
		if d.a.cues.has("orgof", w.lower) && ws[from+1].lower == "of" {
			return false // campuses are in the gazetteer too: "University of Texas"
		}
		return w.key != "the" || from > 0 && w.gap == space
	}
	if w.upper && len(w.text) <= 5 && !d.shape.shouted {
		_, ok := d.a.hand.short[w.text]
		return ok
	}
	if len([]rune(w.text)) < 3 {
		_, ok := d.a.hand.short[w.text]
		return ok
	}
	for _, kind := range []string{"direction", "title", "office", "org", "type", "facility", "calendar"} {
		if d.a.cues.has(kind, w.lower) {
			return false
		}
	}
	return true
}

// mayStart tells whether a name may begin at a word: a capital, or the article of an Arabic name, or of "the Hague".
func (d *document) mayStart(ws []word, i int) bool {
	if ws[i].cap {
		return true
	}
	return i+1 < len(ws) && ws[i+1].cap && (ws[i+1].gap == hyphen && ws[i].key == "al" || ws[i+1].gap == space && ws[i].key == "the")
}

// reach is the end of the run of words that one name may span: capitals and small words, parted by spaces and hyphens alone.
func (d *document) reach(ws []word, i int) int {
	end := i + 1
	for end < len(ws) && end < i+longest {
		w := &ws[end]
		if w.gap > hyphen || !w.cap && !d.a.cues.has("small", w.lower) && !(w.gap == hyphen && d.a.cues.has("joined", w.lower)) {
			break
		}
		end++
	}
	return end
}

func capitals(ws []word) bool {
	for _, w := range ws {
		if !w.upper && len(w.text) > 1 {
			return false
		}
	}
	return true
}
