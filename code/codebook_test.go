package code_test

import (
	"flag"
	"os"
	"testing"

	"casus/code"
	"casus/data"
	"casus/lexicon"
)

var update = flag.Bool("update", false, "write docs/codebook.md anew")

const codebookFile = "../docs/codebook.md"

// TestCodebook holds the codebook in docs against the data it is made of.
func TestCodebook(t *testing.T) {
	want, err := code.Codebook(lexicon.Open(data.FS), "")
	if err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile(codebookFile, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(codebookFile)
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != want {
		t.Error("docs/codebook.md is out of date: go test ./code -run Codebook -update")
	}
}
