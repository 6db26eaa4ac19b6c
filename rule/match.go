package rule

// matcher runs programs over the items of one chart.
type matcher struct {
	chart *Chart
	rule  *Rule
	caps  []Capture
	steps int
	start int
	value Value
	end   int
}

// try runs one pattern at one start and keeps the match.
func (m *matcher) try(c *candidate, start int) {
	m.rule, m.steps, m.start = c.rule, 0, start
	if cap(m.caps) < len(c.rule.names) {
		m.caps = make([]Capture, len(c.rule.names))
	}
	m.caps = m.caps[:len(c.rule.names)]
	clear(m.caps)
	if !m.run(c.pattern.prog, 0, start, m.accept) {
		return
	}
	m.chart.add(Match{Rule: c.rule, From: start, To: m.end, Value: m.value, Captures: append([]Capture(nil), m.caps...)})
}

// accept asks the builder whether the match stands.
func (m *matcher) accept(end int) bool {
	if end == m.start {
		return false
	}
	m.end, m.value = end, nil
	if m.rule.builder == nil {
		return true
	}
	v, ok := m.rule.builder(&Args{Items: m.chart.Items, From: m.start, To: end, rule: m.rule, caps: m.caps})
	m.value = v
	return ok
}

// run executes a program from instruction pc at item i; done is asked at the end.
func (m *matcher) run(prog []instr, pc, i int, done func(end int) bool) bool {
	items := m.chart.Items
	for {
		if m.steps++; m.steps > maxSteps {
			return false
		}
		in := &prog[pc]
		switch in.op {
		case iLeaf:
			if i >= len(items) || !in.leaf.test(&items[i]) {
				return false
			}
			if in.capture >= 0 {
				return m.with(in.capture, Capture{From: i, To: i + 1, set: true}, prog, pc+1, i+1, done)
			}
			i++
			pc++
		case iClass:
			return m.class(in, prog, pc, i, done)
		case iCategory:
			return m.category(in, prog, pc, i, done)
		case iSplit:
			if m.run(prog, in.x, i, done) {
				return true
			}
			pc = in.y
		case iJump:
			pc = in.x
		case iOpen:
			return m.with(in.x, Capture{From: i, To: i}, prog, pc+1, i, done)
		case iClose:
			return m.with(in.x, Capture{From: m.caps[in.x].From, To: i, set: true}, prog, pc+1, i, done)
		case iLook:
			if m.looks(in.look, i) == in.look.not {
				return false
			}
			pc++
		case iGlued, iApart:
			if i >= len(items) || items[i].Glued != (in.op == iGlued) {
				return false
			}
			pc++
		case iStart:
			if i != 0 {
				return false
			}
			pc++
		case iEnd:
			if i != len(items) {
				return false
			}
			pc++
		case iMatch:
			return done(i)
		}
	}
}

// with sets a capture for the rest of the program and takes it back when that fails.
func (m *matcher) with(id int, c Capture, prog []instr, pc, i int, done func(int) bool) bool {
	old := m.caps[id]
	m.caps[id] = c
	if m.run(prog, pc, i, done) {
		return true
	}
	m.caps[id] = old
	return false
}

func (m *matcher) class(in *instr, prog []instr, pc, i int, done func(int) bool) bool {
	if i >= len(m.chart.Items) {
		return false
	}
	try := func(n int, v Value) bool {
		for _, f := range in.fields {
			if !f.test(v) {
				return false
			}
		}
		if in.capture >= 0 {
			return m.with(in.capture, Capture{From: i, To: i + n, Value: v, set: true}, prog, pc+1, i+n, done)
		}
		return m.run(prog, pc+1, i+n, done)
	}
	if m.chart.set.classes.computed[in.x] != nil {
		for _, o := range m.chart.occurrences(in.x, i) {
			if try(o.Len, o.Value) {
				return true
			}
		}
		return false
	}
	for _, h := range m.chart.hits[i] {
		if h.class == in.x && try(h.len, *h.entry) {
			return true
		}
	}
	return false
}

func (m *matcher) category(in *instr, prog []instr, pc, i int, done func(int) bool) bool {
	if i >= len(m.chart.Items) || m.chart.at[in.x] == nil {
		return false
	}
	list := m.chart.at[in.x][i]
	for k := range list {
		sub := &list[k]
		ok := true
		for _, f := range in.fields {
			ok = ok && f.test(sub.Value)
		}
		if !ok {
			continue
		}
		if in.capture >= 0 {
			if m.with(in.capture, Capture{From: i, To: sub.To, Value: sub.Value, Match: sub, set: true}, prog, pc+1, sub.To, done) {
				return true
			}
		} else if m.run(prog, pc+1, sub.To, done) {
			return true
		}
	}
	return false
}

// looks reports whether the look-around pattern matches at item i.
func (m *matcher) looks(l *look, i int) bool {
	if !l.behind {
		return m.run(l.prog, 0, i, func(int) bool { return true })
	}
	for from := i; from >= 0 && from >= i-l.width; from-- {
		if m.run(l.prog, 0, from, func(end int) bool { return end == i }) {
			return true
		}
	}
	return false
}
