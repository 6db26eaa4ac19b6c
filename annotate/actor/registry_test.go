package actor

import (
	"testing"

	"casus/data"
	"casus/lexicon"
)

// TestRegistryLint keeps the shipped registry free of faults.
func TestRegistryLint(t *testing.T) {
	for _, err := range Check(lexicon.Open(data.FS)) {
		t.Error(err)
	}
}
