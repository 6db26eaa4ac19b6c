package rule

import (
	"fmt"
	"slices"
	"sort"
)

// maxSteps caps the work at one start of one pattern, so that scanning stays linear whatever the rules.
const maxSteps = 4000

// maxPerStart caps the matches of one category kept at one start.
const maxPerStart = 12

// candidate is one pattern of a rule with its place in the order of work: categories first, then the order of the files.
type candidate struct {
	rule    *Rule
	pattern *pattern
	stratum int
	order   int
}

// index finds the patterns that can start at an item by what the item is.
type index struct {
	byWord     map[string][]*candidate
	byClass    [][]*candidate
	byCategory [][]*candidate
	byKind     map[Kind][]*candidate
	any        []*candidate
	computed   []int // computed classes that patterns start with
	strata     int
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
	s.index = s.makeIndex(order)
	return nil
}

// makeIndex sorts all patterns by their first item.
func (s *Set) makeIndex(order []int) *index {
	rank := make([]int, len(order))
	for i, c := range order {
		rank[c] = i
	}
	ix := &index{
		byWord: map[string][]*candidate{}, byClass: make([][]*candidate, len(s.classes.names)), byCategory: make([][]*candidate, len(s.catNames)),
		byKind: map[Kind][]*candidate{}, strata: len(order),
	}
	n := 0
	for _, r := range s.Rules {
		for _, p := range r.patterns {
			c := &candidate{r, p, rank[r.cat], n}
			n++
			f := p.first
			if f.any {
				ix.any = append(ix.any, c)
				continue
			}
			for w := range f.words {
				ix.byWord[w] = append(ix.byWord[w], c)
			}
			for id := range f.classes {
				ix.byClass[id] = append(ix.byClass[id], c)
			}
			for id := range f.categories {
				ix.byCategory[id] = append(ix.byCategory[id], c)
			}
			for k := Word; k <= Symbol; k <<= 1 {
				if f.kinds&k != 0 {
					ix.byKind[k] = append(ix.byKind[k], c)
				}
			}
		}
	}
	for id := range s.classes.names {
		if s.classes.computed[id] != nil && len(ix.byClass[id]) > 0 {
			ix.computed = append(ix.computed, id)
		}
	}
	return ix
}

// Chart holds all matches in one sentence.
type Chart struct {
	Items []Item
	set   *Set
	hits  [][]hit        // table classes by start
	comp  [][]Occurrence // computed classes by class and start, see occurrences
	done  []bool
	at    [][][]Match // by category: matches by start, longest first
	work  [][]job     // by stratum
}

// job is a pattern to try at an item.
type job struct {
	item int
	cand *candidate
}

// Scan finds all matches of all rules in the items of one sentence.
func (s *Set) Scan(items []Item) *Chart {
	ch := &Chart{Items: items, set: s, hits: make([][]hit, len(items)), at: make([][][]Match, len(s.catNames)), work: make([][]job, s.index.strata)}
	n := len(s.classes.names)
	ch.comp, ch.done = make([][]Occurrence, n*len(items)), make([]bool, n*len(items))
	for i := range items {
		ch.hits[i] = s.classes.at(items, i)
		ch.seed(i)
	}
	m := &matcher{chart: ch}
	for st := range ch.work {
		jobs := ch.work[st]
		slices.SortFunc(jobs, func(a, b job) int {
			if a.item != b.item {
				return a.item - b.item
			}
			return a.cand.order - b.cand.order
		})
		for k, j := range jobs {
			if k == 0 || j != jobs[k-1] {
				m.try(j.cand, j.item)
			}
		}
	}
	return ch
}

// seed plans the patterns that can start at item i by its form, kind and classes.
func (ch *Chart) seed(i int) {
	ix := ch.set.index
	ch.plan(i, ix.any)
	ch.plan(i, ix.byWord[ch.Items[i].Lower])
	ch.plan(i, ix.byKind[ch.Items[i].Kind])
	for _, h := range ch.hits[i] {
		ch.plan(i, ix.byClass[h.class])
	}
	for _, id := range ix.computed {
		if len(ch.occurrences(id, i)) > 0 {
			ch.plan(i, ix.byClass[id])
		}
	}
}

func (ch *Chart) plan(i int, cs []*candidate) {
	for _, c := range cs {
		ch.work[c.stratum] = append(ch.work[c.stratum], job{i, c})
	}
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
		ch.at[c] = make([][]Match, len(ch.Items))
	}
	list := ch.at[c][m.From]
	if len(list) == 0 {
		ch.plan(m.From, ch.set.index.byCategory[c])
	}
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
	if id, ok := ch.set.categories[category]; ok && ch.at[id] != nil {
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
