package chain

import "casus"

// speakers notes which mentions stand inside a quotation.
func (d *document) speakers() {
	for a := range d.doc.Attributions {
		for _, q := range d.doc.Attributions[a].Quoted {
			s := casus.SentenceAt(d.doc.Sentences, q.Start)
			for ; s >= 0 && s < len(d.doc.Sentences) && d.doc.Sentences[s].Start < q.End; s++ {
				for _, k := range d.bySent[s] {
					if m := d.mentions[k]; q.Contains(m.span) {
						m.quote = a
					}
				}
			}
		}
	}
}

// setSpeakers finds the entity that says what a sentence quotes.
func (d *document) setSpeakers(s int) {
	for _, k := range d.bySent[s] {
		m := d.mentions[k]
		if m.quote < 0 {
			continue
		}
		if src, ok := d.source(m.quote); ok {
			m.speaker = d.mentions[src].entity
		}
	}
}

// source is the mention that an attribution gives as speaker.
func (d *document) source(a int) (int, bool) {
	at := d.doc.Attributions[a].SrcAt
	k, ok := d.at[at]
	if !ok && len(d.doc.Attributions[a].Source) > 0 {
		span := d.doc.Attributions[a].Source.Bounds()
		if s := casus.SentenceAt(d.doc.Sentences, span.Start); s >= 0 {
			for _, j := range d.bySent[s] {
				if m := d.mentions[j]; m.kind == kindName && span.Contains(m.span) {
					return j, true
				}
			}
		}
	}
	return k, ok
}

// speaker gives "I" to who is quoted, and "we" to a body that is.
func (d *document) speaker(k int) {
	p := d.mentions[k]
	if p.quote < 0 {
		return
	}
	src, ok := d.source(p.quote)
	if !ok {
		return
	}
	m := d.mentions[src]
	if m.entity < 0 {
		if m.kind == kindPronoun {
			return
		}
		d.found(src)
	}
	e := d.entities[m.entity]
	one := e.class == person || e.typ == "PER" || m.kind == kindPronoun && m.pro.gender&neuter == 0
	if p.pro.number == 's' && (one || e.class == unknownClass && !m.plural) {
		d.join(k, m.entity, "speaker", 0.9)
	}
	if p.pro.number == 'p' && (e.class == body || e.class == place && e.typ == "LOC" || m.plural) {
		d.join(k, m.entity, "speaker", 0.7)
	}
}
