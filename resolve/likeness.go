package resolve

import "cmp"

// How much the likeness of two parties says: a named person or organisation much, an official or a state less, "the police" of a country little, "people"
// nothing; below zero when they are different parties.
const (
	likeNamed    = 1
	likeState    = 0.6
	likeOfficial = 0.75 // presidents and ministries act every day
	likeAgent    = 0.45
	likeSurname  = 0.8
	likeKin      = 0.3 // a country and an organ of it, a coalition and its member
	likeOther    = -1.0
	likeNobody   = -1.5 // two persons known by name
)

// known reports whether the party is somebody in particular.
func (p *party) known() bool { return p.id != 0 && !p.agent || p.name != 0 }

func (s *scorer) parties(f *features, a, b *mention) {
	src, tgt := alike(a.sources, b.sources), alike(a.targets, b.targets)
	if a.mutual && b.mutual || a.joint && b.joint && (len(a.targets) == 0 || len(b.targets) == 0) {
		// the parties of a mutual act may be told as sources, as targets, or one of each
		all := alike(append(append(make([]party, 0, 8), a.sources...), a.targets...), append(append(make([]party, 0, 8), b.sources...), b.targets...))
		if all > src {
			src = all
		}
		if src > 0 && tgt <= 0 {
			tgt = partners(a, b)
		}
	}
	one := func(v float32, same, kin, other feature) {
		switch {
		case v < 0:
			f[other] = -v
		case v < likeKin+0.01:
			f[kin] = v / likeKin
		default:
			f[same] = v
		}
	}
	one(src, fSourceSame, fSourceKin, fSourceOther)
	one(tgt, fTargetSame, fTargetKin, fTargetOther)
	f[fBothSame] = min(f[fSourceSame], f[fTargetSame])
	if !a.mutual && src <= 0 && tgt <= 0 && alike(a.sources, b.targets) >= likeKin && alike(a.targets, b.sources) >= likeKin {
		f[fSwapped] = 1
	}
}

// partners compares whom the party that two mutual acts share deals with: "met X" and "met Y" are two acts of one party. It is below zero when both are
// known and differ, else 0.
func partners(a, b *mention) float32 {
	all := func(m *mention) []party { return append(append(make([]party, 0, 8), m.sources...), m.targets...) }
	rest := func(ps, others []party) (out []party) {
		for i := range ps {
			if alike(ps[i:i+1], others) <= 0 {
				out = append(out, ps[i])
			}
		}
		return out
	}
	as, bs := all(a), all(b)
	ra, rb := rest(as, bs), rest(bs, as)
	if len(ra) == 0 || len(rb) == 0 || len(ra) == len(as) {
		return 0
	}
	return min(0, alike(ra, rb))
}

// alike compares two sets: the best match of any of their members; below zero when members of both are known and nothing matches.
func alike(as, bs []party) float32 {
	best, compared := float32(likeNobody), false
	for i := range as {
		for j := range bs {
			v := as[i].like(&bs[j])
			if v == 0 {
				continue
			}
			compared = true
			best = max(best, v)
		}
	}
	if !compared {
		return 0
	}
	return best
}

func (p *party) like(q *party) float32 {
	if p.id != 0 && p.id == q.id {
		switch {
		case p.agent && p.name != q.name:
			return likeKin * p.ofCountry()
		case p.agent:
			return likeAgent * p.ofCountry()
		case p.state:
			return likeState
		case p.official:
			return likeOfficial
		}
		return likeNamed
	}
	if v := p.namesake(q); v != 0 {
		return v
	}
	if p.has(q) || q.has(p) {
		return likeKin
	}
	if p.person && q.person {
		return likeNobody
	}
	if p.person && q.many || q.person && p.many { // "hundreds" are not the one who is named
		return likeOther / 2
	}
	if p.id == 0 && q.id == 0 || p.agent && q.agent {
		if v := p.wordsLike(q); v != 0 {
			return v
		}
	}
	if p.country != 0 && q.country != 0 {
		switch {
		case p.country != q.country:
			if p.guessed || q.guessed {
				return likeOther / 2
			}
			if p.agent && !p.official || q.agent && !q.official { // "gunmen", "people"; armies and ministries of two states are two
				return likeOther / 2
			}
			return likeOther
		case p.state || q.state:
			return likeKin
		case p.agent && q.agent:
			if p.sector == q.sector {
				return likeKin / 2
			}
			return likeOther / 2
		case p.agent || q.agent: // "a man", "the suspect", against a name: nobody can tell
			if !p.person && !q.person && p.sector == q.sector {
				return likeKin // "the navy", by its name
			}
			return 0
		case p.sector == q.sector:
			return likeKin // a minister and the ministry, or two ministers
		}
		return likeOther / 2
	}
	if p.id != 0 && q.id != 0 && !p.agent && !q.agent {
		return likeOther
	}
	return 0
}

// namesake compares what two parties are called when their ids differ in no more than a guessed country or sector, or one is told by the last
// name alone. It is 0 when that decides nothing.
func (p *party) namesake(q *party) float32 {
	switch {
	case p.slug == 0 || q.slug == 0:
	case p.slug == q.slug:
		return likeNamed
	case p.person && q.person && p.last == q.last && (p.slug == p.last || q.slug == q.last):
		return likeSurname
	}
	return 0
}

// wordsLike compares two bare noun phrases: "the freighter Moon Harbour", "the Moon Harbour".
func (p *party) wordsLike(q *party) float32 {
	if p.name == 0 || q.name == 0 {
		return 0
	}
	if p.name == q.name {
		return likeAgent
	}
	if sharesWord(p.words, q.words) {
		return likeKin
	}
	return 0
}

// ofCountry is how much an unnamed group says: little when its country is unknown.
func (p *party) ofCountry() float32 {
	if p.country != 0 {
		return 1
	}
	return 0.3
}

// has reports whether q is a member of the coalition p.
func (p *party) has(q *party) bool {
	for _, m := range p.members {
		if m == q.id || m == q.country {
			return true
		}
	}
	return false
}

// meet reports whether two sets have a spot in common, or two that are near each other.
func meet(as, bs []spot) bool {
	for i := range as {
		for j := range bs {
			if km(&place{lat: as[i].lat, lon: as[i].lon}, &place{lat: bs[j].lat, lon: bs[j].lon}) <= nearKm {
				return true
			}
		}
	}
	return false
}

// shared counts what two sorted lists have in common.
func shared[T cmp.Ordered](a, b []T) int {
	n := 0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] < b[j]:
			i++
		case a[i] > b[j]:
			j++
		default:
			n++
			i++
			j++
		}
	}
	return n
}

func sharesWord(a, b []uint32) bool {
	for _, x := range a {
		for _, y := range b {
			if x == y {
				return true
			}
		}
	}
	return false
}
