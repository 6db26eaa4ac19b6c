package resolve

import (
	"slices"
)

// week is the size of the time buckets of candidate keys, in days.
const week = 7

// anchorWords is how many of its sentence's rarest words a mention is found by.
const (
	anchorWords  = 5
	anchorRarity = 4.5
)

// weakAnchor marks the anchors that every day has many of: countries. Two mentions are compared when they share two of these, or one other.
const weakAnchor uint64 = 1 << 63

// anchors are hashes of what two mentions of one event are likely to share: parties, countries, place, rare words.
func (v *viewer) anchors(m *mention, words []string) []uint64 {
	var out []uint64
	add := func(kind uint64, id uint64) { out = append(out, mix(id<<4|kind)&^weakAnchor) }
	for _, ps := range [][]party{m.sources, m.targets} {
		for _, p := range ps {
			if p.id != 0 && !p.state && !p.agent {
				add(1, hash64(v.names.strings[p.id])>>4)
			}
			if p.country != 0 {
				out = append(out, mix(hash64(v.names.strings[p.country]))|weakAnchor)
			}
		}
	}
	switch {
	case m.place.name == 0:
	case m.place.wide:
		if m.place.country != 0 {
			out = append(out, mix(hash64(v.names.strings[m.place.country]))|weakAnchor)
		}
		add(3, hash64(v.names.strings[m.place.name])>>4)
	default:
		add(3, hash64(v.names.strings[m.place.name])>>4)
	}
	for _, w := range m.place.words {
		add(4, uint64(w))
	}
	type rare struct {
		id uint64
		r  float32
	}
	var rs []rare
	for _, w := range words {
		if r := v.r.lexis.rarity(w); r >= anchorRarity {
			rs = append(rs, rare{uint64(uint32(hash64(v.r.lexis.stem(w)))), r})
		}
	}
	slices.SortFunc(rs, func(a, b rare) int {
		switch {
		case a.r > b.r:
			return -1
		case a.r < b.r:
			return 1
		case a.id < b.id:
			return -1
		case a.id > b.id:
			return 1
		}
		return 0
	})
	for i, n := 0, 0; i < len(rs) && n < anchorWords; i++ {
		if i > 0 && rs[i].id == rs[i-1].id {
			continue
		}
		add(4, rs[i].id)
		n++
	}
	slices.Sort(out)
	return slices.Clip(slices.Compact(out))
}

// undated is the bucket of mentions that may lie at any time; every mention stands in anyTime, where undated ones look for others.
const (
	undated int64 = -1 << 40
	anyTime int64 = -1<<40 + 1
)

// blockKey is where mentions of a type with an anchor in a week are found.
func blockKey(typ uint64, anchor uint64, bucket int64) uint64 {
	return mix(anchor ^ mix(typ*31+uint64(bucket)*0x9e3779b97f4a7c15))
}

// buckets are the weeks that a window touches.
func buckets(w days) (from, to int64) {
	return int64(floorDiv(w.from, week)), int64(floorDiv(w.to-1, week))
}

func floorDiv(a, b int32) int32 {
	q := a / b
	if a%b < 0 {
		q--
	}
	return q
}
