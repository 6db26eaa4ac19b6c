package place

import (
	"strings"

	"casus/lexicon"
)

// cues are the words around names, by kind; the value of a word is "" where the kind has none.
type cues struct {
	kinds map[string]map[string][]string
	parts int // most parts of an entry
}

func readCues(lex *lexicon.Set) (*cues, error) {
	t, err := lex.Table("place/cues.tsv", "kind", "words")
	if err != nil {
		return nil, err
	}
	c := &cues{kinds: map[string]map[string][]string{}}
	for _, r := range t.Rows {
		kind := r.Get("kind")
		if _, ok := cueKinds[kind]; !ok {
			return nil, r.Errorf("unknown kind %q", kind)
		}
		if c.kinds[kind] == nil {
			c.kinds[kind] = map[string][]string{}
		}
		for _, w := range r.List("words") {
			if w != strings.ToLower(w) {
				return nil, r.Errorf("%q is not in lower case", w)
			}
			c.kinds[kind][w] = append(c.kinds[kind][w], r.Get("value"))
			c.parts = max(c.parts, strings.Count(w, " ")+1)
		}
	}
	for kind := range cueKinds {
		if len(c.kinds[kind]) == 0 {
			return nil, t.Rows[0].Errorf("no words of kind %q", kind)
		}
	}
	return c, nil
}

// cueKinds are the kinds of cue words that the table must have; the comments in it say what each is for.
var cueKinds = map[string]bool{
	"type": true, "versus": true, "bare": true, "namesake": true, "takes": true, "front": true, "direction": true, "part": true, "facility": true, "org": true, "orgof": true, "title": true,
	"office": true, "motion": true, "away": true, "speech": true, "locative": true, "goal": true, "source": true, "party": true, "topic": true,
	"firm": true, "seatof": true, "list": true, "plural": true, "joined": true, "small": true, "called": true, "calendar": true, "unit": true, "adjective": true, "sure": true, "vague": true, "inside": true, "upon": true, "passage": true, "apart": true, "leaving": true, "measure": true, "boundary": true, "happening": true,
}

func (c *cues) has(kind, word string) bool {
	_, ok := c.kinds[kind][word]
	return ok
}

// values are what the table says of a word of a kind.
func (c *cues) values(kind, word string) []string { return c.kinds[kind][word] }
