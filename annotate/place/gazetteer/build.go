package gazetteer

import (
	"encoding/binary"
	"sort"
	"strings"

	"github.com/klauspost/compress/zstd"
)

// Builder gathers places and names and writes the file. The same calls in any order give the same bytes.
type Builder struct {
	fold    *Folder
	entries []built
}

type built struct {
	Entry
	names map[string]bool // folded name -> alternate
}

// article is the Arabic article as [Folder] writes it, before a name.
const article = "al "

// NewBuilder makes a builder that folds names as given.
func NewBuilder(fold *Folder) *Builder { return &Builder{fold: fold} }

// Add puts a place with its other names. A name that folds to nothing is passed over.
func (b *Builder) Add(e Entry, alternates ...string) {
	e.Name = strings.TrimSpace(strings.ReplaceAll(e.Name, "\n", " "))
	names := map[string]bool{}
	for _, a := range alternates {
		if k := b.fold.Key(a); k != "" {
			names[k] = true
		}
	}
	if k := b.fold.Key(e.Name); k != "" {
		names[k] = false
		if short, ok := strings.CutPrefix(k, article); ok && len(short) > 3 {
			names[short] = false // "Al Fallujah" is Fallujah in the press
		}
	}
	if len(names) > 0 {
		b.entries = append(b.entries, built{e, names})
	}
}

// Bytes is the file.
func (b *Builder) Bytes() ([]byte, error) {
	es := b.entries
	sort.SliceStable(es, func(i, j int) bool {
		x, y := &es[i].Entry, &es[j].Entry
		switch {
		case x.Country != y.Country:
			return x.Country < y.Country
		case x.Admin1 != y.Admin1:
			return x.Admin1 < y.Admin1
		case x.ID != y.ID:
			return x.ID < y.ID
		case x.Name != y.Name:
			return x.Name < y.Name
		}
		return x.Lat < y.Lat
	})
	countries := table(es, func(e *built) string { return e.Country })
	admins := table(es, func(e *built) string { return e.Admin1 })
	features := table(es, func(e *built) string { return e.Feature })
	var w writer
	w.uint(uint64(len(es)))
	w.strings(countries.list)
	w.strings(admins.list)
	w.strings(features.list)
	names := make([]string, len(es))
	for i := range es {
		names[i] = es[i].Name
	}
	w.strings(names)
	for _, e := range es {
		w.uint(uint64(countries.at[e.Country]))
	}
	for _, e := range es {
		w.uint(uint64(admins.at[e.Admin1]))
	}
	for _, e := range es {
		w.uint(uint64(features.at[e.Feature]))
	}
	for _, e := range es {
		w.uint(uint64(e.ID))
	}
	for _, e := range es {
		w.uint(uint64(e.Population))
	}
	for _, e := range es {
		w.uint(uint64(min(255, max(0, e.Names))))
	}
	w.degrees(es, func(e *built) float64 { return e.Lat })
	w.degrees(es, func(e *built) float64 { return e.Lon })
	w.dictionary(es)
	z, err := zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedBestCompression), zstd.WithEncoderConcurrency(1))
	if err != nil {
		return nil, err
	}
	body := z.EncodeAll(w.b, nil)
	out := binary.LittleEndian.AppendUint32([]byte(magic), uint32(len(body)))
	return append(out, body...), nil
}

// list is a table of strings with their indexes.
type list struct {
	list []string
	at   map[string]int
}

func table(es []built, of func(*built) string) list {
	t := list{at: map[string]int{}}
	for i := range es {
		t.at[of(&es[i])] = 0
	}
	for s := range t.at {
		t.list = append(t.list, s)
	}
	sort.Strings(t.list)
	for i, s := range t.list {
		t.at[s] = i
	}
	return t
}

type writer struct{ b []byte }

func (w *writer) uint(v uint64) { w.b = binary.AppendUvarint(w.b, v) }

func (w *writer) strings(list []string) {
	s := strings.Join(list, "\n")
	w.uint(uint64(len(s)))
	w.b = append(w.b, s...)
}

func (w *writer) degrees(es []built, of func(*built) float64) {
	last := int64(0)
	for i := range es {
		d := of(&es[i]) * scale
		v := int64(d + 0.5)
		if d < 0 {
			v = int64(d - 0.5)
		}
		w.b = binary.AppendVarint(w.b, v-last)
		last = v
	}
}

// dictionary writes the names, sorted, in blocks: each key by the length it shares with the one before and the rest, then its places.
func (w *writer) dictionary(es []built) {
	places := map[string][]uint64{}
	for i := range es {
		for k, alternate := range es[i].names {
			v := uint64(i) << 1
			if alternate {
				v |= 1
			}
			places[k] = append(places[k], v)
		}
	}
	keys := make([]string, 0, len(places))
	for k := range places {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	var dict writer
	var sizes []int
	last := ""
	for i, k := range keys {
		if i%blockKeys == 0 {
			sizes = append(sizes, len(dict.b))
			last = ""
		}
		shared := 0
		for shared < len(last) && shared < len(k) && last[shared] == k[shared] {
			shared++
		}
		dict.uint(uint64(shared))
		dict.uint(uint64(len(k) - shared))
		dict.b = append(dict.b, k[shared:]...)
		at := places[k]
		sort.Slice(at, func(i, j int) bool { return at[i] < at[j] })
		dict.uint(uint64(len(at)))
		for _, v := range at {
			dict.uint(v)
		}
		last = k
	}
	w.uint(uint64(len(sizes)))
	for i, from := range sizes {
		to := len(dict.b)
		if i+1 < len(sizes) {
			to = sizes[i+1]
		}
		w.uint(uint64(to - from))
	}
	w.b = append(w.b, dict.b...)
}
