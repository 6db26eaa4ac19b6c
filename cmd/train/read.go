package main

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"casus/conllu"
	"casus/lexicon"
	"casus/text"
)

// treebanks are the names that the files of the treebanks begin with.
var treebanks = []string{"en_ewt", "en_gum"}

// plainReports are the files of reports, JSON Lines with a "text", that the lower layers learn from: all, or every second one.
var plainReports = []struct {
	name  string
	every int
}{{"un-general-debate-2012-2024.jsonl.gz", 2}, {"current-events.jsonl.gz", 1}}

// read reads a part of every treebank.
func read(dir, part string) ([]text.Sample, error) {
	out := make([]text.Sample, len(treebanks))
	for i, bank := range treebanks {
		err := unzip(filepath.Join(dir, bank+"-"+part+".conllu.gz"), func(r io.Reader) (err error) {
			out[i].Text, out[i].Sentences, err = conllu.Read(r)
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	return out, nil
}

// readPlain reads the reports as sentences of words; a text that recurs is read once.
func readPlain(lex *lexicon.Set, dir string) ([][]string, error) {
	splitter, err := text.New(lex)
	if err != nil {
		return nil, err
	}
	var out [][]string
	seen := map[string]bool{}
	for _, file := range plainReports {
		line := 0
		err := unzip(filepath.Join(dir, file.name), func(r io.Reader) error {
			lines := bufio.NewScanner(r)
			lines.Buffer(nil, 1<<24)
			for lines.Scan() {
				if line++; line%file.every != 0 {
					continue
				}
				var report struct{ Text string }
				if err := json.Unmarshal(lines.Bytes(), &report); err != nil {
					return err
				}
				if seen[report.Text] {
					continue
				}
				seen[report.Text] = true
				for _, s := range splitter.SplitText(report.Text) {
					words := make([]string, len(s.Tokens))
					for i := range s.Tokens {
						words[i] = s.Tokens[i].Form
					}
					out = append(out, words)
				}
			}
			return lines.Err()
		})
		if err != nil {
			return nil, err
		}
	}
	return out, nil
}

func unzip(name string, f func(io.Reader) error) error {
	file, err := os.Open(name)
	if err != nil {
		return err
	}
	defer file.Close()
	z, err := gzip.NewReader(file)
	if err == nil {
		err = f(z)
	}
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return nil
}
