package rule

// opcode is an instruction of the backtracking matcher.
type opcode uint8

const (
	iLeaf opcode = iota
	iClass
	iCategory
	iSplit // try x, then y
	iJump  // x
	iOpen  // capture x starts
	iClose // capture x ends
	iLook
	iGlued
	iApart
	iStart
	iEnd
	iMatch
)

type instr struct {
	op      opcode
	x, y    int
	leaf    *leaf
	fields  []fieldTest
	capture int
	look    *look
}

type look struct {
	prog        []instr
	behind, not bool
	width       int // largest number of items, for looking behind
}

// maxProgram bounds the instructions of one pattern: nested repetitions multiply.
const maxProgram = 20000

// compile turns a pattern tree into a program that ends in iMatch. A program of maxProgram instructions or more is cut off and must
// be refused.
func compile(n *node) []instr {
	c := &compiler{}
	c.emit(n)
	c.add(instr{op: iMatch})
	return c.prog
}

type compiler struct{ prog []instr }

func (c *compiler) add(i instr) int {
	c.prog = append(c.prog, i)
	return len(c.prog) - 1
}

func (c *compiler) emit(n *node) {
	if len(c.prog) > maxProgram {
		return
	}
	if n.glued {
		c.add(instr{op: iGlued})
	}
	if n.apart {
		c.add(instr{op: iApart})
	}
	group := n.capture >= 0 && n.op != opLeaf && n.op != opClass && n.op != opCategory
	if group {
		c.add(instr{op: iOpen, x: n.capture})
	}
	switch n.op {
	case opLeaf:
		c.add(instr{op: iLeaf, leaf: n.leaf, capture: n.capture})
	case opClass:
		c.add(instr{op: iClass, x: n.id, fields: n.fields, capture: n.capture})
	case opCategory:
		c.add(instr{op: iCategory, x: n.id, fields: n.fields, capture: n.capture})
	case opSeq:
		for _, k := range n.kids {
			c.emit(k)
		}
	case opAlt:
		var ends []int
		for i, k := range n.kids {
			if i == len(n.kids)-1 {
				c.emit(k)
				break
			}
			split := c.add(instr{op: iSplit})
			c.prog[split].x = len(c.prog)
			c.emit(k)
			ends = append(ends, c.add(instr{op: iJump}))
			c.prog[split].y = len(c.prog)
		}
		for _, e := range ends {
			c.prog[e].x = len(c.prog)
		}
	case opRepeat:
		for i := 0; i < n.min; i++ {
			c.emit(n.kids[0])
		}
		var splits []int
		for i := n.min; i < n.max; i++ {
			s := c.add(instr{op: iSplit})
			c.prog[s].x = len(c.prog)
			splits = append(splits, s)
			c.emit(n.kids[0])
		}
		for _, s := range splits {
			c.prog[s].y = len(c.prog)
		}
	case opLook:
		c.add(instr{op: iLook, look: &look{prog: compile(n.kids[0]), behind: n.behind, not: n.not, width: min(width(n.kids[0]), 6)}})
	case opEdge:
		if n.start {
			c.add(instr{op: iStart})
		} else {
			c.add(instr{op: iEnd})
		}
	}
	if group {
		c.add(instr{op: iClose, x: n.capture})
	}
}

// width is the largest number of items a pattern takes; classes and categories count four.
func width(n *node) int {
	w := 0
	switch n.op {
	case opLeaf:
		return 1
	case opClass, opCategory:
		return 4
	case opSeq:
		for _, k := range n.kids {
			w += width(k)
		}
	case opAlt:
		for _, k := range n.kids {
			w = max(w, width(k))
		}
	case opRepeat:
		return n.max * width(n.kids[0])
	}
	return w
}

// first is what the first item of a pattern can be.
type first struct {
	words      map[string]bool
	classes    map[int]bool
	categories map[int]bool
	kinds      Kind
	any        bool
}

func firstOf(n *node) *first {
	f := &first{words: map[string]bool{}, classes: map[int]bool{}, categories: map[int]bool{}}
	if f.add(n) {
		f.any = true // the pattern can be empty
	}
	return f
}

// add collects from n and reports whether n can match without taking an item.
func (f *first) add(n *node) bool {
	switch n.op {
	case opLeaf:
		switch {
		case n.leaf.lower != "":
			f.words[n.leaf.lower] = true
		case n.leaf.form != "":
			f.words[plain(n.leaf.form)] = true
		case n.leaf.kind != 0:
			f.kinds |= n.leaf.kind
		default:
			f.any = true
		}
		return false
	case opClass:
		f.classes[n.id] = true
		return false
	case opCategory:
		f.categories[n.id] = true
		return false
	case opSeq:
		for _, k := range n.kids {
			if !f.add(k) {
				return false
			}
		}
		return true
	case opAlt:
		empty := false
		for _, k := range n.kids {
			if f.add(k) {
				empty = true
			}
		}
		return empty
	case opRepeat:
		return f.add(n.kids[0]) || n.min == 0
	}
	return true // look-around and edges take nothing
}
