package sqlite

import (
	"context"
	"path/filepath"
	"sync"
	"testing"
)

// TestOpenedTogether opens a ledger that is not there yet many times at once, as `add` and `serve` started side by side do.
func TestOpenedTogether(t *testing.T) {
	for range 5 {
		path := filepath.Join(t.TempDir(), "l.casus")
		var wg sync.WaitGroup
		for range 8 {
			wg.Go(func() {
				l, err := Open(context.Background(), path, true)
				if err != nil {
					t.Error(err)
					return
				}
				if err := l.Close(); err != nil {
					t.Error(err)
				}
			})
		}
		wg.Wait()
	}
}
