package when

import (
	"math"
	"sort"
)

// A text tells its dates along one or two threads: the present of its publication, and a story of the past. Dates without a
// year belong to one of them, and which one shows only from what follows: a year named once may open a story or be an aside. So
// the threads of a whole document are chosen together, as the cheapest way through its expressions (a beam search; linear in the
// text).

// thread is where an expression stands in that way.
type thread struct {
	story bool // it belongs to the story, not to the day of publication
	year  int  // the year found for a date without one, in the story
	aside bool // a dated expression that leads the story nowhere
}

// costs weigh the ways; lower is likelier. They were found on the development half of the histories, leaving documents out, with
// the sentences of testdata.
type costs struct {
	open, openYear     float64 // a date with year, or a bare year, opens a story
	aside, asideYear   float64 // it does not
	off, offYear       float64 // a date with year, or a bare year, inside a story leads it nowhere
	lead               float64 // what leads into its sentence leads the story on more easily
	jump, jumpBack     float64 // most that a leap of the story costs, on and back
	ahead              float64 // a date with its year leads the story on: grows with the logarithm of the months
	year               float64 // share of the costs of a leap, for a bare year
	back, backStep     float64 // the story goes back: at once, and per month
	on, onStep         float64 // it goes on by more than a few months
	turn               float64 // the year turns without being named
	bare               float64 // a date without month counts in months from a story without one
	leave, leaveBreak  float64 // back to the present, inside a paragraph and at its start
	past               float64 // the same in a text that speaks of the past only
	now, nowStep, nowH float64 // a date without year is of the present: at once, per month away, in a text of the past
	goOn, goBack       float64 // "the next year" leads the story nowhere; "the previous year" leads it back
	spoken             float64 // a day told from the day of speaking inside a story
}

var storyCosts = costs{
	open: 0.5, openYear: 0.9, aside: 0.55, asideYear: 0.45, lead: 0.3, off: 1.25, offYear: 0.5, jump: 1.2, jumpBack: 1.75, ahead: 0.2, year: 0.6, back: 0.1, backStep: 0.045, on: 0.15, onStep: 0.07, turn: 0.4, bare: 0.1,
	leave: 0.7, leaveBreak: 0.2, past: 2, now: 0.15, nowStep: 0.06, nowH: 1.5, spoken: 0.6, goOn: 0.5, goBack: 0.3,
}

// Bounds of the search.
const (
	beamWidth = 12
	reach     = 1 // years that a date may lie before and behind the story point
)

// beat is what an expression does to the threads.
type beat struct {
	kind        beatKind
	year, month int // month 0: not said
	nowYear     int // of an undated one: the year that publication and tense give it
	months      int // of a shift
	whole       bool
	lead        bool // it stands at the begin of its sentence, or behind a preposition there
	block       int
	form        *form
}

type beatKind uint8

const (
	noBeat   beatKind = iota
	dated             // a year was said
	undated           // month, season or feast without year
	dayOnly           // the day of a month, or of a week
	spokenOf          // told from the day of speaking
	movedBy           // told from the story: the next year, two months later
)

// node is one way up to an expression.
type node struct {
	story       bool
	year, month int
	cost        float64
	from        int // index in the column before
	aside       bool
}

// threads finds the thread of every expression of a document.
func (rs *resolver) threads(all []found, w *costs) []thread {
	beats := make([]beat, len(all))
	far, spoken := 0, 0
	for i := range all {
		f := &all[i]
		rs.ctx.tense, rs.ctx.direct, rs.ctx.signal = f.tense, f.direct, f.signal
		b := rs.beat(f.form)
		b.block, b.lead, b.form = f.block, f.lead, f.form
		switch {
		case b.kind == dated && rs.ctx.hasPub && abs(b.year-rs.ctx.pub.Year()) > 1:
			far++
		case b.kind == spokenOf, b.kind == dated && rs.ctx.hasPub && b.month > 0 && abs(12*b.year+b.month-rs.ctx.pubMonth()) <= 1, b.kind == dayOnly && f.form.weekday > 0:
			spoken++
		}
		beats[i] = b
	}
	pastness := float64(far) / (float64(far) + 3*float64(spoken) + 0.5)
	return rs.cheapest(beats, pastness, w)
}

func (c *context) pubMonth() int { return 12*c.pub.Year() + int(c.pub.Month()) }

// beat tells what a form does to the threads.
func (rs *resolver) beat(f *form) beat {
	switch f.kind {
	case calendar:
		switch {
		case f.base != nil && f.base.kind == anaphoric && f.base.unit == "Y": // October of the same year
			return beat{kind: movedBy, months: 12 * f.base.offset, month: monthIn(f), whole: true}
		case f.base != nil:
			return beat{kind: spokenOf}
		case f.hasYear && !f.shortYear:
			return beat{kind: dated, year: f.year, month: monthIn(f)}
		case f.hasYear, f.decade >= 0, f.century != -1:
			return beat{}
		case monthIn(f) > 0:
			b := beat{kind: undated, month: monthIn(f)}
			if rs.ctx.hasPub {
				g := f.copy()
				rs.yearSpoken(g)
				b.nowYear = g.year
			}
			return b
		case f.day > 0 || f.weekday > 0:
			return beat{kind: dayOnly}
		}
	case named:
		if f.hasYear {
			return beat{kind: dated, year: f.year}
		}
		if f.value != "offset" && rs.ctx.hasPub {
			t, _, err := holidayDay(f.rule, rs.ctx.pub.Year())
			if err == nil {
				return beat{kind: undated, month: int(t.Month()), nowYear: rs.ctx.pub.Year()}
			}
		}
	case deictic:
		return beat{kind: spokenOf}
	case anaphoric:
		switch f.unit {
		case "Y":
			return beat{kind: movedBy, months: 12 * f.offset, whole: true}
		case "M":
			return beat{kind: movedBy, months: f.offset}
		}
	case shifted, ordinal:
		if f.base != nil {
			return rs.beat(f.base)
		}
		if f.kind == ordinal {
			return beat{}
		}
		if f.from == "speech" {
			return beat{kind: spokenOf}
		}
		n := 0.0
		for _, a := range f.amounts {
			if a.vague || a.n > 1e4 {
				return beat{}
			}
			n += a.n * unitMonths[a.unit]
		}
		if f.back {
			n = -n
		}
		return beat{kind: movedBy, months: int(n)}
	}
	return beat{}
}

// unitMonths are the lengths of units in months, of those that can move a story by one.
var unitMonths = map[string]float64{"W": 0.23, "M": 1, "Q": 3, "Y": 12, "DE": 120, "CE": 1200}

// monthIn is the month that a calendar form names or begins in, 0 for a bare year.
func monthIn(f *form) int {
	switch {
	case f.month > 0:
		return f.month
	case f.season != "":
		return int(seasonStart(2000, f.season).Month())
	case f.quarter > 0:
		return 3*f.quarter - 2
	case f.half > 0:
		return 6*f.half - 5
	case f.week > 0:
		return 1 + min(f.week*12/53, 11)
	}
	return 0
}

// cheapest is the search.
func (rs *resolver) cheapest(beats []beat, pastness float64, w *costs) []thread {
	columns := make([][]node, len(beats)+1)
	columns[0] = []node{{}}
	block := -1
	for i := range beats {
		b := &beats[i]
		fresh := b.block != block
		block = b.block
		var next []node
		for k := range columns[i] {
			next = rs.follow(next, &columns[i][k], k, b, fresh, pastness, w)
		}
		columns[i+1] = prune(next)
	}
	out := make([]thread, len(beats))
	at := 0 // columns are sorted
	for i := len(beats); i > 0; i-- {
		n := &columns[i][at]
		out[i-1] = thread{story: n.story, year: n.year, aside: n.aside}
		at = n.from
	}
	return out
}

// follow adds the ways on from one node.
func (rs *resolver) follow(next []node, n *node, k int, b *beat, fresh bool, pastness float64, w *costs) []node {
	add := func(to node, cost float64) {
		to.from, to.cost = k, n.cost+cost
		next = append(next, to)
	}
	leave := w.leave
	if fresh {
		leave = w.leaveBreak
	}
	leave += w.past * pastness
	present := node{}
	keep := *n
	keep.aside = false
	switch b.kind {
	case dated:
		open, aside := w.open, w.aside
		if b.month == 0 {
			open, aside = w.openYear, w.asideYear
			if b.lead {
				open -= w.lead
			}
		}
		to := node{story: true, year: b.year, month: b.month}
		nearNow := rs.ctx.hasPub && b.year == rs.ctx.pub.Year()
		if !n.story {
			if nearNow {
				add(present, 0)
				add(to, open)
				break
			}
			if !rs.ctx.hasPub {
				open = 0
			}
			add(to, open)
			keep.aside = true
			add(keep, aside)
			break
		}
		if b.month == 0 && b.year == n.year {
			add(keep, 0)
			break
		}
		leap := leapCost(n, b.year, b.month, w)
		if ahead := 12*(b.year-n.year) + b.month - n.month; ahead > 0 { // a year that is said is no surprise
			leap = min(leap, w.ahead*math.Log1p(float64(ahead)/6))
		}
		off := w.off
		if b.month == 0 {
			leap, off = leap*w.year, w.offYear
		}
		if b.lead {
			off += w.lead
		}
		add(to, leap)
		if nearNow {
			add(present, leave)
		}
		keep.aside = true
		add(keep, off)
	case undated:
		if !n.story {
			c := w.now + w.nowH*pastness
			if rs.ctx.hasPub {
				c += w.nowStep * float64(min(abs(12*b.nowYear+b.month-rs.ctx.pubMonth()), 12))
			}
			add(present, c)
			break
		}
		for y := n.year - reach; y <= n.year+reach; y++ {
			if b.form.value == "offset" && n.month > 0 && !onSide(b.form.offset, 12*(y-n.year)+b.month-n.month) {
				continue
			}
			if f := b.form; f.kind == calendar && f.day > 0 && f.month > 0 && f.day > monthDays(y, f.month) {
				continue
			}
			add(node{story: true, year: y, month: b.month}, leapCost(n, y, b.month, w)+turnCost(n, y, w))
		}
		if rs.ctx.hasPub {
			add(present, leave+w.now+w.nowStep*float64(min(abs(12*b.nowYear+b.month-rs.ctx.pubMonth()), 12)))
		}
	case spokenOf, dayOnly:
		if !n.story {
			add(present, 0)
			break
		}
		c := w.spoken
		if b.kind == dayOnly {
			c = 0.1
		}
		add(keep, c*(1-pastness))
		if rs.ctx.hasPub {
			add(present, leave)
		}
	case movedBy:
		if !n.story || b.months == 0 && b.month == 0 {
			add(keep, 0)
			break
		}
		stay, to := keep, keep
		stay.aside = true
		to.shift(b)
		if b.months < 0 { // "as in the previous year"
			add(stay, 0)
			if !b.lead {
				add(to, w.goBack)
			} else {
				add(to, 0)
			}
		} else {
			add(to, 0)
			add(stay, w.goOn)
		}
	default:
		add(keep, 0)
	}
	return next
}

// onSide reports whether a gap in months is one that "last", "this" or "next" before the name of a month may mean.
func onSide(offset, gap int) bool {
	switch {
	case offset < 0:
		return gap < 0 && gap >= -12
	case offset > 0:
		return gap > 0 && gap <= 12
	}
	return true
}

func turnCost(n *node, year int, w *costs) float64 {
	if year != n.year {
		return w.turn
	}
	return 0
}

// shift moves the story point.
func (n *node) shift(b *beat) {
	if b.whole {
		n.year, n.month = n.year+b.months/12, b.month
		return
	}
	m := n.month
	if m == 0 {
		n.year += b.months / 12
		return
	}
	t := 12*n.year + m - 1 + b.months
	n.year, n.month = floorDiv(t, 12), t-12*floorDiv(t, 12)+1
}

// leapCost is the cost of a gap, up to the most that a leap costs.
func leapCost(n *node, year, month int, w *costs) float64 {
	most := w.jump
	if year < n.year || year == n.year && month > 0 && month < n.month {
		most = w.jumpBack
	}
	return min(gap(n, year, month, w), most)
}

// gap is the cost of going from the story point to a month of a year, or to a bare year.
func gap(n *node, year, month int, w *costs) float64 {
	if n.month == 0 || month == 0 {
		d := float64(year - n.year)
		switch {
		case d == 0:
			return w.bare
		case d > 0:
			return w.bare + w.on + 6*w.onStep*(d-0.5)
		}
		return w.bare + w.back - 8*w.backStep*(d+0.3)
	}
	g := float64(12*(year-n.year) + month - n.month)
	switch {
	case g < 0:
		return w.back - w.backStep*g
	case g > 3:
		return w.on + w.onStep*(g-3)
	}
	return 0.03 * g
}

// prune keeps the cheapest ways, one for each point.
func prune(ns []node) []node {
	sort.SliceStable(ns, func(i, j int) bool { return ns[i].cost < ns[j].cost })
	out := ns[:0:0]
	for _, n := range ns {
		seen := false
		for _, o := range out {
			seen = seen || o.story == n.story && o.year == n.year && o.month == n.month
		}
		if !seen {
			if out = append(out, n); len(out) == beamWidth {
				break
			}
		}
	}
	return out
}

func abs(n int) int { return max(n, -n) }

// told reports whether the expression in hand belongs to a story of the past.
func (c *context) told() bool { return c.hasLast && (c.thread.story || !c.hasPub) }

// yearTold takes the year of the story.
func (rs *resolver) yearTold(f *form) {
	y := rs.ctx.last.Year()
	if rs.ctx.thread.story {
		y = rs.ctx.thread.year
	}
	f.year, f.hasYear = y, true
}
