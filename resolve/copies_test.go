package resolve

import (
	"fmt"
	"math/rand"
	"strings"
	"testing"
)

// prose makes a text of random words of a vocabulary.
func prose(rng *rand.Rand, words int) []string {
	out := make([]string, words)
	for i := range out {
		out[i] = fmt.Sprintf("w%d", rng.Intn(3000))
	}
	return out
}

// edited replaces, drops and adds words at the given rate, and cuts the last part off.
func edited(rng *rand.Rand, words []string, rate, cut float64) []string {
	var out []string
	for _, w := range words[:int(float64(len(words))*(1-cut))] {
		switch x := rng.Float64(); {
		case x < rate/3:
		case x < rate*2/3:
			out = append(out, fmt.Sprintf("x%d", rng.Intn(3000)))
		case x < rate:
			out = append(out, w, fmt.Sprintf("x%d", rng.Intn(3000)))
		default:
			out = append(out, w)
		}
	}
	return out
}

// TestPlantedCopies plants copies with edits among other texts: those with one word in twenty changed and a quarter cut off are found,
// and no text that was not planted is.
func TestPlantedCopies(t *testing.T) {
	rng := rand.New(rand.NewSource(7))
	var texts []string
	planted := map[int]int{}
	for i := range 200 {
		words := prose(rng, 60+rng.Intn(400))
		texts = append(texts, strings.Join(words, " "))
		if i%4 == 0 {
			planted[len(texts)] = len(texts) - 1
			texts = append(texts, strings.Join(edited(rng, words, 0.05, 0.25*rng.Float64()), " "))
		}
	}
	found := 0
	for _, g := range Copies(texts) {
		if len(g) != 2 || planted[g[1]] != g[0] {
			t.Errorf("group %v was not planted", g)
			continue
		}
		found++
	}
	if found < len(planted)*95/100 {
		t.Errorf("%d of %d planted copies found", found, len(planted))
	}
	if got := Copies([]string{"", "short text", "short text"}); len(got) != 0 {
		t.Errorf("texts too short to tell were grouped: %v", got)
	}
}
