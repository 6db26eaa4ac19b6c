package rule

import (
	"fmt"
	"sort"
)

// maxSteps caps the work at one start of one pattern, so that scanning stays linear whatever the rules.
const maxSteps = 4000

// maxPerStart caps the matches of one category kept at one start.
const maxPerStart = 12

// stratum is the rules of one category with their index by first item.
type stratum struct {
	cat        int
	byWord     map[string][]candidate
	byClass    map[int][]candidate
	byCategory map[int][]candidate
	byKind     map[Kind][]candidate
	any        []candidate
}

type candidate struct {
	rule    *Rule
	pattern *pattern
	order   int
}

// stratify orders categories so that each comes behind those its rules use.
func (s *Set) stratify() error {
	uses := make([]map[int]bool, len(s.catNames))
	has := make([]bool, len(s.catNames))
	for i := range uses {
		uses[i] = map[int]bool{}
	}
	for _, r := range s.Rules {
		has[r.cat] = true
		for _, p := range r.patterns {
			for c := range p.uses {
				uses[r.cat][c] = true
			}
		}
	}
	state := make([]int, len(s.catNames))
	var order []int
	var visit func(c int) error
	visit = func(c int) error {
		switch state[c] {
		case 1:
			return fmt.Errorf("rules: category %s is built from itself", s.catNames[c])
		case 2:
			return nil
		}
		state[c] = 1
		var below []int
		for u := range uses[c] {
			below = append(below, u)
		}
		sort.Ints(below)
		for _, u := range below {
			if !has[u] {
				return fmt.Errorf("rules: no rule makes category %s, which %s uses", s.catNames[u], s.catNames[c])
			}
			if err := visit(u); err != nil {
				return err
			}
		}
		state[c] = 2
		order = append(order, c)
		return nil
	}
	for c := range s.catNames {
		if err := visit(c); err != nil {
			return err
		}
	}
	for _, c := range order {
		s.strata = append(s.strata, s.index(c))
	}
	return nil
}

func (s *Set) index(cat int) *stratum {
	st := &stratum{cat: cat, byWord: map[string][]candidate{}, byClass: map[int][]candidate{}, byCategory: map[int][]candidate{}, byKind: map[Kind][]candidate{}}
	order := 0
	for _, r := range s.Rules {
		if r.cat != cat {
			continue
		}
		for _, p := range r.patterns {
			c := candidate{r, p, order}
			order++
			f := p.first
			if f.any {
				st.any = append(st.any, c)
				continue
			}
			for w := range f.words {
				st.byWord[w] = append(st.byWord[w], c)
			}
			for id := range f.classes {
				st.byClass[id] = append(st.byClass[id], c)
			}
			for id := range f.categories {
				st.byCategory[id] = append(st.byCategory[id], c)
			}
			for k := Word; k <= Symbol; k <<= 1 {
				if f.kinds&k != 0 {
					st.byKind[k] = append(st.byKind[k], c)
				}
			}
		}
	}
	return st
}

// Chart holds all matches in one sentence.
type Chart struct {
	Items []Item
	set   *Set
	hits  [][]hit        // table classes by start
	comp  [][]Occurrence // computed classes by class and start, see occurrences
	done  []bool
	at    []map[int][]Match // by category: matches by start, longest first
}

// Scan finds all matches of all rules in the items of one sentence.
func (s *Set) Scan(items []Item) *Chart {
	ch := &Chart{Items: items, set: s, hits: make([][]hit, len(items)), at: make([]map[int][]Match, len(s.catNames))}
	n := len(s.classes.names)
	ch.comp, ch.done = make([][]Occurrence, n*len(items)), make([]bool, n*len(items))
	for i := range items {
		ch.hits[i] = s.classes.at(items, i)
	}
	m := &matcher{chart: ch}
	var found []candidate
	for _, st := range s.strata {
		for i := range items {
			found = st.candidates(ch, i, found[:0])
			for _, c := range found {
				m.try(c, i)
			}
		}
	}
	return ch
}

// candidates are the patterns that can start at item i, in file order, none twice.
func (st *stratum) candidates(ch *Chart, i int, out []candidate) []candidate {
	out = append(out, st.any...)
	out = append(out, st.byWord[ch.Items[i].Lower]...)
	out = append(out, st.byKind[ch.Items[i].Kind]...)
	for _, h := range ch.hits[i] {
		out = append(out, st.byClass[h.class]...)
	}
	for class := range ch.set.classes.computed {
		if cs := st.byClass[class]; len(cs) > 0 && len(ch.occurrences(class, i)) > 0 {
			out = append(out, cs...)
		}
	}
	for cat, cs := range st.byCategory {
		if len(ch.at[cat][i]) > 0 {
			out = append(out, cs...)
		}
	}
	if len(out) < 2 {
		return out
	}
	sort.Slice(out, func(a, b int) bool { return out[a].order < out[b].order })
	uniq := out[:1]
	for _, c := range out[1:] {
		if c.order != uniq[len(uniq)-1].order {
			uniq = append(uniq, c)
		}
	}
	return uniq
}

func (ch *Chart) occurrences(class, i int) []Occurrence {
	k := class*len(ch.Items) + i
	if !ch.done[k] {
		ch.done[k] = true
		ch.comp[k] = ch.set.classes.computed[class](ch.Items, i)
	}
	return ch.comp[k]
}

// add keeps a match, longest first; of matches with the same extent the earlier rule stays.
func (ch *Chart) add(m Match) {
	c := m.Rule.cat
	if ch.at[c] == nil {
		ch.at[c] = map[int][]Match{}
	}
	list := ch.at[c][m.From]
	k := len(list)
	for i := range list {
		if list[i].To == m.To {
			return
		}
		if list[i].To < m.To {
			k = i
			break
		}
	}
	if len(list) >= maxPerStart {
		return
	}
	list = append(list, Match{})
	copy(list[k+1:], list[k:])
	list[k] = m
	ch.at[c][m.From] = list
}

// All are the matches of a category in order of start, longest first.
func (ch *Chart) All(category string) []Match {
	id, ok := ch.set.categories[category]
	if !ok || ch.at[id] == nil {
		return nil
	}
	var out []Match
	for i := range ch.Items {
		out = append(out, ch.at[id][i]...)
	}
	return out
}

// At are the matches of a category that start at an item, longest first.
func (ch *Chart) At(category string, item int) []Match {
	if id, ok := ch.set.categories[category]; ok {
		return ch.at[id][item]
	}
	return nil
}

// Longest picks matches that do not overlap, from left to right the longest (ties: the earlier rule), over several categories;
// of matches with one extent the category named first wins.
func (ch *Chart) Longest(categories ...string) []Match {
	var out []Match
	for i := 0; i < len(ch.Items); {
		var best *Match
		for _, c := range categories {
			if list := ch.At(c, i); len(list) > 0 && (best == nil || list[0].To > best.To) {
				best = &list[0]
			}
		}
		if best == nil {
			i++
			continue
		}
		out = append(out, *best)
		i = best.To
	}
	return out
}
