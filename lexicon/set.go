// Package lexicon loads, checks and freezes the word data: commented text files that an analyst can edit. It knows file
// forms ([Table], YAML, word lists), not topics: each stage reads the files of its own topic through a [Set].
package lexicon

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"sort"
	"strings"

	"casus"
)

// Set is a read-only set of data files: a base file system with user files laid over it. It is safe for concurrent use.
type Set struct {
	layers []fs.FS // later layers win
}

// Open makes a set from a base and any number of overlays. A file of an overlay replaces the base's file of that path.
// A file "NAME+.EXT" in an overlay is read after "NAME.EXT" instead of replacing it, so that a user can add entries.
func Open(base fs.FS, overlays ...fs.FS) *Set {
	return &Set{layers: append([]fs.FS{base}, overlays...)}
}

// Read returns the bytes of a data file, from the topmost layer that has it, with the added files of all layers behind it.
func (s *Set) Read(name string) ([]byte, error) {
	files, err := s.sources(name)
	if err != nil {
		return nil, err
	}
	var out []byte
	for _, f := range files {
		out = append(out, f.data...)
		if n := len(out); n > 0 && out[n-1] != '\n' {
			out = append(out, '\n')
		}
	}
	return out, nil
}

type source struct {
	name string
	data []byte
}

// sources are the files behind a name: the topmost one and every added file, base first.
func (s *Set) sources(name string) ([]source, error) {
	var main *source
	var added []source
	ext := path.Ext(name)
	plus := strings.TrimSuffix(name, ext) + "+" + ext
	for _, layer := range s.layers {
		if b, err := fs.ReadFile(layer, name); err == nil {
			main = &source{name, b}
		} else if !errors.Is(err, fs.ErrNotExist) {
			return nil, dataError(name, 0, err)
		}
		if b, err := fs.ReadFile(layer, plus); err == nil {
			added = append(added, source{plus, b})
		}
	}
	if main == nil {
		return nil, dataError(name, 0, fmt.Errorf("no such data file"))
	}
	return append([]source{*main}, added...), nil
}

// Has reports whether a data file is there.
func (s *Set) Has(name string) bool {
	_, err := s.sources(name)
	return err == nil
}

// Files lists the data files in a folder (not below it), sorted, over all layers; names ending in "+" are left out, since
// they are read with the file they add to.
func (s *Set) Files(dir string) []string {
	seen := map[string]bool{}
	for _, layer := range s.layers {
		entries, err := fs.ReadDir(layer, dir)
		if err != nil {
			continue
		}
		for _, e := range entries {
			name := path.Join(dir, e.Name())
			if e.IsDir() || strings.HasSuffix(strings.TrimSuffix(name, path.Ext(name)), "+") || path.Ext(name) == ".go" {
				continue
			}
			seen[name] = true
		}
	}
	out := make([]string, 0, len(seen))
	for n := range seen {
		out = append(out, n)
	}
	sort.Strings(out)
	return out
}

// Hash is the hex SHA-256 over names and bytes of all files in use outside the models folder, in order of name.
func (s *Set) Hash() (string, error) {
	return s.hash(func(name string) bool { return !strings.HasPrefix(name, "models/") })
}

// ModelHash is the hex SHA-256 over names and bytes of the model files in use.
func (s *Set) ModelHash() (string, error) {
	return s.hash(func(name string) bool { return strings.HasPrefix(name, "models/") })
}

func (s *Set) hash(take func(string) bool) (string, error) {
	files := map[string][32]byte{}
	for i, layer := range s.layers {
		err := fs.WalkDir(layer, ".", func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || path.Ext(name) == ".go" || !take(name) {
				return err
			}
			b, err := fs.ReadFile(layer, name)
			if err != nil {
				return err
			}
			key := name
			if strings.HasSuffix(strings.TrimSuffix(name, path.Ext(name)), "+") {
				key = fmt.Sprintf("%s@%d", name, i)
			}
			files[key] = sha256.Sum256(b)
			return nil
		})
		if err != nil {
			return "", dataError(".", 0, err)
		}
	}
	names := make([]string, 0, len(files))
	for n := range files {
		names = append(names, n)
	}
	sort.Strings(names)
	h := sha256.New()
	for _, n := range names {
		sum := files[n]
		fmt.Fprintf(h, "%s %x\n", n, sum)
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}

// dataError is an error in a data file, at a line when line > 0.
func dataError(name string, line int, err error) error {
	subject := name
	if line > 0 {
		subject = fmt.Sprintf("%s:%d", name, line)
	}
	return &casus.Error{Op: "read data", Kind: casus.KindData, Subject: subject, Err: err}
}
