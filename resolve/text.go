package resolve

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"casus/lexicon"
)

// lexis is what is known of words: how rare they are, and their endings.
type lexis struct {
	idf      map[string]float32
	unseen   float32 // rarity of a word that the statistics do not have
	suffixes []string
}

func loadLexis(lex *lexicon.Set) (*lexis, error) {
	t, err := lex.Table("resolve/frequencies.tsv", "word", "reports")
	if err != nil {
		return nil, err
	}
	l := &lexis{idf: make(map[string]float32, len(t.Rows))}
	total := 0.0
	for i, r := range t.Rows {
		n, err := strconv.ParseFloat(r.Get("reports"), 64)
		if err != nil || n <= 0 {
			return nil, r.Errorf("reports %q is no count", r.Get("reports"))
		}
		if i == 0 { // the first row is the number of all reports
			total = n
			continue
		}
		l.idf[r.Get("word")] = float32(math.Log(total / n))
	}
	l.unseen = float32(math.Log(total / 15))
	if t, err = lex.Table("resolve/suffixes.tsv", "suffix"); err != nil {
		return nil, err
	}
	for _, r := range t.Rows {
		l.suffixes = append(l.suffixes, r.Get("suffix"))
	}
	slices.SortStableFunc(l.suffixes, func(a, b string) int { return len(b) - len(a) })
	return l, nil
}

// Words are the runs of letters and digits of a text in lower case, in order.
func Words(text string) []string {
	return strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != utf8.RuneError })
}

// rarity is the inverse document frequency of a word in lower case.
func (l *lexis) rarity(w string) float32 {
	if v, ok := l.idf[w]; ok {
		return v
	}
	return l.unseen
}

// minStem is the length that a word keeps when an ending is taken off.
const minStem = 4

// stem is the word without its ending.
func (l *lexis) stem(w string) string {
	for _, s := range l.suffixes {
		if len(w) >= len(s)+minStem && strings.HasSuffix(w, s) {
			return w[:len(w)-len(s)]
		}
	}
	return w
}

// term is a word of a vector: its hash and weight.
type term struct {
	id     uint32
	weight float32
}

// vector is a bag of words, sorted by id, of length 1; nil when there is none.
type vector []term

// minRarity is below which a word says nothing of what a text is about (one report in twenty has it).
const minRarity = 3

// vector makes the bag of the rarest n words.
func (l *lexis) vector(words []string, n int) vector {
	count := make(map[uint32]term, len(words))
	for _, w := range words {
		r := l.rarity(w)
		if r < minRarity {
			continue
		}
		id := uint32(hash64(l.stem(w)))
		t := count[id]
		if t.weight == 0 {
			count[id] = term{id, r}
		} else if t.weight < 3*r { // a word counts up to three times
			t.weight += r / 2
			count[id] = t
		}
	}
	v := make(vector, 0, len(count))
	for _, t := range count {
		v = append(v, t)
	}
	slices.SortFunc(v, func(a, b term) int {
		if a.weight != b.weight {
			if a.weight > b.weight {
				return -1
			}
			return 1
		}
		return int(int64(a.id) - int64(b.id))
	})
	v = slices.Clip(v[:min(n, len(v))])
	sum := 0.0
	for _, t := range v {
		sum += float64(t.weight) * float64(t.weight)
	}
	if sum == 0 {
		return nil
	}
	norm := float32(1 / math.Sqrt(sum))
	for i := range v {
		v[i].weight *= norm
	}
	slices.SortFunc(v, func(a, b term) int { return int(int64(a.id) - int64(b.id)) })
	return v
}

// cosine is the likeness of two bags, 0 to 1.
func cosine(a, b vector) float32 {
	var sum float32
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i].id < b[j].id:
			i++
		case a[i].id > b[j].id:
			j++
		default:
			sum += a[i].weight * b[j].weight
			i++
			j++
		}
	}
	return sum
}

// hash64 is FNV-1a: the same on every machine and run.
func hash64(s string) uint64 {
	h := uint64(14695981039346656037)
	for i := 0; i < len(s); i++ {
		h = (h ^ uint64(s[i])) * 1099511628211
	}
	return h
}

// mix scrambles a hash (the finaliser of splitmix64).
func mix(h uint64) uint64 {
	h ^= h >> 30
	h *= 0xbf58476d1ce4e5b9
	h ^= h >> 27
	h *= 0x94d049bb133111eb
	return h ^ h>>31
}
