package resolve

import (
	"iter"
	"slices"
	"strings"

	"casus"
)

// Index merges records that come one by one. What it holds is a function of the set of records and of the decisions alone. It is not safe
// for concurrent use.
type Index struct {
	r         *Resolver
	names     *names
	scorer    scorer
	decided   decided
	reports   []report
	byID      map[string]int32
	mentions  []unit
	byKey     map[string]int32 // mention -> unit
	blocks    chains           // block key -> units
	undatedN  int
	bands     chains    // band of a sketch -> reports
	copies    [][]int32 // report -> near-duplicates
	edges     [][]edge
	cross     [][]edge // between a plan or a negated report and what happened
	cluster   []int32  // mention -> cluster
	clusters  [][]int32
	free      []int32 // numbers of clusters that are gone
	parts     map[uint64]part
	maxPart   int
	lastPart  int32
	dirty     []int32           // units that changed
	near      []int32           // units whose part may be another
	part      []int32           // unit -> part
	members   map[int32][]int32 // part -> units
	stamp     []int32
	weak      []uint64 // the weak anchor by which a unit was met first
	stampNow  int32
	liveCount int
	outlets   []string                       // names of all outlets
	full      map[string]map[string]*mention // report -> key -> mention, where they are kept
}

// edge is a pair that scores above zero.
type edge struct {
	to    int32
	score float32
}

// Index starts an empty index that respects the decisions.
func (r *Resolver) Index(decisions ...Decision) *Index {
	n := newNames()
	return &Index{
		r: r, names: n, scorer: scorer{r, n}, decided: decide(decisions),
		byID: map[string]int32{}, byKey: map[string]int32{}, blocks: newChains(), bands: newChains(), parts: map[uint64]part{}, members: map[int32][]int32{}, maxPart: maxPart,
	}
}

// Merge merges the event mentions of a set of records into events, in order of time, then id. Of two records with one id the later replaces the
// earlier.
func (r *Resolver) Merge(records []*casus.Record, decisions ...Decision) []casus.Event {
	x := r.Index(decisions...)
	for _, rec := range records {
		x.Put(rec)
	}
	return x.Events()
}

// Add puts a record in and returns the events that are new or changed by it, in order of time, then id. A record whose id is there already
// supersedes the earlier one.
func (x *Index) Add(rec *casus.Record) []casus.Event {
	x.Put(rec)
	changed := x.settle()
	out := make([]casus.Event, 0, len(changed))
	for _, c := range changed {
		out = append(out, x.event(x.clusters[c]))
	}
	sortEvents(out)
	return out
}

// Put is Add without the answer: merging is put off until it is asked for.
func (x *Index) Put(rec *casus.Record) {
	if old, ok := x.byID[rec.ID]; ok {
		if x.reports[old].hash == recordHash(rec) {
			return
		}
		x.remove(old)
	}
	v := x.viewer(rec)
	n := int32(len(x.reports))
	x.reports = append(x.reports, *v.rep)
	x.copies = append(x.copies, nil)
	x.byID[x.reports[n].id] = n
	x.findCopies(n)
	ms := make([]mention, 0, len(rec.Events))
	for i := range rec.Events {
		m := v.mention(&rec.Events[i])
		m.report = n
		ms = append(ms, m)
	}
	if x.full != nil {
		kept := map[string]*mention{}
		for _, m := range ms {
			kept[m.key] = &m
		}
		x.full[rec.ID] = kept
	}
	for _, u := range x.units(v, ms) {
		x.put(u)
	}
}

// Remove takes a report's record out.
func (x *Index) Remove(id string) {
	if n, ok := x.byID[id]; ok {
		x.remove(n)
	}
}

// Len is the number of event mentions.
func (x *Index) Len() int { return x.liveCount }

func (x *Index) viewer(rec *casus.Record) *viewer {
	v := newViewer(x.r, x.names, rec)
	rep := &report{id: strings.Clone(rec.ID), hash: recordHash(rec), day: never}
	if rec.Report.Source != nil {
		rep.outlet = x.names.one(*rec.Report.Source)
		if !slices.Contains(x.outlets, rep.outlet) {
			x.outlets = append(x.outlets, rep.outlet)
		}
	}
	if rec.Report.Published != nil {
		if d, ok := dayOf((*rec.Report.Published)[:min(10, len(*rec.Report.Published))]); ok {
			rep.day = d
		}
	}
	v.rep = rep
	if len(rec.Events) == 0 { // nothing of it is ever compared
		return v
	}
	words := Words(rec.Report.Text)
	all := words
	if rec.Report.Title != nil {
		rep.title = strings.Clone(*rec.Report.Title)
		all = append(slices.Clone(words), Words(rep.title)...)
	}
	rep.words = x.r.lexis.vector(all, 60)
	rep.sketch = sketchOf(words)
	rep.called, rep.people = v.called()
	rep.lands = v.landsIn(0, len(v.text))
	rep.towns = v.towns()
	rep.voices = voicesOf(rec, x.names)
	rep.credit = creditOf(rec)
	rep.denials = v.denials()
	return v
}

// findCopies ties a report to its near-duplicates.
func (x *Index) findCopies(n int32) {
	s := &x.reports[n].sketch
	seen := map[int32]bool{}
	for _, b := range s.bands() {
		for o := range x.bands.of(b) {
			if seen[o] || x.reports[o].gone {
				continue
			}
			seen[o] = true
			if s.likeness(&x.reports[o].sketch) >= copyLikeness {
				x.copies[n] = append(x.copies[n], o)
				x.copies[o] = append(x.copies[o], n)
				x.dirty = append(x.dirty, x.reports[o].rows...)
			}
		}
		x.bands.add(b, n)
	}
}

// put adds a unit with its edges.
func (x *Index) put(u unit) {
	n := int32(len(x.mentions))
	x.mentions = append(x.mentions, u)
	x.edges = append(x.edges, nil)
	x.cross = append(x.cross, nil)
	x.cluster = append(x.cluster, -1)
	x.part = append(x.part, -1)
	x.stamp = append(x.stamp, 0)
	x.weak = append(x.weak, 0)
	x.liveCount += len(u.rows)
	x.dirty = append(x.dirty, n)
	x.reports[u.report].rows = append(x.reports[u.report].rows, n)
	for _, o := range x.reports[u.report].rows {
		if o != n {
			x.compare(n, o)
		}
	}
	x.candidates(n)
	for _, key := range u.keys() {
		x.byKey[key] = n
		for _, other := range x.decided.must[key] {
			if o, ok := x.byKey[other]; ok && o != n {
				x.tie(n, o, decidedScore)
			}
		}
	}
}

// compare scores a pair and keeps it when it is above zero.
func (x *Index) compare(n, o int32) {
	if a, b := &x.mentions[n], &x.mentions[o]; a.stage != b.stage || a.plan() != b.plan() {
		x.relate(n, o)
		if a.stage != b.stage {
			return
		}
	}
	a, b := &x.mentions[n], &x.mentions[o]
	if x.scorer.hopeless(a, b, &x.reports[a.report], &x.reports[b.report]) {
		return
	}
	if s := x.score(n, o); s > 0 {
		x.tie(n, o, s)
	}
}

func (x *Index) tie(n, o int32, s float32) {
	x.near = append(x.near, n, o)
	x.edges[n] = append(x.edges[n], edge{o, s})
	x.edges[o] = append(x.edges[o], edge{n, s})
}

// score compares two mentions in an order that does not depend on which came first.
func (x *Index) score(n, o int32) float32 {
	a, b := &x.mentions[n], &x.mentions[o]
	if b.key < a.key {
		a, b = b, a
	}
	if a.report == b.report {
		return impossible // or they would be one unit
	}
	if len(x.decided.cannot) > 0 && x.apart([]int{0}, []int{1}, func(i int) []string { return [2]*unit{a, b}[i].keys() }) {
		return impossible
	}
	return x.scorer.units(a, b, &x.reports[a.report], &x.reports[b.report])
}

// candidates compares a mention with those of other reports that it shares a key with, and registers it.
func (x *Index) candidates(n int32) {
	m := &x.mentions[n]
	x.stampNow++
	own, types := x.blockTypes(m)
	x.stampNow++ // stampNow-1 marks what shares one weak anchor, stampNow what was compared
	x.stamp[n] = x.stampNow
	visit := func(key uint64, weak uint64) {
		for o := range x.blocks.of(key) {
			if x.stamp[o] == x.stampNow {
				continue
			}
			if weak != 0 && (x.stamp[o] != x.stampNow-1 || x.weak[o] == weak) {
				x.stamp[o], x.weak[o] = x.stampNow-1, weak
				continue
			}
			x.stamp[o] = x.stampNow
			if b := &x.mentions[o]; b.gone || b.report == m.report {
				continue
			}
			x.compare(n, o)
		}
	}
	register := func(a uint64, bucket int64) {
		for _, t := range own {
			x.blocks.add(blockKey(t, a, bucket), n)
		}
	}
	for _, a := range m.anchors {
		weak := uint64(0)
		if a&weakAnchor != 0 {
			weak = a
		}
		if !m.window.known() {
			for _, t := range types {
				visit(blockKey(t, a, anyTime), weak)
			}
			register(a, undated)
		} else {
			from, to := buckets(m.window)
			for w := from; w <= to; w++ {
				for _, t := range types {
					visit(blockKey(t, a, w), weak)
				}
				register(a, w)
			}
			if x.undatedN > 0 {
				for _, t := range types {
					visit(blockKey(t, a, undated), weak)
				}
			}
		}
		register(a, anyTime)
	}
	if !m.window.known() {
		x.undatedN++
	}
}

// blockTypes are the hashes of a unit's types, and of those that it may be merged with.
func (x *Index) blockTypes(u *unit) (own, with []uint64) {
	for _, k := range u.kinds {
		t := x.names.strings[k.typ]
		h := hash64(t)
		with = append(append(with, h), x.r.together[t]...)
		if !slices.Contains(own, h) {
			own = append(own, h)
		}
		if k.innerType != 0 { // what is promised or threatened is found by what comes of it
			h := hash64(x.names.strings[k.innerType])
			with = append(with, h)
			if !slices.Contains(own, h) {
				own = append(own, h)
			}
		}
	}
	slices.Sort(with)
	return own, slices.Compact(with)
}

// remove takes a report out: its mentions leave the graph, and what they held together is settled anew.
func (x *Index) remove(n int32) {
	rep := &x.reports[n]
	rep.gone = true
	delete(x.byID, rep.id)
	for _, o := range x.copies[n] {
		x.copies[o] = slices.DeleteFunc(x.copies[o], func(c int32) bool { return c == n })
		x.dirty = append(x.dirty, x.reports[o].rows...)
	}
	x.copies[n] = nil
	for _, i := range rep.rows {
		m := &x.mentions[i]
		m.gone = true
		x.liveCount -= len(m.rows)
		for _, key := range m.keys() {
			delete(x.byKey, key)
		}
		for _, e := range x.edges[i] {
			x.edges[e.to] = slices.DeleteFunc(x.edges[e.to], func(f edge) bool { return f.to == i })
			x.near = append(x.near, e.to)
		}
		x.edges[i] = nil
		x.near = append(x.near, i)
		for _, e := range x.cross[i] {
			x.cross[e.to] = slices.DeleteFunc(x.cross[e.to], func(f edge) bool { return f.to == i })
			x.dirty = append(x.dirty, e.to)
		}
		x.cross[i] = nil
		if c := x.cluster[i]; c >= 0 {
			x.dirty = append(x.dirty, x.clusters[c]...)
		}
	}
	rep.rows, rep.words, rep.voices, rep.denials = nil, nil, nil, nil
}

// Events are all events, in order of time, then id.
func (x *Index) Events() []casus.Event {
	var out []casus.Event
	for e := range x.All() {
		out = append(out, e)
	}
	return out
}

// All makes the events one by one, in order of time, then id, so that not all of them need be in memory at once.
func (x *Index) All() iter.Seq[casus.Event] {
	return func(yield func(casus.Event) bool) {
		x.settle()
		type entry struct {
			cluster int32
			key, id string
		}
		order := make([]entry, 0, len(x.clusters))
		for c, members := range x.clusters {
			if len(members) > 0 {
				key, id := x.sortKey(members)
				order = append(order, entry{int32(c), key, id})
			}
		}
		slices.SortFunc(order, func(a, b entry) int {
			if c := strings.Compare(a.key, b.key); c != 0 {
				return c
			}
			return strings.Compare(a.id, b.id)
		})
		for _, o := range order {
			if !yield(x.event(x.clusters[o.cluster])) {
				return
			}
		}
	}
}

// sortKey is what an event is ordered by: its own day, else that on which it was first reported, and its id. What has no day comes last.
func (x *Index) sortKey(members []int32) (day, id string) {
	us := x.chronological(members)
	var ms []*mention
	for _, u := range us {
		for i := range x.mentions[u].rows {
			ms = append(ms, &x.mentions[u].rows[i].mention)
		}
	}
	day = "~"
	if t := timeOf(ms); t != nil && t.Begin != "" {
		day = t.Begin
	} else if t != nil && t.End != "" {
		day = t.End
	} else if d := x.reports[x.mentions[us[0]].report].day; d != never {
		day = isoDay(d)
	}
	return day, x.eventID(us)
}

func sortEvents(events []casus.Event) {
	key := func(e *casus.Event) string {
		switch {
		case e.Time != nil && e.Time.Begin != "":
			return e.Time.Begin
		case e.Time != nil && e.Time.End != "":
			return e.Time.End
		case len(e.Accounts) > 0 && e.Accounts[0].Published != "":
			return e.Accounts[0].Published
		}
		return "~"
	}
	slices.SortFunc(events, func(a, b casus.Event) int {
		if c := strings.Compare(key(&a), key(&b)); c != 0 {
			return c
		}
		return strings.Compare(a.ID, b.ID)
	})
}

// recordHash tells whether a record with the same id is another one.
func recordHash(rec *casus.Record) string {
	p := rec.Provenance
	return rec.Report.Hash + "|" + p.Version + "|" + p.Data + "|" + p.Models + "|" + p.Ontology
}
