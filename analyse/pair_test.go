package analyse

import (
	"slices"
	"strings"
	"testing"

	"casus"
)

func TestPairMarks(t *testing.T) {
	for _, c := range []struct {
		words      string
		head, want []int
	}{
		{`He said " no " .`, []int{1, 6, 1, 1, 1, 1}, []int{1, 6, 3, 1, 3, 1}},
		{`The ( small one ) left`, []int{5, 5, 3, 0, 5, 6}, []int{5, 3, 3, 0, 3, 6}},
		{`Left ( and right`, []int{4, 0, 3, 0}, []int{4, 0, 3, 0}},
		{`“ yes no ” .`, []int{4, 4, 4, 4, 5}, []int{4, 4, 4, 4, 5}},
	} {
		var tokens []casus.Token
		for _, w := range strings.Fields(c.words) {
			tok := casus.Token{Form: w}
			if strings.ContainsAny(w, `"“”().`) {
				tok.UPOS = "PUNCT"
			}
			tokens = append(tokens, tok)
		}
		got := slices.Clone(c.head)
		if pairMarks(tokens, got); !slices.Equal(got, c.want) {
			t.Errorf("%s: heads %v, want %v", c.words, got, c.want)
		}
	}
}
