package names

import "unicode/utf8"

// settle brings the names of a report into line with the registry and with each other: a state or people that the registry
// knows is one, and the surname of a person named in full is that person.
func (r *Recogniser) settle(all []read) {
	surnames := map[string]bool{}
	for i := range all {
		for _, c := range all[i].found {
			if Types[c.kind] == "PER" && c.to-c.from > 1 && all[i].known[c.to-1]/4 != knownState {
				surnames[all[i].form(c.to-1)] = true
			}
		}
	}
	for i := range all {
		s := &all[i]
		s.found = r.parted(s, s.found)
		for k := range s.found {
			c := &s.found[k]
			switch kind := s.whole(c.from, c.to); {
			case kind == knownState && Types[c.kind] != "PER":
				c.kind = kindLoc
			case kind == knownPeople && Types[c.kind] != "PER":
				c.kind = kindNorp
			case kind == 0 && c.to-c.from == 1 && surnames[s.form(c.from)] && Types[c.kind] != "NORP":
				c.kind = kindPer
			}
		}
		s.found = s.added(surnames)
		s.found = s.registered()
	}
}

var kindPer, kindOrg, kindLoc, kindNorp = kindOf("PER"), kindOf("ORG"), kindOf("LOC"), kindOf("NORP")

func kindOf(name string) int {
	for k, t := range Types {
		if t == name {
			return k
		}
	}
	panic("names: no type " + name)
}

// read is a sentence with its names.
type read struct {
	forms []string
	caps  []bool
	known []uint8
	mode  int
	found []chunk
}

func (s *read) form(i int) string { return s.forms[i] }

// whole is the registry's kind of exactly these tokens, or 0.
func (s *read) whole(from, to int) uint8 {
	first, last := s.known[from], s.known[to-1]
	if first == 0 || first/4 != last/4 {
		return 0
	}
	if to-from == 1 {
		if first%4 == single {
			return first / 4
		}
		return 0
	}
	if first%4 == begin && last%4 == end {
		return first / 4
	}
	return 0
}

// parted cuts what is no part of a name off its start: "pro-" before a people, a state that belongs to the office before a person
// ("President of Belarus Viktar Harbachou").
func (r *Recogniser) parted(s *read, in []chunk) []chunk {
	var out []chunk
	for _, c := range in {
		if c.to-c.from > 2 && !s.caps[c.from] && s.forms[c.from+1] == "-" && s.caps[c.from+2] && (c.kind == kindNorp || c.kind == kindLoc) {
			c.from += 2
		}
		if c.kind == kindPer && c.from > 0 && !s.caps[c.from-1] && r.words.is(s.forms[c.from-1], classLinker) {
			if n := s.match(c.from, knownState); n > 0 && c.from+n < c.to {
				out = append(out, chunk{c.from, c.from + n, kindLoc})
				c.from += n
			}
		}
		out = append(out, c)
	}
	return out
}

// match is the number of tokens of the registry's name of a kind that begins at a token, or 0.
func (s *read) match(from int, kind uint8) int {
	switch s.known[from] {
	case kind*4 + single:
		return 1
	case kind*4 + begin:
		for to := from + 1; to < len(s.known); to++ {
			if s.known[to] == kind*4+end {
				return to + 1 - from
			}
		}
	}
	return 0
}

// registered joins what was taken apart of an organisation's or state's name of several words that stands in the registry.
func (s *read) registered() []chunk {
	if s.mode != modeNormal {
		return s.found
	}
	out := s.found
	for i := 0; i < len(s.known); i++ {
		n, kind := s.match(i, knownOrganisation), kindOrg
		if n == 0 {
			n, kind = s.match(i, knownState), kindLoc
		}
		if n < 2 {
			continue
		}
		free := true
		for _, c := range out {
			if c.from < i+n && i < c.to && (c.from < i || c.to > i+n) {
				free = false
			}
		}
		if free {
			var kept []chunk
			put := false
			for _, c := range out {
				if c.from >= i && !put {
					kept, put = append(kept, chunk{i, i + n, kind}), true
				}
				if c.to <= i || c.from >= i+n {
					kept = append(kept, c)
				}
			}
			if !put {
				kept = append(kept, chunk{i, i + n, kind})
			}
			out = kept
		}
		i += n - 1
	}
	return out
}

// added puts the states, peoples and surnames that were passed over among the names.
func (s *read) added(surnames map[string]bool) []chunk {
	if s.mode != modeNormal {
		return s.found
	}
	var out []chunk
	at := 0
	fill := func(to int) {
		for ; at < to; at++ {
			k := s.known[at]
			n := 1
			if k > 0 && k%4 == begin {
				for at+n < to && s.known[at+n]%4 == inside {
					n++
				}
				n++
			}
			switch {
			case k > 0 && (k%4 == single || k%4 == begin) && at+n <= to && (k/4 == knownState || k/4 == knownPeople || k/4 == knownOrganisation && at > 0 && len(s.forms[at]) > 4) && utf8.RuneCountInString(s.forms[at]) > 3 && s.alone(at, at+n):
				kind := kindLoc
				switch k / 4 {
				case knownPeople:
					kind = kindNorp
				case knownOrganisation:
					kind = kindOrg
				}
				out = append(out, chunk{at, at + n, kind})
				at += n - 1
			case k == 0 && s.caps[at] && surnames[s.forms[at]] && s.alone(at, at+1):
				out = append(out, chunk{at, at + 1, kindPer})
			}
		}
	}
	for _, c := range s.found {
		fill(c.from)
		out = append(out, c)
		at = c.to
	}
	fill(len(s.forms))
	return out
}

// alone tells whether no capitalised word stands directly beside the tokens, which might make them part of something else.
func (s *read) alone(from, to int) bool {
	return (from == 0 || !s.caps[from-1]) && (to == len(s.forms) || !s.caps[to])
}
