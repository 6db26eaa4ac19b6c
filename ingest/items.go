package ingest

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"sort"
	"strings"

	"github.com/klauspost/compress/zstd"

	"casus"
)

// Item is one report of an input, or the reason why it was set aside. Name is the file, "file:line" or "stdin".
type Item struct {
	Name   string
	Report *casus.Report
	Err    error
}

// Items reads all reports of one input. The form is told by the name's ending (.jsonl, .ndjson, .html, .htm, .txt, ...; .gz and .zst are
// unpacked), else by the first bytes.
func (r *Reader) Items(name string, in io.Reader) iter.Seq[Item] {
	return func(yield func(Item) bool) {
		plainName, in, done, err := unpack(name, in)
		if err != nil {
			yield(Item{Name: name, Err: inputError(err, "is the file damaged?")})
			return
		}
		defer done()
		form := formOf(plainName)
		if form == "jsonl" {
			r.jsonl(name, in, yield)
			return
		}
		b, err := io.ReadAll(io.LimitReader(in, maxLine+1))
		if err != nil {
			yield(Item{Name: name, Err: inputError(err, "")})
			return
		}
		if form == "" {
			form = sniff(b)
		}
		if form == "jsonl" { // the input was read already; what was not read follows
			r.jsonl(name, io.MultiReader(bytes.NewReader(b), in), yield)
			return
		}
		rep, err := r.single(form, b)
		yield(Item{Name: name, Report: rep, Err: err})
	}
}

// single reads an input that holds one report.
func (r *Reader) single(form string, b []byte) (*casus.Report, error) {
	if len(b) > maxLine || form != "html" && len(b) > MaxText {
		return nil, inputError(fmt.Errorf("the file is larger than the limit of %d bytes for one report", MaxText), "split it into reports, or give JSONL")
	}
	if len(b) == 0 {
		return nil, inputError(errors.New("the file is empty"), "")
	}
	if form == "html" {
		return r.html(b)
	}
	text, _, err := decode(b)
	if err != nil {
		return nil, inputError(err, "convert the file to UTF-8")
	}
	return r.Report(Raw{Text: text})
}

func formOf(name string) string {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".jsonl", ".ndjson", ".json":
		return "jsonl"
	case ".html", ".htm", ".xhtml":
		return "html"
	case ".txt", ".text", ".md":
		return "plain"
	}
	return ""
}

func sniff(b []byte) string {
	head := bytes.ToLower(bytes.TrimLeft(b[:min(len(b), 1024)], "\xef\xbb\xbf \t\r\n"))
	switch {
	case bytes.HasPrefix(head, []byte("{")):
		return "jsonl"
	case bytes.HasPrefix(head, []byte("<!doctype html")), bytes.HasPrefix(head, []byte("<html")), bytes.Contains(head, []byte("<head")), bytes.Contains(head, []byte("<body")):
		return "html"
	}
	return "plain"
}

func unpack(name string, in io.Reader) (string, io.Reader, func(), error) {
	switch ext := strings.ToLower(filepath.Ext(name)); ext {
	case ".gz":
		z, err := gzip.NewReader(in)
		if err != nil {
			return "", nil, nil, err
		}
		return strings.TrimSuffix(name, filepath.Ext(name)), z, func() { z.Close() }, nil
	case ".zst":
		z, err := zstd.NewReader(in, zstd.WithDecoderMaxMemory(256<<20))
		if err != nil {
			return "", nil, nil, err
		}
		return strings.TrimSuffix(name, filepath.Ext(name)), z, z.Close, nil
	}
	return name, in, func() {}, nil
}

// Files expands arguments into the files to read, in order: globs by name, directories by walking them in order of name.
// Hidden files and files of no known form inside a directory are passed over. A missing one is returned as an error beside its name.
func Files(args []string) iter.Seq2[string, error] {
	return func(yield func(string, error) bool) {
		for _, arg := range args {
			paths := []string{arg}
			if _, err := os.Lstat(arg); err != nil && strings.ContainsAny(arg, "*?[") {
				if found, err := filepath.Glob(arg); err == nil && len(found) > 0 {
					sort.Strings(found)
					paths = found
				}
			}
			for _, p := range paths {
				if !walk(p, yield) {
					return
				}
			}
		}
	}
}

func walk(path string, yield func(string, error) bool) bool {
	info, err := os.Stat(path)
	if err != nil {
		return yield(path, inputError(errors.New("no such file or directory"), "check the name"))
	}
	if !info.IsDir() {
		return yield(path, nil)
	}
	found, goOn := false, true
	err = filepath.WalkDir(path, func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			goOn = yield(p, inputError(err, ""))
		} else if d.IsDir() && p != path && strings.HasPrefix(d.Name(), ".") {
			return fs.SkipDir
		} else if base, _ := strings.CutSuffix(strings.TrimSuffix(d.Name(), ".zst"), ".gz"); !d.IsDir() && d.Type().IsRegular() && !strings.HasPrefix(d.Name(), ".") && formOf(base) != "" {
			found = true
			goOn = yield(p, nil)
		}
		if !goOn {
			return fs.SkipAll
		}
		return nil
	})
	if goOn && err == nil && !found {
		goOn = yield(path, inputError(errors.New("the directory holds no report"), "files end in .txt, .html, .jsonl, also with .gz or .zst"))
	}
	return goOn
}
