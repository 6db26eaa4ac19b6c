package ingest

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"unicode/utf8"

	"casus"
)

// line is one report of a JSON Lines file. Unknown keys are passed over.
type line struct {
	ID        any     `json:"id"`
	Text      *string `json:"text"`
	Title     string  `json:"title"`
	Source    string  `json:"source"`
	Published string  `json:"published"`
	URL       string  `json:"url"`
	Language  string  `json:"language"`
}

// maxLine leaves room for the escapes of a text of MaxText bytes.
const maxLine = 4 * MaxText

// jsonl reads one report a line; a line that cannot be read is an item with its error.
func (r *Reader) jsonl(name string, in io.Reader, yield func(Item) bool) {
	lines := bufio.NewReaderSize(in, 1<<16)
	for n := 1; ; n++ {
		b, tooLong, err := readLine(lines, maxLine)
		where := fmt.Sprintf("%s:%d", name, n)
		if n == 1 {
			b = bytes.TrimPrefix(b, []byte{0xEF, 0xBB, 0xBF})
		}
		switch {
		case tooLong:
			if !yield(Item{Name: where, Err: inputError(fmt.Errorf("the line is longer than %d bytes", maxLine), "split it into reports")}) {
				return
			}
		case len(bytes.TrimSpace(b)) > 0:
			raw, lineErr := decodeLine(b)
			item := Item{Name: where, Err: lineErr}
			if lineErr == nil {
				item.Report, item.Err = r.Report(raw)
			}
			if !yield(item) {
				return
			}
		}
		if err != nil {
			if !errors.Is(err, io.EOF) {
				yield(Item{Name: where, Err: inputError(err, "the rest of the file was not read")})
			}
			return
		}
	}
}

func decodeLine(b []byte) (Raw, error) {
	if !utf8.Valid(b) {
		return Raw{}, inputError(errors.New("the line is not valid UTF-8"), "JSON must be UTF-8: convert the file")
	}
	var l line
	if err := json.Unmarshal(b, &l); err != nil {
		return Raw{}, inputError(fmt.Errorf("not a JSON object with string fields: %w", err), `a line is {"id":...,"text":...}`)
	}
	if l.Text == nil {
		return Raw{}, inputError(errors.New(`no "text"`), `a line is {"id":...,"text":...}`)
	}
	raw := Raw{Text: *l.Text, Title: l.Title, Source: l.Source, Published: l.Published, URL: l.URL, Language: l.Language}
	switch id := l.ID.(type) {
	case nil:
	case string:
		raw.ID = id
	default:
		raw.ID = fmt.Sprint(id)
	}
	return raw, nil
}

// readLine returns the next line without its end; a line over limit is skipped and reported as too long.
func readLine(in *bufio.Reader, limit int) (line []byte, tooLong bool, err error) {
	for {
		part, err := in.ReadSlice('\n')
		if !tooLong {
			line = append(line, part...)
		}
		if len(line) > limit {
			tooLong, line = true, nil
		}
		if err == nil || !errors.Is(err, bufio.ErrBufferFull) {
			return bytes.TrimRight(line, "\r\n"), tooLong, err
		}
	}
}

func inputError(err error, hint string) error {
	return &casus.Error{Op: "read", Kind: casus.KindInput, Err: err, Hint: hint}
}
