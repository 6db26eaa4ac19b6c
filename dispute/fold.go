package dispute

import (
	"slices"

	"casus"
)

// fold makes rows of what was told: mentions of one kind whose parties go together are one process.
func (c *courseReader) fold() []casus.Process {
	var groups []*group
	var waiting []told // without parties, before any that has them
	for _, t := range c.told {
		g := c.groupFor(groups, &t)
		switch {
		case g != nil:
			g.take(t)
		case len(t.near)+len(t.far) == 0:
			waiting = append(waiting, t)
		default:
			g = &group{}
			g.take(t)
			groups = append(groups, g)
		}
	}
	for _, t := range waiting {
		g := c.groupFor(groups, &t)
		switch {
		case g != nil:
		case len(t.guess) > 0:
			g = &group{}
			groups = append(groups, g)
		default:
			continue
		}
		if g.guessed = g.guessed || len(g.told) == 0; g.guessed {
			g.near = union(g.near, t.guess)
		}
		g.take(t)
	}
	var out []casus.Process
	for _, g := range groups {
		out = append(out, c.process(g))
	}
	return out
}

// group are the mentions of one process with its parties.
type group struct {
	near, far, hosts []casus.ActorRef
	told             []told
	guessed          bool // no mention names a party
}

func (g *group) take(t told) {
	g.near, g.far, g.hosts = merged(g.near, t.near), merged(g.far, t.far), union(g.hosts, t.hosts)
	g.told = append(g.told, t)
}

// merged is the union of parties, less those of which only the kind is known where others have a name.
func merged(a, b []casus.ActorRef) []casus.ActorRef {
	if len(named(a)) > 0 {
		b = named(b)
	} else if len(named(b)) > 0 {
		a = nil
	}
	return union(a, b)
}

func named(refs []casus.ActorRef) []casus.ActorRef {
	var out []casus.ActorRef
	for _, r := range refs {
		if !r.Generic() {
			out = append(out, r)
		}
	}
	return out
}

// groupFor is the process that a mention belongs to: of its kind, with the same parties or with some of them where the mention names no others; the one that shares
// most, of equals the latest.
func (c *courseReader) groupFor(groups []*group, t *told) *group {
	var best *group
	most := -1
	for _, g := range groups {
		if g.told[0].kind != t.kind {
			continue
		}
		shared, ok := 0, false
		if c.words.sided[t.kind] {
			n, same := fits(g.near, t.near, true)
			m, also := fits(g.far, t.far, false)
			shared, ok = n+m, same && also && (n+m > 0 || len(t.near)+len(t.far) == 0)
		} else {
			shared, ok = fits(g.near, t.near, !c.words.mutual[t.kind])
		}
		if ok && shared >= most {
			best, most = g, shared
		}
	}
	return best
}

// fits tells whether two lists of parties can be one, and how many they share: where one names nobody, or only a kind, it is open. whole: they
// must be the same, else one may be a part of the other.
func fits(a, b []casus.ActorRef, whole bool) (shared int, ok bool) {
	x, y := named(a), named(b)
	if len(x) == 0 && len(y) == 0 && len(a) > 0 && len(b) > 0 { // two kinds: the same one
		x, y = a, b
	}
	if len(x) == 0 || len(y) == 0 {
		return 0, true
	}
	for _, r := range union(nil, y) {
		if hasHolder(x, r.Holder()) {
			shared++
		}
	}
	n, m := holders(x), holders(y)
	if whole {
		return shared, shared == n && shared == m
	}
	return shared, shared == n || shared == m
}

// process is the row of a group. Its status is that of the mention that says how things stand.
func (c *courseReader) process(g *group) casus.Process {
	main := &g.told[0]
	for i := range g.told[1:] {
		if c.outranks(&g.told[i+1], main) {
			main = &g.told[i+1]
		}
	}
	x := casus.Process{Kind: main.kind, Status: main.status, Voice: main.voice, Parties: union(g.near, g.far), Mediators: without(g.hosts, g.near), Rules: main.rules}
	if c.words.sided[main.kind] {
		x.From, x.To = ids(g.near), ids(without(g.far, g.near))
	}
	var spans casus.Spans
	high := 0
	for i := range g.told {
		t := &g.told[i]
		s := casus.ProcessStep{Status: t.status, Planned: t.planned, Ordinal: t.ordinal, Time: t.time, Figures: t.figures, Evidence: t.evidence, Voice: t.voice}
		if t.event != nil {
			s.Event, s.Place = t.event.ID, t.event.Place
		}
		x.Steps = append(x.Steps, s)
		spans = append(spans, t.evidence.Spans...)
		if !t.planned {
			high = max(high, t.ordinal)
		}
		for _, f := range t.figures {
			if !slices.Contains(x.Figures, f) {
				x.Figures = append(x.Figures, f)
			}
		}
	}
	if high > 0 {
		x.Rounds = &high
	}
	x.Evidence = casus.Quote(c.doc.Text(), spans...)
	return x
}

func ids(refs []casus.ActorRef) []string {
	var out []string
	for _, r := range refs {
		out = append(out, r.Actor)
	}
	return out
}

// outranks tells whether a mention says better than another, told before it, how a process stands now: news before background, what took place before what
// is to come, how the whole stands before a single step, the later day, and in one sentence the later word. Else what is told first is the news.
func (c *courseReader) outranks(a, b *told) bool {
	if a.past != b.past {
		return b.past
	}
	if a.planned != b.planned {
		return b.planned
	}
	if x, y := dayOf(a), dayOf(b); x != "" && y != "" && x != y {
		return x > y
	}
	if x, y := c.words.state[a.kind][a.status], c.words.state[b.kind][b.status]; x != y {
		return x
	}
	return a.sentence == b.sentence && a.status != b.status
}

// dayOf is when a mention's step took place, if it says so.
func dayOf(t *told) string {
	if t.time == nil || t.time.Basis == "" {
		return ""
	}
	return t.time.Begin
}
