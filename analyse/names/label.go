package names

// Types are the entity types, in the order of the model's labels.
var Types = [...]string{"PER", "ORG", "LOC", "NORP", "FAC", "MISC"}

// A label is 0 outside of names; else 1 + 4*type + position (BIOES).
const (
	begin = iota
	inside
	end
	single
	labels = 1 + 4*len(Types)
)

func labelOf(kind, position int) uint8 { return uint8(1 + 4*kind + position) }

func typeOf(label uint8) int { return int(label-1) / 4 }

func positionOf(label uint8) int { return int(label-1) % 4 }

func opens(label uint8) bool {
	return label == 0 || positionOf(label) == begin || positionOf(label) == single
}

func closes(label uint8) bool {
	return label == 0 || positionOf(label) == end || positionOf(label) == single
}

// follows tells whether b may stand behind a.
func follows(a, b uint8) bool {
	if closes(a) {
		return opens(b)
	}
	return b != 0 && !opens(b) && typeOf(a) == typeOf(b)
}

// before lists for every label those that may stand before it.
var before = func() (out [labels][]uint8) {
	for b := range out {
		for a := range uint8(labels) {
			if follows(a, uint8(b)) {
				out[b] = append(out[b], a)
			}
		}
	}
	return out
}()

// after lists for every label those that may stand behind it.
var after = func() (out [labels][]uint8) {
	for a := range out {
		for b := range uint8(labels) {
			if follows(uint8(a), b) {
				out[a] = append(out[a], b)
			}
		}
	}
	return out
}()

// chunk is a name in a sentence: tokens [from, to).
type chunk struct {
	from, to, kind int
}

// chunksOf reads the names off a valid label sequence.
func chunksOf(seq []uint8) []chunk {
	var out []chunk
	from := 0
	for i, l := range seq {
		if l == 0 {
			continue
		}
		if opens(l) {
			from = i
		}
		if closes(l) {
			out = append(out, chunk{from, i + 1, typeOf(l)})
		}
	}
	return out
}

// labelsOf writes chunks as a label sequence of n tokens.
func labelsOf(n int, chunks []chunk) []uint8 {
	out := make([]uint8, n)
	for _, c := range chunks {
		if c.to-c.from == 1 {
			out[c.from] = labelOf(c.kind, single)
			continue
		}
		for i := c.from; i < c.to; i++ {
			out[i] = labelOf(c.kind, inside)
		}
		out[c.from], out[c.to-1] = labelOf(c.kind, begin), labelOf(c.kind, end)
	}
	return out
}
