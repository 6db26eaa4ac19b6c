// Command gold takes an annotation file into the repository: it checks every span, replaces the words of others' texts by
// offsets, and writes two files, one to develop on and one kept for testing, parted by the hash of the item's id.
//
//	go run ./cmd/gold -in events.jsonl -out eval/gold/events-real -test 5 -data ../shared/data
package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"os"

	"casus"
	"casus/eval/gold"
)

func main() {
	in := flag.String("in", "", "annotation file, JSON Lines with texts")
	out := flag.String("out", "", "stem of the files to write: STEM-dev.jsonl and STEM-test.jsonl")
	test := flag.Int("test", 8, "sixteenths kept for testing")
	data := flag.String("data", "../shared/data", "development data, to check texts of others against")
	flag.Parse()
	if err := convert(*in, *out, byte(*test), gold.From(*data)); err != nil {
		fmt.Fprintln(os.Stderr, "gold:", err)
		os.Exit(1)
	}
}

func convert(in, out string, parts byte, texts gold.Texts) error {
	items, _, err := gold.Load(in, texts)
	if err != nil {
		return err
	}
	b, err := os.ReadFile(in)
	if err != nil {
		return err
	}
	var dev, test bytes.Buffer
	lines := bufio.NewScanner(bytes.NewReader(b))
	lines.Buffer(nil, 1<<24)
	n := 0
	for lines.Scan() {
		if len(bytes.TrimSpace(lines.Bytes())) == 0 {
			continue
		}
		it := items[n]
		n++
		line, err := rewrite(lines.Bytes(), it, texts)
		if err != nil {
			return fmt.Errorf("%s:%d: %s: %w", in, it.Line, it.ID, err)
		}
		to := &dev
		if it.Test(parts) {
			to = &test
		}
		to.Write(line)
		to.WriteByte('\n')
	}
	if err := os.WriteFile(out+"-dev.jsonl", dev.Bytes(), 0o644); err != nil {
		return err
	}
	return os.WriteFile(out+"-test.jsonl", test.Bytes(), 0o644)
}

// spanKeys are the keys whose strings are words of the text.
var spanKeys = map[string]bool{"trigger": true, "source": true, "cue": true, "content": true, "text": true}

// rewrite drops the text of others and turns the words into offsets. Own items stay as they are.
func rewrite(line []byte, it gold.Item, texts gold.Texts) ([]byte, error) {
	var m map[string]any
	if err := json.Unmarshal(line, &m); err != nil {
		return nil, err
	}
	for _, k := range []string{"note", "constructions"} {
		delete(m, k)
	}
	if it.Origin == "own" {
		return encode(m)
	}
	have, ok := texts.Sentences(it.SentIDs)
	if len(it.SentIDs) == 0 {
		have, ok = texts.Text(it.Origin, it.ID)
	}
	if !ok || have != it.Text {
		return nil, fmt.Errorf("the text is not that of the development data")
	}
	delete(m, "text")
	m["hash"] = casus.HashText(it.Text)
	for _, layer := range []string{"events", "statements", "names", "actors", "parties", "places", "times", "figures"} {
		list, _ := m[layer].([]any)
		for i, row := range list {
			list[i] = offsets(row.(map[string]any), it.Text, layer)
		}
	}
	return encode(m)
}

// offsets rewrites one row.
func offsets(row map[string]any, text, layer string) map[string]any {
	delete(row, "note")
	if at, ok := locate(row, text); ok { // a mention: {"text","occ",...}
		delete(row, "text")
		delete(row, "occ")
		row["at"] = at
	}
	for k, v := range row {
		switch {
		case k == "sources" || k == "targets":
			for i, p := range v.([]any) {
				if o, ok := p.(map[string]any); ok {
					v.([]any)[i] = offsets(o, text, "")
				}
			}
		case spanKeys[k] || k == "place" && layer == "events":
			row[k] = pieces(v, text)
		case k == "alt":
			alternatives(v, text)
		}
	}
	return row
}

// alternatives turns alternative words of others into offsets too.
func alternatives(v any, text string) {
	m, _ := v.(map[string]any)
	for k, list := range m {
		if l, ok := list.([]any); ok && spanKeys[k] {
			for i := range l {
				l[i] = pieces(l[i], text)
			}
		}
	}
}

func pieces(v any, text string) any {
	switch v := v.(type) {
	case []any:
		for i := range v {
			v[i] = pieces(v[i], text)
		}
		return v
	case nil:
		return nil
	case string:
		if at, ok := locate(map[string]any{"text": v}, text); ok {
			return map[string]any{"at": at}
		}
	case map[string]any:
		if at, ok := locate(v, text); ok {
			return map[string]any{"at": at}
		}
	}
	return v
}

// locate finds the words of {"text","occ"} in the text.
func locate(m map[string]any, text string) ([2]int, bool) {
	if inner, ok := m["text"].(map[string]any); ok {
		m = inner
	}
	words, ok := m["text"].(string)
	if !ok || words == "" {
		return [2]int{}, false
	}
	occ := 0
	if o, ok := m["occ"].(float64); ok {
		occ = int(o)
	}
	at := 0
	for n := 0; ; n++ {
		i := bytes.Index([]byte(text[at:]), []byte(words))
		if i < 0 {
			return [2]int{}, false
		}
		if n == occ {
			return [2]int{at + i, at + i + len(words)}, true
		}
		at += i + 1
	}
}

func encode(m map[string]any) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	err := enc.Encode(m)
	return bytes.TrimSpace(b.Bytes()), err
}
