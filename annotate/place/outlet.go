package place

// outside is the sentence of what stands in none.
const outside = -9

// outlet are the places that the name of the outlet speaks of, as groups that vote and are not written out: "The Paris News" is read in one
// of the towns called Paris, and the report shows in which.
func (d *document) outlet() []*group {
	ws := d.a.plainWords(d.doc.Report.Source)
	if len(ws) > 1 && ws[0].lower == "the" {
		ws = ws[1:]
	}
	var out []*group
	for i := 0; i < len(ws); {
		m, ok := d.lookup(ws, i)
		if !ok || d.orgWord(ws, i) > 0 || m.to-m.from == 1 && (d.a.common[ws[i].lower] || d.a.seldom[m.key]) {
			i++
			continue
		}
		if m.to-m.from == len(ws) {
			break // "Al Jazeera", "Dawn" and "Metro" are places too, of which nobody thinks
		}
		d.papers[m.key] = true
		c := &mention{sentence: outside, from: m.from, to: m.to, key: m.key, readings: m.readings, weak: true}
		out = append(out, &group{mentions: []*mention{c}, source: true})
		i = m.to
	}
	return out
}
