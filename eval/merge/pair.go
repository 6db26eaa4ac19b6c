package merge

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"strings"

	"casus"
)

// Place is a mention of a report of others, stand-off: the report's id, the first digits of its text's hash, and the bytes of the trigger.
type Place struct {
	Report string `json:"report"`
	Hash   string `json:"hash"`
	Span   [2]int `json:"span"`
}

// LabelledPair are two mentions with whether they tell one event.
type LabelledPair struct {
	A    Place `json:"a"`
	B    Place `json:"b"`
	Same bool  `json:"same"`
}

// Test reports whether the pair is for testing only: the half whose first report's id has a SHA-256 that begins with 0 to 7.
func (p *LabelledPair) Test() bool { return casus.HashText(p.A.Report)[0] < '8' }

// LoadPairs reads labelled pairs, one a line.
func LoadPairs(file string) ([]LabelledPair, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var out []LabelledPair
	in := bufio.NewScanner(f)
	for n := 1; in.Scan(); n++ {
		var p LabelledPair
		if err := json.Unmarshal(in.Bytes(), &p); err != nil {
			return nil, fmt.Errorf("%s:%d: %w", file, n, err)
		}
		out = append(out, p)
	}
	return out, in.Err()
}

// Row is the mention of a record that the place means: the one whose trigger shares most bytes with it; "" when the coder has none there, or
// the text is another.
func (p *Place) Row(rec *casus.Record) string {
	if rec == nil || !strings.HasPrefix(rec.Report.Hash, p.Hash) {
		return ""
	}
	best, shared := "", 0
	for i := range rec.Events {
		n := 0
		for _, s := range rec.Events[i].Trigger.Spans {
			n += max(0, min(s.End, p.Span[1])-max(s.Start, p.Span[0]))
		}
		if n > shared {
			best, shared = p.Report+"/"+rec.Events[i].ID, n
		}
	}
	return best
}
