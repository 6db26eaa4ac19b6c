package resolve

import (
	"slices"
	"strings"

	"casus"
)

// called are the stems of the seldom words of the report's names, sorted, and of the last names of its persons.
func (v *viewer) called() (all, people []uint32) {
	all = v.calledIn(0, len(v.text))
	for i := range v.rec.Actors {
		if a := &v.rec.Actors[i]; a.Kind == "person" && !a.Unnamed {
			words := Words(a.Name)
			people = v.seldom(people, words[max(0, len(words)-1):])
		}
	}
	slices.Sort(people)
	return all, slices.Clip(slices.Compact(people))
}

// calledIn are the stems of the seldom words of the names in a stretch of text, sorted.
func (v *viewer) calledIn(from, to int) (out []uint32) {
	for i := range v.rec.Names {
		if at := v.rec.Names[i].Spans.Bounds().Start; at >= from && at < to {
			out = v.seldom(out, Words(v.rec.Names[i].Text))
		}
	}
	slices.Sort(out)
	return slices.Clip(slices.Compact(out))
}

// landsIn are the countries that a stretch of text names, as such or by a place or party that is known to be of one, sorted.
func (v *viewer) landsIn(from, to int) (out []int32) {
	in := func(s casus.Spans) bool {
		at := s.Bounds().Start
		return len(s) > 0 && at >= from && at < to
	}
	for i := range v.rec.Places {
		if p := &v.rec.Places[i]; p.Country != "" && in(p.Spans) {
			out = append(out, v.names.number(p.Country))
		}
	}
	for i := range v.rec.Actors {
		a := &v.rec.Actors[i]
		if a.Provisional || a.Unnamed || len(a.Country) != 3 || strings.HasPrefix(a.ID, unknownActor) {
			continue
		}
		if slices.ContainsFunc(a.Mentions, func(m casus.ActorMention) bool { return in(m.Spans) }) {
			out = append(out, v.names.number(a.Country))
		}
	}
	slices.Sort(out)
	return slices.Clip(slices.Compact(out))
}

func (v *viewer) seldom(to []uint32, words []string) []uint32 {
	for _, w := range words {
		if len(w) > 2 && v.r.lexis.rarity(w) >= seldomName {
			to = append(to, uint32(hash64(v.r.lexis.stem(w))))
		}
	}
	return to
}

// seldomName is from what rarity on a word of a name tells stories apart: not countries, capitals, heads of state.
const seldomName = 5.5
