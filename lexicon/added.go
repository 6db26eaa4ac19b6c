package lexicon

import (
	"io/fs"
	"os"
	"path/filepath"
	"testing/fstest"
)

// Added is a layer that adds one file of the user behind a data file: "actor/registry" and "mine.tsv" make
// "actor/registry+.tsv". Laid over the base by [Open], its entries are read after the built-in ones.
func Added(topic, file string) (fs.FS, error) {
	b, err := os.ReadFile(file)
	if err != nil {
		return nil, dataError(file, 0, err)
	}
	return fstest.MapFS{topic + "+" + filepath.Ext(file): {Data: b}}, nil
}
