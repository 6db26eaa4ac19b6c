package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"runtime/debug"
	"strings"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"

	"casus"
	"casus/resolve"
)

type mergeCmd struct {
	Files []string `arg:"" optional:"" help:"Records as JSON Lines, as code writes them (also .gz, .zst); standard input when none is named."`
}

// Run merges the event mentions of records and writes one event a line.
func (c *mergeCmd) Run(ctx context.Context, s *settings, std streams) error {
	lex, err := s.lexicon()
	if err != nil {
		return err
	}
	r, err := resolve.New(lex)
	if err != nil {
		return err
	}
	// Most of what is read is thrown away at once, and the index only grows: collecting often keeps the peak near the index.
	defer debug.SetGCPercent(debug.SetGCPercent(20))
	index := r.Index()
	aside := 0
	for rec, err := range readRecords(c.Files, std.in) {
		if err != nil {
			aside++
			fmt.Fprintf(std.err, "casus: set aside %v\n", err)
			continue
		}
		if ctx.Err() != nil {
			return ctx.Err()
		}
		index.Put(rec)
	}
	out := bufio.NewWriterSize(std.out, 1<<16)
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	for e := range index.All() {
		if err := enc.Encode(&e); err != nil {
			return err
		}
	}
	if err := out.Flush(); err != nil {
		return err
	}
	if aside > 0 {
		return errSetAside
	}
	return nil
}

// readRecords are the records of JSON Lines files, or of standard input when none is named. A line that is no record, or a file that cannot be
// read, is an error with its name, and the rest goes on.
func readRecords(files []string, stdin io.Reader) iter.Seq2[*casus.Record, error] {
	return func(yield func(*casus.Record, error) bool) {
		if len(files) == 0 {
			recordLines("stdin", stdin, yield)
			return
		}
		for _, name := range files {
			in, err := openRecords(name)
			if err != nil {
				if !yield(nil, &casus.Error{Op: "merge", Kind: casus.KindInput, Subject: name, Err: err}) {
					return
				}
				continue
			}
			more := recordLines(name, in, yield)
			in.Close()
			if !more {
				return
			}
		}
	}
}

// openRecords opens a file, unpacking it by the ending of its name.
func openRecords(name string) (io.ReadCloser, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	var in io.Reader = f
	switch {
	case strings.HasSuffix(name, ".gz"):
		in, err = gzip.NewReader(f)
	case strings.HasSuffix(name, ".zst"):
		in, err = zstd.NewReader(f)
	}
	if err != nil {
		f.Close()
		return nil, err
	}
	return struct {
		io.Reader
		io.Closer
	}{in, f}, nil
}

// maxRecord is the longest line that is read as a record, in bytes.
const maxRecord = 1 << 28

func recordLines(name string, in io.Reader, yield func(*casus.Record, error) bool) bool {
	r := bufio.NewReaderSize(in, 1<<16)
	for n := 1; ; n++ {
		line, err := readLine(r)
		if len(strings.TrimSpace(string(line))) > 0 {
			rec := &casus.Record{}
			bad := json.Unmarshal(line, rec)
			if bad == nil && (rec.ID == "" || rec.Report.Hash == "") {
				bad = errors.New("no record: it has no id or no report")
			}
			if bad == nil {
				bad = rec.Validate()
			}
			if bad != nil {
				if !yield(nil, &casus.Error{Op: "merge", Kind: casus.KindInput, Subject: fmt.Sprintf("%s:%d", name, n), Err: bad, Hint: "merge reads what code writes"}) {
					return false
				}
			} else if !yield(rec, nil) {
				return false
			}
		}
		if err == io.EOF {
			return true
		}
		if err != nil {
			return yield(nil, &casus.Error{Op: "merge", Kind: casus.KindInput, Subject: name, Err: err})
		}
	}
}

// readLine reads up to a line end; a line longer than maxRecord is an error.
func readLine(r *bufio.Reader) ([]byte, error) {
	var line []byte
	for {
		part, err := r.ReadSlice('\n')
		line = append(line, part...)
		if len(line) > maxRecord {
			return nil, fmt.Errorf("a line of more than %d bytes", maxRecord)
		}
		if err != bufio.ErrBufferFull {
			return line, err
		}
	}
}
