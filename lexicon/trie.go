package lexicon

// Trie finds the longest run of tokens that is an entry. Keys are token sequences; the caller normalises them. After
// the last Add it is read-only and safe for concurrent use.
type Trie[V any] struct {
	root node[V]
	size int
}

type node[V any] struct {
	next   map[string]*node[V]
	values []V
}

// Add puts a value at a token sequence; several values may stand at one.
func (t *Trie[V]) Add(key []string, value V) {
	if len(key) == 0 {
		return
	}
	n := &t.root
	for _, k := range key {
		if n.next == nil {
			n.next = map[string]*node[V]{}
		}
		child := n.next[k]
		if child == nil {
			child = &node[V]{}
			n.next[k] = child
		}
		n = child
	}
	n.values = append(n.values, value)
	t.size++
}

// Len is the number of values added.
func (t *Trie[V]) Len() int { return t.size }

// Get is the values at exactly this key.
func (t *Trie[V]) Get(key []string) []V {
	n := &t.root
	for _, k := range key {
		if n = n.next[k]; n == nil {
			return nil
		}
	}
	return n.values
}

// Longest walks key(from), key(from+1), ... below end and returns the values of the longest entry with its length in
// tokens, or 0.
func (t *Trie[V]) Longest(from, end int, key func(int) string) (values []V, length int) {
	n := &t.root
	for i := from; i < end; i++ {
		if n = n.next[key(i)]; n == nil {
			break
		}
		if len(n.values) > 0 {
			values, length = n.values, i-from+1
		}
	}
	return values, length
}

// All calls yield for every entry that starts at from, shortest first.
func (t *Trie[V]) All(from, end int, key func(int) string, yield func(length int, values []V)) {
	n := &t.root
	for i := from; i < end; i++ {
		if n = n.next[key(i)]; n == nil {
			return
		}
		if len(n.values) > 0 {
			yield(i-from+1, n.values)
		}
	}
}
