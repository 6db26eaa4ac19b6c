package gold

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
)

// Texts finds the texts of others in the development data, a folder laid out as that of the project ("reports", "treebanks", ...).
// Where the folder is absent, only texts of our own are at hand.
type Texts struct{ data *development }

type development struct {
	dir     string
	once    sync.Once
	reports map[string]string
	gum     map[string][]string // document -> texts of its sentences
}

// From makes Texts over a folder of development data; "" has none.
func From(dir string) Texts { return Texts{&development{dir: dir}} }

// Text is the text of the report with that id ("ID", or "ID#n" for a further item of one report).
func (t Texts) Text(origin, id string) (string, bool) {
	if t.data == nil || t.data.dir == "" {
		return "", false
	}
	t.data.once.Do(t.data.load)
	base, _, _ := strings.Cut(id, "#")
	if origin == "current-events" {
		s, ok := t.data.reports[base]
		return s, ok
	}
	return "", false
}

// Sentences is the text of a run of GUM sentences, joined by one space.
func (t Texts) Sentences(ids []string) (string, bool) {
	if t.data == nil || t.data.dir == "" {
		return "", false
	}
	t.data.once.Do(t.data.load)
	var parts []string
	for _, id := range ids {
		i := strings.LastIndexByte(id, '-')
		if i < 0 {
			return "", false
		}
		n, err := strconv.Atoi(id[i+1:])
		doc := t.data.gum[id[:i]]
		if err != nil || n < 1 || n > len(doc) {
			return "", false
		}
		parts = append(parts, doc[n-1])
	}
	return strings.Join(parts, " "), len(parts) > 0
}

// load reads what is there; a missing file leaves its texts out.
func (d *development) load() {
	d.reports, d.gum = map[string]string{}, map[string][]string{}
	d.lines("reports/current-events.jsonl.gz", func(line []byte) {
		var r struct{ ID, Text string }
		if json.Unmarshal(line, &r) == nil {
			d.reports[r.ID] = r.Text
		}
	})
	for _, part := range []string{"train", "dev"} {
		doc := ""
		d.lines("treebanks/en_gum-"+part+".conllu.gz", func(line []byte) {
			s := string(line)
			if id, ok := strings.CutPrefix(s, "# newdoc id = "); ok {
				doc = strings.TrimSpace(id)
			} else if text, ok := strings.CutPrefix(s, "# text = "); ok {
				d.gum[doc] = append(d.gum[doc], text)
			}
		})
	}
}

func (d *development) lines(name string, each func([]byte)) {
	f, err := os.Open(filepath.Join(d.dir, name))
	if err != nil {
		return
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return
	}
	defer z.Close()
	sc := bufio.NewScanner(z)
	sc.Buffer(nil, 1<<24)
	for sc.Scan() {
		each(sc.Bytes())
	}
}
