package gazetteer

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"sort"
	"strings"

	"github.com/klauspost/compress/zstd"
)

// magic stands at the head of the file, before the length of the compressed body.
const magic = "casus-gazetteer 2\n"

const (
	blockKeys = 32      // keys a block of the dictionary
	maxBody   = 1 << 28 // bytes of the body, against hostile files
	scale     = 1000    // coordinates are kept in thousandths of a degree, about 100 m
)

// Gazetteer is an opened file. It is read-only and safe for concurrent use.
type Gazetteer struct {
	names    []string
	ids      []uint32
	lat, lon []int32
	pop      []uint32
	admin1   []uint16
	feature  []uint8
	country  []uint8
	renown   []uint8

	admins, features, countries []string

	dict   []byte
	blocks []uint32 // offsets of blocks in dict
}

var errCorrupt = errors.New("gazetteer: the file is damaged")

// Read opens a gazetteer file.
func Read(b []byte) (*Gazetteer, error) {
	rest, ok := bytes.CutPrefix(b, []byte(magic))
	if !ok || len(rest) < 4 {
		return nil, errors.New("gazetteer: not a gazetteer file of this version")
	}
	n := binary.LittleEndian.Uint32(rest)
	if rest = rest[4:]; uint64(n) > uint64(len(rest)) {
		return nil, errCorrupt
	}
	z, err := zstd.NewReader(nil, zstd.WithDecoderMaxMemory(maxBody), zstd.WithDecoderConcurrency(1))
	if err != nil {
		return nil, err
	}
	defer z.Close()
	body, err := z.DecodeAll(rest[:n], nil)
	if err != nil {
		return nil, fmt.Errorf("gazetteer: %w", err)
	}
	g := &Gazetteer{}
	return g, g.decode(&cursor{b: body})
}

func (g *Gazetteer) decode(c *cursor) error {
	n := c.count()
	g.countries, g.admins, g.features = c.strings(), c.strings(), c.strings()
	g.names = c.strings()
	if c.bad || len(g.names) != n {
		return errCorrupt
	}
	g.ids, g.pop = make([]uint32, n), make([]uint32, n)
	g.lat, g.lon = make([]int32, n), make([]int32, n)
	g.admin1, g.feature, g.country, g.renown = make([]uint16, n), make([]uint8, n), make([]uint8, n), make([]uint8, n)
	for i := range g.country {
		g.country[i] = uint8(c.below(len(g.countries)))
	}
	for i := range g.admin1 {
		g.admin1[i] = uint16(c.below(len(g.admins)))
	}
	for i := range g.feature {
		g.feature[i] = uint8(c.below(len(g.features)))
	}
	for i := range g.ids {
		g.ids[i] = uint32(c.uint())
	}
	for i := range g.pop {
		g.pop[i] = uint32(c.uint())
	}
	for i := range g.renown {
		g.renown[i] = uint8(c.below(256))
	}
	var last int64
	for i := range g.lat {
		last += c.int()
		g.lat[i] = int32(last)
	}
	last = 0
	for i := range g.lon {
		last += c.int()
		g.lon[i] = int32(last)
	}
	blocks := c.count()
	g.blocks = make([]uint32, 0, min(blocks, len(c.b)))
	at := uint32(0)
	for i := 0; i < blocks && !c.bad; i++ {
		g.blocks = append(g.blocks, at)
		at += uint32(c.uint())
	}
	g.dict = c.b
	if c.bad || int64(at) != int64(len(g.dict)) || len(g.countries) > 256 || len(g.features) > 256 || len(g.admins) > 1<<16 {
		return errCorrupt
	}
	return nil
}

// Len is the number of places.
func (g *Gazetteer) Len() int { return len(g.names) }

// Entry is a place by index.
func (g *Gazetteer) Entry(i int32) Entry {
	return Entry{
		ID: int(g.ids[i]), Name: g.names[i], Feature: g.features[g.feature[i]], Country: g.countries[g.country[i]], Admin1: g.admins[g.admin1[i]],
		Lat: float64(g.lat[i]) / scale, Lon: float64(g.lon[i]) / scale, Population: int(g.pop[i]), Names: int(g.renown[i]),
	}
}

// Find looks a folded name up. more tells whether names of further words begin with it.
func (g *Gazetteer) Find(key string) (hits []Hit, more bool) {
	b := sort.Search(len(g.blocks), func(i int) bool { return string(g.head(i)) > key }) - 1
	if b < 0 {
		return nil, len(g.blocks) > 0 && continues(string(g.head(0)), key)
	}
	c := &cursor{b: g.dict[g.blocks[b]:]}
	var buf [128]byte
	cur := buf[:0]
	for len(c.b) > 0 && !c.bad {
		cur = c.key(cur)
		switch s := string(cur); {
		case s < key:
			c.hits(nil, len(g.names))
		case s == key:
			hits = c.hits(hits, len(g.names))
		default:
			return hits, continues(s, key)
		}
	}
	return hits, false
}

// continues tells whether longer is the key with further words.
func continues(longer, key string) bool {
	return len(longer) > len(key) && longer[len(key)] == ' ' && strings.HasPrefix(longer, key)
}

// head is the first key of a block, which shares nothing with one before it.
func (g *Gazetteer) head(block int) []byte {
	c := cursor{b: g.dict[g.blocks[block]:]}
	c.uint()
	return c.bytes(c.count())
}

// cursor reads the body; bad is set once something is missing, and what is read from then on is zero.
type cursor struct {
	b   []byte
	bad bool
}

func (c *cursor) uint() uint64 {
	v, n := binary.Uvarint(c.b)
	if n <= 0 {
		c.bad, c.b = true, nil
		return 0
	}
	c.b = c.b[n:]
	return v
}

func (c *cursor) int() int64 {
	v, n := binary.Varint(c.b)
	if n <= 0 {
		c.bad, c.b = true, nil
		return 0
	}
	c.b = c.b[n:]
	return v
}

// count is a number of things that take at least one byte each.
func (c *cursor) count() int { return c.below(len(c.b) + 1) }

func (c *cursor) below(n int) int {
	v := c.uint()
	if v >= uint64(n) {
		c.bad, c.b = true, nil
		return 0
	}
	return int(v)
}

func (c *cursor) bytes(n int) []byte {
	if n > len(c.b) {
		c.bad, c.b = true, nil
		return nil
	}
	out := c.b[:n]
	c.b = c.b[n:]
	return out
}

// strings are a list joined by line ends.
func (c *cursor) strings() []string {
	all := string(c.bytes(c.count()))
	if all == "" {
		return nil
	}
	return strings.Split(all, "\n")
}

// key is the next key of a block, given the one before.
func (c *cursor) key(last []byte) []byte {
	shared := c.below(len(last) + 1)
	return append(last[:shared], c.bytes(c.count())...)
}

// hits are the places of a key, appended to out; a nil out passes them over.
func (c *cursor) hits(out []Hit, places int) []Hit {
	for n := c.count(); n > 0 && !c.bad; n-- {
		v := c.uint()
		if v>>1 < uint64(places) {
			out = append(out, Hit{int32(v >> 1), v&1 == 1})
		}
	}
	return out
}

// Check looks at the head of a file without unpacking it.
func Check(b []byte) error {
	rest, ok := bytes.CutPrefix(b, []byte(magic))
	if !ok || len(rest) < 4 {
		return errors.New("gazetteer: not a gazetteer file of this version")
	}
	if n := binary.LittleEndian.Uint32(rest); uint64(n) > uint64(len(rest)-4) {
		return errCorrupt
	}
	return nil
}
