package resolve

import "iter"

// chains hold numbers under keys, the latest first: a map to slices would take three times the memory for the many keys that have one or two.
type chains struct {
	head  map[uint64]int32 // key -> place in links
	links []link
}

type link struct{ item, next int32 }

func newChains() chains { return chains{map[uint64]int32{}, make([]link, 1)} } // place 0 ends a chain

func (c *chains) add(key uint64, item int32) {
	c.links = append(c.links, link{item, c.head[key]})
	c.head[key] = int32(len(c.links) - 1)
}

// of are the numbers under a key.
func (c *chains) of(key uint64) iter.Seq[int32] {
	return func(yield func(int32) bool) {
		for at := c.head[key]; at != 0; at = c.links[at].next {
			if !yield(c.links[at].item) {
				return
			}
		}
	}
}
